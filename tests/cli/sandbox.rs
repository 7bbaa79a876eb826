use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn the_ready_line_has_what_a_script_needs() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    for key in ["authority", "client_id", "client_secret", "redirect_uri", "tenant_id", "graph"] {
        assert!(!sandbox.ready(key).is_empty(), "{key}");
    }
    drop(environment);
}

#[test]
fn exec_sets_the_guides_variables_and_clears_the_persons_own() {
    let mut environment = TestEnvironment::new();
    environment.set("CIDS_AUTHORITY", "contoso").set("OIDC_AUTHORITY", "https://idp.example").set("CLIENT_ID", "mine");
    let output = environment
        .run(&["sandbox", "exec", "--", "sh", "-c", "echo $CLIENT_ID $AUTHORITY [$CIDS_AUTHORITY$OIDC_AUTHORITY]"])
        .expect_code(0);
    let words: Vec<&str> = output.stdout.split_whitespace().collect();
    assert_eq!(words[0], "c0ffee00-5a4d-4b1c-8d3e-000000000001");
    assert!(words[1].starts_with("http://localhost:") && words[1].ends_with("/litwarecustomers.onmicrosoft.com"), "{output:?}");
    assert_eq!(words[2], "[]");
}

#[test]
fn env_prints_the_file_of_the_running_sandbox() {
    let environment = TestEnvironment::new();
    let mut sandbox = crate::support::Running::start(environment.cids(&["sandbox", "--port", "0"]));
    sandbox.line(|line| line == "Ctrl-C ends the sandbox");
    let output = environment.run(&["sandbox", "env"]).expect_code(0);
    let names: Vec<&str> = output.stdout.lines().filter_map(|line| Some(line.split_once('=')?.0)).collect();
    assert_eq!(names, ["CLIENT_ID", "CLIENT_SECRET", "AUTHORITY", "REDIRECT_URI"]);
    std::process::Command::new("kill").args(["-INT", &sandbox.id().to_string()]).status().unwrap();
    sandbox.finish().expect_code(130);
    environment.run(&["sandbox", "env"]).expect_code(1);
}
