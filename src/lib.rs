//! The command line for customer identity in Microsoft Entra External ID.
//!
//! A module may use only rows below its own:
//!
//! ```text
//! 5  main.rs            exit code
//! 4  lib.rs cli.rs      run(); clap types only
//!    commands/          one file per subcommand: its flags and one function that returns its answer
//! 3  sign_in.rs         a sign-in with a person: browser, listener, pasted address, deadline
//!    sign_out.rs        the end of the browser's session
//!    call/              a call of an API: flags of request and answer, pages, jq, what is written
//!    access.rs          a token for a command: kept, or renewed
//!    choice.rs          which account a command is about, and why
//!    context.rs         what a command may use, built lazily
//!    terminal/          the owner of stdin, stdout and stderr
//!    output.rs          what an answer is: text and JSON
//!    error/             what went wrong, for people and for scripts
//! 2  session.rs         joins protocol and cache: completes a sign-in, acquires tokens silently
//!    config/            flags > environment > .env > profile > default, each value with its source
//! 1  auth/              the protocol: authority, metadata, authorization, loopback, tokens, claims, scope, logout
//!    cache/             accounts and tokens in a credential store
//!    graph/             Microsoft Graph
//!    browser.rs         opens the system browser
//!    sandbox/           a local External ID tenant, which shares no protocol code with the client
//! 0  account.rs http/ clock.rs secret.rs
//! ```

pub mod access;
pub mod account;
pub mod auth;
pub mod browser;
pub mod cache;
pub mod call;
pub mod choice;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod error;
pub mod graph;
pub mod http;
pub mod output;
pub mod sandbox;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod sign_out;
pub mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use cli::Cli;
use config::{Environment, Flags};
use context::Context;
use error::{Error, Kind};
use terminal::{Manner, Surroundings, Terminal};

/// Runs a command line to its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let environment = Environment::from_process();
    let surroundings = Surroundings {
        no_color: environment.has("NO_COLOR"),
        force_color: environment.get("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
        dumb: environment.get("TERM") == Some("dumb"),
    };
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &arguments, surroundings),
    };
    let global = cli.global;
    let manner = Manner { json: global.json, quiet: global.quiet, verbose: global.verbose, color: global.color };
    let flags = Flags {
        authority: global.authority,
        client_id: global.client_id,
        redirect_uri: global.redirect_uri,
        token_store: global.token_store,
        env_file: global.env_file,
        profile: global.profile,
        account: global.account,
    };
    let context = Context::new(Terminal::new(manner, surroundings), environment, flags);
    match commands::run(&context, &cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            context.terminal.error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// What clap says of a command line that is none, or that asks for help.
fn refuse(error: &clap::Error, arguments: &[OsString], surroundings: Surroundings) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if !asked && arguments.iter().any(|argument| argument == "--json") {
        let terminal = Terminal::new(Manner { json: true, ..Manner::default() }, surroundings);
        let text = error.render().to_string();
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        terminal.error(&Error::new(Kind::Usage, "usage", message).hint("cids --help"));
    } else {
        // Nobody is left to tell when the stream is closed.
        let _ = error.print();
    }
    ExitCode::from(if asked { 0 } else { Kind::Usage.exit_code() })
}
