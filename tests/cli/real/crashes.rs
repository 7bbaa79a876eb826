//! A save that is killed, or that the disk refuses, at each of its system calls (strace injects both).

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::bus::Between;
use super::gnome_keyring;
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

/// What a save does to files and locks. strace counts the calls of each thread; all but some writes are made by the thread that saves alone,
/// and that one writes last and most.
const CALLS: [&str; 6] = ["mkdir", "chmod", "write", "fsync", "/^rename", "flock"];

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
        // The folders exist by then, so a save makes none.
        for call in CALLS.into_iter().filter(|call| *call != "mkdir") {
            assert!(killed_at_each(&environment, call) > 0, "{store}: {call}");
        }
        environment.run(&SAVE).expect_code(0);
        assert_eq!(unfinished(&environment), Vec::<PathBuf>::new());
    }
}

#[test]
#[ignore = "needs strace"]
fn a_killed_sign_in_leaves_nothing_that_a_sign_out_does_not_find() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("CIDS_TOKEN_STORE", "plaintext-file");
    let (mut left, mut unlisted) = (0, 0);
    for call in CALLS {
        for number in 1.. {
            let sign_in = with_fault(&environment, &format!("{call}:signal=KILL:when={number}"), &["login", "--app-only"]);
            left += unfinished(&environment).len();
            let kept = secrets(&environment);
            let listed = environment.run(&["accounts", "--json"]).expect_code(0).json()["accounts"].as_array().unwrap().len();
            unlisted += usize::from(kept > 0 && listed == 0);
            environment.run(&["logout", "--all"]).expect_code(0);
            assert_eq!(secrets(&environment), 0, "{call} {number}");
            if sign_in.code == Some(0) {
                break;
            }
        }
    }
    assert!(left > 0, "some kill left a file unfinished");
    assert_eq!(unlisted, 0);
}

fn unfinished(environment: &TestEnvironment) -> Vec<PathBuf> {
    let files = environment.files().into_iter().map(|(path, _)| path);
    files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".unfinished-")).collect()
}

/// How many files have an access token in them.
fn secrets(environment: &TestEnvironment) -> usize {
    let token = b"\"access_tokens\":[{";
    environment.files().iter().filter(|(_, content)| content.windows(token.len()).any(|window| window == token)).count()
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
        assert_eq!(error["message"], "The tokens were renewed, and could not be kept: the old ones stay");
        assert!(error["hint"].to_string().contains("cids login"), "{error}");
        assert_eq!(environment.record(), before, "{fault}");
    }
    // An early refresh: what is still good is printed, and a warning says what will come.
    environment.let_tokens_end_in(200);
    let still_good = environment.record();
    let output = with_fault(&environment, "fsync:error=EIO:when=1+", &["token"]).expect_code(0);
    assert_eq!(output.stdout.trim(), still_good.1["access_tokens"][0]["token"]);
    assert!(output.stderr.contains("renewed, and could not be kept; the old ones are still good"), "{output:?}");
    assert_eq!(environment.record(), still_good);
    // The record is kept, and what the list says of its end is not: that is no reason to fail.
    let output = with_fault(&environment, "/^rename:error=ENOSPC:when=2+", &SAVE).expect_code(0);
    assert_ne!(environment.record(), before);
    assert_eq!(environment.run(&["token"]).expect_code(0).stdout, output.stdout);
}

#[test]
#[ignore = "needs strace"]
fn a_file_system_without_locks_is_a_warning() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox, "plaintext-file");
    let output = with_fault(&environment, "flock:error=ENOLCK:when=1+", &SAVE).expect_code(0);
    assert!(output.stderr.contains("has no locks"), "{output:?}");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_save_that_is_killed_at_any_message_leaves_the_old_item_or_the_new_one() {
    let sandbox = TestSandbox::start();
    let (mut environment, service) = gnome_keyring::signed_in(&sandbox);
    let between = Between::start(&service.address, &environment.path("home"));
    environment.run(&["token"]).expect_code(0);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &between.address);
    let record = || -> Value {
        let [(_, secret)] = &service.items()[..] else { panic!("one item") };
        serde_json::from_str(secret).expect("the record is whole")
    };
    let has = |record: &Value, token: &str| {
        let mut tokens = record["access_tokens"].as_array().unwrap().iter();
        tokens.any(|kept| kept["token"] == token.trim())
    };
    let mut renewed = 0;
    for messages in 0.. {
        let before = record();
        between.let_pass(messages);
        let save = Running::start(environment.cids(&SAVE));
        between.kill(save.id());
        let saved = save.finish();
        let after = record();
        if saved.code == Some(0) {
            assert!(has(&after, &saved.stdout), "what was printed is kept");
            assert!(messages > 10 && renewed > 0, "{messages} messages, {renewed} new records");
            return;
        }
        assert_eq!((saved.code, saved.stdout.as_str(), between.has_killed()), (None, "", true), "{saved:?}");
        if after != before {
            renewed += 1;
            for part in ["refresh_token", "access_tokens"] {
                assert_ne!(after[part], before[part], "after {messages} messages");
            }
        }
        between.let_pass(usize::MAX);
        assert!(has(&after, &environment.run(&["token"]).expect_code(0).stdout), "after {messages} messages");
    }
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_sign_in_that_is_killed_at_any_message_leaves_nothing_that_a_sign_out_does_not_find() {
    let sandbox = TestSandbox::start();
    let mut environment = gnome_keyring::environment(&sandbox);
    let service = gnome_keyring::SecretService::start(&environment, true);
    let between = Between::start(&service.address, &environment.path("home"));
    environment.set("DBUS_SESSION_BUS_ADDRESS", &between.address);
    let mut with_tokens = 0;
    for messages in 0.. {
        between.let_pass(messages);
        let login = Running::start(environment.cids(&["login", "--app-only"]));
        between.kill(login.id());
        let signed_in = login.finish();
        let has_tokens = || service.items().iter().any(|(_, secret)| secret.contains("access_tokens"));
        let found = has_tokens();
        between.let_pass(usize::MAX);
        environment.run(&["logout", "--all"]).expect_code(0);
        assert!(!has_tokens(), "after {messages} messages");
        if signed_in.code == Some(0) {
            break;
        }
        assert!(signed_in.code.is_none(), "{signed_in:?}");
        with_tokens += usize::from(found);
    }
    assert!(with_tokens > 0, "some kill left tokens");
    // The probe that was killed is gone with the next one, too.
    assert_eq!(service.items(), []);
}
