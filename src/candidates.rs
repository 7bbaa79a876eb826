//! What a shell proposes for a value that only this machine, or Graph, knows. It is asked for in the middle of a line that is being typed, so
//! that nothing is awaited, no store is opened, and what cannot be read proposes nothing.

use std::ffi::OsStr;

use clap_complete::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::config::{ConfigFile, Environment, Flags};
use crate::context::Context;
use crate::graph::permissions::continued;
use crate::terminal::{Manner, Surroundings, Terminal};

/// The accounts that are signed in here.
pub fn accounts() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let accounts = context().accounts().unwrap_or_default();
        accounts.into_iter().map(|account| CompletionCandidate::new(account.username).help(Some(account.authority.into()))).collect()
    })
}

/// The profiles of `config.toml`.
pub fn profiles() -> ArgValueCandidates {
    ArgValueCandidates::new(|| context().config_file().iter().flat_map(ConfigFile::names).map(CompletionCandidate::new).collect())
}

/// The paths of Graph, a segment at a time.
pub fn graph_paths() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        typed.to_str().map(continued).unwrap_or_default().into_iter().map(CompletionCandidate::new).collect()
    })
}

fn context() -> Context {
    let terminal = Terminal::new(Manner { quiet: true, no_input: true, ..Manner::default() }, Surroundings::default());
    Context::new(terminal, Environment::from_process(), Flags::default())
}
