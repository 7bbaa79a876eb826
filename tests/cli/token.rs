use std::io::Write;
use std::process::Stdio;

use crate::support::{Output, Running, TestEnvironment, TestSandbox, walk_in};

const API: &str = "api://c0ffee00-5a4d-4b1c-8d3e-000000000003/Forecast.Read";

fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment
}

fn piped(environment: &TestEnvironment, arguments: &[&str], stdin: &str) -> Output {
    let mut command = environment.cids(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Output { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}

#[test]
fn a_kept_token_is_all_of_stdout_and_needs_no_network() {
    let mut sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    sandbox.stop();
    let output = environment.run(&["token"]).expect_code(0);
    assert_eq!(output.stdout, format!("{}\n", environment.record().1["access_tokens"][0]["token"].as_str().unwrap()));
    assert_eq!(output.stderr, "");
}

#[test]
fn a_token_for_another_scope_comes_by_refresh_and_is_kept_beside_the_first() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let first = environment.run(&["token"]).expect_code(0).stdout;
    let asked = environment.token_requests(&sandbox);
    let api = environment.run(&["token", "--scope", API]).expect_code(0).stdout;
    assert_eq!(environment.run(&["token", "--scope", API]).expect_code(0).stdout, api);
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, first);
    assert_eq!(environment.token_requests(&sandbox), asked + 1);
    assert_ne!(environment.run(&["token", "--force-refresh"]).expect_code(0).stdout, first);
}

#[test]
fn a_resource_stands_for_all_that_is_granted_there() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let resource = ["token", "--resource", "api://c0ffee00-5a4d-4b1c-8d3e-000000000003"];
    let first = environment.run(&resource).expect_code(0).stdout;
    assert_eq!(environment.run(&resource).expect_code(0).stdout, first, "what was asked for as .default is found again");
    let inspected = piped(&environment, &["token", "inspect", "-", "--json"], &first).expect_code(0).json();
    assert_eq!((&inspected["kind"], &inspected["signature"]), (&"access_token".into(), &"valid".into()));
    assert_eq!(inspected["claims"]["scp"], "Forecast.Read");
}

#[test]
fn scope_of_the_settings_is_the_default() {
    let sandbox = TestSandbox::start();
    let mut environment = signed_in(&sandbox);
    environment.set("SCOPE", API);
    let answer = environment.run(&["token", "--json"]).expect_code(0).json();
    assert!(answer["scopes"].as_array().unwrap().contains(&API.into()), "{answer}");
    assert_eq!(answer["username"], "casey@litware.example");
}

#[test]
fn without_an_account_stdout_stays_empty() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let output = environment.run(&["token", "--json"]).expect_code(4);
    assert_eq!((output.stdout.as_str(), &output.error_json()["code"]), ("", &"sign_in_required".into()));
}

#[test]
fn where_only_a_person_helps_the_exact_command_is_named() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--revoke-refresh-token"]);
    let output = environment.run(&["token", "--scope", API, "--json"]).expect_code(4);
    assert_eq!(output.error_json()["hint"], format!("Run `cids login --scope {API}`"));
    environment.run(&["token"]).expect_code(0);
}

#[test]
fn a_consent_that_is_gone_is_no_reason_to_sign_in() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--withdraw-consent"]);
    let output = environment.run(&["token", "--scope", API, "--json"]).expect_code(5);
    assert_eq!(output.error_json()["code"], "consent_required");
}

#[test]
fn a_token_is_good_for_as_long_as_is_asked_or_it_is_an_error() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let first = environment.run(&["token"]).expect_code(0).stdout;
    environment.let_tokens_end_in(1000);
    assert_eq!(environment.run(&["token", "--min-ttl", "900"]).expect_code(0).stdout, first);
    assert_ne!(environment.run(&["token", "--min-ttl", "1100"]).expect_code(0).stdout, first);
    let output = environment.run(&["token", "--min-ttl", "80000", "--json"]).expect_code(5);
    assert_eq!((output.stdout.as_str(), &output.error_json()["code"]), ("", &"lifetime_too_short".into()));
}

#[test]
fn a_wrong_secret_in_the_settings_does_not_stop_a_token_that_is_kept() {
    let sandbox = TestSandbox::start();
    let mut environment = signed_in(&sandbox);
    environment.set("CIDS_CLIENT_SECRET", "11111111-2222-4333-8444-555555555555");
    environment.run(&["token"]).expect_code(0);
    environment.run(&["graph", "me"]).expect_code(0);
    environment.let_tokens_end_in(200);
    environment.run(&["token"]).expect_code(0);
    environment.let_tokens_end_in(-10);
    assert_eq!(environment.run(&["token", "--json"]).expect_code(3).error_json()["code"], "secret_refused");
}

#[test]
fn a_ready_token_is_used_as_it_is() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let token = environment.run(&["token"]).expect_code(0).stdout;
    let mut other = TestEnvironment::new();
    other.set("CIDS_ACCESS_TOKEN", token.trim()).set("AUTHORITY", sandbox.ready("authority"));
    assert_eq!(other.run(&["token"]).expect_code(0).stdout, token);
    assert_eq!(other.run(&["graph", "me", "--json"]).expect_code(0).json()["displayName"], "Casey Jensen");
}

