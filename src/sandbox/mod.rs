//! A local External ID tenant: discovery, hosted pages, tokens, Graph `/me`, sign-out. It imitates the wire of the real service, down to its
//! error bodies, and answers 501 to what it does not imitate. It shares no protocol code with the client, so that neither hides the
//! other's mistakes. Loopback only.

mod api;
mod call;
mod certificate;
mod console;
mod defect;
mod directory;
mod discovery;
mod error;
mod fault;
mod files;
mod graph;
mod hosted;
mod journal;
mod keys;
mod place;
mod ready;
mod recent;
mod respond;
mod sealed;
mod server;
mod state;
mod tenant;
mod token;
pub mod visitor;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use url::Url;

pub use certificate::{CA_FILE, certificate_file};
pub use directory::FileError;
use place::Place;
pub use ready::{Credentials, Ready};
use state::State;
use tenant::Tenant;

/// How the sandbox runs.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port; 0 for a free one.
    pub port: u16,
    /// The tenant file to start from; without one it is Litware, always the same.
    pub tenant: Option<PathBuf>,
    /// Where the directory is kept, and taken from the next time; in memory without one.
    pub state: Option<PathBuf>,
    /// Where the signing keys are kept between runs: making one takes a second.
    pub key_folder: Option<PathBuf>,
    /// Names that the certificate holds besides `localhost`.
    pub tls_names: Vec<String>,
    /// The URL that the tenant believes in, whatever it is asked under.
    pub public_url: Option<Url>,
    /// Whether `X-Forwarded-Host` and `X-Forwarded-Proto` are believed.
    pub trust_forwarded: bool,
    /// Which issuer the tenant is.
    pub issuer: Issuer,
    /// Every mailed code, instead of a random one.
    pub code: Option<String>,
    /// The redirect URI that the app has registered; its port does not matter.
    pub redirect_uri: Option<String>,
}

/// Which issuer the tenant is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Issuer {
    /// The real service's: its host is the tenant's id, which differs from every authority
    #[default]
    Real,
    /// The origin's own, for strict OpenID clients
    Origin,
}

/// A message that the sandbox "sends".
#[derive(Clone, Debug, Serialize)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// The code in it.
    pub code: String,
    /// When.
    pub sent_on: String,
}

/// Why the sandbox does not run.
#[derive(Debug)]
pub enum Error {
    /// The port is somebody else's.
    Port {
        /// Which.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The keys or the state cannot be read or written.
    Folder {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The tenant file cannot be understood.
    TenantFile {
        /// Which file.
        path: PathBuf,
        /// Where in it, and why.
        source: FileError,
    },
    /// Another sandbox uses the folder.
    InUse {
        /// Which.
        folder: PathBuf,
    },
    /// A change would leave a directory that does not hold together.
    Invalid {
        /// Why.
        reason: String,
    },
    /// A key cannot be made.
    Key,
    /// A certificate cannot be made: a name is none, say.
    Certificate,
}

/// A running sandbox.
pub struct Sandbox {
    listeners: Vec<TcpListener>,
    tls: TlsAcceptor,
    tenant: Arc<Tenant>,
    ready: Ready,
}

impl Sandbox {
    /// Binds, and makes ready; `on_mail` sees every message. Needs a runtime.
    pub fn start(options: &Options, on_mail: impl Fn(&Mail) + Send + Sync + 'static) -> Result<Self, Error> {
        let (listeners, port) = server::bind(options.port)?;
        let public = options.public_url.as_ref().and_then(Url::host_str).map(str::to_owned);
        let names: Vec<String> = options.tls_names.iter().cloned().chain(public).collect();
        let tls = TlsAcceptor::from(Arc::new(certificate::server(options.key_folder.as_deref(), &names)?));
        let place = Place {
            port,
            names: options.tls_names.clone(),
            public_url: options.public_url.clone(),
            trust_forwarded: options.trust_forwarded,
        };
        let state = State::load(options)?;
        let ready = Ready::new(&state.directory, port, options);
        let tenant =
            Tenant { place, state: Mutex::new(state), on_mail: Box::new(on_mail), fixed_code: options.code.clone(), news: Notify::new() };
        Ok(Self { listeners, tls, tenant: Arc::new(tenant), ready })
    }

    /// What a client needs to know.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// Serves until it is dropped.
    pub async fn serve(self) {
        server::serve(self.listeners, self.tenant, self.tls).await;
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port { port, .. } => write!(formatter, "the sandbox cannot listen on port {port}"),
            Self::Folder { path, .. } => write!(formatter, "the sandbox cannot use {}", path.display()),
            Self::TenantFile { path, .. } => write!(formatter, "{} is not a tenant file", path.display()),
            Self::InUse { folder } => write!(formatter, "another sandbox uses {}", folder.display()),
            Self::Invalid { reason } => formatter.write_str(reason),
            Self::Key => formatter.write_str("the sandbox cannot make a signing key"),
            Self::Certificate => formatter.write_str("the sandbox cannot make a certificate for these names"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Port { source, .. } | Self::Folder { source, .. } => Some(source),
            Self::TenantFile { source, .. } => Some(source),
            Self::InUse { .. } | Self::Invalid { .. } | Self::Key | Self::Certificate => None,
        }
    }
}

#[cfg(test)]
mod tests;
