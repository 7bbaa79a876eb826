//! What a `.env` asks for and only the user may allow: cids asks once, and remembers the answer in the state folder.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::context::Context;
use crate::error::{Error, Kind};
use crate::private_files;

/// Something that is confirmed once.
pub trait Confirmable: Serialize + DeserializeOwned + PartialEq {
    /// The name of its file in the state folder.
    const FILE: &'static str;
}

/// All that was confirmed of one sort.
pub struct Confirmed<T> {
    /// None without a state folder: nothing is remembered.
    path: Option<PathBuf>,
    items: Vec<T>,
}

impl<T: Confirmable> Confirmed<T> {
    /// Reads what was confirmed. A file that another user could have written confirms nothing.
    pub fn read(context: &Context) -> Self {
        let path = context.folders().state().ok().map(|state| state.join(T::FILE));
        let bytes = path.as_deref().and_then(|path| {
            private_files::read_own(path).unwrap_or_else(|error| {
                context.terminal.warning(format!("Ignored what was confirmed earlier, {error}"));
                None
            })
        });
        let items = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path, items }
    }

    /// Whether `item` was confirmed.
    pub fn has(&self, item: &T) -> bool {
        self.items.contains(item)
    }

    /// Asks `question`, and remembers `items` if the answer is yes. `refusal` is the error where there is no one to ask.
    pub fn ask(self, context: &Context, items: Vec<T>, question: &str, refusal: Error) -> Result<(), Error> {
        check_person(context, refusal)?;
        let is_allowed = context.terminal.confirm(question);
        self.remember(context, items, is_allowed)
    }

    /// As [`Self::ask`], for a command under way: Ctrl-C works while the answer is awaited.
    pub async fn ask_aside(self, context: &Context, items: Vec<T>, question: String, refusal: Error) -> Result<(), Error> {
        check_person(context, refusal)?;
        let terminal = Arc::clone(&context.terminal);
        let is_allowed = tokio::task::spawn_blocking(move || terminal.confirm(&question)).await.unwrap_or_default();
        self.remember(context, items, is_allowed)
    }

    fn remember(mut self, context: &Context, items: Vec<T>, is_allowed: bool) -> Result<(), Error> {
        if !is_allowed {
            return Err(Error::new(Kind::Cancelled, "cancelled", "Nothing was sent"));
        }
        self.items.extend(items);
        let items = serde_json::to_vec(&self.items).unwrap_or_default();
        if let Some(Err(error)) = self.path.map(|path| private_files::write(&path, &items)) {
            context.terminal.warning(format!("cids will ask again next time: {error}"));
        }
        Ok(())
    }
}

fn check_person(context: &Context, refusal: Error) -> Result<(), Error> {
    if context.terminal.has_person() { Ok(()) } else { Err(refusal.hint("At a terminal, cids asks once")) }
}
