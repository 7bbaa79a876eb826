use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::cache::record::tests::record;
use crate::secret::Secret;

struct Nobody;

impl Observer for Nobody {
    fn waiting(&self, path: &Path, _: Duration) {
        panic!("{} is held", path.display());
    }
    fn without_lock(&self, reason: &FileError) {
        panic!("no lock: {reason}");
    }
    fn not_kept(&self, reason: &Error) {
        panic!("not kept: {reason}");
    }
}

impl Passphrase for Nobody {
    fn passphrase(&self, _: bool) -> Result<Option<Secret>, StoreError> {
        Ok(Some(Secret::new("correct horse")))
    }
    fn is_set(&self) -> bool {
        true
    }
}

/// A store that is not there, or is there and locked.
struct Broken(bool);

impl CredentialStore for Broken {
    fn get(&self, _: &str) -> Result<Option<Bytes>, StoreError> {
        Err(if self.0 { StoreError::Locked { reason: "locked".into() } } else { StoreError::Unavailable { reason: "no bus".into() } })
    }
    fn set(&self, entry: &str, _: &[u8]) -> Result<(), StoreError> {
        self.get(entry).map(drop)
    }
    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        self.get(entry).map(|_| false)
    }
    fn entry_limit(&self) -> Option<usize> {
        None
    }
    fn kind(&self) -> StoreKind {
        StoreKind::Keyring
    }
}

/// A cache in files of `folder`, with a keyring that is missing or locked.
fn cache_with(folder: &tempfile::TempDir, choices: &[StoreKind], locked: bool) -> TokenCache {
    let at = |name: &str| folder.path().join(name);
    let stores: Vec<Box<dyn CredentialStore>> = vec![
        Box::new(Broken(locked)),
        Box::new(EncryptedFileStore::new(at("sealed"), Arc::new(Nobody))),
        Box::new(PrivateFileStore::new(at("tokens"))),
    ];
    TokenCache::new(stores, choices.to_vec(), folder.path().to_owned(), Arc::new(Nobody))
}

fn cache(folder: &tempfile::TempDir) -> TokenCache {
    cache_with(folder, &[StoreKind::PlaintextFile], false)
}

fn accounts(cache: &TokenCache) -> Vec<Account> {
    cache.listed().unwrap().readable.into_iter().map(|listed| listed.account).collect()
}

#[test]
fn the_last_signed_in_account_is_the_current_one() {
    let folder = tempfile::tempdir().unwrap();
    for cache in [TokenCache::in_memory(), cache(&folder)] {
        for (authority, oid) in [("https://a", "1"), ("https://a", "2"), ("https://b", "3"), ("https://a", "1")] {
            cache.put(&record(authority, oid)).unwrap();
        }
        assert_eq!(cache.current_of("https://a", "app").unwrap().unwrap().id(), "1");
        assert_eq!(cache.current_of("https://b", "app").unwrap().unwrap().id(), "3");
        assert!(cache.current_of("https://a", "another app").unwrap().is_none());
        let ids: Vec<_> = accounts(&cache).iter().map(|account| account.id().to_owned()).collect();
        assert_eq!(ids, ["1", "3", "2"]);
        cache.make_current(&record("https://a", "2").account).unwrap();
        assert_eq!(cache.current().unwrap().unwrap().id(), "2");
        cache.remove(&record("https://a", "2").account).unwrap();
        assert_eq!(cache.current_of("https://a", "app").unwrap().unwrap().id(), "1");
        assert_eq!(cache.current().unwrap().unwrap().id(), "1");
    }
}

#[test]
fn a_planted_record_of_another_account_is_not_believed() {
    let cache = TokenCache::in_memory();
    let (own, foreign) = (record("https://a", "1"), record("https://evil", "1"));
    cache.put(&own).unwrap();
    let bytes = serde_json::to_vec(&foreign).unwrap();
    cache.stores[0].set(&entry_name(&own.account), &bytes).unwrap();
    assert!(cache.load(&own.account).unwrap().is_none());
    cache.stores[0].set(&entry_name(&own.account), b"garbage").unwrap();
    assert!(cache.load(&own.account).unwrap().is_none());
}

