//! Who is signed in: nothing secret.

use serde::{Deserialize, Serialize};

/// How an authority was named, which decides where its metadata lies and which issuer it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorityKind {
    /// `AUTHORITY`: an External ID tenant at its own host, or a sandbox.
    ExternalId,
    /// `OIDC_AUTHORITY`: a custom domain, or any OpenID provider.
    OpenId,
}

/// A signed-in person at one authority, seen by one application; or that application itself.
///
/// Persons are told apart by `oid` (or `sub` where a provider has no `oid`), never by an address or a name, which can change hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How the authority was named.
    pub authority_kind: AuthorityKind,
    /// The authority the sign-in went to, canonical: origin and path, without a trailing slash.
    pub authority: String,
    /// The application (client) id.
    pub client_id: String,
    /// The issuer, pinned: the `iss` of a person's verified ID token.
    pub issuer: String,
    /// The directory's id, for a Microsoft tenant.
    pub tenant_id: Option<String>,
    /// The person's object id in the directory, for an External ID tenant.
    pub oid: Option<String>,
    /// The person's id as this application sees it.
    pub sub: String,
    /// What to call the account: `preferred_username`, else `email`, else `name`, else the id.
    pub username: String,
    /// The display name, where the tenant sends one.
    pub name: Option<String>,
}

impl Account {
    /// The account of an application that signs in as itself. Where no person is involved, the client id stands for the subject
    /// (RFC 9068 §2.2).
    pub fn of_application(kind: AuthorityKind, authority: &str, client_id: &str, issuer: &str, tenant_id: Option<&str>) -> Self {
        Self {
            authority_kind: kind,
            authority: authority.to_owned(),
            client_id: client_id.to_owned(),
            issuer: issuer.to_owned(),
            tenant_id: tenant_id.map(str::to_owned),
            oid: None,
            sub: client_id.to_owned(),
            username: client_id.to_owned(),
            name: None,
        }
    }

    /// Whether it is the application itself, and no person.
    pub fn is_application(&self) -> bool {
        self.id() == self.client_id
    }

    /// Whether the authority is a Microsoft tenant, or a sandbox that acts as one, as its metadata said at the sign-in.
    pub fn is_microsoft(&self) -> bool {
        self.tenant_id.is_some()
    }

    /// The id within authority and client: `oid`, else `sub`.
    pub fn id(&self) -> &str {
        self.oid.as_deref().unwrap_or(&self.sub)
    }
}
