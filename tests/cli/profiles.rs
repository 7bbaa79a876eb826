use std::process::{Command, Stdio};

use crate::support::{Output, Running, TestEnvironment, TestSandbox};

const CLIENT_ID: &str = "11111111-2222-4333-8444-555555555555";

fn configuration(environment: &TestEnvironment) -> String {
    std::fs::read_to_string(environment.path("config").join("config.toml")).unwrap()
}

fn configure(environment: &TestEnvironment, text: &str) {
    std::fs::write(environment.path("config").join("config.toml"), text).unwrap();
}

fn piped(environment: &TestEnvironment, arguments: &[&str], input: &str) -> Output {
    environment.write("piped", input);
    let mut command = environment.cids(arguments);
    command.stdin(Stdio::from(std::fs::File::open(environment.work().join("piped")).unwrap()));
    Running::start(command).finish()
}

#[test]
fn a_profile_keeps_flags_and_the_settings_in_force_with_their_sources() {
    let environment = TestEnvironment::new();
    environment.write(".env", format!("AUTHORITY=contoso\nCLIENT_ID={CLIENT_ID}\nCLIENT_SECRET=planted\nSCOPE=api://x/Read\n"));
    let add = ["profiles", "add", "work", "--authority", "fabrikam", "--token-store", "encrypted-file", "--json"];
    let answer = environment.run(&add).expect_code(0).json();
    let expected = serde_json::json!({
        "name": "work",
        "values": [
            {"name": "AUTHORITY", "value": "fabrikam", "source": "--authority"},
            {"name": "CLIENT_ID", "value": CLIENT_ID, "source": ".env"},
            {"name": "SCOPE", "value": "api://x/Read", "source": ".env"},
            {"name": "TOKEN_STORE", "value": "encrypted-file", "source": "--token-store"},
        ],
        "client_secret_store": null,
    });
    assert_eq!(answer, expected);
    assert_eq!(
        configuration(&environment),
        format!(
            "[profiles.work]\nauthority = \"fabrikam\"\nclient_id = \"{CLIENT_ID}\"\nscope = \"api://x/Read\"\ntoken_store = \"encrypted-file\"\n"
        )
    );
    assert_eq!(environment.run(&["profiles", "add", "work", "--json"]).expect_code(3).error_json()["code"], "profile_exists");
    environment.run(&["profiles", "add", "work", "--replace"]).expect_code(0);
    assert!(configuration(&environment).contains("authority = \"contoso\""));
}

#[test]
fn a_profile_without_a_tenant_and_a_name_that_is_none_are_refused() {
    let environment = TestEnvironment::new();
    assert_eq!(environment.run(&["profiles", "add", "work", "--json"]).expect_code(3).error_json()["code"], "settings_missing");
    let long = "a".repeat(65);
    for name in ["a b", "a.b", "a\u{1b}[2J", "a\nb", "", "sandbox", "-x", &long] {
        environment.run(&["profiles", "add", "--authority", "contoso", "--client-id", CLIENT_ID, "--", name]).expect_failure(2, "'<NAME>'");
    }
    assert!(!environment.path("config").join("config.toml").exists());
    environment
        .run(&["profiles", "add", "work", "--keep-secret", "--authority", "contoso", "--client-id", CLIENT_ID])
        .expect_failure(2, "no client secret to keep");
}

#[test]
fn a_directory_chooses_and_no_other_directory_is_changed() {
    let environment = TestEnvironment::new();
    configure(&environment, "# mine\n[profiles.a]\nauthority = \"contoso\"\n\n[profiles.b]\nauthority = \"fabrikam\"\n");
    let in_force = |directory: &str| {
        let mut command = environment.cids(&["status", "--json"]);
        command.current_dir(environment.path(directory));
        let answer = Running::start(command).finish().expect_code(0).json();
        (answer["profile"].clone(), answer["settings"][0]["value"].clone())
    };
    assert_eq!(in_force("work"), (serde_json::Value::Null, serde_json::Value::Null));
    let here = environment.run(&["profiles", "use", "a", "--json"]).expect_code(0).json();
    assert_eq!(here["profile"], "a");
    environment.run(&["profiles", "use", "b", "--default"]).expect_code(0);
    assert_eq!(in_force("work"), ("a".into(), "contoso".into()));
    assert_eq!(in_force("home"), ("b".into(), "fabrikam".into()));
    let list = environment.run(&["profiles", "--json"]).expect_code(0).json();
    let work = here["directory"].as_str().unwrap();
    let expected = serde_json::json!({
        "profile": "a",
        "profile_source": format!("cids profiles use in {work}"),
        "profiles": [
            {"name": "a", "authority": "contoso", "client_id": null, "keeps_client_secret": false, "default": false, "directories": [work]},
            {"name": "b", "authority": "fabrikam", "client_id": null, "keeps_client_secret": false, "default": true, "directories": []},
        ],
    });
    assert_eq!(list, expected);
    environment.run(&["profiles", "use", "--none"]).expect_code(0);
    assert_eq!(in_force("work").0, "b");
    assert!(configuration(&environment).contains("# mine"));
    assert!(environment.work().read_dir().unwrap().next().is_none(), "nothing is written into the directory");
}

