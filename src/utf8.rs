//! Text that comes in: files, pipes, variables, answers. Editors and servers put a byte order mark before UTF-8, and a shell of Windows writes
//! UTF-16 where it is not told otherwise.

use std::fmt;
use std::io;

/// The byte order mark, U+FEFF, in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Bytes that are not text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUtf8 {
    /// They are text in UTF-16.
    Utf16,
    /// They are something else.
    Other,
}

/// The text in `bytes`, without a byte order mark.
pub fn text(bytes: &[u8]) -> Result<&str, NotUtf8> {
    if is_utf16(bytes) {
        return Err(NotUtf8::Utf16);
    }
    std::str::from_utf8(without_mark(bytes)).map_err(|_| NotUtf8::Other)
}

/// `bytes` without a byte order mark before them.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// `bytes` without a byte order mark before them, in place.
pub fn strip_mark(bytes: &mut Vec<u8>) {
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
}

/// Whether `bytes` begin as text in UTF-16 does: with its byte order mark, or with two ASCII characters, each beside a zero.
pub fn is_utf16(bytes: &[u8]) -> bool {
    let is_ascii = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, 0, second, 0, ..] | [0, first, 0, second, ..] => is_ascii(*first) && is_ascii(*second),
        _ => false,
    }
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Utf16 => "it is UTF-16 text: save it as UTF-8",
            Self::Other => "it is not UTF-8 text",
        })
    }
}

impl std::error::Error for NotUtf8 {}

impl From<NotUtf8> for io::Error {
    fn from(error: NotUtf8) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_before_the_text_is_no_part_of_it() {
        assert_eq!(text(b"\xef\xbb\xbfa"), Ok("a"));
        assert_eq!(text(b"\xef\xbb\xbf"), Ok(""));
        assert_eq!(text("a\u{feff}b".as_bytes()), Ok("a\u{feff}b"), "inside it is a character");
        assert_eq!(text(b"\xef\xbb"), Err(NotUtf8::Other));
        let mut bytes = b"\xef\xbb\xbf{}".to_vec();
        strip_mark(&mut bytes);
        strip_mark(&mut bytes);
        assert_eq!(bytes, b"{}");
    }

    #[test]
    fn utf16_is_named_and_nothing_else_is_taken_for_it() {
        for utf16 in [&b"\xff\xfea\0"[..], b"\xff\xfe", b"\xfe\xff\0a", b"a\0b\0", b"{\0\n\0", b"\0a\0b"] {
            assert_eq!(text(utf16), Err(NotUtf8::Utf16), "{utf16:?}");
        }
        assert_eq!([&b"\xff\xd8\xff\xe0"[..], b"a\xffb\xff"].map(text), [Err(NotUtf8::Other); 2]);
        assert_eq!([&b""[..], b"a", b"ab\0c", b"\0\0\0\0", b"a\0"].map(is_utf16), [false; 5]);
    }
}
