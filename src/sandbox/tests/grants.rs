//! The grants of the token endpoint, and who may ask.

use rcgen::{CertificateParams, KeyPair};
use rsa::pkcs8::DecodePrivateKey;
use rsa::signature::{SignatureEncoding, Signer};
use serde_json::json;

use super::*;

const API: &str = "c0ffee00-5a4d-4b1c-8d3e-000000000003";
const API_SECRET: &str = "sbx8Q~the-secret-of-the-sandbox-api";

fn api_scope() -> String {
    format!("api://{API}/Forecast.Read")
}

/// Tokens of Casey for the tenant's own API.
async fn api_tokens(sandbox: &Running) -> Value {
    let url = sandbox.authorize("").as_str().replace("User.Read", &api_scope());
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap();
    sandbox.redeem(&hidden(&page, "code").unwrap(), &[]).await.1
}

#[tokio::test]
async fn a_token_for_an_api_is_a_jwt_that_the_api_can_check() {
    let sandbox = start(None);
    sandbox.api("PATCH", "users/casey@litware.example", json!({"app_roles": {API: ["Reader"]}})).await;
    let tokens = api_tokens(&sandbox).await;
    assert_eq!(tokens["scope"], format!("openid profile {}", api_scope()));
    let claims = claims(&tokens["access_token"]);
    let shown = json!({"aud": claims["aud"], "azp": claims["azp"], "azpacr": claims["azpacr"], "scp": claims["scp"], "roles": claims["roles"], "ver": claims["ver"]});
    assert_eq!(
        shown,
        json!({"aud": API, "azp": sandbox.ready.client_id, "azpacr": "1", "scp": "Forecast.Read", "roles": ["Reader"], "ver": "2.0"})
    );
    assert_eq!(sandbox.me(&tokens).await, 401, "it is not Graph's");
    // The refresh token is good for any resource.
    let graph = sandbox.refresh(&tokens).await.1;
    assert_eq!(sandbox.me(&graph).await, 200);
}

#[tokio::test]
async fn scopes_are_of_one_resource_known_and_consented() {
    let sandbox = start(None);
    let tokens = sandbox.tokens().await;
    let token = tokens["refresh_token"].as_str().unwrap();
    let with = |scope: String| {
        let sandbox = &sandbox;
        async move { sandbox.redeem("", &[("grant_type", "refresh_token"), ("refresh_token", token), ("scope", &scope)]).await }
    };
    for (scope, expected) in [
        (format!("User.Read {}", api_scope()), (400, 70011)),
        ("Galaxy.Read".to_owned(), (400, 70011)),
        ("api://unknown/Read".to_owned(), (400, 500_011)),
        (format!("api://{API}/Other"), (400, 70011)),
        ("Directory.AccessAsUser.All".to_owned(), (400, 65001)),
        ("https://graph.microsoft.com/User.Read".to_owned(), (200, 0)),
        ("openid profile offline_access".to_owned(), (200, 0)),
    ] {
        assert_eq!(number(&with(scope.clone()).await), expected, "{scope}");
    }
    let (_, all) = with("https://graph.microsoft.com/.default openid".to_owned()).await;
    assert_eq!(all["scope"], "openid User.Read User.ReadWrite");
}

#[tokio::test]
async fn an_app_on_its_own_gets_its_roles_and_no_refresh_token() {
    let sandbox = start(None);
    let with = |scope: String| {
        let sandbox = &sandbox;
        async move { sandbox.redeem("", &[("grant_type", "client_credentials"), ("scope", &scope)]).await }
    };
    let (status, tokens) = with(format!("api://{API}/.default")).await;
    assert_eq!((status, tokens.as_object().unwrap().len()), (200, 4));
    assert_eq!(claims(&tokens["access_token"])["roles"], json!(["Forecast.Write.All"]));
    assert_eq!(number(&with(api_scope()).await), (400, 1_002_012));
    assert_eq!(number(&with("api://unknown/.default".to_owned()).await), (400, 500_011));
    let public = [
        ("grant_type", "client_credentials"),
        ("client_id", PUBLIC_APP),
        ("client_secret", ""),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    assert_eq!(number(&sandbox.redeem("", &public).await), (401, 7_000_218));
}

#[tokio::test]
async fn an_api_acts_on_behalf_of_the_user_who_called_it() {
    let sandbox = start(None);
    let tokens = api_tokens(&sandbox).await;
    let trade = |assertion: String, secret: &'static str| {
        let sandbox = &sandbox;
        async move {
            let form = [
                ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
                ("requested_token_use", "on_behalf_of"),
                ("client_id", API),
                ("client_secret", secret),
                ("assertion", &assertion),
                ("scope", "https://graph.microsoft.com/User.Read offline_access"),
            ];
            sandbox.post(&form).await
        }
    };
    let assertion = tokens["access_token"].as_str().unwrap().to_owned();
    let (status, graph) = trade(assertion.clone(), API_SECRET).await;
    assert_eq!((status, sandbox.me(&graph).await, graph["refresh_token"].is_string()), (200, 200, true), "{graph}");
    assert_eq!(number(&trade(assertion.clone(), "wrong").await), (401, 7_000_215));
    assert_eq!(number(&trade(tokens["id_token"].as_str().unwrap().to_owned(), API_SECRET).await), (400, 500_131));
    assert_eq!(number(&trade(graph["access_token"].as_str().unwrap().to_owned(), API_SECRET).await), (400, 50013));
    assert_eq!(number(&trade(assertion[..assertion.len() - 6].to_owned() + "AAAAAA", API_SECRET).await), (400, 50013));
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 6000})).await;
    assert_eq!(number(&trade(assertion, API_SECRET).await), (400, 500_133));
}

