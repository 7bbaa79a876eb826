//! `cids api`: whose token goes where, and what an own API answers.

use serde_json::json;

use crate::support::{Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

const SCOPE: &str = "api://c0ffee00-5a4d-4b1c-8d3e-000000000003/Forecast.Read";

fn echo() -> ScriptedGraph {
    ScriptedGraph::start(|_, _, request| Scripted::json(json!({"method": request.method, "target": request.target, "body": request.body})))
}

/// Signed in at a sandbox, with a token for the API's scope.
fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", SCOPE]).expect_code(0);
    environment.set("CIDS_SCOPE", SCOPE);
    environment
}

#[test]
fn the_token_for_the_scope_goes_to_the_endpoint() {
    let (sandbox, api) = (TestSandbox::start(), echo());
    let mut environment = signed_in(&sandbox);
    environment.set("CIDS_ENDPOINT", &format!("{}/tasks", api.origin));
    let token = environment.run(&["token", "--scope", SCOPE]).expect_code(0).stdout;
    let call = |arguments: &[&str]| {
        let answer = environment.run(&[&["api"], arguments].concat()).expect_code(0).json();
        (answer["method"].as_str().unwrap().to_owned(), answer["target"].as_str().unwrap().to_owned(), answer["body"].clone())
    };
    let expect = |method: &str, target: &str, body: &str| (method.to_owned(), target.to_owned(), json!(body));
    assert_eq!(call(&[]), expect("GET", "/tasks", ""));
    assert_eq!(call(&["7"]), expect("GET", "/tasks/7", ""));
    assert_eq!(call(&["patch", "/7", "-F", "done=true"]), expect("PATCH", "/tasks/7", "{\"done\":true}"));
    assert_eq!(call(&["-f", "title=Milk"]), expect("POST", "/tasks", "{\"title\":\"Milk\"}"));
    assert_eq!(call(&["GET", "-f", "title=Milk"]), expect("GET", "/tasks?title=Milk", ""));
    assert_eq!(call(&["DELETE", "7", "--yes"]), expect("DELETE", "/tasks/7", ""));
    assert_eq!(call(&[&format!("{}/other?x=1", api.origin)]), expect("GET", "/other?x=1", ""));
    assert_eq!(call(&["x", "--endpoint", &format!("{}/v2/", api.origin)]), expect("GET", "/v2/x", ""));
    for request in api.received() {
        assert_eq!(request.header("authorization"), Some(format!("Bearer {}", token.trim()).as_str()));
    }
}

#[test]
fn an_endpoint_of_a_checkout_gets_no_token_unasked() {
    let (sandbox, api) = (TestSandbox::start(), echo());
    let environment = signed_in(&sandbox);
    environment.write(".env", format!("{}ENDPOINT={}/tasks\n", sandbox.env_file(), api.origin));
    let error = environment.run(&["api", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "endpoint_unconfirmed");
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains(&format!("--endpoint {}/tasks", api.origin)) && hint.contains("CIDS_ENDPOINT"), "{error}");
    assert!(api.received().is_empty());
    environment.run(&["api", "--dry-run"]).expect_code(0);
    environment.run(&["api", "--endpoint", &api.origin]).expect_code(0);
}

#[test]
fn what_a_person_has_said_of_an_endpoint_holds_for_that_scope_and_host() {
    let (sandbox, api) = (TestSandbox::start(), echo());
    let environment = signed_in(&sandbox);
    environment.write(".env", format!("{}ENDPOINT={}/tasks\n", sandbox.env_file(), api.origin));
    let keep = |scope: &str, host: &str| {
        let pairs = json!([{"scope": scope, "host": host}]).to_string();
        std::fs::write(environment.path("state").join("endpoints.json"), pairs).unwrap();
    };
    for (scope, host) in [(SCOPE, "http://localhost:1"), ("api://x/Other", api.origin.as_str()), (SCOPE, "")] {
        keep(scope, host);
        environment.run(&["api"]).expect_failure(3, "which only .env names");
    }
    std::fs::write(environment.path("state").join("endpoints.json"), "nonsense").unwrap();
    environment.run(&["api"]).expect_failure(3, "which only .env names");
    assert!(api.received().is_empty());
    keep(SCOPE, &api.origin);
    environment.run(&["api"]).expect_code(0);
    assert_eq!(api.received().len(), 1);
}

