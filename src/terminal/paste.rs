//! A line typed or pasted without echo, while something else is awaited. Longer than a terminal's own line (4096 bytes on Linux, 1024 on
//! macOS): an address with a code in it can be.

use std::io;

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::signals::told_to_stop;
use crate::secret::Secret;

/// An authorization response fits; a file pasted by mistake does not.
const LONGEST_LINE: usize = 32 * 1024;

/// Hidden lines; the terminal is as before once this is dropped.
pub struct HiddenLines {
    lines: UnboundedReceiver<Secret>,
    _mode: platform::HiddenMode,
}

impl HiddenLines {
    /// Hides what is typed, and starts to read.
    pub fn open() -> io::Result<Self> {
        let mode = platform::HiddenMode::enter()?;
        let (sender, lines) = unbounded_channel();
        // A thread of its own, which the end of the process does not wait for.
        std::thread::Builder::new().name("paste".to_owned()).spawn(move || {
            let mut line = Line::default();
            while let Some(character) = platform::read() {
                if let Some(finished) = line.push(character)
                    && sender.send(finished).is_err()
                {
                    break;
                }
            }
        })?;
        Ok(Self { lines, _mode: mode })
    }

    /// The next line that is not empty; `None` when the terminal has ended.
    pub async fn next(&mut self) -> Option<Secret> {
        self.lines.recv().await
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

#[derive(Default)]
struct Line(Vec<u8>);

impl Line {
    fn push(&mut self, byte: u8) -> Option<Secret> {
        match byte {
            b'\r' | b'\n' => {
                let line = Secret::new(String::from_utf8_lossy(&std::mem::take(&mut self.0)));
                (!line.expose().trim().is_empty()).then_some(line)
            }
            0x08 | 0x7f => {
                self.0.pop();
                None
            }
            // Ctrl-U, as a terminal's own line has it.
            0x15 => {
                self.0.clear();
                None
            }
            _ if self.0.len() < LONGEST_LINE => {
                self.0.push(byte);
                None
            }
            _ => None,
        }
    }
}

#[cfg(unix)]
mod platform {
    use std::io::{self, Read};

    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

    /// No echo and no line discipline; signals as ever, so that Ctrl-C works.
    pub(super) struct HiddenMode(Termios);

    impl HiddenMode {
        pub(super) fn enter() -> io::Result<Self> {
            let before = tcgetattr(io::stdin())?;
            let mut hidden = before.clone();
            hidden.local_modes -= LocalModes::ECHO | LocalModes::ICANON;
            hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
            hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(io::stdin(), OptionalActions::Now, &hidden)?;
            Ok(Self(before))
        }
    }

    impl Drop for HiddenMode {
        fn drop(&mut self) {
            // What was pasted too late is not for the shell to run.
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &self.0);
        }
    }

    pub(super) fn read() -> Option<u8> {
        let mut byte = [0];
        match io::stdin().lock().read(&mut byte) {
            Ok(1) => Some(byte[0]),
            _ => None,
        }
    }
}

#[cfg(windows)]
mod platform {
    use std::io;

    use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read as next};
    use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

    /// The console's raw mode: no echo, no line editing.
    pub(super) struct HiddenMode;

    impl HiddenMode {
        pub(super) fn enter() -> io::Result<Self> {
            enable_raw_mode()?;
            Ok(Self)
        }
    }

    impl Drop for HiddenMode {
        fn drop(&mut self) {
            let _ = disable_raw_mode();
        }
    }

    /// ASCII is all that an address has.
    pub(super) fn read() -> Option<u8> {
        loop {
            let Event::Key(key) = next().ok()? else { continue };
            match key.code {
                _ if key.kind != KeyEventKind::Press => {}
                // Raw mode hands Ctrl-C over as a key; the console's own handler must see it.
                KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return None,
                KeyCode::Enter => return Some(b'\n'),
                KeyCode::Backspace => return Some(0x08),
                KeyCode::Char(character) if character.is_ascii() => return Some(character as u8),
                _ => {}
            }
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
    }

    #[test]
    fn a_line_may_be_longer_than_a_terminals_own_and_is_not_endless() {
        assert_eq!(typed(&format!("{}\n", "x".repeat(6000)))[0].len(), 6000);
        assert_eq!(typed(&format!("{}\n", "x".repeat(100_000)))[0].len(), LONGEST_LINE);
    }
}
