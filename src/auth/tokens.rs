//! The token endpoint: a code, a refresh token or the application's own credential for tokens (RFC 6749 §4.1.3, §6, §4.4).

use std::sync::Mutex;
use std::time::Duration;

use chrono::TimeDelta;
use openidconnect::core::{CoreTokenResponse, CoreTokenType};
use openidconnect::{
    AccessToken, AuthorizationCode, HttpRequest, HttpResponse, OAuth2TokenResponse, RefreshToken, RequestTokenError, Scope,
};
use serde_json::Value;

use super::client::{self, Application, client};
use super::{Attempt, AuthorizationRequest, Error, Metadata, Refusal, ScopeSet, ServiceError};
use crate::clock::Instant;
use crate::http::{self, HttpClient, PROTOCOL_LIMIT};
use crate::secret::Secret;

/// RFC 6749 §5.1 lets a server leave `expires_in` out; the MSAL libraries then assume this.
const UNSAID_LIFETIME: u64 = 600;
/// Nothing is believed to live longer than Entra's longest access token, 28 hours.
const LONGEST_LIFETIME: u64 = 28 * 3600;

/// What the token endpoint granted. The ID token is not verified yet.
pub struct TokenSet {
    pub(super) access_token: AccessToken,
    /// What the access token may be used for.
    pub scopes: ScopeSet,
    /// When the access token ends.
    pub expires_on: Instant,
    /// The refresh token, or the new one in place of the one that was sent.
    pub refresh_token: Option<Secret>,
    pub(super) id_token: Option<Secret>,
}

impl TokenSet {
    /// The access token.
    pub fn access_token(&self) -> Secret {
        Secret::new(self.access_token.secret().as_str())
    }

    /// Whether there is an ID token to verify.
    pub fn has_id_token(&self) -> bool {
        self.id_token.is_some()
    }
}

/// Exchanges the code of `request`'s answer.
pub async fn exchange_code(
    metadata: &Metadata,
    application: Application<'_>,
    request: &AuthorizationRequest,
    code: &Secret,
    http: &HttpClient,
    now: Instant,
) -> Result<TokenSet, Error> {
    let endpoint = Endpoint::new(http, metadata, Attempt::SignIn, now);
    let verifier = openidconnect::PkceCodeVerifier::new(request.verifier.secret().clone());
    let client = client(metadata, application).set_redirect_uri(request.redirect_uri.clone());
    let mut exchange = client
        .exchange_code(AuthorizationCode::new(code.expose().to_owned()))
        .map_err(|_| Error::NotJson { what: "metadata" })?
        .set_pkce_verifier(verifier);
    for (name, value) in application.assertion(metadata.token_endpoint(), now).await? {
        exchange = exchange.add_extra_param(name, value);
    }
    let answer = exchange.request_async(&|request| endpoint.post(request)).await;
    let tokens = endpoint.judge(answer, &request.scopes)?;
    if tokens.id_token.is_none() {
        return Err(Error::MissingIdToken);
    }
    Ok(tokens)
}

/// Asks for a new access token for `scopes`.
pub async fn refresh(
    metadata: &Metadata,
    application: Application<'_>,
    refresh_token: &Secret,
    scopes: &ScopeSet,
    http: &HttpClient,
    now: Instant,
) -> Result<TokenSet, Error> {
    let endpoint = Endpoint::new(http, metadata, Attempt::Refresh, now);
    let client = client(metadata, application);
    let refresh_token = RefreshToken::new(refresh_token.expose().to_owned());
    let mut exchange = client
        .exchange_refresh_token(&refresh_token)
        .map_err(|_| Error::NotJson { what: "metadata" })?
        .add_scopes(scopes.iter().map(|scope| Scope::new(scope.to_owned())));
    for (name, value) in application.assertion(metadata.token_endpoint(), now).await? {
        exchange = exchange.add_extra_param(name, value);
    }
    let answer = exchange.request_async(&|request| endpoint.post(request)).await;
    endpoint.judge(answer, scopes)
}

/// Asks for an access token for the application itself (RFC 6749 §4.4).
pub async fn client_credentials(
    metadata: &Metadata,
    application: Application<'_>,
    scopes: &ScopeSet,
    http: &HttpClient,
    now: Instant,
) -> Result<TokenSet, Error> {
    let endpoint = Endpoint::new(http, metadata, Attempt::AppOnly, now);
    let client = client(metadata, application);
    let mut exchange = client
        .exchange_client_credentials()
        .map_err(|_| Error::NotJson { what: "metadata" })?
        .add_scopes(scopes.iter().map(|scope| Scope::new(scope.to_owned())));
    for (name, value) in application.assertion(metadata.token_endpoint(), now).await? {
        exchange = exchange.add_extra_param(name, value);
    }
    let answer = exchange.request_async(&|request| endpoint.post(request)).await;
    endpoint.judge(answer, scopes)
}

/// Redeems a grant that the library has no request for (RFC 6749 §4.5).
pub(super) async fn redeem(
    metadata: &Metadata,
    application: Application<'_>,
    grant: &[(&str, &str)],
    asked: &ScopeSet,
    http: &HttpClient,
    now: Instant,
) -> Result<TokenSet, Error> {
    let endpoint = Endpoint::new(http, metadata, Attempt::Device, now);
    let request = client::form(metadata.token_endpoint(), metadata, application, grant, now).await?;
    // Polling has its own interval, so a poll is not retried.
    let answer = http.send_patiently(request, PROTOCOL_LIMIT).await;
    let answer = answer.map(|response| endpoint.note(response)).map_err(RequestTokenError::Request).and_then(|response| {
        if response.status().is_success() {
            return serde_json::from_slice(response.body()).map_err(|_| RequestTokenError::Other(String::new()));
        }
        let error = service_error(response.body()).ok_or_else(|| RequestTokenError::Other(String::new()))?;
        Err(RequestTokenError::ServerResponse(*error))
    });
    let tokens = endpoint.judge(answer, asked)?;
    if tokens.id_token.is_none() {
        return Err(Error::MissingIdToken);
    }
    Ok(tokens)
}

