//! Answers and their headers.

use std::pin::Pin;
use std::task::{Context, Poll};

use http_body_util::Full;
use hyper::Response;
use hyper::body::{Body as _, Bytes, Frame, SizeHint};
use hyper::header::{HeaderName, HeaderValue};
use rand::Rng;
use serde::Serialize;

use super::call::Call;

pub(super) type Answer = Response<Full<Bytes>>;

/// The connection ends without an answer.
#[derive(Debug)]
pub(super) struct Dropped;

impl std::fmt::Display for Dropped {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection is dropped on request")
    }
}

impl std::error::Error for Dropped {}

/// A body, whole or broken off in the middle.
pub(super) struct Body {
    bytes: Option<Bytes>,
    breaks_off: bool,
}

impl Body {
    pub(super) fn whole(answer: Answer) -> Response<Self> {
        answer.map(|body| Self { bytes: body.into_inner(), breaks_off: false })
    }

    /// The first half, though the whole is announced.
    pub(super) fn half(answer: Answer) -> Response<Self> {
        let length = answer.body().size_hint().exact().unwrap_or_default();
        let answer = with_header(answer, "content-length", &length.to_string());
        let half = usize::try_from(length / 2).unwrap_or_default();
        answer.map(|body| Self { bytes: body.into_inner().map(|bytes| bytes.slice(..half)), breaks_off: true })
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Dropped;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Dropped>>> {
        Poll::Ready(match self.bytes.take() {
            Some(bytes) => Some(Ok(Frame::data(bytes))),
            None if self.breaks_off => Some(Err(Dropped)),
            None => None,
        })
    }

    fn size_hint(&self) -> SizeHint {
        match (&self.bytes, self.breaks_off) {
            (Some(bytes), false) => SizeHint::with_exact(bytes.len() as u64),
            (None, false) => SizeHint::with_exact(0),
            // Unknown, so that hyper does not correct the announced length.
            _ => SizeHint::default(),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none() && !self.breaks_off
    }
}

pub(super) fn json(status: u16, body: &impl Serialize) -> Answer {
    build(status, "application/json; charset=utf-8", serde_json::to_vec(body).unwrap_or_default())
}

/// JSON that is text already.
pub(super) fn json_text(status: u16, body: &str) -> Answer {
    build(status, "application/json; charset=utf-8", body.as_bytes().to_vec())
}

pub(super) fn empty(status: u16) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    answer
}

/// What the journal says of an answer beside its status.
#[derive(Clone)]
pub(super) struct Remark {
    pub(super) refused: bool,
    pub(super) text: String,
}

/// Says why a request is refused.
pub(super) fn with_remark(mut answer: Answer, text: &str) -> Answer {
    answer.extensions_mut().insert(Remark { refused: true, text: text.to_owned() });
    answer
}

/// Says what a request led to.
pub(super) fn with_note(mut answer: Answer, text: impl Into<String>) -> Answer {
    answer.extensions_mut().insert(Remark { refused: false, text: text.into() });
    answer
}

pub(super) fn html(status: u16, body: String) -> Answer {
    build(status, "text/html; charset=utf-8", body.into_bytes())
}

pub(super) fn plain(status: u16, body: &str) -> Answer {
    build(status, "text/plain; charset=utf-8", format!("{body}\n").into_bytes())
}

pub(super) fn redirect(location: &str) -> Answer {
    with_header(build(302, "text/plain; charset=utf-8", Vec::new()), "location", location)
}

/// What a browser may send across origins (Fetch §3.2.2).
pub(super) fn preflight() -> Answer {
    let answer = with_header(empty(204), "access-control-allow-methods", "GET, POST, PATCH, OPTIONS");
    with_header(with_header(answer, "access-control-allow-headers", "*, authorization"), "access-control-max-age", "600")
}

/// After a form: the browser asks for `location` with GET (RFC 9110 §15.4.4).
pub(super) fn see_other(location: &str) -> Answer {
    with_header(empty(303), "location", location)
}

/// Adds a header; one whose value cannot stand in a header is left out.
pub(super) fn with_header(mut answer: Answer, name: &'static str, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().append(HeaderName::from_static(name), value);
    }
    answer
}

/// Every answer has an id, is kept by nobody, and is what it says it is.
pub(super) fn with_common_headers(answer: Answer, call: &Call) -> Answer {
    let mut answer = with_header(answer, "x-ms-request-id", &guid());
    for (name, value) in [
        ("cache-control", "no-store, no-cache"),
        ("pragma", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
    ] {
        answer = with_header(answer, name, value);
    }
    // What single-page apps call: no cookie counts there, and nothing is had without a token or a code.
    if call.is_open_to_browsers() {
        answer = with_header(answer, "access-control-allow-origin", "*");
    }
    match call.header("client-request-id") {
        Some(id) => with_header(answer, "client-request-id", id),
        None => answer,
    }
}

fn build(status: u16, content_type: &'static str, body: Vec<u8>) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    with_header(answer, "content-type", content_type)
}

/// A random GUID (RFC 9562 §5.4).
pub(super) fn guid() -> String {
    let mut bytes: [u8; 16] = rand::thread_rng().r#gen();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Text for HTML, in and between tags.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            plain => escaped.push(plain),
        }
    }
    escaped
}
