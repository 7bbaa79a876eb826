//! `cids graph ls`: the paths that Microsoft's permissions data knows, and what each needs.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::json;

use crate::candidates;
use crate::error::{Error, Kind};
use crate::graph::permissions::{KnownPath, known_below, known_paths};
use crate::output::{Output, Text};

#[derive(Args, Debug)]
pub(super) struct LsArgs {
    /// Only what lies here, such as users or me/photo
    #[arg(add = candidates::graph_paths())]
    prefix: Option<String>,
    /// A line for each method, with the least permissions it needs
    #[arg(long, short)]
    long: bool,
}

/// Lists the paths.
pub(super) fn list(args: &LsArgs) -> Result<Paths, Error> {
    let prefix = args.prefix.as_deref().unwrap_or_default();
    match known_below(prefix) {
        paths if paths.is_empty() => {
            let unknown = Error::new(Kind::Usage, "unknown_path", format!("No known path of Graph begins with {prefix}"));
            Err(match nearest(prefix) {
                Some(nearest) => unknown.hint(format!("Did you mean `cids graph ls {nearest}`?")),
                None => unknown.hint("See them all: cids graph ls"),
            })
        }
        paths => Ok(Paths { paths, long: args.long }),
    }
}

/// What is most like `prefix` among the beginnings that are as long.
fn nearest(prefix: &str) -> Option<String> {
    let prefix = prefix.trim_matches('/').to_ascii_lowercase();
    let depth = prefix.split('/').count();
    let known = known_paths();
    let beginnings: BTreeSet<String> =
        known.iter().map(|known| known.path.split('/').skip(1).take(depth).collect::<Vec<_>>().join("/")).collect();
    let likeness = |beginning: &String| strsim::jaro_winkler(&prefix, &beginning.to_ascii_lowercase());
    beginnings.into_iter().filter(|beginning| likeness(beginning) > 0.7).max_by(|one, other| likeness(one).total_cmp(&likeness(other)))
}

/// Paths of Graph.
pub(super) struct Paths {
    paths: Vec<KnownPath>,
    long: bool,
}

impl Output for Paths {
    fn text(&self) -> Text {
        let methods = |path: &KnownPath| path.methods.iter().map(|needed| needed.method).collect::<Vec<_>>().join(" ");
        if !self.long {
            return Text::new().table(["PATH", "METHODS"], self.paths.iter().map(|path| [path.path.clone(), methods(path)]).collect());
        }
        let any = |permissions: &[String]| if permissions.is_empty() { "-".to_owned() } else { permissions.join(" or ") };
        let row = |path: &KnownPath| {
            let path = path.clone();
            path.methods
                .into_iter()
                .map(move |needed| [path.path.clone(), needed.method.to_owned(), any(&needed.delegated), any(&needed.application)])
        };
        Text::new().table(["PATH", "METHOD", "DELEGATED", "APPLICATION"], self.paths.iter().flat_map(row).collect())
    }

    fn json(&self) -> String {
        let path = |path: &KnownPath| {
            let methods = path
                .methods
                .iter()
                .map(|needed| json!({"method": needed.method, "delegated": needed.delegated, "application": needed.application}));
            json!({"path": path.path, "methods": methods.collect::<Vec<_>>()})
        };
        json!({"paths": self.paths.iter().map(path).collect::<Vec<_>>()}).to_string()
    }
}
