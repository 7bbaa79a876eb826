//! The short way to read an entry that the keyring crate wrote to the Secret Service: over a session without encryption, whose key
//! agreement would take three quarters of the time of `cids token`.
//!
//! What is given up is small. The socket answers nobody but this user (dbus-daemon(1), `EXTERNAL`), who may ask it for every secret
//! anyway; the encryption "is not envisioned to withstand man in the middle attacks", but to keep a second copy out of the swap file
//! (Secret Service API §7). Only reading goes this way, and whatever is out of the ordinary is left to the keyring crate and its words.

use super::bus_address::Socket;
use super::dbus::{Bus, Method, Written};
use super::store::Bytes;

const NAME: &str = "org.freedesktop.secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const ITEM: &str = "org.freedesktop.Secret.Item";

const COLLECTION: &str = "org.freedesktop.Secret.Collection";
const PROMPT: &str = "org.freedesktop.Secret.Prompt";
/// The path that stands for no object.
const NONE: &str = "/";

/// The collection that new items go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DefaultCollection {
    /// No default collection, as in a fresh GNOME Keyring in WSL, over SSH and in containers.
    Absent,
    Locked,
    Unlocked,
}

fn method<'a>(interface: &'a str, name: &'a str, signature: &'a str) -> Method<'a> {
    Method { destination: NAME, path: "/org/freedesktop/secrets", interface, name, signature }
}

/// What the default collection is like; `None` where the service does not say.
pub(super) fn default_collection(socket: &Socket) -> Option<DefaultCollection> {
    let mut bus = Bus::connect(socket)?;
    let collection = bus.call(&method(SERVICE, "ReadAlias", "s"), Written::default().text("default"))?.text()?;
    if collection == NONE {
        return Some(DefaultCollection::Absent);
    }
    let get = Method { path: &collection, ..method("org.freedesktop.DBus.Properties", "Get", "ss") };
    let mut locked = bus.call(&get, Written::default().text(COLLECTION).text("Locked"))?;
    let is_locked = locked.signature().filter(|signature| signature == "b").and_then(|_| locked.boolean())?;
    Some(if is_locked { DefaultCollection::Locked } else { DefaultCollection::Unlocked })
}

/// Lets the service create the default collection; it asks the person for a password. Whether there is one then.
///
/// GNOME Keyring and KWallet both answer with a prompt (KWallet: read in its source, unverified).
pub(super) fn create_default_collection(socket: &Socket) -> Option<bool> {
    let mut bus = Bus::connect(socket)?;
    let label = Written::default().text(&format!("{COLLECTION}.Label")).signature("s").text("Default keyring");
    let mut created = bus.call(&method(SERVICE, "CreateCollection", "a{sv}s"), Written::default().array(label, 8).text("default"))?;
    let (collection, prompt) = (created.text()?, created.text()?);
    if collection != NONE || prompt == NONE {
        return Some(collection != NONE);
    }
    let rule = format!("type='signal',interface='{PROMPT}',path='{prompt}'");
    let (destination, path) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
    bus.call(&Method { destination, path, interface: destination, name: "AddMatch", signature: "s" }, Written::default().text(&rule))?;
    let ask = Method { path: &prompt, ..method(PROMPT, "Prompt", "s") };
    let is_dismissed = bus.call_for_signal(&ask, Written::default().text(""), "Completed")?.boolean()?;
    Some(!is_dismissed)
}

/// The secret under the attributes that the keyring crate searches by. `None` unless there is exactly one such item, and it is unlocked.
pub(super) fn read(socket: &Socket, service: &str, username: &str) -> Option<Bytes> {
    let mut bus = Bus::connect(socket)?;
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
        let read = |socket: &Socket| read(socket, "cids", "v1.a").map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
        asked_of(greeting, answers, read)
    }

    fn asked_of<T>(greeting: &'static str, answers: impl IntoIterator<Item = Vec<u8>> + Send + 'static, ask: impl Fn(&Socket) -> T) -> T {
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
        ask(&Socket::Path(socket))
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

    fn hello() -> Vec<u8> {
        message(RETURN, Written::default().text(":1.1"))
    }

    fn truth(truth: bool) -> Written {
        Written::default().signature("b").aligned(4).number(truth.into())
    }

    #[test]
    fn an_absent_collection_is_told_from_a_locked_one() {
        let alias = |path: &str| message(RETURN, Written::default().text(path));
        let cases = [
            (vec![alias("/")], Some(DefaultCollection::Absent)),
            (vec![alias("/c"), message(RETURN, truth(true))], Some(DefaultCollection::Locked)),
            (vec![alias("/c"), message(RETURN, truth(false))], Some(DefaultCollection::Unlocked)),
            (vec![alias("/c"), message(RETURN, Written::default().signature("s").text("yes"))], None),
            (vec![alias("/c"), message(ERROR, Written::default().text("no such object"))], None),
            (vec![message(ERROR, Written::default().text("no such method"))], None),
            (vec![], None),
        ];
        for (answers, expected) in cases {
            let answers: Vec<Vec<u8>> = [vec![hello()], answers].concat();
            assert_eq!(asked_of("OK 1234\r\n", answers.clone(), default_collection), expected, "{answers:?}");
        }
    }

    /// The service's word on how the prompt was answered.
    fn completed(path: &str, is_dismissed: bool) -> Vec<u8> {
        let field = |fields: Written, code: u8, kind: &str, text: &str| fields.aligned(8).byte(code).signature(kind).text(text);
        let fields = field(Written::default(), 2, "s", PROMPT);
        let fields = field(field(fields, 1, "o", path), 3, "s", "Completed");
        let body = Written::default().number(is_dismissed.into()).signature("o").text("/org/freedesktop/secrets/collection/c");
        Written::message(SIGNAL, body, fields)
    }

    #[test]
    fn the_service_asks_the_person_for_a_new_collection() {
        let made = |collection: &str, prompt: &str| message(RETURN, paths(&[collection, prompt]));
        let done = || message(RETURN, Written::default());
        let prompted = |answers: Vec<u8>| vec![made("/", "/prompt/p1"), done(), answers];
        let cases = [
            ("made at once", vec![made("/c", "/")], Some(true)),
            ("neither made nor asked", vec![made("/", "/")], Some(false)),
            ("answered", prompted([done(), completed("/prompt/p1", false)].concat()), Some(true)),
            ("answered before the method is", prompted([completed("/prompt/p1", false), done()].concat()), Some(true)),
            ("dismissed", prompted([done(), completed("/prompt/p1", true)].concat()), Some(false)),
            (
                "another prompt's answer",
                prompted([done(), completed("/prompt/p2", false), completed("/prompt/p1", true)].concat()),
                Some(false),
            ),
            ("no prompt", prompted(message(ERROR, Written::default().text("gone"))), None),
            ("not allowed", vec![message(ERROR, Written::default().text("read only"))], None),
            ("the service ends", prompted(done()), None),
        ];
        for (name, answers, expected) in cases {
            let answers: Vec<Vec<u8>> = [vec![hello()], answers].concat();
            assert_eq!(asked_of("OK 1234\r\n", answers, create_default_collection), expected, "{name}");
        }
    }
}
