//! `cids profile`: what a customer sees and changes of themselves.

use serde_json::{Value, json};

use crate::support::{Running, Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

#[test]
fn an_edit_shows_before_and_after_and_stays() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.ReadWrite"]).expect_code(0);
    environment.run(&["profile", "edit", "city=Aarhus"]).expect_code(0);
    let output = environment.run(&["profile", "edit", "city=Berlin", "display-name=Casey J."]).expect_code(0);
    let rows: Vec<Vec<&str>> =
        output.stdout.lines().map(|line| line.split("  ").filter(|cell| !cell.is_empty()).map(str::trim).collect()).collect();
    let expected = [["PROPERTY", "BEFORE", "AFTER"], ["city", "Aarhus", "Berlin"], ["displayName", "Casey Jensen", "Casey J."]];
    assert_eq!(rows, expected, "{output:?}");
    let profile = environment.run(&["profile", "--json"]).expect_code(0).json();
    assert_eq!((&profile["city"], &profile["displayName"]), (&json!("Berlin"), &json!("Casey J.")));
    assert!(environment.run(&["profile", "show"]).expect_code(0).stdout.lines().any(|line| line == "displayName        Casey J."));
    let cleared = environment.run(&["profile", "edit", "city=", "--json"]).expect_code(0).json();
    assert_eq!(cleared, json!({"changes": [{"property": "city", "before": "Berlin", "after": null}]}));
}

#[test]
fn only_what_differs_is_sent() {
    let graph = ScriptedGraph::start(|_, _, request| match request.method.as_str() {
        "PATCH" => Scripted::json("").status(204),
        _ => Scripted::json(json!({"@odata.context": "c", "city": "Berlin", "country": null})),
    });
    let environment = graph.environment();
    let same = environment.run(&["profile", "edit", "city=Berlin", "--json"]).expect_code(0);
    assert_eq!(same.json(), json!({"changes": []}));
    assert_eq!(graph.received().len(), 1);
    let output = environment.run(&["profile", "edit", "city=Berlin", "country=Germany"]).expect_code(0);
    assert!(output.stderr.contains("does not show it yet"), "{output:?}");
    let sent: Vec<(String, String)> = graph.received().into_iter().skip(1).map(|request| (request.method, request.body)).collect();
    let expected = [("GET", ""), ("PATCH", "{\"country\":\"Germany\"}"), ("GET", "")];
    assert_eq!(sent, expected.map(|(method, body)| (method.to_owned(), body.to_owned())));
}

#[test]
fn what_customers_may_not_change_is_refused_before_anything_is_sent() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("{}"));
    let environment = graph.environment();
    let output = environment.run(&["profile", "edit", "mail=x@y.example"]).expect_code(2);
    assert!(output.stderr.contains("city, country, displayName"), "{output:?}");
    environment.run(&["profile", "edit"]).expect_failure(2, "PROPERTY=VALUE");
    environment.run(&["profile", "edit", "city=A", "City=B"]).expect_failure(2, "city is given twice");
    let shown = environment.run(&["profile", "edit", "city=Berlin", "--dry-run", "--json"]).expect_code(0).json();
    assert_eq!((&shown["method"], &shown["body"]), (&json!("PATCH"), &json!("{\"city\":\"Berlin\"}")));
    assert!(graph.received().is_empty());
}

#[test]
fn a_refused_edit_names_the_scope_and_what_may_be_changed() {
    let graph = ScriptedGraph::start(|_, _, request| match request.method.as_str() {
        "PATCH" => Scripted::error(403, "Authorization_RequestDenied"),
        _ => Scripted::json("{}"),
    });
    let error = graph.environment().run(&["profile", "edit", "city=Berlin", "--json"]).expect_code(5).error_json();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("cids login --scope User.ReadWrite") && hint.contains("preferredLanguage"), "{error}");
}

#[test]
fn an_edit_that_nobody_has_consented_to_says_so() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment
        .lever(&sandbox, &["apps", "change", sandbox.ready("client_id"), "permissions=[\"openid\",\"offline_access\",\"User.Read\"]"]);
    let error: Value = environment.run(&["profile", "edit", "city=Berlin", "--json"]).expect_code(5).error_json();
    assert_eq!(error["code"], "consent_required");
}

#[test]
fn the_two_profiles_point_at_each_other() {
    let environment = TestEnvironment::new();
    assert!(environment.run(&["profile", "--help"]).expect_code(0).stdout.contains("`cids profiles`"));
    assert!(environment.run(&["profiles", "--help"]).expect_code(0).stdout.contains("`cids profile`"));
}

#[test]
fn a_token_that_is_renewed_in_between_is_still_the_same_customers() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in_as(sandbox.second_user(), &["--scope", "User.ReadWrite"]).expect_code(0);
    environment.sign_in(&sandbox, &["--scope", "User.ReadWrite"]).expect_code(0);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "graph", "--delay", "1500"]);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "graph", "--status", "401"]);
    let mut edit = Running::start(environment.cids(&["profile", "edit", "city=Aarhus", "--verbose"]));
    edit.line(|line| line.contains("GET") && line.contains("/me"));
    let [other, _] = sandbox.second_user();
    environment.run(&["accounts", "use", other]).expect_code(0);
    edit.finish().expect_code(0);
    let city = |account: &str| environment.run(&["profile", "--account", account, "--json"]).expect_code(0).json()["city"].clone();
    assert_eq!((city("casey@litware.example"), city(other)), (json!("Aarhus"), Value::Null));
}
