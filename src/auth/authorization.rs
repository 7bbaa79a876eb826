//! The authorization request that the browser carries, and what counts as its answer (RFC 6749 §4.1, OpenID Connect Core §3.1.2).

use chrono::TimeDelta;
use openidconnect::core::CoreResponseType;
use openidconnect::{AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope};
use sha2::{Digest, Sha256};
use url::{Url, form_urlencoded};

use super::client::{Application, client};
use super::microsoft::tenant_of_issuer;
use super::{Attempt, Error, Metadata, Refusal, ScopeSet, ServiceError};
use crate::clock::Instant;
use crate::secret::Secret;

/// What `--param` may not set, because the sign-in's security rests on it.
const PROTECTED: [&str; 8] = ["client_id", "nonce", "redirect_uri", "request", "request_uri", "response_mode", "response_type", "scope"];

/// How the answer comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseMode {
    /// In the body of a POST: nothing ends in the history (RFC 9700 §4.3.1).
    FormPost,
    /// In the address, which can be pasted.
    Query,
}

/// What the person asked for.
#[derive(Clone, Debug, Default)]
pub struct AuthorizationOptions {
    /// The scopes, beside those of the sign-in itself.
    pub scopes: ScopeSet,
    /// `prompt`.
    pub prompt: Option<String>,
    /// `login_hint`: an address to fill in.
    pub login_hint: Option<String>,
    /// `domain_hint`: a social identity provider.
    pub domain_hint: Option<String>,
    /// `ui_locales`: the pages' language.
    pub ui_locales: Option<String>,
    /// More parameters.
    pub parameters: Vec<(String, String)>,
}

impl AuthorizationOptions {
    /// The shortest `max_age` among the parameters.
    fn max_age(&self) -> Result<Option<TimeDelta>, Error> {
        let mut ages = Vec::new();
        for (_, value) in self.parameters.iter().filter(|(name, _)| name == "max_age") {
            let seconds = value.parse::<u32>().map_err(|_| Error::BadMaxAge)?;
            ages.push(TimeDelta::seconds(seconds.into()));
        }
        Ok(ages.into_iter().min())
    }
}

/// One sign-in under way. Everything in it is used once.
pub struct AuthorizationRequest {
    url: Url,
    state: CsrfToken,
    pub(super) nonce: Nonce,
    pub(super) verifier: PkceCodeVerifier,
    pub(super) redirect_uri: RedirectUrl,
    pub(super) scopes: ScopeSet,
    /// Since when the person must have authenticated, where `max_age` was asked (OpenID Connect Core §3.1.2.1).
    pub(super) authenticated_since: Option<Instant>,
    issuer: String,
    issuer_promised: bool,
    is_microsoft: bool,
}

