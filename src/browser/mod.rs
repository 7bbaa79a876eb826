//! Opens the system browser. The URL comes from a server, so it is checked first, and no shell ever sees it (CVE-2025-6514).

mod private;

use std::fmt;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use url::Url;

use crate::http::is_loopback;

/// A launcher that fails, fails at once.
const TIME_TO_FAIL: Duration = Duration::from_millis(1500);

/// A browser.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// The person's own commands, of which the first that starts is taken; the system's, if there are none. `%s` stands for the URL, which
    /// else comes last.
    pub commands: Vec<String>,
    /// Whether it opens a private window.
    pub private: bool,
    /// Variables that the browser must not inherit: it would keep them in its environment for days.
    pub hidden_variables: &'static [&'static str],
}

/// Why the browser did not open.
#[derive(Debug)]
pub enum BrowserError {
    /// Not a URL that a sign-in has.
    Unsafe,
    /// There is none.
    None,
    /// A program could not be started.
    NotStarted {
        /// Which.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// Nobody knows how to open a private window here.
    NoPrivateWindow,
    /// The launcher ended with a failure.
    Failed {
        /// Its program.
        program: String,
    },
}

impl Browser {
    /// Opens `url` and does not wait for the browser to end. Blocks at most a second and a half, to see whether the launcher fails.
    pub fn open(&self, url: &Url) -> Result<(), BrowserError> {
        check(url)?;
        let url = url.as_str();
        let are_own = !self.commands.is_empty();
        let own = self.commands.iter().map(String::as_str);
        let commands: Vec<Command> = match self.private {
            true if are_own => own.filter_map(with_private_window).map(|words| own_command(words, url)).collect(),
            false if are_own => own.map(|command| own_command(words(command), url)).collect(),
            true => private::commands(url),
            false => open::commands(url),
        };
        let none = if self.private { BrowserError::NoPrivateWindow } else { BrowserError::None };
        let (mut failure, mut absent) = (None, None);
        for mut command in commands {
            for name in self.hidden_variables {
                command.env_remove(name);
            }
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            // Ctrl-C in the terminal is for cids, not for the browser.
            #[cfg(unix)]
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
            match launch(&mut command) {
                Ok(()) => return Ok(()),
                // A candidate that is not there says less than one that failed.
                Err(BrowserError::NotStarted { program, source }) if source.kind() == io::ErrorKind::NotFound => {
                    absent = absent.or(are_own.then_some(BrowserError::NotStarted { program, source }));
                }
                Err(error) => failure = Some(error),
            }
        }
        Err(failure.or(absent).unwrap_or(none))
    }
}

fn launch(command: &mut Command) -> Result<(), BrowserError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut launcher = match command.spawn() {
        Ok(launcher) => launcher,
        Err(source) => return Err(BrowserError::NotStarted { program, source }),
    };
    let started = Instant::now();
    while started.elapsed() < TIME_TO_FAIL {
        match launcher.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(BrowserError::Failed { program }),
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Err(_) => break,
        }
    }
    Ok(())
}

fn check(url: &Url) -> Result<(), BrowserError> {
    let scheme_is_safe = match url.scheme() {
        "https" => true,
        "http" => is_loopback(url.host_str().unwrap_or_default()),
        _ => false,
    };
    let plain = url.as_str().bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'`' | b'\\' | b'<' | b'>'));
    if scheme_is_safe && plain && url.username().is_empty() { Ok(()) } else { Err(BrowserError::Unsafe) }
}

/// The commands of a list such as `BROWSER` holds, which is one as `PATH` is (as xdg-open and Python read it).
pub fn listed(list: &str) -> impl Iterator<Item = &str> {
    let separator = if cfg!(windows) { ';' } else { ':' };
    list.split(separator).map(str::trim).filter(|command| !command.is_empty())
}

/// The words of a command whose program is known to open a private window, with its flag.
fn with_private_window(command: &str) -> Option<Vec<String>> {
    let mut words = words(command);
    let flag = words.first().and_then(|program| private::flag_of(program))?;
    words.insert(1, flag.to_owned());
    Some(words)
}

