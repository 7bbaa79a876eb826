//! What an error of Graph means for the person and for scripts.

use super::convert::capital;
use super::{Error, Kind, ServiceDetails};
use crate::graph::{self, ServiceError};

impl From<graph::Error> for Error {
    fn from(error: graph::Error) -> Self {
        match error {
            graph::Error::Network(source) => source.into(),
            graph::Error::Service(refusal) => refused(&refusal),
            graph::Error::BadPath { .. } | graph::Error::OtherHost { .. } => {
                Self::new(Kind::Usage, "usage", capital(&error)).hint("Give a path of Graph, such as /me")
            }
            graph::Error::BadHost { .. } => Self::new(Kind::Configuration, "untrusted_metadata", capital(&error)),
            graph::Error::BadLink { .. } | graph::Error::Loop => Self::new(Kind::Service, "bad_link", capital(&error))
                .hint("What came before is whole; the service is at fault: tell its support, or narrow the request with --filter"),
            graph::Error::BadToken | graph::Error::NotJson { .. } | graph::Error::BadBatchAnswer { .. } => {
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
    let (kind, code, message, hint) = match refusal.status {
        401 => (
            Kind::SignInRequired,
            "sign_in_required",
            "Microsoft Graph does not accept the access token".to_owned(),
            "Run `cids login` to sign in again".to_owned(),
        ),
        403 => (
            Kind::Service,
            "graph_forbidden",
            "Microsoft Graph denies access".to_owned(),
            "The permission is missing (User.Read for /me), or an administrator has not consented: App registration > API \
             permissions > add it > Grant admin consent. Customers can read only themselves"
                .to_owned(),
        ),
        404 => (Kind::Service, "graph_not_found", "Microsoft Graph has no such thing".to_owned(), "Check the path".to_owned()),
        410 => (
            Kind::Service,
            "graph_gone",
            "Microsoft Graph does not know the link any more".to_owned(),
            "Start over: delete the file of --resume, if there is one".to_owned(),
        ),
        429 | 503 | 504 => {
            let wait = refusal.retry_after.map_or("a minute".to_owned(), |wait| format!("{:.0} s", wait.as_secs_f64().ceil()));
            (Kind::Service, "graph_busy", "Microsoft Graph is busy".to_owned(), format!("Try again in {wait}"))
        }
        501 => (Kind::Service, "graph_error", "Microsoft Graph does not do this".to_owned(), "Check the path".to_owned()),
        300..=399 => (
            Kind::Service,
            "graph_elsewhere",
            "Microsoft Graph says that the answer is elsewhere".to_owned(),
            "The token does not go there: -i shows the Location, which is asked without it".to_owned(),
        ),
        _ => (
            Kind::Service,
            "graph_error",
            "Microsoft Graph answered with an error".to_owned(),
            "Check the path, or try again with --verbose".to_owned(),
        ),
    };
    Error::new(kind, code, message).caused_by(refusal).service(details).hint(hint)
}
