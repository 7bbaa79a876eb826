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
/// Each wait is longer by a random part of this share, so that processes that were refused together do not come back together.
const JITTER: f64 = 0.5;

impl HttpClient {
    /// As [`Self::send`], with patience.
    pub async fn send_patiently(&self, request: Request, limit: usize) -> Result<Response, Error> {
        self.patiently(request, |request| self.send(request, limit), wait_for).await
    }

    /// As [`Self::send_patiently`], for a POST to an endpoint of OAuth: what a front door answers in place of the service is tried again.
    pub async fn post_patiently(&self, request: Request, limit: usize) -> Result<Response, Error> {
        self.patiently(request, |request| self.send(request, limit), wait_for_service).await
    }

    /// As [`Self::open`], with patience until the answer begins.
    pub async fn open_patiently(&self, request: Request) -> Result<Incoming, Error> {
        self.patiently(request, |request| self.open(request), wait_for).await
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
        wait_for: impl Fn(&Method, StatusCode, &HeaderMap, DateTime<Utc>, u32) -> Option<Duration>,
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
                    let did = if status == StatusCode::BAD_GATEWAY { "failed" } else { "is busy" };
                    let why = format!("{did} ({})", status.as_u16());
                    drop(answer);
                    self.wait(&host, &why, wait).await;
                    waited += wait;
                }
                None => return Ok(answer),
            }
        }
    }

    /// Waits at least so long, and says why.
    pub async fn wait(&self, host: &str, why: &str, wait: Duration) {
        let wait = wait.mul_f64(1.0 + JITTER * rand::random::<f64>());
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

/// How long to wait after the answer with `status` to the `tried`th try of a `method`: as it says; where it says nothing that can be read, longer
/// with each try, if nothing was done (RFC 6585 §4) or it may be done twice. A gateway whose server failed (502) may have handed the request on.
pub fn wait_for(method: &Method, status: StatusCode, headers: &HeaderMap, now: DateTime<Utc>, tried: u32) -> Option<Duration> {
    let asked = retry_after(headers, now);
    match status.as_u16() {
        429 => {}
        503 | 504 if asked.is_some() || may_be_sent_twice(method) => {}
        502 if may_be_sent_twice(method) => {}
        _ => return None,
    }
    // A wait of nothing, or until a time that has passed, is no reason to ask many times at once.
    Some(asked.filter(|asked| !asked.is_zero()).unwrap_or(FIRST_WAIT * 2_u32.pow(tried - 1)))
}

/// As [`wait_for`], at an endpoint of OAuth. The service answers in JSON there (RFC 6749 §5.2): a 502 or 503 of another type is from a front door
/// that did not reach the service, and is tried again.
///
/// An authorization code and, at some providers, a refresh token are good once. If the service got the first request after all, it refuses the
/// second, and may revoke what it issued for the first (RFC 6749 §4.1.2): only tokens in the answer that was lost. So the second
/// try loses nothing that a new sign-in, or the next command with the same refresh token, would not lose. Where the service has probably seen the
/// request (its own error in JSON, 500, 504, a connection that broke), the request is not sent again.
fn wait_for_service(method: &Method, status: StatusCode, headers: &HeaderMap, now: DateTime<Utc>, tried: u32) -> Option<Duration> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let by_front_door = matches!(status.as_u16(), 502 | 503) && !kind.to_ascii_lowercase().contains("json");
    wait_for(if by_front_door { &Method::GET } else { method }, status, headers, now, tried)
}

/// The wait that an answer asks for: whole or fractional seconds (Graph sends `2.128`) or an HTTP date. Of several, the first that can be read:
/// proxies join the values of two headers with a comma.
pub fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    headers.get_all(header::RETRY_AFTER).iter().filter_map(|value| value.to_str().ok()).find_map(|text| {
        if let Ok(date) = DateTime::parse_from_rfc2822(text.trim()) {
            // By the clock of who wrote the date, where it says what that shows.
            let now = skew::date(headers).unwrap_or(now);
            return Some((date.to_utc() - now).to_std().unwrap_or(Duration::ZERO));
        }
        text.split(',').find_map(|text| seconds(text.trim()))
    })
}

