//! `cids login`: sign in with the system browser, or by device code.

use std::time::Duration;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::auth::{AuthorizationOptions, ResponseMode, ScopeSet};
use crate::cache::{Record, StoreKind};
use crate::context::{Context, SecretArgs};
use crate::error::Error;
use crate::output::{Output, Style, Text, timestamp};
use crate::sign_in::{Carrier, DevicePlan, Plan, SignedIn, sign_in, sign_in_by_device_code};

/// Flags of `cids login`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  cids login\n  cids login --sign-up\n  cids login --scope api://APP-ID/Tasks.Read --prompt select_account
  cids login --browser 'chromium --profile-directory=Work'
  cids login --device-code

With --device-code --json the link and the code are one line of JSON on stderr, before the wait:
{\"verification_uri\":\"…\",\"user_code\":\"…\",\"expires_in\":900}"
)]
#[allow(clippy::struct_excessive_bools)] // each is a flag
pub struct LoginArgs {
    /// Open the create-account page
    #[arg(long, conflicts_with = "prompt")]
    sign_up: bool,
    /// Print the URL and open no browser; the answer may be pasted
    #[arg(long)]
    no_browser: bool,
    /// Open the URL with this command, also without a terminal; %s stands for the URL
    #[arg(long, value_name = "COMMAND", conflicts_with_all = ["no_browser", "no_input"])]
    browser: Option<String>,
    /// Open the URL in a private window
    #[arg(long, conflicts_with_all = ["no_browser", "no_input"])]
    private: bool,
    /// Show a code to enter in a browser on any device, where none can reach this one
    #[arg(long, conflicts_with_all = [
        "browser", "private", "sign_up", "prompt", "login_hint", "domain_hint", "ui_locales", "parameters", "response_mode", "port"
    ])]
    device_code: bool,
    /// Ask nothing and open nothing, as without a terminal
    #[arg(long)]
    no_input: bool,
    /// What the sign-in page shows: login, none, consent, select_account or create
    #[arg(long, value_name = "PROMPT")]
    prompt: Option<String>,
    /// Fill in this email address
    #[arg(long, value_name = "EMAIL")]
    login_hint: Option<String>,
    /// Go straight to this identity provider, such as Google
    #[arg(long, value_name = "PROVIDER")]
    domain_hint: Option<String>,
    /// The language of the pages, such as de-DE
    #[arg(long, value_name = "LOCALES")]
    ui_locales: Option<String>,
    /// Ask for this scope too; repeatable
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// Add this parameter to the authorization request; repeatable
    #[arg(long = "param", value_name = "KEY=VALUE", value_parser = key_and_value)]
    parameters: Vec<(String, String)>,
    /// How the answer comes back [default: form_post where cids opens the browser itself, else query]
    #[arg(long, value_enum, value_name = "MODE")]
    response_mode: Option<ResponseModeArg>,
    /// Listen on this port and on no other
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// Wait this long for the person
    #[arg(long, value_name = "SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    #[command(flatten)]
    secret: SecretArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ResponseModeArg {
    /// In the body of a form post
    #[value(name = "form_post", alias = "form-post")]
    FormPost,
    /// In the address
    Query,
}

fn key_and_value(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').filter(|(key, _)| !key.is_empty()).ok_or("it is not KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// Signs in.
pub fn run(context: &Context, args: &LoginArgs) -> Result<LoginAnswer, Error> {
    let settings = context.settings()?;
    let (authority, client_id) = settings.application()?;
    let cache = context.cache(authority.value.is_loopback())?;
    let client_secret = match context.given_secret(args.secret, || Ok(authority.value.host().to_owned()))? {
        None => context.client_secret(authority.value.as_str(), &client_id, &cache)?,
        given => given,
    };
    let scopes = settings.scope()?.union(&ScopeSet::parse(&args.scopes.join(" "))?);
    if let Some(signed_in) = cache.current_of(authority.value.as_str(), &client_id) {
        context.terminal.status(format!("{} is signed in; signing in again keeps that account too", signed_in.username));
    }
    if args.device_code {
        let plan = DevicePlan { authority: authority.value, client_id, client_secret, scopes, timeout: Duration::from_secs(args.timeout) };
        let signed_in = context.block_on(sign_in_by_device_code(context, &plan))?;
        return Ok(LoginAnswer::new(&signed_in, cache.first_choice()));
    }
    let plan = Plan {
        authority: authority.value,
        client_id,
        client_secret,
        redirect_uri: settings.redirect_uri()?,
        port: args.port,
        response_mode: args.response_mode.map(|mode| match mode {
            ResponseModeArg::FormPost => ResponseMode::FormPost,
            ResponseModeArg::Query => ResponseMode::Query,
        }),
        timeout: Duration::from_secs(args.timeout),
        options: AuthorizationOptions {
            scopes,
            prompt: if args.sign_up { Some("create".to_owned()) } else { args.prompt.clone() },
            login_hint: args.login_hint.clone(),
            domain_hint: args.domain_hint.clone(),
            ui_locales: args.ui_locales.clone(),
            parameters: args.parameters.clone(),
        },
    };
    let opens = (context.terminal.has_person() || args.browser.is_some()) && !args.no_browser && !args.no_input;
    let carrier = if opens { Carrier::Browser(context.browser(args.browser.as_deref(), args.private)) } else { Carrier::Person };
    let signed_in = context.block_on(sign_in(context, &plan, carrier))?;
    Ok(LoginAnswer::new(&signed_in, cache.first_choice()))
}

/// Who signed in.
#[derive(Serialize)]
pub struct LoginAnswer {
    username: String,
    name: Option<String>,
    oid: Option<String>,
    sub: String,
    tenant_id: Option<String>,
    authority: String,
    issuer: String,
    client_id: String,
    scopes: Vec<String>,
    id_token_expires_on: Option<String>,
    token_store: StoreKind,
}

impl LoginAnswer {
    /// What to say of a finished sign-in.
    pub fn new(signed_in: &SignedIn, token_store: StoreKind) -> Self {
        let Record { account, id_token, .. } = signed_in.record.clone();
        Self {
            username: account.username,
            name: account.name,
            oid: account.oid,
            sub: account.sub,
            tenant_id: account.tenant_id,
            authority: account.authority,
            issuer: account.issuer,
            client_id: account.client_id,
            scopes: signed_in.scopes.iter().map(str::to_owned).collect(),
            id_token_expires_on: id_token.map(|token| timestamp(token.expires_on)),
            token_store,
        }
    }
}

impl Output for LoginAnswer {
    fn text(&self) -> Text {
        let id = self.oid.as_ref().map_or(("Subject", &self.sub), |oid| ("Object id", oid));
        let mut fields = vec![(id.0.to_owned(), id.1.clone())];
        fields.extend(self.tenant_id.iter().map(|tenant| ("Tenant id".to_owned(), tenant.clone())));
        fields.push(("Tokens in".to_owned(), self.token_store.to_string()));
        Text::new()
            .line(Style::Success, format!("Signed in as {}", self.username))
            .fields(fields)
            .line(Style::Plain, "To be somebody else: cids login --prompt select_account")
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
