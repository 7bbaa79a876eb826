//! A sign-in under way: where the customer is, and what has been proved.

use super::delivery::ReturnTo;
use super::mailed_code::MailedCode;
use super::password_reset::PasswordReset;
use super::second_factor::SecondFactor;
use super::sign_up::SignUp;
use super::text::{Language, Problem};
use crate::sandbox::call::Call;
use crate::sandbox::directory::{Directory, SocialProvider, UserFlow};
use crate::sandbox::state::BrowserSession;

/// A sign-in under way in one browser.
#[derive(Clone)]
pub(in crate::sandbox) struct Flow {
    pub(super) browser: String,
    pub(super) request: AuthorizeRequest,
    pub(super) stage: Stage,
    pub(super) language: Language,
    /// Whether a program walks through it: pages are JSON then.
    pub(super) as_json: bool,
    pub(super) progress: Option<Progress>,
}

/// A request that passed the checks.
#[derive(Clone)]
pub(super) struct AuthorizeRequest {
    pub(super) client_id: String,
    pub(super) target: Target,
    pub(super) scopes: Vec<String>,
    pub(super) nonce: Option<String>,
    pub(super) challenge: Option<(String, String)>,
    pub(super) login_hint: Option<String>,
    pub(super) client_info: bool,
    /// `prompt=consent`.
    pub(super) asks_consent: bool,
}

/// Who waits for the end of it.
#[derive(Clone)]
pub(super) enum Target {
    App(ReturnTo),
    /// A device, by its device code.
    Device(String),
}

/// Where the customer is.
#[derive(Clone)]
pub(super) enum Stage {
    Email,
    Password { email: String },
    Passcode(MailedCode),
    Social(SocialProvider),
    PickAccount,
    SignUp(SignUp),
    PasswordReset(PasswordReset),
    SecondFactor(SecondFactor),
    StaySignedIn,
    Consent,
}

/// What a customer who has passed the first factor has passed besides.
#[derive(Clone)]
pub(super) struct Progress {
    pub(super) user_id: String,
    pub(super) second_factor: bool,
    pub(super) stay_signed_in: Option<bool>,
    pub(super) consented: bool,
    pub(super) session: Option<BrowserSession>,
}

/// Where a form leads.
pub(super) enum Next {
    Page(Stage),
    /// The customer with this id has passed the first factor.
    Proven(String),
    SecondFactorPassed,
    StaySignedIn(bool),
    Consented,
}

pub(super) type Step = Result<Next, Problem>;

/// What a customer sent.
pub(super) struct Form<'a>(pub(super) &'a Call);

impl<'a> Form<'a> {
    /// A field, without the spaces around it.
    pub(super) fn field(&self, name: &str) -> &'a str {
        self.password(name).trim()
    }

    /// Every value of a field.
    pub(super) fn fields(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.form_all(name).map(str::trim)
    }

    /// A field as it was typed.
    pub(super) fn password(&self, name: &str) -> &'a str {
        self.0.form(name).unwrap_or_default()
    }
}

impl Stage {
    pub(super) fn code_mut(&mut self) -> Option<&mut MailedCode> {
        match self {
            Self::Passcode(code)
            | Self::SignUp(SignUp::Code(code))
            | Self::PasswordReset(PasswordReset::Code(code))
            | Self::SecondFactor(SecondFactor::Code { code, .. }) => Some(code),
            _ => None,
        }
    }
}

impl Flow {
    /// The user flow that the sign-in goes through.
    pub(super) fn user_flow<'a>(&self, directory: &'a Directory) -> Option<&'a UserFlow> {
        directory.user_flow_of(directory.app(&self.request.client_id)?)
    }

    pub(super) fn progress_mut(&mut self, user_id: &str) -> &mut Progress {
        self.progress.get_or_insert_with(|| Progress {
            user_id: user_id.to_owned(),
            second_factor: false,
            stay_signed_in: None,
            consented: false,
            session: None,
        })
    }
}
