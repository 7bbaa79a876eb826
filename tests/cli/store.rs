use crate::support::{TestEnvironment, TestSandbox};

/// An account in clear, and a client secret beside it.
fn signed_in(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    environment.set("CIDS_STORE_PASSPHRASE", "correct horse");
    environment.sign_in(sandbox, &[]).expect_code(0);
    environment.run(&["profiles", "add", "toy", "--keep-secret"]).expect_code(0);
    environment
}

#[test]
fn the_stores_are_told_with_the_reason() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let answer = environment.run(&["store", "--json"]).expect_code(0).json();
    let real = &answer["real"];
    assert_eq!((&real["token_store"], &real["source"]), (&"encrypted-file".into(), &"default".into()), "{answer}");
    assert_eq!(real["passed_over"][0]["token_store"], "keyring", "there is no bus");
    let expected = serde_json::json!({
        "token_store": "plaintext-file",
        "source": "a sandbox's accounts are kept apart",
        "passed_over": [],
        "locked": false,
        "problem": null,
        "accounts": {"plaintext-file": 1},
        "client_secrets": 1,
        "encrypted_file_key": null,
    });
    assert_eq!(answer["sandbox"], expected);
    let text = environment.run(&["store", "--token-store", "keyring"]).expect_code(0).stdout;
    assert!(text.contains("no store (--token-store): There is no token store"), "{text}");
    assert!(!environment.path("state").join("sealed-tokens").exists(), "a question changes nothing");
}

#[test]
fn accounts_and_client_secrets_move_without_a_new_sign_in() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let output = environment.run(&["store", "move", "--to", "encrypted-file", "--json"]).expect_code(0);
    assert_eq!(output.stderr, "", "without a keyring, new sign-ins go there too");
    let answer = output.json();
    let expected = serde_json::json!({
        "token_store": "encrypted-file",
        "moved": [{
            "username": "casey@litware.example",
            "authority": sandbox.ready("authority"),
            "client_id": sandbox.ready("client_id"),
            "from": "plaintext-file",
        }],
        "client_secrets_moved": 1,
        "unchanged": 0,
    });
    assert_eq!(answer, expected);
    assert_eq!(environment.path("state").join("sandbox-accounts/tokens").read_dir().unwrap().count(), 0);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    environment.run(&["token", "--force-refresh"]).expect_code(0);
    let status = environment.run(&["status", "--json"]).expect_code(0).json();
    assert_eq!((&status["account"], &status["account_token_store"]), (&"casey@litware.example".into(), &"encrypted-file".into()));
    let key = environment.run(&["store", "--json"]).expect_code(0).json()["sandbox"]["encrypted_file_key"].clone();
    assert_eq!(key, "a passphrase");
    let again = environment.run(&["store", "move", "--to", "encrypted-file"]).expect_code(0);
    assert_eq!(again.stdout, "Nothing had to be moved to encrypted-file\n");
}

#[test]
fn one_account_moves_alone_and_its_name_is_checked_first() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
    environment.run(&["store", "move", "--to", "encrypted-file", "--account", "nobody"]).expect_failure(4, "nobody (--account)");
    let answer =
        environment.run(&["store", "move", "--to", "encrypted-file", "--account", sandbox.email(), "--json"]).expect_code(0).json();
    assert_eq!((answer["moved"].as_array().unwrap().len(), &answer["client_secrets_moved"]), (1, &0.into()));
    let counts = environment.run(&["store", "--json"]).expect_code(0).json()["sandbox"]["accounts"].clone();
    assert_eq!(counts, serde_json::json!({"encrypted-file": 1, "plaintext-file": 1}));
}

#[test]
fn what_cannot_be_moved_stays_and_says_why() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let error = environment.run(&["store", "move", "--to", "keyring", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "move_failed");
    assert!(error["causes"][0].as_str().unwrap().starts_with("keyring: There is no token store"), "{error}");
    environment.run(&["whoami"]).expect_code(0);

    // Of two accounts one is damaged: the other moves.
    let (path, _) = environment.record();
    environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
    std::fs::write(&path, "garbage").unwrap();
    let output = environment.run(&["store", "move", "--to", "encrypted-file"]).expect_code(4);
    assert!(output.stderr.contains("Moved ") && output.stderr.contains("are gone from the store plaintext-file"), "{output:?}");
    assert_eq!(output.stdout, "");
}

