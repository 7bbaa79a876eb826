use serde_json::{Value, json};
use url::Url;

use crate::support::{Running, TestEnvironment, TestSandbox, visit};

/// A tenant whose devices ask once a second, because a test has no time.
fn start() -> (TestSandbox, TestEnvironment) {
    let litware = include_str!("../../src/sandbox/directory/litware.toml");
    let files = TestEnvironment::new();
    files.write("tenant.toml", litware.replace("region = \"EU\"", "region = \"EU\"\ndevice_code_interval = 1"));
    let sandbox = TestSandbox::start_with(&["--tenant", files.work().join("tenant.toml").to_str().unwrap()]);
    let environment = TestEnvironment::at(&sandbox);
    (sandbox, environment)
}

fn start_login(environment: &TestEnvironment, more: &[&str]) -> Running {
    Running::start(environment.cids(&[&["login", "--device-code"], more].concat()))
}

/// The link and the code, as a person reads them.
fn told(login: &mut Running) -> (String, String) {
    let link = login.line(|line| line.starts_with("http"));
    login.line(|line| line == "and enter there:");
    (link, login.line(|_| true))
}

/// The page after the customer entered the code, and their address and password; or pressed `cancel` instead of these.
fn enter(sandbox: &TestSandbox, link: &str, code: &str, cancel: bool) -> String {
    visit(async |visitor| {
        let page = visitor.open(&Url::parse(link).unwrap()).await.unwrap();
        let page = visitor.press(&page, "next", &[("user-code", code)]).await.unwrap();
        if cancel {
            return visitor.press(&page, "cancel", &[]).await.unwrap().html;
        }
        let page = visitor.press(&page, "next", &[("email", sandbox.email())]).await.unwrap();
        visitor.press(&page, "submit", &[("password", sandbox.password())]).await.unwrap().html
    })
}

/// Lets the next questions of the device be answered so.
fn answer(environment: &TestEnvironment, sandbox: &TestSandbox, endpoint: &str, status: &str, body: &Value) {
    let body = body.to_string();
    environment.lever(sandbox, &["faults", "add", "--endpoint", endpoint, "--status", status, "--body", &body]);
}

#[test]
fn a_customer_signs_in_on_another_device() {
    let (sandbox, environment) = start();
    let mut login = start_login(&environment, &["--scope", "User.Read"]);
    let (link, code) = told(&mut login);
    assert_eq!(link, format!("{}/common/oauth2/deviceauth", sandbox.ready("graph")));
    let page = enter(&sandbox, &link, &code, false);
    assert!(page.contains("You have signed in to Sandbox web app"), "{page}");
    let output = login.finish().expect_code(0);
    assert!(output.stdout.starts_with("Signed in as casey@litware.example\n"), "{output:?}");
    assert!(output.stderr.contains("Warning: Enter this code only if you started this sign-in"), "{output:?}");
    assert!(!output.stderr.contains('█') && !output.stderr.contains('\u{1b}'), "a pipe has no camera: {output:?}");
    // The tokens are those of any sign-in.
    let whoami = environment.run(&["whoami", "--json"]).expect_code(0).json();
    assert_eq!(whoami["username"], "casey@litware.example");
    assert_eq!(environment.run(&["graph", "me", "--json"]).expect_code(0).json()["id"], whoami["oid"]);
    environment.let_tokens_end_in(-1);
    environment.run(&["token"]).expect_code(0);
    for (path, content) in environment.files() {
        let content = String::from_utf8_lossy(&content);
        // The sandbox's device codes start so; amid a signature three letters may stand by chance.
        let mut words = content.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        assert!(!words.any(|word| word.starts_with("BAQ")), "the device code is in {}", path.display());
    }
}

#[test]
fn a_script_gets_the_link_and_the_code_in_one_line() {
    let (sandbox, environment) = start();
    let mut login = start_login(&environment, &["--json", "--timeout", "300"]);
    let line: Value = serde_json::from_str(&login.line(|line| line.starts_with('{'))).unwrap();
    assert!((299..=300).contains(&line["expires_in"].as_u64().unwrap()), "{line}");
    assert_eq!(line.as_object().unwrap().keys().collect::<Vec<_>>(), ["verification_uri", "user_code", "expires_in"]);
    enter(&sandbox, line["verification_uri"].as_str().unwrap(), line["user_code"].as_str().unwrap(), false);
    assert_eq!(login.finish().expect_code(0).json()["username"], "casey@litware.example");
}

#[test]
fn quiet_leaves_the_warning_the_link_and_the_code() {
    let (sandbox, environment) = start();
    let mut login = start_login(&environment, &["--quiet"]);
    let link = login.line(|line| line.starts_with("http"));
    let code = login.line(|_| true);
    enter(&sandbox, &link, &code, false);
    assert_eq!(login.finish().expect_code(0).stderr.lines().count(), 3);
}

