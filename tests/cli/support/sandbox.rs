//! A sandbox of the test's own, and a person who walks through its pages.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cids::cache::{CredentialStore, PrivateFileStore};
use cids::http::HttpClient;
use cids::sandbox::visitor::{Page, Visitor};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use super::{Output, Running, TestEnvironment};

/// `cids sandbox --port 0 --json`, ended with the test.
pub struct TestSandbox {
    child: Child,
    ready: Value,
}

impl TestSandbox {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// With more arguments.
    pub fn start_with(more: &[&str]) -> Self {
        let keys = concat!(env!("CARGO_TARGET_TMPDIR"), "/sandbox-keys");
        let mut child = Command::new(env!("CARGO_BIN_EXE_cids"))
            .args(["sandbox", "--port", "0", "--json", "--quiet"])
            .args(more)
            .env_clear()
            .env("CIDS_STATE_DIR", keys)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line).unwrap_or_else(|error| panic!("the ready line is not JSON ({error}): {line}"));
        Self { child, ready }
    }

    pub fn ready(&self, key: &str) -> &str {
        self.ready[key].as_str().unwrap()
    }

    pub fn email(&self) -> &str {
        self.ready["users"][0]["email"].as_str().unwrap()
    }

    /// Another user's address and password.
    pub fn second_user(&self) -> [&str; 2] {
        ["email", "password"].map(|key| self.ready["users"][1][key].as_str().unwrap())
    }

    pub fn password(&self) -> &str {
        self.ready["users"][0]["password"].as_str().unwrap()
    }

    /// The `.env` of the guide, for this sandbox.
    pub fn env_file(&self) -> String {
        format!(
            "CLIENT_ID={}\nCLIENT_SECRET={}\nAUTHORITY={}\nREDIRECT_URI=http://localhost/redirect\n",
            self.ready("client_id"),
            self.ready("client_secret"),
            self.ready("authority")
        )
    }

    /// The tenant goes away, as when the network does.
    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for TestSandbox {
    fn drop(&mut self) {
        self.stop();
    }
}

impl TestEnvironment {
    /// An environment whose `.env` points at `sandbox`.
    pub fn at(sandbox: &TestSandbox) -> Self {
        let environment = Self::new();
        environment.write(".env", sandbox.env_file());
        environment
    }

    /// Pulls a lever of `sandbox`; its answer.
    #[track_caller]
    pub fn lever(&self, sandbox: &TestSandbox, arguments: &[&str]) -> Value {
        let mut command = self.cids(&[&["sandbox"], arguments, &["--json"]].concat());
        command.env("CIDS_SANDBOX", sandbox.ready("control"));
        Running::start(command).finish().expect_code(0).json_or_null()
    }

    /// How often the token endpoint of `sandbox` was asked.
    pub fn token_requests(&self, sandbox: &TestSandbox) -> usize {
        let log = self.lever(sandbox, &["log"]);
        let entries = log["value"].as_array().unwrap().iter();
        entries.filter(|entry| entry["path"].as_str().unwrap().ends_with("/oauth2/v2.0/token")).count()
    }

    /// The file that a sandbox's account is in, and the record there.
    pub fn record(&self) -> (PathBuf, Value) {
        let files = self.files().into_iter().filter(|(path, _)| path.parent().unwrap().ends_with("tokens"));
        // Client secrets are there too.
        let mut records = files.filter_map(|(path, content)| Some((path, serde_json::from_slice(&content).ok()?)));
        records.next_back().expect("an account is signed in")
    }

    /// Lets every access token that is kept end in `seconds`, or have ended.
    pub fn let_tokens_end_in(&self, seconds: i64) {
        let (path, mut record) = self.record();
        let end = chrono::Utc::now() + chrono::TimeDelta::seconds(seconds);
        for token in record["access_tokens"].as_array_mut().unwrap() {
            token["expires_on"] = serde_json::json!(end);
            token["obtained_on"] = serde_json::json!(end - chrono::TimeDelta::hours(1));
        }
        std::fs::write(path, record.to_string()).unwrap();
    }

    /// Starts `cids login --no-browser` with more arguments.
    pub fn start_login(&self, more: &[&str]) -> Running {
        Running::start(self.cids(&[&["login", "--no-browser"], more].concat()))
    }

    /// Signs in to the end, as a person who pastes nothing and clicks through.
    pub fn sign_in(&self, sandbox: &TestSandbox, more: &[&str]) -> Output {
        self.sign_in_as([sandbox.email(), sandbox.password()], more)
    }

    /// As [`Self::sign_in`], as another person.
    pub fn sign_in_as(&self, [email, password]: [&str; 2], more: &[&str]) -> Output {
        let mut login = self.start_login(more);
        walk_in(&login.authorization_url(), email, password);
        login.finish()
    }

    /// A real account as the first development states kept it: in clear, in a list for all.
    pub fn of_an_old_state() -> Self {
        let environment = Self::new();
        let record: Value = serde_json::from_str(include_str!("../../fixtures/records/record.json")).unwrap();
        let account = &record["account"];
        let key = ["authority", "client_id", "oid"].map(|name| format!("{}\0", account[name].as_str().unwrap())).concat();
        let entry = format!("v1.{}", URL_SAFE_NO_PAD.encode(Sha256::digest(key)));
        let state = environment.path("state");
        PrivateFileStore::new(state.join("tokens")).set(&entry, record.to_string().as_bytes()).unwrap();
        std::fs::write(state.join("accounts.json"), serde_json::json!({ "accounts": [account] }).to_string()).unwrap();
        environment
    }
}

/// Does `work` as a visitor.
pub fn visit<T>(work: impl AsyncFnOnce(&mut Visitor<'_>) -> T) -> T {
    visit_with(HttpClient::new(None), work)
}

/// Does `work` as a visitor who trusts the sandbox's certificate.
pub fn visit_trusting<T>(ca_file: &str, work: impl AsyncFnOnce(&mut Visitor<'_>) -> T) -> T {
    visit_with(HttpClient::new(None).trusting_on_loopback(ca_file.into()), work)
}

fn visit_with<T>(http: HttpClient, work: impl AsyncFnOnce(&mut Visitor<'_>) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { work(&mut Visitor::new(&http)).await })
}

/// Signs in as far as the form post to the app; what it would post.
pub async fn walk_to_answer(visitor: &mut Visitor<'_>, url: &str, email: &str, password: &str) -> BTreeMap<String, String> {
    let page = visitor.open(&Url::parse(url).unwrap()).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", email)]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", password)]).await.unwrap();
    page.hidden_fields()
}

/// Signs in on the hosted pages; the page that the browser ends on.
pub fn walk_in(url: &str, email: &str, password: &str) -> Page {
    walk_in_with(HttpClient::new(None), url, email, password)
}

/// As [`walk_in`], over `http`.
pub fn walk_in_with(http: HttpClient, url: &str, email: &str, password: &str) -> Page {
    visit_with(http, async |visitor| {
        let page = visitor.open(&Url::parse(url).unwrap()).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", email)]).await.unwrap();
        let page = visitor.press(&page, "submit", &[("password", password)]).await.unwrap();
        if page.has("continue") { visitor.press(&page, "continue", &[]).await.unwrap() } else { page }
    })
}