#[test]
fn a_check_proves_the_stores_in_use() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let answer = environment.run(&["store", "check", "--json"]).expect_code(0).json();
    let rows = answer["stores"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["token_store"].as_str().unwrap()).collect::<Vec<_>>(), ["encrypted-file", "plaintext-file"]);
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["accounts", "token_store", "round_trip_bytes", "entry_limit", "locked", "key", "readers"]);
    assert_eq!(
        (&rows[0]["accounts"], &rows[0]["round_trip_bytes"], &rows[0]["key"]),
        (&"real".into(), &8192.into(), &"a passphrase".into())
    );
    assert_eq!((&rows[1]["accounts"], &answer["older_records"]), (&"sandbox".into(), &serde_json::json!([])));
    let text = environment.run(&["store", "check"]).expect_code(0).stdout;
    for told in ["Round trip", "Size limit", "Locked", "whoever knows the passphrase", "every process of this user, root"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_store_that_is_missing_or_locked_fails_the_check() {
    let sandbox = TestSandbox::start();
    let mut environment = signed_in(&sandbox);
    let error = environment.run(&["store", "check", "--token-store", "keyring", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "store_check_failed");
    assert!(error["causes"][0].as_str().unwrap().starts_with("keyring (real accounts): There is no token store"), "{error}");
    environment.run(&["store", "move", "--to", "encrypted-file"]).expect_code(0);
    environment.set("CIDS_STORE_PASSPHRASE", "battery staple");
    let error = environment.run(&["store", "check", "--json"]).expect_code(3).error_json();
    assert!(error["causes"].to_string().contains("locked"), "{error}");
    let error = environment.run(&["token", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "store_locked");
    let folder = environment.path("state").join("sandbox-accounts/sealed-tokens");
    let lost = format!("If the passphrase is lost, so are the tokens: rm -r {} && cids login", folder.display());
    assert_eq!(error["hint"], format!("Check CIDS_STORE_PASSPHRASE, or what was typed\n{lost}"));
    environment.set("CIDS_STORE_PASSPHRASE", "");
    let error = environment.run(&["token", "--json"]).expect_code(3).error_json();
    assert_eq!(error["hint"], "Set CIDS_STORE_PASSPHRASE, or run it at a terminal");
}

#[test]
#[cfg(unix)]
fn what_others_can_read_fails_the_check() {
    use std::os::unix::fs::PermissionsExt;
    let environment = TestEnvironment::of_an_old_state();
    environment.run(&["store", "check", "--token-store", "plaintext-file"]).expect_code(0);
    let (path, _) = environment.record();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let output = environment.run(&["store", "check", "--token-store", "plaintext-file", "--json"]).expect_code(3);
    assert!(output.error_json()["causes"][0].as_str().unwrap().contains("can be read by others"), "{output:?}");
    assert_eq!(output.error_json()["hint"], format!("Delete it: rm {} && cids login", path.display()));
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(3).error_json()["code"], "store_file");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::set_permissions(environment.path("state"), std::fs::Permissions::from_mode(0o777)).unwrap();
    let output = environment.run(&["store", "check", "--token-store", "plaintext-file", "--json"]).expect_code(3);
    assert!(output.error_json()["causes"][0].as_str().unwrap().contains("written by everybody"), "{output:?}");
    assert_eq!(output.error_json()["hint"], format!("Close it: chmod o-w {}", environment.path("state").display()));
}

#[test]
fn of_two_records_the_listed_one_counts_and_the_other_is_told() {
    let sandbox = TestSandbox::start();
    let environment = signed_in(&sandbox);
    let (path, old) = environment.record();
    environment.run(&["store", "move", "--to", "encrypted-file"]).expect_code(0);
    // As after a backup was played back.
    std::fs::write(&path, old.to_string()).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    environment.run(&["token", "--force-refresh"]).expect_code(0);
    let answer = environment.run(&["store", "check", "--json"]).expect_code(0).json();
    let expected =
        serde_json::json!([{"username": "casey@litware.example", "token_store": "encrypted-file", "older_in": "plaintext-file"}]);
    assert_eq!(answer["older_records"], expected);
    let text = environment.run(&["store", "check"]).expect_code(0).stdout;
    assert!(text.contains("the list names encrypted-file. `cids store move --to encrypted-file` leaves one"), "{text}");
    environment.run(&["store", "move", "--to", "encrypted-file"]).expect_code(0);
    assert!(!path.exists());
}
