//! A stand-in for Google, Facebook and Apple: a page of its own that signs in any address.

use super::{Flow, Form, Next, Problem, SignUp, Stage, Step};
use crate::sandbox::directory::{AttributeValue, SocialProvider, User, is_address};
use crate::sandbox::state::State;

impl Flow {
    pub(super) fn choose_provider(&self, state: &State, name: &str) -> Step {
        let provider = SocialProvider::named(name);
        let offered = self.user_flow(&state.directory).map(|flow| flow.identity_providers.as_slice()).unwrap_or_default();
        let provider = provider.filter(|provider| offered.contains(provider)).ok_or(Problem::UnknownAccount)?;
        Ok(Next::Page(Stage::Social(provider)))
    }

    /// The provider says who it is; a customer whom the tenant does not know yet signs up.
    pub(super) fn return_from_provider(&self, state: &mut State, provider: SocialProvider, form: &Form<'_>) -> Step {
        let email = form.field("email");
        if !is_address(email) {
            return Err(Problem::InvalidAddress);
        }
        if let Some(user) = state.directory.user_by_email(email) {
            return if user.identity_provider == Some(provider) { Ok(Next::Proven(user.id.clone())) } else { Err(Problem::AccountExists) };
        }
        let user_flow = self.user_flow(&state.directory).filter(|flow| flow.sign_up).ok_or(Problem::UnknownAccount)?;
        let mut user = User { identity_provider: Some(provider), ..User::new(email) };
        if !form.field("display-name").is_empty() {
            user.attributes.insert("displayName".to_owned(), AttributeValue::Text(form.field("display-name").to_owned()));
        }
        if user_flow.attributes.is_empty() {
            SignUp::complete(state, user)
        } else {
            Ok(Next::Page(Stage::SignUp(SignUp::Attributes { user })))
        }
    }
}
