//! Private files that are sealed (ChaCha20-Poly1305, RFC 8439) with a key that lies elsewhere: in the kernel's keyring of this user, or in
//! a passphrase. Needs no D-Bus: for servers, containers and SSH.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::file::PrivateFileStore;
use super::kernel;
use super::store::{Bytes, CredentialStore, Exposure, StoreError, StoreKind};
use crate::private_files;
use crate::secret::Secret;

/// Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, second of its equal choices).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// No file may make us work for longer than a person waits.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;

type Key = Zeroizing<[u8; 32]>;

/// Where a passphrase comes from. `None` where there is none and nobody to ask.
pub trait Passphrase: Send + Sync {
    /// The passphrase; `new` for one that is chosen now, and so asked for twice.
    fn passphrase(&self, new: bool) -> Result<Option<Secret>, StoreError>;
    /// Whether one is set, and so preferred to the kernel's keyring.
    fn is_set(&self) -> bool;
}

/// Says what opens the files beside it. Nothing secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
enum Lid {
    /// A key of this name in the kernel's keyring.
    Kernel { name: String },
    /// Argon2id of a passphrase; `check` is a sealed nothing, which tells a wrong passphrase from a damaged file.
    Passphrase { salt: String, memory_kib: u32, passes: u32, check: String },
}

/// Sealed files in a private folder.
pub struct EncryptedFileStore {
    folder: PathBuf,
    files: PrivateFileStore,
    passphrase: Arc<dyn Passphrase>,
    opened: Mutex<Option<(Lid, Key)>>,
}

impl EncryptedFileStore {
    /// Sealed files in `folder`. A passphrase is asked for where the kernel has no keyring for us, or where one is set.
    pub fn new(folder: PathBuf, passphrase: Arc<dyn Passphrase>) -> Self {
        Self { files: PrivateFileStore::new(folder.clone()), folder, passphrase, opened: Mutex::new(None) }
    }

    fn lid(&self) -> Result<Option<Lid>, StoreError> {
        let bytes = private_files::read(&self.lid_path())?;
        bytes
            .map(|bytes| {
                serde_json::from_slice(&bytes).map_err(|_| StoreError::KeyLost { reason: "what says where its key is cannot be read" })
            })
            .transpose()
    }

    fn sealed(&self, is_wrong: bool) -> StoreError {
        StoreError::Sealed { folder: self.folder.clone(), is_wrong }
    }

    fn lid_path(&self) -> PathBuf {
        self.folder.join("key")
    }

