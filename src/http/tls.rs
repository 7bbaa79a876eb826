//! Whom to believe: the operating system's authorities, and others beside them, never instead.
//!
//! On Linux the platform's verifier is webpki over the certificates that rustls-native-certs finds, and that crate takes `SSL_CERT_FILE` in
//! the place of all of them. Here the same certificates are found in the same places, and the variable's are added.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, DistinguishedName, OtherError, RootCertStore, SignatureScheme};

use super::bundle::{self, Bundle};
use super::certificate::{Untrusted, issuer_of};
use super::{Error, Observer};
use crate::clock::Instant;

/// Whom to believe beside the operating system's authorities.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Files that must be usable.
    pub bundles: Vec<Bundle>,
    /// Folders of files, of which those count that can be read.
    pub folders: Vec<PathBuf>,
}

impl Trust {
    /// The certificates of all of it, unless a file is unusable.
    fn certificates(&self, now: Instant) -> Result<Vec<CertificateDer<'static>>, Error> {
        let mut found: Vec<_> =
            self.folders.iter().filter(|folder| !is_the_systems(folder)).flat_map(|folder| bundle::in_folder(folder)).collect();
        for bundle in &self.bundles {
            found.extend(bundle.read(now).map_err(Error::Bundle)?);
        }
        Ok(found)
    }

    /// Whether all of it can be used.
    pub fn check(&self, now: Instant) -> Result<(), Error> {
        self.certificates(now).map(drop)
    }
}

/// TLS that believes the operating system's authorities and those of `trust`.
pub(super) fn trusting(trust: &Trust, observer: Option<Arc<dyn Observer>>, now: Instant) -> Result<ClientConfig, Error> {
    let added = trust.certificates(now)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Witness { inner: platform(added, &provider).map_err(|reason| Error::Tls { reason })?, observer };
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Tls { reason: error.to_string() })?
        // "Dangerous" is any verifier of one's own; this one only reports what the platform's decides.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// TLS that believes nobody, for a client of plain HTTP: it reads no trust store.
pub(super) fn trusting_nobody() -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| Error::Tls { reason: error.to_string() })?;
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

#[cfg(any(windows, target_vendor = "apple"))]
fn platform(added: Vec<CertificateDer<'static>>, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, String> {
    let verifier = rustls_platform_verifier::Verifier::new_with_extra_roots(added, Arc::clone(provider));
    verifier.map(|verifier| Arc::new(verifier) as _).map_err(|error| error.to_string())
}

#[cfg(not(any(windows, target_vendor = "apple")))]
fn platform(added: Vec<CertificateDer<'static>>, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, String> {
    let mut roots = RootCertStore::empty();
    // A machine has roots that are too old to be read; the others serve.
    roots.add_parsable_certificates(of_the_system());
    roots.add_parsable_certificates(added);
    if roots.is_empty() {
        return Err("this machine has no certificates of authorities".to_owned());
    }
    let verifier = rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build();
    verifier.map(|verifier| verifier as _).map_err(|error| error.to_string())
}

/// What lies in the places where systems keep their authorities. The probe takes `SSL_CERT_FILE` for one of them; the folders hold the same
/// certificates as the file that it takes the place of.
#[cfg(not(any(windows, target_vendor = "apple")))]
fn of_the_system() -> Vec<CertificateDer<'static>> {
    let places = openssl_probe::probe();
    let mut folders: Vec<PathBuf> = places.cert_dir.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    folders.dedup();
    let mut folders = folders.iter();
    let mut found = rustls_native_certs::load_certs_from_paths(places.cert_file.as_deref(), folders.next().map(PathBuf::as_path)).certs;
    found.extend(folders.flat_map(|folder| rustls_native_certs::load_certs_from_paths(None, Some(folder)).certs));
    found
}

/// Whether it is read in any case: images often name the system's own folder.
fn is_the_systems(folder: &Path) -> bool {
    #[cfg(not(any(windows, target_vendor = "apple")))]
    let own = openssl_probe::candidate_cert_dirs().any(|own| own == folder);
    #[cfg(any(windows, target_vendor = "apple"))]
    let own = folder.as_os_str().is_empty();
    own
}

/// The platform's verifier, with a memory for what it was shown: its errors alone do not say whose certificate it was.
#[derive(Debug)]
struct Witness {
    inner: Arc<dyn ServerCertVerifier>,
    observer: Option<Arc<dyn Observer>>,
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let chain: Vec<_> = std::iter::once(end_entity).chain(intermediates).collect();
        let verified = self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        if verified.is_ok()
            && let Some(observer) = &self.observer
        {
            let issuer = issuer_of(&chain).unwrap_or_default();
            observer.exchange(&format!("* {} shows a certificate that was issued by {issuer}", server_name.to_str()));
        }
        verified.map_err(|error| match error {
            rustls::Error::InvalidCertificate(error) => {
                let untrusted = Untrusted::new(server_name.to_str().into_owned(), &error, &chain, now);
                CertificateError::Other(OtherError(Arc::new(untrusted))).into()
            }
            other => other,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }

    fn root_hint_subjects(&self) -> Option<&[DistinguishedName]> {
        self.inner.root_hint_subjects()
    }
}

impl std::fmt::Debug for dyn Observer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Observer")
    }
}
