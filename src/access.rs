//! A token for a command: a ready one from the environment, a kept one, or one by refresh. A kept one needs no HTTP client and no runtime.

use chrono::TimeDelta;
use clap::Args;

use crate::account::{Account, AuthorityKind};
use crate::argument::{not_blank, resource};
use crate::auth::{Application, Credential, PERSONAL, ScopeSet};
use crate::cache::Record;
use crate::clock::Instant;
use crate::config::READY_TOKEN;
use crate::context::{Context, SecretArgs};
use crate::credential;
use crate::error::{Error, Kind};
use crate::hint::{Hint, hint};
use crate::secret::Secret;
use crate::session::{Demand, Freshness, What};
use crate::sign_in::{sign_in_application, sign_in_for};

/// Flags that say which access token is wanted.
#[derive(Args, Debug)]
pub struct AskArgs {
    /// What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read, or at another provider what the sign-in granted]
    #[arg(long = "scope", value_name = "SCOPE", value_parser = not_blank)]
    scopes: Vec<String>,
    /// All that is granted at this API: the same as --scope RESOURCE/.default
    #[arg(long, value_name = "RESOURCE", conflicts_with = "scopes", value_parser = resource)]
    resource: Option<String>,
    /// Renew a token that is good for less than this
    #[arg(long, value_name = "SECONDS", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u32).range(0..=86_400))]
    min_ttl: u32,
    /// Ask the authority for a new token in any case
    #[arg(long)]
    force_refresh: bool,
    /// Sign in with the browser where only that helps; else no browser is ever opened
    #[arg(long)]
    login: bool,
    #[command(flatten)]
    secret: SecretArgs,
}

impl AskArgs {
    /// What these flags ask for; the ID token where `id_token` says so.
    pub fn need(&self, context: &Context, id_token: bool) -> Result<Need, Error> {
        let scopes = match &self.resource {
            Some(resource) => ScopeSet::parse(&format!("{resource}/.default"))?,
            None => ScopeSet::parse(&self.scopes.join(" "))?,
        };
        let scopes = if scopes.is_empty() { context.settings()?.scope()? } else { scopes };
        let is_default = scopes.is_empty();
        let scopes = if is_default { ScopeSet::parse(PERSONAL)? } else { scopes };
        let demand = Demand {
            what: if id_token { What::IdToken } else { What::AccessToken(scopes) },
            min_ttl: TimeDelta::seconds(self.min_ttl.into()),
            freshness: if self.force_refresh { Freshness::Renewed } else { Freshness::Cached },
        };
        let given = context.given_secret(self.secret, || context.secret_receiver())?;
        Ok(Need { demand, is_default, credential: given.map(Credential::Secret), may_sign_in: self.login })
    }
}

/// What a command needs.
pub struct Need {
    /// The token.
    pub demand: Demand,
    /// Whether nothing names a scope. The one in `demand` is Microsoft's then, and another provider's is what the sign-in granted.
    pub is_default: bool,
    /// The credential that the person gave with this command.
    pub credential: Option<Credential>,
    /// Whether a person may be asked to sign in for it.
    pub may_sign_in: bool,
}

impl Need {
    /// The access token for `scopes` that a command needs.
    pub fn for_scopes(scopes: ScopeSet, credential: Option<Credential>) -> Self {
        Self { demand: Demand::for_scopes(scopes), is_default: false, credential, may_sign_in: false }
    }

    /// The scopes of the sign-in that this request needs first. Another provider is not asked for a Microsoft scope.
    fn scopes_of_sign_in(&self, context: &Context) -> ScopeSet {
        let authority = context.settings().ok().and_then(|settings| settings.authority().ok().flatten());
        let may_be_other = authority.is_some_and(|authority| authority.value.kind() == AuthorityKind::OpenId);
        match &self.demand.what {
            What::AccessToken(scopes) if !(self.is_default && may_be_other) => scopes.clone(),
            _ => ScopeSet::default(),
        }
    }

    /// What a sign-in of `account`, or the first one, would have to be for.
    fn what_for(&self, context: &Context, account: Option<&Account>) -> What {
        match (&self.demand.what, account) {
            (What::AccessToken(_), None) => What::AccessToken(self.scopes_of_sign_in(context)),
            (What::AccessToken(_), Some(account)) if self.is_default && !account.is_microsoft() => What::AccessToken(ScopeSet::default()),
            (what, _) => what.clone(),
        }
    }

