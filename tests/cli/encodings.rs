//! Text with a byte order mark, and in UTF-16, wherever text comes in.

use std::io::{Seek, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{Output, Running, Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

const MARK: &str = "\u{feff}";

fn utf16(text: &str) -> Vec<u8> {
    format!("{MARK}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Runs a command with `input` on its stdin.
fn piped(mut command: Command, input: &[u8]) -> Output {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(input).unwrap();
    file.rewind().unwrap();
    command.stdin(Stdio::from(file));
    Running::start(command).finish()
}

/// A Graph whose answers all have a byte order mark.
fn marked(script: impl Fn(usize, &str) -> (u16, Value) + Send + Sync + 'static) -> ScriptedGraph {
    ScriptedGraph::start(move |origin, number, _| {
        let (status, body) = script(number, origin);
        Scripted::bytes("application/json", format!("{MARK}{body}").as_bytes()).status(status)
    })
}

#[test]
fn answers_of_graph_may_have_a_mark() {
    let graph = marked(|number, origin| match number {
        0 => (200, json!({"id": "1"})),
        1 => (200, json!({"@odata.nextLink": format!("{origin}/v1.0/users?$skiptoken=2"), "value": [{"id": "a"}]})),
        2 => (200, json!({"value": [{"id": "b"}]})),
        3 => (403, json!({"error": {"code": "Authorization_RequestDenied", "message": "No."}})),
        4 => (200, json!({"responses": [{"id": "1", "status": 200, "body": {}}]})),
        _ => (200, json!({"displayName": "Casey"})),
    });
    let environment = graph.environment();
    assert_eq!(environment.run(&["graph", "get", "me", "--json"]).expect_code(0).stdout, "{\"id\":\"1\"}\n");
    assert_eq!(environment.run(&["graph", "get", "users", "--all", "--jq", ".id"]).expect_code(0).stdout, "a\nb\n");
    let error = environment.run(&["graph", "get", "users", "--json"]).expect_code(5).error_json();
    assert_eq!(error["code"], "graph_forbidden", "{error}");
    environment.write("requests.json", format!("{MARK}[{{\"url\":\"me\"}}]"));
    assert!(environment.run(&["graph", "batch", "requests.json"]).expect_code(0).stdout.contains("\"status\":200"));
    let output = environment.run(&["graph", "me", "--json"]).expect_code(0);
    assert_eq!(output.json()["displayName"], "Casey");
}

#[test]
fn a_file_is_saved_with_its_mark() {
    let content = format!("{MARK}name,city\n");
    let graph = ScriptedGraph::start(move |_, _, _| Scripted::bytes("text/csv", content.as_bytes()));
    let environment = graph.environment();
    environment.run(&["graph", "get", "reports/x", "--output-file", "x.csv"]).expect_code(0);
    assert_eq!(std::fs::read(environment.work().join("x.csv")).unwrap(), format!("{MARK}name,city\n").as_bytes());
}

#[test]
fn what_is_sent_has_no_mark_where_it_is_json_or_a_field() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json(json!({})));
    let environment = graph.environment();
    environment.write("body.json", format!("{MARK}{{\"a\":1}}"));
    environment.write("list.csv", format!("{MARK}a,b\n"));
    for (name, content) in [
        ("marked.txt", format!("{MARK}text\r\n")),
        ("plain.txt", "text\n".to_owned()),
        ("bare.txt", "text".to_owned()),
        ("lines.txt", "text\n\n".to_owned()),
    ] {
        environment.write(name, content);
    }
    environment.run(&["graph", "post", "x", "--input", "body.json"]).expect_code(0);
    environment.run(&["graph", "post", "x", "--input", "list.csv"]).expect_code(0);
    piped(environment.cids(&["graph", "post", "x", "--input", "-"]), format!("{MARK}[1]").as_bytes()).expect_code(0);
    for name in ["marked.txt", "plain.txt", "bare.txt", "lines.txt"] {
        environment.run(&["graph", "post", "x", "-F", &format!("key=@{name}")]).expect_code(0);
    }
    piped(environment.cids(&["graph", "post", "x", "-F", "key=@-"]), format!("{MARK}text\n").as_bytes()).expect_code(0);
    environment.run(&["graph", "get", "x", "-F", "key=@marked.txt"]).expect_code(0);
    let received = graph.received();
    let bodies: Vec<&str> = received.iter().map(|request| request.body.as_str()).collect();
    let text = r#"{"key":"text"}"#;
    let csv = format!("{MARK}a,b\n");
    assert_eq!(bodies, [r#"{"a":1}"#, &csv, "[1]", text, text, text, r#"{"key":"text\n"}"#, text, ""]);
    assert_eq!(received[0].header("content-type"), Some("application/json"));
    assert_eq!(received[1].header("content-type"), Some("application/octet-stream"));
    assert!(received[8].target.ends_with("?key=text"), "{received:?}");
}

#[test]
fn utf16_is_named_wherever_it_is_found() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::bytes("application/json", &utf16("{}")));
    let mut environment = graph.environment();
    for (name, text) in [("body.json", "{\"a\":1}"), ("text.txt", "text"), ("roots.pem", "-----BEGIN CERTIFICATE-----\n")] {
        environment.write(name, utf16(text));
    }
    let told = |output: Output, code: i32| {
        let text = output.expect_code(code).stderr;
        assert!(text.contains("UTF-16 text"), "{text}");
    };
    told(environment.run(&["graph", "post", "x", "--input", "body.json"]), 2);
    told(environment.run(&["graph", "post", "x", "-F", "key=@text.txt"]), 2);
    told(environment.run(&["graph", "batch", "body.json"]), 2);
    assert!(graph.received().is_empty(), "something was sent");
    told(environment.run(&["graph", "get", "x", "--json", "--jq", "."]), 5);
    environment.set("CIDS_ACCESS_TOKEN", "");
    told(piped(environment.cids(&["token", "inspect", "-"]), &utf16("a.b.c")), 2);
    told(piped(environment.cids(&["login", "--app-only", "--secret-stdin"]), &utf16("planted")), 2);
    environment.set("CIDS_AUTHORITY", "").set("OIDC_AUTHORITY", "https://contoso.test/t");
    told(environment.run(&["login", "--no-browser", "--ca-bundle", "roots.pem"]), 3);
    std::fs::write(environment.path("config").join("config.toml"), utf16("[profiles.default]\n")).unwrap();
    told(environment.run(&["status"]), 3);
    std::fs::remove_file(environment.path("config").join("config.toml")).unwrap();
    environment.write(".env", utf16("CLIENT_ID=app\n"));
    told(environment.run(&["status"]), 3);
}

#[test]
fn settings_secrets_and_tokens_may_have_a_mark() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::new();
    let setting = |name: &str| sandbox.ready(name).to_owned();
    environment.write(".env", format!("{MARK}CLIENT_ID={}\nAUTHORITY={}\n", setting("client_id"), setting("authority")));
    let secret = format!("{MARK}{}\r\n", setting("client_secret"));
    piped(environment.cids(&["login", "--app-only", "--secret-stdin"]), secret.as_bytes()).expect_code(0);
    let token = environment.run(&["token"]).expect_code(0).stdout;
    // {"alg":"RS256"}.{"sub":"casey"}
    let jwt = format!("{MARK}eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYXNleSJ9.c2ln\n");
    let inspected = piped(environment.cids(&["token", "inspect", "-", "--json"]), jwt.as_bytes()).expect_code(0);
    assert_eq!(inspected.json()["claims"]["sub"], "casey", "{inspected:?}");
    environment.set("CIDS_ACCESS_TOKEN", &format!("{MARK}{}", token.trim()));
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, token);
    let profile = format!("{MARK}[profiles.other]\nclient_id = \"11111111-2222-4333-8444-555555555555\"\n");
    std::fs::write(environment.path("config").join("config.toml"), profile).unwrap();
    assert!(environment.run(&["profiles"]).expect_code(0).stdout.contains("other"));
}

#[test]
fn what_the_token_endpoint_says_may_have_a_mark() {
    let graph = marked(|number, _| match number {
        0 => (200, json!({"token_type": "Bearer", "access_token": "planted", "expires_in": 3600})),
        _ => (401, json!({"error": "invalid_client", "error_description": "AADSTS7000215: No.", "error_codes": [7_000_215]})),
    });
    let mut environment = graph.environment();
    environment.set("CIDS_ACCESS_TOKEN", "").set("CIDS_CLIENT_SECRET", "planted");
    environment.run(&["login", "--app-only"]).expect_code(0);
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, "planted\n");
    let error = environment.run(&["token", "--force-refresh", "--json"]).expect_code(3).error_json();
    assert_eq!((&error["code"], &error["error_codes"][0]), (&"invalid_client".into(), &7_000_215.into()), "{error}");
}
