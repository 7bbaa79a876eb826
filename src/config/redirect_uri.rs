//! The redirect URI: `http`, on this machine, with a path that counts to the letter (Microsoft's redirect URI reference).

use url::Url;

use crate::http::is_loopback;

/// A redirect URI that a loopback listener can serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri {
    host: String,
    port: u16,
    path: String,
}

impl RedirectUri {
    /// Reads a redirect URI; one without a path has `/`, one without a port takes a free one.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let host = url.host_str().filter(|host| is_loopback(host))?.to_owned();
        let plain = url.scheme() == "http"
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        // 80 is `http`'s own port, which the parser leaves out; it counts as written only when it is.
        let port = url.port().unwrap_or_else(|| if text.contains(&format!("{host}:80")) { 80 } else { 0 });
        plain.then(|| Self { host, port, path: url.path().to_owned() })
    }

    /// The host: `localhost`, or a loopback address.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port; 0 for a free one.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The path.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same URI with `port`.
    pub fn with_port(&self, port: u16) -> String {
        format!("http://{}:{port}{}", self.host, self.path)
    }
}

impl std::fmt::Display for RedirectUri {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.port == 0 {
            write!(formatter, "http://{}{}", self.host, self.path)
        } else {
            formatter.write_str(&self.with_port(self.port))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_filled_in() {
        let parts = |text: &str| RedirectUri::parse(text).map(|uri| (uri.host, uri.port, uri.path));
        assert_eq!(parts("http://localhost:5000/redirect"), Some(("localhost".into(), 5000, "/redirect".into())));
        assert_eq!(parts("http://localhost"), Some(("localhost".into(), 0, "/".into())));
        assert_eq!(parts("http://127.0.0.1:80/Cb/"), Some(("127.0.0.1".into(), 80, "/Cb/".into())));
        assert_eq!(parts("http://[::1]:5000/"), Some(("[::1]".into(), 5000, "/".into())));
    }

    #[test]
    fn only_this_machine_is_a_place_to_return_to() {
        for text in [
            "http://example.com/redirect",
            "https://localhost:5000/redirect",
            "http://localhost@evil.example/",
            "http://evil@localhost/",
            "http://127.0.0.1.evil.example/",
            "http://0.0.0.0:5000/",
            "http://localhost:5000/redirect?x=1",
            "http://localhost:5000/#x",
            "localhost:5000",
            "",
        ] {
            assert_eq!(RedirectUri::parse(text), None, "{text}");
        }
    }
}
