//! The application's credential for a command: which one is in force, and what must be read or asked for to have it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::auth::{Authority, Certificate, CertificateError, Credential};
use crate::cache::TokenCache;
use crate::clock::Instant;
use crate::config::{CERTIFICATE_PASSPHRASE, CredentialSetting, Setting, Source};
use crate::confirmation::{Confirmable, Confirmed};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::hint::hint;
use crate::secret::Secret;
use crate::session::aside;
use crate::terminal::paste::HiddenLines;

/// Larger than any certificate with its chain.
const LARGEST_FILE: u64 = 1024 * 1024;

/// The credential of the application that `account` signed in to: the one in the settings if they name that application, else the client
/// secret in the token store.
pub async fn of_account(context: &Context, account: &Account) -> Result<Option<Credential>, Error> {
    let set = context.settings()?.authority()?.map(|set| set.value).filter(|set| account.is_at(set.as_str()));
    if let Some(credential) = of_settings(context, set.as_ref().map(Authority::as_str), &account.client_id).await? {
        return Ok(Some(credential));
    }
    let mut authorities: Vec<String> = account.authorities().map(str::to_owned).collect();
    authorities.extend(set.map(|set| set.as_str().to_owned()));
    kept(context.cache_of(account)?, authorities, &account.client_id).await
}

/// The credential of the application `client_id` at `authority`.
pub async fn of_application(
    context: &Context,
    authority: &str,
    client_id: &str,
    cache: &Arc<TokenCache>,
) -> Result<Option<Credential>, Error> {
    match of_settings(context, Some(authority), client_id).await? {
        None => kept(Arc::clone(cache), vec![authority.to_owned()], client_id).await,
        credential => Ok(credential),
    }
}

/// The credential in the settings, if they are those of the application `client_id` at `authority`.
async fn of_settings(context: &Context, authority: Option<&str>, client_id: &str) -> Result<Option<Credential>, Error> {
    let settings = context.settings()?;
    let set = settings.authority()?;
    let Some(authority) = authority.filter(|authority| set.as_ref().is_some_and(|set| set.value.as_str() == *authority)) else {
        return Ok(None);
    };
    if settings.client_id()?.as_deref() != Some(client_id) {
        return Ok(None);
    }
    Ok(match settings.credential()? {
        Some(Setting { value: CredentialSetting::Secret(secret), .. }) => Some(Credential::Secret(secret)),
        Some(Setting { value: CredentialSetting::Certificate(path), source }) => {
            let path = match &source {
                Source::EnvFile(env_file) => confirmed_certificate(context, env_file, path, authority, client_id).await?,
                _ => path,
            };
            Some(Credential::Certificate(context.certificate(&path).await?))
        }
        Some(Setting { value: CredentialSetting::FederatedToken(path), .. }) => Some(Credential::FederatedToken(path)),
        None => None,
    })
}

/// The client secret in the token store, under the first of `authorities` that has one.
async fn kept(cache: Arc<TokenCache>, authorities: Vec<String>, client_id: &str) -> Result<Option<Credential>, Error> {
    let client_id = client_id.to_owned();
    let find = move || authorities.iter().find_map(|authority| cache.client_secret(authority, &client_id).transpose()).transpose();
    Ok(aside(find).await?.map(Credential::Secret))
}

/// A certificate that may sign for an application because the user said so.
#[derive(Deserialize, PartialEq, Serialize)]
struct ForeignCertificate {
    file: PathBuf,
    authority: String,
    client_id: String,
}

impl Confirmable for ForeignCertificate {
    const FILE: &'static str = "certificates.json";
}

/// The certificate that a `.env` names, if it may be used. A `.env` may use what lies in its own folder. A file elsewhere, also behind a
/// symbolic link, may be a certificate of the user's own: cids asks before it signs with it.
async fn confirmed_certificate(
    context: &Context,
    env_file: &Path,
    path: PathBuf,
    authority: &str,
    client_id: &str,
) -> Result<PathBuf, Error> {
    let directory = context.directory();
    let folder = directory.join(env_file).parent().map_or_else(|| directory.clone(), Path::to_owned);
    // What can't be resolved can't be read either, and reading it says why.
    let (Ok(folder), Ok(file)) = (folder.canonicalize(), directory.join(&path).canonicalize()) else { return Ok(path) };
    if file.starts_with(&folder) {
        return Ok(path);
    }
    let confirmed = Confirmed::read(context);
    let certificate = ForeignCertificate { file: file.clone(), authority: authority.to_owned(), client_id: client_id.to_owned() };
    if confirmed.has(&certificate) {
        return Ok(file);
    }
    let hint = hint!("To allow it, name both files: --client-certificate {} --env-file {}", file, env_file);
    let (env_file, shown) = (env_file.display(), file.display());
    let message = format!("{env_file} names a certificate outside its folder: {shown}");
    let refusal = Error::new(Kind::Configuration, "certificate_unconfirmed", message).hint(hint);
    let question = format!("{env_file} wants to sign in the app {client_id} at {authority} with the certificate {shown}. Allow this?");
    confirmed.ask_aside(context, vec![certificate], question, refusal).await?;
    Ok(file)
}

