//! What a command may use, built when it is first asked for: a cached answer makes no HTTP client, no TLS and no runtime.

use std::cell::OnceCell;
use std::future::Future;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::account::Account;
use crate::auth::Authority;
use crate::browser::Browser;
use crate::cache::{CredentialStore, KeyringStore, PrivateFileStore, Record, TokenCache};
use crate::clock::Clock;
use crate::config::{Environment, Flags, Folders, SECRET_VARIABLES, Settings, TokenStoreChoice};
use crate::error::{Error, Kind};
use crate::http::{HttpClient, Observer};
use crate::output::Output;
use crate::secret::Secret;
use crate::session::Session;
use crate::terminal::Terminal;
use crate::terminal::paste::HiddenLines;

/// Longer than any client secret.
const LONGEST_SECRET: u64 = 4096;

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

/// Where the person's browser is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this machine.
    Here,
    /// At the other end of an SSH connection.
    Ssh {
        /// `user@host`, as the person reached this machine.
        login: String,
    },
    /// Outside of this container.
    Container,
    /// In Windows, around this WSL.
    Wsl,
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
    private_cache: Option<Arc<TokenCache>>,
}

impl Context {
    /// The context of a command line.
    pub fn new(terminal: Terminal, environment: Environment, flags: Flags) -> Self {
        let folders = Folders::new(&environment);
        Self {
            terminal: Arc::new(terminal),
            clock: Clock::system(),
            environment,
            folders,
            flags,
            settings: OnceCell::new(),
            http: OnceCell::new(),
            private_cache: None,
        }
    }

    /// A context with settings of its own and a token cache that is gone with it.
    #[must_use]
    pub fn private(&self, settings: Settings) -> Self {
        Self {
            terminal: Arc::clone(&self.terminal),
            clock: self.clock,
            environment: self.environment.clone(),
            folders: self.folders.clone(),
            flags: self.flags.clone(),
            settings: OnceCell::from(settings),
            http: OnceCell::new(),
            private_cache: Some(Arc::new(TokenCache::in_memory())),
        }
    }

    /// The settings.
    pub fn settings(&self) -> Result<&Settings, Error> {
        if let Some(settings) = self.settings.get() {
            return Ok(settings);
        }
        let directory = std::env::current_dir().unwrap_or_default();
        let settings = Settings::load(&self.flags, &self.environment, &self.folders, &directory)?;
        Ok(self.settings.get_or_init(|| settings))
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

    /// Where sandboxes keep their keys and certificates.
    pub fn sandbox_folder(&self) -> PathBuf {
        self.folders.state.join("sandbox")
    }

    /// The HTTP client.
    pub fn http(&self) -> &HttpClient {
        self.http.get_or_init(|| {
            let observer: Arc<dyn Observer> = Arc::<Terminal>::clone(&self.terminal);
            HttpClient::new(Some(observer)).trusting_on_loopback(self.sandbox_folder().join(crate::sandbox::CA_FILE))
        })
    }

    /// The system browser, or the person's own command.
    pub fn browser(&self) -> Browser {
        let command = ["CIDS_BROWSER", "BROWSER"].into_iter().find_map(|name| self.environment.get(name));
        Browser { command: command.map(str::to_owned), hidden_variables: &SECRET_VARIABLES }
    }

    /// The token cache for accounts of loopback authorities, or of all others.
    pub fn cache(&self, loopback: bool) -> Result<Arc<TokenCache>, Error> {
        if let Some(cache) = &self.private_cache {
            return Ok(Arc::clone(cache));
        }
        let state = if loopback { self.folders.state.join("sandbox-accounts") } else { self.folders.state.clone() };
        let choice = self.settings()?.token_store(&self.flags)?.value;
        let store: Box<dyn CredentialStore> = match choice {
            // A sandbox's accounts are toys.
            TokenStoreChoice::Auto if loopback => Box::new(PrivateFileStore::new(state.join("tokens"))),
            TokenStoreChoice::Auto | TokenStoreChoice::Keyring => Box::new(KeyringStore::new()),
            TokenStoreChoice::PlaintextFile => Box::new(PrivateFileStore::new(state.join("tokens"))),
        };
        Ok(Arc::new(TokenCache::new(store, state)))
    }

    /// The token cache that `account` is in.
    pub fn cache_of(&self, account: &Account) -> Result<Arc<TokenCache>, Error> {
        let authority = Authority::from_account(account.authority_kind, &account.authority);
        self.cache(authority.is_ok_and(|authority| authority.is_loopback()))
    }

    /// The account in question: with settings in force the last signed-in one of that authority and client, else the current one.
    pub fn account(&self) -> Result<Account, Error> {
        let settings = self.settings()?;
        if let (Some(authority), Some(client_id)) = (settings.authority()?, settings.client_id()?) {
            let cache = self.cache(authority.value.is_loopback())?;
            return cache.current(authority.value.as_str(), &client_id).ok_or_else(|| {
                let nobody = Error::sign_in_required(format!("Nobody is signed in at {}", authority.value.host()));
                match self.accounts().into_iter().flatten().next() {
                    Some(other) => nobody.cause(format!("{} is signed in at {}", other.username, other.authority)),
                    None => nobody,
                }
            });
        }
        self.accounts()?.into_iter().next().ok_or_else(|| Error::sign_in_required("Nobody is signed in"))
    }

    /// All accounts: real ones first, then those of sandboxes.
    pub fn accounts(&self) -> Result<Vec<Account>, Error> {
        let mut accounts = self.cache(false)?.accounts();
        if self.private_cache.is_none() {
            accounts.extend(self.cache(true)?.accounts());
        }
        Ok(accounts)
    }

    /// The signed-in account's record.
    pub fn signed_in(&self) -> Result<Record, Error> {
        let account = self.account()?;
        let record = self.cache_of(&account)?.load(&account)?;
        record.ok_or_else(|| Error::sign_in_required(format!("The tokens of {} are gone from the token store", account.username)))
    }

    /// A session at the authority of `account`.
    pub fn session(&self, account: &Account) -> Result<Session<'_>, Error> {
        let authority = Authority::from_account(account.authority_kind, &account.authority).map_err(crate::session::Error::Authority)?;
        self.session_at(authority)
    }

