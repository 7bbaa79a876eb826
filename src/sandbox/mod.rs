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
mod graph;
mod hosted;
mod journal;
mod keys;
mod place;
mod recent;
mod respond;
mod sealed;
mod server;
mod state;
mod token;
pub mod visitor;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hyper::Method;
use hyper::body::Incoming;
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use url::Url;

use crate::secret::Secret;
use call::{Call, NotReadable};
pub use certificate::{CA_FILE, certificate_file};
pub use directory::FileError;
use directory::{App, Directory};
use fault::Effect;
use place::Place;
use respond::{Answer, Body, Dropped};
use server::PATIENCE;
use state::State;

/// Customers in the ready line: a tenant may have thousands.
const MOST_SHOWN: usize = 10;

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

/// What a client needs to know of a running sandbox.
#[derive(Clone, Debug, Serialize)]
pub struct Ready {
    /// `AUTHORITY`.
    pub authority: String,
    /// The same over https, whose certificate is the local authority's.
    pub https_authority: String,
    /// The local authority's certificate; null where nothing is kept.
    pub ca_file: Option<PathBuf>,
    /// `CLIENT_ID`, of an app that is registered under the Web platform.
    pub client_id: String,
    /// `CLIENT_SECRET`.
    #[serde(with = "crate::secret::exposed")]
    pub client_secret: Secret,
    /// `REDIRECT_URI`.
    pub redirect_uri: String,
    /// The tenant's id.
    pub tenant_id: String,
    /// The origin of Graph.
    pub graph: String,
    /// Customers who can sign in.
    pub users: Vec<Credentials>,
    /// The process that serves it.
    pub pid: u32,
}

/// A customer who can sign in with a password.
#[derive(Clone, Debug, Serialize)]
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password, which protects nothing.
    #[serde(with = "crate::secret::exposed")]
    pub password: Secret,
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

/// What every request meets.
struct Tenant {
    place: Place,
    state: Mutex<State>,
    on_mail: Box<dyn Fn(&Mail) + Send + Sync>,
    /// Every mailed code, where it is fixed for the sake of tests.
    fixed_code: Option<String>,
    /// Something came that somebody may wait for.
    news: Notify,
}

