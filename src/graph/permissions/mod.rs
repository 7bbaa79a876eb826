//! Which permission a call to Graph needs at least: Microsoft's own data (MIT licence), made into `table.txt` by `generate.py`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

const METHODS: [&str; 5] = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/// Before the name of a type, a function or an action.
const NAMESPACE: &str = "microsoft.graph.";

/// A path of Graph, and what may be done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPath {
    /// The path, with `{id}` where one of many is named.
    pub path: String,
    /// Its methods: those that read first.
    pub methods: Vec<Needed>,
}

/// The least privileged permissions for a method; of several, each is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// `GET`, `POST`, `PATCH`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// For a signed-in person. None where Graph serves applications alone.
    pub delegated: Vec<String>,
    /// For an application that signed in as itself.
    pub application: Vec<String>,
}

/// What `method` on `path` (`/me`, without version or query) needs; `None` where Microsoft's data does not say.
pub fn needed(method: &str, path: &str) -> Option<Needed> {
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    let known: Vec<KnownPath> =
        known_paths().into_iter().filter(|known| known.methods.iter().any(|needed| needed.method == method)).collect();
    let nearest = spellings(&segments).iter().find_map(|segments| {
        let alike = known.iter().filter_map(|known| Some((likeness(&known.path, segments)?, known)));
        // A name that is spelt out says more than one that stands for any.
        alike.max_by_key(|(likeness, _)| *likeness)
    });
    nearest?.1.methods.iter().find(|needed| needed.method == method).cloned()
}

/// What a path is written as in Microsoft's data: as it is; without what asks for a part of what is there (`$value`, `$count`, `$ref`); with
/// the names of functions and actions alone; without types, which narrow what is there (OData 4.01, part 2, §4.11).
fn spellings<'a>(segments: &[&'a str]) -> [Vec<&'a str>; 4] {
    let is_part = |segment: &&str| ["$value", "$count", "$ref", "%24value", "%24count", "%24ref"].contains(segment);
    let whole = segments.len() - segments.iter().rev().take_while(|segment| is_part(segment)).count();
    let whole = &segments[..whole];
    let bare = whole.iter().map(|segment| segment.strip_prefix(NAMESPACE).unwrap_or(segment)).collect();
    let untyped = whole.iter().filter(|segment| !segment.starts_with(NAMESPACE)).copied().collect();
    [segments.to_vec(), whole.to_vec(), bare, untyped]
}

/// Every path that Microsoft's data knows, in alphabetical order.
pub fn known_paths() -> Vec<KnownPath> {
    let mut branch: Vec<&str> = Vec::new();
    let table = table();
    let mut paths = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let segment = columns.next().unwrap_or_default();
        let depth = segment.len() - segment.trim_start_matches(' ').len();
        branch.truncate(depth);
        branch.push(&segment[depth..]);
        let mut methods: Vec<Needed> = columns.flat_map(methods).collect();
        methods.sort_by_key(|needed| METHODS.iter().position(|method| *method == needed.method));
        if !methods.is_empty() {
            paths.push(KnownPath { path: format!("/{}", branch.join("/")), methods });
        }
    }
    paths
}

/// The known paths at `prefix` and below it, by whole segments; else those whose next segment begins as the prefix ends; else those of one
/// among many, which its id names.
pub fn known_below(prefix: &str) -> Vec<KnownPath> {
    /// Whether the segment of this number is like the one that is wanted.
    type Likeness<'a> = &'a dyn Fn(usize, &str, &str) -> bool;
    let wanted = segments(prefix);
    let (known, last) = (known_paths(), wanted.len().saturating_sub(1));
    let below = |is_like: Likeness<'_>| -> Vec<KnownPath> {
        let is_below = |known: &&KnownPath| {
            let segments: Vec<&str> = known.path.split('/').skip(1).collect();
            segments.len() >= wanted.len()
                && wanted.iter().zip(segments).enumerate().all(|(index, (wanted, known))| is_like(index, known, wanted))
        };
        known.iter().filter(is_below).cloned().collect()
    };
    let ways: [Likeness<'_>; 3] = [
        &|_, known, wanted| is_same(known, wanted),
        &|index, known, wanted| is_same(known, wanted) || (index == last && begins(known, wanted)),
        &|index, known, wanted| is_same(known, wanted) || (index > 0 && known.starts_with('{')),
    ];
    ways.into_iter().map(below).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Paths that begin with what was `typed` and go to the end of its last segment. The one that is found alone, or is typed in full already, is
