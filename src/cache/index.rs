//! The list of accounts and of kept client secrets: nothing secret. The keyring cannot list what it holds, and a command must know whom to
//! ask it for.
//!
//! One file an entry and one that names the current account, so that the thousandth account is found as fast as the first, and two
//! processes that sign in two accounts do not overwrite each other.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::store::StoreKind;
use super::{entry_name, hash, private, secret_name};
use crate::account::Account;
use crate::clock::Instant;

/// An account, where its record is, and what a list tells of it without opening the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The account.
    pub account: Account,
    /// Where its record is.
    pub store: StoreKind,
    /// Whether the keyring may have one too, since a change of store that did not come to its end. Files are simply looked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) in_keyring_too: bool,
    /// When the last of its access tokens ends.
    #[serde(default)]
    pub access_token_expires_on: Option<Instant>,
    /// When it signed in.
    #[serde(default)]
    pub(super) signed_in_on: Instant,
}

/// A client secret that is kept, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSecret {
    /// The authority that it may go to.
    pub authority: String,
    /// The application that it belongs to.
    pub client_id: String,
    /// Where it is.
    pub store: StoreKind,
    /// Whether the keyring may have it too, as of an account.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) in_keyring_too: bool,
}

/// The list: files in a folder, or gone with the process.
pub(super) enum Index {
    Folder(PathBuf),
    Memory(Mutex<BTreeMap<String, Vec<u8>>>),
}

impl Index {
    pub(super) fn in_memory() -> Self {
        Self::Memory(Mutex::default())
    }

    /// Makes sure that there is a place to write to.
    pub(super) fn prepare(&self) -> io::Result<()> {
        match self {
            Self::Folder(folder) => private::make_private_folder(folder),
            Self::Memory(_) => Ok(()),
        }
    }

    /// Deletes what writers that were killed have left unfinished. Called while nobody else writes.
    pub(super) fn sweep(&self) {
        if let Self::Folder(folder) = self {
            private::sweep(folder);
        }
    }

    /// The accounts, the last signed-in first. What cannot be read is as if it were not there.
    pub(super) fn accounts(&self) -> Vec<Listed> {
        let mut listed: Vec<Listed> = self.entries("v1.");
        listed.sort_by_key(|listed| std::cmp::Reverse(listed.signed_in_on));
        listed
    }

    /// The current account of all.
    pub(super) fn current(&self) -> Option<Listed> {
        self.pointed("current").or_else(|| self.accounts().into_iter().next())
    }

    /// The current account of an authority and a client.
    pub(super) fn current_of(&self, authority: &str, client_id: &str) -> Option<Listed> {
        let is_theirs = |listed: &Listed| listed.account.authority == authority && listed.account.client_id == client_id;
        let pointed = self.pointed(&pointer(authority, client_id)).filter(is_theirs);
        pointed.or_else(|| self.accounts().into_iter().find(is_theirs))
    }

    /// The entry of `account`.
    pub(super) fn find(&self, account: &Account) -> Option<Listed> {
        self.entry(&entry_name(account))
    }

    /// Lists an account, or what has changed of it.
    pub(super) fn put(&self, listed: &Listed) -> io::Result<()> {
        self.write(&file(&entry_name(&listed.account)), serde_json::to_vec(listed)?)
    }

    /// Makes `account` the current one, of its authority and client and of all.
    pub(super) fn make_current(&self, account: &Account) -> io::Result<()> {
        let name = entry_name(account);
        self.write(&pointer(&account.authority, &account.client_id), name.clone().into_bytes())?;
        self.write("current", name.into_bytes())
    }

    /// Forgets `account`. A pointer that is left behind points to nobody, and then the last signed-in account counts.
    pub(super) fn remove(&self, account: &Account) -> io::Result<()> {
        self.delete(&file(&entry_name(account)))
    }

    /// The client secrets that are kept.
    pub(super) fn secrets(&self) -> Vec<KeptSecret> {
        self.entries("secret.")
    }

    /// Where the client secret of an application at an authority is.
    pub(super) fn find_secret(&self, authority: &str, client_id: &str) -> Option<KeptSecret> {
        self.entry(&secret_name(authority, client_id))
    }

    /// Lists a client secret, or that it is in another store now.
    pub(super) fn put_secret(&self, kept: &KeptSecret) -> io::Result<()> {
        self.write(&file(&secret_name(&kept.authority, &kept.client_id)), serde_json::to_vec(kept)?)
    }

    /// Forgets that a client secret is kept.
    pub(super) fn remove_secret(&self, kept: &KeptSecret) -> io::Result<()> {
        self.delete(&file(&secret_name(&kept.authority, &kept.client_id)))
    }

    fn pointed(&self, pointer: &str) -> Option<Listed> {
        let name = String::from_utf8(self.read(pointer)?).ok()?;
        // A name is one file in this folder, whatever somebody has written there.
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        if is_name { self.entry(&name) } else { None }
    }

    fn entry<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_slice(&self.read(&file(name))?).ok()
    }

    fn entries<T: DeserializeOwned>(&self, prefix: &str) -> Vec<T> {
        let names: Vec<String> = match self {
            Self::Folder(folder) => {
                let files = fs::read_dir(folder).into_iter().flatten().flatten();
                files.filter_map(|file| file.file_name().into_string().ok()).collect()
            }
            Self::Memory(files) => lock(files).keys().cloned().collect(),
        };
        let names = names.iter().filter_map(|name| name.strip_suffix(".json")).filter(|name| name.starts_with(prefix));
        names.filter_map(|name| self.entry(name)).collect()
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        match self {
            Self::Folder(folder) => private::read_listed(&folder.join(name)),
            Self::Memory(files) => lock(files).get(name).cloned(),
        }
    }

    fn write(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        match self {
            Self::Folder(folder) => private::write(&folder.join(name), &bytes),
            Self::Memory(files) => {
                lock(files).insert(name.to_owned(), bytes);
                Ok(())
            }
        }
    }

    fn delete(&self, name: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => private::delete(&folder.join(name)).map(drop),
            Self::Memory(files) => {
                lock(files).remove(name);
                Ok(())
            }
        }
    }
}

fn file(name: &str) -> String {
    format!("{name}.json")
}

fn pointer(authority: &str, client_id: &str) -> String {
    format!("current.{}", hash(&[authority, client_id]))
}

fn lock(files: &Mutex<BTreeMap<String, Vec<u8>>>) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}