/// What parameters that arrived at the redirect URI are.
#[derive(Debug)]
pub enum Judgement {
    /// Not this sign-in's answer: the wait goes on.
    Foreign(&'static str),
    /// The answer.
    Answer(AuthorizationResponse),
}

/// The authority's answer.
#[derive(Debug)]
pub enum AuthorizationResponse {
    /// A code to exchange.
    Code(Secret),
    /// The person cancelled.
    Cancelled,
    /// The authority refused.
    Refused(Box<Refusal>),
}

impl AuthorizationRequest {
    /// A new request with fresh `state`, `nonce` and code verifier.
    pub fn new(
        metadata: &Metadata,
        application: Application<'_>,
        redirect_uri: &str,
        mode: ResponseMode,
        options: &AuthorizationOptions,
        now: Instant,
    ) -> Result<Self, Error> {
        let protected = |name: &str| PROTECTED.contains(&name) || name == "state" || name.starts_with("code_challenge");
        if let Some((name, _)) = options.parameters.iter().find(|(name, _)| protected(name)) {
            return Err(Error::ProtectedParameter { name: name.clone() });
        }
        let authenticated_since = options.max_age()?.and_then(|age| now.checked_sub_signed(age));
        let redirect_uri = RedirectUrl::new(redirect_uri.to_owned()).map_err(|_| Error::BadRedirectUri)?;
        let scopes = metadata.sign_in_scopes().union(&options.scopes);
        // RFC 7636 always, although External ID does not advertise it.
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let client = client(metadata, application).set_redirect_uri(redirect_uri.clone());
        let mut request = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge)
            // openidconnect adds `openid` itself.
            .add_scopes(scopes.iter().filter(|scope| *scope != "openid").map(|scope| Scope::new(scope.to_owned())));
        if mode == ResponseMode::FormPost {
            request = request.add_extra_param("response_mode", "form_post");
        } else if metadata.supports_form_post() {
            request = request.add_extra_param("response_mode", "query");
        }
        let hints = [
            ("prompt", &options.prompt),
            ("login_hint", &options.login_hint),
            ("domain_hint", &options.domain_hint),
            ("ui_locales", &options.ui_locales),
        ];
        for (name, value) in hints.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            request = request.add_extra_param(name, value.as_str());
        }
        for (name, value) in &options.parameters {
            request = request.add_extra_param(name.as_str(), value.as_str());
        }
        let (url, state, nonce) = request.url();
        Ok(Self {
            url,
            state,
            nonce,
            verifier,
            redirect_uri,
            scopes,
            authenticated_since,
            is_microsoft: metadata.is_microsoft(),
            issuer: metadata.issuer().to_owned(),
            issuer_promised: metadata.promises_issuer_parameter(),
        })
    }

    /// Where the browser goes.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// What was asked for.
    pub fn scopes(&self) -> &ScopeSet {
        &self.scopes
    }

    /// Judges parameters. `state` comes first: a stranger's request never ends the wait, not even with an `error` (CVE-2026-42073).
    pub fn judge(&self, parameters: &[(String, String)]) -> Judgement {
        let value = |name: &str| parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        if ["state", "code", "error", "iss"].iter().any(|name| parameters.iter().filter(|(known, _)| known == name).count() > 1) {
            return Judgement::Foreign("it repeats a parameter");
        }
        match value("state") {
            None => return Judgement::Foreign("it has no state"),
            // Compared by digest, so that the time taken tells nothing.
            Some(state) if Sha256::digest(&state) != Sha256::digest(self.state.secret()) => {
                return Judgement::Foreign("its state does not match");
            }
            Some(_) => {}
        }
        // RFC 9207 §2.4.
        match value("iss") {
            Some(issuer) if !self.is_from(&issuer) => return Judgement::Foreign("it comes from another issuer"),
            None if self.issuer_promised => return Judgement::Foreign("it lacks the issuer"),
            _ => {}
        }
        if value("error").is_some() {
            let error = ServiceError::from_parameters(value);
            let cancelled = error.is_cancellation();
            let refusal = || Box::new(Refusal { error, attempt: Attempt::SignIn, is_microsoft: self.is_microsoft });
            return Judgement::Answer(if cancelled { AuthorizationResponse::Cancelled } else { AuthorizationResponse::Refused(refusal()) });
        }
        match value("code") {
            Some(code) if !code.is_empty() && !code.contains(char::is_control) => {
                Judgement::Answer(AuthorizationResponse::Code(Secret::new(code)))
            }
            _ => Judgement::Foreign("it has neither a code nor an error"),
        }
    }

    /// Whether `issuer` is this sign-in's. A tenant has two names for itself, and which of them External ID would send here is unverified.
    fn is_from(&self, issuer: &str) -> bool {
        let tenant = tenant_of_issuer(&self.issuer).filter(|_| !self.issuer_promised);
        issuer == self.issuer || tenant.is_some() && tenant == tenant_of_issuer(issuer)
    }

    /// The parameters of an address that was pasted, if it can be this sign-in's.
    pub fn pasted(&self, text: &str) -> Result<Vec<(String, String)>, &'static str> {
        let text = text.trim().trim_matches(['"', '\'', '`', '<', '>']);
        let expected = self.redirect_uri.url();
        // Some browsers show and copy an address without its scheme.
        let lacks_scheme = expected.host_str().is_some_and(|host| text.starts_with(host));
        let query = if lacks_scheme || text.contains("://") {
            let url = if lacks_scheme { Url::parse(&format!("http://{text}")) } else { Url::parse(text) };
            let url = url.map_err(|_| "That is not an address")?;
            if url.host_str() != expected.host_str() || url.path() != expected.path() {
                return Err("That is not the address that the browser landed on: it begins with the redirect URI");
            }
            url.query().or(url.fragment()).unwrap_or_default().to_owned()
        } else {
            text.trim_start_matches('?').to_owned()
        };
        let parameters: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let answers = parameters.iter().any(|(name, _)| name == "code" || name == "error");
        if answers {
            Ok(parameters)
        } else {
            Err("That address has no code in it. Copy all of the address bar once the browser shows a page of localhost, \
                 and sign in with --response-mode query")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::metadata::tests::{AUTHORITY, metadata};

    fn request(options: &AuthorizationOptions) -> Result<AuthorizationRequest, Error> {
        let credential = crate::auth::Credential::Secret(Secret::new("planted-secret"));
        let application = Application { client_id: "11111111-2222-4333-8444-555555555555", credential: Some(&credential) };
        AuthorizationRequest::new(
            &metadata(AUTHORITY),
            application,
            "http://localhost:5000/redirect",
            ResponseMode::FormPost,
            options,
            chrono::Utc::now(),
        )
    }

    fn parameter(url: &Url, name: &str) -> Option<String> {
        let mut found = url.query_pairs().filter(|(known, _)| known == name).map(|(_, value)| value.into_owned());
        let first = found.next();
        assert_eq!(found.next(), None, "{name} is repeated");
        first
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_request_has_all_that_security_rests_on() {
        let scopes = ScopeSet::parse("openid api://x/Read offline_access").unwrap();
        let request = request(&AuthorizationOptions { scopes, login_hint: Some("a&b=c#d\r\n".into()), ..Default::default() }).unwrap();
        let url = request.url();
        let get = |name| parameter(url, name).unwrap_or_default();
        assert_eq!(get("response_type"), "code");
        assert_eq!(get("response_mode"), "form_post");
        assert_eq!(get("scope"), "openid profile offline_access api://x/Read");
        assert_eq!(get("redirect_uri"), "http://localhost:5000/redirect");
        assert_eq!(get("code_challenge_method"), "S256");
        assert_eq!(get("code_challenge").len(), 43);
        assert_eq!(get("login_hint"), "a&b=c#d\r\n");
        assert!(get("state").len() >= 22 && get("nonce").len() >= 22 && get("state") != get("nonce"));
        assert!(!url.as_str().contains("planted-secret"));
        assert!(url.as_str().bytes().all(|byte| byte.is_ascii_graphic()), "{url}");
    }

    #[test]
    fn two_requests_share_nothing() {
        let (one, other) = (request(&AuthorizationOptions::default()).unwrap(), request(&AuthorizationOptions::default()).unwrap());
        for name in ["state", "nonce", "code_challenge"] {
            assert_ne!(parameter(one.url(), name), parameter(other.url(), name), "{name}");
        }
    }

    #[test]
    fn what_security_rests_on_cannot_be_overridden() {
        for name in ["state", "nonce", "redirect_uri", "client_id", "response_type", "scope", "code_challenge", "code_challenge_method"] {
            let options = AuthorizationOptions { parameters: vec![(name.into(), "x".into())], ..Default::default() };
            assert!(matches!(request(&options), Err(Error::ProtectedParameter { .. })), "{name}");
        }
        let options = AuthorizationOptions { parameters: vec![("slice".into(), "test".into())], ..Default::default() };
        assert_eq!(parameter(request(&options).unwrap().url(), "slice").as_deref(), Some("test"));
    }

    #[test]
    fn a_strangers_parameters_do_not_end_the_wait() {
        let request = request(&AuthorizationOptions::default()).unwrap();
        let state = request.state.secret().clone();
        let changed_case: String =
            state.chars().map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect();
        for foreign in [
            pairs(&[]),
            pairs(&[("code", "c")]),
            pairs(&[("code", "c"), ("state", "wrong")]),
            pairs(&[("code", "c"), ("state", &changed_case)]),
            pairs(&[("error", "access_denied")]),
            pairs(&[("error", "access_denied"), ("state", "wrong")]),
            pairs(&[("code", "c"), ("state", &state), ("state", &state)]),
            pairs(&[("code", "c"), ("code", "d"), ("state", &state)]),
            pairs(&[("code", ""), ("state", &state)]),
            pairs(&[("code", "a\0b"), ("state", &state)]),
            pairs(&[("state", &state), ("access_token", "t"), ("id_token", "t")]),
            pairs(&[("code", "c"), ("state", &state), ("iss", "https://evil.example")]),
        ] {
            assert!(matches!(request.judge(&foreign), Judgement::Foreign(_)), "{foreign:?}");
        }
    }

    #[test]
    fn the_right_state_brings_a_code_or_an_error() {
        let request = request(&AuthorizationOptions::default()).unwrap();
        let state = request.state.secret().clone();
        let Judgement::Answer(AuthorizationResponse::Code(code)) = request.judge(&pairs(&[("code", "c+d"), ("state", &state)])) else {
            panic!("a code was expected");
        };
        assert_eq!(code.expose(), "c+d");
        let tenant = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";
        for issuer in [format!("https://{tenant}.ciamlogin.com/{tenant}/v2.0"), format!("https://login.microsoftonline.com/{tenant}/v2.0")]
        {
            let answer = request.judge(&pairs(&[("code", "c"), ("state", &state), ("iss", &issuer)]));
            assert!(matches!(answer, Judgement::Answer(AuthorizationResponse::Code(_))), "{issuer}");
        }
        let both = pairs(&[("code", "c"), ("error", "server_error"), ("state", &state)]);
        assert!(matches!(request.judge(&both), Judgement::Answer(AuthorizationResponse::Refused(_))));
        let cancelled = pairs(&[("error", "access_denied"), ("error_subcode", "cancel"), ("state", &state)]);
        assert!(matches!(request.judge(&cancelled), Judgement::Answer(AuthorizationResponse::Cancelled)));
    }

    #[test]
    fn a_pasted_address_is_read_and_a_useless_one_is_explained() {
        let request = request(&AuthorizationOptions::default()).unwrap();
        let expected = pairs(&[("code", "c"), ("state", "s")]);
        for text in [
            " http://localhost:5000/redirect?code=c&state=s\n",
            "http://localhost:6123/redirect?code=c&state=s",
            "localhost:5000/redirect?code=c&state=s",
            "'http://localhost:5000/redirect?code=c&state=s'",
            "<http://localhost:5000/redirect?code=c&state=s>",
            "?code=c&state=s",
        ] {
            assert_eq!(request.pasted(text).as_ref(), Ok(&expected), "{text}");
        }
        let (elsewhere, empty) = ("That is not the address that the browser landed on", "That address has no code in it");
        for (text, reason) in [
            ("http://localhost:5000/redirect", empty),
            ("https://evil.example/redirect?code=c&state=s", elsewhere),
            ("localhost.evil.example/redirect?code=c&state=s", elsewhere),
            ("hello", empty),
            ("http://[", "That is not an address"),
        ] {
            let told = request.pasted(text).unwrap_err();
            assert!(told.starts_with(reason), "{text}: {told}");
        }
    }
}
