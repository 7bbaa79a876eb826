//! The keyring as it is, and its faults.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::gnome_keyring::{SecretService, environment, sign_in, signed_in};
use crate::support::{Running, TestEnvironment, TestSandbox, eventually, walk_in};

#[test]
#[ignore = "needs gnome-keyring"]
fn the_journey_keeps_its_tokens_in_the_keyring_and_nowhere_else() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    let answer = sign_in(&environment, &sandbox).expect_code(0).json();
    assert_eq!(answer["token_store"], "keyring");
    assert_eq!(service.items().len(), 1);
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], "casey@litware.example");
    environment.run(&["graph", "me"]).expect_code(0);
    let planted = b"\"refresh_token\"";
    let leaks = environment.files().into_iter().filter(|(_, content)| content.windows(planted.len()).any(|window| window == planted));
    assert_eq!(leaks.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<std::path::PathBuf>::new());
    environment.run(&["logout"]).expect_code(0);
    assert_eq!(service.items(), []);
    environment.run(&["whoami"]).expect_code(4);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn accounts_and_secrets_move_into_the_keyring_and_out_of_it() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment.run(&["profiles", "add", "toy", "--keep-secret"]).expect_code(0);
    assert_eq!(service.items(), []);
    environment.run(&["store", "move", "--to", "keyring"]).expect_code(0);
    assert_eq!(service.items().len(), 2, "an account and a secret");
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    environment.run(&["token", "--force-refresh"]).expect_code(0);
    let check = environment.run(&["store", "check", "--json"]).expect_code(0).json();
    let of = |accounts: &str, store: &str| {
        let rows = check["stores"].as_array().unwrap().iter();
        rows.filter(|row| row["accounts"] == accounts && row["token_store"] == store).collect::<Vec<_>>()
    };
    let [row] = of("sandbox", "keyring")[..] else { panic!("{check}") };
    assert_eq!((&row["locked"], &row["entry_limit"]), (&false.into(), &serde_json::Value::Null));
    assert!(row["readers"][0].as_str().unwrap().contains("session bus"), "{check}");
    environment.run(&["store", "move", "--to", "plaintext-file"]).expect_code(0);
    assert_eq!(service.items(), []);
    environment.run(&["token", "--force-refresh"]).expect_code(0);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_locked_keyring_is_told_before_anything_opens() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    {
        let service = SecretService::start(&environment, true);
        environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
        sign_in(&environment, &sandbox).expect_code(0);
    }
    let service = SecretService::start(&environment, false);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    for command in [&["login", "--no-browser", "--json"][..], &["whoami", "--json"]] {
        let output = environment.run(command).expect_code(3);
        assert_eq!(output.error_json()["code"], "store_locked", "{output:?}");
        assert!(!output.stderr.contains("response_type"), "{output:?}");
        assert!(output.error_json()["hint"].as_str().unwrap().contains("cids login --token-store encrypted-file"), "{output:?}");
    }
    // What the hint names needs no keyring.
    environment.set("CIDS_TOKEN_STORE", "").set("CIDS_STORE_PASSPHRASE", "correct horse");
    environment.sign_in(&sandbox, &["--token-store", "encrypted-file"]).expect_code(0);
    environment.run(&["whoami"]).expect_code(0);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn whoever_declines_to_unlock_the_keyring_is_asked_once() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    {
        let service = SecretService::start(&environment, true);
        environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
        sign_in(&environment, &sandbox).expect_code(0);
        let mut login = environment.start_login(&["--token-store", "keyring"]);
        let [email, password] = sandbox.second_user();
        walk_in(&login.authorization_url(), email, password);
        login.finish().expect_code(0);
    }
    // Nobody can answer its prompts, which it takes for a refusal.
    let service = SecretService::start(&environment, false);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    for command in [&["whoami"][..], &["token"], &["logout"], &["logout", "--local"], &["logout", "--all"]] {
        let asked = service.prompts(|| {
            environment.run(command).expect_code(3);
        });
        assert_eq!(asked, 1, "{command:?}");
    }
}

#[test]
#[ignore = "needs gnome-keyring, and half a minute"]
fn a_frozen_keyring_does_not_hang_the_program() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    sign_in(&environment, &sandbox).expect_code(0);
    let frozen = service.freeze();
    let started = Instant::now();
    let output = environment.run(&["whoami", "--json"]);
    drop(frozen);
    assert_eq!(output.expect_code(3).error_json()["code"], "store_timed_out");
    assert!(started.elapsed() < Duration::from_secs(45));
    eventually("the account", || (environment.run(&["whoami"]).code == Some(0)).then_some(()));
}

