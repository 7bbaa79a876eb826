//! The machine itself: a clock that jumps (faketime), and where its certificates are looked for (strace).

use std::process::{Command, Stdio};

use crate::support::{Output, Running, TestAuthority, TestEnvironment, TestNetwork, TestSandbox, public_sandbox};

/// `command`, run by another program.
pub fn under(tool: &[&str], command: &Command) -> Command {
    let mut outer = Command::new(tool[0]);
    outer.args(&tool[1..]).arg(command.get_program()).args(command.get_args()).current_dir(command.get_current_dir().unwrap());
    outer.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?)))).stdin(Stdio::null());
    outer
}

/// As `cids` says by a clock that is off by `offset`; the time that passes is left alone, as when a clock is set.
fn by_clock(environment: &TestEnvironment, offset: &str, arguments: &[&str]) -> Running {
    let mut command = under(&["faketime", "-f", offset], &environment.cids(arguments));
    command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    Running::start(command)
}

#[test]
#[ignore = "needs faketime"]
fn a_sign_in_by_a_clock_that_is_66_minutes_behind_names_it() {
    let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
    let network = TestNetwork::to(&sandbox, root.chain());
    let environment = TestEnvironment::behind(&network, &sandbox);
    let file = root.file(&environment, "root.pem");
    let mut login = by_clock(&environment, "-66m", &["login", "--no-browser", "--ca-bundle", "root.pem"]);
    network.walk_in(&login.authorization_url(), &sandbox, &file);
    let output = login.finish().expect_code(5);
    assert!(
        output.stderr.contains("Caused by: This machine's clock is 66 min behind (by the Date of contoso.ciamlogin.com)\n"),
        "{output:?}"
    );
}

#[test]
#[ignore = "needs faketime"]
fn a_clock_that_jumps_a_day_and_back_hands_out_no_token_that_has_ended() {
    let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
    let network = TestNetwork::to(&sandbox, root.chain());
    let mut environment = TestEnvironment::behind(&network, &sandbox);
    let file = root.file(&environment, "root.pem");
    environment.set("SSL_CERT_FILE", "root.pem");
    network.sign_in(&environment, &sandbox, &file, &["--scope", "User.Read"]).expect_code(0);
    let refreshes = || environment.token_requests(&sandbox) - 1;
    let token = |offset: &str| -> Output { by_clock(&environment, offset, &["token"]).finish().expect_code(0) };
    token("+0");
    assert_eq!(refreshes(), 0);
    let ahead = token("+1d");
    assert!(ahead.stderr.contains("clock is 24 hours ahead"), "{ahead:?}");
    assert_eq!(refreshes(), 1);
    // By now it might be right, and the token has ended.
    assert!(token("+1d").stdout != ahead.stdout && refreshes() == 2);
    // Set right again: what was got tomorrow is not believed to last until then.
    let right = token("+0");
    assert_eq!((token("+0").stdout, refreshes()), (right.stdout.clone(), 3));
    assert!(token("-1d").stdout != right.stdout && refreshes() == 4, "set back a day");
}

#[test]
#[ignore = "needs faketime"]
fn a_token_that_was_got_by_a_clock_that_was_ahead_is_not_used_after_its_end() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    by_clock(&environment, "+66m", &["login", "--app-only"]).finish().expect_code(0);
    let kept = environment.record().1["access_tokens"][0]["token"].clone();
    environment.lever(&sandbox, &["clock", "advance", "95m"]);
    let used = by_clock(&environment, "+95m", &["token"]).finish().expect_code(0);
    assert_ne!(used.stdout.trim(), kept.as_str().unwrap());
    assert_eq!(environment.token_requests(&sandbox), 2);
}

#[test]
#[ignore = "needs strace, and certificates in /etc/ssl/certs"]
fn the_systems_authorities_are_read_beside_the_variables_and_by_https_alone() {
    let read = |variables: &[(&str, &str)], authority: &str| {
        let mut environment = TestEnvironment::new();
        let trace = environment.work().join("trace");
        TestAuthority::root("Contoso Root", "Contoso").file(&environment, "own-authority.pem");
        environment.set("OIDC_AUTHORITY", authority).set("CLIENT_ID", "app").set("HTTPS_PROXY", "http://127.0.0.1:1");
        for (name, value) in variables {
            environment.set(name, value);
        }
        environment.set("CIDS_TOKEN_STORE", "plaintext-file");
        let tool = ["strace", "-f", "-e", "trace=openat", "-o", trace.to_str().unwrap()];
        Running::start(under(&tool, &environment.cids(&["login", "--no-browser"]))).finish().expect_code(6);
        let trace = std::fs::read_to_string(&trace).unwrap();
        (trace.contains("/etc/ssl/certs/ca-certificates.crt"), trace.contains("own-authority.pem"))
    };
    let elsewhere = "https://idp.test";
    assert_eq!(read(&[], elsewhere), (true, false));
    assert_eq!(read(&[("SSL_CERT_FILE", "own-authority.pem")], elsewhere), (true, true));
    assert_eq!(read(&[("SSL_CERT_DIR", ".")], elsewhere), (true, true));
    assert_eq!(read(&[("CIDS_CA_BUNDLE", "own-authority.pem")], elsewhere), (true, true));
    assert_eq!(read(&[("CIDS_CA_BUNDLE", "own-authority.pem")], "http://localhost:1"), (false, false));
}
