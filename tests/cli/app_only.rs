//! The application signs in as itself: `cids login --app-only`.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Output, Running, TestEnvironment, TestSandbox, walk_in};

const API: &str = "api://c0ffee00-5a4d-4b1c-8d3e-000000000003";
const GRAPH: &str = "https://graph.microsoft.com/.default";
pub const KEY: &str = include_str!("../fixtures/keys/one.pem");
pub const CERTIFICATE: &str = include_str!("../fixtures/keys/one_certificate.pem");
const PASSPHRASE: (&str, &str) = ("CIDS_CLIENT_CERTIFICATE_PASSPHRASE", "planted-passphrase");

/// An environment whose application proves itself by its certificate alone.
fn with_certificate(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::new();
    let certificates = format!("certificates={}", json!([CERTIFICATE]));
    environment.lever(sandbox, &["apps", "change", sandbox.ready("client_id"), &certificates, "secrets=[]"]);
    environment.write(".env", format!("{}CLIENT_CERTIFICATE=app.pem\n", sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED=")));
    private(&environment, "app.pem", format!("{CERTIFICATE}{KEY}"));
    environment
}

pub fn private(environment: &TestEnvironment, name: &str, content: impl AsRef<[u8]>) {
    environment.write(name, content);
    #[cfg(unix)]
    std::fs::set_permissions(environment.work().join(name), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

fn app_only(environment: &TestEnvironment, more: &[&str]) -> Output {
    environment.run(&[&["login", "--app-only"], more].concat())
}

#[track_caller]
fn unusable(output: Output, cause: &str) {
    let output = output.expect_code(3);
    let error = output.error_json();
    assert_eq!(error["code"], "certificate_unusable", "{output:?}");
    assert!(error["causes"][0].as_str().unwrap().contains(cause) && error["hint"].is_string(), "{output:?}");
}

#[test]
fn every_command_says_that_it_is_the_application() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let client_id = sandbox.ready("client_id");
    let output = app_only(&environment, &[]).expect_code(0);
    assert!(output.stdout.starts_with(&format!("Signed in as the application {client_id}\n")), "{output:?}");
    assert!(output.stdout.contains(GRAPH) && !output.stderr.contains("browser"), "{output:?}");

    let answer = environment.run(&["whoami", "--json"]).expect_code(0).json();
    assert_eq!((&answer["username"], &answer["sub"], &answer["oid"]), (&client_id.into(), &client_id.into(), &Value::Null));
    assert_eq!((&answer["tenant_id"], &answer["expired"]), (&sandbox.ready("tenant_id").into(), &false.into()));
    assert!(environment.run(&["whoami"]).stdout.contains("the application itself"));
    assert_eq!(environment.run(&["status", "--json"]).json()["account"], client_id);

    environment.run(&["graph", "get", "users"]).expect_code(0);
    let me = environment.run(&["graph", "me", "--json"]).expect_code(4);
    assert_eq!((me.error_json()["code"].as_str(), me.stdout.as_str()), (Some("person_needed"), ""));
    environment.run(&["graph", "get", "/v1.0/me?$select=id"]).expect_failure(4, "/me");
    environment.run(&["token", "--id-token"]).expect_failure(4, "has no ID token");

    let token = environment.run(&["token", "--json"]).expect_code(0).json();
    assert_eq!((&token["scopes"][0], &token["username"]), (&GRAPH.into(), &client_id.into()));
    let child = environment.run(&["exec", "--", "sh", "-c", "echo $ACCESS_TOKEN"]).expect_code(0);
    assert_eq!(child.stdout.trim(), token["access_token"].as_str().unwrap());

    let out = environment.run(&["logout", "--json"]).expect_code(0);
    assert_eq!((&out.json()["browser_session"], &out.json()["removed"][0]["username"]), (&"none".into(), &client_id.into()));
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn another_api_is_asked_for_all_that_is_granted_there() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let answer = app_only(&environment, &["--scope", &format!("{API}/Forecast.Read"), "--json"]).expect_code(0).json();
    assert_eq!(answer["scopes"], json!([format!("{API}/.default")]));
    let before = environment.token_requests(&sandbox);
    let inspected = environment.run(&["token", "inspect", "--resource", API, "--json"]).expect_code(0);
    assert!(inspected.stdout.contains("Forecast.Write.All"), "{inspected:?}");
    assert_eq!(environment.token_requests(&sandbox), before, "the kept token was not used");
    environment.run(&["token"]).expect_code(0);
    environment.run(&["token", "--scope", "User.Read"]).expect_code(0);
    assert_eq!(environment.token_requests(&sandbox), before + 1, "both are for Graph");
}

#[test]
fn many_processes_renew_once_and_without_a_refresh_token() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    app_only(&environment, &[]).expect_code(0);
    environment.let_tokens_end_in(-10);
    let before = environment.token_requests(&sandbox);
    let running: Vec<Running> = (0..10).map(|_| Running::start(environment.cids(&["token"]))).collect();
    let tokens: Vec<String> = running.into_iter().map(|token| token.finish().expect_code(0).stdout).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(environment.token_requests(&sandbox), before + 1);
    assert_eq!(environment.record().1["refresh_token"], Value::Null);
}

#[test]
fn away_from_its_credential_a_renewal_says_what_is_missing() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    app_only(&environment, &[]).expect_code(0);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    environment.run(&["token"]).expect_code(0);
    environment.let_tokens_end_in(-10);
    assert_eq!(environment.run(&["token", "--json"]).expect_code(3).error_json()["code"], "client_secret_missing");
}

#[test]
fn a_person_signs_in_and_is_renewed_by_the_same_certificate() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment.let_tokens_end_in(-10);
    let output = environment.run(&["token", "--verbose"]).expect_code(0);
    assert!(output.stderr.contains("client_assertion=***") && !output.stderr.contains("client_secret"), "{output:?}");
    assert_eq!(environment.run(&["graph", "me", "--json"]).expect_code(0).json()["displayName"], "Casey Jensen");
}

