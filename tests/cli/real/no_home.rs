//! A user without a home: no entry in `passwd`, as in a container that runs under an arbitrary user ID. Runs as root, who can be anyone.

use std::os::unix::fs::chown;

use super::system::under;
use crate::support::{Output, Running, TestEnvironment, TestSandbox};

/// An ID that no system gives to anyone.
const STRANGER: u32 = 54_321;

/// What `HOME` and the like may be where there is no home.
const NO_HOMES: [&[(&str, &str)]; 5] = [
    &[],
    &[("HOME", "")],
    &[("HOME", "relative")],
    &[("HOME", ".")],
    &[("XDG_CONFIG_HOME", "."), ("XDG_STATE_HOME", "relative"), ("XDG_DATA_HOME", "relative")],
];

fn environment() -> TestEnvironment {
    let environment = TestEnvironment::new();
    std::fs::copy(env!("CARGO_BIN_EXE_cids"), environment.path("cids-binary")).unwrap();
    for path in [environment.work(), environment.work().parent().unwrap().to_owned(), environment.path("cids-binary")] {
        chown(path, Some(STRANGER), Some(STRANGER)).unwrap();
    }
    environment
}

/// Runs a command as a user without a home.
fn run(environment: &TestEnvironment, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    let own = environment.cids(arguments);
    let mut command = std::process::Command::new(environment.path("cids-binary"));
    command.args(arguments).current_dir(environment.work());
    let folders = ["HOME", "CIDS_CONFIG_DIR", "CIDS_STATE_DIR", "XDG_RUNTIME_DIR"];
    command
        .envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))).filter(|(name, _)| !folders.iter().any(|own| *own == *name)));
    command.envs(variables.iter().copied());
    Running::start(under(&["setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups", "--"], &command)).finish()
}

#[track_caller]
fn nothing_was_kept(environment: &TestEnvironment) {
    let kept: Vec<_> = environment.files().into_iter().map(|(path, _)| path).filter(|path| !path.ends_with("cids-binary")).collect();
    assert!(kept.is_empty(), "{kept:?}");
}

#[test]
#[ignore = "needs root, and setpriv"]
fn commands_that_need_state_say_which_variables_give_it_a_place() {
    let environment = environment();
    for variables in NO_HOMES {
        for arguments in [
            &["login", "--no-browser"][..],
            &["login", "--device-code"],
            &["whoami"],
            &["token"],
            &["exec", "--", "true"],
            &["graph", "me"],
            &["accounts"],
            &["profiles"],
            &["profiles", "use", "--none"],
            &["store"],
            &["logout"],
            &["logout", "--all"],
            &["sandbox", "env"],
            &["sandbox", "cert"],
            &["sandbox", "users", "list"],
            &["--profile", "sandbox", "whoami"],
            &["--profile", "work", "whoami"],
        ] {
            let output = run(&environment, variables, &[&["--json"], arguments].concat());
            let error = output.expect_code(3).error_json();
            let hint = error["hint"].as_str().unwrap();
            assert!(
                error["code"] == "no_home" && hint.contains("CIDS_CONFIG_DIR") && hint.contains("CIDS_STATE_DIR"),
                "{variables:?} {arguments:?}: {error}"
            );
        }
    }
    nothing_was_kept(&environment);
}

#[test]
#[ignore = "needs root, and setpriv"]
fn commands_that_need_no_state_work() {
    let sandbox = TestSandbox::start();
    let environment = environment();
    for variables in NO_HOMES {
        run(&environment, variables, &["--help"]).expect_code(0);
        run(&environment, variables, &["completion", "bash"]).expect_code(0);
        let status = run(&environment, variables, &["status", "--json"]).expect_code(0);
        assert_eq!(status.json()["token_store"]["source"], "there is no state folder", "{status:?}");
        let ready = [variables, &[("CIDS_ACCESS_TOKEN", "ready")]].concat();
        assert_eq!(run(&environment, &ready, &["token"]).expect_code(0).stdout, "ready\n");
    }
    run(&environment, &[], &["demo", "--auto"]).expect_code(0);
    let inside = run(&environment, &[], &["sandbox", "exec", "--", "sh", "-c", "echo $CLIENT_ID"]).expect_code(0);
    assert!(inside.stdout.starts_with("c0ffee00-"), "{inside:?}");
    let token = sandbox_token(&environment, &sandbox);
    let inspected = run(&environment, &[("AUTHORITY", sandbox.ready("authority"))], &["token", "inspect", &token, "--json"]).expect_code(0);
    assert_eq!(inspected.json()["signature"], "valid", "{inspected:?}");
    nothing_was_kept(&environment);
}

fn sandbox_token(environment: &TestEnvironment, sandbox: &TestSandbox) -> String {
    environment.lever(sandbox, &["token", "--user", sandbox.email()])["id_token"].as_str().unwrap().to_owned()
}

#[test]
#[ignore = "needs root, and setpriv"]
fn an_app_signs_in_by_the_environment_for_each_command() {
    let sandbox = TestSandbox::start();
    let environment = environment();
    let settings = ["AUTHORITY", "CLIENT_ID", "CLIENT_SECRET"].map(|name| {
        (
            name,
            sandbox.ready(match name {
                "AUTHORITY" => "authority",
                "CLIENT_ID" => "client_id",
                _ => "client_secret",
            }),
        )
    });
    let login = run(&environment, &settings, &["login", "--app-only", "--json"]).expect_code(0);
    assert_eq!(login.json()["token_store"], "memory");
    assert!(login.stderr.contains("this sign-in is not kept"), "{login:?}");
    assert!(run(&environment, &settings, &["token"]).expect_code(0).stdout.len() > 20);
    run(&environment, &settings, &["exec", "--", "sh", "-c", "test -n \"$ACCESS_TOKEN\""]).expect_code(0);
    run(&environment, &settings, &["graph", "get", "users", "--json"]).expect_code(0);
    // What a checkout says is not set in this terminal.
    environment.write(".env", sandbox.env_file());
    assert_eq!(run(&environment, &[], &["token", "--json"]).expect_code(3).error_json()["code"], "no_home");
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    nothing_was_kept(&environment);
}

#[test]
#[ignore = "needs root, and setpriv"]
fn a_checkout_is_no_home() {
    let environment = environment();
    for folder in ["cids", ".config/cids", "relative/cids", "relative/.config/cids"] {
        let folder = environment.work().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.toml"), "[profiles.default]\nauthority = \"planted\"\nclient_id = \"planted\"\n").unwrap();
    }
    for variables in NO_HOMES {
        let status = run(&environment, variables, &["status", "--json"]).expect_code(0);
        assert!(!status.stdout.contains("planted"), "{variables:?} {status:?}");
    }
}
