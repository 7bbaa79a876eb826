//! Which Graph the token may go to.

use crate::access::Access;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::MICROSOFT_GRAPH;

/// That of the account's authority. A ready token comes from the environment, so only an authority from there, or from a flag, may name
/// another host than Microsoft's own.
pub(super) async fn of(context: &Context, access: &Access) -> Result<String, Error> {
    if let Some(record) = &access.record {
        return record.msgraph_host.clone().ok_or_else(|| no_graph(&record.account.authority));
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

/// The same as far as it is known without asking anybody: for a request that is shown and not sent.
pub(super) fn known(context: &Context) -> Result<String, Error> {
    match context.signed_in() {
        Ok(record) => record.msgraph_host.clone().ok_or_else(|| no_graph(&record.account.authority)),
        Err(_) => Ok(MICROSOFT_GRAPH.to_owned()),
    }
}

/// Why there is no token: an authority without Graph refuses in words that do not say so.
pub(super) async fn blamed(context: &Context, error: Error) -> Error {
    match context.signed_in_aside().await {
        Ok(record) if record.msgraph_host.is_none() => no_graph(&record.account.authority),
        _ => error,
    }
}

fn no_graph(authority: &str) -> Error {
    Error::new(Kind::Configuration, "no_graph", format!("{authority} has no Microsoft Graph"))
        .cause("its metadata names no Graph host, or one that is not Microsoft's")
        .hint("Sign in at an External ID tenant to call Graph: set AUTHORITY")
}
