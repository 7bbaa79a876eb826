//! What each lower error means for the person and for scripts.

use std::io::ErrorKind;

use super::{Error, Kind, after};
use crate::auth::loopback::BindError;
use crate::auth::{self, Attempt, AuthorityError, IdTokenError, ScopeError};
use crate::cache::{self, FileError, FileFault, StoreError};
use crate::config::{self, Clue, FormFault, Source};
use crate::hint::{Hint, hint};
use crate::session;

impl From<auth::Error> for Error {
    fn from(error: auth::Error) -> Self {
        match error {
            auth::Error::Network(source) => source.into(),
            auth::Error::Refused(source) => (*source).into(),
            auth::Error::Discovery { status, details } => {
                let unknown_tenant = details.as_ref().is_some_and(|details| details.error == "invalid_tenant");
                let kind = if unknown_tenant { Kind::Configuration } else { Kind::Service };
                let told = Self::new(kind, "metadata_unavailable", format!("The authority's metadata cannot be had (HTTP {status})"));
                let told = match &details {
                    Some(details) => told.caused_by(details.as_ref()),
                    None => told,
                };
                if matches!(status, 429 | 502..=504) {
                    let wait = details.and_then(|details| details.retry_after);
                    return told.hint(hint!("The authority is busy: try again {}", after(wait)));
                }
                told.hint(
                    "Check AUTHORITY: https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com; `cids status` shows the one in use",
                )
            }
            auth::Error::DeviceCodeUnsupported => Self::new(Kind::Configuration, "device_code_unsupported", capital(&error)),
            auth::Error::IssuerMismatch { .. } | auth::Error::UntrustedEndpoint { .. } => {
                Self::new(Kind::Configuration, "untrusted_metadata", capital(&error))
                    .hint("Check the authority: `cids status`. A custom domain goes into OIDC_AUTHORITY as https://DOMAIN/TENANT-ID/v2.0")
            }
            auth::Error::Certificate(ref reason) => Self::new(Kind::Configuration, "certificate_unusable", capital(&error))
                .cause(reason.to_string())
                .hint("Make a new key, and a certificate for it"),
            auth::Error::MicrosoftKeys { host, authority, source } => {
                let why = format!("{authority} speaks for a tenant whose keys only {host} can prove");
                Self::from(*source)
                    .within("The tenant's signing keys cannot be fetched")
                    .cause(why)
                    .hint(hint!("If the authority is yours, name it yourself: OIDC_AUTHORITY={} cids login", authority))
            }
            auth::Error::FederatedToken { ref reason, .. } => {
                Self::new(Kind::Configuration, "federated_token_unusable", capital(&error)).cause(reason.to_string()).hint(
                    "The platform writes that file anew before the token ends: check --federated-token-file, or AZURE_FEDERATED_TOKEN_FILE",
                )
            }
            auth::Error::IdToken { reason, attempt } => {
                let told = Self::new(Kind::Service, "id_token_refused", "The ID token was rejected").cause(reason.to_string());
                let told = if reason.is_about_time() { told.about_time() } else { told };
                told.hint(after_rejection(reason, attempt))
            }
            auth::Error::BadMaxAge => {
                Self::new(Kind::Usage, "usage", capital(&error)).hint("Write the number of seconds: --param max_age=3600")
            }
            auth::Error::ProtectedParameter { .. } => {
                Self::new(Kind::Usage, "usage", capital(&error)).hint("Leave that --param out; `cids login --help` lists the flags")
            }
            auth::Error::BadRedirectUri => Self::new(Kind::Configuration, "bad_redirect_uri", capital(&error)).hint("Check REDIRECT_URI"),
            auth::Error::BadTokenResponse { status: 429 | 500.. } => {
                Self::new(Kind::Service, "bad_answer", capital(&error)).hint("The authority is busy or failed: try again in a minute")
            }
            auth::Error::BadTokenResponse { .. } | auth::Error::MissingIdToken | auth::Error::NotJson { .. } => {
                Self::new(Kind::Service, "bad_answer", capital(&error))
                    .hint("A proxy or a captive portal may have answered; try again with --verbose")
            }
        }
    }
}

