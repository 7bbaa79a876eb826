//! The order in which an entry and what the list says of it are written: a kill at any point leaves no entry that the list does not know,
//! and so none that cannot be forgotten.

use super::index::{KeptSecret, Listed};
use super::store::StoreKind;
use super::{Error, TokenCache, segments, write_and_read};
use crate::private_files::FileError;

/// Where the list says that an entry is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) store: StoreKind,
    pub(super) in_keyring_too: bool,
}

/// Lists an entry at a place, or nowhere.
pub(super) type List<'a> = &'a dyn Fn(Option<Place>) -> Result<(), FileError>;

impl From<Listed> for Place {
    fn from(listed: Listed) -> Self {
        Self { store: listed.store, in_keyring_too: listed.in_keyring_too }
    }
}

impl From<KeptSecret> for Place {
    fn from(kept: KeptSecret) -> Self {
        Self { store: kept.store, in_keyring_too: kept.in_keyring_too }
    }
}

impl TokenCache {
    /// Writes an entry, reads it back, and lists it; a copy in the store `before` stays. No kill leaves an entry that the list does not
    /// know: a new one is listed before it is written, and of two stores that the keyring may be the second.
    pub(super) fn write_listed(
        &self,
        name: &str,
        bytes: &[u8],
        before: Option<Place>,
        to: StoreKind,
        list: List<'_>,
    ) -> Result<Place, Error> {
        let store = self.store(to)?;
        let list = |place| list(place).map_err(Error::List);
        let mut place = before.unwrap_or(Place { store: to, in_keyring_too: false });
        let leaves = place.store != to && [place.store, to].contains(&StoreKind::Keyring);
        place.in_keyring_too |= leaves;
        let is_noted = before.is_none() || leaves;
        if is_noted {
            // Nothing is noted of a store that cannot be reached.
            store.get(name)?;
            list(Some(place))?;
        }
        let written = write_and_read(store, name, bytes);
        if written.is_err() && is_noted && segments::delete(store, name).is_ok() {
            let _ = list(before);
        }
        written?;
        place.store = to;
        if before.is_some() {
            list(Some(place))?;
        }
        Ok(place)
    }

    /// Deletes what other stores have of an entry that is listed at `place`, after a change of store or one that was interrupted. The
    /// keyring is asked only where the list says so: it might ask the person.
    pub(super) fn sweep_copies(&self, name: &str, place: Place, list: List<'_>) -> Result<(), Error> {
        for store in self.stores.iter().filter(|store| ![place.store, StoreKind::Keyring].contains(&store.kind())) {
            segments::delete(store.as_ref(), name)?;
        }
        if place.in_keyring_too {
            if place.store != StoreKind::Keyring {
                segments::delete(self.store(StoreKind::Keyring)?, name)?;
            }
            list(Some(Place { in_keyring_too: false, ..place })).map_err(Error::List)?;
        }
        Ok(())
    }

    /// Deletes an entry that is listed at `place`, and its copies.
    pub(super) fn delete_everywhere(&self, name: &str, place: Place) -> Result<(), Error> {
        segments::delete(self.store(place.store)?, name)?;
        self.sweep_copies(name, place, &|_| Ok(()))
    }
}
