//! Create account: an address, a code sent to it, a password where the user flow has one, and the attributes that it asks for.

use super::{Flow, Form, MailedCode, Next, Problem, Stage, Step, attributes, password};
use crate::sandbox::Tenant;
use crate::sandbox::directory::{FirstFactor, User, is_address};
use crate::sandbox::state::State;

/// Where a customer-to-be is.
#[derive(Clone)]
pub(super) enum SignUp {
    Email,
    Code(MailedCode),
    Password { email: String },
    Attributes { user: User },
}

impl SignUp {
    /// The account is there from now on.
    pub(super) fn complete(state: &mut State, mut user: User) -> Step {
        user.created_on = Some(state.now());
        let id = user.id.clone();
        state.add_user(user).map_err(|_| Problem::NotKept)?;
        Ok(Next::Proven(id))
    }
}

impl Tenant {
    pub(super) fn sign_up(&self, state: &mut State, flow: &Flow, step: SignUp, form: &Form<'_>) -> Step {
        let next = match step {
            SignUp::Email => {
                let email = form.field("email");
                if !is_address(email) {
                    return Err(Problem::InvalidAddress);
                }
                if state.directory.user_by_email(email).is_some() {
                    return Err(Problem::AccountExists);
                }
                SignUp::Code(MailedCode::send(self, state, email.to_owned()))
            }
            SignUp::Code(code) if code.is_void(state.now()) => SignUp::Code(MailedCode::send(self, state, code.email)),
            SignUp::Code(code) => {
                code.check(form.field("code"))?;
                let by_passcode =
                    flow.user_flow(&state.directory).is_some_and(|flow| flow.first_factor == FirstFactor::EmailOneTimePasscode);
                if !by_passcode {
                    return Ok(Next::Page(Stage::SignUp(SignUp::Password { email: code.email })));
                }
                return ask_attributes(state, flow, User::new(code.email));
            }
            SignUp::Password { email } => {
                let password = password::choose(form.password("new-password"), form.password("confirm-password"))?;
                return ask_attributes(state, flow, User { password: Some(password), ..User::new(email) });
            }
            SignUp::Attributes { mut user } => {
                let asked = flow.user_flow(&state.directory).map(|flow| flow.attributes.as_slice()).unwrap_or_default();
                user.attributes.extend(attributes::collect(asked, form, flow.language.text())?);
                // Somebody else may have been faster.
                if state.directory.user_by_email(&user.email).is_some() {
                    return Err(Problem::AccountExists);
                }
                return SignUp::complete(state, user);
            }
        };
        Ok(Next::Page(Stage::SignUp(next)))
    }
}

fn ask_attributes(state: &mut State, flow: &Flow, user: User) -> Step {
    let asks = flow.user_flow(&state.directory).is_some_and(|flow| !flow.attributes.is_empty());
    if asks { Ok(Next::Page(Stage::SignUp(SignUp::Attributes { user }))) } else { SignUp::complete(state, user) }
}
