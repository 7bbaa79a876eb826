//! `cids store move`: each account and each kept client secret is written and read in the other store before it goes in the first.

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::cache::{self, Entries, Listed, Placement, StoreKind};
use crate::choice::find;
use crate::config::TokenStoreChoice;
use crate::context::Context;
use crate::error::Error;
use crate::hint::hint;
use crate::output::{Output, Style, Text};

/// Flags of `cids store move`.
#[derive(Args, Debug)]
pub(super) struct MoveArgs {
    /// The store that they go to; with --account only that account, and no client secret
    #[arg(long, value_enum, value_name = "STORE")]
    to: Target,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Target {
    /// The operating system's keyring
    Keyring,
    /// Encrypted files; their key in the kernel's keyring, else a passphrase
    EncryptedFile,
    /// Private files, in clear
    PlaintextFile,
}

impl Target {
    fn choice(self) -> (StoreKind, TokenStoreChoice) {
        match self {
            Self::Keyring => (StoreKind::Keyring, TokenStoreChoice::Keyring),
            Self::EncryptedFile => (StoreKind::EncryptedFile, TokenStoreChoice::EncryptedFile),
            Self::PlaintextFile => (StoreKind::PlaintextFile, TokenStoreChoice::PlaintextFile),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MoveAnswer {
    token_store: StoreKind,
    moved: Vec<Moved>,
    client_secrets_moved: usize,
    /// Accounts that were there already.
    unchanged: usize,
}

#[derive(Serialize)]
struct Moved {
    username: String,
    authority: String,
    client_id: String,
    from: StoreKind,
}

/// Moves what can be moved, and tells what cannot.
pub(super) fn run(context: &Context, args: &MoveArgs) -> Result<MoveAnswer, Error> {
    let (to, choice) = args.to.choice();
    let only = context.flags().account.as_deref().map(|name| find(context, name, "--account")).transpose()?;
    // The person has named the store: for this command it is the one that is chosen.
    let there = context.with_token_store(choice);
    let mut answer = MoveAnswer { token_store: to, moved: Vec::new(), client_secrets_moved: 0, unchanged: 0 };
    let mut failures = Vec::new();
    for loopback in [false, true] {
        let cache = there.cache(loopback)?;
        let Entries { readable: mut accounts, mut unreadable } = cache.listed()?;
        let mut secrets = cache.client_secrets()?;
        if let Some(only) = &only {
            accounts.retain(|listed| *only == listed.account);
            secrets.readable.clear();
        } else {
            unreadable.append(&mut secrets.unreadable);
            failures.extend(unreadable.into_iter().map(|entry| ("an entry".to_owned(), cache::Error::List(entry).into())));
        }
        let secrets = secrets.readable;
        let is_needed = accounts.iter().any(|listed| listed.store != to) || secrets.iter().any(|kept| kept.store != to);
        if is_needed && let Err(error) = cache.place() {
            failures.push((to.to_string(), error.into()));
            continue;
        }
        for Listed { account, store: from, .. } in accounts {
            match cache.move_to(&account, to) {
                Ok(true) => {
                    let (username, authority, client_id) = (account.username, account.authority, account.client_id);
                    answer.moved.push(Moved { username, authority, client_id, from });
                }
                Ok(false) => answer.unchanged += 1,
                Err(error) => failures.push((account.username, error.into())),
            }
        }
        for kept in secrets {
            match cache.move_client_secret(&kept, to) {
                Ok(moved) => answer.client_secrets_moved += usize::from(moved),
                Err(error) => failures.push((format!("the client secret of {} at {}", kept.client_id, kept.authority), error.into())),
            }
        }
    }
    if !failures.is_empty() {
        for line in answer.lines() {
            context.terminal.success(line);
        }
        return Err(Error::of_several("move_failed", format!("{} stayed where they were", failures.len()), failures));
    }
    let cache = context.cache(false)?;
    if cache.first_choice() != to
        && let Ok(Placement { store, .. }) = cache.outlook()
        && store != to
    {
        context.terminal.hint(hint!(
            "New sign-ins go to {}; to have them in {} too: CIDS_TOKEN_STORE={}, or token_store in a profile",
            store,
            to,
            to
        ));
    }
    Ok(answer)
}

impl MoveAnswer {
    fn lines(&self) -> Vec<String> {
        let accounts = self.moved.iter().map(|moved| format!("Moved {} from {} to {}", moved.username, moved.from, self.token_store));
        let secrets = match self.client_secrets_moved {
            0 => None,
            1 => Some(format!("Moved a client secret to {}", self.token_store)),
            count => Some(format!("Moved {count} client secrets to {}", self.token_store)),
        };
        accounts.chain(secrets).collect()
    }
}

impl Output for MoveAnswer {
    fn text(&self) -> Text {
        let lines = self.lines();
        if lines.is_empty() {
            return Text::new().line(Style::Plain, format!("Nothing had to be moved to {}", self.token_store));
        }
        lines.into_iter().fold(Text::new(), |text, line| text.line(Style::Success, line))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
