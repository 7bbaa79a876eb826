//! A token for a command: a ready one from the environment, a kept one, or one by refresh. A kept one needs no HTTP client and no runtime.

use chrono::TimeDelta;
use clap::Args;

use crate::auth::ScopeSet;
use crate::cache::Record;
use crate::clock::Instant;
use crate::context::{Context, SecretArgs};
use crate::error::{Error, Kind};
use crate::secret::Secret;
use crate::session::{Demand, Freshness, What};

/// The variable that holds a ready access token.
pub const READY_TOKEN: &str = "CIDS_ACCESS_TOKEN";

/// What Graph grants to every customer about themselves.
const DEFAULT_SCOPE: &str = "User.Read";

/// Flags that say which access token is wanted.
#[derive(Args, Debug)]
pub struct AskArgs {
    /// What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// All that is granted at this API: the same as --scope RESOURCE/.default
    #[arg(long, value_name = "RESOURCE", conflicts_with = "scopes")]
    resource: Option<String>,
    /// Renew a token that is good for less than this
    #[arg(long, value_name = "SECONDS", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u32).range(0..=86_400))]
    min_ttl: u32,
    /// Ask the authority for a new token in any case
    #[arg(long)]
    force_refresh: bool,
    #[command(flatten)]
    secret: SecretArgs,
}

impl AskArgs {
    /// What these flags ask for; the ID token where `id_token` says so.
    pub fn need(&self, context: &Context, id_token: bool) -> Result<Need, Error> {
        let scopes = match &self.resource {
            Some(resource) => ScopeSet::parse(&format!("{}/.default", resource.trim_end_matches('/').trim_end_matches("/.default")))?,
            None => ScopeSet::parse(&self.scopes.join(" "))?,
        };
        let scopes = if scopes.is_empty() { context.settings()?.scope()? } else { scopes };
        let scopes = if scopes.is_empty() { ScopeSet::parse(DEFAULT_SCOPE)? } else { scopes };
        let demand = Demand {
            what: if id_token { What::IdToken } else { What::AccessToken(scopes) },
            min_ttl: TimeDelta::seconds(self.min_ttl.into()),
            freshness: if self.force_refresh { Freshness::Renewed } else { Freshness::Cached },
        };
        let client_secret = context.given_secret(self.secret, || Ok(context.account()?.account.authority))?;
        Ok(Need { demand, client_secret })
    }
}

/// What a command needs.
pub struct Need {
    /// The token.
    pub demand: Demand,
    /// The client secret that the person gave with this command.
    pub client_secret: Option<Secret>,
}

/// A token.
pub struct Access {
    /// The token itself.
    pub token: Secret,
    /// When it ends; unknown for a ready one.
    pub expires_on: Option<Instant>,
    /// What it was granted for.
    pub scopes: Vec<String>,
    /// Whose it is; nobody knows of a ready one.
    pub record: Option<Record>,
}

/// What is at hand without asking anybody but the token store.
pub enum AtHand {
    /// The token.
    Access(Box<Access>),
    /// The record of an account whose token must be renewed.
    Stale(Box<Record>),
}

/// The token, if it is at hand.
pub fn at_hand(context: &Context, need: &Need) -> Result<AtHand, Error> {
    if let Some(access) = ready(context, need) {
        return Ok(AtHand::Access(Box::new(access)));
    }
    let record = context.signed_in()?;
    if need.demand.is_met_by(&record, context.clock.now()) {
        return Access::from_record(record, need, context.clock.now()).map(|access| AtHand::Access(Box::new(access)));
    }
    Ok(AtHand::Stale(Box::new(record)))
}

/// The token, renewed if need be.
pub async fn acquire(context: &Context, need: &Need) -> Result<Access, Error> {
    let record = match at_hand(context, need)? {
        AtHand::Access(access) => return Ok(*access),
        AtHand::Stale(record) => record,
    };
    let session = context.session(&record.account)?;
    // A setting that is wrong must not stop what needs no secret.
    let client_secret = match &need.client_secret {
        None if record.confidential => context.client_secret_of(&record.account),
        given => Ok(given.clone()),
    };
    let renewed = match client_secret {
        Ok(client_secret) => session.renew(&record.account, &need.demand, client_secret.as_ref()).await.map_err(Error::from),
        Err(error) => session.renew(&record.account, &need.demand, None).await.map_err(|_| error),
    };
    let renewed = renewed.map_err(|error| with_scopes(error, &need.demand.what))?;
    Access::from_record(renewed, need, context.clock.now())
}

/// As [`acquire`], for a command without a runtime: none is made for a token that is at hand.
pub fn acquire_now(context: &Context, need: &Need) -> Result<Access, Error> {
    match at_hand(context, need)? {
        AtHand::Access(access) => Ok(*access),
        AtHand::Stale(_) => context.block_on(acquire(context, need)),
    }
}

fn ready(context: &Context, need: &Need) -> Option<Access> {
    let token = context.environment().get(READY_TOKEN)?;
    let What::AccessToken(scopes) = &need.demand.what else { return None };
    context.terminal.detail(format!("Account: unknown ({READY_TOKEN} in the environment)"));
    Some(Access { token: Secret::new(token.trim()), expires_on: None, scopes: scopes.iter().map(str::to_owned).collect(), record: None })
}

impl Access {
    fn from_record(record: Record, need: &Need, now: Instant) -> Result<Self, Error> {
        let found = match &need.demand.what {
            What::IdToken => record.id_token.as_ref().map(|token| (token.token.clone(), token.expires_on, Vec::new())),
            What::AccessToken(_) => {
                need.demand.token_of(&record, now).map(|token| (token.token.clone(), token.expires_on, token.scopes.clone()))
            }
        };
        let (token, expires_on, scopes) = found.ok_or_else(|| Error::sign_in_required("The authority granted no such token"))?;
        if expires_on < now + need.demand.min_ttl {
            let left = (expires_on - now).num_seconds();
            return Err(Error::new(Kind::Service, "lifetime_too_short", format!("A new token is good for {left} s only"))
                .hint("Ask for less with --min-ttl, or raise the lifetime in the tenant's token lifetime policy"));
        }
        Ok(Self { token, expires_on: Some(expires_on), scopes, record: Some(record) })
    }
}

/// The exact command for the person whom only a sign-in helps.
fn with_scopes(error: Error, what: &What) -> Error {
    match what {
        What::AccessToken(scopes) if error.kind() == Kind::SignInRequired => error.only_hint(format!("Run `{}`", login_command(scopes))),
        _ => error,
    }
}

/// The sign-in that gets a token for `scopes`.
pub fn login_command(scopes: &ScopeSet) -> String {
    scopes.of_apis().iter().fold("cids login".to_owned(), |command, scope| format!("{command} --scope {scope}"))
}
