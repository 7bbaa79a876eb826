use crate::support::{Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

#[test]
fn the_profile_is_read_with_a_token_by_refresh() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let first = environment.run(&["graph", "me", "--verbose"]).expect_code(0);
    assert!(first.stderr.contains("grant_type=refresh_token"), "{first:?}");
    let lines: Vec<&str> = first.stdout.lines().take(3).collect();
    assert_eq!(
        lines,
        ["id                 8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11", "displayName        Casey Jensen", "givenName          Casey"]
    );
    let second = environment.run(&["graph", "me", "--verbose"]).expect_code(0);
    assert!(!second.stderr.contains("grant_type"), "the kept token was not used: {second:?}");
}

#[test]
fn json_is_what_graph_sent() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let output = environment.run(&["graph", "get", "/me", "--select", "displayName,id", "--json"]).expect_code(0);
    let expected = format!(
        "{{\"@odata.context\":\"{}/v1.0/$metadata#users(displayName,id)/$entity\",\"displayName\":\"Casey Jensen\",\"id\":\"8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11\"}}\n",
        sandbox.ready("graph")
    );
    assert_eq!(output.stdout, expected);
}

#[test]
fn a_refusal_has_its_code_its_request_id_and_a_hint() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let output = environment.run(&["graph", "get", "users", "--json"]).expect_code(5);
    let error = output.error_json();
    assert_eq!(error["code"], "graph_forbidden");
    let hint = error["hint"].as_str().unwrap();
    assert!(error["request_id"].is_string() && hint.contains("Grant admin consent"), "{output:?}");
    assert!(hint.contains("`cids login --scope User.ReadBasic.All`"), "{output:?}");
    assert!(error["causes"][0].as_str().unwrap().contains("Authorization_RequestDenied"), "{output:?}");
}

#[test]
fn an_address_in_the_place_of_a_name_leads_to_identities() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::error(404, "Request_ResourceNotFound"));
    let output = graph.environment().run(&["graph", "get", "users/casey@litware.example", "--json"]).expect_code(5);
    let error = output.error_json();
    assert_eq!(error["code"], "graph_not_found");
    let filter = "identities/any(c:c/issuerAssignedId eq 'casey@litware.example' and c/issuer eq 'contoso.onmicrosoft.com')";
    assert!(error["hint"].as_str().unwrap().contains(filter), "{output:?}");
}

#[test]
fn the_token_goes_to_no_other_host() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let elsewhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let host = elsewhere.local_addr().unwrap().to_string();
    for (url, host) in [("https://evil.example/v1.0/me", "evil.example"), (&format!("http://{host}/v1.0/me"), &host)] {
        let error = environment.run(&["graph", "get", url, "--json"]).expect_code(2).error_json();
        assert!(error.to_string().contains("is not sent to") && error.to_string().contains(host), "{error}");
    }
    assert_eq!(elsewhere.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "somebody connected");
}

#[test]
fn without_the_secret_a_refresh_says_what_is_missing() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let output = environment.run(&["graph", "me", "--json"]).expect_code(3);
    assert_eq!(output.error_json()["code"], "client_secret_missing");
}

#[test]
fn a_network_that_is_gone_discards_nothing() {
    let mut sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    sandbox.stop();
    environment.run(&["graph", "me"]).expect_failure(6, "Could not reach localhost");
    environment.run(&["whoami"]).expect_code(0);
}

#[test]
fn a_refresh_token_that_is_refused_asks_for_a_sign_in_and_keeps_the_account() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let (path, mut record) = environment.record();
    record["refresh_token"] = "revoked".into();
    std::fs::write(&path, record.to_string()).unwrap();
    let output = environment.run(&["graph", "me", "--json"]).expect_code(4);
    assert_eq!((&output.error_json()["code"], &output.error_json()["error_codes"][0]), (&"sign_in_required".into(), &70000.into()));
    environment.run(&["whoami"]).expect_code(0);
}
