//! The device authorization grant (RFC 8628): the person enters a code in a browser on another device, and this one asks until they have.
//!
//! openidconnect has the grant, but its loop knows no lower bound for the interval, and forgets the error numbers; so each request is made
//! here.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use super::client::{Application, form};
use super::microsoft::is_sign_in_host;
use super::tokens::{redeem, service_error};
use super::{Attempt, EndpointFault, Error, Metadata, Refusal, ScopeSet, ServiceError, TokenSet};
use crate::clock::{self, Clock};
use crate::http::{self, HttpClient, PROTOCOL_LIMIT};
use crate::secret::Secret;

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// RFC 8628 §3.2 has 5 seconds where the authority says nothing; nothing that it says makes the client ask faster or sleep longer than this.
const UNSAID_INTERVAL: f64 = 5.0;
const SHORTEST_INTERVAL: f64 = 1.0;
const LONGEST_INTERVAL: f64 = 60.0;
/// RFC 8628 §3.5.
const SLOW_DOWN: Duration = Duration::from_secs(5);
/// Between two tries where the network is away.
const LONGEST_BACK_OFF: Duration = Duration::from_secs(60);
/// Entra's codes live so long; `expires_in` is required, and broken answers lack it.
const UNSAID_LIFETIME: f64 = 900.0;
const LONGEST_LIFETIME: f64 = 24.0 * 3600.0;
/// RFC 8628 §6.1 recommends eight characters; nobody types more than this.
const LONGEST_USER_CODE: usize = 64;
/// The page of an External ID tenant, as Microsoft's own samples for browserless apps name it.
const CUSTOMER_PAGE: &str = "/common/oauth2/deviceauth";

/// What the person needs, and until when.
#[derive(Debug)]
pub struct DeviceAuthorization {
    /// What the person enters.
    pub user_code: String,
    /// Where.
    pub verification_uri: Url,
    /// The same with the code in it, for a link that need not be typed (RFC 8628 §3.3.1).
    pub verification_uri_complete: Option<Url>,
    /// When the code ends.
    pub expires_on: Instant,
    device_code: Secret,
    interval: Duration,
    scopes: ScopeSet,
}

/// How the wait for the person ended.
pub enum DeviceResponse {
    /// They signed in.
    Tokens(Box<TokenSet>),
    /// They declined.
    Declined,
    /// The code ended before they entered it.
    Expired,
}

#[derive(Deserialize)]
struct Answer {
    device_code: String,
    user_code: String,
    verification_uri: Option<String>,
    /// As Google has it, and drafts of RFC 8628 had.
    verification_url: Option<String>,
    verification_uri_complete: Option<String>,
    #[serde(default)]
    expires_in: Value,
    #[serde(default)]
    interval: Value,
}

/// Asks for a code for this device.
pub async fn authorize_device(
    metadata: &Metadata,
    application: Application<'_>,
    scopes: &ScopeSet,
    http: &HttpClient,
    now: clock::Instant,
) -> Result<DeviceAuthorization, Error> {
    let endpoint = metadata.device_authorization_endpoint()?;
    let scopes = metadata.sign_in_scopes().union(scopes);
    let request = form(endpoint.as_str(), metadata, application, &[("scope", &scopes.to_string())], now).await?;
    let response = http.post_patiently(request, PROTOCOL_LIMIT).await.map_err(Error::Network)?;
    if !response.status().is_success() {
        let status = response.status().as_u16();
        let refusal =
            |error: Box<ServiceError>| Box::new(Refusal { error: *error, attempt: Attempt::Device, is_microsoft: metadata.is_microsoft() });
        return Err(service_error(response.body()).map(refusal).map_or(Error::BadTokenResponse { status }, Error::Refused));
    }
    let answer = serde_json::from_slice(response.body()).map_err(|_| Error::NotJson { what: "device code" })?;
    DeviceAuthorization::read(metadata, answer, scopes)
}

impl DeviceAuthorization {
    fn read(metadata: &Metadata, answer: Answer, scopes: ScopeSet) -> Result<Self, Error> {
        let printable = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
        let typable = !answer.user_code.trim().is_empty() && answer.user_code.len() <= LONGEST_USER_CODE;
        if !typable || !answer.user_code.bytes().all(printable) || answer.device_code.is_empty() {
            return Err(Error::NotJson { what: "device code" });
        }
        let page_of_answer = answer.verification_uri.or(answer.verification_url).ok_or(Error::NotJson { what: "device code" })?;
        let verification_uri = page(metadata, &page_of_answer)?;
        // A link that leads elsewhere is left out: the person can type.
        let complete = answer.verification_uri_complete.and_then(|text| link(&text)).filter(|url| metadata.check_device_page(url).is_ok());
        let lifetime = seconds(&answer.expires_in, UNSAID_LIFETIME, 0.0, LONGEST_LIFETIME);
        Ok(Self {
            user_code: answer.user_code,
            verification_uri,
            verification_uri_complete: complete,
            expires_on: Instant::now() + lifetime,
            device_code: Secret::new(answer.device_code),
            interval: seconds(&answer.interval, UNSAID_INTERVAL, SHORTEST_INTERVAL, LONGEST_INTERVAL),
            scopes,
        })
    }

