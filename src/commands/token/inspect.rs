//! `cids token inspect`: what a token is, whose it is, and who may verify it.

use std::fmt;
use std::io::Read;

use clap::Args;
use serde_json::{Value, json};
use url::Url;
use zeroize::Zeroizing;

use super::{Inspected, field};
use crate::access::{AskArgs, acquire_now};
use crate::auth::{Authority, Jwt, Signature, is_guid, numeric_date, tenant_of_issuer};
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
    // To look at a token needs no account.
    let given = args.token.as_deref();
    if given.is_some() {
        context.keep_in_memory();
    }
    let token = match given {
        None => acquire_now(context, &args.ask.need(context, false)?)?.token,
        Some("-") => from_stdin(context)?,
        Some(token) => Secret::new(token.trim_start_matches('\u{feff}').trim()),
    };
    let text = bare(token.expose());
    match Jwt::parse(text) {
        Some(jwt) => Ok(inspected(context, &jwt)),
        None if text.split('.').count() == 5 => Ok(opaque("encrypted (JWE): only its audience can read it")),
        None if text.is_empty() => {
            Err(Error::new(Kind::Usage, "usage", "There is no token to inspect").hint("cids token | cids token inspect -"))
        }
        None => Ok(opaque("opaque: only the service that issued it can read it. Refresh tokens are opaque, and access tokens may be")),
    }
}

/// The token alone, of what people copy: a header, an assignment, a text in quotes.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let word = |word: &str| text.get(..word.len()).filter(|begin| begin.eq_ignore_ascii_case(word)).map(|begin| &text[begin.len()..]);
        let assigned = || {
            let (name, value) = text.split_once('=')?;
            (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')).then_some(value)
        };
        let header = word("Authorization:").or_else(|| word("Bearer ")).or_else(|| word("Bearer\t")).or_else(|| word("Bearer:"));
        let rest = header.or_else(assigned).unwrap_or(text);
        let rest = rest.trim_matches(['"', '\'', '`', '“', '”', '‘', '’', ',', ';']).trim();
        if rest.len() == text.len() {
            return text;
        }
        text = rest;
    }
}

/// What the application's own API will trip over, as its library would not say it; the first part is a word for scripts.
fn trips(jwt: &Jwt) -> Vec<(&'static str, String)> {
    let claims = jwt.claims();
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    let mut trips = Vec::new();
    let is_policy = |name: &str| text(name).to_ascii_lowercase().starts_with("b2c_1");
    let issuer = Url::parse(text("iss")).ok();
    let host = issuer.as_ref().and_then(Url::host_str).unwrap_or_default();
    let microsoft = [".ciamlogin.com", ".microsoftonline.com", ".windows.net"].iter().any(|domain| host.ends_with(domain));
    if host.ends_with(".b2clogin.com") || is_policy("tfp") || is_policy("acr") {
        trips.push(("b2c", "An Azure AD B2C tenant issued the token, not External ID: check AUTHORITY".to_owned()));
        return trips;
    }
    if !microsoft {
        return trips;
    }
    let version_1 = text("ver") == "1.0";
    if version_1 {
        let why = "Version 1.0: libraries expect version 2.0 from External ID. Set requestedAccessTokenVersion to 2 in the manifest of the \
                   API's app registration";
        trips.push(("version_1", why.to_owned()));
    } else if !is_issued_by_external_id(host, issuer.as_ref().map_or("", Url::path)) {
        let why = "External ID never issues tokens as this issuer. Its issuer is https://TENANT-ID.ciamlogin.com/TENANT-ID/v2.0";
        trips.push(("issuer", why.to_owned()));
    }
    match (text("scp").is_empty(), claims["roles"].is_null()) {
        (false, true) => trips.push((
            "no_roles",
            "Scopes (scp) without roles: an API that checks app roles refuses the token. Assign the account an app role, or check scp"
                .to_owned(),
        )),
        (true, false) => trips.push((
            "no_scopes",
            "Roles without scopes (scp): an API that checks scopes refuses the token. Check roles for tokens of applications".to_owned(),
        )),
        _ => {}
    }
    trips
}

