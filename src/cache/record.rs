//! What is kept of an account: its tokens, its claims, and what its sign-out will need.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::account::Account;
use crate::clock::Instant;
use crate::secret::{Secret, exposed, exposed_option};

/// Raised when the form below changes in a way that an older cids could not read.
const VERSION: u32 = 1;

/// An account's tokens.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    version: u32,
    /// Whose they are.
    pub account: Account,
    /// The verified ID token's claims, in its order.
    pub claims: Map<String, Value>,
    /// The ID token.
    #[serde(with = "exposed")]
    pub id_token: Secret,
    /// When the ID token ends.
    pub id_token_expires_on: Instant,
    /// The refresh token, where one was granted.
    #[serde(with = "exposed_option")]
    pub refresh_token: Option<Secret>,
    /// Access tokens, one for each set of scopes.
    pub access_tokens: Vec<AccessToken>,
    /// Whether a refresh needs the client secret.
    pub confidential: bool,
    /// The Graph that the access tokens may go to.
    pub msgraph_host: Option<String>,
    /// Where the browser's session is ended.
    pub end_session_endpoint: Option<String>,
}

/// An access token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessToken {
    /// What it was granted for.
    pub scopes: Vec<String>,
    /// The token.
    #[serde(with = "exposed")]
    pub token: Secret,
    /// When it was granted.
    pub obtained_on: Instant,
    /// When it ends.
    pub expires_on: Instant,
}

impl Record {
    /// A record of a sign-in, without access tokens yet.
    pub fn new(account: Account, claims: Map<String, Value>, id_token: Secret, id_token_expires_on: Instant) -> Self {
        Self {
            version: VERSION,
            account,
            claims,
            id_token,
            id_token_expires_on,
            refresh_token: None,
            access_tokens: Vec::new(),
            confidential: false,
            msgraph_host: None,
            end_session_endpoint: None,
        }
    }

    /// An access token that has all of `scopes` and is good for at least `margin` more. A clock that was set back revives none.
    pub fn access_token_for<'a>(
        &self,
        scopes: impl Iterator<Item = &'a str> + Clone,
        now: Instant,
        margin: TimeDelta,
    ) -> Option<&AccessToken> {
        self.access_tokens.iter().find(|token| {
            let has = |wanted: &str| token.scopes.iter().any(|scope| scope.eq_ignore_ascii_case(wanted));
            token.obtained_on <= now + TimeDelta::minutes(5) && now + margin < token.expires_on && scopes.clone().all(has)
        })
    }

    /// Keeps `token` in place of those that have ended or that it makes superfluous.
    pub fn keep(&mut self, token: AccessToken, now: Instant) {
        self.access_tokens.retain(|kept| kept.expires_on > now && !kept.scopes.iter().all(|scope| token.scopes.contains(scope)));
        self.access_tokens.insert(0, token);
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|record: &Self| record.version == VERSION)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::account::AuthorityKind;

    pub(in crate::cache) fn record(authority: &str, oid: &str) -> Record {
        let account = Account {
            authority_kind: AuthorityKind::ExternalId,
            authority: authority.to_owned(),
            client_id: "app".to_owned(),
            issuer: "https://issuer".to_owned(),
            tenant_id: None,
            oid: Some(oid.to_owned()),
            sub: format!("sub-{oid}"),
            username: format!("{oid}@example.com"),
            name: None,
        };
        Record::new(account, Map::new(), Secret::new("planted-id-token"), at(3600))
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(seconds, 0).unwrap()
    }

    fn token(scopes: &[&str], ends: i64) -> AccessToken {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        AccessToken { scopes, token: Secret::new("planted-access-token"), obtained_on: at(0), expires_on: at(ends) }
    }

    #[test]
    fn a_token_is_found_by_scope_and_time() {
        let mut record = record("https://a", "1");
        record.keep(token(&["User.Read", "openid"], 3600), at(0));
        let found = |scopes: &[&'static str], now: i64, margin: i64| {
            record.access_token_for(scopes.iter().copied(), at(now), TimeDelta::seconds(margin)).is_some()
        };
        assert!(found(&["user.read"], 0, 300));
        assert!(!found(&["User.Read", "Mail.Read"], 0, 300));
        assert!(found(&["User.Read"], 3299, 300) && !found(&["User.Read"], 3300, 300));
        assert!(!found(&["User.Read"], -86_400, 300));
    }

    #[test]
    fn a_new_token_replaces_the_ended_and_the_superfluous() {
        let mut record = record("https://a", "1");
        record.keep(token(&["A"], 100), at(0));
        record.keep(token(&["B"], 5000), at(0));
        record.keep(token(&["C", "B"], 5000), at(200));
        let scopes: Vec<_> = record.access_tokens.iter().map(|token| token.scopes.join(" ")).collect();
        assert_eq!(scopes, ["C B"]);
    }

    #[test]
    fn debug_shows_no_token() {
        let mut record = record("https://a", "1");
        record.refresh_token = Some(Secret::new("planted-refresh-token"));
        record.keep(token(&["A"], 100), at(0));
        assert!(!format!("{record:?}").contains("planted"));
    }

    #[test]
    fn another_version_is_not_read() {
        let bytes = serde_json::to_string(&record("https://a", "1")).unwrap();
        assert!(Record::from_bytes(bytes.as_bytes()).is_some());
        assert!(Record::from_bytes(bytes.replace("\"version\":1", "\"version\":2").as_bytes()).is_none());
        for damaged in [b"".as_slice(), b"{", b"\xff\xfe", b"null"] {
            assert!(Record::from_bytes(damaged).is_none());
        }
    }
}
