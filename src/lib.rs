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

pub mod account;
pub mod auth;
pub mod browser;
pub mod cache;
pub mod clock;
pub mod config;
pub mod graph;
pub mod http;
pub mod sandbox;
pub mod secret;
