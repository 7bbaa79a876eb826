//! One `.env`, read with dotenvy into a map: known names only, nothing exported, nothing expanded, no parent folder. It is somebody
//! else's input.
//!
//! dotenvy refuses or changes lines that python-dotenv, the guide's own reader, takes as they are (unquoted spaces, `$`, `it's`), so each
//! line is first brought into a form that both read alike.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::exposure::{self, Exposure};
use crate::utf8::{self, NotUtf8};

const LARGEST_FILE: u64 = 64 * 1024;

/// Why a `.env` is not used. The text of its lines is never told: it may be the secret.
#[derive(Debug)]
pub enum DotenvError {
    /// Not a regular file.
    NotAFile {
        /// Which.
        path: PathBuf,
    },
    /// Larger than any `.env`.
    TooLarge {
        /// Which.
        path: PathBuf,
    },
    /// UTF-16, or bytes that are no text.
    NotUtf8 {
        /// Which.
        path: PathBuf,
        /// What it is.
        fault: NotUtf8,
    },
    /// Another user may have put it there.
    Planted {
        /// Which.
        path: PathBuf,
        /// The user ID of its owner.
        owner: u32,
    },
    /// A line that is not `NAME=value`.
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        number: usize,
    },
    /// It cannot be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Reads the values of `names` from a file that was named on purpose.
pub(super) fn read(path: &Path, names: &[&str]) -> Result<BTreeMap<String, String>, DotenvError> {
    // The way to say that none is to be read.
    if path == Path::new("/dev/null") || path == Path::new("NUL") {
        return Ok(BTreeMap::new());
    }
    parse_file(path, &mut open(path)?, names)
}

/// Reads the values of `names` from a `.env` that happens to be at `path`, and what makes it less than trustworthy, if anything in it counts.
pub(super) fn read_found(path: &Path, names: &[&str]) -> Result<(BTreeMap<String, String>, Option<Exposure>), DotenvError> {
    let mut file = open(path)?;
    let exposure = exposure::of(path, &file).map_err(|source| DotenvError::Unreadable { path: path.to_owned(), source })?;
    let values = parse_file(path, &mut file, names);
    if values.as_ref().is_ok_and(BTreeMap::is_empty) {
        return Ok((BTreeMap::new(), None));
    }
    match exposure {
        Some(Exposure::Planted { owner }) => Err(DotenvError::Planted { path: path.to_owned(), owner }),
        exposure => Ok((values?, exposure)),
    }
}

fn open(path: &Path) -> Result<File, DotenvError> {
    let unreadable = |source| DotenvError::Unreadable { path: path.to_owned(), source };
    // Looked at before it is opened: opening a pipe would wait for somebody to write to it.
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(DotenvError::NotAFile { path: path.to_owned() });
    }
    File::open(path).map_err(unreadable)
}

fn parse_file(path: &Path, file: &mut File, names: &[&str]) -> Result<BTreeMap<String, String>, DotenvError> {
    let mut bytes = Vec::new();
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|source| DotenvError::Unreadable { path: path.to_owned(), source })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(DotenvError::TooLarge { path: path.to_owned() });
    }
    let text = utf8::text(&bytes).map_err(|fault| DotenvError::NotUtf8 { path: path.to_owned(), fault })?;
    parse(text, names).map_err(|number| DotenvError::Line { path: path.to_owned(), number })
}

/// The values of `names`, or the number of the line that cannot be read. A later line wins, as in python-dotenv.
fn parse(text: &str, names: &[&str]) -> Result<BTreeMap<String, String>, usize> {
    let mut values = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let line = line.strip_prefix("export ").map_or(line, str::trim_start);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // A name alone sets nothing.
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.trim().trim_matches('\'');
        if !names.contains(&name) {
            continue;
        }
        let value = plain_value(value.trim()).ok_or(index + 1)?;
        let pairs: Vec<(String, String)> =
            dotenvy::from_read_iter(normal_line(name, &value).as_bytes()).collect::<Result<_, _>>().map_err(|_| index + 1)?;
        values.extend(pairs);
    }
    Ok(values)
}

/// What python-dotenv takes the text after `=` for; `None` for a quote that does not close on its line.
fn plain_value(text: &str) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            let mut value = String::new();
            let mut characters = rest.chars();
            while let Some(character) = characters.next() {
                match character {
                    '\\' => value.push_str(&unescaped(quote, characters.next()?)),
                    end if end == quote => {
                        let tail = characters.as_str().trim_start();
                        return (tail.is_empty() || tail.starts_with('#')).then_some(value);
                    }
                    plain => value.push(plain),
                }
            }
            return None;
        }
    }
    // A comment begins at a `#` after white space.
    let comment = text.char_indices().find(|(at, c)| *c == '#' && text[..*at].ends_with(char::is_whitespace)).map(|(at, _)| at);
    Some(text[..comment.unwrap_or(text.len())].trim_end().to_owned())
}

