//! npm `oidc-provider`: OpenID-certified, and written by nobody here.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::thread;

use serde_json::Value;
use url::Url;

use crate::support::{Output, Running, TestEnvironment, visit};

struct Provider {
    child: Child,
    /// What it says later, it says to somebody: a closed pipe would end it.
    _stdout: BufReader<ChildStdout>,
    issuer: String,
    redirect_uri: String,
}

impl Provider {
    fn start() -> Self {
        Self::start_with(None, "client_secret_post")
    }

    /// One that takes the client's secret in this one place.
    fn start_for(auth_method: &str) -> Self {
        Self::start_with(None, auth_method)
    }

    /// One that is reached through `front`.
    fn start_behind(front: &Front) -> Self {
        Self::start_with(Some(front), "client_secret_post")
    }

    fn start_with(front: Option<&Front>, auth_method: &str) -> Self {
        // Other providers compare the port too, so it must be known beforehand.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let redirect_uri = format!("http://localhost:{port}/redirect");
        let mut child = Command::new("node")
            .arg("provider.mjs")
            .current_dir(super::parts())
            .env("REDIRECT_URI", &redirect_uri)
            .env("AUTH_METHOD", auth_method)
            .envs(front.map(|front| ("FRONT", front.port.to_string())))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).expect("oidc-provider is installed where CIDS_REAL_PARTS says");
        if let Some(front) = front {
            front.upstream.store(ready["port"].as_u64().unwrap().try_into().unwrap(), Ordering::SeqCst);
        }
        Self { child, _stdout: stdout, issuer: ready["issuer"].as_str().unwrap().to_owned(), redirect_uri }
    }

    fn environment(&self) -> TestEnvironment {
        let environment = TestEnvironment::new();
        environment.write(
            ".env",
            format!(
                "OIDC_AUTHORITY={}\nCLIENT_ID=cids-test\nCLIENT_SECRET=a-secret-of-the-test-that-is-long-enough-for-hs256\nREDIRECT_URI={}\n",
                self.issuer, self.redirect_uri
            ),
        );
        environment
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Stands before a provider, and can lose its answer to a request for tokens.
struct Front {
    port: u16,
    upstream: Arc<AtomicU16>,
    loses: Arc<AtomicBool>,
}

impl Front {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (upstream, loses) = (Arc::new(AtomicU16::new(0)), Arc::new(AtomicBool::new(false)));
        let (to, losing) = (Arc::clone(&upstream), Arc::clone(&loses));
        thread::spawn(move || {
            for client in listener.incoming() {
                let (client, provider) = (client.unwrap(), TcpStream::connect(("127.0.0.1", to.load(Ordering::SeqCst))).unwrap());
                let losing = Arc::clone(&losing);
                thread::spawn(move || hand_on(&client, &provider, &losing));
            }
        });
        Self { port, upstream, loses }
    }
}

/// Hands on both ways until one side ends, or an answer is lost.
fn hand_on(client: &TcpStream, provider: &TcpStream, loses: &AtomicBool) {
    let lost = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| copy(provider, client, |_| !lost.load(Ordering::SeqCst)));
        copy(client, provider, |part| {
            if part.starts_with(b"POST /realm/token ") && loses.swap(false, Ordering::SeqCst) {
                lost.store(true, Ordering::SeqCst);
            }
            true
        });
    });
}

/// Copies until the end, or until `passes` refuses a part; then both sides end.
fn copy(mut from: &TcpStream, mut to: &TcpStream, passes: impl Fn(&[u8]) -> bool) {
    let mut part = [0; 8192];
    while let Ok(length) = from.read(&mut part)
        && length > 0
        && passes(&part[..length])
        && to.write_all(&part[..length]).is_ok()
    {}
    for stream in [from, to] {
        let _ = stream.shutdown(Shutdown::Both);
    }
}

/// Signs a person in on the development pages: any login, then a consent; their forms have names and no ids.
fn sign_in(environment: &TestEnvironment) -> Output {
    let mut login = environment.start_login(&["--prompt", "consent", "--json"]);
    let url = login.authorization_url();
    visit(async |visitor| {
        let page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
        let page = visitor.submit(&page, &[("login", "casey"), ("password", "any")]).await.unwrap();
        visitor.submit(&page, &[]).await.unwrap();
    });
    login.finish()
}

