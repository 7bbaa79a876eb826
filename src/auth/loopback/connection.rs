//! One connection, one request, one answer. The request is read under limits of time and size; the answer is printed by tiny_http into memory
//! and written under a deadline, so that a client that stops reading or writing holds up nothing else.

use std::io;
use std::time::Duration;

use tiny_http::{HTTPVersion, Header, Response, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::page::{self, Page};

const HEAD_LIMIT: usize = 16 * 1024;
/// An authorization response is a few kilobytes.
const BODY_LIMIT: usize = 64 * 1024;
const MOST_HEADERS: usize = 64;
/// A TLS record of type handshake begins with this (RFC 8446 §5.1).
const TLS_HANDSHAKE: u8 = 0x16;
/// The time for writing an answer, which fits into a socket's buffer unless the client has filled it on purpose.
const TIME_TO_WRITE: Duration = Duration::from_secs(2);
/// The time for a client to close its side after it has the whole answer.
const TIME_TO_CLOSE: Duration = Duration::from_millis(500);

/// A client's connection.
pub(super) struct Connection {
    stream: TcpStream,
    /// How the request was written, and so its answer.
    version: HTTPVersion,
    is_head: bool,
}

/// A request, read whole.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) content_type: Option<String>,
    /// `Sec-Fetch-Mode`, as browsers send it (Fetch Metadata §2.2).
    pub(super) fetch_modes: Vec<String>,
    pub(super) body: Vec<u8>,
}

/// Why no request was read.
pub(super) enum Unread {
    Refused(Refusal),
    /// A TLS hello instead of a request.
    TlsHello,
    /// The client sent nothing, as a browser's preconnect does, or closed the connection.
    Gone,
}

/// A request that gets an error as its answer.
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) reason: &'static str,
    pub(super) allow: Option<&'static str>,
}

impl Refusal {
    pub(super) fn new(status: u16, reason: &'static str) -> Self {
        Self { status, reason, allow: None }
    }
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, version: HTTPVersion(1, 1), is_head: false }
    }

    /// Reads one request to this machine's `port` within `time`.
    pub(super) async fn read(&mut self, port: u16, time: Duration) -> Result<Request, Unread> {
        let mut received = Vec::with_capacity(2048);
        match timeout(time, self.read_request(port, &mut received)).await {
            Ok(read) => read,
            Err(_) if received.is_empty() => Err(Unread::Gone),
            Err(_) => Err(Unread::Refused(Refusal::new(408, "the request was too slow"))),
        }
    }

    async fn read_request(&mut self, port: u16, received: &mut Vec<u8>) -> Result<Request, Unread> {
        let head = loop {
            self.read_more(received).await?;
            if received[0] == TLS_HANDSHAKE {
                return Err(Unread::TlsHello);
            }
            match Head::parse(&received[..received.len().min(HEAD_LIMIT)]).map_err(Unread::Refused)? {
                Some(head) => break head,
                None if received.len() >= HEAD_LIMIT => return Err(Unread::Refused(Refusal::new(431, "its head is too large"))),
                None => {}
            }
        };
        self.version = HTTPVersion(1, head.minor_version);
        self.is_head = head.method == "HEAD";
        let body_length = head.check(port).map_err(Unread::Refused)?;
        let whole = head.length + body_length;
        if received.len() < whole && head.minor_version > 0 && head.expects_continue() {
            // Not from tiny_http, which adds a Content-Length; an interim response must have none (RFC 9110 §8.6).
            self.write(b"HTTP/1.1 100 Continue\r\n\r\n").await.map_err(|_| Unread::Gone)?;
        }
        while received.len() < whole {
            self.read_more(received).await?;
        }
        // The connection ends with the answer, so a second request behind the first gets none (RFC 9112 §9.6).
        Ok(head.into_request(received[..whole].to_vec()))
    }

    async fn read_more(&mut self, received: &mut Vec<u8>) -> Result<(), Unread> {
        match self.stream.read_buf(received).await {
            Ok(0) | Err(_) => Err(Unread::Gone),
            Ok(_) => Ok(()),
        }
    }

    /// Answers with `page` and ends the connection. A client that has gone or stops reading is given up after a deadline.
    pub(super) async fn answer(mut self, page: Page, status: u16, allow: Option<&'static str>) {
        let answer = closing(print(response(&page, status, allow), &self.version, self.is_head));
        if self.write(&answer).await.is_ok() && self.stream.shutdown().await.is_ok() {
            let _ = timeout(TIME_TO_CLOSE, self.drain()).await;
        }
    }

    /// Reads until the client closes. Closing over unread bytes would reset the connection, and the client could lose the answer.
    async fn drain(&mut self) {
        let mut rest = [0; 4096];
        while self.stream.read(&mut rest).await.is_ok_and(|count| count > 0) {}
    }

    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        timeout(TIME_TO_WRITE, self.stream.write_all(bytes)).await?
    }
}

