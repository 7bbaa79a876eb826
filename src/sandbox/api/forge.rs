//! Forged ID tokens: sound, or with one defect, to test what a client lets pass.

use serde::Deserialize;
use serde_json::json;

use super::{Refusal, Reply, body};
use crate::sandbox::Tenant;
use crate::sandbox::call::Call;
use crate::sandbox::defect::Defect;
use crate::sandbox::respond;
use crate::sandbox::sealed::Grant;
use crate::sandbox::token::IdToken;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// The id or the address of a user.
    user: String,
    client_id: String,
    nonce: Option<String>,
    defect: Option<Defect>,
}

impl Tenant {
    pub(super) fn forge(&self, call: &Call) -> Reply {
        let wanted: Wanted = body(call)?;
        let state = self.state();
        let user = state.directory.user(&wanted.user).or_else(|| state.directory.user_by_email(&wanted.user));
        let user = user.ok_or_else(|| Refusal::Missing(format!("there is no user {}", wanted.user)))?;
        let app =
            state.directory.app(&wanted.client_id).ok_or_else(|| Refusal::Missing(format!("there is no app {}", wanted.client_id)))?;
        let grant = Grant {
            client_id: app.client_id.clone(),
            user_id: user.id.clone(),
            session_id: respond::guid(),
            issued_on: state.now(),
            authenticated_on: state.now(),
        };
        let (nonce, defect) = (wanted.nonce.as_deref(), wanted.defect);
        let token = IdToken { user, app, grant: &grant, nonce, with_email: false, defect }.sign(&state, call);
        Ok(respond::json(201, &json!({ "id_token": token })))
    }
}
