//! `cids graph`: Microsoft Graph as the signed-in customer.

use clap::{Args, Subcommand};
use serde_json::Value;

use crate::access::{Access, Need, acquire};
use crate::auth::{Credential, ScopeSet};
use crate::cache::Record;
use crate::context::{Context, SecretArgs};
use crate::error::{Error, Kind};
use crate::graph::{self, CUSTOMER_PROPERTIES, GraphClient, MICROSOFT_GRAPH};
use crate::output::{Output, Style, Text};
use crate::session::{Demand, Freshness};

/// Flags of `cids graph`.
#[derive(Args, Debug)]
#[command(arg_required_else_help = true)]
pub struct GraphArgs {
    #[command(subcommand)]
    call: Call,
}

#[derive(Debug, Subcommand)]
enum Call {
    /// Show the signed-in customer's profile
    Me(MeArgs),
    /// Get a path of Graph, such as /me or /v1.0/me
    Get(GetArgs),
}

#[derive(Args, Debug)]
struct MeArgs {
    /// The properties to ask for, separated by commas
    #[arg(long, value_name = "PROPERTIES", default_value = CUSTOMER_PROPERTIES, hide_default_value = true)]
    select: String,
    #[command(flatten)]
    access: AccessArgs,
}

#[derive(Args, Debug)]
struct GetArgs {
    /// The path, or a full URL at the tenant's Graph host
    path: String,
    /// The properties to ask for, separated by commas
    #[arg(long, value_name = "PROPERTIES")]
    select: Option<String>,
    #[command(flatten)]
    access: AccessArgs,
}

#[derive(Args, Debug)]
struct AccessArgs {
    /// The delegated permission to ask for; repeatable
    #[arg(long = "scope", value_name = "SCOPE", default_value = "User.Read")]
    scopes: Vec<String>,
    #[command(flatten)]
    secret: SecretArgs,
}

/// What Graph answered.
pub struct GraphAnswer {
    body: String,
}

/// Calls Graph.
pub fn run(context: &Context, args: &GraphArgs) -> Result<GraphAnswer, Error> {
    let (path, select, access) = match &args.call {
        Call::Me(me) => ("me", Some(me.select.as_str()), &me.access),
        Call::Get(get) => (get.path.as_str(), get.select.as_deref(), &get.access),
    };
    let scopes = ScopeSet::parse(&access.scopes.join(" "))?;
    let given = context.given_secret(access.secret, || Ok(context.account()?.account.authority))?;
    let need = Need { demand: Demand::for_scopes(scopes), credential: given.map(Credential::Secret), may_sign_in: false };
    context.block_on(get(context, path, select, need))
}

/// Gets `path` with the token that is needed; one that Graph refuses is renewed once.
pub async fn get(context: &Context, path: &str, select: Option<&str>, need: Need) -> Result<GraphAnswer, Error> {
    let access = match acquire(context, &need).await {
        Ok(access) => access,
        // An authority without Graph refuses in words that do not say so.
        Err(error) => {
            let record = context.signed_in_aside().await;
            return Err(record.ok().and_then(|record| host_of(&record).err()).unwrap_or(error));
        }
    };
    check_person(&access, path)?;
    let host = graph_host(context, &access).await?;
    let graph = GraphClient::new(context.http(), &host)?;
    let url = graph.url(path, select)?;
    let body = match graph.get(&url, &access.token).await {
        Err(graph::Error::Service(refusal)) if refusal.status == 401 && access.record.is_some() => {
            let demand = Demand { freshness: Freshness::Other(access.token), ..need.demand };
            let renewed = acquire(context, &Need { demand, ..need }).await?;
            graph.get(&url, &renewed.token).await
        }
        other => other,
    }?;
    Ok(GraphAnswer { body: String::from_utf8_lossy(&body).into_owned() })
}