    /// What was asked for.
    pub fn scopes(&self) -> &ScopeSet {
        &self.scopes
    }
}

/// Where the person goes: a page beside the device endpoint. External ID names Microsoft's page, at which a customer gets AADSTS500208; the
/// tenant's own lies beside its endpoints.
fn page(metadata: &Metadata, text: &str) -> Result<Url, Error> {
    let untrusted = |fault| Error::UntrustedEndpoint { name: "verification_uri", fault };
    let url = link(text).ok_or_else(|| untrusted(EndpointFault::NoWebAddress))?;
    let Err(fault) = metadata.check_device_page(&url) else { return Ok(url) };
    let is_elsewhere = matches!(fault, EndpointFault::Elsewhere { .. });
    let is_microsofts = is_elsewhere && url.port().is_none() && url.host_str().is_some_and(is_sign_in_host);
    let endpoint = metadata.device_authorization_endpoint().ok().filter(|_| is_microsofts && metadata.is_microsoft());
    endpoint.and_then(|endpoint| endpoint.join(CUSTOMER_PAGE).ok()).ok_or_else(|| untrusted(fault))
}

/// A URL as it stands: the parser would drop line ends and tabs.
fn link(text: &str) -> Option<Url> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) { Url::parse(text).ok() } else { None }
}

/// A number or the text of one, within bounds.
fn seconds(value: &Value, unsaid: f64, shortest: f64, longest: f64) -> Duration {
    let said = value.as_str().map_or_else(|| value.as_f64(), |text| text.trim().parse().ok());
    Duration::from_secs_f64(said.filter(|seconds: &f64| seconds.is_finite()).unwrap_or(unsaid).clamp(shortest, longest))
}

/// Asks until the person has signed in or declined, or the code ends. `troubled` hears when the authority cannot be reached, once in a row.
pub async fn wait_for_device(
    metadata: &Metadata,
    application: Application<'_>,
    device: &DeviceAuthorization,
    http: &HttpClient,
    clock: Clock,
    troubled: impl Fn(&Error),
) -> Result<DeviceResponse, Error> {
    let ask = async || {
        let grant = [("grant_type", GRANT_TYPE), ("device_code", device.device_code.expose())];
        judge(redeem(metadata, application, &grant, &device.scopes, http, clock.now()).await)
    };
    wait(device, ask, troubled).await
}

async fn wait(
    device: &DeviceAuthorization,
    ask: impl AsyncFnMut() -> Step<Result<DeviceResponse, Error>>,
    troubled: impl Fn(&Error),
) -> Result<DeviceResponse, Error> {
    let mut trouble = None;
    let end = timeout_at(device.expires_on, poll(device.interval, ask, &mut trouble, troubled)).await;
    end.unwrap_or_else(|_| trouble.map_or(Ok(DeviceResponse::Expired), Err))
}

/// What an answer means for the next question.
enum Step<T> {
    Pending,
    SlowDown,
    Unanswered(Error),
    End(T),
}

/// RFC 8628 §3.5, with Entra's words beside the standard's.
fn judge(answer: Result<TokenSet, Error>) -> Step<Result<DeviceResponse, Error>> {
    match answer {
        Ok(tokens) => Step::End(Ok(DeviceResponse::Tokens(Box::new(tokens)))),
        Err(Error::Refused(refusal)) => match refusal.error.error.as_str() {
            "authorization_pending" => Step::Pending,
            "slow_down" => Step::SlowDown,
            "expired_token" => Step::End(Ok(DeviceResponse::Expired)),
            "authorization_declined" => Step::End(Ok(DeviceResponse::Declined)),
            "temporarily_unavailable" | "server_error" => Step::Unanswered(Error::Refused(refusal)),
            _ if refusal.error.is_cancellation() => Step::End(Ok(DeviceResponse::Declined)),
            _ => Step::End(Err(Error::Refused(refusal))),
        },
        Err(
            error @ (Error::Network(http::Error::Unreachable { .. } | http::Error::NoAnswer { .. } | http::Error::TimedOut { .. })
            | Error::BadTokenResponse { status: 429 | 500.. }),
        ) => Step::Unanswered(error),
        Err(error) => Step::End(Err(error)),
    }
}

/// Asks at the interval, which grows for good when the authority says so; where there is no answer, each pause is twice the last. `trouble` is
/// why there was none the last time.
async fn poll<T>(
    mut interval: Duration,
    mut ask: impl AsyncFnMut() -> Step<T>,
    trouble: &mut Option<Error>,
    troubled: impl Fn(&Error),
) -> T {
    let mut pause = interval;
    loop {
        sleep(pause).await;
        match ask().await {
            Step::End(end) => return end,
            Step::Unanswered(error) => {
                if trouble.is_none() {
                    troubled(&error);
                }
                *trouble = Some(error);
                pause = (pause * 2).min(LONGEST_BACK_OFF.max(interval));
                continue;
            }
            Step::SlowDown => interval += SLOW_DOWN,
            Step::Pending => {}
        }
        *trouble = None;
        pause = interval;
    }
}

#[cfg(test)]
#[path = "tests/device.rs"]
mod tests;
