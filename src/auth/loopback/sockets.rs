//! Binding: 127.0.0.1 and ::1 on one port, as two sockets, because `localhost` may mean either to a browser. Never another address.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

/// A free port of one family may be taken in the other; by then somebody is very unlucky.
const TRIES_FOR_A_FREE_PORT: usize = 16;

/// Bound sockets, not yet listened to.
#[derive(Debug)]
pub struct Sockets {
    pub(super) listeners: Vec<TcpListener>,
    port: u16,
}

/// Why the port cannot be had.
#[derive(Debug)]
pub enum BindError {
    /// Somebody else has it.
    Taken {
        /// The port.
        port: u16,
        /// At which address.
        address: IpAddr,
    },
    /// This machine lets nobody listen.
    Refused(io::Error),
}

impl Sockets {
    /// Binds what `host` means: both families for `localhost`, one for an address. Port 0 takes a free one.
    pub fn bind(host: &str, port: u16) -> Result<Self, BindError> {
        let (v4, v6) = (IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST));
        let addresses: &[IpAddr] = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(IpAddr::V4(_)) => &[v4],
            Ok(IpAddr::V6(_)) => &[v6],
            Err(_) => &[v4, v6],
        };
        if port != 0 {
            return Self::bind_all(addresses, port);
        }
        for _ in 1..TRIES_FOR_A_FREE_PORT {
            if let Ok(sockets) = Self::bind_all(addresses, 0) {
                return Ok(sockets);
            }
        }
        Self::bind_all(addresses, 0)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A family that this machine lacks is done without; one whose port is taken is not, for the browser may go there.
    fn bind_all(addresses: &[IpAddr], wanted: u16) -> Result<Self, BindError> {
        let mut listeners: Vec<TcpListener> = Vec::new();
        let mut port = wanted;
        let mut missing = None;
        for address in addresses {
            match TcpListener::bind(SocketAddr::new(*address, port)) {
                Ok(listener) => {
                    port = listener.local_addr().map_err(BindError::Refused)?.port();
                    listeners.push(listener);
                }
                Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {
                    return Err(BindError::Taken { port, address: *address });
                }
                Err(error) => missing = Some(error),
            }
        }
        match missing {
            Some(error) if listeners.is_empty() => Err(BindError::Refused(error)),
            _ => Ok(Self { listeners, port }),
        }
    }
}

impl fmt::Display for BindError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken { port, address } => write!(formatter, "port {port} is taken at {address}"),
            Self::Refused(_) => formatter.write_str("no port can be had on this machine"),
        }
    }
}

impl std::error::Error for BindError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(source) => Some(source),
            Self::Taken { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(sockets: &Sockets) -> Vec<SocketAddr> {
        sockets.listeners.iter().map(|listener| listener.local_addr().unwrap()).collect()
    }

    #[test]
    fn localhost_is_bound_in_both_families_and_nowhere_else() {
        let sockets = Sockets::bind("localhost", 0).unwrap();
        assert!(addresses(&sockets).iter().all(|address| address.ip().is_loopback() && address.port() == sockets.port()));
        let has_v6 = TcpListener::bind("[::1]:0").is_ok();
        assert_eq!(sockets.listeners.len(), if has_v6 { 2 } else { 1 });
    }

    #[test]
    fn an_address_is_bound_alone() {
        let sockets = Sockets::bind("127.0.0.1", 0).unwrap();
        assert_eq!(addresses(&sockets), [SocketAddr::from(([127, 0, 0, 1], sockets.port()))]);
    }

    #[test]
    fn a_machine_with_one_family_does_with_it() {
        let Ok(probe) = TcpListener::bind("[::1]:0") else { return };
        drop(probe);
        let sockets = Sockets::bind("[::1]", 0).unwrap();
        assert_eq!(addresses(&sockets), [SocketAddr::from((Ipv6Addr::LOCALHOST, sockets.port()))]);
        // 192.0.2.1 (RFC 5737) is no address of this machine, as ::1 is none of a machine without IPv6.
        let missing: IpAddr = Ipv4Addr::new(192, 0, 2, 1).into();
        let (v4, v6) = (IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST));
        for (families, one) in [([v4, missing], v4), ([missing, v6], v6)] {
            let sockets = Sockets::bind_all(&families, 0).unwrap();
            assert_eq!(addresses(&sockets), [SocketAddr::new(one, sockets.port())]);
        }
        assert!(matches!(Sockets::bind_all(&[missing], 0), Err(BindError::Refused(_))));
    }

    #[test]
    fn a_port_taken_in_either_family_is_named() {
        for holder in ["127.0.0.1:0", "[::1]:0"] {
            let Ok(holder) = TcpListener::bind(holder) else { continue };
            let address = holder.local_addr().unwrap();
            match Sockets::bind("localhost", address.port()) {
                Err(BindError::Taken { port, address: taken }) => assert_eq!(SocketAddr::new(taken, port), address),
                other => panic!("{other:?}"),
            }
        }
    }
}
