//! A question at a terminal, which script(1) plays.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::support::{Running, TestEnvironment, TestSandbox};
use crate::trust::with_foreign_certificate;

/// A terminal where a line of a shell runs.
struct Dialogue {
    script: Child,
    keys: ChildStdin,
    screen: ChildStdout,
    /// All that the terminal has shown.
    shown: String,
    /// How much of it was shown when something was last typed.
    seen: usize,
}

impl Dialogue {
    fn start(environment: &TestEnvironment, line: &str) -> Self {
        let mut script = Command::new("script");
        script.args(["-qefc", line, "/dev/null"]).current_dir(environment.work()).env_clear();
        script.envs(environment.cids(&[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
        let mut script = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (keys, screen) = (script.stdin.take().unwrap(), script.stdout.take().unwrap());
        Self { script, keys, screen, shown: String::new(), seen: 0 }
    }

    /// Types `keys` once `question` is there.
    #[track_caller]
    fn answer(&mut self, question: &str, keys: &str) {
        let mut part = [0; 4096];
        while !self.shown[self.seen..].contains(question) {
            let length = self.screen.read(&mut part).unwrap();
            assert!(length > 0, "{question}: {}", self.shown);
            self.shown.push_str(&String::from_utf8_lossy(&part[..length]));
        }
        self.seen = self.shown.len();
        // The echo goes off right after the question.
        std::thread::sleep(Duration::from_millis(300));
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// What it has shown when it ends.
    fn end(mut self) -> String {
        self.screen.read_to_string(&mut self.shown).unwrap();
        self.script.wait().unwrap();
        self.shown
    }
}

#[test]
#[ignore = "needs script of util-linux"]
fn ctrl_c_at_the_passphrase_leaves_the_terminal_as_it_was() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("CIDS_TOKEN_STORE", "encrypted-file").set("CIDS_STORE_PASSPHRASE", "correct horse");
    environment.sign_in(&sandbox, &[]).expect_code(0);
    environment.set("CIDS_STORE_PASSPHRASE", "");
    for command in ["whoami", "graph me"] {
        let line = format!("trap : INT; '{}' {command}; echo code $?; stty -a", env!("CARGO_BIN_EXE_cids"));
        let mut dialogue = Dialogue::start(&environment, &line);
        dialogue.answer("does not show", "\u{3}");
        let shown = dialogue.end();
        assert!(shown.contains("code 130"), "{shown}");
        assert!(shown.contains(" echo ") && shown.contains(" icanon "), "{shown}");
    }
}

#[test]
#[ignore = "needs script of util-linux"]
fn what_is_typed_at_a_question_is_the_answer_to_that_one() {
    const ADD: &str = "profiles add work --replace --authority contoso --client-id 11111111-2222-4333-8444-555555555555";
    let mut environment = TestEnvironment::new();
    environment.set("CIDS_TOKEN_STORE", "encrypted-file").set("CIDS_STORE_PASSPHRASE", "correct horsé");
    Running::start(environment.shell(&format!("echo secret | cids {ADD} --secret-stdin"))).finish().expect_code(0);
    environment.set("CIDS_STORE_PASSPHRASE", "");
    let line = format!("'{}' {ADD} --ask-secret; echo code $?; stty -a", env!("CARGO_BIN_EXE_cids"));
    let mut dialogue = Dialogue::start(&environment, &line);
    dialogue.answer("Client secret for", "another secret\r");
    dialogue.answer("Passphrase of", "correct horsü\u{7f}é\r");
    let shown = dialogue.end();
    assert!(shown.contains("code 0") && shown.contains(" echo ") && shown.contains(" icanon "), "{shown}");
    assert!(!shown.contains("another") && !shown.contains("correct"), "{shown}");
    // The end of input is no answer.
    let mut dialogue = Dialogue::start(&environment, &line);
    dialogue.answer("Client secret for", "\u{4}");
    let shown = dialogue.end();
    assert!(shown.contains("code 130"), "{shown}");
}

#[test]
#[ignore = "needs script of util-linux"]
fn a_certificate_outside_the_checkout_is_asked_about_once_for_each_file_and_app() {
    let sandbox = TestSandbox::start();
    let environment = with_foreign_certificate(&sandbox, "../home/certificates/own.pem");
    let login = |environment: &TestEnvironment, more: &str, answer: Option<&str>| {
        let line = format!("trap : INT; '{}' login --app-only {more}; echo code $?", env!("CARGO_BIN_EXE_cids"));
        let mut dialogue = Dialogue::start(environment, &line);
        if let Some(answer) = answer {
            dialogue.answer("Allow this? [y/N]", answer);
        }
        dialogue.end()
    };
    let before = environment.token_requests(&sandbox);
    for (answer, code) in [("\r", "code 7"), ("no\r", "code 7"), ("\u{3}", "code 130")] {
        let shown = login(&environment, "", Some(answer));
        assert!(shown.contains(code) && shown.contains("certificates/own.pem. Allow this?"), "{shown}");
    }
    assert_eq!(environment.token_requests(&sandbox), before, "refused, and sent all the same");
    assert!(login(&environment, "", Some("y\r")).contains("code 0"));
    let again = login(&environment, "", None);
    assert!(again.contains("code 0") && !again.contains("Allow this?"), "{again}");
    let other_app = login(&environment, "--client-id 99999999-2222-4333-8444-555555555555", Some("\r"));
    assert!(other_app.contains("sign in the app 99999999-2222-4333-8444-555555555555"), "{other_app}");
}
