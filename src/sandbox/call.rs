//! A request, read whole and decoded.

use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::{HeaderMap, Method, Request};
use url::form_urlencoded;

use super::fault::Effect;
use super::place::Place;

const BODY_LIMIT: usize = 64 * 1024;

/// A request.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
    /// What the tenant's own URLs begin with, in the answer to this request.
    pub(super) origin: String,
    /// What goes wrong with it on request.
    pub(super) fault: Option<Effect>,
}

/// Why a request is not read.
pub(super) enum NotReadable {
    /// DNS rebinding: a foreign name that was made to point here.
    Host,
    Malformed,
    TooLarge,
}

impl Call {
    pub(super) async fn read(request: Request<Incoming>, place: &Place, scheme: &str) -> Result<Self, NotReadable> {
        let (parts, body) = request.into_parts();
        let origin = place.origin(&parts.headers, scheme).filter(|_| parts.uri.authority().is_none()).ok_or(NotReadable::Host)?;
        let body = Limited::new(body, BODY_LIMIT).collect().await;
        let body = body
            .map_err(|error| if error.is::<http_body_util::LengthLimitError>() { NotReadable::TooLarge } else { NotReadable::Malformed })?;
        let body = body.to_bytes();
        let decode = |bytes: &[u8]| form_urlencoded::parse(bytes).into_owned().collect();
        Ok(Self {
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query: decode(parts.uri.query().unwrap_or_default().as_bytes()),
            form: decode(&body),
            headers: parts.headers,
            body,
            origin,
            fault: None,
        })
    }

    pub(super) fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    pub(super) fn query_pairs(&self) -> &[(String, String)] {
        &self.query
    }

    pub(super) fn form(&self, name: &str) -> Option<&str> {
        find(&self.form, name)
    }

    /// Every value of a field that is there several times.
    pub(super) fn form_all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.form.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of an endpoint that takes them either way.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        if self.method == Method::POST { self.form(name) } else { self.query(name) }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    /// Whether pages of any origin may read the answer, as at the real service.
    pub(super) fn is_open_to_browsers(&self) -> bool {
        let endpoints = ["/openid-configuration", "/keys", "/oauth2/v2.0/token", "/oidc/userinfo"];
        let is_graph = self.path.starts_with("/v1.0/") || self.path.starts_with("/beta/");
        !self.path.starts_with("/sandbox") && (is_graph || endpoints.iter().any(|endpoint| self.path.ends_with(endpoint)))
    }

    /// Whether a program asks, and not a browser.
    pub(super) fn wants_json(&self) -> bool {
        self.header("accept").is_some_and(|accept| accept.starts_with("application/json"))
    }

    /// Whether a page of another site made a browser send it (Fetch metadata; the Origin header where there is none).
    pub(super) fn is_from_another_site(&self) -> bool {
        let foreign_origin = self.headers.contains_key("origin") && self.header("origin") != Some(self.origin.as_str());
        let foreign_fetch = self.header("sec-fetch-site").is_some_and(|site| !["same-origin", "none"].contains(&site));
        foreign_origin || foreign_fetch
    }

    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
}

/// A path segment, decoded; it differs from a form in the plus sign alone.
pub(super) fn decode_segment(segment: &str) -> String {
    let form = segment.replace('+', "%2B");
    form_urlencoded::parse(form.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_a_path_keeps_its_plus() {
        assert_eq!(decode_segment("a+b%40litware.example"), "a+b@litware.example");
    }
}
