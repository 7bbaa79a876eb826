use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn the_account_is_forgotten_and_the_browsers_part_is_told() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let answer = environment.run(&["logout", "--json"]).expect_code(0).json();
    assert_eq!((&answer["removed"][0]["username"], &answer["browser_session"]), (&"casey@litware.example".into(), &"not_confirmed".into()));
    assert!(environment.files().iter().all(|(path, _)| !path.to_string_lossy().contains("tokens")));
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn local_leaves_the_browser_alone() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let output = environment.run(&["logout", "--local"]).expect_code(0);
    assert!(output.stdout.starts_with("Forgot casey@litware.example here\nThe browser's session was left alone\n"), "{output:?}");
}

#[test]
fn all_forgets_everybody_even_with_settings_that_cannot_be_used() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment.write(".env", "AUTHORITY=https://evil.example/\nCLIENT_ID=nonsense\n");
    let output = environment.run(&["--token-store", "plaintext-file", "logout", "--all", "--json"]).expect_code(0);
    assert_eq!(output.json()["removed"].as_array().unwrap().len(), 1);
    assert_eq!(environment.run(&["--token-store", "plaintext-file", "logout", "--all", "--json"]).json()["removed"], serde_json::json!([]));
}

#[test]
fn the_account_is_forgotten_when_the_network_is_gone() {
    let mut sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    sandbox.stop();
    environment.run(&["logout"]).expect_code(0);
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn who_is_signed_out_already_is_done() {
    let environment = TestEnvironment::new();
    assert_eq!(environment.run(&["logout"]).expect_code(0).stdout, "Nobody was signed in\n");
}
