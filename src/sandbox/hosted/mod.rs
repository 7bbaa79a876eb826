//! The hosted pages: a customer's way from an authorization request to an answer for the app. What real External ID shows on its own page
//! is shown there, and never redirected.

mod attributes;
mod authorize;
mod delivery;
mod device;
mod flow;
mod logout;
mod mailed_code;
mod pages;
mod password;
mod password_reset;
mod refusals;
mod second_factor;
mod sign_in;
mod sign_up;
mod social;
mod text;

use serde_json::json;
use url::Url;

use super::call::Call;
use super::directory::{Directory, SocialProvider, TenantProfile};
use super::error::Aadsts;
use super::respond::{self, Answer};
use super::state::{BrowserSession, State, random};
use super::{Tenant, token::Asked};
pub(super) use delivery::client_info;
pub(super) use flow::Flow;
use flow::{AuthorizeRequest, Form, Next, Stage, Step, Target};
use mailed_code::MailedCode;
use pages::Page;
pub(super) use password::is_strong;
use password_reset::PasswordReset;
use second_factor::SecondFactor;
use sign_up::SignUp;
use text::{Language, Problem};

impl Tenant {
    /// The authorization endpoint.
    pub(super) fn authorize(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let language = Language::of(call);
        let begun = match authorize::read(&state, call) {
            Ok(begun) => begun,
            Err(refusal) => return refusal.answer(&state.directory.tenant, language),
        };
        self.begin(&mut state, call, begun)
    }

