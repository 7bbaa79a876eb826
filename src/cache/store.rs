//! What a credential store is: a place for bytes under a name. Absent is an answer, not an error.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::private_files::FileError;

/// The bytes of an entry, wiped when dropped.
pub type Bytes = Zeroizing<Vec<u8>>;

/// The kinds of store, the better one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// The operating system's keyring.
    Keyring,
    /// A private file, sealed with a key that lies elsewhere.
    EncryptedFile,
    /// A private file, in clear.
    PlaintextFile,
    /// The process's memory.
    Memory,
}

impl fmt::Display for StoreKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Keyring => "keyring",
            Self::EncryptedFile => "encrypted-file",
            Self::PlaintextFile => "plaintext-file",
            Self::Memory => "memory",
        })
    }
}

/// A place for secrets.
pub trait CredentialStore: Send + Sync {
    /// The entry, or `None` where there is none.
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError>;
    /// Whether a new entry could be written, as far as the store tells without one.
    fn preview(&self) -> Result<Preview, StoreError> {
        self.get("outlook").map(|_| Preview::Ready)
    }
    /// Writes the entry, new or in place of the old.
    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError>;
    /// Deletes the entry; says whether there was one.
    fn delete(&self, entry: &str) -> Result<bool, StoreError>;
    /// Deletes what writers that were killed have left unfinished. Called while nobody else writes.
    fn sweep(&self) {}
    /// How many bytes an entry may have, where the platform sets a limit.
    fn entry_limit(&self) -> Option<usize>;
    /// Which kind of store it is.
    fn kind(&self) -> StoreKind;
    /// Who else could read it.
    fn exposure(&self) -> Exposure {
        Exposure::default()
    }
    /// Where its key is, for a person; `None` where it needs none, or has none yet.
    fn key_place(&self) -> Option<&'static str> {
        None
    }
}

/// What a new entry would meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preview {
    /// Nothing stands against it.
    Ready,
    /// The store asks the person for its password first.
    Locked,
    /// The store cannot be asked without writing to it.
    Unknown,
}

/// Who else on this machine could read what a store keeps, in words for a person.
#[derive(Debug, Default)]
pub struct Exposure {
    /// Who can, as things are meant to be.
    pub readers: Vec<String>,
    /// What is not as it is meant to be.
    pub problems: Vec<FileError>,
}

/// Why a store gave no answer. No variant holds text that could be a secret.
#[derive(Debug)]
pub enum StoreError {
    /// Several entries of that name, perhaps another program's.
    Ambiguous,
    /// A file or its folder.
    File(FileError),
    /// Ctrl-C came instead of a passphrase.
    Interrupted,
    /// The key of an encrypted file is gone, as after a restart, or the passphrase is another one.
    KeyLost {
        /// What became of it.
        reason: &'static str,
    },
    /// The keyring is locked, or denied access; Linux does not always tell which.
    Locked {
        /// The store's own words.
        reason: String,
    },
    /// The keyring has no default collection, and the person was not asked to create one or declined.
    NoCollection,
    /// Encrypted files without a passphrase that opens them.
    Sealed {
        /// Where they are.
        folder: PathBuf,
        /// Whether one was given, and is another.
        is_wrong: bool,
    },
    /// No answer in time: a frozen daemon, or a prompt that nobody answers.
    TimedOut {
        /// How long it was waited for.
        after: Duration,
    },
    /// Encrypted files have no place for their key.
    NoKey {
        /// The kernel's words.
        reason: String,
    },
    /// There is no store.
    Unavailable {
        /// The store's own words.
        reason: String,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ambiguous => formatter.write_str("the token store has several entries of that name"),
            Self::File(error) => write!(formatter, "the token store cannot use {error}"),
            Self::Interrupted => formatter.write_str("interrupted"),
            Self::KeyLost { reason } => write!(formatter, "the encrypted token file cannot be opened: {reason}"),
            Self::Locked { reason } => write!(formatter, "the token store is locked, or denies access: {reason}"),
            Self::TimedOut { after } => write!(formatter, "the token store did not answer within {} s", after.as_secs()),
            Self::NoCollection => formatter.write_str("the system keyring has no default collection"),
            Self::NoKey { reason } => write!(formatter, "the encrypted token files have no place for their key: {reason}"),
            Self::Sealed { is_wrong: false, .. } => formatter.write_str("the encrypted token files are locked: there is no passphrase"),
            Self::Sealed { is_wrong: true, .. } => {
                formatter.write_str("the encrypted token files are locked: the passphrase is not the one they were sealed with")
            }
            Self::Unavailable { reason } => write!(formatter, "there is no token store: {reason}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl StoreError {
    /// Whether there is no store to use, which is less than one that does not open.
    pub(super) fn is_absence(&self) -> bool {
        matches!(self, Self::NoCollection | Self::NoKey { .. } | Self::Unavailable { .. })
    }
}

impl From<FileError> for StoreError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// A store that is gone with the process.
#[derive(Default)]
pub struct MemoryStore {
    entries: Mutex<HashMap<String, Bytes>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    fn entries(&self) -> std::sync::MutexGuard<'_, HashMap<String, Bytes>> {
        self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl CredentialStore for MemoryStore {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        Ok(self.entries().get(entry).cloned())
    }

    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.entries().insert(entry.to_owned(), Zeroizing::new(bytes.to_vec()));
        Ok(())
    }

    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        Ok(self.entries().remove(entry).is_some())
    }

    fn entry_limit(&self) -> Option<usize> {
        None
    }

    fn kind(&self) -> StoreKind {
        StoreKind::Memory
    }
}
