//! `cids completion`: the script by which a shell asks cids what may come next, and the answer when it asks.

use std::ffi::OsString;
use std::io;

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use clap_complete::env::{EnvCompleter, Shells};

use crate::cli::Cli;
use crate::context::Context;
use crate::error::{Error, Kind};

/// What the script sets to the shell's name when it asks.
pub const ASKING: &str = "CIDS_COMPLETE";

/// Flags of `cids completion`.
#[derive(Args, Debug)]
pub struct CompletionArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Prints the script for a shell to source; it is the answer as it stands, also under `--json`.
pub fn run(context: &Context, args: &CompletionArgs) -> Result<(), Error> {
    let written = |script: &mut Vec<u8>| completer(&args.shell.to_string())?.write_registration(ASKING, "cids", "cids", "cids", script);
    write(context, written)
}

/// Writes what may come next in the line that `shell` passes on: `cids -- cids graph get us`.
pub fn answer(context: &Context, shell: &str, arguments: &[OsString]) -> Result<(), Error> {
    let line: Vec<OsString> = arguments.iter().skip_while(|argument| *argument != "--").skip(1).cloned().collect();
    let directory = context.directory();
    write(context, |answer| match completer(shell)? {
        // The engine counts on the name of the program.
        _ if line.is_empty() => Err(io::ErrorKind::InvalidInput.into()),
        completer => completer.write_complete(&mut Cli::command(), line, Some(&directory), answer),
    })
}

fn completer(shell: &str) -> io::Result<&'static dyn EnvCompleter> {
    const ALL: Shells<'static> = Shells::builtins();
    ALL.0
        .iter()
        .copied()
        .find(|completer| completer.is(shell))
        .ok_or_else(|| io::Error::other(format!("{shell} is no shell that is known")))
}

fn write(context: &Context, make: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Result<(), Error> {
    let mut text = Vec::new();
    make(&mut text).map_err(|error| Error::new(Kind::Failed, "no_completion", "There is nothing to complete").caused_by(&error))?;
    context.write_out(&text)
}