/// there a second time with a `/` if something is known below it. Segments that would need quotation marks in a shell are left out.
pub fn continued(typed: &str) -> Vec<String> {
    let (before, beginning) = typed.rsplit_once('/').map_or(("", typed), |(_, beginning)| typed.split_at(typed.len() - beginning.len()));
    let wanted = segments(before);
    // A name, and whether something is below it. Graph minds no case, and shells mind that of what was typed.
    let mut found: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for known in known_paths() {
        let known: Vec<&str> = known.path.split('/').skip(1).collect();
        let Some(name) = known.get(wanted.len()).map(|name| name.trim_end_matches("()")) else { continue };
        let is_like = |(known, wanted): (&&str, &&str)| is_same(known, wanted) || known.starts_with('{');
        if name.chars().all(is_plain) && begins(name, beginning) && known.iter().zip(&wanted).all(is_like) {
            found.entry(name.to_ascii_lowercase()).or_insert_with(|| (name.to_owned(), false)).1 |= known.len() > wanted.len() + 1;
        }
    }
    let is_alone = found.len() == 1;
    let paths = found.into_values().flat_map(|(name, has_more)| {
        let further = has_more && (is_alone || name.eq_ignore_ascii_case(beginning));
        let path = format!("{typed}{}", &name[beginning.len()..]);
        further.then(|| format!("{path}/")).into_iter().chain([path])
    });
    let mut paths: Vec<String> = paths.collect();
    paths.sort_unstable();
    paths
}

/// The segments of a path without version and query.
fn segments(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default().trim_matches('/');
    let path = path.strip_prefix("v1.0").or_else(|| path.strip_prefix("beta")).map_or(path, |rest| rest.trim_start_matches('/'));
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

fn is_same(known: &str, wanted: &str) -> bool {
    bare(known).eq_ignore_ascii_case(&bare(wanted)) || known.trim_end_matches("()").eq_ignore_ascii_case(wanted)
}

fn begins(known: &str, wanted: &str) -> bool {
    known.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
}

/// Whether `c` means nothing else to a shell.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._:".contains(c)
}

fn table() -> String {
    let mut table = String::new();
    let deflated: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/permissions.deflate"));
    DeflateDecoder::new(deflated).read_to_string(&mut table).expect("the build deflated it");
    table
}

/// `GM:User.Read,User.ReadBasic.All;User.Read.All`: letters of methods, delegated permissions, application permissions.
fn methods(column: &str) -> impl Iterator<Item = Needed> {
    let (letters, permissions) = column.split_once(':').unwrap_or_default();
    let (delegated, application) = permissions.split_once(';').unwrap_or((permissions, ""));
    let names = |list: &str| list.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    letters.chars().filter_map(move |letter| {
        let method = match letter {
            'G' => "GET",
            'P' => "POST",
            'M' => "PATCH",
            'U' => "PUT",
            'D' => "DELETE",
            _ => return None,
        };
        Some(Needed { method, delegated: names(delegated), application: names(application) })
    })
}

/// How many segments of a known path are spelt out in `segments`; `None` where it is another path.
fn likeness(known: &str, segments: &[&str]) -> Option<usize> {
    let known: Vec<&str> = known.trim_start_matches('/').split('/').collect();
    if known.len() != segments.len() {
        return None;
    }
    let mut alike = 0;
    for (known, segment) in known.iter().zip(segments) {
        if bare(known).eq_ignore_ascii_case(&bare(segment)) {
            alike += 1;
        } else if !(known.starts_with('{') && known.ends_with('}')) {
            return None;
        }
    }
    Some(alike)
}