/// The tenant's ID as host and path; a custom domain has `login.microsoftonline.com` with the tenant's ID.
fn is_issued_by_external_id(host: &str, path: &str) -> bool {
    let tenant = path.strip_prefix('/').and_then(|path| path.strip_suffix("/v2.0")).filter(|tenant| is_guid(tenant));
    tenant.is_some_and(|tenant| host == "login.microsoftonline.com" || host.strip_suffix(".ciamlogin.com") == Some(tenant))
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
        Nature::Api => ("access_token", "access token for an API", format!("the API {} verifies it: signature, issuer, audience, expiry, then its permissions (scp, scope or roles)", audiences.join(", "))),
    };
    let signature = match nature {
        _ if !jwt.is_signed() => Ok(None),
        Nature::Graph => Err("Graph's tokens can be checked by Graph alone".to_owned()),
        Nature::IdToken | Nature::Api => verified(context, jwt).map(Some),
    };
    let (word, told) = match &signature {
        Ok(None) => ("unsigned", "NONE: it is unsigned, and anybody can have written it: refuse it".to_owned()),
        Ok(Some((Signature::Valid, keys))) => ("valid", format!("valid: made with a key of {keys}")),
        Ok(Some((Signature::Wrong, keys))) => ("invalid", format!("WRONG: these claims are not what {keys} signed")),
        Ok(Some((Signature::UnknownKey, keys))) => ("unknown_key", format!("made with a key that {keys} does not have")),
        Ok(Some((Signature::OtherAlgorithm, _))) => ("not_checked", "not checked: cids checks RS256 signatures only".to_owned()),
        Err(reason) => ("not_checked", format!("not checked: {reason}")),
    };
    let keys_host = signature.as_ref().ok().and_then(|checked| checked.as_ref()).map(|(_, keys)| keys.host.clone());
    let verify = if jwt.is_signed() { verify } else { "there is nothing to verify".to_owned() };
    let text = |name: &str| claims[name].as_str().map(str::to_owned);
    let whose = ["preferred_username", "email", "upn", "name", "sub"].iter().find_map(|name| text(name));
    let whose = if text("idtyp").as_deref() == Some("app") { Some("the application itself, no person".to_owned()) } else { whose };
    let mut fields = vec![field("Token", what)];
    fields.extend(whose.filter(|whose| !whose.is_empty()).map(|whose| field("Whose", whose)));
    fields.extend(text("iss").map(|issuer| field("Issuer", issuer)));
    fields.extend(text("azp").or_else(|| text("appid")).map(|client| field("Client", client)));
    fields.extend(text("scp").or_else(|| text("scope")).map(|scopes| field("Scopes", scopes)));
    fields.extend(claims["roles"].as_array().map(|_| field("Roles", plain("roles", &claims["roles"]))));
    let end = numeric_date(&claims["exp"]);
    fields.extend(end.map(|end| field("Valid", ends(end, now))));
    fields.extend([field("Signature", told), field("To verify", verify)]);
    let trips = if nature == Nature::Api { trips(jwt) } else { Vec::new() };
    fields.extend(trips.iter().map(|(_, why)| field("Watch out", why.as_str())));
    let warnings: Vec<_> = trips.into_iter().map(|(code, message)| json!({ "code": code, "message": message })).collect();
    Inspected {
        fields,
        claims: claims.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), plain(name, value))).collect(),
        json: json!({
            "kind": kind,
            "yours_to_verify": nature != Nature::Graph,
            "signature": word,
            "keys_host": keys_host,
            "expired": end.map(|end| end <= now),
            "expires_on": end.map(timestamp),
            "warnings": warnings,
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
    let grants = !claims["scp"].is_null()
        || !claims["scope"].is_null()
        || !claims["roles"].is_null() && claims["idtyp"] == "app"
        || jwt.header()["typ"] == "at+jwt";
    let is_ours = |client_id: &str| audiences.contains(&client_id);
    let clients = context.accounts().unwrap_or_default();
    let for_client =
        clients.iter().any(|account| is_ours(&account.client_id)) || !claims["nonce"].is_null() || !claims["preferred_username"].is_null();
    if !grants && for_client { Nature::IdToken } else { Nature::Api }
}

/// Whose keys a signature was checked with.
struct Keys {
    host: String,
    is_sandbox: bool,
}

impl fmt::Display for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", if self.is_sandbox { "the sandbox at " } else { "" }, self.host)
    }
}

