//! How the browsers that people have open a private window: no session of another account is in it, and none is left behind.

use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::time::timeout;

/// The desktop answers at once or not at all.
const TIME_TO_ASK: Duration = Duration::from_secs(2);

struct Known {
    /// Its programs, as found on PATH.
    programs: &'static [&'static str],
    flag: &'static str,
    /// Its name on macOS.
    application: &'static str,
    /// Where Windows has it, from the root of the drive.
    executable: &'static str,
}

const KNOWN: [Known; 5] = [
    Known {
        programs: &["firefox", "firefox-esr"],
        flag: "--private-window",
        application: "Firefox",
        executable: r"Program Files\Mozilla Firefox\firefox.exe",
    },
    Known {
        programs: &["google-chrome", "google-chrome-stable", "chrome"],
        flag: "--incognito",
        application: "Google Chrome",
        executable: r"Program Files\Google\Chrome\Application\chrome.exe",
    },
    Known {
        programs: &["chromium", "chromium-browser"],
        flag: "--incognito",
        application: "Chromium",
        executable: r"Program Files\Chromium\Application\chrome.exe",
    },
    Known {
        programs: &["microsoft-edge", "microsoft-edge-stable", "msedge"],
        flag: "--inprivate",
        application: "Microsoft Edge",
        executable: r"Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    },
    Known {
        programs: &["brave-browser", "brave"],
        flag: "--incognito",
        application: "Brave Browser",
        executable: r"Program Files\BraveSoftware\Brave-Browser\Application\brave.exe",
    },
];

/// The flag of `program`, be it a name or a path.
pub(super) fn flag_of(program: &str) -> Option<&'static str> {
    let name = program.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
    let name = name.strip_suffix(".exe").unwrap_or(&name);
    KNOWN.iter().find(|known| known.programs.contains(&name) || known.application.eq_ignore_ascii_case(name)).map(|known| known.flag)
}

/// What may open `url` in a private window on this system, the most fitting first. What is absent does not start.
pub(super) async fn commands(url: &str, hidden_variables: &[&str]) -> Vec<Command> {
    let system = std::env::consts::OS;
    let default = if matches!(system, "macos" | "windows") { String::new() } else { default_browser(hidden_variables).await };
    candidates(system, &default, url)
}

/// The desktop's name for its browser, such as `firefox_firefox.desktop`; empty if it does not answer.
async fn default_browser(hidden_variables: &[&str]) -> String {
    let mut settings = tokio::process::Command::new("xdg-settings");
    settings.args(["get", "default-web-browser"]).stdin(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    for name in hidden_variables {
        settings.env_remove(name);
    }
    match timeout(TIME_TO_ASK, settings.output()).await {
        Ok(Ok(output)) => String::from_utf8_lossy(&output.stdout).to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn candidates(system: &str, default: &str, url: &str) -> Vec<Command> {
    let is_default = |known: &&Known| known.programs.iter().any(|program| default.contains(program));
    let (first, rest): (Vec<&Known>, Vec<&Known>) = KNOWN.iter().partition(is_default);
    let known = first.into_iter().chain(rest);
    match system {
        "macos" => known.map(|known| command("open", &["-na", known.application, "--args", known.flag, url])).collect(),
        "windows" => known.map(|known| command(&format!(r"C:\{}", known.executable), &[known.flag, url])).collect(),
        _ => {
            let own = known.clone().flat_map(|known| known.programs.iter().map(|program| command(program, &[known.flag, url])));
            // In WSL, Windows' browsers can be started too.
            let windows = known.clone().map(|known| {
                let executable = known.executable.replace('\\', "/");
                command(&format!("/mnt/c/{executable}"), &[known.flag, url])
            });
            own.chain(windows).collect()
        }
    }
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(system: &str, default: &str) -> Vec<String> {
        let command = &candidates(system, default, "https://x/")[0];
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        words.map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_desktops_own_browser_comes_first() {
        for (default, program, flag) in [
            ("", "firefox", "--private-window"),
            ("org.mozilla.firefox.desktop\n", "firefox", "--private-window"),
            ("google-chrome.desktop", "google-chrome", "--incognito"),
            ("org.chromium.chromium.desktop", "chromium", "--incognito"),
            ("microsoft-edge.desktop", "microsoft-edge", "--inprivate"),
            ("epiphany.desktop", "firefox", "--private-window"),
        ] {
            assert_eq!(first("linux", default), [program, flag, "https://x/"], "{default}");
        }
    }

    #[test]
    fn other_systems_have_ways_of_their_own() {
        assert_eq!(first("macos", ""), ["open", "-na", "Firefox", "--args", "--private-window", "https://x/"]);
        assert_eq!(first("windows", ""), [r"C:\Program Files\Mozilla Firefox\firefox.exe", "--private-window", "https://x/"]);
        let linux = candidates("linux", "", "https://x/");
        let edge = "/mnt/c/Program Files (x86)/Microsoft/Edge/Application/msedge.exe";
        assert!(linux.iter().any(|command| command.get_program() == edge));
    }

    #[test]
    fn a_command_of_ones_own_is_known_by_its_name() {
        assert_eq!(flag_of("/usr/bin/chromium"), Some("--incognito"));
        assert_eq!(flag_of(r"C:\Program Files\Mozilla Firefox\Firefox.exe"), Some("--private-window"));
        assert_eq!(flag_of("lynx"), None);
    }
}
