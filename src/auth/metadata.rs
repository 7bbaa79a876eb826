//! The authority's metadata (OpenID Connect Discovery 1.0): fetched, checked, and kept for a day.
//!
//! On every real tenant the issuer differs from the authority, so the document is fetched here and held against a rule of its own;
//! after that the issuer is compared byte for byte, by the ID token's check.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use openidconnect::core::{CoreJsonWebKeySet, CoreProviderMetadata};
use openidconnect::http as wire;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use super::authority::{Authority, is_customer_host, is_guid};
use super::{EndpointFault, Error};
use crate::account::AuthorityKind;
use crate::clock::Instant;
use crate::http::{HttpClient, PROTOCOL_LIMIT, Request, Response, is_loopback, retry_after};
use crate::private_files;

/// Microsoft asks to look for new keys about once a day.
const LIFETIME: TimeDelta = TimeDelta::hours(24);
/// Microsoft's Graph, of each cloud.
pub(super) const GRAPH_HOSTS: [&str; 4] =
    ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];
/// Every endpoint that cids sends something to. `userinfo_endpoint` is not among them: it lies at Graph, and is not used.
const ENDPOINTS: [&str; 5] =
    ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint", "device_authorization_endpoint"];

/// Checked metadata of an authority.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The document, as openidconnect reads it.
    pub(super) provider: CoreProviderMetadata,
    document: Value,
    tenant_id: Option<String>,
    msgraph_host: Option<String>,
    keys: Option<Value>,
    is_cached: bool,
}

/// What lies on disk: nothing secret.
#[derive(Serialize, Deserialize)]
struct Cached {
    authority: String,
    fetched_on: Instant,
    document: Value,
    keys: Option<Value>,
}

impl Metadata {
    /// The authority's metadata: from `folder` when it is at most a day old, else from the network.
    pub async fn discover(authority: &Authority, http: &HttpClient, folder: Option<&Path>, now: Instant) -> Result<Self, Error> {
        let file = folder.map(|folder| cache_file(folder, authority));
        if let Some(metadata) = file.as_deref().and_then(|file| Self::cached(authority, file, now)) {
            return Ok(metadata);
        }
        let response = get(http, &authority.metadata_url()).await?;
        if !response.status().is_success() {
            let mut details = super::tokens::service_error(response.body());
            if let Some(details) = &mut details {
                details.retry_after = retry_after(response.headers(), now);
            }
            return Err(Error::Discovery { status: response.status().as_u16(), details });
        }
        let document = serde_json::from_slice(response.body()).map_err(|_| Error::NotJson { what: "metadata" })?;
        let metadata = Self::from_document(authority, document)?;
        metadata.keep(authority, file.as_deref(), now);
        Ok(metadata)
    }

    /// Checks a document against the authority that it is said to be of.
    pub fn from_document(authority: &Authority, document: Value) -> Result<Self, Error> {
        let tenant_id = endpoint(&document, "token_endpoint")?.and_then(|url| tenant_of(&url));
        for name in ENDPOINTS {
            if let Some(url) = endpoint(&document, name)? {
                check_receiver(authority, &url).map_err(|fault| Error::UntrustedEndpoint { name, fault })?;
            }
        }
        let issuer = document["issuer"].as_str().unwrap_or_default();
        if !issuer_is_of(authority, issuer, tenant_id.as_deref()) {
            return Err(Error::IssuerMismatch { authority: authority.as_str().to_owned(), issuer: issuer.to_owned() });
        }
        let provider: CoreProviderMetadata = serde_json::from_value(document.clone()).map_err(|_| Error::NotJson { what: "metadata" })?;
        if provider.token_endpoint().is_none() {
            return Err(Error::NotJson { what: "metadata" });
        }
        let msgraph_host = document["msgraph_host"].as_str().filter(|host| is_graph_host(authority, host)).map(str::to_owned);
        let tenant_id = tenant_id.filter(|tenant| issuer.contains(tenant.as_str()));
        Ok(Self { provider, document, tenant_id, msgraph_host, keys: None, is_cached: false })
    }

    /// Whether nothing was sent to the authority for this.
    pub fn is_cached(&self) -> bool {
        self.is_cached
    }

    /// A request that shows whether the token endpoint's host can be reached, and asks nothing of it.
    pub fn token_endpoint_probe(&self) -> Option<Request> {
        let url = self.provider.token_endpoint()?.url().join("/").ok()?;
        wire::Request::head(url.as_str()).body(Vec::new()).ok()
    }

