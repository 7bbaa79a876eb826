//! The authorization endpoint and the sign-in pages behind it. What real External ID shows on its own page is shown there, and never
//! redirected.

use super::Tenant;
use super::call::Call;
use super::delivery::{self, Mode, ReturnTo};
use super::error::Aadsts;
use super::pages::{self, Page};
use super::password_reset::PasswordReset;
use super::respond::{self, Answer};
use super::sign_up::SignUp;
use super::state::{CODE_LIFETIME, Code, State, random};
use super::tenant::{self, App};
use chrono::Utc;
use url::Url;

/// A sign-in under way in one browser.
#[derive(Clone)]
pub(super) struct Flow {
    pub(super) browser: String,
    pub(super) request: AuthorizeRequest,
    pub(super) stage: Stage,
}

/// Where the customer is.
#[derive(Clone)]
pub(super) enum Stage {
    Email,
    Password { email: String },
    PickAccount,
    SignUp(SignUp),
    PasswordReset(PasswordReset),
}

/// What a form leads to: the id of a customer who is signed in, the next page, or what is wrong.
pub(super) type Step = Result<Result<String, Stage>, &'static str>;

/// What a customer sent.
pub(super) struct Form<'a>(&'a Call);

impl<'a> Form<'a> {
    /// A field, without the spaces around it.
    pub(super) fn field(&self, name: &str) -> &'a str {
        self.password(name).trim()
    }

    /// A field as it was typed.
    pub(super) fn password(&self, name: &str) -> &'a str {
        self.0.form(name).unwrap_or_default()
    }
}

impl Stage {
    fn count_wrong_guess(&mut self) {
        if let Self::SignUp(SignUp::Code(code)) | Self::PasswordReset(PasswordReset::Code(code)) = self {
            code.count_wrong_guess();
        }
    }
}

/// A request that passed the checks.
#[derive(Clone)]
pub(super) struct AuthorizeRequest {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) return_to: ReturnTo,
    scopes: Vec<String>,
    nonce: Option<String>,
    challenge: Option<(String, String)>,
    pub(super) login_hint: Option<String>,
    pub(super) client_info: bool,
}