#[test]
fn a_record_of_a_newer_version_is_told_and_not_overwritten_by_a_refresh() {
    let cache = TokenCache::in_memory();
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    let newer = serde_json::to_string(&own).unwrap().replace("\"version\":3", "\"version\":9");
    cache.stores[0].set(&entry_name(&own.account), newer.as_bytes()).unwrap();
    assert!(matches!(cache.load(&own.account), Err(Error::NewerRecord)));
    assert!(matches!(cache.update(&own), Err(Error::NewerRecord)));
}

#[test]
fn names_cannot_be_shifted_into_one_another() {
    let mut one = record("https://a", "1").account;
    let mut other = one.clone();
    (one.authority, one.client_id) = ("a.b".into(), "c".into());
    (other.authority, other.client_id) = ("a".into(), "b.c".into());
    assert_ne!(entry_name(&one), entry_name(&other));
}

#[test]
fn an_entry_that_cannot_be_read_hides_no_other_and_is_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    let [first, second] = ["1", "2"].map(|oid| record("https://a", oid));
    cache.put(&first).unwrap();
    cache.put(&second).unwrap();
    let entry = folder.path().join("accounts").join(format!("{}.json", entry_name(&second.account)));
    std::fs::write(&entry, "{").unwrap();
    assert_eq!(accounts(&cache), std::slice::from_ref(&first.account));
    assert_eq!(cache.listed().unwrap().unreadable.iter().map(|error| &error.path).collect::<Vec<_>>(), [&entry]);
    assert!(cache.load(&first.account).unwrap().is_some());
    // The current one is not the other, all of a sudden.
    assert!(matches!(cache.current(), Err(Error::List(FileError { fault: FileFault::Damaged, .. }))));
    assert!(matches!(cache.current_of("https://a", "app"), Err(Error::List(FileError { fault: FileFault::Damaged, .. }))));
    assert!(matches!(cache.load(&second.account), Err(Error::List(FileError { fault: FileFault::Damaged, .. }))));
    cache.make_current(&first.account).unwrap();
    assert_eq!(cache.current().unwrap(), Some(first.account.clone()));
    cache.remove(&first.account).unwrap();
    assert!(matches!(cache.current(), Err(Error::List(FileError { fault: FileFault::Damaged, .. }))), "an account was found");
    // A sign-in writes it anew.
    cache.put(&second).unwrap();
    assert_eq!(cache.current().unwrap(), Some(second.account));
}

#[test]
fn an_account_whose_entry_cannot_be_read_is_forgotten_with_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    std::fs::write(folder.path().join("accounts").join(format!("{}.json", entry_name(&own.account))), "{").unwrap();
    for entry in cache.listed().unwrap().unreadable {
        cache.remove_unreadable(&entry).unwrap();
    }
    assert!(cache.listed().unwrap().unreadable.is_empty());
    assert_eq!(std::fs::read_dir(folder.path().join("tokens")).unwrap().count(), 0);
}

#[test]
fn a_pointer_leads_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    cache.put(&record("https://a", "1")).unwrap();
    std::fs::write(folder.path().join("accounts/current"), "../../../etc/passwd").unwrap();
    assert_eq!(cache.current().unwrap().unwrap().id(), "1");
}

#[test]
fn a_refresh_never_brings_back_a_forgotten_account() {
    let cache = TokenCache::in_memory();
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    cache.remove(&own.account).unwrap();
    assert_eq!(cache.update(&own).unwrap(), Update::Superseded);
    assert_eq!(accounts(&cache), []);
    assert!(cache.load(&own.account).unwrap().is_none());
}

#[test]
fn a_refresh_never_overwrites_a_later_sign_in_nor_changes_the_current_account() {
    let cache = TokenCache::in_memory();
    let before = record("https://a", "1");
    cache.put(&before).unwrap();
    let mut after = record("https://a", "1");
    after.refresh_token = Some(Secret::new("newer"));
    cache.put(&after).unwrap();
    cache.put(&record("https://a", "2")).unwrap();
    assert_eq!(cache.update(&before).unwrap(), Update::Superseded);
    assert_eq!(cache.load(&before.account).unwrap().unwrap().refresh_token.unwrap().expose(), "newer");
    assert_eq!(cache.update(&after).unwrap(), Update::Kept);
    assert_eq!(cache.current().unwrap().unwrap().id(), "2");
}

