//! The second factor: a code by email, to an address that is registered at the first time.

use super::{Flow, Form, MailedCode, Next, Problem, Stage, Step};
use crate::sandbox::Tenant;
use crate::sandbox::directory::is_address;
use crate::sandbox::state::State;

/// Where a customer is who has passed the first factor.
#[derive(Clone)]
pub(super) enum SecondFactor {
    Register,
    Code { code: MailedCode, registers: bool },
}

impl Tenant {
    pub(super) fn second_factor(&self, state: &mut State, flow: &Flow, step: SecondFactor, form: &Form<'_>) -> Step {
        let next = match step {
            SecondFactor::Register => {
                let email = form.field("email");
                if !is_address(email) {
                    return Err(Problem::InvalidAddress);
                }
                SecondFactor::Code { code: MailedCode::send(self, state, email.to_owned()), registers: true }
            }
            SecondFactor::Code { code, registers } if code.is_void(state.now()) => {
                SecondFactor::Code { code: MailedCode::send(self, state, code.email), registers }
            }
            SecondFactor::Code { code, registers } => {
                code.check(form.field("code"))?;
                let user_id = flow.progress.as_ref().map(|progress| progress.user_id.clone()).ok_or(Problem::AccountGone)?;
                if registers {
                    let registered = state.change(|directory| {
                        if let Some(user) = directory.user_mut(&user_id) {
                            user.second_factor = Some(code.email.clone());
                        }
                    });
                    registered.map_err(|_| Problem::NotKept)?;
                }
                return Ok(Next::SecondFactorPassed);
            }
        };
        Ok(Next::Page(Stage::SecondFactor(next)))
    }
}
