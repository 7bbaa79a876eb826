//! What belongs to Microsoft: the issuers of a tenant, the hosts where people sign in, and where a tenant's signing keys are.

use url::{Host, Url};

use super::authority::{is_customer_host, is_guid};

/// Microsoft Graph, in each cloud.
pub(super) const GRAPH_HOSTS: [&str; 4] =
    ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

/// The sign-in host of all tenants.
const COMMON_HOST: &str = "login.microsoftonline.com";

/// Sign-in hosts of Microsoft, each with everything below it: the hosts that the MSAL libraries know, the regional hosts below them, Microsoft
/// accounts, Azure AD B2C and External ID.
const SIGN_IN_HOSTS: [&str; 19] = [
    "microsoftonline.com",
    "microsoftonline.us",
    "microsoftonline.cn",
    "microsoftonline.de",
    "microsoft.com",
    "live.com",
    "login.windows.net",
    "sts.windows.net",
    "login.windows-ppe.net",
    "login.chinacloudapi.cn",
    "sts.chinacloudapi.cn",
    "login.usgovcloudapi.net",
    "sovcloud-identity.fr",
    "sovcloud-identity.de",
    "sovcloud-identity.sg",
    "ciamlogin.com",
    "b2clogin.com",
    "b2clogin.us",
    "b2clogin.cn",
];

/// The tenant ID in an issuer of an External ID tenant: `https://{guid}.ciamlogin.com/{guid}/v2.0` (Microsoft's page on security tokens), or
/// `https://login.microsoftonline.com/{guid}/v2.0` (microsoft-authentication-library-for-dotnet, pull request 5931, for a custom domain;
/// ms-identity-ciam-javascript-tutorial, issue 137, for the default one).
pub fn tenant_of_issuer(issuer: &str) -> Option<&str> {
    let (host, path) = issuer.strip_prefix("https://")?.split_once('/')?;
    let tenant = path.strip_suffix("/v2.0").filter(|tenant| is_guid(tenant))?;
    let own_host = host.strip_suffix(".ciamlogin.com").is_some_and(|label| label == tenant);
    (own_host || host == COMMON_HOST).then_some(tenant)
}

