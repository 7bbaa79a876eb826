//! The operating system's keyring: Secret Service, Keychain, Credential Manager. Every call runs on a thread of its own under a deadline,
//! because a frozen daemon or an unanswered prompt would hang it for ever.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use keyring::{Entry, Error};
use zeroize::Zeroizing;

#[cfg(target_os = "linux")]
use super::bus_address::Socket;
#[cfg(target_os = "linux")]
use super::secret_service::{self, DefaultCollection};
use super::store::{Bytes, CredentialStore, Exposure, Preview, StoreError, StoreKind};

const SERVICE: &str = "cids";
/// A person needs time to answer an unlock prompt; nobody waits longer than this for a machine.
const DEADLINE: Duration = Duration::from_secs(30);
/// A new password takes longer than one that is known.
const DEADLINE_FOR_CREATION: Duration = Duration::from_secs(120);
/// The keyring itself takes milliseconds, also on a busy machine.
const DEADLINE_WITHOUT_PERSON: Duration = Duration::from_secs(5);
/// `CRED_MAX_CREDENTIAL_BLOB_SIZE` of the Credential Manager.
const WINDOWS_ENTRY_LIMIT: usize = 2560;

/// Who can read an item of ours while the keyring is unlocked.
const READERS: &str = if cfg!(target_os = "macos") {
    "cids, and the programs that this user allows when the Keychain asks"
} else if cfg!(windows) {
    "every process of this user"
} else {
    "every process of this user that reaches the session bus, while the keyring is unlocked, and root"
};

/// The keyring.
pub struct KeyringStore {
    deadline: Duration,
    /// The socket of the session's D-Bus, for the short way of reading, and for what the keyring crate does not ask.
    socket: Option<Socket>,
    /// Whether the service may ask the person to create the default collection.
    may_create: bool,
    /// Whether the keyring crate has a session: then its way is the short one.
    is_open: AtomicBool,
    /// How the person, or nobody, answered its prompt: whoever declined once is not asked again by the same command.
    declined: OnceLock<StoreError>,
}

impl KeyringStore {
    /// The keyring, waited for at most half a minute a call. `bus` is the address of the session's D-Bus, where there is one.
    pub fn new(bus: Option<&str>) -> Self {
        Self {
            deadline: DEADLINE,
            socket: bus.and_then(Socket::of),
            may_create: false,
            is_open: AtomicBool::new(false),
            declined: OnceLock::new(),
        }
    }

    /// The same where nobody is there to answer a prompt.
    #[must_use]
    pub fn without_person(self) -> Self {
        Self { deadline: DEADLINE_WITHOUT_PERSON, ..self }
    }

    /// The same where the service can show the person a dialog.
    #[must_use]
    pub fn with_dialogs(self) -> Self {
        Self { may_create: true, ..self }
    }

    fn call<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, StoreError> {
        let socket = self.socket.clone();
        self.call_within(self.deadline, move || work().map_err(|error| told(&error, socket.as_ref())))
    }

    fn call_within<T: Send + 'static>(
        &self,
        deadline: Duration,
        work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        if let Some(error) = self.declined.get().and_then(as_declined) {
            return Err(error);
        }
        let (sender, answer) = channel();
        // Left behind when the deadline passes: the end of the process does not wait for it.
        let spawned = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
            let _ = sender.send(work());
        });
        spawned.map_err(|error| StoreError::Unavailable { reason: error.to_string() })?;
        let result = match answer.recv_timeout(deadline) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(StoreError::TimedOut { after: deadline }),
            Err(RecvTimeoutError::Disconnected) => Err(StoreError::Unavailable { reason: "the keyring's client failed".to_owned() }),
        };
        if let Some(declined) = result.as_ref().err().and_then(as_declined) {
            let _ = self.declined.set(declined);
        }
        result
    }
}

impl KeyringStore {
    fn write(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.is_open.store(true, Ordering::Relaxed);
        let (entry, bytes) = (entry.to_owned(), Zeroizing::new(bytes.to_vec()));
        // Bytes, not a password: Windows would store text as UTF-16 and halve its room.
        self.call(move || Entry::new(SERVICE, &entry)?.set_secret(&bytes))
    }

    /// Whether the person has created a default collection now. Asked once, as every prompt.
    fn create_collection(&self) -> Result<bool, StoreError> {
        let Some(socket) = self.socket.clone().filter(|_| self.may_create) else { return Ok(false) };
        let created = self.call_within(DEADLINE_FOR_CREATION, move || Ok(secret_service::create_default_collection(&socket)))?;
        Ok(created == Some(true))
    }
}

