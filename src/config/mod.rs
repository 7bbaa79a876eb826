//! Settings: flag, `CIDS_NAME`, `NAME`, `.env`, profile, default, in this order; each value remembers its source. The only reader of the
//! environment, of `.env` and of `config.toml`.

mod clue;
mod dotenv;
mod environment;
mod error;
mod exposure;
mod folders;
mod form;
mod network;
mod profile;
mod redirect_uri;
mod setting;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use url::Url;

use crate::auth::{Authority, ScopeSet, is_guid};
use crate::secret::Secret;

pub use clue::Clue;
pub use dotenv::DotenvError;
pub use environment::Environment;
pub use error::Error;
pub use exposure::Exposure;
pub use folders::Folders;
pub use form::FormFault;
pub use network::proxy;
pub use profile::{ConfigFile, SANDBOX, is_profile_name};
pub use redirect_uri::RedirectUri;
pub use setting::{Setting, Source};

/// The settings that `.env` and a profile may hold.
const NAMES: [&str; 9] = [
    "AUTHORITY",
    "OIDC_AUTHORITY",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "CLIENT_CERTIFICATE",
    "REDIRECT_URI",
    "POST_LOGOUT_REDIRECT_URI",
    "SCOPE",
    "ENDPOINT",
];
/// What a profile may hold beside them: choices for this machine, which no checkout makes. A federated token is among them because the file
/// itself is sent.
const OWN_NAMES: [&str; 3] = ["TOKEN_STORE", "CA_BUNDLE", "FEDERATED_TOKEN_FILE"];
/// Those that name a file.
const FILES: [&str; 3] = ["CLIENT_CERTIFICATE", "CA_BUNDLE", "FEDERATED_TOKEN_FILE"];
/// What Azure's workload identity sets in every container, asked or not.
const AMBIENT_TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";
const DEFAULT_REDIRECT_URI: &str = "http://localhost:5000/redirect";

/// Where tokens are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum TokenStoreChoice {
    /// The keyring, else encrypted files with a key in the kernel's keyring; for a sandbox's accounts a private file
    #[default]
    Auto,
    /// The operating system's keyring, never anything less
    Keyring,
    /// Encrypted files; their key in the kernel's keyring, else a passphrase
    EncryptedFile,
    /// Private files, in clear
    PlaintextFile,
}

/// What proves that a request comes from the application, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialSetting {
    /// A client secret.
    Secret(Secret),
    /// The file of a certificate with its key.
    Certificate(PathBuf),
    /// The file of a federated token.
    FederatedToken(PathBuf),
}

/// What was given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--authority`.
    pub authority: Option<String>,
    /// `--client-id`.
    pub client_id: Option<String>,
    /// `--client-certificate`.
    pub client_certificate: Option<String>,
    /// `--federated-token-file`.
    pub federated_token_file: Option<String>,
    /// `--redirect-uri`.
    pub redirect_uri: Option<String>,
    /// `--token-store`.
    pub token_store: Option<TokenStoreChoice>,
    /// `--ca-bundle`.
    pub ca_bundle: Option<PathBuf>,
    /// `--env-file`.
    pub env_file: Option<PathBuf>,
    /// `--profile`.
    pub profile: Option<String>,
    /// `--account`.
    pub account: Option<String>,
}

/// Every setting as text, with its source. What a command needs is read from it when it is needed, so that a wrong authority does not
/// stop a command that needs none.
#[derive(Debug)]
pub struct Settings {
    texts: BTreeMap<&'static str, Setting<Secret>>,
    profile: Option<Setting<String>>,
    profile_application: ProfileApplication,
    /// The `.env`, whether it exists or not.
    env_file: PathBuf,
    env_file_exposure: Option<Exposure>,
}

/// The application that the selected profile itself names.
#[derive(Debug, Default)]
struct ProfileApplication {
    authority: Option<Authority>,
    client_id: Option<String>,
}

impl ProfileApplication {
    fn of(values: &profile::Values) -> Self {
        let named = |name: &str, parse: fn(&str) -> Result<Authority, _>| values.get(name).and_then(|text| parse(text.trim()).ok());
        let authority = named("AUTHORITY", Authority::parse).or_else(|| named("OIDC_AUTHORITY", Authority::parse_oidc));
        Self { authority, client_id: values.get("CLIENT_ID").map(|id| id.trim().to_owned()) }
    }
}

