//! `cids graph`: Microsoft Graph as the signed-in customer.

mod batch;
mod ls;

use clap::{Args, Subcommand};
use openidconnect::http::Method;
use serde_json::value::RawValue;

use crate::access::Need;
use crate::argument::not_blank;
use crate::auth::{Credential, ScopeSet};
use crate::call::{self, AnswerArgs, CallArgs, DryRun, Format};
use crate::candidates;
use crate::context::{Context, SecretArgs};
use crate::error::Error;
use crate::graph::{ApiClient, CUSTOMER_PROPERTIES, Version};
use crate::output::{Output, Style, Text};

/// Flags of `cids graph`.
#[derive(Args, Debug)]
#[command(arg_required_else_help = true, after_help = EXAMPLES)]
pub struct GraphArgs {
    #[command(subcommand)]
    verb: Verb,
}

const EXAMPLES: &str = "\
Examples:
  cids graph me                                             The signed-in customer
  cids graph get me --select country --jq .country          One value, for a script
  cids graph get users --filter \"startsWith(displayName,'Ca')\" --top 5
  cids graph get users --search displayName:Casey           ConsistencyLevel is set where Graph wants it
  cids graph get users --all --output csv > users.csv       All pages, as they come
  cids graph get users/delta --all --resume users.json --delta >> users.ndjson
  cids graph get me/photo/\\$value --output-file photo.jpg   What is no JSON goes to a file or a pipe
  cids graph patch me -f city=Aarhus --scope User.ReadWrite
  cids graph patch me -f city=Aarhus --dry-run              The request, and nothing sent
  cids graph batch requests.ndjson                          Any number of requests, twenty at a time
  cids graph ls users --long                                Known paths, and the least permissions they need";

#[derive(Debug, Subcommand)]
enum Verb {
    /// Show the signed-in customer's profile
    Me(Box<MeArgs>),
    /// Get a path of Graph, such as me or users
    Get(Box<PathArgs>),
    /// Create something, or call an action
    Post(Box<PathArgs>),
    /// Change some properties of something
    Patch(Box<PathArgs>),
    /// Replace something
    Put(Box<PathArgs>),
    /// Delete something; asks first
    Delete(Box<DeleteArgs>),
    /// Send many requests, twenty at a time
    Batch(Box<batch::BatchArgs>),
    /// List the paths that Graph is known to have, and what they need
    Ls(ls::LsArgs),
}

#[derive(Args, Debug)]
struct MeArgs {
    /// The properties to ask for, separated by commas
    #[arg(long, value_name = "PROPERTIES", default_value = CUSTOMER_PROPERTIES, hide_default_value = true)]
    select: String,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    access: AccessArgs,
}

#[derive(Args, Debug)]
struct PathArgs {
    /// The path, such as me or users/ID, or a full URL at the tenant's Graph host
    #[arg(add = candidates::graph_paths())]
    path: String,
    #[command(flatten)]
    call: CallArgs,
    #[command(flatten)]
    access: AccessArgs,
}

#[derive(Args, Debug)]
struct DeleteArgs {
    #[command(flatten)]
    path: PathArgs,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

/// Which access token is wanted.
#[derive(Args, Debug)]
struct AccessArgs {
    /// The delegated permission to ask for; repeatable
    #[arg(long = "scope", value_name = "SCOPE", default_value = "User.Read", value_parser = not_blank)]
    scopes: Vec<String>,
    #[command(flatten)]
    secret: SecretArgs,
}

impl AccessArgs {
    fn need(&self, context: &Context) -> Result<Need, Error> {
        let scopes = ScopeSet::parse(&self.scopes.join(" "))?;
        let given = context.given_secret(self.secret, || context.secret_receiver())?;
        Ok(Need::for_scopes(scopes, given.map(Credential::Secret)))
    }
}

/// Calls Graph, and writes what it answers.
pub fn run(context: &Context, args: &GraphArgs) -> Result<(), Error> {
    match &args.verb {
        Verb::Me(me) => show_me(context, me),
        Verb::Get(args) => send(context, Method::GET, args),
        Verb::Post(args) => send(context, Method::POST, args),
        Verb::Patch(args) => send(context, Method::PATCH, args),
        Verb::Put(args) => send(context, Method::PUT, args),
        Verb::Delete(args) => {
            if !args.yes && !args.path.call.request.dry_run {
                call::confirm_deletion(context, &args.path.path)?;
            }
            send(context, Method::DELETE, &args.path)
        }
        Verb::Batch(args) => batch::run(context, args),
        Verb::Ls(args) => context.answer(&ls::list(args)?),
    }
}

fn show_me(context: &Context, me: &MeArgs) -> Result<(), Error> {
    me.answer.check(context)?;
    let need = me.access.need(context)?;
    context.block_on(call::with_graph(context, need, async |caller, client| {
        call::check_person(caller.account(), "me")?;
        let options = [("$select".to_owned(), me.select.clone())];
        let request = crate::graph::Request::new(Method::GET, client.url("me", Version::V1, &options)?);
        // People ask for it, also through a pipe.
        me.answer.or(context, Format::Table).perform(caller, &request, None).await
    }))
}

fn send(context: &Context, method: Method, args: &PathArgs) -> Result<(), Error> {
    let call = &args.call;
    call.check(context, &method)?;
    let options = call.request.options(&method, &args.path, &context.terminal)?;
    let body = call.request.body(&method, &context.terminal)?;
    let build = |client: &ApiClient<'_>| -> Result<_, Error> {
        let url = client.url(&args.path, call.request.query.version(), &options)?;
        Ok(call.request.request(method.clone(), url, body))
    };
    if call.request.dry_run {
        let client = ApiClient::graph(context.http(), &call::known_graph_host(context)?)?;
        return context.answer(&DryRun(build(&client)?));
    }
    let need = args.access.need(context)?;
    let done = context.block_on(call::with_graph(context, need, async |caller, client| {
        call::check_person(caller.account(), &args.path)?;
        call.perform(caller, build(client)?).await
    }));
    done.map_err(|error| call.interrupted(error))
}

/// What Graph answered, whole.
pub struct GraphAnswer {
    body: String,
}

/// Gets `path` with the token that is needed.
pub async fn get(context: &Context, path: &str, select: &str, need: Need) -> Result<GraphAnswer, Error> {
    call::with_graph(context, need, async |caller, client| {
        let options = [("$select".to_owned(), select.to_owned())];
        let request = crate::graph::Request::new(Method::GET, client.url(path, Version::V1, &options)?);
        let answer = caller.json(&request).await?;
        Ok(GraphAnswer { body: String::from_utf8_lossy(answer.body()).into_owned() })
    })
    .await
}

impl Output for GraphAnswer {
    fn text(&self) -> Text {
        match serde_json::from_str::<&RawValue>(&self.body) {
            Ok(object) => call::lines(object),
            Err(_) => Text::new().line(Style::Plain, &self.body),
        }
    }

    fn json(&self) -> String {
        self.body.clone()
    }
}