/// `error` once more, if it is how a prompt was answered.
fn as_declined(error: &StoreError) -> Option<StoreError> {
    match error {
        StoreError::Locked { reason } => Some(StoreError::Locked { reason: reason.clone() }),
        StoreError::TimedOut { after } => Some(StoreError::TimedOut { after: *after }),
        _ => None,
    }
}

impl CredentialStore for KeyringStore {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        let entry = entry.to_owned();
        let socket = self.socket.clone().filter(|_| !self.is_open.load(Ordering::Relaxed));
        self.call(move || {
            if let Some(bytes) = socket.and_then(|socket| secret_service::read(&socket, SERVICE, &entry)) {
                return Ok(Some(bytes));
            }
            match Entry::new(SERVICE, &entry)?.get_secret() {
                Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    fn preview(&self) -> Result<Preview, StoreError> {
        let socket = self.socket.clone();
        match self.call_within(self.deadline, move || Ok(socket.as_ref().and_then(secret_service::default_collection)))? {
            Some(DefaultCollection::Absent) => Err(StoreError::NoCollection),
            Some(DefaultCollection::Locked) => Ok(Preview::Locked),
            Some(DefaultCollection::Unlocked) => Ok(Preview::Ready),
            None => self.get("outlook").map(|_| if cfg!(target_os = "linux") { Preview::Unknown } else { Preview::Ready }),
        }
    }

    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        match self.write(entry, bytes) {
            Err(StoreError::NoCollection) if self.create_collection()? => self.write(entry, bytes),
            other => other,
        }
    }

    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        self.is_open.store(true, Ordering::Relaxed);
        let entry = entry.to_owned();
        self.call(move || match Entry::new(SERVICE, &entry)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(error) => Err(error),
        })
    }

    fn entry_limit(&self) -> Option<usize> {
        cfg!(windows).then_some(WINDOWS_ENTRY_LIMIT)
    }

    fn kind(&self) -> StoreKind {
        StoreKind::Keyring
    }

    fn exposure(&self) -> Exposure {
        Exposure { readers: vec![READERS.to_owned()], problems: Vec::new() }
    }
}

/// There is no D-Bus here.
#[cfg(not(target_os = "linux"))]
#[derive(Clone)]
enum Socket {}

#[cfg(not(target_os = "linux"))]
impl Socket {
    fn of(_: &str) -> Option<Self> {
        None
    }
}

#[cfg(not(target_os = "linux"))]
use secret_service::DefaultCollection;

#[cfg(not(target_os = "linux"))]
mod secret_service {
    use super::{Bytes, Socket};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum DefaultCollection {
        Absent,
        Locked,
        Unlocked,
    }

    pub(super) fn default_collection(socket: &Socket) -> Option<DefaultCollection> {
        match *socket {}
    }

    pub(super) fn create_default_collection(socket: &Socket) -> Option<bool> {
        match *socket {}
    }

    pub(super) fn read(socket: &Socket, _: &str, _: &str) -> Option<Bytes> {
        match *socket {}
    }
}

/// An absent collection is not a locked one: there is nothing to unlock. The keyring crate's words for both begin alike.
fn told(error: &Error, socket: Option<&Socket>) -> StoreError {
    let is_absent = match error {
        Error::NoStorageAccess(source) => match socket.and_then(secret_service::default_collection) {
            Some(collection) => collection == DefaultCollection::Absent,
            // On a bus that only the keyring crate reaches: the words of its `NoResult`.
            None => source.to_string().contains("result not returned"),
        },
        _ => false,
    };
    if is_absent { StoreError::NoCollection } else { classify(error) }
}

/// Never by `Debug`: two of the crate's variants hold the secret's bytes.
fn classify(error: &Error) -> StoreError {
    match error {
        Error::Ambiguous(_) => StoreError::Ambiguous,
        Error::NoStorageAccess(source) => StoreError::Locked { reason: source.to_string() },
        // `Entry::new` says only that there is no store; the status says why.
        Error::NoDefaultStore => StoreError::Unavailable { reason: status() },
        Error::PlatformFailure(source) => StoreError::Unavailable { reason: source.to_string() },
        Error::TooLong(what, limit) => StoreError::Unavailable { reason: format!("its {what} may have {limit} bytes") },
        Error::BadEncoding(_) | Error::BadDataFormat(..) => StoreError::Unavailable { reason: "its answer cannot be read".to_owned() },
        _ => StoreError::Unavailable { reason: "it failed for a reason that it does not tell".to_owned() },
    }
}

fn status() -> String {
    match Entry::store_status() {
        Err(error) => format!("{error}"),
        Ok(()) => "no default store".to_owned(),
    }
}
