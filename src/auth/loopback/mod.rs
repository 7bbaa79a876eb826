//! The loopback listener (RFC 8252 §7.3): two sockets that only this machine reaches. Each connection carries one request, read under limits,
//! and one answer; everything that isn't the browser's return gets a plain answer here, and the wait goes on. What the parameters mean is
//! decided elsewhere.

mod connection;
mod holder;
mod page;
mod sockets;

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{sleep, timeout};
use url::form_urlencoded;

use super::ResponseMode;
use connection::{Connection, Refusal, Request, Unread};
pub use holder::holder;
pub use page::Page;
pub use sockets::{BindError, Sockets};

/// The time for the answers under way when the listener is closed.
const FAREWELL: Duration = Duration::from_secs(3);
/// The wait after a connection could not be accepted, such as for want of file descriptors.
const BEFORE_ACCEPTING_AGAIN: Duration = Duration::from_millis(20);

/// The limits of a listener.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// For reading a whole request.
    time: Duration,
    /// Connections at once. For one more, the oldest whose request isn't whole is closed.
    connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), connections: 256 }
    }
}

/// Waits for the browser to come back.
pub struct LoopbackListener {
    listeners: Vec<TcpListener>,
    reading: JoinSet<(Connection, Result<Request, Unread>)>,
    /// The tasks of `reading`, the oldest first.
    oldest: VecDeque<AbortHandle>,
    answering: JoinSet<()>,
    path: String,
    mode: ResponseMode,
    port: u16,
    limits: Limits,
}

/// What came to the listener.
pub enum Arrival {
    /// Parameters at the redirect URI, in the mode that was asked for. The browser waits for a page.
    Callback(Callback),
    /// A TLS hello: the browser was once told to use `https` on localhost (HSTS).
    TlsHello,
    /// Something else, which has had its answer.
    Refused(&'static str),
}

/// Parameters, and the browser that waits for a page.
pub struct Callback {
    /// Names and values, decoded, in order.
    pub parameters: Vec<(String, String)>,
    connection: Connection,
}

impl LoopbackListener {
    /// Listens on `sockets` for requests to `path`, in `mode`. Needs a runtime.
    pub fn start(sockets: Sockets, path: &str, mode: ResponseMode) -> io::Result<Self> {
        Self::with_limits(sockets, path, mode, Limits::default())
    }