#[test]
#[ignore = "needs dbus"]
fn a_bus_without_a_keyring_is_told_with_the_reason() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let configuration = environment.path("bus.conf");
    let socket = environment.path("home").join("bus");
    std::fs::write(
        &configuration,
        format!(
            "<busconfig><type>session</type><listen>unix:path={}</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>\
             <allow own=\"*\"/></policy></busconfig>",
            socket.display()
        ),
    )
    .unwrap();
    let mut bus = Command::new("dbus-daemon")
        .arg(format!("--config-file={}", configuration.display()))
        .arg("--nofork")
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    eventually("the bus", || socket.exists().then_some(()));
    environment.set("DBUS_SESSION_BUS_ADDRESS", &format!("unix:path={}", socket.display()));
    let output = environment.run(&["login", "--no-browser", "--json"]);
    bus.kill().unwrap();
    bus.wait().unwrap();
    let error = output.expect_code(3).error_json();
    assert_eq!(error["code"], "store_unavailable");
    assert!(error["message"].as_str().unwrap().contains("org.freedesktop.secrets"), "{error}");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn another_programs_item_under_our_name_is_not_believed() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    service.plant(&service.items()[0].0, "{}", &["application", "other"]);
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(3).error_json()["code"], "store_ambiguous");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_corrupt_item_asks_for_a_new_sign_in() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    service.plant(&service.items()[0].0, "garbage", &[]);
    environment.run(&["whoami"]).expect_code(4);
    sign_in(&environment, &sandbox).expect_code(0);
    environment.run(&["whoami"]).expect_code(0);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_keyring_that_is_locked_meanwhile_asks_the_person_and_a_dismissed_prompt_is_told() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    service.lock();
    let prompts = environment.path("prompts");
    let mut monitor = Command::new("dbus-monitor");
    monitor.args(["--address", &service.address, "interface=org.freedesktop.Secret.Prompt"]);
    let mut monitor = monitor.stdout(std::fs::File::create(&prompts).unwrap()).spawn().unwrap();
    let seen = |what: &str| std::fs::read_to_string(&prompts).unwrap().contains(what);
    eventually("the monitor", || seen("NameLost").then_some(()));
    let output = environment.run(&["whoami", "--json"]);
    // Without a display the prompter ends at once, which the service tells as a person's Cancel.
    eventually("the prompt's end", || seen("member=Completed").then_some(()));
    assert!(seen("member=Prompt") && seen("boolean true"));
    monitor.kill().unwrap();
    monitor.wait().unwrap();
    assert_eq!(output.expect_code(3).error_json()["code"], "store_locked");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn ctrl_c_leaves_a_frozen_keyring_at_once() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    let frozen = service.freeze();
    let mut graph = Running::start(environment.cids(&["graph", "me", "--verbose"]));
    graph.line(|line| line.starts_with("Account:"));
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    graph.signal("INT");
    let output = graph.finish();
    drop(frozen);
    output.expect_code(130);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
#[ignore = "needs gnome-keyring"]
fn ctrl_c_leaves_a_keyring_that_freezes_over_a_kept_client_secret() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    environment.run(&["profiles", "add", "app", "--keep-secret"]).expect_code(0);
    let settings: Vec<String> =
        sandbox.env_file().lines().filter(|line| !line.starts_with("CLIENT_SECRET")).map(|line| format!("{line}\n")).collect();
    environment.write(".env", settings.concat());
    let frozen = service.freeze();
    let login = Running::start(environment.cids(&["login", "--no-browser"]));
    std::thread::sleep(Duration::from_millis(500));
    let started = Instant::now();
    login.signal("INT");
    let output = login.finish();
    drop(frozen);
    output.expect_code(130);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
#[ignore = "needs gnome-keyring"]
fn ctrl_c_ends_an_answer_from_the_cache_while_the_keyring_is_frozen() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    let _frozen = service.freeze();
    let mut whoami = Running::start(environment.cids(&["whoami", "--verbose"]));
    whoami.line(|line| line.starts_with("Account:"));
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    whoami.signal("INT");
    let output = whoami.finish();
    assert!(started.elapsed() < Duration::from_millis(500));
    // Of the signal itself, which a shell tells as 130; it has touched no terminal's ways.
    assert_eq!((output.code, output.stdout.as_str()), (None, ""));
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_bus_that_ends_in_the_midst_of_a_call_is_told_at_once() {
    let sandbox = TestSandbox::start();
    for command in [&["whoami", "--json"][..], &["token", "--force-refresh", "--json"], &["logout", "--local", "--json"]] {
        let (environment, service) = signed_in(&sandbox);
        let _frozen = service.freeze();
        let running = Running::start(environment.cids(command));
        std::thread::sleep(Duration::from_millis(500));
        let started = Instant::now();
        service.end_bus();
        let output = running.finish().expect_code(3);
        assert!(started.elapsed() < Duration::from_secs(2), "{command:?}: {:?}", started.elapsed());
        assert_eq!((&output.error_json()["code"], output.stdout.as_str()), (&"store_unavailable".into(), ""), "{output:?}");
        assert_eq!(environment.run(&["accounts", "--json"]).expect_code(0).json()["accounts"].as_array().unwrap().len(), 1);
    }
}

