//! `cids sandbox exec`: a command on a sandbox of its own.

use std::ffi::OsString;
use std::process::{ExitStatus, Stdio};

use clap::Args;

use super::{TenantArgs, options, start};
use crate::config::{ENV_FILE_VARIABLE, SANDBOX_VARIABLE, is_setting};
use crate::context::Context;
use crate::core_dumps;
use crate::error::{Error, Kind};
use crate::sandbox::Ready;

#[derive(Args, Debug)]
pub(super) struct ExecArgs {
    #[command(flatten)]
    tenant: TenantArgs,
    /// The command
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// Runs a command on a sandbox of its own.
pub(super) async fn run(context: &Context, args: &ExecArgs) -> Result<(), Error> {
    let sandbox = start(context, &options(context, &args.tenant))?;
    let ready = sandbox.ready().clone();
    let (program, arguments) = args.command.split_first().ok_or_else(|| Error::new(Kind::Usage, "usage", "No command was given"))?;
    let mut command = tokio::process::Command::new(program);
    command.args(arguments).stdin(Stdio::inherit()).kill_on_drop(true);
    // Your own tenant's settings must not mix with the sandbox's.
    for name in context.environment().names().filter(|name| contradicts(name)) {
        command.env_remove(name);
    }
    command.envs(variables(&ready)).env(SANDBOX_VARIABLE, &ready.control).env(ENV_FILE_VARIABLE, "/dev/null");
    let not_started = |error: std::io::Error| Error::not_started(program, &error);
    let mut child = core_dumps::with_callers_limit(|| command.spawn()).map_err(not_started)?;
    let status = tokio::select! {
        status = child.wait() => status.map_err(not_started)?,
        () = sandbox.serve() => return Ok(()),
    };
    if status.success() { Ok(()) } else { Err(Error::of_child(program, exit_code(status))) }
}

fn exit_code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return 128_u8.saturating_add(u8::try_from(signal).unwrap_or_default());
    }
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

/// Whether a variable could name another tenant, app, account or credential than the sandbox's.
fn contradicts(name: &str) -> bool {
    let machine = ["CIDS_STATE_DIR", "CIDS_CONFIG_DIR", "CIDS_BROWSER", "CIDS_TOKEN_STORE", "CIDS_NO_INPUT"];
    is_setting(name) || (name.starts_with("CIDS_") && !machine.contains(&name))
}

fn variables(ready: &Ready) -> [(&'static str, &str); 6] {
    [
        ("CLIENT_ID", &ready.client_id),
        ("CLIENT_SECRET", ready.client_secret.expose()),
        ("AUTHORITY", &ready.authority),
        ("REDIRECT_URI", &ready.redirect_uri),
        ("SCOPE", ""),
        ("ENDPOINT", ""),
    ]
}
