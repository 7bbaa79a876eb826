//! What the hosted pages say, in each language that they are in.

use super::super::call::Call;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Language {
    English,
    German,
}

impl Language {
    /// What the request asks for, else what the browser prefers, else English.
    pub(super) fn of(call: &Call) -> Self {
        let asked = call.parameter("ui_locales").or(call.parameter("mkt"));
        let preferred = call.header("accept-language").unwrap_or_default();
        let wanted = asked.unwrap_or(preferred).split([' ', ',']).map(str::trim).find_map(|tag| match tag.get(..2)? {
            de if de.eq_ignore_ascii_case("de") => Some(Self::German),
            en if en.eq_ignore_ascii_case("en") => Some(Self::English),
            _ => None,
        });
        wanted.unwrap_or(Self::English)
    }

    /// BCP 47.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    pub(super) fn text(self) -> &'static Text {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }
}

/// What is wrong with a form, to be told to the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Problem {
    UnknownAccount,
    WrongPassword,
    WrongCode,
    InvalidAddress,
    AccountExists,
    WeakPassword,
    PasswordsDiffer,
    UsesProvider(&'static str),
    AccountGone,
    NotKept,
    UnknownDeviceCode,
    Required(String),
    NotAnAnswer(String),
    NotANumber(String),
    TooLong(String),
    WrongForm(String),
}

impl Problem {
    pub(super) fn text(&self, language: Language) -> String {
        let text = language.text();
        let about = |template: &str, what: &str| template.replace("{}", what);
        match self {
            Self::UnknownAccount => text.unknown_account.to_owned(),
            Self::WrongPassword => text.wrong_password.to_owned(),
            Self::WrongCode => text.wrong_code.to_owned(),
            Self::InvalidAddress => text.invalid_address.to_owned(),
            Self::AccountExists => text.account_exists.to_owned(),
            Self::WeakPassword => text.password_rules.to_owned(),
            Self::PasswordsDiffer => text.passwords_differ.to_owned(),
            Self::UsesProvider(provider) => about(text.uses_provider, provider),
            Self::AccountGone => text.account_gone.to_owned(),
            Self::NotKept => text.not_kept.to_owned(),
            Self::UnknownDeviceCode => text.unknown_device_code.to_owned(),
            Self::Required(label) => about(text.required, label),
            Self::NotAnAnswer(label) => about(text.not_an_answer, label),
            Self::NotANumber(label) => about(text.not_a_number, label),
            Self::TooLong(label) => about(text.too_long, label),
            Self::WrongForm(label) => about(text.wrong_form, label),
        }
    }
}

