//! Which documents are believed. What an attacker's document can name is in the tables; what then reaches whom is in tests/cli/origins.rs.

use serde_json::json;

use super::*;
use crate::auth::Metadata;

const AUTHORITY: &str = "https://contoso.ciamlogin.com/contoso.onmicrosoft.com";
const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const OTHER: &str = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222";
const REQUIRED: [&str; 2] = ["authorization_endpoint", "token_endpoint"];
const NAMES: [&str; 5] = ["authorization_endpoint", "token_endpoint", "device_authorization_endpoint", "end_session_endpoint", "jwks_uri"];

/// A document of this tenant whose endpoints are all at `base`, with the tenant's ID in the path.
fn document(base: &str) -> Value {
    let mut document = json!({ "issuer": format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0") });
    for name in NAMES {
        document[name] = format!("{base}/{TENANT}/{name}").into();
    }
    document
}

/// A provider's own document, with these changes.
fn of_provider(issuer: &str, changes: &[(&str, &str)]) -> Value {
    let mut document = json!({ "issuer": issuer });
    for name in NAMES {
        document[name] = format!("{issuer}/{name}").into();
    }
    for (name, url) in changes {
        document[*name] = (*url).into();
    }
    document
}

fn checked(authority: &Authority, document: Value) -> Result<Metadata, Error> {
    Metadata::from_document(authority, document)
}

fn tenant() -> Authority {
    Authority::parse(AUTHORITY).unwrap()
}

fn provider(base: &str) -> Authority {
    Authority::parse_oidc(base).unwrap()
}

#[test]
fn a_required_endpoint_elsewhere_is_refused_with_the_reason() {
    for name in REQUIRED {
        for (url, why) in [
            (format!("https://evil.example/{TENANT}/x"), "is at a host that is not its own: https://evil.example"),
            (
                format!("https://ciamlogin.com.evil.example/{TENANT}/x"),
                "is at a host that is not its own: https://ciamlogin.com.evil.example",
            ),
            (format!("https://evilciamlogin.com/{TENANT}/x"), "is at a host that is not its own: https://evilciamlogin.com"),
            (format!("https://contoso.ciamlogin.com./{TENANT}/x"), "is at a host that is not its own: https://contoso.ciamlogin.com."),
            (
                format!("https://login.microsoftonline.com/{TENANT}/x"),
                "is at a host that is not its own: https://login.microsoftonline.com",
            ),
            (
                format!("https://contoso.ciamlogin.com:8443/{TENANT}/x"),
                "is at a host that is not its own: https://contoso.ciamlogin.com:8443",
            ),
            (format!("http://contoso.ciamlogin.com/{TENANT}/x"), "is without TLS: http://contoso.ciamlogin.com"),
            (format!("https://u:p@contoso.ciamlogin.com/{TENANT}/x"), "names a user in its address"),
            (format!("https://contoso.ciamlogin.com/{OTHER}/x"), "belongs to another tenant: bbbbbbbb-0b0b-4c1c-8d1d-222222222222"),
            (format!("https://fabrikam.ciamlogin.com/{OTHER}/x"), "belongs to another tenant: bbbbbbbb-0b0b-4c1c-8d1d-222222222222"),
            (
                format!("https://fabrikam.ciamlogin.com/{TENANT}/../{OTHER}/x"),
                "belongs to another tenant: bbbbbbbb-0b0b-4c1c-8d1d-222222222222",
            ),
            ("https://fabrikam.ciamlogin.com/x".to_owned(), "is at a host that is not its own: https://fabrikam.ciamlogin.com"),
            (format!("https://fabrikam.ciamlogin.com//{TENANT}/x"), "is at a host that is not its own: https://fabrikam.ciamlogin.com"),
            ("file:///etc/passwd".to_owned(), "is no web address"),
            ("javascript:alert(1)".to_owned(), "is no web address"),
            ("-version".to_owned(), "is no web address"),
        ] {
            let mut changed = document("https://contoso.ciamlogin.com");
            changed[name] = url.clone().into();
            let error = checked(&tenant(), changed).unwrap_err();
            assert_eq!(error.to_string(), format!("the authority's {name} {why}"), "{url}");
        }
    }
}

#[test]
fn the_endpoints_of_a_tenant_lie_on_one_origin() {
    let custom = provider(&format!("https://login.contoso.com/{TENANT}/v2.0"));
    for (authority, own) in [(tenant(), "https://contoso.ciamlogin.com"), (custom, "https://login.contoso.com")] {
        for base in [own, &format!("https://{TENANT}.ciamlogin.com")] {
            let metadata = checked(&authority, document(base)).unwrap();
            assert_eq!((metadata.token_origin().as_str(), metadata.device_authorization_endpoint().is_ok()), (base, true));
        }
        // Each of the two is a place of its own, and both together are not.
        let (one, other) = (own, "https://fabrikam.ciamlogin.com");
        for (own, apart) in [(one, other), (other, one)] {
            let mut split = document(own);
            split["token_endpoint"] = format!("{apart}/{TENANT}/token").into();
            let error = checked(&authority, split).unwrap_err().to_string();
            assert_eq!(error, format!("the authority's authorization_endpoint is at {own}, and the token endpoint at {apart}"));
            let mut split = document(own);
            split["device_authorization_endpoint"] = format!("{apart}/{TENANT}/devicecode").into();
            let error = checked(&authority, split).unwrap().device_authorization_endpoint().unwrap_err().to_string();
            assert_eq!(error, format!("the authority's device_authorization_endpoint is at {apart}, and the token endpoint at {own}"));
        }
    }
}

#[test]
fn endpoints_of_two_hosts_of_external_id_are_refused() {
    let mut split = document("https://contoso.ciamlogin.com");
    split["authorization_endpoint"] = format!("https://one.ciamlogin.com/{TENANT}/authorize").into();
    split["token_endpoint"] = format!("https://two.ciamlogin.com/{TENANT}/token").into();
    let error = checked(&provider(&format!("https://login.contoso.com/{TENANT}/v2.0")), split).unwrap_err();
    assert!(matches!(error, Error::UntrustedEndpoint { fault: EndpointFault::Split { .. }, .. }), "{error}");
}

#[test]
fn an_optional_endpoint_that_does_not_fit_is_left_unused() {
    let common = |path: &str| format!("https://login.microsoftonline.com/{TENANT}/{path}");
    let mut changed = document("https://contoso.ciamlogin.com");
    changed["device_authorization_endpoint"] = common("oauth2/v2.0/devicecode").into();
    changed["end_session_endpoint"] = common("oauth2/v2.0/logout").into();
    changed["jwks_uri"] = common("discovery/v2.0/keys").into();
    let metadata = checked(&tenant(), changed).unwrap();
    assert!(metadata.device_authorization_endpoint().is_err());
    assert_eq!(metadata.end_session_endpoint(), Some(common("oauth2/v2.0/logout").as_str()));
    assert_eq!(metadata.keys_host(), "login.microsoftonline.com");
    for unfit in [
        "https://evil.example/x",
        "http://contoso.ciamlogin.com/x",
        "https://login.microsoftonline.com/bbbbbbbb-0b0b-4c1c-8d1d-222222222222/x",
        "https://login.microsoftonline.com/common/x",
        "javascript:alert(1)",
        "no URL",
    ] {
        let mut changed = document("https://contoso.ciamlogin.com");
        for name in ["device_authorization_endpoint", "end_session_endpoint", "jwks_uri"] {
            changed[name] = unfit.into();
        }
        let metadata = checked(&tenant(), changed).unwrap();
        assert!(metadata.device_authorization_endpoint().is_err(), "{unfit}");
        assert_eq!(metadata.end_session_endpoint(), None, "{unfit}");
        assert_eq!(metadata.keys_host(), format!("{TENANT}.ciamlogin.com"), "{unfit}");
    }
}

#[test]
fn keys_of_a_tenant_are_microsofts() {
    let keys = |authority: &Authority, jwks: &str| {
        let mut changed = document(&authority.url().origin().ascii_serialization());
        changed["jwks_uri"] = jwks.into();
        let metadata = checked(authority, changed).unwrap();
        metadata.provider.jwks_uri().url().to_string()
    };
    let microsofts = format!("https://{TENANT}.ciamlogin.com/{TENANT}/discovery/v2.0/keys");
    let own = format!("https://contoso.ciamlogin.com/{TENANT}/discovery/v2.0/keys");
    assert_eq!(keys(&tenant(), &own), own);
    for base in [format!("https://login.contoso.com/{TENANT}/v2.0"), "https://evil.example".to_owned(), "https://evil.example/x".to_owned()]
    {
        let authority = provider(&base);
        let forged = format!("{}/{TENANT}/keys", authority.url().origin().ascii_serialization());
        assert_eq!(keys(&authority, &forged), microsofts);
        assert_eq!(keys(&authority, "https://keys.evil.example/keys"), microsofts);
        let application = "c0ffee00-5a4d-4b1c-8d3e-000000000001";
        assert_eq!(keys(&authority, &format!("{forged}?x=1&appid={application}")), format!("{microsofts}?appid={application}"));
        assert_eq!(keys(&authority, &format!("{forged}?appid=..%2F..%2Fevil")), microsofts);
    }
    let common = provider(&format!("https://login.microsoftonline.com/{TENANT}/v2.0"));
    let of_common = format!("https://login.microsoftonline.com/{TENANT}/discovery/v2.0/keys");
    assert_eq!(keys(&common, &of_common), of_common);
}

#[test]
fn a_provider_may_use_other_hosts_and_they_are_told() {
    let google = of_provider(
        "https://accounts.google.com",
        &[
            ("authorization_endpoint", "https://accounts.google.com/o/oauth2/v2/auth"),
            ("token_endpoint", "https://oauth2.googleapis.com/token"),
            ("device_authorization_endpoint", "https://oauth2.googleapis.com/device/code"),
            ("jwks_uri", "https://www.googleapis.com/oauth2/v3/certs"),
        ],
    );
    let metadata = checked(&provider("https://accounts.google.com"), google).unwrap();
    assert_eq!(metadata.other_origins(), ["https://oauth2.googleapis.com", "https://www.googleapis.com"]);
    assert_eq!(metadata.token_origin(), "https://oauth2.googleapis.com");
    let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example";
    let pool = "https://contoso.auth.eu-west-1.amazoncognito.com";
    let cognito = of_provider(
        issuer,
        &[
            ("authorization_endpoint", &format!("{pool}/oauth2/authorize")),
            ("token_endpoint", &format!("{pool}/oauth2/token")),
            ("end_session_endpoint", &format!("{pool}/logout")),
        ],
    );
    assert_eq!(checked(&provider(issuer), cognito).unwrap().other_origins(), [pool]);
    let own = of_provider("https://idp.example", &[]);
    assert_eq!(checked(&provider("https://idp.example"), own).unwrap().other_origins(), [""; 0]);
}

#[test]
fn no_other_provider_names_a_sign_in_host_of_microsofts_or_this_machine() {
    for host in [
        "login.microsoftonline.com",
        "login.microsoftonline.com.",
        "LOGIN.MICROSOFTONLINE.COM",
        "login.microsoftonline.com:8443",
        "login.live.com",
        "sts.windows.net",
        "login.windows.net",
        "login.microsoft.com",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "contoso.b2clogin.com",
        "contoso.ciamlogin.com",
        "localhost:8400",
        "127.0.0.1",
        "[::1]:8400",
        "localhost.",
        "idp.localhost",
        "0.0.0.0",
        "169.254.169.254",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
    ] {
        let url = format!("https://{host}/{TENANT}/oauth2/v2.0/x");
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            let error = checked(&provider("https://evil.example"), of_provider("https://evil.example", &[(name, &url)])).unwrap_err();
            assert!(matches!(error, Error::UntrustedEndpoint { fault: EndpointFault::Elsewhere { .. }, .. }), "{name} {url}: {error}");
        }
        let optional = [("device_authorization_endpoint", url.as_str()), ("end_session_endpoint", &url)];
        let metadata = checked(&provider("https://evil.example"), of_provider("https://evil.example", &optional)).unwrap();
        assert!(metadata.device_authorization_endpoint().is_err() && metadata.end_session_endpoint().is_none(), "{url}");
        assert_eq!(metadata.other_origins(), [""; 0]);
    }
}

#[test]
fn the_page_for_a_code_lies_where_the_code_comes_from() {
    let fits = |metadata: &Metadata, page: &str| metadata.check_device_page(&Url::parse(page).unwrap()).is_ok();
    let custom = provider(&format!("https://evil.example/{TENANT}/v2.0"));
    let own = checked(&custom, document("https://evil.example")).unwrap();
    assert!(fits(&own, "https://evil.example/device") && !fits(&own, &format!("https://contoso.ciamlogin.com/{TENANT}/device")));
    let genuine = checked(&custom, document("https://contoso.ciamlogin.com")).unwrap();
    assert!(!fits(&genuine, "https://evil.example/device") && fits(&genuine, "https://contoso.ciamlogin.com/device"));
    let other = checked(&provider("https://idp.example"), of_provider("https://idp.example", &[])).unwrap();
    assert!(fits(&other, "https://idp.example/device"));
    for page in
        ["https://www.google.com/device", "https://microsoft.com/devicelogin", "http://idp.example/device", "https://u@idp.example/"]
    {
        assert!(!fits(&other, page), "{page}");
    }
}
