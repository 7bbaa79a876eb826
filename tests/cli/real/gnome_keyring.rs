//! GNOME Keyring on a D-Bus of its own.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use crate::support::{Output, TestEnvironment, TestSandbox, walk_in};

/// A session.
pub struct SecretService {
    session: Child,
    /// Of the bus.
    pub address: String,
}

impl SecretService {
    /// A session bus with the daemon on it, its data in the environment's home.
    pub fn start(environment: &TestEnvironment, unlock: bool) -> Self {
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
    pub fn daemon(&self) -> Option<String> {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let ours = processes.filter(|process| {
            let read = |name| std::fs::read(process.path().join(name)).unwrap_or_default();
            let (name, environment) = (read("comm"), read("environ"));
            name.starts_with(b"gnome-keyring")
                && environment.split(|byte| *byte == 0).any(|variable| variable.ends_with(self.address.as_bytes()))
        });
        ours.map(|process| process.file_name().to_string_lossy().into_owned()).next()
    }

    /// Stops the daemon in the midst of whatever it does, and lets it go on.
    pub fn freeze(&self) -> Frozen {
        let daemon = self.daemon().expect("the daemon runs");
        Command::new("kill").args(["-STOP", &daemon]).status().unwrap();
        Frozen(daemon)
    }

    /// Locks the keyring, as a screen lock may.
    pub fn lock(&self) {
        let what =
            ["/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/aliases/default"];
        let mut send = Command::new("dbus-send");
        send.args(["--session", "--print-reply", "--dest=org.freedesktop.secrets"]).args(what).stdout(Stdio::null());
        assert!(send.env("DBUS_SESSION_BUS_ADDRESS", &self.address).status().unwrap().success());
    }

    /// How often the person is asked to unlock the keyring while `work` is done.
    pub fn prompts(&self, work: impl FnOnce()) -> usize {
        let rule = "type='method_call',interface='org.freedesktop.Secret.Prompt',member='Prompt'";
        let mut monitor = Command::new("dbus-monitor");
        monitor.args(["--address", &self.address, "--profile", rule]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut monitor = monitor.spawn().unwrap();
        let mut lines = BufReader::new(monitor.stdout.take().unwrap()).lines().map_while(Result::ok);
        // It says first what it hears itself.
        assert!(lines.by_ref().any(|line| line.contains("NameLost")));
        work();
        std::thread::sleep(std::time::Duration::from_millis(300));
        monitor.kill().unwrap();
        monitor.wait().unwrap();
        lines.filter(|line| line.starts_with("mc")).count()
    }

    /// Ends the bus alone.
    pub fn end_bus(&self) {
        let parent = self.session.id().to_string();
        assert!(Command::new("pkill").args(["-KILL", "-P", &parent, "dbus-daemon"]).status().unwrap().success());
    }

    /// secret-tool(1) on this bus.
    pub fn tool(&self, arguments: &[&str]) -> Command {
        let mut tool = Command::new("secret-tool");
        tool.args(arguments).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        tool
    }

    /// Our items as another program sees them: the name and the secret of each.
    pub fn items(&self) -> Vec<(String, String)> {
        let found = self.tool(&["search", "--all", "service", "cids"]).output().expect("libsecret-tools is installed");
        let of = |told: &[u8], label: &str| {
            let told = String::from_utf8_lossy(told).into_owned();
            told.lines().filter_map(|line| Some(line.strip_prefix(label)?.to_owned())).collect::<Vec<_>>()
        };
        let (names, secrets) = (of(&found.stderr, "attribute.username = "), of(&found.stdout, "secret = "));
        names.into_iter().zip(secrets).collect()
    }

    /// Stores `secret` under the attributes of the item `name` of ours, and `more`.
    pub fn plant(&self, name: &str, secret: &str, more: &[&str]) {
        let attributes = [&["store", "--label", "planted", "service", "cids", "username", name], more].concat();
        let mut store = self.tool(&attributes).stdin(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut store.stdin.take().unwrap(), secret.as_bytes()).unwrap();
        assert!(store.wait().unwrap().success());
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

/// A daemon that stands still until this is dropped.
pub struct Frozen(String);

impl Drop for Frozen {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-CONT", &self.0]).status();
    }
}

/// Signs the first user in.
pub fn sign_in(environment: &TestEnvironment, sandbox: &TestSandbox) -> Output {
    let mut login = environment.start_login(&["--token-store", "keyring", "--json"]);
    walk_in(&login.authorization_url(), sandbox.email(), sandbox.password());
    login.finish()
}

/// An environment whose tokens go to the keyring.
pub fn environment(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    environment.set("CIDS_TOKEN_STORE", "keyring");
    environment
}

/// A service with an account in it.
pub fn signed_in(sandbox: &TestSandbox) -> (TestEnvironment, SecretService) {
    let mut environment = environment(sandbox);
    let service = SecretService::start(&environment, true);
    environment.set("DBUS_SESSION_BUS_ADDRESS", &service.address);
    sign_in(&environment, sandbox).expect_code(0);
    (environment, service)
}
