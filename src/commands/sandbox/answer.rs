//! What the levers answer: for people, and as the API sent it.

use serde_json::Value;

use crate::output::{Output, Style, Text};

/// An answer of the API as it came; for people its members, a list with a line between.
pub(super) struct ApiAnswer(pub(super) Value);

impl Output for ApiAnswer {
    fn text(&self) -> Text {
        let list = self.0["value"].as_array();
        let items: Vec<&Value> = list.map_or_else(|| vec![&self.0], |list| list.iter().collect());
        items.into_iter().enumerate().fold(Text::new(), |text, (index, item)| {
            let text = if index == 0 { text } else { text.line(Style::Plain, "") };
            let members = item.as_object().into_iter().flatten();
            text.fields(members.map(|(name, value)| (name.clone(), plain(value))))
        })
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

/// A value on a line of its own, for `$(…)`.
pub(super) struct Line(pub(super) String, pub(super) Value);

impl Output for Line {
    fn text(&self) -> Text {
        Text::new().line(Style::Plain, &self.0)
    }

    fn json(&self) -> String {
        self.1.to_string()
    }
}

/// The journal, a line an entry.
pub(super) struct Log(pub(super) Value);

impl Output for Log {
    fn text(&self) -> Text {
        self.0["value"].as_array().into_iter().flatten().fold(Text::new(), |text, entry| text.spans(spans(entry)))
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

/// One entry of the journal.
pub(super) struct LogLine(pub(super) Value);

impl Output for LogLine {
    fn text(&self) -> Text {
        Text::new().spans(spans(&self.0))
    }

    fn json(&self) -> String {
        self.0.to_string()
    }
}

fn spans(entry: &Value) -> Vec<(Style, String)> {
    let style = if entry["outcome"] == "accepted" { Style::Success } else { Style::Failure };
    let time = entry["on"].as_str().and_then(|on| on.get(11..19)).unwrap_or_default();
    let remark = entry["remark"].as_str().map(|remark| format!("  {remark}")).unwrap_or_default();
    vec![
        (Style::Plain, format!("{time} ")),
        (style, plain(&entry["status"])),
        (Style::Plain, format!(" {:<4} {}{remark}", plain(&entry["method"]), plain(&entry["path"]))),
    ]
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
