//! Why there is no token.

use crate::{auth, cache};

/// Why there is no token.
#[derive(Debug)]
pub enum Error {
    /// The account's authority cannot be read any more.
    Authority(auth::AuthorityError),
    /// The protocol.
    Auth(auth::Error),
    /// The token store.
    Cache(cache::Error),
    /// The authority's metadata is not what it was when the account signed in.
    Moved(Moved),
    /// The tokens were renewed, and the store did not take them: it has the old ones.
    NotKept(cache::Error),
    /// The authority did not grant all that was asked for.
    NotGranted {
        /// What is missing.
        missing: Vec<String>,
        /// Whether it is a Microsoft tenant.
        is_microsoft: bool,
    },
    /// Renewing needs the application's credential, as the sign-in did.
    CredentialOutOfReach {
        /// The account's application.
        client_id: String,
    },
    /// The account was forgotten, here or by another process.
    SignedOut,
    /// Only a sign-in in the browser can help.
    SignInRequired {
        /// Why.
        reason: &'static str,
    },
    /// Work in the background was given up.
    Stopped,
}

/// How an authority's metadata differs from what it was at the sign-in.
#[derive(Debug)]
pub enum Moved {
    /// It names another issuer.
    Issuer {
        /// Then.
        pinned: String,
        /// Now.
        found: String,
    },
    /// It cannot be trusted any more.
    Metadata(auth::Error),
    /// It names a token endpoint on another origin.
    TokenEndpoint {
        /// Then.
        pinned: String,
        /// Now.
        found: String,
    },
}

impl std::fmt::Display for Moved {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Issuer { pinned, found } => write!(formatter, "the issuer was {pinned} and is now {found}"),
            Self::Metadata(source) => source.fmt(formatter),
            Self::TokenEndpoint { pinned, found } => write!(formatter, "the token endpoint was at {pinned} and is now at {found}"),
        }
    }
}

impl std::error::Error for Moved {}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Authority(_) => formatter.write_str("the account's authority cannot be read"),
            Self::Auth(_) => formatter.write_str("the authority's answer cannot be used"),
            Self::Cache(_) => formatter.write_str("the tokens cannot be kept"),
            Self::Moved(_) => formatter.write_str("the authority's metadata changed since the sign-in"),
            Self::NotKept(_) => formatter.write_str("the tokens were renewed and cannot be kept"),
            Self::NotGranted { missing, .. } => write!(formatter, "not granted: {}", missing.join(", ")),
            Self::CredentialOutOfReach { client_id } => write!(formatter, "no credential of {client_id} is set here"),
            Self::SignedOut => formatter.write_str("the account is signed out"),
            Self::SignInRequired { reason } => formatter.write_str(reason),
            Self::Stopped => formatter.write_str("the work was given up"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Authority(source) => Some(source),
            Self::Auth(source) => Some(source),
            Self::Moved(source) => Some(source),
            Self::Cache(source) | Self::NotKept(source) => Some(source),
            _ => None,
        }
    }
}
