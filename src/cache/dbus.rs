//! As much of D-Bus as a few questions to the session's bus need (D-Bus Specification, "Message Protocol"): calls in a row, texts and
//! bytes. Whatever else comes is `None`.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

use zeroize::Zeroizing;

use super::bus_address::Socket;

/// Larger than any record.
const LARGEST_MESSAGE: usize = 4 * 1024 * 1024;
const METHOD_CALL: u8 = 1;
const METHOD_RETURN: u8 = 2;
const ERROR: u8 = 3;
const SIGNAL: u8 = 4;

/// A connection on which one call is under way at a time.
pub(super) struct Bus(UnixStream);

/// Whom to call, and what for.
pub(super) struct Method<'a> {
    pub(super) destination: &'a str,
    pub(super) path: &'a str,
    pub(super) interface: &'a str,
    pub(super) name: &'a str,
    /// The types of the arguments.
    pub(super) signature: &'a str,
}

impl Bus {
    /// Connects to the bus at `socket`, as this user.
    pub(super) fn connect(socket: &Socket) -> Option<Self> {
        Self::greet(socket.connect()?)
    }

    fn greet(mut stream: UnixStream) -> Option<Self> {
        let user = rustix::process::geteuid().as_raw().to_string();
        let user: String = user.bytes().map(|digit| format!("{digit:02x}")).collect();
        stream.write_all(format!("\0AUTH EXTERNAL {user}\r\nBEGIN\r\n").as_bytes()).ok()?;
        // The one line that comes before the first call.
        let mut line = [0; 256];
        let length = stream.read(&mut line).ok()?;
        if !line[..length].starts_with(b"OK ") {
            return None;
        }
        let mut bus = Self(stream);
        let (destination, path) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
        bus.call(&Method { destination, path, interface: destination, name: "Hello", signature: "" }, Written::default())?;
        Some(bus)
    }

    /// Calls `method`; what it answers, unless that is an error.
    pub(super) fn call(&mut self, method: &Method<'_>, arguments: Written) -> Option<Answer> {
        self.send(method, arguments)?;
        loop {
            match self.receive()? {
                (METHOD_RETURN, answer) => return Some(answer),
                (ERROR, _) => return None,
                // Signals, which every connection gets.
                _ => {}
            }
        }
    }

    /// Calls `method` of an object, and waits for the object's signal `member`, which may come before the answer; what it says.
    pub(super) fn call_for_signal(&mut self, method: &Method<'_>, arguments: Written, member: &str) -> Option<Answer> {
        self.send(method, arguments)?;
        loop {
            match self.receive()? {
                (SIGNAL, signal) if signal.is_signal(method.path, member) => return Some(signal),
                (ERROR, _) => return None,
                _ => {}
            }
        }
    }

    fn send(&mut self, method: &Method<'_>, arguments: Written) -> Option<()> {
        let fields = [
            (1, "o", method.path),
            (2, "s", method.interface),
            (3, "s", method.name),
            (6, "s", method.destination),
            (8, "g", method.signature),
        ];
        let fields = fields.into_iter().fold(Written::default(), |fields, (code, kind, value)| {
            let field = fields.aligned(8).byte(code).signature(kind);
            if kind == "g" { field.signature(value) } else { field.text(value) }
        });
        self.0.write_all(&Written::message(METHOD_CALL, arguments, fields)).ok()
    }

    fn receive(&mut self) -> Option<(u8, Answer)> {
        let mut head = [0; 16];
        self.0.read_exact(&mut head).ok()?;
        let number = |at: usize| Some(u32::from_le_bytes(head[at..at + 4].try_into().ok()?) as usize);
        let (body, fields) = (number(4)?, number(12)?.checked_next_multiple_of(8)?);
        let length = body.checked_add(fields).filter(|length| *length <= LARGEST_MESSAGE && head[0] == b'l')?;
        let mut bytes = Zeroizing::new(vec![0; length]);
        self.0.read_exact(&mut bytes).ok()?;
        Some((head[1], Answer { bytes, body: fields, at: 0 }))
    }
}

