//! What to do next. A hint may be copied into a shell, so text of others gets into it only as one word of a shell: a [`Hint`] is made of
//! texts of ours, which are `&'static str`, and of values that [`Placeholder`] quotes. There is no `From<String>`.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use openidconnect::http::Method;
use serde::{Serialize, Serializer};
use url::Url;

use crate::cache::StoreKind;
use crate::shell;

/// A hint: prose and commands of ours, in which each value of others is one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint(String);

/// A hint with values: `hint!("Close it: chmod o-w {}", path)`. Each `{}` takes one value, in this order; other braces stay as they are.
macro_rules! hint {
    ($template:literal $(, $value:expr)* $(,)?) => {{
        const { assert!($crate::hint::places($template) == $crate::hint::count(&[$(stringify!($value)),*])) };
        $crate::hint::Hint::filled($template, &[$(&$value as &dyn $crate::hint::Placeholder),*])
    }};
}
pub(crate) use hint;

/// How many values `template` takes.
pub(crate) const fn places(template: &str) -> usize {
    let (bytes, mut at, mut places) = (template.as_bytes(), 0, 0);
    while at + 1 < bytes.len() {
        if bytes[at] == b'{' && bytes[at + 1] == b'}' {
            places += 1;
        }
        at += 1;
    }
    places
}

/// How many there are.
pub(crate) const fn count(values: &[&str]) -> usize {
    values.len()
}

impl Hint {
    /// `template` with `values` in its places; [`hint!`] checks that they are as many.
    pub(crate) fn filled(template: &'static str, values: &[&dyn Placeholder]) -> Self {
        let mut hint = Self::default();
        let mut values = values.iter();
        let mut texts = template.split("{}");
        hint.0.push_str(texts.next().unwrap_or_default());
        for text in texts {
            if let Some(value) = values.next() {
                value.append_to(&mut hint);
            }
            hint.0.push_str(text);
        }
        hint
    }

    /// `items` with `between` them.
    pub fn joined<T: Placeholder>(items: impl IntoIterator<Item = T>, between: &'static str) -> Self {
        let mut hint = Self::default();
        for item in items {
            if !hint.0.is_empty() {
                hint.0.push_str(between);
            }
            item.append_to(&mut hint);
        }
        hint
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A word that begins with `-` would be taken for a flag where it is the value of one.
    fn push_word(&mut self, text: &str) {
        let is_value = self.0.ends_with(' ') && self.0.split(' ').rev().nth(1).is_some_and(|before| before.starts_with("--"));
        if text.starts_with('-') && is_value {
            self.0.pop();
            self.0.push('=');
        }
        self.0.push_str(&shell::word(text));
    }
}

impl From<&'static str> for Hint {
    fn from(text: &'static str) -> Self {
        Self(text.to_owned())
    }
}

