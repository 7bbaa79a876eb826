//! Client secrets that a profile keeps in the token store, so that a refresh works from any folder.

use super::index::{Entries, KeptSecret};
use super::listed::Place;
use super::store::StoreKind;
use super::{Error, TokenCache, secret_name, segments};
use crate::secret::Secret;

impl TokenCache {
    /// The client secret that is kept for an application at an authority. No store is asked where none is.
    pub fn client_secret(&self, authority: &str, client_id: &str) -> Result<Option<Secret>, Error> {
        let Some(kept) = self.index.find_secret(authority, client_id).map_err(Error::List)? else { return Ok(None) };
        self.check_insisted(kept.store)?;
        let bytes = segments::read(self.store(kept.store)?, &secret_name(authority, client_id))?;
        Ok(bytes.and_then(|bytes| std::str::from_utf8(&bytes).ok().map(Secret::new)))
    }

    /// Whether the client secret of an application at an authority is kept, without asking a store.
    pub fn keeps_client_secret(&self, authority: &str, client_id: &str) -> Result<bool, Error> {
        Ok(self.index.find_secret(authority, client_id).map_err(Error::List)?.is_some())
    }

    /// The client secrets that are kept.
    pub fn client_secrets(&self) -> Result<Entries<KeptSecret>, Error> {
        self.index.secrets().map_err(Error::List)
    }

    /// Keeps the client secret of an application at an authority.
    pub fn keep_client_secret(&self, authority: &str, client_id: &str, secret: &Secret) -> Result<(), Error> {
        let _writing = self.writing()?;
        self.write_secret(authority, client_id, secret.expose().as_bytes(), self.first_choice())
    }

    /// Forgets the client secret of an application at an authority; says whether there was one.
    pub fn forget_client_secret(&self, authority: &str, client_id: &str) -> Result<bool, Error> {
        let _writing = self.writing()?;
        let Some(kept) = self.index.find_secret(authority, client_id).map_err(Error::List)? else { return Ok(false) };
        self.delete_everywhere(&secret_name(authority, client_id), Place::from(kept.clone()))?;
        self.index.remove_secret(&kept).map_err(Error::List)?;
        Ok(true)
    }

    /// Moves a client secret to another store; says whether it was elsewhere.
    pub fn move_client_secret(&self, kept: &KeptSecret, to: StoreKind) -> Result<bool, Error> {
        let _writing = self.writing()?;
        if kept.store == to {
            return Ok(false);
        }
        let name = secret_name(&kept.authority, &kept.client_id);
        let bytes = segments::read(self.store(kept.store)?, &name)?.ok_or(Error::Gone { store: kept.store })?;
        self.write_secret(&kept.authority, &kept.client_id, &bytes, to)?;
        Ok(true)
    }

    /// Writes a client secret, and then deletes the one in another store.
    fn write_secret(&self, authority: &str, client_id: &str, bytes: &[u8], to: StoreKind) -> Result<(), Error> {
        let name = secret_name(authority, client_id);
        let kept = |Place { store, in_keyring_too }| KeptSecret {
            authority: authority.to_owned(),
            client_id: client_id.to_owned(),
            store,
            in_keyring_too,
        };
        let nowhere = Place { store: to, in_keyring_too: false };
        let list = |place: Option<Place>| match place {
            Some(place) => self.index.put_secret(&kept(place)),
            None => self.index.remove_secret(&kept(nowhere)),
        };
        // One that cannot be read is replaced.
        let before = self.index.find_secret(authority, client_id).ok().flatten().map(Place::from);
        let place = self.write_listed(&name, bytes, before, to, &list)?;
        self.sweep_copies(&name, place, &list)
    }
}
