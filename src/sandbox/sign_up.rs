//! Create account: an address, a code sent to it, a password, and a few attributes.

use chrono::{DateTime, SecondsFormat, Utc};
use rand::Rng;

use super::state::{CODE_LIFETIME, State};
use super::tenant::{Customer, TENANT_NAME};
use super::{Mail, Tenant};

/// After these the code is void, or it could be guessed.
const MOST_GUESSES: u8 = 5;

/// Where a customer-to-be is.
#[derive(Clone)]
pub(super) enum SignUp {
    Email,
    Code { email: String, code: String, expires_on: DateTime<Utc>, guesses: u8 },
    Password { email: String },
    Attributes { email: String, password: String },
}

/// The new customer's id, the next step, or what is wrong.
pub(super) type Step = Result<Result<String, SignUp>, &'static str>;

impl Tenant {
    pub(super) fn sign_up(&self, state: &mut State, step: SignUp, field: &dyn Fn(&str) -> String, password: &str) -> Step {
        match step {
            SignUp::Email => {
                let email = field("email");
                if !is_address(&email) {
                    return Err("Enter a valid email address.");
                }
                if state.customer_by_email(&email).is_some() {
                    return Err("An account with this email address already exists. Sign in instead.");
                }
                Ok(Err(self.send_code(state, email)))
            }
            SignUp::Code { email, code, expires_on, guesses } => {
                if Utc::now() > expires_on || guesses >= MOST_GUESSES {
                    return Ok(Err(self.send_code(state, email)));
                }
                if field("code").replace(' ', "") == code {
                    return Ok(Err(SignUp::Password { email }));
                }
                Err("That code isn't right. Check it and try again.")
            }
            SignUp::Password { email } => {
                if !is_strong(password) {
                    return Err("Use at least 8 characters with three of: lowercase, uppercase, digits, symbols.");
                }
                if field("confirm-password") != password.trim() {
                    return Err("The passwords don't match.");
                }
                Ok(Err(SignUp::Attributes { email, password: password.to_owned() }))
            }
            SignUp::Attributes { email, password } => {
                let (display_name, country, postal_code) = (field("display-name"), field("country"), field("postal-code"));
                if display_name.is_empty() || country.is_empty() || postal_code.is_empty() {
                    return Err("Fill in every field.");
                }
                let oid = super::respond::guid();
                let customer =
                    Customer { oid: oid.clone(), email, password, display_name, given_name: None, surname: None, country, postal_code };
                state.add_customer(customer).map_err(|_| "The account could not be kept. Is the disk full?")?;
                Ok(Ok(oid))
            }
        }
    }

    fn send_code(&self, state: &mut State, email: String) -> SignUp {
        let code = format!("{:08}", rand::thread_rng().gen_range(0..100_000_000));
        let now = Utc::now();
        let mail = Mail {
            to: email.clone(),
            subject: format!("{TENANT_NAME} account email verification code"),
            code: code.clone(),
            sent_on: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        };
        (self.on_mail)(&mail);
        state.add_mail(mail);
        SignUp::Code { email, code, expires_on: now + CODE_LIFETIME, guesses: 0 }
    }
}

impl SignUp {
    /// Counts a wrong guess.
    pub(super) fn wrong_guess(&mut self) {
        if let Self::Code { guesses, .. } = self {
            *guesses += 1;
        }
    }
}

fn is_address(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Entra's password policy: eight characters of three kinds.
fn is_strong(password: &str) -> bool {
    let kinds = [
        password.contains(|c: char| c.is_ascii_lowercase()),
        password.contains(|c: char| c.is_ascii_uppercase()),
        password.contains(|c: char| c.is_ascii_digit()),
        password.contains(|c: char| !c.is_ascii_alphanumeric()),
    ];
    (8..=256).contains(&password.chars().count()) && kinds.into_iter().filter(|kind| *kind).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_needs_length_and_three_kinds() {
        for strong in ["Passw0rd", "passw0rd!", "PASSW0RD!", "Password!"] {
            assert!(is_strong(strong), "{strong}");
        }
        for weak in ["Pa0!", "password", "passw0rd", ""] {
            assert!(!is_strong(weak), "{weak}");
        }
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_address("new@litware.example"));
        for wrong in ["", "new", "@litware.example", "new@litware", "a b@litware.example", "a@b@c.example"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
