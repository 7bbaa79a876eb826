//! What went wrong, for people and for scripts: what happened, why, and what to do next. `From` impls turn each lower error into it.

mod advice;
mod convert;
mod graph;
mod network;
mod refusal;

use std::ffi::OsStr;
use std::io;
use std::time::Duration;

use serde::Serialize;

use crate::hint::{Hint, hint};
use crate::output::{Style, Text};

/// What an error means for the caller, and so the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For a reason not below.
    Failed,
    /// A bad flag or argument.
    Usage,
    /// Configuration is missing or wrong, or the store is unusable.
    Configuration,
    /// No account, or it must sign in again.
    SignInRequired,
    /// External ID, Graph or an API answered with an error.
    Service,
    /// The network is unreachable or too slow.
    Network,
    /// The person cancelled, or the deadline passed.
    Cancelled,
    /// Ctrl-C.
    Interrupted,
}

impl Kind {
    /// Every kind with what it means, in the order of the exit codes.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Failed, "failed for a reason not below"),
        (Self::Usage, "usage: a bad flag or argument"),
        (Self::Configuration, "configuration missing or wrong, or the token store unusable"),
        (Self::SignInRequired, "sign-in required"),
        (Self::Service, "External ID, Microsoft Graph or an API answered with an error"),
        (Self::Network, "network unreachable or too slow"),
        (Self::Cancelled, "the person cancelled, or the deadline passed"),
        (Self::Interrupted, "interrupted"),
    ];

    /// The process's exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Configuration => 3,
            Self::SignInRequired => 4,
            Self::Service => 5,
            Self::Network => 6,
            Self::Cancelled => 7,
            Self::Interrupted => 130,
        }
    }
}

/// What a service's support team asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServiceDetails {
    /// `correlation_id` of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// `trace_id` of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// Graph's `request-id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// The AADSTS numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<u64>,
}

/// An error as it is told.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    exit_code: u8,
    code: &'static str,
    message: String,
    causes: Vec<String>,
    hints: Vec<Hint>,
    service: ServiceDetails,
    about_time: bool,
}

impl Error {
    /// An error of `kind`; `code` is its stable word, `message` says what happened.
    pub fn new(kind: Kind, code: &'static str, message: impl Into<String>) -> Self {
        let exit_code = kind.exit_code();
        Self {
            kind,
            exit_code,
            code,
            message: message.into(),
            causes: Vec::new(),
            hints: Vec::new(),
            service: ServiceDetails::default(),
            about_time: false,
        }
    }

    /// Nobody is signed in.
    pub fn sign_in_required(message: impl Into<String>) -> Self {
        Self::new(Kind::SignInRequired, "sign_in_required", message).hint("Run `cids login` to sign in")
    }

    /// Ctrl-C.
    pub fn interrupted() -> Self {
        Self::new(Kind::Interrupted, "interrupted", "Interrupted")
    }

    /// A command that was run for the person failed; its exit code is ours.
    pub fn of_child(program: &OsStr, exit_code: u8) -> Self {
        let message = format!("{} ended with exit code {exit_code}", program.display());
        Self { exit_code, ..Self::new(Kind::Failed, "command_failed", message) }
    }

    /// A command that was to be run for the person did not start. As a shell has it: 127 for one that is not found, 126 for one that cannot
    /// be run.
    pub fn not_started(program: &OsStr, error: &io::Error) -> Self {
        let is_path = program.to_string_lossy().contains(std::path::is_separator);
        let (exit_code, hint) = match error.kind() {
            io::ErrorKind::NotFound if is_path => (127, "Check the path, and of a script the program that its first line names"),
            io::ErrorKind::NotFound => (127, "Check the command's name; it is looked up on PATH"),
            io::ErrorKind::PermissionDenied => (126, "Check that it is a file that you may execute: chmod +x FILE"),
            _ => (126, "Check that it is a program of this system, or a script whose first line names one: #!/bin/sh"),
        };
        let message = format!("{} cannot be started", program.display());
        Self { exit_code, ..Self::new(Kind::Failed, "command_failed", message).caused_by(error).hint(hint) }
    }

    /// Several things failed, each told by its name; the first one's kind and advice are those of all.
    pub fn of_several(code: &'static str, message: impl Into<String>, failures: Vec<(String, Self)>) -> Self {
        let kind = failures.first().map_or(Kind::Failed, |(_, first)| first.kind);
        let mut all = Self::new(kind, code, message);
        for (name, failure) in failures {
            all.causes.push([format!("{name}: {}", failure.message)].into_iter().chain(failure.causes).collect::<Vec<_>>().join(": "));
            if all.hints.is_empty() {
                all.hints = failure.hints;
            }
        }
        all
    }

    /// Says what it means, and keeps what happened as the first line that says why.
    #[must_use]
    pub fn within(mut self, message: impl Into<String>) -> Self {
        let happened = std::mem::replace(&mut self.message, message.into());
        self.causes.insert(0, happened);
        self
    }

    /// Adds a line that says why.
    #[must_use]
    pub fn cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Adds `error` and its sources as lines that say why.
    #[must_use]
    pub fn caused_by(mut self, error: &dyn std::error::Error) -> Self {
        let mut cause = Some(error);
        while let Some(error) = cause {
            self.causes.push(error.to_string());
            cause = error.source();
        }
        self
    }

