//! Where an export stands: a file that the same command goes on from. It holds links and counts, and no token.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::place::unwritable;
use crate::error::{Error, Kind};

/// Where an export stands.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Standing {
    /// The first page.
    pub url: String,
    /// The page that is to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_link: Option<String>,
    /// Where the changes since the end are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta_link: Option<String>,
    /// Rows so far.
    pub rows: u64,
    /// The columns of a table of values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// How long the file of the answer is with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u64>,
}

/// The file.
#[derive(Clone, Debug)]
pub(super) struct ResumeFile(PathBuf);

impl ResumeFile {
    /// At `path`.
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// What the file says of the export that begins at `url`; nothing if there is no file.
    pub(super) fn load(&self, url: &str) -> Result<Option<Standing>, Error> {
        let name = self.0.display();
        let refuse = |reason: String| {
            Error::new(Kind::Usage, "bad_resume_file", format!("{name} cannot be used: {reason}"))
                .hint("Name another file, or delete this one to start over")
        };
        // Looked at before it is opened: opening a pipe would wait for somebody to write to it.
        if self.0.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            return Err(refuse("it is not a file".to_owned()));
        }
        let text = match std::fs::read_to_string(&self.0) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refuse(error.to_string())),
            Ok(text) => text,
        };
        let standing: Standing = serde_json::from_str(&text).map_err(|error| refuse(format!("it is no resume file ({error})")))?;
        if standing.url != url {
            return Err(refuse(format!("it is of another export, {}", standing.url)));
        }
        Ok(Some(standing))
    }

    /// Keeps `standing`; its owner alone may read it.
    pub(super) fn save(&self, standing: &Standing) -> Result<(), Error> {
        let failed = |error: std::io::Error| unwritable(&self.0, &error);
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
        let text = serde_json::to_string(standing).expect("links and numbers are JSON");
        file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")).map_err(failed)?;
        file.persist(&self.0).map(drop).map_err(|error| failed(error.error))
    }

    /// The export is at its end.
    pub(super) fn remove(&self) {
        // One that is left says that there is nothing more, at worst once more.
        let _ = std::fs::remove_file(&self.0);
    }

    /// Its name.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}