impl Settings {
    /// Reads all sources. `directory` is the working directory.
    pub fn load(flags: &Flags, environment: &Environment, folders: &Folders, directory: &Path) -> Result<Self, Error> {
        let named = flags.env_file.clone().or_else(|| environment.get(ENV_FILE_VARIABLE).map(PathBuf::from));
        let env_file = named.clone().unwrap_or_else(|| directory.join(".env"));
        let read = match named {
            Some(_) => dotenv::read(&env_file, &NAMES).map(|values| (values, None)),
            None => dotenv::read_found(&env_file, &NAMES),
        };
        let (from_file, env_file_exposure) = match read {
            Err(DotenvError::Unreadable { source, .. }) if named.is_none() && source.kind() == std::io::ErrorKind::NotFound => {
                (BTreeMap::new(), None)
            }
            other => other.map_err(Error::EnvFile)?,
        };
        let env_file_source = named.map_or_else(|| Source::EnvFile(PathBuf::from(".env")), Source::NamedEnvFile);
        let profile_names: Vec<&str> = NAMES.into_iter().chain(OWN_NAMES).collect();
        let config_file = folders.config.as_deref().map(ConfigFile::read).transpose()?.unwrap_or_default();
        let choice = config_file.choice(flags, environment, directory);
        let profile = match &choice {
            Some(choice) => {
                let sandbox = if choice.value == SANDBOX { profile::of_sandbox(&folders.running_sandbox()?)? } else { None };
                let mut values = match sandbox {
                    Some(values) => values,
                    None => folders.config().and_then(|_| config_file.values(&choice.value, &profile_names))?,
                };
                let is_file = |name: &str, value: &str| FILES.contains(&name) && !value.trim().is_empty();
                let folder = folders.config.as_deref().unwrap_or(Path::new(""));
                for (_, file) in values.iter_mut().filter(|(name, value)| is_file(name, value)) {
                    // A name in config.toml is of a file beside it, not of one that a checkout may have.
                    *file = folder.join(file.trim()).to_string_lossy().into_owned();
                }
                Some((choice.value.clone(), values))
            }
            None => None,
        };

        let mut texts = BTreeMap::new();
        let flag = |name: &str| match name {
            "AUTHORITY" => flags.authority.clone().map(|value| ("--authority", value)),
            "CLIENT_ID" => flags.client_id.clone().map(|value| ("--client-id", value)),
            "CLIENT_CERTIFICATE" => flags.client_certificate.clone().map(|value| ("--client-certificate", value)),
            "FEDERATED_TOKEN_FILE" => flags.federated_token_file.clone().map(|value| ("--federated-token-file", value)),
            "REDIRECT_URI" => flags.redirect_uri.clone().map(|value| ("--redirect-uri", value)),
            "TOKEN_STORE" => {
                let choice = flags.token_store.as_ref().and_then(ValueEnum::to_possible_value);
                choice.map(|choice| ("--token-store", choice.get_name().to_owned()))
            }
            "CA_BUNDLE" => flags.ca_bundle.as_ref().map(|path| ("--ca-bundle", path.to_string_lossy().into_owned())),
            _ => None,
        };
        for name in NAMES.into_iter().chain(OWN_NAMES) {
            let own = format!("CIDS_{name}");
            if let Some(broken) = [own.as_str(), name].into_iter().find(|name| environment.is_broken(name)) {
                return Err(Error::NotText { name: broken.to_owned() });
            }
            let from_flag = flag(name).map(|(flag, value)| (value, Source::Flag(flag)));
            let from_own = || environment.get(&own).map(|value| (value.to_owned(), Source::Environment(own.clone())));
            let plain =
                if name == "FEDERATED_TOKEN_FILE" { Some(AMBIENT_TOKEN_FILE) } else { Some(name).filter(|name| NAMES.contains(name)) };
            let from_plain = || plain.and_then(|name| Some((environment.get(name)?.to_owned(), Source::Environment(name.to_owned()))));
            let from_file = || from_file.get(name).map(|value| (value.clone(), env_file_source.clone()));
            let from_profile =
                || profile.as_ref().and_then(|(profile, values)| Some((values.get(name)?.clone(), Source::Profile(profile.clone()))));
            let found = from_flag.or_else(from_own).or_else(from_plain).or_else(from_file).or_else(from_profile);
            if let Some((value, source)) = found.filter(|(value, _)| !value.trim().is_empty()) {
                texts.insert(name, Setting::new(Secret::new(value.trim()), source));
            }
        }
        Self::settle_authority(&mut texts)?;
        if let (Some(choice), Some((_, values))) = (&choice, &profile)
            && choice.source != Source::Default
        {
            check_contradiction(&texts, choice, values)?;
        }
        let profile_application = profile.as_ref().map(|(_, values)| ProfileApplication::of(values)).unwrap_or_default();
        Ok(Self { texts, profile: choice, profile_application, env_file, env_file_exposure })
    }

