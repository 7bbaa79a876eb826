//! The tenant as a client meets it, over HTTP.

mod api;
mod console;
mod grants;
mod graph;
mod hosted;
mod https;

use std::path::PathBuf;

use openidconnect::http as wire;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use super::visitor::{Page, Visitor};
use super::*;
use crate::http::{HttpClient, PROTOCOL_LIMIT, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const TENANT_ID: &str = "5a4d8b1c-0d3e-4f6a-9b2c-7e1f0a3d5c88";
const PASSWORD: &str = "Passw0rd!sandbox";
const PUBLIC_APP: &str = "c0ffee00-5a4d-4b1c-8d3e-000000000002";
const REDIRECT: &str = "http://localhost:9/redirect";
const VERIFIER: &str = "a-code-verifier-of-at-least-forty-three-characters";

struct Running {
    ready: Ready,
    http: HttpClient,
    serving: tokio::task::JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Keys are made once for all tests, and kept for the next run.
fn key_folder() -> PathBuf {
    static MADE: std::sync::Once = std::sync::Once::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/test-keys");
    MADE.call_once(|| drop(keys::StoredKey::shared(Some(&folder)).unwrap()));
    folder
}

fn start(state: Option<PathBuf>) -> Running {
    start_with(Options { state, ..Options::default() })
}

fn start_with(options: Options) -> Running {
    let options = Options { key_folder: Some(key_folder()), ..options };
    let sandbox = Sandbox::start(&options, |_| ()).unwrap();
    let ready = sandbox.ready().clone();
    Running { ready, http: HttpClient::new(None).trusting_on_loopback(key_folder().join(CA_FILE)), serving: tokio::spawn(sandbox.serve()) }
}

impl Running {
    /// Ends it, so that another can use its folder.
    async fn stop(mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
        // Its connections end with the client's.
        self.http = HttpClient::new(None);
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }

    fn url(&self, path: &str) -> Url {
        Url::parse(&format!("{}{path}", self.ready.graph)).unwrap()
    }

    fn authorize(&self, more: &str) -> Url {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        self.url(&format!(
            "/{TENANT_ID}/oauth2/v2.0/authorize?client_id={}&response_type=code&redirect_uri={REDIRECT}&scope=openid%20profile%20offline_access%20User.Read\
             &state=s%26t&nonce=n&code_challenge={challenge}&code_challenge_method=S256&response_mode=form_post{more}",
            self.ready.client_id
        ))
    }

    async fn get(&self, url: &Url) -> Response {
        self.http.send(wire::Request::get(url.as_str()).body(Vec::new()).unwrap(), PROTOCOL_LIMIT).await.unwrap()
    }

    async fn post(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = wire::Request::post(self.url(&format!("/{TENANT_ID}/oauth2/v2.0/token")).as_str())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.into_bytes())
            .unwrap();
        let response = self.http.send(request, PROTOCOL_LIMIT).await.unwrap();
        (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
    }

    /// Signs Casey in; the page that would return to the app.
    async fn sign_in(&self, visitor: &mut Visitor<'_>, more: &str) -> Page {
        let page = visitor.open(&self.authorize(more)).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
        visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap()
    }

    /// The newest code that was mailed to `to`.
    async fn mailed(&self, to: &str) -> String {
        let (_, mail) = self.api("GET", &format!("mail?to={to}&wait=5"), Value::Null).await;
        mail["value"].as_array().unwrap().last().unwrap()["code"].as_str().unwrap().to_owned()
    }

    /// Changes the user flow of the tenant.
    async fn change_flow(&self, change: Value) {
        let (status, answer) = self.api("PATCH", "flows/SignUpSignIn", change).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Changes the web app.
    async fn change_app(&self, change: Value) {
        let (status, answer) = self.api("PATCH", &format!("apps/{}", self.ready.client_id), change).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Calls the sandbox's own API; the status and the body.
    async fn api(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let request = wire::Request::builder().method(method).uri(self.url(&format!("/sandbox/v1/{path}")).as_str());
        let request = request.header("content-type", "application/json").body(body.to_string().into_bytes()).unwrap();
        let response = self.http.send(request, PROTOCOL_LIMIT).await.unwrap();
        (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap_or_default())
    }

    /// What a sign-in brings.
    async fn tokens(&self) -> Value {
        let (status, tokens) = self.redeem(&self.code().await, &[]).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }

    async fn refresh(&self, tokens: &Value) -> (u16, Value) {
        let token = tokens["refresh_token"].as_str().unwrap();
        self.redeem("", &[("grant_type", "refresh_token"), ("refresh_token", token), ("scope", "openid offline_access User.Read")]).await
    }

    async fn me(&self, tokens: &Value) -> u16 {
        let request = wire::Request::get(self.url("/v1.0/me").as_str())
            .header("authorization", format!("Bearer {}", tokens["access_token"].as_str().unwrap()))
            .body(Vec::new())
            .unwrap();
        self.http.send(request, PROTOCOL_LIMIT).await.unwrap().status().as_u16()
    }

    async fn code(&self) -> String {
        let page = self.sign_in(&mut Visitor::new(&self.http), "").await;
        hidden(&page, "code").unwrap()
    }

    async fn redeem(&self, code: &str, change: &[(&str, &str)]) -> (u16, Value) {
        let secret = self.ready.client_secret.clone();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", self.ready.client_id.as_str()),
            ("client_secret", secret.expose()),
            ("redirect_uri", REDIRECT),
            ("code", code),
            ("code_verifier", VERIFIER),
        ];
        for (name, value) in change {
            form.retain(|(known, _)| known != name);
            if !value.is_empty() {
                form.push((name, value));
            }
        }
        self.post(&form).await
    }
}

fn claims(token: &Value) -> Value {
    let claims = token.as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

fn hidden(page: &Page, name: &str) -> Option<String> {
    let (_, rest) = page.html.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split_once('"')?.0.replace("&amp;", "&"))
}

fn number(answer: &(u16, Value)) -> (u16, i64) {
    (answer.0, answer.1["error_codes"][0].as_i64().unwrap_or_default())
}

#[tokio::test]
async fn discovery_is_that_of_a_real_tenant() {
    let sandbox = start(None);
    let url = Url::parse(&format!("{}/v2.0/.well-known/openid-configuration", sandbox.ready.authority)).unwrap();
    let document: Value = serde_json::from_slice(sandbox.get(&url).await.body()).unwrap();
    assert_eq!(document["issuer"], format!("https://{TENANT_ID}.ciamlogin.com/{TENANT_ID}/v2.0"));
    assert_eq!(document["token_endpoint"], format!("{}/{TENANT_ID}/oauth2/v2.0/token", sandbox.ready.graph));
    assert!(document.get("code_challenge_methods_supported").is_none());
    let keys: Value = serde_json::from_slice(sandbox.get(&sandbox.url(&format!("/{TENANT_ID}/discovery/v2.0/keys"))).await.body()).unwrap();
    let keys = keys["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 2);
    for key in keys {
        assert!(key.get("alg").is_none() && key["kid"] == key["x5t"] && key["x5c"][0].as_str().unwrap().len() > 500);
    }
}

#[tokio::test]
async fn an_unknown_tenant_is_named() {
    let sandbox = start(None);
    let response = sandbox.get(&sandbox.url("/fabrikam.onmicrosoft.com/v2.0/.well-known/openid-configuration")).await;
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!((response.status().as_u16(), &body["error"], &body["error_codes"][0]), (400, &"invalid_tenant".into(), &90002.into()));
}

#[tokio::test]
async fn a_customer_signs_in_refreshes_and_reads_the_profile() {
    let sandbox = start(None);
    let page = sandbox.sign_in(&mut Visitor::new(&sandbox.http), "&client_info=1").await;
    assert_eq!(hidden(&page, "state").as_deref(), Some("s&t"));
    assert!(hidden(&page, "session_state").is_some() && hidden(&page, "client_info").is_some());
    let (status, tokens) = sandbox.redeem(&hidden(&page, "code").unwrap(), &[]).await;
    assert_eq!((status, &tokens["scope"]), (200, &"openid profile User.Read".into()));
    assert!((3600..=5400).contains(&tokens["expires_in"].as_i64().unwrap()));
    let refresh = |token: String| {
        let sandbox = &sandbox;
        async move {
            let secret = sandbox.ready.client_secret.clone();
            sandbox
                .post(&[
                    ("grant_type", "refresh_token"),
                    ("client_id", &sandbox.ready.client_id),
                    ("client_secret", secret.expose()),
                    ("refresh_token", &token),
                    ("scope", "openid offline_access User.Read"),
                ])
                .await
        }
    };
    let old = tokens["refresh_token"].as_str().unwrap().to_owned();
    let (status, renewed) = refresh(old.clone()).await;
    assert_eq!(status, 200);
    assert_ne!(renewed["refresh_token"], old.as_str());
    // Entra replaces refresh tokens and revokes none.
    assert_eq!(refresh(old).await.0, 200);
    let request = wire::Request::get(sandbox.url("/v1.0/me?$select=id,displayName").as_str())
        .header("authorization", format!("Bearer {}", renewed["access_token"].as_str().unwrap()))
        .body(Vec::new())
        .unwrap();
    let me = sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap();
    let expected = format!(
        r#"{{"@odata.context":"{}/v1.0/$metadata#users(id,displayName)/$entity","id":"8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11","displayName":"Casey Jensen"}}"#,
        sandbox.ready.graph
    );
    assert_eq!(String::from_utf8_lossy(me.body()), expected);
}

#[tokio::test]
async fn each_wrong_token_request_has_its_number() {
    let sandbox = start(None);
    let code = sandbox.code().await;
    assert_eq!(number(&sandbox.redeem(&code, &[("client_secret", "wrong")]).await), (401, 7_000_215));
    assert_eq!(number(&sandbox.redeem(&code, &[("client_secret", "")]).await), (401, 7_000_218));
    assert_eq!(number(&sandbox.redeem(&code, &[("client_id", PUBLIC_APP)]).await), (401, 700_025));
    assert_eq!(number(&sandbox.redeem(&code, &[("client_id", "unknown")]).await), (400, 700_016));
    assert_eq!(number(&sandbox.redeem(&code, &[("code_verifier", "wrong")]).await), (400, 501_481));
    assert_eq!(number(&sandbox.redeem(&code, &[("redirect_uri", "http://localhost:10/redirect")]).await), (400, 50011));
    assert_eq!(number(&sandbox.redeem(&code, &[("grant_type", "password")]).await), (400, 70003));
    assert_eq!(number(&sandbox.redeem("unknown", &[]).await), (400, 70000));
    assert_eq!(sandbox.redeem(&code, &[]).await.0, 200);
    assert_eq!(number(&sandbox.redeem(&code, &[]).await), (400, 54005));
    let error = sandbox.redeem(&code, &[]).await.1;
    let names: Vec<&String> = error.as_object().unwrap().keys().collect();
    assert_eq!(names, ["error", "error_description", "error_codes", "timestamp", "trace_id", "correlation_id", "error_uri"]);
}

#[tokio::test]
async fn registration_errors_stay_on_the_page() {
    let sandbox = start(None);
    for (from, to, number) in [
        (sandbox.ready.client_id.as_str(), "11111111-2222-4333-8444-555555555555", "AADSTS700016"),
        ("/redirect", "/Redirect", "AADSTS50011"),
        ("http://localhost:9", "http://evil.example", "AADSTS50011"),
    ] {
        let url = Url::parse(&sandbox.authorize("").as_str().replace(from, to)).unwrap();
        let response = sandbox.get(&url).await;
        let html = String::from_utf8_lossy(response.body()).into_owned();
        assert!(response.status().as_u16() == 400 && html.contains(number), "{number}: {html}");
    }
}

#[tokio::test]
async fn a_wrong_password_an_unknown_user_and_a_cancel_are_told() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&sandbox.authorize("&login_hint=%22%3E%3Cscript%3E")).await.unwrap();
    assert!(!page.html.contains("\"><script>"));
    let page = visitor.press(&page, "next", &[("email", "nobody@litware.example")]).await.unwrap();
    assert!(page.has("error") && page.has("email"));
    let page = visitor.press(&page, "next", &[("email", "CASEY@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", "wrong")]).await.unwrap();
    assert!(page.has("error") && page.has("password"));
    let page = visitor.press(&page, "cancel", &[]).await.unwrap();
    assert_eq!((hidden(&page, "error").as_deref(), hidden(&page, "error_subcode").as_deref()), (Some("access_denied"), Some("cancel")));
    assert_eq!(hidden(&page, "error_description"), None);
}

#[tokio::test]
async fn an_account_is_created_with_a_code_from_the_mail_and_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let email = "new@litware.example";
    {
        let sandbox = start(Some(folder.path().to_owned()));
        let mut visitor = Visitor::new(&sandbox.http);
        let page = visitor.open(&sandbox.authorize("&prompt=create")).await.unwrap();
        let page = visitor.press(&page, "next", &[("email", email)]).await.unwrap();
        let page = visitor.press(&page, "next", &[("code", "0")]).await.unwrap();
        assert!(page.has("error"));
        let mail: Value = serde_json::from_slice(sandbox.get(&sandbox.url(&format!("/sandbox/v1/mail?to={email}"))).await.body()).unwrap();
        let code = mail["value"][0]["code"].as_str().unwrap();
        let page = visitor.press(&page, "next", &[("code", code)]).await.unwrap();
        let page = visitor.press(&page, "next", &[("new-password", "weak"), ("confirm-password", "weak")]).await.unwrap();
        assert!(page.has("error"));
        let passwords = [("new-password", "Str0ng!pass"), ("confirm-password", "Str0ng!pass")];
        let page = visitor.press(&page, "next", &passwords).await.unwrap();
        let details = [("display-name", "New <b>Customer</b>"), ("country", "Denmark"), ("postal-code", "2100")];
        let page = visitor.press(&page, "submit", &details).await.unwrap();
        assert!(hidden(&page, "code").is_some(), "{}", page.html);
        sandbox.stop().await;
    }
    let sandbox = start(Some(folder.path().to_owned()));
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&sandbox.authorize("")).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", email)]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", "Str0ng!pass")]).await.unwrap();
    assert!(hidden(&page, "code").is_some());
}