#[test]
fn a_customer_declines() {
    let (sandbox, environment) = start();
    let mut login = start_login(&environment, &["--json"]);
    let line: Value = serde_json::from_str(&login.line(|line| line.starts_with('{'))).unwrap();
    enter(&sandbox, line["verification_uri"].as_str().unwrap(), line["user_code"].as_str().unwrap(), true);
    assert_eq!(login.finish().expect_code(7).error_json()["code"], "cancelled");
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
fn a_code_that_has_ended_is_told_with_the_way_to_a_new_one() {
    let (sandbox, environment) = start();
    let mut login = start_login(&environment, &["--json"]);
    login.line(|line| line.starts_with('{'));
    environment.lever(&sandbox, &["clock", "advance", "16m"]);
    let error = login.finish().expect_code(7).error_json();
    assert_eq!((&error["code"], &error["hint"]), (&json!("device_code_expired"), &json!("Try again for a new code")));
}

#[test]
fn nobody_enters_the_code_in_time() {
    let (_sandbox, environment) = start();
    let output = start_login(&environment, &["--json", "--timeout", "1"]).finish().expect_code(7);
    assert_eq!(output.error_json()["code"], "timed_out");
}

#[test]
fn the_wait_outlasts_a_network_that_breaks_and_a_service_that_is_busy() {
    let (sandbox, environment) = start();
    let add = |fault: &[&str]| environment.lever(&sandbox, &[&["faults", "add", "--endpoint", "token"], fault].concat());
    add(&["--drop"]);
    add(&["--status", "502"]);
    let mut login = start_login(&environment, &[]);
    let (link, code) = told(&mut login);
    enter(&sandbox, &link, &code, false);
    login.line(|line| line.starts_with("No answer for now, and asking on: the connection to localhost broke off"));
    login.finish().expect_code(0);
    assert_eq!(environment.lever(&sandbox, &["faults", "list"])["value"], json!([]));
}

#[test]
fn slow_down_is_obeyed() {
    let (sandbox, environment) = start();
    answer(&environment, &sandbox, "token", "400", &json!({"error": "slow_down"}));
    let mut login = start_login(&environment, &[]);
    let (link, code) = told(&mut login);
    enter(&sandbox, &link, &code, false);
    login.finish().expect_code(0);
    assert_eq!(environment.token_requests(&sandbox), 2);
}

#[test]
fn a_link_that_leads_elsewhere_is_not_shown() {
    let (sandbox, environment) = start();
    for link in ["https://evil.example/device", "https://microsoft.com.evil.example/devicelogin", "javascript:alert(1)", "http://x/\r\ny"] {
        let device = json!({"device_code": "d", "user_code": "HJK2M9PQR", "verification_uri": link, "expires_in": 900, "interval": 5});
        answer(&environment, &sandbox, "device", "200", &device);
        let output = environment.run(&["login", "--device-code", "--json"]).expect_code(3);
        assert_eq!(output.error_json()["code"], "untrusted_metadata");
        assert!(!output.stderr.contains("HJK2M9PQR"), "{output:?}");
    }
}

/// The metadata with a change.
fn metadata(environment: &TestEnvironment, sandbox: &TestSandbox, change: impl FnOnce(&mut Value)) {
    let url = format!("{}/v2.0/.well-known/openid-configuration", sandbox.ready("authority"));
    let document = visit(async |visitor| visitor.open(&Url::parse(&url).unwrap()).await.unwrap().html);
    let mut document = serde_json::from_str(&document).unwrap();
    change(&mut document);
    answer(environment, sandbox, "metadata", "200", &document);
}

#[test]
fn an_authority_without_the_endpoint_says_what_to_do_instead() {
    let (sandbox, environment) = start();
    metadata(&environment, &sandbox, |document| drop(document.as_object_mut().unwrap().remove("device_authorization_endpoint")));
    let error = environment.run(&["login", "--device-code", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "device_code_unsupported");
    assert!(error["hint"].as_str().unwrap().contains("cids login --no-browser"), "{error}");
    metadata(&environment, &sandbox, |document| document["device_authorization_endpoint"] = "https://evil.example/devicecode".into());
    let error = environment.run(&["login", "--device-code", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "untrusted_metadata");
}

#[test]
fn a_tenant_that_refuses_device_codes_leaves_the_other_way() {
    let (sandbox, environment) = start();
    let refusal =
        |word: &str, number: u64| json!({"error": word, "error_codes": [number], "error_description": format!("AADSTS{number}: No.")});
    answer(&environment, &sandbox, "device", "400", &refusal("unauthorized_client", 700_016));
    answer(&environment, &sandbox, "device", "401", &refusal("invalid_client", 7_000_218));
    for advice in ["Check CLIENT_ID", "allow public client flows"] {
        let hint = environment.run(&["login", "--device-code", "--json"]).error_json()["hint"].as_str().unwrap().to_owned();
        assert!(hint.contains(advice) && hint.contains("cids login --no-browser"), "{hint}");
    }
    // By policy, once the customer is known.
    answer(&environment, &sandbox, "token", "400", &refusal("access_denied", 53003));
    let error = start_login(&environment, &["--json"]).finish().expect_code(5).error_json();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("Conditional Access") && hint.contains("cids login --no-browser"), "{hint}");
}

#[test]
fn no_defect_of_an_id_token_is_let_pass() {
    let (sandbox, environment) = start();
    environment.lever(&sandbox, &["faults", "add", "--endpoint", "token", "--times", "60", "--id-token", "wrong-nonce"]);
    let mut login = start_login(&environment, &["--json"]);
    let line: Value = serde_json::from_str(&login.line(|line| line.starts_with('{'))).unwrap();
    enter(&sandbox, line["verification_uri"].as_str().unwrap(), line["user_code"].as_str().unwrap(), false);
    assert_eq!(login.finish().expect_code(5).error_json()["code"], "id_token_refused");
    environment.run(&["whoami"]).expect_failure(4, "is signed in");
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_between_two_questions() {
    let (_sandbox, environment) = start();
    let mut login = start_login(&environment, &["--json"]);
    login.line(|line| line.starts_with('{'));
    login.signal("INT");
    assert_eq!(login.finish().expect_code(130).error_json()["code"], "interrupted");
}

#[test]
fn what_belongs_to_a_browser_is_refused_beside_a_device_code() {
    let environment = TestEnvironment::new();
    for flag in ["--sign-up", "--private", "--prompt=login", "--port=5000", "--browser=true", "--response-mode=query", "--param=a=b"] {
        environment.run(&["login", "--device-code", flag]).expect_failure(2, "cannot be used with");
    }
}
