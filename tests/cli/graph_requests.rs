//! One request and its answer, against a Graph that says what the test wants.

use std::process::Stdio;

use serde_json::json;

use crate::support::{Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

const USER: &str = r#"{"id":"1","big":12345678901234567890123,"displayName":"Casey"}"#;

fn user() -> ScriptedGraph {
    ScriptedGraph::start(|_, _, _| Scripted::json(USER))
}

#[test]
fn a_profile_is_changed_and_read_again() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let output = environment.run(&["graph", "patch", "me", "-f", "city=Aarhus", "--scope", "User.ReadWrite"]).expect_code(0);
    assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("", "Done: 204 No Content\n"));
    let city = environment.run(&["graph", "get", "me", "--select", "city", "--jq", ".city"]).expect_code(0);
    assert_eq!(city.stdout, "Aarhus\n");
}

#[test]
fn a_request_is_what_its_flags_say() {
    let graph = user();
    let environment = graph.environment();
    let flags = ["-F", "n=1", "-F", "a[b]=true", "-f", "t=1", "-H", "Prefer: return=minimal", "--beta"];
    environment.run(&[&["graph", "post", "users/Zoë K"], &flags[..]].concat()).expect_code(0);
    environment.run(&["graph", "get", "users?$top=2", "--filter", "a eq 'b+c'", "-f", "x=y z", "--count"]).expect_code(0);
    environment.run(&["graph", "get", "users", "--search", "displayName:Casey"]).expect_code(0);
    environment.run(&["graph", "get", &format!("{}/v1.0/me", graph.origin)]).expect_code(0);
    let received = graph.received();
    assert_eq!((received[0].method.as_str(), received[0].target.as_str()), ("POST", "/beta/users/Zo%C3%AB%20K"));
    assert_eq!(received[0].body, r#"{"n":1,"a":{"b":true},"t":"1"}"#);
    assert_eq!((received[0].header("content-type"), received[0].header("prefer")), (Some("application/json"), Some("return=minimal")));
    assert_eq!(received[0].header("authorization"), Some("Bearer scripted-token"));
    assert!(received[0].header("client-request-id").is_some_and(|id| id.len() == 36));
    assert_eq!(received[1].target, "/v1.0/users?$top=2&$filter=a%20eq%20%27b%2Bc%27&$count=true&x=y%20z");
    assert_eq!((received[1].header("consistencylevel"), received[0].header("consistencylevel")), (Some("eventual"), None));
    assert_eq!(
        (received[2].target.as_str(), received[2].header("consistencylevel")),
        ("/v1.0/users?$search=%22displayName:Casey%22", Some("eventual"))
    );
    assert_eq!(received[3].target, "/v1.0/me");
}

#[test]
fn a_body_comes_from_a_file() {
    let graph = user();
    let environment = graph.environment();
    environment.write("photo.jpg", [0xff, 0xd8, 0xff]);
    environment.write("body.json", r#"{"n": 12345678901234567890123}"#);
    environment.run(&["graph", "put", "me/photo/$value", "--input", "photo.jpg", "-H", "Content-Type: image/jpeg"]).expect_code(0);
    environment.run(&["graph", "patch", "me", "--input", "body.json"]).expect_code(0);
    let received = graph.received();
    assert_eq!((received[0].header("content-type"), received[0].header("content-length")), (Some("image/jpeg"), Some("3")));
    assert_eq!(
        (received[1].header("content-type"), received[1].body.as_str()),
        (Some("application/json"), r#"{"n": 12345678901234567890123}"#)
    );
}

#[test]
fn a_dry_run_sends_nothing_and_shows_no_token() {
    let environment = TestEnvironment::new();
    let output = environment.run(&["graph", "delete", "users/1", "--dry-run", "-f", "a=b"]).expect_code(0);
    assert_eq!(
        output.stdout,
        "DELETE https://graph.microsoft.com/v1.0/users/1\ncontent-type: application/json\nauthorization: Bearer ***\n\n{\"a\":\"b\"}\n"
    );
    let output = environment.run(&["graph", "get", "me", "--dry-run", "--json"]).expect_code(0);
    assert_eq!(output.json()["url"], "https://graph.microsoft.com/v1.0/me");
}

#[test]
fn nobody_deletes_by_accident() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::bytes("text/plain", b"").status(204));
    let environment = graph.environment();
    let output = environment.run(&["graph", "delete", "users/1"]).expect_code(2);
    assert!(output.stderr.contains("--yes") && graph.received().is_empty(), "{output:?}");
    environment.run(&["graph", "delete", "users/1", "--yes"]).expect_code(0);
    assert_eq!(graph.received()[0].method, "DELETE");
}

#[test]
fn headers_of_cids_and_of_the_connection_cannot_be_set() {
    let environment = TestEnvironment::new();
    for header in ["Authorization: Bearer x", "Host: evil.example", "Connection: close"] {
        environment.run(&["graph", "get", "me", "-H", header]).expect_failure(2, "is set by cids alone");
    }
}

#[test]
fn an_answer_is_written_as_it_is_asked_for() {
    let graph = user();
    let environment = graph.environment();
    let written = |more: &[&str]| environment.run(&[&["graph", "get", "me"], more].concat()).expect_code(0).stdout;
    assert_eq!(written(&[]), format!("{USER}\n"));
    assert_eq!(written(&["--output", "raw"]), USER);
    assert_eq!(written(&["--output", "ndjson"]), format!("{USER}\n"));
    assert_eq!(written(&["--output", "csv"]), "id,big,displayName\n1,12345678901234567890123,Casey\n");
    assert_eq!(written(&["--output", "csv", "--select", "displayName,id"]), "displayName,id\nCasey,1\n");
    assert_eq!(written(&["--output", "table"]), "id           1\nbig          12345678901234567890123\ndisplayName  Casey\n");
    assert_eq!(written(&["--jq", ".displayName, .big"]), "Casey\n12345678901234567890123\n");
    assert_eq!(written(&["--jq", ".displayName", "--json"]), "\"Casey\"\n");
    assert_eq!(written(&["--slurp", "--jq", "length"]), "1\n");
    assert_eq!(written(&["--silent"]), "");
    let head = written(&["--include"]);
    assert!(head.starts_with("HTTP 200 OK\ncontent-length: ") && head.ends_with(&format!("\n\n{USER}\n")), "{head}");
}

#[test]
fn what_is_no_json_goes_to_a_file_or_a_pipe() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::bytes("image/jpeg", b"\xff\xd8\x00jpeg"));
    let environment = graph.environment();
    let piped = environment.cids(&["graph", "get", "me/photo/$value"]).output().unwrap();
    assert_eq!(piped.stdout, b"\xff\xd8\x00jpeg");
    environment.run(&["graph", "get", "me/photo/$value", "--output-file", "photo.jpg"]).expect_code(0);
    assert_eq!(std::fs::read(environment.work().join("photo.jpg")).unwrap(), b"\xff\xd8\x00jpeg");
    let output = environment.run(&["graph", "get", "me/photo/$value", "--json"]).expect_code(5);
    assert_eq!(output.error_json()["code"], "bad_answer");
}

