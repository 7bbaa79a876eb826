//! `cids status`: every setting in force with its source, the account, the token store, the proxy and the certificates trusted beside the
//! system's. Asks neither the network nor the store.

use serde::Serialize;

use crate::access::is_ready;
use crate::cache::StoreKind;
use crate::config::{self, READY_TOKEN};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::http::Proxy;
use crate::output::{Output, Style, Text, padded};

/// Settings, account and store.
#[derive(Serialize)]
pub struct StatusAnswer {
    settings: Vec<SettingRow>,
    profile: Option<String>,
    profile_source: Option<String>,
    account: Option<String>,
    account_source: Option<String>,
    account_token_store: Option<StoreKind>,
    token_store: TokenStore,
    proxy: Option<ProxyRow>,
    ca_bundles: Vec<BundleRow>,
    #[serde(skip)]
    problems: Vec<String>,
    /// Whether nobody is signed in for certain.
    #[serde(skip)]
    is_nobody: bool,
}

#[derive(Serialize)]
struct SettingRow {
    name: &'static str,
    value: Option<String>,
    source: String,
}

#[derive(Serialize)]
struct TokenStore {
    value: StoreKind,
    /// Where the first cannot be used, which is found out when there is something to keep.
    fallback: Option<StoreKind>,
    source: String,
}

#[derive(Serialize)]
struct ProxyRow {
    value: String,
    exceptions: String,
    source: String,
}

#[derive(Serialize)]
struct BundleRow {
    value: String,
    source: String,
}

/// Reads it all.
pub fn run(context: &Context) -> Result<StatusAnswer, Error> {
    let without_state = if context.keep_in_memory() { context.folders().state().err().map(Error::from) } else { None };
    let settings = context.settings()?;
    let rows = settings.report().into_iter().map(|(name, value, source)| SettingRow { name, value, source: source.to_string() });
    let loopback = settings.authority().ok().flatten().is_some_and(|authority| authority.value.is_loopback());
    // What is wrong is told here and fails the commands that need it.
    let choice = if is_ready(context) { None } else { Some(context.account()) };
    let proxy = config::proxy(context.environment()).map(Proxy::new).transpose();
    let trust = settings.trust(context.environment());
    let problems = [
        without_state,
        settings.application().err().map(Error::from),
        settings.credential().err().map(Error::from),
        settings.redirect_uri().err().map(Error::from),
        trust.check(context.clock.now()).err().map(Error::from),
    ];
    let mut problems: Vec<String> = problems.into_iter().flatten().map(|error| error.message().to_owned()).collect();
    let proxy = proxy.unwrap_or_else(|error| {
        problems.push(Error::from(error).message().to_owned());
        None
    });
    if let Some(Err(error)) = &choice
        && error.kind() != Kind::SignInRequired
        && !problems.iter().any(|problem| problem == error.message())
    {
        problems.push(error.message().to_owned());
    }
    let is_nobody = matches!(&choice, Some(Err(error)) if error.kind() == Kind::SignInRequired);
    let account_token_store = match &choice {
        Some(Ok(choice)) => context.cache_of(&choice.account)?.store_of(&choice.account)?,
        _ => None,
    };
    let cache = context.cache(loopback)?;
    Ok(StatusAnswer {
        settings: rows.collect(),
        profile: settings.profile().map(|profile| profile.value.clone()),
        profile_source: settings.profile().map(|profile| profile.source.to_string()),
        account: choice.as_ref().and_then(|choice| Some(choice.as_ref().ok()?.account.username.clone())),
        account_source: match choice {
            Some(choice) => choice.ok().map(|choice| choice.why),
            None => Some(format!("{READY_TOKEN} in the environment")),
        },
        account_token_store,
        token_store: TokenStore {
            value: cache.first_choice(),
            fallback: cache.choices().get(1).copied(),
            source: context.token_store_source(loopback)?,
        },
        proxy: proxy.map(|proxy| ProxyRow {
            value: proxy.address().to_owned(),
            exceptions: proxy.exceptions().to_owned(),
            source: proxy.source().to_owned(),
        }),
        ca_bundles: trust
            .bundles
            .into_iter()
            .map(|bundle| BundleRow { value: bundle.path.display().to_string(), source: bundle.source })
            .collect(),
        problems,
        is_nobody,
    })
}

impl Output for StatusAnswer {
    fn text(&self) -> Text {
        let width = self.settings.iter().map(|row| row.value.as_deref().unwrap_or("not set").chars().count()).max().unwrap_or_default();
        let rows = self.settings.iter().map(|row| match &row.value {
            Some(value) => (row.name, format!("{}  {}", padded(value, width), row.source)),
            None => (row.name, "not set".to_owned()),
        });
        let account = match (&self.account, &self.account_source) {
            (Some(account), Some(source)) => format!("{account} ({source})"),
            (None, Some(source)) => format!("unknown ({source})"),
            _ if self.is_nobody => "nobody is signed in".to_owned(),
            _ => "unknown".to_owned(),
        };
        let profile = match (&self.profile, &self.profile_source) {
            (Some(profile), Some(source)) => format!("{profile} ({source})"),
            _ => "none".to_owned(),
        };
        let mut fields = vec![("Profile", profile), ("Account", account)];
        fields.extend(self.account_token_store.map(|store| ("Its tokens in", store.to_string())));
        let TokenStore { value, fallback, source } = &self.token_store;
        let fallback = fallback.map(|store| format!(", else {store}")).unwrap_or_default();
        // A keyring may be absent or locked, and is not asked here.
        let untested = if *value == StoreKind::Keyring { ", not tested: run `cids store`" } else { "" };
        fields.push(("New tokens go to", format!("{value}{fallback} ({source}){untested}")));
        if let Some(ProxyRow { value, exceptions, source }) = &self.proxy {
            let exceptions = if exceptions.is_empty() { String::new() } else { format!(", not for {exceptions}") };
            fields.push(("Proxy", format!("{value} ({source}){exceptions}")));
        }
        fields.extend(
            self.ca_bundles.iter().map(|BundleRow { value, source }| ("Trusted too", format!("{value} ({source}), beside the system's"))),
        );
        let text = Text::new().fields(rows).line(Style::Plain, "").fields(fields);
        self.problems.iter().fold(text, |text, problem| text.line(Style::Warning, problem))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
