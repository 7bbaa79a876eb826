//! The directory: what the tenant is and has, as `sandbox.toml` writes it down. The same text is read at the start, kept in the state
//! folder and exported; its values are also the JSON of the sandbox's own API.

mod app;
mod file;
mod user;
mod user_flow;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::keys::StoredKey;
pub(super) use app::{App, Platform};
pub use file::FileError;
pub(super) use file::is_address;
pub(super) use user::{AttributeValue, User};
pub(super) use user_flow::{AttributeType, FirstFactor, FlowAttribute, SocialProvider, UserFlow};

/// The version of the format that this program writes, and the newest that it reads.
const VERSION: u32 = 1;
/// The tenant that a sandbox begins with unless it is given another: always the same ids, so that they can stand in a test or a `.env`.
const LITWARE: &str = include_str!("litware.toml");

/// A tenant with all that is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Directory {
    pub(super) version: u32,
    pub(super) tenant: TenantProfile,
    #[serde(default, skip_serializing_if = "ClockSetting::is_the_systems")]
    pub(super) clock: ClockSetting,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) user_flows: Vec<UserFlow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) apps: Vec<App>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) users: Vec<User>,
    /// The signing keys; the first signs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) keys: Vec<StoredKey>,
}

/// Who the tenant is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TenantProfile {
    /// The tenant's GUID.
    pub(super) id: String,
    /// The label in front of `.onmicrosoft.com` and `.ciamlogin.com`.
    pub(super) subdomain: String,
    /// What the hosted pages and the mail call it.
    pub(super) name: String,
    /// The accent of the hosted pages, as `#rrggbb`.
    #[serde(default = "default_color")]
    pub(super) color: String,
    /// `tenant_region_scope` of the metadata.
    #[serde(default = "default_region")]
    pub(super) region: String,
    /// How many seconds a device waits between two questions: few, for a test that has no time.
    #[serde(default = "default_interval")]
    pub(super) device_code_interval: u32,
}

/// How the tenant's clock differs from the system's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockSetting {
    /// It stands still at this instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) frozen_at: Option<DateTime<Utc>>,
    /// Otherwise it runs ahead by this many seconds, or behind by as many below zero.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) ahead_seconds: i64,
}

impl Directory {
    /// The tenant that a sandbox begins with.
    pub(super) fn litware() -> Self {
        Self::parse(LITWARE).expect("the tenant in the program is sound, as a test shows")
    }

    pub(super) fn app(&self, client_id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id.eq_ignore_ascii_case(client_id))
    }

    /// The app whose App ID URI, or client id, this is.
    pub(super) fn resource(&self, uri: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id.eq_ignore_ascii_case(uri) || app.app_id_uri().eq_ignore_ascii_case(uri))
    }

    pub(super) fn user_flow(&self, name: &str) -> Option<&UserFlow> {
        self.user_flows.iter().find(|flow| flow.name.eq_ignore_ascii_case(name))
    }

    /// The user flow that `app` is attached to.
    pub(super) fn user_flow_of(&self, app: &App) -> Option<&UserFlow> {
        self.user_flow(app.user_flow.as_deref()?)
    }

    pub(super) fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id.eq_ignore_ascii_case(id))
    }

    pub(super) fn user_by_email(&self, email: &str) -> Option<&User> {
        self.users.iter().find(|user| user.email.eq_ignore_ascii_case(email.trim()))
    }

    pub(super) fn user_mut(&mut self, id: &str) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.id == id)
    }

    /// `contoso.onmicrosoft.com`.
    pub(super) fn domain(&self) -> String {
        format!("{}.onmicrosoft.com", self.tenant.subdomain)
    }

    /// Whether a path segment names this tenant.
    pub(super) fn is_tenant(&self, segment: &str) -> bool {
        segment.eq_ignore_ascii_case(&self.tenant.id) || segment.eq_ignore_ascii_case(&self.domain())
    }
}

impl ClockSetting {
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.frozen_at.unwrap_or_else(|| Utc::now() + TimeDelta::seconds(self.ahead_seconds))
    }

    /// Moves it: to `at` or else from where it is, by so many seconds; and lets it stand still or run.
    pub(super) fn apply(&mut self, frozen: Option<bool>, at: Option<DateTime<Utc>>, advance_seconds: i64) {
        let advance = TimeDelta::try_seconds(advance_seconds).unwrap_or_default();
        let from = at.unwrap_or_else(|| self.now());
        let now = from.checked_add_signed(advance).unwrap_or(from);
        let returns = frozen == Some(false) && at.is_none() && advance_seconds == 0;
        *self = match frozen.unwrap_or(self.frozen_at.is_some()) {
            true => Self { frozen_at: Some(now), ahead_seconds: 0 },
            // Let run without a time, it is the system's again.
            false if returns => Self::default(),
            false => Self { frozen_at: None, ahead_seconds: (now - Utc::now()).num_seconds() },
        };
    }

    fn is_the_systems(&self) -> bool {
        *self == Self::default()
    }
}

fn default_color() -> String {
    "#1257c4".to_owned()
}

fn default_region() -> String {
    "EU".to_owned()
}

fn default_interval() -> u32 {
    5
}

/// Serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_true(flag: &bool) -> bool {
    *flag
}

/// Serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(flag: &bool) -> bool {
    !*flag
}

fn yes() -> bool {
    true
}
