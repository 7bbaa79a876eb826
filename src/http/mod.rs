//! The one way out to the network: no redirects, time limits, a size limit, `https` except to loopback, and a trace without secrets.

mod patience;
mod stream;
mod trace;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use openidconnect::http;
use reqwest::redirect::Policy;
use url::{Host, Url};

pub use patience::retry_after;
pub use stream::Incoming;

/// A request with its body.
pub type Request = http::Request<Vec<u8>>;
/// A response with its body, read whole and within the limit.
pub type Response = http::Response<Vec<u8>>;

/// Long enough for a slow phone link, short enough not to look hung.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(30);
/// Metadata, keys and token responses are a few kilobytes.
pub const PROTOCOL_LIMIT: usize = 1024 * 1024;

/// What a caller may want to know while a request is under way.
pub trait Observer: Send + Sync {
    /// One line about a request or a response, fit to be shown: secrets are masked.
    fn exchange(&self, line: &str);
    /// The next try comes after this wait, and why.
    fn waiting(&self, host: &str, why: &str, wait: Duration);
}

/// Sends requests; builds its TLS stack at the first request that needs it.
pub struct HttpClient {
    observer: Option<Arc<dyn Observer>>,
    verified: OnceLock<reqwest::Client>,
    loopback: OnceLock<reqwest::Client>,
    loopback_tls: OnceLock<reqwest::Client>,
    loopback_authority: Option<PathBuf>,
}

/// Why no response came. It names the host and never the URL, whose query may hold a secret.
#[derive(Debug)]
pub enum Error {
    /// Not `https`, and not loopback.
    InsecureUrl {
        /// Who was asked.
        host: String,
    },
    /// No connection, or it broke.
    Unreachable {
        /// Who was asked.
        host: String,
        /// The innermost cause.
        reason: String,
    },
    /// The answer began, and broke off.
    BrokenOff {
        /// Who was asked.
        host: String,
        /// The innermost cause.
        reason: String,
    },
    /// No answer in time.
    TimedOut {
        /// Who was asked.
        host: String,
    },
    /// The answer is larger than any honest one.
    TooLarge {
        /// Who was asked.
        host: String,
        /// In bytes.
        limit: usize,
    },
    /// TLS cannot be set up on this machine.
    Tls {
        /// The innermost cause.
        reason: String,
    },
}

impl HttpClient {
    /// A client that tells `observer`, if any, what it does.
    pub fn new(observer: Option<Arc<dyn Observer>>) -> Self {
        let [verified, loopback, loopback_tls] = [const { OnceLock::new() }; 3];
        Self { observer, verified, loopback, loopback_tls, loopback_authority: None }
    }

    /// Trusts the certificate authority in `file` (PEM), if it is there, for loopback hosts and no others.
    #[must_use]
    pub fn trusting_on_loopback(self, file: PathBuf) -> Self {
        Self { loopback_authority: Some(file), ..self }
    }

    /// Sends `request` and reads at most `limit` bytes of the answer.
    pub async fn send(&self, request: Request, limit: usize) -> Result<Response, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let client = self.client_for(&request)?;
        if let Some(observer) = &self.observer {
            trace::request(&request, |line| observer.exchange(line));
        }
        let response = async { Incoming::open(client, request, &host).await?.read(limit).await }.await;
        if let Some(observer) = &self.observer {
            match &response {
                Ok(response) => trace::response(response, |line| observer.exchange(line)),
                Err(error) => observer.exchange(&format!("< {error}")),
            }
        }
        response
    }

    /// Builds what a request to `url` will need, while something else is awaited.
    pub fn warm(&self, url: &Url) {
        let request = http::Request::get(url.as_str()).body(Vec::new());
        if let Ok(request) = request {
            let _ = self.client_for(&request);
        }
    }

    fn client_for(&self, request: &Request) -> Result<&reqwest::Client, Error> {
        let host = request.uri().host().unwrap_or_default();
        match request.uri().scheme_str() {
            Some("https") => match self.loopback_authority.as_ref().filter(|file| is_loopback(host) && file.exists()) {
                Some(file) => get_or_build(&self.loopback_tls, || loopback_tls_client(file)),
                None => get_or_build(&self.verified, verified_client),
            },
            Some("http") if is_loopback(host) => get_or_build(&self.loopback, loopback_client),
            _ => Err(Error::InsecureUrl { host: host.to_owned() }),
        }
    }
}

