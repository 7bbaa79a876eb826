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
    assert_eq!(output.error_json()["causes"], json!(["HTTP 403: a", "HTTP 424: b"]));
    let hint = output.error_json()["hint"].as_str().unwrap().to_owned();
    assert!(hint.contains("Request a: GET /users needs the delegated permission User.ReadBasic.All at least"), "{hint}");
    assert!(
        hint.contains("Request a: Then run `cids login --scope User.ReadBasic.All`, and repeat the call with --scope User.ReadBasic.All"),
        "{hint}"
    );
}

/// 60 requests, of which each odd one changes something.
fn sixty(environment: &TestEnvironment) {
    let requests: Vec<String> = (1..=60).map(|id| format!(r#"{{"url":"me","method":"{}"}}"#, ["GET", "PATCH"][id % 2])).collect();
    environment.write("requests.ndjson", requests.join("\n"));
}

/// An answer to each request of a group but `missing`.
fn answers(body: &str, missing: &str) -> Value {
    let asked: Value = serde_json::from_str(body).unwrap();
    let ids = asked["requests"].as_array().unwrap().iter().map(|one| &one["id"]).filter(|id| *id != missing);
    json!({"responses": ids.map(|id| json!({"id": id, "status": 200, "body": {}})).collect::<Vec<_>>()})
}

#[test]
fn a_batch_that_breaks_off_says_what_was_done() {
    let graph = ScriptedGraph::start(|_, number, request| match number {
        0 => Scripted::json(answers(&request.body, "3")),
        _ => Scripted::error(400, "BadRequest"),
    });
    let environment = graph.environment();
    sixty(&environment);
    let output = environment.run(&["graph", "batch", "requests.ndjson", "--output-file", "answers", "--json"]).expect_code(5);
    assert_eq!(graph.received().len(), 1);
    assert_eq!(std::fs::read_to_string(environment.work().join("answers")).unwrap().lines().count(), 19);
    let error = output.error_json();
    let told = "The batch broke off (answered: 1, 2, 4 to 20; not known whether it was carried out: 3; still to be sent: 21 to 60)";
    assert_eq!((&error["code"], &error["message"]), (&json!("bad_answer"), &json!(told)));
    assert_eq!(error["causes"], json!(["The answer to the batch is none: there is none for 3"]));
}

#[test]
fn a_group_that_is_lost_is_not_known_and_one_that_is_refused_is_still_to_be_sent() {
    for (cut, told) in [
        (true, "answered: 1 to 20; not known whether it was carried out: 21, 23, 25,"),
        (false, "answered: 1 to 20; still to be sent: 21 to 60)"),
    ] {
        let graph = ScriptedGraph::start(move |_, number, request| match number {
            0 => Scripted::json(answers(&request.body, "")),
            _ if cut => Scripted::json("{}").cut(1),
            _ => Scripted::error(400, "BadRequest"),
        });
        let environment = graph.environment();
        sixty(&environment);
        let output = environment.run(&["graph", "batch", "requests.ndjson"]).expect_code(if cut { 6 } else { 5 });
        assert_eq!((graph.received().len(), output.stdout.lines().count()), (2, 20));
        assert!(output.stderr.contains(told), "{output:?}");
    }
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
    environment.write("requests.json", r#"[{"url":"me"}]"#);
    for flags in [&["-i"][..], &["--output", "raw"]] {
        let error = environment.run(&[&["graph", "batch", "requests.json", "--json"], flags].concat()).expect_code(2).error_json();
        assert!(error["message"].as_str().unwrap().ends_with("a batch has many"), "{error}");
    }
    assert!(graph.received().is_empty());
}

#[test]
fn a_batch_says_how_its_answers_are_written() {
    let help = TestEnvironment::new().run(&["graph", "batch", "--help"]).expect_code(0).stdout;
    assert!(
        help.contains("[default: ndjson]") && !help.contains("table on a terminal") && !help.contains("--include") && !help.contains("raw"),
        "{help}"
    );
}
