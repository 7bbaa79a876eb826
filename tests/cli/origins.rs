//! Metadata documents of an attacker, and of honest providers: which host receives what.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use url::Url;

use crate::support::{Output, Received, Running, Scripted, TestEnvironment, TestHosts, TestKey};

const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const OTHER_TENANT: &str = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222";
const CLIENT_ID: &str = "c0ffee00-5a4d-4b1c-8d3e-000000000001";
const OBJECT_ID: &str = "8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11";
const EVIL: &str = "evil.example";
const GENUINE: &str = "contoso.ciamlogin.com";
/// Where Microsoft publishes the tenant's keys.
const KEYS: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222.ciamlogin.com";
const NAMES: [&str; 5] = ["authorization_endpoint", "token_endpoint", "device_authorization_endpoint", "end_session_endpoint", "jwks_uri"];

fn issuer() -> String {
    format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0")
}

/// A document of the tenant, with each endpoint at `host`.
fn document(host: &str) -> Value {
    let mut document = json!({"issuer": issuer(), "response_modes_supported": ["query", "form_post"]});
    for name in NAMES {
        document[name] = at(host, TENANT, name).into();
    }
    document
}

fn at(host: &str, tenant: &str, name: &str) -> String {
    format!("https://{host}/{tenant}/{name}")
}

/// The document with these endpoints elsewhere.
fn with(mut document: Value, changes: &[(&str, String)]) -> Value {
    for (name, url) in changes {
        document[*name] = url.as_str().into();
    }
    document
}

/// What all hosts together do: `authority` publishes a document, every token endpoint grants tokens of the nonce that was asked for, and each
/// host with a key publishes it.
#[derive(Clone)]
struct World {
    nonce: Arc<Mutex<Value>>,
    authority: &'static str,
    document: Value,
    issuer: String,
    /// Which host publishes which keys.
    keys: Vec<(&'static str, Value)>,
    /// Who signs the ID tokens.
    signs: fn() -> TestKey,
}

impl World {
    fn of(authority: &'static str, document: Value) -> Self {
        let issuer = document["issuer"].as_str().unwrap().to_owned();
        let microsofts = json!({"keys": [TestKey::one().public("https://login.microsoftonline.com/{tenantid}/v2.0")]});
        Self { nonce: Arc::default(), authority, document, issuer, keys: vec![(KEYS, microsofts)], signs: TestKey::one }
    }

    fn answer(&self, host: &str, request: &Received) -> Scripted {
        if host == self.authority && request.target.ends_with("/.well-known/openid-configuration") {
            return Scripted::json(&self.document);
        }
        if request.method == "POST" && request.target.contains("device") {
            let page = format!("https://{host}/device");
            return Scripted::json(json!({"device_code": "d", "user_code": "CODE", "verification_uri": page, "expires_in": 900}));
        }
        if request.method == "POST" {
            return Scripted::json(json!({
                "token_type": "Bearer", "expires_in": 3600, "scope": "openid profile offline_access", "access_token": format!("access-of-{host}"),
                "refresh_token": format!("refresh-of-{host}"), "id_token": self.id_token(),
            }));
        }
        let keys = self.keys.iter().find(|(known, _)| *known == host && request.target.contains("key") | request.target.contains("jwks"));
        keys.map_or_else(|| Scripted::json(json!({})).status(404), |(_, keys)| Scripted::json(keys))
    }

