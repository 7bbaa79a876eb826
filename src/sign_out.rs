//! The end of the browser's session, and the wait for the browser to come back from it. Commands share it.

use std::time::Duration;

use serde::Serialize;
use tokio::time::timeout;
use url::Url;

use crate::account::AuthorityKind;
use crate::auth::loopback::{Arrival, LoopbackListener, Page, Sockets};
use crate::auth::{ResponseMode, SignOut, end_session_url, tenant_of_issuer};
use crate::browser::{Browser, BrowserError};
use crate::cache::Record;
use crate::config::RedirectUri;
use crate::context::Context;
use crate::error::Error;
use crate::sign_in::{Carrier, UnrelatedRequests};

/// The browser comes back at once, or a person has to choose an account first.
const TIME_TO_RETURN: Duration = Duration::from_secs(15);

/// What became of the session in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BrowserSession {
    /// The browser came back from the sign-out.
    Ended,
    /// The browser was sent there, or could not be, and has not come back.
    NotConfirmed,
    /// Nobody asked for it.
    LeftAlone,
    /// Nobody was signed in, or the authority ends no sessions.
    None,
}

/// Has the carrier take the way to the end of the browser's session, and waits for it to come back.
pub async fn end_browser_session(
    context: &Context,
    record: &Record,
    back: &RedirectUri,
    carrier: Carrier<'_>,
) -> Result<BrowserSession, Error> {
    let (Some(end_session_endpoint), Some(id_token)) = (&record.end_session_endpoint, &record.id_token) else {
        return Ok(BrowserSession::None);
    };
    let account = &record.account;
    let Some(mut listener) = listen(record, back) else { return Ok(BrowserSession::NotConfirmed) };
    let sign_out = SignOut {
        is_microsofts: account.authority_kind == AuthorityKind::ExternalId || tenant_of_issuer(&account.issuer).is_some(),
        end_session_endpoint,
        client_id: &account.client_id,
        login_hint: id_token.claims.get("login_hint").and_then(|hint| hint.as_str()),
        id_token: &id_token.token,
        post_logout_redirect_uri: &back.with_port(listener.port()),
    };
    let Some((url, state)) = end_session_url(&sign_out) else { return Ok(BrowserSession::NotConfirmed) };
    let waiting = async {
        let mut unrelated = UnrelatedRequests::new(&context.terminal, "sign-out");
        let returned = timeout(TIME_TO_RETURN, come_back(&mut listener, &state, &mut unrelated)).await;
        unrelated.finish();
        listener.close().await;
        if returned.is_ok() { BrowserSession::Ended } else { BrowserSession::NotConfirmed }
    };
    let browser = match carrier {
        Carrier::Browser(browser) => browser,
        Carrier::Visitor(visit) => {
            let (session, walked) = tokio::join!(waiting, visit(url));
            return walked.map(|()| session);
        }
        Carrier::Person => return Ok(BrowserSession::NotConfirmed),
    };
    context.terminal.status(format!("Ending the browser's session at {}", url.host_str().unwrap_or_default()));
    tokio::select! {
        session = waiting => Ok(session),
        error = failure(&browser, &url) => {
            context.terminal.warning(format!("{error}. To end the browser's session, open this URL yourself:"));
            context.terminal.notice(without_id_token(&url).as_str());
            Ok(BrowserSession::NotConfirmed)
        }
    }
}

/// Opens `url`; ends only if that fails.
async fn failure(browser: &Browser, url: &Url) -> BrowserError {
    match browser.open(url).await {
        Err(error) => error,
        Ok(()) => std::future::pending().await,
    }
}

/// The URL as it may be shown. Without the ID token the provider asks the user which session to end (RP-Initiated Logout 1.0 §2).
fn without_id_token(url: &Url) -> Url {
    let mut shown = url.clone();
    shown.query_pairs_mut().clear().extend_pairs(url.query_pairs().filter(|(name, _)| name != "id_token_hint"));
    shown
}

/// The registered port, or a free one where the authority ignores the port.
fn listen(record: &Record, back: &RedirectUri) -> Option<LoopbackListener> {
    let any_port = back.host() == "localhost" && record.account.is_microsoft();
    let sockets = Sockets::bind(back.host(), back.port());
    let sockets = if any_port { sockets.or_else(|_| Sockets::bind(back.host(), 0)) } else { sockets };
    LoopbackListener::start(sockets.ok()?, back.path(), ResponseMode::Query).ok()
}

/// Ends when the browser has come back from this sign-out.
async fn come_back(listener: &mut LoopbackListener, state: &str, unrelated: &mut UnrelatedRequests<'_>) {
    loop {
        match listener.next().await {
            // RP-Initiated Logout 1.0 §3 echoes the state; a provider that does not has come back all the same.
            Arrival::Callback(callback) if callback.parameters.iter().any(|(name, value)| name == "state" && value != state) => {
                unrelated.callback("its state does not match");
                listener.reply(
                    callback,
                    Page::failure(
                        "This page belongs to another sign-out",
                        vec!["The sign-out in your terminal is still in progress.".to_owned()],
                    ),
                );
            }
            Arrival::Callback(callback) => {
                return listener
                    .reply(callback, Page::success("Signed out", vec!["You can close this tab and return to the terminal.".to_owned()]));
            }
            Arrival::TlsHello => unrelated.tls_hello(),
            Arrival::Refused(reason) => unrelated.request(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_the_id_token() {
        let url = Url::parse("https://id.example/end?id_token_hint=planted&client_id=a%20b&state=s").unwrap();
        assert_eq!(without_id_token(&url).as_str(), "https://id.example/end?client_id=a+b&state=s");
    }
}