#[test]
fn an_answer_that_fails_leaves_no_file() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::bytes("image/jpeg", &[7; 4096]).cut(1000));
    let environment = graph.environment();
    environment.write("photo.jpg", "the old one");
    let output = environment.run(&["graph", "get", "me/photo/$value", "--output-file", "photo.jpg", "--json"]).expect_code(6);
    assert_eq!(output.error_json()["code"], "broken_off");
    assert_eq!(std::fs::read(environment.work().join("photo.jpg")).unwrap(), b"the old one");
    assert_eq!(std::fs::read_dir(environment.work()).unwrap().count(), 1, "nothing else is left");
}

#[test]
fn bad_bodies_are_told_apart() {
    type Answer = Box<dyn Fn() -> Scripted + Send + Sync>;
    let bomb = gzip_bomb();
    let cases: Vec<(&str, Answer, &str)> = vec![
        ("not JSON", Box::new(|| Scripted::json("<html>")), "bad_answer"),
        ("invalid UTF-8", Box::new(|| Scripted::bytes("application/json", b"{\"a\":\"\xff\"}")), "bad_answer"),
        ("truncated JSON", Box::new(|| Scripted::json("{\"a\":1")), "bad_answer"),
        ("no HTTP", Box::new(|| Scripted::json(USER).with("X-Odd", "a\u{1}b")), "bad_answer"),
        ("bad length", Box::new(|| Scripted::json(USER).with("Content-Length", "many")), "bad_answer"),
        ("two lengths", Box::new(|| Scripted::json(USER).with("Content-Length", "5").with("Content-Length", "6")), "bad_answer"),
        ("too short", Box::new(|| Scripted::json(USER).cut(10)), "broken_off"),
        ("wrong length", Box::new(|| Scripted::json(USER).with("Content-Length", "5000").cut(USER.len())), "broken_off"),
        ("bomb", Box::new(move || Scripted::bytes("application/json", &bomb).with("Content-Encoding", "gzip")), "answer_too_large"),
    ];
    for (name, answer, code) in cases {
        let graph = ScriptedGraph::start(move |_, _, _| answer());
        let output = graph.environment().run(&["graph", "get", "me", "--output", "ndjson", "--json"]);
        assert_eq!((output.stdout.as_str(), &output.error_json()["code"]), ("", &json!(code)), "{name}: {output:?}");
        if name == "bad length" {
            assert_eq!(graph.received().len(), 1, "the next one would be no better");
            let told = output.error_json()["message"].to_string();
            assert!(told.starts_with("\"The answer of localhost cannot be understood: "), "{told}");
        }
        if code == "answer_too_large" {
            let told = output.error_json();
            assert_eq!(told["message"], "The answer of localhost is larger than 64 MB");
            assert!(told["hint"].as_str().unwrap().contains("--top"), "{told}");
        }
    }
}

