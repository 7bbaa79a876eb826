//! The URL of a proxy as people write it. Everything between the scheme and the last `@` is the user name and the password, whatever it looks
//! like: a parser of web addresses would take `CORP` in `http://CORP\jdoe:pw@proxy:8080` for the host, as browsers do with a backslash.

use std::fmt;
use std::net::Ipv6Addr;

use url::Host;

/// What reqwest speaks.
const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
/// What ends the host in a URL (RFC 3986 §3.2).
const ENDS: [char; 3] = ['/', '?', '#'];

/// The URL of a proxy, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ProxyUrl {
    pub(super) scheme: &'static str,
    /// Percent-encoded, with the colon and the password where there is one.
    user: Option<String>,
    pub(super) host: String,
    port: Option<u16>,
}

/// Why a text is not the URL of a proxy. It holds nothing of the text that could be a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyUrlFault {
    /// An IPv6 address without brackets, which may or may not end in a port.
    Brackets,
    /// Characters in the user name or the password that end the host in a URL.
    Raw(Vec<char>),
    /// `socks://`, which curl takes for version 4 and browsers for version 5.
    Socks {
        /// Host and port.
        address: String,
    },
    /// Another reason.
    Other,
}

impl ProxyUrl {
    pub(super) fn parse(text: &str) -> Result<Self, ProxyUrlFault> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_ascii_lowercase(), rest),
            _ => ("http".to_owned(), text),
        };
        let (authority, path) = rest.split_at(rest.find(ENDS).unwrap_or(rest.len()));
        // A scheme that is misspelled.
        if path.starts_with("//") {
            return Err(ProxyUrlFault::Other);
        }
        if let Some((user, _)) = rest.rsplit_once('@').filter(|_| path.contains('@')) {
            let mut raw: Vec<char> = user.chars().filter(|character| ENDS.contains(character)).collect();
            raw.sort_unstable();
            raw.dedup();
            return Err(ProxyUrlFault::Raw(raw));
        }
        let (user, address) = authority.rsplit_once('@').map_or((None, authority), |(user, address)| (Some(user), address));
        let (host, port) = split_port(address)?;
        let url = Self { scheme: "", user: user.filter(|user| !user.is_empty()).map(encoded), host, port };
        if scheme == "socks" {
            return Err(ProxyUrlFault::Socks { address: url.address().trim_start_matches("://").to_owned() });
        }
        let scheme = SCHEMES.into_iter().find(|known| *known == scheme).ok_or(ProxyUrlFault::Other)?;
        Ok(Self { scheme, ..url })
    }

    /// Without user name and password.
    pub(super) fn address(&self) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}", self.scheme, self.host)
    }

    /// With them.
    pub(super) fn whole(&self) -> String {
        let user = self.user.as_ref().map(|user| format!("://{user}@"));
        user.map_or_else(|| self.address(), |user| self.address().replacen("://", &user, 1))
    }

    pub(super) fn has_user(&self) -> bool {
        self.user.is_some()
    }
}

impl fmt::Debug for ProxyUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.address())
    }
}

/// RFC 3986 §3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}

fn split_port(address: &str) -> Result<(String, Option<u16>), ProxyUrlFault> {
    let (host, port) = match address.rsplit_once(':') {
        Some((host, port)) if host.starts_with('[') == host.ends_with(']') => (host, Some(port)),
        _ => (address, None),
    };
    if host.contains(':') && !host.starts_with('[') {
        let is_ipv6 = [host, address].iter().any(|text| text.parse::<Ipv6Addr>().is_ok());
        return Err(if is_ipv6 { ProxyUrlFault::Brackets } else { ProxyUrlFault::Other });
    }
    let host = match Host::parse(host).map_err(|_| ProxyUrlFault::Other)? {
        // The parser takes quotation marks and the like for parts of a name.
        Host::Domain(name) if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)) => {
            return Err(ProxyUrlFault::Other);
        }
        host => host.to_string(),
    };
    let port = match port {
        None | Some("") => None,
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(port.parse().ok().filter(|port| *port > 0).ok_or(ProxyUrlFault::Other)?)
        }
        Some(_) => return Err(ProxyUrlFault::Other),
    };
    Ok((host, port))
}

