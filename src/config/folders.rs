//! Where cids keeps what is not secret.

use std::path::PathBuf;

use super::Environment;

/// Folders of this person on this machine.
#[derive(Clone, Debug)]
pub struct Folders {
    /// `config.toml`.
    pub config: PathBuf,
    /// The list of accounts, cached metadata, the sandbox's keys.
    pub state: PathBuf,
}

impl Folders {
    /// `CIDS_CONFIG_DIR` and `CIDS_STATE_DIR`, else the platform's own.
    pub fn new(environment: &Environment) -> Self {
        let folder = |variable: &str, platform: Option<PathBuf>| {
            // A machine without a home has at least a working directory.
            environment.get(variable).map_or_else(|| platform.unwrap_or_default().join("cids"), PathBuf::from)
        };
        Self {
            config: folder("CIDS_CONFIG_DIR", dirs::config_dir()),
            state: folder("CIDS_STATE_DIR", dirs::state_dir().or_else(dirs::data_local_dir)),
        }
    }

    /// Says which sandbox runs, as its ready line does.
    pub fn running_sandbox(&self) -> PathBuf {
        self.state.join("sandbox").join("running.json")
    }
}
