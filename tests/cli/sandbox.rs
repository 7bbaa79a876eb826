use crate::support::{TestEnvironment, TestSandbox};

#[test]
fn the_ready_line_has_what_a_script_needs() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    for key in ["authority", "client_id", "client_secret", "redirect_uri", "tenant_id", "graph", "control"] {
        assert!(!sandbox.ready(key).is_empty(), "{key}");
    }
    drop(environment);
}

#[test]
fn exec_sets_the_guides_variables_and_clears_the_persons_own() {
    let mut environment = TestEnvironment::new();
    environment.set("CIDS_AUTHORITY", "contoso").set("OIDC_AUTHORITY", "https://idp.example").set("CLIENT_ID", "mine");
    let output = environment
        .run(&["sandbox", "exec", "--", "sh", "-c", "echo $CLIENT_ID $AUTHORITY [$CIDS_AUTHORITY$OIDC_AUTHORITY]"])
        .expect_code(0);
    let words: Vec<&str> = output.stdout.split_whitespace().collect();
    assert_eq!(words[0], "c0ffee00-5a4d-4b1c-8d3e-000000000001");
    assert!(words[1].starts_with("http://localhost:") && words[1].ends_with("/litwarecustomers.onmicrosoft.com"), "{output:?}");
    assert_eq!(words[2], "[]");
}

#[test]
fn exec_leaves_no_setting_that_contradicts_the_sandbox() {
    let mut environment = TestEnvironment::new();
    environment.set("CIDS_NO_INPUT", "1");
    let settings = [
        "OIDC_AUTHORITY",
        "CLIENT_CERTIFICATE",
        "POST_LOGOUT_REDIRECT_URI",
        "SCOPE",
        "ENDPOINT",
        "AZURE_FEDERATED_TOKEN_FILE",
        "CIDS_FEDERATED_TOKEN_FILE",
        "CIDS_CLIENT_CERTIFICATE",
        "CIDS_CLIENT_CERTIFICATE_PASSPHRASE",
        "CIDS_ACCESS_TOKEN",
        "CIDS_ACCOUNT",
        "CIDS_PROFILE",
        "CIDS_CA_BUNDLE",
    ];
    for name in settings {
        environment.set(name, "planted");
    }
    environment.write(".env", "CLIENT_CERTIFICATE=planted\nPOST_LOGOUT_REDIRECT_URI=planted\nSCOPE=planted\nENDPOINT=planted\n");
    let profile = "authority = \"planted\"\nclient_id = \"planted\"\nscope = \"planted\"\n";
    let directory = std::fs::canonicalize(environment.work()).unwrap();
    let config = format!("[directories]\n\"{}\" = \"a\"\n[profiles.a]\n{profile}[profiles.default]\n{profile}", directory.display());
    std::fs::write(environment.path("config").join("config.toml"), config).unwrap();
    environment.set("cids", env!("CARGO_BIN_EXE_cids"));
    let output = environment.run(&["sandbox", "exec", "--", "sh", "-c", "env; $cids status --json"]).expect_code(0);
    assert!(!output.stdout.contains("planted") && output.stdout.contains("CIDS_NO_INPUT=1\n"), "{output:?}");
    let status: serde_json::Value = serde_json::from_str(output.stdout.lines().last().unwrap()).unwrap();
    assert!(status["settings"][0]["value"].as_str().unwrap().starts_with("http://localhost:"), "{status}");
}

#[test]
fn env_prints_the_file_of_the_running_sandbox() {
    let environment = TestEnvironment::new();
    let mut sandbox = crate::support::Running::start(environment.cids(&["sandbox", "--port", "0"]));
    sandbox.line(|line| line == "Ctrl-C ends the sandbox");
    let output = environment.run(&["sandbox", "env"]).expect_code(0);
    let names: Vec<&str> = output.stdout.lines().filter_map(|line| Some(line.split_once('=')?.0)).collect();
    assert_eq!(names, ["CLIENT_ID", "CLIENT_SECRET", "AUTHORITY", "REDIRECT_URI"]);
    std::process::Command::new("kill").args(["-INT", &sandbox.id().to_string()]).status().unwrap();
    sandbox.finish().expect_code(130);
    environment.run(&["sandbox", "env"]).expect_failure(1, "No sandbox is running");
}

/// Runs a shell script on a sandbox of its own, where `$cids` is the program.
fn script(text: &str) -> crate::support::Output {
    let mut environment = TestEnvironment::new();
    environment.set("cids", env!("CARGO_BIN_EXE_cids"));
    environment.run(&["sandbox", "exec", "--code", "12345678", "--", "sh", "-euc", text])
}

