use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn status_shows_each_value_with_its_source_and_no_secret() {
    let mut environment = TestEnvironment::new();
    environment.write(".env", "CLIENT_ID=11111111-2222-4333-8444-555555555555\nCLIENT_SECRET=planted\n");
    environment.set("CIDS_AUTHORITY", "contoso");
    let output = environment.run(&["status", "--json"]).expect_code(0);
    assert!(!output.stdout.contains("planted") && !output.stderr.contains("planted"));
    let answer = output.json();
    let row = |name: &str| answer["settings"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone();
    assert_eq!(row("AUTHORITY")["source"], "CIDS_AUTHORITY in the environment");
    assert_eq!((&row("CLIENT_SECRET")["value"], &row("CLIENT_SECRET")["source"]), (&"(set)".into(), &".env".into()));
    assert_eq!(answer["account"], serde_json::Value::Null);
    assert!(environment.run(&["status"]).expect_code(0).stdout.contains("CLIENT_ID"));
}

#[test]
fn status_claims_no_keyring_that_it_has_not_asked() {
    let environment = TestEnvironment::new();
    let store =
        |arguments: &[&str]| environment.run(&[&["status", "--json"], arguments].concat()).expect_code(0).json()["token_store"].clone();
    assert_eq!(store(&[]), serde_json::json!({"value": "keyring", "fallback": "encrypted-file", "source": "default"}));
    let insisted = serde_json::json!({"value": "keyring", "fallback": null, "source": "--token-store"});
    assert_eq!(store(&["--token-store", "keyring"]), insisted);
    let text = environment.run(&["status"]).expect_code(0).stdout;
    assert!(text.contains("New tokens go to  keyring, else encrypted-file (default), not tested: run `cids store`\n"), "{text}");
}

#[test]
fn a_checkout_cannot_redirect_the_secret() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("CLIENT_SECRET", "planted");
    environment.write(".env", sandbox.env_file().replace("CLIENT_SECRET", "IGNORED"));
    let output = environment.run(&["login", "--no-browser", "--json"]).expect_code(3);
    assert_eq!(output.error_json()["code"], "secret_refused");
    assert!(!output.stderr.contains("planted"), "{output:?}");
    assert_eq!(output.error_json()["hint"], "If you trust that file, name it: --env-file .env");
}

#[test]
fn a_parents_file_is_not_read() {
    let environment = TestEnvironment::new();
    std::fs::write(environment.path(".env"), "AUTHORITY=contoso\nCLIENT_ID=11111111-2222-4333-8444-555555555555\n").unwrap();
    let output = environment.run(&["login", "--json"]).expect_code(3);
    assert_eq!(output.error_json()["message"], "AUTHORITY and CLIENT_ID are not set");
}

#[test]
fn a_hostile_file_reaches_nothing() {
    let environment = TestEnvironment::new();
    environment.write(
        ".env",
        "LD_PRELOAD=/nonexistent.so\nDBUS_SESSION_BUS_ADDRESS=unixexec:path=/bin/touch,argv1=touched\nHTTPS_PROXY=http://evil\nCIDS_BROWSER=touch\n",
    );
    let output = environment.run(&["status", "--json"]).expect_code(0);
    assert!(!output.stdout.contains("evil") && !output.stderr.contains("nonexistent.so"), "{output:?}");
    assert!(!environment.work().join("touched").exists());
}

#[test]
fn a_file_that_is_none_is_told() {
    let environment = TestEnvironment::new();
    std::fs::create_dir(environment.work().join(".env")).unwrap();
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(3).error_json()["code"], "bad_env_file");
    std::fs::remove_dir(environment.work().join(".env")).unwrap();
    environment.write(".env", "CLIENT_SECRET=\"planted");
    let output = environment.run(&["whoami"]).expect_code(3);
    assert!(output.stderr.contains("line 1 of") && !output.stderr.contains("planted"), "{output:?}");
}

#[test]
fn without_a_keyring_nothing_is_opened_and_the_choices_are_named() {
    let environment = TestEnvironment::new();
    environment.write(".env", "AUTHORITY=contoso\nCLIENT_ID=11111111-2222-4333-8444-555555555555\n");
    let output = environment.run(&["login", "--json", "--token-store", "keyring"]).expect_code(3);
    assert_eq!(output.error_json()["code"], "store_unavailable");
    assert!(output.error_json()["hint"].as_str().unwrap().contains("--token-store encrypted-file"), "{output:?}");
    assert!(!output.stderr.contains("response_type"), "a URL was printed before the store was tried: {output:?}");
}

#[test]
fn a_store_that_cannot_be_written_is_told_before_anything_opens() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.write("in-the-way", "");
    let state = environment.work().join("in-the-way").join("state");
    environment.set("CIDS_STATE_DIR", &state.display().to_string());
    let output = environment.run(&["login", "--no-browser", "--json"]).expect_code(3);
    assert_eq!(output.error_json()["code"], "store_file");
    assert!(!output.stderr.contains("response_type"), "{output:?}");
}
