//! TLS that fails, on a direct connection and through a proxy.
#![cfg(unix)] // elsewhere 0.0.0.0 leads nowhere

use rcgen::CertificateParams;

use crate::support::{Behind, Chain, DIRECT, HOST, TestAuthority, TestEnvironment, TestNetwork, TestSandbox, public_sandbox};

/// What a sign-in says of a server with `behind`, when it is reached directly, and when through a proxy. There is one try of each.
fn refused_both_ways(behind: impl FnOnce(&TestSandbox, &TestAuthority) -> TestNetwork) -> [String; 2] {
    let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
    let network = behind(&sandbox, &root);
    let proxy = format!("http://{}", network.address());
    [(network.direct(), ""), (HOST.to_owned(), proxy.as_str())].map(|(host, proxy)| {
        let mut environment = TestEnvironment::new();
        root.file(&environment, "root.pem");
        environment.set("OIDC_AUTHORITY", &format!("https://{host}/t")).set("CLIENT_ID", "app").set("HTTPS_PROXY", proxy);
        environment.set("CIDS_TOKEN_STORE", "plaintext-file");
        let before = network.heads().len();
        let output = environment.run(&["login", "--no-browser", "--ca-bundle", "root.pem"]).expect_code(6);
        assert_eq!(network.heads().len(), before + 1, "it was tried again: {output:?}");
        assert_eq!(environment.lever(&sandbox, &["log"])["value"], serde_json::json!([]), "something was sent");
        output.stderr.replace(DIRECT, HOST)
    })
}

#[test]
fn an_unknown_authority_is_named_both_ways() {
    let told = refused_both_ways(|sandbox, _| TestNetwork::to(sandbox, TestAuthority::root("Zscaler Root CA", "Zscaler Inc.").chain()));
    for told in told {
        let issued = "Error: The certificate of contoso.ciamlogin.com was issued by Zscaler Root CA (Zscaler Inc.), which this machine does \
                      not trust\nCaused by: TLS is intercepted";
        assert!(told.starts_with(issued) && told.contains("add it: --ca-bundle FILE"), "{told}");
    }
}

#[test]
fn each_flaw_of_a_certificate_is_told_apart_both_ways() {
    type Change = fn(&mut CertificateParams);
    let other_host: Change =
        |leaf| leaf.subject_alt_names = CertificateParams::new(vec!["portal.test".to_owned()]).unwrap().subject_alt_names;
    let cases: [(Change, &str, &str); 3] = [
        (|leaf| leaf.not_after = rcgen::date_time_ymd(2026, 1, 1), "ended ", "This machine's clock shows 2"),
        (|leaf| leaf.not_before = rcgen::date_time_ymd(2090, 1, 1), "is not valid yet: it begins in 6", ", which is probably wrong\n"),
        (other_host, "is for portal.test and not for it\n", "Check the authority's name"),
    ];
    for (change, begin, more) in cases {
        for told in refused_both_ways(|sandbox, root| TestNetwork::to(sandbox, root.chain_with(change))) {
            assert!(told.starts_with(&format!("Error: The certificate of contoso.ciamlogin.com {begin}")) && told.contains(more), "{told}");
            let about_time = begin != "is for portal.test and not for it\n";
            assert_eq!(told.contains("Hint: If this machine's clock is wrong: "), about_time, "{told}");
        }
    }
    for told in refused_both_ways(|sandbox, _| TestNetwork::to(sandbox, Chain::self_signed())) {
        assert!(told.starts_with("Error: The certificate of contoso.ciamlogin.com is signed by nobody but the server itself\n"), "{told}");
    }
}

#[test]
fn what_is_no_tls_is_told_apart_both_ways() {
    // RFC 8446 §6 and RFC 5246 §7.4.1.3: alerts, and a ServerHello of TLS 1.1.
    const PROTOCOL_VERSION: &[u8] = &[21, 3, 1, 0, 2, 2, 70];
    const HANDSHAKE_FAILURE: &[u8] = &[21, 3, 3, 0, 2, 2, 40];
    const OLD_HELLO: &[u8] = &[
        22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 0, 0, 47, 0,
    ];
    let not_tls = "What answers as contoso.ciamlogin.com does not speak TLS\nHint: A captive portal";
    let old = "No TLS with contoso.ciamlogin.com: it supports only TLS 1.1 or older\nHint: Ask who runs that server to enable TLS 1.2";
    let cut_off = "The TLS handshake with contoso.ciamlogin.com was broken off\nHint: A firewall";
    for (behind, told) in [
        (Behind::Portal, not_tls),
        (Behind::Says(b"SSH-2.0-OpenSSH_9.2\r\n"), not_tls),
        (Behind::Says(&[0; 64]), not_tls),
        (Behind::Says(&[22, 0xff, 0xff, 0, 4, 1, 2, 3, 4]), not_tls),
        (Behind::Says(&[23, 3, 3, 0, 4, 1, 2, 3, 4]), not_tls),
        (Behind::Says(&[22, 3, 3, 0, 5, 0xff, 0, 0, 1, 0]), not_tls),
        (Behind::Says(PROTOCOL_VERSION), old),
        (Behind::Says(OLD_HELLO), old),
        (Behind::Says(HANDSHAKE_FAILURE), "No TLS with contoso.ciamlogin.com: received fatal alert: "),
        (Behind::Nobody, cut_off),
        (Behind::Says(b""), cut_off),
        (Behind::Says(&OLD_HELLO[..3]), cut_off),
        (Behind::Says(&OLD_HELLO[..20]), cut_off),
        (Behind::SaysAndResets(&OLD_HELLO[..20]), cut_off),
    ] {
        let shown = format!("{behind:?}");
        for output in refused_both_ways(|_, _| TestNetwork::with(behind)) {
            assert!(output.starts_with(&format!("Error: {told}")), "{shown}: {output}");
        }
    }
}

#[test]
fn a_server_that_asks_for_a_client_certificate_refuses_both_ways() {
    for told in refused_both_ways(|_, root| TestNetwork::asking_for_certificate(root)) {
        assert!(told.starts_with("Error: No TLS with contoso.ciamlogin.com: received fatal alert: "), "{told}");
    }
}
