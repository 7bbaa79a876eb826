//! `cids graph ls`: the paths that Microsoft's permissions data knows, and what each needs.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::json;

use crate::candidates;
use crate::error::{Error, Kind};
use crate::graph::permissions::{KnownPath, Needed, known_below, known_paths};
use crate::hint::hint;
use crate::output::{Output, Style, Text};

#[derive(Args, Debug)]
pub(super) struct LsArgs {
    /// Only what lies here, such as users or me/photo
    #[arg(add = candidates::graph_paths())]
    prefix: Option<String>,
    /// With the least permissions that each method needs
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
                Some(nearest) => unknown.hint(hint!("Did you mean `cids graph ls {}`?", nearest)),
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
    let distance = |beginning: &String| strsim::damerau_levenshtein(&prefix, &beginning.to_ascii_lowercase());
    // What a slip of the fingers makes of a word, and not another word.
    let near =
        beginnings.into_iter().map(|beginning| (distance(&beginning), beginning)).filter(|(distance, _)| distance * 3 <= prefix.len());
    near.min().map(|(_, beginning)| beginning)
}

/// A method's lines: what a person needs, and what an application.
fn needs(needed: &Needed) -> [Vec<(Style, String)>; 2] {
    let any = |permissions: &[String]| if permissions.is_empty() { "-".to_owned() } else { permissions.join(" or ") };
    [(needed.method, "delegated  ", &needed.delegated), ("", "application", &needed.application)].map(|(method, kind, permissions)| {
        vec![(Style::Plain, format!("  {method:<6}  ")), (Style::Label, format!("{kind}  ")), (Style::Plain, any(permissions))]
    })
}

/// Paths of Graph.
pub(super) struct Paths {
    paths: Vec<KnownPath>,
    long: bool,
}

impl Output for Paths {
    fn text(&self) -> Text {
        // Columns as wide as the longest path would fit no terminal.
        if !self.long {
            let methods = |path: &KnownPath| path.methods.iter().map(|needed| needed.method).collect::<Vec<_>>().join(" ");
            let line = |text: Text, path: &KnownPath| {
                text.spans(vec![(Style::Value, path.path.clone()), (Style::Plain, format!("  {}", methods(path)))])
            };
            return self.paths.iter().fold(Text::new(), line);
        }
        self.paths.iter().fold(Text::new(), |text, path| {
            let text = text.line(Style::Value, &path.path);
            path.methods.iter().flat_map(needs).fold(text, Text::spans)
        })
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
