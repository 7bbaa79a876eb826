//! A sign-in by device code: the person enters it in a browser on any device, and this one waits. It is never chosen for the person: whoever
//! is talked into entering somebody else's code signs that person in (RFC 8628 §5.4).

use std::time::Duration;

use serde::Serialize;
use tokio::time::{Instant, interval, sleep_until};

use super::{SignedIn, announce_authority, begin, cancelled, count_down, fetch_keys_elsewhere, timed_out};
use crate::auth::{
    self, Application, Authority, Credential, DeviceAuthorization, DeviceResponse, Metadata, ScopeSet, TokenSet, wait_for_device,
};
use crate::config::Setting;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::session::{self, Session};

const OTHER_WAY: &str = "Sign in with a browser on any machine: `cids login --no-browser`, then paste the address that it lands on";

/// What is signed in to.
pub struct DevicePlan {
    /// The authority.
    pub authority: Setting<Authority>,
    /// The application (client) id.
    pub client_id: String,
    /// The application's credential, unless the client is public.
    pub credential: Option<Credential>,
    /// The scopes, beside those of the sign-in itself.
    pub scopes: ScopeSet,
    /// How long to wait for the person, if the code lives so long.
    pub timeout: Duration,
}

/// What a script needs to pass on to the person.
#[derive(Serialize)]
struct Announcement<'a> {
    verification_uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_uri_complete: Option<&'a str>,
    user_code: &'a str,
    expires_in: u64,
}

/// Signs in on another device.
pub async fn sign_in_by_device_code(context: &Context, plan: &DevicePlan) -> Result<SignedIn, Error> {
    let (session, mut metadata) = begin(context, &plan.authority).await?;
    fetch_keys_elsewhere(context, &session, &mut metadata).await?;
    let application = Application { client_id: &plan.client_id, credential: plan.credential.as_ref() };
    let device = session.authorize_device(&metadata, application, &plan.scopes).await.map_err(with_other_way)?;
    let deadline = device.expires_on.min(Instant::now() + plan.timeout);
    announce_authority(&context.terminal, &plan.authority.value, device.scopes());
    show(context, &device, deadline);
    let tokens = wait(context, &session, &metadata, application, &device, deadline).await?;
    context.terminal.wipe();
    let (record, scopes) = session.complete_device_sign_in(&mut metadata, application, &device, tokens).await?;
    Ok(SignedIn { record, scopes })
}

/// The link and the code: for a person each on a line of its own, for a script in one line of JSON.
fn show(context: &Context, device: &DeviceAuthorization, deadline: Instant) {
    let terminal = &context.terminal;
    let (link, complete) = (device.verification_uri.as_str(), device.verification_uri_complete.as_ref().map(url::Url::as_str));
    terminal.warning("Enter this code only if you started this sign-in in this terminal");
    if terminal.is_json() {
        let expires_in = deadline.saturating_duration_since(Instant::now()).as_secs();
        let announcement =
            Announcement { verification_uri: link, verification_uri_complete: complete, user_code: &device.user_code, expires_in };
        return terminal.notice(serde_json::to_string(&announcement).expect("an object of strings and a number is JSON"));
    }
    let shown = terminal.qr_code(complete.unwrap_or(link));
    terminal.status(if shown { "Scan this code, or open this address on any device:" } else { "Open this address on any device:" });
    terminal.notice(link);
    terminal.status("and enter there:");
    terminal.notice(&device.user_code);
}

async fn wait(
    context: &Context,
    session: &Session<'_>,
    metadata: &Metadata,
    application: Application<'_>,
    device: &DeviceAuthorization,
    deadline: Instant,
) -> Result<TokenSet, Error> {
    let terminal = &context.terminal;
    let troubled = |error: &auth::Error| {
        let reason = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
        terminal.status(format!("No answer for now, and asking on: {reason}"));
    };
    let mut answer = std::pin::pin!(wait_for_device(metadata, application, device, session.http, session.clock, troubled));
    let mut seconds = interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            biased;
            response = &mut answer => return match response.map_err(session::Error::Auth).map_err(with_other_way)? {
                DeviceResponse::Tokens(tokens) => Ok(*tokens),
                DeviceResponse::Declined => Err(cancelled()),
                DeviceResponse::Expired => Err(Error::new(Kind::Cancelled, "device_code_expired", "The code was not entered in time")
                    .hint("Try again for a new code")),
            },
            () = sleep_until(deadline) => return Err(timed_out()),
            _ = seconds.tick() => count_down(terminal, "Waiting for the code to be entered", deadline),
        }
    }
}

/// A tenant may refuse device codes, by policy or because the app is none of a device's; the browser's way is left then.
fn with_other_way(error: session::Error) -> Error {
    let refused = matches!(error, session::Error::Auth(auth::Error::Refused(_) | auth::Error::DeviceCodeUnsupported));
    let told = Error::from(error);
    if refused { told.hint(OTHER_WAY) } else { told }
}
