//! What shells propose, asked as the scripts of `cids completion` ask.

use crate::support::{Output, Running, TestEnvironment, TestSandbox};

/// What cids answers a `shell` that asks.
fn answer(environment: &TestEnvironment, shell: &str, index: usize, arguments: &[&str]) -> Output {
    let mut command = environment.cids(arguments);
    command.env("CIDS_COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", index.to_string());
    Running::start(command).finish()
}

/// What zsh would propose for the last of `words`.
fn proposed(environment: &TestEnvironment, words: &[&str]) -> Vec<String> {
    let output = answer(environment, "zsh", words.len(), &[&["--", "cids"], words].concat()).expect_code(0);
    assert_eq!(output.stderr, "");
    output.stdout.lines().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
}

/// `CIDS_UPDATE=1 cargo test completions` writes them anew.
#[test]
fn completions_are_those_of_the_command_line() {
    let environment = TestEnvironment::new();
    for (shell, file) in
        [("bash", "cids.bash"), ("zsh", "_cids"), ("fish", "cids.fish"), ("elvish", "cids.elv"), ("powershell", "_cids.ps1")]
    {
        let path = format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"));
        let script = environment.run(&["completion", shell]).expect_code(0).stdout;
        if std::env::var_os("CIDS_UPDATE").is_some() {
            std::fs::write(&path, &script).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).is_ok_and(|kept| kept == script),
            "{path} is out of date: CIDS_UPDATE=1 cargo test completions"
        );
    }
}

#[test]
fn commands_flags_and_their_values_are_proposed() {
    let environment = TestEnvironment::new();
    assert_eq!(proposed(&environment, &["who"]), ["whoami"]);
    assert_eq!(proposed(&environment, &["graph", "get", "me", "--ord"]), ["--orderby"]);
    assert_eq!(proposed(&environment, &["graph", "get", "me", "--output", "n"]), ["ndjson"]);
    assert!(proposed(&environment, &["graph", ""]).contains(&"batch".to_owned()));
}

#[test]
fn paths_of_graph_are_proposed_and_every_other_is_taken() {
    let environment = TestEnvironment::new();
    assert_eq!(
        proposed(&environment, &["graph", "get", "identity/userFlowA"]),
        ["identity/userFlowAttributes", "identity/userFlowAttributes/"]
    );
    assert_eq!(proposed(&environment, &["graph", "ls", "organi"]), ["organization", "organization/"]);
    environment.run(&["graph", "get", "planner/tasks", "--dry-run"]).expect_code(0);
}

#[test]
fn properties_of_the_profile_are_proposed_up_to_the_value() {
    let environment = TestEnvironment::new();
    let edit = |typed| proposed(&environment, &["profile", "edit", "city=Berlin", typed]);
    assert_eq!(edit("job"), ["job-title="]);
    assert_eq!(edit("jobT"), ["jobTitle="]);
    assert_eq!(edit("ci"), ["city="]);
    assert_eq!(edit("city=B"), [""; 0]);
    assert!(edit("").contains(&"display-name=".to_owned()));
    let bash = answer(&environment, "bash", 3, &["--", "cids", "profile", "edit", "ci"]).expect_code(0);
    let fish = answer(&environment, "fish", 3, &["--", "cids", "profile", "edit", "ci"]).expect_code(0);
    assert_eq!((bash.stdout.trim(), fish.stdout.trim()), ("city=", "city="));
}

#[test]
fn accounts_and_profiles_of_this_machine_are_proposed() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    assert_eq!(proposed(&environment, &["accounts", "use", "ca"]), [""; 0]);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment.run(&["profiles", "add", "workshop"]).expect_code(0);
    assert_eq!(proposed(&environment, &["accounts", "use", "ca"]), ["casey@litware.example"]);
    assert_eq!(proposed(&environment, &["whoami", "--account", "ca"]), ["casey@litware.example"]);
    assert_eq!(proposed(&environment, &["whoami", "--profile", "w"]), ["workshop"]);
    assert_eq!(proposed(&environment, &["profiles", "remove", ""])[0], "workshop");
}

#[test]
fn what_cannot_be_completed_says_nothing() {
    let environment = TestEnvironment::new();
    for (shell, words) in [("bash", &["--", "cids"][..]), ("tcsh", &["--", "cids", "who"]), ("fish", &[]), ("fish", &["--"])] {
        let output = answer(&environment, shell, 7, words).expect_code(1);
        assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("", ""), "{shell} {words:?}");
    }
}
