//! Clients that others wrote, on the sandbox over https: MSAL Python, MSAL Node, openid-client, and a Django site with `identity`.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};

use cids::sandbox::visitor::{Page, Visitor};
use serde_json::{Value, json};
use url::Url;

use super::parts;
use super::webdriver::Chromium;
use crate::support::eventually;
use crate::support::{TestSandbox, visit_trusting, walk_to_answer};

const PUBLIC_APP: &str = "c0ffee00-5a4d-4b1c-8d3e-000000000002";

/// A client under way, which speaks JSON, a line at a time.
struct Client {
    child: Child,
    stdin: ChildStdin,
    lines: BufReader<std::process::ChildStdout>,
}

impl Client {
    fn start(sandbox: &TestSandbox, program: PathBuf, script: &str) -> Self {
        let mut child = environment(sandbox, Command::new(program))
            .arg(script)
            .env("REDIRECT_URI", "http://localhost:5000/redirect")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the client is installed where CIDS_REAL_PARTS says");
        let (stdin, lines) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, stdin, lines }
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("the client did not answer ({error}): {line}"))
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn environment(sandbox: &TestSandbox, mut command: Command) -> Command {
    let origin = sandbox.ready("https_authority").rsplit_once('/').unwrap().0;
    command
        .current_dir(parts())
        .env("AUTHORITY", sandbox.ready("https_authority"))
        .env("ORIGIN", origin)
        .env("ENDPOINT", format!("{origin}/v1.0/me"))
        .env("TENANT_ID", sandbox.ready("tenant_id"))
        .env("CLIENT_ID", sandbox.ready("client_id"))
        .env("CLIENT_SECRET", sandbox.ready("client_secret"))
        .env("PUBLIC_CLIENT_ID", PUBLIC_APP)
        .env("REQUESTS_CA_BUNDLE", sandbox.ready("ca_file"))
        .env("NODE_EXTRA_CA_CERTS", sandbox.ready("ca_file"));
    command
}

fn python() -> PathBuf {
    parts().join("venv/bin/python")
}

/// Signs in, refreshes, calls Graph and signs out; what the browser is left with after it.
async fn journey(sandbox: &TestSandbox, client: &mut Client, visitor: &mut Visitor<'_>) {
    let url = client.line()["url"].as_str().unwrap().to_owned();
    let answer = walk_to_answer(visitor, &url, sandbox.email(), sandbox.password()).await;
    writeln!(client.stdin, "{}", json!(answer)).unwrap();
    let told = client.line();
    assert_eq!((&told["username"], &told["graph"]), (&json!(sandbox.email()), &json!("Casey Jensen")), "{told}");
    let end = visitor.open(&Url::parse(told["logout"].as_str().unwrap()).unwrap()).await.unwrap();
    assert!(end.html.contains("You signed out of your account"), "{}", end.html);
    let again: Page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
    assert!(again.has("email"), "the browser's session has ended");
}

#[test]
#[ignore = "needs MSAL Python"]
fn msal_python_signs_in_refreshes_calls_graph_signs_out_and_uses_a_device_code() {
    let sandbox = TestSandbox::start();
    let mut client = Client::start(&sandbox, python(), "msal_python.py");
    visit_trusting(sandbox.ready("ca_file"), async |visitor| {
        journey(&sandbox, &mut client, visitor).await;
        let device = client.line();
        let page = visitor.open(&Url::parse(device["url"].as_str().unwrap()).unwrap()).await.unwrap();
        let page = visitor.press(&page, "next", &[("user-code", device["user_code"].as_str().unwrap())]).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", sandbox.email())]).await.unwrap();
        visitor.press(&page, "submit", &[("password", sandbox.password())]).await.unwrap();
    });
    assert_eq!(client.line()["username"], sandbox.email());
}

#[test]
#[ignore = "needs MSAL Node"]
fn msal_node_signs_in_refreshes_calls_graph_and_signs_out() {
    let sandbox = TestSandbox::start();
    let mut client = Client::start(&sandbox, "node".into(), "msal_node.mjs");
    visit_trusting(sandbox.ready("ca_file"), async |visitor| journey(&sandbox, &mut client, visitor).await);
}

#[test]
#[ignore = "needs npm openid-client"]
fn a_certified_client_signs_in_refreshes_calls_graph_and_signs_out() {
    let sandbox = TestSandbox::start_with(&["--issuer", "origin"]);
    let mut client = Client::start(&sandbox, "node".into(), "openid_client.mjs");
    visit_trusting(sandbox.ready("ca_file"), async |visitor| journey(&sandbox, &mut client, visitor).await);
}

#[test]
#[ignore = "needs chromium and Django"]
fn a_django_site_of_the_guides_library_signs_a_customer_in_with_a_browser() {
    let sandbox = TestSandbox::start();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut site = environment(&sandbox, Command::new(python()));
    site.args(["django/app.py", &port.to_string()]).env("REDIRECT_URI", format!("http://localhost:{port}/redirect"));
    let mut site = site.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("Django is installed where CIDS_REAL_PARTS says");
    eventually("the site", || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
    let chromium = Chromium::start();
    chromium.open(&format!("http://localhost:{port}/"));
    chromium.fill("email", sandbox.email());
    chromium.press("next");
    chromium.fill("password", sandbox.password());
    chromium.press("submit");
    chromium.expect("Welcome casey@litware.example", "django-welcome");
    chromium.press("call");
    chromium.expect("Graph says Casey Jensen", "django-graph");
    chromium.press("logout");
    // Back at the site, which asks to sign in, because the session at the tenant has ended too.
    chromium.expect("id=\"email\"", "django-signed-out");
    site.kill().unwrap();
    site.wait().unwrap();
}
