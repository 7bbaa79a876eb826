//! The list of accounts as the first development states kept it: one file for all, which did not say where each record is. It goes
//! once no such file can exist.

use chrono::TimeDelta;
use serde::Deserialize;

use super::store::StoreKind;
use super::{Listed, TokenCache, entry_name};
use crate::account::Account;
use crate::clock::Instant;
use crate::private_files;

/// The last signed-in first.
#[derive(Deserialize)]
struct OldList {
    accounts: Vec<Account>,
}

impl TokenCache {
    /// Takes over the old list, if there is one. It goes last: what fails is tried again by the next command.
    pub(super) fn take_over_old_list(&self) {
        let Some(path) = self.locks.as_ref().map(|(folder, _)| folder.join("accounts.json")) else { return };
        let Ok(Some(bytes)) = private_files::read_own(&path) else { return };
        let (Ok(_writing), Ok(old)) = (self.writing(), serde_json::from_slice::<OldList>(&bytes)) else { return };
        let taken = old.accounts.into_iter().rev().zip(1..).try_for_each(|(account, order)| {
            if self.index.find(&account)?.is_some() {
                return Ok(());
            }
            let in_clear = self.store(StoreKind::PlaintextFile).is_ok_and(|files| !matches!(files.get(&entry_name(&account)), Ok(None)));
            let store = if in_clear { StoreKind::PlaintextFile } else { StoreKind::Keyring };
            let signed_in_on = Instant::default() + TimeDelta::seconds(order);
            self.index.put(&Listed {
                account: account.clone(),
                store,
                in_keyring_too: false,
                access_token_expires_on: None,
                signed_in_on,
            })?;
            self.index.make_current(&account)
        });
        if taken.is_ok() {
            let _ = private_files::delete(&path);
        }
    }
}
