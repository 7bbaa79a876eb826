//! What a refusal by the authority means: by its OAuth word, its AADSTS number, and what was tried.

use super::advice::{Advice, Remedy, for_aadsts};
use super::{Error, Kind, ServiceDetails, after};
use crate::auth::{Attempt, Refusal};
use crate::hint::{Hint, hint};

/// Where Microsoft explains a number.
const LOOKUP: &str = "https://login.microsoftonline.com/error?code=";

impl From<Refusal> for Error {
    fn from(Refusal { error, attempt, is_microsoft }: Refusal) -> Self {
        let service = if is_microsoft { "External ID" } else { "The provider" };
        // Another provider's numbers are not Microsoft's.
        let numbers = if is_microsoft { error.error_codes.as_slice() } else { &[] };
        let advice = numbers.iter().find_map(|number| for_aadsts(*number));
        let asks_for_sign_in = error.asks_for_sign_in() && may_sign_in(&error.error, attempt, advice);
        let (kind, code, message) = if error.asks_for_consent() {
            (Kind::Service, "consent_required", "An administrator has not consented to what was asked for".to_owned())
        } else if asks_for_sign_in && attempt.is_sign_in() {
            (Kind::SignInRequired, "sign_in_required", format!("{service} did not complete the sign-in"))
        } else if asks_for_sign_in {
            (Kind::SignInRequired, "sign_in_required", format!("{service} asks for a new sign-in"))
        } else if error.error == "invalid_client" {
            // The credential is wrong, missing or has ended: a setting, not the service.
            (Kind::Configuration, "invalid_client", format!("{service} refused the application's credential"))
        } else {
            (Kind::Service, "authority_refused", format!("{service} refused {}", what(attempt)))
        };
        let details = ServiceDetails {
            correlation_id: error.correlation_id.clone(),
            trace_id: error.trace_id.clone(),
            error_codes: error.error_codes.clone(),
            ..ServiceDetails::default()
        };
        let told = Self::new(kind, code, message).caused_by(&error).service(details);
        let told = if error.is_about_time() { told.about_time() } else { told };
        if error.retry_after.is_some() || error.error == "temporarily_unavailable" {
            return told.hint(hint!("{} is busy: try again {}", Hint::from(service), after(error.retry_after)));
        }
        let told = match (advice, numbers.first()) {
            (Some(advice), _) if asks_for_sign_in && attempt == Attempt::Refresh && advice.remedy == Remedy::SignIn => {
                told.cause(advice.step)
            }
            (Some(advice), _) => told.hint(advice.step),
            (None, Some(number)) => {
                told.hint(hint!("AADSTS{} is not known to cids: see {}{}", number.to_string(), Hint::from(LOOKUP), number.to_string()))
            }
            (None, None) if kind == Kind::Configuration => {
                told.hint("Compare CLIENT_ID and the credential with the app registration: `cids status`")
            }
            (None, None) if asks_for_sign_in && attempt.is_sign_in() => {
                told.hint("Leave out --prompt none, so that the sign-in page can open")
            }
            (None, None) if asks_for_sign_in => told,
            (None, None) => told.hint("Try again with --verbose to see the exchange"),
        };
        match advice.and_then(|advice| advice.flag) {
            Some(flag) if attempt == Attempt::Refresh => told.hint(hint!("Run `cids login {}`", Hint::from(flag))),
            Some(flag) if attempt == Attempt::SignIn => told.hint(hint!("Add {}", Hint::from(flag))),
            _ if !asks_for_sign_in || attempt != Attempt::Refresh => told,
            _ if advice.is_none() && !numbers.is_empty() => told.hint("A new sign-in may help: `cids login`"),
            _ => told.hint("Run `cids login` to sign in again"),
        }
    }
}

/// Whether a new sign-in may get past a refusal whose `word` asks for one. No sign-in stands behind a token for the application itself.
fn may_sign_in(word: &str, attempt: Attempt, advice: Option<Advice>) -> bool {
    match attempt {
        Attempt::AppOnly => false,
        Attempt::Refresh => advice.is_none_or(|advice| advice.remedy != Remedy::Change),
        // With --prompt none the other words say that the page must be shown (OpenID Connect Core §3.1.2.6).
        Attempt::SignIn | Attempt::Device => advice.map_or(word != "invalid_grant", |advice| advice.remedy != Remedy::Change),
    }
}

