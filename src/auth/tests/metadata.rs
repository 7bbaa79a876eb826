use super::*;

pub(in crate::auth) const AUTHORITY: &str = "https://contoso.ciamlogin.com/contoso.onmicrosoft.com";
const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const OTHER_TENANT: &str = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222";

fn document() -> Value {
    serde_json::from_str(include_str!("../../../tests/fixtures/metadata/external_id.json")).unwrap()
}

/// The metadata of a document in the shape of a real tenant's.
pub(in crate::auth) fn metadata(authority: &str) -> Metadata {
    Metadata::from_document(&Authority::parse(authority).unwrap(), document()).unwrap()
}

fn checked(authority: &Authority, change: impl FnOnce(&mut Value)) -> Result<Metadata, Error> {
    let mut document = document();
    change(&mut document);
    Metadata::from_document(authority, document)
}

#[test]
fn the_issuer_of_a_real_tenant_is_accepted_by_name_and_by_id() {
    let by_id = format!("https://contoso.ciamlogin.com/{TENANT}");
    for authority in [AUTHORITY, &by_id, TENANT] {
        let metadata = checked(&Authority::parse(authority).unwrap(), |_| ()).unwrap();
        assert_eq!(metadata.issuer(), format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0"));
        assert_eq!(metadata.tenant_id(), Some(TENANT));
        assert_eq!(metadata.msgraph_host(), Some("graph.microsoft.com"));
    }
}

#[test]
fn an_issuer_that_is_not_the_tenants_is_refused() {
    let authority = Authority::parse(AUTHORITY).unwrap();
    let foreign = [
        format!("https://{OTHER_TENANT}.ciamlogin.com/{OTHER_TENANT}/v2.0"),
        format!("https://{TENANT}.ciamlogin.com/{OTHER_TENANT}/v2.0"),
        format!("http://{TENANT}.ciamlogin.com/{TENANT}/v2.0"),
        format!("https://{TENANT}.ciamlogin.com.evil.example/{TENANT}/v2.0"),
        format!("https://{TENANT}.ciamlogin.com@evil.example/{TENANT}/v2.0"),
        format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0/"),
        format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
        AUTHORITY.to_owned(),
        String::new(),
    ];
    for issuer in foreign {
        let result = checked(&authority, |document| document["issuer"] = issuer.clone().into());
        assert!(matches!(result, Err(Error::IssuerMismatch { .. })), "{issuer}: {result:?}");
    }
}

#[test]
fn an_authority_by_id_takes_no_other_tenants_metadata() {
    let authority = Authority::parse(&format!("https://contoso.ciamlogin.com/{OTHER_TENANT}")).unwrap();
    assert!(matches!(checked(&authority, |_| ()), Err(Error::IssuerMismatch { .. })));
}

#[test]
fn endpoints_on_a_foreign_host_are_refused() {
    let authority = Authority::parse(AUTHORITY).unwrap();
    for name in ENDPOINTS {
        for (url, why) in [
            ("https://evil.example/x", "is at a host that is not its own: https://evil.example"),
            ("https://ciamlogin.com.evil.example/x", "is at a host that is not its own: https://ciamlogin.com.evil.example"),
            ("https://evilciamlogin.com/x", "is at a host that is not its own: https://evilciamlogin.com"),
            ("http://contoso.ciamlogin.com/x", "is without TLS: http://contoso.ciamlogin.com"),
            ("https://contoso.ciamlogin.com:8443/x", "is at a host that is not its own: https://contoso.ciamlogin.com:8443"),
            ("https://u:p@contoso.ciamlogin.com/x", "names a user in its address"),
            ("file:///etc/passwd", "is no web address"),
            ("javascript:alert(1)", "is no web address"),
            ("-version", "is no web address"),
        ] {
            let error = checked(&authority, |document| document[name] = url.into()).unwrap_err();
            assert_eq!(error.to_string(), format!("the authority's {name} {why}"), "{url}");
        }
    }
    checked(&authority, |document| document["userinfo_endpoint"] = "https://graph.microsoft.com/oidc/userinfo".into()).unwrap();
}

#[test]
fn a_custom_domain_may_have_either_external_id_issuer_of_its_tenant() {
    let authority = Authority::parse_oidc(&format!("https://www.contoso.com/{TENANT}/v2.0")).unwrap();
    for issuer in [format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0"), format!("https://login.microsoftonline.com/{TENANT}/v2.0")] {
        assert_eq!(checked(&authority, |document| document["issuer"] = issuer.clone().into()).unwrap().issuer(), issuer);
    }
    for issuer in [format!("https://login.microsoftonline.com/{OTHER_TENANT}/v2.0"), "https://evil.example".to_owned()] {
        let error = checked(&authority, |document| document["issuer"] = issuer.clone().into()).unwrap_err().to_string();
        assert!(error.contains("names an issuer that is not its own") && error.ends_with(&issuer), "{error}");
    }
}

#[test]
fn another_provider_must_be_its_own_issuer() {
    let authority = Authority::parse_oidc("https://idp.example/realm").unwrap();
    let own = |document: &mut Value| {
        for name in ENDPOINTS {
            document[name] = format!("https://idp.example/{name}").into();
        }
        document["issuer"] = "https://idp.example/realm".into();
        document["msgraph_host"] = Value::Null;
    };
    let metadata = checked(&authority, own).unwrap();
    assert_eq!((metadata.tenant_id(), metadata.msgraph_host()), (None, None));
    let other = |document: &mut Value| {
        own(document);
        document["issuer"] = "https://idp.example/realm1".into();
    };
    assert!(matches!(checked(&authority, other), Err(Error::IssuerMismatch { .. })));
}

#[test]
fn a_loopback_authority_stays_on_its_own_origin() {
    let authority = Authority::parse("http://localhost:8400/litware.onmicrosoft.com").unwrap();
    let local = |document: &mut Value| {
        for name in ENDPOINTS {
            document[name] = format!("http://localhost:8400/{TENANT}/{name}").into();
        }
        document["msgraph_host"] = "localhost:8400".into();
    };
    assert_eq!(checked(&authority, local).unwrap().msgraph_host(), Some("localhost:8400"));
    let away = |document: &mut Value| {
        local(document);
        document["token_endpoint"] = format!("http://localhost:8401/{TENANT}/token").into();
    };
    assert!(matches!(checked(&authority, away), Err(Error::UntrustedEndpoint { .. })));
}

#[test]
fn a_loopback_authority_over_https_has_either_issuer() {
    let origin = "https://localhost:8400";
    let authority = Authority::parse(&format!("{origin}/litware.onmicrosoft.com")).unwrap();
    let with_issuer = |issuer: String| {
        checked(&authority, |document| {
            for name in ENDPOINTS {
                document[name] = format!("{origin}/{TENANT}/{name}").into();
            }
            document["issuer"] = issuer.into();
        })
    };
    for issuer in [format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0"), format!("{origin}/{TENANT}/v2.0")] {
        assert_eq!(with_issuer(issuer.clone()).unwrap().issuer(), issuer);
    }
    for issuer in [format!("http://localhost:8400/{TENANT}/v2.0"), format!("https://localhost:8401/{TENANT}/v2.0")] {
        assert!(matches!(with_issuer(issuer), Err(Error::IssuerMismatch { .. })));
    }
}

#[test]
fn graph_is_microsofts_or_refused() {
    let authority = Authority::parse(AUTHORITY).unwrap();
    for host in ["evil.example", "graph.microsoft.com.evil.example", "localhost:8400", ""] {
        let metadata = checked(&authority, |document| document["msgraph_host"] = host.into()).unwrap();
        assert_eq!(metadata.msgraph_host(), None, "{host}");
    }
}

#[test]
fn a_day_old_cache_is_used_and_an_older_or_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::parse(AUTHORITY).unwrap();
    let file = cache_file(folder.path(), &authority);
    let now = Instant::from_timestamp(1_790_000_000, 0).unwrap();
    metadata(AUTHORITY).keep(&authority, Some(&file), now);
    assert!(Metadata::cached(&authority, &file, now + TimeDelta::hours(23)).is_some());
    assert!(Metadata::cached(&authority, &file, now + TimeDelta::hours(25)).is_none());
    assert!(Metadata::cached(&authority, &file, now - TimeDelta::hours(1)).is_none());
    let other = Authority::parse("fabrikam").unwrap();
    assert!(Metadata::cached(&other, &file, now).is_none());
    let poisoned = std::fs::read_to_string(&file).unwrap().replace("contoso.ciamlogin.com/aaaa", "evil.example/aaaa");
    std::fs::write(&file, poisoned).unwrap();
    assert!(Metadata::cached(&authority, &file, now).is_none());
    std::fs::write(&file, "{").unwrap();
    assert!(Metadata::cached(&authority, &file, now).is_none());
}

