//! The endpoints of a metadata document: which of them may receive a code, a token, a credential or a person.
//!
//! A document can name hosts of several parties, and each party could then read what is meant for another one (mix-up, RFC 9700 §4.4). So the
//! authorize, token and device endpoints lie on one origin: the authority's, or, for a Microsoft issuer, one host of External ID. An OpenID
//! provider that is not Microsoft may use other hosts, which the caller confirms where the authority is not the user's own choice.

use serde_json::Value;
use url::{Host, Url};

use super::authority::{Authority, is_customer_host, is_guid};
use super::microsoft::{is_at_common_host, is_at_customer_host, is_sign_in_host, keys_url, tenant_in_path};
use super::{EndpointFault, Error};
use crate::http::is_loopback;

/// Checked endpoints.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    pub(super) authorization: Url,
    pub(super) token: Url,
    /// Why a device endpoint that is named is left unused.
    pub(super) device: Result<Option<Url>, EndpointFault>,
    /// None where the one that is named does not fit.
    pub(super) end_session: Option<Url>,
    pub(super) keys: KeySources,
    /// Origins of other hosts that an OpenID provider uses, sorted.
    pub(super) other_origins: Vec<String>,
}

/// Where the keys of an issuer are.
#[derive(Clone, Debug)]
pub(super) struct KeySources {
    /// The keys that count.
    pub(super) first: Url,
    /// For a custom domain that speaks for a Microsoft issuer: the document's own keys. They count where the user chose the authority and
    /// Microsoft's keys cannot be fetched.
    pub(super) own: Option<Url>,
}

/// For whom a document speaks.
#[derive(Clone, Copy)]
pub(super) enum Speaker<'a> {
    /// A server on this machine: a sandbox, for instance.
    Loopback,
    /// A tenant of Microsoft's, by its issuer.
    Microsoft {
        /// The tenant's ID.
        tenant: &'a str,
    },
    /// Another OpenID provider, for itself.
    Provider,
}

impl Endpoints {
    /// Checks the endpoints in `document`.
    pub(super) fn read(authority: &Authority, speaker: Speaker<'_>, document: &Value) -> Result<Self, Error> {
        let rules = Rules { authority, speaker };
        let untrusted = |name, fault| Error::UntrustedEndpoint { name, fault };
        let required = |name: &'static str| {
            let url = rules.endpoint(document, name).map_err(|fault| untrusted(name, fault))?;
            url.ok_or(Error::NotJson { what: "metadata" })
        };
        let authorization = required("authorization_endpoint")?;
        let token = required("token_endpoint")?;
        rules.share_origin(&authorization, &token).map_err(|fault| untrusted("authorization_endpoint", fault))?;
        // Optional endpoints that do not fit never stop a sign-in.
        let device = rules.endpoint(document, "device_authorization_endpoint").and_then(|device| {
            device.iter().try_for_each(|device| rules.share_origin(device, &token))?;
            Ok(device)
        });
        let end_session = rules.beside(document, "end_session_endpoint").ok().flatten();
        let jwks = rules.beside(document, "jwks_uri");
        let keys = rules.keys(document, jwks)?;
        let used =
            [Some(&authorization), Some(&token), device.as_ref().ok().and_then(Option::as_ref), end_session.as_ref(), Some(&keys.first)];
        let other_origins = if matches!(speaker, Speaker::Provider) { other_origins(authority, used) } else { Vec::new() };
        Ok(Self { authorization, token, device, end_session, keys, other_origins })
    }
}

/// What a document of `authority` that speaks for `speaker` may name.
#[derive(Clone, Copy)]
struct Rules<'a> {
    authority: &'a Authority,
    speaker: Speaker<'a>,
}

