use std::io::Write;
use std::net::TcpListener;

use url::Url;

use crate::support::{Running, TestEnvironment, TestSandbox, visit, walk_in};

fn parameter(url: &str, name: &str) -> String {
    let url = Url::parse(url).unwrap();
    url.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[test]
fn a_customer_signs_in_and_the_page_and_the_terminal_say_who_it_is() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--json"]);
    let url = login.authorization_url();
    assert_eq!(parameter(&url, "response_mode"), "query");
    let page = walk_in(&url, sandbox.email(), sandbox.password());
    assert!(page.status == 200 && page.html.contains("Signed in as casey@litware.example"), "{}", page.html);
    let answer = login.finish().expect_code(0).json();
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["username", "name", "oid", "sub", "tenant_id", "authority", "issuer", "client_id", "scopes", "id_token_expires_on", "token_store"]
    );
    assert_eq!(answer["oid"], "8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11");
    assert_eq!(answer["authority"], sandbox.ready("authority"));
}

#[test]
fn a_form_post_signs_in_too() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &["--response-mode", "form_post"]).expect_code(0);
}

#[test]
#[cfg(unix)]
fn no_temporary_folder_is_needed() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    let long = environment.path(&"t".repeat(100));
    std::fs::create_dir(&long).unwrap();
    // Nobody can write into /proc, root included.
    for folder in ["/nonexistent/tmp", "/dev/null", "/proc", long.to_str().unwrap()] {
        environment.set("TMPDIR", folder);
        let output = environment.sign_in(&sandbox, &["--response-mode", "form_post"]).expect_code(0);
        assert!(!output.stderr.contains("Warning"), "{folder}: {output:?}");
        environment.run(&["logout", "--local"]).expect_code(0);
    }
    assert_eq!(std::fs::read_dir(long).unwrap().count(), 0);
}

#[test]
fn a_new_customer_creates_an_account() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--sign-up"]);
    let url = login.authorization_url();
    assert_eq!(parameter(&url, "prompt"), "create");
    let mail = Url::parse(&format!("{}/sandbox/v1/mail?to=new@litware.example", sandbox.ready("control"))).unwrap();
    visit(async |visitor| {
        let page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", "new@litware.example")]).await.unwrap();
        let mail: serde_json::Value = serde_json::from_str(&visitor.open(&mail).await.unwrap().html).unwrap();
        let page = visitor.press(&page, "next", &[("code", mail["value"][0]["code"].as_str().unwrap())]).await.unwrap();
        let page = visitor.press(&page, "next", &[("new-password", "Str0ng!pass"), ("confirm-password", "Str0ng!pass")]).await.unwrap();
        let details = [("display-name", "New Customer"), ("country", "Denmark"), ("postal-code", "2100")];
        visitor.press(&page, "submit", &details).await.unwrap();
    });
    let output = login.finish().expect_code(0);
    assert!(output.stdout.starts_with("Signed in as new@litware.example\n"), "{output:?}");
}

#[test]
fn a_public_client_needs_no_secret() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::new();
    environment.write(
        ".env",
        format!(
            "CLIENT_ID=c0ffee00-5a4d-4b1c-8d3e-000000000002\nAUTHORITY={}\nREDIRECT_URI=http://localhost\n",
            sandbox.ready("authority")
        ),
    );
    environment.sign_in(&sandbox, &[]).expect_code(0);
}

#[test]
fn a_cancel_in_the_browser_ends_the_wait() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--json"]);
    let url = login.authorization_url();
    let page = visit(async |visitor| {
        let page = visitor.open(&Url::parse(&url).unwrap()).await.unwrap();
        visitor.press(&page, "cancel", &[]).await.unwrap()
    });
    assert!(page.html.contains("The sign-in was cancelled"), "{}", page.html);
    let output = login.finish().expect_code(7);
    assert_eq!((output.stdout.as_str(), output.error_json()["code"].as_str()), ("", Some("cancelled")));
}

