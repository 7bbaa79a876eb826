//! Microsoft Graph, as far as customers and the apps of an external tenant get: the own profile, the list of users, batches.

mod batch;
mod filter;
mod profile;
mod user;
mod users;

use chrono::{SecondsFormat, Utc};
use hyper::Method;
use serde_json::{Value, json};

use super::Tenant;
use super::call::{Call, decode_segment};
use super::respond::{self, Answer, guid};
use super::sealed::GraphToken;
use super::state::State;

/// Microsoft Graph's own client id.
pub(super) const APP_ID: &str = "00000003-0000-0000-c000-000000000000";

/// A request, on its own or in a batch.
struct Request<'a> {
    method: Method,
    path: Vec<String>,
    query: Vec<(String, String)>,
    body: Value,
    /// `ConsistencyLevel: eventual`, which counts and searches need.
    eventual: bool,
    origin: &'a str,
}

/// What Graph says.
struct Reply {
    status: u16,
    body: Value,
}

impl Reply {
    fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    fn done() -> Self {
        Self { status: 204, body: Value::Null }
    }

    fn error(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self { status, body: error_body(code, &message.into()) }
    }

    fn denied() -> Self {
        Self::error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
    }

    fn not_imitated(what: &str) -> Self {
        Self::error(501, "NotImplemented", format!("The sandbox does not imitate {what} of Microsoft Graph."))
    }

    fn into_answer(self) -> Answer {
        if self.body.is_null() {
            return respond::empty(self.status);
        }
        let answer = respond::json(self.status, &self.body);
        match self.body["error"]["message"].as_str() {
            Some(message) => respond::with_remark(answer, message),
            None => answer,
        }
    }
}

impl<'a> Request<'a> {
    fn of(call: &'a Call, path: &[&str]) -> Self {
        Self {
            method: call.method.clone(),
            path: path.iter().map(|segment| decode_segment(segment)).collect(),
            query: call.query_pairs().to_vec(),
            body: serde_json::from_slice(call.body()).unwrap_or_default(),
            eventual: call.header("consistencylevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual")),
            origin: &call.origin,
        }
    }

    /// A system query option (OData 4.01, part 2, §5.1).
    fn option(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Tenant {
    pub(super) fn graph(&self, call: &Call, path: &[&str]) -> Answer {
        let mut state = self.state();
        let token = match bearer(&state, call) {
            Ok(token) => token,
            Err(message) => return respond::with_header(unauthenticated(&state, call, message), "request-id", &guid()),
        };
        let reply = match (&call.method, path) {
            (&Method::POST, ["$batch"]) => batch::run(&mut state, &token, call),
            _ => route(&mut state, &token, &Request::of(call, path)),
        };
        respond::with_header(reply.into_answer(), "request-id", &guid())
    }

    /// The userinfo endpoint, which lies at Graph (OpenID Connect Core §5.3).
    pub(super) fn userinfo(&self, call: &Call) -> Answer {
        let state = self.state();
        match bearer(&state, call) {
            Ok(token) => user::info(&state, &token).into_answer(),
            Err(message) => unauthenticated(&state, call, message),
        }
    }
}

fn route(state: &mut State, token: &GraphToken, request: &Request<'_>) -> Reply {
    let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
    match (&request.method, path.as_slice()) {
        (&Method::GET, ["me"]) => profile::show(state, token, request),
        (&Method::PATCH, ["me"]) => profile::change(state, token, request),
        (&Method::POST, ["me", "changePassword"]) => profile::change_password(state, token, request),
        (&Method::GET, ["users"]) => users::list(state, token, request),
        (&Method::GET, ["users", "$count"]) => users::count(state, token, request),
        (&Method::GET, ["users", id]) => users::show(state, token, request, id),
        (_, ["me" | "users" | "groups" | "applications", ..]) if token.user_id.is_some() => Reply::denied(),
        (method, path) => Reply::not_imitated(&format!("{method} /{}", path.join("/"))),
    }
}

/// Whether a token carries one of these permissions.
fn may(token: &GraphToken, permissions: &[&str]) -> bool {
    token.permissions.iter().any(|held| permissions.iter().any(|wanted| wanted.eq_ignore_ascii_case(held)))
}

fn bearer(state: &State, call: &Call) -> Result<GraphToken, &'static str> {
    let bearer = call.header("authorization").and_then(|value| value.strip_prefix("Bearer ")).ok_or("Access token is empty.")?;
    let token: GraphToken = state.sealer.unseal(bearer).ok_or("Access token validation failure. Invalid audience.")?;
    if token.expires_on <= state.now() { Err("Lifetime validation failed, the token is expired.") } else { Ok(token) }
}

fn unauthenticated(state: &State, call: &Call, message: &str) -> Answer {
    let authority = format!("{}/{}/oauth2/authorize", call.origin, state.directory.tenant.id);
    let challenge = format!("Bearer realm=\"\", authorization_uri=\"{authority}\", client_id=\"{APP_ID}\"");
    respond::with_header(error(401, "InvalidAuthenticationToken", message), "www-authenticate", &challenge)
}

pub(super) fn error(status: u16, code: &str, message: &str) -> Answer {
    respond::with_remark(respond::json(status, &error_body(code, message)), message)
}

fn error_body(code: &str, message: &str) -> Value {
    let date = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let inner = json!({"date": date.trim_end_matches('Z'), "request-id": guid(), "client-request-id": guid()});
    json!({"error": {"code": code, "message": message, "innerError": inner}})
}