impl Rules<'_> {
    /// An endpoint that a code, a token, a credential or a person is sent to.
    fn endpoint(&self, document: &Value, name: &str) -> Result<Option<Url>, EndpointFault> {
        let Some(url) = self.web_address(&document[name])? else { return Ok(None) };
        self.check_host(&url)?;
        Ok(Some(url))
    }

    /// The keys and the end of a session may lie beside the other endpoints, and for a tenant also at login.microsoftonline.com: whether any
    /// real tenant has them there is unverified.
    fn beside(&self, document: &Value, name: &str) -> Result<Option<Url>, EndpointFault> {
        let Some(url) = self.web_address(&document[name])? else { return Ok(None) };
        match self.speaker {
            Speaker::Microsoft { tenant } if is_at_common_host(&url, tenant) => Ok(Some(url)),
            _ => self.check_host(&url).map(|()| Some(url)),
        }
    }

    fn web_address(&self, value: &Value) -> Result<Option<Url>, EndpointFault> {
        if value.is_null() {
            return Ok(None);
        }
        let url = value.as_str().and_then(|text| Url::parse(text).ok()).ok_or(EndpointFault::NoWebAddress)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(EndpointFault::NoWebAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointFault::WithUser);
        }
        if url.scheme() == "http" && !self.authority.is_loopback() {
            return Err(EndpointFault::NoTls { origin: origin(&url) });
        }
        Ok(Some(url))
    }

    fn check_host(&self, url: &Url) -> Result<(), EndpointFault> {
        let is_own = url.origin() == self.authority.url().origin();
        let elsewhere = || EndpointFault::Elsewhere { origin: origin(url) };
        match self.speaker {
            Speaker::Loopback | Speaker::Provider if is_own => Ok(()),
            // Real documents have the tenant's ID in the path, also for an authority by name (microsoft-authentication-library-for-python,
            // issue 543). Whether a custom domain's have it is unverified, so a name there is no fault; another tenant's ID is one.
            Speaker::Microsoft { tenant } if is_own => match tenant_in_path(url) {
                Some(found) if !found.eq_ignore_ascii_case(tenant) => Err(EndpointFault::OtherTenant { tenant: found.to_owned() }),
                _ => Ok(()),
            },
            Speaker::Loopback => Err(elsewhere()),
            Speaker::Microsoft { tenant } if is_at_customer_host(url, tenant) => Ok(()),
            Speaker::Microsoft { .. } => match tenant_in_path(url).filter(|_| is_customer_host(url)) {
                Some(found) => Err(EndpointFault::OtherTenant { tenant: found.to_owned() }),
                None => Err(elsewhere()),
            },
            Speaker::Provider => {
                if url.host_str().is_some_and(is_sign_in_host) || is_this_machine(url) {
                    Err(elsewhere())
                } else {
                    Ok(())
                }
            }
        }
    }

    /// Endpoints of one tenant lie on one origin; of another provider each may lie elsewhere.
    fn share_origin(&self, url: &Url, token: &Url) -> Result<(), EndpointFault> {
        if matches!(self.speaker, Speaker::Provider) || url.origin() == token.origin() {
            return Ok(());
        }
        Err(EndpointFault::Split { origin: origin(url), token_origin: origin(token) })
    }

    fn keys(&self, document: &Value, jwks: Result<Option<Url>, EndpointFault>) -> Result<KeySources, Error> {
        let unknown = || Error::NotJson { what: "metadata" };
        let Speaker::Microsoft { tenant } = self.speaker else {
            let jwks = jwks.map_err(|fault| Error::UntrustedEndpoint { name: "jwks_uri", fault })?;
            return Ok(KeySources { first: jwks.ok_or_else(unknown)?, own: None });
        };
        let own = jwks.ok().flatten();
        // login.microsoftonline.com may lack the key that signed a customer's token (TrashMob, issue 2975), so External ID's own keys count,
        // unless Microsoft's own document names others.
        let application = document["jwks_uri"].as_str().and_then(|text| Url::parse(text).ok()).and_then(|url| application_in(&url));
        let microsofts = keys_url(tenant, application.as_deref()).ok_or_else(unknown)?;
        if self.authority.is_microsofts() {
            return Ok(KeySources { first: own.unwrap_or(microsofts), own: None });
        }
        Ok(KeySources { first: microsofts, own })
    }
}

/// The application whose own keys a URL is about.
fn application_in(url: &Url) -> Option<String> {
    url.query_pairs().find(|(name, id)| name == "appid" && is_guid(id)).map(|(_, id)| id.into_owned())
}

fn other_origins<'a>(authority: &Authority, used: impl IntoIterator<Item = Option<&'a Url>>) -> Vec<String> {
    let own = authority.url().origin();
    let mut origins: Vec<String> = used.into_iter().flatten().filter(|url| url.origin() != own).map(origin).collect();
    origins.sort();
    origins.dedup();
    origins
}

/// Whether `url` is at this machine or at its link, by any name: no provider is there.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            is_loopback(name) || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified() || address.is_link_local(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback() || address.is_unspecified() || address.is_unicast_link_local(),
        None => false,
    }
}

/// Scheme, host and port.
pub(super) fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
#[path = "tests/endpoints.rs"]
mod tests;
