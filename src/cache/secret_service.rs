//! The short way to read an entry that the keyring crate wrote to the Secret Service: over a session without encryption, whose key
//! agreement would take three quarters of the time of `cids token`.
//!
//! What is given up is small. The socket answers nobody but this user (dbus-daemon(1), `EXTERNAL`), who may ask it for every secret
//! anyway; the encryption "is not envisioned to withstand man in the middle attacks", but to keep a second copy out of the swap file
//! (Secret Service API §7). Only reading goes this way, and whatever is out of the ordinary is left to the keyring crate and its words.

use std::path::{Path, PathBuf};

use super::dbus::{Bus, Method, Written};
use super::store::Bytes;

const NAME: &str = "org.freedesktop.secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const ITEM: &str = "org.freedesktop.Secret.Item";

/// The socket of the bus at `address`, where it is as simple as it nearly always is: one socket on this machine.
pub(super) fn socket(address: &str) -> Option<PathBuf> {
    let path = address.strip_prefix("unix:path=")?.split(',').next()?;
    (!address.contains([';', '%'])).then(|| path.into())
}

/// The secret under the attributes that the keyring crate searches by. `None` unless there is exactly one such item, and it is unlocked.
pub(super) fn read(socket: &Path, service: &str, username: &str) -> Option<Bytes> {
    let mut bus = Bus::connect(socket)?;
    let method = |interface, name, signature| Method { destination: NAME, path: "/org/freedesktop/secrets", interface, name, signature };

    let no_input = Written::default().text("plain").signature("s").text("");
    let mut opened = bus.call(&method(SERVICE, "OpenSession", "sv"), no_input)?;
    let is_plain = opened.signature()? == "s" && opened.text()?.is_empty();
    let session = opened.text().filter(|_| is_plain)?;

    let attributes = Written::default().text("service").text(service).aligned(8).text("username").text(username);
    let mut found = bus.call(&method(SERVICE, "SearchItems", "a{ss}"), Written::default().array(attributes, 8))?;
    let (unlocked, locked) = (found.texts()?, found.texts()?);
    let ([item], []) = (&unlocked[..], &locked[..]) else { return None };

    let mut secret = bus.call(&Method { path: item, ..method(ITEM, "GetSecret", "o") }, Written::default().text(&session))?;
    // Session, parameters, value, and a content type that nobody needs.
    let is_ours = secret.text()? == session && secret.bytes()?.is_empty();
    secret.bytes().filter(|_| is_ours).map(|value| Bytes::new(value.to_vec()))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixListener;
    use std::thread;

    use super::*;

    const RETURN: u8 = 2;
    const ERROR: u8 = 3;
    const SIGNAL: u8 = 4;

    fn message(kind: u8, body: Written) -> Vec<u8> {
        Written::message(kind, body, Written::default())
    }

    fn paths(paths: &[&str]) -> Written {
        paths.iter().fold(Written::default(), |written, path| written.text(path))
    }

    fn found(unlocked: &[&str], locked: &[&str]) -> Vec<u8> {
        message(RETURN, Written::default().array(paths(unlocked), 4).array(paths(locked), 4))
    }

    /// What a service says that has one item: to Hello, OpenSession, SearchItems and GetSecret.
    fn answers() -> [Vec<u8>; 4] {
        let secret = Written::default().text("/session/1").array(Written::default(), 1).text("planted").text("text/plain");
        [
            [message(RETURN, Written::default().text(":1.1")), message(SIGNAL, Written::default().text(":1.1"))].concat(),
            message(RETURN, Written::default().signature("s").text("").text("/session/1")),
            found(&["/item/1"], &[]),
            message(RETURN, secret),
        ]
    }

    /// What is read from a bus that greets and answers so.
    fn read_from(greeting: &'static str, answers: [Vec<u8>; 4]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("bus");
        let listener = UnixListener::bind(&socket).unwrap();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = vec![0; 4096];
            assert!(stream.read(&mut asked).unwrap() > 0);
            stream.write_all(greeting.as_bytes()).unwrap();
            for answer in answers {
                // Nothing at all stands for a bus that dies.
                if stream.read(&mut asked).unwrap_or(0) == 0 || answer.is_empty() || stream.write_all(&answer).is_err() {
                    break;
                }
            }
        });
        read(&socket, "cids", "v1.a").map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn the_one_unlocked_item_is_read() {
        assert_eq!(read_from("OK 1234\r\n", answers()).as_deref(), Some("planted"));
    }

    #[test]
    fn whatever_is_out_of_the_ordinary_is_left_to_the_keyring_crate() {
        let with = |at: usize, answer: Vec<u8>| {
            let mut answers = answers();
            answers[at] = answer;
            read_from("OK 1234\r\n", answers)
        };
        assert_eq!(read_from("REJECTED ANONYMOUS\r\n", answers()), None);
        assert_eq!(with(1, message(ERROR, Written::default().text("plain is not supported"))), None);
        assert_eq!(with(1, message(RETURN, Written::default().signature("ay").text("").text("/session/1"))), None);
        for search in [found(&[], &[]), found(&["/item/1", "/item/2"], &[]), found(&[], &["/item/1"]), found(&["/item/1"], &["/item/2"])] {
            assert_eq!(with(2, search), None);
        }
        assert_eq!(with(3, message(ERROR, Written::default().text("locked"))), None);
        let encrypted = Written::default().text("/session/1").text("iv").text("planted").text("text/plain");
        assert_eq!(with(3, message(RETURN, encrypted)), None);
        for nonsense in [Vec::new(), b"HTTP/1.1 400 Bad".to_vec(), vec![0xff; 64], message(RETURN, Written::default())] {
            assert_eq!(with(2, nonsense), None);
        }
    }

    #[test]
    fn only_a_plain_socket_is_spoken_to() {
        assert_eq!(socket("unix:path=/run/user/1000/bus,guid=1"), Some("/run/user/1000/bus".into()));
        for other in
            ["tcp:host=a,port=1", "unixexec:path=/bin/sh", "unix:abstract=a", "unix:path=/a;tcp:host=a,port=1", "unix:path=/a%20b", ""]
        {
            assert_eq!(socket(other), None, "{other}");
        }
    }
}