#[test]
fn a_ready_token_that_is_none_is_refused() {
    let mut environment = TestEnvironment::new();
    for (bad, cause) in [("   ", "it is blank"), ("a b", "white space"), ("a\r\nX: y", "white space"), ("a\u{7f}", "no token has")] {
        environment.set("CIDS_ACCESS_TOKEN", bad);
        let output = environment.run(&["token", "--json"]).expect_code(3);
        let error = output.error_json();
        assert_eq!((output.stdout.as_str(), &error["code"]), ("", &"ready_token".into()));
        assert!(error["causes"][0].as_str().unwrap().contains(cause), "{error}");
        environment.run(&["graph", "me"]).expect_failure(3, "CIDS_ACCESS_TOKEN");
    }
}

#[test]
fn a_scope_or_a_resource_that_names_nothing_is_refused() {
    let environment = TestEnvironment::new();
    for blank in ["", " "] {
        for command in [&["token", "--resource", blank][..], &["token", "--scope", blank], &["login", "--scope", blank]] {
            environment.run(command).expect_failure(2, "invalid value");
        }
        environment.run(&["api", "get", "/", "--scope", blank]).expect_failure(2, "'--scope <SCOPE>'");
        environment.run(&["graph", "me", "--scope", blank]).expect_failure(2, "'--scope <SCOPE>'");
    }
    environment.run(&["token", "--resource", "/.default"]).expect_failure(2, "'--resource <RESOURCE>'");
}

#[test]
fn an_unsigned_token_is_told_to_be_refused() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    // {"alg":"none"}.{"aud":"api://x"}
    let unsigned = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJhcGk6Ly94In0.";
    assert_eq!(environment.run(&["token", "inspect", unsigned, "--json"]).expect_code(0).json()["signature"], "unsigned");
    let text = environment.run(&["token", "inspect", unsigned]).expect_code(0).stdout;
    assert!(text.contains("it is unsigned") && text.contains("refuse it") && !text.contains("Whose"), "{text}");
}

#[test]
fn what_is_longer_than_any_token_is_refused_and_not_cut() {
    let environment = TestEnvironment::new();
    for character in ["a", "é"] {
        let output =
            piped(&environment, &["token", "inspect", "-", "--json"], &format!("x{}", character.repeat(262_144 / character.len())));
        assert!(output.expect_code(2).error_json()["message"].as_str().unwrap().contains("longer than 262144 bytes"));
    }
}

#[test]
fn the_id_token_is_for_the_application_to_verify() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let token = environment.run(&["token", "--id-token"]).expect_code(0).stdout;
    let inspected = piped(&environment, &["token", "inspect", "-", "--json"], &token).expect_code(0).json();
    assert_eq!(
        (&inspected["kind"], &inspected["signature"], &inspected["yours_to_verify"]),
        (&"id_token".into(), &"valid".into(), &true.into())
    );
}

#[test]
fn a_changed_token_is_told_from_what_was_signed() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let token = environment.run(&["token", "--scope", API]).expect_code(0).stdout;
    let mut parts: Vec<&str> = token.trim().split('.').collect();
    let foreign = environment.run(&["token", "--id-token"]).expect_code(0).stdout;
    parts[1] = foreign.trim().split('.').nth(1).unwrap();
    let inspected = piped(&environment, &["token", "inspect", "-", "--json"], &parts.join(".")).expect_code(0).json();
    assert_eq!(inspected["signature"], "invalid");
}

#[test]
fn graphs_own_token_is_nobody_elses_to_verify() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let output = environment.run(&["token", "inspect"]).expect_code(0);
    assert!(output.stdout.contains("opaque") && output.stdout.contains("not yours to verify"), "{output:?}");
    // {"aud":"00000003-0000-0000-c000-000000000000"}
    let graph = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMy0wMDAwLTAwMDAtYzAwMC0wMDAwMDAwMDAwMDAifQ.c2ln";
    let inspected = environment.run(&["token", "inspect", graph, "--json"]).expect_code(0).json();
    assert_eq!((&inspected["kind"], &inspected["signature"]), (&"graph_access_token".into(), &"not_checked".into()));
    piped(&environment, &["token", "inspect", "-"], "").expect_failure(2, "no token to inspect");
}

#[test]
fn a_token_is_not_printed_to_a_reader_that_has_gone() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let mut command = environment.cids(&["token"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    drop(Running::start(environment.cids(&["token"])).finish().expect_code(0));
}

#[test]
fn only_with_login_is_a_person_asked_to_sign_in() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.run(&["token"]).expect_failure(4, "is signed in");
    let mut token = Running::start(environment.cids(&["token", "--login"]));
    let url = token.authorization_url();
    walk_in(&url, sandbox.email(), sandbox.password());
    let first = token.finish().expect_code(0).stdout;
    assert!(first.trim_end().len() > 20 && first.lines().count() == 1, "{first}");
    // And not where a token is at hand, nor where nobody may be asked.
    assert_eq!(environment.run(&["token", "--login"]).expect_code(0), Output { stdout: first, stderr: String::new(), code: Some(0) });
    environment.run(&["logout", "--local"]).expect_code(0);
    environment.run(&["token", "--login", "--no-input"]).expect_failure(4, "is signed in");
}