#[test]
fn removing_a_profile_takes_back_what_chose_it() {
    let environment = TestEnvironment::new();
    configure(&environment, "[profiles.a]\nauthority = \"contoso\"\n");
    environment.run(&["profiles", "use", "a"]).expect_code(0);
    environment.run(&["profiles", "use", "a", "--default"]).expect_code(0);
    let answer = environment.run(&["profiles", "remove", "a", "--json"]).expect_code(0).json();
    assert_eq!((&answer["name"], answer["directories"].as_array().unwrap().len()), (&"a".into(), 1));
    assert_eq!(environment.run(&["status", "--json"]).expect_code(0).json()["profile"], serde_json::Value::Null);
    assert_eq!(environment.run(&["profiles", "remove", "a", "--json"]).expect_code(3).error_json()["code"], "unknown_profile");
}

#[test]
fn a_profile_that_is_used_and_gone_stops_commands_and_not_the_way_out() {
    let environment = TestEnvironment::new();
    configure(&environment, "default_profile = \"gone\"\n[profiles.a]\nauthority = \"contoso\"\n");
    assert_eq!(environment.run(&["status", "--json"]).expect_code(3).error_json()["code"], "unknown_profile");
    assert_eq!(environment.run(&["profiles", "--json"]).expect_code(0).json()["profile"], "gone");
    environment.run(&["profiles", "use", "a", "--default"]).expect_code(0);
    environment.run(&["status"]).expect_code(0);
    let error = environment.run(&["status", "--profile", "sandbox", "--json"]).expect_code(3).error_json();
    assert!(error["hint"].as_str().unwrap().contains("cids sandbox"), "{error}");
}

#[test]
fn a_chosen_profile_and_another_tenants_file_are_an_error_that_names_both() {
    let environment = TestEnvironment::new();
    environment.write(".env", format!("AUTHORITY=contoso\nCLIENT_ID={CLIENT_ID}\n"));
    configure(&environment, "[profiles.work]\nauthority = \"fabrikam\"\n");
    let used = environment.run(&["profiles", "use", "work"]).expect_code(0);
    assert!(used.stderr.contains("AUTHORITY from .env") && used.stderr.contains("profile work"), "{used:?}");
    let error = environment.run(&["whoami", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "contradiction");
    let message = error["message"].as_str().unwrap();
    assert!(message.starts_with("AUTHORITY from .env and the profile work (cids profiles use in "), "{message}");
    environment.run(&["whoami", "--env-file", "/dev/null"]).expect_failure(4, "is signed in");
    environment.run(&["whoami", "--authority", "contoso"]).expect_failure(4, "signed in at contoso.ciamlogin.com");
}

#[test]
fn a_kept_secret_lets_a_refresh_work_from_any_folder() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let answer = environment.run(&["profiles", "add", "toy", "--keep-secret", "--json"]).expect_code(0).json();
    assert_eq!(answer["client_secret_store"], "plaintext-file");
    assert!(!configuration(&environment).contains(sandbox.ready("client_secret")));
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    environment.run(&["token", "--force-refresh"]).expect_code(0);
    environment.run(&["token", "--force-refresh", "--profile", "toy"]).expect_code(0);
    assert_eq!(environment.run(&["profiles", "--json"]).expect_code(0).json()["profiles"][0]["keeps_client_secret"], true);

    // Another profile of the same application needs it still.
    environment.run(&["profiles", "add", "twin", "--profile", "toy"]).expect_code(0);
    assert_eq!(environment.run(&["profiles", "remove", "toy", "--json"]).expect_code(0).json()["client_secret_forgotten"], false);
    environment.set("CIDS_PROFILE", "twin");
    let removed = environment.run(&["profiles", "remove", "twin", "--json"]).expect_code(0);
    assert!(removed.stderr.contains("CIDS_PROFILE still names twin"), "{removed:?}");
    assert_eq!(removed.json()["client_secret_forgotten"], true);
    environment.set("CIDS_PROFILE", "");
    assert_eq!(environment.run(&["token", "--force-refresh", "--json"]).expect_code(3).error_json()["code"], "client_secret_missing");
}

#[test]
fn a_secret_from_stdin_is_kept_and_shown_nowhere() {
    let environment = TestEnvironment::new();
    let add = ["profiles", "add", "toy", "--authority", "http://localhost:1/toys", "--client-id", CLIENT_ID, "--secret-stdin", "--json"];
    let output = piped(&environment, &add, "planted-secret\n").expect_code(0);
    assert_eq!(output.json()["client_secret_store"], "plaintext-file");
    assert!(output.stderr.contains("goes to localhost:1") && !format!("{output:?}").contains("planted-secret"), "{output:?}");
    let leaks = environment.files().into_iter().filter(|(path, content)| {
        content.windows(14).any(|window| window == b"planted-secret")
            && !path.ends_with("piped")
            && !path.parent().unwrap().ends_with("tokens")
    });
    assert_eq!(leaks.count(), 0);
}