#[test]
fn a_certificate_comes_in_every_form() {
    let sandbox = TestSandbox::start();
    let mut environment = with_certificate(&sandbox);
    environment.set(PASSPHRASE.0, PASSPHRASE.1);
    private(&environment, "encrypted.pem", format!("{}{CERTIFICATE}", include_str!("../fixtures/keys/one_encrypted.pem")));
    private(&environment, "app.pfx", include_bytes!("../fixtures/keys/one.pfx"));
    private(&environment, "legacy.pfx", include_bytes!("../fixtures/keys/one_legacy.pfx"));
    let application = ["--authority", sandbox.ready("authority"), "--client-id", sandbox.ready("client_id")];
    for file in ["app.pem", "encrypted.pem", "app.pfx", "legacy.pfx"] {
        let output = app_only(&environment, &[&application[..], &["--client-certificate", file]].concat()).expect_code(0);
        assert!(!output.stderr.contains("Warning"), "{output:?}");
    }
    assert!(environment.files().iter().all(|(_, content)| !content.windows(18).any(|part| part == PASSPHRASE.1.as_bytes())));
}

#[test]
fn what_is_wrong_with_a_certificate_is_told_before_anything_is_sent() {
    let mut sandbox = TestSandbox::start();
    let mut environment = with_certificate(&sandbox);
    sandbox.stop();
    let login = |environment: &TestEnvironment| app_only(environment, &["--json"]);
    private(&environment, "app.pem", format!("{KEY}{}", include_str!("../fixtures/keys/one_certificate_ended.pem")));
    unusable(login(&environment), "ended on 2021-01-01");
    private(&environment, "app.pem", format!("{CERTIFICATE}{}", include_str!("../fixtures/keys/two.pem")));
    unusable(login(&environment), "the key is not that of the certificate");
    private(&environment, "app.pem", format!("{CERTIFICATE}{}", include_str!("../fixtures/keys/ec.pem")));
    unusable(login(&environment), "not an RSA key");
    let old =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,2A41\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    private(&environment, "app.pem", format!("{CERTIFICATE}{old}"));
    let output = login(&environment);
    let line = "openssl pkcs8 -topk8 -in app.pem -out app.new.pem && openssl x509 -in app.pem >> app.new.pem";
    assert!(output.error_json()["hint"].as_str().unwrap().ends_with(line), "{output:?}");
    unusable(output, "OpenSSL's old way");
    private(&environment, "app.pem", "no certificate");
    unusable(login(&environment), "neither PEM nor PKCS#12");
    private(&environment, "app.pem", include_bytes!("../fixtures/keys/one.pfx"));
    unusable(login(&environment), "its key is encrypted");
    environment.set(PASSPHRASE.0, "wrong");
    unusable(login(&environment), "the passphrase is not the one");
    std::fs::remove_file(environment.work().join("app.pem")).unwrap();
    unusable(login(&environment), "No such file");
}

