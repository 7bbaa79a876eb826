//! Users: the customers of the tenant.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{SocialProvider, is_true, yes};
use crate::sandbox::respond::guid;

/// A customer.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct User {
    /// The object id.
    #[serde(default = "guid")]
    pub(in crate::sandbox) id: String,
    pub(in crate::sandbox) email: String,
    /// In clear, because it protects nothing. A customer of a one-time passcode flow, or of a social provider, has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) password: Option<String>,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub(in crate::sandbox) enabled: bool,
    /// Who signs this customer in, if it is not the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) identity_provider: Option<SocialProvider>,
    /// Where codes for the second factor go, once it is registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) second_factor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) created_on: Option<DateTime<Utc>>,
    /// Refresh tokens from before are revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) tokens_valid_from: Option<DateTime<Utc>>,
    /// Built-in attributes under Graph's names, and custom ones.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::sandbox) attributes: BTreeMap<String, AttributeValue>,
    /// The app roles that the customer is assigned, by the client id of the app that defines them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::sandbox) app_roles: BTreeMap<String, Vec<String>>,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(in crate::sandbox) enum AttributeValue {
    Flag(bool),
    Number(i64),
    Text(String),
    Choices(Vec<String>),
}

impl std::fmt::Debug for User {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("User").field("id", &self.id).finish_non_exhaustive()
    }
}

impl User {
    pub(in crate::sandbox) fn new(email: impl Into<String>) -> Self {
        Self {
            id: guid(),
            email: email.into(),
            password: None,
            enabled: true,
            identity_provider: None,
            second_factor: None,
            created_on: None,
            tokens_valid_from: None,
            attributes: BTreeMap::new(),
            app_roles: BTreeMap::new(),
        }
    }

    /// A built-in attribute, which is always text.
    pub(in crate::sandbox) fn text(&self, attribute: &str) -> Option<&str> {
        match self.attributes.get(attribute) {
            Some(AttributeValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// `name` of the ID token; a flow that does not ask for one leaves Entra's own word for it.
    pub(in crate::sandbox) fn display_name(&self) -> &str {
        self.text("displayName").unwrap_or("unknown")
    }

    pub(in crate::sandbox) fn principal_name(&self, domain: &str) -> String {
        format!("{}@{domain}", self.id)
    }

    /// Whether a `login_hint`, the address or the opaque claim, means this customer.
    pub(in crate::sandbox) fn is_hinted_by(&self, hint: &str) -> bool {
        self.email.eq_ignore_ascii_case(hint) || self.login_hint() == hint
    }

    /// The opaque value of the `login_hint` claim.
    pub(in crate::sandbox) fn login_hint(&self) -> String {
        format!("O.{}", self.id.replace('-', ""))
    }
}
