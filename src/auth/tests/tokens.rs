//! The token endpoint at its worst.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use super::*;
use crate::auth::{Authority, AuthorizationOptions, Credential, ResponseMode};

/// A token endpoint that answers each request with the next of `answers`, byte for byte, and counts.
async fn endpoint(answers: Vec<Vec<u8>>) -> (Metadata, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    tokio::spawn(async move {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept().await else { return };
            let mut request = vec![0; 16 * 1024];
            let _ = stream.read(&mut request).await;
            counter.fetch_add(1, Ordering::Relaxed);
            let _ = stream.write_all(&answer).await;
            let _ = stream.shutdown().await;
        }
    });
    let origin = format!("http://127.0.0.1:{port}");
    let mut document: Value = serde_json::from_str(include_str!("../../../tests/fixtures/metadata/external_id.json")).unwrap();
    for name in ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint", "device_authorization_endpoint"] {
        let url = Url::parse(document[name].as_str().unwrap()).unwrap();
        document[name] = format!("{origin}{}", url.path()).into();
    }
    let authority = Authority::parse(&format!("{origin}/contoso.onmicrosoft.com")).unwrap();
    (Metadata::from_document(&authority, document).unwrap(), count)
}

fn answer(head: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).into_bytes()
}

fn json(body: &str) -> Vec<u8> {
    answer("200 OK\r\nContent-Type: application/json", body)
}

fn now() -> Instant {
    Instant::from_timestamp(1_790_000_000, 0).unwrap()
}

async fn refreshed(answers: Vec<Vec<u8>>) -> (Result<TokenSet, Error>, usize) {
    let (metadata, count) = endpoint(answers).await;
    let application = Application { client_id: "app", credential: None };
    let scopes = ScopeSet::parse("openid User.Read").unwrap();
    let result = refresh(&metadata, application, &Secret::new("old"), &scopes, &HttpClient::new(None), now()).await;
    (result, count.load(Ordering::Relaxed))
}

