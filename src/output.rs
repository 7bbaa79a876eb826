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
            self.lines.push(vec![(Style::Label, padded(&label, width) + "  "), (Style::Plain, value)]);
        }
        self
    }

    /// Adds rows whose cells stand below one another, under their labels.
    #[must_use]
    pub fn table<const N: usize>(mut self, labels: [&str; N], rows: Vec<[String; N]>) -> Self {
        let labels = labels.map(str::to_owned);
        let widths: Vec<usize> =
            (0..N).map(|column| rows.iter().chain([&labels]).map(|row| row[column].chars().count()).max().unwrap_or_default()).collect();
        let line = |style, row: &[String; N]| vec![(style, in_columns(row, &widths))];
        self.lines.push(line(Style::Label, &labels));
        self.lines.extend(rows.iter().map(|row| line(Style::Plain, row)));
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

/// Cells on one line, each in a column as wide as its width says; what is longer stands out.
pub fn in_columns(cells: &[String], widths: &[usize]) -> String {
    let Some((last, before)) = cells.split_last() else { return String::new() };
    let before: String = before.iter().zip(widths).map(|(cell, width)| padded(cell, *width) + "  ").collect();
    (before + last).trim_end().to_owned()
}

/// `text` with spaces up to `width` characters. A width of `format!` ends at 65,535.
pub fn padded(text: &str, width: usize) -> String {
    text.to_owned() + &" ".repeat(width.saturating_sub(text.chars().count()))
}

/// An instant as JSON carries it (RFC 3339, UTC).
pub fn timestamp(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// An instant for a person, with its distance from now.
pub fn ends(instant: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let verb = if instant > now { "ends" } else { "ended" };
    format!("{verb} {} ({})", instant.format("%Y-%m-%d %H:%M:%S UTC"), distance(instant, now))
}

/// How far an instant is from now.
pub fn distance(instant: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (instant - now).num_minutes().abs();
    let amount = match minutes {
        0 => "less than a minute".to_owned(),
        1 => "1 minute".to_owned(),
        2..=119 => format!("{minutes} minutes"),
        120..=2879 => format!("{} hours", minutes / 60),
        _ => format!("{} days", minutes / 1440),
    };
    if instant > now { format!("in {amount}") } else { format!("{amount} ago") }
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
    fn cells_stand_below_one_another() {
        let text = Text::new().table(["Name", ""], vec![["Casey".to_owned(), "x".to_owned()], ["A".to_owned(), String::new()]]);
        let lines: Vec<&str> = text.lines().iter().map(|spans| spans[0].1.as_str()).collect();
        assert_eq!(lines, ["Name", "Casey  x", "A"]);
    }

    #[test]
    fn a_cell_may_be_wider_than_any_terminal() {
        let wide = "a".repeat(100_000);
        let text = Text::new().table(["Name", "Last"], vec![[wide.clone(), String::new()], ["A".to_owned(), wide.clone()]]);
        let lengths: Vec<usize> = text.lines().iter().map(|spans| spans[0].1.len()).collect();
        assert_eq!(lengths, [100_006, 100_000, 200_002]);
        let fields = Text::new().fields([(wide.clone(), wide)]).fields([("Name", String::new())]);
        assert_eq!(fields.plain().lines().map(str::len).collect::<Vec<_>>(), [200_002, 6]);
    }

    #[test]
    fn values_stand_below_one_another() {
        let text = Text::new().fields([("Name", "Casey".to_owned()), ("Tenant id", "x".to_owned())]);
        let lines: Vec<String> = text.lines().iter().map(|spans| spans.iter().map(|(_, text)| text.as_str()).collect()).collect();
        assert_eq!(lines, ["Name       Casey", "Tenant id  x"]);
    }
}
