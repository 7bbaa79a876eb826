//! Makes hostile text visible instead of effective (CVE-2021-25743 is what happens without).

use std::borrow::Cow;
use std::fmt::Write;

use crate::unseen::is_unseen;

/// `text` with every hostile character written as `\u{…}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unseen) {
        text.chars().map(|c| if is_unseen(c) { format!("\\u{{{:x}}}", u32::from(c)) } else { c.to_string() }).collect::<String>().into()
    } else {
        text.into()
    }
}

/// JSON text with every hostile character inside it written as JSON escapes; the line ends and indentation between members
/// stay, but for a return without a new line: what comes after it would hide what stands before.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let layout = |c: char| matches!(c, '\n' | '\t');
    // Most JSON is seen as it is, and may be long.
    if json.bytes().all(|byte| matches!(byte, b'\n' | b'\t' | 0x20..=0x7e)) {
        return json.into();
    }
    if !json.chars().any(|c| is_unseen(c) && !layout(c)) {
        return json.into();
    }
    let mut safe = String::with_capacity(json.len());
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' {
            // As an escape it would be no layout. JSON has none within a text (RFC 8259 §7).
            safe.push_str(if characters.peek() == Some(&'\n') { "" } else { "\n" });
        } else if is_unseen(character) && !layout(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    safe.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_written_out() {
        assert_eq!(visible("a\u{1b}]52;c;x\u{7}b\u{9b}1m\u{202e}c\r\n"), "a\\u{1b}]52;c;x\\u{7}b\\u{9b}1m\\u{202e}c\\u{d}\\u{a}");
        assert_eq!(visible("Zoë Müller 名前 👩"), "Zoë Müller 名前 👩");
    }

    #[test]
    fn json_stays_json() {
        let json = "{\n  \"name\": \"a\u{9b}\u{e0001}\"\n}";
        let safe = visible_json(json);
        assert_eq!(safe, "{\n  \"name\": \"a\\u009b\\udb40\\udc01\"\n}");
        let value: serde_json::Value = serde_json::from_str(&safe).unwrap();
        assert_eq!(value["name"], "a\u{9b}\u{e0001}");
        assert_eq!(visible_json("{\r\n\t\"a\":1,\r\"b\":\"\u{61c}\"}\r"), "{\n\t\"a\":1,\n\"b\":\"\\u061c\"}\n");
    }
}
