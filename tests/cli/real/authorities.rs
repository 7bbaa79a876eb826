//! The sandbox's certificate authorities, as OpenSSL and Python judge what they have signed.

use std::path::Path;
use std::process::Command;

use rcgen::{CertificateParams, DistinguishedName, DnType, Issuer, KeyPair};

use crate::support::{Output, Running, TestEnvironment};

fn run(environment: &TestEnvironment, program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(environment.work()).stdin(std::process::Stdio::null());
    Running::start(command).finish()
}

/// A certificate for `name` by the authority whose key and name these are, as one who has stolen the key would make it.
fn forge(environment: &TestEnvironment, key_file: &str, authority: &str, name: &str) {
    let key = std::fs::read_to_string(environment.path("state").join("sandbox").join(key_file)).unwrap();
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, authority);
    let issuer = Issuer::new(parameters, KeyPair::from_pem(&key).unwrap());
    let mut leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    leaf.distinguished_name = DistinguishedName::new();
    leaf.distinguished_name.push(DnType::CommonName, "forged");
    environment.write("leaf.pem", leaf.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap().pem());
}

fn authorities(file: &Path) -> usize {
    std::fs::read_to_string(file).unwrap().matches("BEGIN CERTIFICATE").count()
}

#[test]
#[ignore = "needs openssl, and python3"]
fn a_stolen_authority_forges_no_other_name() {
    let environment = TestEnvironment::new();
    let start = ["sandbox", "--port", "0", "--tls-name", "graph.contoso.test", "--public-url", "https://id.contoso.test"];
    let mut sandbox = Running::start(environment.cids(&start));
    sandbox.line(|line| line == "Ctrl-C ends the sandbox");
    let file = environment.run(&["sandbox", "cert"]).expect_code(0).stdout.trim().to_owned();
    assert_eq!(authorities(Path::new(&file)), 2);
    let local = ("sandbox-ca-key.pem", "cids sandbox local authority");
    let chosen = ("sandbox-names-ca-key.pem", "cids sandbox authority for chosen names");
    for ((key, authority), name, is_permitted) in [
        (local, "localhost", true),
        (local, "127.0.0.1", true),
        (local, "::1", true),
        (local, "id.contoso.test", false),
        (local, "login.microsoftonline.com", false),
        (local, "10.0.0.1", false),
        (chosen, "id.contoso.test", true),
        (chosen, "graph.contoso.test", true),
        (chosen, "localhost", false),
        (chosen, "login.microsoftonline.com", false),
        (chosen, "127.0.0.1", false),
        (chosen, "2001:db8::1", false),
    ] {
        forge(&environment, key, authority, name);
        let output = run(&environment, "openssl", &["verify", "-CAfile", &file, "leaf.pem"]);
        let told = format!("{}{}", output.stdout, output.stderr);
        let is_violation = told.contains("permitted subtree violation") || told.contains("excluded subtree violation");
        assert_eq!((output.code == Some(0), is_violation), (is_permitted, !is_permitted), "{authority} for {name}: {output:?}");
    }
    // What the sandbox itself shows is believed, under every name.
    let run_file = std::fs::read(environment.path("state").join("sandbox/running.json")).unwrap();
    let control = serde_json::from_slice::<serde_json::Value>(&run_file).unwrap()["control"].as_str().unwrap().to_owned();
    let port = control.rsplit_once(':').unwrap().1;
    let script = "import socket, ssl, sys\n\
        context = ssl.create_default_context(cafile=sys.argv[1])\n\
        context.wrap_socket(socket.create_connection(('localhost', int(sys.argv[2]))), server_hostname=sys.argv[3])";
    for (name, code) in [("localhost", 0), ("127.0.0.1", 0), ("id.contoso.test", 0), ("graph.contoso.test", 0), ("other.contoso.test", 1)] {
        let output = run(&environment, "python3", &["-c", script, &file, port, name]);
        assert!(output.code == Some(code) && (code == 0 || output.stderr.contains("Hostname mismatch")), "{name}: {output:?}");
    }
    sandbox.signal("INT");
    sandbox.finish().expect_code(130);
}
