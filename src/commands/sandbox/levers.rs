//! The levers of a running sandbox: its users, apps and flows, mail, clock, faults and journal. Each is a request to its own API.

use clap::{Args, Subcommand};
use openidconnect::http::Request;
use serde_json::{Map, Value, json};
use url::Url;

use crate::context::Context;
use crate::error::{Error, Kind};
use crate::http::PROTOCOL_LIMIT;
use crate::output::{Output, Style, Text};

/// One request waits no longer than this; a longer wait is several requests.
const WAIT_SECONDS: u64 = 20;

#[derive(Debug, Subcommand)]
pub(super) enum Lever {
    /// List, create, change and delete users
    #[command(subcommand)]
    Users(Verb),
    /// List, create, change and delete app registrations
    #[command(subcommand)]
    Apps(Verb),
    /// List, create, change and delete user flows
    #[command(subcommand)]
    Flows(Verb),
    /// Show the mail that the tenant has sent
    Mail(MailArgs),
    /// Show, freeze and move the tenant's clock
    #[command(subcommand)]
    Clock(ClockVerb),
    /// Let requests go wrong
    #[command(subcommand)]
    Faults(FaultsVerb),
    /// Show the last requests, and why those that were refused were
    Log(LogArgs),
    /// Sign with a new key from now on
    RotateKeys,
    /// Forge an ID token, sound or with one defect
    Token(TokenArgs),
    /// Print the tenant as a file to start from
    Export,
    /// Go back to how the tenant began
    Reset,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// List all
    List,
    /// Show one
    Show {
        /// Its id; a user's address, a flow's name
        key: String,
    },
    /// Create one: email=new@litware.example password='Passw0rd!'
    Create {
        /// Values as the tenant file names them; JSON where it is no text
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = pair)]
        values: Vec<(String, Value)>,
    },
    /// Change one: enabled=false; null removes a value
    Change {
        /// Its id; a user's address, a flow's name
        key: String,
        /// Values as the tenant file names them; JSON where it is no text
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = pair)]
        values: Vec<(String, Value)>,
    },
    /// Delete one
    Delete {
        /// Its id; a user's address, a flow's name
        key: String,
    },
    /// Revoke the refresh tokens of a user
    Revoke {
        /// The user's id or address
        key: String,
    },
}