/// User name and password, each percent-encoded where it is not so already. A `%` that encodes nothing stands for itself, as in curl.
fn encoded(user: &str) -> String {
    let bytes = user.as_bytes();
    let mut text = String::new();
    let mut colons = 0;
    for (position, byte) in bytes.iter().enumerate() {
        let encodes = || bytes.get(position + 1..position + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        colons += usize::from(*byte == b':');
        match byte {
            b'%' if encodes() => text.push('%'),
            b':' if colons == 1 => text.push(':'),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) => text.push(char::from(*byte)),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, Option<String>), ProxyUrlFault> {
        ProxyUrl::parse(text).map(|url| (url.address(), url.user))
    }

    #[test]
    fn a_user_and_a_password_may_hold_any_character_that_does_not_end_a_host() {
        for (text, address, user) in [
            (r"http://CORP\jdoe:pw@proxy:8080", "http://proxy:8080", "CORP%5Cjdoe:pw"),
            (r"CORP\jdoe:pw@proxy:8080", "http://proxy:8080", "CORP%5Cjdoe:pw"),
            ("http://CORP%5Cjdoe:pw@proxy:8080/", "http://proxy:8080", "CORP%5Cjdoe:pw"),
            ("http://jdoe:p@ss@proxy:8080", "http://proxy:8080", "jdoe:p%40ss"),
            ("http://jdoe@corp.test:pw@proxy:8080", "http://proxy:8080", "jdoe%40corp.test:pw"),
            ("http://jdoe:p%ss@proxy:8080", "http://proxy:8080", "jdoe:p%25ss"),
            ("http://jdoe:p%@proxy", "http://proxy", "jdoe:p%25"),
            ("http://jdoe:p%23s%2f@proxy", "http://proxy", "jdoe:p%23s%2f"),
            ("http://jdoe:p:s\"s<^ü @proxy", "http://proxy", "jdoe:p%3As%22s%3C%5E%C3%BC%20"),
            ("http://jdoe@proxy", "http://proxy", "jdoe"),
            ("http://:pw@proxy", "http://proxy", ":pw"),
            ("HTTPS://jdoe:pw@Proxy.Test:443/some/path?x#y", "https://proxy.test:443", "jdoe:pw"),
            (r"socks5h://CORP\jdoe:pw@[2001:db8::1]:1080/", "socks5h://[2001:db8::1]:1080", "CORP%5Cjdoe:pw"),
        ] {
            assert_eq!(read(text), Ok((address.to_owned(), Some(user.to_owned()))), "{text}");
            let whole = ProxyUrl::parse(text).unwrap().whole();
            let parsed = url::Url::parse(&whole).unwrap();
            assert_eq!(parsed.host_str(), url::Url::parse(address).unwrap().host_str(), "{whole}");
            assert!(whole.parse::<openidconnect::http::Uri>().is_ok(), "{whole}");
        }
    }

    #[test]
    fn an_address_is_read_in_every_form() {
        for (text, address) in [
            ("proxy", "http://proxy"),
            ("proxy:8080", "http://proxy:8080"),
            (" http://proxy:8080/ \n", "http://proxy:8080"),
            ("http://@proxy:8080", "http://proxy:8080"),
            ("Http://proxy:", "http://proxy"),
            ("SOCKS5://proxy:1080", "socks5://proxy:1080"),
            ("socks4://proxy", "socks4://proxy"),
            ("socks4a://proxy", "socks4a://proxy"),
            ("http://[::1]", "http://[::1]"),
            ("[::1]:8080", "http://[::1]:8080"),
            ("http://10.0.0.1:80", "http://10.0.0.1:80"),
        ] {
            assert_eq!(read(text), Ok((address.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn what_ends_a_host_early_is_named() {
        for (text, raw) in [
            ("http://jdoe:p#ss@proxy:8080", vec!['#']),
            ("http://jdoe:p/ss@proxy:8080", vec!['/']),
            ("http://jdoe:p?ss@proxy:8080", vec!['?']),
            ("http://jdoe:1#ss@proxy:8080", vec!['#']),
            ("jdoe:1/?#s/s@proxy", vec!['#', '/', '?']),
            ("http://jd#oe:pw@proxy", vec!['#']),
            ("socks5://jdoe:p@s#s@proxy", vec!['#']),
        ] {
            assert_eq!(read(text), Err(ProxyUrlFault::Raw(raw)), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_where_it_is_known() {
        let socks = |address: &str| Err(ProxyUrlFault::Socks { address: address.to_owned() });
        assert_eq!(read("socks://jdoe:pw@127.0.0.1:1080/"), socks("127.0.0.1:1080"));
        assert_eq!(read("SOCKS://proxy"), socks("proxy"));
        for text in ["http://::1", "http://jdoe:pw@fe80::1", "2001:db8::1:8080", "2001:db8:1:2:3:4:5:6:8080"] {
            assert_eq!(read(text), Err(ProxyUrlFault::Brackets), "{text}");
        }
        for text in [
            "",
            "http://",
            "http://jdoe:pw@",
            "http://jdoe:pw@:80",
            "http://proxy:0",
            "http://proxy:65536",
            "http://proxy:+80",
            "http://proxy:80a",
            "http://pro xy",
            r"http://proxy\x",
            "\"http://proxy:8080\"",
            "http://[::1",
            "http://::1]:80",
            "http://[fe80::1%25eth0]:80",
            "http://[::1]x:80",
            "gopher://proxy",
            "://proxy",
            "//proxy",
            "http:proxy",
            "http//proxy:8080",
            "http:://proxy:8080",
            "ht tp://proxy:8080",
            "http://'proxy'",
            "http://a:b:c",
        ] {
            assert_eq!(read(text), Err(ProxyUrlFault::Other), "{text}");
        }
    }
}
