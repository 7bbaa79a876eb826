//! One record in stores of any entry size. A record that fits lies in its head entry; a larger one in numbered segments of a new
//! generation, to which the head then switches. The old segments go last, so a crash leaves the old record or the new one, whole.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::store::{Bytes, CredentialStore, StoreError};

/// Ten times the largest record seen; a damaged head does not make us read for ever.
const MOST_SEGMENTS: usize = 64;
/// What tells a head of segments from a record: JSON never begins so.
const MARK: &[u8] = b"#segments ";

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    generation: String,
    count: usize,
    checksum: String,
}

/// Reads the record under `name`; `None` where there is none, or a damaged one.
pub(super) fn read(store: &dyn CredentialStore, name: &str) -> Result<Option<Bytes>, StoreError> {
    let Some(mut bytes) = store.get(name)? else { return Ok(None) };
    loop {
        let Some(head) = head(&bytes) else { return Ok(Some(bytes)) };
        if let Some(record) = assemble(store, name, &head)? {
            return Ok(Some(record));
        }
        // Another process may have switched to a new generation and swept this one meanwhile.
        match store.get(name)? {
            Some(newer) if newer != bytes => bytes = newer,
            _ => return Ok(None),
        }
    }
}

fn assemble(store: &dyn CredentialStore, name: &str, head: &Head) -> Result<Option<Bytes>, StoreError> {
    let mut record = Zeroizing::new(Vec::new());
    for number in 0..head.count {
        let Some(segment) = store.get(&segment_name(name, &head.generation, number))? else { return Ok(None) };
        record.extend_from_slice(&segment);
    }
    Ok((checksum(&record) == head.checksum).then_some(record))
}

