//! The token endpoint: a code or a refresh token for tokens.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use rand::Rng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::Tenant;
use super::call::Call;
use super::delivery::client_info;
use super::error::Aadsts;
use super::respond::{self, Answer};
use super::state::{Grant, GraphToken, State, random};
use super::tenant::{self, App, Customer, TENANT_ID, issuer};

/// What this tenant grants: the OpenID scopes, and what administrators of External ID tenants consent to.
const KNOWN_SCOPES: [&str; 5] = ["openid", "profile", "email", "offline_access", "user.read"];
const GRAPH_PREFIX: &str = "https://graph.microsoft.com/";
/// The real service picks a lifetime between 60 and 90 minutes for each token.
const LIFETIMES: std::ops::RangeInclusive<i64> = 3600..=5400;
/// `iat`, `nbf` and `exp` of the real service's tokens lie five minutes back.
const BACK_DATED: i64 = 300;

/// An error with its HTTP status.
type Refusal = (u16, Aadsts);

impl Tenant {
    pub(super) fn token(&self, call: &Call) -> Answer {
        let granted = Self::authenticate(call).and_then(|app| match call.form("grant_type") {
            Some("authorization_code") => self.redeem_code(call, app),
            Some("refresh_token") => self.refresh(call, app),
            Some(other) => {
                Err((400, Aadsts::new(70003, "unsupported_grant_type", format!("The app requested an unsupported grant type '{other}'."))))
            }
            None => Err(lacks("grant_type")),
        });
        match granted {
            Ok(tokens) => respond::json(200, &tokens),
            Err((status, error)) => error.json(status, call),
        }
    }