/// 70 MB of blanks as gzip of 440 kB: one blank, then copies of the 258 before (RFC 1951 §3.2.6).
fn gzip_bomb() -> Vec<u8> {
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let (mut byte, mut filled) = (0_u8, 0);
    let mut put = |code: u32, length: u32| {
        for bit in (0..length).rev() {
            byte |= u8::from(code >> bit & 1 == 1) << filled;
            filled += 1;
            if filled == 8 {
                bytes.push(std::mem::take(&mut byte));
                filled = 0;
            }
        }
    };
    put(0b110, 3);
    put(0x50, 8);
    for _ in 0..275_000 {
        put(0xc5, 8);
        put(0, 5);
    }
    bytes
}

#[test]
fn a_busy_graph_is_waited_for() {
    let graph = ScriptedGraph::start(|_, number, _| match number {
        0 => Scripted::error(429, "TooManyRequests").with("Retry-After", "0.01"),
        1 => Scripted::error(503, "ServiceUnavailable").with("Retry-After", "Mon, 02 Mar 2020 10:15:40 GMT"),
        2 => Scripted::error(504, "GatewayTimeout").with("Retry-After", "0"),
        _ => Scripted::json(USER),
    });
    let output = graph.environment().run(&["graph", "get", "me"]).expect_code(0);
    assert!(output.stderr.contains("localhost is busy (429): the next try is in 0.0 s\n"), "{output:?}");
    assert_eq!(graph.received().len(), 4);
}

#[test]
fn patience_ends_and_says_how_long_to_wait() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::error(429, "TooManyRequests").with("Retry-After", "300"));
    let output = graph.environment().run(&["graph", "get", "me", "--json"]).expect_code(5);
    assert_eq!((&output.error_json()["code"], &output.error_json()["hint"]), (&json!("graph_busy"), &json!("Try again in 300 s")));
    assert_eq!(graph.received().len(), 1);
}