/// The authority's own words in an error body, if it has any.
pub(super) fn service_error(body: &[u8]) -> Option<Box<ServiceError>> {
    let mut error: ServiceError = serde_json::from_slice(body).ok()?;
    error.complete();
    (!error.error.is_empty() || !error.error_codes.is_empty()).then(|| Box::new(error))
}

/// Sends the library's requests, and keeps what the library does not tell: the status, the wait, and the ID token as it stands.
struct Endpoint<'a> {
    http: &'a HttpClient,
    metadata: &'a Metadata,
    attempt: Attempt,
    now: Instant,
    head: Mutex<Head>,
}

#[derive(Default)]
struct Head {
    status: u16,
    retry_after: Option<Duration>,
    id_token: Option<Secret>,
}

impl<'a> Endpoint<'a> {
    fn new(http: &'a HttpClient, metadata: &'a Metadata, attempt: Attempt, now: Instant) -> Self {
        Self { http, metadata, attempt, now, head: Mutex::default() }
    }

    async fn post(&self, request: HttpRequest) -> Result<HttpResponse, http::Error> {
        let response = self.http.post_patiently(request, PROTOCOL_LIMIT).await?;
        Ok(self.note(response))
    }

    /// Keeps what the library does not tell of `response`, and brings it into form.
    fn note(&self, mut response: HttpResponse) -> HttpResponse {
        let status = response.status();
        let mut head = Head {
            status: status.as_u16(),
            retry_after: http::retry_after(response.headers(), self.now).filter(|_| matches!(status.as_u16(), 429 | 503 | 504)),
            id_token: None,
        };
        if status.is_success()
            && let Ok(mut answer) = serde_json::from_slice::<Value>(response.body())
        {
            head.id_token = bring_into_form(&mut answer);
            *response.body_mut() = answer.to_string().into_bytes();
        }
        if let Ok(mut last) = self.head.lock() {
            *last = head;
        }
        response
    }

    fn judge(
        &self,
        answer: Result<CoreTokenResponse, RequestTokenError<http::Error, ServiceError>>,
        asked: &ScopeSet,
    ) -> Result<TokenSet, Error> {
        let Head { status, retry_after, id_token } = self.head.lock().map(|mut head| std::mem::take(&mut *head)).unwrap_or_default();
        let answer = match answer {
            Ok(answer) => answer,
            Err(RequestTokenError::Request(error)) => return Err(Error::Network(error)),
            Err(RequestTokenError::ServerResponse(mut error)) => {
                error.complete();
                error.retry_after = retry_after;
                return Err(Error::Refused(Box::new(Refusal { error, attempt: self.attempt, is_microsoft: self.metadata.is_microsoft() })));
            }
            // The library keeps the body in these, and a body may hold tokens.
            Err(RequestTokenError::Parse(..) | RequestTokenError::Other(_)) => return Err(Error::BadTokenResponse { status }),
        };
        if *answer.token_type() != CoreTokenType::Bearer {
            return Err(Error::BadTokenResponse { status });
        }
        let token = answer.access_token().secret();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::BadTokenResponse { status });
        }
        let lifetime = answer.expires_in().map_or(UNSAID_LIFETIME, |lifetime| lifetime.as_secs().min(LONGEST_LIFETIME));
        let granted = answer.scopes().map(|scopes| scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" "));
        let scopes = match granted {
            Some(granted) if !granted.is_empty() => ScopeSet::parse(&granted).map_err(|_| Error::BadTokenResponse { status })?,
            _ => asked.clone(),
        };
        Ok(TokenSet {
            access_token: answer.access_token().clone(),
            scopes,
            expires_on: self.now + TimeDelta::seconds(i64::try_from(lifetime).unwrap_or_default()),
            refresh_token: answer.refresh_token().map(|token| Secret::new(token.secret().as_str())),
            id_token,
        })
    }
}

/// Brings an answer into the form that the library reads, and takes the ID token out of it, whose claims may have any type. `expires_in` is a
/// number and `scope` a text (RFC 6749 §5.1), but some endpoints send a string and an array: what cannot be read is as if unsaid.
fn bring_into_form(answer: &mut Value) -> Option<Secret> {
    let members = answer.as_object_mut()?;
    if let Some(expires_in) = members.remove("expires_in") {
        let seconds = expires_in.as_str().map_or_else(|| expires_in.as_f64(), |text| text.trim().parse().ok());
        if let Some(seconds) = seconds.filter(|seconds: &f64| seconds.is_finite()) {
            // A float cast saturates; `judge` bounds the rest.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            members.insert("expires_in".to_owned(), (seconds.clamp(0.0, 1e9) as u64).into());
        }
    }
    let scope = match members.remove("scope") {
        Some(Value::Array(scopes)) => Some(scopes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")),
        scope => scope.and_then(|scope| scope.as_str().map(str::to_owned)),
    };
    members.extend(scope.map(|scope| ("scope".to_owned(), scope.into())));
    members.retain(|name, value| !value.is_null() && (name != "refresh_token" || value.as_str().is_some_and(|token| !token.is_empty())));
    match members.remove("id_token")? {
        Value::String(token) => Some(Secret::new(token)).filter(|token| !token.expose().is_empty()),
        // Present, but not verifiable: fail verification instead of treating it as absent.
        _ => Some(Secret::new("not a text")),
    }
}

#[cfg(test)]
#[path = "tests/tokens.rs"]
mod tests;
