//! Why no response came.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use rustls::{AlertDescription, CertificateError, PeerIncompatible};

use super::bundle::{BundleError, BundleFault};
use super::certificate::{self, Untrusted};
use super::proxy::{Proxy, ProxyFault};
use super::proxy_url::ProxyUrlFault;

/// Why no response came. It names the host and never the URL, whose query may hold a secret.
#[derive(Debug)]
pub enum Error {
    /// The URL of the proxy cannot be read.
    BadProxy {
        /// Who named it.
        source: String,
        /// Why.
        fault: ProxyUrlFault,
    },
    /// The answer began, and broke off.
    BrokenOff {
        /// Who was asked.
        host: String,
        /// The innermost cause.
        reason: String,
    },
    /// A file of certificates to trust cannot be used.
    Bundle(BundleError),
    /// The server's certificate is not believed.
    Certificate(Untrusted),
    /// There is no TLS to be had with the server.
    Handshake {
        /// Who was asked.
        host: String,
        /// What came instead.
        fault: HandshakeFault,
    },
    /// Not `https`, and not loopback.
    InsecureUrl {
        /// Who was asked.
        host: String,
    },
    /// The connection broke after the request was sent, before an answer began.
    NoAnswer {
        /// Who was asked.
        host: String,
        /// The innermost cause.
        reason: String,
    },
    /// The proxy did not connect.
    Proxy {
        /// Which proxy, and who named it.
        proxy: String,
        /// Who was asked.
        host: String,
        /// What it did instead.
        fault: ProxyFault,
    },
    /// What came is no answer of HTTP.
    NotHttp {
        /// Who was asked.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No connection, or it broke.
    Unreachable {
        /// Who was asked.
        host: String,
        /// The innermost cause.
        reason: String,
    },
    /// No answer in time.
    TimedOut {
        /// Who was asked.
        host: String,
        /// Whether nothing was sent yet.
        connecting: bool,
    },
    /// The answer is larger than any honest one.
    TooLarge {
        /// Who was asked.
        host: String,
        /// In bytes: whole megabytes.
        limit: usize,
    },
    /// TLS cannot be set up on this machine.
    Tls {
        /// The innermost cause.
        reason: String,
    },
}

/// What came instead of a TLS handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeFault {
    /// Something that is not TLS: plain HTTP, as of a captive portal.
    NotTls,
    /// TLS 1.1 or older, which rustls does not speak (RFC 8996).
    OldTls,
    /// A refusal.
    Refused {
        /// The alert, or what both sides do not share.
        reason: String,
    },
    /// The end of the connection.
    CutOff,
}

/// Why TLS with a server failed.
pub(super) enum TlsFault {
    /// Its certificate.
    Certificate(Untrusted),
    /// Anything else.
    Handshake(HandshakeFault),
}

impl TlsFault {
    /// The TLS fault among the causes of an `error` of connecting to `host`, if it is one.
    pub(super) fn of(error: &(dyn StdError + 'static), host: &str) -> Option<Self> {
        let fault = match tls_error(error) {
            Some(rustls::Error::InvalidCertificate(error)) => return Some(Self::Certificate(untrusted(error, host))),
            Some(error) => handshake_fault(error),
            // A host that cannot be reached refuses; one that resets the connection, or ends it in the handshake (in tokio-rustls' words),
            // was reached.
            None if is_hang_up(error) || innermost(error) == "tls handshake eof" => HandshakeFault::CutOff,
            None => return None,
        };
        Some(Self::Handshake(fault))
    }
}

fn untrusted(error: &CertificateError, host: &str) -> Untrusted {
    match error {
        CertificateError::Other(other) if other.0.is::<Untrusted>() => other.0.downcast_ref().cloned(),
        _ => None,
    }
    .unwrap_or_else(|| Untrusted { host: host.to_owned(), fault: certificate::Fault::Other { reason: error.to_string() } })
}

fn handshake_fault(error: &rustls::Error) -> HandshakeFault {
    match error {
        rustls::Error::InvalidMessage(_)
        | rustls::Error::InappropriateMessage { .. }
        | rustls::Error::InappropriateHandshakeMessage { .. }
        | rustls::Error::PeerSentOversizedRecord => HandshakeFault::NotTls,
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion)
        | rustls::Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled,
        ) => HandshakeFault::OldTls,
        _ => HandshakeFault::Refused { reason: error.to_string() },
    }
}

