//! The documentation says what is so.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => sources(&path),
            Some("rs") => fs::read_to_string(path).unwrap(),
            _ => String::new(),
        })
        .collect()
}

/// What is wrong with the test `name` as a proof; the tests in `real/` are ignored until `.ci/run` runs them all.
fn fault_of_test(code: &str, name: &str) -> Option<&'static str> {
    let head = format!("fn {name}() {{\n");
    let Some((before, after)) = code.split_once(&head) else { return Some("there is no such function") };
    let lines: Vec<&str> = before.split('\n').collect();
    let last = lines[lines.len() - 1];
    let attributes: Vec<&str> =
        lines.iter().rev().skip(1).map(|line| line.trim()).take_while(|line| line.starts_with(['#', '/'])).collect();
    let indentation = &last[..last.len() - last.trim_start().len()];
    let after = format!("\n{after}");
    let body = after.split(&format!("\n{indentation}}}\n")).next().unwrap_or_default();
    let is_test = attributes.iter().any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"));
    let is_run = attributes.iter().all(|line| !line.starts_with("#[ignore") || line.starts_with("#[ignore = \"needs"));
    match () {
        () if code.matches(&head).count() > 1 => Some("several functions have that name"),
        () if !is_test => Some("it is not a test"),
        () if !is_run => Some("it is ignored"),
        () if !["assert", "expect_code(", "refused("].iter().any(|word| body.contains(word)) => Some("it asserts nothing"),
        () => None,
    }
}

#[test]
fn a_test_that_could_not_fail_proves_nothing() {
    let good = "    #[tokio::test(start_paused = true)]\n    async fn good() {\n        assert!(true);\n    }\n";
    assert_eq!(fault_of_test(good, "good"), None);
    assert_eq!(fault_of_test("#[test]\n#[ignore = \"needs Chromium\"]\nfn real() {\n    assert!(true);\n}\n", "real"), None);
    for (code, fault) in [
        ("fn other() {\n    assert!(true);\n}\n", "there is no such function"),
        ("fn name() {\n    assert!(true);\n}\n", "it is not a test"),
        ("#[test]\nfn other() {}\n\nfn name() {\n    assert!(true);\n}\n", "it is not a test"),
        ("#[test]\n#[ignore]\nfn name() {\n    assert!(true);\n}\n", "it is ignored"),
        ("#[ignore = \"slow\"]\n#[test]\nfn name() {\n    assert!(true);\n}\n", "it is ignored"),
        ("#[test]\nfn name() {\n}\n\n#[test]\nfn next() {\n    assert!(true);\n}\n", "it asserts nothing"),
        ("#[test]\nfn name() {\n    run();\n}\n\n#[test]\nfn next() {\n    assert!(true);\n}\n", "it asserts nothing"),
    ] {
        assert_eq!(fault_of_test(code, "name"), Some(fault), "{code}");
    }
    assert_eq!(fault_of_test(&good.repeat(2), "good"), Some("several functions have that name"));
}

#[test]
fn every_imitated_behaviour_has_its_test() {
    let document = fs::read_to_string(root().join("docs/sandbox.md")).unwrap();
    let (_, parity) = document.split_once("## Parity").unwrap();
    let code = sources(&root().join("src")) + &sources(&root().join("tests/cli"));
    let rows = parity.lines().filter(|line| line.starts_with("| ")).skip(2);
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, _, state, test, _] = cells.as_slice() else { panic!("{row}") };
        match *state {
            "imitated" => assert_eq!(fault_of_test(&code, test.trim_matches('`')), None, "{row}"),
            "real" | "absent" => assert!(test.is_empty(), "{row}"),
            _ => panic!("{row}"),
        }
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_configurations_are_those_of_the_tests() {
    let document = fs::read_to_string(root().join("docs/clients.md")).unwrap();
    let blocks: Vec<&str> = document.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap().1).collect();
    let scripts = ["msal_python.py", "msal_node.mjs", "openid_client.mjs", "django/app.py"];
    assert_eq!(blocks.len(), scripts.len());
    for (block, script) in blocks.into_iter().zip(scripts) {
        let text = fs::read_to_string(root().join("tests/real-parts").join(script)).unwrap();
        let is_mark = |line: &str, mark: &str| line.trim_start_matches(['#', '/', ' ']) == mark;
        let lines = text.lines().skip_while(|line| !is_mark(line, "configuration")).skip(1);
        let configuration: Vec<&str> = lines.take_while(|line| !is_mark(line, "end of configuration")).collect();
        assert_eq!(block.trim_end(), configuration.join("\n").trim_end(), "{script}");
    }
}
