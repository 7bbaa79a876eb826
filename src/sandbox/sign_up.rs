//! Create account: an address, a code sent to it, a password, and a few attributes.

use super::Tenant;
use super::authorize::{Form, Stage, Step};
use super::mailed_code::MailedCode;
use super::password;
use super::state::State;
use super::tenant::Customer;

/// Where a customer-to-be is.
#[derive(Clone)]
pub(super) enum SignUp {
    Email,
    Code(MailedCode),
    Password { email: String },
    Attributes { email: String, password: String },
}

impl Tenant {
    pub(super) fn sign_up(&self, state: &mut State, step: SignUp, form: &Form<'_>) -> Step {
        let next = match step {
            SignUp::Email => {
                let email = form.field("email");
                if !is_address(email) {
                    return Err("Enter a valid email address.");
                }
                if state.customer_by_email(email).is_some() {
                    return Err("An account with this email address already exists. Sign in instead.");
                }
                SignUp::Code(MailedCode::send(self, state, email.to_owned()))
            }
            SignUp::Code(code) if code.is_void() => SignUp::Code(MailedCode::send(self, state, code.email)),
            SignUp::Code(code) => {
                code.check(form.field("code"))?;
                SignUp::Password { email: code.email }
            }
            SignUp::Password { email } => {
                let password = password::choose(form.password("new-password"), form.password("confirm-password"))?;
                SignUp::Attributes { email, password }
            }
            SignUp::Attributes { email, password } => {
                let [display_name, country, postal_code] =
                    ["display-name", "country", "postal-code"].map(|name| form.field(name).to_owned());
                if display_name.is_empty() || country.is_empty() || postal_code.is_empty() {
                    return Err("Fill in every field.");
                }
                let oid = super::respond::guid();
                let customer = Customer {
                    oid: oid.clone(),
                    email,
                    password,
                    display_name,
                    given_name: None,
                    surname: None,
                    country,
                    postal_code,
                    tokens_valid_from: None,
                };
                state.add_customer(customer).map_err(|_| "The account could not be kept. Is the disk full?")?;
                return Ok(Ok(oid));
            }
        };
        Ok(Err(Stage::SignUp(next)))
    }
}

fn is_address(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_address("new@litware.example"));
        for wrong in ["", "new", "@litware.example", "new@litware", "a b@litware.example", "a@b@c.example"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
