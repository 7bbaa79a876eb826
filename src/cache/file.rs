//! A private file an entry: folder 0700, file 0600 from its creation, written beside and renamed into place. In clear, so only for who
//! asks for it by name, and for the toys of a sandbox. On Windows the folder lies in the user's own profile, whose list of rights holds.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::store::{Bytes, CredentialStore, StoreError};

/// Larger than any record.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Files in a private folder.
pub struct PrivateFileStore {
    folder: PathBuf,
}

impl PrivateFileStore {
    /// Files in `folder`, which is made when the first is written.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, entry: &str) -> PathBuf {
        self.folder.join(format!("{}.json", URL_SAFE_NO_PAD.encode(&Sha256::digest(entry)[..18])))
    }
}

impl CredentialStore for PrivateFileStore {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        let path = self.path(entry);
        let file = match open_without_following(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(StoreError::File { path, source }),
        };
        let metadata = file.metadata().map_err(|source| StoreError::File { path: path.clone(), source })?;
        if let Some(problem) = problem(&metadata) {
            return Err(StoreError::Unsafe { path, problem });
        }
        let mut bytes = Zeroizing::new(Vec::new());
        file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(|source| StoreError::File { path, source })?;
        Ok(Some(bytes))
    }

    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(entry);
        write_private(&path, bytes).map_err(|source| StoreError::File { path, source })
    }

    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        let path = self.path(entry);
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(source) => Err(StoreError::File { path, source }),
        }
    }

    fn entry_limit(&self) -> Option<usize> {
        None
    }

    fn name(&self) -> &'static str {
        "plaintext-file"
    }
}

/// Writes a file that only its owner can read, whole or not at all.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
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

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_read_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let store = PrivateFileStore::new(folder.path().join("tokens"));
        assert!(store.get("a").unwrap().is_none());
        store.set("a", b"planted").unwrap();
        store.set("a", b"replaced").unwrap();
        assert_eq!(store.get("a").unwrap().unwrap().as_slice(), b"replaced");
        assert_eq!(fs::read_dir(folder.path().join("tokens")).unwrap().count(), 1);
        assert!(store.delete("a").unwrap());
        assert!(!store.delete("a").unwrap());
    }

    #[test]
    #[cfg(unix)]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let tokens = folder.path().join("tokens");
        fs::create_dir(&tokens).unwrap();
        fs::set_permissions(&tokens, fs::Permissions::from_mode(0o755)).unwrap();
        let store = PrivateFileStore::new(tokens.clone());
        store.set("a", b"planted").unwrap();
        assert_eq!(fs::metadata(&tokens).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(store.path("a")).unwrap().mode() & 0o777, 0o600);
        fs::set_permissions(store.path("a"), fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(store.get("a"), Err(StoreError::Unsafe { .. })));
    }

    #[test]
    #[cfg(unix)]
    fn a_symbolic_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let store = PrivateFileStore::new(folder.path().to_owned());
        let elsewhere = folder.path().join("elsewhere");
        fs::write(&elsewhere, b"planted").unwrap();
        std::os::unix::fs::symlink(&elsewhere, store.path("a")).unwrap();
        assert!(store.get("a").is_err());
        store.set("a", b"new").unwrap();
        assert_eq!(fs::read(elsewhere).unwrap(), b"planted");
    }
}
