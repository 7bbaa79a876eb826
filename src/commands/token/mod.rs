//! `cids token`: an access token for another tool, from the cache while it is good. Never opens a browser unless it is told to.

mod inspect;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use serde_json::json;

use crate::access::{Access, AskArgs, acquire_now};
use crate::context::Context;
use crate::error::Error;
use crate::output::{Output, Style, Text, timestamp};
use crate::shell;

/// Flags of `cids token`.
#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  curl -H \"$(cids token --output header)\" https://graph.microsoft.com/v1.0/me\n  \
                  cids token --scope api://APP-ID/Tasks.Read --min-ttl 600\n  cids token --output json | jq -r .expires_on\n  \
                  cids token | cids token inspect -"
)]
pub struct TokenArgs {
    #[command(subcommand)]
    more: Option<More>,
    #[command(flatten)]
    ask: AskArgs,
    /// The ID token instead of an access token
    #[arg(long, conflicts_with_all = ["scopes", "resource"])]
    id_token: bool,
    /// How to print it [default: token; with --json: json]
    #[arg(long, short, value_enum, value_name = "FORMAT")]
    output: Option<Format>,
}

#[derive(Debug, Subcommand)]
enum More {
    /// Say what a token is, whose, and who may verify it
    Inspect(inspect::InspectArgs),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The token and a newline
    Token,
    /// A header line: Authorization: Bearer …
    Header,
    /// An object with the token, its end and its scopes
    Json,
    /// ACCESS_TOKEN=…, for an environment file
    Env,
    /// What kubectl expects of a credential plugin
    ExecCredential,
}

/// Prints a token, or what one is.
pub fn run(context: &Context, args: &TokenArgs) -> Result<(), Error> {
    if let Some(More::Inspect(args)) = &args.more {
        return context.answer(&inspect::run(context, args)?);
    }
    let need = args.ask.need(context, args.id_token)?;
    let access = acquire_now(context, &need)?;
    // The format that is asked for here wins over the one for answers in general.
    let format = args.output.unwrap_or(if context.terminal.is_json() { Format::Json } else { Format::Token });
    let line = format.line(&access, args.id_token, context.environment().get("KUBERNETES_EXEC_INFO"));
    context.write_out(format!("{line}\n").as_bytes())
}

impl Format {
    fn line(self, access: &Access, is_id_token: bool, kubernetes: Option<&str>) -> String {
        let token = access.token.expose();
        match self {
            Self::Token => token.to_owned(),
            Self::Header => format!("Authorization: Bearer {token}"),
            Self::Env => format!("{}={}", if is_id_token { "ID_TOKEN" } else { "ACCESS_TOKEN" }, shell::word(token)),
            Self::Json => object(access, is_id_token),
            Self::ExecCredential => exec_credential(access, kubernetes),
        }
    }
}

fn object(access: &Access, is_id_token: bool) -> String {
    #[derive(Serialize)]
    struct Object<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        access_token: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        id_token: Option<&'a str>,
        token_type: &'static str,
        expires_on: Option<String>,
        scopes: &'a [String],
        username: Option<&'a str>,
        tenant_id: Option<&'a str>,
        authority: Option<&'a str>,
        client_id: Option<&'a str>,
    }
    let account = access.record.as_ref().map(|record| &record.account);
    let token = access.token.expose();
    let object = Object {
        access_token: (!is_id_token).then_some(token),
        id_token: is_id_token.then_some(token),
        token_type: "Bearer",
        expires_on: access.expires_on.map(timestamp),
        scopes: &access.scopes,
        username: account.map(|account| account.username.as_str()),
        tenant_id: account.and_then(|account| account.tenant_id.as_deref()),
        authority: account.map(|account| account.authority.as_str()),
        client_id: account.map(|account| account.client_id.as_str()),
    };
    serde_json::to_string(&object).expect("an object of strings is JSON")
}

/// Kubernetes' client-go credential plugins; it says in the environment which version it speaks.
fn exec_credential(access: &Access, kubernetes: Option<&str>) -> String {
    let asked: Option<serde_json::Value> = kubernetes.and_then(|info| serde_json::from_str(info).ok());
    let version = asked.as_ref().and_then(|info| info["apiVersion"].as_str()).unwrap_or("client.authentication.k8s.io/v1");
    let mut status = json!({ "token": access.token.expose() });
    if let Some(end) = access.expires_on {
        status["expirationTimestamp"] = timestamp(end).into();
    }
    json!({ "apiVersion": version, "kind": "ExecCredential", "status": status }).to_string()
}

/// A line of an answer, under a label.
fn field(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}

/// Fields as an answer; JSON comes from elsewhere.
struct Inspected {
    fields: Vec<(String, String)>,
    claims: Vec<(String, String)>,
    json: serde_json::Value,
}

impl Output for Inspected {
    fn text(&self) -> Text {
        let text = Text::new().fields(self.fields.clone());
        if self.claims.is_empty() {
            return text;
        }
        let claims = self.claims.iter().map(|(name, value)| (format!("  {name}"), value.clone()));
        text.line(Style::Plain, "").line(Style::Label, "Claims").fields(claims)
    }

    fn json(&self) -> String {
        self.json.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn access(token: &str) -> Access {
        let expires_on = chrono::DateTime::from_timestamp(1_800_000_000, 0);
        Access { token: Secret::new(token), expires_on, scopes: vec!["User.Read".to_owned()], record: None }
    }

    #[test]
    fn each_format_is_what_its_reader_expects() {
        let line = |format: Format, kubernetes| format.line(&access("a.b-c"), false, kubernetes);
        assert_eq!(line(Format::Token, None), "a.b-c");
        assert_eq!(line(Format::Header, None), "Authorization: Bearer a.b-c");
        assert_eq!(line(Format::Env, None), "ACCESS_TOKEN=a.b-c");
        assert_eq!(
            line(Format::Json, None),
            r#"{"access_token":"a.b-c","token_type":"Bearer","expires_on":"2027-01-15T08:00:00Z","scopes":["User.Read"],"username":null,"tenant_id":null,"authority":null,"client_id":null}"#
        );
        assert_eq!(
            line(Format::ExecCredential, Some(r#"{"apiVersion":"client.authentication.k8s.io/v1beta1"}"#)),
            r#"{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"token":"a.b-c","expirationTimestamp":"2027-01-15T08:00:00Z"}}"#
        );
        assert!(line(Format::ExecCredential, None).contains("client.authentication.k8s.io/v1\""));
    }
}
