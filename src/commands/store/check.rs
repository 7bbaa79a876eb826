//! `cids store check`: each store in use writes, reads and deletes a record as large as a sign-in's; and who else could read one.

use serde::Serialize;

use crate::cache::{self, Entries, StoreKind, TokenCache};
use crate::context::Context;
use crate::error::Error;
use crate::hint::hint;
use crate::output::{Output, Style, Text};

/// What was found of the stores in use.
#[derive(Serialize)]
pub(super) struct CheckAnswer {
    stores: Vec<Row>,
    older_records: Vec<OlderRecord>,
}

#[derive(Serialize)]
struct Row {
    /// `real`, or `sandbox`.
    accounts: &'static str,
    token_store: StoreKind,
    round_trip_bytes: usize,
    entry_limit: Option<usize>,
    locked: bool,
    key: Option<&'static str>,
    readers: Vec<String>,
}

/// A record that an interrupted move, or another choice of store, left behind.
#[derive(Serialize)]
struct OlderRecord {
    username: String,
    token_store: StoreKind,
    older_in: StoreKind,
}

/// Checks the store that new tokens go to, and every other that an account is in.
pub(super) fn run(context: &Context) -> Result<CheckAnswer, Error> {
    let mut answer = CheckAnswer { stores: Vec::new(), older_records: Vec::new() };
    let mut failures = Vec::new();
    for (accounts, loopback) in [("real", false), ("sandbox", true)] {
        let cache = context.cache(loopback)?;
        let Entries { readable: listed, unreadable } = cache.listed()?;
        failures.extend(unreadable.into_iter().map(|entry| (format!("{accounts} accounts"), cache::Error::List(entry).into())));
        let mut kinds: Vec<StoreKind> = listed.iter().map(|listed| listed.store).collect();
        // A sandbox's accounts are made when the first one signs in; so is their store.
        if !loopback || !kinds.is_empty() {
            match cache.outlook() {
                Ok(placement) => {
                    context.tell_passed_over(&placement);
                    kinds.push(placement.store);
                }
                Err(error) => failures.push((format!("{} ({accounts} accounts)", cache.first_choice()), error.into())),
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        let mut sound = Vec::new();
        for kind in kinds {
            match check(&cache, accounts, kind) {
                Ok(row) => {
                    sound.push(kind);
                    answer.stores.push(row);
                }
                Err(found) => failures.extend(found.into_iter().map(|error| (format!("{kind} ({accounts} accounts)"), error))),
            }
        }
        // A store that fails is not asked again for each account.
        for listed in listed {
            let older = cache.copies(&listed.account, &sound).into_iter();
            answer.older_records.extend(older.map(|older_in| OlderRecord {
                username: listed.account.username.clone(),
                token_store: listed.store,
                older_in,
            }));
        }
    }
    if failures.is_empty() { Ok(answer) } else { Err(Error::of_several("store_check_failed", "A token store does not hold", failures)) }
}

fn check(cache: &TokenCache, accounts: &'static str, kind: StoreKind) -> Result<Row, Vec<Error>> {
    let found = cache.check(kind).map_err(|error| vec![error.into()])?;
    let mut failures: Vec<Error> = found.round_trip.err().map(Error::from).into_iter().collect();
    failures.extend(found.exposure.problems.iter().map(Error::of_exposed));
    if !failures.is_empty() {
        return Err(failures);
    }
    Ok(Row {
        accounts,
        token_store: kind,
        round_trip_bytes: found.size,
        entry_limit: found.entry_limit,
        locked: false,
        key: cache.key_place(kind),
        readers: found.exposure.readers,
    })
}

impl Output for CheckAnswer {
    fn text(&self) -> Text {
        let mut text = Text::new();
        for row in &self.stores {
            let limit = row.entry_limit.map_or_else(
                || format!("none was met: {} bytes in one entry", row.round_trip_bytes),
                |limit| format!("{limit} bytes an entry: larger records are kept in segments"),
            );
            let mut fields = vec![
                ("  Round trip", format!("{} bytes were written, read and deleted", row.round_trip_bytes)),
                ("  Size limit", limit),
                ("  Locked", "no".to_owned()),
            ];
            fields.extend(row.key.map(|key| ("  Key", key.to_owned())));
            fields.extend(row.readers.iter().map(|reader| ("  Readable by", reader.clone())));
            text = text.line(Style::Success, format!("{} holds ({} accounts)", row.token_store, row.accounts)).fields(fields);
        }
        for older in &self.older_records {
            let OlderRecord { username, token_store, older_in } = older;
            let better = token_store.min(older_in);
            text = text.line(
                Style::Warning,
                hint!(
                    "{} has a record in {} too, which is not used: the list names {}. `cids store move --to {}` leaves one",
                    username,
                    older_in,
                    token_store,
                    better
                ),
            );
        }
        text
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
