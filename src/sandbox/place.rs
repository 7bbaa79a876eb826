//! Where the tenant is: the names that it answers to, and the origin that its own URLs begin with.

use hyper::HeaderMap;
use url::Url;

/// The tenant's names and its port.
pub(super) struct Place {
    pub(super) port: u16,
    /// Besides those of loopback: the certificate's.
    pub(super) names: Vec<String>,
    pub(super) public_url: Option<Url>,
    /// Whether a proxy in front says under which name it was asked.
    pub(super) trust_forwarded: bool,
}

impl Place {
    /// The origin of a request; none for a name that is not the tenant's, which DNS rebinding has brought here.
    pub(super) fn origin(&self, headers: &HeaderMap, scheme: &str) -> Option<String> {
        let single = |name: &str| {
            let mut values = headers.get_all(name).iter();
            let value = values.next()?.to_str().ok()?;
            values.next().is_none().then_some(value)
        };
        let host = single("host")?;
        if !self.is_own(host) {
            return None;
        }
        // Names of its own stand for themselves: `graph.microsoft.com` beside a public `contoso.ciamlogin.com`, say.
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let has_own_name = self.names.iter().any(|own| own.eq_ignore_ascii_case(name));
        if let Some(url) = self.public_url.as_ref().filter(|_| !has_own_name) {
            return Some(url.origin().ascii_serialization());
        }
        if self.trust_forwarded && (headers.contains_key("x-forwarded-host") || headers.contains_key("x-forwarded-proto")) {
            let scheme = single("x-forwarded-proto").unwrap_or(scheme);
            let origin = Url::parse(&format!("{scheme}://{}", single("x-forwarded-host").unwrap_or(host))).ok()?;
            let plain = ["http", "https"].contains(&origin.scheme())
                && origin.path() == "/"
                && origin.query().is_none()
                && origin.fragment().is_none()
                && origin.username().is_empty()
                && origin.password().is_none();
            return plain.then(|| origin.origin().ascii_serialization());
        }
        Url::parse(&format!("{scheme}://{host}")).ok().map(|url| url.origin().ascii_serialization())
    }

    fn is_own(&self, host: &str) -> bool {
        let public = self.public_url.as_ref().and_then(Url::host_str);
        let names = ["localhost", "127.0.0.1", "[::1]"].into_iter().chain(self.names.iter().map(String::as_str)).chain(public);
        let port_of_public = self.public_url.as_ref().and_then(Url::port_or_known_default);
        names.into_iter().any(|name| {
            let with_port = |port: u16| host.eq_ignore_ascii_case(&format!("{name}:{port}"));
            let without = [80, 443].iter().any(|port| *port == self.port || Some(*port) == port_of_public);
            with_port(self.port) || port_of_public.is_some_and(with_port) || (without && host.eq_ignore_ascii_case(name))
        })
    }
}

/// The Graph host that the metadata of a tenant at `origin` names: the origin's own, or the real one beside a real name.
pub(super) fn graph_host(origin: &str) -> &str {
    let host = origin.split_once("//").map_or(origin, |(_, host)| host);
    if host.split(':').next().is_some_and(|name| name.ends_with(".ciamlogin.com")) { "graph.microsoft.com" } else { host }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(public_url: Option<&str>, trust_forwarded: bool) -> Place {
        Place {
            port: 8400,
            names: vec!["idp.internal".to_owned()],
            public_url: public_url.map(|url| url.parse().unwrap()),
            trust_forwarded,
        }
    }

    fn origin(place: &Place, headers: &[(&'static str, &str)]) -> Option<String> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        place.origin(&map, "https")
    }

    #[test]
    fn own_names_alone_are_answered() {
        let here = place(None, false);
        for (host, expected) in [
            ("localhost:8400", Some("https://localhost:8400")),
            ("LOCALHOST:8400", Some("https://localhost:8400")),
            ("[::1]:8400", Some("https://[::1]:8400")),
            ("idp.internal:8400", Some("https://idp.internal:8400")),
            ("localhost", None),
            ("localhost:8401", None),
            ("evil.example:8400", None),
            ("localhost:8400.evil.example", None),
        ] {
            assert_eq!(origin(&here, &[("host", host)]).as_deref(), expected, "{host}");
        }
        assert_eq!(origin(&here, &[]), None);
        assert_eq!(origin(&here, &[("host", "localhost:8400"), ("host", "localhost:8400")]), None);
    }

    #[test]
    fn a_public_url_is_believed_whatever_name_was_asked() {
        let here = place(Some("https://contoso.ciamlogin.com/"), false);
        for host in ["contoso.ciamlogin.com", "contoso.ciamlogin.com:443", "localhost:8400"] {
            assert_eq!(origin(&here, &[("host", host)]).as_deref(), Some("https://contoso.ciamlogin.com"), "{host}");
        }
        let named =
            Place { port: 443, names: vec!["graph.microsoft.com".to_owned()], ..place(Some("https://contoso.ciamlogin.com/"), false) };
        assert_eq!(origin(&named, &[("host", "graph.microsoft.com")]).as_deref(), Some("https://graph.microsoft.com"));
        assert_eq!(graph_host("https://contoso.ciamlogin.com"), "graph.microsoft.com");
        assert_eq!(graph_host("http://localhost:8400"), "localhost:8400");
    }

    #[test]
    fn a_proxy_is_believed_only_if_that_was_asked_for() {
        let headers = [("host", "localhost:8400"), ("x-forwarded-host", "id.contoso.test"), ("x-forwarded-proto", "http")];
        assert_eq!(origin(&place(None, false), &headers).as_deref(), Some("https://localhost:8400"));
        assert_eq!(origin(&place(None, true), &headers).as_deref(), Some("http://id.contoso.test"));
        for wrong in ["a/b", "a b", "a@b", ":a@b", "a?b", "a#b"] {
            assert_eq!(origin(&place(None, true), &[("host", "localhost:8400"), ("x-forwarded-host", wrong)]), None, "{wrong}");
        }
    }
}
