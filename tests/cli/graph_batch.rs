//! Batches, against the sandbox and against a Graph that throttles.

use serde_json::{Value, json};

use crate::support::{Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

#[test]
fn forty_five_requests_are_answered_in_their_order() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let requests: Vec<String> = (1..=45).map(|_| r#"{"url":"me?$select=displayName"}"#.to_owned()).collect();
    environment.write("requests.ndjson", requests.join("\n"));
    let output = environment.run(&["graph", "batch", "requests.ndjson"]).expect_code(0);
    let answers: Vec<Value> = output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&str> = answers.iter().map(|answer| answer["id"].as_str().unwrap()).collect();
    assert_eq!(ids, (1..=45).map(|id| id.to_string()).collect::<Vec<_>>());
    assert!(answers.iter().all(|answer| answer["body"]["displayName"] == "Casey Jensen"), "{output:?}");
    let log = environment.lever(&sandbox, &["log"]);
    let batches = log["value"].as_array().unwrap().iter().filter(|entry| entry["path"] == "/v1.0/$batch").count();
    assert_eq!(batches, 3);
}

#[test]
fn a_throttled_request_is_retried_alone() {
    let graph = ScriptedGraph::start(|_, number, request| {
        let asked: Value = serde_json::from_str(&request.body).unwrap();
        let mut responses: Vec<Value> =
            asked["requests"].as_array().unwrap().iter().map(|one| json!({"id": one["id"], "status": 200, "body": {}})).collect();
        if number == 0 {
            responses[1] = json!({"id": "2", "status": 429, "headers": {"Retry-After": "0.01"}});
        }
        responses.reverse();
        Scripted::json(json!({ "responses": responses }))
    });
    let environment = graph.environment();
    environment.write("requests.json", r#"[{"url":"me"},{"url":"me"},{"url":"me"}]"#);
    let output = environment.run(&["graph", "batch", "requests.json", "--jq", "\"\\(.id) \\(.status)\""]).expect_code(0);
    assert_eq!(output.stdout, "1 200\n2 200\n3 200\n");
    assert!(output.stderr.contains("is busy with a part of the batch"), "{output:?}");
    let second: Value = serde_json::from_str(&graph.received()[1].body).unwrap();
    assert_eq!(second, json!({"requests": [{"id": "2", "method": "GET", "url": "/me"}]}));
}

#[test]
fn requests_that_fail_are_answered_and_counted() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment.write(
        "requests.json",
        r#"{"requests":[{"id":"a","url":"/users"},{"id":"b","url":"/me","dependsOn":["a"]},{"id":"c","url":"/me"}]}"#,
    );
    let output = environment.run(&["graph", "batch", "requests.json", "--json"]).expect_code(5);
    let answers = output.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let statuses: Vec<u64> = answers.map(|answer| answer["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, [403, 424, 200]);
    assert_eq!(
        (&output.error_json()["code"], &output.error_json()["message"]),
        (&json!("batch_partly_failed"), &json!("2 of 3 requests failed"))
    );
    let hint = output.error_json()["hint"].as_str().unwrap().to_owned();
    assert!(hint.contains("Request a: GET /users needs the delegated permission User.ReadBasic.All at least"), "{hint}");
    assert!(hint.contains("Request a: Then run `cids login --scope User.ReadBasic.All`"), "{hint}");
}

#[test]
fn what_is_no_batch_is_refused_before_anything_is_sent() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("{}"));
    let environment = graph.environment();
    environment.write("requests.json", r#"[{"url":"https://evil.example/v1.0/me"}]"#);
    let error = environment.run(&["graph", "batch", "requests.json", "--json"]).expect_code(2).error_json();
    assert_eq!(error["code"], "bad_batch");
    environment.write("requests.json", r#"[{"url":"/v1.0/me"},{"url":"/beta/me"}]"#);
    let error = environment.run(&["graph", "batch", "requests.json", "--json"]).expect_code(2).error_json();
    assert!(error["hint"].as_str().unwrap().starts_with("Add --beta"), "{error}");
    assert!(graph.received().is_empty());
}