#[tokio::test]
async fn a_device_waits_until_the_customer_has_entered_its_code() {
    let sandbox = start(None);
    let begin = || async {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("client_id", PUBLIC_APP), ("scope", "openid offline_access User.Read")])
            .finish();
        let url = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/devicecode"));
        let answer = sandbox.http.send(wire::Request::post(url.as_str()).body(body.into_bytes()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
        serde_json::from_slice::<Value>(answer.body()).unwrap()
    };
    let poll = |code: String| {
        let sandbox = &sandbox;
        async move {
            let grant = "urn:ietf:params:oauth:grant-type:device_code";
            sandbox.post(&[("grant_type", grant), ("client_id", PUBLIC_APP), ("device_code", &code)]).await
        }
    };
    let device = begin().await;
    let code = device["device_code"].as_str().unwrap().to_owned();
    assert_eq!((&device["expires_in"], &device["interval"]), (&json!(900), &json!(5)));
    assert_eq!(poll(code.clone()).await.1["error"], "authorization_pending");
    assert_eq!(poll("unknown".to_owned()).await.1["error"], "bad_verification_code");
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&Url::parse(device["verification_uri"].as_str().unwrap()).unwrap()).await.unwrap();
    let page = visitor.press(&page, "next", &[("user-code", "wrong")]).await.unwrap();
    assert!(page.has("error"));
    let typed = device["user_code"].as_str().unwrap().to_lowercase();
    let page = visitor.press(&page, "next", &[("user-code", &typed)]).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap();
    assert!(page.html.contains("You have signed in to Sandbox command line"), "{}", page.html);
    let (status, tokens) = poll(code.clone()).await;
    assert_eq!((status, sandbox.me(&tokens).await), (200, 200));
    assert_eq!(poll(code).await.1["error"], "bad_verification_code", "once is enough");

    let device = begin().await;
    let page = visitor.open(&Url::parse(device["verification_uri"].as_str().unwrap()).unwrap()).await.unwrap();
    let page = visitor.press(&page, "next", &[("user-code", device["user_code"].as_str().unwrap())]).await.unwrap();
    assert!(page.has("account-0"), "whoever is signed in must say that it is for the device");
    visitor.press(&page, "cancel", &[]).await.unwrap();
    assert_eq!(poll(device["device_code"].as_str().unwrap().to_owned()).await.1["error"], "authorization_declined");
    let device = begin().await;
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 901})).await;
    assert_eq!(poll(device["device_code"].as_str().unwrap().to_owned()).await.1["error"], "expired_token");
}

#[tokio::test]
async fn secrets_expire_and_several_work_at_once() {
    let sandbox = start(None);
    sandbox
        .change_app(json!({"secrets": [{"value": "old", "expires_on": "2020-01-01T00:00:00Z"}, {"value": "new"}, {"value": "next"}]}))
        .await;
    for (secret, expected) in [("old", (401, 7_000_222)), ("new", (400, 70000)), ("next", (400, 70000)), ("wrong", (401, 7_000_215))] {
        assert_eq!(number(&sandbox.redeem("unknown", &[("client_secret", secret)]).await), expected, "{secret}");
    }
    let encoded = base64::engine::general_purpose::STANDARD.encode(format!("{}:new", sandbox.ready.client_id));
    let url = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/token"));
    let basic = wire::Request::post(url.as_str()).header("authorization", format!("Basic {encoded}"));
    let body = b"grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default".to_vec();
    let answer = sandbox.http.send(basic.body(body).unwrap(), PROTOCOL_LIMIT).await.unwrap();
    assert_eq!(answer.status().as_u16(), 200, "a secret may come in the header");
    sandbox.change_app(json!({"enabled": false})).await;
    let html = String::from_utf8_lossy(sandbox.get(&sandbox.authorize("")).await.body()).into_owned();
    assert!(html.contains("AADSTS7000112"));
    assert_eq!(number(&sandbox.redeem("unknown", &[]).await), (400, 7_000_112));
}

