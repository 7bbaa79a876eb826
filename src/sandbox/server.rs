//! Listening: both loopback families, http and https on one port.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::rt::{Read, Write};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::{Error, Tenant};

/// A page is read and a form is sent in less; a connection that stalls is dropped.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
const HEAD_LIMIT: usize = 16 * 1024;
/// The first byte of a TLS record that begins a handshake (RFC 8446 §5.1).
const HANDSHAKE: u8 = 0x16;

/// Serves until it is dropped.
pub(super) async fn serve(listeners: Vec<TcpListener>, tenant: Arc<Tenant>, tls: TlsAcceptor) {
    loop {
        let accepted = match listeners.as_slice() {
            [one, other] => tokio::select! {
                accepted = one.accept() => accepted,
                accepted = other.accept() => accepted,
            },
            [one, ..] => one.accept().await,
            [] => return,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, say.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        tokio::spawn(connection(stream, Arc::clone(&tenant), tls.clone()));
    }
}

async fn connection(stream: TcpStream, tenant: Arc<Tenant>, tls: TlsAcceptor) {
    let _ = stream.set_nodelay(true);
    let mut first = [0];
    match timeout(PATIENCE, stream.peek(&mut first)).await {
        Ok(Ok(1..)) if first[0] == HANDSHAKE => {
            if let Ok(Ok(stream)) = timeout(PATIENCE, tls.accept(stream)).await {
                talk(TokioIo::new(stream), tenant, "https").await;
            }
        }
        Ok(Ok(1..)) => talk(TokioIo::new(stream), tenant, "http").await,
        _ => {}
    }
}

async fn talk(stream: impl Read + Write + Unpin, tenant: Arc<Tenant>, scheme: &'static str) {
    let service = service_fn(move |request| {
        let tenant = Arc::clone(&tenant);
        async move { tenant.answer(request, scheme).await }
    });
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(HEAD_LIMIT);
    // A client that breaks off has had its chance.
    let _ = server.serve_connection(stream, service).await;
}

/// Both families on one port; a machine may lack either.
pub(super) fn bind(port: u16) -> Result<(Vec<TcpListener>, u16), Error> {
    let failed = |source| Error::Port { port, source };
    let listen = |address: SocketAddr| -> io::Result<std::net::TcpListener> {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    };
    let first = listen((Ipv4Addr::LOCALHOST, port).into());
    let taken = matches!(&first, Err(error) if error.kind() == io::ErrorKind::AddrInUse);
    let bound = match &first {
        Ok(listener) => listener.local_addr().map_err(failed)?.port(),
        Err(_) => port,
    };
    let second = listen((Ipv6Addr::LOCALHOST, bound).into());
    let listeners: Vec<_> = match (first, second) {
        (Err(error), _) if taken => return Err(failed(error)),
        (Err(error), Err(_)) => return Err(failed(error)),
        (first, second) => [first, second].into_iter().flatten().collect(),
    };
    let port = listeners.first().map_or(Ok(bound), |listener| listener.local_addr().map(|address| address.port())).map_err(failed)?;
    let listeners = listeners.into_iter().map(TcpListener::from_std).collect::<io::Result<Vec<_>>>().map_err(failed)?;
    Ok((listeners, port))
}
