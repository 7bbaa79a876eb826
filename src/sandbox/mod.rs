//! A local External ID tenant: discovery, hosted pages, tokens, Graph `/me`, sign-out. It imitates the wire of the real service, down to its
//! error bodies, and answers 501 to what it does not imitate. It shares no protocol code with the client, so that neither hides the
//! other's mistakes. Loopback only.

mod authorize;
mod call;
mod delivery;
mod discovery;
mod error;
mod graph;
mod keys;
mod logout;
mod mailed_code;
mod pages;
mod password;
mod password_reset;
mod respond;
mod sign_up;
mod state;
mod tenant;
mod token;
pub mod visitor;

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::Method;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::secret::Secret;
use call::{Call, NotReadable};
use keys::Keys;
use respond::Answer;
use state::State;
use tenant::{CONFIDENTIAL_APP, PASSWORD, SUBDOMAIN, TENANT_ID};

/// A page is read and a form is sent in less; a connection that stalls is dropped.
const PATIENCE: Duration = Duration::from_secs(30);
const HEAD_LIMIT: usize = 16 * 1024;

/// How the sandbox runs.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port; 0 for a free one.
    pub port: u16,
    /// Where customers and refresh tokens are kept; in memory without one.
    pub state: Option<PathBuf>,
    /// Where the signing keys are kept between runs: making one takes a second.
    pub key_folder: Option<PathBuf>,
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
    pub users: Vec<User>,
    /// The process that serves it.
    pub pid: u32,
}

/// A customer who can sign in.
#[derive(Clone, Debug, Serialize)]
pub struct User {
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
    keys: Keys,
    state: Mutex<State>,
    redirect_uri: String,
    on_mail: Box<dyn Fn(&Mail) + Send + Sync>,
}

impl Sandbox {
    /// Binds, and makes ready; `on_mail` sees every message. Needs a runtime.
    pub fn start(options: &Options, on_mail: impl Fn(&Mail) + Send + Sync + 'static) -> Result<Self, Error> {
        let (listeners, port) = bind(options.port)?;
        let keys = Keys::load(options.key_folder.as_deref())?;
        let redirect_uri = options.redirect_uri.clone().unwrap_or_else(|| "http://localhost:5000/redirect".to_owned());
        let state = State::load(options.state.as_deref())?;
        let users = tenant::SEEDED.iter().map(|customer| User { email: customer.email.to_owned(), password: Secret::new(PASSWORD) });
        let origin = format!("http://localhost:{port}");
        let ready = Ready {
            authority: format!("{origin}/{SUBDOMAIN}.onmicrosoft.com"),
            client_id: CONFIDENTIAL_APP.client_id.to_owned(),
            client_secret: Secret::new(CONFIDENTIAL_APP.secret.unwrap_or_default()),
            redirect_uri: redirect_uri.clone(),
            tenant_id: TENANT_ID.to_owned(),
            graph: origin,
            users: users.collect(),
            pid: std::process::id(),
        };
        let tenant = Tenant { port, keys, state: Mutex::new(state), redirect_uri, on_mail: Box::new(on_mail) };
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
                    async move { Ok::<_, Infallible>(tenant.answer(request).await) }
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
    async fn answer(&self, request: hyper::Request<Incoming>) -> Answer {
        let call = match timeout(PATIENCE, Call::read(request, self.port)).await {
            Ok(Ok(call)) => call,
            Ok(Err(NotReadable::Host)) => return respond::plain(421, "This Host is not the sandbox's"),
            Ok(Err(NotReadable::TooLarge)) => return respond::plain(413, "The body is larger than 64 KiB"),
            Ok(Err(NotReadable::Malformed)) | Err(_) => return respond::plain(400, "The request cannot be read"),
        };
        let answer = self.route(&call);
        respond::with_common_headers(answer, &call)
    }

    fn route(&self, call: &Call) -> Answer {
        let segments: Vec<&str> = call.path.trim_start_matches('/').split('/').collect();
        match (&call.method, segments.as_slice()) {
            (&Method::GET, [""]) => pages::front(self.port),
            (&Method::GET, ["sandbox", "v1", "mail"]) => self.mail(call),
            (_, ["sandbox", ..]) => respond::json(404, &serde_json::json!({"error": "there is no such part of the sandbox's own API"})),
            (method, ["v1.0" | "beta", path @ ..]) => self.graph(call, method, path),
            (_, [tenant, rest @ ..]) if !tenant::is_tenant(tenant) => discovery::unknown_tenant(tenant, rest, call),
            (&Method::GET, [_, "v2.0", ".well-known", "openid-configuration"]) => discovery::document(self.port),
            (&Method::GET, [_, "discovery", "v2.0", "keys"]) => discovery::keys(&self.keys),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "authorize"]) => self.authorize(call),
            (&Method::POST, [_, "sign-in"]) => self.interact(call),
            (&Method::POST, [_, "oauth2", "v2.0", "token"]) => self.token(call),
            (_, [_, "oauth2", "v2.0", "token"]) => {
                error::Aadsts::new(900_561, "invalid_request", "The endpoint only accepts POST requests.").json(400, call)
            }
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "logout"]) => self.logout(call),
            _ => respond::plain(501, "The sandbox does not imitate this endpoint of External ID"),
        }
    }

    fn mail(&self, call: &Call) -> Answer {
        let wanted = call.query("to");
        let state = self.state();
        let mail: Vec<&Mail> = state.mail.iter().filter(|mail| wanted.is_none_or(|to| mail.to.eq_ignore_ascii_case(to))).collect();
        respond::json(200, &serde_json::json!({ "value": mail }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held has been told; what it left is the tenant all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
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
            Self::Key => formatter.write_str("the sandbox cannot make a signing key"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Port { source, .. } | Self::Folder { source, .. } => Some(source),
            Self::Key => None,
        }
    }
}

#[cfg(test)]
mod tests;
