//! What is kept of an account: its tokens, its claims, and what its sign-out will need.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::account::Account;
use crate::clock::Instant;
use crate::secret::{Secret, exposed, exposed_option};

/// Raised when the form below changes. A record of an older form says too little of where its tokens may go, so it counts as none.
const VERSION: u32 = 3;

/// How far a clock may be set back before what was got by it counts as got in the future.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// An account's tokens.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    version: u32,
    /// Tells this sign-in from every other one of the same account: a refresh never overwrites what a later sign-in kept.
    pub(super) sign_in: String,
    /// Whose they are.
    pub account: Account,
    /// What the authority said of the person; nothing for an application that signed in as itself.
    pub id_token: Option<IdToken>,
    /// What the sign-in granted.
    #[serde(default)]
    pub granted: Vec<String>,
    /// The nonce of the sign-in: a refreshed ID token has the same or none (OpenID Connect Core §12.2).
    #[serde(default)]
    pub nonce: Option<String>,
    /// The refresh token, where one was granted.
    #[serde(with = "exposed_option")]
    pub refresh_token: Option<Secret>,
    /// The origin of the token endpoint at the sign-in, pinned: a refresh goes nowhere else.
    pub token_origin: String,
    /// Whether the user named the authority at the sign-in, and not a checkout's `.env`.
    pub authority_named_by_user: bool,
    /// The host whose keys the ID token was verified with.
    pub keys_host: Option<String>,
    /// Access tokens, one for each set of scopes.
    pub access_tokens: Vec<AccessToken>,
    /// Whether a refresh needs the application's credential.
    pub confidential: bool,
    /// The Graph that the access tokens may go to.
    pub msgraph_host: Option<String>,
    /// Where the browser's session is ended.
    pub end_session_endpoint: Option<String>,
}

/// A verified ID token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdToken {
    /// The token.
    #[serde(with = "exposed")]
    pub token: Secret,
    /// Its claims, in its order.
    pub claims: Map<String, Value>,
    /// When it ends.
    pub expires_on: Instant,
}

impl IdToken {
    /// Whether it is good for at least `margin` more. A clock that was set back revives none.
    pub fn is_good(&self, now: Instant, margin: TimeDelta) -> bool {
        let issued_on = self.claims.get("iat").and_then(Value::as_f64);
        // A float cast saturates; a time before all time is one, too.
        #[allow(clippy::cast_possible_truncation)]
        let has_begun = issued_on.is_none_or(|issued_on| issued_on as i64 <= (now + TOLERANCE).timestamp());
        has_begun && now + margin < self.expires_on
    }
}

/// An access token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessToken {
    /// What it was granted for.
    pub scopes: Vec<String>,
    /// What was asked for, in the words of whoever asked: `.default` and spellings that the authority does not repeat.
    #[serde(default)]
    pub asked: Vec<String>,
    /// The token.
    #[serde(with = "exposed")]
    pub token: Secret,
    /// When it was granted; as all times here by a right clock, as far as that is known.
    pub obtained_on: Instant,
    /// When it ends.
    pub expires_on: Instant,
    /// How many seconds this machine's clock was ahead when it was granted, as far as that is known.
    #[serde(default)]
    pub clock_ahead: i64,
}

impl AccessToken {
    /// Whether it is good for at least `margin` more, be the clock that shows `now` as wrong as it was then, or right by now.
    pub fn is_good(&self, now: Instant, margin: TimeDelta) -> bool {
        self.is_good_as_then(now) && now.max(self.by_clock_of_then(now)) + margin < self.expires_on
    }

    /// Whether it is good by a clock that is as wrong as it was then. A clock that was set back revives none.
    fn is_good_as_then(&self, now: Instant) -> bool {
        let now = self.by_clock_of_then(now);
        self.obtained_on <= now + TOLERANCE && now < self.expires_on
    }

    /// When it is, if the clock that shows `now` is as wrong as it was then.
    pub fn by_clock_of_then(&self, now: Instant) -> Instant {
        now - TimeDelta::seconds(self.clock_ahead)
    }
}

/// Why bytes are no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Garbage, or another program's.
    Damaged,
    /// A later cids wrote it.
    Newer,
}

impl Record {
    /// A record of a sign-in, without access tokens yet.
    pub fn new(account: Account, token_origin: String, id_token: Option<IdToken>) -> Self {
        Self {
            version: VERSION,
            sign_in: format!("{:016x}", rand::random::<u64>()),
            account,
            id_token,
            granted: Vec::new(),
            nonce: None,
            refresh_token: None,
            token_origin,
            authority_named_by_user: false,
            keys_host: None,
            access_tokens: Vec::new(),
            confidential: false,
            msgraph_host: None,
            end_session_endpoint: None,
        }
    }

