//! A private file an entry, in clear: only for who asks for it by name, and for the toys of a sandbox.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::store::{Bytes, CredentialStore, Exposure, StoreError, StoreKind};
use crate::private_files;

/// Files in a private folder.
pub struct PrivateFileStore {
    folder: PathBuf,
}

impl PrivateFileStore {
    /// Files in `folder`, which is made when the first is written.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) fn path(&self, entry: &str) -> PathBuf {
        self.folder.join(format!("{}.json", URL_SAFE_NO_PAD.encode(&Sha256::digest(entry)[..18])))
    }
}

impl CredentialStore for PrivateFileStore {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        Ok(private_files::read(&self.path(entry))?)
    }

    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        Ok(private_files::write(&self.path(entry), bytes)?)
    }

    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        Ok(private_files::delete(&self.path(entry))?)
    }

    fn sweep(&self) {
        private_files::sweep(&self.folder);
    }

    fn entry_limit(&self) -> Option<usize> {
        None
    }

    fn kind(&self) -> StoreKind {
        StoreKind::PlaintextFile
    }

    fn exposure(&self) -> Exposure {
        let readers =
            vec!["every process of this user, root, and whatever copies files: backups, disk images, synchronised folders".to_owned()];
        Exposure { readers, problems: private_files::problems(&self.folder) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        assert!(matches!(store.get("a"), Err(StoreError::File(error)) if matches!(error.fault, private_files::FileFault::Readable)));
    }

    #[test]
    #[cfg(unix)]
    fn a_symbolic_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let store = PrivateFileStore::new(folder.path().to_owned());
        let elsewhere = folder.path().join("elsewhere");
        fs::write(&elsewhere, b"planted").unwrap();
        std::os::unix::fs::symlink(&elsewhere, store.path("a")).unwrap();
        assert!(matches!(store.get("a"), Err(StoreError::File(error)) if matches!(error.fault, private_files::FileFault::Link)));
        store.set("a", b"new").unwrap();
        assert_eq!(fs::read(elsewhere).unwrap(), b"planted");
    }
}
