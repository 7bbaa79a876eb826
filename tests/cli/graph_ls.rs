//! `cids graph ls`: paths, methods and permissions, without asking anybody.

use serde_json::json;

use crate::support::TestEnvironment;

#[test]
fn paths_are_listed_with_methods_and_permissions() {
    let environment = TestEnvironment::new();
    let short = environment.run(&["graph", "ls", "ME"]).expect_code(0).stdout;
    assert!(short.lines().any(|line| line == "/me  GET PATCH"), "{short}");
    let long = environment.run(&["graph", "ls", "/me", "--long"]).expect_code(0).stdout;
    assert!(long.starts_with("/me\n"), "{long}");
    assert!(long.contains("\n  PATCH   delegated    User.ReadWrite\n          application  -\n"), "{long}");
    let answer = environment.run(&["graph", "ls", "me", "--json"]).expect_code(0).json();
    assert_eq!(answer["paths"][0]["path"], "/me");
    assert!(answer["paths"][0]["methods"].as_array().unwrap().contains(&json!({
        "method": "PATCH", "delegated": ["User.ReadWrite"], "application": []
    })));
}

#[test]
fn an_unknown_path_names_the_nearest() {
    let environment = TestEnvironment::new();
    let error = environment.run(&["graph", "ls", "usrs", "--json"]).expect_code(2).error_json();
    assert_eq!((&error["code"], &error["hint"]), (&json!("unknown_path"), &json!("Did you mean `cids graph ls users`?")));
    for unlike in ["0", "nothing"] {
        let error = environment.run(&["graph", "ls", unlike, "--json"]).expect_code(2).error_json();
        assert_eq!(error["hint"], "See them all: cids graph ls");
    }
}

#[test]
fn a_reader_that_has_enough_of_paths_ends_it_quietly() {
    let environment = TestEnvironment::new();
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = environment.cids(&["graph", "ls"]);
    let child = command.stdout(writer).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop((command, reader));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
