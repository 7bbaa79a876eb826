//! `cids profiles`: settings under a name, in the person's own `config.toml`, and which of them a directory uses.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::auth::Authority;
use crate::candidates;
use crate::config::{ConfigFile, CredentialSetting, SANDBOX, Source, is_profile_name};
use crate::context::{Context, SecretArgs};
use crate::error::{Error, Kind};
use crate::hint::hint;
use crate::output::{Output, Style, Text};

/// Flags of `cids profiles`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  cids profiles add work --authority contoso --client-id ID --ask-secret\n  \
                        cids profiles add work            Keeps the settings in force, such as those of .env\n  \
                        cids profiles use work            In this directory\n  cids profiles use work --default  Wherever nothing else is chosen\n\n\
                        For one command only: --profile NAME. For one terminal: CIDS_PROFILE. The profile `sandbox` is the sandbox that runs\n\
                        A customer's own name, address and the like: `cids profile`")]
pub struct ProfilesArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List them; the same as without a verb
    List,
    /// Keep the settings in force, and those of flags, under a name
    Add {
        /// Up to 64 letters, digits, - and _
        #[arg(value_parser = profile_name)]
        name: String,
        /// Replace a profile of that name
        #[arg(long)]
        replace: bool,
        /// Keep the client secret in the token store, so that a refresh works from any folder
        #[arg(long)]
        keep_secret: bool,
        #[command(flatten)]
        secret: SecretArgs,
    },
    /// Use one in this directory
    Use {
        /// Its name
        #[arg(add = candidates::profiles(), required_unless_present = "none")]
        name: Option<String>,
        /// Use none, as if none had been chosen
        #[arg(long, conflicts_with = "name")]
        none: bool,
        /// Wherever nothing else is chosen, not in this directory
        #[arg(long)]
        default: bool,
    },
    /// Remove one, and its client secret where no other profile needs it
    Remove {
        /// Its name
        #[arg(add = candidates::profiles())]
        name: String,
    },
}

fn profile_name(text: &str) -> Result<String, &'static str> {
    match text {
        SANDBOX => Err("that is the sandbox that runs"),
        _ if is_profile_name(text) => Ok(text.to_owned()),
        _ => Err("a name has up to 64 letters, digits, - and _, and does not begin with -"),
    }
}

/// Lists, adds, chooses or removes.
pub fn run(context: &Context, args: &ProfilesArgs) -> Result<(), Error> {
    match &args.verb {
        None | Some(Verb::List) => context.answer(&list(context)?),
        Some(Verb::Add { name, replace, keep_secret, secret }) => context.answer(&add(context, name, *replace, *keep_secret, *secret)?),
        Some(Verb::Use { name, default, .. }) => context.answer(&choose(context, name.as_deref(), *default)?),
        Some(Verb::Remove { name }) => context.answer(&remove(context, name)?),
    }
}

/// A profile must be listed and removed although the settings that it makes cannot be used: they are not read here.
fn list(context: &Context) -> Result<Profiles, Error> {
    let file = context.config_file()?;
    let choice = file.choice(context.flags(), context.environment(), &context.directory());
    let row = |name: &str| Row {
        name: name.to_owned(),
        authority: file.value(name, "authority").or(file.value(name, "oidc_authority")).map(str::to_owned),
        client_id: file.value(name, "client_id").map(str::to_owned),
        keeps_client_secret: keeps_secret(context, &file, name),
        default: file.is_default(name),
        directories: file.directories_of(name).map(str::to_owned).collect(),
    };
    Ok(Profiles {
        profile_source: choice.as_ref().map(|choice| choice.source.to_string()),
        profile: choice.map(|choice| choice.value),
        profiles: file.names().map(row).collect(),
    })
}

fn keeps_secret(context: &Context, file: &ConfigFile, name: &str) -> bool {
    let Some((authority, client_id)) = file.application(name) else { return false };
    let cache = context.cache(authority.is_loopback());
    cache.is_ok_and(|cache| cache.keeps_client_secret(authority.as_str(), &client_id).unwrap_or_default())
}

fn add(context: &Context, name: &str, replace: bool, keep_secret: bool, secret: SecretArgs) -> Result<Added, Error> {
    let refuse_known = |file: &ConfigFile| {
        if replace || file.names().all(|known| known != name) {
            return Ok(());
        }
        let exists = Error::new(Kind::Configuration, "profile_exists", format!("There is a profile {name} already"));
        Err(exists.hint(hint!("Give it another name, or replace it: cids profiles add {} --replace", name)))
    };
    // Before anybody types a secret, and again when nobody else can add it.
    refuse_known(&context.config_file()?)?;
    let settings = context.settings()?;
    let (authority, client_id) = settings.application()?;
    let secret = match context.given_secret(secret, || Ok(authority.value.shown_host()))? {
        None if keep_secret => {
            let nothing = || {
                Error::new(Kind::Usage, "usage", "There is no client secret to keep").hint("Give it with --ask-secret or --secret-stdin")
            };
            match settings.credential()?.map(|credential| credential.value) {
                Some(CredentialSetting::Secret(secret)) => Some(secret),
                _ => return Err(nothing()),
            }
        }
        given => given,
    };
    let cache = context.cache(authority.value.is_loopback())?;
    let store = match &secret {
        Some(_) => Some(cache.place()?),
        None => None,
    };
    let values: Vec<Value> = settings.to_keep(&context.directory())?.into_iter().map(Value::from).collect();
    let kept: Vec<_> = values.iter().map(|value| (value.name.to_lowercase(), value.value.clone())).collect();
    context.change_config_file(|file| {
        refuse_known(file)?;
        Ok(file.put(name, &kept)?)
    })?;
    if let (Some(secret), Some(placement)) = (&secret, &store) {
        context.tell_passed_over(placement);
        cache.keep_client_secret(authority.value.as_str(), &client_id, secret)?;
    }
    context.terminal.hint(hint!("Use it in this directory: cids profiles use {}", name));
    Ok(Added { name: name.to_owned(), values, client_secret_store: store.map(|placement| placement.store.to_string()) })
}

