//! A network between cids and a sandbox: a proxy in this process, and behind it a server that answers for whatever name is asked for. So
//! names, certificates and proxies are met as on the internet, and nothing leaves the machine. The same server is reached without the proxy
//! at 0.0.0.0, which leads to this machine and is not loopback to cids.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use cids::http::{Bundle, HttpClient, ProxySetting, Trust};
use cids::secret::Secret;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WantsServerCert;
use rustls::{ConfigBuilder, ServerConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::{Output, TestEnvironment, TestSandbox, walk_in_with};

/// The tenant's host on this network, and Graph's.
pub const HOST: &str = "contoso.ciamlogin.com";
pub const GRAPH: &str = "graph.microsoft.com";
/// The host of a server that is reached directly.
pub const DIRECT: &str = "0.0.0.0";
/// Says that the tests run in a network of their own, without a proxy.
pub const DIRECTLY: &str = "CIDS_TEST_DIRECTLY";

/// A certificate authority of a test.
pub struct TestAuthority(CertifiedIssuer<'static, KeyPair>);

/// A chain of certificates, the server's own first, and the server's key.
pub struct Chain {
    certificates: Vec<CertificateDer<'static>>,
    key: Vec<u8>,
}

impl TestAuthority {
    /// A root.
    pub fn root(name: &str, organization: &str) -> Self {
        Self(CertifiedIssuer::self_signed(authority(name, organization), KeyPair::generate().unwrap()).unwrap())
    }

    /// A root whose time is over.
    pub fn ended(name: &str) -> Self {
        let mut parameters = authority(name, "Contoso");
        parameters.not_after = rcgen::date_time_ymd(2025, 1, 1);
        Self(CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap())
    }

    /// An authority below this one.
    pub fn intermediate(&self, name: &str, organization: &str) -> Self {
        Self(CertifiedIssuer::signed_by(authority(name, organization), KeyPair::generate().unwrap(), &self.0).unwrap())
    }

    /// A chain for the tenant's host and Graph's.
    pub fn chain(&self) -> Chain {
        self.chain_with(|_| {})
    }

    /// As [`Self::chain`], with a change.
    pub fn chain_with(&self, change: impl FnOnce(&mut CertificateParams)) -> Chain {
        let key = KeyPair::generate().unwrap();
        let mut parameters = CertificateParams::new([HOST, GRAPH, DIRECT].map(str::to_owned)).unwrap();
        change(&mut parameters);
        let own = parameters.signed_by(&key, &self.0).unwrap();
        Chain { certificates: vec![own.der().clone(), self.0.der().clone()], key: key.serialize_der() }
    }

    pub fn pem(&self) -> String {
        self.0.pem()
    }

    pub fn der(&self) -> &[u8] {
        self.0.der()
    }

    /// A file with the authority's certificate, in the working directory of `environment`.
    pub fn file(&self, environment: &TestEnvironment, name: &str) -> PathBuf {
        environment.write(name, self.pem());
        environment.work().join(name)
    }
}

fn authority(name: &str, organization: &str) -> CertificateParams {
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = rcgen::DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.distinguished_name.push(DnType::OrganizationName, organization);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    parameters
}

impl Chain {
    /// A certificate for the tenant's host that vouches for itself.
    pub fn self_signed() -> Self {
        let key = KeyPair::generate().unwrap();
        let own = CertificateParams::new([HOST, DIRECT].map(str::to_owned)).unwrap().self_signed(&key).unwrap();
        Self { certificates: vec![own.der().clone()], key: key.serialize_der() }
    }

    pub(super) fn server(self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        Arc::new(self.with_key(builder.with_no_client_auth()))
    }

    fn with_key(self, builder: ConfigBuilder<ServerConfig, WantsServerCert>) -> ServerConfig {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.key));
        builder.with_single_cert(self.certificates, key).unwrap()
    }
}

