//! Files that only their owner can read: folder 0700, file 0600 from its creation, written beside and renamed into place. On Windows the
//! folder lies in the user's own profile, whose list of rights holds.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// Begins the name of a file that is not whole yet.
const UNFINISHED: &str = ".unfinished-";

/// Larger than any record.
const LARGEST_FILE: u64 = 1024 * 1024;

/// A file or a folder of ours that cannot be used, or should not be.
#[derive(Debug)]
pub struct FileError {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub fault: FileFault,
}

/// What is wrong with a file or a folder of ours.
#[derive(Debug)]
pub enum FileFault {
    /// What is in it is not what we write.
    Damaged,
    /// A file of somebody else.
    Foreign,
    /// A folder of somebody else.
    ForeignFolder {
        /// Whether it lies in a folder of ours, as after `sudo cids`.
        in_ours: bool,
    },
    /// A folder that everybody can write to.
    FreeForAll,
    /// A folder that a group can write to.
    FreeForGroup,
    /// The operating system refuses.
    Io(io::Error),
    /// A symbolic link in the place of a file.
    Link,
    /// A symbolic link in the place of a folder.
    LinkedFolder,
    /// A folder, a pipe or a device in the place of a file.
    NotAFile,
    /// A folder of ours that others can look into.
    OpenFolder,
    /// A file that others can read, with something secret in it.
    Readable,
}

/// Reads a private file; `None` where there is none. One that others could have read or written is an error.
pub fn read(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, FileError> {
    let Some(file) = open_own(path)? else { return Ok(None) };
    let failed = |error| FileError { path: path.to_owned(), fault: FileFault::Io(error) };
    if let Some(fault) = readable(&file.metadata().map_err(failed)?) {
        return Err(FileError { path: path.to_owned(), fault });
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Reads a file that holds nothing secret and must still be our own; `None` where there is none.
pub fn read_own(path: &Path) -> Result<Option<Vec<u8>>, FileError> {
    let Some(file) = open_own(path)? else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(LARGEST_FILE).read_to_end(&mut bytes);
    read.map_err(|error| FileError { path: path.to_owned(), fault: FileFault::Io(error) })?;
    Ok(Some(bytes))
}

/// The names of what is in a folder of ours; none where there is no such folder.
pub fn names(folder: &Path) -> Result<Vec<String>, FileError> {
    refuse_planted(folder)?;
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.map_err(|error| explained(folder, error))?,
    };
    Ok(files.flatten().filter_map(|file| file.file_name().into_string().ok()).collect())
}

/// Writes a private file, whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |error| explained(path, error);
    let folder = path.parent().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
    make_private_folder(folder)?;
    // 0600 from its creation; `create` and a later chmod would leave a gap (CVE-2024-35255).
    let mut temporary = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).map_err(failed)?;
    temporary.write_all(bytes).map_err(failed)?;
    // 0600 at any umask, which may have taken more away.
    #[cfg(unix)]
    temporary.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(failed)?;
    temporary.as_file().sync_all().map_err(failed)?;
    temporary.persist(path).map_err(|error| failed(error.error))?;
    // The rename itself, where a folder can be synced.
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

/// Deletes what writers that were killed have left unfinished in `folder`. Only for who knows that nobody else writes there now.
pub fn sweep(folder: &Path) {
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
pub fn delete(path: &Path) -> Result<bool, FileError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(explained(path, error)),
    }
}

/// Makes a folder that only its owner can look into, or closes it to others.
#[cfg(unix)]
pub fn make_private_folder(folder: &Path) -> Result<(), FileError> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
    let missing: Vec<&Path> = folder.ancestors().take_while(|part| !part.exists() && *part != Path::new("")).collect();
    for part in missing.into_iter().rev() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(part).map_err(|error| explained(folder, error))?;
        // The umask may have taken away what its owner needs.
        fs::set_permissions(part, fs::Permissions::from_mode(0o700)).map_err(|error| explained(folder, error))?;
    }
    refuse_planted(folder)?;
    let metadata = fs::metadata(folder).map_err(|error| explained(folder, error))?;
    // A folder like /tmp is everybody's: closing it would break the machine.
    if metadata.mode() & 0o1002 == 0o1002 {
        return Ok(());
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|error| explained(folder, error))
}

/// Makes a folder.
#[cfg(not(unix))]
pub fn make_private_folder(folder: &Path) -> Result<(), FileError> {
    fs::create_dir_all(folder).map_err(|error| explained(folder, error))
}

/// Opens a file that is no link and nobody else's; `None` where there is none.
fn open_own(path: &Path) -> Result<Option<File>, FileError> {
    path.parent().map_or(Ok(()), refuse_planted)?;
    let file = match open_without_following(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(explained(path, error)),
    };
    let metadata = file.metadata().map_err(|error| explained(path, error))?;
    match strange(&metadata) {
        Some(fault) => Err(FileError { path: path.to_owned(), fault }),
        None => Ok(Some(file)),
    }
}

/// What the owner of a folder, or of the folder that a link leads to, could exchange is not believed.
fn refuse_planted(folder: &Path) -> Result<(), FileError> {
    let fault = fs::symlink_metadata(folder).ok().and_then(|metadata| strange_folder(folder, &metadata));
    fault.map_or(Ok(()), |fault| Err(FileError { path: folder.to_owned(), fault }))
}

