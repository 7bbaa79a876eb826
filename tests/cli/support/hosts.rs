//! Hosts of the internet that a test plays: each request is recorded with the host that received it. cids reaches them through a proxy in this
//! process and trusts the test's own certificate authority.

use std::io::{BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};
use sha2::Sha256;

use super::scripted::read;
use super::{Received, Scripted, TestAuthority, TestEnvironment};

type Script = dyn Fn(&str, &Received) -> Scripted + Send + Sync;

/// The hosts. They are there until the test's process ends.
pub struct TestHosts {
    address: String,
    root: TestAuthority,
    received: Arc<Mutex<Vec<(String, Received)>>>,
    script: Arc<Mutex<Arc<Script>>>,
}

impl TestHosts {
    /// Answers a request to a host with what `script` makes of it; a host without a name here cannot be reached.
    pub fn start(names: &[&str], script: impl Fn(&str, &Received) -> Scripted + Send + Sync + 'static) -> Self {
        let root = TestAuthority::root("Test Root", "Contoso");
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let names_of_certificate = names.iter().map(|name| rcgen::SanType::DnsName(name.as_str().try_into().unwrap()));
        let config = root.chain_with(|parameters| parameters.subject_alt_names.extend(names_of_certificate)).server();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let hosts = Self {
            address: listener.local_addr().unwrap().to_string(),
            root,
            received: Arc::default(),
            script: Arc::new(Mutex::new(Arc::new(script))),
        };
        let (received, script) = (Arc::clone(&hosts.received), Arc::clone(&hosts.script));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (received, script) = (Arc::clone(&received), Arc::clone(&script));
                let (config, names) = (Arc::clone(&config), names.clone());
                // A client that breaks off has had its chance.
                thread::spawn(move || connect(connection, &config, &names, &received, &script));
            }
        });
        hosts
    }

    /// From now on these are the answers.
    pub fn answer_with(&self, script: impl Fn(&str, &Received) -> Scripted + Send + Sync + 'static) {
        *self.script.lock().unwrap() = Arc::new(script);
    }

    /// What `host` received, as `METHOD /path`.
    pub fn received_by(&self, host: &str) -> Vec<String> {
        let received = self.received.lock().unwrap();
        received.iter().filter(|(known, _)| known == host).map(|(_, request)| format!("{} {}", request.method, request.target)).collect()
    }

    /// Every host that a form was posted to: a code, a token or a credential.
    pub fn posted_to(&self) -> Vec<String> {
        let received = self.received.lock().unwrap();
        received.iter().filter(|(_, request)| request.method == "POST").map(|(host, _)| host.clone()).collect()
    }

    /// Forgets what was received.
    pub fn forget(&self) {
        self.received.lock().unwrap().clear();
    }

    /// The URL of the proxy to them.
    pub fn proxy(&self) -> String {
        format!("http://{}", self.address)
    }

    /// An environment on this network.
    pub fn environment(&self) -> TestEnvironment {
        let mut environment = TestEnvironment::new();
        let file = self.root.file(&environment, "root.pem");
        environment
            .set("CIDS_CA_BUNDLE", file.to_str().unwrap())
            .set("HTTPS_PROXY", &self.proxy())
            .set("CIDS_TOKEN_STORE", "plaintext-file");
        environment
    }
}

fn connect(
    mut connection: TcpStream,
    config: &Arc<ServerConfig>,
    names: &[String],
    received: &Mutex<Vec<(String, Received)>>,
    script: &Mutex<Arc<Script>>,
) {
    let Some(request) = read(&mut BufReader::new(connection.try_clone().unwrap())) else { return };
    let host = request.target.trim_end_matches(":443").to_owned();
    if !names.contains(&host) {
        received.lock().unwrap().push((host, request));
        let _ = connection.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    if connection.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").is_err() {
        return;
    }
    let tls = StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), connection);
    let mut tls = BufReader::new(tls);
    while let Some(request) = read(&mut tls) {
        received.lock().unwrap().push((host.clone(), request.clone()));
        let script = Arc::clone(&script.lock().unwrap());
        let answer = script(&host, &request);
        if tls.get_mut().write_all(&answer.whole()).is_err() || tls.get_mut().flush().is_err() {
            return;
        }
    }
}

/// A key that signs ID tokens: `one` or `two`.
pub struct TestKey {
    id: &'static str,
    key: RsaPrivateKey,
}

impl TestKey {
    pub fn one() -> Self {
        Self { id: "one", key: RsaPrivateKey::from_pkcs8_pem(include_str!("../../fixtures/keys/one.pem")).unwrap() }
    }

    pub fn two() -> Self {
        Self { id: "two", key: RsaPrivateKey::from_pkcs8_pem(include_str!("../../fixtures/keys/two.pem")).unwrap() }
    }

    /// The key as a key set has it, with this `issuer` member.
    pub fn public(&self, issuer: &str) -> Value {
        let encode = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
        let mut key =
            json!({"kty": "RSA", "use": "sig", "kid": self.id, "x5t": self.id, "n": encode(self.key.n()), "e": encode(self.key.e())});
        if !issuer.is_empty() {
            key["issuer"] = issuer.into();
        }
        key
    }

    /// A token of these claims.
    pub fn sign(&self, claims: &Value) -> String {
        let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", encoded(&json!({"typ": "JWT", "alg": "RS256", "kid": self.id})), encoded(claims));
        let signature = SigningKey::<Sha256>::new(self.key.clone()).sign(input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }
}
