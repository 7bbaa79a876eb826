//! Errors in the form of Microsoft's: a number, a sentence, ids and a time.

use chrono::Utc;
use serde_json::json;

use super::call::Call;
use super::respond::{self, Answer, guid};

/// An AADSTS error.
#[derive(Clone, Debug)]
pub(super) struct Aadsts {
    pub(super) number: u32,
    pub(super) error: &'static str,
    pub(super) suberror: Option<&'static str>,
    pub(super) message: String,
}

impl Aadsts {
    pub(super) fn new(number: u32, error: &'static str, message: impl Into<String>) -> Self {
        Self { number, error, suberror: None, message: message.into() }
    }

    pub(super) fn numbered(&self) -> String {
        format!("AADSTS{}: {}", self.number, self.message)
    }

    /// The sentence with its ids, as `error_description` has it.
    pub(super) fn description(&self, correlation_id: &str) -> String {
        let timestamp = Utc::now().format("%Y-%m-%d %H:%M:%SZ");
        format!("{} Trace ID: {} Correlation ID: {correlation_id} Timestamp: {timestamp}", self.numbered(), guid())
    }

    pub(super) fn uri(&self) -> String {
        format!("https://login.microsoftonline.com/error?code={}", self.number)
    }

    /// The token endpoint's form.
    pub(super) fn json(&self, status: u16, call: &Call) -> Answer {
        let (trace_id, correlation_id) = (guid(), call.header("client-request-id").map_or_else(guid, str::to_owned));
        let timestamp = Utc::now().format("%Y-%m-%d %H:%M:%SZ").to_string();
        let mut body = json!({
            "error": self.error,
            "error_description": format!("{} Trace ID: {trace_id} Correlation ID: {correlation_id} Timestamp: {timestamp}", self.numbered()),
            "error_codes": [self.number],
            "timestamp": timestamp,
            "trace_id": trace_id,
            "correlation_id": correlation_id,
            "error_uri": self.uri(),
        });
        if let Some(suberror) = self.suberror {
            body["suberror"] = suberror.into();
        }
        respond::with_remark(respond::json(status, &body), &self.numbered())
    }
}
