//! Why no response came.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use rustls::{CertificateError, InvalidMessage};

use super::bundle::{BundleError, BundleFault};
use super::certificate::Untrusted;
use super::proxy::{Proxy, ProxyFault};

/// Why no response came. It names the host and never the URL, whose query may hold a secret.
#[derive(Debug)]
pub enum Error {
    /// The URL of the proxy is none.
    BadProxy {
        /// Who named it.
        source: String,
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
    /// A refusal.
    Refused {
        /// The alert, or what both sides do not share.
        reason: String,
    },
    /// The end of the connection.
    CutOff,
}

impl Error {
    pub(super) fn from_reqwest(error: &reqwest::Error, host: &str, proxy: Option<&Proxy>) -> Self {
        let (host, connecting) = (host.to_owned(), error.is_connect());
        let by_proxy = |fault, host| proxy.map(|proxy| Self::Proxy { proxy: proxy.to_string(), host, fault });
        if let Some(told) = ProxyFault::told_by(error).and_then(|fault| by_proxy(fault, host.clone())) {
            return told;
        }
        match tls_error(error) {
            Some(rustls::Error::InvalidCertificate(CertificateError::Other(other))) => {
                if let Some(untrusted) = other.0.downcast_ref::<Untrusted>() {
                    return Self::Certificate(untrusted.clone());
                }
            }
            Some(rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType)) if connecting => {
                return Self::Handshake { host, fault: HandshakeFault::NotTls };
            }
            Some(refusal @ (rustls::Error::AlertReceived(_) | rustls::Error::PeerIncompatible(_))) if connecting => {
                return Self::Handshake { host, fault: HandshakeFault::Refused { reason: refusal.to_string() } };
            }
            _ => {}
        }
        let reason = innermost(error);
        match reason.as_str() {
            // In tokio-rustls' words.
            "tls handshake eof" => Self::Handshake { host, fault: HandshakeFault::CutOff },
            // Who cannot be reached refuses; who resets was reached, by the proxy too.
            _ if connecting && is_reset(error) => Self::Handshake { host, fault: HandshakeFault::CutOff },
            // Nothing says whether the proxy is silent or the host behind it.
            _ if error.is_timeout() && connecting => {
                by_proxy(ProxyFault::Silent, host.clone()).unwrap_or(Self::TimedOut { host, connecting })
            }
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

/// The TLS library's own error, which lies inside of an I/O error.
fn tls_error(error: &reqwest::Error) -> Option<&rustls::Error> {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = cause {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(found) = error.downcast_ref().or_else(|| inner?.downcast_ref()) {
            return Some(found);
        }
        cause = error.source();
    }
    None
}

fn is_reset(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::ConnectionReset) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Whether the HTTP library read what came, and could not.
fn is_malformed(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref().is_some_and(hyper::Error::is_parse) {
            return true;
        }
        cause = error.source();
    }
    false
}

pub(super) fn innermost(error: &dyn StdError) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadProxy { source } => write!(formatter, "the value of {source} is not the URL of a proxy"),
            Self::BrokenOff { host, reason } => write!(formatter, "the answer of {host} broke off: {reason}"),
            Self::Bundle(error) => error.fmt(formatter),
            Self::Certificate(untrusted) => untrusted.fmt(formatter),
            Self::Handshake { host, fault: HandshakeFault::NotTls } => write!(formatter, "what answers as {host} does not speak TLS"),
            Self::Handshake { host, fault: HandshakeFault::Refused { reason } } => write!(formatter, "no TLS with {host}: {reason}"),
            Self::Handshake { host, fault: HandshakeFault::CutOff } => write!(formatter, "the TLS handshake with {host} was broken off"),
            Self::InsecureUrl { host } => write!(formatter, "refused to talk to {host} without TLS"),
            Self::NoAnswer { host, reason } => {
                write!(formatter, "the connection to {host} broke off after the request was sent: {reason}")
            }
            Self::NotHttp { host, reason } => write!(formatter, "the answer of {host} cannot be understood: {reason}"),
            Self::Proxy { proxy, host, fault } => match fault {
                ProxyFault::Unreachable { reason } => write!(formatter, "could not reach the proxy {proxy}: {reason}"),
                ProxyFault::Unauthorized => write!(formatter, "the proxy {proxy} asks for a user and a password"),
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
