//! The ID token's validation (OpenID Connect Core §3.1.3.7): the signature by openidconnect's key types, then each claim in one place.
//!
//! openidconnect's own ID token type rejects a whole token for a claim that cids doesn't need, such as a `name` that is a number.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use openidconnect::core::CoreJsonWebKeySet;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::claims::{Payload, TypedClaims};
use super::{Attempt, AuthorizationRequest, Claims, Error, Jwt, Metadata, Signature, TokenSet};
use crate::account::Account;
use crate::clock::Instant;

/// How far a clock may be behind (`exp`, `auth_time`) and ahead (`nbf`, `iat`) before a token is refused.
const LEEWAY_BACK: TimeDelta = TimeDelta::minutes(2);
const LEEWAY_AHEAD: TimeDelta = TimeDelta::minutes(5);
/// OpenID Connect Core §2: `sub` has at most 255 characters.
const LONGEST_SUBJECT: usize = 255;
/// The algorithms that an error may name (RFC 7518 §3.1, RFC 8037 §3.1).
const ALGORITHMS: [&str; 14] =
    ["none", "HS256", "HS384", "HS512", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "ES256K", "EdDSA"];

/// Why an ID token is rejected. No variant holds text of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTokenError {
    /// Signed by another algorithm than RS256, which is named if it is known.
    Algorithm(Option<&'static str>),
    /// `aud` names another application.
    Audience,
    /// `azp` names another application.
    AuthorizedParty,
    /// `at_hash` is of another access token.
    AccessTokenHash,
    /// The person authenticated longer ago than `max_age` allows.
    AuthenticationTooOld,
    /// A claim is missing or malformed.
    Claim {
        /// Which one.
        name: &'static str,
        /// What is wrong with it.
        fault: ClaimFault,
    },
    /// It has expired.
    Expired,
    /// A claim lies in the future: a clock is wrong.
    NotYetValid {
        /// Which claim.
        claim: &'static str,
    },
    /// Another issuer.
    Issuer,
    /// Not the nonce of this sign-in.
    Nonce,
    /// The signature is not that of any of the authority's keys.
    Signature,
    /// An empty or an endless `sub`.
    Subject,
    /// `tid` is not the issuer's tenant.
    Tenant,
    /// `ver` is not that of the endpoint (Microsoft's ID token claims reference).
    Version,
    /// No such key, or several that it may be.
    UnknownKey,
    /// A refreshed ID token speaks of somebody else (OpenID Connect Core §12.2).
    OtherAccount,
    /// It is not a signed JSON Web Token, or its header asks for something that cids does not know.
    Malformed,
}

/// What is wrong with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimFault {
    /// It is not there.
    Missing,
    /// It is not of the type that it must have.
    WrongType,
    /// It appears twice.
    Repeated,
}

impl IdTokenError {
    /// Whether a wrong clock on this machine may be the whole reason.
    pub fn is_about_time(self) -> bool {
        matches!(self, Self::Expired | Self::NotYetValid { .. } | Self::AuthenticationTooOld)
    }

    fn during(self, attempt: Attempt) -> Error {
        Error::IdToken { reason: self, attempt }
    }
}

/// Verifies the ID token of a sign-in.
pub fn verify_sign_in(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    client_id: &str,
    request: &AuthorizationRequest,
    now: Instant,
) -> Result<Claims, Error> {
    let nonce = Some(request.nonce.secret().as_str());
    verify(tokens, keys, metadata, client_id, &Expected { nonce, authenticated_since: request.authenticated_since }, now)
        .map_err(|reason| reason.during(Attempt::SignIn))
}

/// Verifies the ID token of a sign-in by device code, whose request has no nonce.
pub fn verify_device_sign_in(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    client_id: &str,
    now: Instant,
) -> Result<Claims, Error> {
    verify(tokens, keys, metadata, client_id, &Expected::default(), now).map_err(|reason| reason.during(Attempt::Device))
}

/// Verifies the ID token of a refresh: about the same person, and without a nonce or with that of the sign-in (OpenID Connect Core §12.2).
pub fn verify_refreshed(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    account: &Account,
    nonce: Option<&str>,
    now: Instant,
) -> Result<Claims, Error> {
    let verified = || {
        let claims = match verify(tokens, keys, metadata, &account.client_id, &Expected::default(), now) {
            Err(IdTokenError::Nonce) if nonce.is_some() => {
                verify(tokens, keys, metadata, &account.client_id, &Expected { nonce, ..Expected::default() }, now)?
            }
            other => other?,
        };
        let same = claims.sub() == account.sub && claims.oid() == account.oid.as_deref() && metadata.issuer() == account.issuer;
        if same { Ok(claims) } else { Err(IdTokenError::OtherAccount) }
    };
    verified().map_err(|reason| reason.during(Attempt::Refresh))
}

/// What the request that a token answers decides of it.
#[derive(Default)]
struct Expected<'a> {
    /// The nonce that was sent; where none was, none can come back.
    nonce: Option<&'a str>,
    /// Since when the person must have authenticated, where `max_age` was asked.
    authenticated_since: Option<Instant>,
}