#[test]
fn auto_takes_the_next_store_where_there_is_no_keyring_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let auto = [StoreKind::Keyring, StoreKind::EncryptedFile];
    let cache = cache_with(&folder, &auto, false);
    let placement = cache.place().unwrap();
    assert_eq!(placement.store, StoreKind::EncryptedFile);
    assert!(matches!(&placement.passed_over[..], [(StoreKind::Keyring, StoreError::Unavailable { .. })]));
    cache.put(&record("https://a", "1")).unwrap();
    let again = cache_with(&folder, &auto, false);
    assert_eq!(again.load(&record("https://a", "1").account).unwrap().unwrap().id_token.unwrap().token.expose(), "planted-id-token");
    assert_eq!(again.store_of(&record("https://a", "1").account).unwrap(), Some(StoreKind::EncryptedFile));
}

#[test]
fn a_locked_keyring_is_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache_with(&folder, &[StoreKind::Keyring, StoreKind::EncryptedFile], true);
    assert!(matches!(cache.place(), Err(Error::Store(StoreError::Locked { .. }))));
    let keyring = cache_with(&folder, &[StoreKind::Keyring], false);
    assert!(matches!(keyring.place(), Err(Error::Store(StoreError::Unavailable { .. }))));
}

#[test]
fn a_record_moves_whole_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    assert!(cache.move_to(&own.account, StoreKind::EncryptedFile).unwrap());
    assert!(!cache.move_to(&own.account, StoreKind::EncryptedFile).unwrap());
    assert_eq!(std::fs::read_dir(folder.path().join("tokens")).unwrap().count(), 0);
    // Sealed is more than clear: it is read although clear files are what is asked for.
    assert!(cache.load(&own.account).unwrap().is_some());
    assert!(matches!(cache.move_to(&own.account, StoreKind::Keyring), Err(Error::Store(StoreError::Unavailable { .. }))));
    assert!(cache.load(&own.account).unwrap().is_some());
}

#[test]
fn a_lesser_store_is_not_read_where_a_better_one_is_insisted_on() {
    let folder = tempfile::tempdir().unwrap();
    cache(&folder).put(&record("https://a", "1")).unwrap();
    let insisting = cache_with(&folder, &[StoreKind::Keyring], false);
    let loaded = insisting.load(&record("https://a", "1").account);
    assert!(matches!(loaded, Err(Error::OtherStore { store: StoreKind::PlaintextFile })));
}

#[test]
fn a_client_secret_is_kept_for_its_own_application_alone() {
    let cache = TokenCache::in_memory();
    cache.keep_client_secret("https://a", "app", &Secret::new("planted")).unwrap();
    assert_eq!(cache.client_secret("https://a", "app").unwrap().unwrap().expose(), "planted");
    assert!(cache.client_secret("https://evil", "app").unwrap().is_none());
    assert!(cache.forget_client_secret("https://a", "app").unwrap());
    assert!(cache.client_secret("https://a", "app").unwrap().is_none());
}

#[test]
fn a_client_secret_moves_and_is_found_without_asking_other_stores() {
    let folder = tempfile::tempdir().unwrap();
    // The keyring is broken: whoever asks it fails.
    let auto = cache_with(&folder, &[StoreKind::Keyring, StoreKind::EncryptedFile], false);
    assert!(auto.client_secret("https://a", "app").unwrap().is_none());
    cache(&folder).keep_client_secret("https://a", "app", &Secret::new("planted")).unwrap();
    let kept = auto.client_secrets().unwrap().readable;
    assert_eq!(kept.iter().map(|kept| kept.store).collect::<Vec<_>>(), [StoreKind::PlaintextFile]);
    assert!(matches!(auto.move_client_secret(&kept[0], StoreKind::Keyring), Err(Error::Store(StoreError::Unavailable { .. }))));
    assert!(auto.move_client_secret(&kept[0], StoreKind::EncryptedFile).unwrap());
    assert_eq!(auto.client_secret("https://a", "app").unwrap().unwrap().expose(), "planted");
    assert_eq!(std::fs::read_dir(folder.path().join("tokens")).unwrap().count(), 0);
    let insisting = cache_with(&folder, &[StoreKind::Keyring], false);
    assert!(matches!(insisting.client_secret("https://a", "app"), Err(Error::OtherStore { .. })));
}