    /// The first page of a sign-in, or its end where the browser's session is enough.
    fn begin(&self, state: &mut State, call: &Call, (request, prompt): (AuthorizeRequest, authorize::Prompt)) -> Answer {
        use authorize::Prompt;
        let known = call.cookie(&self.cookie_name()).map(str::to_owned);
        let fresh = |session: &BrowserSession| prompt.max_age().is_none_or(|age| state.now() - session.authenticated_on <= age);
        let sessions: Vec<BrowserSession> =
            state.sessions_of(known.as_deref()).into_iter().map(|(session, _)| session.clone()).filter(fresh).collect();
        let hinted = request.login_hint.as_deref().and_then(|hint| {
            sessions.iter().find(|session| state.directory.user(&session.user_id).is_some_and(|user| user.is_hinted_by(hint)))
        });
        let single = hinted.or(sessions.first().filter(|_| sessions.len() == 1)).cloned();
        let (stage, signed_in) = match (&prompt, single) {
            (Prompt::None, Some(session)) => return Self::finish(state, &request, &session, Language::of(call)),
            (Prompt::None, None) => {
                let error = Aadsts::new(50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
                return Self::fail(state, &request.target, &error, Language::of(call));
            }
            (Prompt::Create, _) => (Stage::SignUp(SignUp::Email), None),
            (Prompt::Provider(provider), _) => (Stage::Social(*provider), None),
            (Prompt::Usual { .. }, Some(session)) if request.asks_consent => (Stage::Consent, Some(session)),
            // Whoever sits at a device with a code must be told who signs in there.
            (Prompt::Usual { .. }, Some(session)) if matches!(request.target, Target::App(_)) => {
                return Self::finish(state, &request, &session, Language::of(call));
            }
            (Prompt::Usual { .. } | Prompt::SelectAccount, _) if !sessions.is_empty() => (Stage::PickAccount, None),
            _ => (Stage::Email, None),
        };
        let browser = known.unwrap_or_else(|| random(24));
        let mut flow =
            Flow { browser: browser.clone(), request, stage, language: Language::of(call), as_json: call.wants_json(), progress: None };
        if matches!(flow.stage, Stage::SignUp(_)) && !flow.user_flow(&state.directory).is_some_and(|flow| flow.sign_up) {
            flow.stage = Stage::Email;
        }
        if let Some(session) = signed_in {
            let user_id = session.user_id.clone();
            flow.progress_mut(&user_id).session = Some(session);
        }
        let id = state.add_flow(flow.clone());
        let cookie = format!("{}={browser}; Path=/; HttpOnly; SameSite=Lax", self.cookie_name());
        respond::with_header(show(state, &id, &flow, None), "set-cookie", &cookie)
    }

    /// A form of the hosted pages.
    pub(super) fn interact(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let state = &mut *state;
        let id = call.form("flow").unwrap_or_default().to_owned();
        let browser = call.cookie(&self.cookie_name());
        // The form must come from the browser that was shown it: another site can make it send a form, but not read the flow's id.
        let Some(mut flow) = state.flows.get(&id).filter(|flow| Some(flow.browser.as_str()) == browser).cloned() else {
            let error = Aadsts::new(140_000, "invalid_request", "The page is too old, or belongs to another browser. Start again.");
            return pages::error(&state.directory.tenant, Language::of(call), &error);
        };
        let form = Form(call);
        let action = call.form("action").unwrap_or("next");
        if action == "cancel" {
            state.flows.remove(&id);
            return Self::cancel(state, &flow);
        }
        if matches!(flow.stage, Stage::Email)
            && let Some(refused) = flow.refusal(state, form.field("email"))
        {
            state.flows.remove(&id);
            return refused;
        }
        let signs_up = flow.user_flow(&state.directory).is_some_and(|flow| flow.sign_up);
        let step = match (action, flow.stage.clone()) {
            ("create-account", _) if signs_up => Ok(Next::Page(Stage::SignUp(SignUp::Email))),
            ("sign-in", _) => Ok(Next::Page(Stage::Email)),
            ("forgot-password", Stage::Password { .. }) => Ok(Next::Page(Stage::PasswordReset(PasswordReset::Email))),
            ("resend", _) => {
                let mut stage = flow.stage.clone();
                if let Some(code) = stage.code_mut() {
                    *code = MailedCode::send(self, state, code.email.clone());
                }
                Ok(Next::Page(stage))
            }
            (provider, Stage::Email | Stage::SignUp(SignUp::Email)) if SocialProvider::named(provider).is_some() => {
                flow.choose_provider(state, provider)
            }
            (_, Stage::Email) => self.give_address(state, &flow, form.field("email")),
            (_, Stage::Password { email }) => check_password(&state.directory, &email, form.password("password")),
            (_, Stage::Passcode(code)) => self.check_passcode(state, code, &form),
            (_, Stage::Social(provider)) => flow.return_from_provider(state, provider, &form),
            (_, Stage::PickAccount) => {
                let chosen = state.sessions_of(browser).into_iter().find(|(_, user)| user.id == form.field("account"));
                match chosen.map(|(session, _)| session.clone()) {
                    Some(session) => {
                        flow.progress = None;
                        flow.progress_mut(&session.user_id.clone()).session = Some(session.clone());
                        return self.go_on(state, &id, flow, &session.user_id);
                    }
                    None => Ok(Next::Page(Stage::Email)),
                }
            }
            (_, Stage::SignUp(step)) => self.sign_up(state, &flow, step, &form),
            (_, Stage::PasswordReset(step)) => self.reset_password(state, step, &form),
            (_, Stage::SecondFactor(step)) => self.second_factor(state, &flow, step, &form),
            (answer, Stage::StaySignedIn) => Ok(Next::StaySignedIn(answer == "yes")),
            (_, Stage::Consent) => Ok(Next::Consented),
        };
        // What was typed stands in the field again.
        if !form.field("email").is_empty() {
            flow.request.login_hint = Some(form.field("email").to_owned());
        }
        match step {
            Ok(Next::Page(stage)) => flow.stage = stage,
            Ok(next) => {
                let user_id = match (&next, &flow.progress) {
                    (Next::Proven(user_id), _) => user_id.clone(),
                    (_, Some(progress)) => progress.user_id.clone(),
                    (_, None) => String::new(),
                };
                let progress = flow.progress_mut(&user_id);
                match next {
                    Next::SecondFactorPassed => progress.second_factor = true,
                    Next::StaySignedIn(stay) => progress.stay_signed_in = Some(stay),
                    Next::Consented => progress.consented = true,
                    Next::Proven(_) | Next::Page(_) => {}
                }
                return self.go_on(state, &id, flow, &user_id);
            }
            Err(problem) => {
                if let Some(code) = flow.stage.code_mut() {
                    code.count_wrong_guess();
                }
                state.flows.insert(id.clone(), flow.clone());
                return show(state, &id, &flow, Some(&problem));
            }
        }
        state.flows.insert(id.clone(), flow.clone());
        show(state, &id, &flow, None)
    }

    pub(super) fn cookie_name(&self) -> String {
        // Cookies do not keep ports apart (RFC 6265 §8.5).
        format!("cids-sandbox-{}", self.place.port)
    }
}

fn check_password(directory: &Directory, email: &str, password: &str) -> Step {
    let user = directory.user_by_email(email).filter(|user| user.password.as_deref() == Some(password));
    user.map(|user| Next::Proven(user.id.clone())).ok_or(Problem::WrongPassword)
}

/// The page of a flow's stage.
fn show(state: &State, id: &str, flow: &Flow, problem: Option<&Problem>) -> Answer {
    let directory = &state.directory;
    let app = directory.app(&flow.request.client_id);
    let user_flow = flow.user_flow(directory);
    let hint = flow.request.login_hint.as_deref().map(|hint| readable(directory, hint)).unwrap_or_default();
    let hint = hint.as_str();
    let providers = user_flow.map(|flow| flow.identity_providers.as_slice()).unwrap_or_default();
    let accounts: Vec<(&str, &str)> =
        state.sessions_of(Some(&flow.browser)).into_iter().map(|(_, user)| (user.id.as_str(), user.email.as_str())).collect();
    let attributes = user_flow.map(|flow| flow.attributes.as_slice()).unwrap_or_default();
    let page = match &flow.stage {
        Stage::Email => Page::Email { hint, providers, may_sign_up: user_flow.is_some_and(|flow| flow.sign_up) },
        Stage::Password { email } => Page::Password { email },
        Stage::Social(provider) => Page::Social { provider: *provider },
        Stage::PickAccount => Page::PickAccount { accounts: &accounts },
        Stage::SignUp(SignUp::Email) => Page::SignUpEmail { hint, providers },
        Stage::Passcode(code)
        | Stage::SignUp(SignUp::Code(code))
        | Stage::PasswordReset(PasswordReset::Code(code))
        | Stage::SecondFactor(SecondFactor::Code { code, .. }) => Page::Code { email: &code.email },
        Stage::SignUp(SignUp::Password { email }) | Stage::PasswordReset(PasswordReset::Password { email }) => Page::NewPassword { email },
        Stage::PasswordReset(PasswordReset::Email) => Page::ForgotPassword { hint },
        Stage::SignUp(SignUp::Attributes { .. }) => Page::Attributes { asked: attributes },
        Stage::SecondFactor(SecondFactor::Register) => Page::RegisterSecondFactor { hint },
        Stage::StaySignedIn => Page::StaySignedIn,
        Stage::Consent => Page::Consent { scopes: &flow.request.scopes },
    };
    let app = app.map_or("", |app| app.name.as_str());
    let returns_to = match &flow.request.target {
        Target::App(to) => Url::parse(&to.uri).ok().map(|uri| uri.origin().ascii_serialization()),
        Target::Device(_) => None,
    };
    let told = problem.map(|problem| problem.text(flow.language));
    let answer = if flow.as_json {
        let action = format!("/{}/sign-in", directory.tenant.id);
        let title = page.title(flow.language.text());
        respond::json(200, &json!({"title": title, "action": action, "flow": id, "fields": page.field_ids(), "problem": told}))
    } else {
        pages::hosted(&directory.tenant, flow.language, id, app, returns_to.as_deref(), &page, told.as_deref())
    };
    match problem {
        Some(problem) => respond::with_remark(answer, &problem.text(Language::English)),
        None => respond::with_note(answer, format!("shows {}", page.title(Language::English.text()))),
    }
}

/// An error in the language of whoever asked.
pub(super) fn error_page(tenant: &TenantProfile, call: &Call, error: &Aadsts) -> Answer {
    pages::error(tenant, Language::of(call), error)
}

/// The opaque `login_hint` claim shows as the principal name, as on the real pages.
fn readable(directory: &Directory, hint: &str) -> String {
    let opaque = directory.users.iter().find(|user| user.login_hint() == hint);
    opaque.map_or_else(|| hint.to_owned(), |user| user.principal_name(&directory.domain()))
}
