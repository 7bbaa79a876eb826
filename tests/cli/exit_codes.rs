//! One test for each exit code of `cids help exit-codes`.

use std::net::TcpListener;

use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn done_is_0() {
    TestEnvironment::new().run(&["--version"]).expect_code(0);
}

#[test]
fn failed_is_1() {
    TestEnvironment::new().run(&["sandbox", "env"]).expect_failure(1, "No sandbox is running");
}

#[test]
fn usage_is_2() {
    let output = TestEnvironment::new().run(&["login", "--nonsense", "--json"]).expect_code(2);
    assert_eq!(output.error_json()["code"], "usage");
}

#[test]
fn configuration_is_3() {
    TestEnvironment::new().run(&["login"]).expect_failure(3, "AUTHORITY and CLIENT_ID");
}

#[test]
fn sign_in_required_is_4() {
    TestEnvironment::new().run(&["whoami"]).expect_failure(4, "is signed in");
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--prompt", "none", "--json"]);
    let url = login.authorization_url();
    crate::support::visit(async |visitor| visitor.open(&url::Url::parse(&url).unwrap()).await.map(drop)).unwrap();
    assert_eq!(login.finish().expect_code(4).error_json()["code"], "sign_in_required");
}

#[test]
fn a_service_that_refuses_is_5() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--scope", "api://unknown/Read", "--json"]);
    let url = login.authorization_url();
    crate::support::visit(async |visitor| visitor.open(&url::Url::parse(&url).unwrap()).await.map(drop)).unwrap();
    assert_eq!(login.finish().expect_code(5).error_json()["error_codes"][0], 500_011);
}

#[test]
fn a_network_that_is_gone_is_6() {
    let environment = TestEnvironment::new();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let authority = format!("http://localhost:{port}/contoso.onmicrosoft.com");
    let arguments = ["login", "--authority", &authority, "--client-id", "11111111-2222-4333-8444-555555555555", "--json"];
    assert_eq!(environment.run(&arguments).expect_code(6).error_json()["code"], "unreachable");
}

// 7 and 130 are in login.rs: a cancel, the deadline, Ctrl-C.

#[test]
fn a_child_of_exec_keeps_its_own() {
    TestEnvironment::new().run(&["sandbox", "exec", "--", "sh", "-c", "exit 42"]).expect_code(42);
}
