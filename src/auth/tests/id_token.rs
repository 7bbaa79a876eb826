use openidconnect::AccessToken;
use openidconnect::core::CoreJwsSigningAlgorithm;
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
use crate::secret::Secret;

const CLIENT_ID: &str = "11111111-2222-4333-8444-555555555555";
const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
const NOW: i64 = 1_790_000_000;
const NOW_WITH_FRACTION: f64 = 1_790_000_000.5;

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
    request_with(&[])
}

fn request_with(parameters: &[(&str, &str)]) -> AuthorizationRequest {
    let application = Application { client_id: CLIENT_ID, credential: None };
    let parameters = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let options = AuthorizationOptions { parameters, ..AuthorizationOptions::default() };
    AuthorizationRequest::new(&metadata(AUTHORITY), application, "http://localhost:5000/redirect", ResponseMode::FormPost, &options, now())
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
    signed_text(header, &payload.to_string(), key)
}

/// A token whose claims are this text, such as no `Value` can be.
fn signed_text(header: &Value, payload: &str, key: &RsaPrivateKey) -> String {
    let input = format!("{}.{}", encoded(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = SigningKey::<Sha256>::new(key.clone()).sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "RS256", "kid": "k1"})
}

fn judge(request: &AuthorizationRequest, token: &str, keys: &[Value]) -> Result<Claims, IdTokenError> {
    judge_at(&metadata(AUTHORITY), request, token, keys)
}

fn tokens(token: &str) -> TokenSet {
    let id_token = Some(Secret::new(token));
    let access_token = AccessToken::new("opaque".to_owned());
    TokenSet { access_token, scopes: ScopeSet::default(), expires_on: now(), refresh_token: None, id_token }
}

fn judge_at(metadata: &Metadata, request: &AuthorizationRequest, token: &str, keys: &[Value]) -> Result<Claims, IdTokenError> {
    verify_sign_in(&tokens(token), &key_set(keys), metadata, CLIENT_ID, request, now()).map_err(reason)
}

