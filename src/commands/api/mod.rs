//! `cids api`: the application's own API, with a token for its scope.

mod endpoint;

use clap::Args;
use openidconnect::http::Method;

use crate::access::{Access, Need, acquire_now, is_ready};
use crate::argument::not_blank;
use crate::auth::{Credential, Jwt, ScopeSet};
use crate::call::{self, CallArgs, Caller, DryRun};
use crate::context::{Context, SecretArgs};
use crate::error::{Error, Kind};
use crate::graph::ApiClient;

use endpoint::Endpoint;

/// Flags of `cids api`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ApiArgs {
    /// GET, POST, PATCH, PUT or DELETE [default: GET, and POST with a body]
    #[arg(value_name = "METHOD")]
    first: Option<String>,
    /// A path below ENDPOINT, or a full URL [default: ENDPOINT]
    #[arg(value_name = "URL")]
    second: Option<String>,
    /// Where the API is [default: ENDPOINT]
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// What the token is for, such as api://APP-ID/Tasks.Read; repeatable [default: SCOPE]
    #[arg(long = "scope", value_name = "SCOPE", value_parser = not_blank)]
    scopes: Vec<String>,
    /// Do not ask before a DELETE
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    call: CallArgs,
    #[command(flatten)]
    secret: SecretArgs,
}

const EXAMPLES: &str = "\
Examples:
  cids api                                      GET ENDPOINT with a token for SCOPE
  cids api tasks/7                              What lies below ENDPOINT
  cids api post tasks -f title=Milk -F done=false
  cids api https://localhost:5001/tasks --scope api://APP-ID/Tasks.Read
  cids api delete tasks/7 --yes
  cids api tasks --dry-run                      The request, and nothing sent

The token goes to the host that you name: in the URL, with --endpoint, as CIDS_ENDPOINT or in a profile. For an ENDPOINT in .env cids asks once";

/// Calls the API, and writes what it answers.
pub fn run(context: &Context, args: &ApiArgs) -> Result<(), Error> {
    let (method, url) = args.target()?;
    let call = &args.call;
    call.check(context, &method)?;
    if call.request.query.beta {
        return Err(Error::new(Kind::Usage, "usage", "--beta is a version of Microsoft Graph").hint("Name the version in the URL"));
    }
    let endpoint = Endpoint::find(context, args.endpoint.as_deref(), url)?;
    let client = ApiClient::own(context.http(), &endpoint.url)?;
    let target = client.url_below(&endpoint.path, &call.request.options(&method, url, &context.terminal)?)?;
    let request = call.request.request(method.clone(), target, call.request.body(&method, &context.terminal)?);
    if call.request.dry_run {
        return context.answer(&DryRun(request));
    }
    let scopes = args.scopes(context)?;
    endpoint.confirm(context, &scopes)?;
    if method == Method::DELETE && !args.yes {
        call::confirm_deletion(context, request.url.as_str())?;
    }
    let given = context.given_secret(args.secret, || context.secret_receiver())?;
    let is_default = scopes.of_apis().is_empty();
    let need = Need { is_default, ..Need::for_scopes(scopes.clone(), given.map(Credential::Secret)) };
    let access = acquire_now(context, &need)?;
    keep_graph_home(&access, &scopes, client.host())?;
    let done = context.block_on(async {
        let mut caller = Caller::new(context, &client, access, need);
        call.perform(&mut caller, request).await
    });
    done.map_err(|error| call.interrupted(error))
}

impl ApiArgs {
    /// The method, and the URL as it was given.
    fn target(&self) -> Result<(Method, &str), Error> {
        let method = |text: &str| {
            let known = [Method::GET, Method::POST, Method::PATCH, Method::PUT, Method::DELETE];
            known.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(text))
        };
        let default = if self.call.request.has_content() { Method::POST } else { Method::GET };
        match (self.first.as_deref(), self.second.as_deref()) {
            (Some(first), Some(url)) => match method(first) {
                Some(method) => Ok((method, url)),
                None => Err(Error::new(Kind::Usage, "usage", format!("{first} is no method that cids sends"))
                    .hint("GET, POST, PATCH, PUT or DELETE, and then the URL")),
            },
            (Some(one), None) => Ok(method(one).map_or((default, one), |method| (method, ""))),
            (None, _) => Ok((default, "")),
        }
    }

    /// What the token is for. A ready one is for whatever it is.
    fn scopes(&self, context: &Context) -> Result<ScopeSet, Error> {
        let given = ScopeSet::parse(&self.scopes.join(" "))?;
        let scopes = if given.is_empty() { context.settings()?.scope()? } else { given };
        // At another provider the sign-in decided it.
        let is_other = || context.account().is_ok_and(|chosen| !chosen.account.is_microsoft());
        if scopes.of_apis().is_empty() && !is_ready(context) && !is_other() {
            return Err(Error::new(Kind::Configuration, "scope_missing", "Nothing says what the token for the API is to be good for")
                .hint("Add --scope api://APP-ID/SCOPE, or set SCOPE: the API's app registration > Expose an API"));
        }
        match scopes.of_graph(false) {
            Some(scope) => Err(graph_stays_home(&format!("{scope} is a scope of Microsoft Graph"))),
            None => Ok(scopes),
        }
    }
}

/// Graph's token goes to Graph alone.
fn keep_graph_home(access: &Access, scopes: &ScopeSet, host: &str) -> Result<(), Error> {
    // At Microsoft a scope without a resource is Graph's.
    let is_microsoft = access.record.as_ref().is_some_and(|record| record.account.is_microsoft());
    match scopes.of_graph(is_microsoft) {
        Some(scope) => Err(graph_stays_home(&format!("{scope} is a scope of Microsoft Graph"))),
        None if Jwt::parse(access.token.expose()).is_some_and(|jwt| jwt.is_for_graph()) => {
            Err(graph_stays_home(&format!("The token is for Microsoft Graph, and {host} is not that")))
        }
        None => Ok(()),
    }
}

fn graph_stays_home(why: &str) -> Error {
    Error::new(Kind::Configuration, "graph_token", format!("{why}: its token is sent nowhere else"))
        .hint("For your own API give its scope: --scope api://APP-ID/SCOPE. For Graph: cids graph get PATH")
}
