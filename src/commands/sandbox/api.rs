//! A client of the running sandbox's own API: a request for each lever.

use openidconnect::http::Request;
use serde_json::{Map, Value, json};
use url::Url;

use super::answer::{ApiAnswer, Line, Log, LogLine};
use super::levers::{ClockVerb, FaultsVerb, LogArgs, MailArgs, TokenArgs, Verb};
use super::run_file::running_origin;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::http::PROTOCOL_LIMIT;

/// One request waits no longer than this; a longer wait is several requests.
const WAIT_SECONDS: u64 = 20;

/// The running sandbox's own API.
pub(super) struct Api<'a> {
    context: &'a Context,
    origin: String,
}

impl<'a> Api<'a> {
    pub(super) fn new(context: &'a Context) -> Result<Self, Error> {
        Ok(Self { context, origin: running_origin(context)? })
    }
    pub(super) async fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Vec<u8>, Error> {
        let mut request = Request::builder().method(method).uri(format!("{}/sandbox/v1/{path}", self.origin));
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
        let request = request.body(body).map_err(|_| Error::new(Kind::Usage, "usage", format!("{path} is no path")))?;
        let response = self.context.http().send(request, 64 * PROTOCOL_LIMIT).await?;
        if response.status().is_success() {
            return Ok(response.into_body());
        }
        let told: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        let reason = told["error"].as_str().map_or_else(|| format!("the sandbox answered {}", response.status()), str::to_owned);
        Err(Error::new(Kind::Failed, "sandbox_refused", "The sandbox refused").cause(reason).hint("cids sandbox export"))
    }

    async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Error> {
        let answer = self.send(method, path, body).await?;
        Ok(serde_json::from_slice(&answer).unwrap_or_default())
    }

    pub(super) async fn done(&self, method: &str, path: &str, told: &str) -> Result<(), Error> {
        self.send(method, path, None).await?;
        self.context.terminal.success(told);
        Ok(())
    }

    pub(super) async fn collection(&self, name: &str, verb: &Verb) -> Result<(), Error> {
        let object = |values: &[(String, Value)]| Value::Object(values.iter().cloned().collect::<Map<_, _>>());
        let path = |key: &str| format!("{name}/{}", escape(key));
        let answer = match verb {
            Verb::List => self.call("GET", name, None).await?,
            Verb::Show { key } => self.call("GET", &path(key), None).await?,
            Verb::Create { values } => self.call("POST", name, Some(&object(values))).await?,
            Verb::Change { key, values } => self.call("PATCH", &path(key), Some(&object(values))).await?,
            Verb::Delete { key } => return self.done("DELETE", &path(key), &format!("{key} is deleted")).await,
            Verb::Revoke { key } => {
                let told = format!("Refresh tokens of {key} from before now are refused");
                return self.done("POST", &format!("{}/revoke", path(key)), &told).await;
            }
        };
        self.context.answer(&ApiAnswer(answer))
    }

    pub(super) async fn mail(&self, args: &MailArgs) -> Result<(), Error> {
        let to = args.to.as_deref().map(|to| format!("&to={}", escape(to))).unwrap_or_default();
        let mut left = args.wait.unwrap_or_default();
        let mail = loop {
            let wait = left.min(WAIT_SECONDS);
            let mail = self.call("GET", &format!("mail?wait={wait}{to}"), None).await?;
            left -= wait;
            if left == 0 || mail["value"].as_array().is_some_and(|mail| !mail.is_empty()) {
                break mail;
            }
        };
        let newest = mail["value"].as_array().and_then(|mail| mail.last());
        if newest.is_none() && (args.code || args.wait.is_some()) {
            let whom = args.to.as_deref().map(|to| format!(" to {to}")).unwrap_or_default();
            return Err(Error::new(Kind::Failed, "no_mail", format!("There is no mail{whom}"))
                .hint("`cids sandbox mail` shows all mail; --wait waits for it"));
        }
        match newest {
            Some(newest) if args.code => self.context.answer(&Line(newest["code"].as_str().unwrap_or_default().to_owned(), newest.clone())),
            _ => self.context.answer(&ApiAnswer(mail)),
        }
    }

    pub(super) async fn clock(&self, verb: &ClockVerb) -> Result<(), Error> {
        let change = match verb {
            ClockVerb::Show => None,
            ClockVerb::Freeze { at: None } => Some(json!({"frozen": true})),
            ClockVerb::Freeze { at } => Some(json!({"frozen": true, "at": at})),
            ClockVerb::Advance { by } => Some(json!({"advance_seconds": by})),
            ClockVerb::Run => Some(json!({"frozen": false})),
        };
        let answer = match change {
            None => self.call("GET", "clock", None).await?,
            Some(change) => self.call("PATCH", "clock", Some(&change)).await?,
        };
        self.context.answer(&ApiAnswer(answer))
    }

    pub(super) async fn faults(&self, verb: &FaultsVerb) -> Result<(), Error> {
        match verb {
            FaultsVerb::List => self.context.answer(&ApiAnswer(self.call("GET", "faults", None).await?)),
            FaultsVerb::Clear => self.done("DELETE", "faults", "No fault waits any more").await,
            FaultsVerb::Add(args) => {
                let mut fault = json!({"endpoint": args.endpoint, "times": args.times, "effect": args.effect()});
                if let Some(probability) = args.probability {
                    fault["probability"] = probability.into();
                }
                if let Some(id) = &args.request_id {
                    fault["client_request_id"] = id.as_str().into();
                }
                self.context.answer(&ApiAnswer(self.call("POST", "faults", Some(&fault)).await?))
            }
        }
    }

    pub(super) async fn log(&self, args: &LogArgs) -> Result<(), Error> {
        let entries = self.call("GET", "log", None).await?;
        if !args.follow {
            return self.context.answer(&Log(entries));
        }
        let mut entries = entries;
        let mut last = 0;
        loop {
            for entry in entries["value"].as_array().into_iter().flatten() {
                last = entry["id"].as_u64().unwrap_or(last).max(last);
                self.context.answer(&LogLine(entry.clone()))?;
            }
            entries = self.call("GET", &format!("log?after={last}&wait={WAIT_SECONDS}"), None).await?;
        }
    }

    pub(super) async fn token(&self, args: &TokenArgs) -> Result<(), Error> {
        let app = match &args.app {
            Some(app) => Value::from(app.as_str()),
            None => self.call("GET", "apps", None).await?["value"][0]["client_id"].clone(),
        };
        let mut wanted = json!({"user": args.user, "client_id": app});
        for (name, value) in [("nonce", &args.nonce), ("defect", &args.defect)] {
            if let Some(value) = value {
                wanted[name] = value.as_str().into();
            }
        }
        let forged = self.call("POST", "tokens", Some(&wanted)).await?;
        self.context.answer(&Line(forged["id_token"].as_str().unwrap_or_default().to_owned(), forged))
    }
}

/// A path segment, or a value in a query.
fn escape(text: &str) -> String {
    let mut url = Url::parse("http://localhost").expect("a constant URL parses");
    url.query_pairs_mut().append_pair("", text);
    url.query().unwrap_or_default().trim_start_matches('=').replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_path_cannot_hold_is_escaped() {
        assert_eq!(escape("a+b c/d@e?f"), "a%2Bb%20c%2Fd%40e%3Ff");
    }
}
