//! The local certificate authority, for clients that insist on https. It is kept in a folder of the person's own, and trusted by nobody
//! until somebody says so for one process.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Datelike, TimeDelta, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use url::Host;
use webpki::anchor_from_trusted_cert;

use super::{Error, files};

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
    let key = folder.map_or_else(|| KeyPair::generate().map_err(failed), key)?;
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = name("cids sandbox local authority");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // Fixed, so that the same key always makes a certificate that its leaves match.
    parameters.not_before = date_time_ymd(2024, 1, 1);
    parameters.not_after = date_time_ymd(2049, 12, 31);
    let authority = CertifiedIssuer::self_signed(parameters, key).map_err(failed)?;
    let Some(folder) = folder else { return Ok(authority) };
    let path = folder.join(CA_FILE);
    if !certifies(&path, authority.der()) {
        files::write(&path, authority.pem().as_bytes()).map_err(|source| Error::Folder { path, source })?;
    }
    Ok(authority)
}

/// The key in `folder`. Of several processes that start at once, the first one's is everybody's.
fn key(folder: &Path) -> Result<KeyPair, Error> {
    let path = folder.join(KEY_FILE);
    let stored = || KeyPair::from_pem(&fs::read_to_string(&path).ok()?).ok();
    if let Some(key) = stored() {
        return Ok(key);
    }
    let key = KeyPair::generate().map_err(|_| Error::Certificate)?;
    let pem = key.serialize_pem();
    let written = match files::write_new(&path, pem.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match stored() {
            Some(theirs) => return Ok(theirs),
            // What lies there is no key.
            None => files::write(&path, pem.as_bytes()),
        },
        written => written,
    };
    written.map(|()| key).map_err(|source| Error::Folder { path, source })
}

/// Whether the certificate in `path` is of the same name and key; its signature differs each time (ECDSA is randomised).
fn certifies(path: &Path, authority: &CertificateDer<'_>) -> bool {
    let Ok(stored) = CertificateDer::from_pem_file(path) else { return false };
    match (anchor_from_trusted_cert(&stored), anchor_from_trusted_cert(authority)) {
        (Ok(stored), Ok(authority)) => stored == authority,
        _ => false,
    }
}

fn name(common: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common);
    name
}

fn day(time: chrono::DateTime<Utc>) -> time::OffsetDateTime {
    date_time_ymd(time.year(), u8::try_from(time.month()).unwrap_or(1), u8::try_from(time.day()).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public_key(folder: &Path) -> String {
        authority(Some(folder)).unwrap().key().public_key_pem()
    }

    #[test]
    fn processes_that_start_at_once_share_one_authority() {
        for _ in 0..10 {
            let folder = tempfile::tempdir().unwrap();
            let keys: Vec<String> = std::thread::scope(|scope| {
                let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| public_key(folder.path()))).collect();
                starts.into_iter().map(|start| start.join().unwrap()).collect()
            });
            assert!(keys.iter().all(|key| *key == keys[0]));
            assert!(certifies(&folder.path().join(CA_FILE), authority(Some(folder.path())).unwrap().der()));
        }
    }

    #[test]
    fn what_is_damaged_or_of_another_key_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join(CA_FILE), folder.path().join(KEY_FILE));
        let first = public_key(folder.path());
        fs::write(&file, "garbage").unwrap();
        assert_eq!(public_key(folder.path()), first);
        for stored in [KeyPair::generate().unwrap().serialize_pem(), "garbage".to_owned()] {
            fs::write(&key, stored).unwrap();
            assert_ne!(public_key(folder.path()), first);
            assert!(certifies(&file, authority(Some(folder.path())).unwrap().der()));
        }
    }
}
