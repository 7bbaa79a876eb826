//! `cids whoami`: who is signed in, from the verified ID token in the token cache. Offline: no HTTP client, no TLS, no runtime.

use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::access::is_ready;
use crate::account::Account;
use crate::cache::Record;
use crate::clock::Instant;
use crate::config::READY_TOKEN;
use crate::context::Context;
use crate::error::Error;
use crate::output::{Output, Style, Text, ends, timestamp};
use crate::sign_in::tenant_of;

/// Flags of `cids whoami`.
#[derive(Args, Debug)]
pub struct WhoamiArgs {
    /// Show every claim of the ID token
    #[arg(long)]
    pub claims: bool,
}

/// Who commands act as.
pub enum Whoami {
    /// The signed-in account.
    Account(Box<Identity>),
    /// A ready token from the environment. Nobody has verified whose it is.
    ReadyToken,
}

/// The signed-in account.
#[derive(Serialize)]
pub struct Identity {
    username: String,
    name: Option<String>,
    oid: Option<String>,
    sub: String,
    tenant_id: Option<String>,
    authority: String,
    issuer: String,
    client_id: String,
    expired: bool,
    id_token_expires_on: Option<String>,
    access_tokens: Vec<AccessTokenExpiry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Map<String, Value>>,
    #[serde(skip)]
    tenant: Option<String>,
    #[serde(skip)]
    ends: Vec<(String, String)>,
    #[serde(skip)]
    is_application: bool,
}

#[derive(Serialize)]
struct AccessTokenExpiry {
    scopes: Vec<String>,
    expires_on: String,
    expired: bool,
}

/// Reads the signed-in account.
pub fn run(context: &Context, args: &WhoamiArgs) -> Result<Whoami, Error> {
    if is_ready(context) {
        return Ok(Whoami::ReadyToken);
    }
    let record = context.signed_in()?;
    Ok(Whoami::Account(Box::new(Identity::new(record, args.claims, context.clock.now()))))
}

impl Identity {
    /// What `record` says at `now`.
    pub fn new(record: Record, with_claims: bool, now: Instant) -> Self {
        let id_token_ends = record.id_token.as_ref().map(|token| token.expires_on);
        let mut endings: Vec<_> = id_token_ends.iter().map(|end| ("ID token".to_owned(), ends(*end, now))).collect();
        endings.extend(record.access_tokens.iter().map(|token| {
            let scopes: Vec<&str> = token.scopes.iter().map(String::as_str).collect();
            ("Access token".to_owned(), format!("{}; for {}", ends(token.expires_on, now), scopes.join(" ")))
        }));
        let is_application = record.account.is_application();
        let tenant = tenant_of(&record);
        let Account { authority, client_id, issuer, tenant_id, oid, sub, username, name, .. } = record.account;
        Self {
            username,
            name,
            oid,
            sub,
            tenant_id,
            authority,
            issuer,
            client_id,
            expired: id_token_ends.is_some_and(|end| end <= now),
            id_token_expires_on: id_token_ends.map(timestamp),
            access_tokens: record
                .access_tokens
                .iter()
                .map(|token| AccessTokenExpiry {
                    scopes: token.scopes.clone(),
                    expires_on: timestamp(token.expires_on),
                    expired: token.expires_on <= now,
                })
                .collect(),
            claims: record.id_token.map(|token| token.claims).filter(|_| with_claims),
            tenant,
            ends: endings,
            is_application,
        }
    }
}

impl Output for Whoami {
    fn text(&self) -> Text {
        match self {
            Self::Account(identity) => identity.text(),
            Self::ReadyToken => Text::new()
                .fields([("Account", format!("unknown: {READY_TOKEN} in the environment is used as it is"))])
                .line(Style::Plain, "What the token says of itself, unverified: cids token inspect"),
        }
    }

    fn json(&self) -> String {
        match self {
            Self::Account(identity) => identity.json(),
            Self::ReadyToken => {
                let unknown = ["username", "name", "oid", "sub", "tenant_id", "authority", "issuer", "client_id"];
                let mut object: Map<String, Value> = unknown.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
                object.extend([("expired".to_owned(), false.into()), ("id_token_expires_on".to_owned(), Value::Null)]);
                object.extend([("access_tokens".to_owned(), json!([])), ("source".to_owned(), READY_TOKEN.into())]);
                Value::Object(object).to_string()
            }
        }
    }
}

impl Output for Identity {
    fn text(&self) -> Text {
        let account = if self.is_application { format!("{}, the application itself", self.username) } else { self.username.clone() };
        let mut fields = vec![("Account".to_owned(), account)];
        let optional = [("Name", &self.name), ("Object id", &self.oid), ("Tenant id", &self.tenant)];
        fields.extend(optional.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value.clone()?))));
        if self.oid.is_none() && !self.is_application {
            fields.push(("Subject".to_owned(), self.sub.clone()));
        }
        fields.push(("Authority".to_owned(), self.authority.clone()));
        fields.extend(self.ends.iter().cloned());
        let mut text = Text::new().fields(fields);
        if let Some(claims) = &self.claims {
            let value = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            text = text
                .line(Style::Plain, "")
                .line(Style::Label, "Claims of the ID token")
                .fields(claims.iter().map(|(name, claim)| (format!("  {name}"), value(claim))));
        }
        text
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
