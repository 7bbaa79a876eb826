use std::process::Stdio;

use crate::support::{Running, TestEnvironment, TestSandbox};

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let mut command = environment.cids(&["whoami", "--claims"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((status.status.code(), String::from_utf8_lossy(&status.stderr).as_ref()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_behind_stdout_is_told() {
    let environment = TestEnvironment::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = environment.cids(&["status"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("The answer cannot be written"));
}

#[test]
fn colour_is_used_where_it_is_asked_for_and_nowhere_else() {
    let environment = TestEnvironment::new();
    assert!(!environment.run(&["status"]).stdout.contains('\u{1b}'));
    assert!(environment.run(&["status", "--color", "always"]).stdout.contains('\u{1b}'));
    let mut forced = TestEnvironment::new();
    forced.set("CLICOLOR_FORCE", "1");
    assert!(forced.run(&["status"]).stdout.contains('\u{1b}'));
    forced.set("NO_COLOR", "1");
    assert!(!forced.run(&["status"]).stdout.contains('\u{1b}'));
}

#[test]
fn an_error_is_told_on_stderr_alone() {
    let output = Running::start(TestEnvironment::new().cids(&["whoami"])).finish().expect_code(4);
    assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("", "Error: Nobody is signed in\nHint: Run `cids login` to sign in\n"));
}
