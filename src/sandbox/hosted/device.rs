//! The page where a customer enters the code of a device.

use super::authorize::Prompt;
use super::{AuthorizeRequest, Language, Problem, Target, pages};
use crate::sandbox::Tenant;
use crate::sandbox::call::Call;
use crate::sandbox::respond::{self, Answer};

impl Tenant {
    pub(in crate::sandbox) fn enter_device_code(&self, call: &Call) -> Answer {
        let mut state = self.state();
        let language = Language::of(call);
        let typed = call.form("user-code").map(|code| code.replace([' ', '-'], "").to_ascii_uppercase());
        let Some(typed) = typed else {
            return pages::enter_device_code(&state.directory.tenant, language, call.query("otc").unwrap_or_default(), None);
        };
        let now = state.now();
        let waiting = state.devices.find(|device| device.user_code == typed && device.expires_on > now && device.outcome.is_none());
        let Some((device_code, device)) = waiting else {
            let told = Problem::UnknownDeviceCode.text(language);
            let answer = pages::enter_device_code(&state.directory.tenant, language, &typed, Some(&told));
            return respond::with_remark(answer, &Problem::UnknownDeviceCode.text(Language::English));
        };
        let request = AuthorizeRequest {
            client_id: device.client_id.clone(),
            target: Target::Device(device_code.clone()),
            scopes: device.scopes.clone(),
            nonce: None,
            challenge: None,
            login_hint: None,
            client_info: false,
            asks_consent: false,
        };
        self.begin(&mut state, call, (request, Prompt::Usual { max_age: None }))
    }
}
