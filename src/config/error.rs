//! What is wrong with the settings.

use std::fmt;
use std::path::PathBuf;

use super::{Clue, DotenvError, FormFault, Source};
use crate::auth::AuthorityError;
use crate::private_files::FileError;

/// What is wrong with the settings. No variant holds a secret.
#[derive(Debug)]
pub enum Error {
    /// The authority cannot be read.
    BadAuthority {
        /// As it was given.
        text: String,
        /// Where it came from.
        from: Source,
        /// What is wrong with it.
        reason: AuthorityError,
    },
    /// A value in quotes, with a character that is not seen, or a sample's.
    BadForm {
        /// Which setting.
        name: &'static str,
        /// Where it came from.
        from: Source,
        /// What is wrong with it.
        fault: FormFault,
    },
    /// The client id is not one.
    BadClientId {
        /// Where it came from.
        from: Source,
    },
    /// A redirect URI that cannot be listened on.
    BadRedirectUri {
        /// Which setting.
        name: &'static str,
        /// As it was given.
        text: String,
        /// Where it came from.
        from: Source,
    },
    /// Another value that cannot be read.
    BadValue {
        /// Which setting.
        name: &'static str,
        /// Where it came from.
        from: Source,
    },
    /// A profile that was chosen on purpose, and a value from elsewhere that is another.
    Contradiction {
        /// Which setting.
        name: &'static str,
        /// Where the other value came from.
        from: Source,
        /// The profile.
        profile: String,
        /// Who chose the profile.
        chosen_by: Source,
    },
    /// A credential would go to an authority or a client ID that its own source does not vouch for.
    CredentialFromElsewhere {
        /// Which credential.
        name: &'static str,
        /// Where it came from.
        from: Source,
        /// Which of the settings that say where it goes.
        setting: &'static str,
        /// Where that setting came from.
        receiver: Source,
    },
    /// `config.toml` cannot be used.
    ConfigFile {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// `.env` cannot be used.
    EnvFile(DotenvError),
    /// Settings that are needed and not set.
    Missing {
        /// All of them.
        names: Vec<&'static str>,
        /// What the `.env` has instead, where there is one.
        clue: Option<Clue>,
    },
    /// Neither a home folder nor a variable says where configuration and state belong.
    NoHome,
    /// A variable is not text.
    NotText {
        /// Which.
        name: String,
    },
    /// Scopes as a list of JSON, or with commas between them.
    ScopeList {
        /// Where they came from.
        from: Source,
        /// The same scopes in the right form.
        right: String,
    },
    /// The file that says which sandbox runs cannot be used.
    RunFile(FileError),
    /// A secret in `config.toml`.
    SecretInProfile {
        /// Which file.
        path: PathBuf,
    },
    /// The secret's ID in place of its value.
    SecretIsAnId {
        /// Where it came from.
        from: Source,
    },
    /// `AUTHORITY` and `OIDC_AUTHORITY`.
    TwoAuthorities {
        /// Where both came from.
        source: Source,
    },
    /// Two credentials of the same order.
    TwoCredentials {
        /// Which settings.
        names: [&'static str; 2],
        /// Where they came from.
        sources: [Source; 2],
    },
    /// No such profile.
    UnknownProfile {
        /// Which.
        name: String,
        /// Those that exist.
        known: Vec<String>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadAuthority { text, from, .. } => write!(formatter, "The authority \"{text}\" ({from}) cannot be used"),
            Self::BadForm { name, from, fault } => write!(formatter, "{name} ({from}) {fault}"),
            Self::BadClientId { from } => write!(formatter, "CLIENT_ID ({from}) is not an application (client) ID"),
            Self::BadRedirectUri { name, text, from } => write!(formatter, "{name} \"{text}\" ({from}) is not http on localhost"),
            Self::BadValue { name, from } => write!(formatter, "{name} ({from}) cannot be read"),
            Self::Contradiction { name, from, profile, chosen_by } => {
                write!(formatter, "{name} from {from} and the profile {profile} ({chosen_by}) contradict each other")
            }
            Self::ConfigFile { path, reason } => write!(formatter, "{} cannot be used: {reason}", path.display()),
            Self::CredentialFromElsewhere { name, from, setting, receiver } => {
                write!(formatter, "{name} ({from}) is not sent to the {setting} from {receiver}")
            }
            Self::EnvFile(_) => formatter.write_str("The .env file cannot be used"),
            Self::Missing { names, .. } => {
                write!(formatter, "{} {} not set", names.join(" and "), if names.len() == 1 { "is" } else { "are" })
            }
            Self::NoHome => formatter.write_str("There is no home folder for the configuration and the state of cids"),
            Self::NotText { name } => write!(formatter, "{name} in the environment is not text"),
            Self::ScopeList { from, .. } => write!(formatter, "SCOPE ({from}) is a list"),
            Self::RunFile(_) => formatter.write_str("The run file of the sandbox cannot be used"),
            Self::SecretInProfile { path } => write!(formatter, "{} holds a client secret, which is no place for one", path.display()),
            Self::SecretIsAnId { from } => write!(formatter, "CLIENT_SECRET ({from}) is the secret's ID, not its value"),
            Self::TwoAuthorities { source } => write!(formatter, "AUTHORITY and OIDC_AUTHORITY are both set ({source})"),
            Self::TwoCredentials { names: [one, other], sources: [first, second] } => {
                write!(formatter, "{one} ({first}) and {other} ({second}) are both set")
            }
            Self::UnknownProfile { name, .. } => write!(formatter, "There is no profile {name}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::BadAuthority { reason, .. } => Some(reason),
            Self::EnvFile(source) => Some(source),
            Self::RunFile(source) => Some(source),
            _ => None,
        }
    }
}
