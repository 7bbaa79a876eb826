//! Users, apps and user flows: listed, shown, created, changed (RFC 7396, merge patch) and deleted the same way.

use hyper::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Refusal, Reply, body};
use crate::sandbox::Tenant;
use crate::sandbox::call::{self, Call};
use crate::sandbox::directory::{App, Directory, User, UserFlow};
use crate::sandbox::respond;

/// Something that a directory has several of.
pub(super) trait Collection: Clone + Serialize + DeserializeOwned {
    const NAME: &'static str;

    fn all(directory: &Directory) -> &Vec<Self>;
    fn all_mut(directory: &mut Directory) -> &mut Vec<Self>;
    /// Whether this is the one under `key`.
    fn is(&self, key: &str) -> bool;
}

impl Collection for User {
    const NAME: &'static str = "user";

    fn all(directory: &Directory) -> &Vec<Self> {
        &directory.users
    }

    fn all_mut(directory: &mut Directory) -> &mut Vec<Self> {
        &mut directory.users
    }

    fn is(&self, key: &str) -> bool {
        self.id.eq_ignore_ascii_case(key) || self.email.eq_ignore_ascii_case(key)
    }
}

impl Collection for App {
    const NAME: &'static str = "app";

    fn all(directory: &Directory) -> &Vec<Self> {
        &directory.apps
    }

    fn all_mut(directory: &mut Directory) -> &mut Vec<Self> {
        &mut directory.apps
    }

    fn is(&self, key: &str) -> bool {
        self.client_id.eq_ignore_ascii_case(key)
    }
}

impl Collection for UserFlow {
    const NAME: &'static str = "user flow";

    fn all(directory: &Directory) -> &Vec<Self> {
        &directory.user_flows
    }

    fn all_mut(directory: &mut Directory) -> &mut Vec<Self> {
        &mut directory.user_flows
    }

    fn is(&self, key: &str) -> bool {
        self.name.eq_ignore_ascii_case(key)
    }
}

impl Tenant {
    pub(super) fn collection<T: Collection>(&self, call: &Call, path: &[&str]) -> Reply {
        let mut state = self.state();
        match (&call.method, path) {
            (&Method::GET, []) => Ok(respond::json(200, &json!({"value": T::all(&state.directory)}))),
            (&Method::POST, []) => {
                let new: T = body(call)?;
                state.change(|directory| T::all_mut(directory).push(new.clone()))?;
                Ok(respond::json(201, &new))
            }
            (method, [key, rest @ ..]) => {
                let key = call::decode_segment(key);
                let missing = || Refusal::Missing(format!("there is no {} {key}", T::NAME));
                let index = T::all(&state.directory).iter().position(|one| one.is(&key)).ok_or_else(missing)?;
                match (method, rest) {
                    (&Method::GET, []) => Ok(respond::json(200, &T::all(&state.directory)[index])),
                    (&Method::PATCH, []) => {
                        let patch: Value = body(call)?;
                        let mut value = json!(T::all(&state.directory)[index]);
                        merge(&mut value, &patch);
                        let changed: T = serde_json::from_value(value).map_err(|error| Refusal::Invalid(error.to_string()))?;
                        state.change(|directory| T::all_mut(directory)[index] = changed.clone())?;
                        Ok(respond::json(200, &changed))
                    }
                    (&Method::DELETE, []) => {
                        state.change(|directory| drop(T::all_mut(directory).remove(index)))?;
                        Ok(respond::empty(204))
                    }
                    (&Method::POST, ["revoke"]) if T::NAME == User::NAME => {
                        let now = state.now();
                        state.change(|directory| directory.users[index].tokens_valid_from = Some(now))?;
                        Ok(respond::empty(204))
                    }
                    _ => Err(Refusal::Missing(format!("a {} cannot do that; see /sandbox/v1/openapi.json", T::NAME))),
                }
            }
            _ => Err(Refusal::Missing(format!("{}s cannot do that; see /sandbox/v1/openapi.json", T::NAME))),
        }
    }
}

/// RFC 7396 §2.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        target.clone_from(patch);
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    let members = target.as_object_mut().expect("it was made an object");
    for (name, value) in patch {
        if value.is_null() {
            members.shift_remove(name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_changes_what_it_names_and_null_removes() {
        let mut value = json!({"a": {"b": 1, "c": 2}, "d": [1], "e": "x"});
        merge(&mut value, &json!({"a": {"b": null, "f": 3}, "d": [2, 3], "g": {"h": null}}));
        assert_eq!(value, json!({"a": {"c": 2, "f": 3}, "d": [2, 3], "e": "x", "g": {}}));
    }
}