#[test]
fn of_two_records_the_listed_one_counts_and_the_other_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    let files = [StoreKind::EncryptedFile, StoreKind::PlaintextFile];
    let (older, newer) = (record("https://a", "1"), record("https://a", "1"));
    cache.write(StoreKind::EncryptedFile, &older).unwrap();
    cache.put(&newer).unwrap();
    assert_eq!(cache.copies(&newer.account, &files), []);
    cache.write(StoreKind::EncryptedFile, &older).unwrap();
    assert_eq!(cache.load(&newer.account).unwrap().unwrap().sign_in, newer.sign_in);
    assert_eq!(cache.copies(&newer.account, &files), [StoreKind::EncryptedFile]);
    assert!(!cache.move_to(&newer.account, StoreKind::PlaintextFile).unwrap());
    assert_eq!(cache.copies(&newer.account, &files), []);
    cache.write(StoreKind::EncryptedFile, &older).unwrap();
    cache.remove(&newer.account).unwrap();
    assert!(cache.load_from(StoreKind::EncryptedFile, &older.account).unwrap().is_none());
}

#[test]
fn the_list_tells_when_tokens_end_and_a_refresh_does_not_change_its_order() {
    let cache = TokenCache::in_memory();
    let mut first = record("https://a", "1");
    cache.put(&first).unwrap();
    cache.put(&record("https://a", "2")).unwrap();
    let (obtained_on, expires_on) = (Clock::system().now(), Clock::system().now() + chrono::TimeDelta::hours(1));
    let token =
        AccessToken { scopes: vec!["A".into()], asked: Vec::new(), token: Secret::new("planted"), obtained_on, expires_on, clock_ahead: 0 };
    first.keep(token);
    cache.update(&first).unwrap();
    let listed: Vec<_> = cache
        .listed()
        .unwrap()
        .readable
        .into_iter()
        .map(|listed| (listed.account.id().to_owned(), listed.access_token_expires_on))
        .collect();
    assert_eq!(listed, [("2".to_owned(), None), ("1".to_owned(), Some(expires_on))]);
}

#[test]
fn an_account_whose_record_is_gone_does_not_move() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    cache.stores[2].delete(&entry_name(&own.account)).unwrap();
    assert!(matches!(cache.move_to(&own.account, StoreKind::EncryptedFile), Err(Error::Gone { store: StoreKind::PlaintextFile })));
    assert_eq!(accounts(&cache), [own.account]);
}

#[test]
fn the_old_list_is_taken_over_once() {
    let folder = tempfile::tempdir().unwrap();
    let before = cache(&folder);
    let [clear, keyring, both] = ["1", "2", "3"].map(|oid| record("https://a", oid));
    before.write(StoreKind::PlaintextFile, &clear).unwrap();
    before.put(&both).unwrap();
    let accounts = [&keyring, &clear, &both].map(|record| &record.account);
    std::fs::write(folder.path().join("accounts.json"), serde_json::json!({ "accounts": accounts }).to_string()).unwrap();
    let after = cache(&folder);
    assert_eq!(after.current().unwrap(), Some(keyring.account.clone()));
    let listed: Vec<_> =
        after.listed().unwrap().readable.into_iter().map(|listed| (listed.account.id().to_owned(), listed.store)).collect();
    let (files, keys) = (StoreKind::PlaintextFile, StoreKind::Keyring);
    assert_eq!(listed, [("3".to_owned(), files), ("2".to_owned(), keys), ("1".to_owned(), files)]);
    assert!(after.load(&clear.account).unwrap().is_some());
    assert!(!folder.path().join("accounts.json").exists());
}

#[test]
#[cfg(unix)]
fn what_others_could_read_or_exchange_is_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let chmod = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let store = PrivateFileStore::new(state.join("tokens"));
    store.set("a", b"planted").unwrap();
    let problems = || store.exposure().problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(problems(), Vec::<String>::new());
    chmod(&state, 0o777);
    chmod(&state.join("tokens"), 0o755);
    chmod(&store.path("a"), 0o644);
    symlink("/etc/passwd", state.join("tokens/planted")).unwrap();
    let found = problems().join("\n");
    for told in [
        "state: it can be written by everybody",
        "tokens: it is open to others",
        "json: it can be read by others",
        "planted: it is a symbolic link",
    ] {
        assert!(found.contains(told), "{told}: {found}");
    }
    // The sticky bit of /tmp protects what is in it, and the next write closes the folder again.
    chmod(&state, 0o1777);
    store.set("a", b"planted").unwrap();
    assert_eq!(problems().len(), 1, "{:?}", problems());
}

