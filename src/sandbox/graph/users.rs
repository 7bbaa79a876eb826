//! `/users`: pages of users, filtered, searched, counted. Customers may not; apps of their own may.

use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::filter::Filter;
use super::user::{self, Selection, properties};
use super::{Reply, Request, may};
use crate::sandbox::sealed::GraphToken;
use crate::sandbox::state::State;

const DEFAULT_PAGE: usize = 100;
const LARGEST_PAGE: usize = 999;
const KNOWN_OPTIONS: [&str; 7] = ["$select", "$filter", "$top", "$count", "$search", "$orderby", "$skiptoken"];

pub(super) fn list(state: &State, token: &GraphToken, request: &Request<'_>) -> Reply {
    match page(state, token, request) {
        Ok(body) => Reply::ok(Value::Object(body)),
        Err(refused) => refused,
    }
}

pub(super) fn count(state: &State, token: &GraphToken, request: &Request<'_>) -> Reply {
    if !request.eventual {
        return needs_eventual("$count");
    }
    match found(state, token, request) {
        Ok(found) => Reply::ok(found.len().into()),
        Err(refused) => refused,
    }
}

pub(super) fn show(state: &State, token: &GraphToken, request: &Request<'_>, id: &str) -> Reply {
    let domain = state.directory.domain();
    let user =
        state.directory.users.iter().find(|user| user.id.eq_ignore_ascii_case(id) || user.principal_name(&domain).eq_ignore_ascii_case(id));
    let is_own =
        user.is_some_and(|user| token.user_id.as_deref() == Some(user.id.as_str())) && may(token, &["User.Read", "User.ReadWrite"]);
    if !is_own && !may_list(token) {
        return Reply::denied();
    }
    match user {
        Some(user) => user::entity(request, user, &domain),
        None => Reply::error(
            404,
            "Request_ResourceNotFound",
            format!("Resource '{id}' does not exist or one of its queried reference-property objects are not present."),
        ),
    }
}

fn may_list(token: &GraphToken) -> bool {
    may(token, &["User.Read.All", "User.ReadWrite.All", "Directory.Read.All"])
}

fn page(state: &State, token: &GraphToken, request: &Request<'_>) -> Result<Map<String, Value>, Reply> {
    let found = found(state, token, request)?;
    let counts = request.option("$count") == Some("true");
    if counts && !request.eventual {
        return Err(needs_eventual("$count"));
    }
    let size = match request.option("$top").map(str::parse::<usize>) {
        None => DEFAULT_PAGE,
        Some(Ok(size @ 1..=LARGEST_PAGE)) => size,
        Some(_) => return Err(bad("Invalid page size specified. Must be between 1 and 999 inclusive.")),
    };
    let start = match request.option("$skiptoken") {
        None => 0,
        Some(token) => {
            let last = token.strip_prefix("RFNwdAIAAQ").unwrap_or_default();
            found.iter().position(|user| user["id"] == last).ok_or_else(|| bad("The specified skiptoken value is invalid."))? + 1
        }
    };
    let selection = Selection::of(request);
    let shown = found.iter().skip(start).take(size);
    let value = shown.map(|user| selection.apply(user).map(Value::Object)).collect::<Result<Vec<_>, _>>()?;
    let mut body = Map::new();
    body.insert("@odata.context".to_owned(), format!("{}/v1.0/$metadata#users{}", request.origin, selection.entity()).into());
    if counts {
        body.insert("@odata.count".to_owned(), found.len().into());
    }
    if start + size < found.len() {
        let last = found[start + size - 1]["id"].as_str().unwrap_or_default();
        let kept = request.query.iter().filter(|(name, _)| name != "$skiptoken");
        let mut next = form_urlencoded::Serializer::new(String::new());
        next.extend_pairs(kept).append_pair("$skiptoken", &format!("RFNwdAIAAQ{last}"));
        // Graph writes a blank as %20 and leaves the dollar sign.
        let next = next.finish().replace("%24", "$").replace('+', "%20");
        body.insert("@odata.nextLink".to_owned(), format!("{}/v1.0/users?{next}", request.origin).into());
    }
    body.insert("value".to_owned(), value.into());
    Ok(body)
}

/// The users that a request is about, in its order.
fn found(state: &State, token: &GraphToken, request: &Request<'_>) -> Result<Vec<Value>, Reply> {
    if !may_list(token) {
        return Err(Reply::denied());
    }
    if let Some((name, _)) = request.query.iter().find(|(name, _)| name.starts_with('$') && !KNOWN_OPTIONS.contains(&name.as_str())) {
        return Err(Reply::not_imitated(&format!("{name} on /users")));
    }
    let domain = state.directory.domain();
    let mut found: Vec<Value> = state.directory.users.iter().map(|user| properties(user, &domain)).collect();
    if let Some(filter) = request.option("$filter") {
        let filter = Filter::parse(filter)?;
        found.retain(|user| filter.matches(user));
    }
    if let Some(search) = request.option("$search") {
        if !request.eventual {
            return Err(needs_eventual("$search"));
        }
        let (property, text) = search
            .strip_prefix('"')
            .and_then(|search| search.strip_suffix('"')?.split_once(':'))
            .ok_or_else(|| bad("Syntax error: character ':' is expected in the quoted '$search' clause."))?;
        if properties_are_searchable(property) {
            let text = text.to_lowercase();
            found.retain(|user| {
                user[property].as_str().is_some_and(|value| value.to_lowercase().split(' ').any(|word| word.starts_with(&text)))
            });
        } else {
            return Err(bad(&format!("The property '{property}' cannot be searched.")));
        }
    }
    if let Some(order) = request.option("$orderby") {
        let (property, descending) =
            order.strip_suffix(" desc").map_or((order.trim_end_matches(" asc"), false), |property| (property, true));
        if !["displayName", "userPrincipalName", "createdDateTime"].contains(&property) {
            return Err(bad(&format!("Sorting by '{property}' is not supported for the resource 'User'.")));
        }
        found.sort_by_cached_key(|user| user[property].as_str().map(str::to_lowercase));
        if descending {
            found.reverse();
        }
    }
    Ok(found)
}

fn properties_are_searchable(property: &str) -> bool {
    ["displayName", "givenName", "surname", "userPrincipalName", "mail"].contains(&property)
}

fn bad(message: &str) -> Reply {
    Reply::error(400, "Request_BadRequest", message)
}

fn needs_eventual(option: &str) -> Reply {
    let mut refused = Reply::error(
        400,
        "Request_BadRequest",
        format!(
            "Request with {option} query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'"
        ),
    );
    refused.body["error"]["details"] = json!([]);
    refused
}
