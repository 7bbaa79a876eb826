//! `cids store`: where tokens are kept and why. Writes nothing; `check` proves it, `move` changes it.

mod check;
mod relocate;

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cache::{Entries, Preview, StoreKind};
use crate::context::Context;
use crate::error::Error;
use crate::output::{Output, Style, Text};

/// Flags of `cids store`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  cids store\n  cids store check\n  cids store move --to encrypted-file\n  \
                  cids store move --to keyring --account casey@litware.example")]
pub struct StoreArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write, read and delete a record, and say who else on this machine could read one
    Check,
    /// Move accounts and kept client secrets to another store, without a new sign-in
    Move(relocate::MoveArgs),
}

/// Shows, proves or moves.
pub fn run(context: &Context, args: &StoreArgs) -> Result<(), Error> {
    match &args.verb {
        None => context.answer(&StoreAnswer { real: Share::new(context, false)?, sandbox: Share::new(context, true)? }),
        Some(Verb::Check) => context.answer(&check::run(context)?),
        Some(Verb::Move(args)) => context.answer(&relocate::run(context, args)?),
    }
}

#[derive(Serialize)]
struct StoreAnswer {
    real: Share,
    sandbox: Share,
}

/// What is kept of real accounts, or of those of sandboxes.
#[derive(Serialize)]
struct Share {
    token_store: Option<StoreKind>,
    source: String,
    passed_over: Vec<PassedOver>,
    /// What a new entry would meet there; `null` where the store was not asked.
    locked: Option<bool>,
    problem: Option<String>,
    accounts: BTreeMap<String, usize>,
    client_secrets: usize,
    encrypted_file_key: Option<&'static str>,
}

#[derive(Serialize)]
struct PassedOver {
    token_store: StoreKind,
    reason: String,
}

impl Share {
    fn new(context: &Context, loopback: bool) -> Result<Self, Error> {
        let cache = context.cache(loopback)?;
        let outlook = cache.outlook();
        let passed_over = outlook.iter().flat_map(|placement| &placement.passed_over);
        let mut accounts = BTreeMap::new();
        let Entries { readable, unreadable } = cache.listed()?;
        context.tell_unreadable(&unreadable);
        for listed in readable {
            *accounts.entry(listed.store.to_string()).or_default() += 1;
        }
        Ok(Self {
            token_store: outlook.as_ref().ok().map(|placement| placement.store),
            locked: outlook.as_ref().ok().and_then(|placement| match placement.state {
                Preview::Ready => Some(false),
                Preview::Locked => Some(true),
                Preview::Unknown => None,
            }),
            source: context.token_store_source(loopback)?,
            passed_over: passed_over.map(|(store, error)| PassedOver { token_store: *store, reason: error.to_string() }).collect(),
            accounts,
            client_secrets: cache.client_secrets()?.readable.len(),
            encrypted_file_key: cache.key_place(StoreKind::EncryptedFile),
            problem: outlook.err().map(|error| Error::from(error).message().to_owned()),
        })
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let store = match (&self.token_store, &self.problem) {
            (Some(store), _) => {
                let state = match self.locked {
                    Some(false) => "",
                    Some(true) => ", locked: it asks for its password first",
                    None => ", not tested: run `cids store check`",
                };
                format!("{store} ({}){state}", self.source)
            }
            (None, problem) => format!("no store ({}): {}", self.source, problem.as_deref().unwrap_or_default()),
        };
        let mut fields = vec![("New tokens go to", store)];
        fields.extend(self.passed_over.iter().map(|passed| ("Passed over", format!("{}: {}", passed.token_store, passed.reason))));
        let counts: Vec<String> = self.accounts.iter().map(|(store, count)| format!("{count} in {store}")).collect();
        fields.push(("Accounts", if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }));
        if self.client_secrets > 0 {
            fields.push(("Client secrets", self.client_secrets.to_string()));
        }
        fields.extend(self.encrypted_file_key.map(|place| ("Key of encrypted files", place.to_owned())));
        fields
    }
}

impl Output for StoreAnswer {
    fn text(&self) -> Text {
        let text = Text::new().line(Style::Label, "Real accounts").fields(self.real.fields());
        text.line(Style::Plain, "").line(Style::Label, "Accounts of sandboxes").fields(self.sandbox.fields())
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