    /// The key of the files that are there.
    fn key(&self) -> Result<Option<Key>, StoreError> {
        let Some(lid) = self.lid()? else { return Ok(None) };
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, key)) = opened.as_ref()
            && *known == lid
        {
            return Ok(Some(key.clone()));
        }
        let key = match &lid {
            Lid::Kernel { name } => kernel::read(name)
                .map_err(|reason| StoreError::NoKey { reason })?
                .ok_or(StoreError::KeyLost { reason: "its key was in the kernel's keyring and went with the last restart" })?,
            Lid::Passphrase { salt, memory_kib, passes, check } => {
                let passphrase = self.passphrase.passphrase(false)?.ok_or_else(|| self.sealed(false))?;
                let key = derive(&passphrase, salt, *memory_kib, *passes)?;
                let check = URL_SAFE_NO_PAD.decode(check).unwrap_or_default();
                unseal(&key, "check", check).ok_or_else(|| self.sealed(true))?;
                key
            }
        };
        *opened = Some((lid, key.clone()));
        Ok(Some(key))
    }

    /// The key of the files to write: a new one where there is none, or none that can be had.
    fn key_for_writing(&self) -> Result<Key, StoreError> {
        match self.key() {
            Ok(Some(key)) => return Ok(key),
            // Nothing that was sealed with a lost key can be read again.
            Ok(None) | Err(StoreError::KeyLost { .. }) => {}
            Err(error) => return Err(error),
        }
        let (lid, key) = if self.passphrase.is_set() { self.new_passphrase_key()? } else { self.new_key()? };
        let bytes = serde_json::to_vec(&lid).expect("a lid is strings and numbers");
        private_files::write(&self.lid_path(), &bytes)?;
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = Some((lid, key.clone()));
        Ok(key)
    }

    fn new_key(&self) -> Result<(Lid, Key), StoreError> {
        let key = Key::new(rand::thread_rng().r#gen());
        let name = format!("cids:{:016x}", rand::thread_rng().r#gen::<u64>());
        match kernel::write(&name, key.as_slice()) {
            Ok(()) => Ok((Lid::Kernel { name }, key)),
            Err(reason) => self.new_passphrase_key().map_err(|error| match error {
                StoreError::Interrupted => error,
                _ => StoreError::NoKey { reason },
            }),
        }
    }

    fn new_passphrase_key(&self) -> Result<(Lid, Key), StoreError> {
        let passphrase = self.passphrase.passphrase(true)?.ok_or_else(|| self.sealed(false))?;
        let salt = URL_SAFE_NO_PAD.encode(rand::thread_rng().r#gen::<[u8; 16]>());
        let key = derive(&passphrase, &salt, MEMORY_KIB, PASSES)?;
        let check = URL_SAFE_NO_PAD.encode(seal(&key, "check", b""));
        Ok((Lid::Passphrase { salt, memory_kib: MEMORY_KIB, passes: PASSES, check }, key))
    }
}

impl CredentialStore for EncryptedFileStore {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        let Some(sealed) = self.files.get(entry)? else { return Ok(None) };
        let key = self.key()?.ok_or(StoreError::KeyLost { reason: "what says where its key is has been deleted" })?;
        // A damaged file is as none, and so is one under another's name.
        Ok(unseal(&key, entry, sealed.to_vec()))
    }

    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let key = self.key_for_writing()?;
        self.files.set(entry, &seal(&key, entry, bytes))
    }

    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        self.files.delete(entry)
    }

    fn sweep(&self) {
        self.files.sweep();
    }

    fn entry_limit(&self) -> Option<usize> {
        None
    }

    fn kind(&self) -> StoreKind {
        StoreKind::EncryptedFile
    }

    fn exposure(&self) -> Exposure {
        let readers = match self.lid() {
            Ok(Some(Lid::Passphrase { .. })) => {
                "whoever knows the passphrase; in CIDS_STORE_PASSPHRASE it is known to every process of this user, and root"
            }
            _ => "every process of this user, whom the kernel's keyring gives the key, and root",
        };
        Exposure { readers: vec![readers.to_owned()], problems: private_files::problems(&self.folder) }
    }

    fn key_place(&self) -> Option<&'static str> {
        match self.lid() {
            Ok(Some(Lid::Kernel { .. })) => Some("the kernel's keyring, until the next restart"),
            Ok(Some(Lid::Passphrase { .. })) => Some("a passphrase"),
            _ => None,
        }
    }
}

fn derive(passphrase: &Secret, salt: &str, memory_kib: u32, passes: u32) -> Result<Key, StoreError> {
    let refused = || StoreError::KeyLost { reason: "what says how its key is derived cannot be used" };
    let params = bounded(memory_kib, passes).map_err(|_| refused())?;
    let mut key = Key::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose().as_bytes(), salt.as_bytes(), key.as_mut_slice())
        .map_err(|_| refused())?;
    Ok(key)
}

/// What a file asks for, as far as it may.
fn bounded(memory_kib: u32, passes: u32) -> argon2::Result<Params> {
    Params::new(memory_kib.min(MOST_MEMORY_KIB), passes.min(MOST_PASSES), 1, None)
}

fn cipher(key: &Key) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, key.as_slice()).expect("the key has 32 bytes"))
}

/// The nonce is random: a key seals a few thousand records in its life, far from the 2³² at which a collision would be a worry.
fn seal(key: &Key, entry: &str, bytes: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_LEN] = rand::thread_rng().r#gen();
    let mut sealed = bytes.to_vec();
    let aad = Aad::from(entry.as_bytes());
    cipher(key).seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed).expect("a record is short");
    [&nonce[..], &sealed].concat()
}

