//! `cids status`: every setting in force with its source, the account, the token store. Asks neither the network nor the store.

use serde::Serialize;

use crate::access::{READY_TOKEN, is_ready};
use crate::cache::StoreKind;
use crate::config::TokenStoreChoice;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::output::{Output, Style, Text};

/// Settings, account and store.
#[derive(Serialize)]
pub struct StatusAnswer {
    settings: Vec<SettingRow>,
    account: Option<String>,
    account_source: Option<String>,
    token_store: TokenStore,
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

/// Reads it all.
pub fn run(context: &Context) -> Result<StatusAnswer, Error> {
    let settings = context.settings()?;
    let rows = settings.report().into_iter().map(|(name, value, source)| SettingRow { name, value, source: source.to_string() });
    let loopback = settings.authority().ok().flatten().is_some_and(|authority| authority.value.is_loopback());
    let store = settings.token_store(context.flags())?;
    let toys = loopback && store.value == TokenStoreChoice::Auto;
    // What is wrong is told here and fails the commands that need it.
    let choice = if is_ready(context) { None } else { Some(context.account()) };
    let problems = [
        settings.application().err().map(Error::from),
        settings.credential().err().map(Error::from),
        settings.redirect_uri().err().map(Error::from),
    ];
    let mut problems: Vec<String> = problems.into_iter().flatten().map(|error| error.message().to_owned()).collect();
    if let Some(Err(error)) = &choice
        && error.kind() != Kind::SignInRequired
        && !problems.iter().any(|problem| problem == error.message())
    {
        problems.push(error.message().to_owned());
    }
    Ok(StatusAnswer {
        settings: rows.collect(),
        account: choice.as_ref().and_then(|choice| Some(choice.as_ref().ok()?.account.username.clone())),
        account_source: match choice {
            Some(choice) => choice.ok().map(|choice| choice.why),
            None => Some(format!("{READY_TOKEN} in the environment")),
        },
        token_store: TokenStore {
            value: context.cache(loopback)?.first_choice(),
            source: if toys { "a sandbox's accounts are kept apart".to_owned() } else { store.source.to_string() },
        },
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
            (None, Some(source)) => format!("unknown ({source})"),
            _ => "nobody is signed in".to_owned(),
        };
        let mut text = Text::new()
            .fields(rows)
            .line(Style::Plain, "")
            .fields([("Account", account), ("Tokens in", format!("{} ({})", self.token_store.value, self.token_store.source))]);
        for problem in &self.problems {
            text = text.line(Style::Warning, problem);
        }
        text
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
