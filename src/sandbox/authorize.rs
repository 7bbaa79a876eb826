//! The authorization endpoint and the sign-in pages behind it. What real External ID shows on its own page is shown there, and never
//! redirected.

use std::borrow::Cow;

use super::Tenant;
use super::call::Call;
use super::delivery::{self, Mode, ReturnTo};
use super::error::Aadsts;
use super::pages::{self, Page};
use super::password_reset::PasswordReset;
use super::respond::{self, Answer};
use super::sign_up::{SignUp, user_flow};
use super::state::{BrowserSession, CODE_LIFETIME, Code, State, random};
use super::token::{Asked, no_consent, unknown_app};

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
pub(super) type Step = Result<Result<String, Stage>, Problem>;

/// What is wrong, in words for the customer.
pub(super) type Problem = Cow<'static, str>;

/// What a customer sent.
pub(super) struct Form<'a>(&'a Call);

impl<'a> Form<'a> {
    /// A field, without the spaces around it.
    pub(super) fn field(&self, name: &str) -> &'a str {
        self.password(name).trim()
    }

    /// Every value of a field.
    pub(super) fn fields(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.form_all(name).map(str::trim)
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
        let mut state = self.state();
        let tenant = &state.directory.tenant;
        let request = match read_request(&state, call) {
            Ok(request) => request,
            Err(Refusal::Page(error)) => return pages::error(tenant, &error),
            Err(Refusal::NoConsent(app)) => return pages::no_consent(tenant, &app),
            Err(Refusal::Redirect(to, error)) => return delivery::error(tenant, &to, &error, None),
        };
        let known = call.cookie(&self.cookie_name()).map(str::to_owned);
        let signed_in: Vec<BrowserSession> = state.sessions_of(known.as_deref()).into_iter().map(|(session, _)| session.clone()).collect();
        let stage = match (call.parameter("prompt"), signed_in.as_slice()) {
            (Some("none"), [session]) => return Self::finish(&mut state, &request, session),
            (Some("none"), _) => {
                let error = Aadsts::new(50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
                return delivery::error(tenant, &request.return_to, &error, None);
            }
            (Some("create"), _) => Stage::SignUp(SignUp::Email),
            (Some("login"), _) | (_, []) => Stage::Email,
            (Some("select_account"), _) => Stage::PickAccount,
            (_, [session]) => return Self::finish(&mut state, &request, session),
            _ => Stage::PickAccount,
        };
        let browser = known.unwrap_or_else(|| random(24));
        let flow = Flow { browser: browser.clone(), request, stage };
        let id = state.add_flow(flow.clone());
        let page = Self::page(&state, &id, &flow, None);
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
            return pages::error(
                &state.directory.tenant,
                &Aadsts::new(140_000, "invalid_request", "The page is too old, or belongs to another browser. Start again."),
            );
        };
        let form = Form(call);
        let step = match (call.form("action").unwrap_or("next"), flow.stage.clone()) {
            ("cancel", _) => {
                state.flows.remove(&id);
                return delivery::cancelled(&state.directory.tenant, &flow.request.return_to);
            }
            ("create-account", _) => Ok(Err(Stage::SignUp(SignUp::Email))),
            ("sign-in", _) => Ok(Err(Stage::Email)),
            ("forgot-password", Stage::Password { .. }) => Ok(Err(Stage::PasswordReset(PasswordReset::Email))),
            (_, Stage::Email) => state
                .directory
                .user_by_email(form.field("email"))
                .map(|user| Err(Stage::Password { email: user.email.clone() }))
                .ok_or("We couldn't find an account with this email address.".into()),
            (_, Stage::Password { email }) => state
                .directory
                .user_by_email(&email)
                .filter(|user| user.password.as_deref() == Some(form.password("password")))
                .map(|user| Ok(user.id.clone()))
                .ok_or("Your email address or password is incorrect. Try again.".into()),
            (_, Stage::PickAccount) => {
                let chosen = state.sessions_of(browser).into_iter().find(|(_, user)| user.id == form.field("account"));
                match chosen {
                    Some((session, _)) => {
                        let session = session.clone();
                        state.flows.remove(&id);
                        return Self::finish(&mut state, &flow.request, &session);
                    }
                    None => Ok(Err(Stage::Email)),
                }
            }
            (_, Stage::SignUp(step)) => self.sign_up(&mut state, &flow, step, &form),
            (_, Stage::PasswordReset(step)) => self.reset_password(&mut state, step, &form),
        };
        // What was typed stands in the field again.
        if !form.field("email").is_empty() {
            flow.request.login_hint = Some(form.field("email").to_owned());
        }
        let problem = match step {
            Ok(Ok(user_id)) => return Self::sign_in(&mut state, &id, &flow, &user_id),
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
        Self::page(&state, &id, &flow, problem.as_deref())
    }

    fn page(state: &State, id: &str, flow: &Flow, problem: Option<&str>) -> Answer {
        let accounts: Vec<(String, String)> =
            state.sessions_of(Some(&flow.browser)).into_iter().map(|(_, user)| (user.id.clone(), user.email.clone())).collect();
        let app = state.directory.app(&flow.request.client_id).map_or("", |app| app.name.as_str());
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
            Stage::SignUp(SignUp::Attributes { .. }) => {
                Page::Attributes { asked: user_flow(state, flow).map(|flow| flow.attributes.as_slice()).unwrap_or_default() }
            }
        };
        let answer = pages::hosted(&state.directory.tenant, id, app, &page, problem);
        match problem {
            Some(problem) => respond::with_remark(answer, problem),
            None => respond::with_note(answer, format!("shows {}", page.title())),
        }
    }

    fn sign_in(state: &mut State, id: &str, flow: &Flow, user_id: &str) -> Answer {
        state.flows.remove(id);
        let session = state.open_session(&flow.browser, user_id);
        Self::finish(state, &flow.request, &session)
    }

    /// A code, on its way to the app.
    fn finish(state: &mut State, request: &AuthorizeRequest, session: &BrowserSession) -> Answer {
        let code = Code {
            client_id: request.client_id.clone(),
            redirect_uri: request.redirect_uri.clone(),
            session: session.clone(),
            scopes: request.scopes.clone(),
            nonce: request.nonce.clone(),
            challenge: request.challenge.clone(),
            expires_on: state.now() + CODE_LIFETIME,
            redeemed: false,
        };
        let value = format!("1.A{}", random(64));
        state.codes.insert(value.clone(), code);
        let mut parameters = vec![("code", value), ("session_state", session.id.clone())];
        if request.client_info {
            parameters.push(("client_info", delivery::client_info(&session.user_id, &state.directory.tenant.id)));
        }
        let email = state.directory.user(&session.user_id).map_or("", |user| user.email.as_str());
        let answer = delivery::deliver(&state.directory.tenant, &request.return_to, parameters);
        respond::with_note(answer, format!("{email} is signed in; a code goes to the app"))
    }

    pub(super) fn cookie_name(&self) -> String {
        // Cookies do not keep ports apart (RFC 6265 §8.5).
        format!("cids-sandbox-{}", self.port)
    }
}

fn read_request(state: &State, call: &Call) -> Result<AuthorizeRequest, Refusal> {
    let parameter = |name| call.parameter(name).map(str::to_owned);
    let page = |number, error, message: String| Refusal::Page(Aadsts::new(number, error, message));
    let client_id = parameter("client_id").ok_or_else(|| {
        page(900_144, "invalid_request", "The request body must contain the following parameter: 'client_id'.".to_owned())
    })?;
    let app = state.directory.app(&client_id).ok_or_else(|| Refusal::Page(unknown_app(state, &client_id)))?;
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

enum Refusal {
    Page(Aadsts),
    NoConsent(String),
    Redirect(ReturnTo, Aadsts),
}