/// A number of seconds in digits, with a fraction or without: `1s`, `PT1S`, `-1` and `1e9` are none.
fn seconds(text: &str) -> Option<Duration> {
    let is_number =
        text.starts_with(|first: char| first.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    Duration::try_from_secs_f64(text.parse().ok().filter(|_| is_number)?).ok()
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
        assert_eq!(retry_after(&asking("99999999"), now), Some(Duration::from_secs(99_999_999)));
        for (joined, first) in [("31,120", 31), ("31, 120", 31), (" 31 ,x", 31), ("soon,31", 31), ("31,", 31)] {
            assert_eq!(retry_after(&asking(joined), now), Some(Duration::from_secs(first)), "{joined}");
        }
    }

    #[test]
    fn of_two_headers_the_first_that_can_be_read_counts() {
        for (values, wait) in [(["7", "9"], Some(7)), (["soon", "9"], Some(9)), (["", "1s"], None)] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::RETRY_AFTER, value.parse().unwrap());
            }
            assert_eq!(retry_after(&headers, Utc::now()), wait.map(Duration::from_secs), "{headers:?}");
        }
    }

    const UNREADABLE: [&str; 18] =
        ["", " ", ",", "-1", "-1,", "+1", "soon", "nan", "inf", "1e9", "1s", "1 s", "PT1S", "1.2.3", ".", "0x10", "Mon, 02 Mar", "1;2"];

    #[test]
    fn what_cannot_be_read_counts_as_absent_and_not_as_the_end() {
        let huge = "9".repeat(400);
        for value in UNREADABLE.into_iter().chain([huge.as_str()]) {
            let headers = asking(value);
            assert_eq!(retry_after(&headers, Utc::now()), None, "{value:?}");
            for status in [429, 503, 504].map(|status| StatusCode::from_u16(status).unwrap()) {
                let wait = |headers: &HeaderMap, method: &Method| wait_for(method, status, headers, Utc::now(), 2);
                assert_eq!(wait(&headers, &Method::GET), Some(Duration::from_millis(800)), "{value:?}");
                assert_eq!(wait(&headers, &Method::POST), wait(&HeaderMap::new(), &Method::POST), "{value:?}");
            }
        }
    }

    #[test]
    fn without_a_word_of_the_service_only_what_may_be_sent_twice_is_sent_again() {
        let now = Utc::now();
        let wait =
            |method, status: u16, headers: &HeaderMap, tried| wait_for(&method, StatusCode::from_u16(status).unwrap(), headers, now, tried);
        assert_eq!(wait(Method::GET, 503, &HeaderMap::new(), 1), Some(Duration::from_millis(400)));
        assert_eq!(wait(Method::GET, 503, &HeaderMap::new(), 3), Some(Duration::from_millis(1600)));
        assert_eq!(wait(Method::GET, 503, &asking("0"), 3), Some(Duration::from_millis(1600)), "no wait is not meant");
        assert_eq!(wait(Method::POST, 503, &HeaderMap::new(), 1), None);
        assert_eq!(wait(Method::POST, 503, &asking("1"), 1), Some(Duration::from_secs(1)));
        assert_eq!(wait(Method::POST, 429, &HeaderMap::new(), 2), Some(Duration::from_millis(800)), "nothing was done");
        assert_eq!(wait(Method::GET, 502, &HeaderMap::new(), 1), Some(Duration::from_millis(400)));
        assert_eq!(wait(Method::GET, 502, &asking("1"), 1), Some(Duration::from_secs(1)));
        assert_eq!(wait(Method::POST, 502, &asking("1"), 1), None, "it may have been handed on");
        assert_eq!(wait(Method::GET, 500, &asking("1"), 1), None);
        assert!(may_be_sent_twice(&Method::PUT) && !may_be_sent_twice(&Method::POST) && !may_be_sent_twice(&Method::PATCH));
    }

    #[test]
    fn a_front_door_is_told_from_the_service_by_the_type_of_its_answer() {
        let again = |status: u16, kind: Option<&str>| {
            let headers = HeaderMap::from_iter(kind.map(|kind| (header::CONTENT_TYPE, kind.parse().unwrap())));
            wait_for_service(&Method::POST, StatusCode::from_u16(status).unwrap(), &headers, Utc::now(), 1).is_some()
        };
        for kind in [None, Some("text/html"), Some("text/html; charset=us-ascii"), Some("text/plain")] {
            assert!(again(502, kind) && again(503, kind), "{kind:?}");
            assert!(!again(500, kind) && !again(504, kind) && !again(400, kind), "{kind:?}");
        }
        for kind in ["application/json", "application/json; charset=utf-8", "Application/Problem+JSON"] {
            assert!(!again(502, Some(kind)) && !again(503, Some(kind)), "{kind}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn waits_are_never_shorter_than_asked_and_differ() {
        let (client, mut waits) = (HttpClient::new(None), Vec::new());
        for _ in 0..100 {
            let before = tokio::time::Instant::now();
            client.wait("contoso.test", "is busy", Duration::from_secs(10)).await;
            waits.push(before.elapsed());
        }
        // A timer of tokio is late by a millisecond.
        assert!(waits.iter().all(|wait| (10_000..=15_001).contains(&wait.as_millis())), "{waits:?}");
        waits.sort_unstable();
        waits.dedup();
        assert!(waits.len() > 50, "{waits:?}");
    }

    /// How often a request with `method` is sent where each answer is this one, and how long that takes.
    async fn sent(method: Method, status: u16, headers: HeaderMap) -> (u32, Duration) {
        let (client, count) = (HttpClient::new(None), std::cell::Cell::new(0));
        let request = openidconnect::http::Request::builder().method(method).uri("https://contoso.test/").body(Vec::new()).unwrap();
        let answer = async |_| {
            count.set(count.get() + 1);
            let mut response = Response::new(Vec::new());
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            response.headers_mut().clone_from(&headers);
            Ok(response)
        };
        let before = tokio::time::Instant::now();
        assert!(client.patiently(request, answer, wait_for_service).await.is_ok());
        (count.get(), before.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn patience_has_an_end_and_an_unreadable_wait_does_not_end_it() {
        for value in UNREADABLE {
            let (count, took) = sent(Method::GET, 503, asking(value)).await;
            // 0.4 + 0.8 + 1.6 + 3.2 s, and half of it more at most.
            assert!(count == MOST_TRIES && (6_000..9_010).contains(&took.as_millis()), "{value:?}: {count}, {took:?}");
        }
        let (count, took) = sent(Method::POST, 429, asking("31,120")).await;
        assert!(count == MOST_TRIES && (124..187).contains(&took.as_secs()), "{count}, {took:?}");
        assert_eq!(sent(Method::GET, 503, asking("61")).await.0, 1, "that is more than a person waits");
        assert_eq!(sent(Method::GET, 503, asking("60")).await.0, 4, "and so is this in all");
        assert_eq!(sent(Method::POST, 502, HeaderMap::new()).await.0, MOST_TRIES);
    }
}
