//! The levers, over HTTP.

use serde_json::json;

use super::*;

#[tokio::test]
async fn users_are_created_changed_and_deleted_and_what_does_not_hold_together_is_refused() {
    let sandbox = start(None);
    let new = json!({"email": "a+b@litware.example", "password": "Passw0rd!", "attributes": {"displayName": "New", "points": 3}});
    let (status, created) = sandbox.api("POST", "users", new.clone()).await;
    assert_eq!((status, &created["attributes"]["points"]), (201, &json!(3)));
    let (status, refused) = sandbox.api("POST", "users", new).await;
    assert_eq!((status, refused["error"].as_str().unwrap()), (400, "the email a+b@litware.example is there twice"));
    for wrong in [json!({"email": "nowhere"}), json!({"email": "c@litware.example", "passwort": "x"}), json!([]), json!({})] {
        assert_eq!(sandbox.api("POST", "users", wrong.clone()).await.0, 400, "{wrong}");
    }
    let change = json!({"enabled": false, "attributes": {"points": null, "displayName": "Changed"}});
    let (status, changed) = sandbox.api("PATCH", "users/a+b@litware.example", change).await;
    assert_eq!((status, &changed["enabled"], &changed["attributes"]), (200, &json!(false), &json!({"displayName": "Changed"})));
    let path = format!("users/{}", created["id"].as_str().unwrap());
    assert_eq!(sandbox.api("GET", &path, Value::Null).await.1, changed);
    assert_eq!(sandbox.api("DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(sandbox.api("GET", &path, Value::Null).await.0, 404);
    assert_eq!(sandbox.api("GET", "users", Value::Null).await.1["value"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn apps_and_flows_change_what_the_endpoints_do() {
    let sandbox = start(None);
    let id = sandbox.ready.client_id.clone();
    let (status, _) = sandbox.api("PATCH", &format!("apps/{id}"), json!({"redirect_uris": ["https://app.example/signed-in"]})).await;
    assert_eq!(status, 200);
    let html = String::from_utf8_lossy(sandbox.get(&sandbox.authorize("")).await.body()).into_owned();
    assert!(html.contains("AADSTS50011"));
    let (status, refused) = sandbox.api("PATCH", &format!("apps/{id}"), json!({"user_flow": "Nowhere"})).await;
    assert_eq!((status, refused["error"].as_str().unwrap()), (400, "there is no user flow Nowhere"));
    assert_eq!(sandbox.api("DELETE", "flows/SignUpSignIn", Value::Null).await.0, 400, "apps are attached to it");
    assert_eq!(sandbox.api("POST", "flows", json!({"name": "Other", "attributes": [{"name": "x", "pattern": "("}]})).await.0, 400);
}

#[tokio::test]
async fn a_page_of_another_site_drives_nothing() {
    let sandbox = start(None);
    for (name, value, expected) in [
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "same-origin", 204),
        ("origin", &sandbox.ready.graph, 204),
    ] {
        let request = wire::Request::post(sandbox.url("/sandbox/v1/reset").as_str()).header(name, value).body(Vec::new()).unwrap();
        let status = sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap().status().as_u16();
        assert_eq!(status, expected, "{name}: {value}");
    }
    let request = wire::Request::post(sandbox.url("/sandbox/v1/users").as_str()).header("content-type", "text/plain");
    let response = sandbox.http.send(request.body(br#"{"email":"a@b.example"}"#.to_vec()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
    assert_eq!(response.status().as_u16(), 400, "a form of another site can send text/plain");
}

#[tokio::test]
async fn with_the_clock_codes_tokens_and_sessions_expire() {
    let sandbox = start(None);
    sandbox.api("PATCH", "clock", json!({"frozen": true, "at": "2027-03-01T10:00:00Z"})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = sandbox.sign_in(&mut visitor, "").await;
    let tokens = sandbox.redeem(&hidden(&page, "code").unwrap(), &[]).await.1;
    assert_eq!(sandbox.me(&tokens).await, 200);
    let again = visitor.open(&sandbox.authorize("")).await.unwrap();
    let late = hidden(&again, "code").expect("the browser is signed in");
    let (_, clock) = sandbox.api("PATCH", "clock", json!({"advance_seconds": 6000})).await;
    assert_eq!((&clock["now"], &clock["frozen"]), (&json!("2027-03-01T11:40:00Z"), &json!(true)));
    assert_eq!(sandbox.get(&sandbox.url("/sandbox")).await.headers()["date"], "Mon, 01 Mar 2027 11:40:00 GMT");
    assert_eq!(number(&sandbox.redeem(&late, &[]).await), (400, 70008));
    assert_eq!(sandbox.me(&tokens).await, 401);
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 86_400})).await;
    assert!(visitor.open(&sandbox.authorize("")).await.unwrap().has("email"));
    let (_, clock) = sandbox.api("PATCH", "clock", json!({"frozen": false})).await;
    assert_eq!((&clock["frozen"], &clock["ahead_seconds"]), (&json!(false), &json!(0)));
    assert_eq!(sandbox.api("PATCH", "clock", json!({"advance_seconds": i64::MAX})).await.0, 200, "a clock has no such time and stays");
}

#[tokio::test]
async fn faults_meet_their_requests_in_order() {
    let sandbox = start(None);
    let fault = |endpoint: &str, effect: Value| json!({"endpoint": endpoint, "effect": effect});
    for effect in [
        json!({"kind": "status", "status": 429, "retry_after": "2.128"}),
        json!({"kind": "status", "status": 503}),
        json!({"kind": "revoke-refresh-token"}),
        json!({"kind": "withdraw-consent"}),
        json!({"kind": "delay", "milliseconds": 30}),
    ] {
        assert_eq!(sandbox.api("POST", "faults", fault("token", effect)).await.0, 201);
    }
    // The code's own request would meet the first one.
    sandbox.api("POST", "faults", fault("graph", json!({"kind": "drop"}))).await;
    sandbox.api("POST", "faults", fault("graph", json!({"kind": "truncate"}))).await;
    let metadata = sandbox.url(&format!("/{TENANT_ID}/v2.0/.well-known/openid-configuration"));
    assert_eq!(sandbox.get(&metadata).await.status().as_u16(), 200);
    for _ in 0..2 {
        let me = wire::Request::get(sandbox.url("/v1.0/me").as_str()).body(Vec::new()).unwrap();
        sandbox.http.send(me, PROTOCOL_LIMIT).await.expect_err("the connection is dropped, then breaks off");
    }
    let token = || async {
        let body = b"grant_type=refresh_token".to_vec();
        let url = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/token"));
        sandbox.http.send(wire::Request::post(url.as_str()).body(body).unwrap(), PROTOCOL_LIMIT).await.unwrap()
    };
    let throttled = token().await;
    assert_eq!((throttled.status().as_u16(), &throttled.headers()["retry-after"]), (429, &"2.128".parse().unwrap()));
    assert_eq!(token().await.status().as_u16(), 503);
    let (_, waiting) = sandbox.api("GET", "faults", Value::Null).await;
    assert_eq!(waiting["value"].as_array().unwrap().len(), 3);
    sandbox.api("DELETE", "faults", Value::Null).await;
    let tokens = sandbox.tokens().await;
    for (effect, expected) in [("revoke-refresh-token", (400, 700_082)), ("withdraw-consent", (400, 65001))] {
        sandbox.api("POST", "faults", fault("token", json!({ "kind": effect }))).await;
        assert_eq!(number(&sandbox.refresh(&tokens).await), expected);
    }
    let scripted = json!({"kind": "status", "status": 400, "body": {"error": "interaction_required", "claims": "{}"}});
    sandbox.api("POST", "faults", fault("token", scripted)).await;
    assert_eq!(sandbox.refresh(&tokens).await, (400, json!({"error": "interaction_required", "claims": "{}"})));
    assert_eq!(sandbox.refresh(&tokens).await.0, 200);
    assert_eq!(sandbox.api("POST", "faults", fault("token", json!({"kind": "explode"}))).await.0, 400);
}

#[tokio::test]
async fn a_fault_meets_as_many_as_its_probability_says() {
    let sandbox = start(None);
    let url = sandbox.url(&format!("/{TENANT_ID}/discovery/v2.0/keys"));
    let effect = json!({"kind": "status", "status": 500});
    for (probability, expected) in [(0.0, 200), (1.0, 500)] {
        sandbox.api("POST", "faults", json!({"endpoint": "keys", "times": 20, "probability": probability, "effect": effect})).await;
        for _ in 0..20 {
            assert_eq!(sandbox.get(&url).await.status().as_u16(), expected);
        }
        sandbox.api("DELETE", "faults", Value::Null).await;
    }
}

#[tokio::test]
async fn a_fault_can_wait_for_one_request_alone() {
    let sandbox = start(None);
    let effect = json!({"kind": "status", "status": 500});
    sandbox.api("POST", "faults", json!({"endpoint": "any", "client_request_id": "mine", "times": 2, "effect": effect})).await;
    let status = |id: &'static str| {
        let url = sandbox.url(&format!("/{TENANT_ID}/discovery/v2.0/keys"));
        let request = wire::Request::get(url.as_str()).header("client-request-id", id).body(Vec::new()).unwrap();
        let sandbox = &sandbox;
        async move { sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap().status().as_u16() }
    };
    for (id, expected) in [("other", 200), ("mine", 500), ("other", 200), ("mine", 500), ("mine", 200)] {
        assert_eq!(status(id).await, expected, "{id}");
    }
}

#[tokio::test]
async fn a_rotated_key_signs_and_the_old_ones_are_still_shown() {
    let sandbox = start(None);
    let key_ids = || async {
        let keys = sandbox.get(&sandbox.url(&format!("/{TENANT_ID}/discovery/v2.0/keys"))).await;
        let keys: Value = serde_json::from_slice(keys.body()).unwrap();
        keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = key_ids().await;
    let tokens = sandbox.tokens().await;
    assert_eq!(sandbox.api("POST", "keys", Value::Null).await.0, 204);
    let after = key_ids().await;
    assert_eq!(after[1..], before[..]);
    let renewed = sandbox.refresh(&tokens).await.1;
    let header = renewed["id_token"].as_str().unwrap().split('.').next().unwrap();
    let header: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap();
    assert_eq!(header["kid"], after[0].as_str());
}

#[tokio::test]
async fn a_forged_token_has_its_one_defect() {
    let sandbox = start(None);
    let wanted = json!({"user": "casey@litware.example", "client_id": sandbox.ready.client_id, "nonce": "n", "defect": "wrong-nonce"});
    let (status, forged) = sandbox.api("POST", "tokens", wanted).await;
    let claims = forged["id_token"].as_str().unwrap().split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    assert_eq!((status, &claims["nonce"], &claims["aud"]), (201, &json!("n1"), &json!(sandbox.ready.client_id)));
    let unknown = json!({"user": "casey@litware.example", "client_id": sandbox.ready.client_id, "defect": "too-good"});
    assert_eq!(sandbox.api("POST", "tokens", unknown).await.0, 400);
}

#[tokio::test]
async fn the_journal_says_what_was_accepted_and_why_the_rest_was_not() {
    let sandbox = start(None);
    sandbox.redeem("unknown", &[("client_secret", "wrong")]).await;
    let code = sandbox.code().await;
    let (_, log) = sandbox.api("GET", "log", Value::Null).await;
    let entries = log["value"].as_array().unwrap();
    let refused = &entries[0];
    assert_eq!(
        (&refused["outcome"], &refused["status"], &refused["client_id"]),
        (&json!("refused"), &json!(401), &json!(sandbox.ready.client_id))
    );
    assert!(refused["remark"].as_str().unwrap().starts_with("AADSTS7000215"));
    let last = entries.last().unwrap();
    assert_eq!(
        (&last["outcome"], &last["remark"]),
        (&json!("accepted"), &json!("casey@litware.example is signed in; a code goes to the app"))
    );
    assert!(!log.to_string().contains(&code) && !log.to_string().contains(PASSWORD));
    let after = last["id"].as_u64().unwrap();
    assert_eq!(sandbox.api("GET", &format!("log?after={after}"), Value::Null).await.1, json!({"value": []}));
}

#[tokio::test]
async fn mail_is_waited_for_and_its_code_can_be_fixed() {
    let sandbox = start_with(Options { code: Some("12345678".to_owned()), ..Options::default() });
    let waiting = sandbox.api("GET", "mail?to=NEW@litware.example&wait=30", Value::Null);
    let asking = async {
        let mut visitor = Visitor::new(&sandbox.http);
        let page = visitor.open(&sandbox.authorize("&prompt=create")).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", "new@litware.example")]).await.unwrap();
        visitor.press(&page, "next", &[("code", "1234 5678")]).await.unwrap()
    };
    let ((_, mail), page) = tokio::join!(waiting, asking);
    assert_eq!((&mail["value"][0]["code"], page.has("new-password")), (&json!("12345678"), true));
    assert_eq!(sandbox.api("GET", "mail?wait=x", Value::Null).await.0, 400);
}

#[tokio::test]
async fn the_exported_tenant_starts_another_sandbox_with_all_that_was_in_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.toml");
    let first = start(None);
    first.api("POST", "users", json!({"email": "new@litware.example", "password": "Passw0rd!new"})).await;
    first.api("POST", "keys", Value::Null).await;
    let export = first.get(&first.url("/sandbox/v1/tenant")).await.into_body();
    std::fs::write(&file, &export).unwrap();
    let tokens = first.tokens().await;
    let second = start_with(Options { tenant: Some(file), ..Options::default() });
    assert_eq!(second.get(&second.url("/sandbox/v1/tenant")).await.into_body(), export);
    assert_eq!(second.refresh(&tokens).await.0, 200, "the keys came along");
}

#[tokio::test]
async fn reset_goes_back_to_the_beginning() {
    let sandbox = start(None);
    let before = sandbox.get(&sandbox.url("/sandbox/v1/tenant")).await.into_body();
    sandbox.api("DELETE", "users/casey@litware.example", Value::Null).await;
    sandbox.api("PATCH", "clock", json!({"frozen": true})).await;
    assert_eq!(sandbox.api("POST", "reset", Value::Null).await.0, 204);
    assert_eq!(sandbox.get(&sandbox.url("/sandbox/v1/tenant")).await.into_body(), before);
}

#[tokio::test]
async fn a_deleted_user_gets_no_more_tokens_and_a_revoked_one_must_sign_in_again() {
    let sandbox = start(None);
    let tokens = sandbox.tokens().await;
    sandbox.api("POST", "users/casey@litware.example/revoke", Value::Null).await;
    assert_eq!(number(&sandbox.refresh(&tokens).await), (400, 50173));
    sandbox.api("DELETE", "users/casey@litware.example", Value::Null).await;
    assert_eq!(number(&sandbox.refresh(&tokens).await), (400, 50034));
}

#[tokio::test]
async fn a_folder_belongs_to_one_sandbox_and_a_broken_file_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let _first = start(Some(folder.path().to_owned()));
    let options = |options| Options { key_folder: Some(key_folder()), ..options };
    let second = Sandbox::start(&options(Options { state: Some(folder.path().to_owned()), ..Options::default() }), |_| ());
    assert!(matches!(second, Err(Error::InUse { .. })));
    let broken = folder.path().join("broken.toml");
    std::fs::write(&broken, "version = 1\n[tenant]\nname = Litware\n").unwrap();
    let Err(error) = Sandbox::start(&options(Options { tenant: Some(broken), ..Options::default() }), |_| ()) else { panic!() };
    assert!(std::error::Error::source(&error).unwrap().to_string().starts_with("line 3, column 8: "), "{error:?}");
}

#[tokio::test]
async fn the_api_is_described() {
    let sandbox = start(None);
    let (_, document) = sandbox.api("GET", "openapi.json", Value::Null).await;
    for path in document["paths"].as_object().unwrap().keys() {
        let path = path.trim_start_matches("/sandbox/v1/").replace("{key}", "none");
        let (status, body) = sandbox.api("GET", &path, Value::Null).await;
        let unknown = body["error"].as_str().is_some_and(|error| error.starts_with("there is no such part"));
        assert!(status != 404 || !unknown || ["keys", "tokens", "reset"].contains(&path.as_str()), "{path}: {body}");
    }
    let defects = document["components"]["schemas"]["Defect"]["enum"].as_array().unwrap();
    for defect in defects {
        serde_json::from_value::<defect::Defect>(defect.clone()).unwrap();
    }
    assert_eq!(defects.len(), 20);
}
