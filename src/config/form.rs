//! What is wrong with the form of a setting's value, whatever it stands for.

use std::fmt;

use crate::unseen::is_unseen;

/// What is wrong with it. The value itself is not shown, because it may be the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// A character that is not seen, at a position counted from 1.
    Unseen {
        /// Which.
        character: char,
        /// Where.
        position: usize,
    },
    /// Quotes around the value, which a shell or `.env` would have removed.
    Quoted,
    /// What a sample has in the place of a value.
    Placeholder,
}

/// The words that samples put in the place of a value, in lower case. Microsoft's samples write `Enter_the_Application_Id_Here`.
const SAMPLE_WORDS: [&str; 15] = [
    "enter_the_",
    "enter-the-",
    "enter the ",
    "_here",
    "your_",
    "your-tenant",
    "your-subdomain",
    "your-domain",
    "your-client",
    "your-app",
    "your tenant",
    "your client",
    "yourtenant",
    "changeme",
    "xxxxxxxx",
];
const ZERO_GUID: &str = "00000000-0000-0000-0000-000000000000";
const QUOTES: [(char, char); 6] = [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('«', '»')];

impl FormFault {
    /// Looks at a value that is no secret.
    pub(super) fn of(text: &str) -> Option<Self> {
        Self::unseen(text).or_else(|| is_quoted(text).then_some(Self::Quoted)).or_else(|| is_placeholder(text).then_some(Self::Placeholder))
    }

    /// Looks at a secret. It may hold any character that is seen, so only what has no digit counts as a sample's words.
    pub fn of_secret(text: &str, may_be_quoted: bool) -> Option<Self> {
        let sample = || !text.bytes().any(|byte| byte.is_ascii_digit()) && is_placeholder(text);
        Self::unseen(text)
            .or_else(|| (!may_be_quoted && is_quoted(text)).then_some(Self::Quoted))
            .or_else(|| (text.starts_with('<') || sample()).then_some(Self::Placeholder))
    }

    fn unseen(text: &str) -> Option<Self> {
        let found = text.chars().enumerate().find(|(_, character)| is_unseen(*character));
        found.map(|(before, character)| Self::Unseen { character, position: before + 1 })
    }
}

fn is_quoted(text: &str) -> bool {
    QUOTES.iter().any(|(open, close)| text.chars().count() > 1 && text.starts_with(*open) && text.ends_with(*close))
}

/// `<subdomain>`, `{tenant-id}`, `${TENANT}`, `%TENANT%`, or a sample's words.
fn is_placeholder(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let between = |open: char, close: char| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close));
    let variable = |text: &str| text.len() > 2 && text.starts_with('%') && text.ends_with('%');
    between('<', '>') || between('{', '}') || variable(text) || lower == ZERO_GUID || SAMPLE_WORDS.iter().any(|words| lower.contains(words))
}

impl fmt::Display for FormFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unseen { character, position } => {
                write!(formatter, "has an invisible character, U+{:04X}, at position {position}", u32::from(*character))
            }
            Self::Quoted => formatter.write_str("is in quotes"),
            Self::Placeholder => formatter.write_str("is still a placeholder"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_was_pasted_with_more_or_less_is_told_apart() {
        for (text, fault) in [
            ("contoso", None),
            ("your-pizza.onmicrosoft.com", None),
            ("https://contoso.ciamlogin.com", None),
            ("c0ffee00-1111-4222-8333-444455556666", None),
            ("con\u{200b}toso", Some(FormFault::Unseen { character: '\u{200b}', position: 4 })),
            ("\u{202e}contoso", Some(FormFault::Unseen { character: '\u{202e}', position: 1 })),
            ("contoso\u{ad}", Some(FormFault::Unseen { character: '\u{ad}', position: 8 })),
            ("\"contoso\"", Some(FormFault::Quoted)),
            ("'contoso'", Some(FormFault::Quoted)),
            ("“contoso”", Some(FormFault::Quoted)),
            ("`contoso`", Some(FormFault::Quoted)),
            ("<client id>", Some(FormFault::Placeholder)),
            ("https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com", Some(FormFault::Placeholder)),
            ("https://<subdomain>.ciamlogin.com", Some(FormFault::Placeholder)),
            ("${TENANT}", Some(FormFault::Placeholder)),
            ("%TENANT%", Some(FormFault::Placeholder)),
            ("Enter_the_Application_Id_Here", Some(FormFault::Placeholder)),
            ("YOUR_CLIENT_ID", Some(FormFault::Placeholder)),
            ("your-tenant.onmicrosoft.com", Some(FormFault::Placeholder)),
            ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", Some(FormFault::Placeholder)),
            (ZERO_GUID, Some(FormFault::Placeholder)),
        ] {
            assert_eq!(FormFault::of(text), fault, "{text:?}");
        }
    }

    #[test]
    fn a_secret_may_hold_what_a_name_may_not() {
        for (text, fault) in [
            ("Ab8Q~x{y}_here", None),
            ("'it's mine'", None),
            ("<client secret>", Some(FormFault::Placeholder)),
            ("Enter_the_Client_Secret_Here", Some(FormFault::Placeholder)),
            ("planted8\u{200b}", Some(FormFault::Unseen { character: '\u{200b}', position: 9 })),
        ] {
            assert_eq!(FormFault::of_secret(text, true), fault, "{text:?}");
        }
        assert_eq!(FormFault::of_secret("\"Ab8Q~x\"", false), Some(FormFault::Quoted));
    }

    #[test]
    fn a_fault_does_not_show_the_value() {
        let told = FormFault::of_secret("planted8\u{200b}", true).unwrap().to_string();
        assert_eq!(told, "has an invisible character, U+200B, at position 9");
    }
}
