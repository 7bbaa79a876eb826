//! `cids sandbox`: a local External ID tenant, in the foreground; its `.env`; or a command run on it.

mod answer;
mod api;
mod exec;
mod levers;
mod run_file;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use url::Url;

use crate::context::Context;
use crate::error::{Error, Kind};
use crate::hint::{Hint, hint};
use crate::output::{Output, Style, Text};
use crate::sandbox::{self, Issuer, Options, Ready, Sandbox};
use crate::shell;

/// Where `cids sandbox` listens unless told otherwise; a fixed port, so that a `.env` stays right.
const DEFAULT_PORT: u16 = 8400;

/// Flags of `cids sandbox`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct SandboxArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Args, Debug)]
struct RunArgs {
    /// Listen on this port; 0 takes a free one
    #[arg(long, default_value_t = DEFAULT_PORT)]
    port: u16,
    /// Put this name into the certificate for https; repeatable
    #[arg(long, value_name = "NAME")]
    tls_name: Vec<String>,
    /// The URL that the tenant believes in, whatever it is asked under
    #[arg(long, value_name = "URL", value_parser = public_url)]
    public_url: Option<Url>,
    /// Believe a proxy's X-Forwarded-Host and X-Forwarded-Proto
    #[arg(long)]
    trust_forwarded: bool,
    /// Which issuer the tenant is
    #[arg(long, value_enum, value_name = "ISSUER", default_value_t)]
    issuer: Issuer,
    #[command(flatten)]
    tenant: TenantArgs,
}

#[derive(Args, Clone, Debug)]
struct TenantArgs {
    /// Start from this tenant file, as `cids sandbox export` prints it
    #[arg(long, value_name = "FILE")]
    tenant: Option<PathBuf>,
    /// Keep the tenant in this folder, and go on from there the next time
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Mail this code each time, instead of a random one
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print the .env of the running sandbox
    Env,
    /// Print where the certificate for https is, and how to trust it
    Cert,
    /// Run a command on a sandbox of its own, which ends with it
    Exec(exec::ExecArgs),
    #[command(flatten)]
    Lever(levers::Lever),
}

/// Runs the sandbox, or answers for it.
pub fn run(context: &Context, args: &SandboxArgs) -> Result<(), Error> {
    match &args.verb {
        None => context.block_on(serve(context, &args.run)),
        Some(Verb::Env) => {
            let ready = run_file::running(context)?;
            context.answer(&EnvFile::of(&ready))
        }
        Some(Verb::Cert) => certificate(context),
        Some(Verb::Exec(exec)) => context.block_on(exec::run(context, exec)),
        Some(Verb::Lever(lever)) => levers::run(context, lever),
    }
}

/// Starts a sandbox that prints its mail.
pub fn start(context: &Context, options: &Options) -> Result<Sandbox, Error> {
    let terminal = Arc::clone(&context.terminal);
    let on_mail = move |mail: &sandbox::Mail| terminal.status(format!("Mail to {}: {}: {}", mail.to, mail.subject, mail.code));
    Sandbox::start(options, on_mail).map_err(|error| {
        let told = match error {
            sandbox::Error::Port { port, .. } => {
                Error::new(Kind::Configuration, "port_taken", format!("Port {port} cannot be had for the sandbox"))
                    .hint("Is another sandbox running? `cids sandbox env` shows it; --port 0 takes a free port")
            }
            sandbox::Error::TenantFile { .. } => Error::new(Kind::Configuration, "tenant_file", "The tenant cannot be read")
                .hint("`cids sandbox export` shows how a tenant is written"),
            sandbox::Error::InUse { .. } => Error::new(Kind::Configuration, "sandbox_state", "The sandbox cannot start")
                .hint("End the other one, or choose another folder with --state"),
            sandbox::Error::Certificate => Error::new(Kind::Usage, "usage", "The sandbox cannot start")
                .hint("--tls-name takes a host name, such as contoso.ciamlogin.com"),
            sandbox::Error::Folder { .. } | sandbox::Error::Key | sandbox::Error::Invalid { .. } => {
                Error::new(Kind::Configuration, "sandbox_state", "The sandbox cannot start")
                    .hint("Choose another folder with --state, or set CIDS_STATE_DIR")
            }
        };
        told.caused_by(&error)
    })
}

/// With the keys that this person's sandboxes share: making new ones takes a second or two.
fn options(context: &Context, from: &TenantArgs) -> Options {
    let TenantArgs { tenant, state, code } = from.clone();
    Options { tenant, state, code, key_folder: context.sandbox_folder(), ..Options::default() }
}

