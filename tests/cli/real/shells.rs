//! Shells that complete a line with the scripts of `completions/`.

use std::path::Path;
use std::process::Command;

use crate::support::TestEnvironment;

/// What `shell` proposes when it has run `line`.
fn proposed(shell: &str, line: &str) -> Vec<String> {
    let environment = TestEnvironment::new();
    let cids = environment.cids(&[]);
    let folder = Path::new(cids.get_program()).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let mut command = Command::new(shell);
    command.args(["-c", line]).env_clear().env("PATH", path).env("HOME", environment.work());
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/completions"));
    let output = command.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
#[ignore = "needs bash"]
fn bash_completes_commands_flags_and_paths() {
    let complete = |words: &str| {
        let line = format!(
            "source cids.bash; COMP_WORDS=(cids {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_TYPE=9
             _clap_complete_cids cids \"${{COMP_WORDS[COMP_CWORD]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        proposed("bash", &line)
    };
    assert_eq!(complete("graph get organi"), ["organization", "organization/"]);
    assert_eq!(complete("who"), ["whoami"]);
    assert_eq!(complete("graph get me --ord"), ["--orderby"]);
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_commands_flags_and_paths() {
    let complete = |words: &str| proposed("fish", &format!("source cids.fish; complete -C 'cids {words}'"));
    assert_eq!(complete("graph get organi"), ["organization", "organization/"]);
    assert_eq!(complete("who"), ["whoami"]);
    assert_eq!(complete("graph get me --ord"), ["--orderby"]);
}
