//! Forgot password: a code sent to the address, and a new password. Whoever held a token under the old one must sign in again.

use super::{Form, MailedCode, Next, Problem, Stage, Step, password};
use crate::sandbox::Tenant;
use crate::sandbox::state::State;

/// Where a customer is who forgot the password.
#[derive(Clone)]
pub(super) enum PasswordReset {
    Email,
    Code(MailedCode),
    Password { email: String },
}

impl Tenant {
    pub(super) fn reset_password(&self, state: &mut State, step: PasswordReset, form: &Form<'_>) -> Step {
        let next = match step {
            PasswordReset::Email => {
                let user = state.directory.user_by_email(form.field("email")).ok_or(Problem::UnknownAccount)?;
                let email = user.email.clone();
                PasswordReset::Code(MailedCode::send(self, state, email))
            }
            PasswordReset::Code(code) if code.is_void(state.now()) => PasswordReset::Code(MailedCode::send(self, state, code.email)),
            PasswordReset::Code(code) => {
                code.check(form.field("code"))?;
                PasswordReset::Password { email: code.email }
            }
            PasswordReset::Password { email } => {
                let password = password::choose(form.password("new-password"), form.password("confirm-password"))?;
                let now = state.now();
                let id = state.directory.user_by_email(&email).map(|user| user.id.clone()).ok_or(Problem::AccountGone)?;
                let changed = state.change(|directory| {
                    if let Some(user) = directory.user_mut(&id) {
                        user.password = Some(password);
                        user.tokens_valid_from = Some(now);
                    }
                });
                changed.map_err(|_| Problem::NotKept)?;
                return Ok(Next::Proven(id));
            }
        };
        Ok(Next::Page(Stage::PasswordReset(next)))
    }
}