    /// The app, by a secret in the body or in the header, or without one if it is public.
    fn authenticate(call: &Call) -> Result<&'static App, Refusal> {
        let basic = basic_credentials(call);
        let client_id = call
            .form("client_id")
            .map(str::to_owned)
            .or_else(|| basic.as_ref().map(|(id, _)| id.clone()))
            .ok_or_else(|| lacks("client_id"))?;
        let Some(app) = tenant::app(&client_id) else {
            let message = format!(
                "Application with identifier '{client_id}' was not found in the directory '{}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
                tenant::TENANT_NAME
            );
            return Err((400, Aadsts::new(700_016, "unauthorized_client", message)));
        };
        let secret = call.form("client_secret").map(str::to_owned).or_else(|| basic.map(|(_, secret)| secret));
        match (app.secret, secret) {
            (Some(expected), Some(secret)) if expected == secret => Ok(app),
            (Some(_), Some(_)) => Err((
                401,
                Aadsts::new(
                    7_000_215,
                    "invalid_client",
                    format!(
                        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client_id}'."
                    ),
                ),
            )),
            (Some(_), None) => Err((
                401,
                Aadsts::new(
                    7_000_218,
                    "invalid_client",
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
                ),
            )),
            (None, Some(_)) => Err((
                401,
                Aadsts::new(
                    700_025,
                    "invalid_client",
                    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
                ),
            )),
            (None, None) => Ok(app),
        }
    }

    fn redeem_code(&self, call: &Call, app: &App) -> Result<Value, Refusal> {
        let mut state = self.state();
        let value = call.form("code").ok_or_else(|| lacks("code"))?;
        let invalid = |number, message: &str| (400, Aadsts::new(number, "invalid_grant", message));
        let code = state.codes.get_mut(value).ok_or_else(|| invalid(70000, "The provided value for the 'code' parameter is not valid."))?;
        if code.client_id != app.client_id {
            return Err(invalid(70000, "The provided value for the 'code' parameter is not valid: it was issued to another application."));
        }
        if code.expires_on <= Utc::now() {
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
        if let Some((method, challenge)) = &code.challenge {
            let verifier = call.form("code_verifier").unwrap_or_default();
            let answer = if method == "S256" { URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) } else { verifier.to_owned() };
            if answer != *challenge {
                return Err(invalid(501_481, "The Code_Verifier does not match the code_challenge supplied in the authorization request."));
            }
        }
        code.redeemed = true;
        let (scopes, nonce) = (code.scopes.clone(), code.nonce.clone());
        let grant = Grant {
            client_id: app.client_id.to_owned(),
            oid: code.oid.clone(),
            session_id: code.session_id.clone(),
            issued_on: Utc::now(),
        };
        self.tokens(&mut state, call, app, grant, &scopes, nonce.as_deref())
    }

    fn refresh(&self, call: &Call, app: &App) -> Result<Value, Refusal> {
        let mut state = self.state();
        let value = call.form("refresh_token").ok_or_else(|| lacks("refresh_token"))?;
        let grant = state.grant(value).filter(|grant| grant.client_id == app.client_id).cloned().ok_or_else(|| {
            let message = "The provided value for the input parameter 'refresh_token' or 'assertion' is not valid.";
            let error = Aadsts { suberror: Some("bad_token"), ..Aadsts::new(70000, "invalid_grant", message) };
            (400, error)
        })?;
        let valid_from = state.customer(&grant.oid).and_then(|customer| customer.tokens_valid_from);
        if let Some(valid_from) = valid_from.filter(|valid_from| grant.issued_on < *valid_from) {
            let at = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Micros, true);
            let message = format!(
                "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{}'.",
                at(grant.issued_on),
                at(valid_from)
            );
            return Err((400, Aadsts::new(50173, "invalid_grant", message)));
        }
        let scopes: Vec<String> =
            call.form("scope").unwrap_or("openid profile offline_access").split_whitespace().map(str::to_owned).collect();
        if let Some(unknown) = scopes.iter().find(|scope| !is_known_scope(scope)) {
            let message = format!("The provided value for the input parameter 'scope' is not valid. The scope {unknown} does not exist.");
            return Err((400, Aadsts::new(70011, "invalid_scope", message)));
        }
        self.tokens(&mut state, call, app, grant, &scopes, None)
    }

    fn tokens(
        &self,
        state: &mut State,
        call: &Call,
        app: &App,
        grant: Grant,
        scopes: &[String],
        nonce: Option<&str>,
    ) -> Result<Value, Refusal> {
        let has = |scope: &str| scopes.iter().any(|known| known.eq_ignore_ascii_case(scope));
        let Some(customer) = state.customer(&grant.oid).cloned() else {
            return Err((400, Aadsts::new(50034, "invalid_grant", "The user account does not exist in the directory.")));
        };
        let lifetime = rand::thread_rng().gen_range(LIFETIMES);
        // `offline_access` is granted, but not echoed, as at the real service.
        let granted: Vec<String> = scopes.iter().filter(|scope| *scope != "offline_access").cloned().collect();
        let access_token = format!("EwB{}", random(96));
        let now = Utc::now();
        state.graph_tokens.retain(|_, token| token.expires_on > now);
        let graph_token = GraphToken { oid: grant.oid.clone(), scopes: granted.clone(), expires_on: now + TimeDelta::seconds(lifetime) };
        state.graph_tokens.insert(access_token.clone(), graph_token);
        let mut tokens = json!({
            "token_type": "Bearer",
            "scope": granted.join(" "),
            "expires_in": lifetime,
            "ext_expires_in": lifetime,
            "access_token": access_token,
        });
        if has("openid") {
            tokens["id_token"] = self.id_token(&customer, app, &grant.session_id, nonce, has("email")).into();
        }
        if call.form("client_info") == Some("1") {
            tokens["client_info"] = client_info(&grant.oid).into();
        }
        if has("offline_access") {
            let kept = state.add_grant(Grant { issued_on: now, ..grant });
            tokens["refresh_token"] =
                kept.map_err(|_| (500, Aadsts::new(90033, "server_error", "A transient error has occurred. Please try again.")))?.into();
        }
        Ok(tokens)
    }

    fn id_token(&self, customer: &Customer, app: &App, session_id: &str, nonce: Option<&str>, with_email: bool) -> String {
        let issued = Utc::now().timestamp() - BACK_DATED;
        let mut claims = json!({
            "aud": app.client_id,
            "iss": issuer(),
            "iat": issued,
            "nbf": issued,
            "exp": issued + BACK_DATED + 3600,
            "name": customer.display_name,
            "oid": customer.oid,
            "preferred_username": customer.email,
            "rh": format!("1.A{}.", random(24)),
            "sid": session_id,
            // Pairwise: every app sees another one.
            "sub": URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{}.{}", customer.oid, app.client_id))),
            "tid": TENANT_ID,
            "uti": random(16),
            "ver": "2.0",
            "login_hint": customer.login_hint(),
        });
        if let Some(nonce) = nonce {
            claims["nonce"] = nonce.into();
        }
        if with_email {
            claims["email"] = customer.email.clone().into();
        }
        self.keys.sign(&claims)
    }
}

pub(super) fn is_known_scope(scope: &str) -> bool {
    let lower = scope.to_ascii_lowercase();
    KNOWN_SCOPES.contains(&lower.strip_prefix(GRAPH_PREFIX).unwrap_or(&lower))
}

fn lacks(parameter: &str) -> Refusal {
    let message = format!("The request body must contain the following parameter: '{parameter}'.");
    (400, Aadsts::new(900_144, "invalid_request", message))
}

/// RFC 6749 §2.3.1: form-encoded before the header's own encoding.
fn basic_credentials(call: &Call) -> Option<(String, String)> {
    let encoded = call.header("authorization")?.strip_prefix("Basic ")?;
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |text: &str| form_urlencoded::parse(text.as_bytes()).next().map(|(name, _)| name.into_owned());
    Some((decode(id)?, decode(secret)?))
}
