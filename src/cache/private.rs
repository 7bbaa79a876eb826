//! Files that only their owner can read: folder 0700, file 0600 from its creation, written beside and renamed into place. On Windows the
//! folder lies in the user's own profile, whose list of rights holds.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::store::{Bytes, StoreError};

/// Larger than any record.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Reads a private file; `None` where there is none. One that others could have read or written is an error.
pub(super) fn read(path: &Path) -> Result<Option<Bytes>, StoreError> {
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    let file = match open_without_following(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(source)),
    };
    if let Some(problem) = problem(&file.metadata().map_err(failed)?) {
        return Err(StoreError::Unsafe { path: path.to_owned(), problem });
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Writes a private file, whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    make_private_folder(folder)?;
    // 0600 from its creation; `create` and a later chmod would leave a gap (CVE-2024-35255).
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(path)?;
    // The rename itself, where a folder can be synced.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Deletes a file; says whether there was one.
pub(super) fn delete(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Opens a file to lock it, made if need be; nothing is ever written to it.
#[cfg(unix)]
pub(super) fn open_to_lock(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(open(path, flags, Mode::RUSR | Mode::WUSR)?))
}

#[cfg(not(unix))]
pub(super) fn open_to_lock(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}

#[cfg(unix)]
fn open_without_following(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    Ok(File::from(open(path, OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_without_following(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(unix)]
fn problem(metadata: &fs::Metadata) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt;
    if !metadata.is_file() {
        Some("is not a file")
    } else if metadata.uid() != rustix::process::geteuid().as_raw() {
        Some("belongs to somebody else")
    } else if metadata.mode() & 0o077 != 0 {
        Some("can be read by others; sign in again after deleting it")
    } else {
        None
    }
}

#[cfg(not(unix))]
fn problem(metadata: &fs::Metadata) -> Option<&'static str> {
    (!metadata.is_file()).then_some("is not a file")
}
