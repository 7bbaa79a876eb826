//! What a token must be like, and whether a kept one is.

use chrono::TimeDelta;

use crate::auth::ScopeSet;
use crate::cache::{AccessToken, Record};
use crate::clock::Instant;
use crate::secret::Secret;

/// An access token is renewed when less than this is left of it, as the MSAL libraries do.
const MARGIN: TimeDelta = TimeDelta::minutes(5);

/// What a token must be like.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Which token, and what for.
    pub what: What,
    /// How long it must be good for at least.
    pub min_ttl: TimeDelta,
    /// Whether a kept one will do.
    pub freshness: Freshness,
}

/// Which token is wanted.
#[derive(Clone, Debug)]
pub enum What {
    /// An access token with all of these scopes.
    AccessToken(ScopeSet),
    /// The ID token.
    IdToken,
}

/// Whether a kept token will do.
#[derive(Clone, Debug)]
pub enum Freshness {
    /// One that is still good will do.
    Cached,
    /// Any but this one, which the service refused.
    Other(Secret),
    /// The authority must be asked.
    Renewed,
}

impl Demand {
    /// Whatever is kept, for `scopes`.
    pub fn for_scopes(scopes: ScopeSet) -> Self {
        Self { what: What::AccessToken(scopes), min_ttl: TimeDelta::zero(), freshness: Freshness::Cached }
    }

    /// Whether `record` has what is wanted and need not be renewed yet.
    pub fn is_met_by(&self, record: &Record, now: Instant) -> bool {
        self.holds(record, now, MARGIN)
    }

    /// As [`Self::is_met_by`], for a moment when it cannot be renewed.
    pub(super) fn is_still_met_by(&self, record: &Record, now: Instant) -> bool {
        self.holds(record, now, TimeDelta::zero())
    }

    fn holds(&self, record: &Record, now: Instant, margin: TimeDelta) -> bool {
        match (&self.what, &self.freshness) {
            (_, Freshness::Renewed) => false,
            (What::IdToken, _) => record.id_token.as_ref().is_some_and(|token| token.is_good(now, margin.max(self.min_ttl))),
            (What::AccessToken(_), freshness) => self.token_of(record, now).is_some_and(|token| {
                // One of a few minutes is renewed when a quarter of it is left.
                let margin = margin.min((token.expires_on - token.obtained_on) / 4);
                let refused = matches!(freshness, Freshness::Other(refused) if *refused == token.token);
                token.is_good(now, margin.max(self.min_ttl)) && !refused
            }),
        }
    }

    /// The access token in `record` that has all that is wanted, if one is still good.
    pub fn token_of<'a>(&self, record: &'a Record, now: Instant) -> Option<&'a AccessToken> {
        let What::AccessToken(scopes) = &self.what else { return None };
        record.access_token_for(scopes.iter(), now)
    }

    pub(super) fn is_for_access(&self) -> bool {
        matches!(self.what, What::AccessToken(_))
    }

    /// What is asked for to renew a token of `record`. Entra sends a new ID token and a new refresh token only to who asks for them again;
    /// another provider refuses what the sign-in did not grant (RFC 6749 §6).
    pub(super) fn scopes(&self, record: &Record) -> ScopeSet {
        let sign_in = || {
            let granted = ScopeSet::parse(&record.granted.join(" ")).unwrap_or_default();
            if record.account.is_microsoft() || granted.is_empty() { ScopeSet::sign_in() } else { granted }
        };
        match &self.what {
            What::AccessToken(scopes) if record.account.is_application() => scopes.clone(),
            What::AccessToken(scopes) => sign_in().union(scopes),
            What::IdToken => sign_in(),
        }
    }
}