/// Writes the record under `name`.
pub(super) fn write(store: &dyn CredentialStore, name: &str, record: &[u8]) -> Result<(), StoreError> {
    let limit = store.entry_limit().unwrap_or(usize::MAX);
    let old = store.get(name)?.and_then(|bytes| head(&bytes));
    if record.len() <= limit && !record.starts_with(MARK) {
        store.set(name, record)?;
    } else {
        let segments: Vec<&[u8]> = record.chunks(limit).collect();
        if segments.len() > MOST_SEGMENTS {
            return Err(StoreError::Unavailable { reason: "the tokens are too large for it".to_owned() });
        }
        let generation = format!("{:016x}", rand::thread_rng().r#gen::<u64>());
        let new = Head { generation, count: segments.len(), checksum: checksum(record) };
        for (number, segment) in segments.into_iter().enumerate() {
            if let Err(error) = store.set(&segment_name(name, &new.generation, number), segment) {
                // The old record stands; what was written of the new one is swept as far as the store lets us.
                let _ = sweep(store, name, &Head { count: number, ..new });
                return Err(error);
            }
        }
        let mut bytes = MARK.to_vec();
        bytes.extend_from_slice(&serde_json::to_vec(&new).expect("a head is JSON"));
        store.set(name, &bytes)?;
    }
    // The new record stands already: leftovers are swept by the next deletion at the latest.
    if let Some(old) = old {
        let _ = sweep(store, name, &old);
    }
    Ok(())
}

/// Deletes the record under `name`, head first, so that no head ever points to missing segments.
pub(super) fn delete(store: &dyn CredentialStore, name: &str) -> Result<bool, StoreError> {
    let head = match store.get(name) {
        // A store without a limit has no segments, and what cannot be opened any more must still go.
        Err(_) if store.entry_limit().is_none() => None,
        read => read?.and_then(|bytes| head(&bytes)),
    };
    let deleted = store.delete(name)?;
    if let Some(head) = head {
        sweep(store, name, &head)?;
    }
    Ok(deleted)
}

fn sweep(store: &dyn CredentialStore, name: &str, head: &Head) -> Result<(), StoreError> {
    (0..head.count).try_for_each(|number| store.delete(&segment_name(name, &head.generation, number)).map(|_| ()))
}

fn head(bytes: &[u8]) -> Option<Head> {
    let head: Head = serde_json::from_slice(bytes.strip_prefix(MARK)?).ok()?;
    (head.count <= MOST_SEGMENTS).then_some(head)
}

fn segment_name(name: &str, generation: &str, number: usize) -> String {
    format!("{name}.{generation}.{number}")
}

fn checksum(record: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(record))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::cache::store::{MemoryStore, StoreKind};

    /// A store with a limit, which fails from the given call on, as after a crash.
    struct FailingStore<'a> {
        inner: &'a MemoryStore,
        limit: usize,
        calls_left: AtomicUsize,
    }

    impl FailingStore<'_> {
        fn count(&self) -> Result<(), StoreError> {
            let left = self.calls_left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
            left.map(|_| ()).map_err(|_| StoreError::Unavailable { reason: "crashed".into() })
        }
    }

    impl CredentialStore for FailingStore<'_> {
        fn get(&self, entry: &str) -> Result<Option<Bytes>, StoreError> {
            self.count()?;
            self.inner.get(entry)
        }
        fn set(&self, entry: &str, bytes: &[u8]) -> Result<(), StoreError> {
            self.count()?;
            assert!(bytes.len() <= self.limit, "{} bytes in an entry of {}", bytes.len(), self.limit);
            self.inner.set(entry, bytes)
        }
        fn delete(&self, entry: &str) -> Result<bool, StoreError> {
            self.count()?;
            self.inner.delete(entry)
        }
        fn entry_limit(&self) -> Option<usize> {
            Some(self.limit)
        }
        fn kind(&self) -> StoreKind {
            StoreKind::Memory
        }
    }

    fn limited(inner: &MemoryStore, calls: usize) -> FailingStore<'_> {
        FailingStore { inner, limit: 200, calls_left: AtomicUsize::new(calls) }
    }

    #[test]
    fn records_of_every_size_come_back() {
        let memory = MemoryStore::new();
        let store = limited(&memory, usize::MAX);
        for size in [0, 1, 199, 200, 201, 400, 8192, 3] {
            let record = vec![b'x'; size];
            write(&store, "a", &record).unwrap();
            assert_eq!(read(&store, "a").unwrap().unwrap().as_slice(), record, "{size}");
        }
        assert!(delete(&store, "a").unwrap());
        assert!(!delete(&store, "a").unwrap());
    }

    #[test]
    fn nothing_is_left_after_shrinking_or_deleting() {
        let memory = MemoryStore::new();
        let store = limited(&memory, usize::MAX);
        write(&store, "a", &[b'x'; 2000]).unwrap();
        write(&store, "a", b"small").unwrap();
        delete(&store, "a").unwrap();
        assert!(memory.is_empty());
    }

    #[test]
    fn a_crash_at_any_call_leaves_the_old_record_or_the_new_one() {
        for (old, new) in [(vec![b'o'; 900], vec![b'n'; 700]), (vec![b'o'; 10], vec![b'n'; 700]), (vec![b'o'; 900], vec![b'n'; 10])] {
            for calls in 0..20 {
                let memory = MemoryStore::new();
                write(&limited(&memory, usize::MAX), "a", &old).unwrap();
                let finished = write(&limited(&memory, calls), "a", &new).is_ok();
                let found = read(&limited(&memory, usize::MAX), "a").unwrap().unwrap();
                assert!(*found == new || (*found == old && !finished), "after {calls} calls");
            }
        }
    }

    #[test]
    fn a_damaged_record_is_none() {
        let memory = MemoryStore::new();
        let store = limited(&memory, usize::MAX);
        write(&store, "a", &[b'x'; 500]).unwrap();
        let head = head(&memory.get("a").unwrap().unwrap()).unwrap();
        memory.set(&segment_name("a", &head.generation, 1), b"other").unwrap();
        assert!(read(&store, "a").unwrap().is_none());
        memory.delete(&segment_name("a", &head.generation, 1)).unwrap();
        assert!(read(&store, "a").unwrap().is_none());
    }
}
