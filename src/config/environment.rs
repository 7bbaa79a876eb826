//! The only reader of the process's environment.

use std::collections::BTreeMap;
use std::ffi::OsString;

/// The environment, as it was when the program started. An empty value counts as unset.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, OsString>,
}

impl Environment {
    /// The process's own.
    #[allow(clippy::disallowed_methods)] // this is the one place
    pub fn from_process() -> Self {
        let variables = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value))).collect();
        Self { variables }
    }

    /// One made of pairs.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { variables: pairs.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect() }
    }

    /// The value of `name`, if it is set, not empty, and text. A byte order mark is left out: a variable may be set from a file.
    pub fn get(&self, name: &str) -> Option<&str> {
        let value = self.variables.get(name)?.to_str()?;
        Some(value.strip_prefix('\u{feff}').unwrap_or(value)).filter(|value| !value.is_empty())
    }

    /// Whether `name` is set to something that is not text.
    pub fn is_broken(&self, name: &str) -> bool {
        self.variables.get(name).is_some_and(|value| value.to_str().is_none())
    }

    /// Whether `name` is set to a word that means yes.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !["0", "false", "no", "off"].iter().any(|no| value.eq_ignore_ascii_case(no)))
    }

    /// The names of all variables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }

    /// Whether `name` is set and not empty.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}
