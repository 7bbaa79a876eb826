//! What a command may use, built when it is first asked for: a cached answer makes no HTTP client, no TLS and no runtime.

use std::cell::{Cell, OnceCell};
use std::future::Future;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::auth::{Authority, Certificate};
use crate::browser::{self, Browser};
use crate::cache::{
    self, CredentialStore, EncryptedFileStore, Entries, FileError, KeyringStore, Listed, Lock, Passphrase, Placement, PrivateFileStore,
    Record, StoreError, StoreKind, TokenCache,
};
use crate::choice::{Choice, choose};
use crate::clock::Clock;
use crate::config::{
    self, ConfigFile, Environment, Flags, Folders, FormFault, SECRET_VARIABLES, STORE_PASSPHRASE, Settings, TokenStoreChoice,
};
use crate::credential::read_certificate;
use crate::error::{Error, Kind};
use crate::http::{HttpClient, Observer};
use crate::output::Output;
use crate::place::Place;
use crate::secret::Secret;
use crate::session::{Session, aside};
use crate::terminal::Terminal;
use crate::terminal::paste::{self, HiddenLines};
use crate::terminal::signals::told_to_stop;
use crate::utf8::{self, NotUtf8};
use crate::wrong_clock;

/// Longer than any client secret.
const LONGEST_SECRET: u64 = 4096;

/// Ctrl-C is answered within a tenth of a second, and what is being written meanwhile is done.
const LAST_WRITES: Duration = Duration::from_millis(80);

/// Longer than twenty edits of `config.toml` on a slow disk.
const LONGEST_EDIT: Duration = Duration::from_secs(10);

/// How a client secret is given where it is not set.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct SecretArgs {
    /// Ask for the client secret, without echo
    #[arg(long)]
    pub ask_secret: bool,
    /// Read the client secret from stdin
    #[arg(long, conflicts_with = "ask_secret")]
    pub secret_stdin: bool,
}

/// What a command may use.
pub struct Context {
    /// The three streams.
    pub terminal: Arc<Terminal>,
    /// The time.
    pub clock: Clock,
    environment: Environment,
    folders: Folders,
    flags: Flags,
    settings: OnceCell<Settings>,
    http: OnceCell<HttpClient>,
    /// The caches of real accounts and of a sandbox's.
    caches: [OnceCell<Arc<TokenCache>>; 2],
    certificate: OnceCell<Arc<Certificate>>,
    is_private: bool,
    warned_of_wrong_clock: Cell<bool>,
    warned_of_env_file: Cell<bool>,
}

impl Context {
    /// The context of a command line.
    pub fn new(terminal: Terminal, environment: Environment, flags: Flags) -> Self {
        Self::of(Arc::new(terminal), environment, flags)
    }

    fn of(terminal: Arc<Terminal>, environment: Environment, flags: Flags) -> Self {
        let folders = Folders::new(&environment);
        Self {
            terminal,
            clock: Clock::system(),
            environment,
            folders,
            flags,
            settings: OnceCell::new(),
            http: OnceCell::new(),
            caches: [const { OnceCell::new() }; 2],
            certificate: OnceCell::new(),
            is_private: false,
            warned_of_wrong_clock: Cell::new(false),
            warned_of_env_file: Cell::new(false),
        }
    }

    /// A context with settings of its own and a token cache that is gone with it.
    #[must_use]
    pub fn private(&self, settings: Settings) -> Self {
        let caches = [const { OnceCell::new() }; 2].map(|_: OnceCell<()>| OnceCell::from(Arc::new(TokenCache::in_memory())));
        let settings = OnceCell::from(settings);
        let anew = Self::of(Arc::clone(&self.terminal), self.environment.clone(), self.flags.clone());
        Self { settings, caches, is_private: true, ..anew }
    }

    /// This context as if `--token-store` were `choice`.
    #[must_use]
    pub fn with_token_store(&self, choice: TokenStoreChoice) -> Self {
        let flags = Flags { token_store: Some(choice), ..self.flags.clone() };
        let warned_of_env_file = self.warned_of_env_file.clone();
        Self { is_private: self.is_private, warned_of_env_file, ..Self::of(Arc::clone(&self.terminal), self.environment.clone(), flags) }
    }

