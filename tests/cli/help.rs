use clap::CommandFactory;

use crate::support::TestEnvironment;

#[test]
fn the_command_line_is_consistent() {
    cids::cli::Cli::command().debug_assert();
}

#[test]
fn the_topics_are_there() {
    let environment = TestEnvironment::new();
    assert!(environment.run(&["help", "exit-codes"]).expect_code(0).stdout.contains("  130  interrupted\n"));
    assert!(environment.run(&["help", "environment"]).expect_code(0).stdout.contains("CIDS_TOKEN_STORE"));
    assert!(environment.run(&["exit-codes"]).expect_code(0).stdout.contains("  130  interrupted\n"));
}

/// Every argument of `command` and of the commands below it, with the words that lead to it.
fn arguments(command: &clap::Command, words: &str, found: &mut Vec<(String, clap::Arg)>) {
    found.extend(command.get_arguments().map(|argument| (format!("{words} {argument}"), argument.clone())));
    for below in command.get_subcommands() {
        arguments(below, &format!("{words} {}", below.get_name()), found);
    }
}

#[test]
fn no_flag_takes_a_secret() {
    let mut command = cids::cli::Cli::command();
    // Only then the flags of subcommands are there.
    command.build();
    let mut found = Vec::new();
    arguments(&command, "cids", &mut found);
    let secret = |name: &str| ["secret", "passphrase", "password", "assertion"].iter().any(|word| name.contains(word));
    let secrets: Vec<&str> =
        found.iter().filter(|(_, argument)| secret(argument.get_id().as_str())).map(|(words, _)| words.as_str()).collect();
    assert!(secrets.iter().any(|words| words.starts_with("cids login --secret-stdin")), "the walk does not reach login: {secrets:?}");
    let taking = found.iter().filter(|(_, argument)| secret(argument.get_id().as_str()) && argument.get_action().takes_values());
    // Users of the sandbox are made up.
    let taking: Vec<&str> = taking.map(|(words, _)| words.as_str()).filter(|words| !words.starts_with("cids sandbox")).collect();
    assert_eq!(taking, Vec::<&str>::new());
}
