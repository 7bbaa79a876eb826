//! A person at a terminal with a real browser: cids reaches it as the system would, through `xdg-open`.

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::Value;
use url::Url;

use super::webdriver::Chromium;
use crate::support::eventually;
use crate::support::{Output, Running, TestEnvironment, TestSandbox};

/// An environment whose `xdg-open` writes down the URL and returns at once, as a desktop's does.
fn environment(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    let folder = environment.path("bin");
    std::fs::create_dir(&folder).unwrap();
    let opened = environment.path("opened");
    let script = format!("#!/bin/sh\nenv > {0}.env\nprintf %s \"$1\" > {0}.part && mv {0}.part {0}\n", opened.display());
    std::fs::write(folder.join("xdg-open"), script).unwrap();
    std::fs::set_permissions(folder.join("xdg-open"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    environment.set("PATH", &path);
    environment
}

/// Starts cids on a pseudo-terminal; its stdout goes to a file, as `cids … > answer` would.
fn start(environment: &TestEnvironment, arguments: &str) -> Running {
    let inner = format!("{} {arguments} > {}", env!("CARGO_BIN_EXE_cids"), environment.path("answer").display());
    let plain = environment.cids(&[]);
    let mut command = Command::new("script");
    command.args(["-qefc", &inner, "/dev/null"]).current_dir(environment.work()).env_clear().stdin(Stdio::piped());
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Running::start(command)
}

fn opened(environment: &TestEnvironment) -> String {
    let file = environment.path("opened");
    let url = eventually("the browser's URL", || std::fs::read_to_string(&file).ok());
    std::fs::remove_file(file).unwrap();
    url
}

/// The command's answer and how it ended.
fn finish(environment: &TestEnvironment, running: Running, code: i32) -> Value {
    let output: Output = running.finish().expect_code(code);
    let answer = std::fs::read_to_string(environment.path("answer")).unwrap();
    if code == 0 { serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{answer}\n{output:?}")) } else { Value::Null }
}

#[test]
#[ignore = "needs chromium"]
fn a_customer_signs_in_and_out_by_form_post() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let chromium = Chromium::start();
    let login = start(&environment, "login --json --response-mode form_post");
    chromium.open(&opened(&environment));
    chromium.picture("sign-in-email");
    chromium.fill("email", "nobody@litware.example");
    chromium.press("next");
    chromium.expect("id=\"error\"", "sign-in-unknown-user");
    chromium.fill("email", sandbox.email());
    chromium.press("next");
    chromium.fill("password", "wrong");
    chromium.press("submit");
    chromium.expect("id=\"error\"", "sign-in-wrong-password");
    chromium.fill("password", sandbox.password());
    chromium.press("submit");
    chromium.expect("Signed in as casey@litware.example", "signed-in");
    assert_eq!(finish(&environment, login, 0)["username"], "casey@litware.example");
    let child = std::fs::read_to_string(environment.path("opened.env")).unwrap();
    assert!(!child.contains("CLIENT_SECRET"), "{child}");

    environment.run(&["graph", "me"]).expect_code(0);
    let logout = start(&environment, "logout --json");
    chromium.open(&opened(&environment));
    chromium.expect("Signed out", "signed-out");
    assert_eq!(finish(&environment, logout, 0)["browser_session"], "ended");
}

#[test]
#[ignore = "needs chromium"]
fn a_new_customer_creates_an_account_by_query() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let chromium = Chromium::start();
    let login = start(&environment, "login --sign-up --json --response-mode query");
    chromium.open(&opened(&environment));
    chromium.fill("email", "new@litware.example");
    chromium.picture("sign-up-email");
    chromium.press("next");
    let mail = Url::parse(&format!("{}/sandbox/v1/mail?to=new@litware.example", sandbox.ready("control"))).unwrap();
    let code = eventually("the code", || {
        let mail = crate::support::visit(async |visitor| visitor.open(&mail).await.unwrap().html);
        let mail: Value = serde_json::from_str(&mail).unwrap();
        mail["value"][0]["code"].as_str().map(str::to_owned)
    });
    chromium.fill("code", &code);
    chromium.picture("sign-up-code");
    chromium.press("next");
    chromium.fill("new-password", "Str0ng!pass");
    chromium.fill("confirm-password", "Str0ng!pass");
    chromium.picture("sign-up-password");
    chromium.press("next");
    chromium.fill("display-name", "New Customer");
    chromium.choose("country", "Denmark");
    chromium.fill("postal-code", "2100");
    chromium.picture("sign-up-details");
    chromium.press("submit");
    chromium.expect("Signed in as new@litware.example", "signed-up");
    assert_eq!(finish(&environment, login, 0)["name"], "New Customer");
}

#[test]
#[ignore = "needs chromium"]
fn a_customer_cancels() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let chromium = Chromium::start();
    let login = start(&environment, "login --json --response-mode form_post");
    chromium.open(&opened(&environment));
    chromium.press("cancel");
    chromium.expect("The sign-in was cancelled", "cancelled");
    finish(&environment, login, 7);
}

#[test]
#[ignore = "needs chromium"]
fn the_whole_journey_runs_on_a_sandbox_of_its_own() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    std::fs::remove_file(environment.work().join(".env")).unwrap();
    let chromium = Chromium::start();
    let cids = env!("CARGO_BIN_EXE_cids");
    let journey = format!("{cids} login --response-mode form_post && {cids} whoami && {cids} graph me && {cids} logout --json");
    let running = start(&environment, &format!("sandbox exec -- sh -c '{journey}'"));
    chromium.open(&opened(&environment));
    chromium.fill("email", sandbox.email());
    chromium.press("next");
    chromium.fill("password", sandbox.password());
    chromium.press("submit");
    chromium.open(&opened(&environment));
    running.finish().expect_code(0);
    let answer = std::fs::read_to_string(environment.path("answer")).unwrap();
    assert!(answer.contains("displayName        Casey Jensen") && answer.contains("\"browser_session\":\"ended\""), "{answer}");
}
