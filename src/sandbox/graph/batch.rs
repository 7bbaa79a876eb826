//! `$batch`: up to twenty requests in one (Microsoft's JSON batching).

use std::collections::HashMap;

use hyper::Method;
use serde_json::{Value, json};
use url::Url;

use super::{Reply, Request, route};
use crate::sandbox::call::{Call, decode_segment};
use crate::sandbox::sealed::GraphToken;
use crate::sandbox::state::State;

const MOST: usize = 20;

pub(super) fn run(state: &mut State, token: &GraphToken, call: &Call) -> Reply {
    let refuse = |message: &str| Reply::error(400, "BadRequest", message);
    let body: Value = serde_json::from_slice(call.body()).unwrap_or_default();
    let Some(requests) = body["requests"].as_array() else { return refuse("Invalid batch payload format.") };
    if requests.len() > MOST {
        return refuse("Number of batch request steps exceeds the maximum value of 20.");
    }
    let mut statuses: HashMap<&str, u16> = HashMap::new();
    let mut responses = Vec::new();
    for request in requests {
        let Some(id) = request["id"].as_str().filter(|id| !statuses.contains_key(id)) else {
            return refuse("Each request of a batch has an id of its own.");
        };
        let needs: Vec<&str> = request["dependsOn"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if needs.iter().any(|needed| !statuses.contains_key(needed)) {
            return refuse("A request of a batch can depend on earlier ones only.");
        }
        let reply = if needs.iter().any(|needed| statuses[needed] >= 400) {
            Reply::error(424, "FailedDependency", "The request depends on one that failed.")
        } else {
            one(request, call).map_or_else(|refused| refused, |request| route(state, token, &request))
        };
        statuses.insert(id, reply.status);
        let mut response = json!({"id": id, "status": reply.status});
        if !reply.body.is_null() {
            response["headers"] = json!({"Content-Type": "application/json"});
            response["body"] = reply.body;
        }
        responses.push(response);
    }
    Reply::ok(json!({ "responses": responses }))
}

fn one<'a>(request: &Value, call: &'a Call) -> Result<Request<'a>, Reply> {
    let refuse = || Reply::error(400, "BadRequest", "A request of a batch has a method and a relative url.");
    let method = request["method"].as_str().and_then(|method| Method::from_bytes(method.as_bytes()).ok()).ok_or_else(refuse)?;
    let relative = request["url"].as_str().filter(|url| !url.contains("://")).ok_or_else(refuse)?;
    let url = Url::parse("http://localhost/").and_then(|base| base.join(relative)).map_err(|_| refuse())?;
    let header = |name: &str| {
        let headers = request["headers"].as_object()?;
        headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1.as_str()
    };
    Ok(Request {
        method,
        path: url.path().trim_start_matches('/').split('/').map(decode_segment).collect(),
        query: url.query_pairs().into_owned().collect(),
        body: request["body"].clone(),
        eventual: header("ConsistencyLevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual")),
        origin: &call.origin,
    })
}
