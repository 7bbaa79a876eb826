//! What a command answers with: text for people, JSON for programs. Streams, colour and escaping are the terminal's affair.

use chrono::{DateTime, SecondsFormat, Utc};

/// The answer of a command.
pub trait Output {
    /// The answer for a person.
    fn text(&self) -> Text;
    /// The answer for a program: one JSON document, without a line end.
    fn json(&self) -> String;
}

/// What a piece of text is, which decides how it looks where colour is allowed. Nothing is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    Plain,
    /// A heading or a label.
    Label,
    /// A value, a path, a command to type.
    Value,
    /// Something went well.
    Success,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Failure,
}

/// Lines of styled text. A span never holds a line break of its own: one that a server put there is escaped on a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    lines: Vec<Vec<(Style, String)>>,
}

impl Text {
    /// No lines yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line of one style.
    #[must_use]
    pub fn line(mut self, style: Style, text: impl Into<String>) -> Self {
        self.lines.push(vec![(style, text.into())]);
        self
    }

    /// Adds a line of several spans.
    #[must_use]
    pub fn spans(mut self, spans: Vec<(Style, String)>) -> Self {
        self.lines.push(spans);
        self
    }

    /// Adds a line for each label and value, the values below one another.
    #[must_use]
    pub fn fields<L: Into<String>>(mut self, fields: impl IntoIterator<Item = (L, String)>) -> Self {
        let fields: Vec<(String, String)> = fields.into_iter().map(|(label, value)| (label.into(), value)).collect();
        let width = fields.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
        for (label, value) in fields {
            self.lines.push(vec![(Style::Label, format!("{label:width$}  ")), (Style::Plain, value)]);
        }
        self
    }

    /// The text without styles.
    pub fn plain(&self) -> String {
        self.lines.iter().map(|spans| spans.iter().map(|(_, span)| span.as_str()).collect::<String>() + "\n").collect()
    }

    /// The lines.
    pub fn lines(&self) -> &[Vec<(Style, String)>] {
        &self.lines
    }
}

/// An instant as JSON carries it (RFC 3339, UTC).
pub fn timestamp(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// An instant for a person, with its distance from now.
pub fn ends(instant: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let distance = instant - now;
    let minutes = distance.num_minutes().abs();
    let amount = match minutes {
        0 => "less than a minute".to_owned(),
        1 => "1 minute".to_owned(),
        2..=119 => format!("{minutes} minutes"),
        120..=2879 => format!("{} hours", minutes / 60),
        _ => format!("{} days", minutes / 1440),
    };
    let when = instant.format("%Y-%m-%d %H:%M:%S UTC");
    if distance.num_seconds() > 0 { format!("ends {when} (in {amount})") } else { format!("ended {when} ({amount} ago)") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn an_end_is_told_with_its_distance() {
        let now = at("2026-03-02T10:00:00Z");
        assert_eq!(ends(at("2026-03-02T10:55:00Z"), now), "ends 2026-03-02 10:55:00 UTC (in 55 minutes)");
        assert_eq!(ends(at("2026-03-02T09:59:30Z"), now), "ended 2026-03-02 09:59:30 UTC (less than a minute ago)");
        assert_eq!(ends(at("2026-02-20T10:00:00Z"), now), "ended 2026-02-20 10:00:00 UTC (10 days ago)");
    }

    #[test]
    fn values_stand_below_one_another() {
        let text = Text::new().fields([("Name", "Casey".to_owned()), ("Tenant id", "x".to_owned())]);
        let lines: Vec<String> = text.lines().iter().map(|spans| spans.iter().map(|(_, text)| text.as_str()).collect()).collect();
        assert_eq!(lines, ["Name       Casey", "Tenant id  x"]);
    }
}