fn reason(error: Error) -> IdTokenError {
    match error {
        Error::IdToken { reason, .. } => reason,
        other => panic!("{other}"),
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
    assert_eq!(changed(|claims| claims["aud"] = json!([])), Err(IdTokenError::Audience));
    assert_eq!(changed(|claims| claims["azp"] = "another".into()), Err(IdTokenError::AuthorizedParty));
    assert_eq!(changed(|claims| claims["iss"] = format!("{}/", metadata(AUTHORITY).issuer()).into()), Err(IdTokenError::Issuer));
    assert_eq!(changed(|claims| claims["nonce"] = "another".into()), Err(IdTokenError::Nonce));
    assert_eq!(changed(|claims| drop(claims.as_object_mut().unwrap().remove("nonce"))), Err(IdTokenError::Nonce));
    assert_eq!(changed(|claims| claims["tid"] = "bbbbbbbb-0b0b-4c1c-8d1d-222222222222".into()), Err(IdTokenError::Tenant));
    assert_eq!(changed(|claims| claims["sub"] = " ".into()), Err(IdTokenError::Subject));
    assert_eq!(changed(|claims| claims["sub"] = "s".repeat(256).into()), Err(IdTokenError::Subject));
    assert_eq!(changed(|claims| claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA".into()), Err(IdTokenError::AccessTokenHash));
    for required in ["sub", "exp", "iat", "iss", "aud"] {
        let without = changed(|claims| drop(claims.as_object_mut().unwrap().remove(required)));
        assert_eq!(without, Err(IdTokenError::Claim { name: required, fault: ClaimFault::Missing }));
    }
}

#[test]
fn a_clock_two_minutes_behind_or_five_ahead_is_forgiven_and_no_more() {
    assert_eq!(changed(|claims| claims["exp"] = (NOW - 119).into()), Ok(()));
    assert_eq!(changed(|claims| claims["exp"] = (NOW - 121).into()), Err(IdTokenError::Expired));
    for name in ["iat", "nbf"] {
        assert_eq!(changed(|claims| claims[name] = (NOW + 299).into()), Ok(()), "{name}");
        assert_eq!(changed(|claims| claims[name] = (NOW + 301).into()), Err(IdTokenError::NotYetValid { claim: name }), "{name}");
    }
    assert_eq!(changed(|claims| claims["exp"] = json!(-1)), Err(IdTokenError::Expired));
    // A NumericDate may have a fraction (RFC 7519 §2).
    assert_eq!(changed(|claims| claims["exp"] = json!(NOW_WITH_FRACTION)), Ok(()));
    assert_eq!(changed(|claims| claims["iat"] = json!(NOW_WITH_FRACTION)), Ok(()));
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
        let refused = judge(&request, &token, &[jwk(&one(), "k1")]).err();
        assert_eq!(refused, Some(IdTokenError::Algorithm(Some("none"))), "{alg}");
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
        assert_eq!(judge(&request, &token, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Algorithm(Some("HS256"))));
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
    assert_eq!(judge(&request, &token(None), &[first.clone(), second.clone()]).err(), Some(IdTokenError::UnknownKey));
    // One of two that have the same name, and one that may not sign.
    assert_eq!(judge(&request, &token(Some("k1")), &[first.clone(), jwk(&two(), "k1")]).err(), Some(IdTokenError::UnknownKey));
    for (member, value) in [("use", "enc"), ("alg", "RS512"), ("kty", "oct")] {
        let mut key = first.clone();
        key[member] = value.into();
        assert_eq!(judge(&request, &token(Some("k1")), std::slice::from_ref(&key)).err(), Some(IdTokenError::UnknownKey), "{member}");
        assert!(judge(&request, &token(Some("k1")), &[key, first.clone()]).is_ok(), "{member}");
    }
}

#[test]
fn a_key_in_the_header_is_ignored() {
    let request = request();
    let mut header = header();
    header["jwk"] = jwk(&two(), "k1");
    let token = signed(&header, &payload(&request), &two());
    assert_eq!(judge(&request, &token, &[jwk(&one(), "k1")]).err(), Some(IdTokenError::Signature));
    for (member, value) in
        [("crit", json!(["exp"])), ("crit", Value::Null), ("cty", json!("JWT")), ("typ", json!("at+jwt")), ("typ", json!(1))]
    {
        let mut header = self::header();
        header[member] = value;
        let refused = judge(&request, &signed(&header, &payload(&request), &one()), &[jwk(&one(), "k1")]).err();
        assert_eq!(refused, Some(IdTokenError::Malformed), "{header}");
    }
    for kind in ["jwt", "JOSE", "application/JWT"] {
        let mut header = self::header();
        header["typ"] = kind.into();
        assert!(judge(&request, &signed(&header, &payload(&request), &one()), &[jwk(&one(), "k1")]).is_ok(), "{kind}");
    }
}

#[test]
fn a_device_sign_in_has_no_nonce_and_is_held_to_all_else() {
    let judged = |change: &dyn Fn(&mut Value)| {
        let mut payload = payload(&request());
        payload.as_object_mut().unwrap().remove("nonce");
        change(&mut payload);
        let tokens = tokens(&signed(&header(), &payload, &one()));
        verify_device_sign_in(&tokens, &key_set(&[jwk(&one(), "k1")]), &metadata(AUTHORITY), CLIENT_ID, now()).map(|_| ()).map_err(reason)
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
    let first = judge(&request, &signed(&header(), &payload(&request), &one()), &keys).unwrap();
    let (account, nonce) = (first.account(&authority, &metadata, CLIENT_ID), first.nonce().unwrap().to_owned());
    let refreshed_after = |nonce: Option<&str>, change: &dyn Fn(&mut Value)| {
        let mut payload = payload(&request);
        payload.as_object_mut().unwrap().remove("nonce");
        change(&mut payload);
        let tokens = tokens(&signed(&header(), &payload, &one()));
        verify_refreshed(&tokens, &key_set(&keys), &metadata, &account, nonce, now()).map(|_| ()).map_err(reason)
    };
    let refreshed = |change: &dyn Fn(&mut Value)| refreshed_after(Some(&nonce), change);
    assert_eq!(refreshed(&|_| ()), Ok(()));
    assert_eq!(refreshed(&|claims| claims["sub"] = "other".into()), Err(IdTokenError::OtherAccount));
    assert_eq!(refreshed(&|claims| claims["oid"] = "other".into()), Err(IdTokenError::OtherAccount));
    assert_eq!(refreshed(&|claims| claims["iss"] = "https://evil.example".into()), Err(IdTokenError::Issuer));
    assert_eq!(refreshed(&|claims| claims["nonce"] = nonce.as_str().into()), Ok(()));
    for other in [json!("another"), json!(""), json!(format!("{nonce} "))] {
        assert_eq!(refreshed(&|claims| claims["nonce"] = other.clone()), Err(IdTokenError::Nonce), "{other}");
    }
    // A sign-in without a nonce can't get one at a refresh.
    assert_eq!(refreshed_after(None, &|claims| claims["nonce"] = "any".into()), Err(IdTokenError::Nonce));
    assert_eq!(refreshed_after(None, &|_| ()), Ok(()));
}

#[test]
fn a_claim_that_is_not_needed_may_have_any_type() {
    let names = [
        "updated_at",
        "name",
        "email",
        "email_verified",
        "amr",
        "acr",
        "address",
        "phone_number",
        "phone_number_verified",
        "birthdate",
        "gender",
        "locale",
        "zoneinfo",
        "picture",
        "profile",
        "website",
        "given_name",
        "family_name#ja",
        "preferred_username",
        "auth_time",
        "sid",
        "c_hash",
        "s_hash",
        "groups",
        "roles",
        "ver",
        "oid",
        "_claim_names",
    ];
    let values = [
        json!("2026-03-02T10:00:00Z"),
        json!(12.5),
        json!(true),
        Value::Null,
        json!([1, "a", null]),
        json!({"formatted": 1}),
        json!(1e300),
        json!("x".repeat(100_000)),
        json!(-1),
    ];
    for value in values {
        let all = |claims: &mut Value| {
            for name in names.iter().filter(|name| **name != "ver" || !value.is_string()) {
                claims[*name] = value.clone();
            }
        };
        assert_eq!(changed(all), Ok(()), "{value:.40}");
    }
    let request = request();
    let mut twice = payload(&request).to_string();
    twice.insert_str(1, r#""name":1,"name":[],"amr":"mfa","amr":2,"#);
    assert!(judge(&request, &signed_text(&header(), &twice, &one()), &[jwk(&one(), "k1")]).is_ok());
}

#[test]
fn names_that_are_no_text_are_left_out() {
    let (request, metadata) = (request(), metadata(AUTHORITY));
    let authority = crate::auth::Authority::parse(AUTHORITY).unwrap();
    let account = |change: &dyn Fn(&mut Value)| {
        let mut payload = payload(&request);
        change(&mut payload);
        let claims = judge(&request, &signed(&header(), &payload, &one()), &[jwk(&one(), "k1")]).unwrap();
        claims.account(&authority, &metadata, CLIENT_ID)
    };
    let odd = account(&|claims| {
        claims["name"] = 7.into();
        claims["preferred_username"] = json!(["casey"]);
        claims["email"] = json!({});
    });
    assert_eq!((odd.name, odd.username.as_str()), (None, "8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11"));
    let blank = account(&|claims| {
        claims["preferred_username"] = " ".into();
        claims["email"] = "casey@litware.example".into();
        claims["oid"] = 7.into();
    });
    assert_eq!((blank.oid.as_deref(), blank.sub.as_str(), blank.username.as_str()), (None, "subject", "casey@litware.example"));
}

#[test]
fn a_claim_that_decides_is_of_its_type_and_appears_once() {
    let wrong = |name: &'static str, fault| Err(IdTokenError::Claim { name, fault });
    let texts = ["iss", "nonce", "sub", "azp", "tid", "at_hash"];
    let dates = ["exp", "iat", "nbf"];
    let neither = [json!(true), json!({}), json!([[]]), json!([1])];
    for name in texts {
        for value in neither.iter().chain(&[json!(7), json!(["a"])]) {
            assert_eq!(changed(|claims| claims[name] = value.clone()), wrong(name, ClaimFault::WrongType), "{name} {value}");
        }
    }
    for name in dates {
        let huge = [json!(1e300), json!(-1e300), json!(i64::MAX), json!(u64::MAX), json!(95_000_000_000_000_000_i64)];
        for value in neither.iter().chain(&[json!("soon"), json!(NOW.to_string()), json!([NOW])]).chain(&huge) {
            assert_eq!(changed(|claims| claims[name] = value.clone()), wrong(name, ClaimFault::WrongType), "{name} {value}");
        }
    }
    for value in neither.iter().chain(&[json!(7), json!([CLIENT_ID, 7])]) {
        assert_eq!(changed(|claims| claims["aud"] = value.clone()), wrong("aud", ClaimFault::WrongType), "{value}");
    }
    let request = request();
    let keys = [jwk(&one(), "k1")];
    for name in texts.into_iter().chain(dates).chain(["aud", "oid"]) {
        let mut payload = payload(&request);
        payload["azp"] = CLIENT_ID.into();
        payload["at_hash"] = access_token_hash(&tokens("")).into();
        assert!(judge(&request, &signed(&header(), &payload, &one()), &keys).is_ok());
        // Twice the same, and once another before or after the right one.
        let right = payload[name].to_string();
        for (before, after) in [(right.as_str(), ""), (r#""planted""#, ""), ("", r#""planted""#), ("null", "")] {
            let member = |value: &str| if value.is_empty() { String::new() } else { format!("\"{name}\":{value}") };
            let mut text = payload.to_string();
            if !before.is_empty() {
                text.insert_str(1, &format!("{},", member(before)));
            }
            if !after.is_empty() {
                text.insert_str(text.len() - 1, &format!(",{}", member(after)));
            }
            let refused = judge(&request, &signed_text(&header(), &text, &one()), &keys).map(|_| ());
            assert_eq!(refused, wrong(name, ClaimFault::Repeated), "{name}");
            assert!(!refused.unwrap_err().to_string().contains("planted"));
        }
    }
    for (name, value) in [
        ("sub", IdTokenError::Subject),
        ("tid", IdTokenError::Tenant),
        ("azp", IdTokenError::AuthorizedParty),
        ("iss", IdTokenError::Issuer),
        ("aud", IdTokenError::Audience),
        ("nonce", IdTokenError::Nonce),
        ("at_hash", IdTokenError::AccessTokenHash),
    ] {
        assert_eq!(changed(|claims| claims[name] = "x".repeat(1 << 20).into()), Err(value));
    }
}

#[test]
fn max_age_is_held_against_auth_time() {
    let judged = |max_age: &[(&str, &str)], auth_time: Option<Value>| {
        let request = request_with(max_age);
        let mut payload = payload(&request);
        if let Some(auth_time) = auth_time {
            payload["auth_time"] = auth_time;
        }
        judge(&request, &signed(&header(), &payload, &one()), &[jwk(&one(), "k1")]).map(|_| ())
    };
    let wrong = |fault| Err(IdTokenError::Claim { name: "auth_time", fault });
    let minute = [("max_age", "60")];
    assert_eq!(judged(&minute, None), wrong(ClaimFault::Missing));
    assert_eq!(judged(&minute, Some(Value::Null)), wrong(ClaimFault::Missing));
    assert_eq!(judged(&minute, Some(json!("2026-03-02T10:00:00Z"))), wrong(ClaimFault::WrongType));
    assert_eq!(judged(&minute, Some(json!(NOW_WITH_FRACTION))), Ok(()));
    assert_eq!(judged(&minute, Some(json!(NOW - 179))), Ok(()), "the leeway for a clock");
    assert_eq!(judged(&minute, Some(json!(NOW - 181))), Err(IdTokenError::AuthenticationTooOld));
    assert_eq!(judged(&[("max_age", "0")], Some(json!(NOW - 121))), Err(IdTokenError::AuthenticationTooOld));
    assert_eq!(judged(&[("max_age", "86400"), ("max_age", "60")], Some(json!(NOW - 3600))), Err(IdTokenError::AuthenticationTooOld));
    assert_eq!(judged(&minute, Some(json!(NOW + 301))), Err(IdTokenError::NotYetValid { claim: "auth_time" }));
    assert_eq!(judged(&[("max_age", "4294967295")], Some(json!(0))), Ok(()));
    assert_eq!(judged(&[], Some(json!("long ago"))), Ok(()));
}

#[test]
fn an_error_names_the_claim_and_no_text_of_the_token() {
    let faults =
        [ClaimFault::Missing, ClaimFault::WrongType, ClaimFault::Repeated].map(|fault| IdTokenError::Claim { name: "nonce", fault });
    for (error, text) in faults.into_iter().zip(["its `nonce` is missing", "its `nonce` has the wrong type", "its `nonce` appears twice"]) {
        assert_eq!(error.to_string(), text);
    }
    let request = request();
    for (algorithm, told) in [("ES256", "it is signed with ES256, and cids accepts RS256 only"), ("planted", "it is not signed with RS256")]
    {
        let token = signed(&json!({"alg": algorithm, "kid": "k1"}), &payload(&request), &one());
        assert_eq!(judge(&request, &token, &[jwk(&one(), "k1")]).err().unwrap().to_string(), told);
    }
}