#[derive(Args, Debug)]
pub(super) struct MailArgs {
    /// Only mail to this address
    #[arg(long, value_name = "EMAIL")]
    to: Option<String>,
    /// Wait until there is some, for at most so many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "60")]
    wait: Option<u64>,
    /// Print the newest code and nothing else
    #[arg(long)]
    code: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ClockVerb {
    /// Show the time
    Show,
    /// Let it stand still
    Freeze {
        /// At this time, such as 2027-01-01T00:00:00Z, instead of now
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Move it on: 90s, 75m, 2h, 91d
    Advance {
        /// How far
        #[arg(value_name = "DURATION", value_parser = seconds)]
        by: i64,
    },
    /// Let it show the system's time again
    Run,
}

#[derive(Debug, Subcommand)]
pub(super) enum FaultsVerb {
    /// List those that wait for a request
    List,
    /// Let the next requests go wrong
    Add(FaultArgs),
    /// Forget those that wait for a request
    Clear,
}

#[derive(Args, Debug)]
#[group(id = "effect", required = true)]
#[allow(clippy::struct_excessive_bools)] // each is a flag
pub(super) struct FaultArgs {
    /// any, metadata, keys, authorize, pages, token, device, logout or graph
    #[arg(long, default_value = "any")]
    endpoint: String,
    /// So many requests
    #[arg(long, default_value_t = 1)]
    times: u32,
    /// Only the request with this client-request-id
    #[arg(long, value_name = "ID")]
    request_id: Option<String>,
    /// With --status: the Retry-After header, as it stands
    #[arg(long, value_name = "TEXT", requires = "status")]
    retry_after: Option<String>,
    /// Answer with this status
    #[arg(long, group = "effect")]
    status: Option<u16>,
    /// Answer late
    #[arg(long, value_name = "MILLISECONDS", group = "effect")]
    delay: Option<u64>,
    /// Break off in the middle of the answer
    #[arg(long, group = "effect")]
    truncate: bool,
    /// End the connection without an answer
    #[arg(long, group = "effect")]
    drop: bool,
    /// Sign with a new key before the request is served
    #[arg(long, group = "effect")]
    rotate_keys: bool,
    /// Give the ID token a defect, such as wrong-nonce or expired
    #[arg(long, value_name = "DEFECT", group = "effect")]
    id_token: Option<String>,
    /// Refuse the refresh token as revoked
    #[arg(long, group = "effect")]
    revoke_refresh_token: bool,
    /// Refuse as if the consent were gone
    #[arg(long, group = "effect")]
    withdraw_consent: bool,
}

#[derive(Args, Debug)]
pub(super) struct LogArgs {
    /// Go on with what comes
    #[arg(long, short)]
    follow: bool,
}

#[derive(Args, Debug)]
pub(super) struct TokenArgs {
    /// The user's id or address
    #[arg(long)]
    user: String,
    /// The app's client ID; the first of the tenant without it
    #[arg(long = "for", value_name = "ID")]
    app: Option<String>,
    /// The nonce
    #[arg(long)]
    nonce: Option<String>,
    /// The defect, such as wrong-issuer, expired, broken-signature or no-signature
    #[arg(long)]
    defect: Option<String>,
}

/// Pulls a lever.
pub(super) fn run(context: &Context, lever: &Lever) -> Result<(), Error> {
    let api = Api { context, origin: super::running_origin(context)? };
    context.block_on(async {
        match lever {
            Lever::Users(verb) => api.collection("users", verb).await,
            Lever::Apps(verb) => api.collection("apps", verb).await,
            Lever::Flows(verb) => api.collection("flows", verb).await,
            Lever::Mail(args) => api.mail(args).await,
            Lever::Clock(verb) => api.clock(verb).await,
            Lever::Faults(verb) => api.faults(verb).await,
            Lever::Log(args) => api.log(args).await,
            Lever::RotateKeys => api.done("POST", "keys", "A new key signs from now on").await,
            Lever::Token(args) => api.token(args).await,
            Lever::Export => {
                let text = api.send("GET", "tenant", None).await?;
                context.write_out(&text)
            }
            Lever::Reset => api.done("POST", "reset", "The tenant is as it began").await,
        }
    })
}

/// The running sandbox's own API.
struct Api<'a> {
    context: &'a Context,
    origin: String,
}

impl Api<'_> {
    async fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Vec<u8>, Error> {
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

    async fn done(&self, method: &str, path: &str, told: &str) -> Result<(), Error> {
        self.send(method, path, None).await?;
        self.context.terminal.success(told);
        Ok(())
    }

    async fn collection(&self, name: &str, verb: &Verb) -> Result<(), Error> {
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

    async fn mail(&self, args: &MailArgs) -> Result<(), Error> {
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

    async fn clock(&self, verb: &ClockVerb) -> Result<(), Error> {
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

    async fn faults(&self, verb: &FaultsVerb) -> Result<(), Error> {
        match verb {
            FaultsVerb::List => self.context.answer(&ApiAnswer(self.call("GET", "faults", None).await?)),
            FaultsVerb::Clear => self.done("DELETE", "faults", "No fault waits any more").await,
            FaultsVerb::Add(args) => {
                let mut fault = json!({"endpoint": args.endpoint, "times": args.times, "effect": args.effect()});
                if let Some(id) = &args.request_id {
                    fault["client_request_id"] = id.as_str().into();
                }
                self.context.answer(&ApiAnswer(self.call("POST", "faults", Some(&fault)).await?))
            }
        }
    }

    async fn log(&self, args: &LogArgs) -> Result<(), Error> {
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

    async fn token(&self, args: &TokenArgs) -> Result<(), Error> {
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

impl FaultArgs {
    fn effect(&self) -> Value {
        match self {
            Self { status: Some(status), retry_after: Some(retry_after), .. } => {
                json!({"kind": "status", "status": status, "retry_after": retry_after})
            }
            Self { status: Some(status), .. } => json!({"kind": "status", "status": status}),
            Self { delay: Some(delay), .. } => json!({"kind": "delay", "milliseconds": delay}),
            Self { id_token: Some(defect), .. } => json!({"kind": "id-token", "defect": defect}),
            Self { truncate: true, .. } => json!({"kind": "truncate"}),
            Self { drop: true, .. } => json!({"kind": "drop"}),
            Self { rotate_keys: true, .. } => json!({"kind": "rotate-keys"}),
            Self { revoke_refresh_token: true, .. } => json!({"kind": "revoke-refresh-token"}),
            Self { .. } => json!({"kind": "withdraw-consent"}),
        }
    }
}

/// A path segment, or a value in a query.
fn escape(text: &str) -> String {
    let mut url = Url::parse("http://localhost").expect("a constant URL parses");
    url.query_pairs_mut().append_pair("", text);
    url.query().unwrap_or_default().trim_start_matches('=').replace('+', "%20")
}

/// `name=value`; what is JSON is taken as JSON, all else as text.
fn pair(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    let parsed = serde_json::from_str(value).ok().filter(|parsed: &Value| !parsed.is_number());
    Ok((name.to_owned(), parsed.unwrap_or_else(|| value.into())))
}

/// `90s`, `75m`, `2h`, `91d`; a sign in front is allowed.
fn seconds(text: &str) -> Result<i64, String> {
    let (number, unit) = text.split_at(text.len() - text.chars().last().filter(char::is_ascii_alphabetic).map_or(0, char::len_utf8));
    let unit = match unit {
        "" | "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return Err("use s, m, h or d".to_owned()),
    };
    number.parse::<i64>().ok().and_then(|number| number.checked_mul(unit)).ok_or_else(|| "write 90s, 75m, 2h or 91d".to_owned())
}

/// An answer of the API as it came; for people its members, a list with a line between.
struct ApiAnswer(Value);

impl Output for ApiAnswer {
    fn text(&self) -> Text {
        let list = self.0["value"].as_array();
        let items: Vec<&Value> = list.map_or_else(|| vec![&self.0], |list| list.iter().collect());
        items.into_iter().enumerate().fold(Text::new(), |text, (index, item)| {
            let text = if index == 0 { text } else { text.line(Style::Plain, "") };
            let members = item.as_object().into_iter().flatten();
            text.fields(members.map(|(name, value)| (name.clone(), plain(value))))
        })
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

/// A value on a line of its own, for `$(…)`.
struct Line(String, Value);

impl Output for Line {
    fn text(&self) -> Text {
        Text::new().line(Style::Plain, &self.0)
    }

    fn json(&self) -> String {
        self.1.to_string()
    }
}

struct Log(Value);

impl Output for Log {
    fn text(&self) -> Text {
        self.0["value"].as_array().into_iter().flatten().fold(Text::new(), |text, entry| text.spans(spans(entry)))
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

struct LogLine(Value);

impl Output for LogLine {
    fn text(&self) -> Text {
        Text::new().spans(spans(&self.0))
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

fn spans(entry: &Value) -> Vec<(Style, String)> {
    let style = if entry["outcome"] == "accepted" { Style::Success } else { Style::Failure };
    let time = entry["on"].as_str().and_then(|on| on.get(11..19)).unwrap_or_default();
    let remark = entry["remark"].as_str().map(|remark| format!("  {remark}")).unwrap_or_default();
    vec![
        (Style::Plain, format!("{time} ")),
        (style, plain(&entry["status"])),
        (Style::Plain, format!(" {:<4} {}{remark}", plain(&entry["method"]), plain(&entry["path"]))),
    ]
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_unit() {
        for (text, expected) in [("90", 90), ("90s", 90), ("75m", 4500), ("2h", 7200), ("91d", 7_862_400), ("-5m", -300)] {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        for wrong in ["", "h", "1w", "1.5h", "ü", "9999999999999999d"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_value_is_json_where_it_is_no_number_and_text_else() {
        assert_eq!(pair("enabled=false"), Ok(("enabled".to_owned(), json!(false))));
        assert_eq!(pair("scopes=[\"a\"]"), Ok(("scopes".to_owned(), json!(["a"]))));
        assert_eq!(pair("password=123"), Ok(("password".to_owned(), json!("123"))));
        assert_eq!(pair("name=a=b"), Ok(("name".to_owned(), json!("a=b"))));
        assert!(pair("name").is_err());
    }

    #[test]
    fn what_a_path_cannot_hold_is_escaped() {
        assert_eq!(escape("a+b c/d@e?f"), "a%2Bb%20c%2Fd%40e%3Ff");
    }
}
