//! `--all`, against the sandbox with its faults and against a Graph with wrong links.

use std::io::Read;
use std::process::Stdio;
use std::sync::mpsc;

use serde_json::{Value, json};

use crate::support::{Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

/// Page `number` of `count`, of two rows each; links carry what must not be touched.
fn page(origin: &str, number: usize, count: usize) -> String {
    let rows = format!("{{\"id\": \"{number}a\", \"n\":9007199254740993}},{{\"id\":\"{number}b\",\"s\":\"\\u00e9\"}}");
    let next = if number + 1 < count {
        format!(r#""@odata.nextLink":"{origin}/v1.0/users?$skiptoken={}%2B+%7E","#, number + 1)
    } else {
        String::new()
    };
    format!(r#"{{"@odata.context":"c",{next}"value":[{rows}]}}"#)
}

fn number(target: &str) -> usize {
    target.split_once("$skiptoken=").map_or(0, |(_, rest)| rest.split('%').next().unwrap().parse().unwrap())
}

fn pages(count: usize) -> ScriptedGraph {
    ScriptedGraph::start(move |origin, _, request| Scripted::json(page(origin, number(&request.target), count)))
}

fn rows(numbers: std::ops::Range<usize>) -> String {
    numbers
        .map(|number| format!("{{\"id\": \"{number}a\", \"n\":9007199254740993}}\n{{\"id\":\"{number}b\",\"s\":\"\\u00e9\"}}\n"))
        .collect()
}

#[test]
fn rows_of_all_pages_are_the_bytes_that_graph_sent() {
    let graph = pages(5);
    let environment = graph.environment();
    let all = |more: &[&str]| environment.run(&[&["graph", "get", "users", "--all"], more].concat()).expect_code(0).stdout;
    assert_eq!(all(&["--output", "ndjson"]), rows(0..5));
    let targets: Vec<String> = graph.received().into_iter().map(|request| request.target).collect();
    assert_eq!(targets[1..3], ["/v1.0/users?$skiptoken=1%2B+%7E", "/v1.0/users?$skiptoken=2%2B+%7E"], "byte for byte");
    let document: Value = serde_json::from_str(&all(&[])).unwrap();
    assert_eq!(document["value"].as_array().unwrap().len(), 10);
    assert_eq!(all(&["--jq", ".id"]).lines().count(), 10);
    assert_eq!(all(&["--slurp", "--jq", "length, map(.n // 0) | add? // ."]).lines().next(), Some("10"));
    assert!(all(&["--output", "csv"]).starts_with("id,n,s\n0a,9007199254740993,\n0b,,é\n1a,"));
    assert_eq!(all(&["--output", "table"]).lines().nth(1), Some("0a  9007199254740993"));
}

#[test]
fn rows_that_are_nested_without_end_pass_through_and_stop_nothing() {
    let row = format!("{{\"id\":1,\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!("{{\"value\":[{row}]}}");
    let graph = ScriptedGraph::start(move |_, _, _| Scripted::json(&body));
    let environment = graph.environment();
    let all = |more: &[&str]| environment.run(&[&["graph", "get", "users", "--all"], more].concat());
    assert_eq!(all(&["--output", "ndjson"]).expect_code(0).stdout, format!("{row}\n"));
    assert!(all(&["--output", "table"]).expect_code(0).stdout.starts_with("id  a\n1   [["));
    let error = all(&["--jq", ".id", "--json"]).expect_code(5).error_json();
    assert_eq!(error["code"], "answer_too_deep");
    all(&["--slurp", "--jq", ".[].id"]).expect_failure(5, "nested deeper than");
}

#[test]
fn the_header_for_searches_goes_with_each_page() {
    let graph = pages(3);
    graph.environment().run(&["graph", "get", "users", "--all", "--search", "displayName:a", "-H", "Prefer: x"]).expect_code(0);
    for request in graph.received() {
        assert_eq!((request.header("consistencylevel"), request.header("prefer")), (Some("eventual"), Some("x")), "{request:?}");
    }
}

#[test]
fn one_page_says_that_there_are_more() {
    let output = pages(2).environment().run(&["graph", "get", "users"]).expect_code(0);
    assert!(output.stderr.contains("add --all"), "{output:?}");
}

#[test]
fn links_that_lead_away_or_round_end_it_after_whole_rows() {
    for (link, reason) in [
        ("https://evil.example/v1.0/users?$skiptoken=1", "leads to evil.example"),
        ("http://localhost:1/v1.0/users?$skiptoken=1", "leads to http://localhost:1"),
        ("{origin}/v1.0/users", "circle"),
        ("{origin}/v1.0/users?$skiptoken=1", "circle"),
        ("not a URL", "not a URL"),
    ] {
        let graph = ScriptedGraph::start(move |origin, _, _| {
            let link = link.replace("{origin}", origin);
            Scripted::json(json!({"@odata.nextLink": link, "value": [{"id": 1}]}))
        });
        let output = graph.environment().run(&["graph", "get", "users", "--all", "--output", "ndjson", "--json"]).expect_code(5);
        let error = output.error_json();
        assert!(error["code"] == "bad_link" && error["message"].as_str().unwrap().contains(reason), "{link}: {output:?}");
        assert!(output.stdout.starts_with("{\"id\":1}\n") && output.stdout.ends_with("}\n"), "{output:?}");
        assert!(graph.received().len() <= 2, "{link}");
    }
}

#[test]
fn the_next_page_is_asked_for_before_this_one_has_come() {
    let (asked, go) = mpsc::channel();
    let go = std::sync::Mutex::new(Some(go));
    let graph = ScriptedGraph::start(move |origin, number, _| {
        if number == 1 {
            asked.send(()).unwrap();
            return Scripted::json(page(origin, 1, 2));
        }
        // The link is within the first 110 bytes; the rows come when the second page has been asked for, and else never.
        Scripted::json(page(origin, 0, 2)).pause(110, go.lock().unwrap().take().unwrap())
    });
    let output = graph.environment().run(&["graph", "get", "users", "--all", "--output", "ndjson"]).expect_code(0);
    assert_eq!(output.stdout, rows(0..2), "{output:?}");
}

#[test]
fn the_rows_of_a_page_are_there_before_the_next_comes() {
    let (go, wait) = mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let graph = ScriptedGraph::start(move |origin, number, _| {
        if number == 1 {
            let _ = wait.lock().unwrap().recv();
        }
        Scripted::json(page(origin, number, 2))
    });
    let environment = graph.environment();
    let mut child = environment
        .cids(&["graph", "get", "users", "--all", "--output", "ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = vec![0; rows(0..1).len()];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    go.send(()).unwrap();
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!((String::from_utf8(first).unwrap(), rest), (rows(0..1), rows(1..2)));
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_export_goes_on_where_it_failed() {
    let graph = ScriptedGraph::start(|origin, count, request| match number(&request.target) {
        2 if count < 3 => Scripted::error(500, "InternalServerError"),
        number => Scripted::json(page(origin, number, 4)),
    });
    let environment = graph.environment();
    let export = ["graph", "get", "users", "--all", "--resume", "standing.json"];
    let first = environment.run(&export).expect_failure(5, "HTTP 500: InternalServerError");
    assert_eq!(first.stdout, rows(0..2));
    assert!(first.stderr.contains("The same command goes on") && first.stderr.contains("append"), "{first:?}");
    let kept = std::fs::read_to_string(environment.work().join("standing.json")).unwrap();
    assert!(kept.contains("$skiptoken=2%2B+%7E") && !kept.contains("scripted-token"), "{kept}");
    assert_eq!(graph.received().len(), 3, "a 500 is not tried again");
    assert_eq!(environment.run(&export).expect_code(0).stdout, rows(2..4));
    assert!(!environment.work().join("standing.json").exists(), "there is nothing to go on from");
}

#[test]
fn a_file_goes_on_after_its_last_whole_page() {
    let fails = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let failing = std::sync::Arc::clone(&fails);
    let graph = ScriptedGraph::start(move |origin, _, request| match number(&request.target) {
        2 if failing.load(std::sync::atomic::Ordering::Relaxed) => Scripted::error(500, "InternalServerError"),
        number => Scripted::json(page(origin, number, 4)),
    });
    let environment = graph.environment();
    let export = ["graph", "get", "users", "--all", "--resume", "s", "--output", "csv", "--output-file", "users.csv"];
    environment.run(&export).expect_failure(5, "HTTP 500: InternalServerError");
    let path = environment.work().join("users.csv");
    let cut_off = std::fs::read_to_string(&path).unwrap() + "2a,90071";
    std::fs::write(&path, cut_off).unwrap();
    fails.store(false, std::sync::atomic::Ordering::Relaxed);
    environment.run(&export).expect_code(0);
    let csv = std::fs::read_to_string(&path).unwrap();
    let ids: Vec<&str> = csv.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ids, ["id", "0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b"]);
}

#[test]
#[cfg(unix)]
fn an_interruption_leaves_whole_rows_and_a_private_file() {
    use std::os::unix::fs::PermissionsExt;
    let (reached, third) = mpsc::channel();
    let graph = ScriptedGraph::start(move |origin, _, request| {
        let number = number(&request.target);
        if number == 2 {
            reached.send(()).unwrap();
            std::thread::park();
        }
        Scripted::json(page(origin, number, 4))
    });
    let environment = graph.environment();
    let mut running = crate::support::Running::start(environment.cids(&["graph", "get", "users", "--all", "--resume", "s", "--verbose"]));
    third.recv().unwrap();
    let file = environment.work().join("s");
    while !std::fs::read_to_string(&file).is_ok_and(|kept| kept.contains("$skiptoken=2")) {
        std::thread::yield_now();
    }
    running.signal("INT");
    running.line(|line| line.contains("Interrupted"));
    let output = running.finish().expect_code(130);
    assert_eq!(output.stdout, rows(0..2));
    assert!(output.stderr.contains("The same command goes on"), "{output:?}");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_resume_file_of_somebody_else_leads_nowhere() {
    let graph = pages(2);
    let environment = graph.environment();
    let export = ["graph", "get", "users", "--all", "--resume", "s", "--json", "--output", "ndjson"];
    let url = format!("{}/v1.0/users", graph.origin);
    environment.write("s", json!({"url": url, "next_link": "https://evil.example/v1.0/users", "rows": 2}).to_string());
    assert_eq!(environment.run(&export).expect_code(5).error_json()["code"], "bad_link");
    environment.write("s", json!({"url": "https://graph.microsoft.com/v1.0/groups", "rows": 2}).to_string());
    assert_eq!(environment.run(&export).expect_code(2).error_json()["code"], "bad_resume_file");
    environment.write("s", "nonsense");
    assert_eq!(environment.run(&export).expect_code(2).error_json()["code"], "bad_resume_file");
    // As a pipe, which would be waited for.
    std::fs::remove_file(environment.work().join("s")).unwrap();
    std::fs::create_dir(environment.work().join("s")).unwrap();
    let error = environment.run(&export).expect_code(2).error_json();
    assert!(error["message"].as_str().unwrap().ends_with("s cannot be used: it is not a file"), "{error}");
    assert!(graph.received().is_empty());
}

#[test]
fn a_delta_asks_for_what_has_changed_since() {
    let graph = ScriptedGraph::start(|origin, _, request| {
        let link = format!("{origin}/v1.0/users/delta?$deltatoken=t{}", request.target.len());
        let id = if request.target.contains("deltatoken") { "changed" } else { "all" };
        Scripted::json(json!({"@odata.deltaLink": link, "value": [{"id": id}]}))
    });
    let environment = graph.environment();
    let delta = ["graph", "get", "users/delta", "--all", "--resume", "s", "--delta"];
    assert_eq!(environment.run(&delta).expect_code(0).stdout, "{\"id\":\"all\"}\n");
    assert_eq!(environment.run(&delta).expect_code(0).stdout, "{\"id\":\"changed\"}\n");
    assert_eq!(graph.received()[1].target, "/v1.0/users/delta?$deltatoken=t17");
    environment.run(&delta[..6]).expect_failure(2, "--resume holds its delta link");
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    let graph = pages(10_000);
    let environment = graph.environment();
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = environment.cids(&["graph", "get", "users", "--all", "--output", "ndjson"]);
    let child = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    drop(command);
    reader.read_exact(&mut [0; 8]).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    assert!(graph.received().len() < 10_000);
}

#[test]
fn the_sandboxs_pages_come_whole_through_its_faults() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.run(&["login", "--app-only"]).expect_code(0);
    let all = || {
        let output = environment.run(&["graph", "get", "users", "--all", "--top", "1", "--select", "id", "--output", "ndjson"]);
        output.expect_code(0).stdout
    };
    let (whole, before) = (all(), environment.token_requests(&sandbox));
    assert!(whole.lines().count() > 1, "{whole}");
    let faults: [&[&str]; 5] =
        [&["--status", "401"], &["--status", "429", "--retry-after", "0.01"], &["--status", "503"], &["--drop"], &["--truncate"]];
    for fault in faults {
        environment.lever(&sandbox, &[&["faults", "add", "--endpoint", "graph"], fault].concat());
        assert_eq!(all(), whole, "{fault:?}");
    }
    // The token that was refused was renewed, and no other.
    assert_eq!(environment.token_requests(&sandbox), before + 1);
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_enough_waits_for_no_further_page() {
    let graph = ScriptedGraph::start(|origin, count, _| {
        if count > 0 {
            std::thread::park();
        }
        Scripted::json(page(origin, count, 9))
    });
    let (mut reader, writer) = std::io::pipe().unwrap();
    let environment = graph.environment();
    let mut command = environment.cids(&["graph", "get", "users", "--all", "--output", "ndjson"]);
    let mut child = command.stdout(writer).spawn().unwrap();
    drop(command);
    reader.read_exact(&mut [0; 8]).unwrap();
    drop(reader);
    let started = std::time::Instant::now();
    assert!(child.wait().unwrap().success());
    assert!(started.elapsed() < std::time::Duration::from_secs(2));
}

#[test]
fn a_file_is_as_it_was_until_the_first_page_is_there() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::error(500, "InternalServerError"));
    let environment = graph.environment();
    environment.write("users.ndjson", "precious\n");
    let mut export = ["graph", "get", "users", "--all", "--resume", "s", "--output-file", "users.ndjson"];
    environment.run(&export).expect_failure(5, "HTTP 500: InternalServerError");
    assert_eq!(std::fs::read_to_string(environment.work().join("users.ndjson")).unwrap(), "precious\n");
    export[7] = "new.ndjson";
    environment.run(&export).expect_failure(5, "HTTP 500: InternalServerError");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(environment.work().join("new.ndjson")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "as every file of answers");
    }
}

#[test]
fn what_has_changed_comes_after_what_was_there() {
    let graph = ScriptedGraph::start(|origin, count, request| {
        let delta = request.target.contains("deltatoken");
        match count {
            // The first try of the second round breaks off between its pages.
            2 => Scripted::error(500, "InternalServerError"),
            1 => {
                Scripted::json(json!({"@odata.nextLink": format!("{origin}/v1.0/users/delta?$skiptoken=b"), "value": [{"id": "changed"}]}))
            }
            _ if delta => unreachable!(),
            _ => Scripted::json(
                json!({"@odata.deltaLink": format!("{origin}/v1.0/users/delta?$deltatoken=t"), "value": [{"id": format!("{count}")}]}),
            ),
        }
    });
    let environment = graph.environment();
    let delta = ["graph", "get", "users/delta", "--all", "--resume", "s", "--delta", "--output-file", "users.ndjson"];
    environment.run(&delta).expect_code(0);
    environment.run(&delta).expect_failure(5, "HTTP 500: InternalServerError");
    environment.run(&delta).expect_code(0);
    let kept = std::fs::read_to_string(environment.work().join("users.ndjson")).unwrap();
    assert_eq!(kept, "{\"id\":\"0\"}\n{\"id\":\"changed\"}\n{\"id\":\"3\"}\n");
}

#[test]
fn silence_is_silent_of_all_pages() {
    let graph = pages(3);
    let output = graph.environment().run(&["graph", "get", "users", "--all", "--silent"]).expect_code(0);
    assert_eq!((output.stdout.as_str(), graph.received().len()), ("", 3));
}

#[test]
fn a_link_that_leads_astray_is_not_gone_on_from() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json(json!({"@odata.nextLink": "https://evil.example/v1.0/users", "value": []})));
    let environment = graph.environment();
    let error = environment.run(&["graph", "get", "users", "--all", "--resume", "s", "--json", "--output", "ndjson"]).expect_code(5);
    let hint = error.error_json()["hint"].as_str().unwrap().to_owned();
    assert!(hint.contains("delete it to start over") && !hint.contains("goes on"), "{hint}");
}
