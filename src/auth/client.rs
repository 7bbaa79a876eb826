//! openidconnect's client, with External ID's error bodies and the claims that cids reads.

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::http::{Request, header};
use openidconnect::{
    AdditionalClaims, AuthType, ClientId, ClientSecret, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use super::{Metadata, ServiceError};
use crate::secret::Secret;

/// The application that signs people in. Without a secret it is a public client.
#[derive(Clone, Copy)]
pub struct Application<'a> {
    /// The application (client) id.
    pub client_id: &'a str,
    /// The client secret's value.
    pub client_secret: Option<&'a Secret>,
}

/// Claims of External ID that OpenID Connect does not define, as far as they are checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CheckedClaims {
    pub(super) nbf: Option<i64>,
    pub(super) tid: Option<String>,
    pub(super) ver: Option<String>,
}

impl AdditionalClaims for CheckedClaims {}

type IdTokenFields = openidconnect::IdTokenFields<
    CheckedClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(super) type IdToken =
    openidconnect::IdToken<CheckedClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
pub(super) type TokenResponse = StandardTokenResponse<IdTokenFields, CoreTokenType>;
type Client = openidconnect::Client<
    CheckedClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    ServiceError,
    TokenResponse,
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

/// A client of the authority. The secret goes into the body, as the MSAL libraries send it.
pub(super) fn client(metadata: &Metadata, application: Application<'_>) -> Client {
    let secret = application.client_secret.map(|secret| ClientSecret::new(secret.expose().to_owned()));
    Client::from_provider_metadata(metadata.provider.clone(), ClientId::new(application.client_id.to_owned()), secret)
        .set_auth_type(AuthType::RequestBody)
}

/// A request of the application with these parameters, for what the library has none for.
pub(super) fn form(url: &str, application: Application<'_>, parameters: &[(&str, &str)]) -> Option<HttpRequest> {
    let secret = application.client_secret.map(|secret| ("client_secret", secret.expose()));
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("client_id", application.client_id).extend_pairs(secret).extend_pairs(parameters);
    Request::post(url)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.finish().into_bytes())
        .ok()
}
