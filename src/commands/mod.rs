//! One file per subcommand: its flags, and one function that returns its answer and prints none of it.

pub mod accounts;
pub mod api;
pub mod completion;
pub mod demo;
pub mod exec;
pub mod graph;
pub mod login;
pub mod logout;
pub mod profile;
pub mod profiles;
pub mod sandbox;
pub mod status;
pub mod store;
pub mod token;
pub mod topics;
pub mod whoami;

use clap::CommandFactory;

use crate::cli::{Cli, Command};
use crate::context::Context;
use crate::error::Error;

/// Runs a command and writes its answer.
pub fn run(context: &Context, command: &Command) -> Result<(), Error> {
    match command {
        Command::Login(args) => context.answer(&login::run(context, &args.0)?),
        Command::Whoami(args) => context.answer(&whoami::run(context, &args.0)?),
        Command::Graph(args) => graph::run(context, &args.0),
        Command::Api(args) => api::run(context, &args.0),
        Command::Logout(args) => context.answer(&logout::run(context, &args.0)?),
        Command::Token(args) => token::run(context, &args.0),
        Command::Exec(args) => exec::run(context, &args.0),
        Command::Accounts(args) => accounts::run(context, &args.0),
        Command::Profile(args) => profile::run(context, &args.0),
        Command::Profiles(args) => profiles::run(context, &args.0),
        Command::Store(args) => store::run(context, &args.0),
        Command::Status => context.answer(&status::run(context)?),
        Command::Demo(args) => demo::run(context, &args.0),
        Command::Sandbox(args) => sandbox::run(context, &args.0),
        Command::Completion(args) => completion::run(context, &args.0),
        Command::Environment => topic(context, "environment"),
        Command::ExitCodes => topic(context, "exit-codes"),
    }
}

/// A topic asked for as a command.
fn topic(context: &Context, name: &str) -> Result<(), Error> {
    let mut cli = Cli::command();
    let text = cli.find_subcommand_mut(name).map(|topic| topic.render_help().to_string()).unwrap_or_default();
    context.write_out(text.as_bytes())
}
