//! Chromium through its driver (W3C WebDriver), as far as the tests need it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cids::http::HttpClient;
use openidconnect::http::Request;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::support::eventually;

/// The key of an element's id in the protocol's answers (WebDriver §12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const LIMIT: usize = 16 * 1024 * 1024;

pub struct Chromium {
    driver: Child,
    runtime: Runtime,
    http: HttpClient,
    session: String,
    profile: tempfile::TempDir,
}

impl Chromium {
    pub fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = tempfile::tempdir().unwrap();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromium-driver is installed");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut chromium = Self { driver, runtime, http: HttpClient::new(None), session: format!("http://127.0.0.1:{port}"), profile };
        eventually("the driver", || chromium.try_call("GET", "/status", &Value::Null).filter(|status| status["ready"] == true));
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1000,800",
            &format!("--user-data-dir={}", chromium.profile.path().display()),
        ];
        let options = json!({"binary": "/usr/bin/chromium", "args": arguments});
        // A person clicks through the warning about the sandbox's certificate once.
        let capabilities =
            json!({"capabilities": {"alwaysMatch": {"browserName": "chrome", "acceptInsecureCerts": true, "goog:chromeOptions": options}}});
        let session = chromium.call("POST", "/session", &capabilities);
        chromium.session += &format!("/session/{}", session["sessionId"].as_str().unwrap());
        chromium
    }

    pub fn open(&self, url: &str) {
        self.call("POST", "/url", &json!({ "url": url }));
    }

    /// Types into the element with this id, once it is there.
    pub fn fill(&self, id: &str, text: &str) {
        let element = self.element(id);
        self.call("POST", &format!("/element/{element}/clear"), &json!({}));
        self.call("POST", &format!("/element/{element}/value"), &json!({ "text": text }));
    }

    /// Picks an option of a list by what it shows.
    pub fn choose(&self, id: &str, text: &str) {
        let element = self.element(id);
        self.call("POST", &format!("/element/{element}/value"), &json!({ "text": text }));
    }

    pub fn press(&self, id: &str) {
        let element = self.element(id);
        self.call("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Waits for the page to show `text`; a picture of it is kept.
    pub fn expect(&self, text: &str, picture: &str) {
        eventually(text, || self.try_call("GET", "/source", &Value::Null)?.as_str()?.contains(text).then_some(()));
        self.picture(picture);
    }

    /// Keeps a picture of the page among the build's output.
    pub fn picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let picture = self.call("GET", "/screenshot", &Value::Null);
        std::fs::write(folder.join(format!("{name}.png")), STANDARD.decode(picture.as_str().unwrap()).unwrap()).unwrap();
    }

    fn element(&self, id: &str) -> String {
        let wanted = json!({"using": "css selector", "value": format!("[id=\"{id}\"]")});
        eventually(id, || Some(self.try_call("POST", "/element", &wanted)?[ELEMENT].as_str()?.to_owned()))
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.try_call(method, path, body).unwrap_or_else(|| panic!("{method} {path} failed"))
    }

    fn try_call(&self, method: &str, path: &str, body: &Value) -> Option<Value> {
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let request = Request::builder().method(method).uri(format!("{}{path}", self.session)).header("content-type", "application/json");
        let response = self.runtime.block_on(self.http.send(request.body(body).unwrap(), LIMIT)).ok()?;
        let answer: Value = serde_json::from_slice(response.body()).ok()?;
        response.status().is_success().then(|| answer["value"].clone())
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        self.try_call("DELETE", "", &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
