//! What changes: the directory, and besides it codes, browser sessions, sign-ins under way and mail. The directory outlives the process
//! where there is a folder for it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;

use super::directory::{Directory, User};
use super::fault::Faults;
use super::hosted::Flow;
use super::journal::Journal;
use super::keys::{Keys, StoredKey};
use super::recent::Recent;
use super::sealed::Sealer;
use super::token::Device;
use super::{Error, Issuer, Mail, Options, files};
use crate::utf8;

/// As at Microsoft's (about ten minutes).
pub(super) const CODE_LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// A browser's session without "stay signed in" (Microsoft's configurable token lifetimes).
const SESSION_LIFETIME: TimeDelta = TimeDelta::hours(24);
const LASTING_SESSION: TimeDelta = TimeDelta::days(90);
const MOST_MAIL: usize = 1000;
/// The real service shows five to twelve.
const MOST_KEYS: usize = 6;

/// An authorization code.
pub(super) struct Code {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) session: BrowserSession,
    pub(super) scopes: Vec<String>,
    pub(super) nonce: Option<String>,
    pub(super) challenge: Option<(String, String)>,
    pub(super) expires_on: DateTime<Utc>,
    pub(super) redeemed: bool,
}

/// A customer who is signed in in a browser.
#[derive(Clone)]
pub(super) struct BrowserSession {
    pub(super) user_id: String,
    pub(super) id: String,
    pub(super) authenticated_on: DateTime<Utc>,
    expires_on: DateTime<Utc>,
}

/// All that changes.
pub(super) struct State {
    pub(super) directory: Directory,
    pub(super) keys: Keys,
    pub(super) sealer: Sealer,
    pub(super) codes: Recent<Code>,
    pub(super) devices: Recent<Device>,
    pub(super) flows: Recent<Flow>,
    pub(super) mail: Vec<Mail>,
    pub(super) faults: Faults,
    pub(super) journal: Journal,
    /// What `reset` goes back to.
    first: Directory,
    sessions: Recent<Vec<BrowserSession>>,
    issuer: Issuer,
    file: Option<PathBuf>,
    /// Held for as long as the sandbox runs: two would overwrite each other.
    _lock: Option<File>,
}

impl State {
    pub(super) fn load(options: &Options) -> Result<Self, Error> {
        let lock = options.state.as_deref().map(lock).transpose()?;
        let file = options.state.as_ref().map(|folder| folder.join("sandbox.toml"));
        let kept = file.as_deref().filter(|path| path.exists());
        let mut directory = match kept.or(options.tenant.as_deref()) {
            Some(path) => read(path)?,
            None => Directory::litware(),
        };
        if directory.keys.is_empty() {
            directory.keys = StoredKey::shared(options.key_folder.as_deref())?;
        }
        if let Some(uri) = &options.redirect_uri {
            directory.apps.iter_mut().filter(|app| app.user_flow.is_some()).for_each(|app| app.redirect_uris.push(uri.clone()));
        }
        let keys = Keys::read(&directory.keys).ok_or(Error::Key)?;
        let sealer = Sealer::new(&directory.keys.last().map(StoredKey::secret).unwrap_or_default());
        let first = directory.clone();
        let state = Self {
            directory,
            keys,
            sealer,
            codes: Recent::default(),
            devices: Recent::default(),
            flows: Recent::default(),
            mail: Vec::new(),
            faults: Faults::default(),
            journal: Journal::default(),
            first,
            sessions: Recent::default(),
            issuer: options.issuer,
            file,
            _lock: lock,
        };
        state.keep()?;
        Ok(state)
    }