impl Tenant {
    pub(super) fn authorize(&self, call: &Call) -> Answer {
        let request = match self.read_request(call) {
            Ok(request) => request,
            Err(Refusal::Page(error)) => return pages::error(&error),
            Err(Refusal::Redirect(to, error)) => return delivery::error(&to, &error, None),
        };
        let mut tenant = self.state();
        let known = call.cookie(&self.cookie_name()).map(str::to_owned);
        let signed_in: Vec<String> = tenant.sessions_of(known.as_deref()).iter().map(|customer| customer.oid.clone()).collect();
        let stage = match (call.parameter("prompt"), signed_in.as_slice()) {
            (Some("none"), [oid]) => return Self::finish(&mut tenant, &request, oid),
            (Some("none"), _) => {
                let error = Aadsts::new(50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
                return delivery::error(&request.return_to, &error, None);
            }
            (Some("create"), _) => Stage::SignUp(SignUp::Email),
            (Some("login"), _) | (_, []) => Stage::Email,
            (Some("select_account"), _) => Stage::PickAccount,
            (_, [oid]) => return Self::finish(&mut tenant, &request, oid),
            _ => Stage::PickAccount,
        };
        let browser = known.unwrap_or_else(|| random(24));
        let flow = Flow { browser: browser.clone(), request, stage };
        let id = tenant.add_flow(flow.clone());
        let page = Self::page(&tenant, &id, &flow, None);
        drop(tenant);
        let cookie = format!("{}={browser}; Path=/; HttpOnly; SameSite=Lax", self.cookie_name());
        respond::with_header(page, "set-cookie", &cookie)
    }

    /// A form of the hosted pages.
    pub(super) fn interact(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let id = call.form("flow").unwrap_or_default().to_owned();
        let browser = call.cookie(&self.cookie_name());
        // The form must come from the browser that was shown it: another site can make it send a form, but not read the flow's id.
        let Some(mut flow) = state.flows.get(&id).filter(|flow| Some(flow.browser.as_str()) == browser).cloned() else {
            return pages::error(&Aadsts::new(
                140_000,
                "invalid_request",
                "The page is too old, or belongs to another browser. Start again.",
            ));
        };
        let form = Form(call);
        let step = match (call.form("action").unwrap_or("next"), flow.stage.clone()) {
            ("cancel", _) => {
                state.flows.remove(&id);
                return delivery::cancelled(&flow.request.return_to);
            }
            ("create-account", _) => Ok(Err(Stage::SignUp(SignUp::Email))),
            ("sign-in", _) => Ok(Err(Stage::Email)),
            ("forgot-password", Stage::Password { .. }) => Ok(Err(Stage::PasswordReset(PasswordReset::Email))),
            (_, Stage::Email) => state
                .customer_by_email(form.field("email"))
                .map(|customer| Err(Stage::Password { email: customer.email.clone() }))
                .ok_or("We couldn't find an account with this email address."),
            (_, Stage::Password { email }) => state
                .customer_by_email(&email)
                .filter(|customer| customer.password == form.password("password"))
                .map(|customer| Ok(customer.oid.clone()))
                .ok_or("Your email address or password is incorrect. Try again."),
            (_, Stage::PickAccount) => {
                let chosen = state.sessions_of(browser).into_iter().find(|customer| customer.oid == form.field("account"));
                Ok(chosen.map(|customer| customer.oid.clone()).ok_or(Stage::Email))
            }
            (_, Stage::SignUp(step)) => self.sign_up(&mut state, step, &form),
            (_, Stage::PasswordReset(step)) => self.reset_password(&mut state, step, &form),
        };
        // What was typed stands in the field again.
        if !form.field("email").is_empty() {
            flow.request.login_hint = Some(form.field("email").to_owned());
        }
        let problem = match step {
            Ok(Ok(oid)) => return Self::sign_in(&mut state, &id, &flow, &oid),
            Ok(Err(next)) => {
                flow.stage = next;
                None
            }
            Err(problem) => {
                flow.stage.count_wrong_guess();
                Some(problem)
            }
        };
        state.flows.insert(id.clone(), flow.clone());
        Self::page(&state, &id, &flow, problem)
    }

    fn page(state: &State, id: &str, flow: &Flow, problem: Option<&str>) -> Answer {
        let accounts: Vec<(String, String)> =
            state.sessions_of(Some(&flow.browser)).iter().map(|customer| (customer.oid.clone(), customer.email.clone())).collect();
        let app = tenant::app(&flow.request.client_id).map_or("", |app| app.name);
        let page = match &flow.stage {
            Stage::Email => Page::Email { hint: flow.request.login_hint.as_deref() },
            Stage::Password { email } => Page::Password { email },
            Stage::PickAccount => Page::PickAccount { accounts: &accounts },
            Stage::SignUp(SignUp::Email) => Page::SignUpEmail { hint: flow.request.login_hint.as_deref() },
            Stage::SignUp(SignUp::Code(code)) | Stage::PasswordReset(PasswordReset::Code(code)) => Page::Code { email: &code.email },
            Stage::SignUp(SignUp::Password { email }) | Stage::PasswordReset(PasswordReset::Password { email }) => {
                Page::NewPassword { email }
            }
            Stage::PasswordReset(PasswordReset::Email) => Page::ForgotPassword { hint: flow.request.login_hint.as_deref() },
            Stage::SignUp(SignUp::Attributes { .. }) => Page::SignUpAttributes,
        };
        pages::hosted(id, app, &page, problem)
    }

    fn sign_in(state: &mut State, id: &str, flow: &Flow, oid: &str) -> Answer {
        state.flows.remove(id);
        let session = state.sessions.entry(flow.browser.clone()).or_default();
        session.retain(|known| known != oid);
        session.insert(0, oid.to_owned());
        Self::finish(state, &flow.request, oid)
    }

    /// A code, on its way to the app.
    fn finish(state: &mut State, request: &AuthorizeRequest, oid: &str) -> Answer {
        let now = Utc::now();
        state.codes.retain(|_, code| code.expires_on > now);
        let session_id = respond::guid();
        let code = Code {
            client_id: request.client_id.clone(),
            redirect_uri: request.redirect_uri.clone(),
            oid: oid.to_owned(),
            scopes: request.scopes.clone(),
            nonce: request.nonce.clone(),
            challenge: request.challenge.clone(),
            session_id: session_id.clone(),
            expires_on: now + CODE_LIFETIME,
            redeemed: false,
        };
        let value = format!("1.A{}", random(64));
        state.codes.insert(value.clone(), code);
        let mut parameters = vec![("code", value), ("session_state", session_id)];
        if request.client_info {
            parameters.push(("client_info", delivery::client_info(oid)));
        }
        delivery::deliver(&request.return_to, parameters)
    }

    pub(super) fn cookie_name(&self) -> String {
        // Cookies do not keep ports apart (RFC 6265 §8.5).
        format!("cids-sandbox-{}", self.port)
    }

    fn read_request(&self, call: &Call) -> Result<AuthorizeRequest, Refusal> {
        let parameter = |name| call.parameter(name).map(str::to_owned);
        let page = |number, error, message: String| Refusal::Page(Aadsts::new(number, error, message));
        let client_id = parameter("client_id").ok_or_else(|| {
            page(900_144, "invalid_request", "The request body must contain the following parameter: 'client_id'.".to_owned())
        })?;
        let Some(App { .. }) = tenant::app(&client_id) else {
            let message = format!(
                "Application with identifier '{client_id}' was not found in the directory '{}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
                tenant::TENANT_NAME
            );
            return Err(page(700_016, "unauthorized_client", message));
        };
        let redirect_uri = parameter("redirect_uri").filter(|uri| self.is_registered(uri));
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
        if let Some(unknown) = scopes.iter().find(|scope| !super::token::is_known_scope(scope)) {
            let message = format!(
                "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {unknown} does not exist."
            );
            return Err(refuse(70011, "invalid_scope", &message));
        }
        if call.parameter("prompt").is_some_and(|prompt| !["login", "none", "consent", "select_account", "create"].contains(&prompt)) {
            return Err(refuse(90023, "invalid_request", "Unsupported 'prompt' value."));
        }
        let method = parameter("code_challenge_method").unwrap_or_else(|| "plain".to_owned());
        let challenge = parameter("code_challenge").map(|challenge| (method, challenge));
        if challenge
            .as_ref()
            .is_some_and(|(method, challenge)| !["plain", "S256"].contains(&method.as_str()) || !(43..=128).contains(&challenge.len()))
        {
            return Err(refuse(50147, "invalid_request", "The size of the Code_Challenge parameter is not valid."));
        }
        Ok(AuthorizeRequest {
            client_id,
            redirect_uri,
            return_to,
            scopes,
            nonce: parameter("nonce"),
            challenge,
            login_hint: parameter("login_hint"),
            client_info: call.parameter("client_info") == Some("1"),
        })
    }

    /// Exactly a registered one, except that the port of a localhost URI does not count (Microsoft's redirect URI reference).
    pub(super) fn is_registered(&self, uri: &str) -> bool {
        let without_port = |text: &str| -> Option<String> {
            let mut url = Url::parse(text).ok()?;
            if url.host_str() == Some("localhost") && url.scheme() == "http" {
                url.set_port(None).ok()?;
            }
            let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
            plain.then(|| url.to_string())
        };
        let wanted = without_port(uri);
        wanted.is_some()
            && [self.redirect_uri.as_str(), "http://localhost/"].into_iter().any(|registered| without_port(registered) == wanted)
    }
}

enum Refusal {
    Page(Aadsts),
    Redirect(ReturnTo, Aadsts),
}