/// Values on their way out.
#[derive(Default)]
pub(super) struct Written(Vec<u8>);

impl Written {
    /// A whole message. Little-endian, no flags, version 1; serial 1 each time, because there is never more than one call under way.
    pub(super) fn message(kind: u8, body: Self, fields: Self) -> Vec<u8> {
        let head = Self(vec![b'l', kind, 0, 1]).number(body.0.len()).number(1).array(fields, 1).aligned(8);
        [head.0, body.0].concat()
    }

    pub(super) fn text(self, text: &str) -> Self {
        let mut written = self.number(text.len());
        written.0.extend_from_slice(text.as_bytes());
        written.0.push(0);
        written
    }

    pub(super) fn byte(mut self, byte: u8) -> Self {
        self.0.push(byte);
        self
    }

    pub(super) fn signature(mut self, signature: &str) -> Self {
        self.0.extend(u8::try_from(signature.len()));
        self.0.extend_from_slice(signature.as_bytes());
        self.0.push(0);
        self
    }

    /// An array of what is in `items`, each of which begins at a multiple of `alignment`.
    pub(super) fn array(self, items: Self, alignment: usize) -> Self {
        let mut written = self.number(items.0.len()).aligned(alignment);
        written.0.extend_from_slice(&items.0);
        written
    }

    pub(super) fn aligned(mut self, alignment: usize) -> Self {
        self.0.resize(self.0.len().next_multiple_of(alignment), 0);
        self
    }

    pub(super) fn number(self, number: usize) -> Self {
        let mut written = self.aligned(4);
        written.0.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        written
    }
}

/// Values that came, read one after the other.
pub(super) struct Answer {
    bytes: Zeroizing<Vec<u8>>,
    body: usize,
    at: usize,
}

impl Answer {
    pub(super) fn text(&mut self) -> Option<String> {
        let text = String::from_utf8(self.bytes()?.to_vec()).ok()?;
        self.take(1).map(|_| text)
    }

    pub(super) fn texts(&mut self) -> Option<Vec<String>> {
        let end = self.number()?.checked_add(self.at)?;
        let mut texts = Vec::new();
        while self.at < end {
            texts.push(self.text()?);
        }
        Some(texts)
    }

    pub(super) fn bytes(&mut self) -> Option<&[u8]> {
        let length = self.number()?;
        self.take(length)
    }

    pub(super) fn signature(&mut self) -> Option<String> {
        let length = self.take(1)?[0].into();
        let signature = String::from_utf8(self.take(length)?.to_vec()).ok()?;
        self.take(1).map(|_| signature)
    }

    pub(super) fn boolean(&mut self) -> Option<bool> {
        self.number().map(|number| number == 1)
    }

    /// Whether this is the signal `member` of the object at `path`: fields 1 and 3 of the header.
    fn is_signal(&self, path: &str, member: &str) -> bool {
        // The fields are what comes before the body.
        let mut fields = Self { bytes: self.bytes.clone(), body: 0, at: 0 };
        let (mut is_object, mut is_member) = (false, false);
        while fields.at < self.body {
            fields.at = fields.at.next_multiple_of(8);
            let Some(code) = fields.take(1).map(|code| code[0]) else { break };
            match (code, fields.signature().as_deref()) {
                (1, Some("o")) => is_object = fields.text().as_deref() == Some(path),
                (3, Some("s")) => is_member = fields.text().as_deref() == Some(member),
                (_, Some("o" | "s")) => drop(fields.text()),
                (_, Some("g")) => drop(fields.signature()),
                (_, Some("u")) => drop(fields.number()),
                _ => break,
            }
        }
        is_object && is_member
    }

    fn number(&mut self) -> Option<usize> {
        self.at = self.at.next_multiple_of(4);
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?) as usize)
    }

    fn take(&mut self, length: usize) -> Option<&[u8]> {
        let start = self.body + self.at;
        self.at += length;
        self.bytes.get(start..start.checked_add(length)?)
    }
}
