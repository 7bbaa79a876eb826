//! The device's side of the grant, with a clock that is moved.

use std::cell::{Cell, RefCell};

use serde_json::json;

use super::*;
use crate::auth::metadata::tests::{AUTHORITY, metadata};
use crate::auth::{Attempt, Refusal, ServiceError};

const OWN_PAGE: &str = "https://contoso.ciamlogin.com/common/oauth2/deviceauth";

fn read(change: impl FnOnce(&mut Value)) -> Result<DeviceAuthorization, Error> {
    let mut answer = json!({
        "device_code": "BAQsecret", "user_code": "HJK2M9PQR", "verification_uri": OWN_PAGE, "expires_in": 900, "interval": 5,
    });
    change(&mut answer);
    let answer = serde_json::from_value(answer).map_err(|_| Error::NotJson { what: "device code" })?;
    DeviceAuthorization::read(&metadata(AUTHORITY), answer, ScopeSet::sign_in())
}

#[tokio::test]
async fn microsofts_page_is_replaced_by_the_tenants_own() {
    for page in [
        OWN_PAGE,
        "https://microsoft.com/devicelogin",
        "https://login.microsoftonline.com/common/oauth2/deviceauth",
        // Another tenant's page, for a code that this tenant issued.
        "https://fabrikam.ciamlogin.com/common/oauth2/deviceauth",
    ] {
        assert_eq!(read(|answer| answer["verification_uri"] = page.into()).unwrap().verification_uri.as_str(), OWN_PAGE, "{page}");
    }
}

#[tokio::test]
async fn a_link_that_leads_elsewhere_is_refused() {
    for page in [
        "https://evil.example/device",
        "https://microsoft.com.evil.example/devicelogin",
        "http://microsoft.com/devicelogin",
        "http://contoso.ciamlogin.com/device",
        "https://contoso.ciamlogin.com:8443/device",
        "https://user@contoso.ciamlogin.com/device",
        "https://contoso.ciamlogin.com/de\nvice",
        "https://contoso.ciamlogin.com/\u{1b}[2Jdevice",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "contoso.ciamlogin.com",
        "",
    ] {
        let error = read(|answer| answer["verification_uri"] = page.into()).unwrap_err();
        assert!(matches!(error, Error::UntrustedEndpoint { name: "verification_uri", .. }), "{page}: {error}");
    }
}

#[tokio::test]
async fn a_complete_link_is_taken_only_where_it_is_the_authoritys() {
    let complete = |link: &str| read(|answer| answer["verification_uri_complete"] = link.into()).unwrap().verification_uri_complete;
    let own = format!("{OWN_PAGE}?otc=HJK2M9PQR");
    assert_eq!(complete(&own).map(String::from), Some(own));
    assert_eq!(complete("https://evil.example/?otc=HJK2M9PQR"), None);
    assert_eq!(complete("https://microsoft.com/devicelogin?otc=HJK2M9PQR"), None);
}

