//! The signing keys: two, as the real service always shows more than one. Kept between runs, because making one takes a second.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey};
use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use super::{Error, defect, files};

const BITS: usize = 2048;

/// The keys; the first signs.
#[derive(Clone)]
pub(super) struct Keys(Vec<Key>);

#[derive(Clone)]
struct Key {
    id: String,
    certificate: String,
    pair: Arc<RsaKeyPair>,
}

/// A key as it stands in a tenant file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredKey {
    /// PKCS#8, in PEM.
    private_key: String,
    /// A certificate of it, in DER and base64, as `x5c` shows it.
    certificate: String,
}

impl fmt::Debug for StoredKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("StoredKey").finish_non_exhaustive()
    }
}

impl Keys {
    /// The keys of `stored`; nothing if one is broken.
    pub(super) fn read(stored: &[StoredKey]) -> Option<Self> {
        stored.iter().map(StoredKey::key).collect::<Option<_>>().map(Self)
    }

    /// The id of the key that signs.
    pub(super) fn signing_id(&self) -> &str {
        &self.0[0].id
    }

    /// Signs claims as a JWT (RFC 7515 §3.1) with RS256.
    pub(super) fn sign(&self, header: &Value, claims: &Value) -> String {
        let pair = &self.0[0].pair;
        let input = defect::input(header, claims);
        let mut signature = vec![0; pair.public().modulus_len()];
        let signed = pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), input.as_bytes(), &mut signature);
        signed.expect("the signature has the length of the modulus");
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// The claims of a JWT that one of these keys signed.
    pub(super) fn verified(&self, token: &str) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        let verifies = |key: &Key| {
            let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.pair.public());
            public.verify(signed.as_bytes(), &signature).is_ok()
        };
        if !self.0.iter().any(verifies) {
            return None;
        }
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(signed.split_once('.')?.1).ok()?).ok()
    }

    /// The key set as Entra shows it: no `alg`, and an issuer in each key.
    pub(super) fn set(&self, issuer: &str) -> Value {
        let keys = self.0.iter().map(|key| {
            let PublicKeyComponents { n, e } = PublicKeyComponents::<Vec<u8>>::from(key.pair.public());
            let [n, e] = [n, e].map(|number| URL_SAFE_NO_PAD.encode(number));
            json!({
                "kty": "RSA", "use": "sig", "kid": key.id, "x5t": key.id, "n": n, "e": e,
                "x5c": [key.certificate], "issuer": issuer,
            })
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }
}

impl StoredKey {
    /// The two keys that this person's sandboxes share, kept in `folder`; made now if they are not there.
    pub(super) fn shared(folder: Option<&Path>) -> Result<Vec<Self>, Error> {
        let path = folder.map(|folder| folder.join("sandbox-keys.json"));
        let stored = path.as_ref().and_then(|path| fs::read(path).ok());
        let stored: Option<Vec<Self>> = stored.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if let Some(stored) = stored.filter(|stored| stored.len() == 2 && Keys::read(stored).is_some()) {
            return Ok(stored);
        }
        let stored = vec![Self::make()?, Self::make()?];
        if let Some(path) = path {
            let bytes = serde_json::to_vec_pretty(&stored).map_err(|_| Error::Key)?;
            files::write(&path, &bytes).map_err(|source| Error::Folder { path, source })?;
        }
        Ok(stored)
    }

    /// What only this key's owner knows.
    pub(super) fn secret(&self) -> String {
        self.private_key.clone()
    }

    pub(super) fn make() -> Result<Self, Error> {
        let private = RsaPrivateKey::new(&mut rand::thread_rng(), BITS).map_err(|_| Error::Key)?;
        let pem = private.to_pkcs8_pem(LineEnding::LF).map_err(|_| Error::Key)?;
        let pair = KeyPair::from_pkcs8_pem_and_sign_algo(&pem, &PKCS_RSA_SHA256).map_err(|_| Error::Key)?;
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name.push(DnType::CommonName, "cids sandbox signing");
        let certificate = parameters.self_signed(&pair).map_err(|_| Error::Key)?;
        Ok(Self { private_key: pem.to_string(), certificate: STANDARD.encode(certificate.der()) })
    }

    fn key(&self) -> Option<Key> {
        let der = PrivatePkcs8KeyDer::from_pem_slice(self.private_key.as_bytes()).ok()?;
        let pair = Arc::new(RsaKeyPair::from_pkcs8(der.secret_pkcs8_der()).ok()?);
        let thumbprint = Sha1::digest(STANDARD.decode(&self.certificate).ok()?);
        Some(Key { id: URL_SAFE_NO_PAD.encode(thumbprint), certificate: self.certificate.clone(), pair })
    }
}
