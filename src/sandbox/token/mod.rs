//! The token endpoint. Each grant is checked as the real service checks it, and refused with its numbers.

mod client;
mod device;
mod mint;
mod on_behalf_of;
mod scope;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Tenant;
use super::call::Call;
use super::directory::{App, Platform, User};
use super::error::Aadsts;
use super::fault::Effect;
use super::respond::{self, Answer};
use super::sealed::Grant;
use super::state::{BrowserSession, State};
use client::{Proof, authenticate};
pub(super) use client::{disabled as disabled_app, unknown as unknown_app};
pub(super) use device::{Device, Outcome};
pub(super) use mint::IdToken;
pub(super) use scope::{Asked, no_consent};

/// Without use; the tokens of single-page apps last a day whatever happens (Microsoft's refresh token reference).
const INACTIVITY: TimeDelta = TimeDelta::days(90);
const SPA_LIFETIME: TimeDelta = TimeDelta::hours(24);

/// An error with its HTTP status.
type Refusal = (u16, Aadsts);

impl Tenant {
    pub(super) fn token(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let state = &mut *state;
        let granted = match call.form("grant_type") {
            Some("authorization_code") => redeem_code(state, call),
            Some("refresh_token") => refresh(state, call),
            Some("client_credentials") => client_credentials(state, call),
            // The short name is what MSAL and Entra began with.
            Some("urn:ietf:params:oauth:grant-type:device_code" | "device_code") => device::redeem(state, call),
            Some("urn:ietf:params:oauth:grant-type:jwt-bearer") => on_behalf_of::redeem(state, call),
            other => authenticate(state, call).and_then(|_| match other {
                Some(other) => {
                    let message = format!("The app requested an unsupported grant type '{other}'.");
                    Err((400, Aadsts::new(70003, "unsupported_grant_type", message)))
                }
                None => Err(lacks("grant_type")),
            }),
        };
        match granted {
            Ok(tokens) => {
                respond::with_note(respond::json(200, &tokens), format!("tokens for {}", call.form("grant_type").unwrap_or_default()))
            }
            Err((status, error)) => error.json(status, call),
        }
    }
}

fn redeem_code(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (app, proof) = authenticate(state, call)?;
    let now = state.now();
    let value = call.form("code").ok_or_else(|| lacks("code"))?;
    let invalid = |number, message: &str| (400, Aadsts::new(number, "invalid_grant", message));
    let code = state.codes.get_mut(value).ok_or_else(|| invalid(70000, "The provided value for the 'code' parameter is not valid."))?;
    if code.client_id != app.client_id {
        return Err(invalid(70000, "The provided value for the 'code' parameter is not valid: it was issued to another application."));
    }
    if code.expires_on <= now {
        return Err(invalid(
            70008,
            "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
        ));
    }
    if code.redeemed {
        return Err(invalid(
            54005,
            "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
        ));
    }
    if call.form("redirect_uri") != Some(code.redirect_uri.as_str()) {
        return Err(invalid(50011, "The redirect URI specified in the request does not match the one of the authorization request."));
    }
    match (&code.challenge, call.form("code_verifier")) {
        (Some((method, challenge)), verifier) => {
            let verifier = verifier.unwrap_or_default();
            let answer = if method == "S256" { URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) } else { verifier.to_owned() };
            if answer != *challenge {
                return Err(invalid(501_481, "The Code_Verifier does not match the code_challenge supplied in the authorization request."));
            }
        }
        (None, Some(_)) => {
            return Err(invalid(501_481, "A Code_Verifier was sent, but the authorization request had no code_challenge."));
        }
        (None, None) => {}
    }
    code.redeemed = true;
    let (session, scopes, nonce) = (code.session.clone(), code.scopes.clone(), code.nonce.clone());
    for_session(state, call, (&app, proof), &session, &scopes, nonce.as_deref())
}

