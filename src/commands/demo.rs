//! `cids demo`: the whole journey on a private sandbox. It plays the other commands one after the other, says in a line what each does, and
//! leaves nothing behind.

use clap::Args;
use serde_json::json;
use url::Url;

use super::login::LoginAnswer;
use super::whoami::Identity;
use super::{graph, sandbox};
use crate::access::Need;
use crate::auth::{AuthorizationOptions, Credential, ScopeSet};
use crate::cache::StoreKind;
use crate::config::{RedirectUri, Settings};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::http::HttpClient;
use crate::output::{Output, Style, Text};
use crate::sandbox::visitor::{self, Visitor};
use crate::sandbox::{Options, Ready};
use crate::session::Session;
use crate::sign_in::{Carrier, Plan, Walk, sign_in};
use crate::sign_out::{BrowserSession, end_browser_session};

/// As `cids login`.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(600);

/// Flags of `cids demo`.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Open no browser: fetch and submit the same pages without one
    #[arg(long)]
    auto: bool,
}

/// Plays the journey.
pub fn run(context: &Context, args: &DemoArgs) -> Result<(), Error> {
    let in_person = !args.auto && context.terminal.has_person();
    context.block_on(async {
        // Nothing is kept, not even a key: a second is spent on a new one.
        context.terminal.status("Starting a private External ID tenant");
        let sandbox = sandbox::start(context, &Options::default())?;
        let ready = sandbox.ready().clone();
        tokio::select! {
            journey = journey(context, &ready, in_person) => context.answer(&journey?),
            () = sandbox.serve() => Err(Error::new(Kind::Failed, "sandbox_ended", "The sandbox has ended")),
        }
    })
}

async fn journey(context: &Context, ready: &Ready, in_person: bool) -> Result<DemoAnswer, Error> {
    let step = |text: String| context.terminal.status(text);
    let customer = &ready.users[0];
    step(format!("  {} at {}", ready.tenant_id, ready.authority));
    if in_person {
        step(format!("  Sign in in the browser as {}, password {}; or create an account", customer.email, customer.password.expose()));
    } else {
        step("  There is no browser: cids fetches and submits the tenant's own pages itself".to_owned());
    }
    let settings = Settings::from_values(&[
        ("AUTHORITY", &ready.authority),
        ("CLIENT_ID", &ready.client_id),
        ("CLIENT_SECRET", ready.client_secret.expose()),
        ("REDIRECT_URI", &ready.redirect_uri),
    ]);
    let private = context.private(settings);
    let http = HttpClient::new(None);

    step(
        "1. cids login: an authorization request with PKCE, state and nonce goes through the browser; the answer comes back as a form post"
            .to_owned(),
    );
    let plan = plan(&private, ready)?;
    let mut person = Visitor::new(&http);
    let carrier = if in_person {
        Carrier::Browser(private.browser(None, false))
    } else {
        Carrier::Visitor(Box::new(|url| walk_in(&mut person, url, ready)))
    };
    let signed_in = sign_in(&private, &plan, carrier).await?;
    let account = signed_in.record.account.clone();
    step(format!(
        "   The code was exchanged with the client secret; the ID token's signature, issuer ({}…) and nonce are right",
        account.issuer.chars().take(24).collect::<String>()
    ));
    let login = LoginAnswer::new(&signed_in, StoreKind::Memory);
    context.terminal.success(format!("   Signed in as {}", account.username));

    step("2. cids whoami: the verified claims, from the token cache, without a request".to_owned());
    let identity = Identity::new(signed_in.record.clone(), false, context.clock.now());
    show(context, &identity);

    step("3. cids graph me: the refresh token is redeemed for User.Read, then GET /v1.0/me with the new access token".to_owned());
    let need = Need::for_scopes(ScopeSet::parse("User.Read")?, None);
    let me = graph::get(&private, "me", crate::graph::CUSTOMER_PROPERTIES, need).await?;
    show(context, &me);

    step("4. cids logout: the account is forgotten here, then the browser's session is ended".to_owned());
    let Session { cache, .. } = private.session(&account)?;
    cache.remove(&account)?;
    let back = RedirectUri::parse(&ready.redirect_uri).unwrap_or(plan.redirect_uri);
    let carrier = if in_person {
        Carrier::Browser(private.browser(None, false))
    } else {
        Carrier::Visitor(Box::new(|url| walk_out(&mut person, url)))
    };
    let browser_session = end_browser_session(&private, &signed_in.record, &back, carrier).await?;
    Ok(DemoAnswer { login: login.json(), identity: identity.json(), me: me.json(), browser_session })
}

fn plan(private: &Context, ready: &Ready) -> Result<Plan, Error> {
    let settings = private.settings()?;
    let (authority, client_id) = settings.application()?;
    Ok(Plan {
        authority,
        client_id,
        credential: Some(Credential::Secret(ready.client_secret.clone())),
        redirect_uri: settings.redirect_uri()?,
        port: None,
        response_mode: None,
        timeout: PATIENCE,
        options: AuthorizationOptions::default(),
    })
}

/// Signs the first customer in, as a person would: an address, a password.
fn walk_in<'a>(person: &'a mut Visitor<'_>, url: Url, ready: &'a Ready) -> Walk<'a> {
    let customer = &ready.users[0];
    Box::pin(async move {
        let page = person.open(&url).await.map_err(lost)?;
        let page = person.press(&page, "next", &[("email", &customer.email)]).await.map_err(lost)?;
        let page = person.press(&page, "submit", &[("password", customer.password.expose())]).await.map_err(lost)?;
        person.press(&page, "continue", &[]).await.map(drop).map_err(lost)
    })
}

fn walk_out<'a>(person: &'a mut Visitor<'_>, url: Url) -> Walk<'a> {
    Box::pin(async move { person.open(&url).await.map(drop).map_err(lost) })
}

fn lost(error: visitor::Error) -> Error {
    Error::new(Kind::Failed, "demo_failed", "The visitor lost its way on the tenant's pages")
        .caused_by(&error)
        .hint("Try again with --verbose")
}

/// Shows an answer among the steps; the answer of the demo itself comes last.
fn show(context: &Context, output: &dyn Output) {
    for line in output.text().lines() {
        let line: String = line.iter().map(|(_, text)| text.as_str()).collect();
        context.terminal.status(format!("   {line}"));
    }
}

struct DemoAnswer {
    login: String,
    identity: String,
    me: String,
    browser_session: BrowserSession,
}

impl Output for DemoAnswer {
    fn text(&self) -> Text {
        let browser = match self.browser_session {
            BrowserSession::Ended => "The browser's session has ended",
            _ => "The end of the browser's session is not confirmed",
        };
        Text::new()
            .line(Style::Success, format!("Done: signed in, asked, signed out. {browser}; nothing is left behind"))
            .line(Style::Plain, "Next: `cids sandbox` for a tenant that stays, or `cids login` with your own: see the README")
    }

    fn json(&self) -> String {
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
        json!({
            "login": parsed(&self.login),
            "whoami": parsed(&self.identity),
            "graph_me": parsed(&self.me),
            "browser_session": self.browser_session,
        })
        .to_string()
    }
}