#[test]
#[cfg(unix)]
fn links_planted_in_the_state_folder_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    cache.put(&record("https://a", "1")).unwrap();
    let listed = folder.path().join("accounts").join(format!("{}.json", entry_name(&record("https://a", "1").account)));
    let planted = elsewhere.path().join("listed.json");
    std::fs::rename(&listed, &planted).unwrap();
    symlink(&planted, &listed).unwrap();
    assert_eq!(accounts(&cache), []);
    assert!(matches!(cache.current(), Err(Error::List(FileError { fault: FileFault::Link, .. }))));
    // A pipe in the place of a pointer does not hang.
    let pointer = folder.path().join("accounts/current");
    std::fs::remove_file(&pointer).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&pointer).status().unwrap().success());
    assert!(matches!(cache.current(), Err(Error::List(FileError { fault: FileFault::NotAFile, .. }))));
    std::fs::rename(folder.path().join("tokens"), elsewhere.path().join("tokens")).unwrap();
    symlink(elsewhere.path().join("tokens"), folder.path().join("tokens")).unwrap();
    assert!(matches!(cache.put(&record("https://a", "2")), Err(Error::Store(StoreError::File(_)))));
    assert_eq!(std::fs::read_dir(elsewhere.path().join("tokens")).unwrap().count(), 1);
}

/// Writes for so many calls, and then never again: as a process that was killed.
struct Killed {
    inner: PrivateFileStore,
    kind: StoreKind,
    calls_left: AtomicUsize,
}

impl Killed {
    fn count(&self) -> Result<(), StoreError> {
        let left = self.calls_left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        left.map(drop).map_err(|_| StoreError::Unavailable { reason: "killed".into() })
    }
}

impl CredentialStore for Killed {
    fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
        self.count()?;
        self.inner.get(entry)
    }
    fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.count()?;
        self.inner.set(entry, bytes)
    }
    fn delete(&self, entry: &str) -> Result<bool, StoreError> {
        self.count()?;
        self.inner.delete(entry)
    }
    fn entry_limit(&self) -> Option<usize> {
        None
    }
    fn kind(&self) -> StoreKind {
        self.kind
    }
}

/// A cache in clear files and a keyring that ends after so many calls.
fn cache_killed_after(folder: &tempfile::TempDir, choice: StoreKind, calls: usize) -> TokenCache {
    let keyring = PrivateFileStore::new(folder.path().join("keyring"));
    let stores: Vec<Box<dyn CredentialStore>> = vec![
        Box::new(Killed { inner: keyring, kind: StoreKind::Keyring, calls_left: AtomicUsize::new(calls) }),
        Box::new(PrivateFileStore::new(folder.path().join("tokens"))),
    ];
    TokenCache::new(stores, vec![choice], folder.path().to_owned(), Arc::new(Nobody))
}

#[test]
fn no_kill_leaves_tokens_that_a_sign_out_does_not_find() {
    for calls in 0..8 {
        for (first, then) in [(None, StoreKind::Keyring), (Some(StoreKind::PlaintextFile), StoreKind::Keyring)] {
            let folder = tempfile::tempdir().unwrap();
            let own = record("https://a", "1");
            if let Some(first) = first {
                cache_killed_after(&folder, first, usize::MAX).put(&own).unwrap();
            }
            let _ = cache_killed_after(&folder, then, calls).put(&own);
            let _ = cache_killed_after(&folder, then, calls).move_to(&own.account, StoreKind::PlaintextFile);
            let after = cache_killed_after(&folder, then, usize::MAX);
            for account in accounts(&after) {
                after.remove(&account).unwrap();
            }
            for store in ["keyring", "tokens"] {
                let left = std::fs::read_dir(folder.path().join(store)).map_or(0, Iterator::count);
                assert_eq!(left, 0, "{store}, {first:?} after {calls} calls");
            }
        }
    }
}

