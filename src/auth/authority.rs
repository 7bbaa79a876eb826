//! The authority: the base URL that a user names, in every form that people paste.

use std::fmt;

use url::{Host, Url};

use super::microsoft::is_common_host;
use crate::account::AuthorityKind;
use crate::http::is_loopback;

const CUSTOMER_SUFFIX: &str = ".ciamlogin.com";
const DIRECTORY_SUFFIX: &str = ".onmicrosoft.com";
/// What follows the tenant in the URLs of App registrations > Endpoints, and in those of the metadata.
const ENDPOINTS: [&str; 12] = [
    "oauth2/v2.0/authorize",
    "oauth2/v2.0/token",
    "oauth2/v2.0/devicecode",
    "oauth2/v2.0/logout",
    "oauth2/authorize",
    "oauth2/token",
    "oauth2/devicecode",
    "discovery/v2.0/keys",
    "federationmetadata/2007-06/federationmetadata.xml",
    "wsfed",
    "saml2",
    "oauth2/v2.0",
];
const DISCOVERY_PATH: &str = "/.well-known/openid-configuration";

/// Where customers of one tenant sign in. It is not the issuer: on every real tenant the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    kind: AuthorityKind,
    url: Url,
    canonical: String,
}

/// Why a text is not an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorityError {
    /// Not a URL or a tenant's name.
    Malformed,
    /// Not `https`, and not loopback.
    Insecure,
    /// User information, a query or a fragment: parts that no authority has.
    ForeignParts,
    /// A tenant's path is missing after a host that needs one.
    TenantMissing {
        /// The host.
        host: String,
    },
    /// A sign-in host of Microsoft's that does not sign customers in.
    NotForCustomers {
        /// The host.
        host: String,
    },
    /// `common`, `organizations` or `consumers`.
    NotATenant {
        /// The path segment.
        name: String,
    },
    /// A host that is none of External ID's; a custom domain goes into `OIDC_AUTHORITY`.
    UnknownHost {
        /// The host.
        host: String,
    },
}

impl Authority {
    /// Reads `AUTHORITY`: an External ID tenant by name, id, host or URL, with or without `/v2.0` or the discovery path.
    pub fn parse(text: &str) -> Result<Self, AuthorityError> {
        let text = text.trim();
        let url = if text.contains("://") {
            Url::parse(text).map_err(|_| AuthorityError::Malformed)?
        } else {
            Url::parse(&format!("https://{}", expand(text)?)).map_err(|_| AuthorityError::Malformed)?
        };
        check_parts(&url)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let path = tenant_path(url.path());
        let tenant = if is_loopback(&host) {
            path.split('/').next().filter(|tenant| !tenant.is_empty()).ok_or(AuthorityError::TenantMissing { host })?
        } else {
            let subdomain = customer_subdomain(&url, &host)?;
            match path.split('/').next().unwrap_or_default() {
                // MSAL would look for `{guid}.onmicrosoft.com`, which no tenant has; the issuer is this host with this path.
                "" if is_guid(subdomain) => return Self::new(AuthorityKind::ExternalId, &url, subdomain),
                // The MSAL libraries complete a bare host in the same way.
                "" => return Self::new(AuthorityKind::ExternalId, &url, &format!("{subdomain}{DIRECTORY_SUFFIX}")),
                tenant => tenant,
            }
        };
        // Names and ids of tenants have no case.
        let tenant = &tenant.to_ascii_lowercase();
        if path.contains('/') {
            return Err(AuthorityError::Malformed);
        }
        if ["common", "organizations", "consumers"].contains(&tenant.as_str()) {
            return Err(AuthorityError::NotATenant { name: tenant.to_owned() });
        }
        Self::new(AuthorityKind::ExternalId, &url, tenant)
    }

