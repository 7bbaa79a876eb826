//! Ctrl-C in every wait: exit code 130, at once.

use std::time::{Duration, Instant};

use crate::support::{Output, Running, Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

/// Every wait here would last ten times as long.
const AT_ONCE: Duration = Duration::from_secs(2);

fn interrupt(running: Running) -> Output {
    let started = Instant::now();
    running.signal("INT");
    let output = running.finish().expect_code(130);
    assert!(started.elapsed() < AT_ONCE, "{output:?}");
    output
}

fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment
}

#[test]
fn while_the_network_is_silent() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--delay", "20000"]);
    let mut token = Running::start(environment.cids(&["token", "--force-refresh", "--verbose"]));
    token.line(|line| line.contains("grant_type=refresh_token"));
    assert!(interrupt(token).stderr.contains("Interrupted"));
}

#[test]
fn while_the_service_asks_to_wait() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--status", "429", "--retry-after", "25"]);
    let mut token = Running::start(environment.cids(&["token", "--force-refresh", "--verbose"]));
    token.line(|line| line.contains("429"));
    interrupt(token);
}

#[test]
fn while_the_browser_is_away() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&[]);
    login.authorization_url();
    interrupt(login);
}

#[test]
fn while_an_expression_has_no_end() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("{}"));
    let environment = graph.environment();
    let mut get = Running::start(environment.cids(&["graph", "get", "me", "--jq", "def f: f; f", "--verbose"]));
    get.line(|line| line.contains("200"));
    std::thread::sleep(Duration::from_millis(300));
    interrupt(get);
}

#[test]
fn an_expression_without_end_is_written_as_it_goes() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("{}"));
    let environment = graph.environment();
    let output = Running::start(environment.shell("cids graph get me --jq 'repeat(1)' | head -1")).finish().expect_code(0);
    assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("1\n", ""));
}

/// A command that reads from, or writes to, a pipe with nobody at its other end.
#[cfg(unix)]
fn waits_at_a_pipe(environment: &TestEnvironment, arguments: &[&str], signal: &str) {
    let pipe = environment.work().join("pipe");
    if !pipe.exists() {
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let running = Running::start(environment.cids(arguments));
    std::thread::sleep(Duration::from_secs(1));
    let started = Instant::now();
    running.signal(signal);
    let output = running.finish();
    assert!(started.elapsed() < AT_ONCE, "{arguments:?}: {output:?}");
    // By the system, where nothing is under way yet; else in an orderly manner.
    assert!(matches!(output.code, None | Some(130)), "{arguments:?}: {output:?}");
}

#[test]
#[cfg(unix)]
fn while_nobody_is_at_the_other_end_of_a_pipe() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let application = ["--authority", sandbox.ready("authority"), "--client-id", sandbox.ready("client_id")];
    for (flag, signal) in [("--federated-token-file", "INT"), ("--client-certificate", "TERM"), ("--federated-token-file", "HUP")] {
        waits_at_a_pipe(&environment, &[&["login", "--app-only", flag, "pipe"], &application[..]].concat(), signal);
    }
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("{}"));
    let environment = graph.environment();
    for arguments in [&["graph", "post", "users", "--input", "pipe"][..], &["graph", "post", "users", "-F", "a=@pipe"]] {
        waits_at_a_pipe(&environment, arguments, "TERM");
    }
    waits_at_a_pipe(&environment, &["graph", "get", "me", "--output-file", "pipe"], "TERM");
}
