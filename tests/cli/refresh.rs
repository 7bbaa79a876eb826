//! Several processes, one account.

use std::time::{Duration, Instant};

use crate::support::{Running, TestEnvironment, TestSandbox, eventually, walk_in};

const API: &str = "api://c0ffee00-5a4d-4b1c-8d3e-000000000003/Forecast.Read";

fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment
}

/// A `cids token` that waits for the token endpoint, which answers late.
fn late_refresh(environment: &TestEnvironment, sandbox: &TestSandbox, milliseconds: &str) -> Running {
    environment.lever(sandbox, &["faults", "add", "--endpoint", "token", "--delay", milliseconds]);
    let mut token = Running::start(environment.cids(&["token", "--verbose"]));
    token.line(|line| line.contains("grant_type=refresh_token"));
    // The fault is this request's, and not the next one's.
    let taken = || environment.lever(sandbox, &["faults", "list"])["value"].as_array().is_some_and(Vec::is_empty);
    eventually("the request at the token endpoint", || taken().then_some(()));
    token
}

#[test]
fn fifty_processes_make_one_refresh() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let before = environment.token_requests(&sandbox);
    let running: Vec<Running> = (0..50).map(|_| Running::start(environment.cids(&["token"]))).collect();
    let tokens: Vec<String> = running.into_iter().map(|token| token.finish().expect_code(0).stdout).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(environment.token_requests(&sandbox), before + 1);
}

#[test]
fn refreshes_for_several_apis_at_once_lose_none_of_the_tokens() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let scopes = ["User.Read", API, "User.Read", API];
    let running: Vec<Running> = scopes.iter().map(|scope| Running::start(environment.cids(&["token", "--scope", scope]))).collect();
    let tokens: Vec<String> = running.into_iter().map(|token| token.finish().expect_code(0).stdout).collect();
    let asked = environment.token_requests(&sandbox);
    for (scope, token) in scopes.iter().zip(&tokens) {
        assert_eq!(environment.run(&["token", "--scope", scope]).expect_code(0).stdout, *token);
    }
    assert_eq!(environment.token_requests(&sandbox), asked);
}

#[test]
fn a_sign_out_does_not_wait_for_a_refresh_and_is_not_undone_by_it() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let token = late_refresh(&environment, &sandbox, "1500");
    let started = Instant::now();
    environment.run(&["logout", "--local"]).expect_code(0);
    assert!(started.elapsed() < Duration::from_millis(1200));
    let output = token.finish().expect_code(4);
    assert_eq!(output.stdout, "");
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn a_sign_in_during_a_refresh_wins() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let mut login = environment.start_login(&["--scope", "User.Read"]);
    let url = login.authorization_url();
    let token = late_refresh(&environment, &sandbox, "1500");
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
    let kept = environment.record().1;
    assert_eq!(token.finish().expect_code(0).stdout.trim(), kept["access_tokens"][0]["token"].as_str().unwrap());
    assert_eq!(environment.record().1, kept);
}

#[test]
#[cfg(unix)]
fn a_process_that_was_killed_in_its_refresh_blocks_nobody() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let token = late_refresh(&environment, &sandbox, "20000");
    token.signal("KILL");
    let started = Instant::now();
    environment.run(&["token"]).expect_code(0);
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(token.finish().code, None);
}

#[test]
#[cfg(unix)]
fn who_waits_for_a_process_that_is_stopped_is_told_what_for() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let first = late_refresh(&environment, &sandbox, "1000");
    first.signal("STOP");
    let mut second = Running::start(environment.cids(&["token"]));
    let told =
        second.line(|line| line.starts_with("Another cids is at work, or stopped, and is waited for, at most 130 s: it holds the lock "));
    assert!(told.contains("/locks/refresh.v1."), "{told}");
    first.signal("CONT");
    first.finish().expect_code(0);
    second.finish().expect_code(0);
}