fn own_command(mut words: Vec<String>, url: &str) -> Command {
    let placed = words.iter().any(|word| word.contains("%s"));
    for word in &mut words {
        *word = word.replace("%s", url);
    }
    if !placed {
        words.push(url.to_owned());
    }
    let mut words = words.into_iter();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Words as a shell splits them, quotes included; nothing else of a shell.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, space) if space.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

impl fmt::Display for BrowserError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsafe => formatter.write_str("the authority's address is not one that a browser is sent to"),
            Self::None => formatter.write_str("no browser was found"),
            Self::NotStarted { program, source } => write!(formatter, "{program} could not be started: {source}"),
            Self::NoPrivateWindow => formatter.write_str(
                "no browser was found that cids can open in a private window (name yours with its flag: --browser 'firefox --private-window')",
            ),
            Self::Failed { program } => write!(formatter, "{program} could not open a browser"),
        }
    }
}

impl std::error::Error for BrowserError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_web_address_is_opened() {
        for url in ["https://contoso.ciamlogin.com/a?b=c", "http://localhost:8400/a", "http://[::1]:8400/a"] {
            assert!(check(&Url::parse(url).unwrap()).is_ok(), "{url}");
        }
        for url in
            ["file:///etc/passwd", "javascript:alert(1)", "http://evil.example/", "data:text/html,x", "https://u@contoso.ciamlogin.com/"]
        {
            assert!(check(&Url::parse(url).unwrap()).is_err(), "{url}");
        }
    }

    #[test]
    fn a_command_is_split_without_a_shell() {
        let split = |command: &str| {
            let command = own_command(words(command), "https://x/?a=1&b=2");
            let mut words = vec![command.get_program().to_string_lossy().into_owned()];
            words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
            words
        };
        assert_eq!(split("firefox"), ["firefox", "https://x/?a=1&b=2"]);
        assert_eq!(split("'/my apps/chrome' --app=%s \"\""), ["/my apps/chrome", "--app=https://x/?a=1&b=2", ""]);
        assert_eq!(split("sh; rm -rf $HOME `id`"), ["sh;", "rm", "-rf", "$HOME", "`id`", "https://x/?a=1&b=2"]);
    }

    #[test]
    fn a_private_window_is_asked_for_in_the_programs_own_way() {
        assert_eq!(with_private_window("/usr/bin/firefox -P work").unwrap(), ["/usr/bin/firefox", "--private-window", "-P", "work"]);
        for command in ["lynx", ""] {
            assert_eq!(with_private_window(command), None, "{command}");
        }
    }

    #[test]
    fn a_launcher_that_fails_is_noticed() {
        let browser = |list: &str| Browser { commands: listed(list).map(str::to_owned).collect(), private: false, hidden_variables: &[] };
        let url = Url::parse("https://contoso.ciamlogin.com/").unwrap();
        assert!(
            matches!(browser("/nonexistent/browser").open(&url), Err(BrowserError::NotStarted { program, .. }) if program == "/nonexistent/browser")
        );
        #[cfg(unix)]
        assert!(matches!(browser("false").open(&url), Err(BrowserError::Failed { .. })));
        #[cfg(unix)]
        assert!(browser("true").open(&url).is_ok());
        #[cfg(unix)]
        assert!(browser("/nonexistent/browser: false:true").open(&url).is_ok());
        #[cfg(unix)]
        assert!(matches!(browser("false:/nonexistent/browser").open(&url), Err(BrowserError::Failed { .. })), "it says more");
    }

    #[test]
    #[cfg(unix)]
    fn the_browser_does_not_inherit_the_secret() {
        let folder = tempfile::tempdir().unwrap();
        let seen = folder.path().join("seen");
        // PATH stands for any variable that is set here.
        let commands = vec![format!("/bin/sh -c '/usr/bin/env > {}'", seen.display())];
        let browser = Browser { commands, private: false, hidden_variables: &["HOME"] };
        browser.open(&Url::parse("https://contoso.ciamlogin.com/").unwrap()).unwrap();
        let environment = std::fs::read_to_string(seen).unwrap();
        assert!(environment.contains("PATH=") && !environment.lines().any(|line| line.starts_with("HOME=")), "{environment}");
    }
}