/// The tokens of a customer who has just signed in: for the scopes of the request, else for the first resource of the sign-in.
fn for_session(
    state: &State,
    call: &Call,
    (app, proof): (&App, Proof),
    session: &BrowserSession,
    scopes: &[String],
    nonce: Option<&str>,
) -> Result<Value, Refusal> {
    let grant = Grant {
        client_id: app.client_id.clone(),
        user_id: session.user_id.clone(),
        session_id: session.id.clone(),
        issued_on: state.now(),
        authenticated_on: session.authenticated_on,
    };
    let user = user_of(state, &grant.user_id)?;
    let asked = match scopes_of(call) {
        Some(scopes) => consented(state, app, &scopes)?,
        None => Asked::parse(&state.directory, app, scopes).map_err(|error| (400, error))?.at_first_resource(),
    };
    Ok(mint::tokens(state, call, (app, proof), user, grant, &asked, nonce))
}

fn refresh(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (app, proof) = authenticate(state, call)?;
    let value = call.form("refresh_token").ok_or_else(|| lacks("refresh_token"))?;
    let bad = |number, message: &str| (400, Aadsts { suberror: Some("bad_token"), ..Aadsts::new(number, "invalid_grant", message) });
    let grant = state.sealer.unseal::<Grant>(value).filter(|grant| grant.client_id == app.client_id);
    let grant =
        grant.ok_or_else(|| bad(70000, "The provided value for the input parameter 'refresh_token' or 'assertion' is not valid."))?;
    let now = state.now();
    if call.fault == Some(Effect::RevokeRefreshToken) || now - grant.issued_on > INACTIVITY {
        return Err(bad(700_082, "The refresh token has expired due to inactivity. It was inactive for 90.00:00:00."));
    }
    if app.platform == Platform::Spa && now - grant.authenticated_on > SPA_LIFETIME {
        let message = "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.";
        return Err(bad(700_084, message));
    }
    let user = user_of(state, &grant.user_id)?;
    if let Some(valid_from) = user.tokens_valid_from.filter(|valid_from| grant.issued_on < *valid_from) {
        let at = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Micros, true);
        let message = format!(
            "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{}'.",
            at(grant.issued_on),
            at(valid_from)
        );
        return Err((400, Aadsts::new(50173, "invalid_grant", message)));
    }
    let scopes = scopes_of(call).unwrap_or_else(|| ["openid", "profile", "offline_access"].map(str::to_owned).to_vec());
    if call.fault == Some(Effect::WithdrawConsent) {
        return Err((400, no_consent(&app)));
    }
    let asked = consented(state, &app, &scopes)?;
    Ok(mint::tokens(state, call, (&app, proof), user, grant, &asked, None))
}

fn client_credentials(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (app, proof) = authenticate(state, call)?;
    if proof == Proof::None {
        let message = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
        return Err((401, Aadsts::new(7_000_218, "invalid_client", message)));
    }
    let resource = scope::default_of(&state.directory, call.form("scope").ok_or_else(|| lacks("scope"))?)?;
    let permissions = scope::application_permissions(&state.directory, &app, &resource);
    Ok(mint::app_only(state, call, &app, proof, resource, permissions))
}

/// The scopes of one resource, all with consent.
fn consented(state: &State, app: &App, scopes: &[String]) -> Result<Asked, Refusal> {
    let asked = Asked::parse(&state.directory, app, scopes).map_err(|error| (400, error))?;
    asked.check_one_resource().map_err(|error| (400, error))?;
    match asked.without_consent(&state.directory, app) {
        Some(_) => Err((400, no_consent(app))),
        None => Ok(asked),
    }
}

fn user_of<'a>(state: &'a State, id: &str) -> Result<&'a User, Refusal> {
    let refuse = |number, message: &str| (400, Aadsts::new(number, "invalid_grant", message));
    let user = state.directory.user(id).ok_or_else(|| refuse(50034, "The user account does not exist in the directory."))?;
    if user.enabled { Ok(user) } else { Err(refuse(50057, "The user account is disabled.")) }
}

fn scopes_of(call: &Call) -> Option<Vec<String>> {
    call.form("scope").map(|scopes| scopes.split_whitespace().map(str::to_owned).collect())
}

fn lacks(parameter: &str) -> Refusal {
    let message = format!("The request body must contain the following parameter: '{parameter}'.");
    (400, Aadsts::new(900_144, "invalid_request", message))
}