#[test]
fn graphs_token_goes_to_no_other_api() {
    let (sandbox, api) = (TestSandbox::start(), echo());
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let refused = |environment: &TestEnvironment, more: &[&str]| {
        let output = environment.run(&[&["api", &api.origin, "--json"], more].concat()).expect_code(3);
        assert_eq!(output.error_json()["code"], "graph_token", "{more:?} {output:?}");
    };
    for scope in ["User.Read", "https://graph.microsoft.com/User.Read", "00000003-0000-0000-c000-000000000000/.default"] {
        refused(&environment, &["--scope", scope]);
    }
    // {"aud":"00000003-0000-0000-c000-000000000000"}
    let graph = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMy0wMDAwLTAwMDAtYzAwMC0wMDAwMDAwMDAwMDAifQ.c2ln";
    refused(TestEnvironment::new().set("CIDS_ACCESS_TOKEN", graph), &[]);
    assert!(api.received().is_empty());
    let error = environment.run(&["api", &api.origin, "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "scope_missing");
}

#[test]
fn what_is_no_api_is_refused() {
    let environment = echo().environment();
    assert_eq!(environment.run(&["api", "tasks", "--json"]).expect_code(3).error_json()["code"], "endpoint_missing");
    for arguments in [
        &["http://api.example/x"][..],
        &["ftp://localhost/x"],
        &["https://u:planted@localhost/x"],
        &["fetch", "https://localhost/x"],
        &["https://localhost/x", "--beta"],
        &["../x", "--endpoint", "https://localhost/tasks"],
        &["x", "--endpoint", "localhost:5001"],
    ] {
        let output = environment.run(&[&["api"], arguments].concat()).expect_code(2);
        assert!(!output.stderr.contains("planted"), "{output:?}");
    }
    let delete = environment.run(&["api", "delete", "https://localhost/x", "--json"]).expect_code(2);
    assert_eq!(delete.error_json()["code"], "confirmation_needed");
}

#[test]
fn a_redirect_takes_no_token_along() {
    let other = echo();
    let elsewhere = other.origin.clone();
    let api = ScriptedGraph::start(move |_, _, _| Scripted::json("{}").status(302).with("Location", &elsewhere));
    let output = api.environment().run(&["api", &api.origin, "--json"]).expect_code(5);
    assert_eq!(output.error_json()["code"], "api_elsewhere");
    assert!(other.received().is_empty());
}

#[test]
fn a_challenge_is_explained() {
    let challenge = "Bearer error=\"invalid_token\", error_description=\"The audience 'x' is invalid\"";
    let sandbox = TestSandbox::start();
    let api = ScriptedGraph::start(move |_, _, request| {
        if request.target == "/short" {
            let scope = "Bearer error=\"insufficient_scope\", scope=\"Forecast.Write\"";
            return Scripted::json(json!({"title": "Forbidden"})).status(403).with("WWW-Authenticate", scope);
        }
        Scripted::bytes("text/plain", b"").status(401).with("WWW-Authenticate", challenge)
    });
    let environment = signed_in(&sandbox);
    let error = environment.run(&["api", &api.origin, "--json"]).expect_code(4).error_json();
    assert!(error["causes"].to_string().contains("invalid_token: The audience 'x' is invalid"), "{error}");
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("aud") && hint.contains(&format!("cids token inspect --scope {SCOPE}")), "{error}");
    assert_eq!(api.received().len(), 2, "the token was renewed once");

    let error = environment.run(&["api", &format!("{}/short", api.origin), "--json"]).expect_code(5).error_json();
    assert_eq!(error["code"], "api_forbidden");
    let wanted = "cids login --scope api://c0ffee00-5a4d-4b1c-8d3e-000000000003/Forecast.Write";
    assert!(error["hint"].as_str().unwrap().contains(wanted), "{error}");
    assert!(!error.to_string().contains("Graph"), "{error}");
}

#[test]
fn pages_stay_at_the_host() {
    let api = ScriptedGraph::start(|origin, number, _| match number {
        0 => Scripted::json(json!({"value": [{"id": 1}], "@odata.nextLink": format!("{origin}/tasks?page=2")})),
        _ => Scripted::json(json!({"value": [{"id": 2}], "@odata.nextLink": "https://evil.example/tasks"})),
    });
    let output = api.environment().run(&["api", &format!("{}/tasks", api.origin), "--all", "--jq", ".id", "--json"]).expect_code(5);
    assert_eq!((output.stdout.as_str(), &output.error_json()["code"]), ("1\n2\n", &json!("bad_link")));
}
