//! The owner of stdin, stdout and stderr: the answer goes to stdout, all else to stderr. Colour is decided for each stream, and text
//! that a server or a person made cannot move the cursor.

mod escape;
pub mod paste;
mod qr;
pub mod reader;
pub mod signals;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use colored::Colorize;

use crate::cache;
use crate::error::{Error, Kind};
use crate::hint::Hint;
use crate::http;
use crate::output::{Output, Style, Text};

pub use escape::visible_json;

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How the person wants to be talked to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Answers and errors as JSON.
    pub json: bool,
    /// No status lines.
    pub quiet: bool,
    /// The HTTP exchange on stderr.
    pub verbose: bool,
    /// Nobody is there to ask, and nobody is waited for.
    pub no_input: bool,
    /// When to use colour.
    pub color: ColorChoice,
}

/// What the environment says about the terminal.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub struct Surroundings {
    /// `NO_COLOR` is set and not empty (no-color.org).
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set to something other than 0.
    pub force_color: bool,
    /// `TERM=dumb`.
    pub dumb: bool,
    /// `CI=true`: a terminal there has nobody at it.
    pub in_ci: bool,
    /// The locale is UTF-8.
    pub utf8: bool,
}

/// The three streams.
pub struct Terminal {
    manner: Manner,
    stdout: Stream,
    stderr: Stream,
    /// Whether nobody is there, as `--no-input` or CI says.
    is_alone: bool,
    has_person: bool,
    surroundings: Surroundings,
    /// Whether stdin was given to who reads it to its end.
    stdin_given: AtomicBool,
    /// One line at a time, also when the HTTP trace speaks: whether a passing line (the countdown) stands on the terminal and must be wiped
    /// before the next one.
    passing: Mutex<bool>,
}

#[derive(Clone, Copy)]
struct Stream {
    is_terminal: bool,
    styled: bool,
    /// Whether characters that are not seen are shown: on a terminal, and on stderr, whose lines a log keeps as they come.
    escapes: bool,
}

impl Stream {
    fn new(is_terminal: bool, escapes: bool, choice: ColorChoice, surroundings: Surroundings) -> Self {
        let styled = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => !surroundings.no_color && (surroundings.force_color || (is_terminal && !surroundings.dumb)),
        };
        Self { is_terminal, styled, escapes: escapes || is_terminal }
    }

    fn render(self, text: &Text) -> String {
        let mut rendered = String::new();
        for spans in text.lines() {
            for (style, span) in spans {
                let visible = if self.escapes { escape::visible(span) } else { span.into() };
                rendered.push_str(&if self.styled { paint(*style, &visible) } else { visible.into_owned() });
            }
            rendered.push('\n');
        }
        rendered
    }
}

fn paint(style: Style, text: &str) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Label => text.bold().to_string(),
        Style::Value => text.cyan().to_string(),
        Style::Success => text.green().to_string(),
        Style::Warning => text.yellow().to_string(),
        Style::Failure => text.red().bold().to_string(),
    }
}

impl Terminal {
    /// The process's streams.
    pub fn new(manner: Manner, surroundings: Surroundings) -> Self {
        // The crate's own decision looks at stdout alone; ours is made for each stream.
        colored::control::set_override(true);
        let is_alone = manner.no_input || surroundings.in_ci;
        Self {
            manner,
            stdout: Stream::new(io::stdout().is_terminal(), false, manner.color, surroundings),
            stderr: Stream::new(io::stderr().is_terminal(), true, manner.color, surroundings),
            is_alone,
            has_person: io::stdin().is_terminal() && io::stderr().is_terminal() && !is_alone,
            surroundings,
            stdin_given: AtomicBool::new(false),
            passing: Mutex::new(false),
        }
    }

    /// Whether a person is there to ask: stdin and stderr are terminals, and nothing says otherwise.
    pub fn has_person(&self) -> bool {
        self.has_person
    }

    /// Whether nobody may be waited for, as `--no-input` says.
    pub fn waits_for_nobody(&self) -> bool {
        self.manner.no_input
    }

    /// Whether answers and errors are JSON.
    pub fn is_json(&self) -> bool {
        self.manner.json
    }

    /// Whether the HTTP exchange is to be shown.
    pub fn is_verbose(&self) -> bool {
        self.manner.verbose
    }

    /// Whether a person sees the answer at once: stdout is a terminal.
    pub fn shows_answer(&self) -> bool {
        self.stdout.is_terminal
    }

