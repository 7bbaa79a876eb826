//! The tenant as it answers requests: each goes through the faults to its endpoint, and from there into the journal.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hyper::Method;
use hyper::body::Incoming;
use tokio::sync::Notify;
use tokio::time::timeout;

use super::call::{Call, NotReadable};
use super::fault::Effect;
use super::place::Place;
use super::respond::{self, Answer, Body, Dropped};
use super::server::PATIENCE;
use super::state::State;
use super::{Mail, discovery, error, graph};

/// What every request meets.
pub(super) struct Tenant {
    pub(super) place: Place,
    pub(super) state: Mutex<State>,
    pub(super) on_mail: Box<dyn Fn(&Mail) + Send + Sync>,
    /// Every mailed code, where it is fixed for the sake of tests.
    pub(super) fixed_code: Option<String>,
    /// Something came that somebody may wait for.
    pub(super) news: Notify,
}

impl Tenant {
    pub(super) async fn answer(&self, request: hyper::Request<Incoming>, scheme: &str) -> Result<hyper::Response<Body>, Dropped> {
        let mut call = match timeout(PATIENCE, Call::read(request, &self.place, scheme)).await {
            Ok(Ok(call)) => call,
            Ok(Err(NotReadable::Host)) => return Ok(Body::whole(respond::plain(421, "This Host is not the sandbox's"))),
            Ok(Err(NotReadable::TooLarge)) => return Ok(Body::whole(respond::plain(413, "The body is larger than 64 KiB"))),
            Ok(Err(NotReadable::Malformed)) | Err(_) => return Ok(Body::whole(respond::plain(400, "The request cannot be read"))),
        };
        let (on, started) = (self.state().now(), Instant::now());
        call.fault = self.state().faults.take(&call);
        if let Some(effect) = &call.fault {
            tokio::time::sleep(effect.delay()).await;
        }
        let answer = match &call.fault {
            Some(Effect::Drop) => return Err(Dropped),
            Some(Effect::Status { status, retry_after, body }) => {
                let answer = body.as_ref().map_or_else(|| unwell(*status, &call), |body| respond::json(*status, body));
                retry_after.iter().fold(answer, |answer, text| respond::with_header(answer, "retry-after", text))
            }
            Some(Effect::RotateKeys) => {
                let rotated = self.state().rotate_keys();
                match rotated {
                    Ok(()) => self.route(&call).await,
                    Err(error) => respond::plain(500, &error.to_string()),
                }
            }
            _ => self.route(&call).await,
        };
        self.state().journal.add(&call, &answer, on, started.elapsed().as_secs_f64() * 1000.0);
        self.news.notify_waiters();
        let answer = respond::with_common_headers(answer, &call);
        // A server tells the time by the clock that its tokens go by.
        let answer = respond::with_header(answer, "date", &self.state().now().format("%a, %d %b %Y %H:%M:%S GMT").to_string());
        Ok(if call.fault == Some(Effect::Truncate) { Body::half(answer) } else { Body::whole(answer) })
    }

    async fn route(&self, call: &Call) -> Answer {
        let segments: Vec<&str> = call.path.trim_start_matches('/').split('/').collect();
        match (&call.method, segments.as_slice()) {
            (&Method::GET, [""]) => respond::see_other("/sandbox"),
            (&Method::OPTIONS, _) if call.is_open_to_browsers() => respond::preflight(),
            (_, ["sandbox", "v1", path @ ..]) => self.api(call, path).await,
            (_, ["sandbox", path @ ..]) => self.console(call, path),
            (_, ["v1.0" | "beta", path @ ..]) => self.graph(call, path),
            (&Method::GET | &Method::POST, ["oidc", "userinfo"]) => self.userinfo(call),
            // What Microsoft's own browserless samples tell people to open.
            (&Method::GET | &Method::POST, ["common", "oauth2", "deviceauth"]) => self.enter_device_code(call),
            (&Method::GET, ["common", "discovery", "instance"]) => self.instance_discovery(call),
            (_, [tenant, rest @ ..]) if !self.state().directory.is_tenant(tenant) => {
                discovery::unknown_tenant(&self.state().directory.tenant, tenant, rest, call)
            }
            (&Method::GET, [_, "v2.0", ".well-known", "openid-configuration"]) => self.metadata(call),
            (&Method::GET, [_, "discovery", "v2.0", "keys"]) => self.keys(call),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "authorize"]) => self.authorize(call),
            (&Method::POST, [_, "sign-in"]) => self.interact(call),
            (&Method::POST, [_, "oauth2", "v2.0", "token"]) => self.token(call),
            (&Method::POST, [_, "oauth2", "v2.0", "devicecode"]) => self.authorize_device(call),
            (_, [_, "oauth2", "v2.0", "token"]) => {
                error::Aadsts::new(900_561, "invalid_request", "The endpoint only accepts POST requests.").json(400, call)
            }
            (&Method::GET, [_, ".well-known", "openid-configuration"]) => self.metadata_version_1(call),
            (&Method::GET | &Method::POST, [_, "oauth2", "v2.0", "logout"] | [_, "oauth2", "logout"]) => self.logout(call),
            _ => respond::plain(501, "The sandbox does not imitate this endpoint of External ID"),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held has been told; what it left is the tenant all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A service that is unwell, in the words of whoever was asked.
fn unwell(status: u16, call: &Call) -> Answer {
    if call.path.starts_with("/v1.0/") || call.path.starts_with("/beta/") {
        return graph::error(status, if status == 429 { "TooManyRequests" } else { "serviceNotAvailable" }, "Please retry again later.");
    }
    let message = "The request was throttled, or the service is temporarily unavailable. Retry the request.";
    error::Aadsts::new(90055, "temporarily_unavailable", message).json(status, call)
}
