//! What a token answer is made of.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use rand::Rng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::client::Proof;
use super::scope::{Asked, Resource};
use crate::sandbox::call::Call;
use crate::sandbox::defect::{self, Defect};
use crate::sandbox::directory::{App, User};
use crate::sandbox::fault::Effect;
use crate::sandbox::hosted::client_info;
use crate::sandbox::sealed::{Grant, GraphToken};
use crate::sandbox::state::{State, random};

/// The real service picks a lifetime between 60 and 90 minutes for each token.
const LIFETIMES: std::ops::RangeInclusive<i64> = 3600..=5400;
/// `iat`, `nbf` and `exp` of the real service's tokens lie five minutes back.
const BACK_DATED: i64 = 300;

/// The tokens that a user is granted.
pub(super) fn tokens(
    state: &State,
    call: &Call,
    (app, proof): (&App, Proof),
    user: &User,
    grant: Grant,
    asked: &Asked,
    nonce: Option<&str>,
) -> Value {
    let (access_token, lifetime) = access_token(state, call, app, proof, Some(user), asked.resource(), permission_names(asked));
    let mut tokens = json!({
        "token_type": "Bearer",
        "scope": asked.granted(),
        "expires_in": lifetime,
        "ext_expires_in": lifetime,
        "access_token": access_token,
    });
    if asked.has("openid") {
        let defect = match call.fault {
            Some(Effect::IdToken { defect }) => Some(defect),
            _ => None,
        };
        tokens["id_token"] = IdToken { user, app, grant: &grant, nonce, with_email: asked.has("email"), defect }.sign(state, call).into();
    }
    if call.form("client_info") == Some("1") {
        tokens["client_info"] = client_info(&grant.user_id, &state.directory.tenant.id).into();
    }
    if asked.has("offline_access") {
        tokens["refresh_token"] = state.sealer.seal(&Grant { issued_on: state.now(), ..grant }).into();
    }
    tokens
}

/// The one token that an app is granted on its own.
pub(super) fn app_only(state: &State, call: &Call, app: &App, proof: Proof, resource: Resource, permissions: Vec<String>) -> Value {
    let (access_token, lifetime) = access_token(state, call, app, proof, None, resource, permissions);
    json!({"token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": access_token})
}

fn permission_names(asked: &Asked) -> Vec<String> {
    asked.permissions.iter().map(|permission| permission.name.clone()).collect()
}

/// Opaque for Graph; a JWT that its API can check for any other resource. With its lifetime in seconds.
fn access_token(
    state: &State,
    call: &Call,
    app: &App,
    proof: Proof,
    user: Option<&User>,
    resource: Resource,
    permissions: Vec<String>,
) -> (String, i64) {
    let lifetime = rand::thread_rng().gen_range(LIFETIMES);
    let now = state.now();
    let audience = match resource {
        Resource::Graph => {
            let token = GraphToken {
                client_id: app.client_id.clone(),
                user_id: user.map(|user| user.id.clone()),
                permissions,
                issued_on: now,
                expires_on: now + TimeDelta::seconds(lifetime),
            };
            return (state.sealer.seal(&token), lifetime);
        }
        Resource::Api(client_id) => client_id,
    };
    let issued = now.timestamp() - BACK_DATED;
    // The service principal of an app on its own has an id of its own.
    let id = user.map_or_else(|| principal_id(&app.client_id), |user| user.id.clone());
    let mut claims = json!({
        "aud": audience,
        "iss": state.issuer(&call.origin),
        "iat": issued,
        "nbf": issued,
        "exp": now.timestamp() + lifetime,
        "azp": app.client_id,
        "azpacr": proof.number(),
        "oid": id,
        "rh": format!("1.A{}.", random(24)),
        "sub": user.map_or_else(|| id.clone(), |user| pairwise(user, &audience)),
        "tid": state.directory.tenant.id,
        "uti": random(16),
        "ver": "2.0",
    });
    match user {
        Some(user) => {
            claims["name"] = user.display_name().into();
            claims["preferred_username"] = user.email.clone().into();
            claims["scp"] = permissions.join(" ").into();
            if let Some(roles) = user.app_roles.get(&audience) {
                claims["roles"] = json!(roles);
            }
            if let Some(api) = state.directory.app(&audience) {
                add_attributes(&mut claims, api, user);
            }
        }
        None => claims["roles"] = json!(permissions),
    }
    (defect::sign(&state.keys, claims, None, ""), lifetime)
}

/// An ID token to be.
pub(in crate::sandbox) struct IdToken<'a> {
    pub(in crate::sandbox) user: &'a User,
    pub(in crate::sandbox) app: &'a App,
    pub(in crate::sandbox) grant: &'a Grant,
    pub(in crate::sandbox) nonce: Option<&'a str>,
    pub(in crate::sandbox) with_email: bool,
    pub(in crate::sandbox) defect: Option<Defect>,
}

impl IdToken<'_> {
    pub(in crate::sandbox) fn sign(&self, state: &State, call: &Call) -> String {
        let Self { user, app, grant, nonce, with_email, defect } = *self;
        let issued = state.now().timestamp() - BACK_DATED;
        let mut claims = json!({
            "aud": app.client_id,
            "iss": state.issuer(&call.origin),
            "iat": issued,
            "nbf": issued,
            "exp": issued + BACK_DATED + 3600,
            "name": user.display_name(),
            "oid": user.id,
            "preferred_username": user.email,
            "rh": format!("1.A{}.", random(24)),
            "sid": grant.session_id,
            "sub": pairwise(user, &app.client_id),
            "tid": state.directory.tenant.id,
            "uti": random(16),
            "ver": "2.0",
        });
        if let Some(nonce) = nonce {
            claims["nonce"] = nonce.into();
        }
        if let Some(provider) = user.identity_provider {
            claims["idp"] = provider.issuer().into();
        }
        if let Some(roles) = user.app_roles.get(&app.client_id) {
            claims["roles"] = json!(roles);
        }
        add_attributes(&mut claims, app, user);
        let asked = |claim: &str| app.optional_claims.iter().any(|asked| asked == claim);
        if with_email || asked("email") {
            claims["email"] = user.email.clone().into();
        }
        if asked("login_hint") {
            claims["login_hint"] = user.login_hint().into();
        }
        if asked("auth_time") {
            claims["auth_time"] = grant.authenticated_on.timestamp().into();
        }
        if asked("acct") {
            // 0 is a member, 1 a guest (Microsoft's optional claims reference).
            claims["acct"] = 0.into();
        }
        let secret = app.secrets.first().map_or("", |secret| secret.value.as_str());
        defect::sign(&state.keys, claims, defect, secret)
    }
}

/// What an app has mapped attributes to.
fn add_attributes(claims: &mut Value, app: &App, user: &User) {
    for (name, attribute) in &app.claims {
        if let Some(value) = user.attributes.get(attribute) {
            claims[name] = json!(value);
        }
    }
}

/// Every app sees another subject.
fn pairwise(user: &User, client_id: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{}.{client_id}", user.id)))
}

fn principal_id(client_id: &str) -> String {
    let digest = Sha256::digest(format!("service principal of {client_id}"));
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-4{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}
