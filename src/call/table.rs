//! Rows for people and for spreadsheets: members a line, a table, comma-separated values. Numbers stay as they were sent.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::output::{Style, Text, in_columns};

/// What is longer stands out of its column.
const WIDEST: usize = 48;
/// Lists and objects inside of each other, as words; what is deeper is JSON: nobody reads it, and a service may nest without end.
const DEEPEST: usize = 16;

/// The members of an object, in their order.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members of `row`; one without a name where it is no object. OData's own are left out.
fn members(row: &RawValue) -> Vec<(Cow<'_, str>, &RawValue)> {
    match serde_json::from_str::<Members<'_>>(row.get()) {
        Ok(Members(members)) => members.into_iter().filter(|(name, _)| !name.contains("@odata.")).collect(),
        Err(_) => vec![(Cow::Borrowed("value"), row)],
    }
}

fn is_empty(value: &RawValue) -> bool {
    matches!(value.get(), "null" | "\"\"") || value.get().strip_prefix('[').is_some_and(|rest| rest.trim() == "]")
}

/// A value as a person reads it: an identity is "signInType emailAddress; issuer …".
fn plain(value: &RawValue) -> String {
    plain_within(value, DEEPEST)
}

fn plain_within(value: &RawValue, levels: usize) -> String {
    let text = value.get();
    match (text.as_bytes().first(), levels.checked_sub(1)) {
        (Some(b'"'), _) => serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()),
        (Some(b'['), Some(levels)) => {
            let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
            items.into_iter().map(|item| plain_within(item, levels)).collect::<Vec<_>>().join(", ")
        }
        (Some(b'{'), Some(levels)) => {
            let told = |(name, value)| format!("{name} {}", plain_within(value, levels));
            members(value).into_iter().map(told).collect::<Vec<_>>().join("; ")
        }
        _ => text.to_owned(),
    }
}

/// A member a line; what is null or empty is left out.
pub fn fields(row: &RawValue) -> Text {
    match row.get().as_bytes().first() {
        Some(b'{') => {
            Text::new().fields(members(row).into_iter().filter(|(_, value)| !is_empty(value)).map(|(name, value)| (name, plain(value))))
        }
        _ => Text::new().line(Style::Plain, plain(row)),
    }
}

/// The names of all members of `rows`, in the order of their appearance.
pub(super) fn columns(rows: &[&RawValue]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for (name, _) in rows.iter().flat_map(|row| members(row)) {
        if !columns.iter().any(|known| *known == name) {
            columns.push(name.into_owned());
        }
    }
    columns
}

/// The cells of `row` below `columns`, and whether it has members beside them.
fn cells(columns: &[String], row: &RawValue, show: fn(&RawValue) -> String) -> (Vec<String>, bool) {
    let mut cells = vec![String::new(); columns.len()];
    let mut beside = false;
    for (name, value) in members(row) {
        match columns.iter().position(|column| *column == name) {
            Some(index) => cells[index] = show(value),
            None => beside = true,
        }
    }
    (cells, beside)
}

/// A table, whose widths are those of its first page.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<String>,
    widths: Vec<usize>,
}

impl Table {
    /// A table of `columns`, or of what `rows` have, without what is empty in all of them; and its heading.
    pub(super) fn new(columns: Option<Vec<String>>, rows: &[&RawValue]) -> (Self, Text) {
        let columns = columns.unwrap_or_else(|| {
            let filled =
                |column: &String| rows.iter().any(|row| members(row).iter().any(|(name, value)| name == column && !is_empty(value)));
            self::columns(rows).into_iter().filter(filled).collect()
        });
        let mut widths: Vec<usize> = columns.iter().map(|column| column.chars().count()).collect();
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(cells(&columns, row, line).0) {
                *width = (*width).max(cell.chars().count().min(WIDEST));
            }
        }
        let table = Self { columns, widths };
        let heading = Text::new().line(Style::Label, in_columns(&table.columns, &table.widths));
        (table, heading)
    }

    /// The lines of `rows`, and whether one has members that are no column.
    pub(super) fn lines(&self, rows: &[&RawValue]) -> (Text, bool) {
        rows.iter().fold((Text::new(), false), |(text, beside), row| {
            let (cells, more) = cells(&self.columns, row, line);
            (text.line(Style::Plain, in_columns(&cells, &self.widths)), beside || more)
        })
    }
}

