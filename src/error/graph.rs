//! What an error of Graph means for the person and for scripts.

use super::convert::capital;
use super::{Error, Kind, ServiceDetails, after};
use crate::graph::{self, BODY_LIMIT, Service, ServiceError};
use crate::hint::{Hint, hint};
use crate::http;

impl From<graph::Error> for Error {
    fn from(error: graph::Error) -> Self {
        match error {
            graph::Error::Network(source @ http::Error::TooLarge { limit: BODY_LIMIT, .. }) => Self::from(source).hint(
                "Ask for fewer rows a page with --top, or for fewer members with --select; what is one thing, such as a file, comes with --output raw",
            ),
            graph::Error::Network(source) => source.into(),
            graph::Error::Service(refusal) => refused(&refusal),
            graph::Error::BadPath { .. } | graph::Error::OtherHost { .. } => {
                Self::new(Kind::Usage, "usage", capital(&error)).hint("Give a path of Graph, such as /me")
            }
            graph::Error::BadUrl { .. } => {
                Self::new(Kind::Usage, "usage", capital(&error)).hint("Give a path below ENDPOINT, or a full URL of the API: https://…")
            }
            graph::Error::BadHost { .. } => Self::new(Kind::Configuration, "untrusted_metadata", capital(&error)),
            graph::Error::BadLink { .. } | graph::Error::Loop => Self::new(Kind::Service, "bad_link", capital(&error))
                .hint("What came before is whole; the service is at fault: tell its support, or narrow the request with --filter"),
            graph::Error::NotJson { .. } => Self::new(Kind::Service, "bad_answer", capital(&error))
                .hint("A proxy may have answered: `cids graph get` and `cids api` show what comes with --output raw"),
            graph::Error::BadToken => Self::new(Kind::Service, "bad_answer", capital(&error))
                .hint("Put another one into CIDS_ACCESS_TOKEN, or unset it and run `cids login`"),
            graph::Error::BadBatchAnswer { .. } => {
                Self::new(Kind::Service, "bad_answer", capital(&error)).hint("A proxy may have answered; try again with --verbose")
            }
        }
    }
}

fn refused(refusal: &ServiceError) -> Error {
    let details = ServiceDetails {
        request_id: refusal.request_id.clone(),
        client_request_id: refusal.client_request_id.clone(),
        ..ServiceDetails::default()
    };
    let service = &refusal.service;
    let graph = *service == Service::Graph;
    let code = |of_graph, of_api| if graph { of_graph } else { of_api };
    let (code, did, hint): (_, _, Hint) = match refusal.status {
        401 => ("sign_in_required", "does not accept the access token", "Run `cids login` to sign in again".into()),
        403 => (
            code("graph_forbidden", "api_forbidden"),
            "denies access",
            if graph {
                "The permission is missing (User.Read for /me), or an administrator has not consented: App registration > API \
                 permissions > add it > Grant admin consent. Customers can read only themselves"
            } else {
                "The token lacks a scope or a role that the API asks for, or the account may not do this: `cids token inspect` shows \
                 what a token has"
            }
            .into(),
        ),
        404 => (code("graph_not_found", "api_not_found"), "has no such thing", "Check the path".into()),
        410 => (
            code("graph_gone", "api_gone"),
            "does not know the link any more",
            "Start over: delete the file of --resume, if there is one".into(),
        ),
        429 | 503 | 504 => (code("graph_busy", "api_busy"), "is busy", hint!("Try again {}", after(refusal.retry_after))),
        300..=399 => (
            code("graph_elsewhere", "api_elsewhere"),
            "says that the answer is elsewhere",
            "The token does not go there: -i shows the Location, which is asked without it".into(),
        ),
        501 => (code("graph_error", "api_error"), "does not do this", "Check the path and the method".into()),
        status => (code("graph_error", "api_error"), "answered with an error", advice(status, refusal).into()),
    };
    let kind = if refusal.status == 401 { Kind::SignInRequired } else { Kind::Service };
    let told = Error::new(kind, code, format!("{service} {did}")).caused_by(refusal).service(details).hint(hint);
    let told = refusal.details.iter().fold(told, Error::cause);
    match &refusal.challenge {
        Some(challenge) if !graph => told.cause(format!("WWW-Authenticate: {challenge}")),
        _ => told,
    }
}

/// What helps against an error that the status says little about.
fn advice(status: u16, refusal: &ServiceError) -> &'static str {
    match status {
        // Advanced queries on directory objects, in Graph's words.
        400 if refusal.service == Service::Graph && refusal.code == "Request_UnsupportedQuery" => {
            "Add --count: it says ConsistencyLevel: eventual, without which Graph does not answer such queries"
        }
        409 => "It is there already, or was changed meanwhile: read it, then try again",
        412 => "It was changed meanwhile: read it anew, and give its new ETag (@odata.etag) with -H 'If-Match: ETAG'",
        500.. => "Try again later; if it stays so, tell the service's support, with the ids if there are any",
        _ => "Check what was asked for: the path, the query and the body",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_the_hint_that_helps() {
        let told = |status, code: &str| {
            Error::from(graph::Error::Service(Box::new(ServiceError { status, code: code.to_owned(), ..ServiceError::default() }))).json()
        };
        for (status, code, hint) in [
            (400, "Request_UnsupportedQuery", "Add --count"),
            (400, "Request_BadRequest", "the path, the query and the body"),
            (405, "", "the path, the query and the body"),
            (409, "Request_MultipleObjectsWithSameKeyValue", "there already"),
            (412, "PreconditionFailed", "If-Match"),
            (500, "", "Try again later"),
            (501, "", "the method"),
            (502, "", "Try again later"),
        ] {
            assert!(told(status, code).contains(hint), "{status}: {}", told(status, code));
        }
    }

    #[test]
    fn what_the_service_says_in_detail_is_told() {
        let refusal =
            ServiceError { status: 400, details: vec!["NoBackingApplicationObject (appId): No.".to_owned()], ..ServiceError::default() };
        let told = Error::from(graph::Error::Service(Box::new(refusal))).json();
        assert!(told.contains(r#""causes":["HTTP 400","NoBackingApplicationObject (appId): No."]"#), "{told}");
    }
}
