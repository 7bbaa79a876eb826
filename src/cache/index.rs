//! The list of accounts: nothing secret. The keyring cannot list what it holds, and a command must know whom to ask it for.
//!
//! One file an account and one that names the current account, so that the thousandth account is found as fast as the first, and two
//! processes that sign in two accounts do not overwrite each other.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::store::StoreKind;
use super::{entry_name, hash, private};
use crate::account::Account;

/// An account, and where its record is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    pub(super) account: Account,
    pub(super) store: StoreKind,
}

/// The list's folder, or a list that is gone with the process.
pub(super) enum Index {
    Folder(PathBuf),
    Memory(Mutex<Vec<Listed>>),
}

impl Index {
    /// The accounts, the last signed-in first. What cannot be read is as if it were not there.
    pub(super) fn accounts(&self) -> Vec<Listed> {
        let folder = match self {
            Self::Memory(listed) => return lock(listed).clone(),
            Self::Folder(folder) => folder,
        };
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut listed: Vec<_> = files
            .filter(|file| file.path().extension().is_some_and(|extension| extension == "json"))
            .filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, read(&file.path())?)))
            .collect();
        listed.sort_by(|(one, _), (other, _)| other.cmp(one));
        listed.into_iter().map(|(_, listed)| listed).collect()
    }

    /// The current account of all.
    pub(super) fn current(&self) -> Option<Listed> {
        match self {
            Self::Memory(listed) => lock(listed).first().cloned(),
            Self::Folder(folder) => pointed(folder, "current").or_else(|| self.accounts().into_iter().next()),
        }
    }

    /// The current account of an authority and a client.
    pub(super) fn current_of(&self, authority: &str, client_id: &str) -> Option<Listed> {
        let is_theirs = |listed: &Listed| listed.account.authority == authority && listed.account.client_id == client_id;
        let pointed = match self {
            Self::Memory(_) => None,
            Self::Folder(folder) => pointed(folder, &pointer(authority, client_id)).filter(is_theirs),
        };
        pointed.or_else(|| self.accounts().into_iter().find(is_theirs))
    }

    /// The entry of `account`.
    pub(super) fn find(&self, account: &Account) -> Option<Listed> {
        match self {
            Self::Memory(listed) => lock(listed).iter().find(|known| is_same(&known.account, account)).cloned(),
            Self::Folder(folder) => read(&file(folder, &entry_name(account))),
        }
    }

    /// Lists `account`, or that it is in another store now.
    pub(super) fn put(&self, listed: Listed) -> io::Result<()> {
        match self {
            Self::Memory(known) => {
                let mut known = lock(known);
                known.retain(|known| !is_same(&known.account, &listed.account));
                known.insert(0, listed);
                Ok(())
            }
            Self::Folder(folder) => private::write(&file(folder, &entry_name(&listed.account)), &serde_json::to_vec(&listed)?),
        }
    }

    /// Makes `account` the current one, of its authority and client and of all.
    pub(super) fn make_current(&self, account: &Account) -> io::Result<()> {
        let name = entry_name(account);
        match self {
            Self::Memory(known) => {
                let mut known = lock(known);
                known.sort_by_key(|known| !is_same(&known.account, account));
                Ok(())
            }
            Self::Folder(folder) => {
                private::write(&folder.join(pointer(&account.authority, &account.client_id)), name.as_bytes())?;
                private::write(&folder.join("current"), name.as_bytes())
            }
        }
    }

    /// Forgets `account`. A pointer that is left behind points to nobody, and then the last signed-in account counts.
    pub(super) fn remove(&self, account: &Account) -> io::Result<()> {
        match self {
            Self::Memory(known) => {
                lock(known).retain(|known| !is_same(&known.account, account));
                Ok(())
            }
            Self::Folder(folder) => private::delete(&file(folder, &entry_name(account))).map(drop),
        }
    }
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.json"))
}

fn read(path: &Path) -> Option<Listed> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn pointer(authority: &str, client_id: &str) -> String {
    format!("current.{}", hash(&[authority, client_id]))
}

fn pointed(folder: &Path, pointer: &str) -> Option<Listed> {
    let name = fs::read_to_string(folder.join(pointer)).ok()?;
    // A name is one file in this folder, whatever somebody has written there.
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if is_name { read(&file(folder, &name)) } else { None }
}

fn lock(listed: &Mutex<Vec<Listed>>) -> MutexGuard<'_, Vec<Listed>> {
    listed.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_same(one: &Account, other: &Account) -> bool {
    (&one.authority, &one.client_id, one.id()) == (&other.authority, &other.client_id, other.id())
}
