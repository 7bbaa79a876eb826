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
            "imitated" => assert!(code.contains(&format!("fn {}()", test.trim_matches('`'))), "{row}"),
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
