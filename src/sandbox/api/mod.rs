//! The sandbox's own API, `/sandbox/v1/`: what the admin center and a test's levers are for a real tenant. JSON, described by
//! `openapi.json`. A page in a browser cannot drive it.

mod collection;
mod forge;

use std::time::Duration;

use hyper::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::call::Call;
use super::directory::{App, User, UserFlow};
use super::fault::Fault;
use super::respond::{self, Answer};
use super::{Error, Tenant};

const OPENAPI: &str = include_str!("openapi.json");
/// A test that waits longer waits for nothing.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// Why the API refuses.
enum Refusal {
    /// The request is wrong.
    Invalid(String),
    /// There is no such thing.
    Missing(String),
    /// The change cannot be kept.
    NotKept(String),
}

type Reply = Result<Answer, Refusal>;

impl Tenant {
    /// Answers `/sandbox/v1/{path}`.
    pub(super) async fn api(&self, call: &Call, path: &[&str]) -> Answer {
        if call.is_from_another_site() {
            return refuse(403, "a page in a browser cannot drive the sandbox");
        }
        let reply = match (&call.method, path) {
            (&Method::GET, ["openapi.json"]) => Ok(respond::json_text(200, OPENAPI)),
            (&Method::GET, ["ready"]) => Ok(respond::json(200, &json!({"ready": true, "version": env!("CARGO_PKG_VERSION")}))),
            (&Method::GET, ["tenant"]) => Ok(respond::plain(200, self.state().directory.to_text().trim_end())),
            (_, ["users", rest @ ..]) => self.collection::<User>(call, rest),
            (_, ["apps", rest @ ..]) => self.collection::<App>(call, rest),
            (_, ["flows", rest @ ..]) => self.collection::<UserFlow>(call, rest),
            (&Method::GET, ["mail"]) => self.listed(call, |call| self.mail(call)).await,
            (&Method::DELETE, ["mail"]) => {
                self.state().mail.clear();
                Ok(respond::empty(204))
            }
            (&Method::GET, ["log"]) => self.listed(call, |call| self.entries(call)).await,
            (&Method::DELETE, ["log"]) => {
                self.state().journal.clear();
                Ok(respond::empty(204))
            }
            (&Method::GET, ["clock"]) => Ok(self.clock()),
            (&Method::PATCH, ["clock"]) => self.set_clock(call),
            (&Method::GET, ["faults"]) => Ok(respond::json(200, &json!({"value": self.state().faults.list()}))),
            (&Method::POST, ["faults"]) => body::<Fault>(call).map(|fault| {
                self.state().faults.add(fault.clone());
                respond::json(201, &fault)
            }),
            (&Method::DELETE, ["faults"]) => {
                self.state().faults.clear();
                Ok(respond::empty(204))
            }
            (&Method::POST, ["keys"]) => self.state().rotate_keys().map(|()| respond::empty(204)).map_err(Refusal::from),
            (&Method::POST, ["tokens"]) => self.forge(call),
            (&Method::POST, ["reset"]) => self.state().reset().map(|()| respond::empty(204)).map_err(Refusal::from),
            _ => Err(Refusal::Missing("there is no such part of the sandbox's own API; see /sandbox/v1/openapi.json".to_owned())),
        };
        match reply {
            Ok(answer) => answer,
            Err(Refusal::Invalid(message)) => refuse(400, &message),
            Err(Refusal::Missing(message)) => refuse(404, &message),
            Err(Refusal::NotKept(message)) => refuse(500, &message),
        }
    }

    /// A list; with `wait` and nothing in it, once there is something.
    async fn listed(&self, call: &Call, list: impl Fn(&Call) -> Vec<Value>) -> Reply {
        let wait = match call.query("wait").map(str::parse::<f64>) {
            None => Duration::ZERO,
            Some(Ok(seconds)) => Duration::try_from_secs_f64(seconds).map_err(|_| invalid("wait is seconds"))?.min(LONGEST_WAIT),
            Some(Err(_)) => return Err(invalid("wait is seconds")),
        };
        let deadline = Instant::now() + wait;
        loop {
            // Waited for before the look, so that nothing comes in between.
            let news = self.news.notified();
            let found = list(call);
            if !found.is_empty() || timeout_at(deadline, news).await.is_err() {
                return Ok(respond::json(200, &json!({ "value": found })));
            }
        }
    }

    fn mail(&self, call: &Call) -> Vec<Value> {
        let wanted = call.query("to");
        let state = self.state();
        state.mail.iter().filter(|mail| wanted.is_none_or(|to| mail.to.eq_ignore_ascii_case(to))).map(|mail| json!(mail)).collect()
    }

    fn entries(&self, call: &Call) -> Vec<Value> {
        let after = call.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
        self.state().journal.after(after).map(|entry| json!(entry)).collect()
    }

    fn clock(&self) -> Answer {
        let state = self.state();
        let clock = &state.directory.clock;
        respond::json(200, &json!({"now": state.now(), "frozen": clock.frozen_at.is_some(), "ahead_seconds": clock.ahead_seconds}))
    }

    fn set_clock(&self, call: &Call) -> Reply {
        let change: ClockChange = body(call)?;
        self.state().change(|directory| directory.clock.apply(change.frozen, change.at, change.advance_seconds))?;
        Ok(self.clock())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockChange {
    /// Whether it stands still; as it was without it.
    frozen: Option<bool>,
    /// What it shows.
    at: Option<chrono::DateTime<chrono::Utc>>,
    /// How far it is moved.
    #[serde(default)]
    advance_seconds: i64,
}

fn body<T: DeserializeOwned>(call: &Call) -> Result<T, Refusal> {
    // A form of another site can be sent as anything but this (Fetch §2.2.2, CORS-safelisted request headers).
    if !call.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(invalid("the body must be application/json"));
    }
    serde_json::from_slice(call.body()).map_err(|error| Refusal::Invalid(error.to_string()))
}

fn invalid(message: &str) -> Refusal {
    Refusal::Invalid(message.to_owned())
}

fn refuse(status: u16, message: &str) -> Answer {
    respond::with_remark(respond::json(status, &json!({ "error": message })), message)
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { reason } => Self::Invalid(reason),
            other => Self::NotKept(other.to_string()),
        }
    }
}
