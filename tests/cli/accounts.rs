use crate::support::{TestEnvironment, TestSandbox};

const CASEY: &str = "casey@litware.example";

/// Casey and another person, who signed in last.
fn two_accounts(sandbox: &TestSandbox) -> TestEnvironment {
    let environment = TestEnvironment::at(sandbox);
    environment.sign_in(sandbox, &[]).expect_code(0);
    environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
    environment
}

fn usernames(environment: &TestEnvironment) -> Vec<String> {
    let answer = environment.run(&["accounts", "--json"]).expect_code(0).json();
    answer["accounts"].as_array().unwrap().iter().map(|row| row["username"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_list_tells_all_without_a_store() {
    let sandbox = TestSandbox::start();
    let environment = two_accounts(&sandbox);
    // Nobody could read a record any more.
    std::fs::remove_dir_all(environment.path("state").join("sandbox-accounts/tokens")).unwrap();
    let answer = environment.run(&["accounts", "list", "--json"]).expect_code(0).json();
    let rows = answer["accounts"].as_array().unwrap();
    let keys: Vec<&String> = rows[1].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["username", "name", "oid", "sub", "tenant_id", "authority", "client_id", "current", "token_store", "access_token_expires_on"]
    );
    let [second, _] = sandbox.second_user();
    let told = |row: &serde_json::Value| (row["username"].as_str().unwrap().to_owned(), row["current"].as_bool().unwrap());
    assert_eq!([told(&rows[0]), told(&rows[1])], [(second.to_owned(), true), (CASEY.to_owned(), false)]);
    assert_eq!((&rows[1]["token_store"], &rows[1]["authority"]), (&"plaintext-file".into(), &sandbox.ready("authority").into()));
    assert!(rows[1]["access_token_expires_on"].as_str().unwrap().ends_with('Z'));
    let text = environment.run(&["account"]).expect_code(0).stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("   Account") && lines[1].starts_with(&format!("*  {second}")), "{text}");
    assert!(lines[2].starts_with(&format!("   {CASEY}")) && lines[2].contains("plaintext-file  in "), "{text}");
}

#[test]
fn nobody_is_an_empty_list() {
    let environment = TestEnvironment::new();
    assert_eq!(environment.run(&["accounts", "--json"]).expect_code(0).stdout, "{\"accounts\":[]}\n");
    assert_eq!(environment.run(&["accounts"]).expect_code(0).stdout, "Nobody is signed in\n");
    assert_eq!(
        environment.run(&["accounts", "remove", "--all", "--json"]).expect_code(0).stdout,
        "{\"removed\":[],\"browser_session\":\"left_alone\",\"current_account\":null}\n"
    );
    environment.run(&["accounts", "remove"]).expect_failure(2, "<ACCOUNT>");
}

#[test]
fn another_account_becomes_the_current_one() {
    let sandbox = TestSandbox::start();
    let environment = two_accounts(&sandbox);
    let who = || environment.run(&["whoami", "--json"]).expect_code(0).json()["username"].clone();
    assert_ne!(who(), CASEY);
    let answer = environment.run(&["accounts", "use", &CASEY.to_uppercase(), "--json"]).expect_code(0).json();
    let expected = serde_json::json!({"username": CASEY, "authority": sandbox.ready("authority"), "client_id": sandbox.ready("client_id")});
    assert_eq!(answer, expected);
    assert_eq!(who(), CASEY);
    // A refresh of the other account changes nothing of that.
    environment.run(&["token", "--account", sandbox.second_user()[0], "--force-refresh"]).expect_code(0);
    assert_eq!(who(), CASEY);
}

#[test]
fn where_something_else_names_the_account_the_switch_says_so() {
    let sandbox = TestSandbox::start();
    let mut environment = two_accounts(&sandbox);
    let [second, _] = sandbox.second_user();
    environment.set("CIDS_ACCOUNT", second);
    let output = environment.run(&["accounts", "use", CASEY]).expect_code(0);
    assert!(output.stderr.contains(&format!("still act as {second}")) && output.stderr.contains("CIDS_ACCOUNT"), "{output:?}");
}

#[test]
fn an_unknown_name_is_told_with_those_that_are_known() {
    let sandbox = TestSandbox::start();
    let environment = two_accounts(&sandbox);
    for verb in ["use", "remove"] {
        let error = environment.run(&["accounts", verb, "no\u{1b}[2Jbody\n", "--json"]).expect_code(4).error_json();
        assert_eq!((&error["code"], error["causes"].as_array().unwrap().len()), (&"sign_in_required".into(), 2), "{error}");
    }
    assert_eq!(usernames(&environment).len(), 2);
}

#[test]
fn one_person_in_two_applications_is_ambiguous_until_the_application_is_named() {
    let sandbox = TestSandbox::start();
    let environment = two_accounts(&sandbox);
    let state = environment.path("state").join("sandbox-accounts/accounts");
    let listed = std::fs::read_dir(&state).unwrap().map(|file| file.unwrap().path());
    let casey = listed.filter_map(|path| std::fs::read_to_string(path).ok()).find(|text| text.contains(CASEY)).unwrap();
    let other = "99999999-2222-4333-8444-555555555555";
    std::fs::write(state.join("v1.other.json"), casey.replace(sandbox.ready("client_id"), other)).unwrap();
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let error = environment.run(&["accounts", "use", CASEY, "--json"]).expect_code(3).error_json();
    assert_eq!((&error["code"], error["causes"].as_array().unwrap().len()), (&"ambiguous_account".into(), 2), "{error}");
    let named = ["accounts", "use", CASEY, "--authority", sandbox.ready("authority"), "--client-id", sandbox.ready("client_id")];
    environment.run(&named).expect_code(0);
}

#[test]
fn removing_forgets_here_and_leaves_the_browser_alone() {
    let sandbox = TestSandbox::start();
    let environment = two_accounts(&sandbox);
    let [second, _] = sandbox.second_user();
    // Nothing goes before every name is understood.
    environment.run(&["accounts", "remove", second, "nobody"]).expect_failure(4, "nobody (ACCOUNT)");
    assert_eq!(usernames(&environment), [second, CASEY]);
    let answer = environment.run(&["accounts", "remove", second, second, "--json"]).expect_code(0).json();
    assert_eq!((answer["removed"].as_array().unwrap().len(), &answer["browser_session"]), (1, &"left_alone".into()));
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], CASEY);
    environment.run(&["accounts", "remove", "--all"]).expect_code(0);
    assert_eq!(usernames(&environment), Vec::<String>::new());
    let tokens = std::fs::read_dir(environment.path("state").join("sandbox-accounts/tokens")).unwrap();
    assert_eq!(tokens.count(), 0);
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn who_is_current_after_another_was_forgotten_is_told() {
    let sandbox = TestSandbox::start();
    for [forget, with] in [["accounts", "remove"], ["logout", "--local"], ["logout", "--local --account"]] {
        let environment = two_accounts(&sandbox);
        let [second, _] = sandbox.second_user();
        let name = if with == "--local" { None } else { Some(second) };
        let arguments: Vec<&str> = [forget].into_iter().chain(with.split(' ')).chain(name).collect();
        let text = environment.run(&arguments).expect_code(0).stdout;
        assert!(text.contains(&format!("{CASEY} is the current account now, at ")), "{arguments:?}: {text}");

        environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
        let json = [&arguments[..], &["--json"]].concat();
        let answer = environment.run(&json).expect_code(0).json();
        assert_eq!((&answer["current_account"]["username"], &answer["removed"][0]["username"]), (&CASEY.into(), &second.into()));
    }
    // Who was not current leaves nobody behind.
    let environment = two_accounts(&sandbox);
    let text = environment.run(&["accounts", "remove", CASEY]).expect_code(0).stdout;
    assert!(!text.contains("current account"), "{text}");
    let answer = environment.run(&["logout", "--local", "--json"]).expect_code(0).json();
    assert_eq!(answer["current_account"], serde_json::Value::Null);
}