#[test]
fn levers_work_inside_exec() {
    let output = script(
        "$cids sandbox users create email=new@litware.example attributes='{\"points\":3}' --json
         $cids sandbox users change new@litware.example enabled=false >/dev/null
         $cids sandbox users show new@litware.example
         $cids sandbox clock freeze --at 2027-01-01T00:00:00Z >/dev/null
         $cids sandbox clock advance 91d
         $cids sandbox apps list --json | grep -c client_id
         $cids sandbox export | grep -c new@litware.example
         $cids sandbox reset
         $cids sandbox users list --json",
    )
    .expect_code(0);
    for shown in ["\"points\":3", "enabled     false", "2027-04-02T00:00:00Z"] {
        assert!(output.stdout.contains(shown), "{output:?}");
    }
    let last: serde_json::Value = serde_json::from_str(output.stdout.lines().last().unwrap()).unwrap();
    assert_eq!(last["value"].as_array().unwrap().len(), 2);
}

#[test]
fn a_forged_token_can_be_had_and_a_fault_meets_the_next_request() {
    let output = script(
        "$cids sandbox token --user casey@litware.example --defect no-signature
         $cids sandbox faults add --endpoint metadata --status 503 --retry-after 0 --times 9 >/dev/null
         $cids login --no-browser --json 2>error || echo $?
         tail -n 1 error
         $cids sandbox log",
    )
    .expect_code(0);
    let mut lines = output.stdout.lines();
    assert_eq!(lines.next().unwrap().split('.').count(), 3);
    assert_eq!(lines.next(), Some("5"), "{output:?}");
    assert!(output.stdout.contains(" 503 GET "), "{output:?}");
}

#[test]
fn what_is_not_there_or_not_right_is_told() {
    for (command, told) in [
        ("users show nobody", "there is no user nobody"),
        ("users create email=casey@litware.example", "is there twice"),
        ("apps change c0ffee00-5a4d-4b1c-8d3e-000000000001 user_flow=Nowhere", "there is no user flow Nowhere"),
        ("faults add --endpoint moon --status 500", "unknown variant"),
        ("mail --to nobody@litware.example --code", "There is no mail to nobody@litware.example"),
    ] {
        let output = script(&format!("$cids sandbox {command}")).expect_code(1);
        assert!(output.stdout.is_empty() && output.stderr.contains(told), "{output:?}");
    }
    let environment = TestEnvironment::new();
    let error = environment.run(&["sandbox", "users", "list", "--json"]).expect_code(1).error_json();
    assert_eq!(error["code"], "no_sandbox");
}

#[test]
fn a_broken_tenant_file_is_told_with_its_place() {
    let environment = TestEnvironment::new();
    environment.write("sandbox.toml", "version = 1\n\n[tenant]\nid = 5\n");
    let error = environment.run(&["sandbox", "--port", "0", "--tenant", "sandbox.toml", "--json"]).expect_code(3).error_json();
    assert_eq!(error["code"], "tenant_file");
    assert!(error["causes"].to_string().contains("line 4, column 6"), "{error}");
    let error = environment.run(&["sandbox", "--port", "0", "--tenant", "missing.toml", "--json"]).expect_code(3).error_json();
    assert!(error["causes"].to_string().contains("missing.toml"), "{error}");
}

#[test]
fn the_journey_runs_over_https_too() {
    let sandbox = TestSandbox::start();
    let mut environment = TestEnvironment::new();
    let keys = concat!(env!("CARGO_TARGET_TMPDIR"), "/sandbox-keys");
    environment.set("CIDS_STATE_DIR", keys);
    environment.write(".env", sandbox.env_file().replace(sandbox.ready("authority"), sandbox.ready("https_authority")));
    let mut login = environment.start_login(&["--json"]);
    let url = login.authorization_url();
    assert!(url.starts_with("https://localhost:"), "{url}");
    crate::support::visit_trusting(sandbox.ready("ca_file"), async |visitor| {
        let page = visitor.open(&url::Url::parse(&url).unwrap()).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", sandbox.email())]).await.unwrap();
        visitor.press(&page, "submit", &[("password", sandbox.password())]).await.unwrap();
    });
    login.finish().expect_code(0);
    assert_eq!(environment.run(&["whoami", "--json"]).expect_code(0).json()["username"], sandbox.email());
    environment.run(&["graph", "me"]).expect_code(0);
    environment.run(&["logout"]).expect_code(0);
}

