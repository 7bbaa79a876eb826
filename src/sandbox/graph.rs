//! Microsoft Graph, as far as a customer gets: the own profile.

use chrono::{SecondsFormat, Utc};
use hyper::Method;
use serde_json::{Map, Value, json};

use super::Tenant;
use super::call::Call;
use super::directory::User;
use super::respond::{self, Answer, guid};
use super::sealed::GraphToken;
use super::state::State;

/// Microsoft Graph's own client id.
pub(super) const APP_ID: &str = "00000003-0000-0000-c000-000000000000";
/// What `/me` shows unasked.
const DEFAULT_PROPERTIES: [&str; 11] = [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
];

impl Tenant {
    pub(super) fn graph(&self, call: &Call, method: &Method, path: &[&str]) -> Answer {
        let bearer = call.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let state = self.state();
        let token: Option<GraphToken> = bearer.and_then(|bearer| state.sealer.open(bearer));
        let answer = match token {
            None if bearer.is_none() => unauthenticated(&state, call, "Access token is empty."),
            None => unauthenticated(&state, call, "Access token validation failure. Invalid audience."),
            Some(token) if token.expires_on <= state.now() => {
                unauthenticated(&state, call, "Lifetime validation failed, the token is expired.")
            }
            Some(token) => {
                let may_read = token
                    .permissions
                    .iter()
                    .any(|permission| ["User.Read", "User.ReadWrite"].iter().any(|able| able.eq_ignore_ascii_case(permission)));
                match (method, path) {
                    (&Method::GET, ["me"]) if may_read => match token.user_id.as_deref().and_then(|id| state.directory.user(id)) {
                        Some(user) => me(call, user, &state.directory.domain()),
                        None => error(404, "Request_ResourceNotFound", "Resource does not exist."),
                    },
                    (&Method::GET, ["me" | "users" | "groups", ..]) => {
                        error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                    }
                    _ => error(501, "NotImplemented", "The sandbox does not imitate this part of Microsoft Graph."),
                }
            }
        };
        respond::with_header(answer, "request-id", &guid())
    }
}

fn me(call: &Call, user: &User, domain: &str) -> Answer {
    let text = |name: &str| user.text(name);
    let mut all = json!({
        "businessPhones": [], "displayName": text("displayName"), "givenName": text("givenName"), "jobTitle": text("jobTitle"), "mail": null,
        "mobilePhone": null, "officeLocation": null, "preferredLanguage": text("preferredLanguage"), "surname": text("surname"),
        "userPrincipalName": user.principal_name(domain), "id": user.id, "otherMails": [], "country": text("country"),
        "postalCode": text("postalCode"), "city": text("city"), "state": text("state"), "streetAddress": text("streetAddress"),
        "userType": "Member", "creationType": "LocalAccount", "accountEnabled": user.enabled, "createdDateTime": user.created_on,
    });
    let identity = |kind: &str, id: &str| json!({"signInType": kind, "issuer": domain, "issuerAssignedId": id});
    all["identities"] = json!([identity("emailAddress", &user.email), identity("userPrincipalName", &user.principal_name(domain))]);
    let selected: Option<Vec<&str>> = call.query("$select").map(|select| select.split(',').map(str::trim).collect());
    let names = selected.clone().unwrap_or_else(|| DEFAULT_PROPERTIES.to_vec());
    if let Some(unknown) = names.iter().find(|name| all.get(**name).is_none()) {
        let message =
            format!("Parsing OData Select and Expand failed: Could not find a property named '{unknown}' on type 'microsoft.graph.user'.");
        return error(400, "BadRequest", &message);
    }
    let entity = selected.map(|names| format!("({})", names.join(","))).unwrap_or_default();
    let mut body = Map::new();
    body.insert("@odata.context".to_owned(), format!("{}/v1.0/$metadata#users{entity}/$entity", call.origin).into());
    body.extend(names.into_iter().map(|name| (name.to_owned(), all[name].clone())));
    respond::json(200, &Value::Object(body))
}

fn unauthenticated(state: &State, call: &Call, message: &str) -> Answer {
    let authority = format!("{}/{}/oauth2/authorize", call.origin, state.directory.tenant.id);
    let challenge = format!("Bearer realm=\"\", authorization_uri=\"{authority}\", client_id=\"{APP_ID}\"");
    respond::with_header(error(401, "InvalidAuthenticationToken", message), "www-authenticate", &challenge)
}

pub(super) fn error(status: u16, code: &str, message: &str) -> Answer {
    let date = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let inner = json!({"date": date.trim_end_matches('Z'), "request-id": guid(), "client-request-id": guid()});
    respond::with_remark(respond::json(status, &json!({"error": {"code": code, "message": message, "innerError": inner}})), message)
}
