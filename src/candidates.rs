//! What a shell proposes for a value that only this machine, or Graph, knows. It is asked for in the middle of a line that is being typed, so
//! that nothing is awaited, no store is opened, and what cannot be read proposes nothing.

use std::ffi::OsStr;

use clap_complete::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::config::{ConfigFile, Environment, Flags};
use crate::context::Context;
use crate::graph::OWN_PROPERTIES;
use crate::graph::permissions::continued;
use crate::shell;
use crate::terminal::{Manner, Surroundings, Terminal};

/// The accounts that are signed in here.
pub fn accounts() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let accounts = context().accounts().unwrap_or_default();
        let accounts = accounts.into_iter().filter(|account| is_plain(&account.username));
        accounts.map(|account| CompletionCandidate::new(account.username).help(Some(account.authority.into()))).collect()
    })
}

/// The profiles of `config.toml`.
pub fn profiles() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        context().config_file().iter().flat_map(ConfigFile::names).filter(|name| is_plain(name)).map(CompletionCandidate::new).collect()
    })
}

/// The paths of Graph, a segment at a time.
pub fn graph_paths() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        typed.to_str().map(continued).unwrap_or_default().into_iter().map(CompletionCandidate::new).collect()
    })
}

/// What customers may change of themselves, up to the value: `job-title=`, or `jobTitle=` to who has begun so.
pub fn own_properties() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_str().unwrap_or_default();
        let begun = |names: Vec<String>| -> Vec<CompletionCandidate> {
            names.into_iter().filter(|name| name.starts_with(typed)).map(CompletionCandidate::new).collect()
        };
        let as_words = begun(OWN_PROPERTIES.map(|name| format!("{}=", in_words(name))).into());
        if as_words.is_empty() { begun(OWN_PROPERTIES.map(|name| format!("{name}=")).into()) } else { as_words }
    })
}

/// Whether a shell leaves `text` as it is: bash puts a proposal into the line without quoting it.
fn is_plain(text: &str) -> bool {
    shell::word(text) == text && !text.starts_with('-')
}

/// `job-title` for `jobTitle`.
fn in_words(name: &str) -> String {
    name.chars().flat_map(|c| c.is_ascii_uppercase().then_some('-').into_iter().chain([c.to_ascii_lowercase()])).collect()
}

fn context() -> Context {
    let terminal = Terminal::new(Manner { quiet: true, no_input: true, ..Manner::default() }, Surroundings::default());
    Context::new(terminal, Environment::from_process(), Flags::default()).without_warnings()
}