impl Sandbox {
    /// Binds, and makes ready; `on_mail` sees every message. Needs a runtime.
    pub fn start(options: &Options, on_mail: impl Fn(&Mail) + Send + Sync + 'static) -> Result<Self, Error> {
        let (listeners, port) = server::bind(options.port)?;
        let mut names: Vec<String> = ["localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec();
        names.extend(options.tls_names.iter().cloned());
        names.extend(options.public_url.as_ref().and_then(Url::host_str).map(str::to_owned));
        let tls = TlsAcceptor::from(Arc::new(certificate::server(options.key_folder.as_deref(), names)?));
        let place = Place {
            port,
            names: options.tls_names.clone(),
            public_url: options.public_url.clone(),
            trust_forwarded: options.trust_forwarded,
        };
        let state = State::load(options)?;
        let ready = ready(&state.directory, port, options);
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

impl Tenant {
    async fn answer(&self, request: hyper::Request<Incoming>, scheme: &str) -> Result<hyper::Response<Body>, Dropped> {
        let mut call = match timeout(PATIENCE, Call::read(request, &self.place, scheme)).await {
            Ok(Ok(call)) => call,
            Ok(Err(NotReadable::Host)) => return Ok(Body::whole(respond::plain(421, "This Host is not the sandbox's"))),
            Ok(Err(NotReadable::TooLarge)) => return Ok(Body::whole(respond::plain(413, "The body is larger than 64 KiB"))),
            Ok(Err(NotReadable::Malformed)) | Err(_) => return Ok(Body::whole(respond::plain(400, "The request cannot be read"))),
        };
        let (on, started) = (self.state().now(), Instant::now());
        call.fault = self.state().faults.take(&call);
        if let Some(effect) = &call.fault {
            tokio::time::sleep(effect.delay()).await;
        }
        let answer = match &call.fault {
            Some(Effect::Drop) => return Err(Dropped),
            Some(Effect::Status { status, retry_after }) => unwell(*status, retry_after.as_deref(), &call),
            Some(Effect::RotateKeys) => {
                let rotated = self.state().rotate_keys();
                match rotated {
                    Ok(()) => self.route(&call).await,
                    Err(error) => respond::plain(500, &error.to_string()),
                }
            }
            _ => self.route(&call).await,
        };
        self.state().journal.add(&call, &answer, on, started.elapsed().as_secs_f64() * 1000.0);
        self.news.notify_waiters();
        let answer = respond::with_common_headers(answer, &call);
        Ok(if call.fault == Some(Effect::Truncate) { Body::half(answer) } else { Body::whole(answer) })
    }

    async fn route(&self, call: &Call) -> Answer {
        let segments: Vec<&str> = call.path.trim_start_matches('/').split('/').collect();
        match (&call.method, segments.as_slice()) {
            (&Method::GET, [""]) => respond::see_other("/sandbox"),
            (&Method::OPTIONS, _) if call.is_open_to_browsers() => respond::preflight(),
            (_, ["sandbox", "v1", path @ ..]) => self.api(call, path).await,
            (_, ["sandbox", path @ ..]) => self.console(call, path),
            (_, ["v1.0" | "beta", path @ ..]) => self.graph(call, path),
            (&Method::GET | &Method::POST, ["oidc", "userinfo"]) => self.userinfo(call),
            // What Microsoft's own browserless samples tell people to open.
            (&Method::GET | &Method::POST, ["common", "oauth2", "deviceauth"]) => self.enter_device_code(call),
            (_, [tenant, rest @ ..]) if !self.state().directory.is_tenant(tenant) => {
                discovery::unknown_tenant(&self.state().directory.tenant, tenant, rest, call)
            }
            (&Method::GET, [_, "v2.0", ".well-known", "openid-configuration"]) => self.metadata(call),
            (&Method::GET, [_, "discovery", "v2.0", "keys"]) => self.keys(call),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "authorize"]) => self.authorize(call),
            (&Method::POST, [_, "sign-in"]) => self.interact(call),
            (&Method::POST, [_, "oauth2", "v2.0", "token"]) => self.token(call),
            (&Method::POST, [_, "oauth2", "v2.0", "devicecode"]) => self.authorize_device(call),
            (_, [_, "oauth2", "v2.0", "token"]) => {
                error::Aadsts::new(900_561, "invalid_request", "The endpoint only accepts POST requests.").json(400, call)
            }
            (&Method::GET, [_, ".well-known", "openid-configuration"]) => self.metadata_version_1(call),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "logout"] | [_, "oauth2", "logout"]) => self.logout(call),
            _ => respond::plain(501, "The sandbox does not imitate this endpoint of External ID"),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held has been told; what it left is the tenant all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A service that is unwell, in the words of whoever was asked.
fn unwell(status: u16, retry_after: Option<&str>, call: &Call) -> Answer {
    let answer = if call.path.starts_with("/v1.0/") || call.path.starts_with("/beta/") {
        graph::error(status, if status == 429 { "TooManyRequests" } else { "serviceNotAvailable" }, "Please retry again later.")
    } else {
        let message = "The request was throttled, or the service is temporarily unavailable. Retry the request.";
        error::Aadsts::new(90055, "temporarily_unavailable", message).json(status, call)
    };
    match retry_after {
        Some(retry_after) => respond::with_header(answer, "retry-after", retry_after),
        None => answer,
    }
}

/// What is shown is the first confidential app that customers can sign in to, or the first app of all.
fn ready(directory: &Directory, port: u16, options: &Options) -> Ready {
    let origin = format!("http://localhost:{port}");
    let for_customers = |app: &&App| app.user_flow.is_some() && !app.secrets.is_empty();
    let app = directory.apps.iter().find(for_customers).or(directory.apps.first());
    let redirect_uri = options.redirect_uri.as_ref().or_else(|| app?.redirect_uris.first());
    let users = directory.users.iter().filter_map(|user| {
        let password = Secret::new(user.password.clone()?);
        Some(Credentials { email: user.email.clone(), password })
    });
    Ready {
        authority: format!("{origin}/{}", directory.domain()),
        https_authority: format!(
            "{}/{}",
            options.public_url.as_ref().map_or_else(|| format!("https://localhost:{port}"), |url| url.origin().ascii_serialization()),
            directory.domain()
        ),
        ca_file: options.key_folder.as_ref().map(|folder| folder.join(CA_FILE)),
        client_id: app.map(|app| app.client_id.clone()).unwrap_or_default(),
        client_secret: Secret::new(app.and_then(|app| Some(app.secrets.first()?.value.clone())).unwrap_or_default()),
        redirect_uri: redirect_uri.cloned().unwrap_or_default(),
        tenant_id: directory.tenant.id.clone(),
        graph: origin,
        users: users.take(MOST_SHOWN).collect(),
        pid: std::process::id(),
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
