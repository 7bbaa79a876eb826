//! Certificates and clocks, as they are outside of a laboratory: through a proxy, and directly where `tests/cli/real/direct.rs` runs these tests
//! once more.

use crate::support::{Behind, GRAPH, HOST, TestAuthority, TestEnvironment, TestNetwork, TestSandbox, World, refused_by};

#[test]
fn the_whole_journey_goes_to_a_private_authority() {
    let mut world = World::new();
    let bundle = world.ca_file().to_owned();
    world.environment.set("CIDS_CA_BUNDLE", &bundle);
    world.sign_in(&["--scope", "User.Read"]).expect_code(0);
    assert!(world.environment.run(&["graph", "me"]).expect_code(0).stdout.contains("Casey"));
    world.environment.run(&["token", "--force-refresh"]).expect_code(0);
    for host in [HOST, GRAPH] {
        assert!(world.network.was_asked_for(host), "{host}: {:?}", world.network.heads());
    }
    let asked = world.network.heads().len();
    world.environment.run(&["whoami"]).expect_code(0);
    world.environment.run(&["token"]).expect_code(0);
    assert_eq!(world.network.heads().len(), asked, "a kept answer asks nobody");
}

#[test]
fn with_cached_metadata_a_dead_network_is_told_before_anyone_has_signed_in() {
    let mut world = World::new();
    let bundle = world.ca_file().to_owned();
    world.environment.set("CIDS_CA_BUNDLE", &bundle);
    world.sign_in(&[]).expect_code(0);
    let requests = |world: &World| {
        let log = world.environment.lever(&world.sandbox, &["log"]);
        log["value"].as_array().unwrap().iter().filter(|entry| entry["method"] != "HEAD").count()
    };
    let (asked, opened) = (requests(&world), world.network.heads().len());
    world.environment.run(&["login", "--no-browser", "--timeout", "1"]).expect_code(7);
    assert_eq!(world.network.heads().len(), opened + 1, "the token endpoint's host is reached");
    assert_eq!(requests(&world), asked, "and is asked for nothing");

    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let busy = TestNetwork::with(Behind::Answer("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"));
    let cut = TestNetwork::with(Behind::Nobody);
    let intercepted = TestNetwork::to(&world.sandbox, TestAuthority::root("Zscaler Root CA", "Zscaler Inc.").chain());
    for (proxy, code) in [
        (closed.to_string(), "proxy_failed"),
        (busy.address(), "proxy_failed"),
        (cut.address(), "no_tls"),
        (intercepted.address(), "certificate_refused"),
    ] {
        world.environment.set("HTTPS_PROXY", &format!("http://{proxy}"));
        let output = world.environment.run(&["login", "--no-browser", "--json"]).expect_code(6);
        assert_eq!(output.error_json()["code"], code, "{output:?}");
        assert!(output.stderr.contains("response_type=code"), "the browser was not waited for: {output:?}");
    }
}

#[test]
fn a_file_of_authorities_may_be_named_in_any_way() {
    let world = World::new();
    let trusted = |more: &[&str], variables: &[(&str, &str)]| {
        let mut command = world.environment.cids(&[&["login", "--no-browser", "--timeout", "1"], more].concat());
        command.envs(variables.iter().copied());
        // The sign-in goes as far as waiting for the person.
        crate::support::Running::start(command).finish().code == Some(7)
    };
    assert!(!trusted(&[], &[]));
    assert!(trusted(&["--ca-bundle", "root.pem"], &[]));
    assert!(trusted(&[], &[("CIDS_CA_BUNDLE", world.ca_file())]));
    assert!(trusted(&[], &[("SSL_CERT_FILE", world.ca_file())]));
    let other = TestAuthority::root("Other", "Fabrikam").file(&world.environment, "other.pem");
    let other = other.to_str().unwrap();
    assert!(trusted(&["--ca-bundle", other], &[("SSL_CERT_FILE", world.ca_file())]), "both are added");
    assert!(trusted(&["--ca-bundle", world.ca_file()], &[("SSL_CERT_FILE", other)]), "both are added");
    let folders = format!("/nonexistent:{}", world.environment.work().display());
    assert!(trusted(&[], &[("SSL_CERT_DIR", &folders)]));
    std::fs::copy(&world.ca_file, world.environment.path("config").join("root.pem")).unwrap();
    std::fs::write(world.environment.path("config").join("config.toml"), "[profiles.default]\nca_bundle = \"root.pem\"\n").unwrap();
    assert!(trusted(&[], &[]), "a profile's");
}

