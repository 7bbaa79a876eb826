//! The one way out to the network: no redirects, time limits, a size limit, `https` except to loopback, and a trace without secrets.

mod bundle;
mod certificate;
mod error;
mod patience;
mod proxy;
mod proxy_url;
mod skew;
mod stream;
mod tls;
mod trace;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use openidconnect::http;
use reqwest::redirect::Policy;
use url::{Host, Url};

use crate::clock::Clock;

pub use bundle::{Bundle, BundleError, BundleFault};
pub use certificate::{Fault, Untrusted};
pub use error::{Error, HandshakeFault};
pub use patience::{retry_after, wait_for};
pub use proxy::{Proxy, ProxyFault, ProxySetting};
pub use proxy_url::ProxyUrlFault;
pub use skew::Skew;
pub use stream::Incoming;
pub use tls::Trust;

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
    /// There is a wait before the next try, because `host` is or did this.
    fn waiting(&self, host: &str, why: &str, wait: Duration);
}

/// What came for a request: read whole, or its head alone.
trait Answer {
    fn head(&self) -> (http::StatusCode, &http::HeaderMap);
    fn trace(&self, show: &mut dyn FnMut(&str));
}

impl Answer for Response {
    fn head(&self) -> (http::StatusCode, &http::HeaderMap) {
        (self.status(), self.headers())
    }

    fn trace(&self, show: &mut dyn FnMut(&str)) {
        trace::response(self, show);
    }
}

/// Sends requests; builds its TLS stack at the first request that needs it.
pub struct HttpClient {
    observer: Option<Arc<dyn Observer>>,
    clock: Clock,
    trust: Trust,
    proxy: Option<ProxySetting>,
    loopback_authority: Option<PathBuf>,
    verified: OnceLock<Way>,
    loopback: OnceLock<Way>,
    loopback_tls: OnceLock<Way>,
    skew: Mutex<Option<Skew>>,
}

/// A way out.
struct Way {
    client: reqwest::Client,
    proxy: Option<Proxy>,
}

/// The way of one request.
#[derive(Clone, Copy)]
struct Route<'a> {
    client: &'a reqwest::Client,
    host: &'a str,
    /// Whom it goes through.
    proxy: Option<&'a Proxy>,
}

impl HttpClient {
    /// A client that tells `observer`, if any, what it does.
    pub fn new(observer: Option<Arc<dyn Observer>>) -> Self {
        let [verified, loopback, loopback_tls] = [const { OnceLock::new() }; 3];
        Self {
            observer,
            clock: Clock::system(),
            trust: Trust::default(),
            proxy: None,
            loopback_authority: None,
            verified,
            loopback,
            loopback_tls,
            skew: Mutex::new(None),
        }
    }

