//! A home, a working directory and a cleared environment, gone after the test.

use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Nothing a test starts takes this long, unless it hangs.
const DEADLINE: Duration = Duration::from_secs(60);

/// Looks until `find` finds something.
pub fn eventually<T>(what: &str, find: impl Fn() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = find() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "{what} did not come in time");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Where a test's commands run.
pub struct TestEnvironment {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a command left behind; shown whole when a comparison fails.
#[derive(PartialEq, Eq)]
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl TestEnvironment {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["home", "work", "config", "state"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder, variables: Vec::new() }
    }

    /// Sets `name` for the commands that follow.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The working directory.
    pub fn work(&self) -> PathBuf {
        self.path("work")
    }

    /// Writes a file into the working directory.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.work().join(name), content).unwrap();
    }

    /// A command with nothing of this process's environment but PATH.
    pub fn cids(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cids"));
        command
            .args(arguments)
            .current_dir(self.work())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.path("home"))
            .env("CIDS_CONFIG_DIR", self.path("config"))
            .env("CIDS_STATE_DIR", self.path("state"))
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("XDG_RUNTIME_DIR", self.path("home"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// A line of a shell, with `cids` on its PATH.
    #[cfg(unix)]
    pub fn shell(&self, line: &str) -> Command {
        let cids = self.cids(&[]);
        let folder = Path::new(cids.get_program()).parent().unwrap().to_owned();
        let path = std::iter::once(folder).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap()).collect::<Vec<_>>());
        let mut shell = Command::new("sh");
        shell
            .args(["-c", line])
            .current_dir(self.work())
            .env_clear()
            .envs(cids.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .env("PATH", std::env::join_paths(path).unwrap())
            .stdin(Stdio::null());
        shell
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Running::start(self.cids(arguments)).finish()
    }

    /// Every file below the folder, to look for what must not be there.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else if path.is_file() {
                    let content = std::fs::read(&path).unwrap();
                    found.push((path, content));
                }
            }
        }
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found
    }
}

/// A command under way, whose stderr can be read line by line with a deadline.
pub struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    stdout: thread::JoinHandle<String>,
    started: Instant,
}

impl Running {
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let err = child.stderr.take().unwrap();
        let stdout = thread::spawn(move || {
            let mut text = Vec::new();
            out.read_to_end(&mut text).unwrap();
            String::from_utf8_lossy(&text).into_owned()
        });
        let (sender, lines) = channel();
        thread::spawn(move || {
            let mut reader = BufReader::new(err);
            let mut line = Vec::new();
            while reader.read_until(b'\n', &mut line).unwrap_or(0) > 0 {
                if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    break;
                }
                line.clear();
            }
        });
        Self { child, lines, seen: Vec::new(), stdout, started: Instant::now() }
    }

    /// Sends a signal, such as KILL.
    pub fn signal(&self, name: &str) {
        Command::new("kill").args([&format!("-{name}"), &self.id().to_string()]).status().unwrap();
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The first line of stderr, from here on, that `wanted` accepts.
    pub fn line(&mut self, wanted: impl Fn(&str) -> bool) -> String {
        loop {
            let left = DEADLINE.saturating_sub(self.started.elapsed());
            let Ok(line) = self.lines.recv_timeout(left) else {
                self.child.kill().unwrap();
                panic!("the line did not come; stderr so far:\n{}", self.seen.concat());
            };
            self.seen.push(line.clone());
            if wanted(line.trim_end()) {
                return line.trim_end().to_owned();
            }
        }
    }

    /// The URL that `login` prints for the browser.
    pub fn authorization_url(&mut self) -> String {
        self.line(|line| line.trim_start().starts_with("http") && line.contains("response_type=code")).trim().to_owned()
    }

    /// Waits for the end.
    pub fn finish(mut self) -> Output {
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if self.started.elapsed() > DEADLINE {
                self.child.kill().unwrap();
                panic!("the command hangs; stderr so far:\n{}", self.seen.concat());
            }
            thread::sleep(Duration::from_millis(5));
        };
        self.seen.extend(self.lines.iter());
        Output { stdout: self.stdout.join().unwrap(), stderr: self.seen.concat(), code: status.code() }
    }
}

impl Output {
    /// Fails with the whole output unless the command ended with `code`.
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Self {
        assert!(self.code == Some(code), "expected exit code {code}:\n{self:?}");
        self
    }

    /// Fails with the whole output unless the command ended with `code` and said `reason` on stderr.
    #[track_caller]
    pub fn expect_failure(self, code: i32, reason: &str) -> Self {
        let output = self.expect_code(code);
        assert!(output.stderr.contains(reason), "expected {reason:?} on stderr:\n{output:?}");
        output
    }

    /// stdout as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("stdout is not JSON ({error}):\n{self:?}"))
    }

    /// stdout as JSON, or null where a command answers nothing.
    #[track_caller]
    pub fn json_or_null(&self) -> serde_json::Value {
        if self.stdout.trim().is_empty() { serde_json::Value::Null } else { self.json() }
    }

    /// The last line of stderr as JSON: the error object.
    #[track_caller]
    pub fn error_json(&self) -> serde_json::Value {
        let last = self.stderr.lines().last().unwrap_or_default();
        serde_json::from_str(last).unwrap_or_else(|error| panic!("the last line of stderr is not JSON ({error}):\n{self:?}"))
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}--- stderr ---\n{}[exit code: {:?}]", self.stdout, self.stderr, self.code)
    }
}
