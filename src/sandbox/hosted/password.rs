//! A customer's choice of a password.

use super::Problem;

/// The new password, or what is wrong with it.
pub(super) fn choose(password: &str, confirmation: &str) -> Result<String, Problem> {
    if !is_strong(password) {
        return Err(Problem::WeakPassword);
    }
    if password != confirmation {
        return Err(Problem::PasswordsDiffer);
    }
    Ok(password.to_owned())
}

/// Entra's password policy: eight characters of three kinds.
pub(in crate::sandbox) fn is_strong(password: &str) -> bool {
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
    fn a_password_needs_length_three_kinds_and_its_confirmation() {
        for strong in ["Passw0rd", "passw0rd!", "PASSW0RD!", "Password!", " Passw0rd "] {
            assert_eq!(choose(strong, strong), Ok(strong.to_owned()));
            assert_eq!(choose(strong, "Passw0rd?"), Err(Problem::PasswordsDiffer), "{strong}");
        }
        for weak in ["Pa0!", "password", "passw0rd", ""] {
            assert_eq!(choose(weak, weak), Err(Problem::WeakPassword), "{weak}");
        }
    }
}
