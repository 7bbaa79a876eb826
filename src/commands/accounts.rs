//! `cids accounts`: who is signed in here, which one is current, and how one is forgotten. A list asks no store.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::account::Account;
use crate::auth::Authority;
use crate::cache::{self, Entries, Listed, StoreKind};
use crate::candidates;
use crate::choice::{Named, Successor, choose, find};
use crate::clock::Instant;
use crate::context::Context;
use crate::error::Error;
use crate::forget::{forget, forget_all};
use crate::output::{Output, Style, Text, distance, timestamp};

/// Flags of `cids accounts`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  cids accounts\n  cids accounts use casey@litware.example\n  cids accounts remove casey@litware.example\n  \
                  cids accounts --json | jq -r '.accounts[].username'\n\n\
                  For one command only: --account NAME. To end the browser's session too: cids logout"
)]
pub struct AccountsArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List them; the same as without a verb
    List,
    /// Make one the current account
    Use {
        /// Its name or object id
        #[arg(value_name = "ACCOUNT", add = candidates::accounts())]
        name: String,
    },
    /// Forget some here, and leave the browser's sessions alone
    Remove {
        /// Their names or object ids
        #[arg(value_name = "ACCOUNT", add = candidates::accounts(), required_unless_present = "all", conflicts_with = "all")]
        names: Vec<String>,
        /// Forget every one
        #[arg(long)]
        all: bool,
    },
}

/// Lists, switches or forgets.
pub fn run(context: &Context, args: &AccountsArgs) -> Result<(), Error> {
    match &args.verb {
        None | Some(Verb::List) => context.answer(&list(context)?),
        Some(Verb::Use { name }) => context.answer(&switch(context, name)?),
        Some(Verb::Remove { names, all }) => context.answer(&remove(context, names, *all)?),
    }
}

fn list(context: &Context) -> Result<AccountsAnswer, Error> {
    let Entries { readable: listed, mut unreadable } = context.listed()?;
    if listed.is_empty() && !unreadable.is_empty() {
        return Err(cache::Error::List(unreadable.swap_remove(0)).into());
    }
    context.tell_unreadable(&unreadable);
    // Nobody is in force where the settings contradict the account that is named: each command that needs one says so.
    let current = choose(context).ok().map(|choice| choice.account);
    let accounts = listed.into_iter().map(|listed| Row::new(listed, current.as_ref())).collect();
    Ok(AccountsAnswer { accounts, now: context.clock.now() })
}

fn switch(context: &Context, name: &str) -> Result<Switched, Error> {
    let account = find(context, name, "ACCOUNT")?;
    context.cache_of(&account)?.make_current(&account)?;
    if let Ok(choice) = choose(context)
        && choice.account != account
    {
        let Account { username, authority, .. } = &choice.account;
        context.terminal.notice(format!("Here commands still act as {username} at {authority}: {}", choice.why));
    }
    Ok(Switched(Named::from(&account)))
}

fn remove(context: &Context, names: &[String], all: bool) -> Result<Removed, Error> {
    let mut accounts = Vec::new();
    // All names are understood before the first account goes.
    for name in names {
        let account = find(context, name, "ACCOUNT")?;
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    let forgotten = if all { forget_all(context)? } else { forget(context, accounts)? };
    Ok(Removed {
        removed: forgotten.accounts.iter().map(Named::from).collect(),
        browser_session: "left_alone",
        lines: forgotten.lines(),
        current_account: forgotten.current,
    })
}

#[derive(Serialize)]
struct AccountsAnswer {
    accounts: Vec<Row>,
    #[serde(skip)]
    now: Instant,
}

#[derive(Serialize)]
struct Row {
    username: String,
    name: Option<String>,
    oid: Option<String>,
    sub: String,
    tenant_id: Option<String>,
    authority: String,
    client_id: String,
    current: bool,
    token_store: StoreKind,
    access_token_expires_on: Option<String>,
    #[serde(skip)]
    host: String,
    #[serde(skip)]
    ends: Option<Instant>,
}

impl Row {
    fn new(listed: Listed, current: Option<&Account>) -> Self {
        let Listed { account, store, access_token_expires_on, .. } = listed;
        let authority = Authority::from_account(account.authority_kind, &account.authority);
        Self {
            current: current == Some(&account),
            host: authority.map_or_else(|_| account.authority.clone(), |authority| authority.shown_host()),
            username: account.username,
            name: account.name,
            oid: account.oid,
            sub: account.sub,
            tenant_id: account.tenant_id,
            authority: account.authority,
            client_id: account.client_id,
            token_store: store,
            access_token_expires_on: access_token_expires_on.map(timestamp),
            ends: access_token_expires_on,
        }
    }
}

impl Output for AccountsAnswer {
    fn text(&self) -> Text {
        if self.accounts.is_empty() {
            return Text::new().line(Style::Plain, "Nobody is signed in");
        }
        let rows = self.accounts.iter().map(|row| {
            [
                if row.current { "*" } else { "" }.to_owned(),
                row.username.clone(),
                row.host.clone(),
                row.client_id.clone(),
                row.oid.clone().unwrap_or_else(|| row.sub.clone()),
                row.token_store.to_string(),
                row.ends.map_or_else(|| "none".to_owned(), |end| distance(end, self.now)),
            ]
        });
        Text::new().table(["", "Account", "Authority", "Client", "Object id", "Tokens in", "Access token ends"], rows.collect())
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Switched(Named);

impl Output for Switched {
    fn text(&self) -> Text {
        let Named { username, authority, client_id } = &self.0;
        Text::new().line(Style::Success, format!("{username} is the current account, at {authority} for the application {client_id}"))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}

#[derive(Serialize)]
struct Removed {
    removed: Vec<Named>,
    browser_session: &'static str,
    #[serde(skip)]
    lines: Vec<String>,
    current_account: Successor,
}

impl Output for Removed {
    fn text(&self) -> Text {
        if self.lines.is_empty() {
            return Text::new().line(Style::Plain, "Nobody was signed in");
        }
        let lines = self.lines.iter();
        let text = lines
            .fold(Text::new(), |text, line| text.line(Style::Success, line))
            .line(Style::Plain, "The browser's session was left alone: the next sign-in may need no password");
        self.current_account.line().into_iter().fold(text, |text, line| text.line(Style::Warning, line))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
