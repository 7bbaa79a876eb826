//! User flows: how customers sign up and sign in.

use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::{is_false, is_true, yes};

/// A user flow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // they are switches in the admin center, too
pub(in crate::sandbox) struct UserFlow {
    pub(in crate::sandbox) name: String,
    #[serde(default)]
    pub(in crate::sandbox) first_factor: FirstFactor,
    /// Whether customers can create an account.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub(in crate::sandbox) sign_up: bool,
    /// Whether a code by email is asked for after the password.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(in crate::sandbox) second_factor: bool,
    /// Whether customers are asked to stay signed in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(in crate::sandbox) stay_signed_in: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) identity_providers: Vec<SocialProvider>,
    /// What a new customer is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) attributes: Vec<FlowAttribute>,
}

/// What a customer signs in with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum FirstFactor {
    #[default]
    #[serde(rename = "email-password")]
    EmailPassword,
    #[serde(rename = "email-otp")]
    EmailOneTimePasscode,
}

/// A provider that signs customers in for the tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::sandbox) enum SocialProvider {
    Google,
    Facebook,
    Apple,
}

/// An attribute that a new customer is asked for. Those under Graph's names are built in; all others are custom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct FlowAttribute {
    pub(in crate::sandbox) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) label: Option<String>,
    #[serde(default, rename = "type")]
    pub(in crate::sandbox) kind: AttributeType,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(in crate::sandbox) required: bool,
    /// What can be chosen from, where the type is a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) choices: Vec<String>,
    /// A regular expression that the text must match as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) pattern: Option<String>,
}

/// How an attribute is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::sandbox) enum AttributeType {
    #[default]
    Text,
    Number,
    /// One of several.
    Choice,
    /// Any of several.
    Choices,
    Checkbox,
}

impl SocialProvider {
    const ALL: [Self; 3] = [Self::Google, Self::Facebook, Self::Apple];

    pub(in crate::sandbox) fn name(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Facebook => "Facebook",
            Self::Apple => "Apple",
        }
    }

    /// The `idp` claim.
    pub(in crate::sandbox) fn issuer(self) -> &'static str {
        match self {
            Self::Google => "google.com",
            Self::Facebook => "facebook.com",
            Self::Apple => "apple.com",
        }
    }

    /// The provider that a `domain_hint`, or the id of a button, names.
    pub(in crate::sandbox) fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.name().eq_ignore_ascii_case(text))
    }
}

impl FlowAttribute {
    /// The pattern, anchored; nothing if there is none.
    pub(in crate::sandbox) fn regex(&self) -> Option<Result<Regex, regex_lite::Error>> {
        self.pattern.as_ref().map(|pattern| Regex::new(&format!("^(?:{pattern})$")))
    }
}
