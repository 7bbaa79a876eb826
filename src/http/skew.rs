//! How far this machine's clock is from a server's, measured from the `Date` header (RFC 9110 §6.6.1).

use std::fmt;

use chrono::{DateTime, Datelike, TimeDelta};
use openidconnect::http::HeaderMap;
use openidconnect::http::header::{AGE, DATE};

use crate::clock::Instant;

/// Where tokens are refused (an ID token's `nbf` and `iat`, as in the MSAL libraries).
const LARGE: TimeDelta = TimeDelta::minutes(5);
/// What may explain a token that is refused for time (an ID token's `exp`).
const NOTABLE: TimeDelta = TimeDelta::minutes(2);
/// `Date` has whole seconds.
const GRAIN: TimeDelta = TimeDelta::milliseconds(500);
/// Its year has four digits (RFC 9110 §5.6.7). Beyond, sums of instants have an end.
const LAST_YEAR: i32 = 9999;
/// In seconds.
const YEAR: i64 = 31_557_600;

/// How far this machine's clock is from a server's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skew {
    host: String,
    /// Positive where this machine's clock is ahead.
    ahead: TimeDelta,
    uncertainty: TimeDelta,
}

impl Skew {
    /// Compares the answer's `Date` with the moments at which the request was sent and the answer came, by this machine's clock.
    pub(super) fn measure(host: &str, headers: &HeaderMap, sent: Instant, received: Instant) -> Option<Self> {
        let trip = received - sent;
        // The clock was set, or the machine slept, while the request was under way.
        if trip < TimeDelta::zero() || trip > LARGE {
            return None;
        }
        let date = date(headers)? + GRAIN;
        Some(Self { host: host.to_owned(), ahead: sent + trip / 2 - date, uncertainty: trip / 2 + GRAIN })
    }

    /// Whether tokens will be refused for it.
    pub fn is_large(&self) -> bool {
        self.least() > LARGE
    }

    /// Whether it may be why something was refused.
    pub fn is_notable(&self) -> bool {
        self.least() > NOTABLE
    }

    /// How far this machine's clock is ahead.
    pub fn ahead(&self) -> TimeDelta {
        self.ahead
    }

    /// What the server's clock shows when this machine's shows `now`.
    pub fn corrected(&self, now: Instant) -> Instant {
        now - self.ahead
    }

    /// Whose clock this machine's is held against.
    pub fn host(&self) -> &str {
        &self.host
    }

    fn least(&self) -> TimeDelta {
        self.ahead.abs() - self.uncertainty
    }
}

impl fmt::Display for Skew {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = if self.ahead > TimeDelta::zero() { "ahead" } else { "behind" };
        write!(formatter, "this machine's clock is {} {direction} (by the Date of {})", amount(self.ahead.abs()), self.host)
    }
}

/// When the server says it is; a cache between tells how long it kept the answer (RFC 9111 §5.1).
pub(super) fn date(headers: &HeaderMap) -> Option<Instant> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let date = DateTime::parse_from_rfc2822(text(DATE)?.trim()).ok()?.to_utc();
    let age = text(AGE).and_then(|age| age.trim().parse::<u32>().ok()).unwrap_or_default();
    if date.year() > LAST_YEAR { None } else { date.checked_add_signed(TimeDelta::seconds(age.into())) }
}

/// A span of time for a person.
pub(super) fn amount(span: TimeDelta) -> String {
    let seconds = span.num_seconds();
    let rounded = |unit: i64| (seconds + unit / 2) / unit;
    match (rounded(60), rounded(3600)) {
        (..=1, _) => format!("{seconds} s"),
        (minutes @ ..=119, _) => format!("{minutes} min"),
        (_, hours @ ..=47) => format!("{hours} hours"),
        _ if seconds < 2 * YEAR => format!("{} days", rounded(86_400)),
        _ => format!("{} years", rounded(YEAR)),
    }
}

#[cfg(test)]
mod tests {
    use openidconnect::http::HeaderValue;

    use super::*;

