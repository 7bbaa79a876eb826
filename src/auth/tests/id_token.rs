use openidconnect::AccessToken;
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};
use sha2::Sha256;

use super::*;
use crate::auth::metadata::tests::{AUTHORITY, metadata};
use crate::auth::{Application, AuthorizationOptions, ResponseMode, ScopeSet};

const CLIENT_ID: &str = "11111111-2222-4333-8444-555555555555";
const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const NOW: i64 = 1_790_000_000;

fn now() -> Instant {
    Instant::from_timestamp(NOW, 0).unwrap()
}

fn key(pem: &str) -> RsaPrivateKey {
    RsaPrivateKey::from_pkcs8_pem(pem).unwrap()
}

fn one() -> RsaPrivateKey {
    key(include_str!("../../../tests/fixtures/keys/one.pem"))
}

fn two() -> RsaPrivateKey {
    key(include_str!("../../../tests/fixtures/keys/two.pem"))
}

fn jwk(key: &RsaPrivateKey, kid: &str) -> Value {
    let encode = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
    json!({"kty": "RSA", "use": "sig", "kid": kid, "n": encode(key.n()), "e": encode(key.e())})
}

fn key_set(keys: &[Value]) -> CoreJsonWebKeySet {
    serde_json::from_value(json!({ "keys": keys })).unwrap()
}

fn request() -> AuthorizationRequest {
    let application = Application { client_id: CLIENT_ID, credential: None };
    let options = AuthorizationOptions::default();
    AuthorizationRequest::new(&metadata(AUTHORITY), application, "http://localhost:5000/redirect", ResponseMode::FormPost, &options)
        .unwrap()
}

fn payload(request: &AuthorizationRequest) -> Value {
    json!({
        "aud": CLIENT_ID, "iss": metadata(AUTHORITY).issuer(), "iat": NOW, "nbf": NOW, "exp": NOW + 3600, "nonce": request.nonce.secret(),
        "oid": "8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11", "sub": "subject", "tid": TENANT, "ver": "2.0",
    })
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn signed(header: &Value, payload: &Value, key: &RsaPrivateKey) -> String {
    let input = format!("{}.{}", encoded(header), encoded(payload));
    let signature = SigningKey::<Sha256>::new(key.clone()).sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "RS256", "kid": "k1"})
}

fn judge(request: &AuthorizationRequest, token: &str, keys: &[Value]) -> Result<Claims, IdTokenError> {
    let id_token = Some(token.parse().map_err(|_| IdTokenError::Malformed)?);
    let access_token = AccessToken::new("opaque".to_owned());
    let tokens = TokenSet { access_token, scopes: ScopeSet::default(), expires_on: now(), refresh_token: None, id_token };
    match verify_sign_in(&tokens, &key_set(keys), &metadata(AUTHORITY), CLIENT_ID, request, now()) {
        Ok(claims) => Ok(claims),
        Err(Error::IdToken(error)) => Err(error),
        Err(other) => panic!("{other}"),
    }
}

/// What becomes of a well-signed token with this change.
fn changed(change: impl FnOnce(&mut Value)) -> Result<(), IdTokenError> {
    let request = request();
    let mut payload = payload(&request);
    change(&mut payload);
    judge(&request, &signed(&header(), &payload, &one()), &[jwk(&one(), "k1"), jwk(&two(), "k2")]).map(|_| ())
}

#[test]
fn a_token_of_this_sign_in_is_believed() {
    let request = request();
    let claims = judge(&request, &signed(&header(), &payload(&request), &one()), &[jwk(&one(), "k1")]).unwrap();
    assert_eq!((claims.sub(), claims.oid()), ("subject", Some("8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11")));
    assert_eq!(claims.expires_on().timestamp(), NOW + 3600);
    assert_eq!(claims.all()["ver"], "2.0");
    assert_eq!(changed(|claims| claims["aud"] = json!([CLIENT_ID])), Ok(()));
}

