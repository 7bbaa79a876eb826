//! Which sandbox runs.

use std::fs;
use std::path::PathBuf;

use super::json;
use crate::config::SANDBOX_VARIABLE;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::sandbox::Ready;

/// Says which sandbox runs, for as long as it runs.
pub(super) struct RunFile(PathBuf);

impl RunFile {
    fn path(context: &Context) -> PathBuf {
        context.folders().running_sandbox()
    }

    pub(super) fn write(context: &Context, ready: &Ready) -> Result<Self, Error> {
        let path = Self::path(context);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, json(ready)));
        written.map_err(|error| {
            Error::new(Kind::Configuration, "sandbox_state", format!("{} cannot be written", path.display()))
                .caused_by(&error)
                .hint("Set CIDS_STATE_DIR to a folder of your own")
        })?;
        Ok(Self(path))
    }
}

impl Drop for RunFile {
    fn drop(&mut self) {
        // One that stays behind names a port where nobody answers, which `env` notices.
        let _ = fs::remove_file(&self.0);
    }
}

/// Where the levers are: the sandbox that `exec` has started around this process, or the one that runs.
pub(super) fn running_origin(context: &Context) -> Result<String, Error> {
    match context.environment().get(SANDBOX_VARIABLE) {
        Some(origin) => Ok(origin.trim_end_matches('/').to_owned()),
        None => Ok(running(context)?["graph"].as_str().unwrap_or_default().to_owned()),
    }
}

/// The sandbox that runs, if it answers.
pub(super) fn running(context: &Context) -> Result<serde_json::Value, Error> {
    let none = || Error::new(Kind::Failed, "no_sandbox", "No sandbox is running").hint("Start one in another terminal: cids sandbox");
    let text = fs::read(RunFile::path(context)).map_err(|_| none())?;
    let ready: serde_json::Value = serde_json::from_slice(&text).map_err(|_| none())?;
    let address = ready["graph"].as_str().and_then(|origin| origin.strip_prefix("http://")).unwrap_or_default();
    std::net::TcpStream::connect(address).map_err(|_| none())?;
    Ok(ready)
}
