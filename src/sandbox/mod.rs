//! A local External ID tenant: discovery, hosted pages, tokens, Graph `/me`, sign-out. It imitates the wire of the real service, down to its
//! error bodies, and answers 501 to what it does not imitate. It shares no protocol code with the client, so that neither hides the
//! other's mistakes. Loopback only.

mod api;
mod call;
mod defect;
mod directory;
mod discovery;
mod error;
mod fault;
mod graph;
mod hosted;
mod journal;
mod keys;
mod recent;
mod respond;
mod sealed;
mod state;
mod token;
pub mod visitor;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hyper::Method;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::secret::Secret;
use call::{Call, NotReadable};
pub use directory::FileError;
use directory::{App, Directory};
use fault::Effect;
use respond::{Answer, Body, Dropped};
use state::State;

/// A page is read and a form is sent in less; a connection that stalls is dropped.
const PATIENCE: Duration = Duration::from_secs(30);
const HEAD_LIMIT: usize = 16 * 1024;
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
    /// Every mailed code, instead of a random one.
    pub code: Option<String>,
    /// The redirect URI that the app has registered; its port does not matter.
    pub redirect_uri: Option<String>,
}

/// What a client needs to know of a running sandbox.
#[derive(Clone, Debug, Serialize)]
pub struct Ready {
    /// `AUTHORITY`.
    pub authority: String,
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
}

/// A running sandbox.
pub struct Sandbox {
    listeners: Vec<TcpListener>,
    tenant: Arc<Tenant>,
    ready: Ready,
}

/// What every request meets.
struct Tenant {
    port: u16,
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
        let (listeners, port) = bind(options.port)?;
        let state = State::load(options)?;
        let ready = ready(&state.directory, port, options);
        let tenant =
            Tenant { port, state: Mutex::new(state), on_mail: Box::new(on_mail), fixed_code: options.code.clone(), news: Notify::new() };
        Ok(Self { listeners, tenant: Arc::new(tenant), ready })
    }

    /// What a client needs to know.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// Serves until it is dropped.
    pub async fn serve(self) {
        loop {
            let accepted = match self.listeners.as_slice() {
                [one, other] => tokio::select! {
                    accepted = one.accept() => accepted,
                    accepted = other.accept() => accepted,
                },
                [one, ..] => one.accept().await,
                [] => return,
            };
            let Ok((stream, _)) = accepted else {
                // Out of file descriptors, say.
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            };
            let tenant = Arc::clone(&self.tenant);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let tenant = Arc::clone(&tenant);
                    async move { tenant.answer(request).await }
                });
                let mut server = http1::Builder::new();
                server.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(HEAD_LIMIT);
                // A client that breaks off has had its chance.
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    }
}

impl Tenant {
    async fn answer(&self, request: hyper::Request<Incoming>) -> Result<hyper::Response<Body>, Dropped> {
        let mut call = match timeout(PATIENCE, Call::read(request, self.port)).await {
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
            (&Method::GET, [""]) => hosted::front(&self.state().directory, &self.origin()),
            (_, ["sandbox", "v1", path @ ..]) => self.api(call, path).await,
            (method, ["v1.0" | "beta", path @ ..]) => self.graph(call, method, path),
            // What Microsoft's own browserless samples tell people to open.
            (&Method::GET | &Method::POST, ["common", "oauth2", "deviceauth"]) => self.enter_device_code(call),
            (_, [tenant, rest @ ..]) if !self.state().directory.is_tenant(tenant) => {
                discovery::unknown_tenant(&self.state().directory.tenant, tenant, rest, call)
            }
            (&Method::GET, [_, "v2.0", ".well-known", "openid-configuration"]) => self.metadata(),
            (&Method::GET, [_, "discovery", "v2.0", "keys"]) => self.keys(),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "authorize"]) => self.authorize(call),
            (&Method::POST, [_, "sign-in"]) => self.interact(call),
            (&Method::POST, [_, "oauth2", "v2.0", "token"]) => self.token(call),
            (&Method::POST, [_, "oauth2", "v2.0", "devicecode"]) => self.authorize_device(call),
            (_, [_, "oauth2", "v2.0", "token"]) => {
                error::Aadsts::new(900_561, "invalid_request", "The endpoint only accepts POST requests.").json(400, call)
            }
            (&Method::GET, [_, ".well-known", "openid-configuration"]) => self.metadata_version_1(),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "logout"] | [_, "oauth2", "logout"]) => self.logout(call),
            _ => respond::plain(501, "The sandbox does not imitate this endpoint of External ID"),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held has been told; what it left is the tenant all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
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
        client_id: app.map(|app| app.client_id.clone()).unwrap_or_default(),
        client_secret: Secret::new(app.and_then(|app| Some(app.secrets.first()?.value.clone())).unwrap_or_default()),
        redirect_uri: redirect_uri.cloned().unwrap_or_default(),
        tenant_id: directory.tenant.id.clone(),
        graph: origin,
        users: users.take(MOST_SHOWN).collect(),
        pid: std::process::id(),
    }
}

/// Both families on one port; a machine may lack either.
fn bind(port: u16) -> Result<(Vec<TcpListener>, u16), Error> {
    let failed = |source| Error::Port { port, source };
    let listen = |address: SocketAddr| -> io::Result<std::net::TcpListener> {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    };
    let first = listen((Ipv4Addr::LOCALHOST, port).into());
    let taken = matches!(&first, Err(error) if error.kind() == io::ErrorKind::AddrInUse);
    let bound = match &first {
        Ok(listener) => listener.local_addr().map_err(failed)?.port(),
        Err(_) => port,
    };
    let second = listen((Ipv6Addr::LOCALHOST, bound).into());
    let listeners: Vec<_> = match (first, second) {
        (Err(error), _) if taken => return Err(failed(error)),
        (Err(error), Err(_)) => return Err(failed(error)),
        (first, second) => [first, second].into_iter().flatten().collect(),
    };
    let port = listeners.first().map_or(Ok(bound), |listener| listener.local_addr().map(|address| address.port())).map_err(failed)?;
    let listeners = listeners.into_iter().map(TcpListener::from_std).collect::<io::Result<Vec<_>>>().map_err(failed)?;
    Ok((listeners, port))
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
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Port { source, .. } | Self::Folder { source, .. } => Some(source),
            Self::TenantFile { source, .. } => Some(source),
            Self::InUse { .. } | Self::Invalid { .. } | Self::Key => None,
        }
    }
}

#[cfg(test)]
mod tests;
