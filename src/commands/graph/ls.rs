//! `cids graph ls`: the paths that Microsoft's permissions data knows, and what each needs.

use std::collections::BTreeSet;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Args, Command};
use serde_json::json;

use crate::error::{Error, Kind};
use crate::graph::permissions::{KnownPath, known_below, known_paths};
use crate::output::{Output, Text};

/// What a shell proposes: few enough not to bloat the scripts, which hold them once for each verb. No `$`, which shells eat.
const USUAL_PATHS: [&str; 24] = [
    "me",
    "me/memberOf",
    "me/messages",
    "me/photo",
    "applications",
    "auditLogs/directoryAudits",
    "auditLogs/signIns",
    "directory/administrativeUnits",
    "directoryRoles",
    "domains",
    "groups",
    "groups/delta",
    "identity/apiConnectors",
    "identity/authenticationEventListeners",
    "identity/authenticationEventsFlows",
    "identity/conditionalAccess/policies",
    "identity/customAuthenticationExtensions",
    "identity/identityProviders",
    "identity/userFlowAttributes",
    "oauth2PermissionGrants",
    "organization",
    "servicePrincipals",
    "users",
    "users/delta",
];

#[derive(Args, Debug)]
pub(super) struct LsArgs {
    /// Only what lies here, such as users or me/photo
    #[arg(value_parser = PathParser, hide_possible_values = true)]
    prefix: Option<String>,
    /// A line for each method, with the least permissions it needs
    #[arg(long, short)]
    long: bool,
}

/// Takes every path, and lets shells propose the usual ones.
#[derive(Clone)]
pub(super) struct PathParser;

impl TypedValueParser for PathParser {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(USUAL_PATHS.into_iter().map(PossibleValue::new)))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposed_paths_are_known() {
        let known: Vec<String> = known_paths().into_iter().map(|known| known.path.to_ascii_lowercase()).collect();
        let unknown: Vec<&str> = USUAL_PATHS
            .into_iter()
            .filter(|path| !known.iter().any(|known| known.trim_end_matches("()") == format!("/{}", path.to_ascii_lowercase())))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
