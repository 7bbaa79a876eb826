//! Text of others in a command that cids shows: whoever copies the line runs that command, with that text as one word.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::{Output, TestEnvironment};

/// Names of files and folders, values of settings and scopes. In each, what could run touches a file.
const HOSTILE: [&str; 9] =
    ["a$(touch${IFS}x)", "a`touch${IFS}x`", "a;touch${IFS}x;", "it's\"a", "a!b", "a\ntouch x", "-rf", "a%s", "a\u{202e}b"];
const PROGRAMS: [&str; 6] = ["cids", "chmod", "openssl", "rm", "touch", "export"];
const CLIENT_ID: &str = "c0ffee00-1111-4222-8333-444455556666";

/// The command lines, with their words, that a shell runs for `line`, all of whose programs are stand-ins.
fn run_by_a_shell(environment: &TestEnvironment, line: &str) -> Vec<String> {
    let (folder, log) = (environment.path("programs"), environment.path("log"));
    let nothing = environment.path("nothing");
    for folder in [&folder, &nothing] {
        fs::create_dir_all(folder).unwrap();
    }
    for name in PROGRAMS {
        let program = folder.join(name);
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$(printf '[%s]' \"${{0##*/}}\" \"$@\")\" >> '{}'\n", log.display());
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let _ = fs::remove_file(&log);
    Command::new("/bin/sh").args(["-c", line]).current_dir(&nothing).env("PATH", &folder).output().unwrap();
    fs::read_to_string(&log).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// The command after `lead` in a hint, up to the end of the line or to the backtick.
#[track_caller]
fn command(output: &Output, lead: &str) -> String {
    let line = output.stderr.lines().find_map(|line| line.split_once(lead)).unwrap_or_else(|| panic!("no {lead}:\n{output:?}"));
    let first_word = lead.rsplit([' ', '`']).next().unwrap();
    let rest = if lead.contains('`') { line.1.rsplit_once('`').unwrap().0 } else { line.1 };
    format!("{first_word}{rest}")
}

/// What a shell reads for `text`: a shell without `$'…'` reads another word.
fn is_read_as(word: &str, text: &str) -> bool {
    word == text || (text.chars().any(|c| c.is_control() || c == '\u{202e}') && word.starts_with('$') && word.contains('\\'))
}

#[track_caller]
fn assert_one(ran: &[String], before: &str, text: &str) {
    let [line] = ran else { panic!("{text:?}: {ran:?}") };
    let word = line.strip_prefix(before).and_then(|rest| rest.strip_suffix(']')).unwrap_or_else(|| panic!("{text:?}: {line}"));
    assert!(is_read_as(word, text), "{text:?}: {line}");
}

fn at_a_tenant() -> TestEnvironment {
    let mut environment = TestEnvironment::new();
    environment.set("AUTHORITY", "https://localhost:1/tenant").set("CLIENT_ID", CLIENT_ID).set("CIDS_NO_INPUT", "1");
    environment
}

#[test]
fn a_readable_key_file_is_closed_by_its_name() {
    for name in HOSTILE {
        let environment = at_a_tenant();
        environment.write(name, "no certificate");
        fs::set_permissions(environment.work().join(name), fs::Permissions::from_mode(0o644)).unwrap();
        let flag = format!("--client-certificate={name}");
        let output = environment.run(&["login", "--app-only", &flag]).expect_code(3);
        let path = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
        assert_one(&run_by_a_shell(&environment, &command(&output, ": chmod")), "[chmod][600][", &path);
    }
}

#[test]
fn a_certificate_authority_is_converted_by_its_name() {
    for name in HOSTILE {
        let environment = at_a_tenant();
        environment.write(name, [0x30, 0x82, 0x01, 0x00, 0xff]);
        let flag = format!("--ca-bundle={name}");
        let output = environment.run(&["login", "--no-browser", "--timeout=1", &flag]).expect_code(3);
        let ran = run_by_a_shell(&environment, &command(&output, ": openssl"));
        let [line] = &ran[..] else { panic!("{name:?}: {ran:?}") };
        let words: Vec<&str> = line.trim_matches(['[', ']']).split("][").collect();
        assert_eq!((&words[..5], words.len()), (&["openssl", "x509", "-inform", "der", "-in"][..], 8), "{name:?}: {line}");
        assert!(is_read_as(words[5].trim_start_matches("./"), name), "{name:?}: {line}");
    }
}

#[test]
fn a_link_in_the_state_folder_is_deleted_by_its_name() {
    for name in HOSTILE {
        let mut environment = at_a_tenant();
        environment.set("CIDS_NO_INPUT", "");
        let accounts = environment.work().join(name).join("sandbox-accounts");
        let link = accounts.join("tokens");
        fs::create_dir_all(accounts).unwrap();
        std::os::unix::fs::symlink(environment.path("home"), &link).unwrap();
        environment.set("CIDS_STATE_DIR", link.parent().unwrap().parent().unwrap().to_str().unwrap());
        let output = environment.run(&["login", "--no-browser", "--timeout=1"]).expect_code(3);
        let ran = run_by_a_shell(&environment, &command(&output, ": rm").replace(" && cids login", ""));
        assert_one(&ran, "[rm][", link.to_str().unwrap());
    }
}

#[test]
fn scopes_are_words_of_the_sign_in() {
    let environment = at_a_tenant();
    for scope in ["a$(touch${IFS}x)", "a`touch${IFS}x`", "a;touch${IFS}x;", "it's", "a!b", "-rf", "a%s"] {
        let flag = format!("--scope=api://x/{scope}");
        for verb in [["token", "--quiet"], ["graph", "me"], ["api", "https://api.example"]] {
            let output = environment.run(&[verb[0], verb[1], &flag]).expect_code(4);
            let ran = run_by_a_shell(&environment, &command(&output, "`cids"));
            assert_one(&ran, "[cids][login][--scope][", &format!("api://x/{scope}"));
        }
    }
    let output = environment.run(&["token", "--scope=-rf"]).expect_code(4);
    assert_one(&run_by_a_shell(&environment, &command(&output, "`cids")), "[cids][login][", "--scope=-rf");
}

#[test]
fn an_endpoint_is_a_word_of_its_flag() {
    for path in ["$(touch$IFS/tmp/x)", "a;touch$IFS$9x", "it's", "a!b", "%s"] {
        let mut environment = at_a_tenant();
        environment.set("CIDS_ACCESS_TOKEN", "planted").set("SCOPE", "api://x/Read");
        environment.write(".env", format!("ENDPOINT=\"https://api.example/{path}\"\n"));
        let output = environment.run(&["api", "tasks"]).expect_code(3);
        let flag = output.stderr.lines().find_map(|line| line.split_once("yourself: ")).unwrap().1.replace(", or set CIDS_ENDPOINT", "");
        assert_one(
            &run_by_a_shell(&environment, &format!("cids api {flag}")),
            "[cids][api][--endpoint][",
            &format!("https://api.example/{path}"),
        );
    }
}