    /// The issuer, exactly as the document has it.
    pub fn issuer(&self) -> &str {
        self.provider.issuer().as_str()
    }

    /// The tenant's id, for an External ID tenant.
    pub fn tenant_id(&self) -> Option<&str> {
        self.tenant_id.as_deref()
    }

    /// The Graph host that this authority's tokens may go to.
    pub fn msgraph_host(&self) -> Option<&str> {
        self.msgraph_host.as_deref()
    }

    /// Where the browser's session is ended.
    pub fn end_session_endpoint(&self) -> Option<&str> {
        self.document["end_session_endpoint"].as_str()
    }

    /// Where a device asks for a code (RFC 8628 §4), if the authority lets devices sign in.
    pub fn device_authorization_endpoint(&self) -> Option<&str> {
        self.document["device_authorization_endpoint"].as_str()
    }

    /// Whether the authority says that it adds `iss` to its answers (RFC 9207 §3).
    pub fn promises_issuer_parameter(&self) -> bool {
        self.document["authorization_response_iss_parameter_supported"] == true
    }

    /// Whether the authority answers by form post. One that lists no modes has the default ones only.
    pub fn supports_form_post(&self) -> bool {
        self.document["response_modes_supported"].as_array().is_some_and(|modes| modes.iter().any(|mode| mode == "form_post"))
    }

    /// The keys that are at hand, without a request.
    pub fn keys(&self) -> Option<CoreJsonWebKeySet> {
        self.keys.as_ref().and_then(|keys| self.trusted_keys(keys))
    }

    /// Fetches the keys and keeps them beside the document.
    pub async fn fetch_keys(
        &mut self,
        authority: &Authority,
        http: &HttpClient,
        folder: Option<&Path>,
        now: Instant,
    ) -> Result<CoreJsonWebKeySet, Error> {
        let response = get(http, self.provider.jwks_uri().url()).await?;
        if !response.status().is_success() {
            return Err(Error::Discovery { status: response.status().as_u16(), details: None });
        }
        let keys: Value = serde_json::from_slice(response.body()).map_err(|_| Error::NotJson { what: "key set" })?;
        let trusted = self.trusted_keys(&keys).ok_or(Error::NotJson { what: "key set" })?;
        self.keys = Some(keys);
        self.keep(authority, folder.map(|folder| cache_file(folder, authority)).as_deref(), now);
        Ok(trusted)
    }

    /// The keys that may sign for this issuer: Entra names an issuer in each key (Microsoft's access token reference, signing keys).
    fn trusted_keys(&self, keys: &Value) -> Option<CoreJsonWebKeySet> {
        let keys = keys["keys"].as_array()?;
        let ours = |key: &&Value| match key["issuer"].as_str() {
            Some(issuer) => issuer.replace("{tenantid}", self.tenant_id.as_deref().unwrap_or_default()) == self.issuer(),
            None => true,
        };
        // RFC 7518 §3.3: 2048 bits or more.
        let strong = |key: &&Value| {
            key["kty"] != "RSA" || key["n"].as_str().and_then(|n| URL_SAFE_NO_PAD.decode(n).ok()).is_some_and(|n| n.len() >= 256)
        };
        let trusted: Vec<&Value> = keys.iter().filter(ours).filter(strong).collect();
        serde_json::from_value(serde_json::json!({ "keys": trusted })).ok()
    }

    fn cached(authority: &Authority, file: &Path, now: Instant) -> Option<Self> {
        let cached: Cached = serde_json::from_slice(&private_files::read_own(file).ok()??).ok()?;
        let age = now - cached.fetched_on;
        if cached.authority != authority.as_str() || age < TimeDelta::zero() || age > LIFETIME {
            return None;
        }
        // What lies on disk is no more to be trusted than what comes over the network.
        let mut metadata = Self::from_document(authority, cached.document).ok()?;
        metadata.keys = cached.keys;
        metadata.is_cached = true;
        Some(metadata)
    }

    /// Without the file the next command asks the network again, so a failure to write it is nobody's business.
    fn keep(&self, authority: &Authority, file: Option<&Path>, now: Instant) {
        let Some(file) = file else { return };
        // A sandbox on another day has other keys at the same address.
        if authority.is_loopback() {
            return;
        }
        let cached =
            Cached { authority: authority.as_str().to_owned(), fetched_on: now, document: self.document.clone(), keys: self.keys.clone() };
        let _ = private_files::write(file, &serde_json::to_vec(&cached).unwrap_or_default());
    }
}

