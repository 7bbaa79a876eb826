//! The device authorization grant (RFC 8628): a code for a device without a browser, entered on the tenant's own page.

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use serde_json::{Value, json};

use super::client::authenticate;
use super::scope::Asked;
use super::{Refusal, lacks, scopes_of};
use crate::sandbox::Tenant;
use crate::sandbox::call::Call;
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::{self, Answer};
use crate::sandbox::state::{BrowserSession, State, random};

/// As at Microsoft's.
const LIFETIME: TimeDelta = TimeDelta::seconds(900);
/// Without vowels, so that no code is a word, and without what looks alike.
const LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXYZ23456789";

/// A device that waits.
pub(in crate::sandbox) struct Device {
    pub(in crate::sandbox) client_id: String,
    pub(in crate::sandbox) user_code: String,
    pub(in crate::sandbox) scopes: Vec<String>,
    pub(in crate::sandbox) expires_on: DateTime<Utc>,
    pub(in crate::sandbox) outcome: Option<Outcome>,
}

/// What the customer did.
pub(in crate::sandbox) enum Outcome {
    SignedIn(BrowserSession),
    Declined,
}

impl Tenant {
    pub(in crate::sandbox) fn authorize_device(&self, call: &Call) -> Answer {
        let mut state = self.state();
        match begin(&mut state, call) {
            Ok(answer) => respond::json(200, &answer),
            Err((status, error)) => error.json(status, call),
        }
    }
}

fn begin(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    // A confidential client proves who it is when it redeems the code.
    let client_id = call.form("client_id").ok_or_else(|| lacks("client_id"))?;
    let app = state.directory.app(client_id).cloned().ok_or_else(|| (400, super::client::unknown(state, client_id)))?;
    let scopes = scopes_of(call).ok_or_else(|| lacks("scope"))?;
    Asked::parse(&state.directory, &app, &scopes).map_err(|error| (400, error))?;
    let mut random_letters = rand::thread_rng();
    let user_code: String = (0..9).map(|_| char::from(LETTERS[random_letters.gen_range(0..LETTERS.len())])).collect();
    let device_code = format!("BAQ{}", random(64));
    // The real service answers microsoft.com/devicelogin, where no customer can sign in; this is the page that its own samples name.
    let verification_uri = format!("{}/common/oauth2/deviceauth", call.origin);
    let answer = json!({
        "user_code": user_code,
        "device_code": device_code,
        "verification_uri": verification_uri,
        "expires_in": LIFETIME.num_seconds(),
        "interval": state.directory.tenant.device_code_interval,
        "message": format!("To sign in, use a web browser to open the page {verification_uri} and enter the code {user_code} to authenticate."),
    });
    let expires_on = state.now() + LIFETIME;
    state.devices.insert(device_code, Device { client_id: app.client_id, user_code, scopes, expires_on, outcome: None });
    Ok(answer)
}

/// A poll of the device: what it may have, once the customer has signed in.
pub(super) fn redeem(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (app, proof) = authenticate(state, call)?;
    let refuse = |number, error, message: &str| (400, Aadsts::new(number, error, message));
    let device_code = call.form("device_code").ok_or_else(|| lacks("device_code"))?;
    let now = state.now();
    let device = state.devices.get(device_code).filter(|device| device.client_id == app.client_id);
    let device = device.ok_or_else(|| refuse(70018, "bad_verification_code", "Invalid verification code. The device code is unknown."))?;
    if device.expires_on <= now {
        let message = "OAuth 2.0 device flow error. The device code has expired. Send a new device authorization request.";
        return Err(refuse(70020, "expired_token", message));
    }
    match &device.outcome {
        None => {
            let message = "OAuth 2.0 device flow error. Authorization is pending. Continue polling.";
            Err(refuse(70016, "authorization_pending", message))
        }
        Some(Outcome::Declined) => Err(refuse(70019, "authorization_declined", "The user declined the authorization.")),
        Some(Outcome::SignedIn(session)) => {
            let (session, scopes) = (session.clone(), device.scopes.clone());
            let tokens = super::for_session(state, call, (&app, proof), &session, &scopes, None)?;
            state.devices.remove(device_code);
            Ok(tokens)
        }
    }
}
