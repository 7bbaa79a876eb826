//! Links that somebody has put into the state folder, and rights that are too wide.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use crate::support::{Output, TestEnvironment, TestSandbox};

fn signed_in(sandbox: &TestSandbox) -> (TestEnvironment, PathBuf) {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
    let state = environment.path("state").join("sandbox-accounts");
    (environment, state)
}

/// Puts a link in the place of `path`, to what was there.
fn exchange(path: &Path) -> PathBuf {
    let elsewhere = path.ancestors().nth(3).unwrap().join("elsewhere");
    fs::rename(path, &elsewhere).unwrap();
    symlink(&elsewhere, path).unwrap();
    elsewhere
}

fn names(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect()
}

#[track_caller]
fn refused(output: Output, code: &str, cause: &str) {
    let error = output.expect_code(3).error_json();
    assert_eq!((&error["code"], error.to_string().contains(cause)), (&code.into(), true), "{error}");
}

#[test]
fn a_link_in_the_place_of_the_tokens_folder_is_refused() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    let elsewhere = exchange(&state.join("tokens"));
    let before = names(&elsewhere);
    for command in [&["whoami", "--json"][..], &["token", "--force-refresh", "--json"], &["login", "--no-browser", "--json"]] {
        refused(environment.run(command), "store_file", "it is a symbolic link");
    }
    assert_eq!(names(&elsewhere), before);
}

#[test]
fn a_link_in_the_place_of_the_list_is_not_believed_and_is_told_by_every_command() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    let elsewhere = exchange(&state.join("accounts"));
    let before = names(&elsewhere);
    for command in [&["whoami", "--json"][..], &["accounts", "--json"], &["logout", "--json"], &["logout", "--all", "--json"]] {
        refused(environment.run(command), if command.contains(&"--all") { "remove_failed" } else { "store_file" }, "it is a symbolic link");
    }
    let login = environment.run(&["login", "--no-browser", "--json"]);
    assert!(!login.stderr.contains("response_type"), "{login:?}");
    refused(login, "store_file", "it is a symbolic link");
    assert_eq!(names(&elsewhere), before);
}

#[test]
fn a_link_in_the_place_of_the_locks_is_refused_where_a_lock_is_needed() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    let elsewhere = exchange(&state.join("locks"));
    let before = names(&elsewhere);
    environment.run(&["whoami"]).expect_code(0);
    refused(environment.run(&["token", "--force-refresh", "--json"]), "locked_out", "it is a symbolic link");
    assert_eq!(names(&elsewhere), before);
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed_and_a_sign_in_replaces_it() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    let record = environment.record().0;
    let listed = names(&state.join("accounts")).into_iter().find(|path| path.extension().is_some_and(|end| end == "json")).unwrap();
    for (path, code) in [(record, 0), (listed, 3)] {
        let elsewhere = exchange(&path);
        let before = fs::read(&elsewhere).unwrap();
        refused(environment.run(&["whoami", "--json"]), "store_file", "it is a symbolic link");
        let output = environment.run(&["logout", "--local"]).expect_code(code);
        assert_eq!(output.stderr.contains("it is a symbolic link"), code != 0, "{output:?}");
        environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
        environment.run(&["whoami"]).expect_code(0);
        assert!(fs::symlink_metadata(&path).unwrap().is_file());
        assert_eq!(fs::read(&elsewhere).unwrap(), before);
    }
}

#[test]
fn a_record_that_others_could_read_is_refused_and_can_be_forgotten_and_an_open_folder_is_closed() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    for folder in ["tokens", "accounts", "locks"] {
        fs::set_permissions(state.join(folder), Permissions::from_mode(0o755)).unwrap();
    }
    environment.run(&["token", "--force-refresh"]).expect_code(0);
    for folder in ["tokens", "accounts", "locks"] {
        assert_eq!(fs::metadata(state.join(folder)).unwrap().mode() & 0o777, 0o700, "{folder}");
    }
    let record = environment.record().0;
    fs::set_permissions(&record, Permissions::from_mode(0o644)).unwrap();
    refused(environment.run(&["whoami", "--json"]), "store_file", "can be read by others");
    let hint = environment.run(&["whoami", "--json"]).error_json()["hint"].clone();
    assert_eq!(hint, format!("Delete it: rm {} && cids login", record.display()));
    environment.run(&["logout", "--local"]).expect_code(0);
    assert!(!record.exists());
}

#[test]
fn an_entry_that_is_damaged_is_told_and_the_other_account_works_on() {
    let sandbox = TestSandbox::start();
    let (environment, state) = signed_in(&sandbox);
    let [second, _] = sandbox.second_user();
    environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
    let entry = |name: &str| {
        let mut entries = names(&state.join("accounts")).into_iter();
        entries.find(|path| fs::read_to_string(path).is_ok_and(|text| text.contains(&format!("\"{name}\"")))).unwrap()
    };
    let damaged = entry(second);
    fs::write(&damaged, "{").unwrap();
    let told = format!("{}: it is damaged", damaged.display());
    for command in [&["whoami", "--json"][..], &["token", "--json"], &["logout", "--json"], &["whoami", "--account", second, "--json"]] {
        refused(environment.run(command), "store_file", &told);
    }
    let accounts = environment.run(&["accounts", "--json"]).expect_code(0);
    assert_eq!(accounts.json()["accounts"].as_array().unwrap().len(), 1);
    assert!(accounts.stderr.starts_with(&format!("Warning: An account is left out, {told}")), "{accounts:?}");
    assert!(environment.run(&["status"]).expect_code(0).stdout.contains("Account           unknown"));
    environment.run(&["whoami", "--account", sandbox.email()]).expect_code(0);
    environment.run(&["accounts", "use", sandbox.email()]).expect_code(0);
    environment.run(&["token"]).expect_code(0);
    environment.run(&["logout", "--local"]).expect_code(0);
    refused(environment.run(&["whoami", "--json"]), "store_file", &told);
    refused(environment.run(&["accounts", "--json"]), "store_file", &told);
    let forgotten = environment.run(&["logout", "--all"]).expect_code(0);
    assert!(forgotten.stdout.starts_with(&format!("Forgot an account here that the list could not tell, {told}\n")), "{forgotten:?}");
    assert_eq!((names(&state.join("tokens")), environment.run(&["whoami"]).code), (Vec::new(), Some(4)));
}