/// The way back is closed: text that was a hint is text.
impl From<Hint> for String {
    fn from(hint: Hint) -> Self {
        hint.0
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Serialize for Hint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What a place in a hint takes.
pub trait Placeholder {
    /// Appends it: as one word of a shell, or, if it is a hint, as it is.
    fn append_to(&self, hint: &mut Hint);
}

impl Placeholder for Hint {
    fn append_to(&self, hint: &mut Hint) {
        hint.0.push_str(&self.0);
    }
}

impl Placeholder for str {
    fn append_to(&self, hint: &mut Hint) {
        hint.push_word(self);
    }
}

impl Placeholder for String {
    fn append_to(&self, hint: &mut Hint) {
        hint.push_word(self);
    }
}

/// A file whose name begins with `-` is no flag.
impl Placeholder for Path {
    fn append_to(&self, hint: &mut Hint) {
        let text = self.to_string_lossy();
        if text.starts_with('-') { hint.push_word(&format!("./{text}")) } else { hint.push_word(&text) }
    }
}

impl Placeholder for PathBuf {
    fn append_to(&self, hint: &mut Hint) {
        self.as_path().append_to(hint);
    }
}

impl Placeholder for OsStr {
    fn append_to(&self, hint: &mut Hint) {
        hint.push_word(&self.to_string_lossy());
    }
}

impl<T: Placeholder + ?Sized> Placeholder for &T {
    fn append_to(&self, hint: &mut Hint) {
        (*self).append_to(hint);
    }
}

macro_rules! placeholders {
    ($($type:ty),*) => {
        $(impl Placeholder for $type {
            fn append_to(&self, hint: &mut Hint) {
                hint.push_word(&self.to_string());
            }
        })*
    };
}
placeholders!(u16, u64, usize, Url, Method, StoreKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fill_the_places_in_order() {
        assert_eq!(
            hint!("rm {} && cids login --account {}", Path::new("/a b"), "casey").as_str(),
            "rm '/a b' && cids login --account casey"
        );
        assert_eq!(hint!("https://{subdomain}.ciamlogin.com on {}", 5000_u16).as_str(), "https://{subdomain}.ciamlogin.com on 5000");
        assert_eq!(hint!("{}, then {}", hint!("cids login --scope {}", "a b"), "{}").as_str(), "cids login --scope 'a b', then '{}'");
        assert_eq!(Hint::joined(["a", "$b"], ", ").as_str(), "a, '$b'");
    }

    #[test]
    fn a_value_is_never_a_flag() {
        assert_eq!(hint!("cids graph me --account {}", "-rf").as_str(), "cids graph me --account=-rf");
        assert_eq!(hint!("cids graph me --account {}", "-r f").as_str(), "cids graph me --account='-r f'");
        assert_eq!(hint!("chmod 600 {}", Path::new("-R")).as_str(), "chmod 600 ./-R");
    }

    /// The commands that hints show.
    const PROGRAMS: [&str; 12] = ["cids", "chmod", "chown", "rm", "openssl", "sudo", "unset", "kill", "ssh", "kubectl", "gh", "export"];

    /// The string literals of `source` with what stands before each.
    fn literals(source: &str) -> Vec<(&str, String)> {
        let code = source.split("#[cfg(test)]").next().unwrap();
        let (bytes, mut at, mut found) = (code.as_bytes(), 0, Vec::new());
        while at < bytes.len() {
            match bytes[at] {
                b'/' if code[at..].starts_with("//") => at += code[at..].find('\n').unwrap_or(code.len() - at),
                b'\'' if code[at..].starts_with("'\"'") => at += 3,
                b'\'' if code[at..].starts_with("'\\") => at += 4,
                b'"' => {
                    let begin = at + 1;
                    at = begin;
                    while bytes[at] != b'"' {
                        at += if bytes[at] == b'\\' { 2 } else { 1 };
                    }
                    found.push((code[..begin - 1].trim_end(), code[begin..at].replace("{{", "").replace("}}", "")));
                    at += 1;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// Whether a value in `template` stands in a command: within backticks, after a program's name, a flag's or a variable's.
    fn fills_a_command(template: &str) -> bool {
        template.match_indices('{').any(|(at, _)| {
            let before = &template[..at].replace("\\n", ";");
            let last = before.split(' ').next_back().unwrap_or_default();
            let sentence = before.rsplit([':', ';', ',', '`']).next().unwrap_or_default().trim_start();
            let is_name = |name: &str| name.starts_with(|first: char| first.is_ascii_lowercase());
            let is_variable = |name: &str| name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
            before.matches('`').count() % 2 == 1
                || (before.contains(':') && PROGRAMS.iter().any(|program| sentence.starts_with(&format!("{program} "))))
                || (before.ends_with(' ') && before.split(' ').nth_back(1).and_then(|flag| flag.strip_prefix("--")).is_some_and(is_name))
                || (last.starts_with("--") && last.ends_with('='))
                || last.trim_start_matches(['(', '"']).strip_suffix('=').is_some_and(is_variable)
        })
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("tests") {
                sources(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") && path.file_stem().is_some_and(|name| name != "tests") {
                found.push(path);
            }
        }
    }

    #[test]
    fn what_fills_a_command_is_known() {
        for command in
            ["Run `cids login {x}`", "Close it: chmod 600 {}", "cids login --scope {scope}", "go round: NO_PROXY={host}", "--a={b}"]
        {
            assert!(fills_a_command(command), "{command}");
        }
        for prose in ["`cids status` shows {}", "-----BEGIN {tag}-----", "{} is set by cids: {}", "HTTP {status}: {}", "a={b}"] {
            assert!(!fills_a_command(prose), "{prose}");
        }
    }

    /// Warnings, questions, causes and answers are plain text: a command with a value in it is a hint wherever it is shown.
    #[test]
    fn no_command_is_put_together_without_quoting() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        assert!(files.len() > 100);
        for file in files {
            let source = std::fs::read_to_string(&file).unwrap();
            for (before, template) in literals(&source) {
                let macros = ["format!(", "write!(", "writeln!(", "error("];
                // `write!` has the place to write to before the template.
                let call = before.rsplit_once(", ").filter(|_| before.ends_with(',')).map_or(before, |(call, _)| call);
                let formats =
                    macros.iter().any(|name| before.ends_with(name) || call.rsplit('\n').next().is_some_and(|line| line.contains(name)));
                assert!(!formats || !fills_a_command(&template), "{}: {template}", file.display());
            }
        }
    }
}
