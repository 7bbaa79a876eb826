//! What proves that a token request comes from the application: a client secret (RFC 6749 §2.3.1), or a client assertion (RFC 7521 §4.2)
//! that its certificate's key signs, or that a platform which knows the application has signed.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde_json::json;
use zeroize::Zeroizing;

use super::{Certificate, CertificateError, Error, Jwt, numeric_date};
use crate::clock::Instant;
use crate::secret::Secret;
use crate::utf8;

/// RFC 7523 §2.2.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Microsoft asks for five to ten minutes at most.
const ASSERTION_LIFETIME: TimeDelta = TimeDelta::minutes(5);
/// Longer than any token of a platform.
const LONGEST_TOKEN: u64 = 64 * 1024;

/// What proves that a token request comes from the application.
#[derive(Clone)]
pub enum Credential {
    /// A client secret.
    Secret(Secret),
    /// A certificate, whose key signs an assertion for each request.
    Certificate(Arc<Certificate>),
    /// A file with an assertion of the platform that the application runs on. The platform renews it, so each request reads it anew.
    FederatedToken(PathBuf),
}

/// Why a file holds no federated token. Its content is never told, nor sent: it may be the wrong file.
#[derive(Debug)]
pub enum FederatedTokenError {
    /// It has ended.
    Ended {
        /// When.
        on: Instant,
    },
    /// It is not a JSON web token.
    NoToken,
    /// It cannot be read.
    Unreadable(io::Error),
}

impl Credential {
    /// The parameters of a client assertion for `receiver`, the URL that it is sent to (RFC 7523 §3); none for a secret.
    pub(super) async fn assertion(&self, client_id: &str, receiver: &str, now: Instant) -> Result<Vec<(&'static str, String)>, Error> {
        let assertion = match self {
            Self::Secret(_) => return Ok(Vec::new()),
            Self::Certificate(certificate) => signed(certificate, client_id, receiver, now).map_err(Error::Certificate)?,
            Self::FederatedToken(path) => {
                let token = read_federated_token(path.clone(), now).await;
                token.map_err(|reason| Error::FederatedToken { path: path.clone(), reason })?.expose().to_owned()
            }
        };
        Ok(vec![("client_assertion_type", ASSERTION_TYPE.to_owned()), ("client_assertion", assertion)])
    }
}

/// An assertion by the certificate's key (RFC 7523 §3, in the form of Microsoft's certificate credentials).
fn signed(certificate: &Certificate, client_id: &str, receiver: &str, now: Instant) -> Result<String, CertificateError> {
    let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": certificate.thumbprint() });
    let claims = json!({
        "aud": receiver,
        "iss": client_id,
        "sub": client_id,
        "jti": format!("{:032x}", rand::random::<u128>()),
        "iat": now.timestamp(),
        "nbf": now.timestamp(),
        "exp": (now + ASSERTION_LIFETIME).timestamp(),
    });
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let signed = format!("{header}.{claims}");
    let signature = URL_SAFE_NO_PAD.encode(certificate.sign(signed.as_bytes())?);
    Ok(format!("{signed}.{signature}"))
}

/// Beside the runtime, so that Ctrl-C works while nobody writes into a pipe.
async fn read_federated_token(path: PathBuf, now: Instant) -> Result<Secret, FederatedTokenError> {
    let read = tokio::task::spawn_blocking(move || federated_token(&path, now)).await;
    read.unwrap_or_else(|stopped| Err(FederatedTokenError::Unreadable(io::Error::other(stopped))))
}

fn federated_token(path: &Path, now: Instant) -> Result<Secret, FederatedTokenError> {
    let mut bytes = Zeroizing::new(Vec::new());
    let file = File::open(path).map_err(FederatedTokenError::Unreadable)?;
    file.take(LONGEST_TOKEN).read_to_end(&mut bytes).map_err(FederatedTokenError::Unreadable)?;
    let text = utf8::text(&bytes).map_err(|error| FederatedTokenError::Unreadable(error.into()))?;
    let token = Secret::new(text.trim());
    let jwt = Jwt::parse(token.expose()).ok_or(FederatedTokenError::NoToken)?;
    match numeric_date(&jwt.claims()["exp"]) {
        Some(end) if end <= now => Err(FederatedTokenError::Ended { on: end }),
        _ => Ok(token),
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(secret) => secret.fmt(formatter),
            Self::Certificate(certificate) => write!(formatter, "Certificate({})", certificate.thumbprint()),
            Self::FederatedToken(path) => write!(formatter, "FederatedToken({})", path.display()),
        }
    }
}

impl fmt::Display for FederatedTokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ended { on } => write!(formatter, "it ended on {}", on.format("%Y-%m-%d %H:%M:%S UTC")),
            Self::NoToken => formatter.write_str("it holds no JSON web token"),
            Self::Unreadable(source) => source.fmt(formatter),
        }
    }
}

impl std::error::Error for FederatedTokenError {}

#[cfg(test)]
#[path = "tests/credential.rs"]
mod tests;
