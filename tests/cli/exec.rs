use crate::support::{Running, TestEnvironment, TestSandbox};

fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment
}

#[test]
fn the_token_is_in_the_environment_and_nothing_else_that_is_secret() {
    let sandbox = TestSandbox::start();
    let mut environment = signed_in(&sandbox);
    environment.set("CLIENT_SECRET", "planted").set("CIDS_CLIENT_SECRET", "planted");
    environment.set("CIDS_CLIENT_CERTIFICATE_PASSPHRASE", "planted").set("CIDS_STORE_PASSPHRASE", "planted");
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let token = environment.run(&["token"]).expect_code(0).stdout;
    let output = environment.run(&["exec", "--", "env"]).expect_code(0);
    assert!(output.stdout.lines().any(|line| line == format!("ACCESS_TOKEN={}", token.trim())), "{output:?}");
    assert!(!output.stdout.contains("planted"), "{output:?}");
    let named = environment.run(&["exec", "--env", "API_TOKEN", "--", "sh", "-c", "echo $API_TOKEN$ACCESS_TOKEN"]).expect_code(0);
    assert_eq!(named.stdout, token);
    // What others see of a process is its arguments.
    let seen = environment.run(&["exec", "--", "sh", "-c", "tr '\\0' ' ' < /proc/self/cmdline"]).expect_code(0);
    assert!(!seen.stdout.contains(token.trim()), "{seen:?}");
}

/// A shell's line that lets cores be dumped as far as the machine allows, then runs the rest.
const WITH_CORES: &str = "ulimit -S -c $(ulimit -H -c); echo before $(ulimit -c); ";

#[test]
fn a_command_gets_the_callers_limit_of_core_dumps() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    for command in ["exec", "sandbox exec"] {
        let line = format!("{WITH_CORES} cids {command} -- sh -c 'echo after $(ulimit -S -c) $(ulimit -H -c)'");
        let output = Running::start(environment.shell(&line)).finish().expect_code(0);
        let limits: Vec<&str> = output.stdout.split_whitespace().filter(|word| !["before", "after"].contains(word)).collect();
        assert!(limits.len() == 3 && limits.iter().all(|limit| *limit == limits[0]), "{output:?}");
    }
    let failing = format!("{WITH_CORES} cids exec -- no-such-command");
    Running::start(environment.shell(&failing)).finish().expect_code(127);
}

#[test]
#[cfg(target_os = "linux")]
fn cids_itself_dumps_no_core() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = Running::start(environment.shell(&format!("{WITH_CORES} exec cids login --no-browser")));
    login.authorization_url();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", login.id())).unwrap();
    let core: Vec<&str> = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap().split_whitespace().collect();
    assert_eq!(core[4], "0", "{limits}");
    login.signal("INT");
    let before = login.finish().expect_code(130).stdout;
    let hard = before.split_whitespace().nth(1).unwrap();
    assert_eq!(core[5] == "0", hard == "0", "the hard limit stays as it is: {limits}");
}

#[test]
fn exit_codes_and_signals_are_the_commands_own() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.run(&["exec", "--", "sh", "-c", "exit 42"]).expect_code(42);
    // No exit code: it was ended by a signal, as without cids.
    assert_eq!(environment.run(&["exec", "--", "sh", "-c", "kill -TERM $$"]).code, None);
    let mut running =
        Running::start(environment.cids(&["exec", "--", "sh", "-c", "trap 'exit 7' INT; echo ready >&2; while :; do sleep 0.01; done"]));
    running.line(|line| line == "ready");
    running.signal("INT");
    running.finish().expect_code(7);
}

#[test]
#[cfg(unix)]
fn a_command_that_does_not_start_is_told_with_the_reason() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.write("text", "");
    for (program, code, cause, hint) in [
        ("no-such-command", 127, "No such file", "Check the command's name; it is looked up on PATH"),
        ("./gone", 127, "No such file", "Check the path"),
        ("./text", 126, "Permission denied", "Check that it is a file that you may execute"),
        (".", 126, "Permission denied", "Check that it is a file that you may execute"),
    ] {
        for command in [&["exec", "--json", "--", program][..], &["sandbox", "exec", "--json", "--", program]] {
            let error = environment.run(command).expect_code(code).error_json();
            assert_eq!(error["message"], format!("{program} cannot be started"));
            assert!(error["causes"][0].as_str().unwrap().starts_with(cause), "{error}");
            assert!(error["hint"].as_str().unwrap().starts_with(hint), "{error}");
        }
    }
}

#[test]
#[cfg(unix)]
fn an_argument_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    for command in [&["exec"][..], &["sandbox", "exec"]] {
        let mut command = environment.cids(&[command, &["--", "sh", "-c", "printf %s \"$1\" | od -An -tx1", "sh"]].concat());
        command.arg(std::ffi::OsStr::from_bytes(b"caf\xe9"));
        assert_eq!(Running::start(command).finish().expect_code(0).stdout.trim(), "63 61 66 e9");
    }
}

#[test]
fn without_an_account_nothing_is_run() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let output = environment.run(&["exec", "--", "echo", "ran"]).expect_failure(4, "is signed in");
    assert_eq!(output.stdout, "");
    environment.run(&["exec", "--env", "1=2", "--", "echo", "ran"]).expect_failure(2, "--env <NAME>");
}
