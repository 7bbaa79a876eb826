//! The ID token's validation (OpenID Connect Core §3.1.3.7): what openidconnect checks, and around it what it leaves to its user.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{AccessTokenHash, ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError};

use super::{AuthorizationRequest, Claims, Error, Metadata, TokenSet};
use crate::account::Account;
use crate::clock::Instant;

/// How far a clock may be behind (`exp`) and ahead (`nbf`, `iat`) before a token is refused.
const LEEWAY_BACK: TimeDelta = TimeDelta::minutes(2);
const LEEWAY_AHEAD: TimeDelta = TimeDelta::minutes(5);
/// The library reports a refused `iat` as expired; this tells the two apart.
const FUTURE: &str = "in the future";
/// OpenID Connect Core §2: `sub` has at most 255 characters.
const LONGEST_SUBJECT: usize = 255;

/// Why an ID token is not believed. No variant holds text of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTokenError {
    /// Not RS256.
    Algorithm,
    /// `aud` or `azp` names another application.
    Audience,
    /// `at_hash` is of another access token.
    AccessTokenHash,
    /// It has ended.
    Expired,
    /// Made in the future, or valid only later: a clock is wrong.
    NotYetValid,
    /// Another issuer.
    Issuer,
    /// Not the nonce of this sign-in.
    Nonce,
    /// The signature is not that of any of the authority's keys.
    Signature,
    /// No, an empty, or an endless `sub`.
    Subject,
    /// `tid` is not the issuer's tenant.
    Tenant,
    /// `ver` is not that of the endpoint (Microsoft's ID token claims reference).
    Version,
    /// No such key.
    UnknownKey,
    /// A refreshed ID token speaks of somebody else (OpenID Connect Core §12.2).
    OtherAccount,
    /// It cannot be read.
    Malformed,
}

impl IdTokenError {
    /// Whether a wrong clock on this machine may be the whole reason.
    pub fn is_about_time(self) -> bool {
        matches!(self, Self::Expired | Self::NotYetValid)
    }
}

/// What an ID token's nonce must be.
#[derive(Clone, Copy)]
enum ExpectedNonce<'a> {
    /// This one.
    This(&'a Nonce),
    /// None was sent, so none can come back.
    Absent,
    /// A refresh's token should have none, and says nothing by one (OpenID Connect Core §12.2).
    Any,
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
    verify(tokens, keys, metadata, client_id, ExpectedNonce::This(&request.nonce), now).map_err(Error::IdToken)
}

/// Verifies the ID token of a sign-in by device code, whose request has no nonce.
pub fn verify_device_sign_in(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    client_id: &str,
    now: Instant,
) -> Result<Claims, Error> {
    verify(tokens, keys, metadata, client_id, ExpectedNonce::Absent, now).map_err(Error::IdToken)
}

/// Verifies the ID token of a refresh, which has no nonce and must speak of the same person.
pub fn verify_refreshed(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    account: &Account,
    now: Instant,
) -> Result<Claims, Error> {
    let claims = verify(tokens, keys, metadata, &account.client_id, ExpectedNonce::Any, now).map_err(Error::IdToken)?;
    let same = claims.sub() == account.sub && claims.oid().map(str::to_owned) == account.oid && metadata.issuer() == account.issuer;
    if same { Ok(claims) } else { Err(Error::IdToken(IdTokenError::OtherAccount)) }
}