fn unseal(key: &Key, entry: &str, mut bytes: Vec<u8>) -> Option<Bytes> {
    let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let opened = cipher(key).open_in_place(nonce, Aad::from(entry.as_bytes()), sealed).ok()?.to_vec();
    Some(Zeroizing::new(opened))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Typed(Option<&'static str>);

    impl Passphrase for Typed {
        fn passphrase(&self, _: bool) -> Result<Option<Secret>, StoreError> {
            Ok(self.0.map(Secret::new))
        }
        fn is_set(&self) -> bool {
            self.0.is_some()
        }
    }

    fn store(folder: &tempfile::TempDir, passphrase: Option<&'static str>) -> EncryptedFileStore {
        EncryptedFileStore::new(folder.path().join("sealed"), Arc::new(Typed(passphrase)))
    }

    #[test]
    fn what_is_sealed_comes_back_and_is_not_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let first = store(&folder, Some("correct horse"));
        assert!(first.get("a").unwrap().is_none());
        first.set("a", b"planted").unwrap();
        assert_eq!(store(&folder, Some("correct horse")).get("a").unwrap().unwrap().as_slice(), b"planted");
        for file in fs::read_dir(folder.path().join("sealed")).unwrap().flatten() {
            let content = fs::read(file.path()).unwrap();
            assert!(!content.windows(7).any(|window| window == b"planted"), "{:?}", file.path());
        }
        assert!(first.delete("a").unwrap());
    }

    #[test]
    fn a_wrong_or_a_missing_passphrase_opens_nothing_and_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        store(&folder, Some("right")).set("a", b"planted").unwrap();
        for passphrase in [Some("wrong"), None] {
            let other = store(&folder, passphrase);
            let given = passphrase.is_some();
            assert!(matches!(other.get("a"), Err(StoreError::Sealed { is_wrong, .. }) if is_wrong == given));
            assert!(matches!(other.set("a", b"new"), Err(StoreError::Sealed { is_wrong, .. }) if is_wrong == given));
        }
        assert_eq!(store(&folder, Some("right")).get("a").unwrap().unwrap().as_slice(), b"planted");
    }

    #[test]
    fn an_entry_under_anothers_name_and_a_damaged_one_are_none() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder, Some("right"));
        store.set("a", b"planted").unwrap();
        fs::copy(store.files.path("a"), store.files.path("b")).unwrap();
        assert!(store.get("b").unwrap().is_none());
        let mut bytes = fs::read(store.files.path("a")).unwrap();
        bytes[20] ^= 1;
        fs::write(store.files.path("a"), &bytes).unwrap();
        assert!(store.get("a").unwrap().is_none());
        fs::write(store.files.path("a"), b"short").unwrap();
        assert!(store.get("a").unwrap().is_none());
    }

    #[test]
    fn a_key_that_is_lost_is_told_and_a_new_sign_in_makes_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let gone = Lid::Kernel { name: "cids:no-such-key".to_owned() };
        let store = store(&folder, Some("right"));
        store.set("a", b"planted").unwrap();
        private_files::write(&store.lid_path(), &serde_json::to_vec(&gone).unwrap()).unwrap();
        // Where the kernel gives us no keyring at all, that is what is told.
        assert!(matches!(store.get("a"), Err(StoreError::KeyLost { .. } | StoreError::NoKey { .. })));
        if kernel::read("cids:no-such-key").is_ok() {
            store.set("a", b"new").unwrap();
            assert_eq!(store.get("a").unwrap().unwrap().as_slice(), b"new");
        }
    }

    #[test]
    fn a_lid_cannot_make_us_work_for_ever() {
        let reason = "what says how its key is derived cannot be used";
        for (salt, memory, passes) in [("short", 64, 1), ("long enough", 64, 0), ("long enough", 0, 1)] {
            let refused = derive(&Secret::new("x"), salt, memory, passes);
            assert!(matches!(refused, Err(StoreError::KeyLost { reason: told }) if told == reason), "{salt}, {memory}, {passes}");
        }
        let most = bounded(u32::MAX, u32::MAX).unwrap();
        assert_eq!((most.m_cost(), most.t_cost()), (MOST_MEMORY_KIB, MOST_PASSES));
    }
}
