//! The address of the session's D-Bus (D-Bus Specification, "Server Addresses"): one, or several with `;` between of which the first that
//! can be reached counts, as in libdbus. zbus, under the keyring crate, takes one alone.

use std::ffi::OsStr;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// A bus on this machine takes connections in no time, and a frozen one never.
const DEADLINE: Duration = Duration::from_secs(2);

/// A socket on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Socket {
    Path(PathBuf),
    Abstract(String),
}

impl Socket {
    /// The socket of the bus at the one `address`, where it is as simple as it nearly always is.
    pub(super) fn of(address: &str) -> Option<Self> {
        let (key, value) = address.strip_prefix("unix:")?.split(',').next()?.split_once('=')?;
        match key {
            _ if address.contains([';', '%']) || value.is_empty() => None,
            "path" => Some(Self::Path(value.into())),
            "abstract" => Some(Self::Abstract(value.to_owned())),
            _ => None,
        }
    }

    pub(super) fn connect(&self) -> Option<UnixStream> {
        let address = match self {
            Self::Path(path) => SocketAddr::from_pathname(path),
            Self::Abstract(name) => SocketAddr::from_abstract_name(name),
        };
        UnixStream::connect_addr(&address.ok()?).ok()
    }
}

/// The one address to use of a list, or of one in a form that zbus does not know. `None` where `addresses` is one that zbus knows, and
/// where none of a list can be reached.
pub fn one_of_list(addresses: &str, runtime_folder: Option<&OsStr>) -> Option<String> {
    let listed: Vec<String> = addresses.split(';').filter_map(|address| known_form(address.trim(), runtime_folder)).collect();
    if listed.first().is_some_and(|first| first == addresses) {
        return None;
    }
    let other = listed.iter().find(|address| Socket::of(address).is_none()).cloned();
    let (sender, reached) = channel();
    thread::spawn(move || {
        let reached = listed.into_iter().find(|address| Socket::of(address).is_some_and(|socket| socket.connect().is_some()));
        let _ = sender.send(reached);
    });
    // Only zbus could reach the others.
    reached.recv_timeout(DEADLINE).ok().flatten().or(other)
}

/// `address` as zbus knows it. `autolaunch:` would start a bus of its own, without a keyring.
fn known_form(address: &str, runtime_folder: Option<&OsStr>) -> Option<String> {
    match address {
        "" => None,
        "unix:runtime=yes" => Some(format!("unix:path={}/bus", runtime_folder?.to_str()?)),
        _ if address.starts_with("autolaunch:") => None,
        _ => Some(address.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn only_sockets_of_this_machine_are_spoken_to() {
        assert_eq!(Socket::of("unix:path=/run/user/1000/bus,guid=1"), Some(Socket::Path("/run/user/1000/bus".into())));
        assert_eq!(Socket::of("unix:abstract=/tmp/dbus-x,guid=1"), Some(Socket::Abstract("/tmp/dbus-x".to_owned())));
        for other in [
            "tcp:host=a,port=1",
            "unixexec:path=/bin/sh",
            "autolaunch:",
            "unix:",
            "unix:path=",
            "unix:runtime=yes",
            "unix:tmpdir=/tmp",
            "unix:path=/a;tcp:host=a,port=1",
            "unix:path=/a%20b",
            "",
        ] {
            assert_eq!(Socket::of(other), None, "{other}");
        }
    }

    #[test]
    fn the_first_address_of_a_list_that_can_be_reached_counts() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| format!("unix:path={}", folder.path().join(name).display());
        let _listeners = ["first", "bus"].map(|name| UnixListener::bind(folder.path().join(name)).unwrap());
        let name = format!("cids-test-{}", std::process::id());
        let _abstract = UnixListener::bind_addr(&SocketAddr::from_abstract_name(&name).unwrap()).unwrap();
        let (gone, first, bus, hidden) = (at("gone"), at("first"), at("bus"), format!("unix:abstract={name}"));
        for (addresses, expected) in [
            (format!("{gone};{first}"), Some(&first)),
            (format!("{first};{bus}"), Some(&first)),
            (format!("{first},guid=1;{bus}"), Some(&format!("{first},guid=1"))),
            (format!("{gone};{hidden};{bus}"), Some(&hidden)),
            (format!(";{gone};;{bus};"), Some(&bus)),
            (format!("autolaunch:;{bus}"), Some(&bus)),
            (format!("tcp:host=localhost,port=1;{bus}"), Some(&bus)),
            ("unix:runtime=yes".to_owned(), Some(&bus)),
            (format!("{gone};unix:runtime=yes"), Some(&bus)),
            (format!("{gone};{gone}"), None),
            ("autolaunch:".to_owned(), None),
            (String::new(), None),
            (";".to_owned(), None),
            (first.clone(), None),
            (gone.clone(), None),
        ] {
            assert_eq!(one_of_list(&addresses, Some(folder.path().as_os_str())).as_ref(), expected, "{addresses}");
        }
        assert_eq!(one_of_list(&format!("{gone};tcp:host=localhost,port=1"), None).as_deref(), Some("tcp:host=localhost,port=1"));
    }
}
