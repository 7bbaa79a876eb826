//! What a wrong clock does to a sign-in, and how it is put right.

use crate::error::Error;
use crate::hint::{Hint, hint};
use crate::http::{Skew, is_loopback};
use crate::place::Place;

/// What a clock that is far off will do, and how it is put right. A sandbox's clock is moved on purpose.
pub fn warning(skew: &Skew, place: &Place) -> Option<(String, Hint)> {
    let far_off = skew.is_large() && !is_loopback(skew.host());
    far_off.then(|| (format!("{}: tokens may be refused for it", capital(skew)), mend(skew, place)))
}

/// What refuses something for its time may do so because this machine's is wrong: says whether it is, as far as that is known.
pub fn blamed(error: Error, skew: Option<&Skew>, place: &Place) -> Error {
    if !error.is_about_time() {
        return error;
    }
    match skew {
        Some(skew) if skew.is_notable() => error.cause(capital(skew)).only_hint(hint!("{}, then try again", mend(skew, place))),
        Some(skew) => error.cause(format!("This machine's clock agrees with that of {}", skew.host())),
        None => error.hint(hint!("If this machine's clock is wrong: {}", command(place))),
    }
}

fn mend(skew: &Skew, place: &Place) -> Hint {
    if is_loopback(skew.host()) {
        return "Let the sandbox show the system's time again: cids sandbox clock run".into();
    }
    hint!("Set it: {}", command(place))
}

/// The line that sets the clock by the network's time, or by the machine around.
fn command(place: &Place) -> Hint {
    let command = match place {
        _ if cfg!(windows) => "w32tm /resync",
        _ if cfg!(target_os = "macos") => "sudo sntp -sS time.apple.com",
        Place::Container | Place::Codespace { .. } | Place::DevContainer | Place::Pod { .. } => {
            "sudo timedatectl set-ntp true, outside of this container"
        }
        // It stops while Windows sleeps.
        Place::Wsl => "sudo hwclock -s",
        Place::Here | Place::Ssh { .. } => "sudo timedatectl set-ntp true",
    };
    command.into()
}

fn capital(skew: &Skew) -> String {
    let text = skew.to_string();
    text.replacen("this", "This", 1)
}
