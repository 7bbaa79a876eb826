//! What a person at a terminal sees: a pseudo-terminal stands for it.

use std::io::Write;
use std::process::{Command, Stdio};

use url::Url;

use crate::support::{Running, Scripted, ScriptedGraph, TestEnvironment, TestSandbox, eventually, visit, walk_to_answer};

/// Pixels a module, wide and high.
const SCALE: usize = 8;

/// All that cids writes to a terminal until it ends.
fn seen(environment: &TestEnvironment, arguments: &str, code: i32) -> String {
    Running::start(at_terminal(environment, arguments)).finish().expect_code(code).stdout
}

fn at_terminal(environment: &TestEnvironment, arguments: &str) -> Command {
    let inner = format!("{} {arguments}", env!("CARGO_BIN_EXE_cids"));
    let mut command = Command::new("script");
    command.args(["-qefc", &inner, "/dev/null"]).current_dir(environment.work()).env_clear().stdin(Stdio::piped());
    command.envs(environment.cids(&[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
    command
}

/// What a camera reads of the picture.
fn scanned(environment: &TestEnvironment, shown: &str) -> String {
    let plain = shown.replace("\u{1b}[40;97m", "").replace("\u{1b}[0m", "");
    let lines: Vec<&str> = plain.lines().filter(|line| line.starts_with("██")).collect();
    let half =
        |line: &str, light: [char; 2]| line.chars().map(|drawn| if light.contains(&drawn) { "0" } else { "1" }.repeat(SCALE)).collect();
    let rows: Vec<String> = lines.iter().flat_map(|line| [half(line, ['█', '▀']), half(line, ['█', '▄'])]).collect();
    let file = environment.path("picture.pbm");
    let pixels: String = rows.iter().map(|row| format!("{row}\n").repeat(SCALE)).collect();
    std::fs::write(&file, format!("P1\n{} {}\n{pixels}", rows[0].len(), rows.len() * SCALE)).unwrap();
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(file).output().unwrap();
    String::from_utf8(read.stdout).unwrap().trim().to_owned()
}

#[test]
#[ignore = "needs script"]
fn at_a_terminal_without_a_person_stdin_is_not_waited_for() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    for (name, value) in [("CIDS_NO_INPUT", "1"), ("CI", "true")] {
        environment.set(name, value);
        for arguments in [
            "token inspect -",
            "graph batch -",
            "graph post me --input -",
            "graph post me -F a=@-",
            "graph get me -F a=@-",
            "api post http://localhost/ --input - --dry-run",
            "login --app-only --secret-stdin",
            "profiles add a --secret-stdin",
        ] {
            let shown = seen(&environment, arguments, 2);
            assert!(shown.contains("nobody is there to type") && shown.contains("Pipe it in"), "{arguments}: {shown}");
        }
        environment.set(name, "");
    }
}

#[test]
#[ignore = "needs script and zbarimg"]
fn a_device_code_comes_with_a_picture_and_a_countdown() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("LANG", "C.UTF-8").set("TERM", "xterm");
    let shown = seen(&environment, "login --device-code --timeout 2", 7);
    let at = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{shown}"));
    let page = format!("\n{}/common/oauth2/deviceauth\r\n", sandbox.ready("graph"));
    let parts = [
        "Warning: ",
        "\u{1b}[40;97m██",
        "██ ▄▄▄▄▄ █",
        "Scan this code",
        &page,
        "and enter there:\r\n",
        "(0:01 left)",
        "The sign-in timed out",
    ];
    let places: Vec<usize> = parts.iter().map(|part| at(part)).collect();
    assert!(places.is_sorted(), "{shown}");

    assert_eq!(scanned(&environment, &shown), page.trim());

    for (name, value) in [("TERM", "dumb"), ("LC_ALL", "C")] {
        environment.set(name, value);
        let shown = seen(&environment, "login --device-code --timeout 1", 7);
        assert!(!shown.contains('█') && shown.contains("Open this address on any device:"), "{name}={value}\n{shown}");
        environment.set("TERM", "xterm");
    }
}

#[test]
#[ignore = "needs script"]
fn an_address_longer_than_a_terminals_line_is_pasted_and_not_shown() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("SSH_CONNECTION", "10.0.0.1 50000 192.0.2.7 22").set("TERM", "xterm");
    let opened = environment.path("opened");
    let browser = format!("sh -c 'echo \"$0\" > {0}.part && mv {0}.part {0}' %s", opened.display());
    let mut command = at_terminal(&environment, "login");
    command.env("CIDS_BROWSER", browser);
    let (reader, mut terminal) = std::io::pipe().unwrap();
    command.stdin(reader);
    let login = Running::start(command);
    let url = eventually("the browser's URL", || std::fs::read_to_string(&opened).ok());
    assert!(url.contains("response_mode=query"), "{url}");
    // The browser would land at the redirect URI, which nothing answers where it is.
    let by_form = url.trim().replace("response_mode=query", "response_mode=form_post");
    let answer = visit(async |visitor| walk_to_answer(visitor, &by_form, sandbox.email(), sandbox.password()).await);
    let redirect_uri = Url::parse(&url).unwrap().query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
    let mut address = Url::parse(&redirect_uri).unwrap();
    address.query_pairs_mut().extend_pairs(&answer).append_pair("padding", &"x".repeat(6000));
    write!(terminal, "nonsense\r{address}\r").unwrap();
    let shown = login.finish().expect_code(0).stdout;
    assert!(shown.contains("That address has no code in it") && shown.contains("Signed in as casey@litware.example"), "{shown}");
    assert!(!shown.contains(&answer["code"]) && !shown.contains("nonsense"), "{shown}");
}

