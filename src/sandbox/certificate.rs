//! The local certificate authority, for clients that insist on https. It is kept in a folder of the person's own, and trusted by nobody
//! until somebody says so for one process.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Datelike, TimeDelta, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use url::Host;

use super::Error;
use super::keys::write_private;

/// Where a folder has the authority's certificate.
pub const CA_FILE: &str = "sandbox-ca.pem";
const KEY_FILE: &str = "sandbox-ca-key.pem";
/// Browsers and Apple's platforms refuse longer ones (CA/Browser Forum, 398 days).
const LEAF_LIFETIME: TimeDelta = TimeDelta::days(397);

/// The authority's certificate file in `folder`, made now if it is not there.
pub fn certificate_file(folder: &Path) -> Result<PathBuf, Error> {
    authority(Some(folder))?;
    Ok(folder.join(CA_FILE))
}

/// What a TLS server needs to answer to `names`.
pub(super) fn server(folder: Option<&Path>, names: Vec<String>) -> Result<ServerConfig, Error> {
    let failed = |_| Error::Certificate;
    // A wildcard would be in the certificate and match no request.
    if names.iter().any(|name| name.contains('*') || Host::parse(name).or_else(|_| Host::parse(&format!("[{name}]"))).is_err()) {
        return Err(Error::Certificate);
    }
    let authority = authority(folder)?;
    let key = KeyPair::generate().map_err(failed)?;
    let mut leaf = CertificateParams::new(names).map_err(failed)?;
    leaf.distinguished_name = name("cids sandbox");
    leaf.use_authority_key_identifier_extension = true;
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let (from, to) = (Utc::now() - TimeDelta::days(1), Utc::now() + LEAF_LIFETIME - TimeDelta::days(1));
    leaf.not_before = day(from);
    leaf.not_after = day(to);
    let certificate = leaf.signed_by(&key, &authority).map_err(failed)?;
    let chain = vec![certificate.der().clone(), authority.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(|_| Error::Certificate)?;
    builder.with_no_client_auth().with_single_cert(chain, key).map_err(|_| Error::Certificate)
}

fn authority(folder: Option<&Path>) -> Result<CertifiedIssuer<'static, KeyPair>, Error> {
    let failed = |_| Error::Certificate;
    let stored = folder.and_then(|folder| KeyPair::from_pem(&fs::read_to_string(folder.join(KEY_FILE)).ok()?).ok());
    let is_new = stored.is_none();
    let key = stored.map_or_else(KeyPair::generate, Ok).map_err(failed)?;
    let pem = key.serialize_pem();
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = name("cids sandbox local authority");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // Fixed, so that the same key always makes a certificate that its leaves match.
    parameters.not_before = date_time_ymd(2024, 1, 1);
    parameters.not_after = date_time_ymd(2049, 12, 31);
    let authority = CertifiedIssuer::self_signed(parameters, key).map_err(failed)?;
    let Some(folder) = folder else { return Ok(authority) };
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        write_private(&path, text.as_bytes()).map_err(|source| Error::Folder { path, source })
    };
    if is_new {
        write(KEY_FILE, &pem)?;
    }
    if is_new || !folder.join(CA_FILE).exists() {
        write(CA_FILE, &authority.pem())?;
    }
    Ok(authority)
}

fn name(common: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common);
    name
}

fn day(time: chrono::DateTime<Utc>) -> time::OffsetDateTime {
    date_time_ymd(time.year(), u8::try_from(time.month()).unwrap_or(1), u8::try_from(time.day()).unwrap_or(1))
}
