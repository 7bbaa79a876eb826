//! Which URL a path means. Shells eat `$`, so that the query options have flags of their own; a path that has them is taken as it stands.

use url::Url;

use super::{ApiClient, Error};

/// Which Graph a path without a version means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// The one that does not change.
    #[default]
    V1,
    /// The one that may.
    Beta,
}

impl Version {
    /// Each.
    pub const ALL: [Self; 2] = [Self::V1, Self::Beta];

    /// The first segment of its paths.
    pub fn segment(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// System query options (OData 4.01, part 2, §5.1), without their `$`, and other parameters as they are.
pub type Options = Vec<(String, String)>;

impl ApiClient<'_> {
    /// The URL that `path` means: `me`, `/me`, `/v1.0/me`, `/beta/me`, or a full URL at this host, with `options` after those it has.
    pub fn url(&self, path: &str, version: Version, options: &[(String, String)]) -> Result<Url, Error> {
        let bad_path = |reason| Error::BadPath { path: path.to_owned(), reason };
        if path.chars().any(|c| c.is_control() || c == '\\') {
            return Err(bad_path("it holds a control character or a backslash"));
        }
        if matches!(path.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic()) {
            return Err(bad_path("the shell has made a Windows path of it; leave out the slash at the beginning"));
        }
        // A guest's name holds a number sign (a_b.com#EXT#@…); what follows it must not get lost.
        let path = path.replace('#', "%23");
        let mut url = if is_absolute(&path) {
            Url::parse(&path).map_err(|_| bad_path("it is not a URL"))?
        } else {
            let relative = path.trim_start_matches('/');
            let versioned = ["v1.0/", "beta/"].into_iter().find(|version| relative.starts_with(version));
            if version == Version::Beta && versioned == Some("v1.0/") {
                return Err(bad_path("it says v1.0 where --beta says beta"));
            }
            let prefix = match (versioned, version) {
                (Some(_), _) => "",
                (None, Version::V1) => "v1.0/",
                (None, Version::Beta) => "beta/",
            };
            self.base.join(&format!("./{prefix}{relative}")).map_err(|_| bad_path("it is not a path"))?
        };
        self.own_origin(&url)?;
        if !["/v1.0/", "/beta/"].iter().any(|version| url.path().starts_with(version)) {
            return Err(bad_path("Graph's paths begin with /v1.0/ or /beta/"));
        }
        append(&mut url, options);
        Ok(url)
    }

    /// The URL of an own API that `path` means: what lies below its endpoint, a query of it, or the endpoint itself; with `options` after those
    /// it has.
    pub fn url_below(&self, path: &str, options: &[(String, String)]) -> Result<Url, Error> {
        let bad_url = |reason| Error::BadUrl { url: path.to_owned(), reason };
        if path.chars().any(|c| c.is_control() || c == '\\') {
            return Err(bad_url("it holds a control character or a backslash"));
        }
        // As in a path of Graph, what follows a number sign must not get lost.
        let path = path.replace('#', "%23");
        let mut url = self.base.clone();
        let relative = path.trim_start_matches('/');
        if relative.starts_with('?') {
            url = url.join(relative).map_err(|_| bad_url("it is not a query"))?;
        } else if !relative.is_empty() {
            url.set_query(None);
            let folder = format!("{}/", url.path().trim_end_matches('/'));
            url.set_path(&folder);
            url = url.join(&format!("./{relative}")).map_err(|_| bad_url("it is not a path"))?;
            if !url.path().starts_with(&folder) {
                return Err(bad_url("it leads out of the endpoint"));
            }
        }
        self.own_origin(&url)?;
        append(&mut url, options);
        Ok(url)
    }
}

/// Adds `options` to the query.
fn append(url: &mut Url, options: &[(String, String)]) {
    if !options.is_empty() {
        let query = url.query().filter(|query| !query.is_empty()).map(|query| format!("{query}&")).unwrap_or_default();
        let options: Vec<String> = options.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        url.set_query(Some(&format!("{query}{}", options.join("&"))));
    }
}

/// Whether `path` is a whole URL: a scheme stands before anything that only a path or a query may hold.
pub fn is_absolute(path: &str) -> bool {
    path.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// `text` inside a query: what means something there, or may not stand there, is written as octets (RFC 3986 §3.4). Commas, slashes and what
/// else is harmless stay readable.
fn encoded(text: &str) -> String {
    let harmless = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~$,/:@!*();?".contains(&byte);
    text.bytes().map(|byte| if harmless(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Counts and searches among directory objects need `ConsistencyLevel: eventual` (Microsoft's advanced queries).
pub(super) fn asks_for_eventual(url: &Url) -> bool {
    let counted = url.path().ends_with("/$count") || url.path().ends_with("/%24count");
    counted || url.query_pairs().any(|(name, value)| name == "$search" || (name == "$count" && value == "true"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::HttpClient;

    fn with_options(path: &str, version: Version, options: &[(&str, &str)]) -> Result<String, String> {
        let http = HttpClient::new(None);
        let graph = ApiClient::graph(&http, "graph.microsoft.com").unwrap();
        let options: Options = options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        graph.url(path, version, &options).map(Into::into).map_err(|error| error.to_string())
    }

    const ELSEWHERE: &str = "the token for graph.microsoft.com is not sent to ";
    const CONTROL: &str = "control character or a backslash";

    fn url(path: &str) -> Result<String, String> {
        with_options(path, Version::V1, &[])
    }

    #[test]
    fn a_path_is_read_the_way_people_write_it() {
        for path in ["me", "/me", "v1.0/me", "/v1.0/me", "https://graph.microsoft.com/v1.0/me", "//me"] {
            assert_eq!(url(path).as_deref(), Ok("https://graph.microsoft.com/v1.0/me"), "{path}");
        }
        assert_eq!(url("/beta/me?$top=1").as_deref(), Ok("https://graph.microsoft.com/beta/me?$top=1"));
        assert_eq!(with_options("me", Version::Beta, &[]).as_deref(), Ok("https://graph.microsoft.com/beta/me"));
        assert!(with_options("v1.0/me", Version::Beta, &[]).unwrap_err().contains("it says v1.0 where --beta says beta"));
        assert_eq!(url("users/a:b").as_deref(), Ok("https://graph.microsoft.com/v1.0/users/a:b"));
        assert!(url("C:/Program Files/Git/me").unwrap_err().contains("leave out the slash"));
    }

    #[test]
    fn spaces_quotes_and_other_alphabets_are_encoded_and_nothing_is_cut_off() {
        for (path, expected) in [
            ("users?$filter=displayName eq 'Zoë'", "users?$filter=displayName%20eq%20%27Zo%C3%AB%27"),
            ("users/a_b.com#EXT#@c.com", "users/a_b.com%23EXT%23@c.com"),
            ("users('$x@c.com')", "users('$x@c.com')"),
            ("users/Zoë K", "users/Zo%C3%AB%20K"),
            ("users?$skiptoken=a%2Bb+c", "users?$skiptoken=a%2Bb+c"),
            ("sites/root:/a://b", "sites/root:/a://b"),
        ] {
            assert_eq!(url(path), Ok(format!("https://graph.microsoft.com/v1.0/{expected}")), "{path}");
        }
    }

    #[test]
    fn a_path_of_an_own_api_lies_below_its_endpoint() {
        let http = HttpClient::new(None);
        let own = |endpoint: &str, path: &str| {
            let client = ApiClient::own(&http, &Url::parse(endpoint).unwrap()).map_err(|error| error.to_string())?;
            client.url_below(path, &[]).map(String::from).map_err(|error| error.to_string())
        };
        let endpoint = "https://api.example/tasks?v=1";
        for (path, url) in [
            ("", "https://api.example/tasks?v=1"),
            ("/", "https://api.example/tasks?v=1"),
            ("?done=true", "https://api.example/tasks?done=true"),
            ("7", "https://api.example/tasks/7"),
            ("/7/notes?x=a b", "https://api.example/tasks/7/notes?x=a%20b"),
            ("//evil.example/x", "https://api.example/tasks/evil.example/x"),
            ("a:b", "https://api.example/tasks/a:b"),
        ] {
            assert_eq!(own(endpoint, path).as_deref(), Ok(url), "{path}");
        }
        assert_eq!(own("http://localhost:5001", "tasks").as_deref(), Ok("http://localhost:5001/tasks"));
        let out = "it leads out of the endpoint";
        for (path, reason) in [("../admin", out), ("a\\b", CONTROL), ("a\nb", CONTROL), ("%2e%2e/admin", out)] {
            let told = own(endpoint, path).unwrap_err();
            assert!(told.contains(reason), "{path}: {told}");
        }
        for (endpoint, reason) in [
            ("http://api.example/", "it is not https"),
            ("ftp://localhost/", "it is not one of http"),
            ("https://user@api.example/", "user"),
            ("https://u:p@api.example/", "user"),
            ("data:x", "it names no host"),
        ] {
            let told = own(endpoint, "").unwrap_err();
            assert!(told.contains(reason), "{endpoint}: {told}");
        }
    }

    #[test]
    fn options_are_encoded_as_values() {
        let options = [("$filter", "mail eq 'a+b&c=d#e%@x.org'"), ("$select", "id,displayName"), ("$search", "\"displayName:Zoë\"")];
        assert_eq!(
            with_options("users?$top=5", Version::V1, &options).as_deref(),
            Ok("https://graph.microsoft.com/v1.0/users?$top=5&$filter=mail%20eq%20%27a%2Bb%26c%3Dd%23e%25@x.org%27&$select=id,displayName\
                &$search=%22displayName:Zo%C3%AB%22")
        );
    }

    #[test]
    fn the_token_goes_to_no_other_host() {
        for (path, reason) in [
            ("https://evil.example/v1.0/me", ELSEWHERE),
            ("http://graph.microsoft.com/v1.0/me", ELSEWHERE),
            ("https://graph.microsoft.com:444/v1.0/me", ELSEWHERE),
            ("https://a@graph.microsoft.com/v1.0/me", ELSEWHERE),
            ("https://graph.microsoft.com.evil.example/v1.0/me", ELSEWHERE),
            ("https://graph.microsoft.com/oidc/userinfo", "begin with /v1.0/ or /beta/"),
            ("../../elsewhere", "begin with /v1.0/ or /beta/"),
            ("me\r\nHost: evil", CONTROL),
            ("\\\\evil.example\\x", CONTROL),
        ] {
            let told = url(path).unwrap_err();
            assert!(told.contains(reason), "{path}: {told}");
        }
    }

    #[test]
    fn counts_and_searches_are_recognised() {
        let asks = |url: &str| asks_for_eventual(&Url::parse(url).unwrap());
        for yes in ["https://g/v1.0/users/$count", "https://g/v1.0/users?$count=true", "https://g/v1.0/users?%24search=%22a:b%22"] {
            assert!(asks(yes), "{yes}");
        }
        for no in ["https://g/v1.0/users?$count=false", "https://g/v1.0/users?$filter=a%20eq%20'$search'", "https://g/v1.0/users"] {
            assert!(!asks(no), "{no}");
        }
    }
}
