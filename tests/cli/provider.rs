//! A provider that is not Microsoft's.

use serde_json::{Value, json};

use crate::support::{Output, Received, Script, Scripted, ScriptedProvider, TestEnvironment};

/// Runs, and holds what is said against the rule that nothing says External ID here.
fn run(environment: &TestEnvironment, arguments: &[&str]) -> Output {
    let output = environment.run(arguments);
    for word in ["External ID", "User.Read", "AADSTS", "Entra"] {
        assert!(!format!("{}{}", output.stdout, output.stderr).contains(word), "{arguments:?} {output:?}");
    }
    output
}

fn form(request: &Received) -> Vec<(String, String)> {
    url::form_urlencoded::parse(request.body.as_bytes()).into_owned().collect()
}

fn value(request: &Received, name: &str) -> Option<String> {
    form(request).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// A refresh happens at the next use.
fn let_tokens_end(environment: &TestEnvironment) {
    environment.let_tokens_end_in(-10);
}

fn claims(change: impl Fn(&mut Value) + Send + Sync + 'static) -> Script {
    Script { id_token: Box::new(move |_, claims, _| change(claims)), ..Script::default() }
}

/// How a sign-in ends that is refused: the cause and the hint.
fn refused(script: Script, more: &[&str]) -> (String, String) {
    let provider = ScriptedProvider::start(script);
    let environment = provider.environment();
    let output = provider.sign_in(&environment, &[more, &["--json"]].concat()).expect_code(5);
    let error = output.error_json();
    assert_eq!(error["code"], "id_token_refused", "{error}");
    assert!(!output.stderr.contains("planted"), "{output:?}");
    run(&environment, &["whoami"]).expect_code(4);
    (error["causes"][0].as_str().unwrap().to_owned(), error["hint"].as_str().unwrap().to_owned())
}

#[test]
#[cfg(unix)]
fn token_inspect_and_exec_work_with_what_the_sign_in_granted() {
    let provider = ScriptedProvider::start(Script::default());
    let environment = provider.environment();
    let login = provider.sign_in(&environment, &[]).expect_code(0);
    assert!(!login.stderr.contains("External ID") && !login.stdout.contains("Tenant"), "{login:?}");
    let token = run(&environment, &["token"]).expect_code(0).stdout;
    assert!(token.starts_with("access-"), "{token}");
    let exec = run(&environment, &["exec", "--", "sh", "-c", "echo \"$ACCESS_TOKEN\""]).expect_code(0).stdout;
    assert_eq!(exec, token);
    let inspected = run(&environment, &["token", "inspect"]).expect_code(0).stdout;
    assert!(inspected.contains("opaque"), "{inspected}");
    let object = run(&environment, &["token", "--json"]).expect_code(0).json();
    assert_eq!((&object["scopes"][3], &object["tenant_id"]), (&json!("tasks.read"), &Value::Null));
    assert_eq!(provider.token_requests().len(), 1, "the kept token serves them all");

    let_tokens_end(&environment);
    let renewed = run(&environment, &["token"]).expect_code(0).stdout;
    assert_ne!(renewed, token);
    let scope = value(provider.token_requests().last().unwrap(), "scope");
    assert_eq!(scope.as_deref(), Some("openid profile offline_access tasks.read"));
    run(&environment, &["token", "--scope", "tasks.read"]).expect_code(0);
    run(&environment, &["token", "--id-token"]).expect_code(0);
    assert_eq!(provider.token_requests().len(), 2);
    run(&environment, &["token", "--scope", "tasks.write", "--json"]).expect_code(5);
    assert_eq!(run(&environment, &["graph", "me", "--json"]).expect_code(3).error_json()["code"], "no_graph");
    run(&environment, &["status"]).expect_code(0);
    run(&environment, &["whoami", "--claims"]).expect_code(0);
    run(&environment, &["logout", "--local"]).expect_code(0);
    assert!(run(&environment, &["token"]).expect_code(4).stderr.contains("`cids login`"));
    assert!(provider.received().iter().all(|request| !request.target.contains("User.Read") && !request.body.contains("User.Read")));
}

#[test]
fn the_secret_and_the_scopes_are_what_the_provider_wants() {
    let supported =
        json!({"scopes_supported": ["openid", "email", "profile"], "token_endpoint_auth_methods_supported": ["client_secret_post"]});
    for (metadata, scope, has_header) in [(json!({}), "openid profile offline_access", true), (supported, "openid profile", false)] {
        let provider = ScriptedProvider::start(Script { metadata, ..Script::default() });
        provider.sign_in(&provider.environment(), &[]).expect_code(0);
        let authorize = provider.received().into_iter().find(|request| request.target.contains("/authorize")).unwrap().target;
        let url = url::Url::parse(&format!("http://localhost{authorize}")).unwrap();
        assert!(url.query_pairs().any(|pair| pair == ("scope".into(), scope.into())), "{authorize}");
        let request = provider.token_requests().remove(0);
        assert_eq!(request.header("authorization").is_some(), has_header, "{request:?}");
        let secret = (!has_header).then(|| "p:a%ss ü+word".to_owned());
        assert_eq!(value(&request, "client_secret"), secret);
    }
}

#[test]
fn claims_of_any_type_do_not_stop_a_sign_in() {
    let provider = ScriptedProvider::start(claims(|claims| {
        for (name, value) in [
            ("updated_at", json!("2026-03-02T10:00:00.000Z")),
            ("name", json!(7)),
            ("address", json!("Main Street 1")),
            ("amr", json!("pwd")),
            ("oid", json!("the-organization")),
            ("email_verified", json!("true")),
            ("auth_time", json!("yesterday")),
        ] {
            claims[name] = value;
        }
        claims["exp"] = (claims["exp"].as_f64().unwrap() + 0.5).into();
    }));
    let environment = provider.environment();
    provider.sign_in(&environment, &[]).expect_code(0);
    let whoami = run(&environment, &["whoami", "--json"]).expect_code(0).json();
    assert_eq!((&whoami["username"], &whoami["name"], &whoami["oid"]), (&json!("casey@idp.example"), &Value::Null, &Value::Null));
    let id_token = run(&environment, &["token", "--id-token"]).expect_code(0).stdout;
    let inspected = run(&environment, &["token", "inspect", id_token.trim(), "--json"]).expect_code(0).json();
    assert_eq!((&inspected["kind"], &inspected["signature"], &inspected["expired"]), (&json!("id_token"), &json!("valid"), &json!(false)));
}

#[test]
fn a_claim_that_is_wrong_is_named_and_not_shown() {
    for (name, value, cause) in [
        ("exp", json!("planted"), "its `exp` has the wrong type"),
        ("iat", json!(["planted"]), "its `iat` has the wrong type"),
        ("aud", json!({"planted": 1}), "its `aud` has the wrong type"),
        ("sub", json!(7), "its `sub` has the wrong type"),
        ("tid", json!(7), "its `tid` has the wrong type"),
        ("nonce", Value::Null, "its `nonce` belongs to another sign-in"),
        ("iss", json!("https://planted.example"), "its `iss` is another issuer"),
        ("at_hash", json!("planted"), "its `at_hash` belongs to another access token"),
        ("sub", Value::Null, "its `sub` is missing"),
    ] {
        let (told, hint) = refused(claims(move |claims| claims[name] = value.clone()), &[]);
        assert_eq!(told, cause);
        assert!(!hint.contains("cids login"), "{hint}");
    }
}

#[test]
fn another_algorithm_says_what_to_change() {
    for algorithm in ["RS512", "ES256", "HS256", "EdDSA"] {
        let script = Script { id_token: Box::new(move |header, _, _| header["alg"] = algorithm.into()), ..Script::default() };
        let (cause, hint) = refused(script, &[]);
        assert_eq!(cause, format!("it is signed with {algorithm}, and cids accepts RS256 only"));
        assert!(hint.contains("to RS256 at the provider") && hint.contains("id_token_signed_response_alg"), "{hint}");
    }
}

#[test]
fn max_age_is_checked() {
    let ago = |seconds: i64| claims(move |claims| claims["auth_time"] = (chrono::Utc::now().timestamp() - seconds).into());
    let minute = ["--param", "max_age=60"];
    assert_eq!(refused(Script::default(), &minute).0, "its `auth_time` is missing");
    assert_eq!(refused(ago(3600), &minute).0, "its `auth_time` is older than `max_age` allows");
    let provider = ScriptedProvider::start(ago(5));
    provider.sign_in(&provider.environment(), &minute).expect_code(0);
    let usage = provider.environment().run(&["login", "--no-browser", "--param", "max_age=soon", "--json"]).expect_code(2);
    assert_eq!(usage.error_json()["message"], "The parameter max_age is not a number of seconds");
}

#[test]
fn a_refreshed_id_token_with_another_nonce_is_refused_also_after_one_without() {
    let refreshes = std::sync::atomic::AtomicUsize::new(0);
    let provider = ScriptedProvider::start(Script {
        id_token: Box::new(move |_, claims, is_refresh| {
            if is_refresh && refreshes.fetch_add(1, std::sync::atomic::Ordering::SeqCst) > 0 {
                claims["nonce"] = "planted".into();
            }
        }),
        ..Script::default()
    });
    let environment = provider.environment();
    provider.sign_in(&environment, &[]).expect_code(0);
    let_tokens_end(&environment);
    run(&environment, &["token"]).expect_code(0);
    let_tokens_end(&environment);
    let output = run(&environment, &["token", "--json"]).expect_code(5);
    let error = output.error_json();
    assert_eq!((&error["code"], &error["causes"][0]), (&json!("id_token_refused"), &json!("its `nonce` belongs to another sign-in")));
    assert!(!output.stderr.contains("planted"), "{output:?}");
}

#[test]
fn a_refusal_is_the_providers() {
    let refusal = |word: &'static str, description: &'static str| Script {
        token: Box::new(move |request| {
            let body = json!({"error": word, "error_description": description, "error_codes": [53003]});
            request.body.contains("refresh_token").then(|| Scripted::json(body).status(400))
        }),
        ..Script::default()
    };
    for (word, code, message) in [
        ("invalid_grant", 4, "The provider asks for a new sign-in"),
        ("invalid_client", 3, "The provider refused the application's credential"),
        ("invalid_scope", 5, "The provider refused to renew the token"),
        ("server_error", 5, "The provider refused to renew the token"),
    ] {
        let provider = ScriptedProvider::start(refusal(word, "No."));
        let environment = provider.environment();
        provider.sign_in(&environment, &[]).expect_code(0);
        let_tokens_end(&environment);
        let error = run(&environment, &["token", "--json"]).expect_code(code).error_json();
        assert_eq!(error["message"], message);
    }
}
