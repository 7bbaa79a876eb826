//! A network between cids and a sandbox: a proxy in this process, and behind it a server that answers for whatever name is asked for. So
//! names, certificates and proxies are met as on the internet, and nothing leaves the machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use cids::http::{Bundle, HttpClient, ProxySetting, Trust};
use cids::secret::Secret;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::{Output, TestEnvironment, TestSandbox, walk_in_with};

/// The tenant's host on this network, and Graph's.
pub const HOST: &str = "contoso.ciamlogin.com";
pub const GRAPH: &str = "graph.microsoft.com";

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
        let mut parameters = CertificateParams::new(vec![HOST.to_owned(), GRAPH.to_owned()]).unwrap();
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
        let own = CertificateParams::new(vec![HOST.to_owned()]).unwrap().self_signed(&key).unwrap();
        Self { certificates: vec![own.der().clone()], key: key.serialize_der() }
    }

    fn server(self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.key));
        Arc::new(builder.with_no_client_auth().with_single_cert(self.certificates, key).unwrap())
    }
}

/// What the proxy does when it is asked to connect.
#[derive(Clone)]
pub enum Behind {
    /// It connects to a TLS server, which hands on to the sandbox at this address.
    Tls(Arc<ServerConfig>, String),
    /// It connects to a server that answers every request in plain HTTP, as a captive portal does.
    Portal,
    /// It connects to a server that hangs up.
    Nobody,
    /// It is no proxy: it resets the connection.
    Reset,
    /// It answers this instead.
    Answer(&'static str),
}

/// The network. It is there until the test's process ends.
pub struct TestNetwork {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl TestNetwork {
    /// A network with `behind` behind its proxy.
    pub fn with(behind: Behind) -> Self {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heads);
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::from_std(listener).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    // A client that breaks off has had its chance.
                    tokio::spawn(connection(stream, behind.clone(), Arc::clone(&seen)));
                }
            });
        });
        Self { address, heads }
    }

    /// A network where the host of `sandbox` shows `chain`.
    pub fn to(sandbox: &TestSandbox, chain: Chain) -> Self {
        Self::with(Behind::Tls(chain.server(), sandbox.ready("graph").trim_start_matches("http://").to_owned()))
    }

    /// The proxy's `host:port`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What the proxy was asked, whole.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
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
        environment.set("CIDS_TOKEN_STORE", "plaintext-file").set("HTTPS_PROXY", &format!("http://{}", network.address()));
        environment
    }
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
    match behind {
        Behind::Tls(config, sandbox) => {
            let mut stream = TlsAcceptor::from(config).accept(stream).await?;
            let mut sandbox = TcpStream::connect(sandbox).await?;
            copy_bidirectional(&mut stream, &mut sandbox).await?;
        }
        Behind::Portal => {
            // Read first: what lies unread when it hangs up would take the answer with it.
            if stream.read(&mut [0; 4096]).await? > 0 {
                stream.write_all(b"HTTP/1.1 302 Found\r\nLocation: http://portal.test/\r\nContent-Length: 0\r\n\r\n").await?;
            }
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