#[tokio::test]
async fn a_code_that_nobody_can_type_is_refused() {
    for code in ["", "  ", "AB\u{1b}[31mCD", "AB\nCD", "АВСD", &"A".repeat(65)] {
        assert!(matches!(read(|answer| answer["user_code"] = code.into()), Err(Error::NotJson { .. })), "{code}");
    }
    for name in ["device_code", "user_code", "verification_uri"] {
        assert!(matches!(read(|answer| answer[name] = Value::Null), Err(Error::NotJson { .. })), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_authority_says_of_time_is_bounded() {
    let interval = |value: Value| read(|answer| answer["interval"] = value).unwrap().interval.as_secs();
    for (said, meant) in [(json!(5), 5), (json!("7"), 7), (json!(0), 1), (json!(-3), 1), (json!(1_000_000_000), 60), (Value::Null, 5)] {
        assert_eq!(interval(said.clone()), meant, "{said}");
    }
    assert_eq!(read(|answer| drop(answer.as_object_mut().unwrap().remove("interval"))).unwrap().interval.as_secs(), 5);
    let lifetime = |value: Value| (read(|answer| answer["expires_in"] = value).unwrap().expires_on - Instant::now()).as_secs();
    for (said, meant) in [(json!(900), 900), (json!("300"), 300), (json!(0), 0), (json!(1e300), 86_400), (Value::Null, 900)] {
        assert_eq!(lifetime(said.clone()), meant, "{said}");
    }
}

fn no_answer<T>() -> Step<T> {
    Step::Unanswered(Error::Network(http::Error::TimedOut { host: "contoso.ciamlogin.com".to_owned(), connecting: false }))
}

/// At which seconds the authority is asked that answers so, at an interval of five.
async fn asked(answers: Vec<Step<()>>) -> (Vec<u64>, usize) {
    let (started, seconds, troubles) = (Instant::now(), RefCell::new(Vec::new()), Cell::new(0));
    let mut answers = answers.into_iter();
    let ask = async || {
        seconds.borrow_mut().push(started.elapsed().as_secs());
        answers.next().unwrap_or(Step::End(()))
    };
    poll(Duration::from_secs(5), ask, &mut None, |_| troubles.set(troubles.get() + 1)).await;
    (seconds.into_inner(), troubles.get())
}

#[tokio::test(start_paused = true)]
async fn the_authority_is_asked_at_its_interval() {
    assert_eq!(asked(vec![Step::Pending, Step::Pending, Step::Pending]).await, (vec![5, 10, 15, 20], 0));
}

#[tokio::test(start_paused = true)]
async fn slow_down_is_for_good() {
    let answers = vec![Step::Pending, Step::SlowDown, Step::Pending, Step::SlowDown, Step::Pending];
    assert_eq!(asked(answers).await.0, [5, 10, 20, 30, 45, 60]);
}

#[tokio::test(start_paused = true)]
async fn a_network_that_is_away_is_asked_ever_less_and_told_once() {
    let mut answers: Vec<Step<()>> = (0..6).map(|_| no_answer()).collect();
    answers.extend([Step::Pending, no_answer(), Step::Pending]);
    let (seconds, troubles) = asked(answers).await;
    let pauses: Vec<u64> = seconds.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!((pauses, troubles), (vec![10, 20, 40, 60, 60, 60, 5, 10, 5], 2));
}

fn refused(word: &str, error_codes: &[u64]) -> Step<Result<DeviceResponse, Error>> {
    judge(Err(Error::Refused(Box::new(Refusal {
        error: ServiceError { error: word.into(), error_codes: error_codes.to_vec(), ..ServiceError::default() },
        attempt: Attempt::Device,
        is_microsoft: true,
    }))))
}

#[test]
fn the_person_or_the_authority_ends_the_wait() {
    for declined in [refused("authorization_declined", &[70019]), refused("access_denied", &[])] {
        assert!(matches!(declined, Step::End(Ok(DeviceResponse::Declined))));
    }
    assert!(matches!(refused("expired_token", &[70020]), Step::End(Ok(DeviceResponse::Expired))));
    for (word, number) in [("access_denied", 53003), ("unauthorized_client", 700_016), ("bad_verification_code", 70018), ("new", 1)] {
        assert!(matches!(refused(word, &[number]), Step::End(Err(Error::Refused(_)))), "{word}");
    }
}

#[test]
fn only_what_may_pass_is_asked_again() {
    assert!(matches!(refused("authorization_pending", &[70016]), Step::Pending) && matches!(refused("slow_down", &[]), Step::SlowDown));
    assert!(matches!(refused("temporarily_unavailable", &[]), Step::Unanswered(_)));
    for status in [429, 500, 502, 503, 504] {
        assert!(matches!(judge(Err(Error::BadTokenResponse { status })), Step::Unanswered(_)), "{status}");
    }
    for status in [200, 302, 400, 403] {
        assert!(matches!(judge(Err(Error::BadTokenResponse { status })), Step::End(Err(Error::BadTokenResponse { .. }))), "{status}");
    }
    let network = |error| judge(Err(Error::Network(error)));
    let (host, reason) = ("contoso.ciamlogin.com".to_owned(), "reset".to_owned());
    for error in [
        http::Error::Unreachable { host: host.clone(), reason: reason.clone() },
        http::Error::NoAnswer { host: host.clone(), reason: reason.clone() },
    ] {
        assert!(matches!(network(error), Step::Unanswered(_)));
    }
    assert!(matches!(network(http::Error::Tls { reason }), Step::End(Err(Error::Network(http::Error::Tls { .. })))));
    assert!(matches!(network(http::Error::TooLarge { host, limit: 1 }), Step::End(Err(Error::Network(http::Error::TooLarge { .. })))));
}

#[tokio::test(start_paused = true)]
async fn the_wait_ends_with_the_code_and_tells_of_a_network_that_was_away() {
    let (device, started) = (read(|_| ()).unwrap(), Instant::now());
    assert!(matches!(wait(&device, async || Step::Pending, |_| ()).await, Ok(DeviceResponse::Expired)));
    assert_eq!(started.elapsed().as_secs(), 900);
    let device = read(|_| ()).unwrap();
    assert!(matches!(wait(&device, async || no_answer(), |_| ()).await, Err(Error::Network(_))));
    assert_eq!(started.elapsed().as_secs(), 1800);
}
