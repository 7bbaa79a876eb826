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

#[test]
fn no_flag_takes_a_secret() {
    fn check(command: &clap::Command) {
        for argument in command.get_arguments() {
            let name = argument.get_id().as_str();
            assert!(!name.contains("secret") || !argument.get_action().takes_values(), "{name}");
        }
        command.get_subcommands().for_each(check);
    }
    check(&cids::cli::Cli::command());
}
