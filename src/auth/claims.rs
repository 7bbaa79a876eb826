//! The claims of a verified ID token. Each claim that cids relies on has a type; every other claim may have any, and is kept as it is.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::id_token::{ClaimFault, IdTokenError};
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
    is_microsoft: bool,
}

impl Claims {
    pub(super) fn new(typed: TypedClaims, all: Map<String, Value>, raw: &str, metadata: &Metadata) -> Self {
        let is_microsoft = metadata.is_microsoft();
        Self { all, raw: Secret::new(raw), sub: typed.sub, expires_on: typed.exp, is_microsoft }
    }

    /// The person, as this application sees them.
    pub fn sub(&self) -> &str {
        &self.sub
    }

    /// The person's object ID in a Microsoft directory. Elsewhere `oid` may mean anything, an organization for instance.
    pub fn oid(&self) -> Option<&str> {
        self.text("oid").filter(|_| self.is_microsoft)
    }

    /// The nonce of the sign-in.
    pub fn nonce(&self) -> Option<&str> {
        self.text("nonce")
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
        let names = ["preferred_username", "email", "name"].iter().find_map(|name| self.text(name));
        Account {
            authority_kind: authority.kind(),
            authority: authority.as_str().to_owned(),
            other_authorities: Vec::new(),
            client_id: client_id.to_owned(),
            issuer: metadata.issuer().to_owned(),
            tenant_id: metadata.tenant_id().map(str::to_owned),
            oid: self.oid().map(str::to_owned),
            sub: self.sub.clone(),
            username: names.or(self.oid()).unwrap_or(&self.sub).to_owned(),
            name: self.text("name").map(str::to_owned),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.all.get(name)?.as_str().filter(|text| !text.trim().is_empty())
    }
}

/// The claims of a token as they stand, and which appear twice: the last of two members would win.
pub(super) struct Payload {
    pub(super) claims: Map<String, Value>,
    repeated: Vec<String>,
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Payload;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object of claims")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Payload, A::Error> {
                let mut payload = Payload { claims: Map::new(), repeated: Vec::new() };
                while let Some((name, value)) = members.next_entry::<String, Value>()? {
                    if payload.claims.insert(name.clone(), value).is_some() {
                        payload.repeated.push(name);
                    }
                }
                Ok(payload)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The claims that are checked, each of its type.
pub(super) struct TypedClaims {
    pub(super) iss: String,
    pub(super) aud: Vec<String>,
    pub(super) exp: Instant,
    pub(super) iat: Instant,
    pub(super) nbf: Option<Instant>,
    pub(super) nonce: Option<String>,
    pub(super) sub: String,
    pub(super) azp: Option<String>,
    pub(super) tid: Option<String>,
    pub(super) at_hash: Option<String>,
}

impl TypedClaims {
    pub(super) fn read(payload: &Payload) -> Result<Self, IdTokenError> {
        Ok(Self {
            iss: payload.required("iss", text)?,
            aud: payload.required("aud", texts)?,
            exp: payload.required("exp", numeric_date)?,
            iat: payload.required("iat", numeric_date)?,
            nbf: payload.optional("nbf", numeric_date)?,
            nonce: payload.optional("nonce", text)?,
            sub: payload.required("sub", text)?,
            azp: payload.optional("azp", text)?,
            tid: payload.optional("tid", text)?,
            at_hash: payload.optional("at_hash", text)?,
        })
    }
}

impl Payload {
    /// When the person authenticated, which is required where `max_age` was asked (OpenID Connect Core §2).
    pub(super) fn auth_time(&self) -> Result<Instant, IdTokenError> {
        self.required("auth_time", numeric_date)
    }

    fn required<T>(&self, name: &'static str, read: impl Fn(&Value) -> Option<T>) -> Result<T, IdTokenError> {
        self.optional(name, read)?.ok_or(IdTokenError::Claim { name, fault: ClaimFault::Missing })
    }

    /// Refuses a claim that appears twice (RFC 7519 §4).
    pub(super) fn check_once(&self, name: &'static str) -> Result<(), IdTokenError> {
        let is_repeated = self.repeated.iter().any(|repeated| repeated == name);
        if is_repeated { Err(IdTokenError::Claim { name, fault: ClaimFault::Repeated }) } else { Ok(()) }
    }

    fn optional<T>(&self, name: &'static str, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, IdTokenError> {
        self.check_once(name)?;
        match self.claims.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or(IdTokenError::Claim { name, fault: ClaimFault::WrongType }),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// `aud` is one string or an array of strings (RFC 7519 §4.1.3).
fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(values) => values.iter().map(text).collect(),
        one => text(one).map(|one| vec![one]),
    }
}

/// A point in time, in seconds that may have a fraction (RFC 7519 §2), if it is one that a calendar has.
pub fn numeric_date(value: &Value) -> Option<Instant> {
    // A float cast saturates, and no calendar has the first or last second of an i64.
    #[allow(clippy::cast_possible_truncation)]
    let seconds = value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds.floor() as i64))?;
    Instant::from_timestamp(seconds, 0)
}