/// A value on one line; nothing where there is none.
fn line(value: &RawValue) -> String {
    let text = if is_empty(value) { String::new() } else { plain(value) };
    text.replace(['\n', '\r', '\t'], " ")
}

/// A line of comma-separated values (RFC 4180, with the line ends of this century) into `out`.
pub(super) fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>, out: &mut Vec<u8>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.push(b'\n');
}

/// The values of `row` below `columns`, and whether it has members beside them: text as it is, null as nothing, lists and objects as JSON.
pub(super) fn csv_cells(columns: &[String], row: &RawValue) -> (Vec<String>, bool) {
    let show = |value: &RawValue| match value.get() {
        "null" => String::new(),
        text if text.starts_with('"') => plain(value),
        text => text.to_owned(),
    };
    cells(columns, row, show)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_profile_is_a_member_a_line_without_what_is_empty() {
        let body = r#"{"@odata.context":"x","id":"8b1f","displayName":"Casey Jensen","mail":null,"otherMails":[],"n":9007199254740993,
            "identities":[{"signInType":"emailAddress","issuer":"t.onmicrosoft.com","issuerAssignedId":"casey@litware.example"}]}"#;
        assert_eq!(
            fields(raw(body)).plain(),
            "id           8b1f\n\
             displayName  Casey Jensen\n\
             n            9007199254740993\n\
             identities   signInType emailAddress; issuer t.onmicrosoft.com; issuerAssignedId casey@litware.example\n"
        );
        assert_eq!(fields(raw("2")).plain(), "2\n");
    }

    #[test]
    fn what_is_nested_without_end_is_json_from_some_level_on() {
        let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(plain(raw(&deep(DEEPEST))), "1");
        let endless = 20_000;
        assert_eq!(plain(raw(&deep(endless))), deep(endless - DEEPEST));
        let row = format!("{{\"id\":1,\"a\":{}1{}}}", "{\"b\":".repeat(endless), "}".repeat(endless));
        let (table, _) = Table::new(None, &[raw(&row)]);
        assert!(table.lines(&[raw(&row)]).0.plain().starts_with("1   b b b"));
    }

    #[test]
    fn a_table_has_the_columns_of_its_first_page() {
        let first = [raw(r#"{"id":"1","name":"A\nB","mail":null}"#), raw(r#"{"id":"22","phones":["1","2"]}"#)];
        let (table, heading) = Table::new(None, &first);
        assert_eq!(heading.plain() + &table.lines(&first).0.plain(), "id  name  phones\n1   A B\n22        1, 2\n");
        let (text, beside) = table.lines(&[raw(r#"{"id":"3","city":"Aarhus"}"#)]);
        assert_eq!((text.plain().as_str(), beside), ("3\n", true));
        let (table, heading) = Table::new(Some(vec!["mail".into(), "id".into()]), &first);
        assert_eq!(heading.plain() + &table.lines(&first).0.plain(), "mail  id\n      1\n      22\n");
    }

    #[test]
    fn values_are_quoted_where_they_must_be() {
        let columns = ["a", "b,c", "d"].map(str::to_owned);
        let (cells, _) = csv_cells(&columns, raw(r#"{"a":"say \"hi\"\n","b,c":12345678901234567890123,"d":[1, "x"]}"#));
        let mut out = Vec::new();
        csv_line(columns.iter().map(String::as_str), &mut out);
        csv_line(cells.iter().map(String::as_str), &mut out);
        csv_line([" x", "", "é"], &mut out);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "a,\"b,c\",d\n\"say \"\"hi\"\"\n\",12345678901234567890123,\"[1, \"\"x\"\"]\"\n\" x\",,é\n"
        );
    }
}
