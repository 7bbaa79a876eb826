//! Files and folders of another user, as a user who is not root meets them. Runs as root, who alone can give files away.

use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};

use super::system::under;
use crate::support::{Output, Running, TestEnvironment, TestSandbox};

const NOBODY: u32 = 65534;

/// An environment that belongs to `nobody`, with a copy of the binary that `nobody` can reach.
struct Owned {
    environment: TestEnvironment,
    state: PathBuf,
}

impl Owned {
    fn signed_in(sandbox: &TestSandbox) -> Self {
        let environment = TestEnvironment::at(sandbox);
        environment.sign_in(sandbox, &["--scope", "User.Read"]).expect_code(0);
        std::fs::copy(env!("CARGO_BIN_EXE_cids"), environment.path("cids")).unwrap();
        give(environment.work().parent().unwrap(), NOBODY);
        let state = environment.path("state").join("sandbox-accounts");
        Self { environment, state }
    }

    /// Runs a command as `nobody`.
    fn run(&self, arguments: &[&str]) -> Output {
        let tool = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"];
        let mut command = std::process::Command::new(self.environment.path("cids"));
        let own = self.environment.cids(arguments);
        command.args(arguments).current_dir(self.environment.work());
        command.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Running::start(under(&tool, &command)).finish()
    }
}

/// Gives a folder and all in it to a user.
fn give(path: &Path, user: u32) {
    chown(path, Some(user), Some(user)).unwrap();
    if path.is_dir() {
        for file in std::fs::read_dir(path).unwrap() {
            give(&file.unwrap().path(), user);
        }
    }
}

fn refused(output: Output, cause: &str) {
    let error = output.expect_code(3).error_json();
    assert!(error["code"] == "store_file" && error.to_string().contains(cause), "{error}");
}