    /// The demand in the words of whoever `record` is of: an application asks for all that it is granted at an API.
    fn demand_of(&self, record: &Record) -> Demand {
        let mut demand = self.demand.clone();
        if let What::AccessToken(scopes) = &mut demand.what {
            let is_microsoft = record.account.is_microsoft();
            if record.account.is_application() {
                *scopes = scopes.of_application(is_microsoft, record.msgraph_host.as_deref());
            } else if self.is_default && !is_microsoft {
                *scopes = ScopeSet::parse(&record.granted.join(" ")).unwrap_or_default().of_apis();
            }
        }
        demand
    }
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
enum AtHand {
    /// The token.
    Access(Box<Access>),
    /// The record of an account whose token must be renewed.
    Stale(Box<Record>),
}

/// Whether a ready token is in force.
pub fn is_ready(context: &Context) -> bool {
    context.environment().has(READY_TOKEN)
}

/// Refuses what would change nothing while a ready token is in force, as `gh` does.
pub fn refuse_if_ready(context: &Context) -> Result<(), Error> {
    if !is_ready(context) {
        return Ok(());
    }
    Err(Error::new(Kind::Configuration, "ready_token", format!("{READY_TOKEN} is set, and its token is used whoever is signed in"))
        .hint(hint!("Take it out of the environment first: unset {}", READY_TOKEN)))
}

/// What `record` has of what is needed.
fn found_in(context: &Context, need: &Need, record: Record) -> Result<AtHand, Error> {
    let demand = need.demand_of(&record);
    let now = context.clock.now();
    if !demand.is_met_by(&record, now) {
        return Ok(AtHand::Stale(Box::new(record)));
    }
    Access::from_record(record, &demand, now).map(|access| AtHand::Access(Box::new(access)))
}

/// The token, renewed if need be, of an account that passes `check`.
pub async fn acquire(context: &Context, need: &Need, check: impl Fn(&Record) -> Result<(), Error>) -> Result<Access, Error> {
    if let Some(access) = ready(context, need)? {
        return Ok(access);
    }
    sign_in_without_state(context, need).await?;
    let account = context.account().map_err(|error| with_scopes(error, None, &need.what_for(context, None)))?.account;
    let what = |error| with_scopes(error, Some(&account), &need.what_for(context, Some(&account)));
    let record = context.record_aside(&account).await.map_err(what)?;
    check(&record)?;
    match found_in(context, need, record)? {
        AtHand::Access(access) => Ok(*access),
        AtHand::Stale(record) => renew(context, need, &record).await,
    }
}

/// The token by a refresh of `record`: of this account, whoever is chosen meanwhile.
pub async fn renew(context: &Context, need: &Need, record: &Record) -> Result<Access, Error> {
    let session = context.session(&record.account)?;
    let demand = need.demand_of(record);
    // A setting that is wrong must not stop what needs no credential.
    let credential = match &need.credential {
        None if record.confidential => credential::of_account(context, &record.account).await,
        given => Ok(given.clone()),
    };
    let renewed = match credential {
        Ok(credential) => session.renew(&record.account, &demand, credential.as_ref()).await.map_err(Error::from),
        Err(error) => session.renew(&record.account, &demand, None).await.map_err(|_| error),
    };
    let renewed = renewed.map_err(|error| with_scopes(error, Some(&record.account), &demand.what))?;
    Access::from_record(renewed, &demand, context.clock.now())
}

/// As [`acquire`], for a command without a runtime: none is made for a token that is at hand. Signs in where only that helps and may be done.
pub fn acquire_now(context: &Context, need: &Need) -> Result<Access, Error> {
    match kept_or_renewed(context, need) {
        Err(error) if need.may_sign_in && error.kind() == Kind::SignInRequired && !context.terminal.waits_for_nobody() => {
            context.terminal.status(error.message());
            context.block_on(sign_in_for(context, &need.scopes_of_sign_in(context)))?;
            kept_or_renewed(context, need)
        }
        other => other,
    }
}

fn kept_or_renewed(context: &Context, need: &Need) -> Result<Access, Error> {
    if let Some(access) = ready(context, need)? {
        return Ok(access);
    }
    if is_for_this_command(context)? {
        context.block_on(sign_in_without_state(context, need))?;
    }
    let account = context.account().map_err(|error| with_scopes(error, None, &need.what_for(context, None)))?.account;
    let what = |error| with_scopes(error, Some(&account), &need.what_for(context, Some(&account)));
    let record = context.record_of(&account).map_err(what)?;
    match found_in(context, need, record)? {
        AtHand::Access(access) => Ok(*access),
        AtHand::Stale(record) => context.block_on(renew(context, need, &record)),
    }
}

/// Whether there is no state folder, and so no account, but all that the application needs to sign in by itself is set in this terminal.
fn is_for_this_command(context: &Context) -> Result<bool, Error> {
    Ok(context.folders().state.is_none() && context.settings()?.app_is_set_in_terminal() && context.keep_in_memory())
}

/// Signs the application in for this command alone; its token is kept in memory.
async fn sign_in_without_state(context: &Context, need: &Need) -> Result<(), Error> {
    let What::AccessToken(scopes) = &need.demand.what else { return Ok(()) };
    if !is_for_this_command(context)? {
        return Ok(());
    }
    let (authority, client_id) = context.settings()?.application()?;
    let cache = context.cache(authority.value.is_loopback())?;
    let credential = credential::of_application(context, authority.value.as_str(), &client_id, &cache).await?;
    let application = Application { client_id: &client_id, credential: credential.as_ref() };
    sign_in_application(context, &authority, application, scopes).await.map(drop)
}

fn ready(context: &Context, need: &Need) -> Result<Option<Access>, Error> {
    let Some(token) = context.environment().get(READY_TOKEN) else { return Ok(None) };
    let What::AccessToken(scopes) = &need.demand.what else { return Ok(None) };
    let token = token.trim();
    // It becomes a header, and a word of a shell.
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::new(Kind::Configuration, "ready_token", format!("{READY_TOKEN} in the environment is no token"))
            .cause(if token.is_empty() { "it is blank" } else { "it has white space or other characters in it that no token has" })
            .hint(hint!("Set it to an access token alone, or take it out of the environment: unset {}", READY_TOKEN)));
    }
    context.terminal.detail(format!("Account: unknown ({READY_TOKEN} in the environment)"));
    let scopes = scopes.iter().map(str::to_owned).collect();
    Ok(Some(Access { token: Secret::new(token), expires_on: None, scopes, record: None }))
}

