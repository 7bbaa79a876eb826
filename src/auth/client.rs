//! openidconnect's client, with External ID's error bodies, and how an application proves to a provider that it is itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenResponse,
};
use openidconnect::http::{HeaderValue, Request, header};
use openidconnect::{AuthType, ClientId, ClientSecret, EmptyAdditionalClaims, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest};
use url::form_urlencoded;

use super::{Credential, Error, Metadata, ServiceError};
use crate::clock::Instant;

/// Where a client secret stands in a token request (RFC 6749 §2.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SecretPlace {
    /// In the form, as the MSAL libraries send it.
    Body,
    /// In the `Authorization` header.
    Basic,
}

/// The application that signs people in, or itself. Without a credential it is a public client.
#[derive(Clone, Copy)]
pub struct Application<'a> {
    /// The application (client) id.
    pub client_id: &'a str,
    /// What proves that it is this application.
    pub credential: Option<&'a Credential>,
}

impl Application<'_> {
    /// The client assertion that proves to `url`, where the request goes, that it comes from this application; nothing for a secret or a
    /// public client. Each request gets a new one.
    pub(super) async fn assertion(&self, url: &str, now: Instant) -> Result<Vec<(&'static str, String)>, Error> {
        match self.credential {
            Some(credential) => credential.assertion(self.client_id, url, now).await,
            None => Ok(Vec::new()),
        }
    }

    fn secret(&self) -> Option<&str> {
        match self.credential {
            Some(Credential::Secret(secret)) => Some(secret.expose()),
            _ => None,
        }
    }
}

type Client = openidconnect::Client<
    EmptyAdditionalClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    ServiceError,
    CoreTokenResponse,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A client of the authority. An assertion is added to each token request.
pub(super) fn client(metadata: &Metadata, application: Application<'_>) -> Client {
    let secret = application.secret().map(|secret| ClientSecret::new(secret.to_owned()));
    let place = match metadata.secret_place() {
        SecretPlace::Body => AuthType::RequestBody,
        SecretPlace::Basic => AuthType::BasicAuth,
    };
    Client::from_provider_metadata(metadata.provider.clone(), ClientId::new(application.client_id.to_owned()), secret).set_auth_type(place)
}

/// A request of the application to `url` with these parameters, for what the library has none for.
pub(super) async fn form(
    url: &str,
    metadata: &Metadata,
    application: Application<'_>,
    parameters: &[(&str, &str)],
    now: Instant,
) -> Result<HttpRequest, Error> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    let mut request =
        Request::post(url).header(header::ACCEPT, "application/json").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    match (application.secret(), metadata.secret_place()) {
        (Some(secret), SecretPlace::Basic) => request = request.header(header::AUTHORIZATION, basic(application.client_id, secret)?),
        (Some(secret), SecretPlace::Body) => {
            body.append_pair("client_id", application.client_id).append_pair("client_secret", secret);
        }
        (None, _) => {
            body.append_pair("client_id", application.client_id);
        }
    }
    body.extend_pairs(application.assertion(url, now).await?).extend_pairs(parameters);
    request.body(body.finish().into_bytes()).map_err(|_| Error::NotJson { what: "metadata" })
}

/// RFC 6749 §2.3.1: both are form-encoded before they are joined.
fn basic(client_id: &str, secret: &str) -> Result<HeaderValue, Error> {
    let [client_id, secret] = [client_id, secret].map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
    let value = format!("Basic {}", STANDARD.encode(format!("{client_id}:{secret}")));
    let mut value = HeaderValue::from_str(&value).map_err(|_| Error::NotJson { what: "metadata" })?;
    value.set_sensitive(true);
    Ok(value)
}
