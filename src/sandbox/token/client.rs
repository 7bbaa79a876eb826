//! Who asks for tokens: an app proves it with a secret, in the body or in the header, or with an assertion signed by its certificate; a
//! public one must not try.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::Value;
use url::{Url, form_urlencoded};
use webpki::EndEntityCert;
use webpki::ring::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256_LEGACY_KEY};

use super::{Refusal, lacks};
use crate::sandbox::call::Call;
use crate::sandbox::directory::{App, Platform};
use crate::sandbox::error::Aadsts;
use crate::sandbox::state::State;

/// RFC 7523 §2.2.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Clocks differ by minutes.
const LEEWAY: TimeDelta = TimeDelta::minutes(5);

/// How an app has proved who it is, as `azpacr` counts it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    None,
    Secret,
    Certificate,
}

impl Proof {
    pub(super) fn number(self) -> &'static str {
        match self {
            Self::None => "0",
            Self::Secret => "1",
            Self::Certificate => "2",
        }
    }
}

/// The app that sent the request.
pub(super) fn authenticate(state: &State, call: &Call) -> Result<(App, Proof), Refusal> {
    let basic = basic_credentials(call);
    let assertion = call.form("client_assertion");
    let client_id = call
        .form("client_id")
        .map(str::to_owned)
        .or_else(|| basic.as_ref().map(|(id, _)| id.clone()))
        .or_else(|| assertion.and_then(subject))
        .ok_or_else(|| lacks("client_id"))?;
    let app = state.directory.app(&client_id).cloned().ok_or_else(|| (400, unknown(state, &client_id)))?;
    if !app.enabled {
        return Err((400, disabled(&app)));
    }
    check_origin(call, &app)?;
    let secret = call.form("client_secret").map(str::to_owned).or_else(|| basic.map(|(_, secret)| secret));
    let refuse = |number, message: String| Err((401, Aadsts::new(number, "invalid_client", message)));
    match (app.is_public(), secret, assertion) {
        (true, None, None) => Ok((app, Proof::None)),
        (true, ..) => refuse(700_025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.".to_owned()),
        (false, Some(secret), _) => match app.secrets.iter().find(|known| known.value == secret) {
            Some(known) if known.expires_on.is_some_and(|expires_on| expires_on <= state.now()) => refuse(
                7_000_222,
                format!(
                    "The provided client secret keys for app '{client_id}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security."
                ),
            ),
            Some(_) => Ok((app, Proof::Secret)),
            None => refuse(
                7_000_215,
                format!(
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client_id}'."
                ),
            ),
        },
        (false, None, Some(assertion)) => check_assertion(state, call, &app, assertion).map(|()| (app, Proof::Certificate)),
        (false, None, None) => {
            refuse(7_000_218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.".to_owned())
        }
    }
}

/// An app that the tenant does not have.
pub(in crate::sandbox) fn unknown(state: &State, client_id: &str) -> Aadsts {
    let message = format!(
        "Application with identifier '{client_id}' was not found in the directory '{}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
        state.directory.tenant.name
    );
    Aadsts::new(700_016, "unauthorized_client", message)
}

/// An app that an administrator has switched off.
pub(in crate::sandbox) fn disabled(app: &App) -> Aadsts {
    Aadsts::new(7_000_112, "unauthorized_client", format!("Application '{}'({}) is disabled.", app.client_id, app.name))
}

/// A browser's own request: only a single-page app may send one, and it must.
fn check_origin(call: &Call, app: &App) -> Result<(), Refusal> {
    let refuse = |number, message: &str| Err((400, Aadsts::new(number, "invalid_request", message)));
    let redeems = matches!(call.form("grant_type"), Some("authorization_code" | "refresh_token"));
    match (app.platform == Platform::Spa, call.header("origin")) {
        (false, Some(_)) if redeems => {
            refuse(9_002_326, "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.")
        }
        (true, None) => {
            refuse(9_002_327, "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.")
        }
        (true, Some(origin)) if !app.redirect_uris.iter().any(|uri| is_origin_of(uri, origin)) => {
            refuse(9_002_326, "The origin of the request is not that of a redirect URI of the application.")
        }
        _ => Ok(()),
    }
}

/// The port of a localhost address does not count, as for redirect URIs.
fn is_origin_of(uri: &str, origin: &str) -> bool {
    let parts = |text: &str| {
        let url = Url::parse(text).ok()?;
        let port = if url.host_str() == Some("localhost") { None } else { url.port_or_known_default() };
        Some((url.scheme().to_owned(), url.host_str()?.to_owned(), port))
    };
    parts(uri).is_some() && parts(uri) == parts(origin)
}

fn check_assertion(state: &State, call: &Call, app: &App, assertion: &str) -> Result<(), Refusal> {
    let refuse = |number, message: &str| (401, Aadsts::new(number, "invalid_client", message));
    let invalid = || refuse(50027, "JWT token is invalid or malformed.");
    if call.form("client_assertion_type") != Some(ASSERTION_TYPE) {
        return Err(refuse(7_000_218, "The request body must contain the following parameter: 'client_assertion_type'."));
    }
    let (signed, signature) = assertion.rsplit_once('.').ok_or_else(invalid)?;
    let (header, claims) = signed.split_once('.').ok_or_else(invalid)?;
    let (header, claims) = (json(header).ok_or_else(invalid)?, json(claims).ok_or_else(invalid)?);
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| invalid())?;
    let algorithm = match header["alg"].as_str() {
        Some("RS256") => RSA_PKCS1_2048_8192_SHA256,
        Some("PS256") => RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
        _ => return Err(invalid()),
    };
    let certificates = app.certificates.iter().filter_map(|pem| CertificateDer::from_pem_slice(pem.as_bytes()).ok());
    let certificate = certificates.into_iter().find(|der| is_thumbprint(&header, der)).ok_or_else(|| {
        let message = "Client assertion contains an invalid signature. [Reason - The key was not found.]";
        refuse(700_027, message)
    })?;
    let key = EndEntityCert::try_from(&certificate).map_err(|_| invalid())?;
    if key.verify_signature(algorithm, signed.as_bytes(), &signature).is_err() {
        let message = "Client assertion contains an invalid signature. [Reason - The key was found, but use of the key to verify the signature failed.]";
        return Err(refuse(700_027, message));
    }
    if claims["iss"] != app.client_id.as_str() || claims["sub"] != app.client_id.as_str() {
        return Err(refuse(700_030, "The issuer and the subject of the client assertion must be the application's client id."));
    }
    let audience = claims["aud"].as_str().unwrap_or_default();
    if !audience.contains(&call.path) && !audience.contains(&state.directory.tenant.id) {
        return Err(refuse(700_023, "Client assertion audience claim does not match Realm issuer."));
    }
    let now = state.now();
    let in_time =
        instant(&claims["exp"]).is_some_and(|exp| now - exp < LEEWAY) && instant(&claims["nbf"]).is_none_or(|nbf| nbf - now <= LEEWAY);
    if in_time { Ok(()) } else { Err(refuse(700_024, "Client assertion is not within its valid time range.")) }
}