    fn id_token(&self) -> String {
        let now = chrono::Utc::now().timestamp();
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "iat": now, "nbf": now, "exp": now + 3600, "sub": "subject", "oid": OBJECT_ID,
            "preferred_username": "casey@contoso.example", "nonce": *self.nonce.lock().unwrap(),
        });
        if self.issuer == issuer() {
            claims["tid"] = TENANT.into();
            claims["ver"] = "2.0".into();
        }
        (self.signs)().sign(&claims)
    }

    /// The hosts of this world. `names` are those that can be reached beside the authority.
    fn start(&self, names: &[&str]) -> TestHosts {
        let world = self.clone();
        TestHosts::start(&[&[self.authority], names].concat(), move |host, request| world.answer(host, request))
    }

    /// From now on the world is this one.
    fn replace(&self, hosts: &TestHosts) {
        let world = self.clone();
        hosts.answer_with(move |host, request| world.answer(host, request));
    }

    /// Signs in as a person whose browser comes back with a code.
    fn sign_in(&self, environment: &TestEnvironment, more: &[&str]) -> Output {
        let mut login = Running::start(environment.cids(&[&["login", "--no-browser"], more].concat()));
        let url = Url::parse(&login.authorization_url()).unwrap();
        let parameter = |wanted: &str| url.query_pairs().find(|(name, _)| name == wanted).unwrap().1.into_owned();
        *self.nonce.lock().unwrap() = parameter("nonce").into();
        let back = Url::parse(&parameter("redirect_uri")).unwrap();
        let mut browser = TcpStream::connect(("127.0.0.1", back.port().unwrap())).unwrap();
        let state = parameter("state");
        write!(
            browser,
            "GET {}?code=c&state={state} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
            back.path(),
            back.port().unwrap()
        )
        .unwrap();
        let mut page = String::new();
        browser.read_to_string(&mut page).unwrap();
        login.finish()
    }
}

/// A port that is free now: another provider than External ID compares it.
fn redirect_uri() -> String {
    format!("http://localhost:{}/redirect", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port())
}

/// Settings whose authority the user named.
fn yours(hosts: &TestHosts, authority: &str) -> TestEnvironment {
    let mut environment = hosts.environment();
    environment.set("OIDC_AUTHORITY", authority).set("CLIENT_ID", CLIENT_ID).set("REDIRECT_URI", &redirect_uri());
    environment
}

/// Settings that came with a checkout.
fn checkouts(hosts: &TestHosts, authority: &str) -> TestEnvironment {
    let environment = hosts.environment();
    environment.write(".env", format!("OIDC_AUTHORITY={authority}\nCLIENT_ID={CLIENT_ID}\nREDIRECT_URI={}\n", redirect_uri()));
    environment
}

fn evil_authority() -> String {
    format!("https://{EVIL}/{TENANT}/v2.0")
}

