//! A Graph that says what a test wants, in the shape of the real one; and the authority that names it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::json;

use super::TestEnvironment;

/// A request that came.
#[derive(Clone, Debug)]
pub struct Received {
    pub method: String,
    /// Path and query, as they came.
    pub target: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What is answered.
pub struct Scripted {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How many bytes of the body come before the connection ends.
    cut: Option<usize>,
    /// How many bytes of the body come before this says that the rest may.
    pause: Option<(usize, Receiver<()>)>,
}

impl Scripted {
    pub fn json(body: impl ToString) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type".into(), "application/json;charset=utf-8".into())],
            body: body.to_string().into_bytes(),
            cut: None,
            pause: None,
        }
    }

    pub fn bytes(kind: &str, body: &[u8]) -> Self {
        Self { status: 200, headers: vec![("Content-Type".into(), kind.into())], body: body.to_vec(), cut: None, pause: None }
    }

    /// The end of the connection.
    pub fn nothing() -> Self {
        Self::bytes("", b"").status(0)
    }

    /// A Graph error.
    pub fn error(status: u16, code: &str) -> Self {
        let inner = json!({"request-id": "r-1", "client-request-id": "c-1"});
        Self::json(json!({"error": {"code": code, "message": "No.", "innerError": inner}})).status(status)
    }

    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends so many bytes of the body, and the rest when `go` says so.
    pub fn pause(self, after: usize, go: Receiver<()>) -> Self {
        Self { pause: Some((after, go)), ..self }
    }

    /// The answer as it goes over the wire.
    pub(super) fn whole(&self) -> Vec<u8> {
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!("HTTP/1.1 {} Scripted\r\n{headers}Content-Length: {}\r\n\r\n", self.status, self.body.len());
        [head.as_bytes(), &self.body].concat()
    }

    /// Ends the connection after so many bytes of the body.
    pub fn cut(self, after: usize) -> Self {
        Self { cut: Some(after), ..self }
    }
}

/// The server; it ends with the test's process.
pub struct ScriptedGraph {
    pub origin: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl ScriptedGraph {
    /// Answers each request to Graph with what `script` makes of it; the number is that of the request, from 0.
    pub fn start(script: impl Fn(&str, usize, &Received) -> Scripted + Send + Sync + 'static) -> Self {
        Self::start_with(metadata, script)
    }

    /// As [`Self::start`], with metadata of its own.
    pub fn start_with(
        metadata: impl Fn(&str) -> serde_json::Value + Send + Sync + 'static,
        script: impl Fn(&str, usize, &Received) -> Scripted + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = format!("localhost:{}", listener.local_addr().unwrap().port());
        let graph = Self { origin: format!("http://{host}"), received: Arc::default() };
        let (received, script, metadata) = (Arc::clone(&graph.received), Arc::new(script), Arc::new(metadata));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (received, script, host, metadata) = (Arc::clone(&received), Arc::clone(&script), host.clone(), Arc::clone(&metadata));
                thread::spawn(move || serve(connection, &host, &received, metadata.as_ref(), script.as_ref()));
            }
        });
        graph
    }

    /// What came to Graph, in order.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// An environment with a ready token for it.
    pub fn environment(&self) -> TestEnvironment {
        let mut environment = TestEnvironment::new();
        environment.set("CIDS_AUTHORITY", &format!("{}/contoso.onmicrosoft.com", self.origin));
        environment.set("CIDS_CLIENT_ID", "11111111-2222-4333-8444-555555555555");
        environment.set("CIDS_ACCESS_TOKEN", "scripted-token");
        environment
    }
}

fn serve(
    connection: TcpStream,
    host: &str,
    received: &Mutex<Vec<Received>>,
    metadata: &(impl Fn(&str) -> serde_json::Value + ?Sized),
    script: &(impl Fn(&str, usize, &Received) -> Scripted + ?Sized),
) {
    let mut writer = connection.try_clone().unwrap();
    let mut reader = BufReader::new(connection);
    while let Some(request) = read(&mut reader) {
        let answer = if request.target.contains("openid-configuration") {
            Scripted::json(metadata(host))
        } else {
            let number = {
                let mut received = received.lock().unwrap();
                received.push(request.clone());
                received.len() - 1
            };
            script(&format!("http://{host}"), number, &request)
        };
        if answer.status == 0 {
            return;
        }
        let mut head = format!("HTTP/1.1 {} Scripted\r\n", answer.status);
        let own = answer.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        for (name, value) in &answer.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !own {
            head += &format!("Content-Length: {}\r\n", answer.body.len());
        }
        if let Some((after, go)) = &answer.pause {
            writer.write_all(&[head.as_bytes(), b"\r\n", &answer.body[..*after]].concat()).unwrap();
            let _ = go.recv();
            writer.write_all(&answer.body[*after..]).unwrap();
            continue;
        }
        let sent = &answer.body[..answer.cut.unwrap_or(answer.body.len())];
        if writer.write_all(&[head.as_bytes(), b"\r\n", sent].concat()).is_err() || answer.cut.is_some() {
            return;
        }
    }
}

pub(super) fn read(reader: &mut impl BufRead) -> Option<Received> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let length =
        headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length")).map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Received { method, target, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

fn metadata(host: &str) -> serde_json::Value {
    let at = |path: &str| format!("http://{host}/8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11/{path}");
    json!({
        "issuer": at("v2.0"),
        "authorization_endpoint": at("oauth2/v2.0/authorize"),
        "token_endpoint": at("oauth2/v2.0/token"),
        "jwks_uri": at("discovery/v2.0/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "msgraph_host": host,
    })
}