#[tokio::test]
async fn a_forgotten_password_is_reset_and_revokes_what_was_granted_under_it() {
    let sandbox = start(None);
    let before = sandbox.redeem(&sandbox.code().await, &[]).await.1;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&sandbox.authorize("")).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "forgot-password", &[]).await.unwrap();
    let unknown = visitor.press(&page, "next", &[("email", "nobody@litware.example")]).await.unwrap();
    assert!(unknown.has("error") && unknown.html.contains("nobody@litware.example"));
    let mut page = visitor.press(&unknown, "next", &[("email", "casey@litware.example")]).await.unwrap();
    let mail_at = sandbox.url("/sandbox/v1/mail?to=casey@litware.example");
    for _ in 0..6 {
        page = visitor.press(&page, "next", &[("code", "0")]).await.unwrap();
    }
    let mail: Value = serde_json::from_slice(sandbox.get(&mail_at).await.body()).unwrap();
    let codes: Vec<&str> = mail["value"].as_array().unwrap().iter().map(|mail| mail["code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), 2, "five wrong guesses make the code void");
    let page = visitor.press(&page, "next", &[("code", codes[0])]).await.unwrap();
    assert!(page.has("error") || codes[0] == codes[1]);
    let page = visitor.press(&page, "next", &[("code", codes[1])]).await.unwrap();
    let new = [("new-password", " N3w password "), ("confirm-password", " N3w password ")];
    let page = visitor.press(&page, "next", &new).await.unwrap();
    let after = sandbox.redeem(&hidden(&page, "code").unwrap(), &[]).await.1;
    for (tokens, expected) in [(before, (400, 50173)), (after, (200, 0))] {
        let answer =
            sandbox.redeem("", &[("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"].as_str().unwrap())]).await;
        assert_eq!(number(&answer), expected, "{answer:?}");
    }
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&sandbox.authorize("")).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap();
    assert!(page.has("error"));
    let page = visitor.press(&page, "submit", &[("password", " N3w password ")]).await.unwrap();
    assert!(hidden(&page, "code").is_some());
}