/// What helps after an ID token was rejected.
fn after_rejection(reason: IdTokenError, attempt: Attempt) -> &'static str {
    match reason {
        IdTokenError::Algorithm(Some("none")) => "Refuse it: anyone can write an unsigned token. Set RS256 for this app at the provider",
        IdTokenError::Algorithm(_) => {
            "Set the ID token signing algorithm of this app to RS256 at the provider (id_token_signed_response_alg)"
        }
        IdTokenError::AuthenticationTooOld => "Add --prompt login, so that the provider asks for the password again",
        IdTokenError::Claim { .. } => "Correct the claim in the provider's token settings for this app",
        _ if attempt.is_sign_in() => "Try once more. If it happens again, the connection or the provider may be tampered with",
        _ => "Run `cids login` to sign in again. If it happens again, the connection or the provider may be tampered with",
    }
}

impl From<cache::Error> for Error {
    fn from(error: cache::Error) -> Self {
        let told = |code, error: &dyn std::error::Error| Self::new(Kind::Configuration, code, capital(error));
        match &error {
            cache::Error::Store(store) => {
                let way_out = Hint::from(
                    "or sign in again and keep the tokens in encrypted files: cids login --token-store encrypted-file (in clear: plaintext-file)",
                );
                match store {
                    StoreError::Interrupted => Self::interrupted(),
                    StoreError::KeyLost { .. } => Self::new(Kind::SignInRequired, "store_key_lost", capital(store))
                        .hint("Run `cids login` to sign in again; with CIDS_STORE_PASSPHRASE set, encrypted files outlast a restart"),
                    StoreError::NoKey { .. } => told("store_unavailable", store)
                        .hint("Set CIDS_STORE_PASSPHRASE, or give --token-store encrypted-file at a terminal to choose a passphrase"),
                    StoreError::Sealed { is_wrong: false, .. } => {
                        told("store_locked", store).hint("Set CIDS_STORE_PASSPHRASE, or run it at a terminal")
                    }
                    StoreError::Sealed { is_wrong: true, folder } => told("store_locked", store)
                        .hint("Check CIDS_STORE_PASSPHRASE, or what was typed")
                        .hint(hint!("If the passphrase is lost, so are the tokens: rm -r {} && cids login", folder)),
                    StoreError::Locked { .. } => told("store_locked", store).hint(hint!("Unlock the keyring and try again, {}", way_out)),
                    StoreError::NoCollection => told("store_no_collection", store)
                        .hint(hint!("Create one in your desktop's password manager (Passwords and Keys, KWalletManager), {}", way_out)),
                    StoreError::Unavailable { .. } => told("store_unavailable", store)
                        .hint(hint!("Start a keyring (on Debian: gnome-keyring, in a D-Bus session), {}", way_out)),
                    StoreError::TimedOut { .. } => {
                        told("store_timed_out", store).hint(hint!("Answer the keyring's prompt, or restart it, {}", way_out))
                    }
                    StoreError::Ambiguous => {
                        told("store_ambiguous", store).hint("Delete the other entries of the service `cids` in the keyring")
                    }
                    StoreError::File(file) => told("store_file", store).hint(mend(file, " && cids login")),
                }
            }
            cache::Error::Gone { .. } => Self::sign_in_required(capital(&error)),
            cache::Error::List(FileError { fault: FileFault::Damaged | FileFault::Foreign | FileFault::Link, .. }) => {
                told("store_file", &error).hint("Sign in to that account again: cids login; or forget all: cids logout --all")
            }
            cache::Error::List(file) => told("store_file", &error).hint(mend(file, " && cids login")),
            cache::Error::Lock(file) => told("locked_out", &error).hint(mend(file, "")),
            cache::Error::LockHeld { .. } => told("locked_out", &error)
                .hint("Another cids hangs or is stopped: look for it with `ps -C cids -o pid,stat,args`, and end it with `kill -KILL PID`"),
            cache::Error::NewerRecord => {
                told("newer_record", &error).hint("Use that newer cids, or sign in again with this one: cids login")
            }
            cache::Error::OtherStore { store } => told("other_store", &error)
                .hint(hint!("Move them with `cids store move --to keyring`, or allow the store: --token-store {}", store)),
            cache::Error::Unfaithful => told("store_unfaithful", &error).hint("Use another store: --token-store plaintext-file"),
        }
    }
}

