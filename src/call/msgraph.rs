//! A caller of Microsoft Graph, and which Graph its token may go to.

use super::Caller;
use crate::access::{Access, Need, acquire};
use crate::account::Account;
use crate::cache::Record;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{ApiClient, MICROSOFT_GRAPH};

/// Does `work` as a caller with the token that is needed, at the Graph that it may go to.
pub async fn with_graph<T>(
    context: &Context,
    need: Need,
    work: impl AsyncFnOnce(&mut Caller<'_>, &ApiClient<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    // Before a token is asked for: a provider without Graph would refuse in words that do not say so.
    let access = acquire(context, &need, |record| graph_of(record).map(drop)).await?;
    let client = ApiClient::graph(context.http(), &host_of(context, &access).await?)?;
    work(&mut Caller::new(context, &client, access, need), &client).await
}

/// `/me` is the person who is signed in.
pub fn check_person(account: Option<&Account>, path: &str) -> Result<(), Error> {
    let application = account.filter(|account| account.is_application());
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

/// The Graph host: that of the account's authority. A ready token is the user's own, so only an authority of theirs may name another host than
/// Microsoft's.
async fn host_of(context: &Context, access: &Access) -> Result<String, Error> {
    if let Some(record) = &access.record {
        return graph_of(record);
    }
    match context.settings()?.authority()?.filter(|authority| authority.source.is_yours()) {
        Some(authority) => {
            let name = authority.value.as_str().to_owned();
            let metadata = context.session_at(authority.value)?.discover(true).await?;
            metadata.msgraph_host().map(str::to_owned).ok_or_else(|| no_graph(&name))
        }
        None => Ok(MICROSOFT_GRAPH.to_owned()),
    }
}

/// The Graph host as far as it is known without asking anybody: for a request that is shown and not sent.
pub fn known_graph_host(context: &Context) -> Result<String, Error> {
    match context.signed_in() {
        Ok(record) => graph_of(&record),
        Err(_) => Ok(MICROSOFT_GRAPH.to_owned()),
    }
}

fn graph_of(record: &Record) -> Result<String, Error> {
    record.msgraph_host.clone().ok_or_else(|| no_graph(&record.account.authority))
}

fn no_graph(authority: &str) -> Error {
    Error::new(Kind::Configuration, "no_graph", format!("{authority} has no Microsoft Graph"))
        .cause("its metadata names no Graph host, or one that is not Microsoft's")
        .hint("Only a Microsoft tenant has Graph: set AUTHORITY to one, or call your own API with `cids api`")
}
