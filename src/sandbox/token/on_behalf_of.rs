//! On-behalf-of: an API trades the token that it was called with for one to call another API with, for the same user.

use serde_json::Value;

use super::client::{Proof, authenticate};
use super::{Refusal, consented, lacks, mint, scopes_of, user_of};
use crate::sandbox::call::Call;
use crate::sandbox::error::Aadsts;
use crate::sandbox::sealed::Grant;
use crate::sandbox::state::State;

pub(super) fn redeem(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (app, proof) = authenticate(state, call)?;
    let refuse = |number, error, message: &str| (400, Aadsts::new(number, error, message));
    if proof == Proof::None {
        return Err(refuse(7_000_218, "invalid_client", "On-behalf-of is for confidential clients: an API proves who it is."));
    }
    if call.form("requested_token_use") != Some("on_behalf_of") {
        return Err(lacks("requested_token_use"));
    }
    let assertion = call.form("assertion").ok_or_else(|| lacks("assertion"))?;
    let claims = state.keys.verified(assertion).ok_or_else(|| {
        let message = "Assertion failed signature validation. [Reason - The key was not found, or this is not a JSON Web Token: tokens for Microsoft Graph are opaque.]";
        refuse(50013, "invalid_grant", message)
    })?;
    if claims["aud"] != app.client_id.as_str() {
        let message = "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was another, and the expected audience is the application's own.";
        return Err(refuse(500_131, "invalid_grant", message));
    }
    let now = state.now();
    if claims["exp"].as_i64().is_none_or(|exp| exp <= now.timestamp()) {
        return Err(refuse(500_133, "invalid_grant", "Assertion is not within its valid time range."));
    }
    if claims.get("scp").is_none() {
        return Err(refuse(50027, "invalid_grant", "The assertion is an app's own token: there is no user to act for."));
    }
    let user = user_of(state, claims["oid"].as_str().unwrap_or_default())?;
    let scopes = scopes_of(call).ok_or_else(|| lacks("scope"))?;
    let asked = consented(state, &app, &scopes)?;
    let grant = Grant {
        client_id: app.client_id.clone(),
        user_id: user.id.clone(),
        session_id: crate::sandbox::respond::guid(),
        issued_on: now,
        authenticated_on: now,
    };
    Ok(mint::tokens(state, call, (&app, proof), user, grant, &asked, None))
}