    /// The settings.
    pub fn settings(&self) -> Result<&Settings, Error> {
        if let Some(settings) = self.settings.get() {
            return Ok(settings);
        }
        let settings = Settings::load(&self.flags, &self.environment, &self.folders, &self.directory())?;
        if let Some(exposure) = settings.env_file_exposure()
            && !self.warned_of_env_file.replace(true)
        {
            self.terminal.warning(exposure.to_string());
        }
        Ok(self.settings.get_or_init(|| settings))
    }

    /// This context without the warning about `.env`: a shell asks it while a line is typed.
    #[must_use]
    pub fn without_warnings(self) -> Self {
        Self { warned_of_env_file: Cell::new(true), ..self }
    }

    /// The working directory.
    pub fn directory(&self) -> PathBuf {
        std::env::current_dir().unwrap_or_default()
    }

    /// The person's profiles.
    pub fn config_file(&self) -> Result<ConfigFile, Error> {
        Ok(ConfigFile::read(self.folders.config()?)?)
    }

    /// Changes the person's profiles: one process at a time, and each what the one before it has written.
    pub fn change_config_file<T>(&self, change: impl FnOnce(&mut ConfigFile) -> Result<T, Error>) -> Result<T, Error> {
        let _lock = Lock::take(self.folders.state()?, "profiles", LONGEST_EDIT, self.terminal.as_ref())?;
        change(&mut self.config_file()?)
    }

    /// The command line's share of the settings.
    pub fn flags(&self) -> &Flags {
        &self.flags
    }

    /// The environment.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Where cids keeps what is not secret.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Where sandboxes keep their keys and certificates; none without a state folder.
    pub fn sandbox_folder(&self) -> Option<PathBuf> {
        self.folders.state.as_ref().map(|state| state.join("sandbox"))
    }

    /// Keeps accounts in memory until this process ends, if there is no state folder; says whether that is so.
    pub fn keep_in_memory(&self) -> bool {
        let without = self.folders.state.is_none() && !self.is_private;
        if without {
            for slot in &self.caches {
                slot.get_or_init(|| Arc::new(TokenCache::in_memory()));
            }
        }
        without
    }

    /// The HTTP client.
    pub fn http(&self) -> &HttpClient {
        self.http.get_or_init(|| {
            let observer: Arc<dyn Observer> = Arc::<Terminal>::clone(&self.terminal);
            // Settings that cannot be read fail the commands that need them; loopback needs none.
            let trust = self.settings().map(|settings| settings.trust(&self.environment)).unwrap_or_default();
            let client = HttpClient::new(Some(observer)).at(self.clock).trusting(trust).through(config::proxy(&self.environment));
            match self.sandbox_folder() {
                Some(folder) => client.trusting_on_loopback(folder.join(crate::sandbox::CA_FILE)),
                None => client,
            }
        })
    }

    /// The command that was named, the person's own, or the system browser; in a private window if so asked.
    pub fn browser(&self, named: Option<&str>, private: bool) -> Browser {
        let commands = match named.or_else(|| self.environment.get("CIDS_BROWSER")) {
            Some(command) => vec![command.to_owned()],
            None => self.environment.get("BROWSER").map(browser::listed).unwrap_or_default(),
        };
        Browser { commands, private, hidden_variables: &SECRET_VARIABLES }
    }

