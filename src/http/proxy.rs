//! The proxy that https goes through.

use std::error::Error as StdError;
use std::fmt;

use hyper_util::client::proxy::matcher::Matcher;
use openidconnect::http::Uri;

use super::Error;
use super::error::{HandshakeFault, causes, innermost};
use super::proxy_url::{ProxyUrl, ProxyUrlFault};
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
    url: ProxyUrl,
    address: String,
    /// What goes without it, in the words of hyper-util and reqwest.
    without: String,
    matcher: Matcher,
}

impl Proxy {
    /// The proxy of `setting`, if its URL can be read.
    pub fn new(setting: ProxySetting) -> Result<Self, Error> {
        let url = ProxyUrl::parse(setting.url.expose()).map_err(|fault| Error::BadProxy { source: setting.source.clone(), fault })?;
        let setting = ProxySetting { url: Secret::new(url.whole()), ..setting };
        let exceptions = setting.exceptions.split(',').map(str::trim);
        // As Go (httpproxy) and Node.js (NO_PROXY format) read it, and so many write it; curl and Python do not.
        let exceptions = exceptions.map(|entry| if entry.starts_with("*.") { &entry[1..] } else { entry });
        let without = exceptions.fold(LOOPBACK.to_owned(), |all, entry| format!("{all},{entry}"));
        let matcher = Matcher::builder().https(setting.url.expose()).no(without.clone()).build();
        Ok(Self { setting, address: url.address(), url, without, matcher })
    }

    /// Its address, without what the URL says of a user.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its host's name.
    pub(super) fn host(&self) -> &str {
        &self.url.host
    }

    /// Whether the connection to the proxy itself is to have TLS.
    pub(super) fn speaks_tls(&self) -> bool {
        self.url.scheme == "https"
    }

    /// Whether its URL names a user.
    pub(super) fn has_user(&self) -> bool {
        self.url.has_user()
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
        let bad = |_| Error::BadProxy { source: self.setting.source.clone(), fault: ProxyUrlFault::Other };
        let proxy = reqwest::Proxy::https(self.setting.url.expose()).map_err(bad)?;
        Ok(proxy.no_proxy(reqwest::NoProxy::from_string(&self.without)))
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
    /// TLS to the proxy itself failed.
    Handshake(HandshakeFault),
    /// It ended the connection before it connected.
    HungUp {
        /// The innermost cause.
        reason: String,
    },
    /// It does not speak as a proxy does.
    NotAProxy,
    /// It tried, and could not.
    NotConnected {
        /// In its words.
        reason: String,
    },
    /// It refuses this host, or does not know what a proxy is.
    Refused,
    /// It does not accept the user name and the password that it was given (HTTP 407).
    WrongUser,
    /// Nothing came in time, from it or by way of it.
    Silent,
    /// It asks who is there (HTTP 407).
    Unauthorized,
    /// It cannot be reached itself.
    Unreachable {
        /// The innermost cause.
        reason: String,
    },
    /// It takes addresses and no names, and this machine knows none for the host.
    Unresolved {
        /// The innermost cause.
        reason: String,
    },
}

impl ProxyFault {
    /// What the errors of tunnel and SOCKS, which have no types to be told by, mean; nothing once the proxy has connected.
    pub(super) fn told_by(error: &(dyn StdError + 'static)) -> Option<Self> {
        causes(error).find_map(|cause| Self::of(&cause.to_string(), &innermost(error)))
    }

    fn of(cause: &str, innermost: &str) -> Option<Self> {
        let reason = innermost.to_owned();
        if let Some(cause) = cause.strip_prefix("tunnel error: ") {
            return Some(match cause {
                "proxy authorization required" => Self::Unauthorized,
                "unsuccessful" => Self::Refused,
                "failed to create underlying connection" => Self::Unreachable { reason },
                "io error establishing tunnel" => Self::HungUp { reason },
                _ => Self::NotAProxy,
            });
        }
        if cause == "error resolving for socks proxy" {
            return Some(Self::Unresolved { reason });
        }
        cause.strip_prefix("SOCKS error: ").map(|cause| match cause {
            "failed to create underlying connection" => Self::Unreachable { reason: "no connection".to_owned() },
            "io error during SOCKS handshake" | "failed parsing server response" | "server implements authentication incorrectly" => {
                Self::NotAProxy
            }
            "server does not support user/pass authentication" | "credentials not accepted" => Self::Unauthorized,
            "connection not allowed" => Self::Refused,
            _ => Self::NotConnected { reason: cause.to_owned() },
        })
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
        let proxy = proxy("http://proxy.test", "contoso.test, 10.0.0.0/8, *.fabrikam.test,.litware.test").unwrap();
        let carries = |url: &str| proxy.carries(&url.parse().unwrap());
        for url in [
            "https://contoso.ciamlogin.com/x",
            "https://graph.microsoft.com",
            "https://notcontoso.test",
            "https://11.0.0.1/",
            "https://notfabrikam.test",
        ] {
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
            "https://id.fabrikam.test/",
            "https://id.litware.test/",
            "http://contoso.ciamlogin.com/",
        ] {
            assert!(!carries(url), "{url}");
        }
    }

    #[test]
    fn an_error_on_the_way_says_who_failed() {
        let reason = "Connection refused".to_owned();
        for (cause, fault) in [
            ("tunnel error: proxy authorization required", Some(ProxyFault::Unauthorized)),
            ("tunnel error: unsuccessful", Some(ProxyFault::Refused)),
            ("tunnel error: unexpected end of file", Some(ProxyFault::NotAProxy)),
            ("tunnel error: io error establishing tunnel", Some(ProxyFault::HungUp { reason: reason.clone() })),
            ("tunnel error: failed to create underlying connection", Some(ProxyFault::Unreachable { reason: reason.clone() })),
            ("error resolving for socks proxy", Some(ProxyFault::Unresolved { reason: reason.clone() })),
            ("error connecting to socks proxy", None),
            ("SOCKS error: host unreachable", Some(ProxyFault::NotConnected { reason: "host unreachable".to_owned() })),
            ("SOCKS error: credentials not accepted", Some(ProxyFault::Unauthorized)),
            ("Connection refused", None),
        ] {
            assert_eq!(ProxyFault::of(cause, &reason), fault, "{cause}");
        }
    }
}