impl Error {
    /// That others could read, or exchange, what a store keeps.
    pub fn of_exposed(file: &FileError) -> Self {
        Self::new(Kind::Configuration, "store_exposed", file.to_string()).hint(mend(file, " && cids login"))
    }
}

/// The line that puts a file of ours right, and `then` where it is gone after that.
fn mend(FileError { path, fault }: &FileError, then: &'static str) -> Hint {
    let then = Hint::from(then);
    match fault {
        FileFault::Damaged | FileFault::Foreign | FileFault::Link | FileFault::LinkedFolder | FileFault::Readable => {
            hint!("Delete it: rm {}{}", path, then)
        }
        FileFault::NotAFile => hint!("Delete it: rm -r {}{}", path, then),
        FileFault::ForeignFolder { in_ours: true } => {
            hint!("If `sudo cids` made it, take it back: sudo chown -R \"$(id -u):$(id -g)\" {}", path)
        }
        FileFault::ForeignFolder { in_ours: false } => "Set CIDS_STATE_DIR to a folder of your own".into(),
        FileFault::FreeForAll => hint!("Close it: chmod o-w {}", path),
        FileFault::FreeForGroup => hint!("Close it: chmod g-w {}", path),
        FileFault::OpenFolder => hint!("Close it: chmod go-rwx {}", path),
        FileFault::Io(error) if error.kind() == ErrorKind::PermissionDenied => hint!("Let yourself in: chmod -R u+rwX {}", path),
        FileFault::Io(_) => "Make room, or set CIDS_STATE_DIR to a folder of your own".into(),
    }
}

impl From<session::Error> for Error {
    fn from(error: session::Error) -> Self {
        match error {
            session::Error::Auth(source) => source.into(),
            session::Error::Cache(source) => source.into(),
            session::Error::Authority(source) => {
                Self::new(Kind::Configuration, "bad_authority", "The account's authority cannot be read").caused_by(&source)
            }
            session::Error::Moved(moved) => {
                Self::new(Kind::Service, "authority_changed", "The authority's metadata changed since the sign-in, so nothing was sent there")
                    .caused_by(&moved)
                    .hint("If the change is expected, sign in again: cids login")
            }
            session::Error::NotGranted { ref missing, is_microsoft } => {
                let service = if is_microsoft { "External ID" } else { "The provider" };
                Self::new(Kind::Service, "not_granted", format!("{service} did not grant {}", missing.join(", "))).hint(if is_microsoft {
                    "Add the permission under App registration > API permissions, then grant admin consent"
                } else {
                    "Allow the scope for this app at the provider, then sign in with it: `cids login --scope SCOPE`"
                })
            }
            session::Error::NotKept(cache::Error::Store(StoreError::Interrupted)) => Self::interrupted(),
            session::Error::NotKept(source) => Self::from(source)
                .within("The tokens were renewed, and could not be kept: the old ones stay")
                .hint("Then run the command again; an authority that takes no refresh token twice will ask for `cids login`"),
            session::Error::CredentialOutOfReach { .. } => Self::new(Kind::Configuration, "client_secret_missing", capital(&error))
                .hint("Run the command where its .env is, set CIDS_AUTHORITY (or CIDS_OIDC_AUTHORITY), CIDS_CLIENT_ID and CIDS_CLIENT_SECRET (or CIDS_CLIENT_CERTIFICATE), or use --ask-secret")
                .hint("`cids profiles add NAME --keep-secret` keeps it in the token store, for every folder"),
            session::Error::SignedOut => Self::sign_in_required("The account was signed out meanwhile"),
            session::Error::SignInRequired { reason } => Self::sign_in_required("A new sign-in is needed").cause(reason),
            session::Error::Stopped => Self::new(Kind::Failed, "stopped", capital(&error)),
        }
    }
}

