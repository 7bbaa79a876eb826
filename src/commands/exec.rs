//! `cids exec`: a command with an access token in its environment, and nowhere else: not on the disk, not in a process list.

use std::ffi::OsString;
use std::process::Command;

use clap::Args;

use crate::access::{AskArgs, acquire_now};
use crate::config::SECRET_VARIABLES;
use crate::context::Context;
use crate::core_dumps;
use crate::error::{Error, Kind};

/// Flags of `cids exec`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  cids exec -- sh -c 'curl -H \"Authorization: Bearer $ACCESS_TOKEN\" https://graph.microsoft.com/v1.0/me'\n  \
                        cids exec --scope api://APP-ID/Tasks.Read --env API_TOKEN -- npm test"
)]
pub struct ExecArgs {
    #[command(flatten)]
    ask: AskArgs,
    /// The variable that holds the token
    #[arg(long = "env", value_name = "NAME", default_value = "ACCESS_TOKEN", value_parser = variable_name)]
    variable: String,
    /// The command
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

fn variable_name(text: &str) -> Result<String, String> {
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let starts_well = text.bytes().next().is_some_and(|first| !first.is_ascii_digit());
    if starts_well && is_name(text) { Ok(text.to_owned()) } else { Err("it is not the name of a variable".to_owned()) }
}

/// Runs the command; its exit code and the signals that end it are its own.
pub fn run(context: &Context, args: &ExecArgs) -> Result<(), Error> {
    let access = acquire_now(context, &args.ask.need(context, false)?)?;
    let (program, arguments) = args.command.split_first().ok_or_else(|| Error::new(Kind::Usage, "usage", "No command was given"))?;
    let mut command = Command::new(program);
    command.args(arguments);
    // The command gets a token for an hour, not what makes new ones.
    for name in SECRET_VARIABLES {
        command.env_remove(name);
    }
    command.env(&args.variable, access.token.expose());
    core_dumps::with_callers_limit(|| become_it(&mut command)).map_err(|error| Error::not_started(program, &error))
}

/// cids itself becomes the command: signals, job control and the exit code need nobody in between.
#[cfg(unix)]
fn become_it(command: &mut Command) -> std::io::Result<()> {
    Err(std::os::unix::process::CommandExt::exec(command))
}

/// Ctrl-C reaches both; cids goes when the command has gone.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> std::io::Result<()> {
    let status = command.status()?;
    // The exit code is 32 bits wide here, and it is the command's own.
    #[allow(clippy::exit)]
    std::process::exit(status.code().unwrap_or(1))
}
