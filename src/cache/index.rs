//! The list of accounts: nothing secret. The keyring cannot list what it holds, and a command must know whom to ask it for.

use std::fs;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::file::write_private;
use crate::account::Account;

/// Accounts, the last signed-in first.
#[derive(Default, Serialize, Deserialize)]
struct Content {
    accounts: Vec<Account>,
}

/// The list's file, or a list that is gone with the process.
pub(super) enum Index {
    File(PathBuf),
    Memory(std::sync::Mutex<Vec<Account>>),
}

impl Index {
    /// The accounts. A list that cannot be read is as none: the next sign-in writes it anew.
    pub(super) fn accounts(&self) -> Vec<Account> {
        match self {
            Self::Memory(accounts) => accounts.lock().map(|accounts| accounts.clone()).unwrap_or_default(),
            Self::File(path) => {
                let content = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Content>(&bytes).ok());
                content.unwrap_or_default().accounts
            }
        }
    }

    /// Puts `account` first: the current one of its authority and client, and of all.
    pub(super) fn put_first(&self, account: &Account) -> io::Result<()> {
        let mut accounts = self.accounts();
        if accounts.first() == Some(account) {
            return Ok(());
        }
        accounts.retain(|known| !is_same(known, account));
        accounts.insert(0, account.clone());
        self.write(accounts)
    }

    /// Forgets `account`.
    pub(super) fn remove(&self, account: &Account) -> io::Result<()> {
        let mut accounts = self.accounts();
        accounts.retain(|known| !is_same(known, account));
        self.write(accounts)
    }

    fn write(&self, accounts: Vec<Account>) -> io::Result<()> {
        match self {
            Self::Memory(kept) => {
                *kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = accounts;
                Ok(())
            }
            Self::File(path) => write_private(path, &serde_json::to_vec_pretty(&Content { accounts })?),
        }
    }
}

fn is_same(one: &Account, other: &Account) -> bool {
    (&one.authority, &one.client_id, one.id()) == (&other.authority, &other.client_id, other.id())
}
