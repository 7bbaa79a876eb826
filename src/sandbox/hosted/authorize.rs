//! Authorization requests: what is wrong with one is shown on the page, or told to the app, as the real service does either.

use chrono::TimeDelta;

use super::delivery::{self, Mode, ReturnTo};
use super::{Asked, AuthorizeRequest, Language, Target, pages};
use crate::sandbox::call::Call;
use crate::sandbox::directory::{SocialProvider, TenantProfile};
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::Answer;
use crate::sandbox::state::State;
use crate::sandbox::token::{disabled_app, no_consent, unknown_app};

/// How the customer is to be met.
pub(super) enum Prompt {
    /// The browser's session is enough, if it is not older than this.
    Usual {
        max_age: Option<TimeDelta>,
    },
    None,
    Create,
    SelectAccount,
    Provider(SocialProvider),
}

impl Prompt {
    pub(super) fn max_age(&self) -> Option<TimeDelta> {
        match self {
            Self::Usual { max_age } => *max_age,
            _ => None,
        }
    }
}

/// Why there is no sign-in.
pub(super) enum Refusal {
    Page(Aadsts),
    NoConsent(String),
    Redirect(ReturnTo, Aadsts),
}

impl Refusal {
    pub(super) fn answer(&self, tenant: &TenantProfile, language: Language) -> Answer {
        match self {
            Self::Page(error) => pages::error(tenant, language, error),
            Self::NoConsent(app) => pages::no_consent(tenant, language, app),
            Self::Redirect(to, error) => delivery::error(tenant, language, to, error),
        }
    }
}

/// Reads an authorization request, and how the customer is to be met.
pub(super) fn read(state: &State, call: &Call) -> Result<(AuthorizeRequest, Prompt), Refusal> {
    let parameter = |name| call.parameter(name).map(str::to_owned);
    let page = |number, error, message: String| Refusal::Page(Aadsts::new(number, error, message));
    let client_id = parameter("client_id").ok_or_else(|| {
        page(900_144, "invalid_request", "The request body must contain the following parameter: 'client_id'.".to_owned())
    })?;
    let app = state.directory.app(&client_id).ok_or_else(|| Refusal::Page(unknown_app(state, &client_id)))?;
    if !app.enabled {
        return Err(Refusal::Page(disabled_app(app)));
    }
    let redirect_uri = parameter("redirect_uri").filter(|uri| app.is_registered(uri));
    let Some(redirect_uri) = redirect_uri else {
        let sent = call.parameter("redirect_uri").unwrap_or_default();
        let message = format!(
            "The redirect URI '{sent}' specified in the request does not match the redirect URIs configured for the application '{client_id}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal."
        );
        return Err(page(50011, "invalid_request", message));
    };
    let mode = match call.parameter("response_mode") {
        None | Some("query") => Mode::Query,
        Some("fragment") => Mode::Fragment,
        Some("form_post") => Mode::FormPost,
        Some(other) => {
            return Err(page(
                70007,
                "invalid_request",
                format!("'{other}' is not a supported value of 'response_mode' when requesting a token."),
            ));
        }
    };
    let return_to = ReturnTo { uri: redirect_uri.clone(), mode, state: parameter("state") };
    let refuse = |number, error, message: &str| Refusal::Redirect(return_to.clone(), Aadsts::new(number, error, message));
    match call.parameter("response_type") {
        Some("code") => {}
        Some(_) => {
            return Err(refuse(700_054, "unsupported_response_type", "response_type 'id_token' is not enabled for the application."));
        }
        None => {
            return Err(refuse(900_144, "invalid_request", "The request body must contain the following parameter: 'response_type'."));
        }
    }
    let scopes: Vec<String> = call.parameter("scope").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    if scopes.is_empty() {
        return Err(refuse(900_144, "invalid_request", "The request body must contain the following parameter: 'scope'."));
    }
    let asked = Asked::parse(&state.directory, app, &scopes).map_err(|error| Refusal::Redirect(return_to.clone(), error))?;
    if asked.without_consent(&state.directory, app).is_some() {
        // Customers cannot consent, so that there is nothing to ask them.
        return Err(match call.parameter("prompt") {
            Some("none") => Refusal::Redirect(return_to, Aadsts { error: "consent_required", ..no_consent(app) }),
            _ => Refusal::NoConsent(app.name.clone()),
        });
    }
    let method = parameter("code_challenge_method").unwrap_or_else(|| "plain".to_owned());
    let challenge = parameter("code_challenge").map(|challenge| (method, challenge));
    if challenge
        .as_ref()
        .is_some_and(|(method, challenge)| !["plain", "S256"].contains(&method.as_str()) || !(43..=128).contains(&challenge.len()))
    {
        return Err(refuse(50147, "invalid_request", "The size of the Code_Challenge parameter is not valid."));
    }
    let user_flow = state.directory.user_flow_of(app).ok_or_else(|| {
        let message = format!(
            "The domain is not a valid login domain for the account type: no user flow is attached to the application '{}'.",
            app.name
        );
        page(500_208, "invalid_request", message)
    })?;
    let age = call.parameter("max_age").and_then(|seconds| TimeDelta::try_seconds(seconds.parse().ok()?));
    let provider = match call.parameter("domain_hint") {
        None => None,
        Some(hint) => match SocialProvider::named(hint).filter(|provider| user_flow.identity_providers.contains(provider)) {
            None => return Err(refuse(90023, "invalid_request", "The provided value for the input parameter 'domain_hint' is not valid.")),
            provider => provider,
        },
    };
    let prompt = match call.parameter("prompt") {
        Some("none") => Prompt::None,
        Some("create") => Prompt::Create,
        Some("login") => Prompt::Usual { max_age: Some(TimeDelta::seconds(-1)) },
        Some("select_account") if parameter("login_hint").is_some() => {
            return Err(refuse(90023, "invalid_request", "'login_hint' cannot be combined with 'prompt=select_account'."));
        }
        Some("select_account") => Prompt::SelectAccount,
        None | Some("consent") => provider.map_or(Prompt::Usual { max_age: age }, Prompt::Provider),
        Some(_) => return Err(refuse(90023, "invalid_request", "Unsupported 'prompt' value.")),
    };
    let request = AuthorizeRequest {
        client_id,
        target: Target::App(return_to),
        scopes,
        nonce: parameter("nonce"),
        challenge,
        login_hint: parameter("login_hint"),
        client_info: call.parameter("client_info") == Some("1"),
        asks_consent: call.parameter("prompt") == Some("consent"),
    };
    Ok((request, prompt))
}