    /// Adds the next thing to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Replaces what there is to do by one thing.
    #[must_use]
    pub fn only_hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hints = vec![hint.into()];
        self
    }

    /// Names the sign-in that helps here in place of the general one.
    #[must_use]
    pub fn sign_in_by(mut self, command: &Hint) -> Self {
        let mut is_named = false;
        for hint in &mut self.hints {
            let exact = match hint.as_str() {
                "Run `cids login` to sign in" | "Run `cids login` to sign in again" => hint!("Run `{}`", command),
                "A new sign-in may help: `cids login`" => hint!("A new sign-in may help: `{}`", command),
                _ => continue,
            };
            (*hint, is_named) = (exact, true);
        }
        if is_named { self } else { self.hint(hint!("Run `{}`", command)) }
    }

    /// Replaces what there is to do, if `hints` say something.
    #[must_use]
    pub fn hints(mut self, hints: Vec<Hint>) -> Self {
        if !hints.is_empty() {
            self.hints = hints;
        }
        self
    }

    /// Adds what the service said of itself.
    #[must_use]
    pub fn service(mut self, service: ServiceDetails) -> Self {
        self.service = service;
        self
    }

    /// Says that a wrong clock on this machine may be the reason.
    #[must_use]
    pub fn about_time(mut self) -> Self {
        self.about_time = true;
        self
    }

    /// Whether a wrong clock on this machine may be the reason.
    pub fn is_about_time(&self) -> bool {
        self.about_time
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The process's exit code.
    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }

    /// The stable word for scripts.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What happened.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The error for a person.
    pub fn text(&self) -> Text {
        let labelled = |style, label: &str, line: &str| vec![(style, label.to_owned()), (Style::Plain, line.to_owned())];
        let mut text = Text::new().spans(labelled(Style::Failure, "Error: ", &self.message));
        for cause in &self.causes {
            text = text.spans(labelled(Style::Label, "Caused by: ", cause));
        }
        let details = &self.service;
        let ids = [
            ("request id", &details.request_id),
            ("client request id", &details.client_request_id),
            ("correlation id", &details.correlation_id),
            ("trace id", &details.trace_id),
        ];
        let ids: Vec<String> = ids.into_iter().filter_map(|(name, id)| id.as_ref().map(|id| format!("{name} {id}"))).collect();
        if !ids.is_empty() {
            text = text.spans(labelled(Style::Label, "For support: ", &ids.join(", ")));
        }
        for hint in &self.hints {
            text = text.spans(labelled(Style::Value, "Hint: ", hint.as_str()));
        }
        text
    }

    /// The error for a program: one object on one line.
    pub fn json(&self) -> String {
        #[derive(Serialize)]
        struct Object<'a> {
            code: &'a str,
            message: &'a str,
            #[serde(skip_serializing_if = "<[String]>::is_empty")]
            causes: &'a [String],
            #[serde(skip_serializing_if = "Option::is_none")]
            hint: Option<String>,
            #[serde(flatten)]
            service: &'a ServiceDetails,
        }
        let hint = (!self.hints.is_empty()).then(|| self.hints.iter().map(Hint::as_str).collect::<Vec<_>>().join("\n"));
        let object = Object { code: self.code, message: &self.message, causes: &self.causes, hint, service: &self.service };
        serde_json::to_string(&object).expect("an object of strings and numbers is JSON")
    }
}

/// When a busy service may be asked again, not a moment too early.
fn after(wait: Option<Duration>) -> Hint {
    let Some(wait) = wait else { return "in a minute".into() };
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    match seconds {
        ..=600 => hint!("in {} s", seconds),
        601..=7200 => hint!("in {} minutes", seconds.div_ceil(60)),
        7201..=172_800 => hint!("in {} hours", seconds.div_ceil(3600)),
        _ => hint!("in {} days", seconds.div_ceil(86_400)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_service_says_when_it_may_be_asked_again() {
        let told = |seconds| after(Some(Duration::from_secs_f64(seconds)));
        assert_eq!(after(None).as_str(), "in a minute");
        assert_eq!(
            [told(2.1), told(601.0), told(100_000.0), told(1e6)].map(String::from),
            ["in 3 s", "in 11 minutes", "in 28 hours", "in 12 days"]
        );
    }

    fn refused() -> Error {
        Error::new(Kind::Service, "invalid_client", "External ID refused the client secret")
            .cause("invalid_client: AADSTS7000215")
            .hint("Copy the secret's Value")
            .service(ServiceDetails { correlation_id: Some("c-1".into()), error_codes: vec![7_000_215], ..ServiceDetails::default() })
    }

    #[test]
    fn an_error_says_what_why_and_what_next() {
        let text = refused().text();
        let lines: Vec<String> = text.lines().iter().map(|spans| spans.iter().map(|(_, text)| text.as_str()).collect()).collect();
        assert_eq!(
            lines,
            [
                "Error: External ID refused the client secret",
                "Caused by: invalid_client: AADSTS7000215",
                "For support: correlation id c-1",
                "Hint: Copy the secret's Value",
            ]
        );
    }

    #[test]
    fn an_error_is_one_object_for_a_program() {
        assert_eq!(
            refused().json(),
            r#"{"code":"invalid_client","message":"External ID refused the client secret","causes":["invalid_client: AADSTS7000215"],"hint":"Copy the secret's Value","correlation_id":"c-1","error_codes":[7000215]}"#
        );
    }

    #[test]
    fn each_kind_has_an_exit_code_of_its_own() {
        assert_eq!(Kind::ALL.map(|(kind, _)| kind.exit_code()), [1, 2, 3, 4, 5, 6, 7, 130]);
    }
}