fn verify(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    client_id: &str,
    expected: &Expected<'_>,
    now: Instant,
) -> Result<Claims, IdTokenError> {
    let raw = tokens.id_token.as_ref().ok_or(IdTokenError::Malformed)?.expose();
    let jwt = Jwt::parse(raw).ok_or(IdTokenError::Malformed)?;
    check_header(jwt.header())?;
    match jwt.verify(keys) {
        Signature::Valid => {}
        Signature::Wrong => return Err(IdTokenError::Signature),
        Signature::UnknownKey => return Err(IdTokenError::UnknownKey),
        Signature::OtherAlgorithm => {
            let named = |name: &&str| jwt.header()["alg"].as_str().is_some_and(|algorithm| algorithm.eq_ignore_ascii_case(name));
            return Err(IdTokenError::Algorithm(ALGORITHMS.into_iter().find(named)));
        }
    }
    let payload: Payload = serde_json::from_slice(jwt.payload()).map_err(|_| IdTokenError::Malformed)?;
    let typed = TypedClaims::read(&payload)?;
    if typed.iss != metadata.issuer() {
        return Err(IdTokenError::Issuer);
    }
    // A token for another audience as well could be replayed by that audience.
    if typed.aud.is_empty() || typed.aud.iter().any(|audience| audience != client_id) {
        return Err(IdTokenError::Audience);
    }
    if typed.azp.as_deref().is_some_and(|party| party != client_id) {
        return Err(IdTokenError::AuthorizedParty);
    }
    if typed.exp <= now - LEEWAY_BACK {
        return Err(IdTokenError::Expired);
    }
    for (claim, instant) in [("iat", Some(typed.iat)), ("nbf", typed.nbf)] {
        if instant.is_some_and(|instant| instant > now + LEEWAY_AHEAD) {
            return Err(IdTokenError::NotYetValid { claim });
        }
    }
    // Compared by digest, so that the time taken tells nothing.
    let digest = |nonce: Option<&str>| nonce.map(Sha256::digest);
    if digest(typed.nonce.as_deref()) != digest(expected.nonce) {
        return Err(IdTokenError::Nonce);
    }
    if let Some(since) = expected.authenticated_since {
        match payload.auth_time()? {
            authenticated if authenticated < since - LEEWAY_BACK => return Err(IdTokenError::AuthenticationTooOld),
            authenticated if authenticated > now + LEEWAY_AHEAD => return Err(IdTokenError::NotYetValid { claim: "auth_time" }),
            _ => {}
        }
    }
    if typed.sub.trim().is_empty() || typed.sub.len() > LONGEST_SUBJECT {
        return Err(IdTokenError::Subject);
    }
    // Other providers have tenants and versions of their own.
    if let (Some(tid), Some(tenant)) = (&typed.tid, metadata.tenant_id())
        && tid != tenant
    {
        return Err(IdTokenError::Tenant);
    }
    if metadata.is_microsoft() {
        payload.check_once("oid")?;
    }
    if metadata.is_microsoft() && payload.claims.get("ver").and_then(Value::as_str).is_some_and(|version| version != "2.0") {
        return Err(IdTokenError::Version);
    }
    if typed.at_hash.as_ref().is_some_and(|hash| *hash != access_token_hash(tokens)) {
        return Err(IdTokenError::AccessTokenHash);
    }
    Ok(Claims::new(typed, payload.claims, raw, metadata))
}

/// Refuses what RFC 7515 §4.1.11 and RFC 8725 §3.11 say to refuse: extensions that are not understood, and another kind of token.
fn check_header(header: &Value) -> Result<(), IdTokenError> {
    let is_jwt = |kind: &str| {
        let kind = kind.to_ascii_lowercase();
        matches!(kind.strip_prefix("application/").unwrap_or(&kind), "jwt" | "jose")
    };
    let kind = match &header["typ"] {
        Value::Null => true,
        kind => kind.as_str().is_some_and(is_jwt),
    };
    if kind && header["cty"].is_null() && header.get("crit").is_none() { Ok(()) } else { Err(IdTokenError::Malformed) }
}

/// OpenID Connect Core §3.1.3.6, for RS256: the left half of the hash.
fn access_token_hash(tokens: &TokenSet) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(tokens.access_token.secret())[..16])
}

impl fmt::Display for IdTokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Algorithm(Some(algorithm)) => return write!(formatter, "it is signed with {algorithm}, and cids accepts RS256 only"),
            Self::Algorithm(None) => "it is not signed with RS256",
            Self::Audience => "its `aud` names another app",
            Self::AuthorizedParty => "its `azp` names another app",
            Self::AccessTokenHash => "its `at_hash` belongs to another access token",
            Self::AuthenticationTooOld => "its `auth_time` is older than `max_age` allows",
            Self::Claim { name, fault: ClaimFault::Missing } => return of_claim(formatter, name, "is missing"),
            Self::Claim { name, fault: ClaimFault::WrongType } => return of_claim(formatter, name, "has the wrong type"),
            Self::Claim { name, fault: ClaimFault::Repeated } => return of_claim(formatter, name, "appears twice"),
            Self::Expired => "it has expired (`exp`)",
            Self::NotYetValid { claim } => return of_claim(formatter, claim, "is in the future"),
            Self::Issuer => "its `iss` is another issuer",
            Self::Nonce => "its `nonce` belongs to another sign-in",
            Self::Signature => "its signature is wrong",
            Self::Subject => "its `sub` is empty or too long",
            Self::Tenant => "its `tid` is another tenant",
            Self::Version => "its `ver` is not 2.0",
            Self::UnknownKey => "it is signed with a key that the authority does not publish",
            Self::OtherAccount => "its `sub` or `oid` is another account",
            Self::Malformed => "it is not a signed JSON Web Token",
        };
        formatter.write_str(text)
    }
}

fn of_claim(formatter: &mut fmt::Formatter<'_>, name: &str, what: &str) -> fmt::Result {
    ["its `", name, "` ", what].into_iter().try_for_each(|part| formatter.write_str(part))
}

impl std::error::Error for IdTokenError {}

#[cfg(test)]
#[path = "tests/id_token.rs"]
mod tests;
