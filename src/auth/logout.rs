//! Ending the browser's session (OpenID Connect RP-Initiated Logout 1.0 §2).

use openidconnect::CsrfToken;
use url::Url;

use crate::secret::Secret;

/// What an account remembers of itself for its sign-out, so that a sign-out asks nobody.
pub struct SignOut<'a> {
    /// Whether the account is one of External ID's, and not another provider's.
    pub is_microsofts: bool,
    /// The discovered endpoint.
    pub end_session_endpoint: &'a str,
    /// The application (client) id.
    pub client_id: &'a str,
    /// The `login_hint` claim, where the tenant is configured to send it.
    pub login_hint: Option<&'a str>,
    /// The ID token, which may have ended.
    pub id_token: &'a Secret,
    /// Where the browser returns; registered at the authority.
    pub post_logout_redirect_uri: &'a str,
}

/// The address that ends the browser's session, and the state that comes back from it.
pub fn end_session_url(sign_out: &SignOut<'_>) -> Option<(Url, String)> {
    let mut url = Url::parse(sign_out.end_session_endpoint).ok()?;
    let state = CsrfToken::new_random().secret().clone();
    {
        let mut query = url.query_pairs_mut();
        // Entra skips its account picker for the opaque hint; an ID token in a URL would stay in the history.
        if !sign_out.is_microsofts {
            query.append_pair("id_token_hint", sign_out.id_token.expose());
        } else if let Some(hint) = sign_out.login_hint {
            query.append_pair("logout_hint", hint);
        }
        query.append_pair("client_id", sign_out.client_id);
        query.append_pair("post_logout_redirect_uri", sign_out.post_logout_redirect_uri);
        query.append_pair("state", &state);
    }
    Some((url, state))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(is_microsofts: bool, login_hint: Option<&str>) -> Vec<(String, String)> {
        let id_token = Secret::new("planted.id.token");
        let sign_out = SignOut {
            is_microsofts,
            end_session_endpoint: "https://contoso.ciamlogin.com/t/oauth2/v2.0/logout",
            client_id: "app",
            login_hint,
            id_token: &id_token,
            post_logout_redirect_uri: "http://localhost:5000/redirect",
        };
        let (url, state) = end_session_url(&sign_out).unwrap();
        let mut pairs: Vec<_> = url.query_pairs().into_owned().collect();
        assert_eq!(pairs.pop(), Some(("state".to_owned(), state)));
        pairs
    }

    #[test]
    fn external_id_gets_the_opaque_hint_and_never_the_id_token() {
        let app = ("client_id".to_owned(), "app".to_owned());
        let back = ("post_logout_redirect_uri".to_owned(), "http://localhost:5000/redirect".to_owned());
        let hint = ("logout_hint".to_owned(), "O.Q&x".to_owned());
        assert_eq!(query(true, Some("O.Q&x")), [hint, app.clone(), back.clone()]);
        assert_eq!(query(true, None), [app, back]);
    }

    #[test]
    fn another_provider_gets_the_id_token_as_its_hint() {
        let pairs = query(false, Some("ignored"));
        assert_eq!(pairs[0], ("id_token_hint".to_owned(), "planted.id.token".to_owned()));
    }
}
