//! The end-session endpoint: without a hint the customer picks (version 1 asks only where there are several); a return only to a registered
//! address.

use url::Url;

use super::{Language, pages};
use crate::sandbox::Tenant;
use crate::sandbox::call::Call;
use crate::sandbox::respond::{self, Answer};

impl Tenant {
    pub(in crate::sandbox) fn logout(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let browser = call.cookie(&self.cookie_name()).unwrap_or_default().to_owned();
        let sessions: Vec<(String, String, String)> = state
            .sessions_of(Some(&browser))
            .into_iter()
            .map(|(_, user)| (user.id.clone(), user.email.clone(), user.login_hint()))
            .collect();
        let parameter = |name| call.parameter(name);
        let is_version_1 = !call.path.contains("/v2.0/");
        let chosen = parameter("account").or(parameter("logout_hint"));
        let ended: Vec<String> = match (chosen, sessions.as_slice()) {
            (Some(chosen), _) => {
                sessions.iter().filter(|(id, _, hint)| id == chosen || hint == chosen).map(|(id, ..)| id.clone()).collect()
            }
            (None, []) => Vec::new(),
            (None, [_]) if is_version_1 => sessions.iter().map(|(id, ..)| id.clone()).collect(),
            (None, several) => {
                let kept: Vec<(&str, &str)> =
                    ["post_logout_redirect_uri", "state"].into_iter().filter_map(|name| Some((name, parameter(name)?))).collect();
                let accounts: Vec<(&str, &str)> = several.iter().map(|(id, email, _)| (id.as_str(), email.as_str())).collect();
                return pages::pick_to_sign_out(&state.directory.tenant, Language::of(call), &accounts, &kept);
            }
        };
        state.close_sessions(&browser, &ended);
        let is_registered = |uri: &&str| state.directory.apps.iter().any(|app| app.is_registered(uri));
        let back = parameter("post_logout_redirect_uri").filter(is_registered).and_then(|uri| Url::parse(uri).ok());
        match back {
            Some(mut back) => {
                if let Some(state) = parameter("state") {
                    back.query_pairs_mut().append_pair("state", state);
                }
                respond::redirect(back.as_str())
            }
            None => pages::signed_out(&state.directory.tenant, Language::of(call)),
        }
    }
}