#[tokio::test]
async fn the_session_is_used_and_ended() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let silent = sandbox.authorize("&prompt=none");
    assert_eq!(hidden(&visitor.open(&silent).await.unwrap(), "error").as_deref(), Some("login_required"));
    sandbox.sign_in(&mut visitor, "").await;
    assert!(hidden(&visitor.open(&silent).await.unwrap(), "code").is_some());
    assert!(visitor.open(&sandbox.authorize("&prompt=login")).await.unwrap().has("email"));
    let logout = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/logout?post_logout_redirect_uri=http://evil.example/"));
    let page = visitor.open(&logout).await.unwrap();
    assert!(visitor.press(&page, "submit", &[]).await.unwrap().html.contains("You signed out"));
    assert_eq!(hidden(&visitor.open(&silent).await.unwrap(), "error").as_deref(), Some("login_required"));
}

#[tokio::test]
async fn a_form_from_another_browser_is_refused() {
    let sandbox = start(None);
    let page = Visitor::new(&sandbox.http).open(&sandbox.authorize("")).await.unwrap();
    let mut stranger = Visitor::new(&sandbox.http);
    let page = stranger.press(&page, "next", &[("email", "casey@litware.example")]).await.unwrap();
    assert!(page.html.contains("AADSTS140000"));
}

