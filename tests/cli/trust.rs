//! Who may receive a credential: every source of a credential, every source of the authority and the client ID, and every command that sends one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::app_only::{CERTIFICATE, KEY, platform_token, private};
use crate::support::{Output, Running, Scripted, ScriptedGraph, TestEnvironment, TestSandbox};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Origin {
    Flag,
    Environment,
    /// `AZURE_FEDERATED_TOKEN_FILE`, which a platform sets.
    Ambient,
    EnvFile,
    NamedEnvFile,
    Profile,
    /// Piped in for this command.
    Piped,
    /// In the token store.
    Kept,
}
use Origin::{Ambient, EnvFile, Environment, Flag, Kept, NamedEnvFile, Piped, Profile};

const CREDENTIALS: [(&str, &[Origin]); 3] = [
    ("CLIENT_SECRET", &[Environment, EnvFile, NamedEnvFile, Piped, Kept]),
    ("CLIENT_CERTIFICATE", &[Flag, Environment, EnvFile, NamedEnvFile, Profile]),
    ("FEDERATED_TOKEN_FILE", &[Flag, Environment, Ambient, Profile]),
];
const RECEIVERS: [Origin; 5] = [Flag, Environment, EnvFile, NamedEnvFile, Profile];

/// The commands that send a credential.
const COMMANDS: [&[&str]; 4] = [&["login", "--no-browser"], &["login", "--app-only"], &["token"], &["graph", "me"]];

/// A sandbox whose app has a certificate too, with the files that hold its credentials, and a state in which a customer is signed in whose
/// tokens have expired and the client secret is kept.
struct World {
    sandbox: TestSandbox,
    signed_in: TestEnvironment,
}

impl World {
    fn start() -> Self {
        let sandbox = TestSandbox::start();
        let signed_in = TestEnvironment::at(&sandbox);
        let certificates = format!("certificates={}", json!([CERTIFICATE]));
        signed_in.lever(&sandbox, &["apps", "change", sandbox.ready("client_id"), &certificates]);
        signed_in.sign_in(&sandbox, &[]).expect_code(0);
        signed_in.let_tokens_end_in(-10);
        Self { sandbox, signed_in }
    }

    /// The value of the credential `name`: the secret, or a file.
    fn credential(&self, environment: &TestEnvironment, name: &str) -> String {
        match name {
            "CLIENT_SECRET" => self.sandbox.ready("client_secret").to_owned(),
            "CLIENT_CERTIFICATE" => environment.work().join("app.pem").display().to_string(),
            _ => environment.work().join("platform-token").display().to_string(),
        }
    }

