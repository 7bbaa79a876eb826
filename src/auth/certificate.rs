//! The application's certificate with its private key, from PEM or PKCS#12. Entra ID takes RSA keys.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pkcs12::pbe_params::EncryptedPrivateKeyInfo;
use ring::rand::SystemRandom;
use ring::signature::{KeyPair, RSA_PSS_SHA256, RsaKeyPair};
use sha2::{Digest, Sha256};
use x509_cert::der::Decode;

use super::pkcs12::{self as archive, Work};
use super::private_key::PrivateKey;
use crate::clock::Instant;
use crate::secret::Secret;
use crate::utf8;

/// A certificate that is in its time, or was when it was read, and its own key.
pub struct Certificate {
    key: RsaKeyPair,
    thumbprint: String,
}

/// What a file holds.
#[derive(Default)]
pub(super) struct Content {
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) key: Option<PrivateKey>,
}

/// Why a file holds no certificate that can be used. Nothing of its content is told.
#[derive(Debug, PartialEq, Eq)]
pub enum CertificateError {
    /// Its time is over.
    Ended {
        /// Since when.
        on: Instant,
    },
    /// The key is another certificate's.
    Mismatch,
    /// There is a key, but no certificate.
    NoCertificate,
    /// There is a certificate, but no key.
    NoKey,
    /// Its time has not come.
    NotYetValid {
        /// When it comes.
        from: Instant,
    },
    /// The key is not an RSA key.
    NotRsa,
    /// The key is encrypted in OpenSSL's way of before PKCS#8: one round of MD5.
    OldEncryption,
    /// The key is encrypted.
    PassphraseNeeded,
    /// The file is neither PEM nor PKCS#12, or a form of them that nobody uses.
    Unreadable {
        /// What about it.
        what: &'static str,
    },
    /// An RSA key of a size that cids does not sign with, or whose numbers contradict each other.
    UnusableKey {
        /// What is wrong with it.
        reason: String,
    },
    /// The key is encrypted with another passphrase.
    WrongPassphrase,
}

impl Certificate {
    /// Reads a file's content: PEM blocks of the certificate and its key in any order, or a PKCS#12 archive. Of several certificates the
    /// one that the key belongs to counts, and it must be in its time.
    pub fn read(bytes: &[u8], passphrase: Option<&Secret>, now: Instant) -> Result<Self, CertificateError> {
        if utf8::is_utf16(bytes) {
            return Err(CertificateError::Unreadable { what: "it is UTF-16 text, not UTF-8" });
        }
        let mut work = Work::for_file();
        let content = if bytes.windows(11).any(|window| window == b"-----BEGIN ") {
            from_pem(bytes, passphrase, &mut work)?
        } else {
            archive::open(bytes, passphrase, &mut work)?
        };
        let key = content.key.ok_or(CertificateError::NoKey)?.rsa()?;
        if content.certificates.is_empty() {
            return Err(CertificateError::NoCertificate);
        }
        let unreadable = CertificateError::Unreadable { what: "a certificate in it is damaged" };
        for der in &content.certificates {
            let Ok(parsed) = x509_cert::Certificate::from_der(der) else { return Err(unreadable) };
            let parsed = parsed.tbs_certificate;
            if parsed.subject_public_key_info.subject_public_key.raw_bytes() != key.public_key().as_ref() {
                continue;
            }
            let [from, until] =
                [parsed.validity.not_before, parsed.validity.not_after].map(|time| Instant::UNIX_EPOCH + time.to_unix_duration());
            return match () {
                () if until <= now => Err(CertificateError::Ended { on: until }),
                () if now < from => Err(CertificateError::NotYetValid { from }),
                () => Ok(Self { key, thumbprint: URL_SAFE_NO_PAD.encode(Sha256::digest(der)) }),
            };
        }
        Err(CertificateError::Mismatch)
    }

    /// `x5t#S256` (RFC 7515 §4.1.8), by which the authority finds it.
    pub(super) fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// A signature by PS256 (RFC 7518 §3.5).
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, CertificateError> {
        let mut signature = vec![0; self.key.public().modulus_len()];
        // Whether p and q are primes shows here alone.
        let signed = self.key.sign(&RSA_PSS_SHA256, &SystemRandom::new(), message, &mut signature);
        signed.map(|()| signature).map_err(|_| CertificateError::UnusableKey { reason: "it does not sign".to_owned() })
    }
}

fn from_pem(bytes: &[u8], passphrase: Option<&Secret>, work: &mut Work) -> Result<Content, CertificateError> {
    let unreadable = |what| CertificateError::Unreadable { what };
    let mut content = Content::default();
    for block in pem::parse_many(bytes).map_err(|_| unreadable("a PEM block in it is damaged"))? {
        let key = match block.tag() {
            "CERTIFICATE" => {
                content.certificates.push(block.into_contents());
                continue;
            }
            "RSA PRIVATE KEY" if block.headers().get("DEK-Info").is_some() => return Err(CertificateError::OldEncryption),
            "RSA PRIVATE KEY" => PrivateKey::Pkcs1(block.into_contents().into()),
            "PRIVATE KEY" => PrivateKey::Pkcs8(block.into_contents().into()),
            "ENCRYPTED PRIVATE KEY" => {
                let encrypted = EncryptedPrivateKeyInfo::from_der(block.contents()).map_err(|_| unreadable("the key in it is damaged"))?;
                archive::private_key(&encrypted, passphrase.ok_or(CertificateError::PassphraseNeeded)?, work)?
            }
            "EC PRIVATE KEY" => return Err(CertificateError::NotRsa),
            _ => continue,
        };
        if content.key.replace(key).is_some() {
            return Err(unreadable("there are several keys in it"));
        }
    }
    Ok(content)
}

impl fmt::Display for CertificateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |instant: &Instant| instant.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        match self {
            Self::Ended { on } => write!(formatter, "the certificate ended on {}", day(on)),
            Self::Mismatch => formatter.write_str("the key is not that of the certificate"),
            Self::NoCertificate => formatter.write_str("there is a key in it, but no certificate"),
            Self::NoKey => formatter.write_str("there is no private key in it"),
            Self::NotYetValid { from } => write!(formatter, "the certificate is not valid before {}", day(from)),
            Self::NotRsa => formatter.write_str("the key is not an RSA key, and Entra ID takes no other"),
            Self::OldEncryption => formatter.write_str("its key is encrypted in OpenSSL's old way"),
            Self::PassphraseNeeded => formatter.write_str("its key is encrypted"),
            Self::Unreadable { what } => formatter.write_str(what),
            Self::UnusableKey { reason } => write!(formatter, "the key cannot be used: {reason}"),
            Self::WrongPassphrase => formatter.write_str("the passphrase is not the one that its key is encrypted with"),
        }
    }
}

impl std::error::Error for CertificateError {}

#[cfg(test)]
#[path = "tests/certificate.rs"]
mod tests;
