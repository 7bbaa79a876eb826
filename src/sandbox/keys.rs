//! The signing keys: two, as the real service always shows more than one. Kept between runs, because making one takes a second.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::{Error, tenant};

const BITS: usize = 2048;

/// The keys; the first signs.
pub(super) struct Keys(Vec<Key>);

struct Key {
    id: String,
    certificate: String,
    private: RsaPrivateKey,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    private_key: String,
    certificate: String,
}

impl Keys {
    pub(super) fn load(folder: Option<&Path>) -> Result<Self, Error> {
        let path = folder.map(|folder| folder.join("sandbox-keys.json"));
        let stored = path.as_ref().and_then(|path| fs::read(path).ok());
        if let Some(keys) = stored.and_then(|bytes| Self::read(&bytes)) {
            return Ok(keys);
        }
        let stored = [Stored::make()?, Stored::make()?];
        let bytes = serde_json::to_vec_pretty(&stored).map_err(|_| Error::Key)?;
        if let Some(path) = path {
            write_private(&path, &bytes).map_err(|source| Error::Folder { path, source })?;
        }
        Self::read(&bytes).ok_or(Error::Key)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let stored: Vec<Stored> = serde_json::from_slice(bytes).ok()?;
        let keys: Option<Vec<Key>> = stored.into_iter().map(Stored::into_key).collect();
        keys.filter(|keys| keys.len() == 2).map(Self)
    }

    /// Signs claims as a JWT (RFC 7515 §3.1) with RS256.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let key = &self.0[0];
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", encode(&json!({"typ": "JWT", "alg": "RS256", "kid": key.id})), encode(claims));
        let signature = SigningKey::<Sha256>::new(key.private.clone()).sign(input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    /// The key set as Entra shows it: no `alg`, and an issuer in each key.
    pub(super) fn set(&self) -> Value {
        let number = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
        let keys = self.0.iter().map(|key| {
            json!({
                "kty": "RSA", "use": "sig", "kid": key.id, "x5t": key.id, "n": number(key.private.n()), "e": number(key.private.e()),
                "x5c": [key.certificate], "issuer": tenant::issuer(),
            })
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }
}

impl Stored {
    fn make() -> Result<Self, Error> {
        let private = RsaPrivateKey::new(&mut rand::thread_rng(), BITS).map_err(|_| Error::Key)?;
        let pem = private.to_pkcs8_pem(LineEnding::LF).map_err(|_| Error::Key)?;
        let pair = KeyPair::from_pkcs8_pem_and_sign_algo(&pem, &PKCS_RSA_SHA256).map_err(|_| Error::Key)?;
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name.push(DnType::CommonName, "cids sandbox signing");
        let certificate = parameters.self_signed(&pair).map_err(|_| Error::Key)?;
        Ok(Self { private_key: pem.to_string(), certificate: STANDARD.encode(certificate.der()) })
    }

    fn into_key(self) -> Option<Key> {
        let private = RsaPrivateKey::from_pkcs8_pem(&self.private_key).ok()?;
        let thumbprint = Sha1::digest(STANDARD.decode(&self.certificate).ok()?);
        Some(Key { id: URL_SAFE_NO_PAD.encode(thumbprint), certificate: self.certificate, private })
    }
}

/// The temporary file is its owner's alone from the beginning.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.persist(path)?;
    Ok(())
}
