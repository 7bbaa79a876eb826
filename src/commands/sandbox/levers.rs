//! The levers of a running sandbox: its users, apps and flows, mail, clock, faults and journal. Each is a request to its own API.

use clap::{ArgGroup, Args, Subcommand};
use serde_json::{Value, json};

use super::api::Api;
use crate::context::Context;
use crate::error::Error;

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
    pub(super) to: Option<String>,
    /// Wait until there is some, for at most so many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "60")]
    pub(super) wait: Option<u64>,
    /// Print the newest code and nothing else
    #[arg(long)]
    pub(super) code: bool,
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
    Add(Box<FaultArgs>),
    /// Forget those that wait for a request
    Clear,
}

#[derive(Args, Debug)]
#[group(skip)]
#[command(group = ArgGroup::new("effect").required(true))]
#[allow(clippy::struct_excessive_bools)] // each is a flag
pub(super) struct FaultArgs {
    /// any, metadata, keys, authorize, pages, token, device, logout or graph
    #[arg(long, default_value = "any")]
    pub(super) endpoint: String,
    /// So many requests
    #[arg(long, default_value_t = 1)]
    pub(super) times: u32,
    /// From 0 to 1: whether a request that comes by is met
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(super) probability: Option<f64>,
    /// Only the request with this client-request-id
    #[arg(long, value_name = "ID")]
    pub(super) request_id: Option<String>,
    /// With --status: the Retry-After header, as it stands
    #[arg(long, value_name = "TEXT", requires = "status")]
    pub(super) retry_after: Option<String>,
    /// With --status: this JSON instead of the service's own words
    #[arg(long, value_name = "JSON", requires = "status", value_parser = json_value)]
    pub(super) body: Option<Value>,
    /// Answer with this status
    #[arg(long, group = "effect")]
    pub(super) status: Option<u16>,
    /// Answer late
    #[arg(long, value_name = "MILLISECONDS", group = "effect")]
    pub(super) delay: Option<u64>,
    /// Break off in the middle of the answer
    #[arg(long, group = "effect")]
    pub(super) truncate: bool,
    /// End the connection without an answer
    #[arg(long, group = "effect")]
    pub(super) drop: bool,
    /// Sign with a new key before the request is served
    #[arg(long, group = "effect")]
    pub(super) rotate_keys: bool,
    /// Give the ID token a defect, such as wrong-nonce or expired
    #[arg(long, value_name = "DEFECT", group = "effect")]
    pub(super) id_token: Option<String>,
    /// Refuse the refresh token as revoked
    #[arg(long, group = "effect")]
    pub(super) revoke_refresh_token: bool,
    /// Refuse as if the consent were gone
    #[arg(long, group = "effect")]
    pub(super) withdraw_consent: bool,
}

#[derive(Args, Debug)]
pub(super) struct LogArgs {
    /// Go on with what comes
    #[arg(long, short)]
    pub(super) follow: bool,
}

#[derive(Args, Debug)]
pub(super) struct TokenArgs {
    /// The user's id or address
    #[arg(long)]
    pub(super) user: String,
    /// The app's client ID; the first of the tenant without it
    #[arg(long = "for", value_name = "ID")]
    pub(super) app: Option<String>,
    /// The nonce
    #[arg(long)]
    pub(super) nonce: Option<String>,
    /// The defect, such as wrong-issuer, expired, broken-signature or no-signature
    #[arg(long)]
    pub(super) defect: Option<String>,
}

/// Pulls a lever.
pub(super) fn run(context: &Context, lever: &Lever) -> Result<(), Error> {
    let api = Api::new(context)?;
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

impl FaultArgs {
    pub(super) fn effect(&self) -> Value {
        match self {
            Self { status: Some(status), retry_after, body, .. } => {
                json!({"kind": "status", "status": status, "retry_after": retry_after, "body": body})
            }
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

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "write a number from 0 to 1".to_owned())
}

fn json_value(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_unit() {
        for (text, expected) in [("90", 90), ("90s", 90), ("75m", 4500), ("2h", 7200), ("91d", 7_862_400), ("-5m", -300)] {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        let (form, unit) = ("write 90s, 75m, 2h or 91d", "use s, m, h or d");
        for (wrong, reason) in [("", form), ("h", form), ("1w", unit), ("1.5h", form), ("ü", form), ("9999999999999999d", form)] {
            assert_eq!(seconds(wrong), Err(reason.to_owned()), "{wrong}");
        }
    }

    #[test]
    fn a_value_is_json_where_it_is_no_number_and_text_else() {
        assert_eq!(pair("enabled=false"), Ok(("enabled".to_owned(), json!(false))));
        assert_eq!(pair("scopes=[\"a\"]"), Ok(("scopes".to_owned(), json!(["a"]))));
        assert_eq!(pair("password=123"), Ok(("password".to_owned(), json!("123"))));
        assert_eq!(pair("name=a=b"), Ok(("name".to_owned(), json!("a=b"))));
        assert_eq!(pair("name"), Err("write NAME=VALUE".to_owned()));
    }
}
