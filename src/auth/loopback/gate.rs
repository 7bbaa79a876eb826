//! The gate in front of the private server: time, size and number are bounded, and what is not a plain local request is turned away.
//! One request a connection; a slow one never holds up another.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{sleep, timeout};

use super::relay::Relay;
use super::sockets::Sockets;

/// An authorization response is a few kilobytes.
pub(super) const BODY_LIMIT: usize = 64 * 1024;
const HEAD_LIMIT: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;
/// A TLS record of type handshake begins with this (RFC 8446 §5.1).
const TLS_HANDSHAKE: u8 = 0x16;

/// How much the gate bears.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// For a whole request.
    pub(super) time: Duration,
    /// Connections at once; beyond it the oldest idle one goes.
    pub(super) connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), connections: 256 }
    }
}

/// What the gate noticed.
pub(super) enum Event {
    TlsHello,
    Refused(&'static str),
}

/// The open gate.
pub(super) struct Gate {
    /// One task; a set, because a set ends its tasks when it is dropped.
    accepting: JoinSet<JoinSet<()>>,
    events: UnboundedReceiver<Event>,
    stop: Arc<tokio::sync::Notify>,
}

/// Connections that outlive the gate.
pub(super) struct Connections(JoinSet<JoinSet<()>>);

impl Gate {
    pub(super) fn open(sockets: Sockets, relay: Arc<Relay>, limits: Limits) -> io::Result<Self> {
        let port = sockets.port();
        let listeners = sockets
            .listeners
            .into_iter()
            .map(|listener| {
                listener.set_nonblocking(true)?;
                TcpListener::from_std(listener)
            })
            .collect::<io::Result<Vec<_>>>()?;
        let (sender, events) = unbounded_channel();
        let stop = Arc::new(tokio::sync::Notify::new());
        let mut accepting = JoinSet::new();
        let guard = Guard { port, relay, limits, events: sender };
        accepting.spawn(accept(listeners, Arc::new(guard), Arc::clone(&stop)));
        Ok(Self { accepting, events, stop })
    }

    pub(super) async fn next_event(&mut self) -> Option<Event> {
        self.events.recv().await
    }

    /// Stops listening; requests that are whole go on.
    pub(super) fn close(self) -> Connections {
        self.stop.notify_one();
        Connections(self.accepting)
    }
}

impl Connections {
    pub(super) async fn finish(mut self) {
        while let Some(accepted) = self.0.join_next().await {
            if let Ok(mut connections) = accepted {
                while connections.join_next().await.is_some() {}
            }
        }
    }
}

struct Guard {
    port: u16,
    relay: Arc<Relay>,
    limits: Limits,
    events: UnboundedSender<Event>,
}

/// Accepts until told to stop; gives back the connections whose requests are whole.
async fn accept(listeners: Vec<TcpListener>, guard: Arc<Guard>, stop: Arc<tokio::sync::Notify>) -> JoinSet<()> {
    let mut connections = JoinSet::new();
    let mut waiting: VecDeque<(AbortHandle, Arc<AtomicBool>)> = VecDeque::new();
    loop {
        let stream = tokio::select! {
            accepted = accept_any(&listeners) => accepted,
            () = stop.notified() => break,
        };
        // Out of file descriptors, say: the sockets stay, and so does the wait.
        let Ok(stream) = stream else {
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        while connections.try_join_next().is_some() {}
        waiting.retain(|(task, _)| !task.is_finished());
        if waiting.len() >= guard.limits.connections
            && let Some(oldest) = waiting.iter().position(|(_, whole)| !whole.load(Ordering::Relaxed))
            && let Some((task, _)) = waiting.remove(oldest)
        {
            task.abort();
        }
        let whole = Arc::new(AtomicBool::new(false));
        let task = connections.spawn(serve(stream, Arc::clone(&guard), Arc::clone(&whole)));
        waiting.push_back((task, whole));
    }
    drop(listeners);
    waiting.iter().filter(|(_, whole)| !whole.load(Ordering::Relaxed)).for_each(|(task, _)| task.abort());
    connections
}

async fn accept_any(listeners: &[TcpListener]) -> io::Result<TcpStream> {
    let accepted = match listeners {
        [one, other] => tokio::select! {
            accepted = one.accept() => accepted,
            accepted = other.accept() => accepted,
        },
        [one] => one.accept().await,
        _ => std::future::pending().await,
    };
    accepted.map(|(stream, _)| stream)
}

async fn serve(mut stream: TcpStream, guard: Arc<Guard>, whole: Arc<AtomicBool>) {
    let request = match timeout(guard.limits.time, read_request(&mut stream, &guard)).await {
        Ok(Ok(request)) => request,
        Ok(Err(Rejection::TlsHello)) => return drop(guard.events.send(Event::TlsHello)),
        Ok(Err(Rejection::Gone)) => return,
        Ok(Err(Rejection::Answer(status, reason))) => return turn_away(&mut stream, &guard, status, reason).await,
        Err(_) => return turn_away(&mut stream, &guard, "408 Request Timeout", "it was too slow").await,
    };
    whole.store(true, Ordering::Relaxed);
    let Ok(mut private) = guard.relay.connect().await else { return };
    if private.write_all(&request).await.is_ok() {
        // A browser that hangs up has had its chance.
        let _ = copy(&mut private, &mut stream).await;
        let _ = stream.shutdown().await;
    }
}

async fn turn_away(stream: &mut TcpStream, guard: &Guard, status: &str, reason: &'static str) {
    let _ = guard.events.send(Event::Refused(reason));
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{reason}\n",
        reason.len() + 1
    );
    let goodbye = async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        // Closing over unread bytes would reset the connection and take the answer with it.
        let mut rest = [0; 4096];
        for _ in 0..512 {
            if stream.read(&mut rest).await? == 0 {
                break;
            }
        }
        io::Result::Ok(())
    };
    let _ = timeout(Duration::from_millis(500).min(guard.limits.time), goodbye).await;
}

