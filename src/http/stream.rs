//! An answer that is read piece by piece: its head first, then its body as it comes.

use std::time::Duration;

use hyper::body::Bytes;
use openidconnect::http::{self, HeaderMap, StatusCode};
use reqwest::header::HeaderValue;
use tokio::time::timeout;

use super::error::innermost;
use super::{Answer, Error, HttpClient, Request, Response, Route, request_id, trace};
use crate::utf8;

/// Graph may work on a query for a minute before its first byte.
const HEAD_TIMEOUT: Duration = Duration::from_secs(100);
/// A body that flows may take its time; one that stands still this long is dead.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
/// Instead of the limit for whole answers: as long as no body flows.
const UNLIMITED: Duration = Duration::from_secs(7 * 24 * 3600);

impl Answer for Incoming {
    fn head(&self) -> (StatusCode, &HeaderMap) {
        (self.status(), self.headers())
    }

    fn trace(&self, show: &mut dyn FnMut(&str)) {
        trace::head(self.status(), self.headers(), show);
    }
}

/// An answer whose body is still to come.
pub struct Incoming {
    answer: reqwest::Response,
    host: String,
}

impl HttpClient {
    /// Sends `request`; the body of the answer is read from what is returned.
    pub async fn open(&self, request: Request) -> Result<Incoming, Error> {
        self.exchange(request, async |route, request| {
            let opened = timeout(HEAD_TIMEOUT, Incoming::open_for(route, request, Some(UNLIMITED))).await;
            opened.unwrap_or_else(|_| Err(Error::TimedOut { host: route.host.to_owned(), connecting: false }))
        })
        .await
    }
}

impl Incoming {
    /// Sends `request` within the limits of its client.
    pub(super) async fn open(route: Route<'_>, request: Request) -> Result<Self, Error> {
        Self::open_for(route, request, None).await
    }

    async fn open_for(route: Route<'_>, request: Request, limit: Option<Duration>) -> Result<Self, Error> {
        let Route { client, host, proxy } = route;
        let failed = |error: reqwest::Error| Error::from_reqwest(&error, host, proxy);
        let mut request = reqwest::Request::try_from(request).map_err(failed)?;
        if limit.is_some() {
            *request.timeout_mut() = limit;
        }
        // Microsoft's support finds a request by this id (Graph's best practices), and answers echo it.
        if let Ok(id) = HeaderValue::try_from(request_id()) {
            request.headers_mut().entry("client-request-id").or_insert(id);
        }
        let answer = client.execute(request).await.map_err(failed)?;
        Ok(Self { answer, host: host.to_owned() })
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.answer.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// Who answers.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The next piece of the body; nothing after its end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match timeout(IDLE_TIMEOUT, self.answer.chunk()).await {
            Ok(Ok(chunk)) => Ok(chunk),
            Ok(Err(error)) if error.is_timeout() => Err(Error::TimedOut { host: self.host.clone(), connecting: false }),
            Ok(Err(error)) => Err(Error::BrokenOff { host: self.host.clone(), reason: innermost(&error) }),
            Err(_) => Err(Error::TimedOut { host: self.host.clone(), connecting: false }),
        }
    }

    /// The whole answer, if its body has at most `limit` bytes; without a byte order mark.
    pub async fn read(mut self, limit: usize) -> Result<Response, Error> {
        let mut body = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            self.append(&mut body, &chunk, limit)?;
        }
        utf8::strip_mark(&mut body);
        let mut response = http::Response::new(body);
        *response.status_mut() = self.status();
        response.headers_mut().clone_from(self.headers());
        Ok(response)
    }

    /// Adds `chunk` to `body`, which may have at most `limit` bytes: what is compressed to little may unpack to much.
    pub fn append(&self, body: &mut Vec<u8>, chunk: &[u8], limit: usize) -> Result<(), Error> {
        if body.len() + chunk.len() > limit {
            return Err(Error::TooLarge { host: self.host.clone(), limit });
        }
        body.extend_from_slice(chunk);
        Ok(())
    }
}