    fn at(text: &str) -> Instant {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn measured(headers: &[(&'static str, &'static str)], sent: &str, received: &str) -> Option<Skew> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        Skew::measure("contoso.ciamlogin.com", &headers, at(sent), at(received))
    }

    const TEN: (&str, &str) = ("date", "Mon, 02 Mar 2026 10:00:00 GMT");

    #[test]
    fn a_skew_is_named_with_its_direction() {
        let behind = measured(&[TEN], "2026-03-02T08:54:00Z", "2026-03-02T08:54:01Z").unwrap();
        assert_eq!(behind.to_string(), "this machine's clock is 66 min behind (by the Date of contoso.ciamlogin.com)");
        let ahead = measured(&[TEN], "2026-03-05T10:00:00Z", "2026-03-05T10:00:01Z").unwrap();
        assert_eq!(ahead.to_string(), "this machine's clock is 3 days ahead (by the Date of contoso.ciamlogin.com)");
        assert!(behind.is_large() && ahead.is_large());
        assert_eq!(behind.corrected(at("2026-03-02T08:54:00Z")), at("2026-03-02T10:00:00Z"));
    }

    #[test]
    fn a_span_is_told_in_one_unit() {
        let told = |seconds| amount(TimeDelta::seconds(seconds));
        assert_eq!(
            [0, 89, 90, 3960, 7169, 7170, 86_400, 172_800, 864_000, 2 * YEAR - 1, 2 * YEAR, 56 * YEAR].map(told),
            ["0 s", "89 s", "2 min", "66 min", "119 min", "2 hours", "24 hours", "2 days", "10 days", "730 days", "2 years", "56 years"]
        );
    }

    #[test]
    fn a_slow_answer_is_no_proof() {
        let large = |sent, received| measured(&[TEN], sent, received).is_some_and(|skew| skew.is_large());
        assert!(!large("2026-03-02T10:00:00Z", "2026-03-02T10:00:01Z"));
        assert!(!large("2026-03-02T10:05:00Z", "2026-03-02T10:05:01Z"), "five minutes are allowed");
        assert!(large("2026-03-02T10:05:02Z", "2026-03-02T10:05:02Z"));
        assert!(!large("2026-03-02T10:04:40Z", "2026-03-02T10:05:30Z"), "the request may have taken all of it");
        assert!(measured(&[TEN], "2026-03-02T10:03:00Z", "2026-03-02T10:03:00Z").unwrap().is_notable());
    }

    #[test]
    fn a_clock_that_is_set_meanwhile_measures_nothing() {
        assert_eq!(measured(&[TEN], "2026-03-02T10:00:00Z", "2026-03-02T09:00:00Z"), None, "set back");
        assert_eq!(measured(&[TEN], "2026-03-02T10:00:00Z", "2026-03-02T18:00:00Z"), None, "set forward, or asleep");
    }

    #[test]
    fn a_kept_answer_is_as_old_as_the_cache_says() {
        let kept = measured(&[TEN, ("age", "3600")], "2026-03-02T11:00:00Z", "2026-03-02T11:00:01Z").unwrap();
        assert!(!kept.is_notable(), "{kept}");
        for nonsense in ["", "yesterday", "Mon, 99 Mar 2026 10:00:00 GMT", "31 Dec 262142 23:59:59 GMT", "1 Jan 10000 00:00:00 GMT"] {
            assert_eq!(measured(&[("date", nonsense)], "2026-03-02T11:00:00Z", "2026-03-02T11:00:01Z"), None, "{nonsense}");
        }
        let last = measured(&[("date", "31 Dec 9999 23:59:59 GMT"), ("age", "4294967295")], "2026-03-02T11:00:00Z", "2026-03-02T11:00:01Z");
        assert!(last.unwrap().corrected(at("2026-03-02T11:00:01Z")) > at("9999-12-31T23:59:59Z"));
        assert_eq!(measured(&[], "2026-03-02T11:00:00Z", "2026-03-02T11:00:01Z"), None);
    }
}
