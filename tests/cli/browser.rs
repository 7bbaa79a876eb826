//! Which browser is opened, and how: programs that write down what they were started with stand for browsers.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::{Running, TestEnvironment, TestSandbox, visit, walk_in};

/// A program that writes its name and arguments to `opened`, and its environment to `opened.env`.
fn browser(environment: &TestEnvironment, name: &str) {
    let folder = environment.path("bin");
    std::fs::create_dir_all(&folder).unwrap();
    let opened = environment.path("opened");
    let script = format!("#!/bin/sh\nenv > {0}.env\necho {name} \"$@\" > {0}.part && mv {0}.part {0}\n", opened.display());
    std::fs::write(folder.join(name), script).unwrap();
    std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// Starts a login, and what its browser was started with: the words, the URL last.
fn opened(environment: &TestEnvironment, arguments: &[&str]) -> (Running, Vec<String>) {
    let mut login = Running::start(environment.cids(&[&["login"], arguments].concat()));
    login.authorization_url();
    let words = taken(&environment.path("opened"));
    (login, words)
}

fn taken(file: &Path) -> Vec<String> {
    let started = std::time::Instant::now();
    while !file.exists() {
        assert!(started.elapsed().as_secs() < 30, "no browser was opened");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let words = std::fs::read_to_string(file).unwrap().split_whitespace().map(str::to_owned).collect();
    std::fs::remove_file(file).unwrap();
    words
}

#[test]
fn a_browser_is_told_no_secret() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    browser(&environment, "walker");
    let secrets = ["CIDS_STORE_PASSPHRASE", "CIDS_CLIENT_CERTIFICATE_PASSPHRASE", "CIDS_CLIENT_SECRET"];
    for name in secrets {
        environment.set(name, "planted");
    }
    environment.set("CIDS_AUTHORITY", sandbox.ready("authority")).set("CIDS_CLIENT_ID", sandbox.ready("client_id"));
    let (login, _) = opened(&environment, &["--browser", "walker"]);
    assert!(!std::fs::read_to_string(environment.path("opened.env")).unwrap().contains("planted"));
    login.signal("INT");
    login.finish().expect_code(130);
}

fn environment(sandbox: &TestSandbox) -> TestEnvironment {
    let mut environment = TestEnvironment::at(sandbox);
    // Only what a test puts there can be found.
    let path = format!("{}:/usr/bin:/bin", environment.path("bin").display());
    environment.set("PATH", &path);
    environment
}

#[test]
fn a_browser_that_is_named_signs_in_and_out_without_a_terminal() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    browser(&environment, "walker");
    environment.set("BROWSER", "false").set("AUTHORITY", sandbox.ready("authority")).set("CLIENT_ID", sandbox.ready("client_id"));
    environment.set("CLIENT_SECRET", sandbox.ready("client_secret"));
    let (login, words) = opened(&environment, &["--browser", "walker --profile 'my own'"]);
    assert_eq!(&words[..4], ["walker", "--profile", "my", "own"]);
    assert!(!std::fs::read_to_string(environment.path("opened.env")).unwrap().contains("CLIENT_SECRET"));
    walk_in(&words[4], sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
    let logout = Running::start(environment.cids(&["logout", "--json", "--browser", "walker"]));
    let url = taken(&environment.path("opened")).pop().unwrap();
    visit(async |visitor| visitor.open(&url::Url::parse(&url).unwrap()).await.unwrap().status);
    assert_eq!(logout.finish().expect_code(0).json()["browser_session"], "ended");
}

#[test]
fn a_private_window_is_opened_as_the_browser_wants_it() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    for (name, flag) in [("firefox", "--private-window"), ("microsoft-edge", "--inprivate")] {
        browser(&environment, name);
        let (login, words) = opened(&environment, &["--private", "--browser", name]);
        assert_eq!(&words[..2], [name, flag]);
        login.signal("INT");
        login.finish().expect_code(130);
    }
}

#[test]
fn a_browser_whose_private_window_is_unknown_is_told_and_the_wait_goes_on() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let mut login = Running::start(environment.cids(&["login", "--private", "--browser", "lynx"]));
    let url = login.authorization_url();
    let told = login.line(|line| line.starts_with("Warning: "));
    assert!(told.contains("--browser 'firefox --private-window'") && told.ends_with("open the address above yourself"), "{told}");
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
}

#[test]
fn a_browser_that_fails_is_told_and_the_wait_goes_on() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let mut login = Running::start(environment.cids(&["login", "--browser", "/nonexistent/browser"]));
    let url = login.authorization_url();
    let told = login.line(|line| line.starts_with("Warning: "));
    assert!(told.starts_with("Warning: /nonexistent/browser could not be started: No such file"), "{told}");
    assert!(told.ends_with("; open the address above yourself"), "{told}");
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
}

#[test]
fn a_browser_without_a_name_is_refused() {
    let environment = TestEnvironment::new();
    for blank in ["", " "] {
        environment.run(&["login", "--browser", blank]).expect_code(2);
        environment.run(&["logout", "--browser", blank]).expect_code(2);
    }
}

#[test]
fn nobody_is_shown_a_browser_unasked() {
    let sandbox = TestSandbox::start();
    let mut environment = environment(&sandbox);
    browser(&environment, "walker");
    environment.set("CIDS_BROWSER", "walker");
    let mut login = Running::start(environment.cids(&["login"]));
    let url = login.authorization_url();
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
    assert!(!environment.path("opened").exists() && !environment.path("opened.env").exists());
}
