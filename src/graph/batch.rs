//! JSON batches: any number of requests in groups of twenty, the most that Graph takes. A group holds what its requests depend on, unless that
//! is done already; a throttled request is sent again, and with it what Graph refused because of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::time::Duration;

use openidconnect::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

use super::{Error, Version, path};
use crate::http::wait_for;
use crate::utf8;

const MOST: usize = 20;
/// How many names are told of requests that share a fate,
const MOST_NAMED: usize = 20;
/// and how much of each.
const LONGEST_NAME: usize = 40;
/// How often a request of a batch is sent.
const MOST_TRIES: u32 = 5;
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// A request of a batch.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchRequest {
    /// Its name in the batch.
    pub id: String,
    /// The method.
    #[serde(serialize_with = "as_text")]
    pub method: Method,
    /// The path below the version, with the query.
    pub url: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<String>,
}

/// As people write it: the id may be missing, or a number.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object for each request")]
struct Written {
    id: Option<Value>,
    #[serde(default = "get")]
    method: String,
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<Box<RawValue>>,
    #[serde(default)]
    depends_on: Vec<Value>,
}

/// Why requests are not a batch.
#[derive(Debug)]
pub enum BatchError {
    /// The text cannot be read.
    NotRequests(serde_json::Error),
    /// There is no request.
    Empty,
    /// The request's method is none.
    BadMethod(String),
    /// Two requests have this id.
    SameId(String),
    /// The request depends on one that is not there, or on itself by some way.
    Unmet(String),
    /// The request's URL is none of this Graph's.
    OtherHost(String),
    /// The request's URL has another version than the batch: this one.
    OtherVersion(String, Version),
}

impl fmt::Display for BatchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRequests(error) => write!(formatter, "the requests cannot be read: {error}"),
            Self::Empty => formatter.write_str("there are no requests"),
            Self::BadMethod(id) => write!(formatter, "the method of the request {id:?} is none of HTTP"),
            Self::SameId(id) => write!(formatter, "two requests have the id {id:?}"),
            Self::Unmet(id) => write!(formatter, "the request {id:?} depends on one that is not there, or on itself"),
            Self::OtherVersion(id, version) => {
                write!(formatter, "the request {id:?} is for {}, and a batch has one version for all", version.segment())
            }
            Self::OtherHost(id) => write!(formatter, "the request {id:?} has a full URL; a batch takes paths of its own host and version"),
        }
    }
}

impl std::error::Error for BatchError {}

/// Reads requests to `version`: a JSON array, `{"requests": […]}`, or one after another.
pub fn read_requests(text: &str, version: Version) -> Result<Vec<BatchRequest>, BatchError> {
    #[derive(Deserialize)]
    struct Whole<T> {
        requests: T,
    }
    let written = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else if serde_json::from_str::<Whole<IgnoredAny>>(text).is_ok() {
        serde_json::from_str(text).map(|whole: Whole<_>| whole.requests)
    } else {
        serde_json::Deserializer::from_str(text).into_iter::<Written>().collect()
    };
    let written: Vec<Written> = written.map_err(BatchError::NotRequests)?;
    written.into_iter().enumerate().map(|(index, written)| written.request(index, version)).collect()
}

impl Written {
    fn request(self, index: usize, version: Version) -> Result<BatchRequest, BatchError> {
        let id = self.id.map_or_else(|| (index + 1).to_string(), plain);
        let relative = self.url.trim_start_matches('/');
        if ["http:", "https:"].iter().any(|scheme| relative.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))) {
            return Err(BatchError::OtherHost(id));
        }
        let named = Version::ALL.into_iter().find_map(|named| Some((named, relative.strip_prefix(named.segment())?.strip_prefix('/')?)));
        let relative = match named {
            Some((named, _)) if named != version => return Err(BatchError::OtherVersion(id, named)),
            Some((_, relative)) => relative,
            None => relative,
        };
        let mut headers = self.headers;
        let has = |headers: &BTreeMap<String, String>, wanted: &str| headers.keys().any(|name| name.eq_ignore_ascii_case(wanted));
        if self.body.is_some() && !has(&headers, "content-type") {
            headers.insert("Content-Type".to_owned(), "application/json".to_owned());
        }
        let eventual = Url::parse(&format!("https://graph/{relative}")).is_ok_and(|url| path::asks_for_eventual(&url));
        if eventual && !has(&headers, "consistencylevel") {
            headers.insert("ConsistencyLevel".to_owned(), "eventual".to_owned());
        }
        let depends_on = self.depends_on.into_iter().map(plain).collect();
        let Ok(method) = Method::try_from(self.method.to_uppercase().as_str()) else { return Err(BatchError::BadMethod(id)) };
        Ok(BatchRequest { id, method, url: format!("/{relative}"), headers, body: self.body, depends_on })
    }
}

fn get() -> String {
    "GET".to_owned()
}

fn as_text<S: Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.as_str())
}

