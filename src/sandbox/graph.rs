//! Microsoft Graph, as far as a customer gets: the own profile.

use chrono::{SecondsFormat, Utc};
use hyper::Method;
use serde_json::{Map, Value, json};

use super::Tenant;
use super::call::Call;
use super::respond::{self, Answer, guid};
use super::tenant::{Customer, GRAPH_APP_ID, SUBDOMAIN, TENANT_ID};

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
        let token = bearer.and_then(|bearer| state.graph_tokens.get(bearer));
        let answer = match token {
            None if bearer.is_none() => self.unauthenticated("Access token is empty."),
            None => self.unauthenticated("Access token validation failure. Invalid audience."),
            Some(token) if token.expires_on <= Utc::now() => self.unauthenticated("Lifetime validation failed, the token is expired."),
            Some(token) => {
                let may_read = token.scopes.iter().any(|scope| scope.to_ascii_lowercase().ends_with("user.read"));
                match (method, path) {
                    (&Method::GET, ["me"]) if may_read => match state.customer(&token.oid) {
                        Some(customer) => self.me(call, customer),
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

    fn me(&self, call: &Call, customer: &Customer) -> Answer {
        let all = json!({
            "businessPhones": [], "displayName": customer.display_name, "givenName": customer.given_name, "jobTitle": null, "mail": null,
            "mobilePhone": null, "officeLocation": null, "preferredLanguage": null, "surname": customer.surname,
            "userPrincipalName": customer.principal_name(), "id": customer.oid, "otherMails": [], "country": customer.country,
            "postalCode": customer.postal_code, "city": null, "state": null, "streetAddress": null, "userType": "Member",
            "creationType": "LocalAccount", "accountEnabled": true,
            "identities": [
                {"signInType": "emailAddress", "issuer": format!("{SUBDOMAIN}.onmicrosoft.com"), "issuerAssignedId": customer.email},
                {"signInType": "userPrincipalName", "issuer": format!("{SUBDOMAIN}.onmicrosoft.com"), "issuerAssignedId": customer.principal_name()},
            ],
        });
        let selected: Option<Vec<&str>> = call.query("$select").map(|select| select.split(',').map(str::trim).collect());
        let names = selected.clone().unwrap_or_else(|| DEFAULT_PROPERTIES.to_vec());
        if let Some(unknown) = names.iter().find(|name| all.get(**name).is_none()) {
            let message = format!(
                "Parsing OData Select and Expand failed: Could not find a property named '{unknown}' on type 'microsoft.graph.user'."
            );
            return error(400, "BadRequest", &message);
        }
        let entity = selected.map(|names| format!("({})", names.join(","))).unwrap_or_default();
        let mut body = Map::new();
        body.insert("@odata.context".to_owned(), format!("{}/v1.0/$metadata#users{entity}/$entity", self.origin()).into());
        body.extend(names.into_iter().map(|name| (name.to_owned(), all[name].clone())));
        respond::json(200, &Value::Object(body))
    }

    fn unauthenticated(&self, message: &str) -> Answer {
        let authority = format!("{}/{TENANT_ID}/oauth2/authorize", self.origin());
        let challenge = format!("Bearer realm=\"\", authorization_uri=\"{authority}\", client_id=\"{GRAPH_APP_ID}\"");
        respond::with_header(error(401, "InvalidAuthenticationToken", message), "www-authenticate", &challenge)
    }
}

fn error(status: u16, code: &str, message: &str) -> Answer {
    let date = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let inner = json!({"date": date.trim_end_matches('Z'), "request-id": guid(), "client-request-id": guid()});
    respond::json(status, &json!({"error": {"code": code, "message": message, "innerError": inner}}))
}
