//! The end-session endpoint: without a hint and with several sessions the customer picks; a return only to a registered address.

use url::Url;

use super::Tenant;
use super::call::Call;
use super::pages;
use super::respond::{self, Answer};

impl Tenant {
    pub(super) fn logout(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let browser = call.cookie(&self.cookie_name()).unwrap_or_default().to_owned();
        let sessions: Vec<(String, String, String)> = state
            .sessions_of(Some(&browser))
            .into_iter()
            .map(|customer| (customer.oid.clone(), customer.email.clone(), customer.login_hint()))
            .collect();
        let parameter = |name| call.parameter(name);
        let chosen = parameter("account").or(parameter("logout_hint"));
        let ended: Vec<&String> = match (chosen, sessions.as_slice()) {
            (Some(chosen), _) => sessions.iter().filter(|(oid, _, hint)| oid == chosen || hint == chosen).map(|(oid, ..)| oid).collect(),
            (None, [] | [_]) => sessions.iter().map(|(oid, ..)| oid).collect(),
            (None, several) => {
                let kept: Vec<(&str, &str)> =
                    ["post_logout_redirect_uri", "state"].into_iter().filter_map(|name| Some((name, parameter(name)?))).collect();
                let accounts: Vec<(&str, &str)> = several.iter().map(|(oid, email, _)| (oid.as_str(), email.as_str())).collect();
                return pages::pick_to_sign_out(&accounts, &kept);
            }
        };
        if let Some(session) = state.sessions.get_mut(&browser) {
            session.retain(|oid| !ended.contains(&oid));
        }
        let back = parameter("post_logout_redirect_uri").filter(|uri| self.is_registered(uri)).and_then(|uri| Url::parse(uri).ok());
        match back {
            Some(mut back) => {
                if let Some(state) = parameter("state") {
                    back.query_pairs_mut().append_pair("state", state);
                }
                respond::redirect(back.as_str())
            }
            None => pages::signed_out(),
        }
    }
}