#[test]
#[cfg(unix)]
fn a_cache_that_another_user_could_have_made_is_not_used() {
    use std::os::unix::fs::{chown, symlink};
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::parse(AUTHORITY).unwrap();
    let (file, elsewhere) = (cache_file(folder.path(), &authority), folder.path().join("elsewhere"));
    let now = Instant::from_timestamp(1_790_000_000, 0).unwrap();
    metadata(AUTHORITY).keep(&authority, Some(&file), now);
    std::fs::rename(&file, &elsewhere).unwrap();
    symlink(&elsewhere, &file).unwrap();
    assert!(Metadata::cached(&authority, &file, now).is_none());
    metadata(AUTHORITY).keep(&authority, Some(&file), now);
    assert!(Metadata::cached(&authority, &file, now).is_some());
    // Only root can give a file away.
    if chown(&file, Some(1234), None).is_ok() {
        assert!(Metadata::cached(&authority, &file, now).is_none());
    }
}

#[test]
fn keys_of_another_issuer_and_weak_keys_are_left_out() {
    let metadata = metadata(AUTHORITY);
    let strong = URL_SAFE_NO_PAD.encode([0xff; 256]);
    let weak = URL_SAFE_NO_PAD.encode([0xff; 128]);
    let key = |kid: &str, n: &str, issuer: Option<&str>| {
        let mut key = serde_json::json!({"kty": "RSA", "use": "sig", "kid": kid, "x5t": kid, "n": n, "e": "AQAB"});
        if let Some(issuer) = issuer {
            key["issuer"] = issuer.into();
        }
        key
    };
    let keys = serde_json::json!({"keys": [
        key("own", &strong, Some(metadata.issuer())),
        key("template", &strong, Some("https://{tenantid}.ciamlogin.com/{tenantid}/v2.0")),
        key("unsaid", &strong, None),
        key("foreign", &strong, Some("https://evil.example/v2.0")),
        key("weak", &weak, None),
        {"kty": 7},
    ]});
    let trusted = serde_json::to_value(metadata.trusted_keys(&keys).unwrap()).unwrap();
    let kids: Vec<_> = trusted["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap()).collect();
    assert_eq!(kids, ["own", "template", "unsaid"]);
}