impl Error {
    pub(super) fn from_reqwest(error: &reqwest::Error, host: &str, proxy: Option<&Proxy>) -> Self {
        let (host, connecting) = (host.to_owned(), error.is_connect());
        if let (Some(fault), Some(proxy)) = (ProxyFault::told_by(error), proxy) {
            // The TLS of an https:// proxy comes before the tunnel.
            let tls = TlsFault::of(error, proxy.host()).filter(|_| proxy.speaks_tls() && matches!(fault, ProxyFault::Unreachable { .. }));
            let fault = match tls {
                Some(TlsFault::Certificate(untrusted)) => return Self::Certificate(untrusted),
                Some(TlsFault::Handshake(fault)) => ProxyFault::Handshake(fault),
                None if matches!(fault, ProxyFault::Unauthorized) && proxy.has_user() => ProxyFault::WrongUser,
                None => fault,
            };
            return Self::Proxy { proxy: proxy.to_string(), host, fault };
        }
        // TLS 1.3: a server that asks for a client certificate refuses after the client has finished the handshake.
        let asks_for_certificate = matches!(tls_error(error), Some(rustls::Error::AlertReceived(AlertDescription::CertificateRequired)));
        match TlsFault::of(error, &host).filter(|_| connecting || asks_for_certificate) {
            Some(TlsFault::Certificate(untrusted)) => return Self::Certificate(untrusted),
            Some(TlsFault::Handshake(fault)) => return Self::Handshake { host, fault },
            None => {}
        }
        let reason = innermost(error);
        match proxy {
            // Nothing says whether the proxy is silent or the host behind it.
            Some(proxy) if error.is_timeout() && connecting => Self::Proxy { proxy: proxy.to_string(), host, fault: ProxyFault::Silent },
            _ if error.is_timeout() => Self::TimedOut { host, connecting },
            _ if connecting => Self::Unreachable { host, reason },
            _ if is_malformed(error) => Self::NotHttp { host, reason },
            _ => Self::NoAnswer { host, reason },
        }
    }

    /// Whether the request may have been carried out all the same: it went out, and the answer was lost.
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::BrokenOff { .. } | Self::NoAnswer { .. } | Self::NotHttp { .. } | Self::TooLarge { .. } => true,
            Self::TimedOut { connecting, .. } => !connecting,
            _ => false,
        }
    }

    /// Whether a wrong clock on this machine may be the whole reason.
    pub fn is_about_time(&self) -> bool {
        match self {
            Self::Certificate(untrusted) => untrusted.is_about_time(),
            Self::Bundle(bundle) => matches!(bundle.fault, BundleFault::Ended { .. }),
            _ => false,
        }
    }
}

/// An error and everything that caused it, from the outside in. What an I/O error wraps is reached only by `get_ref`: its `source` skips that
/// error. hyper-rustls wraps one I/O error in another.
pub(super) fn causes<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn StdError + 'static)| {
        match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner as &(dyn StdError + 'static)),
            None => (*error).source(),
        }
    })
}

fn tls_error<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a rustls::Error> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

/// Whether the other side ended the connection, as the operating system tells it.
fn is_hang_up(error: &(dyn StdError + 'static)) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
    let kinds = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    kinds.into_iter().any(|kind| matches!(kind, ConnectionReset | ConnectionAborted | BrokenPipe))
}

/// Whether the HTTP library read what came, and could not.
fn is_malformed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.downcast_ref().is_some_and(hyper::Error::is_parse))
}

/// The words of the innermost cause.
pub(super) fn innermost(error: &(dyn StdError + 'static)) -> String {
    causes(error).last().unwrap_or(error).to_string()
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadProxy { source, fault: ProxyUrlFault::Raw(_) } => {
                write!(formatter, "the user name or password in {source} has characters that must be percent-encoded")
            }
            Self::BadProxy { source, fault: ProxyUrlFault::Socks { .. } } => {
                write!(formatter, "the value of {source} begins with socks://, which does not say the version of SOCKS")
            }
            Self::BadProxy { source, .. } => write!(formatter, "the value of {source} is not the URL of a proxy"),
            Self::BrokenOff { host, reason } => write!(formatter, "the answer of {host} broke off: {reason}"),
            Self::Bundle(error) => error.fmt(formatter),
            Self::Certificate(untrusted) => untrusted.fmt(formatter),
            Self::Handshake { host, fault } => match fault {
                HandshakeFault::NotTls => write!(formatter, "what answers as {host} does not speak TLS"),
                HandshakeFault::OldTls => write!(formatter, "no TLS with {host}: it supports only TLS 1.1 or older"),
                HandshakeFault::Refused { reason } => write!(formatter, "no TLS with {host}: {reason}"),
                HandshakeFault::CutOff => write!(formatter, "the TLS handshake with {host} was broken off"),
            },
            Self::InsecureUrl { host } => write!(formatter, "refused to talk to {host} without TLS"),
            Self::NoAnswer { host, reason } => {
                write!(formatter, "the connection to {host} broke off after the request was sent: {reason}")
            }
            Self::NotHttp { host, reason } => write!(formatter, "the answer of {host} cannot be understood: {reason}"),
            Self::Proxy { proxy, host, fault } => match fault {
                ProxyFault::Unreachable { reason } => write!(formatter, "could not reach the proxy {proxy}: {reason}"),
                ProxyFault::Handshake(HandshakeFault::NotTls) => write!(formatter, "the proxy {proxy} does not speak TLS"),
                ProxyFault::Handshake(HandshakeFault::OldTls) => {
                    write!(formatter, "no TLS with the proxy {proxy}: it supports only TLS 1.1 or older")
                }
                ProxyFault::Handshake(HandshakeFault::Refused { reason }) => write!(formatter, "no TLS with the proxy {proxy}: {reason}"),
                ProxyFault::Handshake(HandshakeFault::CutOff) => {
                    write!(formatter, "the TLS handshake with the proxy {proxy} was broken off")
                }
                ProxyFault::Unauthorized => write!(formatter, "the proxy {proxy} asks for a user and a password"),
                ProxyFault::WrongUser => write!(formatter, "the proxy {proxy} does not accept the user name and password"),
                ProxyFault::Refused => write!(formatter, "the proxy {proxy} refuses to connect to {host}"),
                ProxyFault::NotConnected { reason } => write!(formatter, "the proxy {proxy} cannot connect to {host}: {reason}"),
                ProxyFault::NotAProxy => write!(formatter, "the proxy {proxy} does not answer as a proxy does"),
                ProxyFault::HungUp { reason } => write!(formatter, "the proxy {proxy} hung up: {reason}"),
                ProxyFault::Silent => write!(formatter, "no answer from {host} by way of the proxy {proxy} in time"),
                ProxyFault::Unresolved { reason } => {
                    write!(formatter, "the proxy {proxy} leaves it to this machine to find the address of {host}: {reason}")
                }
            },
            Self::Unreachable { host, reason, .. } => write!(formatter, "could not reach {host}: {reason}"),
            Self::TimedOut { host, .. } => write!(formatter, "no answer from {host} in time"),
            Self::TooLarge { host, limit } => write!(formatter, "the answer of {host} is larger than {} MB", limit / (1024 * 1024)),
            Self::Tls { reason } => write!(formatter, "TLS cannot be set up: {reason}"),
        }
    }
}

