//! What External ID says when it refuses: in JSON from the token endpoint, in parameters from the authorization endpoint.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// An error of the authority. Decisions go by `error`; the numbers only choose advice (Microsoft's error-code reference).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceError {
    /// The OAuth error word, or empty where a broken answer has none.
    #[serde(deserialize_with = "text")]
    pub error: String,
    /// The text for developers.
    #[serde(deserialize_with = "text")]
    pub error_description: String,
    /// Entra's refinement of `error`.
    #[serde(deserialize_with = "text")]
    pub suberror: String,
    /// The AADSTS numbers.
    #[serde(deserialize_with = "numbers")]
    pub error_codes: Vec<u64>,
    /// For Microsoft's support.
    #[serde(deserialize_with = "optional_text")]
    pub trace_id: Option<String>,
    /// For Microsoft's support.
    #[serde(deserialize_with = "optional_text")]
    pub correlation_id: Option<String>,
    /// How long a busy authority wants to be left alone: a header says so.
    #[serde(skip)]
    pub retry_after: Option<Duration>,
}

impl ServiceError {
    /// Reads the parameters of an authorization response; Entra tells the number in the description or at the end of `error_uri`.
    pub fn from_parameters(value: impl Fn(&str) -> Option<String>) -> Self {
        let mut error = Self {
            error: value("error").unwrap_or_default(),
            error_description: value("error_description").unwrap_or_default(),
            suberror: value("error_subcode").or_else(|| value("suberror")).unwrap_or_default(),
            error_codes: Vec::new(),
            trace_id: value("trace_id"),
            correlation_id: value("correlation_id"),
            retry_after: None,
        };
        error.complete();
        if error.error_codes.is_empty() {
            error.error_codes.extend(value("error_uri").and_then(|uri| uri.rsplit_once("code=")?.1.parse::<u64>().ok()));
        }
        error
    }

    /// Reads what the description alone has: numbers and ids.
    pub fn complete(&mut self) {
        let description = &self.error_description;
        if self.error_codes.is_empty() {
            let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().ok();
            self.error_codes = description.split("AADSTS").skip(1).filter_map(digits).take(1).collect();
        }
        let after = |label: &str| {
            let rest = description.split_once(label)?.1;
            rest.split_whitespace().next().map(str::to_owned)
        };
        self.trace_id = self.trace_id.take().or_else(|| after("Trace ID: "));
        self.correlation_id = self.correlation_id.take().or_else(|| after("Correlation ID: "));
    }

    /// Whether the person ended the sign-in: a cancel button, or a declined consent.
    pub fn is_cancellation(&self) -> bool {
        self.error == "access_denied" && (self.suberror == "cancel" || self.error_codes.is_empty() || self.error_codes.contains(&65004))
    }

    /// Whether only a sign-in in the browser can help (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). A missing consent (65001) is not
    /// mended by one: customers cannot consent.
    pub fn asks_for_sign_in(&self) -> bool {
        let words = ["invalid_grant", "interaction_required", "login_required", "account_selection_required"];
        words.contains(&self.error.as_str()) && !self.asks_for_consent()
    }

    /// Whether something that was sent is out of its time, which may be this machine's fault: a client assertion (700024) or the token that
    /// is exchanged on somebody's behalf (500133).
    pub fn is_about_time(&self) -> bool {
        self.error_codes.iter().any(|number| matches!(number, 700_024 | 500_133))
    }

    /// Whether an administrator's consent is missing.
    pub fn asks_for_consent(&self) -> bool {
        self.error == "consent_required" || self.suberror == "consent_required" || self.error_codes.contains(&65001)
    }
}

impl openidconnect::ErrorResponse for ServiceError {}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.error.is_empty() { "error" } else { &self.error };
        // The ids and the time that follow are told apart.
        let description = self.error_description.split("Trace ID:").next().unwrap_or_default();
        let description = description.split_whitespace().collect::<Vec<_>>().join(" ");
        if description.is_empty() { formatter.write_str(word) } else { write!(formatter, "{word}: {description}") }
    }
}

impl std::error::Error for ServiceError {}

/// Entra sends numbers; one of its libraries reads strings.
fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u64>, D::Error> {
    let number = |value: &Value| value.as_u64().or_else(|| value.as_str()?.parse().ok());
    let value = Value::deserialize(deserializer)?;
    Ok(value.as_array().map(|values| values.iter().filter_map(number).collect()).unwrap_or_default())
}

/// A member of another type says nothing, and hides no other member.
fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_str().map(str::to_owned))
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    optional_text(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_member_of_another_type_hides_no_other() {
        for name in ["error_description", "suberror", "trace_id", "correlation_id", "error_codes", "timestamp"] {
            for odd in [json!(5), json!(null), json!(["a"]), json!({"a": "b"}), json!(true)] {
                let mut body = json!({"error": "invalid_client", "error_codes": ["7000215"]});
                body[name] = odd;
                let error: ServiceError = serde_json::from_value(body.clone()).unwrap();
                assert_eq!(error.error, "invalid_client", "{body}");
                assert_eq!(error.error_codes.is_empty(), name == "error_codes", "{body}");
            }
        }
    }

    #[test]
    fn a_token_endpoints_error_is_read_whole() {
        let body = include_str!("../../tests/fixtures/errors/wrong_secret.json");
        let error: ServiceError = serde_json::from_str(body).unwrap();
        assert_eq!(error.error_codes, [7_000_215]);
        assert_eq!(error.correlation_id.as_deref(), Some("7c8f0d2e-1111-4222-8333-444455556666"));
        assert_eq!(
            error.to_string(),
            "invalid_client: AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client \
             secret value, not the client secret ID, for a secret added to app '11111111-2222-4333-8444-555555555555'."
        );
    }

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        let parameters = |pairs: &'static [(&str, &str)]| {
            ServiceError::from_parameters(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        let described = parameters(&[("error", "invalid_request"), ("error_description", "AADSTS90023: Malformed.\r\nTrace ID: t-1\r\n")]);
        assert_eq!((described.error_codes.as_slice(), described.trace_id.as_deref()), (&[90023][..], Some("t-1")));
        let linked = parameters(&[("error", "server_error"), ("error_uri", "https://login.microsoftonline.com/error?code=131010")]);
        assert_eq!(linked.error_codes, [131_010]);
        let strings: ServiceError = serde_json::from_str(r#"{"error_codes":["700082"]}"#).unwrap();
        assert_eq!(strings.error_codes, [700_082]);
    }

    #[test]
    fn a_cancel_is_told_from_a_refusal() {
        let denied = |suberror: &str, codes: &[u64]| {
            ServiceError { error: "access_denied".into(), suberror: suberror.into(), error_codes: codes.to_vec(), ..Default::default() }
                .is_cancellation()
        };
        assert!(denied("cancel", &[]) && denied("", &[]) && denied("", &[65004]));
        assert!(!denied("", &[53003]));
    }

    #[test]
    fn a_missing_consent_is_not_mended_by_signing_in() {
        let error = ServiceError { error: "invalid_grant".into(), error_codes: vec![65001], ..Default::default() };
        assert!(error.asks_for_consent() && !error.asks_for_sign_in());
    }
}