#[test]
fn a_checkout_names_no_authorities_and_no_proxy() {
    let mut world = World::new();
    let network = TestNetwork::with(Behind::Nobody);
    let planted = format!(
        "{}CA_BUNDLE=root.pem\nCIDS_CA_BUNDLE=root.pem\nSSL_CERT_FILE=root.pem\nHTTPS_PROXY=http://{}\n",
        world.sandbox.env_file(),
        network.address()
    );
    world.environment.write(".env", planted);
    let error = world.environment.run(&["login", "--no-browser", "--json"]).expect_code(6).error_json();
    assert_eq!(error["code"], "certificate_refused");
    world.environment.set("CIDS_CA_BUNDLE", "root.pem");
    world.environment.run(&["login", "--no-browser", "--timeout", "1"]).expect_code(7);
    assert_eq!(network.heads(), [""; 0]);
}

#[test]
fn a_file_that_cannot_be_used_is_named_before_anything_is_sent() {
    let world = World::new();
    let ended = TestAuthority::ended("Contoso Old Root");
    world.environment.write("empty.pem", "");
    world.environment.write("text.pem", "-----BEGIN CERTIFICATE-----\nhello\n");
    world.environment.write("root.der", TestAuthority::root("Root", "Contoso").der());
    world.environment.write("ended.pem", ended.pem());
    for (file, reason, hint) in [
        ("gone.pem", "there is no such file", "Name a file of certificates in PEM form"),
        (".", "that is not a file", "Name a file of certificates in PEM form"),
        ("empty.pem", "there is none in PEM form", "Name a file of certificates in PEM form"),
        ("text.pem", "there is none in PEM form", "Name a file of certificates in PEM form"),
        ("root.der", "it is in DER form, not in PEM", "Convert it: openssl x509 -inform der -in root.der -out root.der.pem"),
        ("ended.pem", "they ended ", "If this machine's clock is right, ask for the authority's new certificate"),
    ] {
        let error = world.environment.run(&["login", "--no-browser", "--json", "--ca-bundle", file]).expect_code(3).error_json();
        let message = error["message"].as_str().unwrap();
        assert!(message.starts_with(&format!("The certificates in {file} (--ca-bundle) cannot be used: {reason}")), "{message}");
        assert_eq!(error["code"], "bad_ca_bundle");
        assert!(error["hint"].as_str().unwrap().starts_with(hint), "{error}");
    }
    let mut command = world.environment.cids(&["login", "--no-browser"]);
    command.env("SSL_CERT_FILE", "/opt/old/ca.pem");
    let stale = crate::support::Running::start(command).finish().expect_code(3);
    assert_eq!(
        stale.stderr,
        "Error: The certificates in /opt/old/ca.pem (SSL_CERT_FILE in the environment) cannot be used: there is no such file\n\
         Hint: Let SSL_CERT_FILE name a file of certificates in PEM form, or unset it\n"
    );
    assert_eq!(world.network.heads(), [""; 0]);
}

#[test]
fn interception_is_named_by_the_authority_behind_it() {
    let output = refused_by(|sandbox, _| {
        let root = TestAuthority::root("Zscaler Root CA", "Zscaler Inc.");
        TestNetwork::to(sandbox, root.intermediate("Zscaler Intermediate Root CA", "Zscaler Inc.").chain())
    });
    assert_eq!(
        output.expect_code(6).stderr,
        "Error: The certificate of contoso.ciamlogin.com was issued by Zscaler Root CA (Zscaler Inc.), which this machine does not trust\n\
         Caused by: TLS is intercepted: somebody between this machine and the host answers in its place\n\
         Hint: Ask who runs the network for that authority's certificate, and add it: --ca-bundle FILE (or CIDS_CA_BUNDLE=FILE)\n"
    );
}

