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

use super::{Certificate, CertificateError, Error, Jwt};
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
    /// The parameters that prove it to the token endpoint.
    pub(super) async fn proof(&self, client_id: &str, token_endpoint: &str, now: Instant) -> Result<Vec<(&'static str, String)>, Error> {
        let assertion = match self {
            Self::Secret(secret) => return Ok(vec![("client_secret", secret.expose().to_owned())]),
            Self::Certificate(certificate) => signed(certificate, client_id, token_endpoint, now).map_err(Error::Certificate)?,
            Self::FederatedToken(path) => {
                let token = read_federated_token(path.clone(), now).await;
                token.map_err(|reason| Error::FederatedToken { path: path.clone(), reason })?.expose().to_owned()
            }
        };
        Ok(vec![("client_assertion_type", ASSERTION_TYPE.to_owned()), ("client_assertion", assertion)])
    }
}

/// An assertion by the certificate's key (RFC 7523 §3, in the form of Microsoft's certificate credentials).
fn signed(certificate: &Certificate, client_id: &str, token_endpoint: &str, now: Instant) -> Result<String, CertificateError> {
    let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": certificate.thumbprint() });
    let claims = json!({
        "aud": token_endpoint,
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
    // A NumericDate may have a fraction (RFC 7519 §2). A float cast saturates, and what no calendar has is none.
    #[allow(clippy::cast_possible_truncation)]
    let end = jwt.claims()["exp"].as_f64().and_then(|exp| Instant::from_timestamp(exp as i64, 0));
    match end {
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
