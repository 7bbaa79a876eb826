//! The command line for customer identity in Microsoft Entra External ID.
//!
//! A module may use only rows below its own:
//!
//! ```text
//! 5  main.rs            exit code
//! 4  lib.rs cli.rs      run(); clap types only
//!    commands/          one file per subcommand: its flags and one function that returns its answer
//! 3  sign_in/           a sign-in with a person: browser, listener, pasted address, deadline; or a device code
//!    sign_out.rs        the end of the browser's session
//!    forget.rs          accounts are forgotten here, all that can be
//!    call/              a call of an API: flags of request and answer, pages, jq, what is written
//!    access.rs          a token for a command: kept, or renewed
//!    confirmation.rs    what a `.env` asks for and the user confirms once
//!    credential.rs      the application's credential: from settings, files and a passphrase
//!    wrong_clock.rs     what a wrong clock does, and how it is put right
//!    argument.rs        what the value of a flag must be like
//!    candidates.rs      what a shell proposes for a value
//!    choice.rs          which account a command is about, and why
//!    place.rs           where the person's browser is, and the line that helps there
//!    context.rs         what a command may use, built lazily
//!    terminal/          the owner of stdin, stdout and stderr
//!    output.rs          what an answer is: text and JSON
//!    error/             what went wrong, for people and for scripts
//!    hint.rs            what to do next: commands in which text of others is quoted for a shell
//! 2  session/           joins protocol and cache: completes a sign-in, acquires tokens silently
//!    config/            flags > environment > .env > profile > default, each value with its source
//! 1  auth/              the protocol: authority, metadata, authorization, loopback, device, tokens, claims, scope, logout
//!    cache/             accounts and tokens in a credential store
//!    graph/             Microsoft Graph, and the application's own API
//!    browser/           opens the system browser
//!    sandbox/           a local External ID tenant, which shares no protocol code with the client
//! 0  account.rs http/ clock.rs core_dumps.rs private_files.rs secret.rs shell.rs unseen.rs utf8.rs
//! ```

pub mod access;
pub mod account;
pub mod argument;
pub mod auth;
pub mod browser;
pub mod cache;
pub mod call;
pub mod candidates;
pub mod choice;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod confirmation;
pub mod context;
pub mod core_dumps;
pub mod credential;
pub mod error;
pub mod forget;
pub mod graph;
pub mod hint;
pub mod http;
pub mod output;
pub mod place;
pub mod private_files;
pub mod sandbox;
pub mod secret;
pub mod session;
pub mod shell;
pub mod sign_in;
pub mod sign_out;
pub mod terminal;
pub mod unseen;
pub mod utf8;
pub mod wrong_clock;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use cli::Cli;
use commands::completion;
use config::{Environment, Flags};
use context::Context;
use error::{Error, Kind};
use terminal::{Manner, Surroundings, Terminal};

/// Runs a command line to its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    core_dumps::disable();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let environment = Environment::from_process();
    #[cfg(target_os = "linux")]
    with_one_bus(&environment, &arguments);
    let surroundings = Surroundings {
        no_color: environment.has("NO_COLOR"),
        force_color: environment.get("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
        dumb: environment.get("TERM") == Some("dumb"),
        in_ci: environment.is_on("CI"),
        utf8: speaks_utf8(&environment),
    };
    if let Some(shell) = environment.get(completion::ASKING).map(str::to_owned) {
        let context = Context::new(Terminal::new(Manner::default(), surroundings), environment, Flags::default());
        // A word in the midst of the line that is being typed would only be in the way.
        return completion::answer(&context, &shell, &arguments).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &arguments, surroundings),
    };
    let global = cli.global;
    let manner = Manner {
        json: global.json,
        quiet: global.quiet,
        verbose: global.verbose,
        no_input: global.no_input || environment.is_on("CIDS_NO_INPUT"),
        color: global.color,
    };
    let flags = Flags {
        authority: global.authority,
        client_id: global.client_id,
        client_certificate: global.client_certificate,
        federated_token_file: global.federated_token_file,
        redirect_uri: global.redirect_uri,
        token_store: global.token_store,
        ca_bundle: global.ca_bundle,
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

/// Starts again with one address of the session's D-Bus where the environment lists several: the keyring crate reads the variable itself
/// and takes one alone, and no safe code changes a variable of this process. Comes back only where there is nothing to do or it fails.
#[cfg(target_os = "linux")]
fn with_one_bus(environment: &Environment, arguments: &[OsString]) -> Option<()> {
    use std::os::unix::process::CommandExt;

    let runtime_folder = environment.get("XDG_RUNTIME_DIR").map(std::ffi::OsStr::new);
    let address = cache::one_bus_address(environment.get("DBUS_SESSION_BUS_ADDRESS")?, runtime_folder)?;
    let mut again = std::process::Command::new(std::env::current_exe().ok()?);
    again.arg0(arguments.first()?).args(&arguments[1..]).env("DBUS_SESSION_BUS_ADDRESS", address);
    // It goes on without a keyring.
    let _failure = again.exec();
    None
}

/// Whether the locale's text is UTF-8 (POSIX: the first of the three that is set). Windows' and macOS' terminals always are.
fn speaks_utf8(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| environment.get(name));
    locale.map_or(cfg!(any(windows, target_os = "macos")), |locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
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
