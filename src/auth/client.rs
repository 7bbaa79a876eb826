//! openidconnect's client, with External ID's error bodies and the claims that cids reads.

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::http::{Request, header};
use openidconnect::{
    AdditionalClaims, AuthType, ClientId, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use super::{Credential, Error, Metadata, ServiceError};
use crate::clock::Instant;

/// The application that signs people in, or itself. Without a credential it is a public client.
#[derive(Clone, Copy)]
pub struct Application<'a> {
    /// The application (client) id.
    pub client_id: &'a str,
    /// What proves that it is this application.
    pub credential: Option<&'a Credential>,
}

impl Application<'_> {
    /// The parameters by which a token request proves that it comes from this application; none for a public client. They are made anew
    /// for each request.
    pub(super) async fn proof(&self, metadata: &Metadata, now: Instant) -> Result<Vec<(&'static str, String)>, Error> {
        let endpoint = metadata.provider.token_endpoint().map(|url| url.as_str()).unwrap_or_default();
        match self.credential {
            Some(credential) => credential.proof(self.client_id, endpoint, now).await,
            None => Ok(Vec::new()),
        }
    }
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

/// A client of the authority. Its own place for a secret stays empty: the credential adds itself to each token request, in the body, as the
/// MSAL libraries send it.
pub(super) fn client(metadata: &Metadata, application: Application<'_>) -> Client {
    Client::from_provider_metadata(metadata.provider.clone(), ClientId::new(application.client_id.to_owned()), None)
        .set_auth_type(AuthType::RequestBody)
}

/// A request of the application with these parameters, for what the library has none for.
pub(super) async fn form(
    url: &str,
    metadata: &Metadata,
    application: Application<'_>,
    parameters: &[(&str, &str)],
    now: Instant,
) -> Result<HttpRequest, Error> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    let proof = application.proof(metadata, now).await?;
    body.append_pair("client_id", application.client_id).extend_pairs(proof).extend_pairs(parameters);
    Request::post(url)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.finish().into_bytes())
        .map_err(|_| Error::NotJson { what: "metadata" })
}