    /// Reads `OIDC_AUTHORITY`: the issuer's base as it stands.
    pub fn parse_oidc(text: &str) -> Result<Self, AuthorityError> {
        let url = Url::parse(text.trim()).map_err(|_| AuthorityError::Malformed)?;
        check_parts(&url)?;
        let path = url.path().strip_suffix(DISCOVERY_PATH).unwrap_or(url.path()).trim_matches('/');
        // Only Microsoft has `/{guid}/oauth2/v2.0/…`, whose issuer base is `/{guid}/v2.0`.
        let path = match path.split_once('/') {
            Some((tenant, rest)) if is_guid(tenant) && ENDPOINTS.contains(&rest) => format!("{tenant}/v2.0"),
            _ => path.to_owned(),
        };
        Self::new(AuthorityKind::OpenId, &url, &path)
    }

    /// An authority as an account remembers it.
    pub fn from_account(kind: AuthorityKind, canonical: &str) -> Result<Self, AuthorityError> {
        match kind {
            AuthorityKind::ExternalId => Self::parse(canonical),
            AuthorityKind::OpenId => Self::parse_oidc(canonical),
        }
    }

    fn new(kind: AuthorityKind, url: &Url, path: &str) -> Result<Self, AuthorityError> {
        let mut url = url.clone();
        url.set_path(path);
        let canonical = url.as_str().trim_end_matches('/').to_owned();
        if url.host().is_none() {
            return Err(AuthorityError::Malformed);
        }
        Ok(Self { kind, url, canonical })
    }

    /// Origin and path, without a trailing slash: the key under which tokens are kept.
    pub fn as_str(&self) -> &str {
        &self.canonical
    }

    /// Which rules apply.
    pub fn kind(&self) -> AuthorityKind {
        self.kind
    }

    /// The host's name.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The host as a person is shown it before a sign-in, with its port where it has one of its own.
    pub fn shown_host(&self) -> String {
        self.url.port().map_or_else(|| self.host().to_owned(), |port| format!("{}:{port}", self.host()))
    }

    /// The base URL.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Whether it is on this machine: a sandbox.
    pub fn is_loopback(&self) -> bool {
        is_loopback(self.host())
    }

    /// Whether Microsoft itself serves the metadata, over TLS and at a host whose documents no customer writes.
    pub(super) fn is_microsofts(&self) -> bool {
        is_customer_host(&self.url) || is_common_host(&self.url)
    }

    /// Where the metadata is.
    pub fn metadata_url(&self) -> Url {
        let version = if self.kind == AuthorityKind::ExternalId { "/v2.0" } else { "" };
        let mut url = self.url.clone();
        url.set_path(&format!("{}{version}{DISCOVERY_PATH}", self.url.path().trim_end_matches('/')));
        url
    }
}

/// What a tenant's short forms stand for, as host and path.
fn expand(text: &str) -> Result<String, AuthorityError> {
    let text = text.trim_end_matches('/');
    let lower = text.to_ascii_lowercase();
    if is_guid(&lower) {
        return Ok(format!("{lower}{CUSTOMER_SUFFIX}/{lower}"));
    }
    if let Some(name) = lower.strip_suffix(DIRECTORY_SUFFIX).filter(|name| is_label(name)) {
        return Ok(format!("{name}{CUSTOMER_SUFFIX}/{lower}"));
    }
    if is_label(&lower) && lower != "localhost" {
        return Ok(format!("{lower}{CUSTOMER_SUFFIX}/{lower}{DIRECTORY_SUFFIX}"));
    }
    if text.contains('.') { Ok(text.to_owned()) } else { Err(AuthorityError::Malformed) }
}

fn check_parts(url: &Url) -> Result<(), AuthorityError> {
    let host = url.host_str().ok_or(AuthorityError::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        return Err(AuthorityError::ForeignParts);
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(host) => Ok(()),
        "http" => Err(AuthorityError::Insecure),
        _ => Err(AuthorityError::Malformed),
    }
}

