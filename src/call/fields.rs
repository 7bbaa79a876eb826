//! `-F` and `-f`: a JSON body from `key=value`, with nested keys (`a[b]=1`) and arrays (`a[]=1`), as in `gh api`.

use std::io::{self, Read};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::error::{Error, Kind};
use crate::terminal::Terminal;
use crate::utf8;

/// So deep do readers of JSON go at least.
const DEEPEST: usize = 127;

const KEYS: &str = "Keys look like city, address[city] or otherMails[]";

/// A field as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// `a[b][]`.
    pub key: String,
    /// What stands after the first `=`; nothing for an empty array, `a[]`.
    pub value: Option<String>,
    /// Whether the value is JSON where it looks like it, and `@file` is read.
    pub typed: bool,
}

/// JSON that is being built; numbers stay as they were written.
enum Node {
    Leaf(Box<RawValue>),
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(raw) => raw.serialize(serializer),
            Self::Array(items) => items.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// The JSON object of all fields.
pub(super) fn body(fields: &[Field], terminal: &Terminal) -> Result<Vec<u8>, Error> {
    let mut root = Node::Object(Vec::new());
    for field in fields {
        let path = path(&field.key)?;
        let leaf = field.value.as_deref().map(|value| leaf(value, field.typed, terminal)).transpose()?;
        insert(&mut root, &path, leaf).ok_or_else(|| bad(&field.key, "it is a value here and an object or an array there"))?;
    }
    serde_json::to_vec(&root).map_err(|error| Error::new(Kind::Usage, "usage", error.to_string()))
}

/// What a field is in a query.
pub(super) fn parameter(field: &Field, terminal: &Terminal) -> Result<(String, String), Error> {
    let value = field.value.as_deref().ok_or_else(|| bad(&field.key, "a query has no empty arrays"))?;
    let read = if field.typed { contents(value, terminal)? } else { None };
    Ok((field.key.clone(), read.unwrap_or_else(|| value.to_owned())))
}

/// `a[b][]` is `a`, `b` and an element.
fn path(key: &str) -> Result<Vec<&str>, Error> {
    let (name, mut rest) = key.find('[').map_or((key, ""), |at| key.split_at(at));
    if name.is_empty() {
        return Err(match key {
            "" => Error::new(Kind::Usage, "usage", "The key is empty: before the = stands a name").hint(KEYS),
            _ => bad(key, "it begins with a bracket"),
        });
    }
    let mut path = vec![name];
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (segment, after) = inside.ok_or_else(|| bad(key, "its brackets do not match"))?;
        path.push(segment);
        rest = after;
    }
    if path.len() > DEEPEST {
        return Err(bad(name, &format!("it is nested deeper than {DEEPEST} levels")));
    }
    Ok(path)
}

/// Nothing if the place is taken by something of another kind.
fn insert(node: &mut Node, path: &[&str], leaf: Option<Node>) -> Option<()> {
    let Some((segment, rest)) = path.split_first() else {
        *node = leaf.unwrap_or(Node::Array(Vec::new()));
        return Some(());
    };
    let child = |rest: &[&str]| if rest.first() == Some(&"") { Node::Array(Vec::new()) } else { Node::Object(Vec::new()) };
    match node {
        Node::Array(items) if segment.is_empty() => {
            if rest.is_empty() && leaf.is_none() {
                return Some(());
            }
            // `a[][b]=1 a[][c]=2` is one element, `a[][b]=1 a[][b]=2` are two (gh api).
            let joins =
                matches!((items.last(), rest), (Some(Node::Object(members)), [next, ..]) if members.iter().all(|(name, _)| name != next));
            if !joins {
                items.push(child(rest));
            }
            insert(items.last_mut()?, rest, leaf)
        }
        Node::Object(members) if !segment.is_empty() => {
            let at = members.iter().position(|(name, _)| name == segment).unwrap_or_else(|| {
                members.push(((*segment).to_owned(), child(rest)));
                members.len() - 1
            });
            insert(&mut members[at].1, rest, leaf)
        }
        _ => None,
    }
}

fn leaf(value: &str, typed: bool, terminal: &Terminal) -> Result<Node, Error> {
    let literal = matches!(value, "true" | "false" | "null") || value.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if typed
        && literal
        && let Ok(raw) = serde_json::from_str::<Box<RawValue>>(value)
    {
        return Ok(Node::Leaf(raw));
    }
    let text = if typed { contents(value, terminal)? } else { None };
    let raw = serde_json::value::to_raw_value(text.as_deref().unwrap_or(value)).expect("text is JSON");
    Ok(Node::Leaf(raw))
}

