//! Faults on request: what a network and a service do on bad days, one at a time and in order.

use std::time::Duration;

use hyper::Method;
use rand::Rng;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::call::Call;
use super::defect::Defect;

/// A fault that waits for its request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fault {
    /// Which requests it may meet.
    endpoint: Endpoint,
    /// Only the request with this `client-request-id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_request_id: Option<String>,
    /// How many requests it meets.
    #[serde(default = "once")]
    times: u32,
    /// From 0 to 1: whether it meets a request that comes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    effect: Effect,
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Endpoint {
    Any,
    Metadata,
    Keys,
    Authorize,
    Pages,
    Token,
    Device,
    Logout,
    Graph,
}

/// What happens to the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Effect {
    /// An answer with this status; `Retry-After` as it stands, be it whole, fractional, a date or nonsense; and this JSON instead of the
    /// service's own words.
    Status {
        status: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        body: Option<Value>,
    },
    /// The true answer, late.
    Delay { milliseconds: u64 },
    /// The first half of the true answer, then the end of the connection.
    Truncate,
    /// The end of the connection, without an answer.
    Drop,
    /// A new signing key, before the request is served.
    RotateKeys,
    /// A defect in the ID token.
    IdToken { defect: Defect },
    /// The refresh token is refused as revoked.
    RevokeRefreshToken,
    /// The consent is gone.
    WithdrawConsent,
}

impl Effect {
    pub(super) fn delay(&self) -> Duration {
        match self {
            Self::Delay { milliseconds } => Duration::from_millis((*milliseconds).min(600_000)),
            _ => Duration::ZERO,
        }
    }
}

impl Endpoint {
    /// Where `call` goes; nothing for the sandbox's own pages.
    fn of(call: &Call) -> Option<Self> {
        let segments: Vec<&str> = call.path.trim_start_matches('/').split('/').collect();
        Some(match segments.as_slice() {
            ["sandbox", ..] | [""] => return None,
            ["v1.0" | "beta" | "oidc", ..] => Self::Graph,
            [.., "openid-configuration"] => Self::Metadata,
            [.., "keys"] => Self::Keys,
            [.., "authorize"] => Self::Authorize,
            [.., "token"] => Self::Token,
            [.., "devicecode"] => Self::Device,
            [.., "logout"] => Self::Logout,
            _ => Self::Pages,
        })
    }
}

/// The faults that are waiting, in order.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn list(&self) -> &[Fault] {
        &self.0
    }

    /// The first that meets `call`.
    pub(super) fn take(&mut self, call: &Call) -> Option<Effect> {
        if self.0.is_empty() || call.method == Method::OPTIONS {
            return None;
        }
        let endpoint = Endpoint::of(call)?;
        let request_id = call.header("client-request-id");
        let index = self.0.iter().position(|fault| {
            (fault.endpoint == Endpoint::Any || fault.endpoint == endpoint)
                && fault.client_request_id.as_deref().is_none_or(|wanted| Some(wanted) == request_id)
                && fault.probability.is_none_or(|probability| rand::thread_rng().r#gen::<f64>() < probability)
        })?;
        let fault = &mut self.0[index];
        let effect = fault.effect.clone();
        fault.times = fault.times.saturating_sub(1);
        if fault.times == 0 {
            self.0.remove(index);
        }
        Some(effect)
    }
}

fn once() -> u32 {
    1
}