#[test]
fn a_wrong_clock_is_measured_and_named() {
    let world = World::new();
    world.environment.lever(&world.sandbox, &["clock", "advance", "66m"]);
    let output = world.sign_in(&["--ca-bundle", world.ca_file()]).expect_code(5);
    let skew = "This machine's clock is 66 min behind (by the Date of contoso.ciamlogin.com)";
    assert_eq!(output.stderr.matches(&format!("Warning: {skew}: tokens may be refused for it\nHint: Set it: ")).count(), 1, "{output:?}");
    let error = output.stderr.split_once("Error: ").unwrap().1;
    assert!(
        error.starts_with(&format!("The ID token was rejected\nCaused by: its `iat` is in the future\nCaused by: {skew}\nHint: Set it: ")),
        "{output:?}"
    );
    assert!(error.ends_with(", then try again\n"), "{output:?}");
}

#[test]
fn a_clock_that_is_ahead_is_named_too() {
    let world = World::new();
    let two_hours_ago = (chrono::Utc::now() - chrono::TimeDelta::minutes(120)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    world.environment.lever(&world.sandbox, &["clock", "freeze", "--at", &two_hours_ago]);
    let error = world.sign_in(&["--ca-bundle", world.ca_file(), "--json"]).expect_code(5).error_json();
    let causes = error["causes"].to_string();
    assert!(causes.contains("it has expired") && causes.contains("clock is 2 hours ahead (by the Date of "), "{error}");
}

#[test]
fn a_command_that_succeeds_warns_once_of_a_clock_that_is_far_off() {
    let mut world = World::new();
    world.environment.set("SSL_CERT_FILE", "root.pem");
    world.sign_in(&["--scope", "User.Read"]).expect_code(0);
    world.environment.lever(&world.sandbox, &["clock", "advance", "4m"]);
    assert_eq!(world.environment.run(&["graph", "me"]).expect_code(0).stderr, "");
    world.environment.lever(&world.sandbox, &["clock", "advance", "6m"]);
    let output = world.environment.run(&["graph", "me"]).expect_code(0);
    assert!(
        output.stderr.starts_with("Warning: This machine's clock is 10 min behind (by the Date of graph.microsoft.com): "),
        "{output:?}"
    );
    assert!(output.stderr.lines().count() == 2 && output.stderr.contains("\nHint: Set it: "), "{output:?}");
}

#[test]
fn a_refresh_by_a_wrong_clock_is_made_once_and_kept() {
    let mut world = World::new();
    world.environment.set("SSL_CERT_FILE", "root.pem");
    world.sign_in(&["--scope", "User.Read"]).expect_code(0);
    let before = world.environment.token_requests(&world.sandbox);
    world.environment.lever(&world.sandbox, &["clock", "advance", "66m"]);
    let (_, old) = world.environment.record();
    let output = world.environment.run(&["token", "--force-refresh"]).expect_code(0);
    assert!(
        output.stderr.starts_with("Warning: This machine's clock is 66 min behind (by the Date of contoso.ciamlogin.com): "),
        "{output:?}"
    );
    assert_eq!(world.environment.run(&["token"]).expect_code(0).stdout, output.stdout);
    assert_eq!(world.environment.token_requests(&world.sandbox), before + 1);
    let (_, new) = world.environment.record();
    assert!(new["refresh_token"] != old["refresh_token"] && new["id_token"] == old["id_token"]);
    // Only the ID token itself is of no use yet.
    let refused = world.environment.run(&["token", "--id-token", "--force-refresh"]).expect_code(5);
    assert!(refused.stderr.contains("Caused by: This machine's clock is 66 min behind"), "{refused:?}");
}

#[test]
fn a_sandbox_whose_clock_was_moved_says_how_to_move_it_back() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.lever(&sandbox, &["clock", "advance", "66m"]);
    let output = environment.sign_in(&sandbox, &[]).expect_code(5);
    assert!(!output.stderr.contains("Warning"), "{output:?}");
    assert!(output.stderr.contains("Caused by: This machine's clock is 66 min behind (by the Date of localhost)\n"), "{output:?}");
    assert!(
        output.stderr.contains("Hint: Let the sandbox show the system's time again: cids sandbox clock run, then try again\n"),
        "{output:?}"
    );
}