fn verify(
    tokens: &TokenSet,
    keys: &CoreJsonWebKeySet,
    metadata: &Metadata,
    client_id: &str,
    nonce: ExpectedNonce<'_>,
    now: Instant,
) -> Result<Claims, IdTokenError> {
    let token = tokens.id_token.as_ref().ok_or(IdTokenError::Malformed)?;
    let issuer = IssuerUrl::new(metadata.issuer().to_owned()).map_err(|_| IdTokenError::Issuer)?;
    // As for a public client: a verifier that knew the secret could accept a token keyed with it.
    let verifier = CoreIdTokenVerifier::new_public_client(ClientId::new(client_id.to_owned()), issuer, keys.clone())
        // Never the metadata's list (RFC 8725 §3.1).
        .set_allowed_algs([CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256])
        .set_time_fn(move || now - LEEWAY_BACK)
        .set_issue_time_verifier_fn(move |issued| if issued <= now + LEEWAY_AHEAD { Ok(()) } else { Err(FUTURE.to_owned()) });
    let claims = match nonce {
        ExpectedNonce::This(nonce) => token.claims(&verifier, nonce),
        ExpectedNonce::Absent => {
            token.claims(&verifier, |nonce: Option<&Nonce>| if nonce.is_none() { Ok(()) } else { Err("there is one".to_owned()) })
        }
        ExpectedNonce::Any => token.claims(&verifier, |_: Option<&Nonce>| Ok(())),
    };
    let claims = claims.map_err(|error| reason(&error))?;
    let tail = claims.additional_claims();
    if tail.nbf.is_some_and(|nbf| DateTime::<Utc>::from_timestamp(nbf, 0).is_none_or(|nbf| nbf > now + LEEWAY_AHEAD)) {
        return Err(IdTokenError::NotYetValid);
    }
    if claims.authorized_party().is_some_and(|party| party.as_str() != client_id) {
        return Err(IdTokenError::Audience);
    }
    if claims.subject().trim().is_empty() || claims.subject().len() > LONGEST_SUBJECT {
        return Err(IdTokenError::Subject);
    }
    if let (Some(tid), Some(tenant)) = (&tail.tid, metadata.tenant_id())
        && tid != tenant
    {
        return Err(IdTokenError::Tenant);
    }
    // Other providers have versions of their own.
    if metadata.tenant_id().is_some() && tail.ver.as_deref().is_some_and(|version| version != "2.0") {
        return Err(IdTokenError::Version);
    }
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| IdTokenError::Algorithm)?;
        let key = token.signing_key(&verifier).map_err(|_| IdTokenError::Signature)?;
        let found = AccessTokenHash::from_token(&tokens.access_token, algorithm, key).map_err(|_| IdTokenError::AccessTokenHash)?;
        if found != *expected {
            return Err(IdTokenError::AccessTokenHash);
        }
    }
    let raw = token.to_string();
    let payload = raw.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok()).ok_or(IdTokenError::Malformed)?;
    let all = serde_json::from_slice(&payload).map_err(|_| IdTokenError::Malformed)?;
    Claims::new(all, &raw).ok_or(IdTokenError::Malformed)
}

fn reason(error: &ClaimsVerificationError) -> IdTokenError {
    use SignatureVerificationError as Signature;
    match error {
        ClaimsVerificationError::Expired(text) if text == FUTURE => IdTokenError::NotYetValid,
        ClaimsVerificationError::Expired(_) => IdTokenError::Expired,
        ClaimsVerificationError::InvalidAudience(_) => IdTokenError::Audience,
        ClaimsVerificationError::InvalidIssuer(_) => IdTokenError::Issuer,
        ClaimsVerificationError::InvalidNonce(_) => IdTokenError::Nonce,
        ClaimsVerificationError::InvalidSubject(_) => IdTokenError::Subject,
        ClaimsVerificationError::SignatureVerification(Signature::NoMatchingKey) => IdTokenError::UnknownKey,
        ClaimsVerificationError::SignatureVerification(Signature::DisallowedAlg(_) | Signature::UnsupportedAlg(_)) => {
            IdTokenError::Algorithm
        }
        ClaimsVerificationError::SignatureVerification(_) => IdTokenError::Signature,
        _ => IdTokenError::Malformed,
    }
}

impl fmt::Display for IdTokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Algorithm => "its signature is not RS256",
            Self::Audience => "it is for another application",
            Self::AccessTokenHash => "it belongs to another access token",
            Self::Expired => "it has already ended",
            Self::NotYetValid => "it was made in the future",
            Self::Issuer => "it comes from another issuer",
            Self::Nonce => "it belongs to another sign-in",
            Self::Signature => "its signature is wrong",
            Self::Subject => "it does not say whom it is about",
            Self::Tenant => "it comes from another tenant",
            Self::Version => "it is not a version 2.0 token",
            Self::UnknownKey => "it is signed with a key that the authority does not have",
            Self::OtherAccount => "it is about another account",
            Self::Malformed => "it cannot be read",
        })
    }
}

impl std::error::Error for IdTokenError {}

#[cfg(test)]
#[path = "tests/id_token.rs"]
mod tests;