/// The signature, where the issuer's authority is one that the person has named or signed in at.
fn verified(context: &Context, jwt: &Jwt) -> Result<(Signature, Keys), String> {
    let issuer = jwt.claims()["iss"].as_str().unwrap_or_default().to_owned();
    let accounts = context.accounts().unwrap_or_default();
    let of_account = accounts.iter().find(|account| account.issuer == issuer);
    let authority = match of_account {
        Some(account) => Authority::from_account(account.authority_kind, &account.authority).ok(),
        None => context.settings().ok().and_then(|settings| settings.authority().ok().flatten()).map(|authority| authority.value),
    };
    let authority = authority.ok_or("the issuer's authority is not known here: set AUTHORITY or OIDC_AUTHORITY")?;
    let (host, is_sandbox) = (authority.shown_host(), authority.is_loopback() && tenant_of_issuer(&issuer).is_some());
    let work = async {
        let session = context.session_at(authority)?;
        // Microsoft's keys, or none: nothing here rests on the answer.
        let mut metadata = session.discover(false).await?;
        if metadata.issuer() != issuer {
            return Ok(None);
        }
        let mut signature = metadata.keys().map(|keys| jwt.verify(&keys));
        if matches!(signature, None | Some(Signature::UnknownKey)) {
            session.fetch_keys(&mut metadata).await?;
            signature = metadata.keys().map(|keys| jwt.verify(&keys));
        }
        Ok(signature.map(|signature| (signature, Keys { host: metadata.keys_host(), is_sandbox })))
    };
    match context.block_on(work) {
        Ok(Some(checked)) => Ok(checked),
        Ok(None) => Err(format!("{host} is not its issuer")),
        Err(error) => Err(error.message().to_owned()),
    }
}

fn plain(name: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| plain("", item)).collect::<Vec<_>>().join(", "),
        Value::Number(seconds) if INSTANTS.contains(&name) => match numeric_date(value) {
            Some(instant) => format!("{seconds} ({})", instant.format("%Y-%m-%d %H:%M:%S UTC")),
            None => seconds.to_string(),
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    const TENANT: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";

    #[test]
    fn a_token_is_found_in_what_people_copy() {
        for text in [
            "a.b.c",
            " a.b.c\n",
            "\"a.b.c\"",
            "'a.b.c'",
            "Bearer a.b.c",
            "bearer  a.b.c",
            "Authorization: Bearer a.b.c",
            "\"Authorization: Bearer a.b.c\"",
            "'Bearer a.b.c',",
            "ACCESS_TOKEN='a.b.c'",
            "“a.b.c”",
        ] {
            assert_eq!(bare(text), "a.b.c", "{text}");
        }
        assert_eq!(bare("\"\""), "");
    }

    #[test]
    fn what_an_api_trips_over_is_told() {
        let codes = |claims: Value| {
            let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            let token = format!("{}.{}.{}", part(&json!({ "alg": "RS256" })), part(&claims), URL_SAFE_NO_PAD.encode("x"));
            trips(&Jwt::parse(&token).unwrap()).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        let good = format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0");
        let custom = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
        for issuer in [&good, &custom] {
            assert_eq!(codes(json!({ "iss": issuer, "ver": "2.0", "scp": "Read", "roles": ["Reader"] })), [""; 0]);
        }
        assert_eq!(codes(json!({ "iss": good, "ver": "2.0", "scp": "Read" })), ["no_roles"]);
        assert_eq!(codes(json!({ "iss": good, "ver": "2.0", "roles": ["Reader"] })), ["no_scopes"]);
        let version_1 = format!("https://sts.windows.net/{TENANT}/");
        assert_eq!(codes(json!({ "iss": version_1, "ver": "1.0", "scp": "Read", "roles": [] })), ["version_1"]);
        for issuer in [
            &version_1,
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0",
            &format!("https://contoso.ciamlogin.com/{TENANT}/v2.0"),
            "https://login.microsoftonline.com/common/v2.0",
        ] {
            assert_eq!(codes(json!({ "iss": issuer, "ver": "2.0", "scp": "Read", "roles": [] })), ["issuer"], "{issuer}");
        }
        assert_eq!(codes(json!({ "iss": format!("https://contoso.b2clogin.com/{TENANT}/v2.0/"), "scp": "Read" })), ["b2c"]);
        assert_eq!(codes(json!({ "iss": good, "tfp": "B2C_1_sign_in", "scp": "Read" })), ["b2c"]);
        assert_eq!(codes(json!({ "iss": "https://idp.example", "scp": "Read" })), [""; 0]);
    }
}
