//! A call of an API: the flags of its request and of its answer, a token that is renewed when it is refused, and the ways an answer is
//! written. `cids graph` and whatever else calls an API share them.

mod advice;
mod answer;
mod export;
mod fields;
mod jq;
mod msgraph;
mod place;
mod request;
mod resume;
mod table;
mod writer;

use std::time::Duration;

use clap::Args;
use openidconnect::http::Method;

use crate::access::{Access, Need, login_command, renew};
use crate::account::Account;
use crate::auth::ScopeSet;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{self, ApiClient, Request, Service};
use crate::hint::{Hint, hint};
use crate::http::{Incoming, Response};
use crate::secret::Secret;
use crate::session::{Demand, Freshness, What};

use advice::Refused;

pub use answer::{AnswerArgs, Format, close};
pub use export::PagingArgs;
pub use fields::input;
pub use msgraph::{check_person, known_graph_host, with_graph};
pub use place::Stop;
pub use request::{DryRun, QueryArgs, RequestArgs};
pub use table::fields as lines;
pub use writer::Writer;

/// A call: request, pages, answer.
#[derive(Args, Debug, Default)]
pub struct CallArgs {
    /// The request.
    #[command(flatten)]
    pub request: RequestArgs,
    /// All pages.
    #[command(flatten)]
    pub paging: PagingArgs,
    /// The answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

impl CallArgs {
    /// Refuses what does not go together.
    pub fn check(&self, context: &Context, method: &Method) -> Result<(), Error> {
        if self.paging.all && *method != Method::GET {
            return Err(Error::new(Kind::Usage, "usage", "--all goes with a GET").hint("Leave --all out"));
        }
        self.answer.check(context)?;
        self.paging.check(self.answer.format(context), self.answer.slurps())
    }

    /// Sends `request` and writes its answer.
    pub async fn perform(&self, caller: &mut Caller<'_>, request: Request) -> Result<(), Error> {
        let selected = self.request.query.select.as_deref();
        if self.paging.all {
            return export::export(caller, request, &self.paging, &self.answer, selected).await.or_else(Stop::into_result);
        }
        self.answer.perform(caller, &request, selected).await
    }

    /// What an interrupted person does next.
    pub fn interrupted(&self, error: Error) -> Error {
        if error.kind() == Kind::Interrupted { export::standing_hint(error, &self.paging) } else { error }
    }
}

/// Who calls: a client of one host, and the token that goes there.
pub struct Caller<'a> {
    context: &'a Context,
    client: &'a ApiClient<'a>,
    access: Access,
    need: Need,
    /// The token was renewed, and nothing has been answered since.
    has_just_renewed: bool,
    /// Why it could not be renewed, where that is not for want of a sign-in.
    not_renewed: Option<Error>,
}

impl<'a> Caller<'a> {
    /// A caller who has `access`, for which it had this `need`.
    pub fn new(context: &'a Context, client: &'a ApiClient<'a>, access: Access, need: Need) -> Self {
        Self { context, client, access, need, has_just_renewed: false, not_renewed: None }
    }

    /// Sends `request`; a token that is refused is renewed once.
    pub async fn open(&mut self, request: &Request) -> Result<Incoming, graph::Error> {
        let client = self.client;
        let mut answer = client.open(request, &self.access.token).await;
        if let Err(error) = &answer
            && self.renew(error).await
        {
            answer = client.open(request, &self.access.token).await;
        }
        answer.inspect(|_| self.accepted())
    }

    /// Sends `request`; the answer whole, which is JSON.
    pub async fn json(&mut self, request: &Request) -> Result<Response, Error> {
        let client = self.client;
        let mut answer = client.json(request, &self.access.token).await;
        if let Err(error) = &answer
            && self.renew(error).await
        {
            answer = client.json(request, &self.access.token).await;
        }
        answer.inspect(|_| self.accepted()).map_err(|error| self.told(request, error))
    }

    /// Sends `request`, whose answer says no more than that it was done.
    pub async fn send(&mut self, request: &Request) -> Result<(), Error> {
        match self.open(request).await {
            Ok(incoming) => incoming.read(graph::BODY_LIMIT).await.map(drop).map_err(|error| graph::Error::Network(error).into()),
            Err(error) => Err(self.told(request, error)),
        }
    }

    /// Waits, and says why.
    pub async fn wait(&self, why: &str, wait: Duration) {
        self.context.http().wait(self.client.host(), why, wait).await;
    }