#[test]
fn a_configuration_that_cannot_be_used_is_told_and_never_overwritten() {
    let environment = TestEnvironment::new();
    let path = environment.path("config").join("config.toml");
    for broken in ["[profiles", "profiles = 1\n", "[profiles.a]\nauthority = 1\n", "\u{1b}[2J"] {
        configure(&environment, broken);
        for arguments in [&["profiles", "--json"][..], &["profiles", "use", "a", "--json"], &["whoami", "--json"]] {
            let output = environment.run(arguments).expect_code(3);
            assert_eq!(output.error_json()["code"], "bad_config_file", "{output:?}");
        }
        assert_eq!(configuration(&environment), broken);
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    let add = ["profiles", "add", "a", "--authority", "contoso", "--client-id", CLIENT_ID, "--json"];
    assert_eq!(environment.run(&add).expect_code(3).error_json()["code"], "bad_config_file");
    std::fs::remove_dir(&path).unwrap();
    std::fs::remove_dir(environment.path("config")).unwrap();
    std::fs::write(environment.path("config"), "").unwrap();
    assert_eq!(environment.run(&add).expect_code(3).error_json()["code"], "bad_config_file");
}

#[test]
fn edits_at_once_are_all_kept() {
    let environment = TestEnvironment::new();
    let names: Vec<String> = (0..12).map(|number| format!("c{number:02}")).collect();
    let at_once = |commands: Vec<Command>| {
        let running: Vec<Running> = commands.into_iter().map(Running::start).collect();
        for command in running {
            command.finish().expect_code(0);
        }
    };
    let add = |name: &String| environment.cids(&["profiles", "add", name, "--authority", "contoso", "--client-id", CLIENT_ID]);
    at_once(names.iter().map(add).collect());
    let kept = |key: &str| {
        let profiles = environment.run(&["profiles", "--json"]).expect_code(0).json()["profiles"].clone();
        profiles.as_array().unwrap().iter().map(|profile| profile[key].clone()).collect::<Vec<_>>()
    };
    assert_eq!(kept("name"), names);
    at_once(
        names
            .iter()
            .map(|name| {
                std::fs::create_dir(environment.work().join(name)).unwrap();
                let mut command = environment.cids(&["profiles", "use", name]);
                command.current_dir(environment.work().join(name));
                command
            })
            .collect(),
    );
    assert!(kept("directories").iter().all(|directories| directories.as_array().unwrap().len() == 1));
}

#[test]
#[cfg(unix)]
fn an_edit_waits_for_the_one_under_way_and_goes_on_without_locks() {
    let environment = TestEnvironment::new();
    let lock = environment.path("state").join("locks").join("profiles");
    let add = |name| ["profiles", "add", name, "--authority", "contoso", "--client-id", CLIENT_ID];
    std::fs::create_dir(lock.parent().unwrap()).unwrap();
    let held = std::fs::File::create(&lock).unwrap();
    held.lock().unwrap();
    let waiting = Running::start(environment.cids(&add("a")));
    configure(&environment, "[profiles.other]\nauthority = \"fabrikam\"\n");
    drop(held);
    waiting.finish().expect_code(0);
    assert!(configuration(&environment).contains("other") && configuration(&environment).contains("profiles.a"));

    std::fs::remove_dir_all(environment.path("state")).unwrap();
    std::fs::write(environment.path("state"), "").unwrap();
    let warned = environment.run(&add("b")).expect_code(0);
    assert!(warned.stderr.contains("Warning: Another cids at work cannot be waited for"), "{warned:?}");
    assert!(configuration(&environment).contains("profiles.b"));
}

#[test]
fn files_are_kept_so_that_they_are_found_from_any_folder() {
    let environment = TestEnvironment::new();
    let add = |name: &str, flag: &str| {
        environment
            .run(&["profiles", "add", name, "--authority", "contoso", "--client-id", CLIENT_ID, flag, "keys/own.pem"])
            .expect_code(0);
    };
    add("certificate", "--client-certificate");
    add("federated", "--federated-token-file");
    add("bundle", "--ca-bundle");
    let file = environment.work().canonicalize().unwrap().join("keys").join("own.pem");
    let kept: toml::Table = configuration(&environment).parse().unwrap();
    for (profile, key) in [("certificate", "client_certificate"), ("federated", "federated_token_file"), ("bundle", "ca_bundle")] {
        assert_eq!(kept["profiles"][profile][key].as_str(), file.to_str(), "{kept}");
    }
    let mut status = environment.cids(&["status", "--profile", "bundle", "--json"]);
    status.current_dir(environment.path("home"));
    let bundles = Running::start(status).finish().expect_code(0).json()["ca_bundles"].clone();
    assert_eq!(bundles[0]["value"].as_str(), file.to_str(), "{bundles}");
}
