//! The token cache: accounts and their tokens in a credential store. Nobody above knows how a record is kept.

#[cfg(target_os = "linux")]
mod bus_address;
mod client_secrets;
#[cfg(target_os = "linux")]
mod dbus;
mod encrypted;
mod file;
mod index;
mod kernel;
mod keyring;
mod listed;
mod lock;
mod record;
#[cfg(target_os = "linux")]
mod secret_service;
mod segments;
mod store;
mod upgrade;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::clock::Clock;
use index::Index;
use listed::Place;
use record::Unreadable;

pub use crate::private_files::{FileError, FileFault};
#[cfg(target_os = "linux")]
pub use bus_address::one_of_list as one_bus_address;
pub use encrypted::{EncryptedFileStore, Passphrase};
pub use file::PrivateFileStore;
pub use index::{Entries, KeptSecret, Listed};
pub use keyring::KeyringStore;
pub use lock::Lock;
pub use record::{AccessToken, IdToken, Record};
pub use store::{Bytes, CredentialStore, Exposure, MemoryStore, Preview, StoreError, StoreKind};

/// About what a sign-in stores; what cannot hold it is no use.
const PROBE_SIZE: usize = 8 * 1024;

/// Longer than the slowest refresh that another process may be in: two requests of half a minute and a bounded `Retry-After` between.
const LONGEST_WAIT: Duration = Duration::from_secs(130);

/// What a person may want to know of the cache's work.
pub trait Observer: Send + Sync {
    /// Another process holds the lock at `path`, and is waited for, at most as long as `longest`.
    fn waiting(&self, path: &Path, longest: Duration);
    /// No lock can be had, for this reason; the work goes on without.
    fn without_lock(&self, reason: &FileError);
    /// A refresh brought tokens that cannot be kept, and the work goes on with the old ones.
    fn not_kept(&self, reason: &Error);
}

/// Accounts and their tokens.
pub struct TokenCache {
    stores: Vec<Box<dyn CredentialStore>>,
    /// Where new tokens may go, the first choice first.
    choices: Vec<StoreKind>,
    chosen: OnceLock<StoreKind>,
    index: Index,
    locks: Option<(PathBuf, Arc<dyn Observer>)>,
}

/// Where new tokens go.
#[derive(Debug)]
pub struct Placement {
    /// The store.
    pub store: StoreKind,
    /// What is known of it.
    pub state: Preview,
    /// The better choices that cannot be used, and why.
    pub passed_over: Vec<(StoreKind, StoreError)>,
}

/// What a store is good for.
#[derive(Debug)]
pub struct Check {
    /// How a record as large as a sign-in's came back.
    pub round_trip: Result<(), Error>,
    /// How many bytes it had.
    pub size: usize,
    /// How many bytes an entry may have, where the platform sets a limit.
    pub entry_limit: Option<usize>,
    /// Who else could read it.
    pub exposure: Exposure,
}

/// What became of tokens that a refresh wanted to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// They are kept.
    Kept,
    /// The account has signed in anew, or was forgotten, meanwhile: nothing was written.
    Superseded,
}

/// Why the cache gave no answer.
#[derive(Debug)]
pub enum Error {
    /// The account is listed, and its record is not in its store any more.
    Gone {
        /// Where it was.
        store: StoreKind,
    },
    /// The list of accounts cannot be read or written.
    List(FileError),
    /// The lock is none.
    Lock(FileError),
    /// Another process holds the lock for too long.
    LockHeld {
        /// The lock's file.
        path: PathBuf,
    },
    /// A later cids wrote the record.
    NewerRecord,
    /// The record is in a store that is less than what is insisted on.
    OtherStore {
        /// Where it is.
        store: StoreKind,
    },
    /// The store wrote something, and read something else.
    Unfaithful,
    /// The store failed.
    Store(StoreError),
}

impl TokenCache {
    /// A cache whose list of accounts and locks are in `folder`. New tokens go to the first of `choices` that can be used; records are
    /// read from whichever of `stores` they are in.
    pub fn new(stores: Vec<Box<dyn CredentialStore>>, choices: Vec<StoreKind>, folder: PathBuf, observer: Arc<dyn Observer>) -> Self {
        let index = Index::Folder(folder.join("accounts"));
        let cache = Self { stores, choices, chosen: OnceLock::new(), index, locks: Some((folder, observer)) };
        cache.take_over_old_list();
        cache
    }

    /// A cache that is gone with the process.
    pub fn in_memory() -> Self {
        let stores: Vec<Box<dyn CredentialStore>> = vec![Box::new(MemoryStore::new())];
        Self { stores, choices: vec![StoreKind::Memory], chosen: OnceLock::new(), index: Index::in_memory(), locks: None }
    }

