use super::*;

pub(in crate::auth) const AUTHORITY: &str = "https://contoso.ciamlogin.com/contoso.onmicrosoft.com";
const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const NAMES: [&str; 5] = ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint", "device_authorization_endpoint"];
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
        format!("https://login.microsoftonline.com/{OTHER_TENANT}/v2.0"),
        format!("https://sts.windows.net/{TENANT}/"),
        AUTHORITY.to_owned(),
        String::new(),
    ];
    for issuer in foreign {
        let result = checked(&authority, |document| document["issuer"] = issuer.clone().into());
        // The IDs in the paths of the endpoints are this tenant's.
        let refused =
            matches!(result, Err(Error::IssuerMismatch { .. } | Error::UntrustedEndpoint { fault: EndpointFault::OtherTenant { .. }, .. }));
        assert!(refused, "{issuer}: {result:?}");
    }
}

#[test]
fn a_tenant_may_have_the_issuer_of_the_common_host() {
    let issuer = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    let metadata = checked(&Authority::parse(AUTHORITY).unwrap(), |document| document["issuer"] = issuer.clone().into()).unwrap();
    assert_eq!((metadata.issuer(), metadata.tenant_id()), (issuer.as_str(), Some(TENANT)));
}

#[test]
fn an_authority_by_id_takes_no_other_tenants_metadata() {
    let authority = Authority::parse(&format!("https://contoso.ciamlogin.com/{OTHER_TENANT}")).unwrap();
    assert!(matches!(checked(&authority, |_| ()), Err(Error::IssuerMismatch { .. })));
}

#[test]
fn a_custom_domain_may_have_either_external_id_issuer_of_its_tenant() {
    let authority = Authority::parse_oidc(&format!("https://www.contoso.com/{TENANT}/v2.0")).unwrap();
    // Its endpoints are at the tenant's default host.
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
        for name in NAMES {
            document[name] = format!("https://idp.example/{name}").into();
        }
        document["issuer"] = "https://idp.example/realm".into();
    };
    // Its tokens are not for Graph, whatever it says.
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
        for name in NAMES {
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
            for name in NAMES {
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
    metadata(AUTHORITY).keep(Some(&file), now);
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
    metadata(AUTHORITY).keep(Some(&file), now);
    std::fs::rename(&file, &elsewhere).unwrap();
    symlink(&elsewhere, &file).unwrap();
    assert!(Metadata::cached(&authority, &file, now).is_none());
    metadata(AUTHORITY).keep(Some(&file), now);
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
    let key = |kid: &str, n: &str, issuer: Option<String>| {
        let mut key = serde_json::json!({"kty": "RSA", "use": "sig", "kid": kid, "x5t": kid, "n": n, "e": "AQAB"});
        if let Some(issuer) = issuer {
            key["issuer"] = issuer.into();
        }
        key
    };
    let keys = serde_json::json!({"keys": [
        key("own", &strong, Some(metadata.issuer().to_owned())),
        key("template", &strong, Some("https://login.microsoftonline.com/{tenantid}/v2.0".to_owned())),
        key("common", &strong, Some(format!("https://login.microsoftonline.com/{TENANT}/v2.0"))),
        key("named", &strong, Some(format!("https://contoso.ciamlogin.com/{TENANT}/v2.0"))),
        key("unsaid", &strong, None),
        key("another", &strong, Some(format!("https://login.microsoftonline.com/{OTHER_TENANT}/v2.0"))),
        key("weak", &weak, None),
        {"kty": 7},
    ]});
    let trusted = serde_json::to_value(metadata.trusted_keys(&keys).unwrap()).unwrap();
    let kids: Vec<_> = trusted["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap()).collect();
    assert_eq!(kids, ["own", "template", "common", "named", "unsaid"]);
}

#[test]
fn keys_of_a_custom_domain_are_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::parse_oidc(&format!("https://www.contoso.com/{TENANT}/v2.0")).unwrap();
    let file = cache_file(folder.path(), &authority);
    let now = Instant::from_timestamp(1_790_000_000, 0).unwrap();
    let mut metadata = checked(&authority, |_| ()).unwrap();
    assert_eq!(metadata.keys_host(), format!("{TENANT}.ciamlogin.com"));
    let fetched = |from: &Url| FetchedKeys { from: from.clone(), document: serde_json::json!({"keys": []}) };
    let KeySources { first, own } = metadata.endpoints.keys.clone();
    for (from, is_kept) in [(&first, true), (own.as_ref().unwrap(), false)] {
        metadata.keys = Some(fetched(from));
        metadata.keep(Some(&file), now);
        let cached = Metadata::cached(&authority, &file, now).unwrap();
        assert_eq!(cached.keys().is_some(), is_kept, "{from}");
    }
    // Nor do forged ones count that lie in the file of an earlier version, or of another program.
    metadata.keys = Some(fetched(&first));
    metadata.keep(Some(&file), now);
    let forged = std::fs::read_to_string(&file).unwrap().replace(first.as_str(), "https://www.contoso.com/keys");
    std::fs::write(&file, forged).unwrap();
    assert!(Metadata::cached(&authority, &file, now).unwrap().keys().is_none());
}

#[test]
fn members_that_are_not_needed_may_have_any_form() {
    let authority = Authority::parse(AUTHORITY).unwrap();
    checked(&authority, |document| {
        for name in ["response_types_supported", "subject_types_supported", "id_token_signing_alg_values_supported"] {
            document.as_object_mut().unwrap().remove(name);
        }
        document["scopes_supported"] = "openid profile".into();
        document["claims_supported"] = 7.into();
        document["userinfo_endpoint"] = "not a URL".into();
    })
    .unwrap();
}
