//! A user, as Graph shows it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Reply, Request};
use crate::sandbox::directory::User;
use crate::sandbox::sealed::GraphToken;
use crate::sandbox::state::State;

/// What is shown unasked.
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

/// All that Graph knows of a user here.
pub(super) fn properties(user: &User, domain: &str) -> Value {
    let text = |name: &str| user.text(name);
    let identity = |kind: &str, issuer: &str, id: &str| json!({"signInType": kind, "issuer": issuer, "issuerAssignedId": id});
    let own = match user.identity_provider {
        Some(provider) => identity("federated", provider.issuer(), &user.email),
        None => identity("emailAddress", domain, &user.email),
    };
    let principal_name = user.principal_name(domain);
    json!({
        "businessPhones": [], "displayName": text("displayName"), "givenName": text("givenName"), "jobTitle": text("jobTitle"), "mail": null,
        "mobilePhone": null, "officeLocation": null, "preferredLanguage": text("preferredLanguage"), "surname": text("surname"),
        "userPrincipalName": principal_name, "id": user.id, "otherMails": [], "country": text("country"),
        "postalCode": text("postalCode"), "city": text("city"), "state": text("state"), "streetAddress": text("streetAddress"),
        "userType": "Member", "creationType": "LocalAccount", "accountEnabled": user.enabled, "createdDateTime": user.created_on,
        "identities": [own, identity("userPrincipalName", domain, &principal_name)],
    })
}

/// The properties that `$select` names.
pub(super) struct Selection(Option<Vec<String>>);

impl Selection {
    pub(super) fn of(request: &Request<'_>) -> Self {
        Self(request.option("$select").map(|select| select.split(',').map(|name| name.trim().to_owned()).collect()))
    }

    /// For the context URL.
    pub(super) fn entity(&self) -> String {
        self.0.as_ref().map(|names| format!("({})", names.join(","))).unwrap_or_default()
    }

    pub(super) fn apply(&self, all: &Value) -> Result<Map<String, Value>, Reply> {
        let names: Vec<&str> = match &self.0 {
            Some(names) => names.iter().map(String::as_str).collect(),
            None => DEFAULT_PROPERTIES.to_vec(),
        };
        let shown = names.into_iter().map(|name| {
            let value = all.get(name).ok_or_else(|| {
                let message = format!(
                    "Parsing OData Select and Expand failed: Could not find a property named '{name}' on type 'microsoft.graph.user'."
                );
                Reply::error(400, "BadRequest", message)
            })?;
            Ok((name.to_owned(), value.clone()))
        });
        shown.collect()
    }
}

/// One user with its context.
pub(super) fn entity(request: &Request<'_>, user: &User, domain: &str) -> Reply {
    let selection = Selection::of(request);
    let mut body = Map::new();
    let context = format!("{}/v1.0/$metadata#users{}/$entity", request.origin, selection.entity());
    body.insert("@odata.context".to_owned(), context.into());
    match selection.apply(&properties(user, domain)) {
        Ok(shown) => {
            body.extend(shown);
            Reply::ok(Value::Object(body))
        }
        Err(refused) => refused,
    }
}

/// What the userinfo endpoint tells: less than the ID token.
pub(super) fn info(state: &State, token: &GraphToken) -> Reply {
    let Some(user) = token.user_id.as_deref().and_then(|id| state.directory.user(id)) else {
        return Reply::error(403, "Authorization_RequestDenied", "There is no user behind this token.");
    };
    let mut info = json!({
        "sub": URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{}.{}", user.id, token.client_id))),
        "name": user.display_name(),
        "picture": "https://graph.microsoft.com/v1.0/me/photo/$value",
        "email": user.email,
    });
    for (claim, attribute) in [("given_name", "givenName"), ("family_name", "surname")] {
        if let Some(value) = user.text(attribute) {
            info[claim] = value.into();
        }
    }
    Reply::ok(info)
}