#[test]
fn cert_prints_the_file_and_how_to_trust_it() {
    let environment = TestEnvironment::new();
    let output = environment.run(&["sandbox", "cert"]).expect_code(0);
    let pem = std::fs::read_to_string(output.stdout.trim()).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
    for variable in ["REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"] {
        assert!(output.stderr.contains(variable), "{output:?}");
    }
}

#[test]
fn the_profile_named_sandbox_is_the_one_that_runs() {
    let environment = TestEnvironment::new();
    let mut sandbox = crate::support::Running::start(environment.cids(&["sandbox", "--port", "0"]));
    sandbox.line(|line| line == "Ctrl-C ends the sandbox");
    let status = environment.run(&["status", "--profile", "sandbox", "--json"]).expect_code(0).json();
    let authority = status["settings"].as_array().unwrap().iter().find(|setting| setting["name"] == "AUTHORITY").unwrap();
    assert!(authority["value"].as_str().unwrap().starts_with("http://localhost:"), "{status}");
    assert!(!status.to_string().contains("sbx8Q"), "{status}");
    let mut login = environment.start_login(&["--profile", "sandbox", "--json"]);
    let url = login.authorization_url();
    crate::support::walk_in(&url, "casey@litware.example", "Passw0rd!sandbox");
    assert_eq!(login.finish().expect_code(0).json()["username"], "casey@litware.example");
    std::process::Command::new("kill").args(["-INT", &sandbox.id().to_string()]).status().unwrap();
    sandbox.finish().expect_code(130);
    environment.run(&["status", "--profile", "sandbox"]).expect_failure(3, "no profile sandbox");
}

#[test]
fn levers_reach_a_sandbox_whose_public_url_is_elsewhere() {
    let environment = TestEnvironment::new();
    let mut sandbox =
        crate::support::Running::start(environment.cids(&["sandbox", "--port", "0", "--public-url", "https://contoso.ciamlogin.com"]));
    sandbox.line(|line| line == "Ctrl-C ends the sandbox");
    let env = environment.run(&["sandbox", "env"]).expect_code(0).stdout;
    assert!(env.contains("AUTHORITY=https://contoso.ciamlogin.com/litwarecustomers.onmicrosoft.com\n"), "{env}");
    environment.run(&["sandbox", "users", "list"]).expect_code(0);
    let file = environment.path("state").join("sandbox/running.json");
    let run: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert!(run["control"].as_str().unwrap().starts_with("http://localhost:"), "{run}");
    for elsewhere in ["https://contoso.ciamlogin.com", "http://10.0.0.1:8400", "http://127.0.0.1.example:8400"] {
        let mut changed = run.clone();
        changed["control"] = elsewhere.into();
        std::fs::write(&file, changed.to_string()).unwrap();
        for command in [&["sandbox", "env", "--json"][..], &["sandbox", "users", "list", "--json"], &["sandbox", "reset", "--json"]] {
            let error = environment.run(command).expect_code(3).error_json();
            assert_eq!(error["code"], "sandbox_run_file");
            assert!(error["message"].as_str().unwrap().contains(elsewhere), "{error}");
        }
    }
    sandbox.signal("INT");
    sandbox.finish().expect_code(130);
}

#[test]
#[cfg(unix)]
fn what_a_sandbox_keeps_is_its_owners_alone_at_any_umask() {
    use std::os::unix::fs::PermissionsExt;
    for umask in ["000", "022", "077", "777"] {
        let mut environment = TestEnvironment::new();
        environment.set("CIDS_STATE_DIR", environment.path("new").join("state").to_str().unwrap());
        let line = format!("umask {umask}; exec cids sandbox --port 0");
        let mut sandbox = crate::support::Running::start(environment.shell(&line));
        sandbox.line(|line| line == "Ctrl-C ends the sandbox");
        let mode = |path: &str| std::fs::metadata(environment.path(path)).unwrap().permissions().mode() & 0o777;
        for folder in ["new", "new/state", "new/state/sandbox"] {
            assert_eq!(mode(folder), 0o700, "{folder} at umask {umask}");
        }
        for file in ["running.json", "sandbox-keys.json", "sandbox-ca.pem", "sandbox-ca-key.pem"] {
            assert_eq!(mode(&format!("new/state/sandbox/{file}")), 0o600, "{file} at umask {umask}");
        }
        sandbox.signal("INT");
        sandbox.finish().expect_code(130);
    }
}
