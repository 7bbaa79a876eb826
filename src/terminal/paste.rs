//! A line typed or pasted without echo, while something else is awaited. Longer than a terminal's own line (4096 bytes on Linux, 1024 on
//! macOS): an address with a code in it can be.

use std::io;
use std::time::Duration;

use zeroize::{Zeroize, Zeroizing};

use super::signals::told_to_stop;
use crate::secret::Secret;

/// An authorization response fits; a file pasted by mistake does not.
const LONGEST_LINE: usize = 32 * 1024;

/// Shorter than a person notices.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// As a terminal's own line has them.
const END: u8 = 0x04;
const ERASE_LINE: u8 = 0x15;

/// Hidden lines; the terminal is as before once this is dropped.
///
/// Who awaits the next line looks whether a key was typed. A thread that waits for keys cannot be called back: it would outlive its prompt,
/// and take the keys of the next one.
pub struct HiddenLines {
    keys: platform::Keys,
    line: Line,
}

impl HiddenLines {
    /// Hides what is typed.
    pub fn open() -> io::Result<Self> {
        Ok(Self { keys: platform::Keys::open()?, line: Line::default() })
    }

    /// The next line that is not empty; `None` when the terminal has ended, or Ctrl-D says so.
    pub async fn next(&mut self) -> Option<Secret> {
        loop {
            let Some(byte) = self.keys.next().ok()? else {
                tokio::time::sleep(BETWEEN_LOOKS).await;
                continue;
            };
            if byte == END && self.line.is_empty() {
                return None;
            }
            if let Some(line) = self.line.push(byte) {
                return Some(line);
            }
        }
    }
}

/// Ctrl-C came instead of a line.
#[derive(Debug)]
pub struct Interrupted;

/// A line typed without echo, by a person who is waited for; `None` when the terminal has ended. The terminal is as before after it, also
/// after Ctrl-C.
pub fn hidden_line() -> Result<Option<Secret>, Interrupted> {
    // A thread and a runtime of its own: the caller's may be a runtime's, which must not wait, or have none to hear Ctrl-C with.
    let reader = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return Ok(None) };
        let typed = async { HiddenLines::open().ok()?.next().await };
        runtime.block_on(async {
            tokio::select! {
                // Ctrl-C is heard before the terminal is changed.
                biased;
                () = told_to_stop() => Err(Interrupted),
                line = typed => Ok(line),
            }
        })
    });
    reader.join().unwrap_or(Ok(None))
}

/// What is typed of a line. It never grows, as what it grew out of would not be wiped.
struct Line(Zeroizing<Vec<u8>>);

impl Default for Line {
    fn default() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(LONGEST_LINE)))
    }
}

impl Line {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn push(&mut self, byte: u8) -> Option<Secret> {
        match byte {
            b'\r' | b'\n' => {
                let line = Secret::new(String::from_utf8_lossy(&self.0));
                self.0.zeroize();
                return (!line.expose().trim().is_empty()).then_some(line);
            }
            // A character, which may be several bytes of UTF-8.
            0x08 | 0x7f => while self.0.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {},
            ERASE_LINE => self.0.zeroize(),
            END => {}
            _ if self.0.len() < LONGEST_LINE => self.0.push(byte),
            _ => {}
        }
        None
    }
}

#[cfg(unix)]
mod platform {
    use std::io;

    use rustix::io::{Errno, read};
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

    /// The keys that are typed: no echo and no line discipline; signals as ever, so that Ctrl-C works.
    pub(super) struct Keys {
        stdin: io::Stdin,
        before: Termios,
    }

    impl Keys {
        pub(super) fn open() -> io::Result<Self> {
            let stdin = io::stdin();
            let before = tcgetattr(&stdin)?;
            let mut hidden = before.clone();
            hidden.local_modes -= LocalModes::ECHO | LocalModes::ICANON;
            // A read does not wait.
            hidden.special_codes[SpecialCodeIndex::VMIN] = 0;
            hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(&stdin, OptionalActions::Now, &hidden)?;
            Ok(Self { stdin, before })
        }

        /// The next byte; `None` as long as there is none, an error when the terminal has ended.
        pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
            let mut byte = [0];
            // Not through std's buffer, which would keep what was typed.
            match read(&self.stdin, &mut byte) {
                Ok(1) => Ok(Some(byte[0])),
                // It reads alike from a terminal that was hung up, which has no modes.
                Ok(_) => Ok(tcgetattr(&self.stdin).map(|_| None)?),
                Err(Errno::INTR) => Ok(None),
                Err(error) => Err(error.into()),
            }
        }
    }

    impl Drop for Keys {
        fn drop(&mut self) {
            // What was pasted too late is not for the shell to run.
            let _ = tcsetattr(&self.stdin, OptionalActions::Flush, &self.before);
        }
    }
}

#[cfg(windows)]
mod platform {
    use std::io;
    use std::time::Duration;

    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
    use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    use zeroize::Zeroizing;

    const CTRL_C: u8 = 0x03;
    /// In UTF-8.
    const LONGEST_CHARACTER: usize = 4;

    /// The keys that are typed in the console's raw mode: no echo, no line editing.
    pub(super) struct Keys {
        /// What is left of a character, its last byte first.
        rest: Zeroizing<Vec<u8>>,
    }

    impl Keys {
        pub(super) fn open() -> io::Result<Self> {
            enable_raw_mode()?;
            Ok(Self { rest: Zeroizing::new(Vec::with_capacity(LONGEST_CHARACTER)) })
        }

        /// The next byte; `None` as long as there is none, an error when the console has ended, or for Ctrl-C, which raw mode hands over as
        /// a key.
        pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
            while self.rest.is_empty() && poll(Duration::ZERO)? {
                if let Event::Key(key) = read()?
                    && let Some(character) = typed(key)
                {
                    self.rest.extend(character.encode_utf8(&mut [0; LONGEST_CHARACTER]).bytes().rev());
                }
            }
            match self.rest.pop() {
                Some(CTRL_C) => Err(io::ErrorKind::Interrupted.into()),
                byte => Ok(byte),
            }
        }
    }

    fn typed(key: KeyEvent) -> Option<char> {
        match key.code {
            _ if key.kind != KeyEventKind::Press => None,
            KeyCode::Enter => Some('\n'),
            KeyCode::Backspace => Some('\u{8}'),
            // AltGr is both Ctrl and Alt.
            KeyCode::Char(letter @ ('a'..='z' | 'A'..='Z'))
                if key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT) == KeyModifiers::CONTROL =>
            {
                Some(char::from(letter as u8 & 0x1f))
            }
            KeyCode::Char(character) => Some(character),
            _ => None,
        }
    }

    impl Drop for Keys {
        fn drop(&mut self) {
            let _ = disable_raw_mode();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        let mut line = Line::default();
        text.bytes().filter_map(|byte| line.push(byte)).map(|line| line.expose().to_owned()).collect()
    }

    #[test]
    fn lines_are_edited_as_a_terminal_would() {
        assert_eq!(typed("ab\u{7f}c\n\n  \nwrong\u{15}right\r"), ["ac", "right"]);
        assert_eq!(typed("aé名👩\u{7f}\u{8}\u{7f}b\n\u{7f}c\u{4}d\n"), ["ab", "cd"]);
    }

    #[test]
    fn a_line_may_be_longer_than_a_terminals_own_and_is_not_endless() {
        assert_eq!(typed(&format!("{}\n", "x".repeat(6000)))[0].len(), 6000);
        assert_eq!(typed(&format!("{}\n", "x".repeat(100_000)))[0].len(), LONGEST_LINE);
    }
}