    /// Tells the time by `clock`.
    #[must_use]
    pub fn at(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Believes the authorities of `trust` beside the operating system's.
    #[must_use]
    pub fn trusting(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// Goes to all hosts but loopback through `proxy`; without one, through the system's, where it has one.
    #[must_use]
    pub fn through(self, proxy: Option<ProxySetting>) -> Self {
        Self { proxy, ..self }
    }

    /// Trusts the certificate authority in `file` (PEM), if it is there, for loopback hosts and no others.
    #[must_use]
    pub fn trusting_on_loopback(self, file: PathBuf) -> Self {
        Self { loopback_authority: Some(file), ..self }
    }

    /// How far this machine's clock is from that of the server that answered last.
    pub fn skew(&self) -> Option<Skew> {
        self.skew.lock().ok()?.clone()
    }

    /// Sends `request` and reads at most `limit` bytes of the answer.
    pub async fn send(&self, request: Request, limit: usize) -> Result<Response, Error> {
        self.exchange(request, async |route, request| Incoming::open(route, request).await?.read(limit).await).await
    }

    /// What comes before and after each request: the way it goes, the trace, the clock of the server.
    async fn exchange<A: Answer>(
        &self,
        request: Request,
        fetch: impl AsyncFnOnce(Route<'_>, Request) -> Result<A, Error>,
    ) -> Result<A, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let way = self.way_for(&request)?;
        let proxy = way.proxy.as_ref().filter(|proxy| proxy.carries(request.uri()));
        if let Some(observer) = &self.observer {
            trace::request(&request, |line| observer.exchange(line));
            if let Some(proxy) = proxy {
                observer.exchange(&format!("> through the proxy {proxy}"));
            }
        }
        let sent = self.clock.now();
        let answer = fetch(Route { client: &way.client, host: &host, proxy }, request).await;
        if let (Ok(answer), Ok(mut skew)) = (&answer, self.skew.lock()) {
            *skew = Skew::measure(&host, answer.head().1, sent, self.clock.now()).or(skew.take());
        }
        if let Some(observer) = &self.observer {
            match &answer {
                Ok(answer) => answer.trace(&mut |line| observer.exchange(line)),
                Err(error) => observer.exchange(&format!("< {error}")),
            }
        }
        answer
    }

    /// Builds what a request to `url` will need: what is wrong with the files and the proxy shows before anything is sent.
    pub fn prepare(&self, url: &Url) -> Result<(), Error> {
        let request = http::Request::get(url.as_str()).body(Vec::new());
        request.map_or(Ok(()), |request| self.way_for(&request).map(drop))
    }

    fn way_for(&self, request: &Request) -> Result<&Way, Error> {
        let host = request.uri().host().unwrap_or_default();
        match request.uri().scheme_str() {
            Some("https") if is_loopback(host) => get_or_build(&self.loopback_tls, || self.loopback_tls_way()),
            Some("https") => get_or_build(&self.verified, || self.verified_way()),
            Some("http") if is_loopback(host) => get_or_build(&self.loopback, loopback_way),
            _ => Err(Error::InsecureUrl { host: host.to_owned() }),
        }
    }

    /// The operating system decides which certificates are trusted, and the person which more.
    fn verified_way(&self) -> Result<Way, Error> {
        let proxy = self.proxy.clone().map(Proxy::new).transpose()?;
        let builder = builder().https_only(true).tls_backend_preconfigured(self.tls(&self.trust)?);
        let builder = match &proxy {
            Some(proxy) => builder.proxy(proxy.for_reqwest()?),
            None => builder,
        };
        Ok(Way { client: built(builder)?, proxy })
    }

    /// As [`Self::verified_way`], with a sandbox's authority, and never through a proxy.
    fn loopback_tls_way(&self) -> Result<Way, Error> {
        let mut trust = self.trust.clone();
        let file = self.loopback_authority.as_ref().filter(|file| file.exists());
        trust.bundles.extend(file.map(|file| Bundle { path: file.clone(), source: "the sandbox's authority".to_owned() }));
        let builder = builder().https_only(true).no_proxy().tls_backend_preconfigured(self.tls(&trust)?);
        Ok(Way { client: built(builder)?, proxy: None })
    }

    fn tls(&self, trust: &Trust) -> Result<rustls::ClientConfig, Error> {
        tls::trusting(trust, self.observer.clone(), self.clock.now())
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

fn get_or_build(slot: &OnceLock<Way>, build: impl FnOnce() -> Result<Way, Error>) -> Result<&Way, Error> {
    if let Some(way) = slot.get() {
        return Ok(way);
    }
    let way = build()?;
    Ok(slot.get_or_init(|| way))
}

fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        // A followed redirect would repeat the client secret and the code to another host (oauth2 crate documentation, SSRF).
        .redirect(Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TOTAL_TIMEOUT)
        .user_agent(concat!("cids/", env!("CARGO_PKG_VERSION")))
}

fn built(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, Error> {
    builder.build().map_err(|error| Error::Tls { reason: error::innermost(&error) })
}

/// Plain HTTP on loopback reads no trust store (a slim image may have none) and never goes through a proxy.
fn loopback_way() -> Result<Way, Error> {
    let client = built(builder().no_proxy().tls_backend_preconfigured(tls::trusting_nobody()?))?;
    Ok(Way { client, proxy: None })
}

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
