//! A save that is killed, or that the disk refuses, at each of its system calls (strace injects both).

use std::process::Command;

use serde_json::Value;

use crate::support::{Output, Running, TestEnvironment, TestSandbox};

const SAVE: [&str; 3] = ["token", "--force-refresh", "--quiet"];

fn signed_in(sandbox: &TestSandbox, store: &str) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    environment.set("CIDS_TOKEN_STORE", store).set("CIDS_STORE_PASSPHRASE", "correct horse");
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    environment
}

/// Runs `arguments` with a fault injected, such as `fsync:error=EIO:when=1`.
fn with_fault(environment: &TestEnvironment, fault: &str, arguments: &[&str]) -> Output {
    let cids = environment.cids(arguments);
    let mut strace = Command::new("strace");
    let call = fault.split(':').next().unwrap();
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &format!("inject={fault}"), "--"]);
    strace.arg(cids.get_program()).args(cids.get_args()).current_dir(environment.work()).env_clear();
    strace.envs(cids.get_envs().filter_map(|(name, value)| Some((name, value?)))).stdin(std::process::Stdio::null());
    Running::start(strace).finish()
}

/// Kills a save at the first, second, … `call` of a thread, until one comes to its end; how many were killed.
fn killed_at_each(environment: &TestEnvironment, call: &str) -> usize {
    for number in 1..100 {
        let before = environment.run(&["token"]).expect_code(0).stdout;
        let saved = with_fault(environment, &format!("{call}:signal=KILL:when={number}"), &SAVE);
        let after = environment.run(&["token"]).expect_code(0).stdout;
        if saved.code == Some(0) {
            assert_eq!(saved.stdout, after, "{call} {number}: what was printed is kept");
            return number - 1;
        }
        let told = environment.run(&["whoami", "--json"]).expect_code(0).json();
        assert_eq!(told["access_tokens"].as_array().map(Vec::len), Some(1), "{call} {number}: {told}");
        assert!(saved.stdout.is_empty() || saved.stdout == after, "{call} {number}: {before} {saved:?}");
    }
    panic!("a save makes fewer calls of {call}");
}

#[test]
#[ignore = "needs strace"]
fn a_killed_save_leaves_the_old_record_or_the_new_one() {
    let sandbox = TestSandbox::start();
    for store in ["plaintext-file", "encrypted-file"] {
        let environment = signed_in(&sandbox, store);
        for call in ["fsync", "/^rename", "write", "openat", "flock"] {
            assert!(killed_at_each(&environment, call) > 0, "{store}: {call}");
        }
        environment.run(&SAVE).expect_code(0);
    }
}

#[test]
#[ignore = "needs strace"]
fn a_disk_that_refuses_leaves_the_old_record_and_is_told() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox, "plaintext-file");
    let before = environment.record();
    for fault in ["fsync:error=EIO:when=1+", "fsync:error=ENOSPC:when=1+", "/^rename:error=ENOSPC:when=1+"] {
        let output = with_fault(&environment, fault, &["token", "--force-refresh", "--json"]).expect_code(3);
        let error: Value = output.error_json();
        assert_eq!((&error["code"], output.stdout.as_str()), (&Value::from("store_file"), ""), "{fault}");
        assert_eq!(environment.record(), before, "{fault}");
    }
    environment.run(&SAVE).expect_code(0);
}

#[test]
#[ignore = "needs strace"]
fn a_file_system_without_locks_is_a_warning() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox, "plaintext-file");
    let output = with_fault(&environment, "flock:error=ENOLCK:when=1+", &SAVE).expect_code(0);
    assert!(output.stderr.contains("has no locks"), "{output:?}");
}
