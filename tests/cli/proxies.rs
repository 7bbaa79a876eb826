//! Proxies: how they are named, what goes through them, and what they do wrong.

use crate::support::{Behind, TestAuthority, TestEnvironment, TestNetwork, TestSandbox, World, refused_by};

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
fn a_user_name_with_a_backslash_goes_to_the_proxy_as_it_is() {
    let mut world = World::new();
    let address = world.network.address();
    world.environment.set("SSL_CERT_FILE", "root.pem");
    for (user, basic) in [
        (r"CORP\casey:planted", "Q09SUFxjYXNleTpwbGFudGVk"),
        (r"CORP%5Ccasey:planted", "Q09SUFxjYXNleTpwbGFudGVk"),
        ("casey:p@planted", "Y2FzZXk6cEBwbGFudGVk"),
        ("casey:p%planted", "Y2FzZXk6cCVwbGFudGVk"),
        ("casey:p%23%2Fplanted", "Y2FzZXk6cCMvcGxhbnRlZA=="),
    ] {
        for scheme in ["http://", "HTTP://", ""] {
            let asked = world.network.heads().len();
            // A state of its own: metadata is kept for a day.
            let state = world.environment.path(&format!("state-{asked}"));
            world.environment.set("CIDS_STATE_DIR", state.to_str().unwrap());
            world.environment.set("HTTPS_PROXY", &format!("{scheme}{user}@{address}/"));
            let output = world.environment.run(&["login", "--no-browser", "--timeout", "1", "--verbose"]).expect_code(7);
            assert!(!format!("{output:?}").contains("planted"), "{output:?}");
            let head = world.network.heads()[asked].to_lowercase();
            assert!(head.contains(&format!("proxy-authorization: basic {}\r\n", basic.to_lowercase())), "{user}: {head}");
        }
    }
}

#[test]
fn a_url_that_is_no_proxys_is_refused_with_what_to_write_and_not_shown() {
    let mut world = World::new();
    let no_url = "The value of HTTPS_PROXY in the environment is not the URL of a proxy";
    let raw = "The user name or password in HTTPS_PROXY in the environment has characters that must be percent-encoded";
    let set = "Set HTTPS_PROXY to http://HOST:PORT (or https, socks5, socks5h, socks4, socks4a), or unset it";
    for (bad, message, hint) in [
        ("planted proxy:80", no_url, set),
        ("gopher://casey:planted@proxy.test", no_url, set),
        ("http://casey:planted@::1:8080", no_url, "Put the IPv6 address in brackets: HTTPS_PROXY=http://[ADDRESS]:PORT"),
        ("http://casey:planted#ss@proxy:8080", raw, "In the user name and password, write # as %23"),
        ("http://casey:80#planted@proxy:8080", raw, "In the user name and password, write # as %23"),
        ("http://casey:p/planted?@proxy:8080", raw, "In the user name and password, write / as %2F, ? as %3F"),
        (
            "socks://casey:planted@127.0.0.1:1080/",
            "The value of HTTPS_PROXY in the environment begins with socks://, which does not say the version of SOCKS",
            "Set HTTPS_PROXY to socks5://127.0.0.1:1080, or to socks5h://127.0.0.1:1080 if the proxy looks names up",
        ),
    ] {
        world.environment.set("HTTPS_PROXY", bad);
        let output = world.environment.run(&["login", "--no-browser", "--verbose"]).expect_code(3);
        assert!(output.stderr.ends_with(&format!("Error: {message}\nHint: {hint}\n")), "{output:?}");
        let status = world.environment.run(&["status"]).expect_code(0);
        assert!(status.stdout.contains(&message[4..]), "{status:?}");
        assert!(!format!("{output:?}{status:?}").contains("planted"));
    }
    assert_eq!(world.network.heads(), [""; 0]);
}

#[test]
fn a_password_that_the_proxy_does_not_accept_is_told_apart_from_a_missing_one() {
    let network = TestNetwork::with(Behind::Answer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
    let mut environment = TestEnvironment::new();
    environment.set("OIDC_AUTHORITY", "https://contoso.test/t").set("CLIENT_ID", "app").set("CIDS_TOKEN_STORE", "plaintext-file");
    for (user, told) in [
        ("", " asks for a user and a password\nHint: Let HTTPS_PROXY be http://USER:PASSWORD@HOST:PORT\n"),
        (
            "casey:planted@",
            " does not accept the user name and password\n\
             Hint: Check them in HTTPS_PROXY; write special characters percent-encoded, such as # as %23\n",
        ),
    ] {
        environment.set("HTTPS_PROXY", &format!("http://{user}{}", network.address()));
        let output = environment.run(&["login", "--no-browser"]).expect_code(6);
        assert!(output.stderr.ends_with(told) && !output.stderr.contains("planted"), "{output:?}");
    }
}

#[test]
#[cfg(unix)]
fn an_https_proxy_that_speaks_no_tls_is_named_and_not_the_host() {
    let mut environment = TestEnvironment::new();
    environment.set("OIDC_AUTHORITY", "https://contoso.test/t").set("CLIENT_ID", "app").set("CIDS_TOKEN_STORE", "plaintext-file");
    let network = TestNetwork::with(Behind::Says(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    // The server without the proxy: it answers a ClientHello as a plain proxy does.
    let address = network.direct();
    environment.set("HTTPS_PROXY", &format!("https://casey:planted@{address}"));
    let output = environment.run(&["login", "--no-browser"]).expect_code(6);
    assert_eq!(
        output.stderr,
        format!(
            "Error: The proxy https://{address} (HTTPS_PROXY in the environment) does not speak TLS\n\
             Hint: If the proxy itself is reached without TLS, set HTTPS_PROXY to http://{address}\n"
        )
    );
    let chain = TestAuthority::root("Contoso Root", "Contoso").chain();
    let network = TestNetwork::tls(chain);
    environment.set("HTTPS_PROXY", &format!("https://{}", network.direct()));
    let output = environment.run(&["login", "--no-browser"]).expect_code(6);
    assert!(output.stderr.starts_with("Error: The certificate of 0.0.0.0 was issued by Contoso Root, which"), "{output:?}");
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
    environment
        .set("OIDC_AUTHORITY", &format!("https://{}/t", direct.direct()))
        .set("CLIENT_ID", "app")
        .set("HTTPS_PROXY", &proxy.address());
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