#[test]
#[cfg(unix)]
fn a_key_that_others_can_read_is_a_warning_once() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    std::fs::set_permissions(environment.work().join("app.pem"), std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let output = app_only(&environment, &[]).expect_code(0);
    assert_eq!(output.stderr.matches("chmod 600").count(), 1, "{output:?}");
}

#[test]
fn a_certificate_that_the_app_does_not_have_is_told_with_the_step_that_mends_it() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    environment.lever(&sandbox, &["apps", "change", sandbox.ready("client_id"), "certificates=[]", r#"secrets=[{"value":"s"}]"#]);
    let output = app_only(&environment, &["--json"]).expect_code(3);
    let error = output.error_json();
    assert_eq!((&error["code"], &error["error_codes"][0]), (&"invalid_client".into(), &700_027.into()));
    assert!(error["hint"].as_str().unwrap().contains("Upload the certificate"), "{output:?}");
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn a_checkout_cannot_have_the_environments_certificate_used() {
    let sandbox = TestSandbox::start();
    let mut environment = with_certificate(&sandbox);
    environment.set("CIDS_CLIENT_CERTIFICATE", &environment.work().join("app.pem").display().to_string());
    assert_eq!(app_only(&environment, &["--json"]).expect_code(3).error_json()["code"], "secret_refused");
}

#[test]
fn without_a_credential_the_ways_are_named() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.write(".env", sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED="));
    let error = app_only(&environment, &["--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "credential_missing");
    assert!(error["hint"].as_str().unwrap().contains("--federated-token-file"));
}

/// An assertion as a platform would sign it. The sandbox has no federated credentials, but knows the app's certificate.
pub fn platform_token(sandbox: &TestSandbox, audience: &str) -> String {
    let der = pem::parse(CERTIFICATE).unwrap().into_contents();
    let now = chrono::Utc::now().timestamp();
    let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": URL_SAFE_NO_PAD.encode(Sha256::digest(der)) });
    let client_id = sandbox.ready("client_id");
    let claims = json!({ "aud": audience, "iss": client_id, "sub": client_id, "nbf": now, "exp": now + 300 });
    let signed = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
    let key = ring::signature::RsaKeyPair::from_pkcs8(pem::parse(KEY).unwrap().contents()).unwrap();
    let mut signature = vec![0; key.public().modulus_len()];
    let random = ring::rand::SystemRandom::new();
    key.sign(&ring::signature::RSA_PSS_SHA256, &random, signed.as_bytes(), &mut signature).unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn a_federated_token_is_read_anew_at_each_renewal() {
    let sandbox = TestSandbox::start();
    let mut environment = with_certificate(&sandbox);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let path = environment.path("platform-token");
    let write = |path: &Path, audience: &str| std::fs::write(path, platform_token(&sandbox, audience)).unwrap();
    environment.set("AUTHORITY", sandbox.ready("authority")).set("CLIENT_ID", sandbox.ready("client_id"));
    environment.set("AZURE_FEDERATED_TOKEN_FILE", &path.display().to_string());
    write(&path, sandbox.ready("tenant_id"));
    app_only(&environment, &[]).expect_code(0);
    environment.let_tokens_end_in(-10);
    write(&path, "https://elsewhere.example");
    let refused = environment.run(&["token", "--json"]).expect_code(3);
    assert_eq!(refused.error_json()["error_codes"][0], 700_023, "{refused:?}");
    write(&path, sandbox.ready("tenant_id"));
    environment.run(&["token"]).expect_code(0);
    environment.let_tokens_end_in(-10);
    std::fs::write(&path, KEY).unwrap();
    let before = environment.token_requests(&sandbox);
    let wrong = environment.run(&["token", "--json"]).expect_code(3);
    assert_eq!(wrong.error_json()["code"], "federated_token_unusable");
    assert_eq!(environment.token_requests(&sandbox), before, "a file that is no token was sent");
}

#[test]
fn tokens_of_an_application_that_are_gone_come_back_by_its_own_sign_in() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    app_only(&environment, &[]).expect_code(0);
    let record = environment.record().0;
    for content in [Some("garbage"), None] {
        match content {
            Some(content) => std::fs::write(&record, content).unwrap(),
            None => std::fs::remove_file(&record).unwrap(),
        }
        for command in ["token", "whoami"] {
            let error = environment.run(&[command, "--json"]).expect_code(4).error_json();
            let hint = error["hint"].as_str().unwrap();
            assert!(hint.starts_with("Run `cids login --app-only`") && !hint.contains("User.Read"), "{error}");
        }
    }
}

#[test]
fn a_busy_authority_says_when_it_may_be_asked_again() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    for endpoint in ["metadata", "token"] {
        environment.lever(&sandbox, &["faults", "add", "--endpoint", endpoint, "--status", "503", "--retry-after", "100000"]);
        let error = app_only(&environment, &["--json"]).expect_code(5).error_json();
        assert!(error["hint"].as_str().unwrap().ends_with("is busy: try again in 28 hours"), "{endpoint}: {error}");
    }
}

#[test]
#[cfg(unix)]
fn a_federated_token_may_come_through_a_pipe() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    let pipe = environment.work().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let application = ["--authority", sandbox.ready("authority"), "--client-id", sandbox.ready("client_id")];
    let login = environment.cids(&[&["login", "--app-only", "--federated-token-file", "pipe"], &application[..]].concat());
    let login = Running::start(login);
    std::fs::write(&pipe, platform_token(&sandbox, sandbox.ready("tenant_id"))).unwrap();
    login.finish().expect_code(0);
}

#[test]
fn a_federated_token_that_does_not_fit_is_told_with_what_to_compare() {
    let sandbox = TestSandbox::start();
    let environment = with_certificate(&sandbox);
    let body = r#"{"error":"invalid_client","error_description":"AADSTS700213: No matching federated identity record found.","error_codes":[700213]}"#;
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--status", "401", "--body", body]);
    let error = app_only(&environment, &["--json"]).expect_code(3).error_json();
    assert!(error["hint"].as_str().unwrap().contains("api://AzureADTokenExchange"), "{error}");
}

#[test]
fn no_input_fails_at_once_where_a_person_would_be_needed() {
    let sandbox = TestSandbox::start();
    let mut environment = with_certificate(&sandbox);
    let needed = environment.run(&["login", "--no-input", "--json"]).expect_code(4);
    assert_eq!(needed.error_json()["code"], "person_needed");
    assert!(needed.error_json()["hint"].as_str().unwrap().contains("cids login --app-only"), "{needed:?}");
    environment.run(&["login", "--no-input", "--ask-secret", "--no-browser"]).expect_failure(2, "No client secret was given");
    environment.set("CIDS_NO_INPUT", "1");
    environment.run(&["login"]).expect_failure(4, "--no-input");
    app_only(&environment, &[]).expect_code(0);
    // Another program may drive the browser.
    let mut login = environment.start_login(&[]);
    let url = login.authorization_url();
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
    assert_eq!(environment.run(&["whoami", "--json"]).json()["username"], sandbox.email());
}

#[test]
fn a_ready_token_is_named_and_not_believed() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    app_only(&environment, &[]).expect_code(0);
    // {"preferred_username":"mallory@evil.example"}
    let token = "eyJhbGciOiJub25lIn0.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJtYWxsb3J5QGV2aWwuZXhhbXBsZSJ9.c2ln";
    environment.set("CIDS_ACCESS_TOKEN", token);
    for command in [&["login", "--json"][..], &["login", "--app-only", "--json"], &["logout", "--json"], &["logout", "--all", "--json"]] {
        let output = environment.run(command).expect_code(3);
        assert_eq!(output.error_json()["code"], "ready_token", "{output:?}");
        assert!(output.error_json()["hint"].as_str().unwrap().contains("unset CIDS_ACCESS_TOKEN"), "{output:?}");
    }
    let whoami = environment.run(&["whoami", "--json"]).expect_code(0);
    assert_eq!((&whoami.json()["username"], &whoami.json()["source"]), (&Value::Null, &"CIDS_ACCESS_TOKEN".into()));
    let status = environment.run(&["status", "--json"]).expect_code(0);
    assert_eq!(
        (&status.json()["account"], &status.json()["account_source"]),
        (&Value::Null, &"CIDS_ACCESS_TOKEN in the environment".into())
    );
    for command in ["whoami", "status"] {
        let output = environment.run(&[command]).expect_code(0);
        assert!(output.stdout.contains("CIDS_ACCESS_TOKEN") && !output.stdout.contains("mallory"), "{output:?}");
    }
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout.trim(), token);
}
