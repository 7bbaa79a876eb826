//! A question at a terminal, which script(1) plays.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{TestEnvironment, TestSandbox};

#[test]
#[ignore = "needs script of util-linux"]
fn ctrl_c_at_the_passphrase_leaves_the_terminal_as_it_was() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("CIDS_TOKEN_STORE", "encrypted-file").set("CIDS_STORE_PASSPHRASE", "correct horse");
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment.set("CIDS_STORE_PASSPHRASE", "");
    for command in ["whoami", "graph me"] {
        let cids = environment.cids(&[]);
        let line = format!("trap : INT; '{}' {command}; echo code $?; stty -a", cids.get_program().to_string_lossy());
        let mut script = Command::new("script");
        script.args(["-qefc", &line, "/dev/null"]).current_dir(environment.work()).env_clear();
        script.envs(cids.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let mut script = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut keys, mut screen) = (script.stdin.take().unwrap(), script.stdout.take().unwrap());
        let (mut shown, mut part) = (String::new(), [0; 4096]);
        while !shown.contains("does not show") {
            let length = screen.read(&mut part).unwrap();
            assert!(length > 0, "{shown}");
            shown.push_str(&String::from_utf8_lossy(&part[..length]));
        }
        // The echo goes off right after the question.
        std::thread::sleep(Duration::from_millis(300));
        keys.write_all(&[3]).unwrap();
        screen.read_to_string(&mut shown).unwrap();
        script.wait().unwrap();
        assert!(shown.contains("code 130"), "{shown}");
        assert!(shown.contains(" echo ") && shown.contains(" icanon "), "{shown}");
    }
}