fn what(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::SignIn | Attempt::Device => "the sign-in",
        Attempt::Refresh => "to renew the token",
        Attempt::AppOnly => "the application",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::ServiceError;

    const ATTEMPTS: [Attempt; 4] = [Attempt::SignIn, Attempt::Device, Attempt::Refresh, Attempt::AppOnly];
    /// What is known, and that a new sign-in gets past it.
    const AGAIN: [u64; 34] = [
        50055, 50056, 50058, 50064, 50072, 50074, 50076, 50078, 50079, 50085, 50089, 50126, 50132, 50133, 50135, 50140, 50142, 50147,
        50158, 50173, 50199, 54005, 65004, 70000, 70008, 70019, 70043, 140_000, 140_001, 501_481, 501_491, 700_020, 700_081, 700_082,
    ];
    /// What is known, and that no sign-in gets past it.
    const SETTLE: [u64; 96] = [
        16000, 16003, 20001, 28002, 28003, 40008, 40009, 40010, 40015, 50000, 50002, 50005, 50011, 50012, 50014, 50020, 50027, 50033,
        50034, 50053, 50057, 50088, 50097, 50105, 50129, 50131, 50146, 50155, 50177, 50187, 50196, 51004, 53000, 53001, 53002, 53003,
        53004, 53010, 53011, 65005, 70001, 70005, 70011, 70021, 90002, 90006, 90008, 90012, 90023, 90024, 90033, 90055, 90072, 90094,
        90095, 131_010, 135_011, 500_011, 500_021, 500_022, 500_113, 500_133, 500_207, 500_208, 500_212, 500_213, 501_461, 530_032,
        530_034, 530_035, 650_056, 650_057, 700_003, 700_005, 700_011, 700_016, 700_022, 700_023, 700_024, 700_025, 700_027, 700_030,
        700_038, 700_054, 700_084, 700_211, 700_212, 700_213, 900_023, 900_144, 900_971, 1_002_012, 1_100_001, 7_000_112, 7_000_215,
        7_000_218,
    ];
    /// The rest of them, which have many digits, and the one that is about consent.
    const SETTLE_TOO: [u64; 3] = [7_000_222, 9_002_326, 9_002_327];
    const CONSENT: u64 = 65001;

    fn told(word: &str, number: u64, attempt: Attempt, is_microsoft: bool) -> Error {
        let error_codes = if number == 0 { Vec::new() } else { vec![number] };
        let error = ServiceError { error: word.to_owned(), error_codes, ..ServiceError::default() };
        Refusal { error, attempt, is_microsoft }.into()
    }

    fn hint(error: &Error) -> String {
        let json: serde_json::Value = serde_json::from_str(&error.json()).unwrap();
        json["hint"].as_str().unwrap_or_default().to_owned()
    }

    fn known() -> Vec<u64> {
        let extensions = 1_003_000..=1_003_027;
        AGAIN.into_iter().chain(SETTLE).chain(SETTLE_TOO).chain([CONSENT]).chain(extensions).collect()
    }

    #[test]
    fn the_table_has_each_known_number() {
        let mut listed = known();
        listed.sort_unstable();
        let numbers = (1..1_200_000).chain(7_000_000..7_001_000).chain(9_002_000..9_003_000);
        let found: Vec<u64> = numbers.filter(|number| for_aadsts(*number).is_some()).collect();
        assert_eq!(found, listed);
    }

    #[test]
    fn a_number_decides_whether_a_new_sign_in_helps() {
        for number in known() {
            for word in ["invalid_grant", "interaction_required"] {
                for attempt in ATTEMPTS {
                    let told = told(word, number, attempt, true);
                    let expected = match attempt {
                        _ if number == CONSENT => (5, "consent_required"),
                        Attempt::AppOnly => (5, "authority_refused"),
                        _ if AGAIN.contains(&number) => (4, "sign_in_required"),
                        _ => (5, "authority_refused"),
                    };
                    let case = format!("{number} {word} {attempt:?}: {}", told.json());
                    assert_eq!((told.exit_code(), told.code()), expected, "{case}");
                    let (hint, advice) = (hint(&told), for_aadsts(number).unwrap());
                    let command = match (attempt, advice.flag) {
                        (Attempt::Refresh, Some(flag)) => format!("\nRun `cids login {flag}`"),
                        (Attempt::SignIn, Some(flag)) => format!("\nAdd {flag}"),
                        (Attempt::Refresh, None) if AGAIN.contains(&number) => "\nRun `cids login` to sign in again".to_owned(),
                        _ => String::new(),
                    };
                    // Where a new sign-in is all that it takes, the number only says why.
                    let is_reason = attempt == Attempt::Refresh && advice.remedy == Remedy::SignIn;
                    assert_eq!(told.json().contains(&format!("\"causes\":[\"{word}\",\"{}\"]", advice.step)), is_reason, "{case}");
                    let expected = format!("{}{command}", advice.step);
                    assert_eq!(hint, if is_reason { command.trim_start() } else { &expected }, "{case}");
                }
            }
        }
    }

    #[test]
    fn no_advice_says_to_run_what_is_running() {
        for number in known().into_iter().chain([0, 999_999]) {
            for attempt in [Attempt::SignIn, Attempt::Device, Attempt::AppOnly] {
                for word in
                    ["invalid_grant", "interaction_required", "login_required", "access_denied", "invalid_client", "invalid_request"]
                {
                    for is_microsoft in [true, false] {
                        let told = told(word, number, attempt, is_microsoft).json();
                        assert!(!told.contains("cids login"), "{number} {attempt:?} {told}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_number_that_is_not_known_is_looked_up_and_nothing_is_promised() {
        for (word, attempt, expected) in [
            ("invalid_grant", Attempt::Refresh, (4, "sign_in_required", "\nA new sign-in may help: `cids login`")),
            ("interaction_required", Attempt::Refresh, (4, "sign_in_required", "\nA new sign-in may help: `cids login`")),
            ("invalid_grant", Attempt::SignIn, (5, "authority_refused", "")),
            ("invalid_grant", Attempt::Device, (5, "authority_refused", "")),
            ("invalid_grant", Attempt::AppOnly, (5, "authority_refused", "")),
            ("invalid_client", Attempt::AppOnly, (3, "invalid_client", "")),
            ("access_denied", Attempt::SignIn, (5, "authority_refused", "")),
        ] {
            let told = told(word, 999_999, attempt, true);
            let hint = hint(&told);
            let lookup = "AADSTS999999 is not known to cids: see https://login.microsoftonline.com/error?code=999999";
            assert_eq!((told.exit_code(), told.code(), hint.strip_prefix(lookup)), (expected.0, expected.1, Some(expected.2)), "{word}");
        }
    }

    #[test]
    fn without_a_number_the_word_decides() {
        for (word, attempt, expected) in [
            ("invalid_grant", Attempt::Refresh, (4, "Run `cids login` to sign in again")),
            ("invalid_grant", Attempt::SignIn, (5, "Try again with --verbose to see the exchange")),
            ("login_required", Attempt::SignIn, (4, "Leave out --prompt none, so that the sign-in page can open")),
            ("invalid_client", Attempt::Refresh, (3, "Compare CLIENT_ID and the credential with the app registration: `cids status`")),
            ("invalid_scope", Attempt::AppOnly, (5, "Try again with --verbose to see the exchange")),
        ] {
            for is_microsoft in [true, false] {
                let told = told(word, 0, attempt, is_microsoft);
                assert_eq!((told.exit_code(), hint(&told).as_str()), expected, "{word} {attempt:?}");
            }
        }
    }

    #[test]
    fn another_provider_is_not_called_external_id_and_has_no_numbers_of_microsofts() {
        for attempt in ATTEMPTS {
            for word in ["invalid_grant", "interaction_required", "invalid_client", "access_denied", "consent_required", "server_error"] {
                for number in [53003, 50011, 7_000_215, 999_999] {
                    let told = told(word, number, attempt, false).text();
                    let text: String = told.lines().iter().flatten().map(|(_, text)| text.as_str()).collect();
                    for word in ["External ID", "AADSTS", "Microsoft", "App registration >", "Conditional Access"] {
                        assert!(!text.contains(word), "{text}");
                    }
                }
            }
        }
        assert_eq!(told("invalid_grant", 53003, Attempt::Refresh, false).exit_code(), 4);
    }

    #[test]
    fn what_refuses_a_certificate_may_refuse_a_federated_token_too() {
        let told = told("invalid_client", 700_027, Attempt::AppOnly, true).json();
        assert!(told.contains("Upload the certificate") && told.contains("With a federated token: compare its issuer"), "{told}");
    }
}
