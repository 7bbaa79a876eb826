//! The one way out to the network: no redirects, time limits, a size limit, `https` except to loopback, and a trace without secrets.

mod bundle;
mod certificate;
mod error;
mod proxy;
mod skew;
mod tls;
mod trace;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::http;
use reqwest::header::HeaderValue;
use reqwest::redirect::Policy;
use url::{Host, Url};

use crate::clock::Clock;

pub use bundle::{Bundle, BundleError, BundleFault};
pub use certificate::{Fault, Untrusted};
pub use error::{Error, HandshakeFault};
pub use proxy::{Proxy, ProxyFault, ProxySetting};
pub use skew::Skew;
pub use tls::Trust;

/// A request with its body.
pub type Request = http::Request<Vec<u8>>;
/// A response with its body, read whole and within the limit.
pub type Response = http::Response<Vec<u8>>;

/// Long enough for a slow phone link, short enough not to look hung.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(30);
/// A service may ask for a wait; a person at a terminal gives it this much, once.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// Metadata, keys and token responses are a few kilobytes.
pub const PROTOCOL_LIMIT: usize = 1024 * 1024;

/// What a caller may want to know while a request is under way.
pub trait Observer: Send + Sync {
    /// One line about a request or a response, fit to be shown: secrets are masked.
    fn exchange(&self, line: &str);
    /// The service asked to wait before the next try.
    fn waiting(&self, host: &str, wait: Duration);
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
        let response = Self::fetch(&way.client, request, limit, &host).await.map_err(|error| error.by_way_of(proxy));
        if let (Ok(response), Ok(mut skew)) = (&response, self.skew.lock()) {
            *skew = Skew::measure(&host, response.headers(), sent, self.clock.now()).or(skew.take());
        }
        if let Some(observer) = &self.observer {
            match &response {
                Ok(response) => trace::response(response, |line| observer.exchange(line)),
                Err(error) => observer.exchange(&format!("< {error}")),
            }
        }
        response
    }

    /// As [`Self::send`]; a 429, 503 or 504 that names a bearable `Retry-After` is tried once more after it.
    pub async fn send_patiently(&self, request: Request, limit: usize) -> Result<Response, Error> {
        let again = request.clone();
        let response = self.send(request, limit).await?;
        if !matches!(response.status().as_u16(), 429 | 503 | 504) {
            return Ok(response);
        }
        match retry_after(&response, self.clock.now()) {
            Some(wait) if wait <= LONGEST_WAIT => {
                if let Some(observer) = &self.observer {
                    observer.waiting(again.uri().host().unwrap_or_default(), wait);
                }
                tokio::time::sleep(wait).await;
                self.send(again, limit).await
            }
            _ => Ok(response),
        }
    }

    /// Builds what a request to `url` will need: what is wrong with the files and the proxy shows before anything is sent.
    pub fn prepare(&self, url: &Url) -> Result<(), Error> {
        let request = http::Request::get(url.as_str()).body(Vec::new());
        request.map_or(Ok(()), |request| self.way_for(&request).map(drop))
    }

    async fn fetch(client: &reqwest::Client, request: Request, limit: usize, host: &str) -> Result<Response, Error> {
        let failed = |error: reqwest::Error| Error::from_reqwest(&error, host);
        let mut request = reqwest::Request::try_from(request).map_err(failed)?;
        // Microsoft's support finds a request by this id (Graph's best practices), and answers echo it.
        if let Ok(id) = HeaderValue::try_from(request_id()) {
            request.headers_mut().entry("client-request-id").or_insert(id);
        }
        let mut answer = client.execute(request).await.map_err(failed)?;
        let mut response = http::Response::builder().status(answer.status());
        if let Some(headers) = response.headers_mut() {
            *headers = answer.headers().clone();
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > limit {
                return Err(Error::TooLarge { host: host.to_owned(), limit });
            }
            body.extend_from_slice(&chunk);
        }
        response.body(body).map_err(|error| Error::Unreachable { host: host.to_owned(), connecting: false, reason: error.to_string() })
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

/// The wait that a response asks for: whole or fractional seconds (Graph sends `2.128`) or an HTTP date.
pub fn retry_after(response: &Response, now: DateTime<Utc>) -> Option<Duration> {
    let text = response.headers().get(http::header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = DateTime::parse_from_rfc2822(text).ok()?;
    // By the clock of who wrote the date, where it says what that shows.
    let now = skew::date(response.headers()).unwrap_or(now);
    Some((date.to_utc() - now).to_std().unwrap_or(Duration::ZERO))
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

    fn with_retry_after(value: &str) -> Response {
        http::Response::builder().status(429).header("Retry-After", value).body(Vec::new()).unwrap()
    }

    #[test]
    fn retry_after_is_read_in_all_three_forms() {
        let now = DateTime::parse_from_rfc3339("2026-03-02T10:15:30Z").unwrap().with_timezone(&Utc);
        assert_eq!(retry_after(&with_retry_after("2"), now), Some(Duration::from_secs(2)));
        assert_eq!(retry_after(&with_retry_after("2.128"), now), Some(Duration::from_millis(2128)));
        assert_eq!(retry_after(&with_retry_after("Mon, 02 Mar 2026 10:15:40 GMT"), now), Some(Duration::from_secs(10)));
        assert_eq!(retry_after(&with_retry_after("Mon, 02 Mar 2026 10:15:00 GMT"), now), Some(Duration::ZERO));
        for nonsense in ["-1", "soon", "nan", "1e400", ""] {
            assert_eq!(retry_after(&with_retry_after(nonsense), now), None, "{nonsense}");
        }
    }

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