/// The page with its headers; nothing from the request goes into a header.
fn response(page: &Page, status: u16, allow: Option<&'static str>) -> Response<io::Cursor<Vec<u8>>> {
    let fixed = page::HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let policy = [("Content-Security-Policy", page::content_security_policy())];
    let allow = allow.map(|allow| ("Allow", allow.to_owned()));
    let headers = fixed.chain(policy).chain(allow).filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    headers.fold(Response::from_string(page.html()).with_status_code(StatusCode(status)), Response::with_header)
}

/// `response` as bytes. Without the request's headers, of which tiny_http would read `TE` alone, every answer has its length and no chunks.
fn print(response: Response<impl io::Read>, version: &HTTPVersion, without_body: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4096);
    // Reading from memory and writing to it cannot fail.
    let _ = response.raw_print(&mut bytes, version.clone(), &[], without_body, None);
    bytes
}

/// tiny_http removes a `Connection` header that a response is given, so it is put behind the status line.
fn closing(mut answer: Vec<u8>) -> Vec<u8> {
    if let Some(line) = answer.windows(2).position(|end| end == b"\r\n") {
        answer.splice(line..line, *b"\r\nConnection: close");
    }
    answer
}

/// The head of a request.
struct Head {
    method: String,
    target: String,
    minor_version: u8,
    headers: Vec<(String, Vec<u8>)>,
    /// In bytes, with the empty line at its end.
    length: usize,
}

impl Head {
    /// The head at the beginning of `received`, if it is whole.
    fn parse(received: &[u8]) -> Result<Option<Self>, Refusal> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let length = match request.parse(received) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => return Err(Refusal::new(431, "it has too many headers")),
            Err(_) => return Err(Refusal::new(400, "it is not an HTTP/1 request")),
        };
        Ok(Some(Self {
            method: request.method.unwrap_or_default().to_owned(),
            target: request.path.unwrap_or_default().to_owned(),
            minor_version: request.version.unwrap_or_default(),
            headers: request.headers.iter().map(|header| (header.name.to_owned(), header.value.to_vec())).collect(),
            length,
        }))
    }

    fn values(&self, name: &str) -> Vec<&[u8]> {
        self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_slice()).collect()
    }

    /// Whether this is a plain request to this listener; the length of its body.
    fn check(&self, port: u16) -> Result<usize, Refusal> {
        if !self.target.starts_with('/') || !self.target.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::new(400, "its target is not a path"));
        }
        // With DNS rebinding, a page of another site reaches this listener under its own name.
        match self.values("Host").as_slice() {
            [host] if is_own_name(host, port) => {}
            _ => return Err(Refusal::new(421, "its Host header does not name this listener")),
        }
        // Browsers never chunk a form. Refusing it leaves one way to say where a request ends (RFC 9112 §6.1).
        if !self.values("Transfer-Encoding").is_empty() {
            return Err(Refusal::new(400, "it has a Transfer-Encoding"));
        }
        let length = match self.values("Content-Length").as_slice() {
            [] => 0,
            [length] if !length.is_empty() && length.iter().all(u8::is_ascii_digit) => {
                std::str::from_utf8(length).ok().and_then(|length| length.parse().ok()).unwrap_or(usize::MAX)
            }
            _ => return Err(Refusal::new(400, "its Content-Length is ambiguous")),
        };
        if length > BODY_LIMIT { Err(Refusal::new(413, "its body is too large")) } else { Ok(length) }
    }

    fn expects_continue(&self) -> bool {
        self.values("Expect").iter().any(|value| value.eq_ignore_ascii_case(b"100-continue"))
    }

    /// `received` is the whole request.
    fn into_request(self, mut received: Vec<u8>) -> Request {
        let texts = |name| self.values(name).into_iter().map(|value| String::from_utf8_lossy(value).into_owned()).collect();
        let (content_types, fetch_modes): (Vec<String>, Vec<String>) = (texts("Content-Type"), texts("Sec-Fetch-Mode"));
        let content_type = if let [one] = content_types.as_slice() { Some(one.clone()) } else { None };
        let body = received.split_off(self.length);
        Request { method: self.method, target: self.target, content_type, fetch_modes, body }
    }
}

/// The name of the redirect URI's host with its port, which a client leaves out where it is `http`'s own (RFC 9110 §4.2.3).
fn is_own_name(host: &[u8], port: u16) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        let with_port = format!("{name}:{port}");
        host.eq_ignore_ascii_case(with_port.as_bytes()) || (port == 80 && host.eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_of_http_itself_may_be_left_out() {
        for (host, port, own) in [
            ("localhost", 80, true),
            ("LOCALHOST:80", 80, true),
            ("[::1]", 80, true),
            ("localhost", 5000, false),
            ("localhost:80", 5000, false),
            ("evil.example", 80, false),
            ("localhost.evil.example:80", 80, false),
            ("", 80, false),
        ] {
            assert_eq!(is_own_name(host.as_bytes(), port), own, "{host} at {port}");
        }
    }
}