#[test]
#[ignore = "needs npm oidc-provider"]
fn an_answer_that_is_lost_after_the_refresh_token_was_rotated_asks_for_a_sign_in_and_discards_nothing() {
    let front = Front::start();
    let provider = Provider::start_behind(&front);
    let environment = provider.environment();
    sign_in(&environment).expect_code(0);
    let files = || environment.files().into_iter().filter(|(path, _)| path.parent().unwrap().ends_with("tokens")).collect::<Vec<_>>();
    let kept = files();
    front.loses.store(true, Ordering::SeqCst);
    let renew = || environment.run(&["token", "--scope", "openid", "--force-refresh", "--json"]);
    let lost = renew();
    assert!(!front.loses.load(Ordering::SeqCst), "the answer was lost");
    assert_eq!(lost.expect_code(6).stdout, "");
    let refused = renew().expect_code(4);
    assert!(refused.error_json()["hint"].to_string().contains("cids login"), "{refused:?}");
    assert_eq!(files(), kept);
    sign_in(&environment).expect_code(0);
    renew().expect_code(0);
}

#[test]
#[ignore = "needs npm oidc-provider"]
fn the_journey_runs_at_a_provider_that_others_wrote() {
    let provider = Provider::start();
    let environment = provider.environment();
    let answer = sign_in(&environment).expect_code(0).json();
    assert_eq!((&answer["sub"], &answer["issuer"]), (&"casey".into(), &provider.issuer.as_str().into()));

    let whoami = environment.run(&["whoami", "--json"]).expect_code(0).json();
    assert_eq!((&whoami["username"], &whoami["oid"]), (&"casey".into(), &Value::Null));

    refresh(&environment);

    let refused = environment.run(&["graph", "me", "--json"]).expect_code(3);
    assert_eq!(refused.error_json()["code"], "no_graph");

    let logout = environment.run(&["logout", "--json"]).expect_code(0).json();
    assert_eq!(logout["removed"][0]["username"], "casey");
}

#[test]
#[ignore = "needs npm oidc-provider"]
fn the_secret_in_the_header_and_the_scopes_of_the_sign_in_are_enough() {
    let provider = Provider::start_for("client_secret_basic");
    let environment = provider.environment();
    sign_in(&environment).expect_code(0);
    let token = environment.run(&["token"]).expect_code(0).stdout;
    assert_eq!(environment.run(&["exec", "--", "sh", "-c", "echo \"$ACCESS_TOKEN\""]).expect_code(0).stdout, token);
    assert!(environment.run(&["token", "inspect"]).expect_code(0).stdout.contains("opaque"));
    let renewed = environment.run(&["token", "--force-refresh"]).expect_code(0).stdout;
    assert_ne!(renewed, token);
    let id_token = environment.run(&["token", "--id-token"]).expect_code(0).stdout;
    let inspected = environment.run(&["token", "inspect", id_token.trim(), "--json"]).expect_code(0).json();
    assert_eq!((&inspected["kind"], &inspected["signature"]), (&"id_token".into(), &"valid".into()));
    let output = environment.run(&["logout", "--local"]).expect_code(0);
    assert!(!format!("{}{}", output.stdout, output.stderr).contains("External ID"), "{output:?}");
}

#[test]
#[ignore = "needs npm oidc-provider"]
fn a_device_signs_in_at_a_provider_that_others_wrote() {
    let provider = Provider::start();
    let environment = provider.environment();
    let mut login = Running::start(environment.cids(&["login", "--device-code", "--json"]));
    // It names no interval, and has a link with the code in it.
    let told: Value = serde_json::from_str(&login.line(|line| line.starts_with('{'))).unwrap();
    assert!(told["verification_uri_complete"].as_str().unwrap().contains(told["user_code"].as_str().unwrap()), "{told}");
    visit(async |visitor| {
        let page = visitor.open(&Url::parse(told["verification_uri"].as_str().unwrap()).unwrap()).await.unwrap();
        let page = visitor.submit(&page, &[("user_code", told["user_code"].as_str().unwrap())]).await.unwrap();
        let page = visitor.submit(&page, &[]).await.unwrap();
        let page = visitor.submit(&page, &[("login", "casey"), ("password", "any")]).await.unwrap();
        visitor.submit(&page, &[]).await.unwrap();
    });
    assert_eq!(login.finish().expect_code(0).json()["sub"], "casey");
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], "casey");
}

/// The provider gives out a new refresh token for each old one, and takes none twice.
fn refresh(environment: &TestEnvironment) {
    let token = || environment.run(&["token", "--scope", "openid", "--force-refresh"]).expect_code(0).stdout;
    let tokens = [token(), token(), token()];
    assert_ne!(tokens[0], tokens[1]);
    assert_eq!(environment.run(&["token", "--scope", "openid"]).expect_code(0).stdout, tokens[2]);
}