macro_rules! texts {
    ($($name:ident: $english:literal, $german:literal;)*) => {
        /// The words of the pages; `{}` stands for a name or an address.
        pub(super) struct Text {
            $(pub(super) $name: &'static str,)*
        }

        const ENGLISH: Text = Text { $($name: $english,)* };
        const GERMAN: Text = Text { $($name: $german,)* };
    };
}

texts! {
    sign_in: "Sign in", "Anmelden";
    to_continue: "to continue to {}", "um mit {} fortzufahren";
    enter_password: "Enter password", "Kennwort eingeben";
    pick_account: "Pick an account", "Konto auswählen";
    create_account: "Create account", "Konto erstellen";
    reset_password: "Reset password", "Kennwort zurücksetzen";
    enter_code: "Enter code", "Code eingeben";
    choose_password: "Choose a password", "Kennwort wählen";
    add_details: "Add details", "Details hinzufügen";
    few_details: "Just a few more details.", "Nur noch wenige Angaben.";
    keep_secure: "Keep your account secure", "Konto schützen";
    keep_secure_why: "Besides your password you need a code. Where shall it be sent?", "Neben dem Kennwort brauchen Sie einen Code. Wohin soll er gesendet werden?";
    stay_signed_in: "Stay signed in?", "Angemeldet bleiben?";
    stay_why: "Then you are asked to sign in less often.", "Dann müssen Sie sich seltener anmelden.";
    permissions_requested: "Permissions requested", "Angeforderte Berechtigungen";
    app_would_like: "{} would like to:", "{} möchte:";
    sign_in_with: "Sign in with {}", "Mit {} anmelden";
    stand_in: "This page stands in for {}. Any address will do.", "Diese Seite vertritt {}. Jede Adresse ist recht.";
    device_title: "Enter code", "Code eingeben";
    device_why: "Enter the code that your device or app shows.", "Geben Sie den Code ein, den Ihr Gerät oder Ihre App anzeigt.";
    device_done: "You have signed in to {} on your device", "Sie haben sich auf Ihrem Gerät bei {} angemeldet";
    device_done_why: "You may now close this window.", "Sie können dieses Fenster schließen.";
    device_declined: "You cancelled the sign-in on your device", "Sie haben die Anmeldung auf Ihrem Gerät abgebrochen";
    email: "Email address", "E-Mail-Adresse";
    password: "Password", "Kennwort";
    new_password: "New password", "Neues Kennwort";
    confirm_password: "Confirm password", "Kennwort bestätigen";
    code: "Verification code", "Prüfcode";
    display_name: "Display name", "Anzeigename";
    given_name: "Given name", "Vorname";
    surname: "Surname", "Nachname";
    job_title: "Job title", "Position";
    street_address: "Street address", "Straße und Hausnummer";
    city: "City", "Ort";
    state: "State/Province", "Bundesland";
    postal_code: "Postal code", "Postleitzahl";
    country: "Country/Region", "Land/Region";
    optional: "(optional)", "(freiwillig)";
    choose: "Choose…", "Auswählen…";
    next: "Next", "Weiter";
    continue_on: "Continue", "Weiter";
    cancel: "Cancel", "Abbrechen";
    accept: "Accept", "Zustimmen";
    yes: "Yes", "Ja";
    no: "No", "Nein";
    no_account: "No account?", "Kein Konto?";
    create_one: "Create one", "Jetzt erstellen";
    have_account: "Have an account?", "Schon ein Konto?";
    back_to_sign_in: "Back to sign-in", "Zurück zur Anmeldung";
    forgot_password: "Forgot password?", "Kennwort vergessen?";
    use_another: "Use another account", "Ein anderes Konto verwenden";
    resend: "Send a new code", "Neuen Code senden";
    will_send: "We will send a code to your email address.", "Wir senden einen Code an Ihre E-Mail-Adresse.";
    code_sent: "We sent a code to {}. In the sandbox it is printed in the terminal.", "Wir haben einen Code an {} gesendet. In der Sandbox steht er im Terminal.";
    password_rules: "Use at least 8 characters with three of: lowercase, uppercase, digits, symbols.", "Mindestens 8 Zeichen mit drei von: Kleinbuchstaben, Großbuchstaben, Ziffern, Symbole.";
    unknown_account: "We couldn't find an account with this email address.", "Es gibt kein Konto mit dieser E-Mail-Adresse.";
    wrong_password: "Your email address or password is incorrect. Try again.", "E-Mail-Adresse oder Kennwort ist falsch. Versuchen Sie es noch einmal.";
    wrong_code: "That code isn't right. Check it and try again.", "Dieser Code stimmt nicht. Prüfen Sie ihn und versuchen Sie es noch einmal.";
    invalid_address: "Enter a valid email address.", "Geben Sie eine gültige E-Mail-Adresse ein.";
    account_exists: "An account with this email address already exists. Sign in instead.", "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an.";
    passwords_differ: "The passwords don't match.", "Die Kennwörter stimmen nicht überein.";
    uses_provider: "This account signs in with {}.", "Dieses Konto meldet sich mit {} an.";
    account_gone: "The account is gone. Start again.", "Das Konto gibt es nicht mehr. Beginnen Sie von vorn.";
    not_kept: "This could not be kept. Is the disk full?", "Das konnte nicht gespeichert werden. Ist der Datenträger voll?";
    unknown_device_code: "That code isn't right, or it has expired.", "Dieser Code stimmt nicht oder ist abgelaufen.";
    required: "{} is required.", "{} ist erforderlich.";
    not_an_answer: "{}: this is not one of the answers.", "{}: Das ist keine der Antworten.";
    not_a_number: "{}: enter a whole number.", "{}: Geben Sie eine ganze Zahl ein.";
    too_long: "{}: use at most 250 characters.", "{}: höchstens 250 Zeichen.";
    wrong_form: "{}: this does not have the right form.", "{}: Das hat nicht die richtige Form.";
    trouble: "Sorry, but we're having trouble signing you in.", "Leider gibt es ein Problem mit der Anmeldung.";
    stays_here: "The app is not told: errors like this stay here.", "Die App erfährt davon nichts: Solche Fehler bleiben hier.";
    need_approval: "Need admin approval", "Administratorgenehmigung erforderlich";
    need_approval_why: "{} needs permission to access resources that only an admin can grant. Ask an admin to grant permission to this app before you can use it.", "{} braucht Berechtigungen, die nur ein Administrator erteilen kann. Bitten Sie einen Administrator darum.";
    need_approval_here: "In the sandbox: add what is asked for to the app's permissions.", "In der Sandbox: Ergänzen Sie die Berechtigungen der App.";
    returning: "Returning to the app", "Zurück zur App";
    returning_why: "If nothing happens, continue yourself.", "Wenn nichts geschieht, fahren Sie selbst fort.";
    which_sign_out: "Which account do you want to sign out of?", "Von welchem Konto möchten Sie sich abmelden?";
    sign_out: "Sign out", "Abmelden";
    signed_out: "You signed out of your account", "Sie haben sich von Ihrem Konto abgemeldet";
    close_windows: "It's a good idea to close all browser windows.", "Schließen Sie am besten alle Browserfenster.";
    not_real: "not a real tenant", "kein echter Mandant";
}
