//! `cids token inspect`: what a token is, whose it is, and who may verify it.

use std::io::Read;

use chrono::DateTime;
use clap::Args;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{Inspected, field};
use crate::access::{AskArgs, acquire_now};
use crate::auth::{Authority, Jwt, Signature};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::output::{ends, timestamp};
use crate::secret::Secret;
use crate::utf8;

/// Longer than any token, in bytes.
const LONGEST_TOKEN: u64 = 256 * 1024;
const INSTANTS: [&str; 5] = ["iat", "nbf", "exp", "auth_time", "updated_at"];

#[derive(Args, Debug)]
pub(super) struct InspectArgs {
    /// The token; - reads it from stdin, which other users of this machine cannot see. Without one, what `cids token` would print
    token: Option<String>,
    #[command(flatten)]
    ask: AskArgs,
}

/// What a token is by its claims. Nobody has verified them yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    IdToken,
    Graph,
    Api,
}

pub(super) fn run(context: &Context, args: &InspectArgs) -> Result<Inspected, Error> {
    let token = match args.token.as_deref() {
        None => acquire_now(context, &args.ask.need(context, false)?)?.token,
        Some("-") => from_stdin(context)?,
        Some(token) => Secret::new(token.trim_start_matches('\u{feff}').trim()),
    };
    let text = token.expose().strip_prefix("Bearer ").unwrap_or(token.expose());
    match Jwt::parse(text) {
        Some(jwt) => Ok(inspected(context, &jwt)),
        None if text.split('.').count() == 5 => Ok(opaque("encrypted (JWE): only its audience can read it")),
        None if text.is_empty() => {
            Err(Error::new(Kind::Usage, "usage", "There is no token to inspect").hint("cids token | cids token inspect -"))
        }
        None => Ok(opaque("opaque: only who issued it can read it. Refresh tokens are, and access tokens for Microsoft Graph may be")),
    }
}

fn from_stdin(context: &Context) -> Result<Secret, Error> {
    let unusable = |error: &dyn std::error::Error| Error::new(Kind::Usage, "usage", "There is no token on stdin").caused_by(error);
    let mut bytes = Zeroizing::new(Vec::new());
    let length = context.terminal.piped_in()?.take(LONGEST_TOKEN + 1).read_to_end(&mut bytes).map_err(|error| unusable(&error))?;
    if length as u64 > LONGEST_TOKEN {
        return Err(Error::new(
            Kind::Usage,
            "usage",
            format!("What is on stdin is longer than {LONGEST_TOKEN} bytes, the limit for a token"),
        )
        .hint("cids token | cids token inspect -"));
    }
    Ok(Secret::new(utf8::text(&bytes).map_err(|error| unusable(&error))?.trim()))
}

fn opaque(what: &str) -> Inspected {
    Inspected {
        fields: vec![field("Token", what), field("To verify", "it is not yours to verify: send it to its API and look at the answer")],
        claims: Vec::new(),
        json: json!({ "kind": "opaque", "yours_to_verify": false, "signature": "not_checked" }),
    }
}

