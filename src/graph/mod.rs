//! Microsoft Graph, and REST of its kind: which URL a path means, the request, pages, batches, and what an error says. The bearer token goes
//! to one host: the one that the authority's metadata names, or the one of the application's own API.

mod batch;
mod challenge;
mod error;
mod pages;
mod path;
pub mod permissions;

use std::fmt;

use openidconnect::http::{self, HeaderMap, HeaderValue, Method, header};
use serde::de::IgnoredAny;
use url::Url;

use crate::http::{HttpClient, Incoming, Response, is_loopback};
use crate::secret::Secret;

pub use batch::{Batch, BatchError, BatchRequest, Standing, named, read_requests};
pub use challenge::Challenge;
pub use error::{Error, ServiceError};
pub use pages::{Content, Page, Pages, Rows};
pub use path::{Options, Version, is_absolute};

/// Nothing honest that is read whole is larger: a page of Graph has a few megabytes.
pub const BODY_LIMIT: usize = 64 * 1024 * 1024;
/// What is said with an error is short.
const ERROR_LIMIT: usize = 1024 * 1024;

/// Microsoft's own, outside of national clouds.
pub const MICROSOFT_GRAPH: &str = "graph.microsoft.com";
/// What tells a customer apart in an external tenant: the address lies in `identities`, not in `mail` or `userPrincipalName`.
pub const CUSTOMER_PROPERTIES: &str = "id,displayName,givenName,surname,mail,otherMails,identities,userPrincipalName,country,postalCode";
/// What customers may change of themselves (Microsoft's reference of customers' permissions).
pub const OWN_PROPERTIES: [&str; 10] =
    ["city", "country", "displayName", "givenName", "jobTitle", "postalCode", "state", "streetAddress", "surname", "preferredLanguage"];

/// A request, without the token.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where to.
    pub url: Url,
    /// What the person and the options ask for.
    pub headers: HeaderMap,
    /// May be empty.
    pub body: Vec<u8>,
}

impl Request {
    /// A request for `url`, with what the URL itself demands.
    pub fn new(method: Method, url: Url) -> Self {
        let mut headers = HeaderMap::new();
        if path::asks_for_eventual(&url) {
            headers.insert("consistencylevel", HeaderValue::from_static("eventual"));
        }
        Self { method, url, headers, body: Vec::new() }
    }

    /// The request with a JSON body.
    #[must_use]
    pub fn with_json(mut self, body: String) -> Self {
        self.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.body = body.into_bytes();
        self
    }
}

/// Whose an API is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Service {
    /// Microsoft Graph.
    #[default]
    Graph,
    /// The application's own, at this host.
    Own(String),
}

impl fmt::Display for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Graph => formatter.write_str("Microsoft Graph"),
            Self::Own(host) => write!(formatter, "The API at {host}"),
        }
    }
}

/// Calls one host.
pub struct ApiClient<'a> {
    http: &'a HttpClient,
    base: Url,
    service: Service,
}

impl<'a> ApiClient<'a> {
    /// A client of the Graph at `host`, a host name with an optional port, as the authority's metadata names it.
    pub fn graph(http: &'a HttpClient, host: &str) -> Result<Self, Error> {
        let scheme = if is_loopback(host.rsplit_once(':').map_or(host, |(name, _)| name)) { "http" } else { "https" };
        let base = Url::parse(&format!("{scheme}://{host}/")).map_err(|_| Error::BadHost { host: host.to_owned() })?;
        Ok(Self { http, base, service: Service::Graph })
    }

    /// A client of the application's own API at `endpoint`.
    pub fn own(http: &'a HttpClient, endpoint: &Url) -> Result<Self, Error> {
        let mut shown = endpoint.clone();
        // A URL without a host has neither.
        let _ = (shown.set_username(""), shown.set_password(None));
        let bad_url = |reason| Error::BadUrl { url: shown.to_string(), reason };
        let host = endpoint.host_str().ok_or_else(|| bad_url("it names no host"))?;
        match endpoint.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(bad_url("it is not https, which it must be beyond this machine")),
            _ => return Err(bad_url("it is not one of http")),
        }
        let service = Service::Own(host.to_owned());
        let client = Self { http, base: endpoint.clone(), service };
        match client.own_origin(endpoint) {
            Ok(()) => Ok(client),
            Err(_) => Err(bad_url("it holds a user name or a password")),
        }
    }

    /// Whose API it calls.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// The host's name.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// The URL that a link in an answer means: at this host, and nowhere else.
    pub fn linked(&self, link: &str) -> Result<Url, Error> {
        let url = Url::parse(link).map_err(|_| Error::BadLink { reason: "it is not a URL".to_owned() })?;
        match self.own_origin(&url) {
            Err(Error::OtherHost { host, .. }) => Err(Error::BadLink { reason: format!("it leads to {host}") }),
            _ => Ok(url),
        }
    }

    /// Whether `url` is at this host, with nothing that leads elsewhere.
    fn own_origin(&self, url: &Url) -> Result<(), Error> {
        if url.origin() != self.base.origin() || !url.username().is_empty() || url.password().is_some() {
            let told = |url: &Url| url[..url::Position::BeforePath].trim_start_matches("https://").to_owned();
            return Err(Error::OtherHost { host: told(url), graph: told(&self.base) });
        }
        Ok(())
    }

    /// The HTTP request for `request`.
    fn wire(&self, request: &Request, access_token: &Secret) -> Result<crate::http::Request, Error> {
        self.own_origin(&request.url)?;
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", access_token.expose())).map_err(|_| Error::BadToken)?;
        bearer.set_sensitive(true);
        let mut wire = http::Request::new(request.body.clone());
        *wire.method_mut() = request.method.clone();
        *wire.uri_mut() = request.url.as_str().parse().map_err(|_| Error::BadLink { reason: "it is not a URL".to_owned() })?;
        wire.headers_mut().clone_from(&request.headers);
        wire.headers_mut().entry(header::ACCEPT).or_insert(HeaderValue::from_static("application/json, */*;q=0.5"));
        wire.headers_mut().insert(header::AUTHORIZATION, bearer);
        // Some servers refuse a body of unknown length, also where there is none (RFC 9110 §8.6).
        if request.body.is_empty() && [Method::POST, Method::PUT, Method::PATCH].contains(&request.method) {
            wire.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(0));
        }
        Ok(wire)
    }

    /// Sends `request`; the answer whose body is to come, or the error that the service told.
    pub async fn open(&self, request: &Request, access_token: &Secret) -> Result<Incoming, Error> {
        let incoming = self.http.open_patiently(self.wire(request, access_token)?).await.map_err(Error::Network)?;
        if incoming.status().is_success() {
            return Ok(incoming);
        }
        let response = incoming.read(ERROR_LIMIT).await.map_err(Error::Network)?;
        Err(Error::Service(Box::new(ServiceError::from_response(&response, self.service.clone()))))
    }

    /// Sends `request`; the answer whole, which is JSON.
    pub async fn json(&self, request: &Request, access_token: &Secret) -> Result<Response, Error> {
        let response = self.open(request, access_token).await?.read(BODY_LIMIT).await.map_err(Error::Network)?;
        match serde_json::from_slice::<IgnoredAny>(response.body()) {
            Err(error) => Err(Error::not_json(response.body(), &error)),
            Ok(_) => Ok(response),
        }
    }
}
