//! Joins the protocol and the token cache: completes a sign-in, and acquires tokens silently. Talks to nobody but the network and
//! the store.

mod demand;
mod error;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::account::Account;
use crate::auth::{
    self, Application, Authority, AuthorizationRequest, Claims, Credential, DeviceAuthorization, IdTokenError, KeySet, Metadata, ScopeSet,
    TokenSet, authorize_device, client_credentials, exchange_code, refresh, verify_device_sign_in, verify_refreshed, verify_sign_in,
};
use crate::cache::{self, AccessToken, IdToken, Placement, Record, TokenCache, Update};
use crate::clock::{Clock, Instant};
use crate::http::{HttpClient, PROTOCOL_LIMIT, Skew};
use crate::secret::Secret;

pub use demand::{Demand, Freshness, What};
pub use error::{Error, Moved};

/// Everything that a sign-in or a refresh at one authority needs.
pub struct Session<'a> {
    /// The authority.
    pub authority: Authority,
    /// The way out.
    pub http: &'a HttpClient,
    /// Where tokens are kept.
    pub cache: Arc<TokenCache>,
    /// Where metadata is kept for a day.
    pub metadata_folder: Option<PathBuf>,
    /// The time.
    pub clock: Clock,
}

impl Session<'_> {
    /// The authority's metadata. `named_by_user` says whether the user named the authority, and not a checkout's `.env`.
    pub async fn discover(&self, named_by_user: bool) -> Result<Metadata, Error> {
        let folder = self.metadata_folder.as_deref();
        Metadata::discover(&self.authority, named_by_user, self.http, folder, self.clock.now()).await.map_err(Error::Auth)
    }

    /// Fetches the authority's keys beside the metadata, while something else is awaited.
    pub async fn fetch_keys(&self, metadata: &mut Metadata) -> Result<(), Error> {
        let folder = self.metadata_folder.as_deref();
        metadata.fetch_keys(self.http, folder, self.clock.now()).await.map(|_| ()).map_err(Error::Auth)
    }

    /// Finds a place for the tokens of a sign-in, so that they are not lost.
    pub async fn place(&self) -> Result<Placement, Error> {
        let cache = Arc::clone(&self.cache);
        aside(move || cache.place()).await
    }

    /// Exchanges the code, verifies what comes, and keeps it.
    pub async fn complete_sign_in(
        &self,
        metadata: &mut Metadata,
        application: Application<'_>,
        request: &AuthorizationRequest,
        code: &Secret,
    ) -> Result<(Record, ScopeSet), Error> {
        let tokens = exchange_code(metadata, application, request, code, self.http, self.clock.now()).await.map_err(Error::Auth)?;
        let now = self.clock.now();
        let verify = |tokens: &TokenSet, metadata: &Metadata, keys: &KeySet| {
            verify_sign_in(tokens, keys, metadata, application.client_id, request, now)
        };
        self.accept(metadata, application, tokens, request.scopes(), verify).await
    }

    /// Fails if the token endpoint's host cannot be reached. Whatever it answers is good enough.
    pub async fn reach_token_endpoint(&self, metadata: &Metadata) -> Result<(), Error> {
        let Some(request) = metadata.token_endpoint_probe() else { return Ok(()) };
        let mut tried = 0;
        loop {
            tried += 1;
            match self.http.send(request.clone(), PROTOCOL_LIMIT).await {
                Err(error) if !error.may_have_arrived() => {
                    if !self.http.wait_after(&error, tried).await {
                        return Err(Error::Auth(auth::Error::Network(error)));
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    /// Asks for a code that the person enters on another device.
    pub async fn authorize_device(
        &self,
        metadata: &Metadata,
        application: Application<'_>,
        scopes: &ScopeSet,
    ) -> Result<DeviceAuthorization, Error> {
        authorize_device(metadata, application, scopes, self.http, self.clock.now()).await.map_err(Error::Auth)
    }

    /// Verifies what came after the person entered the code of `device`, and keeps it.
    pub async fn complete_device_sign_in(
        &self,
        metadata: &mut Metadata,
        application: Application<'_>,
        device: &DeviceAuthorization,
        tokens: TokenSet,
    ) -> Result<(Record, ScopeSet), Error> {
        let now = self.clock.now();
        let verify = |tokens: &TokenSet, metadata: &Metadata, keys: &KeySet| {
            verify_device_sign_in(tokens, keys, metadata, application.client_id, now)
        };
        self.accept(metadata, application, tokens, device.scopes(), verify).await
    }

    /// Verifies the tokens of a sign-in and keeps them.
    async fn accept(
        &self,
        metadata: &mut Metadata,
        application: Application<'_>,
        tokens: TokenSet,
        asked: &ScopeSet,
        verify: impl Fn(&TokenSet, &Metadata, &KeySet) -> Result<Claims, auth::Error>,
    ) -> Result<(Record, ScopeSet), Error> {
        let claims = self.with_keys(metadata, |metadata, keys| verify(&tokens, metadata, keys)).await?;
        let account = claims.account(&self.authority, metadata, application.client_id);
        let mut record = new_record(account, Some(id_token(&claims)), metadata);
        record.granted = tokens.scopes.iter().map(str::to_owned).collect();
        record.nonce = claims.nonce().map(str::to_owned);
        record.confidential = application.credential.is_some();
        record.keys_host = Some(metadata.keys_host());
        record.end_session_endpoint = metadata.end_session_endpoint().map(str::to_owned);
        let scopes = tokens.scopes.clone();
        self.keep_tokens(&mut record, tokens, &asked.of_apis());
        let (cache, kept) = (Arc::clone(&self.cache), record.clone());
        aside(move || cache.put(&kept)).await?;
        Ok((record, scopes))
    }

    /// Signs in the application itself, and keeps the token for `scopes`.
    pub async fn sign_in_application(
        &self,
        metadata: &Metadata,
        application: Application<'_>,
        scopes: &ScopeSet,
    ) -> Result<(Record, ScopeSet), Error> {
        let scopes = scopes.of_application(metadata.is_microsoft(), metadata.msgraph_host());
        let tokens = client_credentials(metadata, application, &scopes, self.http, self.clock.now()).await.map_err(Error::Auth)?;
        let account = Account::of_application(
            self.authority.kind(),
            self.authority.as_str(),
            application.client_id,
            metadata.issuer(),
            metadata.tenant_id(),
        );
        let mut record = new_record(account, None, metadata);
        record.confidential = true;
        let granted = tokens.scopes.clone();
        self.keep_tokens(&mut record, tokens, &scopes);
        let (cache, kept) = (Arc::clone(&self.cache), record.clone());
        aside(move || cache.put(&kept)).await?;
        Ok((record, granted))
    }

    /// The record of `account` with what is demanded in it, by a refresh; `credential` is that of the account's own application.
    ///
    /// Of several processes one refreshes: the others wait for it and read what it kept. Where it cannot be renewed, what is still good
    /// is better than none.
    pub async fn renew(&self, account: &Account, demand: &Demand, credential: Option<&Credential>) -> Result<Record, Error> {
        let (cache, locked) = (Arc::clone(&self.cache), account.clone());
        let _refreshing = aside(move || cache.lock_refresh(&locked)).await?;
        let record = self.load(account).await?;
        // Another process may have renewed it while this one waited.
        if demand.is_met_by(&record, self.clock.now()) {
            return Ok(record);
        }
        let renewed = self.refresh(&record, demand, credential).await;
        if let Err(Error::Auth(auth::Error::Refused(refusal))) = &renewed
            && refusal.error.asks_for_sign_in()
        {
            // A process that shares no locks with this one may have been faster, and used up the refresh token.
            let again = self.load(account).await?;
            if demand.is_met_by(&again, self.clock.now()) {
                return Ok(again);
            }
        }
        match renewed {
            Err(error) if demand.is_still_met_by(&record, self.clock.now()) => {
                // An authority that takes no refresh token twice will ask for a sign-in: the person should know why.
                if let Error::NotKept(reason) = &error {
                    self.cache.tell_not_kept(reason);
                }
                Ok(record)
            }
            other => other,
        }
    }

    async fn load(&self, account: &Account) -> Result<Record, Error> {
        let (cache, account) = (Arc::clone(&self.cache), account.clone());
        aside(move || cache.load(&account)).await?.ok_or(Error::SignedOut)
    }

    async fn refresh(&self, record: &Record, demand: &Demand, credential: Option<&Credential>) -> Result<Record, Error> {
        let client_id = record.account.client_id.as_str();
        if record.confidential && credential.is_none() {
            return Err(Error::CredentialOutOfReach { client_id: client_id.to_owned() });
        }
        let is_application = record.account.is_application();
        match (&record.refresh_token, &demand.what) {
            (_, What::IdToken) if is_application => {
                return Err(Error::SignInRequired { reason: "an application that signed in as itself has no ID token" });
            }
            (None, _) if !is_application => return Err(Error::SignInRequired { reason: "the sign-in granted no refresh token" }),
            _ => {}
        }
        let mut metadata = self.discover(record.authority_named_by_user).await.map_err(|error| match error {
            Error::Auth(error @ (auth::Error::UntrustedEndpoint { .. } | auth::Error::IssuerMismatch { .. })) => {
                Error::Moved(Moved::Metadata(error))
            }
            other => other,
        })?;
        check_pins(record, &metadata).map_err(Error::Moved)?;
        if !is_application && metadata.keys().is_none() {
            // Before the token endpoint is asked: its answer may be the only one that has the next refresh token.
            self.fetch_keys(&mut metadata).await?;
        }
        let application = Application { client_id, credential: credential.filter(|_| record.confidential) };
        let asked = demand.scopes(record);
        let now = self.clock.now();
        let tokens = match &record.refresh_token {
            Some(refresh_token) => refresh(&metadata, application, refresh_token, &asked, self.http, now).await,
            None => client_credentials(&metadata, application, &asked, self.http, now).await,
        };
        let tokens = tokens.map_err(Error::Auth)?;
        let now = self.clock.now();
        let mut renewed = record.clone();
        let mut unverified = None;
        match self.refreshed_id_token(&tokens, &mut metadata, record, demand, now).await {
            Ok(Some(id_token)) => {
                renewed.id_token = Some(id_token);
                renewed.keys_host = Some(metadata.keys_host());
            }
            Ok(None) => {}
            // Nothing is said against the tokens, and the old refresh token may be used up.
            Err(error) if has_no_keys(&error) => unverified = Some(error),
            Err(error) => return Err(error),
        }
        let missing = tokens.scopes.missing(&asked.of_apis());
        self.keep_tokens(&mut renewed, tokens, &asked.of_apis());
        // A rotated refresh token is kept before the access token is used.
        let (cache, kept) = (Arc::clone(&self.cache), renewed.clone());
        let update = aside(move || cache.update(&kept)).await.map_err(|error| match error {
            Error::Cache(source) => Error::NotKept(source),
            other => other,
        });
        match update? {
            Update::Kept if !demand.is_for_access() && unverified.is_some() => unverified.map_or(Ok(renewed), Err),
            Update::Kept if missing.is_empty() => Ok(renewed),
            Update::Kept => Err(Error::NotGranted { missing, is_microsoft: record.account.is_microsoft() }),
            // A sign-in that came meanwhile has tokens of its own; after a sign-out there are none.
            Update::Superseded => self.load(&record.account).await,
        }
    }

    /// Keeps what the authority just granted, in its own time where this machine's clock is wrong.
    fn keep_tokens(&self, record: &mut Record, tokens: TokenSet, asked: &ScopeSet) {
        let ahead = self.http.skew().filter(Skew::is_notable).map_or(TimeDelta::zero(), |skew| skew.ahead());
        // What was asked for and not granted must not look as if it were.
        let asked = &asked.without(&tokens.scopes.missing(asked));
        let [scopes, asked] = [&tokens.scopes, asked].map(|scopes| scopes.iter().map(str::to_owned).collect());
        record.keep(AccessToken {
            scopes,
            asked,
            token: tokens.access_token(),
            obtained_on: self.clock.now() - ahead,
            expires_on: tokens.expires_on - ahead,
            clock_ahead: ahead.num_seconds(),
        });
        // The old one stays where none is sent (RFC 6749 §6).
        if tokens.refresh_token.is_some() {
            record.refresh_token = tokens.refresh_token;
        }
    }

    /// The ID token of a refresh, if one came that can be kept.
    async fn refreshed_id_token(
        &self,
        tokens: &TokenSet,
        metadata: &mut Metadata,
        record: &Record,
        demand: &Demand,
        now: Instant,
    ) -> Result<Option<IdToken>, Error> {
        let (account, nonce) = (&record.account, record.nonce.as_deref());
        if !tokens.has_id_token() {
            return Ok(None);
        }
        let verified = self.with_keys(metadata, |metadata, keys| verify_refreshed(tokens, keys, metadata, account, nonce, now)).await;
        match (verified, self.http.skew()) {
            (Ok(claims), _) => Ok(Some(id_token(&claims))),
            // Refused by a wrong clock alone: the refresh token that was rotated is not thrown away for it, nor is another asked for.
            (Err(Error::Auth(auth::Error::IdToken { reason, .. })), Some(skew)) if reason.is_about_time() && demand.is_for_access() => {
                let right = skew.corrected(now);
                self.with_keys(metadata, |metadata, keys| verify_refreshed(tokens, keys, metadata, account, nonce, right))
                    .await
                    .map(|_| None)
            }
            (Err(error), _) => Err(error),
        }
    }

    /// Verifies with the keys at hand; an unknown key is looked for once more (OpenID Connect Core §10.1.1).
    async fn with_keys<T>(
        &self,
        metadata: &mut Metadata,
        verify: impl Fn(&Metadata, &KeySet) -> Result<T, auth::Error>,
    ) -> Result<T, Error> {
        if let Some(keys) = metadata.keys() {
            match verify(metadata, &keys) {
                Err(auth::Error::IdToken { reason: IdTokenError::UnknownKey, .. }) => {}
                other => return other.map_err(Error::Auth),
            }
        }
        let folder = self.metadata_folder.as_deref();
        let keys = metadata.fetch_keys(self.http, folder, self.clock.now()).await.map_err(Error::Auth)?;
        verify(metadata, &keys).map_err(Error::Auth)
    }
}

/// A record of a sign-in at the authority that `metadata` is of, without tokens yet.
fn new_record(account: Account, id_token: Option<IdToken>, metadata: &Metadata) -> Record {
    let mut record = Record::new(account, metadata.token_origin(), id_token);
    record.authority_named_by_user = metadata.is_named_by_user();
    record.msgraph_host = metadata.msgraph_host().map(str::to_owned);
    record
}

/// A refresh token goes only where the sign-in got it, whatever the authority says later.
fn check_pins(record: &Record, metadata: &Metadata) -> Result<(), Moved> {
    if metadata.issuer() != record.account.issuer {
        return Err(Moved::Issuer { pinned: record.account.issuer.clone(), found: metadata.issuer().to_owned() });
    }
    let found = metadata.token_origin();
    if found == record.token_origin { Ok(()) } else { Err(Moved::TokenEndpoint { pinned: record.token_origin.clone(), found }) }
}

/// Whether the authority's keys could not be had.
fn has_no_keys(error: &Error) -> bool {
    matches!(
        error,
        Error::Auth(
            auth::Error::Network(_) | auth::Error::MicrosoftKeys { .. } | auth::Error::Discovery { .. } | auth::Error::NotJson { .. }
        )
    )
}

fn id_token(claims: &Claims) -> IdToken {
    IdToken { token: claims.raw().clone(), claims: claims.all().clone(), expires_on: claims.expires_on() }
}

/// Runs what may block (a keyring that asks the person) beside the runtime, so that Ctrl-C works meanwhile.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, cache::Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Stopped)?.map_err(Error::Cache)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::auth::Attempt;

    const DOCUMENT: &str = include_str!("../../tests/fixtures/metadata/external_id.json");

    fn key_set(kid: &str) -> String {
        format!(r#"{{"keys":[{{"kty":"RSA","use":"sig","kid":"{kid}","n":"{}","e":"AQAB"}}]}}"#, "w".repeat(342))
    }

    /// How a verification ends that needs the key `new`, and how often the keys were fetched, at an authority that has these keys.
    async fn verified_at(kid: &'static str) -> (Result<(), Error>, usize) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let fetched = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let count = Arc::clone(&fetched);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let kid = if count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0 { "old" } else { kid };
                let body = key_set(kid);
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                );
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all((head + &body).as_bytes()).await;
            }
        });
        let document = DOCUMENT.replace("https://contoso.ciamlogin.com", &origin);
        let authority = Authority::parse(&format!("{origin}/contoso.onmicrosoft.com")).unwrap();
        let mut metadata = Metadata::from_document(&authority, serde_json::from_str(&document).unwrap()).unwrap();
        let http = HttpClient::new(None);
        let cache = Arc::new(TokenCache::in_memory());
        let session = Session { authority, http: &http, cache, metadata_folder: None, clock: Clock::system() };
        session.fetch_keys(&mut metadata).await.unwrap();
        let has_new = |keys: &KeySet| serde_json::to_string(keys).unwrap().contains("\"new\"");
        let needs_new = |_: &Metadata, keys: &KeySet| {
            if has_new(keys) { Ok(()) } else { Err(auth::Error::IdToken { reason: IdTokenError::UnknownKey, attempt: Attempt::SignIn }) }
        };
        (session.with_keys(&mut metadata, needs_new).await, fetched.load(std::sync::atomic::Ordering::Relaxed))
    }

    /// Whether the token endpoint's host counts as reached, where it answers each connection with `answer` or where nothing listens.
    async fn is_reached(answer: Option<&'static str>) -> Result<(), Error> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        if let Some(answer) = answer {
            tokio::spawn(async move {
                while let Ok((mut stream, _)) = listener.accept().await {
                    let _ = stream.read(&mut [0; 4096]).await;
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            });
        } else {
            drop(listener);
        }
        let document = DOCUMENT.replace("https://contoso.ciamlogin.com", &origin);
        let authority = Authority::parse(&format!("{origin}/contoso.onmicrosoft.com")).unwrap();
        let metadata = Metadata::from_document(&authority, serde_json::from_str(&document).unwrap()).unwrap();
        let (http, cache) = (HttpClient::new(None), Arc::new(TokenCache::in_memory()));
        let session = Session { authority, http: &http, cache, metadata_folder: None, clock: Clock::system() };
        session.reach_token_endpoint(&metadata).await
    }

    #[tokio::test]
    async fn a_host_is_reached_if_it_answers_anything_and_else_the_reason_is_told() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n",
            "nonsense",
            "",
        ] {
            is_reached(Some(answer)).await.unwrap_or_else(|error| panic!("{answer}: {error:?}"));
        }
        let dead = is_reached(None).await;
        assert!(matches!(dead, Err(Error::Auth(auth::Error::Network(crate::http::Error::Unreachable { .. })))), "{dead:?}");
    }

    /// A record of a sign-in at ten o'clock, whose tokens are good for an hour.
    fn signed_in_at_ten() -> Record {
        let ten = at("10:00");
        let account = Account {
            authority_kind: crate::account::AuthorityKind::ExternalId,
            authority: "https://contoso.ciamlogin.com/contoso.onmicrosoft.com".to_owned(),
            other_authorities: Vec::new(),
            client_id: "app".to_owned(),
            issuer: "https://issuer".to_owned(),
            tenant_id: None,
            oid: None,
            sub: "casey".to_owned(),
            username: "casey@litware.example".to_owned(),
            name: None,
        };
        let claims = serde_json::from_value(serde_json::json!({ "iat": ten.timestamp() })).unwrap();
        let id_token = IdToken { token: Secret::new("id"), claims, expires_on: at("11:00") };
        let mut record = Record::new(account, "https://contoso.ciamlogin.com".to_owned(), Some(id_token));
        let scopes = vec!["User.Read".to_owned()];
        let token = Secret::new("access");
        record.keep(AccessToken { scopes, asked: Vec::new(), token, obtained_on: ten, expires_on: at("11:00"), clock_ahead: 0 });
        record
    }

    fn at(time: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("2026-03-02T{time}:00Z")).unwrap().to_utc()
    }

    #[test]
    fn a_clock_that_jumps_revives_no_token() {
        let record = signed_in_at_ten();
        let id_token = Demand { what: What::IdToken, min_ttl: TimeDelta::zero(), freshness: Freshness::Cached };
        for demand in [id_token, Demand::for_scopes(ScopeSet::parse("User.Read").unwrap())] {
            let good = |now: Instant| demand.is_met_by(&record, now);
            assert!(good(at("10:00")) && good(at("10:30")) && !good(at("11:00")), "{demand:?}");
            assert!(good(at("09:56")), "a few minutes are nothing: {demand:?}");
            assert!(!good(at("10:30") - TimeDelta::days(1)), "set back a day: {demand:?}");
            assert!(!good(at("10:30") + TimeDelta::days(1)), "set forward, or asleep, a day: {demand:?}");
        }
    }

    #[test]
    fn a_token_that_was_got_by_a_clock_of_which_nobody_knew_is_renewed_once_it_is_right() {
        let mut record = signed_in_at_ten();
        let demand = Demand::for_scopes(ScopeSet::parse("User.Read").unwrap());
        // The clock is a day ahead: one refresh, whose token is good by that clock, so there is no second one.
        let ahead = at("10:30") + TimeDelta::days(1);
        let renewed = |now: Instant| AccessToken {
            token: Secret::new("renewed"),
            obtained_on: now,
            expires_on: now + TimeDelta::hours(1),
            ..record.access_tokens[0].clone()
        };
        let (by_wrong_clock, by_right_clock) = (renewed(ahead), renewed(at("10:31")));
        record.keep(by_wrong_clock);
        assert!(demand.is_met_by(&record, ahead + TimeDelta::seconds(1)));
        // It is set right: what was got in the future is not believed to last until then.
        assert!(!demand.is_met_by(&record, at("10:31")));
        record.keep(by_right_clock);
        assert!(demand.is_met_by(&record, at("10:32")) && record.access_tokens.len() == 1);
    }

    /// A token that was granted at ten o'clock for an hour, by a clock that is known to be wrong or to be right; used by one that is wrong
    /// or right, which nobody can know without asking.
    #[test]
    fn a_token_is_used_in_its_time_whatever_the_clock_was_and_is() {
        use Use::{Kept, Renewed};
        #[derive(Debug, PartialEq)]
        enum Use {
            /// It is good, and nobody is asked.
            Kept,
            /// A new one is asked for: at worst once too often, and never too late.
            Renewed,
        }
        let demand = Demand::for_scopes(ScopeSet::parse("User.Read").unwrap());
        for (ahead_then, ahead_now, at_half_past_ten, at_half_past_eleven) in [
            (0, 0, Kept, Renewed),
            // Put right meanwhile.
            (66, 0, Renewed, Renewed),
            (20, 0, Kept, Renewed),
            (-66, 0, Renewed, Renewed),
            // Wrong since then. A clock that falls behind deceives: of what is kept, nothing tells.
            (0, 66, Renewed, Renewed),
            (0, 20, Kept, Renewed),
            (0, -66, Renewed, Kept),
            // As wrong as it was: what has ended by a right clock is asked for, since it may have been put right.
            (66, 66, Renewed, Renewed),
            (20, 20, Kept, Renewed),
            (-66, -66, Kept, Renewed),
        ] {
            let mut record = signed_in_at_ten();
            record.access_tokens[0].clock_ahead = ahead_then * 60;
            let used = |time| {
                let now = at(time) + TimeDelta::minutes(ahead_now);
                if demand.is_met_by(&record, now) { Kept } else { Renewed }
            };
            let expected = [at_half_past_ten, at_half_past_eleven];
            assert_eq!(["10:30", "11:30"].map(used), expected, "{ahead_then} min ahead then, {ahead_now} now");
            let just_granted = at("10:00") + TimeDelta::minutes(ahead_then);
            assert!(demand.token_of(&record, just_granted).is_some(), "what was just granted is used: {ahead_then}");
        }
    }

    #[tokio::test]
    async fn a_key_that_was_rotated_in_is_found_by_fetching_once_more() {
        assert!(matches!(verified_at("new").await, (Ok(()), 2)));
    }

    #[tokio::test]
    async fn a_key_that_nobody_has_is_looked_for_once_and_refused() {
        let (result, fetched) = verified_at("old").await;
        assert!(matches!(result, Err(Error::Auth(auth::Error::IdToken { reason: IdTokenError::UnknownKey, .. }))));
        assert_eq!(fetched, 2);
    }
}
