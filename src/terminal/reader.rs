//! Who reads stdout.

use std::time::Duration;

/// Shorter than a person notices.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Ends when whoever read stdout has gone: otherwise that is found out only when there is something to write.
pub async fn gone() {
    while !is_gone() {
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

#[cfg(unix)]
fn is_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = std::io::stdout();
    // Nothing is asked for: a pipe without a reader is told anyway (POSIX, poll).
    let mut watched = [PollFd::new(&stdout, PollFlags::empty())];
    let looked = poll(&mut watched, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    looked.is_ok() && watched[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
}

/// Windows tells it only to who writes.
#[cfg(not(unix))]
fn is_gone() -> bool {
    false
}