/// The label before `.ciamlogin.com`.
fn customer_subdomain<'a>(url: &Url, host: &'a str) -> Result<&'a str, AuthorityError> {
    if let Some(subdomain) = host.strip_suffix(CUSTOMER_SUFFIX).filter(|name| is_label(name)) {
        return if url.port().is_none() { Ok(subdomain) } else { Err(AuthorityError::ForeignParts) };
    }
    let host = host.to_owned();
    let workforce = ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net", "microsoftonline.com"];
    if workforce.contains(&host.as_str()) || host.ends_with(".b2clogin.com") {
        return Err(AuthorityError::NotForCustomers { host });
    }
    Err(AuthorityError::UnknownHost { host })
}

/// The path without the parts that discovery, or an endpoint of the portal's list, adds.
fn tenant_path(path: &str) -> &str {
    let path = path.strip_suffix(DISCOVERY_PATH).unwrap_or(path).trim_matches('/');
    let endpoint = ENDPOINTS.iter().find_map(|endpoint| path.strip_suffix(endpoint)?.strip_suffix('/'));
    let path = endpoint.unwrap_or(path);
    path.strip_suffix("v2.0").unwrap_or(path).trim_end_matches('/')
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.len() <= 63 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether `text` has the form of a GUID.
pub fn is_guid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether `host` is one of External ID's: a label before `.ciamlogin.com`, compared as a whole.
pub(super) fn is_customer_host(url: &Url) -> bool {
    matches!(url.host(), Some(Host::Domain(host)) if host.strip_suffix(CUSTOMER_SUFFIX).is_some_and(is_label)) && url.port().is_none()
}

impl fmt::Display for Authority {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.canonical)
    }
}

impl fmt::Display for AuthorityError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => formatter.write_str("it is neither a tenant's name nor a URL of one"),
            Self::Insecure => formatter.write_str("it must be https"),
            Self::ForeignParts => formatter.write_str("it has a port, user name, query or fragment, which no authority has"),
            Self::TenantMissing { host } => write!(formatter, "{host} is not followed by a tenant"),
            Self::NotForCustomers { host } => {
                write!(formatter, "{host} does not sign customers in; write https://SUBDOMAIN.ciamlogin.com/SUBDOMAIN.onmicrosoft.com")
            }
            Self::NotATenant { name } => write!(formatter, "{name} is not a tenant; write the tenant's name or id"),
            Self::UnknownHost { host } => {
                write!(formatter, "{host} is not a host of External ID; a custom domain goes into OIDC_AUTHORITY")
            }
        }
    }
}

impl std::error::Error for AuthorityError {}

#[cfg(test)]
mod tests {
    use super::*;

    const GUID: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";

    #[test]
    fn every_form_people_paste_is_the_same_authority() {
        for text in [
            "contoso",
            "Contoso",
            "contoso.onmicrosoft.com",
            "contoso.ciamlogin.com",
            "contoso.ciamlogin.com/contoso.onmicrosoft.com",
            "https://contoso.ciamlogin.com",
            "https://contoso.ciamlogin.com/",
            "https://CONTOSO.ciamlogin.com/contoso.onmicrosoft.com",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0/",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration",
            "https://contoso.ciamlogin.com/Contoso.onmicrosoft.com",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token",
            " https://contoso.ciamlogin.com/contoso.onmicrosoft.com/.well-known/openid-configuration ",
        ] {
            let authority = Authority::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(authority.as_str(), "https://contoso.ciamlogin.com/contoso.onmicrosoft.com", "{text}");
        }
        let by_id = format!("https://{GUID}.ciamlogin.com/{GUID}");
        let host = format!("https://{GUID}.ciamlogin.com");
        let endpoints = ENDPOINTS.map(|endpoint| format!("{by_id}/{endpoint}"));
        let forms = [
            GUID.to_owned(),
            GUID.to_uppercase(),
            by_id.clone(),
            format!("{by_id}/v2.0"),
            host.clone(),
            format!("{host}/"),
            format!("{host}/v2.0/"),
            format!("{GUID}.ciamlogin.com"),
            format!("{host}/{}/", GUID.to_uppercase()),
        ];
        for text in forms.into_iter().chain(endpoints) {
            assert_eq!(Authority::parse(&text).unwrap().as_str(), by_id, "{text}");
        }
        let named_host = format!("https://contoso.ciamlogin.com/{GUID}");
        assert_eq!(Authority::parse(&named_host).unwrap().as_str(), named_host);
    }