#[test]
#[ignore = "needs root, and setpriv"]
fn tokens_of_another_user_are_refused() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let save = ["token", "--force-refresh", "--json"];
    owned.run(&save).expect_code(0);
    let (record, tokens) = (owned.environment.record().0, owned.state.join("tokens"));
    chown(&record, Some(0), Some(0)).unwrap();
    refused(owned.run(&["whoami", "--json"]), "it belongs to somebody else");
    std::fs::set_permissions(&record, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    refused(owned.run(&["whoami", "--json"]), "belongs to somebody else");
    give(&tokens, NOBODY);
    std::fs::set_permissions(&record, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    owned.run(&save).expect_code(0);
    // Who owns the folder could exchange what is in it.
    chown(&tokens, Some(0), None).unwrap();
    std::fs::set_permissions(&tokens, std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    for command in [&["whoami", "--json"][..], &save, &["login", "--no-browser", "--json"]] {
        refused(owned.run(command), "it belongs to somebody else");
    }
    give(&tokens, NOBODY);
    owned.run(&save).expect_code(0);
}

#[test]
#[ignore = "needs root, and setpriv"]
fn a_list_of_another_user_is_not_believed_and_locks_of_another_user_are_none() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let [accounts, locks] = ["accounts", "locks"].map(|name| owned.state.join(name));
    chown(&accounts, Some(0), None).unwrap();
    std::fs::set_permissions(&accounts, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    refused(owned.run(&["whoami", "--json"]), "it belongs to somebody else");
    refused(owned.run(&["login", "--no-browser", "--json"]), "it belongs to somebody else");
    give(&accounts, NOBODY);
    give(&locks, 0);
    let output = owned.run(&["token", "--force-refresh"]).expect_code(0);
    assert!(output.stderr.contains("has no locks"), "{output:?}");
    chown(&locks, Some(NOBODY), None).unwrap();
    let output = owned.run(&["token", "--force-refresh"]).expect_code(0);
    assert!(output.stderr.contains("has no locks"), "{output:?}");
}

#[test]
#[ignore = "needs root, and setpriv"]
fn a_state_folder_that_sudo_made_is_told_with_the_line_that_takes_it_back() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let state = owned.environment.path("state");
    give(&state, 0);
    std::fs::set_permissions(&state, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    for command in [&["token", "--json"][..], &["accounts", "--json"], &["login", "--no-browser", "--json"], &["logout", "--json"]] {
        let error = owned.run(command).expect_code(3).error_json();
        let told = format!("The list of accounts cannot be used: {}: it belongs to somebody else", state.display());
        assert_eq!((&error["code"], &error["message"]), (&"store_file".into(), &told.into()));
        let line = format!("sudo chown -R \"$(id -u):$(id -g)\" {}", state.display());
        assert!(error["hint"].as_str().unwrap().ends_with(&line), "{error}");
    }
    let error = owned.run(&["logout", "--all", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "remove_failed");
    // What is no folder of ours is not taken.
    chown(state.parent().unwrap(), Some(0), None).unwrap();
    let error = owned.run(&["token", "--json"]).expect_code(3).error_json();
    assert_eq!(error["hint"], "Set CIDS_STATE_DIR to a folder of your own");
}

/// A working directory with a `.env` of a user, as `nobody` finds it.
fn checkout(owned: &Owned, owner: u32, folder_mode: u32) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let work = owned.environment.work();
    std::fs::set_permissions(&work, std::fs::Permissions::from_mode(folder_mode)).unwrap();
    let file = work.join(".env");
    chown(&file, Some(owner), Some(owner)).unwrap();
    file
}

#[test]
#[ignore = "needs root, and setpriv"]
fn an_env_file_of_another_user_is_a_warning_and_one_that_was_planted_is_refused() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let warnings = |output: &Output| output.stderr.matches(".env belongs to another user (ID 1234)").count();
    checkout(&owned, 1234, 0o755);
    let output = owned.run(&["status"]).expect_code(0);
    assert_eq!(warnings(&output), 1, "{output:?}");
    assert!(output.stdout.contains(sandbox.ready("authority")), "{output:?}");
    for mode in [0o1777, 0o777, 0o757] {
        checkout(&owned, 1234, mode);
        for command in [&["status", "--json"][..], &["whoami", "--json"], &["login", "--no-browser", "--json"], &["token", "--json"]] {
            let error = owned.run(command).expect_code(3).error_json();
            assert_eq!((&error["code"], error["hint"].as_str().unwrap().contains("--env-file .env")), (&"untrusted_env_file".into(), true));
            assert!(
                error["causes"][0].as_str().unwrap().ends_with("belongs to user ID 1234, and everyone can write to its folder"),
                "{error}"
            );
        }
        for command in [&["help"][..], &["completion", "bash"], &["profiles", "list"], &["--env-file", ".env", "status"]] {
            let output = owned.run(command).expect_code(0);
            assert_eq!(warnings(&output), 0, "{output:?}");
        }
        for owner in [0, NOBODY] {
            checkout(&owned, owner, mode);
            let output = owned.run(&["status"]).expect_code(0);
            assert!(!output.stderr.contains(".env"), "{output:?}");
        }
    }
}

#[test]
#[ignore = "needs root, and setpriv"]
fn a_planted_link_to_a_file_of_ones_own_is_refused_too() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let (own, link) = (owned.environment.path("home").join("other.env"), owned.environment.work().join(".env"));
    std::fs::rename(&link, &own).unwrap();
    std::os::unix::fs::symlink(&own, &link).unwrap();
    std::os::unix::fs::lchown(&link, Some(1234), Some(1234)).unwrap();
    let output = owned.run(&["status"]).expect_code(0);
    assert!(output.stderr.contains(".env belongs to another user (ID 1234)"), "{output:?}");
    // Without the sticky bit, where Linux itself does not stand in the way (fs.protected_symlinks).
    std::fs::set_permissions(owned.environment.work(), std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    assert_eq!(owned.run(&["status", "--json"]).expect_code(3).error_json()["code"], "untrusted_env_file");
}

#[test]
#[ignore = "needs root, and setpriv"]
fn a_run_file_of_another_user_names_no_sandbox() {
    let sandbox = TestSandbox::start();
    let owned = Owned::signed_in(&sandbox);
    let folder = owned.environment.path("state").join("sandbox");
    std::fs::create_dir_all(&folder).unwrap();
    give(&folder, NOBODY);
    let file = folder.join("running.json");
    std::fs::write(&file, serde_json::json!({"control": sandbox.ready("control"), "authority": sandbox.ready("authority")}).to_string())
        .unwrap();
    for command in [&["sandbox", "env", "--json"][..], &["--profile", "sandbox", "status", "--json"]] {
        let error = owned.run(command).expect_code(3).error_json();
        assert!(error["code"] == "sandbox_run_file" && error["causes"].to_string().contains("belongs to somebody else"), "{error}");
    }
    give(&file, NOBODY);
    owned.run(&["sandbox", "env"]).expect_code(0);
}
