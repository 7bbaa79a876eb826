//! The time, so that whatever depends on it can be tested at a chosen instant.

use chrono::{DateTime, Utc};

/// An instant, in UTC.
pub type Instant = DateTime<Utc>;

/// Tells the time: the system's, or one that stands still.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    fixed: Option<Instant>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that always shows `instant`.
    pub fn fixed(instant: Instant) -> Self {
        Self { fixed: Some(instant) }
    }

    /// The current instant.
    pub fn now(&self) -> Instant {
        self.fixed.unwrap_or_else(Utc::now)
    }
}