fn plain(id: Value) -> String {
    match id {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// The names of requests, as a person is told them: `1 to 20, 23, last and 4 more`.
pub fn named<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    let mut runs: Vec<(&str, &str, usize)> = Vec::new();
    for id in ids {
        let number = |id: &str| id.parse::<u64>().ok().filter(|number| number.to_string() == id);
        match runs.last_mut() {
            Some((_, last, many)) if number(last).is_some_and(|last| last.checked_add(1) == number(id)) => (*last, *many) = (id, *many + 1),
            _ => runs.push((id, id, 1)),
        }
    }
    let short = |id: &str| match id.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &id[..end]),
        None => id.to_owned(),
    };
    let told = |(first, last, many): &(&str, &str, usize)| match many {
        1 => short(first),
        2 => format!("{first}, {last}"),
        _ => format!("{first} to {last}"),
    };
    let names = runs.iter().take(MOST_NAMED).map(told).collect::<Vec<_>>().join(", ");
    match runs.iter().skip(MOST_NAMED).map(|(_, _, many)| many).sum::<usize>() {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}

/// How far a batch has come: names of requests.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Those that were answered.
    pub answered: Vec<&'a str>,
    /// Those that were sent, and may have changed something.
    pub unknown: Vec<&'a str>,
    /// The others.
    pub open: Vec<&'a str>,
}

/// Requests on their way.
pub struct Batch {
    requests: Vec<BatchRequest>,
    by_id: HashMap<String, usize>,
    states: Vec<State>,
    /// How many answers have been given out.
    told: usize,
    /// The requests of the group that is under way.
    group: Vec<usize>,
}

#[derive(Clone, Debug)]
enum State {
    Waiting { tried: u32 },
    Done { status: u16, answer: Box<RawValue> },
    Told { status: u16 },
}

impl State {
    fn status(&self) -> Option<u16> {
        match self {
            Self::Waiting { .. } => None,
            Self::Done { status, .. } | Self::Told { status } => Some(*status),
        }
    }
}

impl Batch {
    /// A batch of `requests`.
    pub fn new(requests: Vec<BatchRequest>) -> Result<Self, BatchError> {
        if requests.is_empty() {
            return Err(BatchError::Empty);
        }
        let mut by_id = HashMap::new();
        for (index, request) in requests.iter().enumerate() {
            if by_id.insert(request.id.clone(), index).is_some() {
                return Err(BatchError::SameId(request.id.clone()));
            }
        }
        let states = vec![State::Waiting { tried: 0 }; requests.len()];
        let batch = Self { requests, by_id, states, told: 0, group: Vec::new() };
        batch.check_order()?;
        Ok(batch)
    }

    /// Whether everything can be done after what it depends on.
    fn check_order(&self) -> Result<(), BatchError> {
        let mut done = HashSet::new();
        loop {
            let before = done.len();
            for request in &self.requests {
                if request.depends_on.iter().all(|id| done.contains(id.as_str())) {
                    done.insert(request.id.as_str());
                }
            }
            if done.len() == self.requests.len() {
                return Ok(());
            }
            if done.len() == before {
                let unmet = self.requests.iter().find(|request| !done.contains(request.id.as_str()));
                return Err(BatchError::Unmet(unmet.map(|request| request.id.clone()).unwrap_or_default()));
            }
        }
    }

    /// How many requests there are.
    pub fn len(&self) -> usize {
        self.requests.len()
    }