impl Access {
    fn from_record(record: Record, demand: &Demand, now: Instant) -> Result<Self, Error> {
        let found = match &demand.what {
            What::IdToken => record.id_token.as_ref().map(|token| (token.token.clone(), token.expires_on, Vec::new(), now)),
            What::AccessToken(_) => demand
                .token_of(&record, now)
                .map(|token| (token.token.clone(), token.expires_on, token.scopes.clone(), token.by_clock_of_then(now))),
        };
        let (token, expires_on, scopes, now) = found.ok_or_else(|| Error::sign_in_required("The authority granted no such token"))?;
        if expires_on < now + demand.min_ttl {
            let left = (expires_on - now).num_seconds();
            return Err(Error::new(Kind::Service, "lifetime_too_short", format!("A new token is good for {left} s only"))
                .hint("Ask for less with --min-ttl, or raise the lifetime in the tenant's token lifetime policy"));
        }
        Ok(Self { token, expires_on: Some(expires_on), scopes, record: Some(record) })
    }
}

/// The exact command for the person whom only a sign-in helps.
fn with_scopes(error: Error, account: Option<&Account>, what: &What) -> Error {
    match what {
        _ if account.is_some_and(Account::is_application) && error.kind() == Kind::SignInRequired => {
            error.only_hint("Run `cids login --app-only`, or sign in a person: `cids login`")
        }
        What::AccessToken(scopes) if error.kind() == Kind::SignInRequired => error.sign_in_by(&login_command(scopes)),
        _ => error,
    }
}

/// The sign-in that gets a token for `scopes`.
pub fn login_command(scopes: &ScopeSet) -> Hint {
    with_scope_flags("cids login", scopes)
}

/// `command` with a `--scope` for each of `scopes` that is an API's.
pub fn with_scope_flags(command: &'static str, scopes: &ScopeSet) -> Hint {
    scopes.of_apis().iter().fold(command.into(), |command, scope| hint!("{} --scope {}", command, scope))
}
