use super::*;
use crate::cache::record::tests::record;

struct Nobody;

impl Observer for Nobody {
    fn without_lock(&self, reason: &io::Error) {
        panic!("no lock: {reason}");
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

#[test]
fn the_last_signed_in_account_is_the_current_one() {
    let folder = tempfile::tempdir().unwrap();
    for cache in [TokenCache::in_memory(), cache(&folder)] {
        for (authority, oid) in [("https://a", "1"), ("https://a", "2"), ("https://b", "3"), ("https://a", "1")] {
            cache.put(&record(authority, oid)).unwrap();
        }
        assert_eq!(cache.current_of("https://a", "app").unwrap().id(), "1");
        assert_eq!(cache.current_of("https://b", "app").unwrap().id(), "3");
        assert!(cache.current_of("https://a", "another app").is_none());
        let ids: Vec<_> = cache.accounts().iter().map(|account| account.id().to_owned()).collect();
        assert_eq!(ids, ["1", "3", "2"]);
        cache.make_current(&record("https://a", "2").account).unwrap();
        assert_eq!(cache.current().unwrap().id(), "2");
        cache.remove(&record("https://a", "2").account).unwrap();
        assert_eq!(cache.current_of("https://a", "app").unwrap().id(), "1");
        assert_eq!(cache.current().unwrap().id(), "1");
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
    let newer = serde_json::to_string(&own).unwrap().replace("\"version\":2", "\"version\":9");
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
fn what_cannot_be_read_in_the_list_is_as_none_and_a_pointer_leads_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(&folder);
    cache.put(&record("https://a", "1")).unwrap();
    std::fs::write(folder.path().join("accounts/v1.broken.json"), "{").unwrap();
    assert_eq!(cache.accounts(), [record("https://a", "1").account]);
    std::fs::write(folder.path().join("accounts/current"), "../../../etc/passwd").unwrap();
    assert_eq!(cache.current().unwrap().id(), "1");
}

#[test]
fn a_refresh_never_brings_back_a_forgotten_account() {
    let cache = TokenCache::in_memory();
    let own = record("https://a", "1");
    cache.put(&own).unwrap();
    cache.remove(&own.account).unwrap();
    assert_eq!(cache.update(&own).unwrap(), Update::Superseded);
    assert_eq!(cache.accounts(), []);
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
    assert_eq!(cache.current().unwrap().id(), "2");
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
    assert_eq!(again.store_of(&record("https://a", "1").account), Some(StoreKind::EncryptedFile));
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
    assert!(cache.move_to(&own.account, StoreKind::Keyring).is_err());
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
