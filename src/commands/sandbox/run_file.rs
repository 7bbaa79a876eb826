//! Which sandbox runs.

use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use super::json;
use crate::config::{self, SANDBOX_VARIABLE};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::hint::hint;
use crate::http::is_loopback;
use crate::private_files;
use crate::sandbox::Ready;

/// Says which sandbox runs, for as long as it runs.
pub(super) struct RunFile(PathBuf);

impl RunFile {
    /// Writes it; none without a state folder.
    pub(super) fn write(context: &Context, ready: &Ready) -> Result<Option<Self>, Error> {
        let Ok(path) = context.folders().running_sandbox() else { return Ok(None) };
        private_files::write(&path, json(ready).as_bytes()).map_err(|error| {
            Error::new(Kind::Configuration, "sandbox_state", format!("Can't write {}", path.display()))
                .caused_by(&error)
                .hint("Set CIDS_STATE_DIR to a folder of your own")
        })?;
        Ok(Some(Self(path)))
    }
}

impl Drop for RunFile {
    fn drop(&mut self) {
        // One that stays behind names a port where nobody answers, which `env` notices.
        let _ = fs::remove_file(&self.0);
    }
}

/// Where the sandbox's own API is: of the sandbox that `exec` has started around this process, or of the one that runs.
pub(super) fn running_origin(context: &Context) -> Result<String, Error> {
    match context.environment().get(SANDBOX_VARIABLE) {
        Some(origin) => Ok(origin.trim_end_matches('/').to_owned()),
        None => Ok(running(context)?["control"].as_str().unwrap_or_default().to_owned()),
    }
}

/// The sandbox that runs, if it answers.
pub(super) fn running(context: &Context) -> Result<serde_json::Value, Error> {
    let none = || Error::new(Kind::Failed, "no_sandbox", "No sandbox is running").hint("Start one in another terminal: cids sandbox");
    let path = context.folders().running_sandbox()?;
    let text = private_files::read_own(&path).map_err(config::Error::RunFile)?.ok_or_else(none)?;
    let ready: serde_json::Value = serde_json::from_slice(&text).map_err(|_| none())?;
    let control = ready["control"].as_str().unwrap_or_default();
    let address = control_address(control).ok_or_else(|| not_here(&path, control))?;
    std::net::TcpStream::connect(address).map_err(|_| none())?;
    Ok(ready)
}

/// Host and port of a control address, which is plain HTTP on this machine. The public authority may be anywhere.
fn control_address(control: &str) -> Option<String> {
    let url = Url::parse(control).ok()?;
    let host = url.host_str().filter(|host| url.scheme() == "http" && is_loopback(host))?;
    let is_origin = url.as_str() == format!("{}/", url.origin().ascii_serialization());
    is_origin.then_some(format!("{host}:{}", url.port_or_known_default()?))
}

fn not_here(path: &Path, control: &str) -> Error {
    Error::new(Kind::Configuration, "sandbox_run_file", format!("The control address {control:?} of the sandbox isn't on this machine"))
        .cause(format!("It's in {}", path.display()))
        .hint(hint!("Remove it, and start the sandbox again: rm {} && cids sandbox", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_address_is_an_origin_on_this_machine() {
        for (control, expected) in [
            ("http://localhost:8400", Some("localhost:8400")),
            ("http://127.0.0.1:8400/", Some("127.0.0.1:8400")),
            ("http://[::1]:80", Some("[::1]:80")),
            ("https://localhost:8400", None),
            ("http://sandbox.example:8400", None),
            ("http://127.0.0.1.example:8400", None),
            ("http://127.0.0.1:80@sandbox.example:8400", None),
            ("http://0.0.0.0:8400", None),
            ("http://localhost:8400/path", None),
            ("http://user@localhost:8400", None),
            ("localhost:8400", None),
            ("", None),
        ] {
            assert_eq!(control_address(control).as_deref(), expected, "{control}");
        }
    }
}
