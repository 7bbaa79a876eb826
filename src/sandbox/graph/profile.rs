//! `/me`: a customer reads the own profile, changes what customers may change of it, and the password.

use serde_json::Value;

use super::{Reply, Request, may, user};
use crate::sandbox::directory::{AttributeValue, User};
use crate::sandbox::hosted::is_strong;
use crate::sandbox::sealed::GraphToken;
use crate::sandbox::state::State;

/// What a customer may change (Microsoft's reference of user permissions in external tenants).
const CHANGEABLE: [&str; 10] =
    ["city", "country", "displayName", "givenName", "jobTitle", "postalCode", "state", "streetAddress", "surname", "preferredLanguage"];

pub(super) fn show(state: &State, token: &GraphToken, request: &Request<'_>) -> Reply {
    if !may(token, &["User.Read", "User.ReadWrite", "User.Read.All", "User.ReadWrite.All"]) {
        return Reply::denied();
    }
    own(state, token).map_or_else(|refused| refused, |user| user::entity(request, user, &state.directory.domain()))
}

pub(super) fn change(state: &mut State, token: &GraphToken, request: &Request<'_>) -> Reply {
    if !may(token, &["User.ReadWrite", "User.ReadWrite.All"]) {
        return Reply::denied();
    }
    let id = match own(state, token) {
        Ok(user) => user.id.clone(),
        Err(refused) => return refused,
    };
    let Value::Object(changes) = &request.body else {
        return Reply::error(400, "BadRequest", "Empty Payload. JSON content expected.");
    };
    let mut values = Vec::new();
    for (name, value) in changes {
        if !CHANGEABLE.contains(&name.as_str()) {
            return Reply::denied();
        }
        match value {
            Value::String(text) if text.chars().count() <= 256 && !(name == "displayName" && text.is_empty()) => {
                values.push((name.clone(), Some(AttributeValue::Text(text.clone()))));
            }
            Value::Null if name != "displayName" => values.push((name.clone(), None)),
            _ => {
                return Reply::error(
                    400,
                    "Request_BadRequest",
                    format!("Invalid value specified for property '{name}' of resource 'User'."),
                );
            }
        }
    }
    let kept = state.change(|directory| {
        let Some(user) = directory.user_mut(&id) else { return };
        for (name, value) in values {
            match value {
                Some(value) => drop(user.attributes.insert(name, value)),
                None => drop(user.attributes.remove(&name)),
            }
        }
    });
    kept.map_or_else(|error| Reply::error(500, "InternalServerError", error.to_string()), |()| Reply::done())
}

pub(super) fn change_password(state: &mut State, token: &GraphToken, request: &Request<'_>) -> Reply {
    if !may(token, &["Directory.AccessAsUser.All"]) {
        return Reply::denied();
    }
    let refuse = |message: &str| Reply::error(400, "Request_BadRequest", message);
    let (current, new) = match (request.body["currentPassword"].as_str(), request.body["newPassword"].as_str()) {
        (Some(current), Some(new)) => (current, new.to_owned()),
        _ => return refuse("currentPassword and newPassword must be given."),
    };
    let id = match own(state, token) {
        Ok(user) if user.password.as_deref() == Some(current) => user.id.clone(),
        Ok(_) => return refuse("The specified password does not match the user's current password. Please provide the current password."),
        Err(refused) => return refused,
    };
    if !is_strong(&new) {
        return refuse(
            "The specified password does not comply with password complexity requirements. Please provide a different password.",
        );
    }
    let now = state.now();
    let kept = state.change(|directory| {
        if let Some(user) = directory.user_mut(&id) {
            user.password = Some(new);
            user.tokens_valid_from = Some(now);
        }
    });
    kept.map_or_else(|error| Reply::error(500, "InternalServerError", error.to_string()), |()| Reply::done())
}

fn own<'a>(state: &'a State, token: &GraphToken) -> Result<&'a User, Reply> {
    let Some(id) = token.user_id.as_deref() else {
        return Err(Reply::error(400, "BadRequest", "/me request is only valid with delegated authentication flow."));
    };
    state.directory.user(id).ok_or_else(|| Reply::error(404, "Request_ResourceNotFound", "Resource does not exist."))
}
