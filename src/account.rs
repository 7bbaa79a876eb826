//! Who is signed in: nothing secret.

use serde::{Deserialize, Serialize};
use url::Url;

const CUSTOMER_SUFFIX: &str = ".ciamlogin.com";

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
    /// The other authorities of the same tenant that it has signed in at: a tenant has a name and an ID.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_authorities: Vec<String>,
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
            other_authorities: Vec::new(),
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

    /// Every authority that it has signed in at, the last one first.
    pub fn authorities(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.authority).chain(&self.other_authorities).map(String::as_str)
    }

    /// Whether `authority` is the tenant that it signed in at, by whichever name.
    pub fn is_at(&self, authority: &str) -> bool {
        self.authorities().any(|known| known == authority) || self.is_at_tenant_of(authority).unwrap_or_default()
    }

    /// Whether `authority` names the tenant by its ID, or names it otherwise at the host where its ID was used.
    fn is_at_tenant_of(&self, authority: &str) -> Option<bool> {
        let tenant = self.tenant_id.as_deref().filter(|_| self.authority_kind == AuthorityKind::ExternalId)?;
        let [own, other] = [&self.authority, authority].map(|authority| Url::parse(authority).ok());
        let (own, other) = (own?, other?);
        let has_id = |url: &Url| url.path_segments().and_then(|mut path| path.next()).is_some_and(|name| name.eq_ignore_ascii_case(tenant));
        Some(if own.origin() == other.origin() {
            has_id(&own) || has_id(&other)
        } else {
            has_id(&other) && are_customer_hosts(&own, &other)
        })
    }

    /// Whether it is the same account, which signed in at the same tenant by another name.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let of_tenant =
            |account: &Self| (account.authority_kind == AuthorityKind::ExternalId).then(|| Url::parse(&account.authority).ok()).flatten();
        let (Some(own), Some(their)) = (of_tenant(self), of_tenant(other)) else { return false };
        (own.origin() == their.origin() || are_customer_hosts(&own, &their))
            && (&self.issuer, &self.client_id, self.id()) == (&other.issuer, &other.client_id, other.id())
    }

    /// The id within authority and client: `oid`, else `sub`.
    pub fn id(&self) -> &str {
        self.oid.as_deref().unwrap_or(&self.sub)
    }
}

/// At these hosts Microsoft alone answers, and the ID in the path tells the tenant whatever the host's name is.
fn are_customer_hosts(one: &Url, other: &Url) -> bool {
    [one, other].iter().all(|url| url.host_str().is_some_and(|host| host.ends_with(CUSTOMER_SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";

    fn at(kind: AuthorityKind, authority: &str) -> Account {
        let issuer = format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0");
        Account { sub: "casey".into(), ..Account::of_application(kind, authority, "app", &issuer, Some(TENANT)) }
    }

    #[test]
    fn a_tenant_is_the_same_by_name_and_by_id() {
        let [name, id, id_at_name] = [
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com".to_owned(),
            format!("https://{TENANT}.ciamlogin.com/{TENANT}"),
            format!("https://contoso.ciamlogin.com/{TENANT}"),
        ];
        let sandbox = ["http://localhost:1/litware.onmicrosoft.com".to_owned(), format!("http://localhost:1/{TENANT}")];
        let other = "https://fabrikam.ciamlogin.com/fabrikam.onmicrosoft.com".to_owned();
        for (own, asked, is_at) in [
            (&name, &id, true),
            (&name, &id_at_name, true),
            (&id_at_name, &name, true),
            (&id_at_name, &id, true),
            // Its name is not known from the ID.
            (&id, &name, false),
            (&name, &other, false),
            (&sandbox[0], &sandbox[1], true),
            (&sandbox[1], &sandbox[0], true),
            (&sandbox[0], &format!("http://localhost:2/{TENANT}"), false),
            (&sandbox[0], &id, false),
            (&name, &format!("https://evil.example/{TENANT}"), false),
        ] {
            assert_eq!(at(AuthorityKind::ExternalId, own).is_at(asked), is_at, "{own} {asked}");
        }
        assert!(!at(AuthorityKind::OpenId, &name).is_at(&id), "a custom domain is on its own");
        let known = Account { other_authorities: vec![name.clone()], ..at(AuthorityKind::ExternalId, &id) };
        assert!(known.is_at(&name));
    }

    #[test]
    fn an_account_is_the_same_at_each_name_of_its_tenant_alone() {
        let name = at(AuthorityKind::ExternalId, "https://contoso.ciamlogin.com/contoso.onmicrosoft.com");
        let id = at(AuthorityKind::ExternalId, &format!("https://{TENANT}.ciamlogin.com/{TENANT}"));
        assert!(name.is_same_as(&id));
        let ports = [1, 2].map(|port| at(AuthorityKind::ExternalId, &format!("http://localhost:{port}/{TENANT}")));
        assert!(!ports[0].is_same_as(&ports[1]), "two sandboxes");
        assert!(!name.is_same_as(&at(AuthorityKind::OpenId, "https://id.contoso.com/x")));
        assert!(!name.is_same_as(&Account { sub: "robin".into(), ..id.clone() }));
        assert!(!name.is_same_as(&Account { client_id: "other".into(), ..id.clone() }));
        assert!(!name.is_same_as(&Account { issuer: "https://issuer".into(), ..id }));
    }
}
