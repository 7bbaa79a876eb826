//! App registrations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{is_true, yes};
use crate::sandbox::respond::guid;

/// An app registration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct App {
    #[serde(default = "guid")]
    pub(in crate::sandbox) client_id: String,
    pub(in crate::sandbox) name: String,
    #[serde(default)]
    pub(in crate::sandbox) platform: Platform,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub(in crate::sandbox) enabled: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) redirect_uris: Vec<String>,
    /// The user flow that its customers go through; an app without one has no customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) user_flow: Option<String>,
    /// The delegated permissions that an administrator has consented to: `User.Read`, `api://{id}/Forecast.Read`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) permissions: Vec<String>,
    /// The permissions that it has without a user: `User.Read.All`, `api://{id}/Forecast.Write.All`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) application_permissions: Vec<String>,
    /// Its App ID URI, where it is an API; `api://{client_id}` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) app_id_uri: Option<String>,
    /// The scopes that it exposes as an API.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) scopes: Vec<String>,
    /// The app roles that it defines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) roles: Vec<String>,
    /// Of `login_hint`, `email`, `acct`, `auth_time`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) optional_claims: Vec<String>,
    /// PEM certificates whose keys may sign its client assertions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) certificates: Vec<String>,
    /// Claims of its tokens that are made of attributes of the user, by the claim's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::sandbox) claims: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) secrets: Vec<ClientSecret>,
}

/// Under which platform the redirect URIs are registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::sandbox) enum Platform {
    /// A confidential client: it must prove who it is.
    #[default]
    Web,
    /// A public client: mobile, desktop, command line.
    Public,
    /// A single-page app in a browser: public, and its refresh tokens last a day.
    Spa,
}

/// A client secret.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct ClientSecret {
    pub(in crate::sandbox) value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::sandbox) expires_on: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ClientSecret").field("expires_on", &self.expires_on).finish_non_exhaustive()
    }
}

impl App {
    pub(in crate::sandbox) fn is_public(&self) -> bool {
        self.platform != Platform::Web
    }

    pub(in crate::sandbox) fn app_id_uri(&self) -> String {
        self.app_id_uri.clone().unwrap_or_else(|| format!("api://{}", self.client_id))
    }

    /// Exactly a registered one, except that the port of a localhost URI does not count (Microsoft's redirect URI reference).
    pub(in crate::sandbox) fn is_registered(&self, uri: &str) -> bool {
        let wanted = without_port(uri);
        wanted.is_some() && self.redirect_uris.iter().any(|registered| without_port(registered) == wanted)
    }
}

/// A redirect URI without what does not count; nothing if it is none.
pub(super) fn without_port(text: &str) -> Option<String> {
    let mut url = Url::parse(text).ok()?;
    if url.host_str() == Some("localhost") && url.scheme() == "http" {
        url.set_port(None).ok()?;
    }
    let plain = url.fragment().is_none() && url.username().is_empty() && !text.contains(char::is_whitespace);
    plain.then(|| url.to_string())
}
