//! Refusals that a test can have without configuring anything: the address `aadsts50105@litware.example` is refused as AADSTS50105.

use super::flow::{Flow, Target};
use super::{delivery, pages};
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::Answer;
use crate::sandbox::state::State;

/// A number, the `error` that the app is told with it, if it is told, and the service's words.
const REFUSALS: [(u32, Option<&str>, &str); 12] = [
    (50020, None, "User account from identity provider does not exist in tenant and cannot access the application in that tenant."),
    (50053, None, "The account is locked, you've tried to sign in too many times with an incorrect user ID or password."),
    (50055, None, "The password is expired."),
    (50057, None, "The user account is disabled."),
    (
        50076,
        Some("interaction_required"),
        "Due to a configuration change made by your administrator, you must use multi-factor authentication.",
    ),
    (50105, None, "Your administrator has configured the application to block users unless they are specifically granted access to it."),
    (
        53003,
        Some("access_denied"),
        "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
    ),
    (65004, Some("access_denied"), "User declined to consent to access the app."),
    (90033, Some("temporarily_unavailable"), "A transient error has occurred. Please try again."),
    (131_010, Some("access_denied"), "User not allowed by policy conditions."),
    (500_208, None, "The domain is not a valid login domain for the account type."),
    (1_003_003, Some("server_error"), "The custom authentication extension answered with something that cannot be read."),
];

impl Flow {
    /// The refusal that `address` asks for.
    pub(super) fn refusal(&self, state: &State, address: &str) -> Option<Answer> {
        let name = address.split_once('@')?.0.to_ascii_lowercase();
        let wanted: u32 = name.strip_prefix("aadsts")?.parse().ok()?;
        let (number, told, message) = REFUSALS.into_iter().find(|(number, ..)| *number == wanted)?;
        let tenant = &state.directory.tenant;
        let error = Aadsts::new(number, told.unwrap_or("invalid_request"), message);
        Some(match (&self.request.target, told) {
            (Target::App(to), Some(_)) => delivery::error(tenant, self.language, to, &error),
            _ => pages::error(tenant, self.language, &error),
        })
    }
}