#[test]
fn a_wrong_claim_is_named() {
    assert_eq!(changed(|claims| claims["aud"] = "another".into()), Err(IdTokenError::Audience));
    assert_eq!(changed(|claims| claims["aud"] = json!([CLIENT_ID, "another"])), Err(IdTokenError::Audience));
    assert_eq!(changed(|claims| claims["azp"] = "another".into()), Err(IdTokenError::Audience));
    assert_eq!(changed(|claims| claims["iss"] = format!("{}/", metadata(AUTHORITY).issuer()).into()), Err(IdTokenError::Issuer));
    assert_eq!(changed(|claims| claims["nonce"] = "another".into()), Err(IdTokenError::Nonce));
    assert_eq!(changed(|claims| drop(claims.as_object_mut().unwrap().remove("nonce"))), Err(IdTokenError::Nonce));
    assert_eq!(changed(|claims| claims["tid"] = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222".into()), Err(IdTokenError::Tenant));
    assert_eq!(changed(|claims| claims["sub"] = " ".into()), Err(IdTokenError::Subject));
    assert_eq!(changed(|claims| claims["sub"] = "s".repeat(256).into()), Err(IdTokenError::Subject));
    assert_eq!(changed(|claims| claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA".into()), Err(IdTokenError::AccessTokenHash));
    for required in ["sub", "exp", "iat", "iss", "aud"] {
        assert!(changed(|claims| drop(claims.as_object_mut().unwrap().remove(required))).is_err(), "{required}");
    }
}

#[test]
fn a_clock_two_minutes_behind_or_five_ahead_is_forgiven_and_no_more() {
    assert_eq!(changed(|claims| claims["exp"] = (NOW - 119).into()), Ok(()));
    assert_eq!(changed(|claims| claims["exp"] = (NOW - 121).into()), Err(IdTokenError::Expired));
    for name in ["iat", "nbf"] {
        assert_eq!(changed(|claims| claims[name] = (NOW + 299).into()), Ok(()), "{name}");
        assert_eq!(changed(|claims| claims[name] = (NOW + 301).into()), Err(IdTokenError::NotYetValid), "{name}");
    }
    for absurd in [json!(1e300), json!(-1), json!("soon"), json!(95_000_000_000_000_000_i64)] {
        let _ = changed(|claims| claims["exp"] = absurd);
    }
}

#[test]
fn at_hash_of_the_access_token_is_accepted() {
    use sha2::Digest;
    let half = &Sha256::digest(b"opaque")[..16];
    assert_eq!(changed(|claims| claims["at_hash"] = URL_SAFE_NO_PAD.encode(half).into()), Ok(()));
}

#[test]
fn a_token_that_nobody_signed_is_refused() {
    let request = request();
    for alg in ["none", "None", "NONE", "nOnE"] {
        let token = format!("{}.{}.", encoded(&json!({"alg": alg, "kid": "k1"})), encoded(&payload(&request)));
        assert!(judge(&request, &token, &[jwk(&one(), "k1")]).is_err(), "{alg}");
    }
}

#[test]
fn a_token_keyed_with_the_secret_or_the_public_key_is_refused() {
    use openidconnect::PrivateSigningKey;
    use openidconnect::core::CoreHmacKey;
    use rsa::pkcs8::EncodePublicKey;
    let request = request();
    let public = one().to_public_key().to_public_key_pem(rsa::pkcs8::LineEnding::LF).unwrap();
    for secret in ["the-client-secret", public.as_str()] {
        let input = format!("{}.{}", encoded(&json!({"alg": "HS256", "kid": "k1"})), encoded(&payload(&request)));
        let signature = CoreHmacKey::new(secret).sign(&CoreJwsSigningAlgorithm::HmacSha256, input.as_bytes()).unwrap();
        let token = format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature));
        assert_eq!(judge(&request, &token, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Algorithm));
    }
}

#[test]
fn a_flipped_signature_bit_and_a_foreign_key_are_noticed() {
    let request = request();
    let token = signed(&header(), &payload(&request), &one());
    let (input, signature) = token.rsplit_once('.').unwrap();
    let mut signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    signature[100] ^= 1;
    let flipped = format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature));
    assert_eq!(judge(&request, &flipped, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Signature));
    let foreign = signed(&header(), &payload(&request), &two());
    assert_eq!(judge(&request, &foreign, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Signature));
}