/// Whether `host` can only be this machine: `localhost`, 127.0.0.0/8 or `::1` (with or without brackets).
pub fn is_loopback(host: &str) -> bool {
    match Host::parse(host).or_else(|_| Host::parse(&format!("[{host}]"))) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

/// A random GUID (RFC 9562 §5.4).
fn request_id() -> String {
    let [high, low]: [u64; 2] = rand::random();
    let (high, low) = (high & !0xf000 | 0x4000, low & !(0b11 << 62) | 0b10 << 62);
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48, low & 0xffff_ffff_ffff)
}

fn get_or_build(
    slot: &OnceLock<reqwest::Client>,
    build: impl FnOnce() -> Result<reqwest::Client, Error>,
) -> Result<&reqwest::Client, Error> {
    if let Some(client) = slot.get() {
        return Ok(client);
    }
    let client = build()?;
    Ok(slot.get_or_init(|| client))
}

fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        // A followed redirect would repeat the client secret and the code to another host (oauth2 crate documentation, SSRF).
        .redirect(Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TOTAL_TIMEOUT)
        .user_agent(concat!("cids/", env!("CARGO_PKG_VERSION")))
}

/// The operating system decides which certificates are trusted.
fn verified_client() -> Result<reqwest::Client, Error> {
    // Another part of the process may have installed it already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    builder().https_only(true).build().map_err(|error| Error::Tls { reason: innermost(&error) })
}

/// The operating system's authorities, and one more.
fn loopback_tls_client(authority: &Path) -> Result<reqwest::Client, Error> {
    let failed = |error: &dyn std::error::Error| Error::Tls { reason: innermost(error) };
    let pem = std::fs::read(authority).map_err(|error| failed(&error))?;
    let certificate = reqwest::Certificate::from_pem(&pem).map_err(|error| failed(&error))?;
    let _ = rustls::crypto::ring::default_provider().install_default();
    builder().https_only(true).no_proxy().tls_certs_merge([certificate]).build().map_err(|error| failed(&error))
}

/// Plain HTTP on loopback reads no trust store (a slim image may have none) and never goes through a proxy.
fn loopback_client() -> Result<reqwest::Client, Error> {
    let tls_failed = |error: &dyn std::error::Error| Error::Tls { reason: innermost(error) };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let no_tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| tls_failed(&error))?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    builder().no_proxy().tls_backend_preconfigured(no_tls).build().map_err(|error| tls_failed(&error))
}

fn innermost(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

impl Error {
    fn from_reqwest(error: &reqwest::Error, host: &str) -> Self {
        let host = host.to_owned();
        if error.is_timeout() { Self::TimedOut { host } } else { Self::Unreachable { host, reason: innermost(error) } }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::InsecureUrl { host } => write!(formatter, "refused to talk to {host} without TLS"),
            Self::Unreachable { host, reason } => write!(formatter, "could not reach {host}: {reason}"),
            Self::BrokenOff { host, reason } => write!(formatter, "the answer of {host} broke off: {reason}"),
            Self::TimedOut { host } => write!(formatter, "{host} did not answer in time"),
            Self::TooLarge { host, limit } => write!(formatter, "{host} answered with more than {limit} bytes"),
            Self::Tls { reason } => write!(formatter, "TLS cannot be set up: {reason}"),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.1", "::1", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "::", "10.0.0.1", "evil"] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn a_request_id_is_a_random_guid() {
        let id = request_id();
        assert!(crate::auth::is_guid(&id) && &id[14..15] == "4" && "89ab".contains(&id[19..20]), "{id}");
        assert_ne!(id, request_id());
    }

    #[tokio::test]
    async fn plain_http_to_another_host_is_refused() {
        let request = http::Request::get("http://example.com/").body(Vec::new()).unwrap();
        let error = HttpClient::new(None).send(request, PROTOCOL_LIMIT).await.unwrap_err();
        assert!(matches!(error, Error::InsecureUrl { .. }), "{error}");
    }
}