    /// Where new tokens go: the first choice that writes, reads and deletes an entry, so that a fresh token is never lost. A store that is
    /// there but locked is not passed over: that would be less than what the person has. The list of accounts must have its place, too.
    pub fn place(&self) -> Result<Placement, Error> {
        self.index.prepare().map_err(Error::List)?;
        let placement = self.first_that(|kind| self.probe(kind).map(|()| Preview::Ready))?;
        let _ = self.chosen.set(placement.store);
        Ok(placement)
    }

    /// Where new tokens would go, as far as can be told without writing.
    pub fn outlook(&self) -> Result<Placement, Error> {
        self.first_that(|kind| Ok(self.store(kind)?.preview()?))
    }

    fn first_that(&self, works: impl Fn(StoreKind) -> Result<Preview, Error>) -> Result<Placement, Error> {
        let mut passed_over = Vec::new();
        for kind in &self.choices {
            match works(*kind) {
                Ok(state) => return Ok(Placement { store: *kind, state, passed_over }),
                Err(Error::Store(error)) if error.is_absence() => passed_over.push((*kind, error)),
                Err(error) => return Err(error),
            }
        }
        // The first choice is the one that the person would mend.
        let first =
            passed_over.into_iter().next().map_or(StoreError::Unavailable { reason: "none is allowed".to_owned() }, |(_, error)| error);
        Err(Error::Store(first))
    }

    /// Writes, reads and deletes an entry as large as a sign-in's in one store.
    pub fn probe(&self, kind: StoreKind) -> Result<(), Error> {
        let lock = self.writing()?;
        let store = self.store(kind)?;
        // One that was killed left an entry of that name, which this one takes away.
        let name =
            if lock.as_ref().is_some_and(Lock::is_held) { "probe".to_owned() } else { format!("probe.{:016x}", rand::random::<u64>()) };
        let outcome = write_and_read(store, &name, &[b'x'; PROBE_SIZE]);
        if matches!(outcome, Ok(()) | Err(Error::Unfaithful)) {
            segments::delete(store, &name)?;
        }
        outcome
    }

    /// What the store `kind` is good for, and who else could read it.
    pub fn check(&self, kind: StoreKind) -> Result<Check, Error> {
        let store = self.store(kind)?;
        // In this order: the first record makes the files that are looked at.
        let round_trip = self.probe(kind);
        Ok(Check { round_trip, size: PROBE_SIZE, entry_limit: store.entry_limit(), exposure: store.exposure() })
    }