    #[test]
    fn what_is_no_authority_is_told_apart() {
        let error = |text: &str| Authority::parse(text).unwrap_err();
        assert_eq!(error("http://contoso.ciamlogin.com"), AuthorityError::Insecure);
        assert_eq!(error("https://user@contoso.ciamlogin.com"), AuthorityError::ForeignParts);
        assert_eq!(error("https://contoso.ciamlogin.com/?x=1"), AuthorityError::ForeignParts);
        assert_eq!(error("https://contoso.ciamlogin.com:8443/"), AuthorityError::ForeignParts);
        assert_eq!(
            error(&format!("https://login.microsoftonline.com/{GUID}")),
            AuthorityError::NotForCustomers { host: "login.microsoftonline.com".into() }
        );
        assert_eq!(error("contoso.ciamlogin.com/common"), AuthorityError::NotATenant { name: "common".into() });
        for spoofed in ["contoso.ciamlogin.com.evil.example", "evilciamlogin.com", "a.b.ciamlogin.com", "www.contoso.com"] {
            assert_eq!(error(spoofed), AuthorityError::UnknownHost { host: spoofed.into() });
        }
        for malformed in ["", "  ", "two words", "ftp://contoso.ciamlogin.com", "https://", "contoso.ciamlogin.com/a/b"] {
            assert_eq!(error(malformed), AuthorityError::Malformed, "{malformed}");
        }
        assert_eq!(error("https://contoso.ciamlogin.com@evil.example/t"), AuthorityError::ForeignParts);
        assert_eq!(error("https://evil.example/#.ciamlogin.com"), AuthorityError::ForeignParts);
        assert_eq!(error("http://localhost:8400"), AuthorityError::TenantMissing { host: "localhost".into() });
    }

    #[test]
    fn a_loopback_authority_may_use_http() {
        let authority = Authority::parse("http://localhost:8400/litware.onmicrosoft.com").unwrap();
        assert!(authority.is_loopback());
        let metadata = "http://localhost:8400/litware.onmicrosoft.com/v2.0/.well-known/openid-configuration";
        assert_eq!(authority.metadata_url().as_str(), metadata);
        assert_eq!(Authority::parse(metadata).unwrap(), authority);
    }

    #[test]
    fn an_openid_authority_stands_as_it_is() {
        let authority = Authority::parse_oidc("https://www.contoso.com/x/v2.0/").unwrap();
        assert_eq!(authority.as_str(), "https://www.contoso.com/x/v2.0");
        assert_eq!(authority.metadata_url().as_str(), "https://www.contoso.com/x/v2.0/.well-known/openid-configuration");
        let bare = Authority::parse_oidc("http://localhost:3000").unwrap();
        assert_eq!(bare.as_str(), "http://localhost:3000");
        assert_eq!(bare.metadata_url().as_str(), "http://localhost:3000/.well-known/openid-configuration");
        assert_eq!(Authority::parse_oidc("http://idp.example/"), Err(AuthorityError::Insecure));
        let token = Authority::parse_oidc(&format!("https://login.contoso.com/{GUID}/oauth2/v2.0/token")).unwrap();
        assert_eq!(token.as_str(), format!("https://login.contoso.com/{GUID}/v2.0"));
        assert_eq!(Authority::parse_oidc("https://idp.example/x/oauth2/token").unwrap().as_str(), "https://idp.example/x/oauth2/token");
    }
}