/// Deletes the metadata that is kept for a day.
fn forget_metadata(environment: &TestEnvironment) {
    for entry in std::fs::read_dir(environment.path("state")).unwrap().map(Result::unwrap) {
        if entry.file_name().to_string_lossy().starts_with("metadata-") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
}

#[test]
fn endpoints_of_several_parties_receive_nothing() {
    let own = |changes: &[(&str, String)]| with(document(EVIL), changes);
    let two = "fabrikam.ciamlogin.com";
    for (what, document) in [
        ("a genuine authorize endpoint and an own token endpoint", own(&[("authorization_endpoint", at(GENUINE, TENANT, "authorize"))])),
        ("an own authorize endpoint and a genuine token endpoint", own(&[("token_endpoint", at(GENUINE, TENANT, "token"))])),
        (
            "two hosts of External ID",
            own(&[("authorization_endpoint", at(GENUINE, TENANT, "authorize")), ("token_endpoint", at(two, TENANT, "token"))]),
        ),
        (
            "another tenant's path at one host of External ID",
            own(&[
                ("authorization_endpoint", at(GENUINE, OTHER_TENANT, "authorize")),
                ("token_endpoint", at(GENUINE, OTHER_TENANT, "token")),
            ]),
        ),
        ("another tenant's path at its own host", own(&[("token_endpoint", at(EVIL, OTHER_TENANT, "token"))])),
        (
            "login.microsoftonline.com",
            own(&["authorization_endpoint", "token_endpoint"].map(|name| (name, at("login.microsoftonline.com", TENANT, name)))),
        ),
    ] {
        let world = World::of(EVIL, document);
        let hosts = world.start(&[GENUINE, two, KEYS]);
        for environment in [yours(&hosts, &evil_authority()), checkouts(&hosts, &evil_authority())] {
            for login in [["login", "--no-browser", "--json"], ["login", "--device-code", "--json"]] {
                let error = environment.run(&login).expect_code(3).error_json();
                assert_eq!(error["code"], "untrusted_metadata", "{what}: {error}");
            }
        }
        let metadata = format!("GET /{TENANT}/v2.0/.well-known/openid-configuration");
        assert_eq!(hosts.received_by(EVIL), vec![metadata; 4], "{what}");
        for host in [GENUINE, two, KEYS] {
            assert_eq!(hosts.received_by(host), [""; 0], "{what}");
        }
    }
}

#[test]
fn a_device_code_is_entered_where_it_comes_from() {
    // The attacker's document names the tenant's own device endpoint: code and token would go to different parties.
    let split = with(document(EVIL), &[("device_authorization_endpoint", at(GENUINE, TENANT, "devicecode"))]);
    let world = World::of(EVIL, split);
    let hosts = world.start(&[GENUINE, KEYS]);
    let environment = checkouts(&hosts, &evil_authority());
    let error = environment.run(&["login", "--device-code", "--json"]).expect_code(3).error_json();
    assert_eq!(
        error["message"],
        "The authority's device_authorization_endpoint is at https://contoso.ciamlogin.com, and the token endpoint at https://evil.example"
    );
    assert_eq!(hosts.posted_to(), [""; 0]);

    // Its own endpoint names the tenant's own page: the code may be one that the attacker asked for.
    let world = World::of(EVIL, document(EVIL));
    let hosts = world.start(&[GENUINE, KEYS]);
    let answering = world.clone();
    hosts.answer_with(move |host, request| {
        if !request.target.contains("device") {
            return answering.answer(host, request);
        }
        let page = format!("https://{GENUINE}/common/oauth2/deviceauth");
        Scripted::json(json!({"device_code": "d", "user_code": "CODE", "verification_uri": page, "expires_in": 900}))
    });
    let environment = checkouts(&hosts, &evil_authority());
    let output = environment.run(&["login", "--device-code", "--timeout", "1"]).expect_code(7);
    assert!(output.stderr.contains("https://evil.example/common/oauth2/deviceauth") && !output.stderr.contains(GENUINE), "{output:?}");
}

#[test]
fn a_refresh_token_goes_only_where_it_came_from() {
    let first = World::of(EVIL, document(GENUINE));
    let hosts = first.start(&[GENUINE, KEYS]);
    let environment = checkouts(&hosts, &evil_authority());
    first.sign_in(&environment, &[]).expect_code(0);
    assert_eq!(hosts.posted_to(), [GENUINE]);
    for (what, moved) in [
        ("all", document(EVIL)),
        ("the token endpoint alone", with(document(GENUINE), &[("token_endpoint", at(EVIL, TENANT, "token"))])),
        ("to another host of External ID", document(KEYS)),
        ("to another issuer", with(document(EVIL), &[("issuer", format!("https://login.microsoftonline.com/{TENANT}/v2.0"))])),
    ] {
        first.replace(&hosts);
        forget_metadata(&environment);
        environment.run(&["token", "--id-token", "--force-refresh"]).expect_code(0);
        World { document: moved, ..first.clone() }.replace(&hosts);
        hosts.forget();
        // What is kept of the first day is used for a day.
        environment.run(&["token", "--id-token", "--force-refresh"]).expect_code(0);
        assert_eq!(hosts.posted_to(), [GENUINE], "{what}");
        forget_metadata(&environment);
        hosts.forget();
        let error = environment.run(&["token", "--id-token", "--force-refresh", "--json"]).expect_code(5).error_json();
        assert_eq!(error["code"], "authority_changed", "{what}: {error}");
        assert_eq!(hosts.posted_to(), [""; 0], "{what}");
    }
}

#[test]
fn no_other_providers_document_names_a_sign_in_host_of_microsofts() {
    let authority = format!("https://{EVIL}");
    for host in [
        "login.microsoftonline.com",
        "login.live.com",
        "sts.windows.net",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "contoso.b2clogin.com",
        GENUINE,
    ] {
        let own = with(document(EVIL), &[("issuer", authority.clone()), ("token_endpoint", at(host, TENANT, "oauth2/v2.0/token"))]);
        let world = World::of(EVIL, own);
        let hosts = world.start(&[host]);
        for environment in [yours(&hosts, &authority), checkouts(&hosts, &authority)] {
            let error = environment.run(&["login", "--no-browser", "--json"]).expect_code(3).error_json();
            assert_eq!(
                (&error["code"], error["message"].as_str().unwrap().contains(host)),
                (&"untrusted_metadata".into(), true),
                "{error}"
            );
        }
        assert_eq!(hosts.received_by(host), [""; 0]);
        assert_eq!(hosts.posted_to(), [""; 0]);
    }
}

/// Documents of providers with several hosts: authority, document, token host, host of the keys.
fn providers() -> [(&'static str, Value, &'static str, &'static str); 2] {
    let google = json!({
        "issuer": "https://accounts.google.com",
        "authorization_endpoint": "https://accounts.google.com/o/oauth2/v2/auth",
        "device_authorization_endpoint": "https://oauth2.googleapis.com/device/code",
        "token_endpoint": "https://oauth2.googleapis.com/token",
        "userinfo_endpoint": "https://openidconnect.googleapis.com/v1/userinfo",
        "revocation_endpoint": "https://oauth2.googleapis.com/revoke",
        "jwks_uri": "https://www.googleapis.com/oauth2/v3/keys",
        "response_types_supported": ["code", "token", "id_token"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
    });
    let pool = "https://contoso.auth.eu-west-1.amazoncognito.com";
    let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example";
    let cognito = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{pool}/oauth2/authorize"),
        "token_endpoint": format!("{pool}/oauth2/token"),
        "userinfo_endpoint": format!("{pool}/oauth2/userInfo"),
        "end_session_endpoint": format!("{pool}/logout"),
        "revocation_endpoint": format!("{pool}/oauth2/revoke"),
        "jwks_uri": format!("{issuer}/.well-known/jwks.json"),
        "response_types_supported": ["code", "token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
    });
    [
        ("accounts.google.com", google, "oauth2.googleapis.com", "www.googleapis.com"),
        ("cognito-idp.eu-west-1.amazonaws.com", cognito, "contoso.auth.eu-west-1.amazoncognito.com", "cognito-idp.eu-west-1.amazonaws.com"),
    ]
}

#[test]
fn a_provider_of_yours_may_have_several_hosts() {
    for (authority, document, tokens, keys) in providers() {
        let world = World { keys: vec![(keys, json!({"keys": [TestKey::one().public("")]}))], ..World::of(authority, document) };
        let hosts = world.start(&[tokens, keys]);
        let environment = yours(&hosts, &world.issuer);
        world.sign_in(&environment, &[]).expect_code(0);
        assert_eq!(hosts.posted_to(), [tokens]);
        environment.run(&["token", "--id-token", "--force-refresh"]).expect_code(0);
        assert_eq!(hosts.posted_to(), [tokens, tokens]);
        // It is pinned, too.
        World { document: with(world.document.clone(), &[("token_endpoint", format!("https://{EVIL}/token"))]), ..world.clone() }
            .replace(&hosts);
        forget_metadata(&environment);
        let error = environment.run(&["token", "--id-token", "--force-refresh", "--json"]).expect_code(5).error_json();
        assert_eq!(error["code"], "authority_changed", "{error}");
        assert_eq!(hosts.received_by(EVIL), [""; 0]);
    }
}

#[test]
fn the_hosts_of_a_checkouts_provider_are_confirmed_first() {
    for (authority, document, tokens, keys) in providers() {
        let world = World { keys: vec![(keys, json!({"keys": [TestKey::one().public("")]}))], ..World::of(authority, document) };
        let hosts = world.start(&[tokens, keys]);
        let environment = checkouts(&hosts, &world.issuer);
        for login in [["login", "--no-browser", "--json"], ["login", "--device-code", "--json"], ["login", "--app-only", "--json"]] {
            let mut command = environment.cids(&login);
            command.env("CLIENT_SECRET", "planted-secret");
            let error = Running::start(command).finish().expect_code(3).error_json();
            // A credential of the environment is refused even before that.
            assert!(["provider_unconfirmed", "secret_refused"].contains(&error["code"].as_str().unwrap()), "{error}");
        }
        let error = environment.run(&["login", "--no-browser", "--json"]).expect_code(3).error_json();
        assert_eq!(error["code"], "provider_unconfirmed");
        assert!(error["message"].as_str().unwrap().contains(&format!("https://{tokens}")), "{error}");
        assert!(error["hint"].as_str().unwrap().contains(&format!("OIDC_AUTHORITY={} cids login", world.issuer)), "{error}");
        assert_eq!(hosts.posted_to(), [""; 0]);
        // As a person confirmed it at a terminal.
        let mut origins = vec![format!("https://{tokens}"), format!("https://{keys}")];
        origins.retain(|origin| *origin != format!("https://{authority}"));
        let confirmed = json!([{"authority": world.issuer, "origins": origins}]).to_string();
        std::fs::write(environment.path("state").join("providers.json"), confirmed).unwrap();
        world.sign_in(&environment, &[]).expect_code(0);
        assert_eq!(hosts.posted_to(), [tokens]);
    }
}

/// The attacker's world: a document that speaks for the tenant, with endpoints and keys of its own, and tokens signed with those.
fn forging() -> World {
    let own = json!({"keys": [TestKey::two().public("")]});
    let mut world = World::of(EVIL, document(EVIL));
    world.keys.push((EVIL, own));
    World { signs: TestKey::two, ..world }
}

#[test]
fn nobody_speaks_for_a_microsoft_issuer_with_other_keys() {
    for issuer in [issuer(), format!("https://login.microsoftonline.com/{TENANT}/v2.0")] {
        let mut world = forging();
        world.document["issuer"] = issuer.clone().into();
        world.issuer = issuer;
        let hosts = world.start(&[KEYS]);
        for environment in [yours(&hosts, &evil_authority()), checkouts(&hosts, &evil_authority())] {
            let output = world.sign_in(&environment, &["--json"]).expect_code(5);
            assert_eq!(output.error_json()["causes"][0], "it is signed with a key that the authority does not publish", "{output:?}");
            environment.run(&["whoami"]).expect_code(4);
        }
        assert!(hosts.received_by(KEYS).contains(&format!("GET /{TENANT}/discovery/v2.0/keys")));
        assert!(!hosts.received_by(EVIL).iter().any(|request| request.contains("jwks")), "{:?}", hosts.received_by(EVIL));
    }
}

#[test]
fn where_microsofts_keys_cannot_be_fetched_only_an_authority_of_yours_goes_on() {
    let world = forging();
    let hosts = world.start(&[]);
    let environment = checkouts(&hosts, &evil_authority());
    for login in [["login", "--no-browser", "--json"], ["login", "--device-code", "--json"]] {
        let error = environment.run(&login).expect_code(6).error_json();
        assert!(error["message"].as_str().unwrap().contains("signing keys") && error.to_string().contains(KEYS), "{error}");
        assert!(error["hint"].as_str().unwrap().contains(&format!("OIDC_AUTHORITY={} cids login", evil_authority())), "{error}");
    }
    assert_eq!(hosts.posted_to(), [""; 0]);

    let environment = yours(&hosts, &evil_authority());
    let output = world.sign_in(&environment, &[]).expect_code(0);
    let warning =
        format!("Warning: Microsoft's signing keys at {KEYS} cannot be fetched; the ID token is checked with the keys of {EVIL} instead");
    assert!(output.stderr.contains(&warning), "{output:?}");
    let told = format!("{TENANT} (only {EVIL} says so)");
    assert!(output.stdout.contains(&told), "{output:?}");
    assert!(environment.run(&["whoami"]).expect_code(0).stdout.contains(&told));
    let id_token = environment.run(&["token", "--id-token", "--force-refresh"]).expect_code(0).stdout;
    let inspected = environment.run(&["token", "inspect", id_token.trim()]).expect_code(0).stdout;
    assert!(inspected.contains("not checked: ") && !inspected.contains("valid: "), "{inspected}");
    // Its keys are not kept: once Microsoft's are there, they count.
    let reachable = world.start(&[KEYS]);
    let mut environment = environment;
    let (proxy, file) = (reachable.environment(), "root.pem");
    std::fs::copy(proxy.work().join(file), environment.work().join(file)).unwrap();
    environment.set("HTTPS_PROXY", &reachable.proxy());
    let inspected = environment.run(&["token", "inspect", id_token.trim(), "--json"]).expect_code(0).json();
    assert_eq!((&inspected["signature"], &inspected["keys_host"]), (&"unknown_key".into(), &KEYS.into()));
}

#[test]
fn a_custom_domain_is_proved_by_microsofts_keys() {
    const DOMAIN: &str = "login.contoso.example";
    let world = World::of(DOMAIN, document(DOMAIN));
    let hosts = world.start(&[KEYS]);
    let environment = checkouts(&hosts, &format!("https://{DOMAIN}/contoso.onmicrosoft.com/v2.0"));
    world.sign_in(&environment, &[]).expect_code(0);
    assert_eq!(hosts.posted_to(), [DOMAIN]);
    let whoami = environment.run(&["whoami"]).expect_code(0).stdout;
    assert!(whoami.lines().any(|line| line.starts_with("Tenant id") && line.ends_with(TENANT)), "{whoami}");
    let id_token = environment.run(&["token", "--id-token"]).expect_code(0).stdout;
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let inspected = environment.run(&["token", "inspect", id_token.trim()]).expect_code(0).stdout;
    assert!(inspected.contains(&format!("valid: made with a key of {KEYS}")), "{inspected}");
    let forged = forging();
    *forged.nonce.lock().unwrap() = "n".into();
    let inspected = environment.run(&["token", "inspect", &forged.id_token()]).expect_code(0).stdout;
    assert!(inspected.contains(&format!("made with a key that {KEYS} does not have")), "{inspected}");
}

#[test]
fn a_real_tenants_document_may_name_the_common_host() {
    let common = |path: &str| at("login.microsoftonline.com", TENANT, path);
    let changed = with(
        document(GENUINE),
        &[
            ("device_authorization_endpoint", common("oauth2/v2.0/devicecode")),
            ("end_session_endpoint", common("oauth2/v2.0/logout")),
            ("jwks_uri", common("discovery/v2.0/keys")),
        ],
    );
    for key_issuer in [
        "https://login.microsoftonline.com/{tenantid}/v2.0".to_owned(),
        format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
        format!("https://{GENUINE}/{TENANT}/v2.0"),
        String::new(),
    ] {
        let keys = json!({"keys": [TestKey::one().public(&key_issuer), TestKey::two().public(&format!("https://{OTHER_TENANT}/"))]});
        let world = World { keys: vec![("login.microsoftonline.com", keys)], ..World::of(GENUINE, changed.clone()) };
        let hosts = world.start(&["login.microsoftonline.com"]);
        let environment = hosts.environment();
        environment.write(".env", format!("AUTHORITY=contoso\nCLIENT_ID={CLIENT_ID}\nREDIRECT_URI={}\n", redirect_uri()));
        world.sign_in(&environment, &[]).expect_code(0);
        assert_eq!(hosts.posted_to(), [GENUINE]);
        environment.run(&["whoami"]).expect_code(0);
        let error = environment.run(&["login", "--device-code", "--json"]).expect_code(3).error_json();
        assert_eq!(
            error["message"],
            "The authority's device_authorization_endpoint is at a host that is not its own: https://login.microsoftonline.com"
        );
    }
}
