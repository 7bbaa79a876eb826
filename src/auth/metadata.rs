//! The authority's metadata (OpenID Connect Discovery 1.0): fetched, checked, and kept for a day.
//!
//! On every real tenant the issuer differs from the authority, so the document is fetched here and held against a rule of its own;
//! after that the issuer is compared byte for byte, by the ID token's check.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType};
use openidconnect::{AuthUrl, EmptyAdditionalProviderMetadata, IssuerUrl, JsonWebKeySetUrl, ResponseTypes, TokenUrl, http as wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use super::authority::Authority;
use super::client::SecretPlace;
use super::endpoints::{Endpoints, KeySources, Speaker, origin};
use super::microsoft::{GRAPH_HOSTS, is_sign_in_host, names_another_tenant, tenant_in_path, tenant_of_issuer};
use super::{EndpointFault, Error, ScopeSet};
use crate::account::AuthorityKind;
use crate::clock::Instant;
use crate::http::{HttpClient, PROTOCOL_LIMIT, Request, Response, is_loopback, retry_after};
use crate::private_files;

/// Microsoft asks to look for new keys about once a day.
const LIFETIME: TimeDelta = TimeDelta::hours(24);

/// Checked metadata of an authority.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The document, as openidconnect takes it.
    pub(super) provider: CoreProviderMetadata,
    authority: Authority,
    named_by_user: bool,
    document: Value,
    endpoints: Endpoints,
    tenant_id: Option<String>,
    /// Whether the issuer is one of Microsoft's, and the authority not on this machine.
    is_microsofts: bool,
    msgraph_host: Option<String>,
    keys: Option<FetchedKeys>,
    is_cached: bool,
}

/// A key set, and where it came from.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FetchedKeys {
    from: Url,
    document: Value,
}

/// What lies on disk: nothing secret.
#[derive(Serialize, Deserialize)]
struct Cached {
    authority: String,
    fetched_on: Instant,
    document: Value,
    keys: Option<FetchedKeys>,
}