/// A NumericDate, which may have a fraction (RFC 7519 §2).
fn instant(claim: &Value) -> Option<DateTime<Utc>> {
    // A float cast saturates, and what no calendar has is none.
    #[allow(clippy::cast_possible_truncation)]
    DateTime::from_timestamp(claim.as_f64()? as i64, 0)
}

/// Whether a header names this certificate (RFC 7515 §4.1.7 and §4.1.8).
fn is_thumbprint(header: &Value, certificate: &[u8]) -> bool {
    let is = |name: &str, algorithm| {
        let wanted = header[name].as_str().map(|text| text.trim_end_matches('='));
        wanted.is_some_and(|wanted| wanted == URL_SAFE_NO_PAD.encode(digest(algorithm, certificate)))
    };
    is("x5t#S256", &SHA256) || is("x5t", &SHA1_FOR_LEGACY_USE_ONLY)
}

fn json(part: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Whose an assertion says it is, when the request does not.
fn subject(assertion: &str) -> Option<String> {
    Some(json(assertion.split('.').nth(1)?)?["sub"].as_str()?.to_owned())
}

/// RFC 6749 §2.3.1: form-encoded before the header's own encoding.
fn basic_credentials(call: &Call) -> Option<(String, String)> {
    let encoded = call.header("authorization")?.strip_prefix("Basic ")?;
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |text: &str| form_urlencoded::parse(text.as_bytes()).next().map(|(name, _)| name.into_owned());
    Some((decode(id)?, decode(secret)?))
}
