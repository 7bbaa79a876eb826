//! What is tried again, when, and how often. A busy service says how long to wait; a connection that failed is tried again where the request
//! may be sent twice.

use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::http::{HeaderMap, Method, StatusCode, header};

use super::{Answer, Error, HttpClient, Incoming, Request, Response, skew};

/// Tries of a request in all.
const MOST_TRIES: u32 = 5;
/// Tries of a request whose connection fails.
const MOST_CONNECTIONS: u32 = 3;
/// A service may ask for a wait; a person at a terminal gives it this much at once,
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// and this much in all.
const LONGEST_PATIENCE: Duration = Duration::from_secs(180);
/// Where nobody says how long to wait; doubled each time.
const FIRST_WAIT: Duration = Duration::from_millis(400);

impl HttpClient {
    /// As [`Self::send`], with patience.
    pub async fn send_patiently(&self, request: Request, limit: usize) -> Result<Response, Error> {
        self.patiently(request, |request| self.send(request, limit)).await
    }

    /// As [`Self::open`], with patience until the answer begins.
    pub async fn open_patiently(&self, request: Request) -> Result<Incoming, Error> {
        self.patiently(request, |request| self.open(request)).await
    }

    /// Waits before the next try of a request that may be sent twice, after its `tried`th failed with `error`; false if there is to be none.
    pub async fn wait_after(&self, error: &Error, tried: u32) -> bool {
        let (host, why) = match error {
            Error::Unreachable { host, .. } => (host, "cannot be reached"),
            Error::NoAnswer { host, .. } => (host, "broke off the connection"),
            Error::BrokenOff { host, .. } => (host, "broke off its answer"),
            _ => return false,
        };
        if tried >= MOST_CONNECTIONS {
            return false;
        }
        self.wait(host, why, FIRST_WAIT * 2_u32.pow(tried - 1)).await;
        true
    }

    async fn patiently<A: Answer, F: Future<Output = Result<A, Error>>>(
        &self,
        request: Request,
        send: impl Fn(Request) -> F,
    ) -> Result<A, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let method = request.method().clone();
        let (mut waited, mut tried) = (Duration::ZERO, 0);
        loop {
            tried += 1;
            let answer = match send(request.clone()).await {
                Err(error) if may_be_sent_twice(&method) && self.wait_after(&error, tried).await => continue,
                Err(error) => return Err(error),
                Ok(answer) => answer,
            };
            let (status, headers) = answer.head();
            let wait = wait_for(&method, status, headers, self.clock.now(), tried);
            match wait.filter(|wait| tried < MOST_TRIES && *wait <= LONGEST_WAIT && waited + *wait <= LONGEST_PATIENCE) {
                Some(wait) => {
                    let why = format!("is busy ({})", status.as_u16());
                    drop(answer);
                    self.wait(&host, &why, wait).await;
                    waited += wait;
                }
                None => return Ok(answer),
            }
        }
    }

    /// Waits, and says why.
    pub async fn wait(&self, host: &str, why: &str, wait: Duration) {
        if let Some(observer) = &self.observer {
            observer.waiting(host, why, wait);
        }
        tokio::time::sleep(wait).await;
    }
}

/// RFC 9110 §9.2.2.
fn may_be_sent_twice(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT, Method::DELETE].contains(method)
}

/// How long to wait after the answer with `status` to the `tried`th try of a `method`: as it says; where it says nothing, longer with each try,
/// if nothing was done (RFC 6585 §4) or it may be done twice.
pub fn wait_for(method: &Method, status: StatusCode, headers: &HeaderMap, now: DateTime<Utc>, tried: u32) -> Option<Duration> {
    if !matches!(status.as_u16(), 429 | 503 | 504) {
        return None;
    }
    if headers.contains_key(header::RETRY_AFTER) {
        return retry_after(headers, now);
    }
    let again = status == StatusCode::TOO_MANY_REQUESTS || may_be_sent_twice(method);
    again.then(|| FIRST_WAIT * 2_u32.pow(tried - 1))
}

/// The wait that an answer asks for: whole or fractional seconds (Graph sends `2.128`) or an HTTP date.
pub fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = DateTime::parse_from_rfc2822(text).ok()?;
    // By the clock of who wrote the date, where it says what that shows.
    let now = skew::date(headers).unwrap_or(now);
    Some((date.to_utc() - now).to_std().unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::RETRY_AFTER, value.parse().unwrap())])
    }

    #[test]
    fn retry_after_is_read_in_all_three_forms() {
        let now = DateTime::parse_from_rfc3339("2026-03-02T10:15:30Z").unwrap().with_timezone(&Utc);
        assert_eq!(retry_after(&asking("2"), now), Some(Duration::from_secs(2)));
        assert_eq!(retry_after(&asking("2.128"), now), Some(Duration::from_millis(2128)));
        assert_eq!(retry_after(&asking("Mon, 02 Mar 2026 10:15:40 GMT"), now), Some(Duration::from_secs(10)));
        assert_eq!(retry_after(&asking("Mon, 02 Mar 2026 10:15:00 GMT"), now), Some(Duration::ZERO));
        for nonsense in ["-1", "soon", "nan", "1e400", ""] {
            assert_eq!(retry_after(&asking(nonsense), now), None, "{nonsense}");
        }
    }

    #[test]
    fn without_a_word_of_the_service_only_what_may_be_sent_twice_is_sent_again() {
        let now = Utc::now();
        let wait =
            |method, status: u16, headers: &HeaderMap, tried| wait_for(&method, StatusCode::from_u16(status).unwrap(), headers, now, tried);
        assert_eq!(wait(Method::GET, 503, &HeaderMap::new(), 1), Some(Duration::from_millis(400)));
        assert_eq!(wait(Method::GET, 503, &HeaderMap::new(), 3), Some(Duration::from_millis(1600)));
        assert_eq!(wait(Method::POST, 503, &HeaderMap::new(), 1), None);
        assert_eq!(wait(Method::POST, 503, &asking("1"), 1), Some(Duration::from_secs(1)));
        assert_eq!(wait(Method::POST, 429, &HeaderMap::new(), 2), Some(Duration::from_millis(800)), "nothing was done");
        assert_eq!(wait(Method::GET, 503, &asking("soon"), 1), None, "nonsense is no wait");
        assert_eq!(wait(Method::GET, 500, &asking("1"), 1), None);
        assert!(may_be_sent_twice(&Method::PUT) && !may_be_sent_twice(&Method::POST) && !may_be_sent_twice(&Method::PATCH));
    }
}