    /// The token cache for accounts of loopback authorities, or of all others.
    pub fn cache(&self, loopback: bool) -> Result<Arc<TokenCache>, Error> {
        let slot = &self.caches[usize::from(loopback)];
        if let Some(cache) = slot.get() {
            return Ok(Arc::clone(cache));
        }
        let state = self.folders.state()?;
        let choice = self.settings()?.token_store()?.value;
        let choices = match choice {
            // A sandbox's accounts are toys.
            TokenStoreChoice::Auto if loopback => vec![StoreKind::PlaintextFile],
            TokenStoreChoice::Auto => vec![StoreKind::Keyring, StoreKind::EncryptedFile],
            TokenStoreChoice::Keyring => vec![StoreKind::Keyring],
            TokenStoreChoice::EncryptedFile => vec![StoreKind::EncryptedFile],
            TokenStoreChoice::PlaintextFile => vec![StoreKind::PlaintextFile],
        };
        let state = if loopback { state.join("sandbox-accounts") } else { state.to_owned() };
        let passphrase = TypedPassphrase {
            set: self.environment.get(STORE_PASSPHRASE).map(Secret::new),
            // Nobody who left the choice to cids is asked to make up a passphrase.
            may_be_chosen: choice == TokenStoreChoice::EncryptedFile,
            terminal: Arc::clone(&self.terminal),
        };
        let keyring = KeyringStore::new(self.session_bus().as_deref());
        let stores: Vec<Box<dyn CredentialStore>> = vec![
            Box::new(match () {
                () if self.terminal.waits_for_nobody() => keyring.without_person(),
                () if self.has_display() => keyring.with_dialogs(),
                () => keyring,
            }),
            Box::new(EncryptedFileStore::new(state.join("sealed-tokens"), Arc::new(passphrase))),
            Box::new(PrivateFileStore::new(state.join("tokens"))),
        ];
        let observer: Arc<dyn cache::Observer> = Arc::<Terminal>::clone(&self.terminal);
        let cache = Arc::new(TokenCache::new(stores, choices, state, observer));
        Ok(Arc::clone(slot.get_or_init(|| cache)))
    }

    /// Why the tokens of accounts of loopback authorities, or of all others, go where they go.
    pub fn token_store_source(&self, loopback: bool) -> Result<String, Error> {
        let store = self.settings()?.token_store()?;
        let toys = loopback && store.value == TokenStoreChoice::Auto;
        Ok(if self.folders.state.is_none() {
            "there is no state folder".to_owned()
        } else if toys {
            "a sandbox's accounts are kept apart".to_owned()
        } else {
            store.source.to_string()
        })
    }

    /// Says which better stores cannot be used.
    pub fn tell_passed_over(&self, placement: &Placement) {
        for (store, error) in &placement.passed_over {
            self.terminal.notice(format!("The store {store} cannot be used ({error}): tokens go to the store {}", placement.store));
        }
    }

    /// The address of the session's D-Bus, as zbus finds it.
    fn session_bus(&self) -> Option<String> {
        let address = self.environment.get("DBUS_SESSION_BUS_ADDRESS").map(str::to_owned);
        // A relative folder is ignored (XDG Base Directory Specification): the bus of a working directory is not the user's.
        let runtime = || self.environment.get("XDG_RUNTIME_DIR").filter(|folder| Path::new(folder).is_absolute());
        address.or_else(|| Some(format!("unix:path={}/bus", runtime()?)))
    }