#[tokio::test]
async fn graph_refuses_in_its_own_words() {
    let sandbox = start(None);
    let call = |token: Option<String>, path: &'static str| {
        let sandbox = &sandbox;
        async move {
            let mut request = wire::Request::get(sandbox.url(path).as_str());
            if let Some(token) = token {
                request = request.header("authorization", format!("Bearer {token}"));
            }
            let response = sandbox.http.send(request.body(Vec::new()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            (response.status().as_u16(), body["error"]["code"].as_str().unwrap_or_default().to_owned())
        }
    };
    assert_eq!(call(None, "/v1.0/me").await, (401, "InvalidAuthenticationToken".into()));
    assert_eq!(call(Some("forged".into()), "/v1.0/me").await, (401, "InvalidAuthenticationToken".into()));
    let code = sandbox.code().await;
    let token = sandbox.redeem(&code, &[]).await.1["access_token"].as_str().unwrap().to_owned();
    assert_eq!(call(Some(token.clone()), "/v1.0/users").await, (403, "Authorization_RequestDenied".into()));
    assert_eq!(call(Some(token.clone()), "/v1.0/drives").await, (501, "NotImplemented".into()));
    assert_eq!(call(Some(token), "/v1.0/me?$select=nonsense").await, (400, "BadRequest".into()));
}

#[tokio::test]
async fn a_foreign_host_is_turned_away() {
    let sandbox = start(None);
    let request = wire::Request::get(sandbox.url("/").as_str()).header("host", "evil.example").body(Vec::new()).unwrap();
    assert_eq!(sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap().status().as_u16(), 421);
    assert_eq!(sandbox.get(&sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/devicecode"))).await.status().as_u16(), 501);
}

#[tokio::test]
async fn hostile_requests_get_plain_answers() {
    let sandbox = start(None);
    let token_endpoint = format!("/{TENANT_ID}/oauth2/v2.0/token");
    let send = |method: &'static str, path: String, body: Vec<u8>| {
        let request = wire::Request::builder().method(method).uri(format!("{}{path}", sandbox.ready.graph)).body(body).unwrap();
        let sandbox = &sandbox;
        async move { sandbox.http.send(request, PROTOCOL_LIMIT).await.map(|response| response.status().as_u16()).unwrap_or_default() }
    };
    // hyper may close before the client has sent it all.
    assert!([413, 0].contains(&send("POST", token_endpoint.clone(), vec![b'a'; 1 << 20]).await));
    assert_eq!(send("POST", token_endpoint.clone(), b"grant_type=%ff%fe&client_id=%00".to_vec()).await, 400);
    assert_eq!(send("PUT", token_endpoint, Vec::new()).await, 400);
    assert_eq!(send("DELETE", format!("/{TENANT_ID}/oauth2/v2.0/authorize"), Vec::new()).await, 501);
    assert_eq!(send("GET", format!("/{TENANT_ID}/saml2"), Vec::new()).await, 501);
    assert_eq!(send("GET", "/%2e%2e/%00".to_owned(), Vec::new()).await, 400);
    assert_eq!(send("POST", format!("/{TENANT_ID}/sign-in"), b"flow=x&action=next".to_vec()).await, 400);
    assert_eq!(sandbox.tokens().await["token_type"], "Bearer", "and the tenant is none the worse");
}
