//! GNOME Keyring on a D-Bus of its own.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::eventually;
use crate::support::{Output, Running, TestEnvironment, TestSandbox, walk_in};

struct SecretService {
    session: Child,
    address: String,
}

impl SecretService {
    /// A session bus with the daemon on it, its data in the environment's home.
    fn start(environment: &TestEnvironment, unlock: bool) -> Self {
        let daemon = if unlock {
            "printf secret | gnome-keyring-daemon --unlock --components=secrets"
        } else {
            "gnome-keyring-daemon --start --components=secrets"
        };
        let home = environment.path("home");
        let mut session = Command::new("dbus-run-session")
            .args(["--", "sh", "-c", &format!("{daemon} >/dev/null; echo $DBUS_SESSION_BUS_ADDRESS; exec sleep 600")])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", &home)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("dbus-run-session and gnome-keyring are installed");
        let mut address = String::new();
        BufReader::new(session.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { session, address: address.trim().to_owned() }
    }

    /// The daemon on this bus. It has left the process group for the background, but keeps the bus in its environment.
    fn daemon(&self) -> Option<String> {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let ours = processes.filter(|process| {
            let read = |name| std::fs::read(process.path().join(name)).unwrap_or_default();
            let (name, environment) = (read("comm"), read("environ"));
            name.starts_with(b"gnome-keyring")
                && environment.split(|byte| *byte == 0).any(|variable| variable.ends_with(self.address.as_bytes()))
        });
        ours.map(|process| process.file_name().to_string_lossy().into_owned()).next()
    }
}

impl Drop for SecretService {
    fn drop(&mut self) {
        if let Some(daemon) = self.daemon() {
            let _ = Command::new("kill").args(["-KILL", &daemon]).status();
        }
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.session.id())]).status();
        let _ = self.session.wait();
    }
}

/// Whether the keyring has an item of ours, as another program sees it.
fn has_item(service: &SecretService) -> bool {
    let found = Command::new("secret-tool")
        .args(["search", "--all", "service", "cids"])
        .env("DBUS_SESSION_BUS_ADDRESS", &service.address)
        .output()
        .expect("libsecret-tools is installed");
    String::from_utf8_lossy(&found.stdout).contains("secret = ")
}

fn sign_in(environment: &TestEnvironment, sandbox: &TestSandbox) -> Output {
    let mut login = environment.start_login(&["--token-store", "keyring", "--json"]);
    walk_in(&login.authorization_url(), sandbox.email(), sandbox.password());
    login.finish()
}

fn environment(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    environment.set("CIDS_TOKEN_STORE", "keyring");
    environment
}

#[test]
#[ignore = "needs gnome-keyring"]
fn the_journey_keeps_its_tokens_in_the_keyring_and_nowhere_else() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    let answer = sign_in(&environment, &sandbox).expect_code(0).json();
    assert_eq!(answer["token_store"], "keyring");
    assert!(has_item(&service));
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], "casey@litware.example");
    environment.run(&["graph", "me"]).expect_code(0);
    let planted = b"\"refresh_token\"";
    let leaks = environment.files().into_iter().filter(|(_, content)| content.windows(planted.len()).any(|window| window == planted));
    assert_eq!(leaks.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<std::path::PathBuf>::new());
    environment.run(&["logout"]).expect_code(0);
    assert!(!has_item(&service));
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
    assert!(!has_item(&service));
    environment.run(&["store", "move", "--to", "keyring"]).expect_code(0);
    assert!(has_item(&service));
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
    assert!(!has_item(&service));
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
    let daemon = service.daemon().expect("the daemon runs");
    Command::new("kill").args(["-STOP", &daemon]).status().unwrap();
    let started = Instant::now();
    let output = environment.run(&["whoami", "--json"]);
    Command::new("kill").args(["-CONT", &daemon]).status().unwrap();
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

/// A service with an account in it.
fn signed_in(sandbox: &TestSandbox) -> (TestEnvironment, SecretService) {
    let mut environment = environment(sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    sign_in(&environment, sandbox).expect_code(0);
    (environment, service)
}

/// Stores `secret` under the attributes of the account's own item, and `more`.
fn plant(service: &SecretService, secret: &str, more: &[&str]) {
    let tool = |arguments: &[&str]| {
        let mut command = Command::new("secret-tool");
        command.args(arguments).env("DBUS_SESSION_BUS_ADDRESS", &service.address);
        command
    };
    let found = tool(&["search", "--all", "service", "cids"]).output().unwrap();
    let told = [found.stdout, found.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    let username = told.lines().find_map(|line| line.strip_prefix("attribute.username = ")).expect("the account has an item");
    let attributes = [&["store", "--label", "planted", "service", "cids", "username", username], more].concat();
    let mut store = tool(&attributes).stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut store.stdin.take().unwrap(), secret.as_bytes()).unwrap();
    assert!(store.wait().unwrap().success());
}

#[test]
#[ignore = "needs gnome-keyring"]
fn another_programs_item_under_our_name_is_not_believed() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    plant(&service, "{}", &["application", "other"]);
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(3).error_json()["code"], "store_ambiguous");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_corrupt_item_asks_for_a_new_sign_in() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    plant(&service, "garbage", &[]);
    environment.run(&["whoami"]).expect_code(4);
    sign_in(&environment, &sandbox).expect_code(0);
    environment.run(&["whoami"]).expect_code(0);
}

#[test]
#[ignore = "needs gnome-keyring"]
fn a_keyring_that_is_locked_meanwhile_is_told() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    let lock =
        ["/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/aliases/default"];
    let mut send = Command::new("dbus-send");
    send.args(["--session", "--print-reply", "--dest=org.freedesktop.secrets"]).args(lock).stdout(Stdio::null());
    let locked = send.env("DBUS_SESSION_BUS_ADDRESS", &service.address).status().unwrap();
    assert!(locked.success());
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(3).error_json()["code"], "store_locked");
}

#[test]
#[ignore = "needs gnome-keyring"]
fn ctrl_c_leaves_a_frozen_keyring_at_once() {
    let sandbox = TestSandbox::start();
    let (environment, service) = signed_in(&sandbox);
    let daemon = service.daemon().expect("the daemon runs");
    Command::new("kill").args(["-STOP", &daemon]).status().unwrap();
    let mut graph = Running::start(environment.cids(&["graph", "me", "--verbose"]));
    graph.line(|line| line.starts_with("Account:"));
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    graph.signal("INT");
    let output = graph.finish();
    Command::new("kill").args(["-CONT", &daemon]).status().unwrap();
    output.expect_code(130);
    assert!(started.elapsed() < Duration::from_secs(2));
}
