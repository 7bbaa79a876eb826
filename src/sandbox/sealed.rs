//! Tokens that only this tenant reads: refresh tokens, and access tokens for Graph. As at Entra they carry what they stand for, encrypted,
//! so that the tenant keeps nothing for each and a restart forgets none.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rand::Rng;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a user, or a client of its own, was granted.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Grant {
    pub(super) client_id: String,
    pub(super) user_id: String,
    pub(super) session_id: String,
    pub(super) issued_on: DateTime<Utc>,
    pub(super) authenticated_on: DateTime<Utc>,
}

/// Who may do what at Graph.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct GraphToken {
    pub(super) client_id: String,
    /// None for an app on its own.
    pub(super) user_id: Option<String>,
    /// Delegated permissions, or those of the app.
    pub(super) permissions: Vec<String>,
    pub(super) issued_on: DateTime<Utc>,
    pub(super) expires_on: DateTime<Utc>,
}

/// A kind of token, which cannot pass for another.
pub(super) trait Token: Serialize + DeserializeOwned {
    /// How its text begins at Entra.
    const PREFIX: &'static str;
}

impl Token for Grant {
    const PREFIX: &'static str = "1.A";
}

impl Token for GraphToken {
    const PREFIX: &'static str = "EwB";
}

/// Seals and unseals.
pub(super) struct Sealer(LessSafeKey);

impl Sealer {
    /// A sealer whose key is derived from `secret`.
    pub(super) fn new(secret: &str) -> Self {
        let key = Sha256::digest(format!("cids sandbox tokens\n{secret}"));
        let key = UnboundKey::new(&CHACHA20_POLY1305, &key).expect("a SHA-256 digest is as long as the key");
        Self(LessSafeKey::new(key))
    }

    pub(super) fn seal<T: Token>(&self, token: &T) -> String {
        let mut sealed = serde_json::to_vec(token).expect("a token is strings and times");
        let nonce: [u8; NONCE_LEN] = rand::thread_rng().r#gen();
        let aad = Aad::from(T::PREFIX.as_bytes());
        self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed).expect("a token is short");
        format!("{}{}", T::PREFIX, URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    pub(super) fn unseal<T: Token>(&self, text: &str) -> Option<T> {
        let mut bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix(T::PREFIX)?).ok()?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self.0.open_in_place(nonce, Aad::from(T::PREFIX.as_bytes()), sealed).ok()?;
        serde_json::from_slice(opened).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_unsealed_where_it_was_sealed_and_only_as_what_it_is() {
        let token = Grant {
            client_id: "app".to_owned(),
            user_id: "user".to_owned(),
            session_id: "session".to_owned(),
            issued_on: DateTime::UNIX_EPOCH,
            authenticated_on: DateTime::UNIX_EPOCH,
        };
        let sealer = Sealer::new("a");
        let text = sealer.seal(&token);
        assert_ne!(text, sealer.seal(&token));
        assert_eq!(sealer.unseal::<Grant>(&text).unwrap().user_id, "user");
        assert!(Sealer::new("b").unseal::<Grant>(&text).is_none());
        let as_graph = text.replacen(Grant::PREFIX, GraphToken::PREFIX, 1);
        assert!(sealer.unseal::<GraphToken>(&as_graph).is_none());
        let mut changed = text.clone().into_bytes();
        changed[20] = if changed[20] == b'A' { b'B' } else { b'A' };
        assert!(sealer.unseal::<Grant>(std::str::from_utf8(&changed).unwrap()).is_none());
        for wrong in ["", "1.A", "1.Ax", "1.A====", &text[..text.len() - 2]] {
            assert!(sealer.unseal::<Grant>(wrong).is_none(), "{wrong}");
        }
    }
}
