//! Opens the system browser. The URL comes from a server, so it is checked first, and no shell ever sees it (CVE-2025-6514).

mod private;

use std::fmt;
use std::io;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use tokio::time::timeout;
use url::Url;

use crate::core_dumps;
use crate::http::is_loopback;

/// A launcher that fails within this time is followed by the next one.
const TIME_TO_FAIL: Duration = Duration::from_millis(1500);

/// A browser.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// The user's own commands, of which the first that starts is taken; without any, the system's. `%s` stands for the URL, which is the
    /// last argument otherwise.
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
    /// A command could not be started.
    NotStarted {
        /// Which.
        command: String,
        /// Why.
        source: io::Error,
    },
    /// No browser was found that is known to have private windows.
    NoPrivateWindow,
    /// The launcher ended with a failure.
    Failed {
        /// Its command.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
}

/// One way to open the URL.
struct Candidate {
    /// The command as the user knows it.
    shown: String,
    command: Command,
    /// Whether its absence is worth a word.
    is_expected: bool,
}

impl Browser {
    /// Opens `url` and waits for the launcher to end, which is reaped then. Where the launcher is the browser itself, that may be never: a caller
    /// that has something else to wait for drops the future, and the browser goes on.
    pub async fn open(&self, url: &Url) -> Result<(), BrowserError> {
        check(url)?;
        let none = if self.private { BrowserError::NoPrivateWindow } else { BrowserError::None };
        let (mut failure, mut absent) = (None, None);
        for Candidate { shown, command, is_expected } in self.candidates(url.as_str()).await {
            match self.launch(command, shown).await {
                Ok(()) => return Ok(()),
                Err((BrowserError::NotStarted { source, .. }, _)) if source.kind() == io::ErrorKind::NotFound && !is_expected => {}
                // A command that is absent says less than one that failed.
                Err((error @ BrowserError::NotStarted { .. }, _)) if error.is_absent() => absent = absent.or(Some(error)),
                Err((error, true)) => failure = Some(error),
                // It ran for a while, and may have opened what it should.
                Err((error, false)) => return Err(error),
            }
        }
        Err(failure.or(absent).unwrap_or(none))
    }

    async fn candidates(&self, url: &str) -> Vec<Candidate> {
        let of_system = |command: Command| {
            let shown = command.get_program().to_string_lossy().into_owned();
            Candidate { shown, command, is_expected: false }
        };
        match (self.commands.as_slice(), self.private) {
            ([], true) => private::commands(url, self.hidden_variables).await.into_iter().map(of_system).collect(),
            ([], false) => open::commands(url).into_iter().map(of_system).collect(),
            (own, private) => own.iter().flat_map(|command| own_candidates(command, url, private)).collect(),
        }
    }

