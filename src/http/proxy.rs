//! The proxy that https goes through.

use std::fmt;

use hyper_util::client::proxy::matcher::Matcher;
use openidconnect::http::Uri;
use url::Url;

use super::Error;
use crate::secret::Secret;

/// What never goes through a proxy, whatever the person excepts.
const LOOPBACK: &str = "localhost,127.0.0.0/8,::1";

/// A proxy as the environment names it.
#[derive(Clone, Debug)]
pub struct ProxySetting {
    /// Its URL, which may hold a password.
    pub url: Secret,
    /// The hosts that are reached without it, as in `NO_PROXY`.
    pub exceptions: String,
    /// Who named it.
    pub source: String,
}

/// A proxy that can be used.
#[derive(Debug)]
pub struct Proxy {
    setting: ProxySetting,
    address: String,
    matcher: Matcher,
}

impl Proxy {
    /// The proxy of `setting`, unless its URL is none.
    pub fn new(setting: ProxySetting) -> Result<Self, Error> {
        let bad = || Error::BadProxy { source: setting.source.clone() };
        let text = setting.url.expose().trim();
        let text = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let url = Url::parse(&text).map_err(|_| bad())?;
        let (scheme, host) = (url.scheme(), url.host_str().filter(|host| !host.is_empty()).ok_or_else(bad)?);
        if !matches!(scheme, "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h") {
            return Err(bad());
        }
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let address = format!("{scheme}://{host}{port}");
        let setting = ProxySetting { url: Secret::new(text), ..setting };
        let exceptions = format!("{LOOPBACK},{}", setting.exceptions);
        let matcher = Matcher::builder().https(setting.url.expose()).no(exceptions).build();
        Ok(Self { setting, address, matcher })
    }

    /// Its address, without what the URL says of a user.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The hosts that the person excepts.
    pub fn exceptions(&self) -> &str {
        &self.setting.exceptions
    }

    /// Who named it.
    pub fn source(&self) -> &str {
        &self.setting.source
    }

    /// Whether a request to `uri` goes through it.
    pub(super) fn carries(&self, uri: &Uri) -> bool {
        self.matcher.intercept(uri).is_some()
    }

    /// The same for reqwest.
    pub(super) fn for_reqwest(&self) -> Result<reqwest::Proxy, Error> {
        let proxy =
            reqwest::Proxy::https(self.setting.url.expose()).map_err(|_| Error::BadProxy { source: self.setting.source.clone() })?;
        Ok(proxy.no_proxy(reqwest::NoProxy::from_string(&format!("{LOOPBACK},{}", self.setting.exceptions))))
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.address, self.setting.source)
    }
}

/// What a proxy did instead of connecting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyFault {
    /// It cannot be reached itself.
    Unreachable {
        /// The innermost cause.
        reason: String,
    },
    /// It asks who is there (HTTP 407).
    Unauthorized,
    /// It refuses this host, or does not know what a proxy is.
    Refused,
    /// It does not speak as a proxy does.
    NotAProxy,
}

impl ProxyFault {
    /// What the tunnel's error, which has no type to be told by, means.
    pub(super) fn of(reason: &str) -> Self {
        match reason.strip_prefix("tunnel error: ") {
            Some("proxy authorization required") => Self::Unauthorized,
            Some("unsuccessful") => Self::Refused,
            Some(_) => Self::NotAProxy,
            None => Self::Unreachable { reason: reason.to_owned() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy(url: &str, exceptions: &str) -> Result<Proxy, Error> {
        Proxy::new(ProxySetting { url: Secret::new(url), exceptions: exceptions.to_owned(), source: "HTTPS_PROXY".to_owned() })
    }

    #[test]
    fn credentials_are_never_shown() {
        for url in ["http://casey:planted@proxy.test:8080/planted", "casey:planted@proxy.test:8080"] {
            let proxy = proxy(url, "").unwrap();
            assert_eq!(proxy.to_string(), "http://proxy.test:8080 (HTTPS_PROXY)");
            assert!(!format!("{proxy:?}").contains("planted"), "{proxy:?}");
        }
        for url in ["http://casey:planted@:80", "gopher://planted", "http://pla nted", "://planted"] {
            let error = proxy(url, "").unwrap_err();
            assert!(matches!(error, Error::BadProxy { .. }) && !format!("{error}{error:?}").contains("planted"), "{url}: {error:?}");
        }
    }

    #[test]
    fn loopback_and_the_exceptions_do_without_it() {
        let proxy = proxy("http://proxy.test", "contoso.test, 10.0.0.0/8").unwrap();
        let carries = |url: &str| proxy.carries(&url.parse().unwrap());
        for url in ["https://contoso.ciamlogin.com/x", "https://graph.microsoft.com", "https://notcontoso.test", "https://11.0.0.1/"] {
            assert!(carries(url), "{url}");
        }
        for url in [
            "https://localhost:8400/",
            "https://LOCALHOST/",
            "https://127.0.0.1/",
            "https://127.8.9.1/",
            "https://[::1]:1/",
            "https://contoso.test/",
            "https://id.contoso.test/",
            "https://10.1.2.3/",
            "http://contoso.ciamlogin.com/",
        ] {
            assert!(!carries(url), "{url}");
        }
    }

    #[test]
    fn a_tunnels_error_says_who_failed() {
        assert_eq!(ProxyFault::of("tunnel error: proxy authorization required"), ProxyFault::Unauthorized);
        assert_eq!(ProxyFault::of("tunnel error: unsuccessful"), ProxyFault::Refused);
        assert_eq!(ProxyFault::of("tunnel error: unexpected end of file"), ProxyFault::NotAProxy);
        assert_eq!(ProxyFault::of("Connection refused"), ProxyFault::Unreachable { reason: "Connection refused".to_owned() });
    }
}
