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

const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";

#[test]
fn a_file_with_other_names_is_completed_and_not_replaced() {
    let environment = TestEnvironment::new();
    for (content, hint) in [
        (format!("TENANT_ID={TENANT}\n"), format!("AUTHORITY={TENANT}")),
        ("CLIENT_ID: abc\nAUTHORITY: contoso\n".to_owned(), "CLIENT_ID=VALUE instead of CLIENT_ID: VALUE in line 1".to_owned()),
        ("PORT=3000\n".to_owned(), "Add AUTHORITY and CLIENT_ID to ".to_owned()),
    ] {
        environment.write(".env", &content);
        let error = environment.run(&["login", "--no-browser", "--json"]).expect_code(3).error_json();
        let told = error["hint"].as_str().unwrap();
        assert!(error["code"] == "settings_missing" && told.contains(&hint) && !told.contains(".env.sample"), "{content}: {error}");
    }
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let error = environment.run(&["login", "--no-browser", "--json"]).expect_code(3).error_json();
    assert!(error["hint"].as_str().unwrap().starts_with("Copy .env.sample to .env"), "{error}");
}

#[test]
fn what_is_wrong_with_a_value_is_named() {
    for (name, value, code, message) in [
        ("CIDS_AUTHORITY", "\"contoso\"", "bad_authority", "AUTHORITY (CIDS_AUTHORITY in the environment) is in quotes"),
        ("CIDS_AUTHORITY", "contoso\u{200b}", "bad_authority", "has an invisible character, U+200B, at position 8"),
        ("CIDS_AUTHORITY", "con\u{202e}toso", "bad_authority", "has an invisible character, U+202E, at position 4"),
        ("CIDS_AUTHORITY", "https://<subdomain>.ciamlogin.com", "bad_authority", "is still a placeholder"),
        ("CIDS_CLIENT_ID", "Enter_the_Application_Id_Here", "bad_client_id", "is still a placeholder"),
        ("CIDS_CLIENT_SECRET", "planted\u{ad}", "bad_client_secret", "has an invisible character, U+00AD, at position 8"),
        ("CIDS_SCOPE", "[\"User.Read\",\"api://x/Read\"]", "bad_setting", "SCOPE (CIDS_SCOPE in the environment) is a list"),
    ] {
        let mut environment = TestEnvironment::new();
        environment.set("AUTHORITY", TENANT).set("CLIENT_ID", TENANT).set(name, value);
        let output = environment.run(&["login", "--no-browser", "--json", "--timeout", "1"]).expect_code(3);
        let error = output.error_json();
        assert!(error["code"] == code && error["message"].as_str().unwrap().contains(message), "{value}: {error}");
        assert!(!output.stderr.contains("planted"), "{output:?}");
        if name == "CIDS_SCOPE" {
            assert!(error["hint"].as_str().unwrap().ends_with("SCOPE='User.Read api://x/Read'"), "{error}");
        }
    }
}

#[test]
fn an_option_is_given_once() {
    let environment = TestEnvironment::new();
    for path in ["me?$select=id", "me?%24Select=id", "/v1.0/me?select=id"] {
        let error = environment.run(&["graph", "get", path, "--select", "mail", "--dry-run", "--json"]).expect_code(2).error_json();
        assert_eq!(
            (&error["message"], &error["hint"]),
            (&"$select is both in the path and given by --select".into(), &"Leave out one of them".into())
        );
    }
    environment.run(&["graph", "get", "me?$select=id", "--top", "1", "--dry-run"]).expect_code(0);
}

#[test]
fn text_of_others_is_shown_in_a_pipe_too() {
    let mut environment = TestEnvironment::new();
    environment.set("AUTHORITY", TENANT).set("CLIENT_ID", TENANT);
    let arguments = ["login", "--app-only", "--client-certificate=a\nError: b\u{202e}\u{1b}[2J"];
    let text = environment.run(&arguments).expect_code(3).stderr;
    assert!(text.starts_with("Error: The certificate a\\u{a}Error: b\\u{202e}\\u{1b}[2J cannot be used\n"), "{text}");
    let json = environment.run(&[&arguments[..], &["--json"]].concat()).expect_code(3).stderr;
    assert!(json.contains("a\\nError: b\\u202e\\u001b[2J") && json.lines().count() == 1, "{json}");
}

#[test]
#[cfg(unix)]
fn an_env_file_that_everyone_may_write_gets_one_warning() {
    use std::os::unix::fs::PermissionsExt;
    let environment = TestEnvironment::new();
    environment.write(".env", "CLIENT_ID=11111111-2222-4333-8444-555555555555\n");
    let mode = |mode| std::fs::set_permissions(environment.work().join(".env"), std::fs::Permissions::from_mode(mode)).unwrap();
    let warnings = |arguments: &[&str]| environment.run(arguments).stderr.matches("chmod o-w .env").count();
    mode(0o666);
    for command in [&["status"][..], &["whoami"], &["accounts"], &["store"]] {
        assert_eq!(warnings(command), 1, "{command:?}");
    }
    assert_eq!(warnings(&["profiles", "list"]), 0);
    assert_eq!(warnings(&["status", "--env-file", ".env"]), 0);
    mode(0o664);
    assert_eq!(warnings(&["status"]), 0);
    environment.write(".env", "OTHER=1\n");
    mode(0o666);
    assert_eq!(warnings(&["status"]), 0, "nothing in it is used");
}
