//! An OpenID provider that is not Microsoft's and says what a test wants, with signed ID tokens.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};
use sha2::Sha256;
use url::Url;

use super::{Output, Received, Scripted, ScriptedGraph, TestEnvironment, visit};

pub const CLIENT_ID: &str = "the-app";

type IdTokenChange = Box<dyn Fn(&mut Value, &mut Value, bool) + Send + Sync>;
type TokenAnswer = Box<dyn Fn(&Received) -> Option<Scripted> + Send + Sync>;

/// What a test decides of the provider.
pub struct Script {
    /// Members that replace those of the metadata.
    pub metadata: Value,
    /// What becomes of an ID token's header and claims; `true` for that of a refresh.
    pub id_token: IdTokenChange,
    /// An answer in place of the token endpoint's.
    pub token: TokenAnswer,
}

impl Default for Script {
    fn default() -> Self {
        Self { metadata: json!({}), id_token: Box::new(|_, _, _| ()), token: Box::new(|_| None) }
    }
}

pub struct ScriptedProvider(ScriptedGraph);

impl ScriptedProvider {
    pub fn start(script: Script) -> Self {
        let key = RsaPrivateKey::from_pkcs8_pem(include_str!("../../fixtures/keys/one.pem")).unwrap();
        let nonce = Arc::new(Mutex::new(String::new()));
        let changes = script.metadata.clone();
        let metadata = move |host: &str| {
            let at = |path: &str| format!("http://{host}/{path}");
            let mut document = json!({
                "issuer": at("realm"),
                "authorization_endpoint": at("realm/authorize"),
                "token_endpoint": at("realm/token"),
                "device_authorization_endpoint": at("realm/device"),
                "jwks_uri": at("realm/keys"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            });
            document.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            document.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            document
        };
        Self(ScriptedGraph::start_with(metadata, move |origin, number, request| {
            match request.target.split(['?', '/']).nth(2) {
            Some("authorize") => {
                let url = Url::parse(&format!("{origin}{}", request.target)).unwrap();
                let value = |name: &str| url.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).unwrap();
                *nonce.lock().unwrap() = value("nonce");
                let back = Url::parse_with_params(&value("redirect_uri"), [("code", "the-code"), ("state", &value("state"))]).unwrap();
                Scripted::bytes("text/plain", b"").status(302).with("Location", back.as_str())
            }
            Some("keys") => {
                let encode = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
                Scripted::json(json!({"keys": [{"kty": "RSA", "use": "sig", "kid": "one", "n": encode(key.n()), "e": encode(key.e())}]}))
            }
            Some("token") => (script.token)(request).unwrap_or_else(|| {
                let is_refresh = request.body.contains("grant_type=refresh_token");
                let now = chrono::Utc::now().timestamp();
                let mut header = json!({"alg": "RS256", "typ": "JWT", "kid": "one"});
                let mut claims = json!({
                    "iss": format!("{origin}/realm"), "aud": CLIENT_ID, "sub": "casey", "iat": now, "exp": now + 3600, "email": "casey@idp.example",
                });
                if !is_refresh {
                    claims["nonce"] = nonce.lock().unwrap().as_str().into();
                }
                (script.id_token)(&mut header, &mut claims, is_refresh);
                let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
                let signed = format!("{}.{}", part(&header), part(&claims));
                let signature = SigningKey::<Sha256>::new(key.clone()).sign(signed.as_bytes());
                Scripted::json(json!({
                    "token_type": "Bearer", "access_token": format!("access-{number}"), "refresh_token": format!("refresh-{number}"),
                    "expires_in": 3600, "scope": "openid profile offline_access tasks.read",
                    "id_token": format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes())),
                }))
            }),
            _ => Scripted::json(json!({"error": "not_found"})).status(404),
        }
        }))
    }

    /// An environment whose `.env` names this provider.
    pub fn environment(&self) -> TestEnvironment {
        let environment = TestEnvironment::new();
        let lines = [
            format!("OIDC_AUTHORITY={}/realm", self.0.origin),
            format!("CLIENT_ID={CLIENT_ID}"),
            "CLIENT_SECRET=p:a%ss ü+word".to_owned(),
            "REDIRECT_URI=http://localhost:0/redirect".to_owned(),
        ];
        environment.write(".env", lines.join("\n").replace(":0/", &format!(":{}/", free_port())));
        environment
    }

    /// Signs in to the end.
    pub fn sign_in(&self, environment: &TestEnvironment, more: &[&str]) -> Output {
        let mut login = environment.start_login(more);
        let url = login.authorization_url();
        assert!(url.starts_with(&self.0.origin), "{url}");
        visit(async |visitor| visitor.open(&Url::parse(&url).unwrap()).await.map(drop)).unwrap();
        login.finish()
    }

    /// The requests for tokens, in order.
    pub fn token_requests(&self) -> Vec<Received> {
        self.0.received().into_iter().filter(|request| request.target == "/realm/token").collect()
    }

    pub fn received(&self) -> Vec<Received> {
        self.0.received()
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
