//! `cids profile`: the signed-in customer's own profile, and what they may change of it.

use clap::{Args, Subcommand};
use openidconnect::http::Method;
use serde_json::{Map, Value, json};

use crate::access::Need;
use crate::auth::{Credential, PERSONAL, ScopeSet};
use crate::call::{self, Caller, DryRun};
use crate::candidates;
use crate::context::{Context, SecretArgs};
use crate::error::{Error, Kind};
use crate::graph::{ApiClient, OWN_PROPERTIES, Request, Version};
use crate::output::{Output, Text};

/// What an edit needs.
const WRITE: &str = "User.ReadWrite";

/// Flags of `cids profile`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  cids profile                      The signed-in customer's profile\n  \
                        cids profile edit city=Berlin display-name=\"Casey J.\"\n  \
                        cids profile edit job-title=      Takes a value away\n  \
                        cids profile edit city=Berlin --dry-run\n\n\
                        An edit needs the scope User.ReadWrite: cids login --scope User.ReadWrite\n\
                        Settings under a name are another thing: `cids profiles`")]
pub struct ProfileArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Show it; the same as without a verb
    Show {
        #[command(flatten)]
        secret: SecretArgs,
    },
    /// Change it, and show what was before and is now
    Edit {
        /// Such as city=Berlin or display-name="Casey J."
        #[arg(required = true, value_name = "PROPERTY=VALUE", value_parser = change, add = candidates::own_properties())]
        changes: Vec<(&'static str, Value)>,
        /// Show the request, and send nothing
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        secret: SecretArgs,
    },
}

/// `display-name=Casey` or `displayName=Casey`.
fn change(text: &str) -> Result<(&'static str, Value), String> {
    let (name, value) = text.split_once('=').ok_or("it is not PROPERTY=VALUE")?;
    let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
    let property = OWN_PROPERTIES.into_iter().find(|property| plain(property) == plain(name.trim()));
    let property = property.ok_or_else(|| format!("customers may change {}", OWN_PROPERTIES.join(", ")))?;
    match value {
        "" if property == "displayName" => Err("the display name can be changed, and not taken away".to_owned()),
        "" => Ok((property, Value::Null)),
        value => Ok((property, value.into())),
    }
}

/// Shows or changes the profile.
pub fn run(context: &Context, args: &ProfileArgs) -> Result<(), Error> {
    match &args.verb {
        None => show(context, SecretArgs::default()),
        Some(Verb::Show { secret }) => show(context, *secret),
        Some(Verb::Edit { changes, dry_run, secret }) => edit(context, changes, *dry_run, *secret),
    }
}

fn need(context: &Context, scope: &str, secret: SecretArgs) -> Result<Need, Error> {
    let given = context.given_secret(secret, || context.secret_receiver())?;
    Ok(Need::for_scopes(ScopeSet::parse(scope)?, given.map(Credential::Secret)))
}

fn show(context: &Context, secret: SecretArgs) -> Result<(), Error> {
    let profile = context.block_on(call::with_graph(context, need(context, PERSONAL, secret)?, async |caller, client| {
        call::check_person(caller.account(), "me")?;
        read(caller, client, &OWN_PROPERTIES).await
    }))?;
    context.answer(&Profile(profile))
}

