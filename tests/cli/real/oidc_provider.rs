//! npm `oidc-provider`: OpenID-certified, and written by nobody here.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;
use url::Url;

use crate::support::{Running, TestEnvironment, visit};

struct Provider {
    child: Child,
    /// What it says later, it says to somebody: a closed pipe would end it.
    _stdout: BufReader<ChildStdout>,
    issuer: String,
    redirect_uri: String,
}

impl Provider {
    fn start() -> Self {
        // Other providers compare the port too, so it must be known beforehand.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let redirect_uri = format!("http://localhost:{port}/redirect");
        let mut child = Command::new("node")
            .arg("provider.mjs")
            .current_dir(super::parts())
            .env("REDIRECT_URI", &redirect_uri)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).expect("oidc-provider is installed where CIDS_REAL_PARTS says");
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

#[test]
#[ignore = "needs npm oidc-provider"]
fn the_journey_runs_at_a_provider_that_others_wrote() {
    let provider = Provider::start();
    let environment = provider.environment();
    let mut login = environment.start_login(&["--prompt", "consent", "--json"]);
    let url = login.authorization_url();
    // Its development pages: any login, then a consent; its forms have names and no ids.
    visit(async |visitor| {
        let page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
        let page = visitor.submit(&page, &[("login", "casey"), ("password", "any")]).await.unwrap();
        visitor.submit(&page, &[]).await.unwrap();
    });
    let answer = login.finish().expect_code(0).json();
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
