//! Client secrets that a profile keeps in the token store, so that a refresh works from any folder.

use super::index::KeptSecret;
use super::store::StoreKind;
use super::{Error, TokenCache, secret_name, segments};
use crate::secret::Secret;

impl TokenCache {
    /// The client secret that is kept for an application at an authority. No store is asked where none is.
    pub fn client_secret(&self, authority: &str, client_id: &str) -> Result<Option<Secret>, Error> {
        let Some(kept) = self.index.find_secret(authority, client_id) else { return Ok(None) };
        self.check_insisted(kept.store)?;
        let bytes = segments::read(self.store(kept.store)?, &secret_name(authority, client_id))?;
        Ok(bytes.and_then(|bytes| std::str::from_utf8(&bytes).ok().map(Secret::new)))
    }

    /// Whether the client secret of an application at an authority is kept, without asking a store.
    pub fn keeps_client_secret(&self, authority: &str, client_id: &str) -> bool {
        self.index.find_secret(authority, client_id).is_some()
    }

    /// The client secrets that are kept.
    pub fn client_secrets(&self) -> Vec<KeptSecret> {
        self.index.secrets()
    }

    /// Keeps the client secret of an application at an authority.
    pub fn keep_client_secret(&self, authority: &str, client_id: &str, secret: &Secret) -> Result<(), Error> {
        let _writing = self.writing()?;
        self.write_secret(authority, client_id, secret.expose().as_bytes(), self.first_choice())
    }

    /// Forgets the client secret of an application at an authority; says whether there was one.
    pub fn forget_client_secret(&self, authority: &str, client_id: &str) -> Result<bool, Error> {
        let _writing = self.writing()?;
        let Some(kept) = self.index.find_secret(authority, client_id) else { return Ok(false) };
        segments::delete(self.store(kept.store)?, &secret_name(authority, client_id))?;
        self.index.remove_secret(&kept).map_err(|source| Error::Index { source })?;
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

    /// Writes a client secret, reads it back, and then deletes the one in another store.
    fn write_secret(&self, authority: &str, client_id: &str, bytes: &[u8], to: StoreKind) -> Result<(), Error> {
        let name = secret_name(authority, client_id);
        segments::write(self.store(to)?, &name, bytes)?;
        if segments::read(self.store(to)?, &name)?.is_none_or(|written| written.as_slice() != bytes) {
            return Err(Error::Unfaithful);
        }
        let before = self.index.find_secret(authority, client_id).map(|kept| kept.store).filter(|before| *before != to);
        let kept = KeptSecret { authority: authority.to_owned(), client_id: client_id.to_owned(), store: to };
        self.index.put_secret(&kept).map_err(|source| Error::Index { source })?;
        if let Some(before) = before {
            segments::delete(self.store(before)?, &name)?;
        }
        Ok(())
    }
}
