//! A code sent by "mail", which proves that an address is the customer's.

use chrono::{DateTime, SecondsFormat, Utc};
use rand::Rng;

use super::Problem;
use crate::sandbox::state::{CODE_LIFETIME, State};
use crate::sandbox::{Mail, Tenant};

/// After these the code is void, or it could be guessed.
const MOST_GUESSES: u8 = 5;

/// A code on its way to `email`.
#[derive(Clone)]
pub(super) struct MailedCode {
    pub(super) email: String,
    code: String,
    expires_on: DateTime<Utc>,
    guesses: u8,
}

impl MailedCode {
    pub(super) fn send(tenant: &Tenant, state: &mut State, email: String) -> Self {
        let code = tenant.fixed_code.clone().unwrap_or_else(|| format!("{:08}", rand::thread_rng().gen_range(0..100_000_000)));
        let now = state.now();
        let mail = Mail {
            to: email.clone(),
            subject: format!("{} account email verification code", state.directory.tenant.name),
            code: code.clone(),
            sent_on: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        };
        (tenant.on_mail)(&mail);
        state.add_mail(mail);
        tenant.news.notify_waiters();
        Self { email, code, expires_on: now + CODE_LIFETIME, guesses: 0 }
    }

    /// Whether a new one must be sent.
    pub(super) fn is_void(&self, now: DateTime<Utc>) -> bool {
        now > self.expires_on || self.guesses >= MOST_GUESSES
    }

    pub(super) fn check(&self, guess: &str) -> Result<(), Problem> {
        if guess.replace(' ', "") == self.code { Ok(()) } else { Err(Problem::WrongCode) }
    }

    pub(super) fn count_wrong_guess(&mut self) {
        self.guesses += 1;
    }
}