/// Whether people sign in to Microsoft at `host`.
pub fn is_sign_in_host(host: &str) -> bool {
    // A name with a final dot is the same host (RFC 1034 §3.1).
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    SIGN_IN_HOSTS.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether `url` is at External ID, with this tenant's ID first in its path.
pub(super) fn is_at_customer_host(url: &Url, tenant: &str) -> bool {
    url.scheme() == "https" && is_customer_host(url) && tenant_in_path(url).is_some_and(|found| found.eq_ignore_ascii_case(tenant))
}

/// Whether `url` is at login.microsoftonline.com, with this tenant's ID first in its path.
pub(super) fn is_at_common_host(url: &Url, tenant: &str) -> bool {
    url.scheme() == "https" && is_common_host(url) && tenant_in_path(url).is_some_and(|found| found.eq_ignore_ascii_case(tenant))
}

/// Whether `url` is at login.microsoftonline.com.
pub(super) fn is_common_host(url: &Url) -> bool {
    matches!(url.host(), Some(Host::Domain(COMMON_HOST))) && url.port().is_none()
}

/// The GUID that the path begins with.
pub(super) fn tenant_in_path(url: &Url) -> Option<&str> {
    url.path_segments()?.next().filter(|segment| is_guid(segment))
}

/// Where Microsoft publishes the keys of an External ID tenant; those of one application if it has signing keys of its own (Microsoft's page on
/// access tokens, `?appid=`).
pub(super) fn keys_url(tenant: &str, application: Option<&str>) -> Option<Url> {
    let mut url = Url::parse(&format!("https://{tenant}.ciamlogin.com/{tenant}/discovery/v2.0/keys")).ok()?;
    if let Some(application) = application {
        url.query_pairs_mut().append_pair("appid", application);
    }
    Some(url)
}

/// Whether a key's `issuer` member (an extension of Microsoft's) names a tenant other than `tenant`. Which form it has for an external tenant
/// is unverified: Microsoft's samples show a template with `{tenantid}` at login.microsoftonline.com. So only another tenant's ID counts.
pub(super) fn names_another_tenant(key_issuer: &str, tenant: &str) -> bool {
    key_issuer
        .split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .any(|word| is_guid(word) && !word.eq_ignore_ascii_case(tenant))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
    const OTHER: &str = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222";

    #[test]
    fn a_tenant_has_two_issuers() {
        for issuer in [format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0"), format!("https://login.microsoftonline.com/{TENANT}/v2.0")]
        {
            assert_eq!(tenant_of_issuer(&issuer), Some(TENANT), "{issuer}");
        }
        for issuer in [
            format!("http://{TENANT}.ciamlogin.com/{TENANT}/v2.0"),
            format!("https://{TENANT}.ciamlogin.com/{OTHER}/v2.0"),
            format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0/"),
            format!("https://{TENANT}.ciamlogin.com/{TENANT}"),
            format!("https://contoso.ciamlogin.com/{TENANT}/v2.0"),
            format!("https://{TENANT}.ciamlogin.com.evil.example/{TENANT}/v2.0"),
            format!("https://{TENANT}.ciamlogin.com@evil.example/{TENANT}/v2.0"),
            format!("https://login.microsoftonline.com.evil.example/{TENANT}/v2.0"),
            format!("https://login.microsoftonline.com:443/{TENANT}/v2.0"),
            "https://login.microsoftonline.com/{tenantid}/v2.0".to_owned(),
            format!("https://sts.windows.net/{TENANT}/"),
            String::new(),
        ] {
            assert_eq!(tenant_of_issuer(&issuer), None, "{issuer}");
        }
    }

    #[test]
    fn sign_in_hosts_of_microsoft_are_known_with_all_below_them() {
        for host in [
            "login.microsoftonline.com",
            "LOGIN.MICROSOFTONLINE.COM",
            "login.microsoftonline.com.",
            "eastus.login.microsoftonline.com",
            "login-us.microsoftonline.com",
            "login.microsoft.com",
            "microsoft.com",
            "login.live.com",
            "sts.windows.net",
            "login.windows.net",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "contoso.b2clogin.com",
            "contoso.ciamlogin.com",
            "a.b.ciamlogin.com",
        ] {
            assert!(is_sign_in_host(host), "{host}");
        }
        for host in
            ["evil.example", "evilciamlogin.com", "ciamlogin.com.evil.example", "accounts.google.com", "contoso.blob.core.windows.net", ""]
        {
            assert!(!is_sign_in_host(host), "{host}");
        }
    }

    #[test]
    fn only_another_tenants_id_disqualifies_a_key() {
        for issuer in [
            "https://login.microsoftonline.com/{tenantid}/v2.0".to_owned(),
            format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
            format!("https://login.microsoftonline.com/{}/v2.0", TENANT.to_uppercase()),
            format!("https://contoso.ciamlogin.com/{TENANT}/v2.0"),
            format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0"),
            "https://{tenantid}.ciamlogin.com/{tenantid}/v2.0".to_owned(),
            format!("https://sts.windows.net/{TENANT}/"),
            String::new(),
        ] {
            assert!(!names_another_tenant(&issuer, TENANT), "{issuer}");
        }
        for issuer in [
            format!("https://login.microsoftonline.com/{OTHER}/v2.0"),
            format!("https://{OTHER}.ciamlogin.com/{TENANT}/v2.0"),
            format!("https://contoso.ciamlogin.com/{OTHER}/v2.0"),
            format!("https://sts.windows.net/{OTHER}/"),
        ] {
            assert!(names_another_tenant(&issuer, TENANT), "{issuer}");
        }
    }
}