#[test]
fn a_connection_that_ends_is_tried_again_only_where_that_is_harmless() {
    let graph = ScriptedGraph::start(|_, number, _| if number == 0 { Scripted::nothing() } else { Scripted::json(USER) });
    graph.environment().run(&["graph", "get", "me"]).expect_code(0);
    assert_eq!(graph.received().len(), 2);
    let graph = ScriptedGraph::start(|_, _, _| Scripted::nothing());
    let error = graph.environment().run(&["graph", "post", "me/sendMail", "--json"]).expect_code(6).error_json();
    assert_eq!(graph.received()[0].header("content-length"), Some("0"), "some servers insist on one");
    assert!(error["hint"].as_str().unwrap().contains("Whether the POST was carried out is not known"), "{error}");
    assert_eq!(error["code"], "broken_off");
    assert!(
        error["message"].as_str().unwrap().starts_with("The connection to localhost broke off after the request was sent: "),
        "{error}"
    );
    assert_eq!(graph.received().len(), 1);
}

#[test]
fn ids_of_a_refusal_are_told() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::error(400, "Request_BadRequest"));
    let environment = graph.environment();
    let error = environment.run(&["graph", "get", "me", "--json"]).expect_code(5).error_json();
    assert_eq!((&error["request_id"], &error["client_request_id"]), (&json!("r-1"), &json!("c-1")));
    let output = environment.run(&["graph", "get", "me", "-i"]).expect_failure(5, "Request_BadRequest");
    assert!(output.stdout.starts_with("HTTP 400 Bad Request\n"), "{output:?}");
}

#[test]
fn a_claims_challenge_names_the_sign_in() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let (path, mut record) = environment.record();
    let graph = ScriptedGraph::start(|_, _, _| {
        Scripted::error(401, "InvalidAuthenticationToken")
            .with("WWW-Authenticate", "Basic realm=\"claims=\"")
            .with("WWW-Authenticate", "Bearer error=insufficient_claims, claims=eyJhY2Nlc3NfdG9rZW4iOnsiYSI6eyJ2YWx1ZSI6ImIifX19")
    });
    record["msgraph_host"] = graph.origin.trim_start_matches("http://").into();
    std::fs::write(path, record.to_string()).unwrap();
    let error = environment.run(&["graph", "get", "me", "--json"]).expect_code(4).error_json();
    assert_eq!(error["hint"], r#"Run `cids login --scope User.Read --param 'claims={"access_token":{"a":{"value":"b"}}}'`"#);
    assert_eq!(graph.received().len(), 1, "a renewed token would be refused as well");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let graph = user();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = graph.environment().cids(&["graph", "get", "me"]).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let graph = user();
    let output = graph.environment().run(&["graph", "get", "me", "--output-file", "/dev/full", "--json"]).expect_code(1);
    assert_eq!(output.error_json()["code"], "file_failed");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let environment = TestEnvironment::new();
    for (flags, reason) in [
        (&["post", "me", "--all"][..], "--all goes with a GET"),
        (&["get", "me", "--output", "raw", "--jq", "."], "without --jq and --slurp"),
        (&["get", "me", "--output", "csv", "--slurp"], "--slurp makes one JSON list"),
        (&["get", "me", "--all", "--output", "table", "--resume", "r"], "--output ndjson or csv"),
        (&["get", "me", "--resume", "r"], "--all"),
        (&["get", "me", "--input", "f", "-f", "a=b"], "--input"),
        (&["get", "v1.0/me", "--beta", "--dry-run"], "it says v1.0 where --beta says beta"),
        (&["get", "me", "--jq", ".a["], "a closing bracket is missing"),
    ] {
        environment.run(&[&["graph"], flags].concat()).expect_failure(2, reason);
    }
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_replaced_as_a_whole() {
    let graph = user();
    let environment = graph.environment();
    environment.write("old.json", "x".repeat(1000));
    std::os::unix::fs::symlink("old.json", environment.work().join("link.json")).unwrap();
    environment.run(&["graph", "get", "me", "--output-file", "link.json"]).expect_code(0);
    assert_eq!(std::fs::read_to_string(environment.work().join("old.json")).unwrap(), format!("{USER}\n"));
    assert!(environment.work().join("link.json").is_symlink());
}

#[test]
fn stdin_is_given_to_one_alone() {
    let graph = user();
    let environment = graph.environment();
    let error = environment.run(&["graph", "post", "users", "-F", "a=@-", "-F", "b=@-", "--json"]).expect_code(2).error_json();
    assert_eq!(error["message"], "stdin is wanted twice, and can be read once");
    assert!(graph.received().is_empty());
}