impl Metadata {
    /// The authority's metadata: from `folder` when it is at most a day old, else from the network. `named_by_user` says whether the user
    /// named the authority, and not a checkout's `.env`.
    pub async fn discover(
        authority: &Authority,
        named_by_user: bool,
        http: &HttpClient,
        folder: Option<&Path>,
        now: Instant,
    ) -> Result<Self, Error> {
        let file = folder.map(|folder| cache_file(folder, authority));
        if let Some(metadata) = file.as_deref().and_then(|file| Self::cached(authority, file, now)) {
            return Ok(Self { named_by_user, ..metadata });
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
        metadata.keep(file.as_deref(), now);
        Ok(Self { named_by_user, ..metadata })
    }

    /// Checks a document against the authority that it is said to be of.
    pub fn from_document(authority: &Authority, document: Value) -> Result<Self, Error> {
        let issuer = document["issuer"].as_str().unwrap_or_default().to_owned();
        let speaker = speaker(authority, &issuer, &document)
            .ok_or_else(|| Error::IssuerMismatch { authority: authority.as_str().to_owned(), issuer: issuer.clone() })?;
        let endpoints = Endpoints::read(authority, speaker, &document)?;
        let (tenant_id, is_microsofts) = match speaker {
            Speaker::Loopback => {
                let tenant = tenant_in_path(&endpoints.token).filter(|tenant| is_sandboxs(authority, &issuer, tenant));
                (tenant.map(str::to_owned), false)
            }
            Speaker::Microsoft { tenant } => (Some(tenant.to_owned()), true),
            Speaker::Provider => (None, false),
        };
        let graph = document["msgraph_host"].as_str().filter(|_| tenant_id.is_some());
        let msgraph_host = graph.filter(|host| is_graph_host(authority, host)).map(str::to_owned);
        let provider = provider(&issuer, &endpoints).ok_or(Error::NotJson { what: "metadata" })?;
        let authority = authority.clone();
        Ok(Self {
            provider,
            authority,
            named_by_user: false,
            document,
            endpoints,
            tenant_id,
            is_microsofts,
            msgraph_host,
            keys: None,
            is_cached: false,
        })
    }

    /// Whether nothing was sent to the authority for this.
    pub fn is_cached(&self) -> bool {
        self.is_cached
    }

    /// A request that shows whether the token endpoint's host can be reached, and asks nothing of it.
    pub fn token_endpoint_probe(&self) -> Option<Request> {
        let url = self.endpoints.token.join("/").ok()?;
        wire::Request::head(url.as_str()).body(Vec::new()).ok()
    }

    /// The issuer, exactly as the document has it.
    pub fn issuer(&self) -> &str {
        self.provider.issuer().as_str()
    }

    /// Whether this is a Microsoft tenant, or a sandbox that acts as one: its issuer says so. Nothing else tells providers apart.
    pub fn is_microsoft(&self) -> bool {
        self.tenant_id.is_some()
    }

    /// The token endpoint.
    pub(super) fn token_endpoint(&self) -> &str {
        self.provider.token_endpoint().map(|url| url.as_str()).unwrap_or_default()
    }

    /// Where this provider wants a client secret: in the header where its metadata lists that and not the body, or lists nothing (RFC 8414 §2).
    pub(super) fn secret_place(&self) -> SecretPlace {
        let methods = match &self.document["token_endpoint_auth_methods_supported"] {
            Value::Array(methods) => methods.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let lists = |method: &str| methods.contains(&method);
        let wants_header = methods.is_empty() || lists("client_secret_basic") && !lists("client_secret_post");
        if wants_header && !self.is_microsoft() { SecretPlace::Basic } else { SecretPlace::Body }
    }

    /// What a sign-in asks for. Another provider may refuse a scope that it does not have, as Google and Cognito refuse `offline_access`.
    pub(super) fn sign_in_scopes(&self) -> ScopeSet {
        let supported = self.document["scopes_supported"].as_array().filter(|scopes| !self.is_microsoft() && !scopes.is_empty());
        let Some(supported) = supported else { return ScopeSet::sign_in() };
        let is_missing = |scope: &&str| *scope != "openid" && !supported.iter().any(|known| known == scope);
        let missing: Vec<String> = ScopeSet::sign_in().iter().filter(is_missing).map(str::to_owned).collect();
        ScopeSet::sign_in().without(&missing)
    }

    /// The tenant's ID, for a Microsoft tenant.
    pub fn tenant_id(&self) -> Option<&str> {
        self.tenant_id.as_deref()
    }

    /// Whether the user named the authority, and not a checkout's `.env`.
    pub fn is_named_by_user(&self) -> bool {
        self.named_by_user
    }

    /// The Graph host that this authority's tokens may go to.
    pub fn msgraph_host(&self) -> Option<&str> {
        self.msgraph_host.as_deref()
    }

    /// The origin of the token endpoint, which receives codes, refresh tokens and credentials.
    pub fn token_origin(&self) -> String {
        origin(&self.endpoints.token)
    }

    /// The origins, other than the authority's own, that an OpenID provider uses.
    pub fn other_origins(&self) -> &[String] {
        &self.endpoints.other_origins
    }

    /// Where the browser's session is ended.
    pub fn end_session_endpoint(&self) -> Option<&str> {
        self.endpoints.end_session.as_ref().map(Url::as_str)
    }

    /// Where a device asks for a code (RFC 8628 §4).
    pub fn device_authorization_endpoint(&self) -> Result<&Url, Error> {
        match &self.endpoints.device {
            Ok(endpoint) => endpoint.as_ref().ok_or(Error::DeviceCodeUnsupported),
            Err(fault) => Err(Error::UntrustedEndpoint { name: "device_authorization_endpoint", fault: fault.clone() }),
        }
    }

    /// Whether a person may be sent to `url` to enter the code of a device. A tenant's page lies beside its device endpoint. On another
    /// host, the code could approve an attacker's sign-in.
    pub(super) fn check_device_page(&self, url: &Url) -> Result<(), EndpointFault> {
        let elsewhere = || EndpointFault::Elsewhere { origin: origin(url) };
        if !matches!(url.scheme(), "http" | "https") {
            return Err(EndpointFault::NoWebAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointFault::WithUser);
        }
        if url.scheme() == "http" && !self.authority.is_loopback() {
            return Err(EndpointFault::NoTls { origin: origin(url) });
        }
        if self.is_microsofts || self.authority.is_loopback() {
            let beside = self.device_authorization_endpoint().is_ok_and(|endpoint| endpoint.origin() == url.origin());
            return if beside { Ok(()) } else { Err(elsewhere()) };
        }
        let host = url.host_str().unwrap_or_default();
        let known = url.origin() == self.authority.url().origin() || self.other_origins().contains(&origin(url));
        // Google's page is at www.google.com, which its document does not name.
        let other = self.named_by_user && !is_sign_in_host(host) && !is_loopback(host);
        if known || other { Ok(()) } else { Err(elsewhere()) }
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
        self.keys.as_ref().and_then(|keys| self.trusted_keys(&keys.document))
    }

    /// The host whose keys are at hand, or would be fetched, with its port where it has one of its own.
    pub fn keys_host(&self) -> String {
        let url = self.keys.as_ref().map_or(&self.endpoints.keys.first, |keys| &keys.from);
        let host = url.host_str().unwrap_or_default();
        url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether the keys are Microsoft's, at another host than the authority, because the authority speaks for a tenant of Microsoft's.
    pub fn has_keys_elsewhere(&self) -> bool {
        self.is_microsofts && !self.authority.is_microsofts()
    }

    /// Whether the keys at hand are the authority's own, because Microsoft's could not be fetched.
    pub fn has_keys_of_its_own_word(&self) -> bool {
        self.has_keys_elsewhere() && self.keys.as_ref().is_some_and(|keys| keys.from != self.endpoints.keys.first)
    }

    /// Fetches the keys and keeps them beside the document.
    ///
    /// Where a custom domain speaks for a tenant of Microsoft's, these are Microsoft's. Where those cannot be fetched, the authority's own keys
    /// count if the user named it.
    pub async fn fetch_keys(&mut self, http: &HttpClient, folder: Option<&Path>, now: Instant) -> Result<CoreJsonWebKeySet, Error> {
        let KeySources { first, own } = self.endpoints.keys.clone();
        let failed = match self.fetch_keys_from(&first, http).await {
            Ok(keys) => {
                self.keep(folder.map(|folder| cache_file(folder, &self.authority)).as_deref(), now);
                return Ok(keys);
            }
            Err(error) => error,
        };
        match own {
            Some(own) if self.named_by_user && self.keys().is_none_or(|_| self.has_keys_of_its_own_word()) => {
                self.fetch_keys_from(&own, http).await
            }
            _ if self.has_keys_elsewhere() => {
                let host = first.host_str().unwrap_or_default().to_owned();
                Err(Error::MicrosoftKeys { host, authority: self.authority.as_str().to_owned(), source: Box::new(failed) })
            }
            _ => Err(failed),
        }
    }

    async fn fetch_keys_from(&mut self, url: &Url, http: &HttpClient) -> Result<CoreJsonWebKeySet, Error> {
        let response = get(http, url).await?;
        if !response.status().is_success() {
            return Err(Error::Discovery { status: response.status().as_u16(), details: None });
        }
        let document: Value = serde_json::from_slice(response.body()).map_err(|_| Error::NotJson { what: "key set" })?;
        let trusted = self.trusted_keys(&document).ok_or(Error::NotJson { what: "key set" })?;
        self.keys = Some(FetchedKeys { from: url.clone(), document });
        Ok(trusted)
    }

    /// The keys that may sign for this issuer. A key's `issuer` member disqualifies it only if it names another tenant.
    fn trusted_keys(&self, keys: &Value) -> Option<CoreJsonWebKeySet> {
        let keys = keys["keys"].as_array()?;
        let ours = |key: &&Value| match (key["issuer"].as_str(), &self.tenant_id) {
            (Some(issuer), Some(tenant)) => !names_another_tenant(issuer, tenant),
            _ => true,
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
        metadata.keys = cached.keys.filter(|keys| keys.from == metadata.endpoints.keys.first);
        metadata.is_cached = true;
        Some(metadata)
    }

    /// Without the file the next command asks the network again, so a failure to write it is nobody's business.
    fn keep(&self, file: Option<&Path>, now: Instant) {
        let Some(file) = file else { return };
        // A sandbox on another day has other keys at the same address.
        if self.authority.is_loopback() {
            return;
        }
        let cached = Cached {
            authority: self.authority.as_str().to_owned(),
            fetched_on: now,
            document: self.document.clone(),
            // The word of a custom domain about its tenant's keys is taken for one command alone.
            keys: self.keys.clone().filter(|keys| keys.from == self.endpoints.keys.first),
        };
        let _ = private_files::write(file, &serde_json::to_vec(&cached).unwrap_or_default());
    }
}

/// What openidconnect needs to know of the authority. Members of the document that it would read beside these may have any form.
fn provider(issuer: &str, endpoints: &Endpoints) -> Option<CoreProviderMetadata> {
    let issuer = IssuerUrl::new(issuer.to_owned()).ok()?;
    let provider = CoreProviderMetadata::new(
        issuer,
        AuthUrl::from_url(endpoints.authorization.clone()),
        JsonWebKeySetUrl::from_url(endpoints.keys.first.clone()),
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        Vec::new(),
        vec![CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256],
        EmptyAdditionalProviderMetadata::default(),
    );
    Some(provider.set_token_endpoint(Some(TokenUrl::from_url(endpoints.token.clone()))))
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

/// For whom a document with this issuer speaks; nothing where the authority cannot have the issuer.
///
/// A tenant's issuer is one of Microsoft's whatever the authority is called (Microsoft's page on security tokens). Microsoft's own documents
/// prove it by their host, and a custom domain's by Microsoft's keys. Every other provider is its own issuer (OpenID Connect Discovery §4.3).
fn speaker<'a>(authority: &Authority, issuer: &'a str, document: &Value) -> Option<Speaker<'a>> {
    let own = issuer.trim_end_matches('/') == authority.as_str();
    let tenant = tenant_of_issuer(issuer);
    if authority.is_loopback() {
        let token = document["token_endpoint"].as_str().and_then(|text| Url::parse(text).ok());
        let origin = authority.url().origin().ascii_serialization();
        let of_tenant = token
            .as_ref()
            .and_then(tenant_in_path)
            .is_some_and(|found| tenant.is_some_and(|tenant| tenant == found) || issuer == format!("{origin}/{found}/v2.0"));
        let is_of = own || of_tenant || issuer.trim_end_matches('/') == format!("{}/v2.0", authority.as_str());
        return is_of.then_some(Speaker::Loopback);
    }
    let named_tenant = tenant_in_path(authority.url());
    match tenant {
        Some(tenant) => named_tenant.is_none_or(|named| named.eq_ignore_ascii_case(tenant)).then_some(Speaker::Microsoft { tenant }),
        None => (own && authority.kind() == AuthorityKind::OpenId).then_some(Speaker::Provider),
    }
}

/// Whether `issuer` is the one that a sandbox gives `tenant`: Microsoft's, or one at its own origin.
fn is_sandboxs(authority: &Authority, issuer: &str, tenant: &str) -> bool {
    let own = format!("{}/{tenant}/v2.0", authority.url().origin().ascii_serialization());
    tenant_of_issuer(issuer) == Some(tenant) || issuer == own
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
