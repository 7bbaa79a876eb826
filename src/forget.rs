//! Accounts are forgotten here: all that can be, and what cannot is told by its name.

use crate::account::Account;
use crate::cache::{self, Entries, FileError};
use crate::context::Context;
use crate::error::Error;

/// Who is forgotten.
#[derive(Debug, Default)]
pub struct Forgotten {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// The entries of accounts that nobody can name, because they could not be read.
    pub unread: Vec<FileError>,
}

/// What came of each.
#[derive(Default)]
struct Outcome {
    forgotten: Forgotten,
    failures: Vec<(String, Error)>,
}

/// Forgets `accounts`.
pub fn forget(context: &Context, accounts: Vec<Account>) -> Result<Forgotten, Error> {
    let mut outcome = Outcome::default();
    for account in accounts {
        let removed = context.cache_of(&account).and_then(|cache| Ok(cache.remove(&account)?));
        outcome.note(account, removed);
    }
    outcome.told(context)
}

/// Forgets every account, also one whose entry in the list cannot be read.
pub fn forget_all(context: &Context) -> Result<Forgotten, Error> {
    let mut outcome = Outcome::default();
    for (kind, cache) in ["real accounts", "accounts of sandboxes"].into_iter().zip(context.caches()?) {
        let Entries { readable, unreadable } = match cache.listed() {
            Ok(entries) => entries,
            Err(error) => {
                outcome.failures.push((kind.to_owned(), error.into()));
                continue;
            }
        };
        for account in readable.into_iter().map(|listed| listed.account) {
            let removed = cache.remove(&account).map_err(Error::from);
            outcome.note(account, removed);
        }
        for entry in unreadable {
            match cache.remove_unreadable(&entry) {
                Ok(()) => outcome.forgotten.unread.push(entry),
                Err(error @ cache::Error::List(_)) => outcome.failures.push((kind.to_owned(), error.into())),
                Err(error) => outcome.failures.push((entry.path.display().to_string(), error.into())),
            }
        }
    }
    outcome.told(context)
}

impl Forgotten {
    /// A line for each, for a person.
    pub fn lines(&self) -> Vec<String> {
        let accounts = self.accounts.iter().map(|account| format!("Forgot {} here", account.username));
        let unread = self.unread.iter().map(|entry| format!("Forgot an account here that the list could not tell, {entry}"));
        accounts.chain(unread).collect()
    }
}

impl Outcome {
    fn note(&mut self, account: Account, removed: Result<(), Error>) {
        match removed {
            Ok(()) => self.forgotten.accounts.push(account),
            Err(error) => self.failures.push((account.username, error)),
        }
    }

    fn told(self, context: &Context) -> Result<Forgotten, Error> {
        if self.failures.is_empty() {
            return Ok(self.forgotten);
        }
        for line in self.forgotten.lines() {
            context.terminal.success(line);
        }
        Err(Error::of_several("remove_failed", "Not every account could be forgotten", self.failures))
    }
}
