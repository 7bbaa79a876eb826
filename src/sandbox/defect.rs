//! ID tokens with one defect each: what a client must not let pass (OpenID Connect Core §3.1.3.7, RFC 8725).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::keys::Keys;

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Defect {
    WrongIssuer,
    WrongAudience,
    AnotherParty,
    MissingSubject,
    EmptySubject,
    Expired,
    NotYetValid,
    IssuedInTheFuture,
    WrongNonce,
    MissingNonce,
    WrongTenant,
    WrongVersion,
    WrongAtHash,
    BrokenSignature,
    NoSignature,
    SymmetricSignature,
    UnknownKey,
    NoKeyId,
    CriticalHeader,
    TypeOfAccessToken,
}

/// Minutes are not enough: clients allow for clocks that differ.
const A_DAY: i64 = 86_400;

/// Signs claims, with the defect in them or in how they are signed; `client_secret` keys the symmetric one.
pub(super) fn sign(keys: &Keys, mut claims: Value, defect: Option<Defect>, client_secret: &str) -> String {
    let mut header = json!({"typ": "JWT", "alg": "RS256", "kid": keys.signing_id()});
    let text = |claims: &Value, name: &str| claims[name].as_str().unwrap_or_default().to_owned();
    let time = |claims: &Value, name: &str| claims[name].as_i64().unwrap_or_default();
    let Some(defect) = defect else { return keys.sign(&header, &claims) };
    match defect {
        Defect::WrongIssuer => claims["iss"] = format!("{}1", text(&claims, "iss")).into(),
        Defect::WrongAudience => claims["aud"] = format!("{}1", text(&claims, "aud")).into(),
        Defect::AnotherParty => claims["azp"] = "00000000-0000-4000-8000-000000000000".into(),
        Defect::MissingSubject => drop(claims.as_object_mut().and_then(|claims| claims.shift_remove("sub"))),
        Defect::EmptySubject => claims["sub"] = "".into(),
        Defect::Expired => {
            for name in ["iat", "nbf", "exp"] {
                claims[name] = (time(&claims, name) - A_DAY).into();
            }
        }
        Defect::NotYetValid => claims["nbf"] = (time(&claims, "nbf") + A_DAY).into(),
        Defect::IssuedInTheFuture => claims["iat"] = (time(&claims, "iat") + A_DAY).into(),
        Defect::WrongNonce => claims["nonce"] = format!("{}1", text(&claims, "nonce")).into(),
        Defect::MissingNonce => drop(claims.as_object_mut().and_then(|claims| claims.shift_remove("nonce"))),
        Defect::WrongTenant => claims["tid"] = "00000000-0000-4000-8000-000000000000".into(),
        Defect::WrongVersion => claims["ver"] = "1.0".into(),
        Defect::WrongAtHash => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA".into(),
        Defect::UnknownKey => header["kid"] = "unknown".into(),
        Defect::NoKeyId => drop(header.as_object_mut().and_then(|header| header.shift_remove("kid"))),
        Defect::CriticalHeader => header["crit"] = json!(["exp"]),
        Defect::TypeOfAccessToken => header["typ"] = "at+jwt".into(),
        Defect::BrokenSignature => {
            let token = keys.sign(&header, &claims);
            let (rest, signature) = token.rsplit_once('.').unwrap_or_default();
            let other = if signature.starts_with('A') { 'B' } else { 'A' };
            return format!("{rest}.{other}{}", signature.get(1..).unwrap_or_default());
        }
        Defect::NoSignature => {
            header = json!({"typ": "JWT", "alg": "none"});
            return format!("{}.", input(&header, &claims));
        }
        Defect::SymmetricSignature => {
            header["alg"] = "HS256".into();
            let input = input(&header, &claims);
            let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, client_secret.as_bytes()), input.as_bytes());
            return format!("{input}.{}", URL_SAFE_NO_PAD.encode(tag));
        }
    }
    keys.sign(&header, &claims)
}

/// What is signed (RFC 7515 §5.1).
pub(super) fn input(header: &Value, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", encode(header), encode(claims))
}
