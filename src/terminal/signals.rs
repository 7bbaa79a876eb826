//! Ctrl-C, and its kin.

use std::process;
use std::thread;
use std::time::Duration;

use crate::error::Kind;

/// What hears that it is to stop has ended by then.
const LONGER_THAN_AN_ORDERLY_END: Duration = Duration::from_millis(85);

/// From here on the program ends when it is told to, even if what runs does not hear it: an expression of the person's own may have no end.
pub fn insist() {
    let spawned = thread::Builder::new().name("signals".to_owned()).spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(told_to_stop());
        thread::sleep(LONGER_THAN_AN_ORDERLY_END);
        // Nothing is being written: the thread that would write computes.
        #[allow(clippy::exit, clippy::disallowed_methods)]
        process::exit(Kind::Interrupted.exit_code().into())
    });
    // Without a thread the system is at its end anyway.
    drop(spawned);
}

/// Ends when the person, or the system, wants the program to end.
#[cfg(unix)]
pub async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hang_up)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()), signal(SignalKind::hangup()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
}

/// Ends when the person wants the program to end.
#[cfg(not(unix))]
pub async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
