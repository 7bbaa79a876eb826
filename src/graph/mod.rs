//! Microsoft Graph: which URL a path means, the request, and what an error body says. The bearer token goes to the one Graph host that
//! the authority's metadata names.

mod error;
pub mod permissions;

use openidconnect::http;
use url::Url;

use crate::http::{HttpClient, Response, is_loopback};
use crate::secret::Secret;

pub use error::{Error, ServiceError};

/// A page of Graph objects can be a few megabytes; nothing honest is larger than this.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Microsoft's own, outside of national clouds.
pub const MICROSOFT_GRAPH: &str = "graph.microsoft.com";
/// What tells a customer apart in an external tenant: the address lies in `identities`, not in `mail` or `userPrincipalName`.
pub const CUSTOMER_PROPERTIES: &str = "id,displayName,givenName,surname,mail,otherMails,identities,userPrincipalName,country,postalCode";

/// Calls Graph at one host.
pub struct GraphClient<'a> {
    http: &'a HttpClient,
    base: Url,
}

impl<'a> GraphClient<'a> {
    /// A client of the Graph at `host`, a host name with an optional port, as the authority's metadata names it.
    pub fn new(http: &'a HttpClient, host: &str) -> Result<Self, Error> {
        let scheme = if is_loopback(host.rsplit_once(':').map_or(host, |(name, _)| name)) { "http" } else { "https" };
        let base = Url::parse(&format!("{scheme}://{host}/")).map_err(|_| Error::BadHost { host: host.to_owned() })?;
        Ok(Self { http, base })
    }

    /// The URL that `path` means: `me`, `/me`, `/v1.0/me`, `/beta/me`, or a full URL at this host. `select` becomes `$select`.
    pub fn url(&self, path: &str, select: Option<&str>) -> Result<Url, Error> {
        let bad_path = |reason| Error::BadPath { path: path.to_owned(), reason };
        if path.chars().any(|c| c.is_control() || c == '\\') {
            return Err(bad_path("it holds a control character or a backslash"));
        }
        let absolute = path.contains("://");
        let mut url = if absolute {
            Url::parse(path).map_err(|_| bad_path("it is not a URL"))?
        } else {
            let relative = path.trim_start_matches('/');
            let versioned = ["v1.0/", "beta/"].iter().any(|version| relative.starts_with(version));
            let relative = if versioned { relative.to_owned() } else { format!("v1.0/{relative}") };
            self.base.join(&format!("./{relative}")).map_err(|_| bad_path("it is not a path"))?
        };
        if url.origin() != self.base.origin() || !url.username().is_empty() || url.password().is_some() {
            return Err(Error::OtherHost { host: url.host_str().unwrap_or_default().to_owned(), graph: self.host().to_owned() });
        }
        if !["/v1.0/", "/beta/"].iter().any(|version| url.path().starts_with(version)) {
            return Err(bad_path("Graph's paths begin with /v1.0/ or /beta/"));
        }
        if let Some(select) = select {
            // Commas stay readable: Graph takes them as they are.
            let query = url.query().map(|query| format!("{query}&")).unwrap_or_default();
            url.set_query(Some(&format!("{query}$select={select}")));
        }
        url.set_fragment(None);
        Ok(url)
    }

    /// The host's name.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// Gets `url` with `access_token`; a body as Graph sent it, or the error Graph told.
    pub async fn get(&self, url: &Url, access_token: &Secret) -> Result<Vec<u8>, Error> {
        let mut bearer = http::HeaderValue::try_from(format!("Bearer {}", access_token.expose())).map_err(|_| Error::BadToken)?;
        bearer.set_sensitive(true);
        let request = http::Request::get(url.as_str())
            .header(http::header::AUTHORIZATION, bearer)
            .header(http::header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|_| Error::BadPath { path: url.path().to_owned(), reason: "it is not a URL" })?;
        let response = self.http.send_patiently(request, BODY_LIMIT).await.map_err(Error::Network)?;
        judge(response)
    }
}

fn judge(response: Response) -> Result<Vec<u8>, Error> {
    if !response.status().is_success() {
        return Err(Error::Service(Box::new(ServiceError::from_response(&response))));
    }
    let body = response.into_body();
    if serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_err() {
        return Err(Error::NotJson { bytes: body.len() });
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Result<String, String> {
        let http = HttpClient::new(None);
        let graph = GraphClient::new(&http, "graph.microsoft.com").unwrap();
        graph.url(path, None).map(Into::into).map_err(|error| error.to_string())
    }

    #[test]
    fn a_path_is_read_the_way_people_write_it() {
        for path in ["me", "/me", "v1.0/me", "/v1.0/me", "https://graph.microsoft.com/v1.0/me", "//me"] {
            assert_eq!(url(path).as_deref(), Ok("https://graph.microsoft.com/v1.0/me"), "{path}");
        }
        assert_eq!(url("/beta/me?$top=1").as_deref(), Ok("https://graph.microsoft.com/beta/me?$top=1"));
        assert_eq!(url("users/a:b").as_deref(), Ok("https://graph.microsoft.com/v1.0/users/a:b"));
    }

    #[test]
    fn the_token_goes_to_no_other_host() {
        for path in [
            "https://evil.example/v1.0/me",
            "http://graph.microsoft.com/v1.0/me",
            "https://graph.microsoft.com:444/v1.0/me",
            "https://a@graph.microsoft.com/v1.0/me",
            "https://graph.microsoft.com.evil.example/v1.0/me",
            "https://graph.microsoft.com/oidc/userinfo",
            "../../elsewhere",
            "me\r\nHost: evil",
            "\\\\evil.example\\x",
        ] {
            assert!(url(path).is_err(), "{path}: {:?}", url(path));
        }
    }

    #[test]
    fn select_is_added_to_a_query_that_is_there() {
        let http = HttpClient::new(None);
        let graph = GraphClient::new(&http, "localhost:8400").unwrap();
        let url = graph.url("me?$expand=manager", Some("id,displayName")).unwrap();
        assert_eq!(url.as_str(), "http://localhost:8400/v1.0/me?$expand=manager&$select=id,displayName");
    }

    #[test]
    fn a_page_that_is_not_json_is_refused() {
        let html = http::Response::builder().status(200).body(b"<html>".to_vec()).unwrap();
        assert!(matches!(judge(html), Err(Error::NotJson { bytes: 6 })));
    }
}