    /// The tenant's clock.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.directory.clock.now()
    }

    /// Who signs tokens that are asked for at `origin`.
    pub(super) fn issuer(&self, origin: &str) -> String {
        let id = &self.directory.tenant.id;
        match self.issuer {
            Issuer::Real => format!("https://{id}.ciamlogin.com/{id}/v2.0"),
            Issuer::Origin => format!("{origin}/{id}/v2.0"),
        }
    }

    /// Changes the directory; if the result does not hold together or cannot be kept, nothing has changed.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Directory)) -> Result<(), Error> {
        let before = self.directory.clone();
        change(&mut self.directory);
        let checked = self.directory.check().map_err(|flaw| Error::Invalid { reason: flaw.message });
        checked.and_then(|()| self.keep()).inspect_err(|_| self.directory = before)
    }

    /// As at the start: the directory, and nothing besides.
    pub(super) fn reset(&mut self) -> Result<(), Error> {
        let first = self.first.clone();
        self.change(|directory| *directory = first)?;
        self.keys = Keys::read(&self.directory.keys).ok_or(Error::Key)?;
        (self.codes, self.flows, self.sessions) = (Recent::default(), Recent::default(), Recent::default());
        self.devices = Recent::default();
        (self.faults, self.journal) = (Faults::default(), Journal::default());
        self.mail.clear();
        Ok(())
    }

    pub(super) fn add_user(&mut self, user: User) -> Result<(), Error> {
        self.directory.users.push(user);
        // Not through `change`: a copy of all users for each new one adds up.
        self.keep().inspect_err(|_| drop(self.directory.users.pop()))
    }

    /// A new key signs from now on; the old ones are shown as well.
    pub(super) fn rotate_keys(&mut self) -> Result<(), Error> {
        let key = StoredKey::make()?;
        self.change(|directory| {
            directory.keys.insert(0, key);
            // The last one seals the tokens.
            while directory.keys.len() > MOST_KEYS {
                directory.keys.remove(MOST_KEYS - 1);
            }
        })?;
        self.keys = Keys::read(&self.directory.keys).ok_or(Error::Key)?;
        Ok(())
    }

    pub(super) fn add_flow(&mut self, flow: Flow) -> String {
        let id = random(24);
        self.flows.insert(id.clone(), flow);
        id
    }

    pub(super) fn add_mail(&mut self, mail: Mail) {
        if self.mail.len() >= MOST_MAIL {
            self.mail.remove(0);
        }
        self.mail.push(mail);
    }

    /// Who is signed in in a browser, the latest first.
    pub(super) fn sessions_of(&self, browser: Option<&str>) -> Vec<(&BrowserSession, &User)> {
        let now = self.now();
        let sessions = browser.and_then(|browser| self.sessions.get(browser)).into_iter().flatten();
        let alive = sessions.filter(|session| session.expires_on > now);
        alive.filter_map(|session| Some((session, self.directory.user(&session.user_id)?))).filter(|(_, user)| user.enabled).collect()
    }

    /// Who is signed in in any browser.
    pub(super) fn browser_sessions(&self) -> impl Iterator<Item = (&BrowserSession, &User)> {
        let now = self.now();
        let sessions = self.sessions.newest().flatten().filter(move |session| session.expires_on > now);
        sessions.filter_map(|session| Some((session, self.directory.user(&session.user_id)?)))
    }

    /// Signs a customer in in a browser.
    pub(super) fn open_session(&mut self, browser: &str, user_id: &str, stays: bool) -> BrowserSession {
        let now = self.now();
        let session = BrowserSession {
            user_id: user_id.to_owned(),
            id: super::respond::guid(),
            authenticated_on: now,
            expires_on: now + if stays { LASTING_SESSION } else { SESSION_LIFETIME },
        };
        let mut sessions = self.sessions.get(browser).cloned().unwrap_or_default();
        sessions.retain(|known| known.user_id != user_id);
        sessions.insert(0, session.clone());
        self.sessions.insert(browser.to_owned(), sessions);
        session
    }

    pub(super) fn close_sessions(&mut self, browser: &str, users: &[String]) {
        if let Some(sessions) = self.sessions.get_mut(browser) {
            sessions.retain(|session| !users.contains(&session.user_id));
        }
    }

    fn keep(&self) -> Result<(), Error> {
        let Some(path) = &self.file else { return Ok(()) };
        files::write(path, self.directory.to_text().as_bytes()).map_err(|source| Error::Folder { path: path.clone(), source })
    }
}

fn read(path: &Path) -> Result<Directory, Error> {
    let folder = |source| Error::Folder { path: path.to_owned(), source };
    let bytes = fs::read(path).map_err(folder)?;
    let text = utf8::text(&bytes).map_err(|error| folder(error.into()))?;
    Directory::parse(text).map_err(|source| Error::TenantFile { path: path.to_owned(), source })
}

fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("sandbox.lock");
    let open = || -> io::Result<File> {
        files::make_folder(folder)?;
        let mut options = File::options();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.create(true).append(true).open(&path)
    };
    let file = open().map_err(|source| Error::Folder { path: path.clone(), source })?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(Error::InUse { folder: folder.to_owned() }),
        // A file system without locks (NFS, say) is no reason not to run.
        Err(fs::TryLockError::Error(_)) | Ok(()) => Ok(file),
    }
}

/// Text of `bytes` random bytes.
pub(super) fn random(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    rand::thread_rng().fill(random.as_mut_slice());
    URL_SAFE_NO_PAD.encode(random)
}
