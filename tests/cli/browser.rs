//! Which browser is opened, and how: programs that write down what they were started with stand for browsers.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::{Running, TestEnvironment, TestSandbox, eventually, visit, walk_in};

const OPEN_IT: &str = "Open the URL above in a browser yourself";

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

#[test]
fn a_browser_gets_the_callers_limit_of_core_dumps() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    browser(&environment, "walker");
    let walker = environment.path("bin").join("walker");
    let script = std::fs::read_to_string(&walker).unwrap().replace("env >", "echo $(ulimit -S -c) $(ulimit -H -c) >");
    std::fs::write(&walker, script).unwrap();
    let line = format!("ulimit -S -c $(ulimit -H -c); exec cids login --browser {}", walker.display());
    let mut login = Running::start(environment.shell(&line));
    login.authorization_url();
    taken(&environment.path("opened"));
    let limits = std::fs::read_to_string(environment.path("opened.env")).unwrap();
    let [soft, hard] = limits.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{limits}") };
    assert_eq!(soft, hard);
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
    assert!(told.contains("--browser 'firefox --private-window'") && told.ends_with(OPEN_IT), "{told}");
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
    assert_eq!(told, format!("Warning: The browser \"/nonexistent/browser\" was not found. {OPEN_IT}"));
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
}

/// A program with these lines, at `path` below the environment's folder.
fn script(environment: &TestEnvironment, path: &str, lines: &str) -> String {
    let path = environment.path(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_browser_that_fails_late_is_told_and_reaped_and_the_wait_goes_on() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let process = environment.path("process");
    let lines = format!("echo $$ > {}\nprintf '\\033[2Jplanted\\n' >&2\nsleep 3\nexit 3", process.display());
    let late = script(&environment, "bin/late", &lines);
    let mut login = Running::start(environment.cids(&["login", "--browser", &late]));
    let url = login.authorization_url();
    let told = login.line(|line| line.starts_with("Warning: "));
    assert_eq!(told, format!("Warning: \"{late}\" could not open a browser (exit status: 3). {OPEN_IT}"));
    let process = std::fs::read_to_string(process).unwrap();
    let left = std::process::Command::new("kill").args(["-0", process.trim()]).output().unwrap();
    assert!(!left.status.success(), "a zombie is left: {left:?}");
    walk_in(&url, sandbox.email(), sandbox.password());
    let output = login.finish().expect_code(0);
    assert!(!output.stderr.contains("planted"), "{output:?}");
}

#[test]
fn a_browser_that_goes_on_does_not_hold_up_the_end_and_outlives_it() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let (pipe, ended) = (environment.path("pipe"), environment.path("ended"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let lines =
        format!("echo output; echo errors >&2\nread line < {}\necho more; echo more >&2\ntouch {}", pipe.display(), ended.display());
    let foreground = script(&environment, "bin/foreground", &lines);
    let mut login = Running::start(environment.cids(&["login", "--browser", &foreground]));
    let url = login.authorization_url();
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
    std::fs::write(pipe, "go\n").unwrap();
    eventually("the browser's end", || ended.exists().then_some(()));
}

#[test]
fn a_browser_whose_path_has_a_space_is_started() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    let opened = environment.path("opened");
    let lines = format!("echo \"$#\" \"$@\" > {0}.part && mv {0}.part {0}", opened.display());
    let program = script(&environment, "My Browsers (x86)/open it", &lines);
    script(&environment, "bin/on path", &lines);
    for (command, count) in [
        (program.clone(), "1"),
        (format!("'{program}' --new"), "2"),
        (program.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)"), "1"),
        ("on path".to_owned(), "1"),
    ] {
        let mut login = Running::start(environment.cids(&["login", "--browser", &command]));
        let url = login.authorization_url();
        let words = taken(&opened);
        assert_eq!((words[0].as_str(), words.last().unwrap()), (count, &url), "{command}");
        login.signal("INT");
        login.finish().expect_code(130);
    }
}

#[test]
fn a_sign_out_whose_browser_fails_says_what_to_open() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let late = script(&environment, "bin/late", "sleep 3\nexit 3");
    let output = environment.run(&["logout", "--json", "--browser", &late]).expect_code(0);
    assert_eq!(output.json()["browser_session"], "not_confirmed");
    let lines: Vec<&str> = output.stderr.lines().collect();
    let [.., told, url] = lines.as_slice() else { panic!("{output:?}") };
    assert_eq!(
        *told,
        format!("Warning: \"{late}\" could not open a browser (exit status: 3). To end the browser's session, open this URL yourself:")
    );
    assert!(url.starts_with(sandbox.ready("graph")) && url.contains("post_logout_redirect_uri="), "{url}");
    assert!(!url.contains("id_token_hint"), "{url}");
}

#[test]
fn a_sign_out_tells_another_ones_browser_that_it_is_wrong() {
    let sandbox = TestSandbox::start();
    let environment = environment(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    browser(&environment, "walker");
    let logout = Running::start(environment.cids(&["logout", "--json", "--browser", "walker"]));
    let url = url::Url::parse(&taken(&environment.path("opened")).pop().unwrap()).unwrap();
    let back = url.query_pairs().find(|(name, _)| name == "post_logout_redirect_uri").unwrap().1.into_owned();
    visit(async |visitor| {
        for _ in 0..3 {
            let page = visitor.open(&url::Url::parse(&format!("{back}?state=wrong")).unwrap()).await.unwrap();
            assert!(page.status == 400 && page.html.contains("belongs to another sign-out"), "{}", page.html);
        }
        visitor.open(&url).await.unwrap();
    });
    let output = logout.finish().expect_code(0);
    assert_eq!(output.json()["browser_session"], "ended");
    assert_eq!(output.stderr.matches("Ignored a redirect from a different sign-out: its state does not match\n").count(), 1, "{output:?}");
    assert_eq!(output.stderr.matches("Ignored 3 redirects from different sign-outs\n").count(), 1, "{output:?}");
}

#[test]
fn a_browser_without_a_name_is_refused() {
    let environment = TestEnvironment::new();
    for blank in ["", " "] {
        environment.run(&["login", "--browser", blank]).expect_failure(2, "--browser <COMMAND>");
        environment.run(&["logout", "--browser", blank]).expect_failure(2, "--browser <COMMAND>");
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