    /// Never: a batch has requests.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty()
    }

    /// The requests that were answered with an error, and its status.
    pub fn failed(&self) -> impl Iterator<Item = (&BatchRequest, u16)> {
        let answered = self.requests.iter().zip(&self.states).filter_map(|(request, state)| Some((request, state.status()?)));
        answered.filter(|(_, status)| *status >= 400)
    }

    /// The body of the next request to `$batch`; nothing when all are done.
    pub fn next_group(&mut self) -> Option<String> {
        #[derive(Serialize)]
        struct Body {
            requests: Vec<BatchRequest>,
        }
        self.fail_dependents();
        self.group.clear();
        let mut requests = Vec::new();
        loop {
            let before = requests.len();
            for index in self.told..self.requests.len() {
                if requests.len() == MOST {
                    break;
                }
                if !matches!(self.states[index], State::Waiting { .. }) || self.group.contains(&index) {
                    continue;
                }
                let open: Vec<usize> = self.needs(index).filter(|needed| self.states[*needed].status().is_none()).collect();
                if open.iter().all(|needed| self.group.contains(needed)) {
                    let depends_on = open.iter().map(|needed| self.requests[*needed].id.clone()).collect();
                    requests.push(BatchRequest { depends_on, ..self.requests[index].clone() });
                    self.group.push(index);
                }
            }
            if requests.len() == before || requests.len() == MOST {
                break;
            }
        }
        let body = (!requests.is_empty()).then(|| serde_json::to_string(&Body { requests }));
        body.map(|body| body.expect("requests that were read can be written"))
    }

    fn needs(&self, index: usize) -> impl Iterator<Item = usize> {
        self.requests[index].depends_on.iter().map(|id| self.by_id[id])
    }

    /// What depends on a request that failed in an earlier group fails as it would within one.
    fn fail_dependents(&mut self) {
        while let Some(index) = (self.told..self.requests.len()).find(|index| {
            self.states[*index].status().is_none()
                && self.needs(*index).any(|needed| self.states[needed].status().is_some_and(|s| s >= 400))
        }) {
            let answer = serde_json::json!({
                "id": self.requests[index].id,
                "status": 424,
                "body": {"error": {"code": "FailedDependency", "message": "A request that this one depends on has failed."}},
            });
            let answer = RawValue::from_string(answer.to_string()).expect("it is JSON");
            self.states[index] = State::Done { status: 424, answer };
        }
    }

    /// How far it has come, with what is not known of a group that was not answered.
    pub fn standing(&self) -> Standing<'_> {
        let mut standing = Standing::default();
        for (index, (request, state)) in self.requests.iter().zip(&self.states).enumerate() {
            let those = match state.status() {
                Some(_) => &mut standing.answered,
                None if self.group.contains(&index) && !request.method.is_safe() => &mut standing.unknown,
                None => &mut standing.open,
            };
            those.push(&request.id);
        }
        standing
    }

    /// Nothing of the group was carried out.
    pub fn refused(&mut self) {
        self.group.clear();
    }

    /// Takes the answer to the group; how long to wait before the next. Where answers are missing, the others are taken all the same.
    pub fn take(&mut self, body: &[u8]) -> Result<Option<Duration>, Error> {
        #[derive(Deserialize)]
        struct Whole {
            responses: Vec<Box<RawValue>>,
        }
        #[derive(Deserialize)]
        struct Head {
            id: String,
            status: u16,
            #[serde(default)]
            headers: BTreeMap<String, Value>,
        }
        let bad = |reason: String| Error::BadBatchAnswer { reason };
        let body = utf8::text(body).map_err(|error| bad(error.to_string()))?;
        let whole: Whole = serde_json::from_str(body).map_err(|error| bad(error.to_string()))?;
        let read = |answer: Box<RawValue>| Some((serde_json::from_str::<Head>(answer.get()).ok()?, answer));
        let mut answers: HashMap<String, _> =
            whole.responses.into_iter().filter_map(read).map(|(head, answer)| (head.id.clone(), (head, answer))).collect();
        let mut wait = None;
        let mut again = HashSet::new();
        let mut missing = Vec::new();
        for index in std::mem::take(&mut self.group) {
            let Some((head, answer)) = answers.remove(&self.requests[index].id) else {
                missing.push(index);
                continue;
            };
            let State::Waiting { tried } = self.states[index] else { continue };
            let asked = item_wait(&self.requests[index].method, head.status, &head.headers, tried + 1);
            if let Some(asked) = asked.filter(|asked| *asked <= LONGEST_WAIT && tried + 1 < MOST_TRIES) {
                wait = wait.max(Some(asked));
                again.insert(index);
                self.states[index] = State::Waiting { tried: tried + 1 };
            } else if head.status == 424 && self.needs(index).any(|needed| again.contains(&needed)) {
                again.insert(index);
            } else {
                self.states[index] = State::Done { status: head.status, answer };
            }
        }
        if missing.is_empty() {
            return Ok(wait);
        }
        let names = named(missing.iter().map(|index| self.requests[*index].id.as_str()));
        self.group = missing;
        Err(bad(format!("there is none for {names}")))
    }

    /// The answers that are next in the order of the requests.
    pub fn ready(&mut self) -> Vec<Box<RawValue>> {
        let mut ready = Vec::new();
        while let Some(State::Done { status, .. }) = self.states.get(self.told) {
            let status = *status;
            if let State::Done { answer, .. } = std::mem::replace(&mut self.states[self.told], State::Told { status }) {
                ready.push(answer);
            }
            self.told += 1;
        }
        ready
    }

    /// All answers that have not been given out: those too that would wait for one before them.
    pub fn rest(&mut self) -> Vec<Box<RawValue>> {
        let rest = self.states.iter_mut().filter_map(|state| {
            let State::Done { status, .. } = *state else { return None };
            match std::mem::replace(state, State::Told { status }) {
                State::Done { answer, .. } => Some(answer),
                _ => None,
            }
        });
        rest.collect()
    }
}

/// How long to wait before a request is sent again, as if it had been sent alone.
fn item_wait(method: &Method, status: u16, headers: &BTreeMap<String, Value>, tried: u32) -> Option<Duration> {
    let text = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after")).map(|(_, value)| plain(value.clone()));
    let asked = text.and_then(|text| HeaderValue::try_from(text).ok());
    let headers = HeaderMap::from_iter(asked.map(|asked| (header::RETRY_AFTER, asked)));
    wait_for(method, StatusCode::from_u16(status).ok()?, &headers, chrono::Utc::now(), tried)
}

#[cfg(test)]
#[path = "tests/batch.rs"]
mod tests;