    /// Whether a dialog of the keyring would show here, and not on the screen of a machine that you reach by SSH.
    fn has_display(&self) -> bool {
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| self.environment.has(name))
    }

    /// The token cache that `account` is in.
    pub fn cache_of(&self, account: &Account) -> Result<Arc<TokenCache>, Error> {
        let authority = Authority::from_account(account.authority_kind, &account.authority);
        self.cache(authority.is_ok_and(|authority| authority.is_loopback()))
    }

    /// All accounts: real ones first, then those of sandboxes.
    pub fn accounts(&self) -> Result<Vec<Account>, Error> {
        Ok(self.listed()?.readable.into_iter().map(|listed| listed.account).collect())
    }

    /// All accounts with what is known of each without asking its store.
    pub fn listed(&self) -> Result<Entries<Listed>, Error> {
        let mut all = Entries { readable: Vec::new(), unreadable: Vec::new() };
        for cache in self.caches()? {
            let entries = cache.listed()?;
            all.readable.extend(entries.readable);
            all.unreadable.extend(entries.unreadable);
        }
        Ok(all)
    }

    /// Warns of the accounts that a list cannot tell.
    pub fn tell_unreadable(&self, entries: &[FileError]) {
        for entry in entries {
            self.terminal.warning(format!("An account is left out, {entry}"));
        }
        if !entries.is_empty() {
            self.terminal.hint("To sign in to it again: cids login; to forget all: cids logout --all");
        }
    }

    /// The token caches: that of real accounts, then that of sandboxes'.
    pub fn caches(&self) -> Result<Vec<Arc<TokenCache>>, Error> {
        let kinds: &[bool] = if self.is_private { &[false] } else { &[false, true] };
        kinds.iter().map(|loopback| self.cache(*loopback)).collect()
    }

    /// The account in question, and why it is that one.
    pub fn account(&self) -> Result<Choice, Error> {
        let choice = choose(self)?;
        self.terminal.detail(format!("Account: {} at {} ({})", choice.account.username, choice.account.authority, choice.why));
        Ok(choice)
    }

    /// The record of the account in question.
    pub fn signed_in(&self) -> Result<Record, Error> {
        self.record_of(&self.account()?.account)
    }

    /// The record of `account`.
    pub fn record_of(&self, account: &Account) -> Result<Record, Error> {
        self.cache_of(account)?.load(account)?.ok_or_else(|| Self::record_is_gone(account))
    }

    /// As [`Self::signed_in`], for a command under way.
    pub async fn signed_in_aside(&self) -> Result<Record, Error> {
        self.record_aside(&self.account()?.account).await
    }

    /// As [`Self::record_of`], for a command under way: Ctrl-C works while a keyring hangs.
    pub async fn record_aside(&self, account: &Account) -> Result<Record, Error> {
        let (cache, asked) = (self.cache_of(account)?, account.clone());
        let record = aside(move || cache.load(&asked)).await?;
        record.ok_or_else(|| Self::record_is_gone(account))
    }

    fn record_is_gone(account: &Account) -> Error {
        let gone = Error::sign_in_required(format!("The tokens of {} are gone from the token store", account.username));
        if account.is_application() { gone.only_hint("Run `cids login --app-only`") } else { gone }
    }

    /// A session at the authority of `account`.
    pub fn session(&self, account: &Account) -> Result<Session<'_>, Error> {
        let authority = Authority::from_account(account.authority_kind, &account.authority).map_err(crate::session::Error::Authority)?;
        self.session_at(authority)
    }

    /// A session at `authority`.
    pub fn session_at(&self, authority: Authority) -> Result<Session<'_>, Error> {
        let cache = self.cache(authority.is_loopback())?;
        let metadata_folder = self.folders.state.clone().filter(|_| !self.is_private);
        Ok(Session { authority, http: self.http(), cache, metadata_folder, clock: self.clock })
    }

    /// The application's certificate in the file that is in force; read once, so that a passphrase is asked for once.
    pub async fn certificate(&self, path: &Path) -> Result<Arc<Certificate>, Error> {
        if let Some(certificate) = self.certificate.get() {
            return Ok(Arc::clone(certificate));
        }
        let certificate = read_certificate(self, path).await?;
        Ok(Arc::clone(self.certificate.get_or_init(|| certificate)))
    }

    /// The client secret that the person gives now, if asked to: to `host`, which is shown first.
    pub fn given_secret(&self, args: SecretArgs, host: impl FnOnce() -> Result<String, Error>) -> Result<Option<Secret>, Error> {
        if !args.ask_secret && !args.secret_stdin {
            return Ok(None);
        }
        let host = host()?;
        let unusable = |reason: &str| Error::new(Kind::Usage, "usage", format!("No client secret was given: {reason}"));
        let checked = |secret: &str| match FormFault::of_secret(secret, false) {
            Some(fault) => Err(unusable(&format!("it {fault}"))),
            None => Ok(Secret::new(secret)),
        };
        if args.secret_stdin {
            let stdin = self.terminal.piped_in()?;
            self.terminal.notice(format!("The client secret from stdin goes to {host}"));
            let mut bytes = Zeroizing::new(Vec::new());
            stdin.take(LONGEST_SECRET).read_to_end(&mut bytes).map_err(|error| unusable("stdin cannot be read").caused_by(&error))?;
            let text = utf8::text(&bytes).map_err(|fault| match fault {
                NotUtf8::Utf16 => unusable("stdin is UTF-16 text, not UTF-8"),
                NotUtf8::Other => unusable("stdin is not text"),
            })?;
            let secret = text.lines().next().unwrap_or_default().trim();
            return if secret.is_empty() { Err(unusable("stdin is empty")) } else { checked(secret).map(Some) };
        }
        if !self.terminal.has_person() {
            return Err(unusable("there is no terminal to ask at").hint("Use --secret-stdin, or set CIDS_CLIENT_SECRET"));
        }
        self.terminal.notice(format!("Client secret for {host} (it does not show):"));
        self.block_on(async {
            let mut lines = HiddenLines::open().map_err(|error| unusable("the terminal cannot hide it").caused_by(&error))?;
            let line = lines.next().await.ok_or_else(Error::interrupted)?;
            checked(line.expose().trim()).map(Some)
        })
    }

    /// The host that receives a client secret with the account in question: that of its pinned token endpoint.
    pub fn secret_receiver(&self) -> Result<String, Error> {
        let origin = self.signed_in()?.token_origin;
        Ok(origin.split_once("://").map_or(origin.clone(), |(_, host)| host.to_owned()))
    }

    /// Where the person's browser is.
    pub fn place(&self) -> Place {
        Place::find(&self.environment, |file| std::fs::read_to_string(file).ok())
    }

    /// Runs `work` to its end, or to Ctrl-C.
    pub fn block_on<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::new(Kind::Failed, "no_runtime", "The machine gives no event queue").caused_by(&error))?;
        let result = runtime.block_on(async {
            tokio::select! {
                biased;
                () = told_to_stop() => Err(Error::interrupted()),
                result = work => result,
            }
        });
        // Tokens that are being written are written to their end; a keyring call that hangs is left behind.
        runtime.shutdown_timeout(LAST_WRITES);
        self.terminal.wipe();
        result
            .inspect(|_| self.warn_of_wrong_clock())
            .map_err(|error| wrong_clock::blamed(error, self.http.get().and_then(HttpClient::skew).as_ref(), &self.place()))
    }

    /// Says it, once, if this machine's clock is far from that of who answered last.
    pub fn warn_of_wrong_clock(&self) {
        let warning = self.http.get().and_then(HttpClient::skew).and_then(|skew| wrong_clock::warning(&skew, &self.place()));
        if let Some((warning, hint)) = warning
            && !self.warned_of_wrong_clock.replace(true)
        {
            self.terminal.warning(warning);
            self.terminal.hint(hint);
        }
    }

    /// Writes the answer; a reader that went away has had enough of it.
    pub fn answer(&self, output: &dyn Output) -> Result<(), Error> {
        tolerate_closed(self.terminal.answer(output))
    }

    /// Writes bytes to stdout as they are.
    pub fn write_out(&self, bytes: &[u8]) -> Result<(), Error> {
        tolerate_closed(self.terminal.write_out(bytes))
    }
}

/// A passphrase from the environment, or typed in.
struct TypedPassphrase {
    set: Option<Secret>,
    may_be_chosen: bool,
    terminal: Arc<Terminal>,
}

impl Passphrase for TypedPassphrase {
    fn passphrase(&self, new: bool) -> Result<Option<Secret>, StoreError> {
        if self.set.is_some() || !self.terminal.has_person() || (new && !self.may_be_chosen) {
            return Ok(self.set.clone());
        }
        let ask = |question: &str| {
            self.terminal.notice(question);
            paste::hidden_line().map_err(|_| StoreError::Interrupted)
        };
        if !new {
            return ask("Passphrase of the encrypted token files (it does not show):");
        }
        loop {
            let first = ask("Choose a passphrase for the encrypted token files (it does not show):")?;
            if first.is_none() || ask("Once more:")? == first {
                return Ok(first);
            }
            self.terminal.warning("The two are not the same");
        }
    }

    fn is_set(&self) -> bool {
        self.set.is_some()
    }
}

fn tolerate_closed(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::new(Kind::Failed, "stdout_failed", "The answer cannot be written")
                .caused_by(&error)
                .hint("Make room where stdout leads"))
        }
        _ => Ok(()),
    }
}
