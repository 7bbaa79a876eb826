//! A refusal, and what was refused: what helps depends on both.

use std::fmt;

use super::ServiceError;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// A sign-in with a browser.
    SignIn,
    /// A sign-in by device code.
    Device,
    /// A refresh of a signed-in person's tokens.
    Refresh,
    /// A token for the application itself.
    AppOnly,
}

impl Attempt {
    /// Whether a sign-in is running: nothing helps that says to run one.
    pub fn is_sign_in(self) -> bool {
        matches!(self, Self::SignIn | Self::Device)
    }
}

/// The authority refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What it said.
    pub error: ServiceError,
    /// What it refused.
    pub attempt: Attempt,
    /// Whether it is a Microsoft tenant, whose numbers are known.
    pub is_microsoft: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl std::error::Error for Refusal {}