#[tokio::test]
async fn a_certificate_proves_an_app() {
    let sandbox = start(None);
    let pem = include_str!("../../../tests/fixtures/keys/one.pem");
    let pair = KeyPair::from_pkcs8_pem_and_sign_algo(pem, &rcgen::PKCS_RSA_SHA256).unwrap();
    let certificate = CertificateParams::default().self_signed(&pair).unwrap();
    sandbox.change_app(json!({"certificates": [certificate.pem()], "secrets": []})).await;
    let thumbprint = URL_SAFE_NO_PAD.encode(Sha256::digest(certificate.der()));
    let now = chrono::Utc::now().timestamp();
    let client_id = sandbox.ready.client_id.clone();
    let token_endpoint = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/token")).to_string();
    let good = json!({"aud": token_endpoint, "iss": client_id, "sub": client_id, "jti": "1", "nbf": now, "exp": now + 600});
    let key = rsa::RsaPrivateKey::from_pkcs8_pem(pem).unwrap();
    let sign = |algorithm: &str, claims: &Value| {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", encode(&json!({"alg": algorithm, "typ": "JWT", "x5t#S256": thumbprint})), encode(claims));
        let signature = match algorithm {
            "PS256" => {
                let key = rsa::pss::SigningKey::<Sha256>::new(key.clone());
                rsa::signature::RandomizedSigner::sign_with_rng(&key, &mut rand::thread_rng(), input.as_bytes()).to_vec()
            }
            _ => rsa::pkcs1v15::SigningKey::<Sha256>::new(key.clone()).sign(input.as_bytes()).to_vec(),
        };
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    };
    let with = |assertion: String| {
        let sandbox = &sandbox;
        async move {
            let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            let change = [
                ("grant_type", "client_credentials"),
                ("scope", "https://graph.microsoft.com/.default"),
                ("client_secret", ""),
                ("client_assertion_type", kind),
                ("client_assertion", &assertion),
            ];
            sandbox.redeem("", &change).await
        }
    };
    let changed = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        sign("PS256", &claims)
    };
    assert_eq!(with(sign("PS256", &good)).await.0, 200);
    assert_eq!(with(sign("RS256", &good)).await.0, 200);
    let fractional: Value = serde_json::from_str(&format!("{}.25", now + 600)).unwrap();
    assert_eq!(with(changed("exp", fractional)).await.0, 200, "MSAL Python's instants have a fraction (RFC 7519 §2)");
    assert_eq!(number(&with(sign("PS256", &good) + "A").await), (401, 700_027));
    assert_eq!(number(&with(changed("sub", json!("other"))).await), (401, 700_030));
    assert_eq!(number(&with(changed("aud", json!("https://elsewhere.example"))).await), (401, 700_023));
    assert_eq!(number(&with(changed("exp", json!(now - 900))).await), (401, 700_024));
    assert_eq!(number(&with("a.b.c".to_owned()).await), (401, 50027));
}

#[tokio::test]
async fn a_single_page_app_redeems_from_its_own_origin_and_for_a_day() {
    let sandbox = start(None);
    sandbox.change_app(json!({"platform": "spa", "secrets": []})).await;
    let code = sandbox.code().await;
    assert_eq!(number(&sandbox.redeem(&code, &[("client_secret", "")]).await), (400, 9_002_327));
    let from = |origin: &'static str, grant: &'static str, name: &'static str, value: String| {
        let form = [
            ("grant_type", grant),
            ("client_id", &sandbox.ready.client_id),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
            (name, &value),
        ];
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = wire::Request::post(sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/token")).as_str()).header("origin", origin);
        let sandbox = &sandbox;
        async move {
            let response = sandbox.http.send(request.body(body.into_bytes()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
            assert_eq!(response.headers()["access-control-allow-origin"], "*");
            (response.status().as_u16(), serde_json::from_slice::<Value>(response.body()).unwrap())
        }
    };
    assert_eq!(number(&from("http://evil.example", "authorization_code", "code", code.clone()).await), (400, 9_002_326));
    let (status, tokens) = from("http://localhost:3000", "authorization_code", "code", code).await;
    assert_eq!(status, 200, "{tokens}");
    let refresh = || from("http://localhost:3000", "refresh_token", "refresh_token", tokens["refresh_token"].as_str().unwrap().to_owned());
    assert_eq!(refresh().await.0, 200);
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 86_401})).await;
    assert_eq!(number(&refresh().await), (400, 700_084));
}

#[tokio::test]
async fn optional_claims_are_there_when_asked_for() {
    let sandbox = start(None);
    let before = claims(&sandbox.tokens().await["id_token"]);
    assert!(
        before.get("auth_time").is_none()
            && before.get("acct").is_none()
            && before.get("email").is_none()
            && before.get("login_hint").is_some()
    );
    sandbox.change_app(json!({"optional_claims": ["email", "acct", "auth_time"]})).await;
    let after = claims(&sandbox.tokens().await["id_token"]);
    assert_eq!((&after["email"], &after["acct"], after["auth_time"].is_i64()), (&json!("casey@litware.example"), &json!(0), true));
    assert!(after.get("login_hint").is_none());
}

#[tokio::test]
async fn a_refresh_token_that_nobody_used_for_ninety_days_is_refused() {
    let sandbox = start(None);
    let tokens = sandbox.tokens().await;
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 89 * 86_400})).await;
    assert_eq!(sandbox.refresh(&tokens).await.0, 200);
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 2 * 86_400})).await;
    assert_eq!(number(&sandbox.refresh(&tokens).await), (400, 700_082));
}
