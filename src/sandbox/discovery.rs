//! Discovery and keys, in the shape of a real tenant's: the issuer differs from the authority, and PKCE is not advertised.

use serde_json::json;

use super::call::Call;
use super::directory::TenantProfile;
use super::error::Aadsts;
use super::place::graph_host;
use super::respond::{self, Answer};
use super::{Tenant, hosted};

impl Tenant {
    pub(super) fn metadata(&self, call: &Call) -> Answer {
        let (origin, state) = (&call.origin, self.state());
        let (tenant, issuer) = (&state.directory.tenant, state.issuer(&call.origin));
        let at = |path: &str| format!("{origin}/{}/{path}", tenant.id);
        respond::json(
            200,
            &json!({
                "token_endpoint": at("oauth2/v2.0/token"),
                "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
                "jwks_uri": at("discovery/v2.0/keys"),
                "response_modes_supported": ["query", "fragment", "form_post"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
                "scopes_supported": ["openid", "profile", "email", "offline_access"],
                "issuer": issuer,
                "request_uri_parameter_supported": false,
                "userinfo_endpoint": format!("{origin}/oidc/userinfo"),
                "authorization_endpoint": at("oauth2/v2.0/authorize"),
                "device_authorization_endpoint": at("oauth2/v2.0/devicecode"),
                "http_logout_supported": true,
                "frontchannel_logout_supported": true,
                "end_session_endpoint": at("oauth2/v2.0/logout"),
                "claims_supported": [
                    "sub", "iss", "cloud_instance_name", "cloud_instance_host_name", "cloud_graph_host_name", "msgraph_host", "aud", "exp",
                    "iat", "auth_time", "acr", "nonce", "preferred_username", "name", "tid", "ver", "at_hash", "c_hash", "email"
                ],
                "kerberos_endpoint": at("kerberos"),
                "tenant_region_scope": tenant.region,
                "cloud_instance_name": "microsoftonline.com",
                "cloud_graph_host_name": "graph.windows.net",
                "msgraph_host": graph_host(origin),
                "rbac_url": "https://pas.windows.net",
            }),
        )
    }
}

impl Tenant {
    pub(super) fn keys(&self, call: &Call) -> Answer {
        let state = self.state();
        respond::json(200, &state.keys.set(&state.issuer(&call.origin)))
    }
}

impl Tenant {
    /// The older document, which some libraries read for its end-session endpoint (MSAL Python's `identity`).
    pub(super) fn metadata_version_1(&self, call: &Call) -> Answer {
        let (origin, state) = (&call.origin, self.state());
        let at = |path: &str| format!("{origin}/{}/{path}", state.directory.tenant.id);
        respond::json(
            200,
            &json!({
                "authorization_endpoint": at("oauth2/authorize"),
                "token_endpoint": at("oauth2/token"),
                "jwks_uri": at("discovery/keys"),
                "issuer": format!("https://sts.windows.net/{}/", state.directory.tenant.id),
                "end_session_endpoint": at("oauth2/logout"),
                "response_types_supported": ["code", "id_token", "code id_token", "token id_token", "token"],
                "response_modes_supported": ["query", "fragment", "form_post"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }),
        )
    }
}

impl Tenant {
    /// Which cloud an authority belongs to: here it is a cloud of its own. MSAL asks for it where it is not told to leave it.
    pub(super) fn instance_discovery(&self, call: &Call) -> Answer {
        let host = call.origin.split_once("//").map_or("", |(_, host)| host);
        let tenant_discovery = format!("{}/{}/v2.0/.well-known/openid-configuration", call.origin, self.state().directory.tenant.id);
        respond::json(
            200,
            &json!({
                "tenant_discovery_endpoint": tenant_discovery,
                "api-version": "1.1",
                "metadata": [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}],
            }),
        )
    }
}

/// Programs get JSON, people a page.
pub(super) fn unknown_tenant(own: &TenantProfile, tenant: &str, rest: &[&str], call: &Call) -> Answer {
    let error = Aadsts::new(
        90002,
        "invalid_tenant",
        format!(
            "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. \
             Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."
        ),
    );
    if rest.last() == Some(&"authorize") { hosted::error_page(own, call, &error) } else { error.json(400, call) }
}
