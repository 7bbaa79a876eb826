//! What proves to the token endpoint who asks.

use serde_json::Value;

use super::*;

const ENDPOINT: &str = "https://contoso.ciamlogin.com/tenant/oauth2/v2.0/token";

fn now() -> Instant {
    Instant::from_timestamp(1_790_000_000, 0).unwrap()
}

fn certificate() -> Credential {
    let (key, certificate) =
        (include_str!("../../../tests/fixtures/keys/one.pem"), include_str!("../../../tests/fixtures/keys/one_certificate.pem"));
    Credential::Certificate(Arc::new(Certificate::read(format!("{key}{certificate}").as_bytes(), None, now()).unwrap()))
}

async fn assertion(credential: &Credential) -> String {
    let proof = credential.assertion("app", ENDPOINT, now()).await.unwrap();
    assert_eq!(proof[0], ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned()));
    assert_eq!((proof.len(), proof[1].0), (2, "client_assertion"));
    proof[1].1.clone()
}

#[tokio::test]
async fn an_assertion_has_the_form_that_microsoft_asks_for() {
    let credential = certificate();
    let jwt = Jwt::parse(&assertion(&credential).await).unwrap();
    let Credential::Certificate(certificate) = &credential else { panic!() };
    assert_eq!(*jwt.header(), json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": certificate.thumbprint() }));
    let mut claims = jwt.claims().clone();
    let id = claims.as_object_mut().unwrap().remove("jti").unwrap();
    let expected = json!({
        "aud": ENDPOINT, "iss": "app", "sub": "app", "iat": 1_790_000_000, "nbf": 1_790_000_000, "exp": 1_790_000_300,
    });
    assert_eq!(claims, expected);
    let again: Value = Jwt::parse(&assertion(&credential).await).unwrap().claims()["jti"].clone();
    assert_ne!(again, id, "each assertion has an id of its own");
}

fn token(claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.c2ln", part(&json!({ "alg": "RS256" })), part(claims))
}

#[tokio::test]
async fn a_federated_token_is_read_anew_for_each_request() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    let credential = Credential::FederatedToken(path.clone());
    for number in 1..3 {
        let token = token(&json!({ "jti": number, "exp": now().timestamp() + 60 }));
        std::fs::write(&path, format!("{token}\n")).unwrap();
        assert_eq!(assertion(&credential).await, token);
    }
}

#[tokio::test]
async fn a_file_that_holds_no_federated_token_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    let credential = Credential::FederatedToken(path.clone());
    let reason = async || match credential.assertion("app", ENDPOINT, now()).await {
        Err(Error::FederatedToken { reason, .. }) => reason,
        other => panic!("{other:?}"),
    };
    assert!(matches!(reason().await, FederatedTokenError::Unreadable(_)));
    for content in ["", "planted", include_str!("../../../tests/fixtures/keys/one.pem")] {
        std::fs::write(&path, content).unwrap();
        assert!(matches!(reason().await, FederatedTokenError::NoToken), "{content}");
    }
    for end in [json!(now().timestamp()), json!(1_790_000_000.5)] {
        std::fs::write(&path, token(&json!({ "exp": end }))).unwrap();
        assert!(matches!(reason().await, FederatedTokenError::Ended { on } if on == now()));
    }
}

#[test]
fn debug_shows_no_secret() {
    assert_eq!(format!("{:?}", Credential::Secret(Secret::new("planted"))), "Secret(…)");
    assert!(format!("{:?}", certificate()).starts_with("Certificate("));
}