/// A function's name without its arguments: `delta(token=…)`, `users(…)`.
fn bare(segment: &str) -> Cow<'_, str> {
    match segment.split_once('(') {
        Some((name, _)) if !name.is_empty() => Cow::Owned(format!("{name}()")),
        _ => Cow::Borrowed(segment),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn delegated(method: &str, path: &str) -> Option<String> {
        needed(method, path).map(|needed| needed.delegated.join(" "))
    }

    #[test]
    fn the_least_permission_of_a_call_is_known() {
        for (method, path, permission) in [
            ("GET", "/me", "User.Read"),
            ("PATCH", "/me", "User.ReadWrite"),
            ("GET", "me/messages", "Mail.ReadBasic"),
            ("GET", "/users", "User.ReadBasic.All"),
            ("GET", "/users/8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11", "User.ReadBasic.All"),
            ("POST", "/Applications", "AppRegistration.Create"),
            ("GET", "/identity/authenticationEventsFlows/", "EventListener.Read.All"),
        ] {
            assert_eq!(delegated(method, path).as_deref(), Some(permission), "{method} {path}");
        }
    }

    #[test]
    fn a_name_that_is_spelt_out_is_nearer_than_any_name() {
        assert_ne!(delegated("GET", "/users/delta"), delegated("GET", "/users/somebody"));
    }

    #[test]
    fn a_part_and_a_full_name_need_what_the_whole_and_the_short_name_need() {
        for (method, path, same) in [
            ("GET", "/me/photo/$value", "/me/photo"),
            ("GET", "/users/%24count", "/users"),
            ("GET", "/me/photos/48x48/$value", "/me/photos/48x48"),
            ("POST", "/me/microsoft.graph.sendMail", "/me/sendMail"),
            ("GET", "/groups/8b1f/members/microsoft.graph.user/$count", "/groups/8b1f/members"),
        ] {
            let permission = delegated(method, same);
            assert!(permission.is_some(), "{same}");
            assert_eq!(delegated(method, path), permission, "{method} {path}");
        }
    }

    #[test]
    fn what_nobody_knows_is_not_guessed() {
        for (method, path) in [("PUT", "/me"), ("GET", "/no/such/path"), ("GET", ""), ("GET", "$count"), ("HEAD", "/me")] {
            assert_eq!(needed(method, path), None, "{method} {path}");
        }
    }

    #[test]
    fn a_beginning_is_found_however_it_is_written() {
        let first = |prefix: &str| known_below(prefix).first().map(|known| known.path.clone());
        for prefix in ["me", "/me", "/Me/", "v1.0/me", "/beta/me?$top=1"] {
            let below = known_below(prefix);
            assert!(below.iter().all(|known| known.path == "/me" || known.path.starts_with("/me/")), "{prefix}");
            assert!(below.len() > 10 && below[0].path == "/me", "{prefix}");
        }
        assert!(known_below("users/delta").iter().all(|known| known.path.starts_with("/users/delta")));
        assert_eq!(first("users/8b1f0f2e"), Some("/users/{id}".to_owned()));
        assert!(known_below("oauth2Perm").iter().all(|known| known.path.to_ascii_lowercase().starts_with("/oauth2permission")));
        assert_eq!(known_below("").len(), known_paths().len());
        for unknown in ["usrs", "me/no/such", "é", "users/é/no-such"] {
            assert_eq!(known_below(unknown), [], "{unknown}");
        }
    }

    #[test]
    fn a_path_is_continued_a_segment_at_a_time() {
        assert_eq!(continued("organi"), ["organization", "organization/"]);
        assert_eq!(continued("/v1.0/organi"), ["/v1.0/organization", "/v1.0/organization/"]);
        assert_eq!(continued("users/8b1f/memberO"), ["users/8b1f/memberOf", "users/8b1f/memberOf/"]);
        assert_eq!(continued("me/MANA"), ["me/MANAger"]);
        let groups = continued("groups");
        assert!(groups.starts_with(&["groups".to_owned(), "groups/".to_owned()]), "{groups:?}");
        let all = continued("");
        assert!(all.iter().any(|path| path == "users") && all.iter().all(|path| !path.contains(['/', '{', '$', '('])), "{all:?}");
        assert!(continued("users/").contains(&"users/delta".to_owned()));
        let delta = continued("users/delta");
        assert_eq!(delta, ["users/delta"]);
        for unknown in ["no/such", "é", "https://graph.microsoft.com/v1.0/us", "users/é/no-such"] {
            assert_eq!(continued(unknown), [""; 0], "{unknown}");
        }
    }

    #[test]
    fn a_path_has_one_spelling() {
        let paths = known_paths();
        let lower: BTreeSet<String> = paths.iter().map(|known| known.path.to_ascii_lowercase()).collect();
        assert_eq!(lower.len(), paths.len());
    }

    #[test]
    fn an_application_needs_permissions_of_its_own() {
        let needed = needed("GET", "/users").unwrap();
        assert_eq!(needed.application, ["User.ReadBasic.All"]);
        assert!(super::needed("GET", "/me").unwrap().application.is_empty());
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let paths = known_paths();
        assert!(paths.len() > 7000);
        let table = table();
        let columns = table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('\t').skip(1));
        let letters: usize = columns.map(|column| column.split(':').next().unwrap().len()).sum();
        assert_eq!(paths.iter().map(|known| known.methods.len()).sum::<usize>(), letters);
    }
}
