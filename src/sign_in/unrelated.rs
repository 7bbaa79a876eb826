//! Requests at the listener that are not the awaited one. Any program on this machine, and any page in the browser, can send as many as it
//! likes, so each kind gets one line, and a count at the end.

use crate::terminal::Terminal;

const HSTS: &str = "The browser insists on https for localhost, as another server once told it (HSTS). Clear that for localhost, or sign in \
                    with --response-mode query and paste the address";

/// Counts unrelated requests.
pub(crate) struct UnrelatedRequests<'a> {
    terminal: &'a Terminal,
    awaited: &'static str,
    callbacks: usize,
    requests: usize,
    tls_hellos: usize,
}

impl<'a> UnrelatedRequests<'a> {
    /// `awaited` is "sign-in" or "sign-out".
    pub(crate) fn new(terminal: &'a Terminal, awaited: &'static str) -> Self {
        Self { terminal, awaited, callbacks: 0, requests: 0, tls_hellos: 0 }
    }

    /// Parameters at the redirect URI that do not belong here.
    pub(crate) fn callback(&mut self, reason: &str) {
        self.callbacks += 1;
        if self.callbacks == 1 {
            self.terminal.status(format!("Ignored a redirect from a different {}: {reason}", self.awaited));
        }
    }

    /// Any other request. Browsers ask for a `favicon.ico` unasked, so only `--verbose` tells.
    pub(crate) fn request(&mut self, reason: &str) {
        self.requests += 1;
        if self.requests == 1 {
            self.terminal.detail(format!("Ignored a request: {reason}"));
        }
    }

    /// A browser that speaks TLS to the listener.
    pub(crate) fn tls_hello(&mut self) {
        self.tls_hellos += 1;
        if self.tls_hellos == 1 {
            self.terminal.hint(HSTS);
        }
    }

    /// For the line that counts down: how many redirects were ignored so far.
    pub(crate) fn so_far(&self) -> String {
        if self.callbacks < 2 { String::new() } else { format!(", ignored {} redirects", self.callbacks) }
    }

    /// Tells the counts of what came more than once.
    pub(crate) fn finish(&self) {
        if self.callbacks > 1 {
            self.terminal.status(format!("Ignored {} redirects from different {}s", self.callbacks, self.awaited));
        }
        if self.requests > 1 {
            self.terminal.detail(format!("Ignored {} requests", self.requests));
        }
    }
}