async fn serve(context: &Context, args: &RunArgs) -> Result<(), Error> {
    let options = Options {
        port: args.port,
        tls_names: args.tls_name.clone(),
        public_url: args.public_url.clone(),
        trust_forwarded: args.trust_forwarded,
        issuer: args.issuer,
        ..options(context, &args.tenant)
    };
    let sandbox = start(context, &options)?;
    let run_file = run_file::RunFile::write(context, sandbox.ready())?;
    if run_file.is_none() {
        context.terminal.warning(
            "There is no state folder, so other commands cannot find this sandbox: set CIDS_STATE_DIR, or use `cids sandbox exec`",
        );
    }
    context.answer(&Greeting(sandbox.ready().clone()))?;
    context.terminal.status("Ctrl-C ends the sandbox");
    sandbox.serve().await;
    Ok(())
}

/// The system's trust store is nobody's to change but the person's.
fn certificate(context: &Context) -> Result<(), Error> {
    let folder = context.folders().state()?.join("sandbox");
    let file = sandbox::certificate_file(&folder).map_err(|error| {
        Error::new(Kind::Configuration, "sandbox_state", "The certificate cannot be made")
            .caused_by(&error)
            .hint("Set CIDS_STATE_DIR to a folder of your own")
    })?;
    let shown = file.display().to_string();
    for (variable, whose) in
        [("REQUESTS_CA_BUNDLE", "Python"), ("NODE_EXTRA_CA_CERTS", "Node.js"), ("SSL_CERT_FILE", "Go, Rust, .NET and OpenSSL")]
    {
        context.terminal.hint(hint!("For one process of {}: {}={}", Hint::from(whose), variable, shown));
    }
    context.answer(&CertificateFile(shown))
}

struct CertificateFile(String);

impl Output for CertificateFile {
    fn text(&self) -> Text {
        Text::new().line(Style::Plain, &self.0)
    }

    fn json(&self) -> String {
        serde_json::json!({ "ca_file": self.0 }).to_string()
    }
}

/// Only its origin counts, so more than that is a mistake.
fn public_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    let is_origin = url.as_str() == format!("{}/", url.origin().ascii_serialization());
    if ["http", "https"].contains(&url.scheme()) && is_origin { Ok(url) } else { Err("not of the form https://HOST[:PORT]".to_owned()) }
}

fn json(ready: &Ready) -> String {
    serde_json::to_string(ready).expect("an object of strings is JSON")
}

/// What a newcomer sees.
struct Greeting(Ready);

impl Output for Greeting {
    fn text(&self) -> Text {
        let ready = &self.0;
        let users = ready.users.iter().map(|user| ("Customer", format!("{}  password {}", user.email, user.password.expose())));
        let settings = [
            ("AUTHORITY", ready.authority.clone()),
            ("  or, over https", ready.https_authority.clone()),
            ("CLIENT_ID", ready.client_id.clone()),
            ("CLIENT_SECRET", ready.client_secret.expose().to_owned()),
            ("REDIRECT_URI", ready.redirect_uri.clone()),
            ("Console", format!("{}/sandbox", ready.control)),
        ];
        Text::new()
            .line(Style::Success, "A tenant of your own is running")
            .fields(settings.into_iter().chain(users))
            .line(Style::Plain, "In another terminal:")
            .line(Style::Value, "  cids sandbox env > .env")
            .line(Style::Value, "  cids login && cids whoami && cids graph me && cids logout")
    }

    fn json(&self) -> String {
        json(&self.0)
    }
}

/// A `.env`, which a shell may read as well: `eval "$(cids sandbox env)"`.
struct EnvFile(Vec<(&'static str, String)>);

impl EnvFile {
    fn of(ready: &serde_json::Value) -> Self {
        let names =
            [("CLIENT_ID", "client_id"), ("CLIENT_SECRET", "client_secret"), ("AUTHORITY", "authority"), ("REDIRECT_URI", "redirect_uri")];
        Self(names.into_iter().map(|(name, key)| (name, ready[key].as_str().unwrap_or_default().to_owned())).collect())
    }
}

impl Output for EnvFile {
    fn text(&self) -> Text {
        self.0.iter().fold(Text::new(), |text, (name, value)| text.line(Style::Plain, format!("{name}={}", shell::word(value))))
    }

    fn json(&self) -> String {
        let members: serde_json::Map<_, _> = self.0.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
        serde_json::Value::Object(members).to_string()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn a_shell_reads_the_settings_as_they_are() {
        use super::*;

        for secret in ["Ab8Q~x", "$(touch x)", "it's; touch x", "a`touch x`\"'", "~root"] {
            let folder = tempfile::tempdir().unwrap();
            let ready =
                serde_json::json!({ "client_id": "c", "client_secret": secret, "authority": "http://localhost:1/x", "redirect_uri": "" });
            let line = format!("{}printf %s \"$CLIENT_SECRET\"", EnvFile::of(&ready).text().plain());
            let output = std::process::Command::new("sh").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
            assert_eq!(String::from_utf8(output.stdout).unwrap(), secret);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{secret}");
        }
    }
}