#[test]
fn a_strangers_answer_does_not_end_the_wait_and_many_are_counted() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&[]);
    let url = login.authorization_url();
    let redirect_uri = parameter(&url, "redirect_uri");
    let state = parameter(&url, "state");
    for query in [
        "code=c&state=wrong".to_owned(),
        "error=access_denied&state=wrong".to_owned(),
        "error=access_denied".to_owned(),
        "code=c".to_owned(),
        format!("state={state}"),
        format!("code=c&state={state}&state={state}"),
        format!("code=c&state={state}&iss=https%3A%2F%2Fevil.example"),
    ] {
        let page = visit(async |visitor| visitor.open(&Url::parse(&format!("{redirect_uri}?{query}")).unwrap()).await.unwrap());
        assert!(page.status == 400 && page.html.contains("belongs to another sign-in"), "{query}: {}", page.html);
    }
    let favicon = Url::parse(&redirect_uri).unwrap().join("/favicon.ico").unwrap();
    assert_eq!(visit(async |visitor| visitor.open(&favicon).await.unwrap()).status, 404);
    walk_in(&url, sandbox.email(), sandbox.password());
    let output = login.finish().expect_code(0);
    let ignored: Vec<&str> = output.stderr.lines().filter(|line| line.contains("gnored")).collect();
    assert_eq!(
        ignored,
        ["Ignored a redirect from a different sign-in: its state does not match", "Ignored 7 redirects from different sign-ins"]
    );
}

#[test]
fn verbose_tells_one_refused_request_and_a_count() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--verbose"]);
    let url = login.authorization_url();
    let favicon = Url::parse(&parameter(&url, "redirect_uri")).unwrap().join("/favicon.ico").unwrap();
    for _ in 0..5 {
        visit(async |visitor| visitor.open(&favicon).await.unwrap());
    }
    walk_in(&url, sandbox.email(), sandbox.password());
    let output = login.finish().expect_code(0);
    let ignored: Vec<&str> = output.stderr.lines().filter(|line| line.contains("gnored")).collect();
    assert_eq!(ignored, ["Ignored a request: it is for another path", "Ignored 5 requests"]);
}

#[test]
fn markup_and_escapes_from_the_authority_stay_text() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&[]);
    let url = login.authorization_url();
    let answer = format!(
        "{}?error=server_error&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E%1B%5B2J&state={}",
        parameter(&url, "redirect_uri"),
        parameter(&url, "state")
    );
    let page = visit(async |visitor| visitor.open(&Url::parse(&answer).unwrap()).await.unwrap());
    assert!(!page.html.contains("<script>") && page.html.contains("The sign-in failed"), "{}", page.html);
    login.finish().expect_failure(5, "server_error");
}

#[test]
fn two_sign_ins_at_once_do_not_take_each_others_answers() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let redirect_uri = format!("http://localhost:{port}/redirect");
    let start = || Running::start(environment.cids(&["login", "--no-browser", "--redirect-uri", &redirect_uri]));
    let mut first = start();
    let first_url = first.authorization_url();
    let mut second = start();
    let second_url = second.authorization_url();
    assert_eq!(parameter(&first_url, "redirect_uri"), redirect_uri);
    assert_ne!(parameter(&second_url, "redirect_uri"), redirect_uri);
    walk_in(&second_url, sandbox.email(), sandbox.password());
    walk_in(&first_url, sandbox.email(), sandbox.password());
    let told = second.finish().expect_code(0);
    assert_eq!(told.stderr.matches(" by cids (process ").count(), 1, "{told:?}");
    assert!(told.stderr.contains(&format!("Port {port} is taken by cids")), "{told:?}");
    first.finish().expect_code(0);
}

#[test]
fn a_port_that_is_insisted_on_and_taken_is_told() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = holder.local_addr().unwrap().port().to_string();
    let output = environment.run(&["login", "--no-browser", "--port", &port, "--json"]).expect_code(3);
    assert_eq!(output.error_json()["code"], "port_taken");
}

#[test]
fn nobody_signs_in_in_time() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let output = environment.run(&["login", "--no-browser", "--timeout", "1", "--json"]).expect_code(7);
    assert_eq!(output.error_json()["code"], "timed_out");
}

#[test]
fn a_parameter_that_security_rests_on_is_refused() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    for parameter in ["state=x", "redirect_uri=http://evil.example", "code_challenge=x"] {
        let output = environment.run(&["login", "--no-browser", "--param", parameter]).expect_code(2);
        assert!(output.stderr.contains("cannot be set"), "{output:?}");
    }
}

#[test]
fn quiet_still_prints_the_url_and_nothing_else() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let output = environment.sign_in(&sandbox, &["--quiet"]).expect_code(0);
    assert!(output.stderr.lines().count() == 1 && output.stderr.starts_with("http://localhost:"), "{output:?}");
}

#[test]
fn over_ssh_the_way_is_told() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("SSH_CONNECTION", "10.0.0.1 50000 192.0.2.7 22").set("USER", "casey");
    let mut login = environment.start_login(&[]);
    let line = login.line(|line| line.contains("ssh -L"));
    let (_, port) = line.rsplit_once("localhost:").unwrap();
    let port = port.split(' ').next().unwrap();
    assert!(line.ends_with(&format!("ssh -L {port}:localhost:{port} casey@192.0.2.7")), "{line}");
}

