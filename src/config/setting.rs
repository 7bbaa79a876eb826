//! A value and where it came from.

use std::fmt;
use std::path::PathBuf;

/// Where a value came from. The order is that of precedence: an earlier source overrides a later one. Trust is another order, see
/// [`Source::is_yours`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Typed or piped in by the person, who was shown where it goes.
    Prompt,
    /// A flag.
    Flag(&'static str),
    /// The environment.
    Environment(String),
    /// `.env` in the working directory, which often comes with a repository that was cloned.
    EnvFile(PathBuf),
    /// The file named by `--env-file` or `CIDS_ENV_FILE` instead.
    NamedEnvFile(PathBuf),
    /// The person's choice for a working directory.
    Directory(PathBuf),
    /// A profile of `config.toml`.
    Profile(String),
    /// Nobody said otherwise.
    Default,
}

impl Source {
    /// Whether the user set it: typed, in the environment, in `config.toml`, or in a file that they named. Only a `.env` that happens to lie
    /// in the working directory is not theirs.
    pub fn is_yours(&self) -> bool {
        !matches!(self, Self::EnvFile(_))
    }

    /// Whether it was typed with this very command.
    pub fn is_flag(&self) -> bool {
        matches!(self, Self::Flag(_))
    }

    /// 0 overrides all others.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Prompt => 0,
            Self::Flag(_) => 1,
            Self::Environment(_) => 2,
            // A checkout's file and the person's own: each may complete itself, the first wins.
            Self::EnvFile(_) | Self::NamedEnvFile(_) => 3,
            Self::Directory(_) | Self::Profile(_) => 4,
            Self::Default => 5,
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prompt => formatter.write_str("typed in"),
            Self::Flag(name) => formatter.write_str(name),
            Self::Environment(name) => write!(formatter, "{name} in the environment"),
            Self::EnvFile(path) | Self::NamedEnvFile(path) => write!(formatter, "{}", path.display()),
            Self::Directory(path) => write!(formatter, "cids profiles use in {}", path.display()),
            Self::Profile(name) => write!(formatter, "profile {name}"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub source: Source,
}

impl<T> Setting<T> {
    pub(super) fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}