    /// An access token that has all of `scopes` and is good, if this machine's clock is as it was when the token was granted.
    pub fn access_token_for<'a>(&self, scopes: impl Iterator<Item = &'a str> + Clone, now: Instant) -> Option<&AccessToken> {
        self.access_tokens.iter().find(|token| {
            let has = |wanted: &str| token.scopes.iter().chain(&token.asked).any(|scope| scope.eq_ignore_ascii_case(wanted));
            token.is_good_as_then(now) && scopes.clone().all(has)
        })
    }

    /// Keeps `token` in place of those that had ended when it was granted, or that it makes superfluous.
    pub fn keep(&mut self, token: AccessToken) {
        let has = |scope: &String| token.scopes.contains(scope) || token.asked.contains(scope);
        self.access_tokens.retain(|kept| kept.expires_on > token.obtained_on && !kept.scopes.iter().chain(&kept.asked).all(has));
        self.access_tokens.insert(0, token);
    }

    /// When the last of the access tokens ends.
    pub(super) fn access_tokens_end(&self) -> Option<Instant> {
        self.access_tokens.iter().map(|token| token.expires_on).max()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        if let Ok(record) = serde_json::from_slice::<Self>(bytes)
            && record.version == VERSION
        {
            return Ok(record);
        }
        let document: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::Damaged)?;
        let is_newer = document["version"].as_u64().is_some_and(|version| version > u64::from(VERSION));
        Err(if is_newer { Unreadable::Newer } else { Unreadable::Damaged })
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
            other_authorities: Vec::new(),
            client_id: "app".to_owned(),
            issuer: "https://issuer".to_owned(),
            tenant_id: None,
            oid: Some(oid.to_owned()),
            sub: format!("sub-{oid}"),
            username: format!("{oid}@example.com"),
            name: None,
        };
        let id_token = IdToken { token: Secret::new("planted-id-token"), claims: Map::new(), expires_on: at(3600) };
        Record::new(account, authority.to_owned(), Some(id_token))
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(seconds, 0).unwrap()
    }

    fn token(scopes: &[&str], ends: i64) -> AccessToken {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let token = Secret::new("planted-access-token");
        AccessToken { scopes, asked: Vec::new(), token, obtained_on: at(0), expires_on: at(ends), clock_ahead: 0 }
    }

    #[test]
    fn a_token_is_found_by_scope_and_time() {
        let mut record = record("https://a", "1");
        record.keep(token(&["User.Read", "openid"], 3600));
        let found = |scopes: &[&'static str], now: i64| record.access_token_for(scopes.iter().copied(), at(now)).is_some();
        assert!(found(&["user.read"], 0));
        assert!(!found(&["User.Read", "Mail.Read"], 0));
        assert!(found(&["User.Read"], 3599) && !found(&["User.Read"], 3600));
        assert!(!found(&["User.Read"], -86_400));
        let good = |now: i64| record.access_tokens[0].is_good(at(now), TimeDelta::seconds(300));
        assert!(good(3299) && !good(3300) && !good(-86_400));
    }

    #[test]
    fn a_new_token_replaces_the_ended_and_the_superfluous() {
        let mut record = record("https://a", "1");
        record.keep(token(&["A"], 100));
        record.keep(token(&["B"], 5000));
        record.keep(AccessToken { obtained_on: at(200), ..token(&["C", "B"], 5000) });
        let scopes: Vec<_> = record.access_tokens.iter().map(|token| token.scopes.join(" ")).collect();
        assert_eq!(scopes, ["C B"]);
    }

    #[test]
    fn debug_shows_no_token() {
        let mut record = record("https://a", "1");
        record.refresh_token = Some(Secret::new("planted-refresh-token"));
        record.keep(token(&["A"], 100));
        assert!(!format!("{record:?}").contains("planted"));
    }

    #[test]
    fn what_is_asked_for_in_other_words_is_found_again() {
        let mut record = record("https://a", "1");
        record.keep(AccessToken { asked: vec!["api://x/.default".into()], ..token(&["api://x/Tasks.Read"], 3600) });
        for scope in ["api://x/.default", "api://x/Tasks.Read"] {
            assert!(record.access_token_for([scope].into_iter(), at(0)).is_some(), "{scope}");
        }
        assert!(record.access_token_for(["api://y/.default"].into_iter(), at(0)).is_none());
    }

    #[test]
    fn a_later_version_is_told_from_garbage() {
        let bytes = serde_json::to_string(&record("https://a", "1")).unwrap();
        assert!(Record::from_bytes(bytes.as_bytes()).is_ok());
        let later = bytes.replace("\"version\":3", "\"version\":4");
        assert_eq!(Record::from_bytes(later.as_bytes()).unwrap_err(), Unreadable::Newer);
        let older = bytes.replace("\"version\":3", "\"version\":2");
        let unpinned = bytes.replace("\"token_origin\":\"https://a\",", "");
        assert!(unpinned.len() < bytes.len());
        for damaged in ["", "{", "\u{feff}", "null", "{\"version\":1}", &older, &unpinned] {
            assert_eq!(Record::from_bytes(damaged.as_bytes()).unwrap_err(), Unreadable::Damaged, "{damaged}");
        }
    }
}