fn unescaped(quote: char, escaped: char) -> String {
    match (quote, escaped) {
        (_, same @ ('\\' | '\'')) => same.to_string(),
        ('"', '"') => "\"".to_owned(),
        ('"', 'n') => "\n".to_owned(),
        ('"', 'r') => "\r".to_owned(),
        ('"', 't') => "\t".to_owned(),
        (_, other) => format!("\\{other}"),
    }
}

/// The line in the one form that dotenvy neither expands nor changes: in single quotes, a single quote itself in double ones.
fn normal_line(name: &str, value: &str) -> String {
    let pieces: Vec<String> = value.split('\'').map(|piece| if piece.is_empty() { String::new() } else { format!("'{piece}'") }).collect();
    format!("{name}={}\n", pieces.join("\"'\""))
}

impl fmt::Display for DotenvError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFile { path } => write!(formatter, "{} is not a file", path.display()),
            Self::TooLarge { path } => write!(formatter, "{} is larger than 64 KiB", path.display()),
            Self::NotUtf8 { path, fault: NotUtf8::Utf16 } => write!(formatter, "{} is UTF-16 text, not UTF-8", path.display()),
            Self::NotUtf8 { path, .. } => write!(formatter, "{} is not UTF-8 text", path.display()),
            Self::Planted { path, owner } => {
                write!(formatter, "{} belongs to user ID {owner}, and everyone can write to its folder", path.display())
            }
            Self::Line { path, number } => write!(formatter, "line {number} of {} cannot be read: a quote is open", path.display()),
            Self::Unreadable { path, .. } => write!(formatter, "{} cannot be read", path.display()),
        }
    }
}

impl std::error::Error for DotenvError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["CLIENT_ID", "CLIENT_SECRET", "AUTHORITY", "SCOPE"];

    fn secret(line: &str) -> Result<Option<String>, usize> {
        parse(&format!("CLIENT_SECRET={line}"), &NAMES).map(|mut values| values.remove("CLIENT_SECRET"))
    }

    /// The values were written by python-dotenv 0.21 with `interpolate=False`.
    #[test]
    fn values_are_those_that_python_dotenv_reads() {
        let text = include_str!("../../tests/fixtures/dotenv/accepted.env");
        let expected: Vec<(String, String)> = serde_json::from_str(include_str!("../../tests/fixtures/dotenv/accepted.json")).unwrap();
        let names: Vec<&str> = expected.iter().map(|(name, _)| name.as_str()).collect();
        let read = parse(text, &names).unwrap();
        for (name, value) in &expected {
            assert_eq!(read.get(name), Some(value), "{name}");
        }
    }

    #[test]
    fn only_known_names_are_taken() {
        let hostile =
            "LD_PRELOAD=/tmp/x.so\nDBUS_SESSION_BUS_ADDRESS=unixexec:path=/tmp/x\nPATH=/tmp\nCLIENT_ID=app\nHTTPS_PROXY=http://evil";
        assert_eq!(parse(hostile, &NAMES).unwrap().into_iter().collect::<Vec<_>>(), [("CLIENT_ID".to_owned(), "app".to_owned())]);
    }

    #[test]
    fn nothing_is_expanded() {
        assert_eq!(secret("https://evil/${HOME}/$PATH"), Ok(Some("https://evil/${HOME}/$PATH".to_owned())));
        assert_eq!(secret("\"${HOME}\""), Ok(Some("${HOME}".to_owned())));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_by_its_number() {
        assert_eq!(parse("CLIENT_ID=a\n\nCLIENT_SECRET=\"planted", &NAMES), Err(3));
        let told = DotenvError::Line { path: ".env".into(), number: 3 }.to_string();
        assert!(told.contains("line 3") && !told.contains("planted"));
    }

    #[test]
    fn what_is_no_text_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".env");
        assert!(matches!(read(&path, &NAMES), Err(DotenvError::Unreadable { .. })));
        assert!(matches!(read(folder.path(), &NAMES), Err(DotenvError::NotAFile { .. })));
        std::fs::write(&path, [0xff, 0xfe, b'A', 0]).unwrap();
        assert!(matches!(read(&path, &NAMES), Err(DotenvError::NotUtf8 { fault: NotUtf8::Utf16, .. })));
        std::fs::write(&path, b"A=\xff\xff").unwrap();
        assert!(matches!(read(&path, &NAMES), Err(DotenvError::NotUtf8 { fault: NotUtf8::Other, .. })));
        std::fs::write(&path, vec![b'#'; 70_000]).unwrap();
        assert!(matches!(read(&path, &NAMES), Err(DotenvError::TooLarge { .. })));
    }
}
