//! What Graph says when it refuses. Bodies are read tolerantly: they may be empty, nested, or not JSON at all.

use std::fmt;
use std::time::Duration;

use chrono::Utc;
use openidconnect::http::HeaderMap;
use serde_json::Value;

use super::Service;
use super::challenge::{self, Challenge};
use crate::http::{self, Response};
use crate::utf8::{self, NotUtf8};

/// More of what a service says in detail is no help.
const MOST_DETAILS: usize = 5;
const LONGEST_DETAIL: usize = 500;

/// Why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The Graph host of the metadata is not a host name.
    BadHost {
        /// What the metadata says.
        host: String,
    },
    /// The path cannot be one of Graph's.
    BadPath {
        /// As it was given.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A URL that no token goes to.
    BadUrl {
        /// As it was given.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A link in an answer leads nowhere.
    BadLink {
        /// What is wrong with it.
        reason: String,
    },
    /// The answer to a batch is none.
    BadBatchAnswer {
        /// What is wrong with it.
        reason: String,
    },
    /// The access token cannot be sent in a header.
    BadToken,
    /// A page says that one which was there before is the next.
    Loop,
    /// No answer.
    Network(http::Error),
    /// A success that is not JSON.
    NotJson {
        /// How long it was.
        bytes: usize,
        /// Where it ceases to be.
        reason: String,
    },
    /// A URL at another host than Graph's.
    OtherHost {
        /// The URL's host.
        host: String,
        /// Graph's host.
        graph: String,
    },
    /// The service answered with an error.
    Service(Box<ServiceError>),
}

impl Error {
    /// That `body` is not JSON, as `error` says; or what is not even text in UTF-8.
    pub(super) fn not_json(body: &[u8], error: &serde_json::Error) -> Self {
        let reason = if utf8::is_utf16(body) { NotUtf8::Utf16.to_string() } else { error.to_string() };
        Self::NotJson { bytes: body.len(), reason }
    }
}

/// The service's own error.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServiceError {
    /// Whose it is.
    pub service: Service,
    /// The HTTP status.
    pub status: u16,
    /// The code, or empty.
    pub code: String,
    /// The deepest code within, where it is another, or empty.
    pub inner_code: String,
    /// The message, not meant for end users, or empty.
    pub message: String,
    /// What it says of each thing that is wrong, such as "InvalidValue (city): It is too long."
    pub details: Vec<String>,
    /// Graph's id of this request.
    pub request_id: Option<String>,
    /// Ours.
    pub client_request_id: Option<String>,
    /// Why the token is refused.
    pub challenge: Option<Challenge>,
    /// The claims that the next access token must carry, as JSON: a new sign-in gets it.
    pub claims: Option<String>,
    /// The headers, for who wants to see them.
    pub headers: HeaderMap,
    /// How long to wait before the next try.
    pub retry_after: Option<Duration>,
}

impl ServiceError {
    /// Reads an error response.
    pub fn from_response(response: &Response, service: Service) -> Self {
        let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        let error = &body["error"];
        let levels: Vec<&Value> = std::iter::successors(Some(error), |error| inner(error)).collect();
        let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        // Some services wrap the message in {"lang", "value"}.
        let message = text(&error["message"]).or_else(|| text(&error["message"]["value"]));
        // Other APIs have problem details (RFC 9457), or the words of OAuth.
        let message = message.or_else(|| ["detail", "title", "error_description", "message"].iter().find_map(|name| text(&body[*name])));
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let code = text(&error["code"]).unwrap_or_default();
        let deepest = |name: &str| levels.iter().rev().find_map(|level| text(&level[name]));
        Self {
            service,
            status: response.status().as_u16(),
            inner_code: deepest("code").filter(|inner| *inner != code).unwrap_or_default(),
            code,
            details: details(&error["details"]),
            message: message.unwrap_or_default(),
            request_id: deepest("request-id").or_else(|| header("request-id")),
            client_request_id: deepest("client-request-id").or_else(|| header("client-request-id")),
            challenge: Challenge::read(response.headers()),
            claims: challenge::claims(response.headers()),
            headers: response.headers().clone(),
            retry_after: http::retry_after(response.headers(), Utc::now()),
        }
    }
}

/// What lies within an error. Graph spells it both ways.
fn inner(error: &Value) -> Option<&Value> {
    ["innerError", "innererror"].into_iter().find_map(|name| error.get(name).filter(|inner| inner.is_object()))
}