fn inspected(context: &Context, jwt: &Jwt) -> Inspected {
    let claims = jwt.claims();
    let now = context.clock.now();
    let audiences: Vec<&str> = match &claims["aud"] {
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let nature = nature(context, jwt, &audiences);
    let (kind, what, verify) = match nature {
        Nature::IdToken => ("id_token", "ID token: tells an application who signed in", format!("the application {} verifies it; an API must not accept it", audiences.join(", "))),
        Nature::Graph => (
            "graph_access_token",
            "access token for Microsoft Graph",
            "it is not yours to verify: only Graph can, and its form may change. For your own API ask for its scope: cids token --scope api://APP-ID/SCOPE".to_owned(),
        ),
        Nature::Api => ("access_token", "access token for an API", format!("the API {} verifies it: signature, issuer, audience, expiry, then scp or roles", audiences.join(", "))),
    };
    let signature = match nature {
        _ if !jwt.is_signed() => Ok(None),
        Nature::Graph => Err("Graph's tokens can be checked by Graph alone".to_owned()),
        Nature::IdToken | Nature::Api => verified(context, jwt).map(Some),
    };
    let (word, told) = match &signature {
        Ok(None) => ("unsigned", "NONE: it is unsigned, and anybody can have written it: refuse it".to_owned()),
        Ok(Some(Signature::Valid)) => ("valid", "valid: made with a key of this issuer".to_owned()),
        Ok(Some(Signature::Wrong)) => ("invalid", "WRONG: these claims are not what the issuer signed".to_owned()),
        Ok(Some(Signature::UnknownKey)) => ("unknown_key", "made with a key that the issuer does not have".to_owned()),
        Ok(Some(Signature::OtherAlgorithm)) => ("not_checked", "not checked: it is not RS256, which Entra signs with".to_owned()),
        Err(reason) => ("not_checked", format!("not checked: {reason}")),
    };
    let verify = if jwt.is_signed() { verify } else { "there is nothing to verify".to_owned() };
    let text = |name: &str| claims[name].as_str().map(str::to_owned);
    let whose = ["preferred_username", "email", "upn", "name", "sub"].iter().find_map(|name| text(name));
    let whose = if text("idtyp").as_deref() == Some("app") { Some("the application itself, no person".to_owned()) } else { whose };
    let mut fields = vec![field("Token", what)];
    fields.extend(whose.filter(|whose| !whose.is_empty()).map(|whose| field("Whose", whose)));
    fields.extend(text("iss").map(|issuer| field("Issuer", issuer)));
    fields.extend(text("azp").or_else(|| text("appid")).map(|client| field("Client", client)));
    fields.extend(text("scp").map(|scopes| field("Scopes", scopes)));
    fields.extend(claims["roles"].as_array().map(|_| field("Roles", plain("roles", &claims["roles"]))));
    let end = claims["exp"].as_i64().and_then(|exp| DateTime::from_timestamp(exp, 0));
    fields.extend(end.map(|end| field("Valid", ends(end, now))));
    fields.extend([field("Signature", told), field("To verify", verify)]);
    Inspected {
        fields,
        claims: claims.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), plain(name, value))).collect(),
        json: json!({
            "kind": kind,
            "yours_to_verify": nature != Nature::Graph,
            "signature": word,
            "expired": end.map(|end| end <= now),
            "expires_on": end.map(timestamp),
            "header": jwt.header(),
            "claims": claims,
        }),
    }
}

fn nature(context: &Context, jwt: &Jwt, audiences: &[&str]) -> Nature {
    let claims = jwt.claims();
    if jwt.is_for_graph() {
        return Nature::Graph;
    }
    let grants = !claims["scp"].is_null() || !claims["roles"].is_null() && claims["idtyp"] == "app" || jwt.header()["typ"] == "at+jwt";
    let is_ours = |client_id: &str| audiences.contains(&client_id);
    let clients = context.accounts().unwrap_or_default();
    let for_client =
        clients.iter().any(|account| is_ours(&account.client_id)) || !claims["nonce"].is_null() || !claims["preferred_username"].is_null();
    if !grants && for_client { Nature::IdToken } else { Nature::Api }
}

/// The signature, where the issuer's authority is one that the person has named or signed in at.
fn verified(context: &Context, jwt: &Jwt) -> Result<Signature, String> {
    let issuer = jwt.claims()["iss"].as_str().unwrap_or_default().to_owned();
    let accounts = context.accounts().unwrap_or_default();
    let of_account = accounts.iter().find(|account| account.issuer == issuer);
    let authority = match of_account {
        Some(account) => Authority::from_account(account.authority_kind, &account.authority).ok(),
        None => context.settings().ok().and_then(|settings| settings.authority().ok().flatten()).map(|authority| authority.value),
    };
    let authority = authority.ok_or("the issuer's authority is not known here: set AUTHORITY")?;
    let host = authority.shown_host();
    let work = async {
        let session = context.session_at(authority)?;
        let mut metadata = session.discover().await?;
        if metadata.issuer() != issuer {
            return Ok(None);
        }
        if let Some(keys) = metadata.keys() {
            let signature = jwt.verify(&keys);
            if signature != Signature::UnknownKey {
                return Ok(Some(signature));
            }
        }
        session.fetch_keys(&mut metadata).await?;
        Ok(metadata.keys().map(|keys| jwt.verify(&keys)))
    };
    match context.block_on(work) {
        Ok(Some(signature)) => Ok(signature),
        Ok(None) => Err(format!("{host} is not its issuer")),
        Err(error) => Err(error.message().to_owned()),
    }
}

fn plain(name: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| plain("", item)).collect::<Vec<_>>().join(", "),
        Value::Number(seconds) if INSTANTS.contains(&name) => {
            match seconds.as_i64().and_then(|seconds| DateTime::from_timestamp(seconds, 0)) {
                Some(instant) => format!("{seconds} ({})", instant.format("%Y-%m-%d %H:%M:%S UTC")),
                None => seconds.to_string(),
            }
        }
        other => other.to_string(),
    }
}