/// Seconds that a token with this `expires_in` member is believed to live.
async fn lifetime(member: &str) -> i64 {
    let body = format!(r#"{{"token_type":"Bearer","access_token":"t"{member}}}"#);
    (refreshed(vec![json(&body)]).await.0.unwrap().expires_on - now()).num_seconds()
}

#[tokio::test]
async fn expires_in_is_read_in_every_form() {
    assert_eq!(lifetime(r#","expires_in":3599"#).await, 3599);
    assert_eq!(lifetime(r#","expires_in":"3599""#).await, 3599);
    assert_eq!(lifetime(r#","expires_in":3599.5"#).await, 3599);
    assert_eq!(lifetime("").await, 600);
    assert_eq!(lifetime(r#","expires_in":null"#).await, 600);
    assert_eq!(lifetime(r#","expires_in":"soon""#).await, 600);
    assert_eq!(lifetime(r#","expires_in":-5"#).await, 0);
    assert_eq!(lifetime(r#","expires_in":18446744073709551615"#).await, LONGEST_LIFETIME.cast_signed());
}

#[tokio::test]
async fn what_is_granted_is_told() {
    let body = r#"{"token_type":"bearer","access_token":"t","scope":"User.Read openid","refresh_token":"new"}"#;
    let tokens = refreshed(vec![json(body)]).await.0.unwrap();
    assert_eq!(tokens.scopes.to_string(), "User.Read openid");
    assert_eq!(tokens.refresh_token.unwrap().expose(), "new");
    let unsaid = refreshed(vec![json(r#"{"token_type":"BEARER","access_token":"t"}"#)]).await.0.unwrap();
    assert_eq!(unsaid.scopes.to_string(), "openid User.Read");
    assert!(unsaid.refresh_token.is_none());
}

#[tokio::test]
async fn a_byte_order_mark_is_no_part_of_an_answer() {
    let tokens = refreshed(vec![json("\u{feff}{\"token_type\":\"Bearer\",\"access_token\":\"t\"}")]).await.0.unwrap();
    assert_eq!(tokens.access_token().expose(), "t");
    let refusal = answer("400 Bad Request\r\nContent-Type: application/json", "\u{feff}{\"error\":\"invalid_grant\"}");
    let Err(Error::Refused(error)) = refreshed(vec![refusal]).await.0 else { panic!("it was refused") };
    assert_eq!(error.error.error, "invalid_grant");
    // Metadata and keys come the same way.
    let document = format!("\u{feff}{}", include_str!("../../../tests/fixtures/metadata/external_id.json"));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let document = document.replace("https://contoso.ciamlogin.com", &origin);
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(&json(&document)).await;
    });
    let authority = Authority::parse(&format!("{origin}/contoso.onmicrosoft.com")).unwrap();
    let metadata = Metadata::discover(&authority, false, &HttpClient::new(None), None, now()).await;
    assert!(metadata.is_ok(), "{metadata:?}");
}

#[tokio::test]
async fn an_answer_that_is_no_token_is_refused_without_telling_its_text() {
    for bad in [
        answer("200 OK\r\nContent-Type: text/html", "<html>planted</html>"),
        json("<html>planted</html>"),
        json(r#"{"token_type":"Bearer","access_token":"planted"#),
        json(r#"{"token_type":"DPoP","access_token":"planted"}"#),
        json(r#"{"token_type":"Bearer","access_token":""}"#),
        json(r#"{"token_type":"Bearer","access_token":"plan\r\nted"}"#),
        json(r#"{"error":"planted"}"#),
        answer("500 Internal Server Error", "planted"),
        answer("504 Gateway Timeout", ""),
    ] {
        let error = refreshed(vec![bad]).await.0.err().expect("it was refused");
        assert!(matches!(error, Error::BadTokenResponse { .. }), "{error:?}");
        assert!(!format!("{error:?}{error}").contains("planted"));
    }
}

#[tokio::test]
async fn an_error_body_is_read_whole() {
    let body = include_str!("../../../tests/fixtures/errors/wrong_secret.json");
    let (result, count) = refreshed(vec![answer("401 Unauthorized\r\nContent-Type: application/json", body)]).await;
    let Err(Error::Refused(error)) = result else { panic!("it was refused") };
    assert_eq!((error.error.error.as_str(), error.error.error_codes.as_slice(), count), ("invalid_client", &[7_000_215][..], 1));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in ["302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let head = format!("{status}\r\nLocation: /elsewhere");
        let (result, count) = refreshed(vec![answer(&head, ""), json("{}")]).await;
        assert!(matches!(result, Err(Error::BadTokenResponse { .. })), "{status}");
        assert_eq!(count, 1, "{status}");
    }
}

#[tokio::test]
async fn a_gigabyte_is_not_read() {
    let mut endless = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n".to_vec();
    endless.extend(vec![b' '; 4 * 1024 * 1024]);
    let (result, _) = refreshed(vec![endless]).await;
    assert!(matches!(result, Err(Error::Network(http::Error::TooLarge { .. }))));
}

#[tokio::test]
async fn a_wait_that_is_asked_for_is_granted_and_patience_ends() {
    let good = json(r#"{"token_type":"Bearer","access_token":"t"}"#);
    for status in ["429 Too Many Requests", "503 Service Unavailable"] {
        let busy = answer(&format!("{status}\r\nRetry-After: 0.01"), "");
        let (result, count) = refreshed(vec![busy.clone(), good.clone()]).await;
        assert!(result.is_ok() && count == 2, "{status}");
        let (result, count) = refreshed(vec![busy.clone(), busy.clone(), good.clone()]).await;
        assert!(result.is_ok() && count == 3, "{status}");
        let (result, count) = refreshed(vec![busy; 6]).await;
        assert!(result.is_err() && count == 5, "{status}");
        let endless = answer(&format!("{status}\r\nRetry-After: 99999999"), "");
        let (result, count) = refreshed(vec![endless, good.clone()]).await;
        assert!(result.is_err() && count == 1, "{status}");
    }
}

#[tokio::test]
async fn a_front_doors_page_is_tried_again_and_a_failure_of_the_service_is_not() {
    let good = json(r#"{"token_type":"Bearer","access_token":"t"}"#);
    for status in ["502 Bad Gateway", "503 Service Unavailable"] {
        let page = answer(&format!("{status}\r\nContent-Type: text/html"), "<html>Our services aren't available right now</html>");
        let (result, count) = refreshed(vec![page, good.clone()]).await;
        assert!(result.is_ok() && count == 2, "{status}");
    }
    let own = r#"{"error":"temporarily_unavailable"}"#;
    for (head, body) in [
        ("502 Bad Gateway\r\nContent-Type: application/json", own),
        ("503 Service Unavailable\r\nContent-Type: application/json; charset=utf-8", own),
        ("500 Internal Server Error\r\nContent-Type: text/html", "<html></html>"),
        ("504 Gateway Timeout\r\nContent-Type: text/html", "<html></html>"),
    ] {
        let (result, count) = refreshed(vec![answer(head, body), good.clone()]).await;
        assert!(result.is_err() && count == 1, "{head}");
    }
}

#[tokio::test]
async fn a_code_is_sent_once_and_an_answer_without_an_id_token_is_no_sign_in() {
    let (metadata, count) = endpoint(vec![json(r#"{"token_type":"Bearer","access_token":"t"}"#)]).await;
    let application = Application { client_id: "app", credential: None };
    let options = AuthorizationOptions::default();
    let request =
        AuthorizationRequest::new(&metadata, application, "http://localhost:5000/redirect", ResponseMode::FormPost, &options, now());
    let http = HttpClient::new(None);
    let result = exchange_code(&metadata, application, &request.unwrap(), &Secret::new("code"), &http, now()).await;
    assert!(matches!(result, Err(Error::MissingIdToken)));
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_connection_that_breaks_is_not_tried_again_with_the_same_code() {
    let broken = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec();
    let (result, count) = refreshed(vec![broken, json(r#"{"token_type":"Bearer","access_token":"t"}"#)]).await;
    assert!(matches!(result, Err(Error::Network(_))));
    assert_eq!(count, 1);
}

/// What the application with `credential` sends.
#[derive(Debug)]
struct Sent {
    /// The URL that it goes to.
    url: String,
    /// The `Authorization` header.
    authorization: Option<String>,
    form: BTreeMap<String, String>,
}

/// Which endpoint, and for what.
#[derive(Clone, Copy, Debug)]
enum To<'a> {
    Code,
    Refresh(&'a str),
    Itself,
    Device,
    DeviceToken,
}

/// What is sent to a provider whose metadata has this change; it is another's than Microsoft's where `document` has another issuer.
async fn sent_to(client_id: &str, credential: &Credential, to: To<'_>, change: impl FnOnce(&mut Value)) -> Sent {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let seen = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 16 * 1024];
        let length = stream.read(&mut request).await.unwrap();
        stream.write_all(&json("{}")).await.unwrap();
        String::from_utf8_lossy(&request[..length]).into_owned()
    });
    let tenant = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
    let mut document = serde_json::json!({
        "issuer": format!("{origin}/{tenant}/v2.0"),
        "authorization_endpoint": format!("{origin}/{tenant}/authorize"),
        "token_endpoint": format!("{origin}/{tenant}/token"),
        "device_authorization_endpoint": format!("{origin}/{tenant}/device"),
        "jwks_uri": format!("{origin}/{tenant}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    change(&mut document);
    let authority = Authority::parse_oidc(&format!("{origin}/{tenant}")).unwrap();
    let metadata = Metadata::from_document(&authority, document).unwrap();
    let application = Application { client_id, credential: Some(credential) };
    let (scopes, http) = (ScopeSet::parse("api://x/.default").unwrap(), HttpClient::new(None));
    match to {
        To::Refresh(token) => drop(refresh(&metadata, application, &Secret::new(token), &scopes, &http, now()).await),
        To::Itself => drop(client_credentials(&metadata, application, &scopes, &http, now()).await),
        To::Device => drop(crate::auth::authorize_device(&metadata, application, &scopes, &http, now()).await),
        To::DeviceToken => drop(redeem(&metadata, application, &[("grant_type", "device")], &scopes, &http, now()).await),
        To::Code => {
            let options = AuthorizationOptions::default();
            let request =
                AuthorizationRequest::new(&metadata, application, "http://localhost:5000/redirect", ResponseMode::Query, &options, now());
            drop(exchange_code(&metadata, application, &request.unwrap(), &Secret::new("code"), &http, now()).await);
        }
    }
    let request = seen.await.unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let path = head.split(' ').nth(1).unwrap();
    let authorization = head.lines().find_map(|line| line.strip_prefix("authorization: ")).map(str::to_owned);
    let form = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    Sent { url: format!("{origin}{path}"), authorization, form }
}

/// The form that the application with `credential` sends to renew: by its refresh token, or as itself.
async fn sent(credential: &Credential, refresh_token: Option<&str>) -> BTreeMap<String, String> {
    let sent = sent_to("app", credential, refresh_token.map_or(To::Itself, To::Refresh), |_| ()).await;
    assert_eq!(sent.authorization, None);
    sent.form
}

const EVERY_REQUEST: [To<'static>; 5] = [To::Code, To::Refresh("old"), To::Itself, To::Device, To::DeviceToken];

#[tokio::test]
async fn the_secret_goes_into_the_body_and_comes_out_unchanged() {
    let secret = "~._-+/=% &ü";
    let form = sent(&Credential::Secret(Secret::new(secret)), Some("old")).await;
    assert_eq!((form["client_secret"].as_str(), form["refresh_token"].as_str()), (secret, "old"));
}

/// RFC 8414 §2: where nothing is listed, the header is meant. Microsoft lists both, and has always taken the body.
#[tokio::test]
async fn the_secret_goes_where_another_provider_wants_it() {
    let at = |is_microsoft: bool, methods: Value| {
        move |document: &mut Value| {
            document["token_endpoint_auth_methods_supported"] = methods;
            if !is_microsoft {
                let issuer = document["issuer"].as_str().unwrap().replace("/v2.0", "");
                document["issuer"] = issuer.into();
            }
        }
    };
    let [post, basic, jwt] = ["client_secret_post", "client_secret_basic", "private_key_jwt"].map(Value::from);
    let list = |methods: &[&Value]| Value::Array(methods.iter().map(|method| (*method).clone()).collect());
    let secret = Credential::Secret(Secret::new("p:a%ss ü+"));
    for (is_microsoft, methods, in_header) in [
        (false, Value::Null, true),
        (false, list(&[]), true),
        (false, list(&[&basic]), true),
        (false, list(&[&jwt, &basic]), true),
        (false, list(&[&post]), false),
        (false, list(&[&basic, &post]), false),
        (false, list(&[&jwt]), false),
        (true, Value::Null, false),
        (true, list(&[&basic]), false),
    ] {
        for to in EVERY_REQUEST {
            let sent = sent_to("app:ü", &secret, to, at(is_microsoft, methods.clone())).await;
            // Both are form-encoded before they are joined (RFC 6749 §2.3.1): app%3A%C3%BC:p%3Aa%25ss+%C3%BC%2B
            let header = "Basic YXBwJTNBJUMzJUJDOnAlM0FhJTI1c3MrJUMzJUJDJTJC";
            let expected = if in_header { (Some(header), None, None) } else { (None, Some("app:ü"), Some("p:a%ss ü+")) };
            let form = |name: &str| sent.form.get(name).map(String::as_str);
            let found = (sent.authorization.as_deref(), form("client_id"), form("client_secret"));
            assert_eq!(found, expected, "{is_microsoft} {methods} {to:?}");
        }
    }
}

#[tokio::test]
async fn an_assertion_is_addressed_to_the_url_that_it_is_sent_to() {
    let pem =
        concat!(include_str!("../../../tests/fixtures/keys/one.pem"), include_str!("../../../tests/fixtures/keys/one_certificate.pem"));
    let certificate = Credential::Certificate(Arc::new(crate::auth::Certificate::read(pem.as_bytes(), None, now()).unwrap()));
    for to in EVERY_REQUEST {
        let sent = sent_to("app", &certificate, to, |_| ()).await;
        let assertion = crate::auth::Jwt::parse(&sent.form["client_assertion"]).unwrap();
        assert_eq!(assertion.claims()["aud"], sent.url, "{to:?}");
        let path = if matches!(to, To::Device) { "/device" } else { "/token" };
        assert!(sent.url.ends_with(path) && sent.authorization.is_none(), "{to:?} {sent:?}");
    }
}

#[tokio::test]
async fn a_member_of_the_answer_that_is_not_needed_may_have_any_type() {
    let granted = async |members: &str| {
        let body = format!(r#"{{"token_type":"Bearer","access_token":"t",{members}}}"#);
        refreshed(vec![json(&body)]).await.0.unwrap()
    };
    for members in [
        r#""ext_expires_in":"soon","client_info":7,"foci":[],"refresh_in":{},"user":{"name":1},"not_before":"x","id_token":null"#,
        r#""scope":7"#,
        r#""scope":null"#,
        r#""refresh_token":"""#,
        r#""refresh_token":7"#,
        r#""id_token":"""#,
    ] {
        let tokens = granted(members).await;
        assert_eq!((tokens.scopes.to_string().as_str(), tokens.has_id_token()), ("openid User.Read", false), "{members}");
        assert!(tokens.refresh_token.is_none(), "{members}");
    }
    assert_eq!(granted(r#""scope":["a","b"]"#).await.scopes.to_string(), "a b");
    // An ID token that is no text is one that cannot be verified, not one that is missing.
    assert!(granted(r#""id_token":{"sub":"planted"}"#).await.has_id_token());
}

#[tokio::test]
async fn a_platforms_token_goes_in_the_place_of_a_secret() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // {"alg":"RS256","kid":"k"}.{"iss":"https://token.actions.githubusercontent.com","sub":"repo:contoso/app:ref:refs/heads/main"}
    let token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJodHRwczovL3Rva2VuLmFjdGlvbnMuZ2l0aHVidXNlcmNvbnRlbnQuY29tIiwic3ViIjoicmVwbzpjb250b3NvL2FwcDpyZWY6cmVmcy9oZWFkcy9tYWluIn0.c2ln";
    std::fs::write(file.path(), token).unwrap();
    let credential = Credential::FederatedToken(file.path().to_owned());
    let as_itself = [
        ("client_assertion", token),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_id", "app"),
        ("grant_type", "client_credentials"),
        ("scope", "api://x/.default"),
    ];
    let pairs = |form: &[(&str, &str)]| -> BTreeMap<String, String> {
        form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(sent(&credential, None).await, pairs(&as_itself));
    let mut for_a_person = pairs(&as_itself);
    for_a_person.extend(pairs(&[("grant_type", "refresh_token"), ("refresh_token", "old")]));
    assert_eq!(sent(&credential, Some("old")).await, for_a_person);
}
