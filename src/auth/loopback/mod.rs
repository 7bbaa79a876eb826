//! The loopback listener (RFC 8252 §7.3): two sockets on this machine alone, a gate that lets only whole, small, local requests through,
//! and behind it tiny_http, which parses them and answers. What the parameters mean is judged elsewhere; a stranger's request gets its
//! plain answer here and the wait goes on.

mod gate;
mod holder;
mod page;
mod relay;
mod sockets;

use std::time::Duration;

use tiny_http::{Header, Method, Request, Response};
use tokio::sync::mpsc::UnboundedReceiver;
use url::form_urlencoded;

use super::ResponseMode;
use gate::{Gate, Limits};
pub use holder::holder;
pub use page::Page;
pub use sockets::{BindError, Sockets};

/// A browser that is slow to take its page does not keep the program.
const FAREWELL: Duration = Duration::from_secs(2);

/// Waits for the browser to come back.
pub struct LoopbackListener {
    gate: Gate,
    requests: UnboundedReceiver<relay::Relayed>,
    path: String,
    mode: ResponseMode,
    port: u16,
}

/// What came to the listener.
pub enum Arrival {
    /// Parameters at the redirect URI, in the mode that was asked for.
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
    request: Request,
}

impl LoopbackListener {
    /// Listens on `sockets` for requests to `path`, in `mode`. Needs a runtime.
    pub fn start(sockets: Sockets, path: &str, mode: ResponseMode) -> std::io::Result<Self> {
        Self::with_limits(sockets, path, mode, Limits::default())
    }

    fn with_limits(sockets: Sockets, path: &str, mode: ResponseMode, limits: Limits) -> std::io::Result<Self> {
        let port = sockets.port();
        let (relay, requests) = relay::Relay::start()?;
        let gate = Gate::open(sockets, relay, limits)?;
        Ok(Self { gate, requests, path: path.to_owned(), mode, port })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next arrival; `None` when nothing can arrive any more.
    pub async fn next(&mut self) -> Option<Arrival> {
        tokio::select! {
            event = self.gate.next_event() => event.map(|event| match event {
                gate::Event::TlsHello => Arrival::TlsHello,
                gate::Event::Refused(reason) => Arrival::Refused(reason),
            }),
            relayed = self.requests.recv() => relayed.map(|relayed| self.admit(relayed)),
        }
    }

    /// Frees the port at once, then lets the pages on their way arrive.
    pub async fn close(self) {
        let connections = self.gate.close();
        let _ = tokio::time::timeout(FAREWELL, connections.finish()).await;
    }

    fn admit(&self, relayed: relay::Relayed) -> Arrival {
        let relay::Relayed { request, body } = relayed;
        match self.parameters(&request, &body) {
            Ok(parameters) => Arrival::Callback(Callback { parameters, request }),
            Err(refusal) => {
                let reason = refusal.reason;
                respond(request, &Page::refusal(reason), refusal.status, refusal.allow);
                Arrival::Refused(reason)
            }
        }
    }

    fn parameters(&self, request: &Request, body: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
        let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
        if path != self.path {
            return Err(Refusal::new(404, "there is nothing here"));
        }
        // A navigation is the only way a sign-in comes back; a page's script is not (Fetch Metadata).
        if header(request, "Sec-Fetch-Mode").is_some_and(|mode| mode != "navigate") {
            return Err(Refusal::new(403, "it was not a person's navigation"));
        }
        let encoded: &[u8] = match (self.mode, request.method()) {
            (ResponseMode::FormPost, Method::Post) => {
                let form = header(request, "Content-Type").is_some_and(|value| {
                    value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
                });
                if !form {
                    return Err(Refusal::new(415, "it was not a form"));
                }
                body
            }
            (ResponseMode::Query, Method::Get) => query.as_bytes(),
            (ResponseMode::FormPost, Method::Get) => return Err(Refusal::new(400, "the answer is expected as a form post")),
            (ResponseMode::Query, Method::Post) => return Err(Refusal::new(400, "the answer is expected in the address")),
            (mode, _) => {
                let allow = if mode == ResponseMode::FormPost { "POST" } else { "GET" };
                return Err(Refusal { status: 405, reason: "the method is not one of a sign-in", allow: Some(allow) });
            }
        };
        if !is_well_formed(encoded) {
            return Err(Refusal::new(400, "its encoding is broken"));
        }
        Ok(form_urlencoded::parse(encoded).into_owned().collect())
    }
}

impl Callback {
    /// Shows the browser a page.
    pub fn reply(self, page: &Page) {
        respond(self.request, page, page.status(), None);
    }
}

struct Refusal {
    status: u16,
    reason: &'static str,
    allow: Option<&'static str>,
}

impl Refusal {
    fn new(status: u16, reason: &'static str) -> Self {
        Self { status, reason, allow: None }
    }
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
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

fn respond(request: Request, page: &Page, status: u16, allow: Option<&'static str>) {
    let mut response = Response::from_string(page.html()).with_status_code(status);
    let fixed = page::HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let policy = [("Content-Security-Policy", page::content_security_policy())];
    let allow = allow.map(|allow| ("Allow", allow.to_owned()));
    // Nothing from the request goes into a header.
    for (name, value) in fixed.chain(policy).chain(allow) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // The browser may be gone, which is its right.
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests;