#[test]
fn verbose_shows_the_exchange_and_no_secret() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let output = environment.sign_in(&sandbox, &["--verbose"]).expect_code(0);
    for shown in ["> POST http://localhost:", "grant_type=authorization_code", "\"access_token\":\"***\"", "< 200 OK"] {
        assert!(output.stderr.contains(shown), "{shown}: {output:?}");
    }
    assert!(!output.stderr.contains(sandbox.ready("client_secret")), "{output:?}");
    let record = environment.record().1;
    for secret in [&record["refresh_token"], &record["id_token"]["token"], &record["access_tokens"][0]["token"]] {
        assert!(!output.stderr.contains(secret.as_str().unwrap()) && !output.stdout.contains(secret.as_str().unwrap()));
    }
}

#[test]
#[cfg(unix)]
fn the_token_file_is_private_and_nothing_else_holds_a_token() {
    use std::os::unix::fs::MetadataExt;
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.sign_in(&sandbox, &[]).expect_code(0);
    let files = environment.files();
    let (path, content) = files.iter().find(|(path, _)| path.to_string_lossy().contains("tokens")).unwrap();
    assert_eq!(std::fs::metadata(path).unwrap().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(path.parent().unwrap()).unwrap().mode() & 0o777, 0o700);
    let record: serde_json::Value = serde_json::from_slice(content).unwrap();
    let refresh_token = record["refresh_token"].as_str().unwrap().as_bytes();
    let holders = files.iter().filter(|(_, content)| content.windows(refresh_token.len()).any(|window| window == refresh_token));
    assert_eq!(holders.count(), 1);
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_at_once_and_frees_the_port() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    let mut login = environment.start_login(&["--json"]);
    let redirect_uri = parameter(&login.authorization_url(), "redirect_uri");
    let port = Url::parse(&redirect_uri).unwrap().port().unwrap();
    std::process::Command::new("kill").args(["-INT", &login.id().to_string()]).status().unwrap();
    let output = login.finish().expect_code(130);
    assert_eq!(output.error_json()["code"], "interrupted");
    TcpListener::bind(("127.0.0.1", port)).unwrap();
}

#[test]
fn a_wrong_secret_is_told_with_its_number_and_the_way_out() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.write(".env", sandbox.env_file().replace(sandbox.ready("client_secret"), "wrong"));
    let output = environment.sign_in(&sandbox, &["--json"]).expect_code(3);
    let error = output.error_json();
    assert_eq!((&error["code"], &error["error_codes"][0]), (&"invalid_client".into(), &7_000_215.into()));
    assert!(error["hint"].as_str().unwrap().contains("Value") && error["correlation_id"].is_string(), "{output:?}");
}

#[test]
fn the_secret_can_come_from_stdin() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.write(".env", sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED="));
    let mut command = environment.cids(&["login", "--no-browser", "--secret-stdin"]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    command.stdin(reader);
    writeln!(writer, "{}", sandbox.ready("client_secret")).unwrap();
    drop(writer);
    let mut login = Running::start(command);
    let url = login.authorization_url();
    walk_in(&url, sandbox.email(), sandbox.password());
    login.finish().expect_code(0);
}

#[test]
fn no_defect_of_an_id_token_is_let_pass() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::at(&sandbox);
    environment.set("CIDS_SANDBOX", sandbox.ready("control"));
    for defect in [
        "wrong-issuer",
        "wrong-audience",
        "another-party",
        "missing-subject",
        "empty-subject",
        "expired",
        "not-yet-valid",
        "issued-in-the-future",
        "wrong-nonce",
        "missing-nonce",
        "wrong-tenant",
        "wrong-version",
        "wrong-at-hash",
        "broken-signature",
        "no-signature",
        "symmetric-signature",
        "unknown-key",
        "no-key-id",
        "critical-header",
        "type-of-access-token",
    ] {
        environment.run(&["sandbox", "faults", "add", "--endpoint", "token", "--id-token", defect]).expect_code(0);
        let output = environment.sign_in(&sandbox, &["--json"]);
        assert!(output.code == Some(5) && output.stdout.is_empty(), "{defect}: {output:?}");
        environment.run(&["whoami"]).expect_failure(4, "is signed in");
    }
    environment.sign_in(&sandbox, &[]).expect_code(0);
}
