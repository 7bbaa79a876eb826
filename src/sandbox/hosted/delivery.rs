//! The way back to the app: in the query, in the fragment, or as a form post.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use url::form_urlencoded;

use super::{Language, pages};
use crate::sandbox::directory::TenantProfile;
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::{self, Answer, guid};

/// `response_mode`.
#[derive(Clone, Copy)]
pub(in crate::sandbox) enum Mode {
    Query,
    Fragment,
    FormPost,
}

/// Where an answer goes.
#[derive(Clone)]
pub(in crate::sandbox) struct ReturnTo {
    pub(super) uri: String,
    pub(super) mode: Mode,
    pub(super) state: Option<String>,
}

pub(super) fn deliver(tenant: &TenantProfile, language: Language, to: &ReturnTo, mut parameters: Vec<(&'static str, String)>) -> Answer {
    if let Some(state) = &to.state {
        parameters.push(("state", state.clone()));
    }
    let encoded: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(&parameters).finish();
    match to.mode {
        Mode::Query => respond::redirect(&format!("{}{}{encoded}", to.uri, if to.uri.contains('?') { '&' } else { '?' })),
        Mode::Fragment => respond::redirect(&format!("{}#{encoded}", to.uri)),
        Mode::FormPost => pages::form_post(tenant, language, &to.uri, &parameters),
    }
}

pub(super) fn error(tenant: &TenantProfile, language: Language, to: &ReturnTo, error: &Aadsts) -> Answer {
    let mut parameters = vec![("error", error.error.to_owned())];
    parameters.push(("error_description", error.description(&guid())));
    parameters.push(("error_uri", error.uri()));
    respond::with_remark(deliver(tenant, language, to, parameters), &error.numbered())
}

/// The person's cancel, in the form that the real pages send: without a description.
pub(super) fn cancelled(tenant: &TenantProfile, language: Language, to: &ReturnTo) -> Answer {
    let answer = deliver(tenant, language, to, vec![("error", "access_denied".to_owned()), ("error_subcode", "cancel".to_owned())]);
    respond::with_remark(answer, "the customer cancelled")
}

/// What the MSAL libraries make an account's id of.
pub(in crate::sandbox) fn client_info(user_id: &str, tenant_id: &str) -> String {
    URL_SAFE_NO_PAD.encode(json!({"uid": user_id, "utid": tenant_id}).to_string())
}