#[test]
fn no_kill_leaves_a_client_secret_that_cannot_be_forgotten() {
    for calls in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        let (secret, clear) = (Secret::new("planted"), StoreKind::PlaintextFile);
        let killed = cache_killed_after(&folder, StoreKind::Keyring, calls);
        let _ = killed.keep_client_secret("https://a", "app", &secret);
        cache_killed_after(&folder, clear, usize::MAX).keep_client_secret("https://a", "other", &secret).unwrap();
        for kept in killed.client_secrets().unwrap().readable {
            let _ = killed.move_client_secret(&kept, if kept.store == clear { StoreKind::Keyring } else { clear });
        }
        let after = cache_killed_after(&folder, clear, usize::MAX);
        for kept in after.client_secrets().unwrap().readable {
            after.forget_client_secret(&kept.authority, &kept.client_id).unwrap();
        }
        for store in ["keyring", "tokens"] {
            let left = std::fs::read_dir(folder.path().join(store)).map_or(0, Iterator::count);
            assert_eq!(left, 0, "{store} after {calls} calls");
        }
    }
}

#[test]
fn a_sign_in_that_cannot_be_kept_is_not_listed() {
    struct Full;
    impl CredentialStore for Full {
        fn get(&self, _: &str) -> Result<Option<Bytes>, StoreError> {
            Ok(None)
        }
        fn set(&self, _: &str, _: &[u8]) -> Result<(), StoreError> {
            Err(StoreError::File(FileError { path: PathBuf::new(), fault: FileFault::Io(io::ErrorKind::StorageFull.into()) }))
        }
        fn delete(&self, _: &str) -> Result<bool, StoreError> {
            Ok(false)
        }
        fn entry_limit(&self) -> Option<usize> {
            None
        }
        fn kind(&self) -> StoreKind {
            StoreKind::PlaintextFile
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let own = record("https://a", "1");
    let full = TokenCache::new(vec![Box::new(Full)], vec![StoreKind::PlaintextFile], folder.path().to_owned(), Arc::new(Nobody));
    let no_space = |error: &Error| matches!(error, Error::Store(StoreError::File(FileError { fault: FileFault::Io(_), .. })));
    assert!(full.put(&own).is_err_and(|error| no_space(&error)));
    let absent = cache_with(&folder, &[StoreKind::Keyring], false).put(&own);
    assert!(matches!(absent, Err(Error::Store(StoreError::Unavailable { .. }))));
    assert_eq!(accounts(&full), []);
}

#[test]
fn what_a_killed_writer_left_is_swept_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let own = record("https://a", "1");
    cache(&folder).put(&own).unwrap();
    let leave = || {
        for place in ["tokens", "accounts"] {
            std::fs::write(folder.path().join(place).join(".unfinished-a1B2c3"), "planted").unwrap();
        }
    };
    let left = || ["tokens", "accounts"].map(|place| folder.path().join(place).join(".unfinished-a1B2c3").exists());
    leave();
    cache(&folder).update(&own).unwrap();
    assert_eq!(left(), [false, false]);
    leave();
    cache(&folder).remove(&own.account).unwrap();
    assert_eq!(left(), [false, false]);
}

#[test]
fn tokens_that_cannot_be_opened_any_more_can_be_forgotten() {
    struct Another;
    impl Passphrase for Another {
        fn passphrase(&self, _: bool) -> Result<Option<Secret>, StoreError> {
            Ok(Some(Secret::new("battery staple")))
        }
        fn is_set(&self) -> bool {
            true
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let own = record("https://a", "1");
    cache_with(&folder, &[StoreKind::EncryptedFile], false).put(&own).unwrap();
    let sealed = EncryptedFileStore::new(folder.path().join("sealed"), Arc::new(Another));
    let after = TokenCache::new(vec![Box::new(sealed)], vec![StoreKind::EncryptedFile], folder.path().to_owned(), Arc::new(Nobody));
    assert!(matches!(after.load(&own.account), Err(Error::Store(StoreError::Sealed { is_wrong: true, .. }))));
    after.remove(&own.account).unwrap();
    assert_eq!(accounts(&after), []);
}