impl From<config::Error> for Error {
    fn from(error: config::Error) -> Self {
        let told = |code| Self::new(Kind::Configuration, code, error.to_string());
        match &error {
            config::Error::BadAuthority { reason, .. } => told("bad_authority").caused_by(reason).hint(match reason {
                AuthorityError::UnknownHost { .. } => "Set OIDC_AUTHORITY=https://DOMAIN/TENANT-ID/v2.0 for a custom domain",
                _ => "Set AUTHORITY=https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com",
            }),
            config::Error::BadClientId { .. } => {
                told("bad_client_id").hint("Copy the Application (client) ID from the app registration's overview")
            }
            config::Error::BadRedirectUri { .. } => told("bad_redirect_uri").hint("Set REDIRECT_URI=http://localhost:5000/redirect"),
            config::Error::BadValue { .. } | config::Error::NotText { .. } => {
                told("bad_setting").hint("`cids help environment` lists the settings")
            }
            config::Error::Contradiction { .. } => told("contradiction")
                .hint("Leave one of them out: unset the variable, give --env-file /dev/null, or choose another profile: `cids profiles`"),
            config::Error::ConfigFile { .. } => told("bad_config_file").hint("Correct the file, or move it away"),
            config::Error::EnvFile(source @ config::DotenvError::Planted { .. }) => told("untrusted_env_file")
                .caused_by(source)
                .hint("If you trust it, name it: --env-file .env. To read no file: --env-file /dev/null"),
            config::Error::EnvFile(source) => told("bad_env_file").caused_by(source).hint("Correct the file; .env.sample shows its form"),
            config::Error::Missing { names, clue } => told("settings_missing").hint(set_them(names, clue.as_ref())),
            config::Error::BadForm { name, fault, .. } => {
                let code = match *name {
                    "AUTHORITY" | "OIDC_AUTHORITY" => "bad_authority",
                    "CLIENT_ID" => "bad_client_id",
                    "CLIENT_SECRET" => "bad_client_secret",
                    "REDIRECT_URI" | "POST_LOGOUT_REDIRECT_URI" => "bad_redirect_uri",
                    _ => "bad_setting",
                };
                told(code).hint(match (fault, *name) {
                    (FormFault::Unseen { .. }, _) => "Type the value instead of pasting it: web pages and chats add such characters",
                    (FormFault::Quoted, _) => {
                        "Remove the quotes: `docker run --env-file` and `set` of Windows make them a part of the value"
                    }
                    (FormFault::Placeholder, "AUTHORITY") => "Write the tenant's subdomain, ID or URL instead, such as AUTHORITY=contoso",
                    (FormFault::Placeholder, "CLIENT_ID") => "Copy the Application (client) ID from the app registration's overview",
                    (FormFault::Placeholder, "CLIENT_SECRET") => {
                        "Copy the secret's Value: Certificates & secrets > New client secret (the Value is shown once)"
                    }
                    (FormFault::Placeholder, _) => "Write the value instead; `cids help environment` lists the settings",
                })
            }
            config::Error::ScopeList { right, .. } => {
                told("bad_setting").hint(hint!("Write the scopes with spaces between them: SCOPE={}", right))
            }
            config::Error::NoHome => told("no_home").hint(
                "Set CIDS_CONFIG_DIR and CIDS_STATE_DIR to folders of your own. For this shell: export CIDS_CONFIG_DIR=$(mktemp -d) CIDS_STATE_DIR=$(mktemp -d)",
            ),
            config::Error::SecretIsAnId { .. } => told("bad_client_secret")
                .hint("Copy the secret's Value: Certificates & secrets > New client secret (the Value is shown once)"),
            config::Error::CredentialFromElsewhere { from: Source::Profile(_), receiver, .. } => told("secret_refused")
                .cause("a profile's credential belongs to the authority and the client ID in the same profile")
                .hint(match receiver {
                    Source::EnvFile(_) | Source::NamedEnvFile(_) => "To use the profile as it is, skip .env: --env-file /dev/null",
                    _ => "To use the profile as it is, leave that setting out",
                }),
            config::Error::CredentialFromElsewhere { .. } => told("secret_refused")
                .cause(".env often comes with a repository that was cloned, so it can't choose who receives your credential")
                .hint("If you trust that file, name it: --env-file .env"),
            config::Error::RunFile(source) => {
                told("sandbox_run_file").caused_by(source).hint(hint!("Remove it, and start the sandbox again: rm -r {} && cids sandbox", source.path))
            }
            config::Error::SecretInProfile { .. } => told("secret_in_profile")
                .hint("Take it out of the file, and keep it in the token store: cids profiles add NAME --replace --ask-secret"),
            config::Error::TwoCredentials { .. } => {
                told("two_credentials").hint("Leave one of them out; a flag wins over the environment, and that over .env")
            }
            config::Error::TwoAuthorities { .. } => told("two_authorities").hint("Leave one of them out"),
            config::Error::UnknownProfile { name, .. } if name == config::SANDBOX => {
                told("unknown_profile").hint("It is the sandbox that runs: start one with `cids sandbox`")
            }
            config::Error::UnknownProfile { known, .. } => told("unknown_profile").hint(if known.is_empty() {
                Hint::from("There are no profiles: add one with `cids profiles add NAME`")
            } else {
                hint!("The profiles are: {}", Hint::joined(known, ", "))
            }),
        }
    }
}