    /// What `command` does with these values.
    fn run(&self, command: &[&str], credential: (&str, Origin), receiver: Origin, authority: (&str, &str)) -> Output {
        let mut environment = TestEnvironment::new();
        copy(&self.signed_in.path("state"), &environment.path("state"));
        private(&environment, "app.pem", format!("{CERTIFICATE}{KEY}"));
        environment.write("platform-token", platform_token(&self.sandbox, self.sandbox.ready("tenant_id")));
        if credential.1 == Kept {
            let mut keeper = environment.cids(&["profiles", "add", "kept", "--secret-stdin"]);
            keeper.env("CIDS_AUTHORITY", self.sandbox.ready("authority")).env("CIDS_CLIENT_ID", self.sandbox.ready("client_id"));
            piped(&environment, &mut keeper, self.sandbox.ready("client_secret"));
            Running::start(keeper).finish().expect_code(0);
        }
        let value = self.credential(&environment, credential.0);
        let values = [
            (credential.0, value.as_str(), credential.1),
            (authority.0, authority.1, receiver),
            ("CLIENT_ID", self.sandbox.ready("client_id"), receiver),
        ];
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        let mut arguments: Vec<String> = command.iter().map(|word| (*word).to_owned()).chain(["--json".to_owned()]).collect();
        for (name, value, origin) in values {
            match origin {
                Flag => arguments.extend([format!("--{}", name.to_lowercase().replace('_', "-")), value.to_owned()]),
                Environment => drop(environment.set(&format!("CIDS_{name}"), value)),
                Ambient => drop(environment.set(&format!("AZURE_{name}"), value)),
                EnvFile => *files.entry(".env").or_default() += &format!("{name}={value}\n"),
                NamedEnvFile => *files.entry("named.env").or_default() += &format!("{name}={value}\n"),
                Profile => *files.entry("config.toml").or_default() += &format!("{} = \"{value}\"\n", name.to_lowercase()),
                Piped => arguments.push("--secret-stdin".to_owned()),
                Kept => {}
            }
        }
        for (name, content) in &files {
            match *name {
                "config.toml" => {
                    let file = environment.path("config").join(name);
                    let others = fs::read_to_string(&file).unwrap_or_default();
                    fs::write(file, format!("{others}[profiles.default]\n{content}")).unwrap();
                }
                name => environment.write(name, content),
            }
        }
        if files.contains_key("named.env") {
            environment.set("CIDS_ENV_FILE", "named.env");
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut command = environment.cids(&arguments);
        if credential.1 == Piped {
            piped(&environment, &mut command, &value);
        }
        let mut running = Running::start(command);
        if arguments.contains(&"--no-browser") {
            // The URL comes after the credential was accepted.
            let line = running.line(|line| line.contains("response_type=code") || line.starts_with('{'));
            if !line.starts_with('{') {
                running.signal("KILL");
                return Output { code: Some(0), ..running.finish() };
            }
        }
        running.finish()
    }
}

fn piped(environment: &TestEnvironment, command: &mut Command, secret: &str) {
    environment.write("secret", secret);
    command.stdin(Stdio::from(fs::File::open(environment.work().join("secret")).unwrap()));
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = {
            let entry = entry.unwrap();
            (entry.path(), entry.file_name())
        };
        let to = to.join(name);
        if from.is_dir() {
            fs::create_dir_all(&to).unwrap();
            #[cfg(unix)]
            fs::set_permissions(&to, fs::metadata(&from).unwrap().permissions()).unwrap();
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

#[test]
fn a_credential_reaches_the_authority_that_its_source_may_send_it_to() {
    let world = World::start();
    let authority = ("AUTHORITY", world.sandbox.ready("authority"));
    for (name, origins) in CREDENTIALS {
        for origin in origins {
            for receiver in RECEIVERS {
                if [*origin, receiver].contains(&EnvFile) && [*origin, receiver].contains(&NamedEnvFile) {
                    continue; // One of the two is read.
                }
                let is_sent = match origin {
                    EnvFile | Piped | Kept => true,
                    Profile => receiver == Profile,
                    _ => receiver != EnvFile,
                };
                for command in COMMANDS {
                    let case = format!("{name} from {origin:?}, authority and client ID from {receiver:?}, {}", command.join(" "));
                    let output = world.run(command, (name, *origin), receiver, authority);
                    if is_sent {
                        assert_eq!(output.code, Some(0), "{case}: {output:?}");
                        continue;
                    }
                    let error = output.error_json();
                    assert_eq!((output.code, &error["code"]), (Some(3), &Value::from("secret_refused")), "{case}: {output:?}");
                    let message = error["message"].as_str().unwrap();
                    assert!(
                        message.starts_with(&format!("{name} (")) && message.contains(" is not sent to the AUTHORITY from "),
                        "{case}: {message}"
                    );
                }
            }
        }
    }
}

#[test]
fn an_authority_that_a_checkout_names_receives_nothing_of_yours() {
    let world = World::start();
    let evil = ScriptedGraph::start(|_, _, _| Scripted::json(json!({"error": "invalid_client"})).status(401));
    let authority = format!("{}/x", evil.origin);
    for (name, origins) in CREDENTIALS {
        for origin in origins.iter().filter(|origin| ![EnvFile, NamedEnvFile, Piped].contains(origin)) {
            for setting in ["AUTHORITY", "OIDC_AUTHORITY"] {
                for command in COMMANDS {
                    world.run(command, (name, *origin), EnvFile, (setting, &authority));
                    let posted: Vec<_> = evil.received().into_iter().filter(|request| request.method == "POST").collect();
                    assert!(posted.is_empty(), "{name} from {origin:?}, {setting}, {}: {posted:?}", command.join(" "));
                }
            }
        }
    }
}

/// One line in a cloned `.env` must not redirect what the user's default profile holds.
#[test]
fn one_line_of_a_checkout_redirects_no_credential_of_a_profile() {
    let sandbox = TestSandbox::start();
    let evil = ScriptedGraph::start(|_, _, _| Scripted::json(json!({"error": "invalid_client"})).status(401));
    for (key, file) in [("federated_token_file", "platform-token"), ("client_certificate", "app.pem")] {
        let environment = TestEnvironment::new();
        let certificates = format!("certificates={}", json!([CERTIFICATE]));
        environment.lever(&sandbox, &["apps", "change", sandbox.ready("client_id"), &certificates]);
        private(&environment, "app.pem", format!("{CERTIFICATE}{KEY}"));
        environment.write("platform-token", platform_token(&sandbox, sandbox.ready("tenant_id")));
        let (authority, client_id) = (sandbox.ready("authority"), sandbox.ready("client_id"));
        let file = environment.work().join(file);
        let profile = format!("authority = \"{authority}\"\nclient_id = \"{client_id}\"\n{key} = \"{}\"\n", file.display());
        fs::write(environment.path("config").join("config.toml"), format!("[profiles.default]\n{profile}")).unwrap();
        environment.write(".env", format!("OIDC_AUTHORITY={}/x\n", evil.origin));
        for command in [&["login", "--app-only", "--json"][..], &["login", "--no-browser", "--json"]] {
            let output = environment.run(command).expect_code(3);
            let error = output.error_json();
            assert_eq!(error["code"], "secret_refused", "{output:?}");
            let message = format!("{} (profile default) is not sent to the OIDC_AUTHORITY from .env", key.to_uppercase());
            assert_eq!(error["message"], message, "{output:?}");
            assert_eq!(error["hint"], "To use the profile as it is, skip .env: --env-file /dev/null");
        }
        assert_eq!(evil.received().len(), 0);
        // What the hint says works.
        environment.run(&["login", "--app-only", "--env-file", "/dev/null"]).expect_code(0);
    }
}

#[test]
fn the_host_is_shown_before_a_piped_secret_goes_there() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.write(".env", sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED="));
    let mut login = environment.cids(&["login", "--app-only", "--secret-stdin", "--quiet"]);
    piped(&environment, &mut login, sandbox.ready("client_secret"));
    let output = Running::start(login).finish().expect_code(0);
    let host = url::Url::parse(sandbox.ready("authority")).unwrap();
    let host = format!("{}:{}", host.host_str().unwrap(), host.port().unwrap());
    assert_eq!(output.stderr, format!("The client secret from stdin goes to {host}\n"));
}

#[test]
fn a_piped_secret_is_checked_as_a_set_one_is() {
    let sandbox = TestSandbox::start();
    let environment = TestEnvironment::at(&sandbox);
    environment.write(".env", sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED="));
    for (secret, reason) in [
        ("s\u{200b}ecret1\n", "it has an invisible character, U+200B, at position 2"),
        ("\"planted1\"\n", "it is in quotes"),
        ("<client secret>\n", "it is still a placeholder"),
        ("\n", "stdin is empty"),
    ] {
        let mut login = environment.cids(&["login", "--app-only", "--secret-stdin", "--json"]);
        piped(&environment, &mut login, secret);
        let output = Running::start(login).finish().expect_code(2);
        assert_eq!(output.error_json()["message"], format!("No client secret was given: {reason}"), "{output:?}");
        assert!(!output.stderr.contains("planted1"), "{output:?}");
    }
    assert_eq!(environment.token_requests(&sandbox), 0);
}

/// A certificate in `certificates/`, and a `.env` that names it as `name`.
#[cfg(unix)]
pub fn with_foreign_certificate(sandbox: &TestSandbox, name: &str) -> TestEnvironment {
    let environment = TestEnvironment::new();
    let certificates = format!("certificates={}", json!([CERTIFICATE]));
    environment.lever(sandbox, &["apps", "change", sandbox.ready("client_id"), &certificates]);
    fs::create_dir(environment.path("home").join("certificates")).unwrap();
    private(&environment, "../home/certificates/own.pem", format!("{CERTIFICATE}{KEY}"));
    let file = sandbox.env_file().replace("CLIENT_SECRET=", "IGNORED=");
    environment.write(".env", format!("{file}CLIENT_CERTIFICATE={name}\n"));
    environment
}

#[test]
#[cfg(unix)]
fn a_certificate_outside_the_checkout_is_not_used_unasked() {
    let sandbox = TestSandbox::start();
    for name in ["../home/certificates/own.pem", "link.pem", "folder/own.pem"] {
        let environment = with_foreign_certificate(&sandbox, name);
        std::os::unix::fs::symlink("../home/certificates/own.pem", environment.work().join("link.pem")).unwrap();
        std::os::unix::fs::symlink("../home/certificates", environment.work().join("folder")).unwrap();
        for more in [&[][..], &["--no-input"]] {
            let output = environment.run(&[&["login", "--app-only", "--json"], more].concat()).expect_code(3);
            let (error, file) = (output.error_json(), environment.path("home").join("certificates/own.pem").canonicalize().unwrap());
            assert_eq!(error["code"], "certificate_unconfirmed", "{output:?}");
            assert_eq!(error["message"], format!(".env names a certificate outside its folder: {}", file.display()));
            let hint = format!("To allow it, name both files: --client-certificate {} --env-file .env", file.display());
            assert_eq!(error["hint"], format!("{hint}\nAt a terminal, cids asks once"), "{name}");
            // What the hint says works.
            environment
                .run(&["login", "--app-only", "--client-certificate", &file.display().to_string(), "--env-file", ".env"])
                .expect_code(0);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_certificate_inside_the_checkout_is_used_also_through_a_link() {
    let sandbox = TestSandbox::start();
    let environment = with_foreign_certificate(&sandbox, "keys/link.pem");
    fs::create_dir(environment.work().join("keys")).unwrap();
    private(&environment, "app.pem", format!("{CERTIFICATE}{KEY}"));
    std::os::unix::fs::symlink("../app.pem", environment.work().join("keys/link.pem")).unwrap();
    environment.run(&["login", "--app-only"]).expect_code(0);
}