/// The details of an error: a list, or one (OData's JSON format, §21.1, and services that are not so exact).
fn details(details: &Value) -> Vec<String> {
    let told = |detail: &Value| {
        let [code, target, message] = ["code", "target", "message"].map(|name| detail[name].as_str().unwrap_or_default());
        let target = if target.is_empty() { String::new() } else { format!("({target})") };
        let what = [code, &target].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let told = [what.as_str(), message].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        match told.char_indices().nth(LONGEST_DETAIL) {
            Some((end, _)) => format!("{}…", &told[..end]),
            None => told,
        }
    };
    let all = details.as_array().map_or(std::slice::from_ref(details), Vec::as_slice);
    all.iter().map(told).filter(|told| !told.is_empty()).take(MOST_DETAILS).collect()
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "HTTP {}", self.status)?;
        for part in [&self.code, &self.inner_code, &self.message] {
            if !part.is_empty() {
                write!(formatter, ": {part}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for ServiceError {}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadHost { host } => write!(formatter, "the metadata's Graph host is not a host name: {host}"),
            Self::BadPath { path, reason } => write!(formatter, "the path {path} is not one of Graph: {reason}"),
            Self::BadUrl { url, reason } => write!(formatter, "no token goes to {url}: {reason}"),
            Self::BadLink { reason } => write!(formatter, "the link to the next page cannot be followed: {reason}"),
            Self::BadBatchAnswer { reason } => write!(formatter, "the answer to the batch is none: {reason}"),
            Self::Loop => formatter.write_str("the pages go round in a circle: one names another as the next that was there before"),
            Self::BadToken => formatter.write_str("the access token has characters that no token has"),
            Self::Network(_) => formatter.write_str("no answer"),
            Self::NotJson { bytes, reason } => write!(formatter, "the answer has {bytes} bytes that are not JSON: {reason}"),
            Self::OtherHost { host, graph } => write!(formatter, "the token for {graph} is not sent to {host}"),
            Self::Service(_) => formatter.write_str("the service answered with an error"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Network(source) => Some(source),
            Self::Service(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openidconnect::http::Response as Builder;

    fn read(status: u16, body: &str) -> ServiceError {
        let response = Builder::builder().status(status).header("request-id", "from-header").body(body.as_bytes().to_vec()).unwrap();
        ServiceError::from_response(&response, Service::Graph)
    }

    #[test]
    fn code_message_and_request_id_are_read() {
        let body = r#"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.",
            "innerError":{"date":"2026-03-02T10:15:31","request-id":"d9f3e3f0","client-request-id":"5d3c2b1a"}}}"#;
        let error = read(403, body);
        assert_eq!(error.to_string(), "HTTP 403: Authorization_RequestDenied: Insufficient privileges to complete the operation.");
        assert_eq!(error.request_id.as_deref(), Some("d9f3e3f0"));
    }

    #[test]
    fn odd_bodies_are_read_as_far_as_they_go() {
        for (body, told) in [
            ("", "HTTP 502"),
            ("<html>", "HTTP 502"),
            (r#"{"error":"x"}"#, "HTTP 502"),
            (r#"{"title":"T","detail":"Too long","status":400}"#, "HTTP 502: Too long"),
            (r#"{"error":"x","error_description":"Gone"}"#, "HTTP 502: Gone"),
            (r#"{"error":{"code":"C","message":{"lang":"en","value":"wrapped"}}}"#, "HTTP 502: C: wrapped"),
        ] {
            let error = read(502, body);
            assert_eq!((error.to_string().as_str(), error.request_id.as_deref()), (told, Some("from-header")), "{body}");
        }
    }

    #[test]
    fn what_lies_within_and_in_detail_is_read() {
        let body = r#"{"error":{"code":"Request_BadRequest","message":"No.","innererror":{"code":"deeper","request-id":"outer",
            "innerError":{"code":"deepest","request-id":"inner","client-request-id":"ours"}},
            "details":[{"code":"InvalidValue","target":"city","message":"Too long."},{"target":"mail"},{"code":"C"},{},7,{"message":"M"}]}}"#;
        let error = read(400, body);
        assert_eq!(error.to_string(), "HTTP 400: Request_BadRequest: deepest: No.");
        assert_eq!((error.request_id.as_deref(), error.client_request_id.as_deref()), (Some("inner"), Some("ours")));
        assert_eq!(error.details, ["InvalidValue (city): Too long.", "(mail)", "C", "M"]);
        let same = read(400, r#"{"error":{"code":"C","innerError":{"code":"C"},"details":{"code":"one"}}}"#);
        assert_eq!((same.to_string().as_str(), same.details.as_slice()), ("HTTP 400: C", &["one".to_owned()][..]));
        let many = serde_json::json!({"error": {"details": vec![serde_json::json!({"message": "é".repeat(10_000)}); 1000]}});
        let many = read(400, &many.to_string()).details;
        assert_eq!((many.len(), many[0].chars().count()), (MOST_DETAILS, LONGEST_DETAIL + 1));
    }

    #[test]
    fn a_fractional_wait_is_read() {
        let response = Builder::builder().status(429).header("Retry-After", "2.128").body(Vec::new()).unwrap();
        assert_eq!(ServiceError::from_response(&response, Service::Graph).retry_after, Some(Duration::from_millis(2128)));
    }
}
