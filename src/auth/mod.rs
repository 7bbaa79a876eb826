//! The protocol: OpenID Connect's authorization code flow with PKCE as External ID speaks it. Plain values in, plain values out.

mod authority;
mod authorization;
mod certificate;
mod claims;
mod client;
mod credential;
mod device;
mod endpoints;
mod id_token;
mod jwt;
mod logout;
pub mod loopback;
mod metadata;
mod microsoft;
mod pkcs12;
mod private_key;
mod refusal;
mod scope;
mod service_error;
mod tokens;

use std::fmt;
use std::path::PathBuf;

pub use authority::{Authority, AuthorityError, is_guid};
pub use authorization::{AuthorizationOptions, AuthorizationRequest, AuthorizationResponse, Judgement, ResponseMode};
pub use certificate::{Certificate, CertificateError};
pub use claims::{Claims, numeric_date};
pub use client::Application;
pub use credential::{Credential, FederatedTokenError};
pub use openidconnect::core::CoreJsonWebKeySet as KeySet;

pub use device::{DeviceAuthorization, DeviceResponse, authorize_device, wait_for_device};
pub use id_token::{ClaimFault, IdTokenError, verify_device_sign_in, verify_refreshed, verify_sign_in};
pub use jwt::{Jwt, Signature};
pub use logout::{SignOut, end_session_url};
pub use metadata::Metadata;
pub use microsoft::{is_sign_in_host, tenant_of_issuer};
pub use refusal::{Attempt, Refusal};
pub use scope::{PERSONAL, ScopeError, ScopeSet, is_graph};
pub use service_error::ServiceError;
pub use tokens::{TokenSet, client_credentials, exchange_code, refresh};

use crate::http;

/// Why the protocol did not go on. Facts only, and nothing secret.
#[derive(Debug)]
pub enum Error {
    /// A token endpoint's answer that is neither tokens nor an error: a captive portal, a proxy, a redirect.
    BadTokenResponse {
        /// The HTTP status.
        status: u16,
    },
    /// `--param max_age` is not a number of seconds.
    BadMaxAge,
    /// The redirect URI is not a URL.
    BadRedirectUri,
    /// The application's certificate does not sign.
    Certificate(CertificateError),
    /// The metadata names no endpoint for devices.
    DeviceCodeUnsupported,
    /// The metadata or the keys cannot be had.
    Discovery {
        /// The HTTP status.
        status: u16,
        /// What the authority says about it.
        details: Option<Box<ServiceError>>,
    },
    /// The file with the application's assertion holds none.
    FederatedToken {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: FederatedTokenError,
    },
    /// The ID token is rejected.
    IdToken {
        /// Why.
        reason: IdTokenError,
        /// What brought it.
        attempt: Attempt,
    },
    /// The metadata names an issuer that this authority cannot have.
    IssuerMismatch {
        /// The authority.
        authority: String,
        /// What the metadata says.
        issuer: String,
    },
    /// The keys of a Microsoft issuer cannot be fetched from Microsoft.
    MicrosoftKeys {
        /// Microsoft's host.
        host: String,
        /// The authority that speaks for the issuer.
        authority: String,
        /// Why.
        source: Box<Self>,
    },
    /// A sign-in was answered without an ID token.
    MissingIdToken,
    /// No answer.
    Network(http::Error),
    /// What should be JSON of a certain form is not.
    NotJson {
        /// What it should be.
        what: &'static str,
    },
    /// `--param` would override what security rests on.
    ProtectedParameter {
        /// The parameter.
        name: String,
    },
    /// The authority refused.
    Refused(Box<Refusal>),
    /// The authority names an endpoint or a page that nothing and nobody may be sent to.
    UntrustedEndpoint {
        /// Which one.
        name: &'static str,
        /// Why.
        fault: EndpointFault,
    },
}

/// Why nothing and nobody is sent to a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointFault {
    /// It is at another host or port than the authority.
    Elsewhere {
        /// Scheme, host and port.
        origin: String,
    },
    /// It belongs to another tenant than the issuer.
    OtherTenant {
        /// The tenant's ID in its path.
        tenant: String,
    },
    /// It is on another origin than the token endpoint.
    Split {
        /// Scheme, host and port.
        origin: String,
        /// Those of the token endpoint.
        token_origin: String,
    },
    /// It is not a URL, or one of a file or a script.
    NoWebAddress,
    /// It is not `https`.
    NoTls {
        /// Scheme, host and port.
        origin: String,
    },
    /// It names a user.
    WithUser,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadTokenResponse { status } => {
                write!(formatter, "the token endpoint's answer (HTTP {status}) is neither tokens nor an error")
            }
            Self::BadMaxAge => formatter.write_str("the parameter max_age is not a number of seconds"),
            Self::BadRedirectUri => formatter.write_str("the redirect URI is not a URL"),
            Self::Certificate(_) => formatter.write_str("the certificate cannot be used"),
            Self::DeviceCodeUnsupported => formatter.write_str("the authority signs nobody in by device code"),
            Self::Discovery { status, .. } => write!(formatter, "the authority's metadata cannot be had (HTTP {status})"),
            Self::FederatedToken { path, .. } => write!(formatter, "the file {} holds no federated token", path.display()),
            Self::IdToken { .. } => formatter.write_str("the ID token was rejected"),
            Self::IssuerMismatch { authority, issuer } => {
                write!(formatter, "the metadata of {authority} names an issuer that is not its own: {issuer}")
            }
            Self::MicrosoftKeys { host, .. } => write!(formatter, "the tenant's signing keys cannot be fetched from {host}"),
            Self::MissingIdToken => formatter.write_str("the token endpoint sent no ID token"),
            Self::Network(_) => formatter.write_str("no answer from the authority"),
            Self::NotJson { what } => write!(formatter, "the authority's {what} cannot be read"),
            Self::ProtectedParameter { name } => {
                write!(formatter, "the parameter {name} cannot be set: the sign-in's security rests on it")
            }
            Self::Refused(_) => formatter.write_str("the authority refused"),
            Self::UntrustedEndpoint { name, fault } => {
                write!(formatter, "the authority's {name} ")?;
                match fault {
                    EndpointFault::Elsewhere { origin } => write!(formatter, "is at a host that is not its own: {origin}"),
                    EndpointFault::OtherTenant { tenant } => write!(formatter, "belongs to another tenant: {tenant}"),
                    EndpointFault::Split { origin, token_origin } => {
                        write!(formatter, "is at {origin}, and the token endpoint at {token_origin}")
                    }
                    EndpointFault::NoWebAddress => formatter.write_str("is no web address"),
                    EndpointFault::NoTls { origin } => write!(formatter, "is without TLS: {origin}"),
                    EndpointFault::WithUser => formatter.write_str("names a user in its address"),
                }
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Certificate(source) => Some(source),
            Self::Discovery { details: Some(details), .. } => Some(details.as_ref()),
            Self::FederatedToken { reason, .. } => Some(reason),
            Self::IdToken { reason, .. } => Some(reason),
            Self::MicrosoftKeys { source, .. } => Some(source.as_ref()),
            Self::Network(source) => Some(source),
            Self::Refused(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}
