//! The first factor, and what follows it: the second one, staying signed in, consent, and the end.

use super::delivery;
use super::{AuthorizeRequest, Flow, Form, Language, MailedCode, Next, Problem, SecondFactor, Stage, Step, Target, pages, show};
use crate::sandbox::Tenant;
use crate::sandbox::directory::FirstFactor;
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::{self, Answer};
use crate::sandbox::state::{BrowserSession, CODE_LIFETIME, Code, State, random};
use crate::sandbox::token::Outcome;

impl Tenant {
    /// An address was given: a password is asked for, or a one-time passcode sent.
    pub(super) fn give_address(&self, state: &mut State, flow: &Flow, address: &str) -> Step {
        let user = state.directory.user_by_email(address).ok_or(Problem::UnknownAccount)?;
        if let Some(provider) = user.identity_provider {
            return Err(Problem::UsesProvider(provider.name()));
        }
        let email = user.email.clone();
        let by_passcode = flow.user_flow(&state.directory).is_some_and(|flow| flow.first_factor == FirstFactor::EmailOneTimePasscode);
        // A change of the flow's sign-in method affects new customers only.
        let stage = if by_passcode || user.password.is_none() {
            Stage::Passcode(MailedCode::send(self, state, email))
        } else {
            Stage::Password { email }
        };
        Ok(Next::Page(stage))
    }

    pub(super) fn check_passcode(&self, state: &mut State, code: MailedCode, form: &Form<'_>) -> Step {
        if code.is_void(state.now()) {
            return Ok(Next::Page(Stage::Passcode(MailedCode::send(self, state, code.email))));
        }
        code.check(form.field("code"))?;
        state.directory.user_by_email(&code.email).map(|user| Next::Proven(user.id.clone())).ok_or(Problem::AccountGone)
    }

    /// What the customer has passed decides what comes next.
    pub(super) fn go_on(&self, state: &mut State, id: &str, mut flow: Flow, user_id: &str) -> Answer {
        let tenant = &state.directory.tenant;
        let Some(user) = state.directory.user(user_id).filter(|user| user.enabled) else {
            let error = Aadsts::new(50057, "invalid_request", "The user account is disabled.");
            return pages::error(tenant, flow.language, &error);
        };
        let registered = user.second_factor.clone();
        let user_flow = flow.user_flow(&state.directory).cloned();
        let asks = |wanted: fn(&crate::sandbox::directory::UserFlow) -> bool| user_flow.as_ref().is_some_and(wanted);
        let asks_consent = flow.request.asks_consent;
        let progress = flow.progress_mut(user_id).clone();
        let next = if progress.session.is_none() && !progress.second_factor && asks(|flow| flow.second_factor) {
            Some(Stage::SecondFactor(match registered {
                Some(email) => SecondFactor::Code { code: MailedCode::send(self, state, email), registers: false },
                None => SecondFactor::Register,
            }))
        } else if progress.session.is_none() && progress.stay_signed_in.is_none() && asks(|flow| flow.stay_signed_in) {
            Some(Stage::StaySignedIn)
        } else {
            None
        };
        let stays = progress.stay_signed_in == Some(true);
        flow.stage = if let Some(asked) = next {
            asked
        } else {
            let session = progress.session.clone().unwrap_or_else(|| state.open_session(&flow.browser, user_id, stays));
            if !asks_consent || progress.consented {
                state.flows.remove(id);
                let answer = Self::finish(state, &flow.request, &session, flow.language);
                return if stays { respond::with_header(answer, "set-cookie", &self.lasting_cookie(&flow.browser)) } else { answer };
            }
            flow.progress_mut(user_id).session = Some(session);
            Stage::Consent
        };
        state.flows.insert(id.to_owned(), flow.clone());
        show(state, id, &flow, None)
    }

    /// A code on its way to the app, or a device that may go on.
    pub(super) fn finish(state: &mut State, request: &AuthorizeRequest, session: &BrowserSession, language: Language) -> Answer {
        let email = state.directory.user(&session.user_id).map(|user| user.email.clone()).unwrap_or_default();
        let to = match &request.target {
            Target::App(to) => to,
            Target::Device(device_code) => {
                if let Some(device) = state.devices.get_mut(device_code) {
                    device.outcome = Some(Outcome::SignedIn(session.clone()));
                }
                let app = state.directory.app(&request.client_id).map_or("", |app| app.name.as_str());
                let answer = pages::device_end(&state.directory.tenant, language, Some(app));
                return respond::with_note(answer, format!("{email} is signed in on a device"));
            }
        };
        let code = Code {
            client_id: request.client_id.clone(),
            redirect_uri: to.uri.clone(),
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
        let answer = delivery::deliver(&state.directory.tenant, language, to, parameters);
        respond::with_note(answer, format!("{email} is signed in; a code goes to the app"))
    }

    /// The customer does not want to go on.
    pub(super) fn cancel(state: &mut State, flow: &Flow) -> Answer {
        let tenant = &state.directory.tenant;
        match (&flow.request.target, &flow.stage) {
            (Target::App(to), Stage::Consent) => {
                let error = Aadsts::new(65004, "access_denied", "User declined to consent to access the app.");
                delivery::error(tenant, flow.language, to, &error)
            }
            (Target::App(to), _) => delivery::cancelled(tenant, flow.language, to),
            (Target::Device(device_code), _) => {
                if let Some(device) = state.devices.get_mut(device_code) {
                    device.outcome = Some(Outcome::Declined);
                }
                pages::device_end(&state.directory.tenant, flow.language, None)
            }
        }
    }

    /// An error that the app is told.
    pub(super) fn fail(state: &State, target: &Target, error: &Aadsts, language: Language) -> Answer {
        match target {
            Target::App(to) => delivery::error(&state.directory.tenant, language, to, error),
            Target::Device(_) => pages::error(&state.directory.tenant, language, error),
        }
    }

    /// Ninety days, as a persistent session at Microsoft's.
    fn lasting_cookie(&self, browser: &str) -> String {
        format!("{}={browser}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000", self.cookie_name())
    }
}
