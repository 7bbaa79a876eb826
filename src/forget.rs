//! Accounts are forgotten here: all that can be, and what cannot is told by its name.

use crate::account::Account;
use crate::cache::{self, Entries, FileError, Listed, TokenCache};
use crate::choice::Successor;
use crate::context::Context;
use crate::error::Error;

/// Who is forgotten.
pub struct Forgotten {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// The entries of accounts that nobody can name, because they could not be read.
    pub unread: Vec<FileError>,
    /// Who is the current account after it.
    pub current: Successor,
}

/// What came of each.
#[derive(Default)]
struct Outcome {
    accounts: Vec<Account>,
    unread: Vec<FileError>,
    failures: Vec<(String, Error)>,
}

/// Forgets `accounts`.
pub fn forget(context: &Context, accounts: Vec<Account>) -> Result<Forgotten, Error> {
    Outcome::told(context, |outcome| {
        for account in accounts {
            let removed = context.cache_of(&account).and_then(|cache| Ok(cache.remove(&account)?));
            outcome.note(account, removed);
        }
        Ok(())
    })
}

/// Forgets every account, also one whose entry in the list cannot be read.
pub fn forget_all(context: &Context) -> Result<Forgotten, Error> {
    Outcome::told(context, |outcome| {
        for (kind, cache) in ["real accounts", "accounts of sandboxes"].into_iter().zip(context.caches()?) {
            match cache.listed() {
                Ok(entries) => outcome.forget_entries(&cache, entries, kind),
                Err(error) => outcome.failures.push((kind.to_owned(), error.into())),
            }
        }
        Ok(())
    })
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
    fn forget_entries(&mut self, cache: &TokenCache, entries: Entries<Listed>, kind: &str) {
        for account in entries.readable.into_iter().map(|listed| listed.account) {
            let removed = cache.remove(&account).map_err(Error::from);
            self.note(account, removed);
        }
        for entry in entries.unreadable {
            match cache.remove_unreadable(&entry) {
                Ok(()) => self.unread.push(entry),
                Err(error @ cache::Error::List(_)) => self.failures.push((kind.to_owned(), error.into())),
                Err(error) => self.failures.push((entry.path.display().to_string(), error.into())),
            }
        }
    }

    fn note(&mut self, account: Account, removed: Result<(), Error>) {
        match removed {
            Ok(()) => self.accounts.push(account),
            Err(error) => self.failures.push((account.username, error)),
        }
    }

    /// What `forget` noted.
    fn told(context: &Context, forget: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<Forgotten, Error> {
        let mut outcome = Self::default();
        let ((), current) = Successor::after(context, || forget(&mut outcome))?;
        let forgotten = Forgotten { accounts: outcome.accounts, unread: outcome.unread, current };
        if outcome.failures.is_empty() {
            return Ok(forgotten);
        }
        for line in forgotten.lines() {
            context.terminal.success(line);
        }
        if let Some(line) = forgotten.current.line() {
            context.terminal.notice(line);
        }
        Err(Error::of_several("remove_failed", "Not every account could be forgotten", outcome.failures))
    }
}