/// `/me` is the person who is signed in.
fn check_person(access: &Access, path: &str) -> Result<(), Error> {
    let application = access.record.as_ref().map(|record| &record.account).filter(|account| account.is_application());
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("v1.0/").or_else(|| path.strip_prefix("beta/")).unwrap_or(path);
    match application {
        Some(account) if path.split(['/', '?']).next() == Some("me") => Err(Error::new(
            Kind::SignInRequired,
            "person_needed",
            format!("/me is a person, and {} is signed in as the application that it is", account.client_id),
        )
        .hint("Sign in a person with `cids login`, or ask for somebody: cids graph get users/ID")),
        _ => Ok(()),
    }
}

/// The Graph that the token may go to: that of the account's authority. A ready token comes from the environment, so only an authority
/// from there, or from a flag, may name another host than Microsoft's own.
async fn graph_host(context: &Context, access: &Access) -> Result<String, Error> {
    if let Some(record) = &access.record {
        return host_of(record);
    }
    match context.settings()?.authority()?.filter(|authority| authority.source.is_own()) {
        Some(authority) => {
            let name = authority.value.as_str().to_owned();
            let metadata = context.session_at(authority.value)?.discover().await?;
            metadata.msgraph_host().map(str::to_owned).ok_or_else(|| no_graph(&name))
        }
        None => Ok(MICROSOFT_GRAPH.to_owned()),
    }
}

fn host_of(record: &Record) -> Result<String, Error> {
    record.msgraph_host.clone().ok_or_else(|| no_graph(&record.account.authority))
}

fn no_graph(authority: &str) -> Error {
    Error::new(Kind::Configuration, "no_graph", format!("{authority} has no Microsoft Graph"))
        .cause("its metadata names no Graph host, or one that is not Microsoft's")
        .hint("Sign in at an External ID tenant to call Graph: set AUTHORITY")
}

impl Output for GraphAnswer {
    fn text(&self) -> Text {
        match serde_json::from_str::<Value>(&self.body) {
            Ok(Value::Object(object)) => match object.get("value") {
                Some(Value::Array(items)) => items.iter().enumerate().fold(Text::new(), |text, (index, item)| {
                    let text = if index == 0 { text } else { text.line(Style::Plain, "") };
                    text.fields(fields(item))
                }),
                _ => Text::new().fields(fields(&Value::Object(object))),
            },
            _ => Text::new().line(Style::Plain, &self.body),
        }
    }

    fn json(&self) -> String {
        self.body.clone()
    }
}

/// A member a line; what is null or empty is left out, as is OData's own.
fn fields(item: &Value) -> Vec<(String, String)> {
    let Value::Object(members) = item else { return vec![(String::new(), plain(item))] };
    let shown = members.iter().filter(|(name, value)| !name.starts_with("@odata.") && !is_empty(value));
    shown.map(|(name, value)| (name.clone(), plain(value))).collect()
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value.as_str().is_some_and(str::is_empty)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        // An identity reads as "emailAddress casey@example.com (contoso.onmicrosoft.com)" would; other objects as their members.
        Value::Object(members) => members.iter().map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> Vec<String> {
        let text = GraphAnswer { body: body.to_owned() }.text();
        text.lines().iter().map(|spans| spans.iter().map(|(_, text)| text.as_str()).collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn a_profile_is_a_member_a_line_without_what_is_empty() {
        let body = r#"{"@odata.context":"x","id":"8b1f","displayName":"Casey Jensen","mail":null,"otherMails":[],
            "identities":[{"signInType":"emailAddress","issuer":"t.onmicrosoft.com","issuerAssignedId":"casey@litware.example"}]}"#;
        assert_eq!(
            shown(body),
            [
                "id           8b1f",
                "displayName  Casey Jensen",
                "identities   signInType emailAddress; issuer t.onmicrosoft.com; issuerAssignedId casey@litware.example",
            ]
        );
    }

    #[test]
    fn a_collection_is_its_items_with_a_line_between() {
        assert_eq!(shown(r#"{"value":[{"id":"1"},{"id":"2"}]}"#), ["id  1", "", "id  2"]);
    }

    #[test]
    fn json_is_what_graph_sent() {
        let body = "{ \"b\":1.0,  \"a\" : null }";
        assert_eq!(GraphAnswer { body: body.to_owned() }.json(), body);
    }
}