#[test]
#[ignore = "needs script"]
fn graph_asks_before_it_deletes() {
    let graph = ScriptedGraph::start(|_, _, _| Scripted::json("").status(204));
    let environment = graph.environment();
    for (word, code, requests) in [("n\n", 7, 0), ("\n", 7, 0), ("y\n", 0, 1)] {
        let mut command = at_terminal(&environment, "graph delete users/1");
        let (reader, mut terminal) = std::io::pipe().unwrap();
        command.stdin(reader);
        terminal.write_all(word.as_bytes()).unwrap();
        let delete = Running::start(command).finish().expect_code(code);
        assert!(delete.stdout.contains("Delete users/1?"), "{delete:?}");
        assert_eq!(graph.received().len(), requests, "{word:?}");
    }
}

#[test]
#[ignore = "needs script"]
fn what_graph_sends_cannot_drive_a_terminal() {
    let graph = ScriptedGraph::start(|_, _, request| match request.target.as_str() {
        "/v1.0/me/photo/$value" => Scripted::bytes("image/jpeg", &[0xff, 0xd8, 0xff, 0x1b]),
        _ => Scripted::json(r#"{"value":[{"id":"1","displayName":"\u001b]0;owned\u0007\u202egnp"}]}"#),
    });
    let environment = graph.environment();
    let refused = seen(&environment, "graph get 'me/photo/$value'", 2);
    assert!(refused.contains("--output-file") && !refused.contains("\u{fffd}"), "{refused}");
    for format in ["table", "json", "ndjson", "csv", "raw"] {
        let shown = seen(&environment, &format!("graph get users --output {format} --color never"), 0);
        assert!(shown.contains("owned") && !shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {shown:?}");
    }
}

#[test]
#[ignore = "needs script"]
fn a_person_is_asked_once_whether_an_endpoint_of_a_checkout_is_theirs() {
    use std::os::unix::fs::PermissionsExt;
    const SCOPE: &str = "api://c0ffee00-5a4d-4b1c-8d3e-000000000003/Forecast.Read";
    let sandbox = TestSandbox::start();
    let api = ScriptedGraph::start(|_, _, _| Scripted::json("{\"id\":7}"));
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--scope", SCOPE]).expect_code(0);
    environment.write(".env", format!("{}SCOPE={SCOPE}\nENDPOINT={}/tasks\n", sandbox.env_file(), api.origin));
    let answered = |answer: &str, code: i32| {
        environment.write("answer", answer);
        let mut command = at_terminal(&environment, "api");
        command.stdin(std::fs::File::open(environment.work().join("answer")).unwrap());
        Running::start(command).finish().expect_code(code).stdout
    };
    let shown = answered("n\n", 7);
    assert!(shown.contains(&format!("The token for {SCOPE} will go to {}", api.origin)), "{shown}");
    assert!(api.received().is_empty());
    answered("y\n", 0);
    let shown = answered("", 0);
    assert!(!shown.contains("will go to") && api.received().len() == 2, "{shown}");
    let file = environment.path("state").join("endpoints.json");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