    /// Starts `command` and waits for its end; the error comes with whether it was quick.
    async fn launch(&self, command: Command, shown: String) -> Result<(), (BrowserError, bool)> {
        let mut command = tokio::process::Command::from(command);
        for name in self.hidden_variables {
            command.env_remove(name);
        }
        // What a launcher says goes nowhere: on the terminal it would stand among the lines of cids, and a pipe that ends with cids would kill
        // a browser that goes on writing.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // Ctrl-C in the terminal is for cids, not for the browser.
        #[cfg(unix)]
        command.process_group(0);
        let launcher = core_dumps::with_callers_limit(|| command.spawn());
        let mut launcher = launcher.map_err(|source| (BrowserError::NotStarted { command: shown.clone(), source }, true))?;
        let (ended, quick) = match timeout(TIME_TO_FAIL, launcher.wait()).await {
            Ok(ended) => (ended, true),
            Err(_) => (launcher.wait().await, false),
        };
        match ended {
            Ok(status) if !status.success() => Err((BrowserError::Failed { command: shown, status }, quick)),
            // A launcher that cannot be watched was started all the same.
            _ => Ok(()),
        }
    }
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

/// The commands of `BROWSER`: the whole value, then what stands between its separators (as xdg-open and Python split it).
pub fn listed(list: &str) -> Vec<String> {
    let separator = if cfg!(windows) { ';' } else { ':' };
    let parts: Vec<&str> = list.split(separator).map(str::trim).filter(|command| !command.is_empty()).collect();
    let whole = Some(list.trim()).filter(|_| parts.len() > 1);
    whole.into_iter().chain(parts).map(str::to_owned).collect()
}

/// What `command` may mean: a program whose name is the whole text, spaces included, or a program and its arguments. The system finds out which
/// one exists. In a private window, only programs whose flag for it is known.
fn own_candidates(command: &str, url: &str, private: bool) -> Vec<Candidate> {
    let candidate = |program: &str, arguments: Vec<String>, is_expected| {
        let flag = private.then(|| private::flag_of(program));
        if flag == Some(None) {
            return None;
        }
        let mut ready = Command::new(program);
        ready.args(flag.flatten()).args(arguments);
        Some(Candidate { shown: command.to_owned(), command: ready, is_expected })
    };
    let words = words(command);
    let is_one_word = words.as_slice() == [command];
    let whole = candidate(command, vec![url.to_owned()], false).filter(|_| !is_one_word);
    let split = words.split_first().and_then(|(program, rest)| {
        let placed = rest.iter().any(|word| word.contains("%s"));
        let arguments = rest.iter().map(|word| word.replace("%s", url)).chain((!placed).then(|| url.to_owned()));
        candidate(program, arguments.collect(), true)
    });
    whole.into_iter().chain(split).collect()
}

/// Words as a shell splits them, with quotes, and with backslashes where they do not separate folders; nothing else of a shell.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, '\\') if cfg!(unix) => word.get_or_insert_default().extend(characters.next()),
            (None, space) if space.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

impl BrowserError {
    fn is_absent(&self) -> bool {
        matches!(self, Self::NotStarted { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Display for BrowserError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsafe => formatter.write_str("The address of the authority is not safe to open in a browser"),
            Self::None => formatter.write_str("No browser was found"),
            Self::NotStarted { command, .. } if self.is_absent() => {
                write!(formatter, "The browser \"{command}\" was not found")?;
                if command.contains(' ') { formatter.write_str(" (put quotes around a path with spaces)") } else { Ok(()) }
            }
            Self::NotStarted { command, source } => write!(formatter, "The browser \"{command}\" could not be started: {source}"),
            Self::NoPrivateWindow => formatter.write_str(
                "No browser was found that cids can open in a private window (name yours with its flag: --browser 'firefox --private-window')",
            ),
            Self::Failed { command, status } => write!(formatter, "\"{command}\" could not open a browser ({status})"),
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
            assert!(matches!(check(&Url::parse(url).unwrap()), Err(BrowserError::Unsafe)), "{url}");
        }
    }

    /// The words of each candidate.
    fn candidates(command: &str, private: bool) -> Vec<Vec<String>> {
        let of = |candidate: Candidate| {
            let words = std::iter::once(candidate.command.get_program()).chain(candidate.command.get_args());
            words.map(|word| word.to_string_lossy().into_owned()).collect()
        };
        own_candidates(command, "https://x/?a=1&b=2", private).into_iter().map(of).collect()
    }

    #[test]
    fn a_command_is_split_without_a_shell() {
        let split = |command: &str| candidates(command, false).pop().unwrap();
        assert_eq!(split("firefox"), ["firefox", "https://x/?a=1&b=2"]);
        assert_eq!(split("'/my apps/chrome' --app=%s \"\""), ["/my apps/chrome", "--app=https://x/?a=1&b=2", ""]);
        assert_eq!(split("sh; rm -rf $HOME `id`"), ["sh;", "rm", "-rf", "$HOME", "`id`", "https://x/?a=1&b=2"]);
        #[cfg(unix)]
        assert_eq!(split(r"/my\ apps/chrome --a\'b 'c\d'"), ["/my apps/chrome", "--a'b", r"c\d", "https://x/?a=1&b=2"]);
    }

    #[test]
    fn a_command_that_is_one_word_is_tried_once_and_any_other_first_as_a_whole() {
        let url = "https://x/?a=1&b=2";
        assert_eq!(candidates("/opt/firefox", false), [["/opt/firefox", url]]);
        assert_eq!(candidates("/my apps/chrome", false), [vec!["/my apps/chrome", url], vec!["/my", "apps/chrome", url]]);
        assert_eq!(candidates("/100%s/x y", false)[0], ["/100%s/x y", url], "a file's name has no placeholder");
        assert_eq!(candidates(" ", false), [[" ", url]]);
    }

    #[test]
    fn a_list_of_browsers_may_be_one_path() {
        let separator = if cfg!(windows) { ";" } else { ":" };
        assert_eq!(listed(" firefox "), ["firefox"]);
        assert_eq!(listed(&[" firefox", "", "w3m %s "].join(separator)), [&["firefox", "", "w3m %s"].join(separator), "firefox", "w3m %s"]);
        assert_eq!(listed(" "), [""; 0]);
    }

    #[test]
    fn a_private_window_is_asked_for_in_the_programs_own_way() {
        let url = "https://x/?a=1&b=2";
        assert_eq!(candidates("/usr/bin/firefox -P work", true), [["/usr/bin/firefox", "--private-window", "-P", "work", url]]);
        let chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        assert_eq!(candidates(chrome, true), [[chrome, "--incognito", url]]);
        for command in ["lynx", "", "my browser"] {
            assert_eq!(candidates(command, true), [[""; 0]; 0], "{command}");
        }
    }

    #[cfg(unix)]
    mod started {
        use std::path::Path;

        use super::*;

        fn url() -> Url {
            Url::parse("https://contoso.ciamlogin.com/").unwrap()
        }

        async fn open(list: &str) -> Result<(), BrowserError> {
            Browser { commands: listed(list), private: false, hidden_variables: &[] }.open(&url()).await
        }

        /// A program that succeeds, at `path`.
        fn program(path: &Path) {
            let succeeds = ["/bin/true", "/usr/bin/true"].into_iter().find(|path| Path::new(path).exists()).unwrap();
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(succeeds, path).unwrap();
        }

        #[tokio::test]
        async fn a_launcher_that_fails_at_once_is_followed_by_the_next() {
            let absent = open("/nonexistent/browser").await.unwrap_err();
            assert_eq!(absent.to_string(), "The browser \"/nonexistent/browser\" was not found");
            let failed = open("false").await.unwrap_err();
            assert_eq!(failed.to_string(), "\"false\" could not open a browser (exit status: 1)");
            open("true").await.unwrap();
            open("/nonexistent/browser: false:true").await.unwrap();
            let both = open("false:/nonexistent/browser").await.unwrap_err();
            assert!(matches!(both, BrowserError::Failed { command, .. } if command == "false"), "it says more");
        }

        #[tokio::test]
        async fn a_program_whose_path_has_a_space_is_started() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("My Browser: 2 %s/open it");
            program(&path);
            let path = path.to_str().unwrap();
            open(path).await.unwrap();
            for command in [path.to_owned(), format!("'{path}' --new %s"), format!("\"{path}\""), path.replace(' ', "\\ ")] {
                let browser = Browser { commands: vec![command.clone()], ..Browser::default() };
                browser.open(&url()).await.unwrap_or_else(|error| panic!("{command}: {error}"));
            }
        }

        #[tokio::test]
        async fn a_path_with_a_space_that_leads_nowhere_is_told_whole() {
            let absent = open("/nonexistent/My Browser/open").await.unwrap_err();
            assert_eq!(
                absent.to_string(),
                "The browser \"/nonexistent/My Browser/open\" was not found (put quotes around a path with spaces)"
            );
            let folder = tempfile::tempdir().unwrap();
            let not_executable = folder.path().join("My Browser");
            std::fs::write(&not_executable, "").unwrap();
            let refused = open(not_executable.to_str().unwrap()).await.unwrap_err().to_string();
            assert!(
                refused.starts_with(&format!("The browser \"{}\" could not be started: Permission", not_executable.display())),
                "{refused}"
            );
        }

        /// The clock is moved: a launcher that only waits for a pipe has been running for long at once.
        #[tokio::test(start_paused = true)]
        async fn a_launcher_that_fails_late_is_told_and_no_other_is_tried() {
            let folder = tempfile::tempdir().unwrap();
            let (pipe, second) = (folder.path().join("pipe"), folder.path().join("second"));
            assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            let launcher = format!("/bin/sh -c 'read line < {}; exit 3'", pipe.display());
            let browser = Browser { commands: vec![launcher.clone(), format!("touch '{}'", second.display())], ..Browser::default() };
            let address = url();
            let mut opening = std::pin::pin!(browser.open(&address));
            assert!(timeout(TIME_TO_FAIL * 2, &mut opening).await.is_err(), "it runs");
            tokio::task::spawn_blocking(move || std::fs::write(pipe, "go\n")).await.unwrap().unwrap();
            let late = opening.await.unwrap_err();
            assert_eq!(late.to_string(), format!("\"{launcher}\" could not open a browser (exit status: 3)"));
            assert!(!second.exists());
        }

        #[tokio::test]
        async fn the_browser_does_not_inherit_the_secret() {
            let folder = tempfile::tempdir().unwrap();
            let seen = folder.path().join("seen");
            // HOME stands for any variable that is set here.
            let commands = vec![format!("/bin/sh -c '/usr/bin/env > {}'", seen.display())];
            let browser = Browser { commands, private: false, hidden_variables: &["HOME"] };
            browser.open(&url()).await.unwrap();
            let environment = std::fs::read_to_string(seen).unwrap();
            assert!(environment.contains("PATH=") && !environment.lines().any(|line| line.starts_with("HOME=")), "{environment}");
        }
    }
}