    /// Who else could have written the `.env` that was read.
    pub fn env_file_exposure(&self) -> Option<Exposure> {
        self.env_file_exposure
    }

    /// The profile in force, and who chose it.
    pub fn profile(&self) -> Option<&Setting<String>> {
        self.profile.as_ref()
    }

    /// Settings that come from a program, not from a person.
    pub fn from_values(values: &[(&'static str, &str)]) -> Self {
        let texts = values.iter().map(|(name, value)| (*name, Setting::new(Secret::new(*value), Source::Default))).collect();
        Self { texts, profile: None, profile_application: ProfileApplication::default(), env_file: PathBuf::new(), env_file_exposure: None }
    }

    /// Two names for one thing: the one of higher order wins; of the same order, nobody can tell which is meant.
    fn settle_authority(texts: &mut BTreeMap<&'static str, Setting<Secret>>) -> Result<(), Error> {
        if let (Some(named), Some(openid)) = (texts.get("AUTHORITY"), texts.get("OIDC_AUTHORITY")) {
            match named.source.rank().cmp(&openid.source.rank()) {
                std::cmp::Ordering::Equal => return Err(Error::TwoAuthorities { source: named.source.clone() }),
                std::cmp::Ordering::Less => drop(texts.remove("OIDC_AUTHORITY")),
                std::cmp::Ordering::Greater => drop(texts.remove("AUTHORITY")),
            }
        }
        Ok(())
    }

    /// A value that is no secret, if it is set and well-formed.
    fn text(&self, name: &'static str) -> Result<Option<&Setting<Secret>>, Error> {
        let Some(text) = self.texts.get(name) else { return Ok(None) };
        match FormFault::of(text.value.expose()) {
            Some(fault) => Err(Error::BadForm { name, from: text.source.clone(), fault }),
            None => Ok(Some(text)),
        }
    }

    /// The authority, if one is set.
    pub fn authority(&self) -> Result<Option<Setting<Authority>>, Error> {
        let read = |name, parse: fn(&str) -> _| -> Result<_, Error> {
            let Some(text) = self.text(name)? else { return Ok(None) };
            match parse(text.value.expose()) {
                Ok(authority) => Ok(Some(Setting::new(authority, text.source.clone()))),
                Err(reason) => Err(Error::BadAuthority { text: text.value.expose().to_owned(), from: text.source.clone(), reason }),
            }
        };
        match read("AUTHORITY", Authority::parse)? {
            None => read("OIDC_AUTHORITY", Authority::parse_oidc),
            named => Ok(named),
        }
    }

    /// The application (client) id, if one is set.
    pub fn client_id(&self) -> Result<Option<String>, Error> {
        let Some(text) = self.text("CLIENT_ID")? else { return Ok(None) };
        let id = text.value.expose();
        // Other providers have ids of any form.
        let external = self.texts.contains_key("AUTHORITY");
        if external && !is_guid(id) {
            return Err(Error::BadClientId { from: text.source.clone() });
        }
        Ok(Some(id.to_owned()))
    }

    /// The authority and the client id; all that is missing is named at once.
    pub fn application(&self) -> Result<(Setting<Authority>, String), Error> {
        match (self.authority()?, self.client_id()?) {
            (Some(authority), Some(client_id)) => Ok((authority, client_id)),
            (authority, client_id) => {
                let missing = [("AUTHORITY", authority.is_none()), ("CLIENT_ID", client_id.is_none())];
                let names: Vec<_> = missing.into_iter().filter_map(|(name, missing)| missing.then_some(name)).collect();
                Err(Error::Missing { clue: Clue::find(&self.env_file, &names), names })
            }
        }
    }

    /// The application's credential for the authority and client ID in use, if one is set, with its source. It is an error if the credential
    /// may not go there: who may receive one is decided by trust, not by precedence.
    pub fn credential(&self) -> Result<Option<Setting<CredentialSetting>>, Error> {
        let Some((name, text)) = self.chosen_credential()? else { return Ok(None) };
        self.check_receiver(name, &text.source)?;
        let value = text.value.expose();
        let external = self.texts.contains_key("AUTHORITY");
        let fault = if name == "CLIENT_SECRET" { FormFault::of_secret(value, !external) } else { None };
        if let Some(fault) = fault {
            return Err(Error::BadForm { name, from: text.source.clone(), fault });
        }
        let credential = match name {
            "CLIENT_CERTIFICATE" => CredentialSetting::Certificate(value.into()),
            "FEDERATED_TOKEN_FILE" => CredentialSetting::FederatedToken(value.into()),
            // External ID's secrets are never GUIDs; the secret's ID beside it in the portal is one.
            _ if external && is_guid(value) => return Err(Error::SecretIsAnId { from: text.source.clone() }),
            _ => CredentialSetting::Secret(text.value.clone()),
        };
        Ok(Some(Setting::new(credential, text.source.clone())))
    }

    /// Who may receive a credential is not a matter of precedence. One that the user set never goes to an authority or a client ID that a
    /// checkout's `.env` names, and one of a profile only to the application that the same profile names.
    fn check_receiver(&self, name: &'static str, source: &Source) -> Result<(), Error> {
        let of_profile = self.is_of_profile()?;
        let untrusted = |setting: &'static str| match source {
            Source::EnvFile(_) => false,
            Source::Profile(_) => !of_profile.has(setting),
            _ => self.texts.get(setting).is_some_and(|text| !text.source.is_yours()) && !of_profile.has(setting),
        };
        match ["AUTHORITY", "OIDC_AUTHORITY", "CLIENT_ID"]
            .into_iter()
            .find(|setting| self.texts.contains_key(setting) && untrusted(setting))
        {
            Some(setting) => {
                Err(Error::CredentialFromElsewhere { name, from: source.clone(), setting, receiver: self.texts[setting].source.clone() })
            }
            None => Ok(()),
        }
    }

    /// Whether the authority and the client ID in use are those that the selected profile names.
    fn is_of_profile(&self) -> Result<OfProfile, Error> {
        let ProfileApplication { authority, client_id } = &self.profile_application;
        Ok(OfProfile {
            authority: authority.is_some() && self.authority()?.map(|own| own.value) == *authority,
            client_id: client_id.is_some() && self.client_id()? == *client_id,
        })
    }

    /// Of several credentials the one of the highest order; of the same order, nobody can tell which is meant. What every container has
    /// counts where nothing else was said, and a profile's credential is not one of another application.
    fn chosen_credential(&self) -> Result<Option<(&'static str, &Setting<Secret>)>, Error> {
        let ProfileApplication { authority, client_id } = &self.profile_application;
        let is_unrelated = authority.is_some() && client_id.is_some() && self.application().is_ok() && self.is_of_profile()?.is_none();
        let set = ["CLIENT_SECRET", "CLIENT_CERTIFICATE", "FEDERATED_TOKEN_FILE"].into_iter();
        let mut set: Vec<_> = set
            .filter_map(|name| Some((name, self.texts.get(name)?)))
            .filter(|(_, text)| !(is_unrelated && matches!(text.source, Source::Profile(_))))
            .collect();
        let rank = |text: &Setting<Secret>| (text.source == Source::Environment(AMBIENT_TOKEN_FILE.to_owned()), text.source.rank());
        set.sort_by_key(|(_, text)| rank(text));
        match set[..] {
            [(one, first), (other, second), ..] if rank(first) == rank(second) => {
                Err(Error::TwoCredentials { names: [one, other], sources: [first.source.clone(), second.source.clone()] })
            }
            [first, ..] => Ok(Some(first)),
            [] => Ok(None),
        }
    }

    /// Whether authority, client ID and credential were all set in this terminal, as in a container that has no home.
    pub fn app_is_set_in_terminal(&self) -> bool {
        let is_terminal = |text: &Setting<Secret>| matches!(text.source, Source::Flag(_) | Source::Environment(_));
        let own = |name: &str| self.texts.get(name).is_some_and(is_terminal);
        let credential = self.chosen_credential().ok().flatten();
        (own("AUTHORITY") || own("OIDC_AUTHORITY")) && own("CLIENT_ID") && credential.is_some_and(|(_, text)| is_terminal(text))
    }

    /// The redirect URI, and whether it was chosen by somebody.
    pub fn redirect_uri(&self) -> Result<RedirectUri, Error> {
        self.return_uri("REDIRECT_URI")
            .transpose()
            .unwrap_or_else(|| Ok(RedirectUri::parse(DEFAULT_REDIRECT_URI).expect("the default is a loopback URI")))
    }

    /// Where the browser returns after a sign-out.
    pub fn post_logout_redirect_uri(&self) -> Result<RedirectUri, Error> {
        self.return_uri("POST_LOGOUT_REDIRECT_URI").transpose().unwrap_or_else(|| self.redirect_uri())
    }

    /// The scopes of the app's own API.
    pub fn scope(&self) -> Result<ScopeSet, Error> {
        let Some(text) = self.texts.get("SCOPE") else { return Ok(ScopeSet::default()) };
        let value = text.value.expose();
        // Some providers have commas in a scope; Entra has none.
        if value.starts_with('[') || (value.contains(',') && self.texts.contains_key("AUTHORITY")) {
            let scopes = value.split([',', ' ', '\t']).map(|scope| scope.trim_matches(['[', ']', '"', '\'']));
            let right: Vec<&str> = scopes.filter(|scope| !scope.is_empty()).collect();
            return Err(Error::ScopeList { from: text.source.clone(), right: right.join(" ") });
        }
        self.text("SCOPE")?;
        ScopeSet::parse(value).map_err(|_| Error::BadValue { name: "SCOPE", from: text.source.clone() })
    }

    /// The app's own API.
    pub fn endpoint(&self) -> Result<Option<Setting<Url>>, Error> {
        let Some(text) = self.text("ENDPOINT")? else { return Ok(None) };
        let url = Url::parse(text.value.expose()).map_err(|_| Error::BadValue { name: "ENDPOINT", from: text.source.clone() })?;
        Ok(Some(Setting::new(url, text.source.clone())))
    }

    /// Where tokens are kept.
    pub fn token_store(&self) -> Result<Setting<TokenStoreChoice>, Error> {
        let Some(text) = self.texts.get("TOKEN_STORE") else {
            return Ok(Setting::new(TokenStoreChoice::default(), Source::Default));
        };
        let choice = <TokenStoreChoice as ValueEnum>::from_str(text.value.expose(), true);
        choice
            .map(|choice| Setting::new(choice, text.source.clone()))
            .map_err(|_| Error::BadValue { name: "TOKEN_STORE", from: text.source.clone() })
    }

    /// Every setting's name, its value where it is not secret, and its source.
    pub fn report(&self) -> Vec<(&'static str, Option<String>, Source)> {
        NAMES
            .into_iter()
            .chain(["FEDERATED_TOKEN_FILE"])
            .map(|name| match self.texts.get(name) {
                Some(text) if name == "CLIENT_SECRET" => (name, Some("(set)".to_owned()), text.source.clone()),
                Some(text) => (name, Some(text.value.expose().to_owned()), text.source.clone()),
                None if name == "REDIRECT_URI" => (name, Some(DEFAULT_REDIRECT_URI.to_owned()), Source::Default),
                None => (name, None, Source::Default),
            })
            .collect()
    }

    /// What a profile may keep of the settings in force, with the source of each. Files are named so that they are found from any folder,
    /// not from `directory` alone.
    pub fn to_keep(&self, directory: &Path) -> Result<Vec<(&'static str, String, Source)>, Error> {
        let set = NAMES.into_iter().chain(OWN_NAMES).filter(|name| *name != "CLIENT_SECRET");
        let set = set.filter_map(|name| Some((name, self.texts.get(name)?)));
        set.map(|(name, Setting { value, source })| {
            let text = value.expose();
            let found = || std::path::absolute(directory.join(text)).ok()?.into_os_string().into_string().ok();
            let kept = if FILES.contains(&name) { found() } else { Some(text.to_owned()) };
            Ok((name, kept.ok_or_else(|| Error::BadValue { name, from: source.clone() })?, source.clone()))
        })
        .collect()
    }

    fn return_uri(&self, name: &'static str) -> Result<Option<RedirectUri>, Error> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let uri = RedirectUri::parse(text.value.expose());
        uri.map(Some).ok_or_else(|| Error::BadRedirectUri { name, text: text.value.expose().to_owned(), from: text.source.clone() })
    }
}

/// What of the application in use is as the selected profile has it.
struct OfProfile {
    authority: bool,
    client_id: bool,
}

impl OfProfile {
    fn has(&self, setting: &str) -> bool {
        if setting == "CLIENT_ID" { self.client_id } else { self.authority }
    }