    /// Whose token it is, where that is known.
    pub fn account(&self) -> Option<&Account> {
        self.access.record.as_ref().map(|record| &record.account)
    }

    fn is_application(&self) -> bool {
        self.account().is_some_and(Account::is_application)
    }

    /// The token.
    fn token(&self) -> Secret {
        self.access.token.clone()
    }

    /// The token was good.
    fn accepted(&mut self) {
        self.has_just_renewed = false;
    }

    /// A new token if `error`, which `request` met with, is the old one's fault; else the error as it is told.
    async fn token_after(&mut self, request: &Request, error: graph::Error) -> Result<Secret, Error> {
        if self.renew(&error).await { Ok(self.token()) } else { Err(self.told(request, error)) }
    }

    /// Renews the token if `error` is its fault, and it can be.
    async fn renew(&mut self, error: &graph::Error) -> bool {
        let refused = matches!(error, graph::Error::Service(refusal) if refusal.status == 401 && refusal.claims.is_none());
        let Some(record) = self.access.record.as_ref().filter(|_| refused && !self.has_just_renewed) else { return false };
        let demand = Demand { freshness: Freshness::Other(self.access.token.clone()), ..self.need.demand.clone() };
        let need = Need { demand, is_default: self.need.is_default, credential: self.need.credential.clone(), may_sign_in: false };
        match renew(self.context, &need, record).await {
            Ok(access) => {
                self.access = access;
                self.has_just_renewed = true;
                true
            }
            Err(error) => {
                self.not_renewed = Some(error).filter(|error| error.kind() != Kind::SignInRequired);
                false
            }
        }
    }

    /// `error`, which `request` met with, and what helps: a sign-in, a permission, another name.
    pub fn told(&mut self, request: &Request, error: graph::Error) -> Error {
        if let Some(error) = self.not_renewed.take() {
            return error;
        }
        let (refusal, scopes) = match (&error, &self.need.demand.what) {
            (graph::Error::Service(refusal), What::AccessToken(scopes)) => (refusal, scopes),
            (graph::Error::Network(lost), _) if lost.may_have_arrived() && request.method != Method::GET => {
                return Error::from(error)
                    .hint(hint!("Whether the {} was carried out is not known: look before you send it again", request.method));
            }
            _ => return error.into(),
        };
        let hints = match (refusal.status, &refusal.claims) {
            (401, _) if self.access.record.is_none() => {
                vec!["The token in CIDS_ACCESS_TOKEN is refused: put a new one there, or unset it".into()]
            }
            (401, _) if self.is_application() => vec!["Run `cids login --app-only`".into()],
            (401, Some(claims)) => vec![hint!("Run `{} --param {}`", login_command(scopes), format!("claims={claims}"))],
            _ if *self.client.service() != Service::Graph => advice::of_own_api(refusal, scopes),
            (401, None) => vec![hint!("Run `{}`", login_command(scopes))],
            _ => self.advice(request, refusal.status),
        };
        Error::from(error).hints(hints)
    }

    /// What helps whom Graph answers `request` with `status`: a permission, another name; nothing where no more is known.
    pub fn advice(&self, request: &Request, status: u16) -> Vec<Hint> {
        let settings = self.context.settings().ok().and_then(|settings| settings.authority().ok().flatten());
        let refused = Refused {
            is_application: self.is_application(),
            asked: match &self.need.demand.what {
                What::AccessToken(scopes) => scopes.clone(),
                What::IdToken => ScopeSet::default(),
            },
            scopes: if self.access.record.is_some() { &self.access.scopes } else { &[] },
            authority: self
                .account()
                .map(|account| account.authority.clone())
                .or(settings.map(|authority| authority.value.as_str().to_owned())),
        };
        refused.hints(request, status)
    }
}

/// Asks whether `path` is to be deleted.
pub fn confirm_deletion(context: &Context, path: &str) -> Result<(), Error> {
    if !context.terminal.has_person() {
        return Err(Error::new(Kind::Usage, "confirmation_needed", format!("Nobody is there to be asked whether to delete {path}"))
            .hint("Add --yes to delete it without a question"));
    }
    if context.terminal.confirm(&format!("Delete {path}?")) {
        return Ok(());
    }
    Err(Error::new(Kind::Cancelled, "cancelled", "Nothing was deleted"))
}
