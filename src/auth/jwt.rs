//! A JSON web token that somebody wants to look at (RFC 7519). Nothing here is relied on: an ID token that cids relies on is verified in
//! `id_token.rs`, and an access token is looked into only to keep Graph's at home.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeyId, SignatureVerificationError};
use serde_json::Value;

use super::scope::is_graph;

/// A token in three parts.
pub struct Jwt {
    header: Value,
    claims: Value,
    payload: Vec<u8>,
    signed: String,
    signature: Vec<u8>,
}

/// What a signature is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Made with one of the keys.
    Valid,
    /// Not made over these claims.
    Wrong,
    /// Made with a key that is not among them, or that cannot be told apart from others.
    UnknownKey,
    /// Of another kind than RS256.
    OtherAlgorithm,
}

impl Jwt {
    /// Reads a token; `None` for what is none, as an opaque token.
    pub fn parse(text: &str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let payload = URL_SAFE_NO_PAD.decode(claims).ok()?;
        let object = |json: &[u8]| serde_json::from_slice(json).ok().filter(Value::is_object);
        Some(Self {
            header: object(&URL_SAFE_NO_PAD.decode(header).ok()?)?,
            claims: object(&payload)?,
            payload,
            signed: signed.to_owned(),
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        })
    }

    /// The header.
    pub fn header(&self) -> &Value {
        &self.header
    }

    /// Whether anybody has signed it at all (RFC 7519 §6: an unsecured one has `alg` none and no signature).
    pub fn is_signed(&self) -> bool {
        let is_none = self.header["alg"].as_str().is_some_and(|algorithm| algorithm.eq_ignore_ascii_case("none"));
        !is_none && !self.signature.is_empty()
    }

    /// Whether Microsoft Graph is the audience.
    pub fn is_for_graph(&self) -> bool {
        match &self.claims["aud"] {
            Value::Array(several) => several.iter().filter_map(Value::as_str).any(is_graph),
            one => one.as_str().is_some_and(is_graph),
        }
    }

    /// The claims, as they stand.
    pub fn claims(&self) -> &Value {
        &self.claims
    }

    /// The JSON of the claims, which may have a member twice.
    pub(super) fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// Holds the signature against the one of `keys` that `kid` names, or against the only one where the header names none.
    pub fn verify(&self, keys: &CoreJsonWebKeySet) -> Signature {
        if self.header["alg"] != "RS256" {
            return Signature::OtherAlgorithm;
        }
        let id = match &self.header["kid"] {
            Value::Null => None,
            Value::String(kid) => Some(JsonWebKeyId::new(kid.clone())),
            _ => return Signature::UnknownKey,
        };
        let verified = |key: &CoreJsonWebKey| {
            key.verify_signature(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, self.signed.as_bytes(), &self.signature)
        };
        let named = keys.keys().iter().filter(|key| id.is_none() || key.key_id() == id.as_ref());
        // Skip keys of another type or for another use.
        let mut results = named.map(verified).filter(|result| !matches!(result, Err(SignatureVerificationError::InvalidKey(_))));
        match (results.next(), results.next()) {
            (Some(Ok(())), None) => Signature::Valid,
            (Some(Err(_)), None) => Signature::Wrong,
            _ => Signature::UnknownKey,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(json: &str) -> String {
        URL_SAFE_NO_PAD.encode(json)
    }

    #[test]
    fn only_three_parts_of_json_are_a_token() {
        let token = format!("{}.{}.{}", part(r#"{"alg":"RS256"}"#), part(r#"{"sub":"x"}"#), part("signature"));
        assert_eq!(Jwt::parse(&token).unwrap().claims()["sub"], "x");
        for other in
            ["", "a", "a.b", "a.b.c", "EwB0A8l6BAAU", &format!("{}.{}.{}", part("[]"), part("{}"), part("s")), &format!("{token}=")]
        {
            assert!(Jwt::parse(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_key_is_found_by_its_id_and_another_algorithm_is_not_tried() {
        let token = |header: &str| Jwt::parse(&format!("{}.{}.{}", part(header), part("{}"), part("s"))).unwrap();
        let keys = CoreJsonWebKeySet::new(Vec::new());
        assert_eq!(token(r#"{"alg":"RS256","kid":"a"}"#).verify(&keys), Signature::UnknownKey);
        assert_eq!(token(r#"{"alg":"none"}"#).verify(&keys), Signature::OtherAlgorithm);
        assert_eq!(token(r#"{"alg":"HS256","kid":"a"}"#).verify(&keys), Signature::OtherAlgorithm);
    }

    #[test]
    fn a_token_that_nobody_signed_is_recognised() {
        let is_signed = |header: &str, signature: &str| {
            Jwt::parse(&format!("{}.{}.{}", part(header), part("{}"), part(signature))).unwrap().is_signed()
        };
        assert!(is_signed(r#"{"alg":"RS256"}"#, "s"));
        for (header, signature) in [(r#"{"alg":"none"}"#, ""), (r#"{"alg":"nOnE"}"#, "s"), (r#"{"alg":"RS256"}"#, "")] {
            assert!(!is_signed(header, signature), "{header}");
        }
    }
}