/// How settings that are missing get into a `.env`, without loss of what it has.
fn set_them(names: &[&'static str], clue: Option<&Clue>) -> Hint {
    match clue {
        None => "Copy .env.sample to .env and fill it in, or try `cids demo`, which needs no tenant".into(),
        Some(Clue::Colon { file, line, name }) => hint!("Write {}=VALUE instead of {}: VALUE in line {} of {}", name, name, line, file),
        Some(Clue::OtherName { file, found, name, value: Some(value) }) => {
            hint!("{} has {}, which cids doesn't read. Add this line: {}={}", file, found, name, value)
        }
        Some(Clue::OtherName { file, found, name, value: None }) => {
            hint!("{} has {}, which cids doesn't read. Add a line with {}=VALUE", file, found, name)
        }
        Some(Clue::Silent { file }) => {
            hint!("Add {} to {}: `cids help environment` lists the settings", Hint::joined(names, " and "), file)
        }
    }
}

impl From<ScopeError> for Error {
    fn from(error: ScopeError) -> Self {
        Self::new(Kind::Usage, "usage", capital(&error)).hint("Scopes look like User.Read or api://APP-ID/Name")
    }
}

impl From<BindError> for Error {
    fn from(error: BindError) -> Self {
        let told = Self::new(Kind::Configuration, "port_taken", capital(&error));
        match &error {
            BindError::Taken { port, .. } => {
                let holder = auth::loopback::holder(*port);
                let told = holder.map_or_else(
                    || told,
                    |holder| Self::new(Kind::Configuration, "port_taken", format!("Port {port} is taken by {holder}")),
                );
                told.hint("End that program, or choose another port with --port or REDIRECT_URI")
            }
            BindError::Refused(source) => told.caused_by(source),
        }
    }
}

/// A lower error's words at the beginning of a sentence. They never begin with a name, which would be another one with a capital letter.
pub(super) fn capital(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph;

    #[test]
    fn a_locked_keyring_is_helped_by_what_does_not_need_it() {
        let told = Error::from(cache::Error::Store(StoreError::Locked { reason: "locked".to_owned() })).json();
        assert!(told.contains("Unlock the keyring") && told.contains("cids login --token-store encrypted-file"), "{told}");
    }

    #[test]
    fn a_name_is_told_as_it_is_spelled() {
        let reason = auth::FederatedTokenError::NoToken;
        let error = Error::from(auth::Error::FederatedToken { path: "missing".into(), reason });
        assert_eq!(error.message(), "The file missing holds no federated token");
        let error = Error::from(graph::Error::BadPath { path: "me?x".to_owned(), reason: "odd" });
        assert_eq!(error.message(), "The path me?x is not one of Graph: odd");
    }
}