fn choose(context: &Context, name: Option<&str>, default: bool) -> Result<Chosen, Error> {
    let directory = Some(context.directory()).filter(|_| !default);
    context.change_config_file(|file| Ok(file.choose(name, directory.as_deref())?))?;
    let file = context.config_file()?;
    let in_force = file.choice(context.flags(), context.environment(), &context.directory());
    match &in_force {
        Some(choice) if Some(choice.value.as_str()) != name => {
            context.terminal.notice(format!("Here the profile is {} ({})", choice.value, choice.source));
        }
        _ => {}
    }
    // What it makes of this directory's settings is said now, not by the next command.
    if let Err(error) = context.settings() {
        context.terminal.warning(error.message());
    }
    Ok(Chosen { profile: name.map(str::to_owned), directory })
}

fn remove(context: &Context, name: &str) -> Result<Removed, Error> {
    // Before the profile goes, because it may be the one in force; else after it, because it may be what makes the settings unusable.
    let cache_at = |authority: &Authority| context.cache(authority.is_loopback());
    let (directories, orphan, cache) = context.change_config_file(|file| {
        let application = file.application(name);
        let directories: Vec<String> = file.directories_of(name).map(str::to_owned).collect();
        let cache = application.as_ref().and_then(|(authority, _)| cache_at(authority).ok());
        file.remove(name)?;
        let orphan = application.filter(|application| file.names().all(|other| file.application(other).as_ref() != Some(application)));
        Ok((directories, orphan, cache))
    })?;
    if context.environment().get("CIDS_PROFILE") == Some(name) {
        context.terminal.warning(format!("CIDS_PROFILE still names {name}"));
    }
    let client_secret_forgotten = match orphan {
        Some((authority, client_id)) => {
            cache.map_or_else(|| cache_at(&authority), Ok)?.forget_client_secret(authority.as_str(), &client_id)?
        }
        None => false,
    };
    Ok(Removed { name: name.to_owned(), client_secret_forgotten, directories })
}

#[derive(Serialize)]
struct Profiles {
    profile: Option<String>,
    profile_source: Option<String>,
    profiles: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    authority: Option<String>,
    client_id: Option<String>,
    keeps_client_secret: bool,
    default: bool,
    directories: Vec<String>,
}

impl Output for Profiles {
    fn text(&self) -> Text {
        let mut text = Text::new();
        if self.profiles.is_empty() {
            text = text.line(Style::Plain, "There are no profiles: cids profiles add NAME");
        } else {
            let unset = || "not set".to_owned();
            let rows = self.profiles.iter().map(|row| {
                [
                    if self.profile.as_deref() == Some(&row.name) { "*" } else { "" }.to_owned(),
                    row.name.clone(),
                    row.authority.clone().unwrap_or_else(unset),
                    row.client_id.clone().unwrap_or_else(unset),
                    if row.keeps_client_secret { "kept" } else { "not kept" }.to_owned(),
                    row.directories.join(", "),
                ]
            });
            text = text.table(["", "Profile", "Authority", "Client", "Client secret", "Chosen in"], rows.collect());
        }
        match (&self.profile, &self.profile_source) {
            (Some(profile), Some(source)) => text.line(Style::Plain, "").fields([("In force", format!("{profile} ({source})"))]),
            _ => text,
        }
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}

#[derive(Serialize)]
struct Value {
    name: &'static str,
    value: String,
    source: String,
}

impl From<(&'static str, String, Source)> for Value {
    fn from((name, value, source): (&'static str, String, Source)) -> Self {
        Self { name, value, source: source.to_string() }
    }
}

#[derive(Serialize)]
struct Added {
    name: String,
    values: Vec<Value>,
    client_secret_store: Option<String>,
}

impl Output for Added {
    fn text(&self) -> Text {
        let values = self.values.iter().map(|value| (value.name, format!("{}  ({})", value.value, value.source)));
        let text = Text::new().line(Style::Success, format!("Kept the profile {}", self.name)).fields(values);
        match &self.client_secret_store {
            Some(store) => text.line(Style::Plain, format!("The client secret is kept in the store {store}")),
            None => text,
        }
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}

#[derive(Serialize)]
struct Chosen {
    profile: Option<String>,
    directory: Option<PathBuf>,
}

impl Output for Chosen {
    fn text(&self) -> Text {
        let place = match &self.directory {
            Some(directory) => format!("in {}", directory.display()),
            None => "wherever nothing else is chosen".to_owned(),
        };
        Text::new().line(
            Style::Success,
            match &self.profile {
                Some(profile) => format!("The profile {profile} is used {place}"),
                None => format!("No profile is chosen any more {place}"),
            },
        )
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}

#[derive(Serialize)]
struct Removed {
    name: String,
    client_secret_forgotten: bool,
    directories: Vec<String>,
}

impl Output for Removed {
    fn text(&self) -> Text {
        let mut text = Text::new().line(Style::Success, format!("Removed the profile {}", self.name));
        if self.client_secret_forgotten {
            text = text.line(Style::Success, "Forgot its client secret");
        }
        self.directories
            .iter()
            .fold(text, |text, directory| text.line(Style::Plain, format!("{directory} had chosen it, and has no choice now")))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
