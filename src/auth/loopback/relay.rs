//! The private tiny_http behind the gate. It alone parses and answers, and it never meets a request that is large, slow or incomplete:
//! it has no limits of its own, and an announced body that stays unread can end the process.

use std::io::{self, Read};
use std::sync::Arc;

use rand::Rng;
use tiny_http::{Request, Server};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::gate::BODY_LIMIT;

/// What the gate adds to what it relays, so that nobody can go round it where the relay is a port.
const PASS: &str = "X-Cids-Pass";

/// A request, read whole.
pub(super) struct Relayed {
    pub(super) request: Request,
    pub(super) body: Vec<u8>,
}

/// The way to the private server.
pub(super) struct Relay {
    server: Arc<Server>,
    pass: String,
    #[cfg(unix)]
    folder: tempfile::TempDir,
    #[cfg(not(unix))]
    address: std::net::SocketAddr,
}

impl Relay {
    pub(super) fn start() -> io::Result<(Arc<Self>, UnboundedReceiver<Relayed>)> {
        let pass = format!("{:032x}", rand::thread_rng().r#gen::<u128>());
        // A Unix socket in a folder of our own: no other user can reach it.
        #[cfg(unix)]
        let (listener, folder) = {
            let folder = tempfile::Builder::new().prefix("cids").tempdir()?;
            (std::os::unix::net::UnixListener::bind(folder.path().join("relay"))?, folder)
        };
        #[cfg(not(unix))]
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        #[cfg(not(unix))]
        let address = listener.local_addr()?;
        let server = Arc::new(Server::from_listener(listener, None).map_err(io::Error::other)?);
        let (sender, requests) = unbounded_channel();
        let (incoming, expected) = (Arc::clone(&server), pass.clone());
        std::thread::Builder::new().name("loopback".to_owned()).spawn(move || {
            while let Ok(mut request) = incoming.recv() {
                let passed = request.headers().iter().any(|header| header.field.equiv(PASS) && header.value.as_str() == expected);
                let mut body = Vec::new();
                let whole = passed && request.as_reader().take(BODY_LIMIT as u64).read_to_end(&mut body).is_ok();
                if whole && sender.send(Relayed { request, body }).is_err() {
                    break;
                }
            }
        })?;
        #[cfg(unix)]
        return Ok((Arc::new(Self { server, pass, folder }), requests));
        #[cfg(not(unix))]
        return Ok((Arc::new(Self { server, pass, address }), requests));
    }

    /// The header that lets a request through.
    pub(super) fn pass(&self) -> String {
        format!("{PASS}: {}\r\n", self.pass)
    }

    pub(super) async fn connect(&self) -> io::Result<impl AsyncRead + AsyncWrite + Unpin + use<>> {
        #[cfg(unix)]
        return tokio::net::UnixStream::connect(self.folder.path().join("relay")).await;
        #[cfg(not(unix))]
        return tokio::net::TcpStream::connect(self.address).await;
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.server.unblock();
    }
}
