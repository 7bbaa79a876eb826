//! The list of accounts and of kept client secrets: nothing secret. The keyring cannot list what it holds, and a command must know whom to
//! ask it for.
//!
//! One file an entry and one that names the current account, so that the thousandth account is found as fast as the first, and two
//! processes that sign in two accounts do not overwrite each other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::store::StoreKind;
use super::{entry_name, hash, secret_name};
use crate::account::Account;
use crate::clock::Instant;
use crate::private_files::{self, FileError, FileFault};

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

/// What a list has: one entry that is damaged, or not ours, hides no other.
#[derive(Debug)]
pub struct Entries<T> {
    /// Those that can be read.
    pub readable: Vec<T>,
    /// Those that cannot.
    pub unreadable: Vec<FileError>,
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
    pub(super) fn prepare(&self) -> Result<(), FileError> {
        match self {
            Self::Folder(folder) => private_files::make_private_folder(folder),
            Self::Memory(_) => Ok(()),
        }
    }

    /// Deletes what writers that were killed have left unfinished. Called while nobody else writes.
    pub(super) fn sweep(&self) {
        if let Self::Folder(folder) = self {
            private_files::sweep(folder);
        }
    }

    /// The accounts, the last signed-in first.
    pub(super) fn accounts(&self) -> Result<Entries<Listed>, FileError> {
        let mut accounts: Entries<Listed> = self.entries("v1.")?;
        accounts.readable.sort_by_key(|listed| std::cmp::Reverse(listed.signed_in_on));
        Ok(accounts)
    }

    /// The current account of all.
    pub(super) fn current(&self) -> Result<Option<Listed>, FileError> {
        self.pointed_or_last("current", |_| true)
    }

    /// The current account of an authority and a client.
    pub(super) fn current_of(&self, authority: &str, client_id: &str) -> Result<Option<Listed>, FileError> {
        let is_theirs = |listed: &Listed| listed.account.is_at(authority) && listed.account.client_id == client_id;
        let found = self.pointed_or_last(&pointer(authority, client_id), is_theirs)?;
        match found.as_ref().map(|listed| listed.account.authority.as_str()) {
            // It was chosen by another name of the tenant.
            Some(other) if other != authority => self.pointed_or_last(&pointer(other, client_id), is_theirs),
            _ => Ok(found),
        }
    }

    /// Nobody acts as another account because the entry of the right one cannot be read, nor is nobody signed in then.
    fn pointed_or_last(&self, pointer: &str, is_meant: impl Fn(&Listed) -> bool) -> Result<Option<Listed>, FileError> {
        if let Some(pointed) = self.pointed(pointer)?.filter(&is_meant) {
            return Ok(Some(pointed));
        }
        let Entries { readable, unreadable } = self.accounts()?;
        match (readable.into_iter().find(is_meant), unreadable.into_iter().next()) {
            (None, Some(unreadable)) => Err(unreadable),
            (found, _) => Ok(found),
        }
    }

    /// The entry of `account`.
    pub(super) fn find(&self, account: &Account) -> Result<Option<Listed>, FileError> {
        self.entry(&entry_name(account))
    }

    /// Lists an account, or what has changed of it.
    pub(super) fn put(&self, listed: &Listed) -> Result<(), FileError> {
        self.write(&file(&entry_name(&listed.account)), to_bytes(listed))
    }

    /// Makes `account` the current one, of its authority and client and of all.
    pub(super) fn make_current(&self, account: &Account) -> Result<(), FileError> {
        let name = entry_name(account);
        for authority in account.authorities() {
            self.write(&pointer(authority, &account.client_id), name.clone().into_bytes())?;
        }
        self.write("current", name.into_bytes())
    }

    /// Forgets `account`. A pointer that is left behind points to nobody, and then the last signed-in account counts.
    pub(super) fn remove(&self, account: &Account) -> Result<(), FileError> {
        self.remove_entry(&entry_name(account))
    }

    /// Forgets what is listed under `name`, whatever it is.
    pub(super) fn remove_entry(&self, name: &str) -> Result<(), FileError> {
        self.delete(&file(name))
    }

    /// The client secrets that are kept.
    pub(super) fn secrets(&self) -> Result<Entries<KeptSecret>, FileError> {
        self.entries("secret.")
    }

    /// Where the client secret of an application at an authority is.
    pub(super) fn find_secret(&self, authority: &str, client_id: &str) -> Result<Option<KeptSecret>, FileError> {
        self.entry(&secret_name(authority, client_id))
    }

    /// Lists a client secret, or that it is in another store now.
    pub(super) fn put_secret(&self, kept: &KeptSecret) -> Result<(), FileError> {
        self.write(&file(&secret_name(&kept.authority, &kept.client_id)), to_bytes(kept))
    }

    /// Forgets that a client secret is kept.
    pub(super) fn remove_secret(&self, kept: &KeptSecret) -> Result<(), FileError> {
        self.delete(&file(&secret_name(&kept.authority, &kept.client_id)))
    }

    fn pointed(&self, pointer: &str) -> Result<Option<Listed>, FileError> {
        let Some(name) = self.read(pointer)?.and_then(|name| String::from_utf8(name).ok()) else { return Ok(None) };
        // A name is one file in this folder, whatever somebody has written there.
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        if is_name { self.entry(&name) } else { Ok(None) }
    }

    fn entry<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, FileError> {
        let name = file(name);
        let damaged = |_| FileError { path: self.folder().join(&name), fault: FileFault::Damaged };
        self.read(&name)?.map(|bytes| serde_json::from_slice(&bytes).map_err(damaged)).transpose()
    }

    fn entries<T: DeserializeOwned>(&self, prefix: &str) -> Result<Entries<T>, FileError> {
        let names = match self {
            Self::Folder(folder) => private_files::names(folder)?,
            Self::Memory(files) => lock(files).keys().cloned().collect(),
        };
        let mut entries = Entries { readable: Vec::new(), unreadable: Vec::new() };
        for name in names.iter().filter_map(|name| name.strip_suffix(".json")).filter(|name| name.starts_with(prefix)) {
            match self.entry(name) {
                Ok(entry) => entries.readable.extend(entry),
                Err(error) => entries.unreadable.push(error),
            }
        }
        Ok(entries)
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) => folder,
            Self::Memory(_) => Path::new(""),
        }
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, FileError> {
        match self {
            Self::Folder(folder) => private_files::read_own(&folder.join(name)),
            Self::Memory(files) => Ok(lock(files).get(name).cloned()),
        }
    }

    fn write(&self, name: &str, bytes: Vec<u8>) -> Result<(), FileError> {
        match self {
            Self::Folder(folder) => private_files::write(&folder.join(name), &bytes),
            Self::Memory(files) => {
                lock(files).insert(name.to_owned(), bytes);
                Ok(())
            }
        }
    }

    fn delete(&self, name: &str) -> Result<(), FileError> {
        match self {
            Self::Folder(folder) => private_files::delete(&folder.join(name)).map(drop),
            Self::Memory(files) => {
                lock(files).remove(name);
                Ok(())
            }
        }
    }
}

fn to_bytes(entry: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(entry).expect("an entry is JSON")
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