fn cache_file(folder: &Path, authority: &Authority) -> PathBuf {
    folder.join(format!("metadata-{}.json", URL_SAFE_NO_PAD.encode(&Sha256::digest(authority.as_str())[..16])))
}

async fn get(http: &HttpClient, url: &Url) -> Result<Response, Error> {
    let request = wire::Request::get(url.as_str())
        .header(wire::header::ACCEPT, "application/json")
        .body(Vec::new())
        .map_err(|_| Error::NotJson { what: "metadata" })?;
    http.send_patiently(request, PROTOCOL_LIMIT).await.map_err(Error::Network)
}

fn endpoint(document: &Value, name: &'static str) -> Result<Option<Url>, Error> {
    match &document[name] {
        Value::Null => Ok(None),
        value => {
            let url = value.as_str().and_then(|text| Url::parse(text).ok());
            url.map(Some).ok_or(Error::UntrustedEndpoint { name, fault: EndpointFault::NoWebAddress })
        }
    }
}

/// The GUID in an endpoint's path.
fn tenant_of(url: &Url) -> Option<String> {
    url.path_segments()?.next().filter(|segment| is_guid(segment)).map(str::to_owned)
}

/// Codes, secrets and people are sent here, so: TLS, and a host of the authority's own.
pub(super) fn check_receiver(authority: &Authority, url: &Url) -> Result<(), EndpointFault> {
    let base = authority.url();
    let origin = url.origin().ascii_serialization();
    if !matches!(url.scheme(), "http" | "https") {
        return Err(EndpointFault::NoWebAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(EndpointFault::WithUser);
    }
    let own = url.host() == base.host() && url.port() == base.port();
    let is_own = if authority.is_loopback() {
        url.origin() == base.origin()
    } else {
        // A custom domain's endpoints may lie at the tenant's default host, never the other way round.
        own || is_customer_host(url)
    };
    match is_own {
        false => Err(EndpointFault::Elsewhere { origin }),
        true if url.scheme() == "http" && !authority.is_loopback() => Err(EndpointFault::NoTls { origin }),
        true => Ok(()),
    }
}

/// External ID's issuer is `https://{guid}.ciamlogin.com/{guid}/v2.0` whatever the authority is called; its GUID is the one in the
/// endpoints' path. A custom domain may also have `https://login.microsoftonline.com/{guid}/v2.0`.
fn issuer_is_of(authority: &Authority, issuer: &str, tenant: Option<&str>) -> bool {
    let external = |tenant: &str| issuer == format!("https://{tenant}.ciamlogin.com/{tenant}/v2.0");
    let is_external = tenant.is_some_and(external);
    let named_tenant = authority.url().path().trim_matches('/').split('/').next().filter(|name| is_guid(name));
    let same_tenant = named_tenant.is_none_or(|named| tenant.is_some_and(|tenant| tenant.eq_ignore_ascii_case(named)));
    let own = issuer.trim_end_matches('/') == authority.as_str();
    match authority.kind() {
        _ if authority.is_loopback() => {
            own || issuer.trim_end_matches('/') == format!("{}/v2.0", authority.as_str())
                || is_external
                || tenant.is_some_and(|tenant| issuer == format!("{}/{tenant}/v2.0", authority.url().origin().ascii_serialization()))
        }
        AuthorityKind::ExternalId => is_external && same_tenant,
        AuthorityKind::OpenId => {
            let custom = tenant.is_some_and(|tenant| issuer == format!("https://login.microsoftonline.com/{tenant}/v2.0"));
            own || (same_tenant && (is_external || custom))
        }
    }
}

fn is_graph_host(authority: &Authority, host: &str) -> bool {
    if authority.is_loopback() {
        let own = authority.url();
        let port = own.port().map(|port| format!(":{port}")).unwrap_or_default();
        return is_loopback(own.host_str().unwrap_or_default()) && host == format!("{}{port}", own.host_str().unwrap_or_default());
    }
    GRAPH_HOSTS.contains(&host)
}

#[cfg(test)]
#[path = "tests/metadata.rs"]
pub(super) mod tests;
