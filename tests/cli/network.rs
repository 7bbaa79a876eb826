//! Proxies, certificates and clocks, as they are outside of a laboratory.

use std::path::PathBuf;

use rcgen::CertificateParams;

use crate::support::{Behind, Chain, GRAPH, HOST, Output, TestAuthority, TestEnvironment, TestNetwork, TestSandbox, public_sandbox};

/// A tenant at its public name, on a network whose authority nobody trusts until told to.
struct World {
    sandbox: TestSandbox,
    network: TestNetwork,
    environment: TestEnvironment,
    ca_file: PathBuf,
}

impl World {
    fn new() -> Self {
        let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
        let network = TestNetwork::to(&sandbox, root.chain());
        let environment = TestEnvironment::behind(&network, &sandbox);
        let ca_file = root.file(&environment, "root.pem");
        Self { sandbox, network, environment, ca_file }
    }

    fn ca_file(&self) -> &str {
        self.ca_file.to_str().unwrap()
    }

    fn sign_in(&self, more: &[&str]) -> Output {
        self.network.sign_in(&self.environment, &self.sandbox, &self.ca_file, more)
    }
}

/// What a sign-in says of a network with `behind` behind its proxy, when a root of the test's is trusted.
fn refused_by(behind: impl FnOnce(&TestSandbox, &TestAuthority) -> TestNetwork) -> Output {
    let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
    let network = behind(&sandbox, &root);
    let environment = TestEnvironment::behind(&network, &sandbox);
    root.file(&environment, "root.pem");
    let output = environment.run(&["login", "--no-browser", "--ca-bundle", "root.pem"]);
    assert_eq!(environment.lever(&sandbox, &["log"])["value"], serde_json::json!([]), "something was sent");
    output
}