fn edit(context: &Context, changes: &[(&'static str, Value)], dry_run: bool, secret: SecretArgs) -> Result<(), Error> {
    let names: Vec<&str> = changes.iter().map(|(name, _)| *name).collect();
    if let Some(twice) = names.iter().enumerate().find(|(index, name)| names[..*index].contains(name)) {
        return Err(Error::new(Kind::Usage, "usage", format!("{} is given twice", twice.1)).hint("Give it once"));
    }
    if dry_run {
        let client = ApiClient::graph(context.http(), &call::known_graph_host(context)?)?;
        let wanted = changes.iter().map(|(name, value)| (*name, value));
        return context.answer(&DryRun(patch(&client, wanted)?));
    }
    let edited = context.block_on(call::with_graph(context, need(context, WRITE, secret)?, async |caller, client| {
        call::check_person(caller.account(), "me")?;
        let before = read(caller, client, &names).await?;
        let new: Vec<(&str, &Value)> = changes
            .iter()
            .filter(|(name, value)| before.get(*name).unwrap_or(&Value::Null) != value)
            .map(|(name, value)| (*name, value))
            .collect();
        if new.is_empty() {
            context.terminal.success("There is nothing to change: the profile is so already");
            return Ok(Edited(Vec::new()));
        }
        caller.send(&patch(client, new.iter().copied())?).await?;
        let after = read(caller, client, &names).await?;
        let value = |of: &Map<String, Value>, name: &str| of.get(name).cloned().unwrap_or_default();
        if new.iter().any(|(name, wanted)| value(&after, name) != **wanted) {
            context.terminal.warning("Graph has taken the change, and does not show it yet: look again with `cids profile`");
        }
        Ok(Edited(new.iter().map(|(name, _)| ((*name).to_owned(), value(&before, name), value(&after, name))).collect()))
    }))?;
    context.answer(&edited)
}

fn patch<'a>(client: &ApiClient<'_>, changes: impl Iterator<Item = (&'a str, &'a Value)>) -> Result<Request, Error> {
    let body: Map<String, Value> = changes.map(|(name, value)| (name.to_owned(), value.clone())).collect();
    Ok(Request::new(Method::PATCH, client.url("me", Version::V1, &[])?).with_json(Value::Object(body).to_string()))
}

async fn read(caller: &mut Caller<'_>, client: &ApiClient<'_>, properties: &[&str]) -> Result<Map<String, Value>, Error> {
    let options = [("$select".to_owned(), properties.join(","))];
    let answer = caller.json(&Request::new(Method::GET, client.url("me", Version::V1, &options)?)).await?;
    let profile: Map<String, Value> = serde_json::from_slice(answer.body()).map_err(|error| {
        Error::new(Kind::Service, "bad_answer", "Graph's answer is no profile").caused_by(&error).hint("Try again with --verbose")
    })?;
    Ok(profile.into_iter().filter(|(name, _)| !name.starts_with('@')).collect())
}

/// What is there, and what is not.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "-".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// What customers may change, as it is.
struct Profile(Map<String, Value>);

impl Output for Profile {
    fn text(&self) -> Text {
        Text::new().fields(OWN_PROPERTIES.into_iter().map(|name| (name, shown(self.0.get(name)))))
    }

    fn json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}

/// Properties that were changed, with the value before and after.
struct Edited(Vec<(String, Value, Value)>);

impl Output for Edited {
    fn text(&self) -> Text {
        let row = |(name, before, after): &(String, Value, Value)| [name.clone(), shown(Some(before)), shown(Some(after))];
        if self.0.is_empty() {
            return Text::new();
        }
        Text::new().table(["PROPERTY", "BEFORE", "AFTER"], self.0.iter().map(row).collect())
    }

    fn json(&self) -> String {
        let change = |(name, before, after): &(String, Value, Value)| json!({"property": name, "before": before, "after": after});
        json!({"changes": self.0.iter().map(change).collect::<Vec<_>>()}).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_known_in_either_spelling() {
        for text in ["displayName=Casey=J", "display-name=Casey=J", "DISPLAY_NAME=Casey=J"] {
            assert_eq!(change(text), Ok(("displayName", json!("Casey=J"))), "{text}");
        }
        assert_eq!(change("job-title="), Ok(("jobTitle", Value::Null)));
        assert!(change("mail=x@y.example").unwrap_err().ends_with("surname, preferredLanguage"));
        for (wrong, reason) in [
            ("city", "it is not PROPERTY=VALUE"),
            ("display-name=", "the display name can be changed, and not taken away"),
            ("=x", "customers may change "),
        ] {
            let told = change(wrong).unwrap_err();
            assert!(told.starts_with(reason), "{wrong}: {told}");
        }
    }
}