#[test]
#[ignore = "needs gnome-keyring"]
fn another_accounts_record_under_our_name_is_not_believed() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    let first = service.items();
    environment.sign_in_as(sandbox.second_user(), &[]).expect_code(0);
    let second = service.items().into_iter().find(|item| *item != first[0]).unwrap();
    service.plant(&first[0].0, &second.1, &[]);
    for command in ["whoami", "token"] {
        let refused = environment.run(&[command, "--account", sandbox.email(), "--json"]).expect_code(4);
        assert!(refused.error_json()["hint"].to_string().contains("cids login"), "{refused:?}");
        environment.run(&[command, "--account", sandbox.second_user()[0]]).expect_code(0);
    }
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_keyring_without_a_default_collection_is_not_called_locked() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, false);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    // Without a display nobody could answer a prompt.
    let asked = service.prompts(|| {
        let login = environment.run(&["login", "--no-browser", "--json"]).expect_code(3);
        let error = login.error_json();
        assert_eq!(error["code"], "store_no_collection", "{error}");
        assert!(error["message"].as_str().unwrap().contains("no default collection"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("cids login --token-store encrypted-file"), "{error}");
        assert!(!login.stderr.contains("response_type"), "{login:?}");
    });
    assert_eq!(asked, 0);
    let store = environment.run(&["store", "--json"]).expect_code(0).json();
    for accounts in ["real", "sandbox"] {
        assert_eq!(store[accounts]["token_store"], serde_json::Value::Null, "{store}");
        assert!(store[accounts]["problem"].as_str().unwrap().contains("no default collection"), "{store}");
    }
    let check = environment.run(&["store", "check", "--json"]).expect_code(3).error_json();
    assert!(check.to_string().contains("no default collection"), "{check}");
    let status = environment.run(&["status"]).expect_code(0).stdout;
    assert!(status.contains("not tested: run `cids store`"), "{status}");
    // Nothing was kept there, so there is nothing to unlock.
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(4).error_json()["code"], "sign_in_required");
    // Left to cids, that is no keyring.
    environment.set("CIDS_TOKEN_STORE", "").set("CIDS_STORE_PASSPHRASE", "correct horse");
    let store = environment.run(&["store", "--json"]).expect_code(0).json();
    assert_eq!(store["real"]["token_store"], "encrypted-file", "{store}");
    assert!(store["real"]["passed_over"][0]["reason"].as_str().unwrap().contains("no default collection"), "{store}");
    let check = environment.run(&["store", "check", "--json"]).expect_code(0).json();
    assert_eq!(check["stores"][0]["token_store"], "encrypted-file", "{check}");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn whoever_declines_to_create_a_collection_is_asked_once_and_only_where_a_dialog_can_show() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, false);
    // The daemon has no display, and takes that for a refusal.
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address).set("DISPLAY", ":4242");
    for (command, expected) in [
        (&["login", "--no-browser", "--json"][..], 1),
        (&["login", "--no-input", "--no-browser", "--json"], 0),
        (&["store", "--json"], 0),
        (&["whoami"], 0),
    ] {
        let asked = service.prompts(|| {
            let output = environment.run(command);
            if command[0] == "login" {
                assert_eq!(output.error_json()["code"], "store_no_collection", "{output:?}");
            }
        });
        assert_eq!(asked, expected, "{command:?}");
    }
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_locked_keyring_is_not_said_to_be_ready() {
    let sandbox = TestSandbox::start();
    let (mut environment, service) = signed_in(&sandbox);
    environment.set("CIDS_TOKEN_STORE", "");
    assert_eq!(environment.run(&["store", "--json"]).expect_code(0).json()["real"]["locked"], false);
    service.lock();
    let asked = service.prompts(|| {
        let store = environment.run(&["store", "--json"]).expect_code(0).json();
        assert_eq!((&store["real"]["token_store"], &store["real"]["locked"]), (&"keyring".into(), &true.into()), "{store}");
    });
    assert_eq!(asked, 0);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn of_several_addresses_of_the_bus_the_first_that_can_be_reached_counts() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &format!("unix:path=/nowhere;autolaunch:;{};tcp:host=localhost,port=1", service.address));
    sign_in(&environment, &sandbox).expect_code(0);
    assert_eq!(service.items().len(), 1);
    environment.run(&["whoami"]).expect_code(0);
    environment.run(&["logout"]).expect_code(0);
    assert_eq!(service.items(), []);
    for address in ["unix:path=/nowhere;unix:abstract=nobody", "autolaunch:", "unix:runtime=yes", "unix:tmpdir=/tmp", "nonsense", ";"] {
        environment.set("DBUS_SESSION_BUS_ADDRESS", address);
        let error = environment.run(&["login", "--no-browser", "--json"]).expect_code(3).error_json();
        assert_eq!(error["code"], "store_unavailable", "{address}: {error}");
    }
}
