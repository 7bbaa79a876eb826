//! `cids completion`: completion scripts, generated from the command line's own types.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::cli::Cli;
use crate::context::Context;
use crate::error::Error;

/// Flags of `cids completion`.
#[derive(Args, Debug)]
pub struct CompletionArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Prints the script for a shell to source; it is the answer as it stands, also under `--json`.
pub fn run(context: &Context, args: &CompletionArgs) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "cids", &mut script);
    context.write_out(&script)
}