    /// A session at `authority`.
    pub fn session_at(&self, authority: Authority) -> Result<Session<'_>, Error> {
        let cache = self.cache(authority.is_loopback())?;
        let metadata_folder = Some(self.folders.state.clone()).filter(|_| self.private_cache.is_none());
        Ok(Session { authority, http: self.http(), cache, metadata_folder, clock: self.clock })
    }

    /// The client secret for a refresh of `account`: typed in, or the one in force if it is that of the account's own application.
    pub fn client_secret_of(&self, account: &Account, given: Option<Secret>) -> Result<Option<Secret>, Error> {
        if given.is_some() {
            return Ok(given);
        }
        let settings = self.settings()?;
        let (authority, client_id) = (settings.authority()?, settings.client_id()?);
        let own = authority.is_some_and(|authority| authority.value.as_str() == account.authority)
            && client_id.is_some_and(|client_id| client_id == account.client_id);
        if own { Ok(settings.client_secret()?) } else { Ok(None) }
    }

    /// The client secret that the person gives now, if asked to: to `host`, which is shown first.
    pub fn given_secret(&self, args: SecretArgs, host: &str) -> Result<Option<Secret>, Error> {
        let unusable = |reason: &str| Error::new(Kind::Usage, "usage", format!("No client secret was given: {reason}"));
        if args.secret_stdin {
            self.terminal.status(format!("The client secret from stdin goes to {host}"));
            let mut text = String::new();
            io::stdin().take(LONGEST_SECRET).read_to_string(&mut text).map_err(|_| unusable("stdin is not text"))?;
            let secret = text.lines().next().unwrap_or_default().trim().to_owned();
            return if secret.is_empty() { Err(unusable("stdin is empty")) } else { Ok(Some(Secret::new(secret))) };
        }
        if !args.ask_secret {
            return Ok(None);
        }
        if !self.terminal.has_person() {
            return Err(unusable("there is no terminal to ask at").hint("Use --secret-stdin, or set CIDS_CLIENT_SECRET"));
        }
        self.terminal.notice(format!("Client secret for {host} (it does not show):"));
        self.block_on(async {
            let mut lines = HiddenLines::open().map_err(|error| unusable("the terminal cannot hide it").caused_by(&error))?;
            lines.next().await.map(|line| Some(Secret::new(line.expose().trim()))).ok_or_else(Error::interrupted)
        })
    }

    /// Where the person's browser is, by what the environment says.
    pub fn place(&self) -> Place {
        let environment = &self.environment;
        if let Some(connection) = environment.get("SSH_CONNECTION") {
            // Client address and port, server address and port (sshd(8)).
            let server = connection.split_whitespace().nth(2).unwrap_or("HOST");
            return Place::Ssh { login: format!("{}@{server}", environment.get("USER").unwrap_or("USER")) };
        }
        let container_variables = ["CODESPACES", "REMOTE_CONTAINERS", "container", "KUBERNETES_SERVICE_HOST"];
        let container_files = ["/.dockerenv", "/run/.containerenv"];
        if container_variables.iter().any(|name| environment.has(name)) || container_files.iter().any(|file| PathBuf::from(file).exists()) {
            return Place::Container;
        }
        if environment.has("WSL_DISTRO_NAME") { Place::Wsl } else { Place::Here }
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
        // A keyring call that hangs is left behind.
        runtime.shutdown_background();
        self.terminal.wipe();
        result
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

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hang_up)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()), signal(SignalKind::hangup()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
