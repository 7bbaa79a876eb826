//! The token cache: accounts and their tokens in a credential store. A lock between processes and an encrypted file are further stores'
//! and this module's affair; nobody above knows how a record is kept.

mod file;
mod index;
mod keyring;
mod record;
mod segments;
mod store;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::Account;
use index::Index;

pub use file::PrivateFileStore;
pub use keyring::KeyringStore;
pub use record::{AccessToken, Record};
pub use store::{Bytes, CredentialStore, MemoryStore, StoreError};

/// About what a sign-in stores; what cannot hold it is no use.
const PROBE_SIZE: usize = 8 * 1024;

/// Accounts and their tokens.
pub struct TokenCache {
    store: Box<dyn CredentialStore>,
    index: Index,
}

/// Why the cache gave no answer.
#[derive(Debug)]
pub enum Error {
    /// The list of accounts cannot be written.
    Index {
        /// Why.
        source: io::Error,
    },
    /// The store wrote something, and read something else.
    Unfaithful,
    /// The store failed.
    Store(StoreError),
}

impl TokenCache {
    /// A cache in `store`, with its list of accounts in `state_folder`.
    pub fn new(store: Box<dyn CredentialStore>, state_folder: PathBuf) -> Self {
        Self { store, index: Index::File(state_folder.join("accounts.json")) }
    }

    /// A cache that is gone with the process.
    pub fn in_memory() -> Self {
        Self { store: Box::new(MemoryStore::new()), index: Index::Memory(Mutex::new(Vec::new())) }
    }

    /// What the store is called in the settings.
    pub fn store_name(&self) -> &'static str {
        self.store.name()
    }

    /// Writes, reads and deletes an entry, so that a fresh token is never lost.
    pub fn probe(&self) -> Result<(), Error> {
        let name = format!("probe.{:016x}", rand::thread_rng().r#gen::<u64>());
        let content = vec![b'x'; PROBE_SIZE];
        segments::write(self.store.as_ref(), &name, &content)?;
        let read = segments::read(self.store.as_ref(), &name)?;
        segments::delete(self.store.as_ref(), &name)?;
        if read.as_deref() == Some(&content) { Ok(()) } else { Err(Error::Unfaithful) }
    }

    /// The accounts, the last signed-in first.
    pub fn accounts(&self) -> Vec<Account> {
        self.index.accounts()
    }

    /// The last signed-in account of an authority and a client.
    pub fn current(&self, authority: &str, client_id: &str) -> Option<Account> {
        self.accounts().into_iter().find(|account| account.authority == authority && account.client_id == client_id)
    }

    /// The record of `account`; `None` where there is none, or one that cannot be believed: another program can write to the store too.
    pub fn load(&self, account: &Account) -> Result<Option<Record>, Error> {
        let bytes = segments::read(self.store.as_ref(), &entry_name(account))?;
        let record = bytes.and_then(|bytes| Record::from_bytes(&bytes));
        let key = |account: &Account| {
            (account.authority_kind, account.authority.clone(), account.client_id.clone(), account.issuer.clone(), account.id().to_owned())
        };
        Ok(record.filter(|record| key(&record.account) == key(account)))
    }

    /// Keeps `record`, and makes its account the current one.
    pub fn save(&self, record: &Record) -> Result<(), Error> {
        let bytes = Zeroizing::new(serde_json::to_vec(record).map_err(|error| Error::Index { source: error.into() })?);
        segments::write(self.store.as_ref(), &entry_name(&record.account), &bytes)?;
        self.index.put_first(&record.account).map_err(|source| Error::Index { source })
    }

    /// Forgets `account`: its record first, so that a failure leaves it listed.
    pub fn remove(&self, account: &Account) -> Result<(), Error> {
        segments::delete(self.store.as_ref(), &entry_name(account))?;
        self.index.remove(account).map_err(|source| Error::Index { source })
    }
}

/// Hashed, because no character is safe to join the parts with, and names have limits of their own.
fn entry_name(account: &Account) -> String {
    let mut hash = Sha256::new();
    for part in [&account.authority, &account.client_id, account.id()] {
        hash.update(part);
        hash.update([0]);
    }
    format!("v1.{}", URL_SAFE_NO_PAD.encode(hash.finalize()))
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index { .. } => formatter.write_str("the list of accounts cannot be written"),
            Self::Unfaithful => formatter.write_str("the token store did not give back what was written to it"),
            Self::Store(_) => formatter.write_str("the token store cannot be used"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Index { source } => Some(source),
            Self::Store(source) => Some(source),
            Self::Unfaithful => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::record::tests::record;

    #[test]
    fn the_last_signed_in_account_is_the_current_one() {
        let cache = TokenCache::in_memory();
        for (authority, oid) in [("https://a", "1"), ("https://a", "2"), ("https://b", "3"), ("https://a", "1")] {
            cache.save(&record(authority, oid)).unwrap();
        }
        assert_eq!(cache.current("https://a", "app").unwrap().id(), "1");
        assert_eq!(cache.current("https://b", "app").unwrap().id(), "3");
        assert!(cache.current("https://a", "another app").is_none());
        let ids: Vec<_> = cache.accounts().iter().map(|account| account.id().to_owned()).collect();
        assert_eq!(ids, ["1", "3", "2"]);
        cache.remove(&record("https://a", "1").account).unwrap();
        assert_eq!(cache.current("https://a", "app").unwrap().id(), "2");
    }

    #[test]
    fn a_planted_record_of_another_account_is_not_believed() {
        let cache = TokenCache::in_memory();
        let (own, foreign) = (record("https://a", "1"), record("https://evil", "1"));
        let bytes = serde_json::to_vec(&foreign).unwrap();
        cache.store.set(&entry_name(&own.account), &bytes).unwrap();
        assert!(cache.load(&own.account).unwrap().is_none());
        cache.store.set(&entry_name(&own.account), b"garbage").unwrap();
        assert!(cache.load(&own.account).unwrap().is_none());
    }

    #[test]
    fn names_cannot_be_shifted_into_one_another() {
        let mut one = record("https://a", "1").account;
        let mut other = one.clone();
        (one.authority, one.client_id) = ("a.b".into(), "c".into());
        (other.authority, other.client_id) = ("a".into(), "b.c".into());
        assert_ne!(entry_name(&one), entry_name(&other));
    }

    #[test]
    fn a_list_that_cannot_be_read_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = PrivateFileStore::new(folder.path().join("tokens"));
        let cache = TokenCache::new(Box::new(store), folder.path().to_owned());
        std::fs::write(folder.path().join("accounts.json"), "{").unwrap();
        assert_eq!(cache.accounts(), []);
        cache.probe().unwrap();
        cache.save(&record("https://a", "1")).unwrap();
        assert_eq!(cache.accounts(), [record("https://a", "1").account]);
        assert_eq!(cache.load(&record("https://a", "1").account).unwrap().unwrap().id_token.expose(), "planted-id-token");
    }
}