/// What `@file` and `@-` stand for: the text without its last line feed, which editors add.
fn contents(value: &str, terminal: &Terminal) -> Result<Option<String>, Error> {
    let Some(name) = value.strip_prefix('@') else { return Ok(None) };
    let bytes = input(name, terminal)?;
    let text = utf8::text(&bytes).map_err(|error| unreadable(name, &error.into()))?;
    let line = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    Ok(Some(line.to_owned()))
}

/// A file that is a body, or stdin.
pub fn input(name: &str, terminal: &Terminal) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = if name == "-" { terminal.piped_in()?.read_to_end(&mut bytes).map(|_| bytes) } else { std::fs::read(name) };
    read.map_err(|error| unreadable(name, &error))
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    Error::new(Kind::Usage, "usage", format!("{name} cannot be read")).caused_by(error).hint("Name a file, or - for stdin")
}

fn bad(key: &str, reason: &str) -> Error {
    Error::new(Kind::Usage, "usage", format!("The key {key} cannot be used: {reason}")).hint(KEYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Manner, Surroundings};

    fn built(fields: &[(&str, Option<&str>, bool)]) -> Result<String, String> {
        let fields: Vec<Field> = fields
            .iter()
            .map(|(key, value, typed)| Field { key: (*key).to_owned(), value: value.map(str::to_owned), typed: *typed })
            .collect();
        let terminal = Terminal::new(Manner::default(), Surroundings::default());
        body(&fields, &terminal).map(|body| String::from_utf8(body).unwrap()).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn typed_values_are_json_where_they_look_like_it() {
        for (value, expected) in [
            ("true", "true"),
            ("null", "null"),
            ("-1.50", "-1.50"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("1e400", "1e400"),
            ("007", "\"007\""),
            ("1 2", "\"1 2\""),
            ("True", "\"True\""),
            ("{\"a\":1}", "\"{\\\"a\\\":1}\""),
            ("a=b", "\"a=b\""),
            ("", "\"\""),
        ] {
            assert_eq!(built(&[("k", Some(value), true)]), Ok(format!("{{\"k\":{expected}}}")), "{value}");
        }
        assert_eq!(built(&[("k", Some("true"), false), ("n", Some("@x"), false)]).as_deref(), Ok(r#"{"k":"true","n":"@x"}"#));
    }

    #[test]
    fn keys_nest() {
        let fields = [
            ("a[b][c]", Some("1"), true),
            ("a[b][d]", Some("x"), true),
            ("m[]", Some("p"), false),
            ("m[]", Some("q"), false),
            ("e[]", None, true),
        ];
        assert_eq!(built(&fields).as_deref(), Ok(r#"{"a":{"b":{"c":1,"d":"x"}},"m":["p","q"],"e":[]}"#));
        let objects = [("i[][t]", Some("a"), true), ("i[][v]", Some("1"), true), ("i[][t]", Some("b"), true)];
        assert_eq!(built(&objects).as_deref(), Ok(r#"{"i":[{"t":"a","v":1},{"t":"b"}]}"#));
        assert_eq!(built(&[("a", Some("1"), true), ("a", Some("2"), true)]).as_deref(), Ok(r#"{"a":2}"#));
    }

    #[test]
    fn keys_that_contradict_each_other_are_refused() {
        assert!(built(&[("a", Some("1"), true), ("a[b]", Some("2"), true)]).unwrap_err().contains("a[b]"));
        assert!(built(&[("a[", Some("1"), true)]).unwrap_err().contains("brackets"));
        assert!(built(&[("[a]", Some("1"), true)]).unwrap_err().contains("begins"));
        assert_eq!(built(&[("", Some("x"), true)]).unwrap_err(), "The key is empty: before the = stands a name");
        let deep = |levels: usize| built(&[(&format!("a{}", "[b]".repeat(levels - 1)), Some("1"), true)]);
        assert!(serde_json::from_str::<serde_json::Value>(&deep(DEEPEST).unwrap()).is_ok());
        assert_eq!(deep(30_000).unwrap_err(), "The key a cannot be used: it is nested deeper than 127 levels");
        assert!(built(&[("a", Some("@/nonexistent"), true)]).unwrap_err().contains("/nonexistent"));
    }
}