    fn is_none(&self) -> bool {
        !self.authority && !self.client_id
    }
}

/// Somebody chose the profile on purpose, and somebody else (a checkout's `.env`, a forgotten variable) names another tenant or application:
/// whichever won, it would be the wrong one for one of them. A flag is typed with the command itself, and wins.
fn check_contradiction(
    texts: &BTreeMap<&'static str, Setting<Secret>>,
    choice: &Setting<String>,
    profile: &profile::Values,
) -> Result<(), Error> {
    let own = |name: &str| profile.get(name).map(String::as_str);
    let is_same = |name: &str, text: &str| match name {
        "CLIENT_ID" => own(name).is_none_or(|own| own.eq_ignore_ascii_case(text)),
        _ => [("AUTHORITY", Authority::parse as fn(&str) -> _), ("OIDC_AUTHORITY", Authority::parse_oidc)]
            .into_iter()
            .find_map(|(own_name, parse)| Some(own_name == name && parse(own(own_name)?).ok() == parse(text).ok()))
            .unwrap_or(true),
    };
    let contradicting = ["AUTHORITY", "OIDC_AUTHORITY", "CLIENT_ID"].into_iter().find_map(|name| {
        let text =
            texts.get(name).filter(|text| matches!(text.source, Source::Environment(_) | Source::EnvFile(_) | Source::NamedEnvFile(_)))?;
        (!is_same(name, text.value.expose())).then(|| (name, text.source.clone()))
    });
    match contradicting {
        Some((name, from)) => Err(Error::Contradiction { name, from, profile: choice.value.clone(), chosen_by: choice.source.clone() }),
        None => Ok(()),
    }
}

/// Whether `name` is the plain name of a setting that the environment may hold.
pub fn is_setting(name: &str) -> bool {
    NAMES.contains(&name) || name == AMBIENT_TOKEN_FILE
}

/// The variable that names a file to read instead of `.env`.
pub const ENV_FILE_VARIABLE: &str = "CIDS_ENV_FILE";
/// The variable that names the sandbox in use, by the address of its API.
pub const SANDBOX_VARIABLE: &str = "CIDS_SANDBOX";
/// The variable that holds a ready access token.
pub const READY_TOKEN: &str = "CIDS_ACCESS_TOKEN";
/// The variable that opens an encrypted key.
pub const CERTIFICATE_PASSPHRASE: &str = "CIDS_CLIENT_CERTIFICATE_PASSPHRASE";
/// The variable that opens encrypted token files.
pub const STORE_PASSPHRASE: &str = "CIDS_STORE_PASSPHRASE";
/// Variables that no child process needs to see.
pub const SECRET_VARIABLES: [&str; 5] = ["CLIENT_SECRET", "CIDS_CLIENT_SECRET", CERTIFICATE_PASSPHRASE, STORE_PASSPHRASE, READY_TOKEN];

#[cfg(test)]
mod tests;
