//! The claims of a verified ID token. None but `sub` is required: External ID leaves out `email`, `name`, `auth_time` and `amr` as it likes.

use chrono::DateTime;
use serde_json::{Map, Value};

use super::{Authority, Metadata};
use crate::account::Account;
use crate::clock::Instant;
use crate::secret::Secret;

/// Verified claims.
pub struct Claims {
    all: Map<String, Value>,
    raw: Secret,
    sub: String,
    expires_on: Instant,
}

impl Claims {
    pub(super) fn new(all: Map<String, Value>, raw: &str) -> Option<Self> {
        let sub = all.get("sub")?.as_str()?.to_owned();
        let expires_on = DateTime::from_timestamp(all.get("exp")?.as_i64()?, 0)?;
        Some(Self { all, raw: Secret::new(raw), sub, expires_on })
    }

    /// The person, as this application sees them.
    pub fn sub(&self) -> &str {
        &self.sub
    }

    /// The person's object id in the directory.
    pub fn oid(&self) -> Option<&str> {
        self.text("oid")
    }

    /// When the ID token ends.
    pub fn expires_on(&self) -> Instant {
        self.expires_on
    }

    /// The ID token itself.
    pub fn raw(&self) -> &Secret {
        &self.raw
    }

    /// All claims, in the token's order.
    pub fn all(&self) -> &Map<String, Value> {
        &self.all
    }

    /// The account that the claims speak of.
    pub fn account(&self, authority: &Authority, metadata: &Metadata, client_id: &str) -> Account {
        let username = ["preferred_username", "email", "name", "oid"].iter().find_map(|name| self.text(name)).unwrap_or(&self.sub);
        Account {
            authority_kind: authority.kind(),
            authority: authority.as_str().to_owned(),
            client_id: client_id.to_owned(),
            issuer: metadata.issuer().to_owned(),
            tenant_id: self.text("tid").or(metadata.tenant_id()).map(str::to_owned),
            oid: self.oid().map(str::to_owned),
            sub: self.sub.clone(),
            username: username.to_owned(),
            name: self.text("name").map(str::to_owned),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.all.get(name)?.as_str().filter(|text| !text.is_empty())
    }
}
