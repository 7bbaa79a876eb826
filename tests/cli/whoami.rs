use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn the_account_is_shown_offline() {
    let mut sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    sandbox.stop();
    let answer = environment.run(&["whoami", "--json"]).expect_code(0).json();
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "username",
            "name",
            "oid",
            "sub",
            "tenant_id",
            "authority",
            "issuer",
            "client_id",
            "expired",
            "id_token_expires_on",
            "access_tokens"
        ]
    );
    assert_eq!((&answer["username"], &answer["expired"]), (&"casey@litware.example".into(), &false.into()));
    let text = environment.run(&["whoami"]).expect_code(0).stdout;
    let labels: Vec<&str> = text.lines().map(|line| line.split("  ").next().unwrap()).collect();
    assert_eq!(labels, ["Account", "Name", "Object id", "Tenant id", "Authority", "ID token", "Access token"]);
}

#[test]
fn claims_are_shown_on_demand() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let answer = environment.run(&["whoami", "--claims", "--json"]).expect_code(0).json();
    assert_eq!((&answer["claims"]["ver"], &answer["claims"]["name"]), (&"2.0".into(), &"Casey Jensen".into()));
    assert!(environment.run(&["whoami", "--claims"]).expect_code(0).stdout.contains("Claims of the ID token"));
}

#[test]
fn it_works_from_anywhere_for_the_current_account() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], "casey@litware.example");
}

#[test]
fn another_tenants_settings_do_not_show_this_account() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let output = environment.run(&["whoami", "--client-id", "c0ffee00-5a4d-4b1c-8d3e-000000000002", "--json"]).expect_code(4);
    assert!(output.error_json()["causes"][0].as_str().unwrap().starts_with("casey@litware.example is signed in at"), "{output:?}");
}

#[test]
fn two_customers_are_kept_and_the_last_is_current() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let mut login = environment.start_login(&[]);
    let url = login.authorization_url();
    crate::support::walk_in(&url, "robin@litware.example", sandbox.password());
    let output = login.finish().expect_code(0);
    assert!(output.stderr.contains("casey@litware.example is signed in; signing in again keeps that account too"), "{output:?}");
    assert_eq!(environment.run(&["whoami", "--json"]).json()["username"], "robin@litware.example");
    environment.run(&["logout", "--local"]).expect_code(0);
    assert_eq!(environment.run(&["whoami", "--json"]).json()["username"], "casey@litware.example");
}