/// Reads a certificate with its key. Whatever is wrong with it is told before anything is sent.
pub(crate) async fn read_certificate(context: &Context, path: &Path) -> Result<Arc<Certificate>, Error> {
    let unusable = || Error::new(Kind::Configuration, "certificate_unusable", format!("The certificate {} cannot be used", path.display()));
    // Beside the runtime, so that Ctrl-C works while nobody writes into a pipe.
    let file = path.to_owned();
    let read = tokio::task::spawn_blocking(move || read(&file)).await.unwrap_or_else(|stopped| Err(stopped.into()));
    let bytes = read.map_err(|error| {
        unusable().caused_by(&error).hint("Check CLIENT_CERTIFICATE, or --client-certificate: a file with the certificate and its key")
    })?;
    if is_open_to_others(path) {
        context.terminal.warning(hint!("Others can read the key in {}: chmod 600 {}", path, path));
    }
    let now = context.clock.now();
    let set = context.environment().get(CERTIFICATE_PASSPHRASE).map(Secret::new);
    let bytes = Arc::new(bytes);
    let found = match open(&bytes, set, now).await? {
        Err(CertificateError::PassphraseNeeded) if context.terminal.has_person() => {
            open(&bytes, Some(ask(context, path).await?), now).await?
        }
        other => other,
    };
    found.map(Arc::new).map_err(|error| {
        let hint = match &error {
            CertificateError::OldEncryption => {
                let converted = path.with_extension("new.pem");
                return unusable().caused_by(&error).hint(hint!(
                    "Convert it, and name {} instead: openssl pkcs8 -topk8 -in {} -out {} && openssl x509 -in {} >> {}",
                    converted,
                    path,
                    converted,
                    path,
                    converted
                ));
            }
            CertificateError::Ended { .. } | CertificateError::NotYetValid { .. } => {
                "Upload a new one under App registration > Certificates & secrets > Certificates; if its dates are right, check this machine's clock"
            }
            CertificateError::PassphraseNeeded => "Set CIDS_CLIENT_CERTIFICATE_PASSPHRASE, or run it at a terminal",
            CertificateError::WrongPassphrase => "Check CIDS_CLIENT_CERTIFICATE_PASSPHRASE",
            CertificateError::NotRsa | CertificateError::UnusableKey { .. } => {
                "Make a new RSA key: openssl req -x509 -newkey rsa:2048 -noenc -subj /CN=cids -days 180 -keyout key.pem -out certificate.pem"
            }
            _ => "Put certificate and key into one file: cat certificate.pem key.pem > both.pem; or export a .pfx with its private key",
        };
        unusable().caused_by(&error).hint(hint)
    })
}

/// Beside the runtime: with a passphrase the work may take seconds, and Ctrl-C works meanwhile.
async fn open(
    bytes: &Arc<Zeroizing<Vec<u8>>>,
    passphrase: Option<Secret>,
    now: Instant,
) -> Result<Result<Certificate, CertificateError>, Error> {
    let bytes = Arc::clone(bytes);
    Ok(aside(move || Ok(Certificate::read(&bytes, passphrase.as_ref(), now))).await?)
}

fn read(path: &Path) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(path)?.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

async fn ask(context: &Context, path: &Path) -> Result<Secret, Error> {
    context.terminal.notice(format!("Passphrase of {} (it does not show):", path.display()));
    let mut lines = HiddenLines::open().map_err(|error| {
        Error::new(Kind::Usage, "usage", "The terminal cannot hide a passphrase")
            .caused_by(&error)
            .hint(hint!("Set {}", CERTIFICATE_PASSPHRASE))
    })?;
    lines.next().await.ok_or_else(Error::interrupted)
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    // A group may be meant to read it, as where Kubernetes mounts it.
    std::fs::metadata(path).is_ok_and(|metadata| metadata.mode() & 0o004 != 0)
}

/// The list of rights of the folder holds.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}
