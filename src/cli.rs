//! What can be typed: clap types only. The help topics are commands without a body, as in `gh`.

use std::path::PathBuf;

use clap::builder::Resettable;
use clap::{ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueHint};

use crate::candidates;
use crate::commands;
use crate::config::TokenStoreChoice;
use crate::terminal::ColorChoice;

/// Sign in to Microsoft Entra External ID the way a customer would, and call Microsoft Graph as that customer
#[derive(Debug, Parser)]
#[command(name = "cids", version, propagate_version = true, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cids demo                 The whole journey on a private sandbox: no tenant, no settings
  cids login                Sign in with the browser, as .env says
  cids graph me             Call Microsoft Graph as the signed-in customer

Topics: `cids help environment`, `cids help exit-codes`";

/// Flags that every command takes.
#[derive(Args, Clone, Debug, Default)]
pub struct GlobalArgs {
    /// Answer with JSON on stdout, and tell errors as JSON on stderr
    #[arg(long, global = true, help_heading = "Global options")]
    pub json: bool,
    /// Say nothing but the answer, warnings and errors
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Show the HTTP exchange on stderr, secrets masked
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub verbose: bool,
    /// Ask nothing, open nothing and wait for nobody: fail where a person would be needed
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t, help_heading = "Global options")]
    pub color: ColorChoice,
    /// Take settings from this profile of config.toml
    #[arg(long, global = true, value_name = "NAME", add = candidates::profiles(), help_heading = "Global options")]
    pub profile: Option<String>,
    /// Act as this account: its name or object id
    #[arg(long, global = true, value_name = "ACCOUNT", add = candidates::accounts(), help_heading = "Global options")]
    pub account: Option<String>,
    /// Read this file instead of .env in the working directory
    #[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
    pub env_file: Option<PathBuf>,
    /// The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com
    #[arg(long, global = true, value_name = "URL", help_heading = "Global options")]
    pub authority: Option<String>,
    /// The application (client) ID
    #[arg(long, global = true, value_name = "ID", help_heading = "Global options")]
    pub client_id: Option<String>,
    /// The application's certificate with its key: PEM, or PKCS#12 (.pfx)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Global options")]
    pub client_certificate: Option<String>,
    /// A token of the platform that the application runs on, instead of a secret
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Global options")]
    pub federated_token_file: Option<String>,
    /// Where the browser returns [default: http://localhost:5000/redirect]
    #[arg(long, global = true, value_name = "URL", help_heading = "Global options")]
    pub redirect_uri: Option<String>,
    /// Where tokens are kept
    #[arg(long, global = true, value_enum, value_name = "STORE", help_heading = "Global options")]
    pub token_store: Option<TokenStoreChoice>,
    /// Trust the certificates in this file too
    #[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
    pub ca_bundle: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sign in with the system browser
    Login(Deferred<commands::login::LoginArgs>),
    /// Show the signed-in account, from its verified ID token
    Whoami(Deferred<commands::whoami::WhoamiArgs>),
    /// Call Microsoft Graph as the signed-in customer
    Graph(Deferred<commands::graph::GraphArgs>),
    /// Call the application's own API with a token for its scope
    Api(Deferred<commands::api::ApiArgs>),
    /// Forget the account here and end the browser's session
    Logout(Deferred<commands::logout::LogoutArgs>),
    /// Print an access token for another tool
    Token(Deferred<commands::token::TokenArgs>),
    /// Run a command with an access token in its environment
    Exec(Deferred<commands::exec::ExecArgs>),
    /// List, switch and forget the accounts that are signed in here
    #[command(alias = "account")]
    Accounts(Deferred<commands::accounts::AccountsArgs>),
    /// Show and change the signed-in customer's own profile
    Profile(Deferred<commands::profile::ProfileArgs>),
    /// List, add, choose and remove profiles: settings under a name
    Profiles(Deferred<commands::profiles::ProfilesArgs>),
    /// Show where tokens are kept and why, prove it, and move them
    Store(Deferred<commands::store::StoreArgs>),
    /// Show every setting in force with its source
    Status,
    /// Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out
    Demo(Deferred<commands::demo::DemoArgs>),
    /// Run a local External ID tenant
    Sandbox(Deferred<commands::sandbox::SandboxArgs>),
    /// Print a completion script for a shell
    Completion(Deferred<commands::completion::CompletionArgs>),
    /// The environment variables that cids reads
    #[command(hide = true, about = commands::topics::ENVIRONMENT, help_template = "{about}\n")]
    Environment,
    /// The exit codes
    #[command(hide = true, about = commands::topics::EXIT_CODES, help_template = "{about}\n")]
    ExitCodes,
}

/// Flags that clap learns of only when their command is the one that was typed: the tree of all of them is most of what `cids --version` and
/// a cached answer would build.
#[derive(Debug)]
pub struct Deferred<T>(pub T);

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(|command| keep_about(command, T::augment_args))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command.defer(|command| keep_about(command, T::augment_args_for_update))
    }
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// The flags' own documentation would else stand in the place of the command's.
fn keep_about(command: clap::Command, augment: fn(clap::Command) -> clap::Command) -> clap::Command {
    let (about, long_about) = (command.get_about().cloned(), command.get_long_about().cloned());
    augment(command).about(Resettable::from(about)).long_about(Resettable::from(long_about))
}
