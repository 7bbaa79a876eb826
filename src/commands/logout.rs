//! `cids logout`: forget the account here, first and in any case; then end the browser's session, and say what of both happened.

use clap::Args;
use serde::Serialize;

use crate::access::refuse_if_ready;
use crate::account::Account;
use crate::argument::not_blank;
use crate::choice::{Named, Successor};
use crate::context::Context;
use crate::error::Error;
use crate::forget::{Forgotten, forget_all};
use crate::output::{Output, Style, Text};
use crate::sign_in::Carrier;
use crate::sign_out::{BrowserSession, end_browser_session};

/// Flags of `cids logout`.
#[derive(Args, Debug)]
pub struct LogoutArgs {
    /// Leave the browser's session alone
    #[arg(long)]
    local: bool,
    /// Forget every account, and leave the browser's sessions alone
    #[arg(long)]
    all: bool,
    /// Open the URL with this command, also without a terminal; %s stands for the URL
    #[arg(long, value_name = "COMMAND", conflicts_with_all = ["local", "all"], value_parser = not_blank)]
    browser: Option<String>,
}

/// What ended and what did not.
#[derive(Serialize)]
pub struct LogoutAnswer {
    removed: Vec<Named>,
    browser_session: BrowserSession,
    current_account: Successor,
    #[serde(skip)]
    lines: Vec<String>,
    /// What becomes of copies of the tokens.
    #[serde(skip)]
    copies: &'static str,
}

/// Signs out.
pub fn run(context: &Context, args: &LogoutArgs) -> Result<LogoutAnswer, Error> {
    refuse_if_ready(context)?;
    if args.all {
        return Ok(LogoutAnswer::of(forget_all(context)?, BrowserSession::LeftAlone));
    }
    let account = match context.account() {
        Err(error) if error.code() == "sign_in_required" => {
            context.terminal.status(error.message());
            let current = Successor::unchanged(context);
            return Ok(LogoutAnswer::of(Forgotten { accounts: Vec::new(), unread: Vec::new(), current }, BrowserSession::None));
        }
        other => other?.account,
    };
    let cache = context.cache_of(&account)?;
    let (record, current) = Successor::after(context, || {
        // What the sign-out in the browser needs must be read before it is gone.
        let record = cache.load(&account);
        cache.remove(&account)?;
        Ok(record)
    })?;
    let browser_session = match record {
        _ if args.local => BrowserSession::LeftAlone,
        Ok(Some(record)) => {
            let back = context.settings()?.post_logout_redirect_uri()?;
            let opens = context.terminal.has_person() || args.browser.is_some();
            let carrier = if opens { Carrier::Browser(context.browser(args.browser.as_deref(), false)) } else { Carrier::Person };
            context.block_on(end_browser_session(context, &record, &back, carrier))?
        }
        _ => BrowserSession::None,
    };
    Ok(LogoutAnswer::of(Forgotten { accounts: vec![account], unread: Vec::new(), current }, browser_session))
}

impl LogoutAnswer {
    fn of(forgotten: Forgotten, browser_session: BrowserSession) -> Self {
        Self {
            removed: forgotten.accounts.iter().map(Named::from).collect(),
            browser_session,
            lines: forgotten.lines(),
            copies: if forgotten.accounts.iter().all(Account::is_microsoft) {
                "External ID cannot revoke tokens at an app's request: copies elsewhere live until they end"
            } else {
                "cids revokes no tokens: copies elsewhere stay valid until they expire"
            },
            current_account: forgotten.current,
        }
    }
}

impl Output for LogoutAnswer {
    fn text(&self) -> Text {
        let mut text = Text::new();
        if self.lines.is_empty() {
            return text.line(Style::Plain, "Nobody was signed in");
        }
        for line in &self.lines {
            text = text.line(Style::Success, line);
        }
        let session = match self.browser_session {
            BrowserSession::Ended => (Style::Success, "The browser's session has ended"),
            BrowserSession::NotConfirmed => (Style::Warning, "The browser's part is not confirmed: its session may go on"),
            BrowserSession::LeftAlone => (Style::Plain, "The browser's session was left alone"),
            BrowserSession::None => (Style::Plain, "There was no browser session to end"),
        };
        let text = text.line(session.0, session.1).line(Style::Plain, self.copies);
        self.current_account.line().into_iter().fold(text, |text, line| text.line(Style::Warning, line))
    }

    fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings is JSON")
    }
}