impl StdError for Error {}

#[cfg(test)]
mod tests {
    use openidconnect::http::Request;
    use tokio::net::TcpListener;

    use super::*;
    use crate::http::{Bundle, HttpClient, PROTOCOL_LIMIT, ProxySetting, Trust};
    use crate::secret::Secret;

    #[test]
    fn an_error_is_found_inside_of_any_number_of_io_errors() {
        let inner = rustls::Error::AlertReceived(AlertDescription::ProtocolVersion);
        let told = (0..4).fold(io::Error::new(io::ErrorKind::InvalidData, inner), |error, _| io::Error::other(error));
        assert!(matches!(TlsFault::of(&told, "contoso.test"), Some(TlsFault::Handshake(HandshakeFault::OldTls))));
        let reset = io::Error::other(io::Error::from(io::ErrorKind::ConnectionReset));
        assert!(matches!(TlsFault::of(&reset, "contoso.test"), Some(TlsFault::Handshake(HandshakeFault::CutOff))));
        let refused = io::Error::other(io::Error::from(io::ErrorKind::ConnectionRefused));
        assert!(TlsFault::of(&refused, "contoso.test").is_none());
        assert_eq!(innermost(&io::Error::other(io::Error::other("the reason"))), "the reason");
    }

    #[test]
    fn a_certificate_that_fails_beyond_the_verifier_is_still_the_certificates_fault() {
        let signature = rustls::Error::InvalidCertificate(CertificateError::BadSignature);
        let Some(TlsFault::Certificate(untrusted)) = TlsFault::of(&io::Error::other(signature), "contoso.test") else {
            panic!("it is about the certificate")
        };
        assert!(untrusted.host == "contoso.test" && matches!(untrusted.fault, certificate::Fault::Other { .. }), "{untrusted:?}");
    }

    #[tokio::test(start_paused = true)]
    #[cfg(unix)] // elsewhere 0.0.0.0 leads nowhere
    async fn a_silent_server_ends_the_wait_once_and_is_told_from_a_silent_proxy() {
        // The kernel accepts connections; the server never does.
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let (path, source) = (folder.path().join("root.pem"), "the test".to_owned());
        let root = rcgen::KeyPair::generate().unwrap();
        std::fs::write(&path, rcgen::CertificateParams::default().self_signed(&root).unwrap().pem()).unwrap();
        let trust = Trust { bundles: vec![Bundle { path, source: source.clone() }], folders: Vec::new() };
        let proxy = ProxySetting { url: Secret::new(format!("127.0.0.1:{port}")), exceptions: String::new(), source };
        for (host, proxy) in [(format!("0.0.0.0:{port}"), None), ("contoso.test".to_owned(), Some(proxy))] {
            let client = HttpClient::new(None).trusting(trust.clone()).through(proxy.clone());
            let request = Request::get(format!("https://{host}/")).body(Vec::new()).unwrap();
            let before = tokio::time::Instant::now();
            let error = client.send_patiently(request, PROTOCOL_LIMIT).await.unwrap_err();
            assert!((10..11).contains(&before.elapsed().as_secs()), "{:?}", before.elapsed());
            match error {
                Error::TimedOut { connecting: true, .. } => assert!(proxy.is_none()),
                Error::Proxy { fault: ProxyFault::Silent, .. } => assert!(proxy.is_some()),
                other => panic!("{other:?}"),
            }
        }
    }
}
