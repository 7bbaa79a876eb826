//! `cids status`: every setting in force with its source, the account, the token store, the proxy and the certificates trusted beside the
//! system's. Asks neither the network nor the store.

use serde::Serialize;

use crate::cache::StoreKind;
use crate::config::{self, TokenStoreChoice};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::http::Proxy;
use crate::output::{Output, Style, Text};

/// Settings, account and store.
#[derive(Serialize)]
pub struct StatusAnswer {
    settings: Vec<SettingRow>,
    account: Option<String>,
    account_source: Option<String>,
    token_store: TokenStore,
    proxy: Option<ProxyRow>,
    ca_bundles: Vec<BundleRow>,
    #[serde(skip)]
    problems: Vec<String>,
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
    let settings = context.settings()?;
    let rows = settings.report().into_iter().map(|(name, value, source)| SettingRow { name, value, source: source.to_string() });
    let loopback = settings.authority().ok().flatten().is_some_and(|authority| authority.value.is_loopback());
    let store = settings.token_store(context.flags())?;
    let toys = loopback && store.value == TokenStoreChoice::Auto;
    // What is wrong is told here and fails the commands that need it.
    let choice = context.account();
    let proxy = config::proxy(context.environment()).map(Proxy::new).transpose();
    let trust = settings.trust(context.environment(), context.folders());
    let problems = [
        settings.application().err().map(Error::from),
        settings.client_secret().err().map(Error::from),
        settings.redirect_uri().err().map(Error::from),
        trust.check(context.clock.now()).err().map(Error::from),
    ];
    let mut problems: Vec<String> = problems.into_iter().flatten().map(|error| error.message().to_owned()).collect();
    let proxy = proxy.unwrap_or_else(|error| {
        problems.push(Error::from(error).message().to_owned());
        None
    });
    if let Err(error) = &choice
        && error.kind() != Kind::SignInRequired
        && !problems.iter().any(|problem| problem == error.message())
    {
        problems.push(error.message().to_owned());
    }
    Ok(StatusAnswer {
        settings: rows.collect(),
        account_source: choice.as_ref().ok().map(|choice| choice.why.clone()),
        account: choice.as_ref().ok().map(|choice| choice.account.username.clone()),
        token_store: TokenStore {
            value: context.cache(loopback)?.first_choice(),
            source: if toys { "a sandbox's accounts are kept apart".to_owned() } else { store.source.to_string() },
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
    })
}

impl Output for StatusAnswer {
    fn text(&self) -> Text {
        let width = self.settings.iter().map(|row| row.value.as_deref().unwrap_or("not set").chars().count()).max().unwrap_or_default();
        let rows = self.settings.iter().map(|row| match &row.value {
            Some(value) => (row.name, format!("{value:width$}  {}", row.source)),
            None => (row.name, "not set".to_owned()),
        });
        let account = match (&self.account, &self.account_source) {
            (Some(account), Some(source)) => format!("{account} ({source})"),
            _ => "nobody is signed in".to_owned(),
        };
        let mut text = Text::new()
            .fields(rows)
            .line(Style::Plain, "")
            .fields([("Account", account), ("Tokens in", format!("{} ({})", self.token_store.value, self.token_store.source))]);
        if let Some(ProxyRow { value, exceptions, source }) = &self.proxy {
            let exceptions = if exceptions.is_empty() { String::new() } else { format!(", not for {exceptions}") };
            text = text.fields([("Proxy    ", format!("{value} ({source}){exceptions}"))]);
        }
        for BundleRow { value, source } in &self.ca_bundles {
            text = text.fields([("Trusted  ", format!("{value} ({source}), beside the system's"))]);
        }
        for problem in &self.problems {
            text = text.line(Style::Warning, problem);
        }
        text
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