    /// Where the key of the store `kind` is, for a person; `None` where it needs none, or has none yet.
    pub fn key_place(&self, kind: StoreKind) -> Option<&'static str> {
        self.store(kind).ok()?.key_place()
    }

    /// Where new tokens may go: to the first that can be used.
    pub fn choices(&self) -> &[StoreKind] {
        &self.choices
    }

    /// The store that new tokens go to, as far as that is known without asking it.
    pub fn first_choice(&self) -> StoreKind {
        self.chosen.get().copied().unwrap_or_else(|| self.choices.first().copied().unwrap_or(StoreKind::Memory))
    }

    /// Where the record of `account` is.
    pub fn store_of(&self, account: &Account) -> Result<Option<StoreKind>, Error> {
        Ok(self.find(account)?.map(|listed| listed.store))
    }

    /// The accounts with what is known of each without asking its store, the last signed-in first.
    pub fn listed(&self) -> Result<Entries<Listed>, Error> {
        self.index.accounts().map_err(Error::List)
    }

    fn find(&self, account: &Account) -> Result<Option<Listed>, Error> {
        self.index.find(account).map_err(Error::List)
    }

    /// Those of the other `stores` that have a record of `account` too: an older one, left behind. The listed one counts.
    pub fn copies(&self, account: &Account, stores: &[StoreKind]) -> Vec<StoreKind> {
        let Ok(Some(listed)) = self.find(account) else { return Vec::new() };
        let others = self.stores.iter().filter(|store| store.kind() != listed.store && stores.contains(&store.kind()));
        others.filter(|store| matches!(store.get(&entry_name(account)), Ok(Some(_)))).map(|store| store.kind()).collect()
    }

    /// The current account of all.
    pub fn current(&self) -> Result<Option<Account>, Error> {
        Ok(self.index.current().map_err(Error::List)?.map(|listed| listed.account))
    }

    /// The current account of an authority and a client.
    pub fn current_of(&self, authority: &str, client_id: &str) -> Result<Option<Account>, Error> {
        Ok(self.index.current_of(authority, client_id).map_err(Error::List)?.map(|listed| listed.account))
    }

    /// Makes `account` the current one.
    pub fn make_current(&self, account: &Account) -> Result<(), Error> {
        let _writing = self.writing()?;
        self.index.make_current(account).map_err(Error::List)
    }

    /// The record of `account`; `None` where there is none, or one that cannot be believed: another program can write to the store too.
    pub fn load(&self, account: &Account) -> Result<Option<Record>, Error> {
        let Some(listed) = self.find(account)? else { return Ok(None) };
        self.check_insisted(listed.store)?;
        self.load_from(listed.store, account)
    }

    /// Keeps the record of a new sign-in, and makes its account the current one.
    pub fn put(&self, record: &Record) -> Result<(), Error> {
        let _writing = self.writing()?;
        let same = self.same_by_other_names(&record.account);
        let mut record = record.clone();
        let known = same.iter().flat_map(|listed| listed.account.authorities());
        let others: BTreeSet<&str> = known.filter(|authority| *authority != record.account.authority).collect();
        record.account.other_authorities = others.into_iter().map(str::to_owned).collect();
        let account = &record.account;
        let name = entry_name(account);
        let signed_in_on = Clock::system().now();
        let list = |place: Option<Place>| match place {
            Some(Place { store, in_keyring_too }) => {
                let (account, access_token_expires_on) = (account.clone(), record.access_tokens_end());
                self.index.put(&Listed { account, store, in_keyring_too, access_token_expires_on, signed_in_on })
            }
            None => self.index.remove(account),
        };
        // An entry that cannot be read is replaced.
        let before = self.index.find(account).ok().flatten().map(Place::from);
        let place = self.write_listed(&name, &to_bytes(&record), before, self.first_choice(), &list)?;
        // The new tokens are kept; the old ones, in another store or by another name of the tenant, are swept as far as it lets us.
        let _ = self.sweep_copies(&name, place, &list);
        for old in same.into_iter().filter(|old| entry_name(&old.account) != name) {
            let old_name = entry_name(&old.account);
            let _ = self.delete_everywhere(&old_name, Place::from(old)).map(|()| self.index.remove_entry(&old_name));
        }
        self.index.make_current(account).map_err(Error::List)
    }

    /// The same account as far as it is listed, also by other names of its tenant.
    fn same_by_other_names(&self, account: &Account) -> Vec<Listed> {
        let listed = self.index.accounts().map(|entries| entries.readable).unwrap_or_default();
        listed.into_iter().filter(|listed| listed.account.is_same_as(account)).collect()
    }

    /// Keeps what a refresh brought, unless the account has signed in anew or was forgotten since `record` was read.
    pub fn update(&self, record: &Record) -> Result<Update, Error> {
        let _writing = self.writing()?;
        let Some(listed) = self.find(&record.account)? else { return Ok(Update::Superseded) };
        match self.load_from(listed.store, &record.account)? {
            Some(kept) if kept.sign_in == record.sign_in => {}
            _ => return Ok(Update::Superseded),
        }
        self.write(listed.store, record)?;
        // The tokens are kept; when they end, the list tells for show alone.
        let _ = self.index.put(&Listed { access_token_expires_on: record.access_tokens_end(), ..listed });
        Ok(Update::Kept)
    }

    /// Tells that the work goes on with the tokens of before a refresh, whose own cannot be kept.
    pub fn tell_not_kept(&self, reason: &Error) {
        if let Some((_, observer)) = &self.locks {
            observer.not_kept(reason);
        }
    }

    /// Forgets `account`: its record first, so that a failure leaves it listed.
    pub fn remove(&self, account: &Account) -> Result<(), Error> {
        let _writing = self.writing()?;
        if let Some(listed) = self.find(account)? {
            self.delete_everywhere(&entry_name(account), Place::from(listed))?;
        }
        self.index.remove(account).map_err(Error::List)
    }

    /// Forgets the account whose entry in the list is `unreadable`: its record may be in any store that is there.
    pub fn remove_unreadable(&self, unreadable: &FileError) -> Result<(), Error> {
        let _writing = self.writing()?;
        let Some(name) = unreadable.path.file_stem().and_then(OsStr::to_str) else { return Ok(()) };
        for store in &self.stores {
            match segments::delete(store.as_ref(), name) {
                Ok(_) => {}
                Err(error) if error.is_absence() => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.index.remove_entry(name).map_err(Error::List)
    }

    /// Moves the record of `account` to another store: written and read there before it goes here. Says whether it was elsewhere.
    pub fn move_to(&self, account: &Account, to: StoreKind) -> Result<bool, Error> {
        let _writing = self.writing()?;
        let Some(listed) = self.find(account)? else { return Ok(false) };
        let (name, before) = (entry_name(account), Place::from(listed.clone()));
        let list = |place: Option<Place>| {
            let Place { store, in_keyring_too } = place.unwrap_or(before);
            self.index.put(&Listed { store, in_keyring_too, ..listed.clone() })
        };
        if before.store == to {
            self.sweep_copies(&name, before, &list)?;
            return Ok(false);
        }
        let record = self.load_from(before.store, account)?.ok_or(Error::Gone { store: before.store })?;
        let place = self.write_listed(&name, &to_bytes(&record), Some(before), to, &list)?;
        self.sweep_copies(&name, place, &list)?;
        Ok(true)
    }

    /// The lock for a refresh of `account`: whoever has it is the only one that refreshes. Waits for another process that has it.
    pub fn lock_refresh(&self, account: &Account) -> Result<Option<Lock>, Error> {
        self.lock(&format!("refresh.{}", entry_name(account)))
    }

    /// Where one store alone may be used, a record in a lesser one is not read behind the person's back.
    fn check_insisted(&self, store: StoreKind) -> Result<(), Error> {
        match self.choices[..] {
            [only] if only < store => Err(Error::OtherStore { store }),
            _ => Ok(()),
        }
    }

    fn load_from(&self, kind: StoreKind, account: &Account) -> Result<Option<Record>, Error> {
        let Some(bytes) = segments::read(self.store(kind)?, &entry_name(account))? else { return Ok(None) };
        let record = match Record::from_bytes(&bytes) {
            Ok(record) => record,
            Err(Unreadable::Damaged) => return Ok(None),
            Err(Unreadable::Newer) => return Err(Error::NewerRecord),
        };
        let key = |account: &Account| {
            (account.authority_kind, account.authority.clone(), account.client_id.clone(), account.issuer.clone(), account.id().to_owned())
        };
        Ok(Some(record).filter(|record| key(&record.account) == key(account)))
    }

    fn write(&self, kind: StoreKind, record: &Record) -> Result<(), Error> {
        Ok(segments::write(self.store(kind)?, &entry_name(&record.account), &to_bytes(record))?)
    }

    fn store(&self, kind: StoreKind) -> Result<&dyn CredentialStore, Error> {
        let found = self.stores.iter().find(|store| store.kind() == kind);
        found.map(AsRef::as_ref).ok_or(Error::OtherStore { store: kind })
    }

    /// Held while something is written: short, and so nobody waits for a refresh that is under way. Whoever has it sweeps what writers
    /// that were killed left behind: in clear, perhaps.
    fn writing(&self) -> Result<Option<Lock>, Error> {
        let lock = self.lock("writing")?;
        if lock.as_ref().is_some_and(Lock::is_held) {
            self.stores.iter().for_each(|store| store.sweep());
            self.index.sweep();
        }
        Ok(lock)
    }

    fn lock(&self, name: &str) -> Result<Option<Lock>, Error> {
        self.locks.as_ref().map(|(folder, observer)| Lock::take(folder, name, LONGEST_WAIT, observer.as_ref())).transpose()
    }
}

fn to_bytes(record: &Record) -> Bytes {
    Zeroizing::new(serde_json::to_vec(record).expect("a record is JSON"))
}

fn write_and_read(store: &dyn CredentialStore, name: &str, bytes: &[u8]) -> Result<(), Error> {
    segments::write(store, name, bytes)?;
    if segments::read(store, name)?.is_some_and(|read| read.as_slice() == bytes) { Ok(()) } else { Err(Error::Unfaithful) }
}

fn entry_name(account: &Account) -> String {
    format!("v1.{}", hash(&[&account.authority, &account.client_id, account.id()]))
}

fn secret_name(authority: &str, client_id: &str) -> String {
    format!("secret.v1.{}", hash(&[authority, client_id]))
}

/// Hashed, because no character is safe to join the parts with, and names have limits of their own.
fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone { store } => write!(formatter, "the tokens are gone from the store {store}"),
            Self::List(error) => write!(formatter, "the list of accounts cannot be used: {error}"),
            Self::Lock(error) => write!(formatter, "no lock can be had at {error}"),
            Self::LockHeld { path } => write!(formatter, "the lock {} is not let go by who holds it", path.display()),
            Self::NewerRecord => formatter.write_str("the tokens were written by a newer cids"),
            Self::OtherStore { store } => write!(formatter, "the tokens are in the store {store}"),
            Self::Unfaithful => formatter.write_str("the token store did not give back what was written to it"),
            Self::Store(_) => formatter.write_str("the token store cannot be used"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(source) => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
