//! Where an answer goes: stdout, or a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use crate::error::{Error, Kind};
use crate::output::Text;
use crate::terminal::{Terminal, signals};

/// Why an answer is not written to its end.
#[derive(Debug)]
pub enum Stop {
    /// The reader of stdout has had enough.
    ReaderGone,
    /// Something went wrong.
    Failed(Box<Error>),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(Box::new(error.into()))
    }
}

impl Stop {
    /// With what went wrong changed.
    #[must_use]
    pub fn map(self, change: impl FnOnce(Error) -> Error) -> Self {
        match self {
            Self::ReaderGone => Self::ReaderGone,
            Self::Failed(error) => Self::Failed(Box::new(change(*error))),
        }
    }

    /// A reader that went away is no error.
    pub fn into_result(self) -> Result<(), Error> {
        match self {
            Self::ReaderGone => Ok(()),
            Self::Failed(error) => Err(*error),
        }
    }
}

/// Where an answer goes.
pub enum Place {
    /// Stdout.
    Stdout(Arc<Terminal>),
    /// A file that gets its name when it is whole; its owner alone may read it.
    Whole(NamedTempFile, PathBuf),
    /// A file that grows, or a device.
    Growing {
        /// The file.
        file: File,
        /// Its name.
        path: PathBuf,
        /// Where it is cut off before something is written: what stands after that is from a page that was not written to its end.
        cut: Option<u64>,
    },
}

impl Place {
    /// A file that is there when all of the answer is.
    pub fn whole(path: &Path) -> Result<Self, Error> {
        match fs::metadata(path) {
            Ok(known) if !known.is_file() => {
                // Opening a pipe waits for somebody to read from it.
                signals::insist();
                let file = OpenOptions::new().write(true).open(path).map_err(|error| unwritable(path, &error))?;
                return Ok(Self::Growing { file, path: path.to_owned(), cut: None });
            }
            Ok(_) if path.is_symlink() => return Self::whole(&fs::canonicalize(path).map_err(|error| unwritable(path, &error))?),
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(|error| unwritable(path, &error))?;
        Ok(Self::Whole(file, path.to_owned()))
    }

    /// A file of which the first `length` bytes stay, or all of it; its owner alone may read what is made here. It is as it was until something
    /// is written.
    pub fn growing(path: &Path, length: Option<u64>) -> Result<Self, Error> {
        let unwritable = |error| unwritable(path, &error);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(unwritable)?;
        let known = file.metadata().map_err(unwritable)?.len();
        let length = length.unwrap_or(known);
        if known < length {
            let shorter = Error::new(Kind::Usage, "usage", format!("{} is shorter than the export had made it", path.display()));
            return Err(shorter.hint("Name the file that the export was written to, or delete the file of --resume to start over"));
        }
        Ok(Self::Growing { file, path: path.to_owned(), cut: Some(length) })
    }

    /// How many bytes are there before the first one that is written.
    pub fn length(&self) -> u64 {
        if let Self::Growing { cut: Some(length), .. } = self { *length } else { 0 }
    }

    /// Whether somebody reads it as it comes.
    pub fn is_stdout(&self) -> bool {
        matches!(self, Self::Stdout(_))
    }

    /// Whether a person sees it at once.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout(terminal) if terminal.shows_answer())
    }

    /// `text` as it looks there.
    pub fn rendered(&self, text: &Text) -> String {
        match self {
            Self::Stdout(terminal) => terminal.rendered(text),
            _ => text.plain(),
        }
    }

    /// Writes `bytes`.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        match self {
            Self::Stdout(terminal) => match terminal.write_out(bytes) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::ReaderGone),
                Err(error) => Err(Error::new(Kind::Failed, "stdout_failed", "The answer cannot be written")
                    .caused_by(&error)
                    .hint("Make room where stdout leads")
                    .into()),
                Ok(()) => Ok(()),
            },
            Self::Whole(file, path) => file.write_all(bytes).map_err(|error| unwritable(path, &error).into()),
            Self::Growing { file, path, cut } => {
                let mut write = || -> io::Result<()> {
                    if let Some(length) = cut.take() {
                        file.set_len(length)?;
                        file.seek(SeekFrom::Start(length))?;
                    }
                    file.write_all(bytes)
                };
                write().map_err(|error| unwritable(path, &error).into())
            }
        }
    }

    /// Nothing more comes; the file's name, if it is one.
    pub fn close(self) -> Result<Option<PathBuf>, Error> {
        match self {
            Self::Stdout(_) => Ok(None),
            Self::Whole(file, path) => {
                file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
                file.persist(&path).map_err(|error| unwritable(&path, &error.error))?;
                Ok(Some(path))
            }
            Self::Growing { path, .. } => Ok(Some(path)),
        }
    }
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Error {
    Error::new(Kind::Failed, "file_failed", format!("{} cannot be written", path.display()))
        .caused_by(error)
        .hint("Make room, or name another file")
}
