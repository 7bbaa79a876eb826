//! Create account: an address, a code sent to it, a password, and the attributes that the user flow asks for.

use super::authorize::{Flow, Form, Stage, Step};
use super::directory::{User, UserFlow, is_address};
use super::mailed_code::MailedCode;
use super::state::State;
use super::{Tenant, attributes, password};

/// Where a customer-to-be is.
#[derive(Clone)]
pub(super) enum SignUp {
    Email,
    Code(MailedCode),
    Password { email: String },
    Attributes { email: String, password: String },
}

impl Tenant {
    pub(super) fn sign_up(&self, state: &mut State, flow: &Flow, step: SignUp, form: &Form<'_>) -> Step {
        let next = match step {
            SignUp::Email => {
                let email = form.field("email");
                if !is_address(email) {
                    return Err("Enter a valid email address.".into());
                }
                if state.directory.user_by_email(email).is_some() {
                    return Err("An account with this email address already exists. Sign in instead.".into());
                }
                SignUp::Code(MailedCode::send(self, state, email.to_owned()))
            }
            SignUp::Code(code) if code.is_void(state.now()) => SignUp::Code(MailedCode::send(self, state, code.email)),
            SignUp::Code(code) => {
                code.check(form.field("code"))?;
                SignUp::Password { email: code.email }
            }
            SignUp::Password { email } => {
                let password = password::choose(form.password("new-password"), form.password("confirm-password"))?;
                SignUp::Attributes { email, password }
            }
            SignUp::Attributes { email, password } => {
                let asked = user_flow(state, flow).map(|flow| flow.attributes.as_slice()).unwrap_or_default();
                let mut user = User { password: Some(password), created_on: Some(state.now()), ..User::new(email) };
                user.attributes = attributes::collect(asked, form)?;
                let id = user.id.clone();
                state.add_user(user).map_err(|_| "The account could not be kept. Is the disk full?")?;
                return Ok(Ok(id));
            }
        };
        Ok(Err(Stage::SignUp(next)))
    }
}

/// The user flow that a sign-in goes through.
pub(super) fn user_flow<'a>(state: &'a State, flow: &Flow) -> Option<&'a UserFlow> {
    state.directory.user_flow_of(state.directory.app(&flow.request.client_id)?)
}