#[test]
fn the_whole_journey_goes_through_the_proxy_to_a_private_authority() {
    let mut world = World::new();
    let bundle = world.ca_file().to_owned();
    world.environment.set("CIDS_CA_BUNDLE", &bundle);
    world.sign_in(&["--scope", "User.Read"]).expect_code(0);
    assert!(world.environment.run(&["graph", "me"]).expect_code(0).stdout.contains("Casey"));
    world.environment.run(&["token", "--force-refresh"]).expect_code(0);
    let heads = world.network.heads();
    for host in [HOST, GRAPH] {
        assert!(heads.iter().any(|head| head.starts_with(&format!("CONNECT {host}:443 HTTP/1.1\r\n"))), "{host}: {heads:?}");
    }
    let asked = heads.len();
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
fn each_flaw_of_a_certificate_is_told_apart() {
    let shown = |change: fn(&mut CertificateParams)| {
        let output = refused_by(|sandbox, root| TestNetwork::to(sandbox, root.chain_with(change)));
        output.expect_code(6).stderr.lines().next().unwrap().to_owned()
    };
    let ended = shown(|leaf| leaf.not_after = rcgen::date_time_ymd(2026, 1, 1));
    assert!(
        ended.starts_with("Error: The certificate of contoso.ciamlogin.com ended ") && ended.contains(" on 2026-01-01 00:00 UTC"),
        "{ended}"
    );
    let future = shown(|leaf| leaf.not_before = rcgen::date_time_ymd(2090, 1, 1));
    assert!(future.starts_with("Error: The certificate of contoso.ciamlogin.com is not valid yet: it begins in "), "{future}");
    let other = shown(|leaf| leaf.subject_alt_names = CertificateParams::new(vec!["portal.test".to_owned()]).unwrap().subject_alt_names);
    assert_eq!(other, "Error: The certificate of contoso.ciamlogin.com is for portal.test and not for it");
    let alone = refused_by(|sandbox, _| TestNetwork::to(sandbox, Chain::self_signed())).expect_code(6).stderr;
    assert!(alone.starts_with("Error: The certificate of contoso.ciamlogin.com is signed by nobody but the server itself\n"), "{alone}");
}

#[test]
fn a_certificate_out_of_its_time_may_be_the_clocks_fault() {
    let output =
        refused_by(|sandbox, root| TestNetwork::to(sandbox, root.chain_with(|leaf| leaf.not_after = rcgen::date_time_ymd(2026, 1, 1))));
    assert!(output.stderr.contains("Hint: If this machine's clock is wrong: "), "{output:?}");
}

#[test]
fn a_captive_portal_and_a_hang_up_are_no_tls() {
    let portal = refused_by(|_, _| TestNetwork::with(Behind::Portal)).expect_code(6);
    assert!(
        portal.stderr.starts_with("Error: What answers as contoso.ciamlogin.com does not speak TLS\nHint: A captive portal"),
        "{portal:?}"
    );
    let nobody = refused_by(|_, _| TestNetwork::with(Behind::Nobody)).expect_code(6);
    assert!(
        nobody.stderr.starts_with("Error: The TLS handshake with contoso.ciamlogin.com was broken off\nHint: A firewall"),
        "{nobody:?}"
    );
}

#[test]
fn a_proxy_that_does_not_connect_is_named_and_not_the_service() {
    let refused = |behind| {
        let output = refused_by(|_, _| TestNetwork::with(behind)).expect_code(6);
        let message = output.stderr.lines().next().unwrap().to_owned();
        assert!(message.contains("he proxy http://127.0.0.1:") && message.contains(" (HTTPS_PROXY in the environment) "), "{output:?}");
        message.rsplit_once("environment) ").unwrap().1.to_owned()
    };
    let unauthorized = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(refused(Behind::Answer(unauthorized)), "asks for a user and a password");
    assert_eq!(
        refused(Behind::Answer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")),
        "refuses to connect to contoso.ciamlogin.com"
    );
    assert_eq!(refused(Behind::Answer("SSH-2.0-OpenSSH_9.2\r\n\r\n")), "refuses to connect to contoso.ciamlogin.com");
    assert_eq!(refused(Behind::Answer("")), "does not answer as a proxy does");
    let hung_up = refused(Behind::Reset);
    assert!(hung_up.starts_with("hung up: Connection reset"), "{hung_up}");
}

#[test]
fn a_name_that_a_proxy_leaves_to_this_machine_is_told_with_the_scheme_that_helps() {
    let network = TestNetwork::with(Behind::Nobody);
    let mut environment = TestEnvironment::new();
    environment.set("OIDC_AUTHORITY", "https://contoso.invalid/t").set("CLIENT_ID", "app").set("CIDS_TOKEN_STORE", "plaintext-file");
    environment.set("ALL_PROXY", &format!("socks5://{}", network.address()));
    let output = environment.run(&["login", "--no-browser"]).expect_code(6);
    let told = format!(
        "Error: The proxy socks5://{} (ALL_PROXY in the environment) leaves it to this machine to find the address of contoso.invalid: ",
        network.address()
    );
    assert!(output.stderr.starts_with(&told), "{output:?}");
    assert!(output.stderr.ends_with("Hint: Let ALL_PROXY begin with socks5h://, so that the proxy looks the name up\n"), "{output:?}");
    assert_eq!(network.heads(), [""; 0]);
}

#[test]
fn a_proxy_that_is_not_there_is_named_with_its_variable() {
    let mut world = World::new();
    world.environment.set("HTTPS_PROXY", "").set("https_proxy", "http://casey:planted@127.0.0.1:1");
    let output = world.environment.run(&["login", "--no-browser", "--ca-bundle", "root.pem"]).expect_code(6);
    assert!(
        output.stderr.starts_with("Error: Could not reach the proxy http://127.0.0.1:1 (https_proxy in the environment): "),
        "{output:?}"
    );
    assert!(output.stderr.contains("Hint: Correct https_proxy, or unset it; ") && !output.stderr.contains("planted"), "{output:?}");
}

#[test]
fn a_proxys_password_goes_to_the_proxy_and_is_shown_nowhere() {
    let mut world = World::new();
    let url = format!("http://casey:planted%21@{}", world.network.address());
    world.environment.set("HTTPS_PROXY", &url).set("SSL_CERT_FILE", "root.pem");
    let output = world.sign_in(&["--verbose", "--scope", "User.Read"]).expect_code(0);
    let basic = "proxy-authorization: basic y2fzzxk6cgxhbnrlzce=";
    assert!(world.network.heads().iter().any(|head| head.to_lowercase().contains(basic)), "{:?}", world.network.heads());
    assert!(output.stderr.contains(&format!("> through the proxy http://{} (HTTPS_PROXY in the environment)\n", world.network.address())));
    assert!(output.stderr.contains("* contoso.ciamlogin.com shows a certificate that was issued by Contoso Root\n"), "{output:?}");
    let status = world.environment.run(&["status"]).expect_code(0);
    assert!(
        status.stdout.contains(&format!("Proxy             http://{} (HTTPS_PROXY in the environment)\n", world.network.address())),
        "{status:?}"
    );
    let whole = format!("{output:?}{status:?}{:?}", world.environment.run(&["status", "--json"]));
    assert!(!whole.contains("planted"), "{whole}");
    assert!(world.environment.files().iter().all(|(_, content)| !String::from_utf8_lossy(content).contains("planted")));
}

#[test]
fn a_url_that_is_no_proxys_is_refused_and_not_shown() {
    let mut world = World::new();
    for bad in ["planted proxy:80", "gopher://casey:planted@proxy.test"] {
        world.environment.set("HTTPS_PROXY", bad);
        let output = world.environment.run(&["login", "--no-browser"]).expect_code(3);
        assert!(output.stderr.starts_with("Error: The value of HTTPS_PROXY in the environment is not the URL of a proxy\n"), "{output:?}");
        let status = world.environment.run(&["status"]).expect_code(0);
        assert!(status.stdout.contains("HTTPS_PROXY in the environment is not the URL of a proxy"), "{status:?}");
        assert!(!format!("{output:?}{status:?}").contains("planted"));
    }
}

#[test]
fn a_socks_proxy_will_do() {
    let mut world = World::new();
    world
        .environment
        .set("HTTPS_PROXY", "")
        .set("ALL_PROXY", &format!("socks5h://{}", world.network.address()))
        .set("SSL_CERT_FILE", "root.pem");
    world.environment.run(&["login", "--no-browser", "--timeout", "1"]).expect_code(7);
    assert_eq!(world.network.heads()[0], "SOCKS contoso.ciamlogin.com:443");
}

#[test]
#[cfg(unix)] // elsewhere 0.0.0.0 leads nowhere
fn a_host_in_no_proxy_is_reached_without_it() {
    let (proxy, direct) = (TestNetwork::with(Behind::Nobody), TestNetwork::with(Behind::Answer("")));
    let mut environment = TestEnvironment::new();
    let port = direct.address().rsplit_once(':').unwrap().1.to_owned();
    environment.set("OIDC_AUTHORITY", &format!("https://0.0.0.0:{port}/t")).set("CLIENT_ID", "app").set("HTTPS_PROXY", &proxy.address());
    environment.set("CIDS_TOKEN_STORE", "plaintext-file");
    environment.run(&["login", "--no-browser"]).expect_code(6);
    assert_eq!(proxy.heads().len(), 1);
    environment.set("NO_PROXY", "example.test, 0.0.0.0");
    environment.run(&["login", "--no-browser"]).expect_code(6);
    assert_eq!(proxy.heads().len(), 1);
}

#[test]
fn loopback_minds_neither_proxy_nor_certificates() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    for proxy in ["http://127.0.0.1:1", "not a proxy"] {
        for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "http_proxy"] {
            environment.set(name, proxy);
        }
        environment.set("SSL_CERT_FILE", "/nonexistent").set("SSL_CERT_DIR", "/nonexistent");
        environment.sign_in(&sandbox, &["--scope", "User.Read"]).expect_code(0);
        environment.run(&["graph", "me"]).expect_code(0);
    }
    // The same by https, whose certificate a file vouches for.
    let ca_file = sandbox.ready("ca_file").to_owned();
    environment.set("AUTHORITY", sandbox.ready("https_authority")).set("SSL_CERT_FILE", "").set("HTTPS_PROXY", "http://127.0.0.1:1");
    environment.run(&["login", "--no-browser", "--timeout", "1", "--ca-bundle", &ca_file]).expect_code(7);
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
        error
            .starts_with(&format!("The ID token is not believed\nCaused by: it was made in the future\nCaused by: {skew}\nHint: Set it: ")),
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
    assert!(causes.contains("it has already ended") && causes.contains("clock is 2 hours ahead (by the Date of "), "{error}");
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

#[test]
fn status_shows_what_is_trusted_beside_the_system_and_what_cannot_be() {
    let mut world = World::new();
    world.environment.set("SSL_CERT_FILE", "/opt/old/ca.pem").set("NO_PROXY", "example.test");
    let output = world.environment.run(&["status", "--ca-bundle", "root.pem"]).expect_code(0);
    assert!(output.stdout.contains("Trusted too       root.pem (--ca-bundle), beside the system's\n"), "{output:?}");
    assert!(
        output
            .stdout
            .contains("The certificates in /opt/old/ca.pem (SSL_CERT_FILE in the environment) cannot be used: there is no such file\n"),
        "{output:?}"
    );
    let json = world.environment.run(&["status", "--ca-bundle", "root.pem", "--json"]).expect_code(0).json();
    assert_eq!(json["ca_bundles"][1]["value"], "/opt/old/ca.pem");
    assert_eq!(json["proxy"]["value"], format!("http://{}", world.network.address()));
    assert_eq!(json["proxy"]["exceptions"], "example.test");
}