/// Who is refused at something of somebody else, or at a link, is told that, and where: it says more than the operating system's words.
fn explained(path: &Path, error: io::Error) -> FileError {
    let is_refused = matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::PermissionDenied) || is_about_a_link(&error);
    let seen = path.ancestors().find_map(|path| Some((path, fs::symlink_metadata(path).ok()?)));
    let Some((seen, metadata)) = seen.filter(|_| is_refused) else {
        return FileError { path: path.to_owned(), fault: FileFault::Io(error) };
    };
    let fault = if seen == path && !metadata.is_dir() { strange(&metadata) } else { strange_folder(seen, &metadata) };
    FileError { path: seen.to_owned(), fault: fault.unwrap_or(FileFault::Io(error)) }
}

#[cfg(unix)]
fn is_about_a_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_about_a_link(_: &io::Error) -> bool {
    false
}

/// Opens a file to lock it, made if need be; nothing is ever written to it.
#[cfg(unix)]
pub fn open_to_lock(path: &Path) -> Result<File, FileError> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = open(path, flags, Mode::RUSR | Mode::WUSR).map(File::from).map_err(|error| explained(path, error.into()))?;
    // The umask may have taken away what the next process needs to open it. Another user's file is refused later.
    if file.metadata().is_ok_and(|metadata| metadata.mode() & 0o600 != 0o600) {
        let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
    }
    Ok(file)
}

#[cfg(not(unix))]
pub fn open_to_lock(path: &Path) -> Result<File, FileError> {
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(path);
    opened.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => FileError { path: path.to_owned(), fault: FileFault::NotAFile },
        _ => explained(path, error),
    })
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
pub fn problems(folder: &Path) -> Vec<FileError> {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    let inside = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let ours = std::iter::once(folder.to_owned()).chain(inside).filter_map(|path| {
        let metadata = fs::symlink_metadata(&path).ok()?;
        let fault = if path == folder || metadata.is_dir() {
            strange_folder(&path, &metadata).or((metadata.mode() & 0o077 != 0).then_some(FileFault::OpenFolder))
        } else {
            strange(&metadata).or_else(|| readable(&metadata))
        };
        Some(FileError { path, fault: fault? })
    });
    let around = folder.ancestors().skip(1).filter_map(|path| {
        let metadata = fs::metadata(path).ok()?;
        // In a folder with the sticky bit others cannot exchange what is not theirs.
        let mode = metadata.mode();
        let fault = if mode & 0o1002 == 0o002 {
            FileFault::FreeForAll
        } else if mode & 0o1020 == 0o020 && metadata.gid() != rustix::process::getegid().as_raw() {
            FileFault::FreeForGroup
        } else if ![0, own].contains(&metadata.uid()) {
            FileFault::ForeignFolder { in_ours: false }
        } else {
            return None;
        };
        Some(FileError { path: path.to_owned(), fault })
    });
    ours.chain(around).collect()
}

/// The list of rights of the user's own profile holds.
#[cfg(not(unix))]
pub fn problems(_: &Path) -> Vec<FileError> {
    Vec::new()
}

/// What makes a file none of ours.
fn strange(metadata: &fs::Metadata) -> Option<FileFault> {
    match () {
        () if metadata.is_symlink() => Some(FileFault::Link),
        () if !metadata.is_file() => Some(FileFault::NotAFile),
        () => is_foreign(metadata).then_some(FileFault::Foreign),
    }
}

/// What makes a folder none of ours.
fn strange_folder(folder: &Path, metadata: &fs::Metadata) -> Option<FileFault> {
    if metadata.is_symlink() {
        return Some(FileFault::LinkedFolder);
    }
    let in_ours = || folder.parent().and_then(|around| fs::symlink_metadata(around).ok()).is_some_and(|around| !is_foreign(&around));
    is_foreign(metadata).then(|| FileFault::ForeignFolder { in_ours: in_ours() })
}

#[cfg(unix)]
fn is_foreign(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.uid() != rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_foreign(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn readable(metadata: &fs::Metadata) -> Option<FileFault> {
    use std::os::unix::fs::MetadataExt;
    (metadata.mode() & 0o077 != 0).then_some(FileFault::Readable)
}

#[cfg(not(unix))]
fn readable(_: &fs::Metadata) -> Option<FileFault> {
    None
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.path.display())?;
        formatter.write_str(match &self.fault {
            FileFault::Damaged => "it is damaged",
            FileFault::Foreign | FileFault::ForeignFolder { .. } => "it belongs to somebody else",
            FileFault::FreeForAll => "it can be written by everybody, who could exchange what is in it",
            FileFault::FreeForGroup => "it can be written by its group, who could exchange what is in it",
            FileFault::Io(error) => return error.fmt(formatter),
            FileFault::Link | FileFault::LinkedFolder => "it is a symbolic link",
            FileFault::NotAFile => "it is not a file",
            FileFault::OpenFolder => "it is open to others",
            FileFault::Readable => "it can be read by others, and what is in it is no secret any more",
        })
    }
}

impl std::error::Error for FileError {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn folders_are_closed_to_others_but_for_one_that_is_everybodys() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b/c");
        write(&deep.join("file"), b"x").unwrap();
        for made in ["a", "a/b", "a/b/c"] {
            assert_eq!(mode(&folder.path().join(made)), 0o700, "{made}");
        }
        assert_eq!(mode(&deep.join("file")), 0o600);
        for (before, after) in [(0o755, 0o700), (0o777, 0o700), (0o1777, 0o1777)] {
            fs::set_permissions(&deep, fs::Permissions::from_mode(before)).unwrap();
            write(&deep.join("file"), b"y").unwrap();
            assert_eq!(mode(&deep), after, "{before:o}");
        }
    }

    #[test]
    fn what_is_no_file_of_ours_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        assert!(read_own(&file).unwrap().is_none());
        fs::write(&file, "x").unwrap();
        assert_eq!(read_own(&file).unwrap().unwrap(), b"x");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(matches!(read_own(&link).unwrap_err().fault, FileFault::Link));
    }
}
