//! Where cids keeps what is not secret.

use std::path::{Path, PathBuf};

use super::{Environment, Error};

/// Folders of this user on this machine. Without a home folder there are none: what a working directory holds is not the user's own.
#[derive(Clone, Debug)]
pub struct Folders {
    /// `config.toml`.
    pub config: Option<PathBuf>,
    /// The list of accounts, cached metadata, the sandbox's keys.
    pub state: Option<PathBuf>,
}

impl Folders {
    /// `CIDS_CONFIG_DIR` and `CIDS_STATE_DIR`, else the platform's own.
    pub fn new(environment: &Environment) -> Self {
        let folder = |variable: &str, platform: Option<PathBuf>| match environment.get(variable) {
            Some(folder) => Some(PathBuf::from(folder)),
            None => Some(absolute(platform?, dirs::home_dir(), passwd_home)?.join("cids")),
        };
        Self {
            config: folder("CIDS_CONFIG_DIR", dirs::config_dir()),
            state: folder("CIDS_STATE_DIR", dirs::state_dir().or_else(dirs::data_local_dir)),
        }
    }

    /// The folder of `config.toml`.
    pub fn config(&self) -> Result<&Path, Error> {
        self.config.as_deref().ok_or(Error::NoHome)
    }

    /// The folder of the list of accounts.
    pub fn state(&self) -> Result<&Path, Error> {
        self.state.as_deref().ok_or(Error::NoHome)
    }

    /// Says which sandbox runs, as its ready line does.
    pub fn running_sandbox(&self) -> Result<PathBuf, Error> {
        Ok(self.state()?.join("sandbox").join("running.json"))
    }
}

/// `folder` below a home that does not depend on the working directory. dirs ignores relative `XDG_*` variables (XDG Base Directory
/// Specification), and an empty `HOME`, but takes a relative `HOME` as it stands.
fn absolute(folder: PathBuf, home: Option<PathBuf>, passwd: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    if folder.is_absolute() {
        return Some(folder);
    }
    let inside = folder.strip_prefix(home?).ok()?;
    passwd().filter(|home| home.is_absolute()).map(|home| home.join(inside))
}

#[cfg(unix)]
fn passwd_home() -> Option<PathBuf> {
    nix::unistd::User::from_uid(nix::unistd::getuid()).ok()?.map(|user| user.dir)
}

/// Windows' folders are the system's and never relative.
#[cfg(not(unix))]
fn passwd_home() -> Option<PathBuf> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_home_gives_way_to_the_passwd_entry() {
        for (folder, home, passwd, expected) in [
            ("/home/casey/.config", "/home/casey", "/home/other", Some("/home/casey/.config")),
            ("/xdg", "relative", "/home/casey", Some("/xdg")),
            ("relative/.config", "relative", "/home/casey", Some("/home/casey/.config")),
            ("./.local/state", ".", "/home/casey", Some("/home/casey/.local/state")),
            (".config", "", "/home/casey", Some("/home/casey/.config")),
            ("relative/.config", "relative", "", None),
            ("relative/.config", "relative", "home/casey", None),
        ] {
            let found = absolute(folder.into(), Some(home.into()), || Some(passwd.into()));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{folder} {home} {passwd}");
        }
        assert_eq!(absolute("relative/.config".into(), Some("relative".into()), || None), None);
    }
}
