//! https beside http, and the names that the tenant goes by.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;

#[tokio::test]
async fn one_port_speaks_http_and_https_and_each_names_itself() {
    let sandbox = start(None);
    let secure = sandbox.ready.https_authority.clone();
    assert_eq!(secure, sandbox.ready.authority.replace("http://", "https://"));
    for authority in [&sandbox.ready.authority, &secure] {
        let url = Url::parse(&format!("{authority}/v2.0/.well-known/openid-configuration")).unwrap();
        let document: Value = serde_json::from_slice(sandbox.get(&url).await.body()).unwrap();
        assert_eq!(document["token_endpoint"], format!("{}/{TENANT_ID}/oauth2/v2.0/token", url.origin().ascii_serialization()));
        assert_eq!(document["issuer"], format!("https://{TENANT_ID}.ciamlogin.com/{TENANT_ID}/v2.0"));
    }
}

#[tokio::test]
async fn nobody_trusts_the_certificate_who_was_not_told_to() {
    let sandbox = start(None);
    let request = wire::Request::get(&sandbox.ready.https_authority).body(Vec::new()).unwrap();
    HttpClient::new(None).send(request, PROTOCOL_LIMIT).await.unwrap_err();
}

#[tokio::test]
async fn the_authority_outlives_the_process_and_its_key_is_private() {
    let folder = tempfile::tempdir().unwrap();
    let file = certificate_file(folder.path()).unwrap();
    let first = std::fs::read(&file).unwrap();
    certificate_file(folder.path()).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), first);
    std::fs::remove_file(&file).unwrap();
    certificate_file(folder.path()).unwrap();
    assert!(file.exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = std::fs::metadata(folder.path().join("sandbox-ca-key.pem")).unwrap();
        assert_eq!(key.permissions().mode() & 0o077, 0);
    }
}

#[tokio::test]
async fn a_strict_client_finds_the_issuer_at_its_own_origin() {
    let sandbox = start_with(Options { issuer: Issuer::Origin, ..Options::default() });
    let issuer = format!("{}/{TENANT_ID}/v2.0", sandbox.ready.graph);
    let url = Url::parse(&format!("{issuer}/.well-known/openid-configuration")).unwrap();
    let document: Value = serde_json::from_slice(sandbox.get(&url).await.body()).unwrap();
    assert_eq!(document["issuer"], issuer.as_str());
    assert_eq!(claims(&sandbox.tokens().await["id_token"])["iss"], issuer.as_str());
}

#[tokio::test]
async fn the_tenant_is_a_cloud_of_its_own() {
    let sandbox = start(None);
    let url = sandbox.url("/common/discovery/instance?api-version=1.1&authorization_endpoint=https://localhost/x/oauth2/v2.0/authorize");
    let found: Value = serde_json::from_slice(sandbox.get(&url).await.body()).unwrap();
    let document = Url::parse(found["tenant_discovery_endpoint"].as_str().unwrap()).unwrap();
    assert_eq!(sandbox.get(&document).await.status().as_u16(), 200);
    assert_eq!(found["metadata"][0]["aliases"][0], sandbox.ready.graph.trim_start_matches("http://"));
}

#[tokio::test]
async fn a_foreign_name_is_refused() {
    let sandbox = start(None);
    let address = sandbox.ready.graph.trim_start_matches("http://").to_owned();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 421 "), "{answer}");
}

#[tokio::test]
async fn silent_connections_block_nobody() {
    let sandbox = start(None);
    let address = sandbox.ready.graph.trim_start_matches("http://").to_owned();
    let mut silent = Vec::new();
    for index in 0..200 {
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        if index % 2 == 0 {
            // The beginning of a TLS hello, and of a request.
            stream.write_all(if index % 4 == 0 { &[0x16, 3, 1] } else { b"GET " }).await.unwrap();
        }
        silent.push(stream);
    }
    assert_eq!(sandbox.get(&sandbox.url("/sandbox")).await.status().as_u16(), 200);
}

#[tokio::test]
async fn a_name_that_no_host_has_is_refused() {
    for name in ["*.contoso.test", "a b", ""] {
        let options = Options { tls_names: vec![name.to_owned()], key_folder: Some(key_folder()), ..Options::default() };
        assert!(matches!(Sandbox::start(&options, |_| ()), Err(Error::Certificate)), "{name:?}");
    }
}

#[tokio::test]
async fn the_ready_line_has_the_public_url() {
    let with = |url: &str| start_with(Options { public_url: Some(url.parse().unwrap()), ..Options::default() }).ready.clone();
    let secure = with("https://id.contoso.test/");
    assert_eq!(secure.authority, "https://id.contoso.test/litwarecustomers.onmicrosoft.com");
    assert_eq!(secure.https_authority, secure.authority);
    let plain = with("http://id.contoso.test:8080/");
    assert_eq!(plain.authority, "http://id.contoso.test:8080/litwarecustomers.onmicrosoft.com");
    assert!(plain.https_authority.starts_with("https://localhost:"));
}
