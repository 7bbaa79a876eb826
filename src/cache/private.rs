//! Files that only their owner can read: folder 0700, file 0600 from its creation, written beside and renamed into place. On Windows the
//! folder lies in the user's own profile, whose list of rights holds.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::store::{Bytes, StoreError};

/// Begins the name of a file that is not whole yet.
const UNFINISHED: &str = ".unfinished-";

/// Larger than any record.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Reads a private file; `None` where there is none. One that others could have read or written is an error.
pub(super) fn read(path: &Path) -> Result<Option<Bytes>, StoreError> {
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    refuse_planted_folder(path).map_err(failed)?;
    let file = match open_without_following(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(source)),
    };
    let metadata = file.metadata().map_err(failed)?;
    if let Some(problem) = foreign(&metadata).or_else(|| readable(&metadata)) {
        return Err(StoreError::Unsafe { path: path.to_owned(), problem });
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Reads a file that holds nothing secret and must still be our own; `None` where there is none, or another in its place.
pub(super) fn read_listed(path: &Path) -> Option<Vec<u8>> {
    refuse_planted_folder(path).ok()?;
    let file = open_without_following(path).ok()?;
    if foreign(&file.metadata().ok()?).is_some() {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Writes a private file, whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    make_private_folder(folder)?;
    // 0600 from its creation; `create` and a later chmod would leave a gap (CVE-2024-35255).
    let mut temporary = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(path)?;
    // The rename itself, where a folder can be synced.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Deletes what writers that were killed have left unfinished in `folder`. Only for who knows that nobody else writes there now.
pub(super) fn sweep(folder: &Path) {
    if !fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        return;
    }
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if file.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Deletes a file; says whether there was one.
pub(super) fn delete(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if let Some(planted) = planted_folder(folder) {
        return Err(io::Error::other(planted));
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// That somebody has put another folder in the place of ours.
#[derive(Clone, Copy, Debug)]
pub(super) enum Planted {
    Link,
    #[cfg(unix)]
    Foreign,
}

impl fmt::Display for Planted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Link => "a symbolic link is in the place of its folder",
            #[cfg(unix)]
            Self::Foreign => "its folder belongs to somebody else",
        })
    }
}

impl std::error::Error for Planted {}

#[cfg(unix)]
fn planted_folder(folder: &Path) -> Option<Planted> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::symlink_metadata(folder).ok()?;
    if metadata.is_symlink() {
        Some(Planted::Link)
    } else {
        (metadata.uid() != rustix::process::geteuid().as_raw()).then_some(Planted::Foreign)
    }
}

#[cfg(not(unix))]
fn planted_folder(folder: &Path) -> Option<Planted> {
    fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_symlink()).then_some(Planted::Link)
}

/// What the folder's owner could exchange is not believed.
fn refuse_planted_folder(path: &Path) -> io::Result<()> {
    path.parent().and_then(planted_folder).map_or(Ok(()), |planted| Err(io::Error::other(planted)))
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

/// What lets others read, or exchange, what is in `folder`.
#[cfg(unix)]
pub(super) fn problems(folder: &Path) -> Vec<String> {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    let inside = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let ours = std::iter::once(folder.to_owned()).chain(inside).filter_map(|path| {
        let metadata = fs::symlink_metadata(&path).ok()?;
        let problem = if metadata.is_symlink() {
            Some("is a symbolic link")
        } else if metadata.uid() != own {
            Some("belongs to somebody else")
        } else if metadata.is_dir() {
            (metadata.mode() & 0o077 != 0).then_some("is open to others")
        } else {
            readable(&metadata)
        };
        Some(format!("{} {}", path.display(), problem?))
    });
    let around = folder.ancestors().skip(1).filter_map(|path| {
        let metadata = fs::metadata(path).ok()?;
        // In a folder with the sticky bit others cannot exchange what is not theirs.
        let mode = metadata.mode();
        let problem = if mode & 0o1002 == 0o002 {
            "can be written by everybody, who could exchange what is in it"
        } else if mode & 0o1020 == 0o020 && metadata.gid() != rustix::process::getegid().as_raw() {
            "can be written by its group, who could exchange what is in it"
        } else if ![0, own].contains(&metadata.uid()) {
            "belongs to somebody else, who could exchange what is in it"
        } else {
            return None;
        };
        Some(format!("{} {problem}", path.display()))
    });
    ours.chain(around).collect()
}

/// The list of rights of the user's own profile holds.
#[cfg(not(unix))]
pub(super) fn problems(_: &Path) -> Vec<String> {
    Vec::new()
}

#[cfg(unix)]
fn foreign(metadata: &fs::Metadata) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt;
    if !metadata.is_file() {
        Some("is not a file")
    } else if metadata.uid() != rustix::process::geteuid().as_raw() {
        Some("belongs to somebody else")
    } else {
        None
    }
}

#[cfg(not(unix))]
fn foreign(metadata: &fs::Metadata) -> Option<&'static str> {
    (!metadata.is_file()).then_some("is not a file")
}

#[cfg(unix)]
fn readable(metadata: &fs::Metadata) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt;
    (metadata.mode() & 0o077 != 0).then_some("can be read by others: what is in it is no secret any more; sign in again after deleting it")
}

#[cfg(not(unix))]
fn readable(_: &fs::Metadata) -> Option<&'static str> {
    None
}