    fn with_limits(sockets: Sockets, path: &str, mode: ResponseMode, limits: Limits) -> io::Result<Self> {
        let port = sockets.port();
        let to_tokio = |listener: std::net::TcpListener| {
            listener.set_nonblocking(true)?;
            TcpListener::from_std(listener)
        };
        Ok(Self {
            listeners: sockets.listeners.into_iter().map(to_tokio).collect::<io::Result<_>>()?,
            reading: JoinSet::new(),
            oldest: VecDeque::new(),
            answering: JoinSet::new(),
            path: path.to_owned(),
            mode,
            port,
            limits,
        })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next arrival. Connections are only accepted while this is awaited.
    pub async fn next(&mut self) -> Arrival {
        loop {
            tokio::select! {
                biased;
                Some(read) = self.reading.join_next() => {
                    // A task that was ended to make room has nothing to say.
                    let arrival = read.ok().and_then(|(connection, request)| self.receive(connection, request));
                    if let Some(arrival) = arrival {
                        return arrival;
                    }
                }
                Some(_) = self.answering.join_next() => {}
                stream = accept(&self.listeners), if self.answering.len() < self.limits.connections => self.read(stream),
            }
        }
    }

    /// Shows the browser of `callback` a page.
    pub fn reply(&mut self, callback: Callback, page: Page) {
        let status = page.status();
        self.answering.spawn(callback.connection.answer(page, status, None));
    }

    /// Frees the port and drops what isn't a whole request by now; answers under way go on.
    pub fn stop(&mut self) {
        self.listeners.clear();
        self.reading = JoinSet::new();
    }

    /// Frees the port at once, then lets the answers under way arrive.
    pub async fn close(mut self) {
        self.stop();
        let answers = async { while self.answering.join_next().await.is_some() {} };
        let _ = timeout(FAREWELL, answers).await;
    }

    fn read(&mut self, stream: TcpStream) {
        self.oldest.retain(|task| !task.is_finished());
        while self.oldest.len() + self.answering.len() >= self.limits.connections {
            match self.oldest.pop_front() {
                Some(oldest) => oldest.abort(),
                None => break,
            }
        }
        let (port, time) = (self.port, self.limits.time);
        self.oldest.push_back(self.reading.spawn(async move {
            let mut connection = Connection::new(stream);
            let request = connection.read(port, time).await;
            (connection, request)
        }));
    }

    /// Answers everything but the callback.
    fn receive(&mut self, connection: Connection, request: Result<Request, Unread>) -> Option<Arrival> {
        let parameters = request.and_then(|request| self.parameters(&request).map_err(Unread::Refused));
        match parameters {
            Ok(parameters) => Some(Arrival::Callback(Callback { parameters, connection })),
            Err(Unread::TlsHello) => Some(Arrival::TlsHello),
            Err(Unread::Gone) => None,
            Err(Unread::Refused(Refusal { status, reason, allow })) => {
                self.answering.spawn(connection.answer(Page::refusal(reason), status, allow));
                Some(Arrival::Refused(reason))
            }
        }
    }

    fn parameters(&self, request: &Request) -> Result<Vec<(String, String)>, Refusal> {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        if path != self.path {
            return Err(Refusal::new(404, "it is for another path"));
        }
        // A sign-in comes back as a navigation of the browser, never as a request of a page's script (Fetch Metadata §2.2).
        if request.fetch_modes.iter().any(|mode| mode != "navigate") {
            return Err(Refusal::new(403, "a page's script sent it"));
        }
        let encoded: &[u8] = match (self.mode, request.method.as_str()) {
            (ResponseMode::FormPost, "POST") => {
                let form = request.content_type.as_ref().is_some_and(|value| {
                    value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
                });
                if !form {
                    return Err(Refusal::new(415, "its Content-Type is not that of a form"));
                }
                &request.body
            }
            (ResponseMode::Query, "GET") => query.as_bytes(),
            (ResponseMode::FormPost, "GET") => return Err(Refusal::new(400, "cids expects a form post")),
            (ResponseMode::Query, "POST") => return Err(Refusal::new(400, "cids expects a redirect with a query")),
            (mode, _) => {
                let allow = if mode == ResponseMode::FormPost { "POST" } else { "GET" };
                return Err(Refusal { status: 405, reason: "its method is not allowed", allow: Some(allow) });
            }
        };
        if !is_well_formed(encoded) {
            return Err(Refusal::new(400, "its parameters are not well encoded"));
        }
        Ok(form_urlencoded::parse(encoded).into_owned().collect())
    }
}

/// The next connection on any of `listeners`.
async fn accept(listeners: &[TcpListener]) -> TcpStream {
    loop {
        let accepted = match listeners {
            [one, other] => tokio::select! {
                accepted = one.accept() => accepted,
                accepted = other.accept() => accepted,
            },
            [one] => one.accept().await,
            _ => std::future::pending().await,
        };
        match accepted {
            Ok((stream, _)) => return stream,
            Err(_) => sleep(BEFORE_ACCEPTING_AGAIN).await,
        }
    }
}

/// Every escape whole, and UTF-8 without controls behind it.
fn is_well_formed(encoded: &[u8]) -> bool {
    let escapes_are_whole = encoded
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .all(|(index, _)| encoded.get(index + 1..index + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)));
    let decoded: Vec<u8> =
        form_urlencoded::parse(encoded).flat_map(|(name, value)| [name.into_owned(), value.into_owned()].concat().into_bytes()).collect();
    escapes_are_whole && !decoded.contains(&0) && !String::from_utf8_lossy(&decoded).contains('\u{fffd}')
}

#[cfg(test)]
mod tests;