#[test]
fn the_key_is_found_by_its_id() {
    let request = request();
    let token = |kid: Option<&str>| {
        let mut header = header();
        match kid {
            Some(kid) => header["kid"] = kid.into(),
            None => drop(header.as_object_mut().unwrap().remove("kid")),
        }
        signed(&header, &payload(&request), &one())
    };
    let (first, second) = (jwk(&one(), "k1"), jwk(&two(), "k2"));
    assert_eq!(judge(&request, &token(Some("unknown")), std::slice::from_ref(&first)).err(), Some(IdTokenError::UnknownKey));
    assert!(judge(&request, &token(None), std::slice::from_ref(&first)).is_ok());
    assert!(judge(&request, &token(None), &[first, second]).is_err());
}

#[test]
fn a_key_in_the_header_is_ignored() {
    let request = request();
    let mut header = header();
    header["jwk"] = jwk(&two(), "k1");
    let token = signed(&header, &payload(&request), &two());
    assert_eq!(judge(&request, &token, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Signature));
    let mut critical = self::header();
    critical["crit"] = json!(["exp"]);
    assert!(judge(&request, &signed(&critical, &payload(&request), &one()), &[jwk(&one(), "k1")]).is_err());
}

#[test]
fn a_device_sign_in_has_no_nonce_and_is_held_to_all_else() {
    let judged = |change: &dyn Fn(&mut Value)| {
        let mut payload = payload(&request());
        payload.as_object_mut().unwrap().remove("nonce");
        change(&mut payload);
        let id_token = Some(signed(&header(), &payload, &one()).parse().unwrap());
        let access_token = AccessToken::new("opaque".to_owned());
        let tokens = TokenSet { access_token, scopes: ScopeSet::default(), expires_on: now(), refresh_token: None, id_token };
        let claims = verify_device_sign_in(&tokens, &key_set(&[jwk(&one(), "k1")]), &metadata(AUTHORITY), CLIENT_ID, now());
        claims.map(|_| ()).map_err(|error| match error {
            Error::IdToken(error) => error,
            other => panic!("{other}"),
        })
    };
    assert_eq!(judged(&|_| ()), Ok(()));
    assert_eq!(judged(&|claims| claims["nonce"] = "replayed".into()), Err(IdTokenError::Nonce));
    assert_eq!(judged(&|claims| claims["aud"] = "another".into()), Err(IdTokenError::Audience));
    assert_eq!(judged(&|claims| claims["exp"] = (NOW - 3600).into()), Err(IdTokenError::Expired));
}

#[test]
fn a_refreshed_token_must_be_about_the_same_account() {
    let request = request();
    let metadata = metadata(AUTHORITY);
    let authority = crate::auth::Authority::parse(AUTHORITY).unwrap();
    let keys = [jwk(&one(), "k1")];
    let account = judge(&request, &signed(&header(), &payload(&request), &one()), &keys).unwrap().account(&authority, &metadata, CLIENT_ID);
    let refreshed = |change: &dyn Fn(&mut Value)| {
        let mut payload = payload(&request);
        payload.as_object_mut().unwrap().remove("nonce");
        change(&mut payload);
        let id_token = Some(signed(&header(), &payload, &one()).parse().unwrap());
        let access_token = AccessToken::new("opaque".to_owned());
        let tokens = TokenSet { access_token, scopes: ScopeSet::default(), expires_on: now(), refresh_token: None, id_token };
        verify_refreshed(&tokens, &key_set(&keys), &metadata, &account, now()).map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(refreshed(&|_| ()), Ok(()));
    assert!(refreshed(&|claims| claims["sub"] = "other".into()).is_err());
    assert!(refreshed(&|claims| claims["oid"] = "other".into()).is_err());
    assert!(refreshed(&|claims| claims["iss"] = "https://evil.example".into()).is_err());
}
