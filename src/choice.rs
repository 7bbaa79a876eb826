//! Which account a command is about, and why: the one that is named, else the current one of the authority and client in force, else the
//! current one of all.

use serde::Serialize;

use crate::account::Account;
use crate::cache::{self, Entries};
use crate::context::Context;
use crate::error::{Error, Kind};

/// Of the accounts that are not meant, no more are told.
const MOST_TOLD: usize = 10;

/// An account, and why it is that one.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The account.
    pub account: Account,
    /// Why, for a person.
    pub why: String,
}

/// An authority and a client that somebody has set.
struct InForce {
    authority: String,
    client_id: String,
    host: String,
    is_loopback: bool,
    /// Where the authority was set.
    source: String,
    /// Whether it was typed with this very command.
    is_flag: bool,
}

/// An account as an answer names it.
#[derive(PartialEq, Eq, Serialize)]
pub struct Named {
    /// What the person signs in with.
    pub username: String,
    /// Where it has signed in.
    pub authority: String,
    /// For which application.
    pub client_id: String,
}

impl From<&Account> for Named {
    fn from(account: &Account) -> Self {
        let Account { username, authority, client_id, .. } = account.clone();
        Self { username, authority, client_id }
    }
}

/// Who commands act as, where none is named, after accounts were forgotten.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Successor {
    account: Option<Named>,
    #[serde(skip)]
    is_new: bool,
}

impl Successor {
    /// Where nobody was forgotten.
    pub fn unchanged(context: &Context) -> Self {
        Self { account: unnamed(context).ok().map(|choice| Named::from(&choice.account)), is_new: false }
    }

    /// What `forget` gives, and who is current after it.
    pub fn after<T>(context: &Context, forget: impl FnOnce() -> Result<T, Error>) -> Result<(T, Self), Error> {
        let before = Self::unchanged(context).account;
        let done = forget()?;
        let account = Self::unchanged(context).account;
        Ok((done, Self { is_new: account.is_some() && account != before, account }))
    }

    /// For a person, where it is another than before.
    pub fn line(&self) -> Option<String> {
        let Named { username, authority, client_id } = self.account.as_ref().filter(|_| self.is_new)?;
        Some(format!("{username} is the current account now, at {authority} for the application {client_id}"))
    }
}

/// Chooses the account.
pub fn choose(context: &Context) -> Result<Choice, Error> {
    let flag = context.flags().account.as_deref().map(|name| (name, "--account"));
    match flag.or_else(|| context.environment().get("CIDS_ACCOUNT").map(|name| (name, "CIDS_ACCOUNT"))) {
        Some((name, source)) => named(context, name, source, in_force(context)?.as_ref()),
        None => unnamed(context),
    }
}

fn unnamed(context: &Context) -> Result<Choice, Error> {
    match in_force(context)? {
        Some(in_force) => current_of(context, &in_force),
        None => current(context),
    }
}

/// The account called `name`, as `--account` would find it; `source` says where the name was given.
pub fn find(context: &Context, name: &str, source: &str) -> Result<Account, Error> {
    Ok(named(context, name, source, in_force(context)?.as_ref())?.account)
}

fn in_force(context: &Context) -> Result<Option<InForce>, Error> {
    let settings = context.settings()?;
    let (Some(authority), Some(client_id)) = (settings.authority()?, settings.client_id()?) else { return Ok(None) };
    Ok(Some(InForce {
        authority: authority.value.as_str().to_owned(),
        host: authority.value.host().to_owned(),
        is_loopback: authority.value.is_loopback(),
        is_flag: authority.source.is_flag(),
        source: authority.source.to_string(),
        client_id,
    }))
}

fn current_of(context: &Context, in_force: &InForce) -> Result<Choice, Error> {
    let cache = context.cache(in_force.is_loopback)?;
    if let Some(account) = cache.current_of(&in_force.authority, &in_force.client_id)? {
        return Ok(Choice { account, why: format!("current at {}, AUTHORITY from {}", in_force.host, in_force.source) });
    }
    let nobody = Error::sign_in_required(format!("Nobody is signed in at {}", in_force.host));
    Err(match context.accounts().into_iter().flatten().next() {
        Some(other) => {
            nobody.cause(format!("{} is signed in at {}; AUTHORITY is from {}", other.username, other.authority, in_force.source))
        }
        None => nobody,
    })
}

fn current(context: &Context) -> Result<Choice, Error> {
    let current = match context.cache(false)?.current()? {
        None => context.cache(true)?.current()?,
        some => some,
    };
    let account = current.ok_or_else(|| Error::sign_in_required("Nobody is signed in"))?;
    Ok(Choice { account, why: "the current account, because no AUTHORITY is set".to_owned() })
}

/// The account called `name`: at the authority in force if there is one of that name, else the only one of that name anywhere.
fn named(context: &Context, name: &str, source: &str, in_force: Option<&InForce>) -> Result<Choice, Error> {
    let Entries { readable, unreadable } = context.listed()?;
    let known: Vec<Account> = readable.into_iter().map(|listed| listed.account).collect();
    let is_named = |account: &&Account| [account.username.as_str(), account.id()].iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_theirs =
        |account: &&Account| in_force.is_none_or(|in_force| account.is_at(&in_force.authority) && account.client_id == in_force.client_id);
    let anywhere: Vec<&Account> = known.iter().filter(is_named).collect();
    let here: Vec<&Account> = anywhere.iter().copied().filter(|account| is_theirs(account)).collect();
    let why = format!("named by {source}");
    match (&here[..], &anywhere[..], in_force) {
        ([account], _, _) => Ok(Choice { account: (*account).clone(), why }),
        ([], [account], Some(in_force)) if in_force.is_flag => Err(Error::new(
            Kind::Configuration,
            "contradiction",
            format!(
                "{source} names {}, who is signed in at {}, and {} names another authority",
                account.username, account.authority, in_force.source
            ),
        )
        .hint("Leave out one of the two; `cids accounts` shows who is signed in where")),
        ([], [account], Some(in_force)) => {
            context.terminal.notice(format!(
                "{} is signed in at {}, not at the AUTHORITY from {}: {source} wins",
                account.username, account.authority, in_force.source
            ));
            Ok(Choice { account: (*account).clone(), why })
        }
        ([], [], _) => {
            // The account may be the one that cannot be read.
            if let Some(unreadable) = unreadable.into_iter().next() {
                return Err(cache::Error::List(unreadable).into());
            }
            let nobody = Error::sign_in_required(format!("{name} ({source}) is not signed in"));
            let told = known
                .iter()
                .take(MOST_TOLD)
                .fold(nobody, |error, account| error.cause(format!("{} is, at {}", account.username, account.authority)));
            Err(match known.len().saturating_sub(MOST_TOLD) {
                0 => told,
                more => told.cause(format!("{more} more are")).hint("See them all: `cids accounts`"),
            })
        }
        (several, all, _) => {
            let several = if several.is_empty() { all } else { several };
            let ambiguous = Error::new(Kind::Configuration, "ambiguous_account", format!("{name} ({source}) is signed in more than once"));
            let told = several.iter().fold(ambiguous, |error, account| {
                error.cause(format!("{} at {}, client {}", account.id(), account.authority, account.client_id))
            });
            Err(told.hint("Give the object id, or --authority and --client-id too"))
        }
    }
}