#[test]
fn the_state_of_an_older_cids_is_taken_over_without_a_new_sign_in() {
    let environment = TestEnvironment::of_an_old_state();
    let who = environment.run(&["whoami", "--json"]).expect_code(0).json();
    assert_eq!((&who["username"], &who["name"]), (&CASEY.into(), &"Casey Jensen".into()));
    let row = environment.run(&["accounts", "--json"]).expect_code(0).json()["accounts"][0].clone();
    assert_eq!((&row["token_store"], &row["current"]), (&"plaintext-file".into(), &true.into()));
    assert!(!environment.path("state").join("accounts.json").exists());
}

#[test]
fn a_tenant_by_name_and_by_id_has_one_account() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let (by_name, origin) = (sandbox.ready("authority"), url::Url::parse(sandbox.ready("authority")).unwrap().origin());
    let by_id = format!("{}/{}", origin.ascii_serialization(), sandbox.ready("tenant_id"));
    let at_id = sandbox.env_file().replace(by_name, &by_id);
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    // The account of the name is found by the ID, and renewed with the secret that stands beside the ID.
    environment.write(".env", &at_id);
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], sandbox.email());
    environment.let_tokens_end_in(-10);
    environment.run(&["token"]).expect_code(0);
    // Signed in by the ID it is the same account, which the name still means.
    environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
    let accounts = environment.run(&["accounts", "--json"]).expect_code(0).json();
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 1, "{accounts}");
    environment.write(".env", sandbox.env_file());
    environment.let_tokens_end_in(-10);
    environment.run(&["token"]).expect_code(0);
    environment.run(&["logout", "--local"]).expect_code(0);
    for content in [sandbox.env_file(), at_id] {
        environment.write(".env", content);
        environment.run(&["whoami"]).expect_code(4);
    }
    assert!(!environment.files().iter().any(|(path, _)| path.parent().unwrap().ends_with("tokens")), "a record is left behind");
}
