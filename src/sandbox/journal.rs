//! What was asked, and what became of it: the last requests, without anything secret in them.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::call::Call;
use super::respond::{Answer, Remark};

/// As many as somebody reads.
const MOST: usize = 1000;

/// A request and its end.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entry {
    id: u64,
    pub(super) on: DateTime<Utc>,
    pub(super) method: String,
    /// Without the query, which may hold a code.
    pub(super) path: String,
    client_id: Option<String>,
    client_request_id: Option<String>,
    pub(super) status: u16,
    /// `accepted` or `refused`.
    pub(super) outcome: &'static str,
    /// Why it was refused, or what was done.
    pub(super) remark: Option<String>,
    milliseconds: f64,
}

/// The last requests.
#[derive(Default)]
pub(super) struct Journal {
    entries: VecDeque<Entry>,
    count: u64,
}

impl Journal {
    /// Writes a request down; those to the sandbox's own API are not the tenant's.
    pub(super) fn add(&mut self, call: &Call, answer: &Answer, on: DateTime<Utc>, milliseconds: f64) {
        if call.path.starts_with("/sandbox") {
            return;
        }
        let remark = answer.extensions().get::<Remark>();
        let refused = answer.status().as_u16() >= 400 || remark.is_some_and(|remark| remark.refused);
        self.count += 1;
        let entry = Entry {
            id: self.count,
            on,
            method: call.method.to_string(),
            path: call.path.clone(),
            client_id: call.parameter("client_id").map(|id| id.chars().take(64).collect()),
            client_request_id: call.header("client-request-id").map(|id| id.chars().take(64).collect()),
            status: answer.status().as_u16(),
            outcome: if refused { "refused" } else { "accepted" },
            remark: remark.map(|remark| remark.text.clone()),
            milliseconds,
        };
        if self.entries.len() >= MOST {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    pub(super) fn after(&self, id: u64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.id > id)
    }

    /// The newest first.
    pub(super) fn newest(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev()
    }

    pub(super) fn last_id(&self) -> u64 {
        self.count
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}
