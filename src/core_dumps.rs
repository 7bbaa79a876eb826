//! Core dumps: a process that holds tokens writes none. Only the soft limit is lowered, so that a child can get the caller's limit back.
//!
//! `PR_SET_DUMPABLE` would hide the process from a keyring that asks who it is. `pre_exec`, which could raise the limit in the child
//! alone, is unsafe. A child inherits the limit when it is forked, so the limit is raised for that moment.

#[cfg(unix)]
mod unix {
    use std::sync::{Mutex, OnceLock, PoisonError};

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    static CALLERS: OnceLock<Rlimit> = OnceLock::new();
    static RAISED: Mutex<()> = Mutex::new(());

    pub(super) fn disable() {
        lower(CALLERS.get_or_init(|| getrlimit(Resource::Core)));
    }

    pub(super) fn with_callers_limit<T>(start: impl FnOnce() -> T) -> T {
        let Some(callers) = CALLERS.get() else { return start() };
        let _raised = RAISED.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = setrlimit(Resource::Core, *callers);
        let started = start();
        lower(callers);
        started
    }

    fn lower(callers: &Rlimit) {
        // The soft limit may always be lowered (setrlimit(2)).
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: callers.maximum });
    }
}

/// Turns core dumps off for this process.
pub fn disable() {
    #[cfg(unix)]
    unix::disable();
}

/// Runs `start`, which starts a child or becomes another program, with the limit that cids was called with.
pub fn with_callers_limit<T>(start: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    return unix::with_callers_limit(start);
    #[cfg(not(unix))]
    start()
}