enum Rejection {
    Answer(&'static str, &'static str),
    Gone,
    TlsHello,
}

const BAD_REQUEST: &str = "400 Bad Request";

/// Reads one whole request and writes it anew, so that what the private server reads is what was checked here.
async fn read_request(stream: &mut TcpStream, guard: &Guard) -> Result<Vec<u8>, Rejection> {
    let mut received = Vec::with_capacity(2048);
    let head = loop {
        read_more(stream, &mut received).await?;
        if received[0] == TLS_HANDSHAKE {
            return Err(Rejection::TlsHello);
        }
        if let Some(head) = parse_head(&received, guard)? {
            break head;
        }
        if received.len() > HEAD_LIMIT {
            return Err(Rejection::Answer("431 Request Header Fields Too Large", "its head is too large"));
        }
    };
    while received.len() < head.length + head.body {
        read_more(stream, &mut received).await?;
    }
    let mut request = head.rewritten.into_bytes();
    request.extend_from_slice(&received[head.length..head.length + head.body]);
    Ok(request)
}

async fn read_more(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<(), Rejection> {
    match stream.read_buf(received).await {
        Ok(0) | Err(_) => Err(Rejection::Gone),
        Ok(_) => Ok(()),
    }
}

struct Head {
    length: usize,
    body: usize,
    rewritten: String,
}

fn parse_head(received: &[u8], guard: &Guard) -> Result<Option<Head>, Rejection> {
    let bad = |reason| Rejection::Answer(BAD_REQUEST, reason);
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let length = match request.parse(&received[..received.len().min(HEAD_LIMIT)]) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => {
            return Err(Rejection::Answer("431 Request Header Fields Too Large", "it has too many headers"));
        }
        Err(_) => return Err(bad("it is not HTTP/1.1")),
    };
    let (method, target) = (request.method.unwrap_or_default(), request.path.unwrap_or_default());
    if !target.starts_with('/') || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(bad("its target is not a path"));
    }
    let values = |name: &str| -> Vec<&[u8]> {
        request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value).collect()
    };
    // DNS rebinding: a foreign name that was made to point here.
    let own_names = ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{}", guard.port));
    match values("Host").as_slice() {
        [host] if own_names.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(host)) => {}
        _ => return Err(Rejection::Answer("421 Misdirected Request", "its Host is not this listener")),
    }
    if !values("Transfer-Encoding").is_empty() {
        return Err(bad("browsers do not chunk a form"));
    }
    let body = match values("Content-Length").as_slice() {
        [] => 0,
        [length] if !length.is_empty() && length.iter().all(u8::is_ascii_digit) => {
            std::str::from_utf8(length).ok().and_then(|length| length.parse().ok()).unwrap_or(usize::MAX)
        }
        _ => return Err(bad("its length is unclear")),
    };
    if body > BODY_LIMIT {
        return Err(Rejection::Answer("413 Content Too Large", "its body is too large"));
    }
    let mut rewritten =
        format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body}\r\n{}", guard.relay.pass());
    for name in ["Content-Type", "Sec-Fetch-Mode"] {
        for value in values(name).iter().filter_map(|value| std::str::from_utf8(value).ok()).filter(|value| value.is_ascii()) {
            rewritten += &format!("{name}: {value}\r\n");
        }
    }
    rewritten.push_str("\r\n");
    Ok(Some(Head { length, body, rewritten }))
}