#[test]
#[cfg(unix)]
fn ctrl_c_while_another_refreshes_leaves_at_once() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let first = late_refresh(&environment, &sandbox, "1500");
    let second = Running::start(environment.cids(&["token"]));
    // Its signal handlers stand before it waits for the lock; until then a signal ends it as well.
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    second.signal("INT");
    let output = second.finish();
    assert!(started.elapsed() < Duration::from_millis(500), "{output:?}");
    assert_ne!(output.code, Some(0));
    first.finish().expect_code(0);
}

#[test]
fn an_early_refresh_that_fails_serves_the_token_that_is_still_good() {
    let mut sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let token = environment.run(&["token"]).expect_code(0).stdout;
    environment.let_tokens_end_in(200);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--revoke-refresh-token"]);
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, token);
    sandbox.stop();
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, token);
    environment.let_tokens_end_in(-10);
    let record = environment.record();
    environment.run(&["token"]).expect_failure(6, "localhost");
    assert_eq!(environment.record(), record, "a network that is gone discards nothing");
}

#[test]
fn keys_that_cannot_be_had_cost_no_refresh_token() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let fault = |arguments: &[&str]| environment.lever(&sandbox, &[&["faults", "add", "--endpoint"], arguments].concat());
    environment.let_tokens_end_in(-10);
    let (before, asked) = (environment.record(), environment.token_requests(&sandbox));
    fault(&["keys", "--drop", "--times", "20"]);
    environment.run(&["token"]).expect_failure(6, "localhost");
    assert_eq!((environment.record(), environment.token_requests(&sandbox)), (before, asked), "the token endpoint is not asked in vain");
    // A new key signs what comes, and cannot be had.
    for (command, code) in [(["token", "--scope", "User.Read"], 0), (["token", "--id-token", "--force-refresh"], 6)] {
        environment.lever(&sandbox, &["faults", "clear"]);
        environment.let_tokens_end_in(-10);
        let before = environment.record().1;
        fault(&["keys", "--delay", "0"]);
        fault(&["token", "--rotate-keys"]);
        fault(&["keys", "--drop", "--times", "20"]);
        environment.run(&command).expect_code(code);
        let after = environment.record().1;
        assert_ne!(after["refresh_token"], before["refresh_token"], "{command:?}");
        assert_eq!(after["id_token"], before["id_token"], "{command:?}");
    }
}

#[test]
fn an_answer_that_is_lost_or_cut_off_costs_nothing() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    for fault in ["--drop", "--truncate"] {
        environment.let_tokens_end_in(-10);
        environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", fault]);
        let output = environment.run(&["token"]);
        assert!(matches!(output.code, Some(5 | 6)), "{output:?}");
        environment.run(&["token"]).expect_code(0);
    }
}

#[test]
fn a_clock_that_jumps_costs_one_refresh_and_no_loop() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    // Granted a day from now, as it looks after the clock was set back.
    environment.let_tokens_end_in(90_000);
    let before = environment.token_requests(&sandbox);
    let token = environment.run(&["token"]).expect_code(0).stdout;
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, token);
    assert_eq!(environment.token_requests(&sandbox), before + 1);
}

#[test]
#[cfg(unix)]
fn a_state_folder_without_locks_is_a_warning() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.let_tokens_end_in(-10);
    let locks = environment.path("state/sandbox-accounts/locks");
    std::fs::remove_dir_all(&locks).unwrap();
    std::fs::write(&locks, "").unwrap();
    let output = environment.run(&["token"]).expect_code(0);
    assert!(output.stderr.contains("has no locks"), "{output:?}");
    std::fs::remove_file(&locks).unwrap();
    std::fs::create_dir(&locks).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", locks.join("writing")).unwrap();
    environment.let_tokens_end_in(-10);
    assert_eq!(environment.run(&["token", "--json"]).expect_code(3).error_json()["code"], "locked_out");
}