    /// `text` as stdout shows it.
    pub fn rendered(&self, text: &Text) -> String {
        self.stdout.render(text)
    }

    /// stdin, for who reads it to its end: the first who asks; an error where nobody is there to type it.
    pub fn piped_in(&self) -> Result<io::Stdin, Error> {
        let stdin = io::stdin();
        if self.stdin_given.swap(true, Ordering::Relaxed) {
            return Err(Error::new(Kind::Usage, "usage", "stdin is wanted twice, and can be read once")
                .hint("Put what is no secret into a file, and name the file instead of -"));
        }
        if !self.is_alone || !stdin.is_terminal() {
            return Ok(stdin);
        }
        let why = if self.manner.no_input { "--no-input, or CIDS_NO_INPUT," } else { "CI=true" };
        Err(Error::new(Kind::Usage, "usage", format!("stdin is a terminal, and {why} says that nobody is there to type"))
            .hint("Pipe it in: COMMAND | cids …, or cids … < FILE"))
    }

    /// Asks a question that a yes answers; whoever asks makes sure that a person is there.
    pub fn confirm(&self, question: &str) -> bool {
        self.write_err(&format!("{} [y/N] ", escape::visible(question)));
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// Writes the answer to stdout.
    pub fn answer(&self, output: &dyn Output) -> io::Result<()> {
        self.wipe();
        let rendered = if self.manner.json { format!("{}\n", visible_json(&output.json())) } else { self.stdout.render(&output.text()) };
        self.write_out(rendered.as_bytes())
    }

    /// Writes `bytes` to stdout as they are: generated scripts, and JSON lines that a program waits for.
    pub fn write_out(&self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Says on stderr what goes on; not under `--quiet`.
    pub fn status(&self, line: impl Into<String>) {
        if !self.manner.quiet {
            self.say(&Text::new().line(Style::Plain, line));
        }
    }

    /// Says on stderr that something went well; not under `--quiet`.
    pub fn success(&self, line: impl Into<String>) {
        if !self.manner.quiet {
            self.say(&Text::new().line(Style::Success, line));
        }
    }

    /// Says on stderr what must be said even under `--quiet`.
    pub fn notice(&self, line: impl Into<String>) {
        self.say(&Text::new().line(Style::Plain, line));
    }

    /// Warns on stderr.
    pub fn warning(&self, line: impl Into<String>) {
        self.say(&Text::new().spans(vec![(Style::Warning, "Warning: ".into()), (Style::Plain, line.into())]));
    }

    /// Hints on stderr at what to do next; not under `--quiet`.
    pub fn hint(&self, hint: impl Into<Hint>) {
        if !self.manner.quiet {
            self.say(&Text::new().spans(vec![(Style::Value, "Hint: ".into()), (Style::Plain, hint.into().into())]));
        }
    }

    /// Says on stderr what only `--verbose` wants to know.
    pub fn detail(&self, line: impl Into<String>) {
        if self.manner.verbose {
            self.say(&Text::new().line(Style::Plain, line));
        }
    }

    /// Shows `text` as a QR code, if a terminal is there that can and has room for it; whether it did.
    pub fn qr_code(&self, text: &str) -> bool {
        let code = qr::lines(text).filter(|lines| self.may_draw() && self.surroundings.utf8 && qr::fits(lines, size::of_stderr()));
        let Some(lines) = code else { return false };
        // Told which of the two colours is the light one, a camera need not guess.
        let paint = |line: String| if self.stderr.styled { line.bright_white().on_black().to_string() } else { line };
        let drawn: String = lines.into_iter().map(|line| paint(line) + "\n").collect();
        self.write_err(&drawn)
    }

    /// Whether stderr is a terminal that is looked at and obeys.
    fn may_draw(&self) -> bool {
        self.stderr.is_terminal && !self.manner.quiet && !self.manner.json && !self.surroundings.dumb
    }

    /// Shows a line that the next one replaces; only where there is a terminal to show it on, and no more than fits: of a line that wraps,
    /// the beginning would stay.
    pub fn passing(&self, line: &str) {
        if self.may_draw() {
            let line: String = line.chars().take(usize::from(size::of_stderr().0.saturating_sub(1))).collect();
            let mut passing = self.writing();
            let mut stderr = io::stderr().lock();
            let _ = write!(stderr, "\r\x1b[K{}", escape::visible(&line)).and_then(|()| stderr.flush());
            *passing = true;
        }
    }

    /// Wipes the passing line, if there is one.
    pub fn wipe(&self) {
        self.write_err("");
    }

    fn writing(&self) -> MutexGuard<'_, bool> {
        self.passing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes `text` to stderr in the place of the passing line; whether it could.
    fn write_err(&self, text: &str) -> bool {
        let mut passing = self.writing();
        let wiped = if std::mem::take(&mut *passing) { "\r\x1b[K" } else { "" };
        // Nobody is left to tell when stderr is closed.
        io::stderr().lock().write_all(format!("{wiped}{text}").as_bytes()).is_ok()
    }

    /// Writes `error` to stderr: the last thing there.
    pub fn error(&self, error: &Error) {
        if self.manner.json {
            self.write_err(&format!("{}\n", visible_json(&error.json())));
        } else {
            self.say(&error.text());
        }
    }

    fn say(&self, text: &Text) {
        self.write_err(&self.stderr.render(text));
    }
}

impl http::Observer for Terminal {
    fn exchange(&self, line: &str) {
        self.detail(line);
    }

    fn waiting(&self, host: &str, why: &str, wait: Duration) {
        self.status(format!("{host} {why}: the next try is in {:.1} s", wait.as_secs_f64()));
    }
}

impl cache::Observer for Terminal {
    fn waiting(&self, path: &Path, longest: Duration) {
        let (path, longest) = (path.display(), longest.as_secs());
        self.status(format!("Another cids is at work, or stopped, and is waited for, at most {longest} s: it holds the lock {path}"));
    }

    fn without_lock(&self, reason: &cache::FileError) {
        self.warning(format!("Another cids at work cannot be waited for, because the state folder has no locks: {reason}"));
    }

    fn not_kept(&self, reason: &cache::Error) {
        let reasons = std::iter::successors(Some(reason as &dyn std::error::Error), |error| error.source());
        let reasons: Vec<_> = reasons.map(ToString::to_string).collect();
        self.warning(format!("The tokens were renewed, and could not be kept; the old ones are still good: {}", reasons.join(": ")));
    }
}

/// Columns and rows.
mod size {
    /// As most terminals begin; a serial line has no size.
    const USUAL: (u16, u16) = (80, 24);

    #[cfg(unix)]
    pub(super) fn of_stderr() -> (u16, u16) {
        let size = rustix::termios::tcgetwinsize(std::io::stderr()).map(|size| (size.ws_col, size.ws_row));
        size.ok().filter(|(columns, _)| *columns > 0).unwrap_or(USUAL)
    }

    #[cfg(windows)]
    pub(super) fn of_stderr() -> (u16, u16) {
        crossterm::terminal::size().unwrap_or(USUAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Surroundings = Surroundings { no_color: false, force_color: false, dumb: false, in_ci: false, utf8: true };

    #[test]
    fn colour_is_decided_for_each_stream() {
        let styled = |is_terminal, choice, surroundings| Stream::new(is_terminal, false, choice, surroundings).styled;
        assert!(styled(true, ColorChoice::Auto, NOWHERE));
        assert!(!styled(false, ColorChoice::Auto, NOWHERE));
        assert!(!styled(true, ColorChoice::Auto, Surroundings { no_color: true, ..NOWHERE }));
        assert!(!styled(true, ColorChoice::Auto, Surroundings { dumb: true, ..NOWHERE }));
        assert!(styled(false, ColorChoice::Auto, Surroundings { force_color: true, ..NOWHERE }));
        assert!(!styled(true, ColorChoice::Auto, Surroundings { no_color: true, force_color: true, ..NOWHERE }));
        assert!(styled(false, ColorChoice::Always, Surroundings { no_color: true, ..NOWHERE }));
        assert!(!styled(true, ColorChoice::Never, NOWHERE));
    }

    #[test]
    fn a_claim_cannot_move_the_cursor_or_fake_a_line() {
        let text = Text::new().line(Style::Plain, "Casey\u{1b}[2J\nSigned in");
        let terminal = Stream::new(true, false, ColorChoice::Never, NOWHERE);
        assert_eq!(terminal.render(&text), "Casey\\u{1b}[2J\\u{a}Signed in\n");
        let stderr = Stream::new(false, true, ColorChoice::Never, NOWHERE);
        assert_eq!(stderr.render(&text), terminal.render(&text));
        let pipe = Stream::new(false, false, ColorChoice::Never, NOWHERE);
        assert_eq!(pipe.render(&text), "Casey\u{1b}[2J\nSigned in\n");
    }
}