/// What the proxy does when it is asked to connect.
#[derive(Clone, Debug)]
pub enum Behind {
    /// It connects to a TLS server, which hands on to the sandbox at this address.
    Tls(Arc<ServerConfig>, String),
    /// It connects to a server that answers every request in plain HTTP, as a captive portal does.
    Portal,
    /// It connects to a server that resets the connection once the client has spoken.
    Nobody,
    /// It connects to a server that hears the client out, says this, and hangs up.
    Says(&'static [u8]),
    /// As [`Self::Says`], and it resets the connection.
    SaysAndResets(&'static [u8]),
    /// It is no proxy: it resets the connection.
    Reset,
    /// It answers this instead.
    Answer(&'static str),
}

/// Whether the names of this network lead to this machine, so that a server at port 443 is reached by them without the proxy.
fn is_direct() -> bool {
    std::env::var_os(DIRECTLY).is_some()
}

/// The network. It is there until the test's process ends.
pub struct TestNetwork {
    address: SocketAddr,
    direct: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl TestNetwork {
    /// A network with `behind` behind its proxy.
    pub fn with(behind: Behind) -> Self {
        let heads = Arc::new(Mutex::new(Vec::new()));
        let [address, direct] = [true, false].map(|is_proxy| {
            let https = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, if is_proxy || !is_direct() { 0 } else { 443 }));
            let listener = https.or_else(|_| std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
            listener.set_nonblocking(true).unwrap();
            let address = listener.local_addr().unwrap();
            let (seen, behind) = (Arc::clone(&heads), behind.clone());
            thread::spawn(move || accept(listener, is_proxy, &behind, &seen));
            address
        });
        Self { address, direct, heads }
    }

    /// A network where the host of `sandbox` shows `chain`.
    pub fn to(sandbox: &TestSandbox, chain: Chain) -> Self {
        Self::with(Behind::Tls(chain.server(), sandbox.ready("graph").trim_start_matches("http://").to_owned()))
    }

    /// A network of a server that shows `chain`, and nothing behind it.
    pub fn tls(chain: Chain) -> Self {
        Self::with(Behind::Tls(chain.server(), String::new()))
    }

    /// A network of a server that wants a certificate of its clients by `root`.
    pub fn asking_for_certificate(root: &TestAuthority) -> Self {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(root.0.der().clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = rustls::server::WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = root.chain().with_key(builder.with_client_cert_verifier(verifier));
        Self::with(Behind::Tls(Arc::new(config), String::new()))
    }

    /// The proxy's `host:port`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// The server's `host:port`, without the proxy.
    pub fn direct(&self) -> String {
        format!("{DIRECT}:{}", self.direct.port())
    }

    /// What the proxy was asked, whole; and `DIRECT` for each connection that came without it.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Whether a connection to `host` came: where none goes through the proxy, any connection.
    pub fn was_asked_for(&self, host: &str) -> bool {
        let wanted = if is_direct() { "DIRECT".to_owned() } else { format!("CONNECT {host}:443 HTTP/1.1\r\n") };
        self.heads().iter().any(|head| head.starts_with(&wanted))
    }

    /// Signs in to the end, as a person on this network who trusts the authority in `file`.
    pub fn sign_in(&self, environment: &TestEnvironment, sandbox: &TestSandbox, file: &Path, more: &[&str]) -> Output {
        let mut login = environment.start_login(more);
        self.walk_in(&login.authorization_url(), sandbox, file);
        login.finish()
    }

    /// Signs in at `url`, as a person on this network who trusts the authority in `file`.
    pub fn walk_in(&self, url: &str, sandbox: &TestSandbox, file: &Path) {
        let trust = Trust { bundles: vec![Bundle { path: file.to_owned(), source: "the test".to_owned() }], folders: Vec::new() };
        let proxy = ProxySetting { url: Secret::new(self.address()), exceptions: String::new(), source: "the test".to_owned() };
        walk_in_with(HttpClient::new(None).trusting(trust).through(Some(proxy)), url, sandbox.email(), sandbox.password());
    }
}

/// A sandbox that goes by the tenant's name.
pub fn public_sandbox() -> TestSandbox {
    TestSandbox::start_with(&["--public-url", &format!("https://{HOST}"), "--tls-name", GRAPH])
}

impl TestEnvironment {
    /// An environment whose `.env` points at `sandbox`, behind the proxy of `network`.
    pub fn behind(network: &TestNetwork, sandbox: &TestSandbox) -> Self {
        let mut environment = Self::at(sandbox);
        environment.set("CIDS_TOKEN_STORE", "plaintext-file");
        if !is_direct() {
            environment.set("HTTPS_PROXY", &format!("http://{}", network.address()));
        }
        environment
    }
}

fn accept(listener: std::net::TcpListener, is_proxy: bool, behind: &Behind, seen: &Arc<Mutex<Vec<String>>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async move {
        let listener = TcpListener::from_std(listener).unwrap();
        while let Ok((stream, _)) = listener.accept().await {
            let (behind, seen) = (behind.clone(), Arc::clone(seen));
            // A client that breaks off has had its chance.
            if is_proxy {
                tokio::spawn(connection(stream, behind, seen));
            } else {
                seen.lock().unwrap().push("DIRECT".to_owned());
                tokio::spawn(serve(stream, behind));
            }
        }
    });
}

async fn connection(mut stream: TcpStream, behind: Behind, seen: Arc<Mutex<Vec<String>>>) -> std::io::Result<()> {
    let mut first = [0];
    stream.peek(&mut first).await?;
    if matches!(behind, Behind::Reset) {
        // What lies unread resets the connection when it is closed.
        return Ok(());
    }
    let head = if first[0] == 5 { socks(&mut stream).await? } else { head(&mut stream).await? };
    seen.lock().unwrap().push(head);
    if !matches!(behind, Behind::Answer(_)) && first[0] != 5 {
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    }
    serve(stream, behind).await
}

/// The server behind the proxy.
async fn serve(mut stream: TcpStream, behind: Behind) -> std::io::Result<()> {
    match behind {
        Behind::Tls(config, sandbox) => {
            let mut stream = TlsAcceptor::from(config).accept(stream).await?;
            let mut sandbox = TcpStream::connect(sandbox).await?;
            copy_bidirectional(&mut stream, &mut sandbox).await?;
        }
        // Read first: what lies unread when it hangs up would take the answer with it.
        Behind::Portal => {
            if stream.read(&mut [0; 4096]).await? > 0 {
                stream.write_all(b"HTTP/1.1 302 Found\r\nLocation: http://portal.test/\r\nContent-Length: 0\r\n\r\n").await?;
            }
        }
        Behind::Says(answer) => {
            if stream.read(&mut [0; 4096]).await? > 0 {
                stream.write_all(answer).await?;
            }
        }
        Behind::SaysAndResets(answer) => {
            stream.readable().await?;
            stream.write_all(answer).await?;
        }
        Behind::Nobody | Behind::Reset => stream.readable().await?,
        Behind::Answer(answer) => stream.write_all(answer.as_bytes()).await?,
    }
    Ok(())
}

async fn head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// SOCKS 5 without a password, to a name (RFC 1928).
async fn socks(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut hello = [0; 2];
    stream.read_exact(&mut hello).await?;
    stream.read_exact(&mut vec![0; hello[1].into()]).await?;
    stream.write_all(&[5, 0]).await?;
    let mut request = [0; 5];
    stream.read_exact(&mut request).await?;
    let mut name = vec![0; request[4].into()];
    stream.read_exact(&mut name).await?;
    let port = stream.read_u16().await?;
    stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    Ok(format!("SOCKS {}:{port}", String::from_utf8_lossy(&name)))
}

/// A tenant at its public name, on a network whose authority nobody trusts until told to.
pub struct World {
    pub sandbox: TestSandbox,
    pub network: TestNetwork,
    pub environment: TestEnvironment,
    pub ca_file: PathBuf,
}

impl World {
    pub fn new() -> Self {
        let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
        let network = TestNetwork::to(&sandbox, root.chain());
        let environment = TestEnvironment::behind(&network, &sandbox);
        let ca_file = root.file(&environment, "root.pem");
        Self { sandbox, network, environment, ca_file }
    }

    pub fn ca_file(&self) -> &str {
        self.ca_file.to_str().unwrap()
    }

    pub fn sign_in(&self, more: &[&str]) -> Output {
        self.network.sign_in(&self.environment, &self.sandbox, &self.ca_file, more)
    }
}

/// What a sign-in says of a network with `behind` behind its proxy, when a root of the test's is trusted.
pub fn refused_by(behind: impl FnOnce(&TestSandbox, &TestAuthority) -> TestNetwork) -> Output {
    let (sandbox, root) = (public_sandbox(), TestAuthority::root("Contoso Root", "Contoso"));
    let network = behind(&sandbox, &root);
    let environment = TestEnvironment::behind(&network, &sandbox);
    root.file(&environment, "root.pem");
    let output = environment.run(&["login", "--no-browser", "--ca-bundle", "root.pem"]);
    assert_eq!(environment.lever(&sandbox, &["log"])["value"], serde_json::json!([]), "something was sent");
    output
}
