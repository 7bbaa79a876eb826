//! `cids login`: sign in with the system browser, or by device code.

use std::time::Duration;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::access::refuse_if_ready;
use crate::argument::not_blank;
use crate::auth::{Application, Authority, AuthorizationOptions, Credential, ResponseMode, ScopeSet};
use crate::cache::{Record, StoreKind};
use crate::config::{Setting, Settings};
use crate::context::{Context, SecretArgs};
use crate::credential;
use crate::error::{Error, Kind};
use crate::output::{Output, Style, Text, timestamp};
use crate::sign_in::{
    Carrier, DevicePlan, Plan, SignedIn, TIME_TO_SIGN_IN, sign_in, sign_in_application, sign_in_by_device_code, tenant_of,
};

const EXAMPLES: &str = "\
Examples:
  cids login
  cids login --sign-up
  cids login --scope api://APP-ID/Tasks.Read --prompt select_account

Where no browser can reach this machine, by a code (with --json link and code are one line of JSON on stderr, before the wait):
  cids login --device-code

Without a person, as the application itself:
  cids login --app-only                                  by CLIENT_SECRET
  cids login --app-only --client-certificate app.pfx     by a certificate, PEM or PKCS#12
  cids login --app-only --scope api://APP-ID/.default    for an API other than Microsoft Graph

In GitHub Actions, by a federated credential (permissions: id-token: write; env: AUTHORITY, CLIENT_ID):
  curl -sH \"Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN\" \\
    \"$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange\" | jq -r .value > \"$RUNNER_TEMP/token\"
  cids login --app-only --federated-token-file \"$RUNNER_TEMP/token\"

In Kubernetes with workload identity, which sets AZURE_FEDERATED_TOKEN_FILE:
  cids login --app-only --authority contoso --client-id \"$AZURE_CLIENT_ID\"";

/// What has no meaning where cids opens no browser.
const BROWSER_FLAGS: [&str; 10] =
    ["browser", "private", "sign_up", "prompt", "login_hint", "domain_hint", "ui_locales", "parameters", "response_mode", "port"];

/// Flags of `cids login`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct LoginArgs {
    /// Open the create-account page
    #[arg(long, conflicts_with = "prompt")]
    sign_up: bool,
    /// Print the URL and open no browser; the answer may be pasted
    #[arg(long)]
    no_browser: bool,
    /// Open the URL with this command, also without a terminal; %s stands for the URL
    #[arg(long, value_name = "COMMAND", conflicts_with = "no_browser", value_parser = not_blank)]
    browser: Option<String>,
    /// Open the URL in a private window
    #[arg(long, conflicts_with = "no_browser")]
    private: bool,
    /// Show a code to enter in a browser on any device, where none can reach this one
    #[arg(long, conflicts_with_all = BROWSER_FLAGS)]
    device_code: bool,
    /// Sign in the application itself, by its secret, certificate or federated token; there is no person
    #[arg(long, conflicts_with_all = BROWSER_FLAGS, conflicts_with_all = ["device_code", "no_browser", "timeout"])]
    app_only: bool,
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
    #[arg(long = "scope", value_name = "SCOPE", value_parser = not_blank)]
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
    #[arg(long, value_name = "SECONDS", default_value_t = TIME_TO_SIGN_IN.as_secs(), value_parser = clap::value_parser!(u64).range(1..=86_400))]
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
    refuse_if_ready(context)?;
    if context.terminal.waits_for_nobody() && !args.app_only && !args.no_browser {
        return Err(Error::new(Kind::SignInRequired, "person_needed", "A sign-in needs a person, and --no-input says that there is none")
            .hint("Sign in as the application itself: cids login --app-only")
            .hint("Or let another program open the address: cids login --no-input --no-browser"));
    }
    if context.keep_in_memory() {
        if !args.app_only {
            context.folders().state()?;
        }
        context.terminal.warning("There is no state folder, so this sign-in is not kept. Set CIDS_STATE_DIR to keep it");
    }
    let settings = context.settings()?;
    let (authority, client_id) = settings.application()?;
    let cache = context.cache(authority.value.is_loopback())?;
    let given = context.given_secret(args.secret, || Ok(authority.value.shown_host()))?.map(Credential::Secret);
    let signed_in = context.block_on(async {
        let credential = match given {
            None => credential::of_application(context, authority.value.as_str(), &client_id, &cache).await?,
            given => given,
        };
        if args.app_only {
            return as_application(context, args, &authority, &client_id, credential).await;
        }
        if let Ok(Some(signed_in)) = cache.current_of(authority.value.as_str(), &client_id) {
            context.terminal.status(format!("{} is signed in; signing in again keeps that account too", signed_in.username));
        }
        let scopes = settings.scope()?.union(&ScopeSet::parse(&args.scopes.join(" "))?);
        if args.device_code {
            let timeout = Duration::from_secs(args.timeout);
            let plan = DevicePlan { authority, client_id, credential, scopes, timeout };
            return sign_in_by_device_code(context, &plan).await;
        }
        let plan = plan(settings, args, authority, client_id, credential, scopes)?;
        let opens = (context.terminal.has_person() || args.browser.is_some()) && !args.no_browser;
        let carrier = if opens { Carrier::Browser(context.browser(args.browser.as_deref(), args.private)) } else { Carrier::Person };
        sign_in(context, &plan, carrier).await
    })?;
    Ok(LoginAnswer::new(&signed_in, cache.first_choice()))
}

async fn as_application(
    context: &Context,
    args: &LoginArgs,
    authority: &Setting<Authority>,
    client_id: &str,
    credential: Option<Credential>,
) -> Result<SignedIn, Error> {
    let credential = credential.ok_or_else(|| {
        Error::new(Kind::Configuration, "credential_missing", "An application signs in by a credential, and none is set")
            .hint("Set CLIENT_SECRET, or use --client-certificate FILE or --federated-token-file FILE")
    })?;
    let asked = ScopeSet::parse(&args.scopes.join(" "))?;
    // A token is for one API: what is asked for takes the place of SCOPE.
    let asked = if asked.is_empty() { context.settings()?.scope()? } else { asked };
    sign_in_application(context, authority, Application { client_id, credential: Some(&credential) }, &asked).await
}

fn plan(
    settings: &Settings,
    args: &LoginArgs,
    authority: Setting<Authority>,
    client_id: String,
    credential: Option<Credential>,
    scopes: ScopeSet,
) -> Result<Plan, Error> {
    Ok(Plan {
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
        ..Plan::new(settings, authority, client_id, credential, ScopeSet::default())?
    })
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
    #[serde(skip)]
    tenant: Option<String>,
    #[serde(skip)]
    is_application: bool,
}

impl LoginAnswer {
    /// What to say of a finished sign-in.
    pub fn new(signed_in: &SignedIn, token_store: StoreKind) -> Self {
        let tenant = tenant_of(&signed_in.record);
        let Record { account, id_token, .. } = signed_in.record.clone();
        Self {
            tenant,
            is_application: account.is_application(),
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
        fields.extend(self.tenant.iter().map(|tenant| ("Tenant id".to_owned(), tenant.clone())));
        fields.push(("Tokens in".to_owned(), self.token_store.to_string()));
        if self.is_application {
            fields[0] = ("Token for".to_owned(), self.scopes.join(" "));
            return Text::new().line(Style::Success, format!("Signed in as the application {}", self.username)).fields(fields);
        }
        Text::new()
            .line(Style::Success, format!("Signed in as {}", self.username))
            .fields(fields)
            .line(Style::Plain, "To be somebody else: cids login --prompt select_account")
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
