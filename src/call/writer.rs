//! Writes rows as they come, in the form that was asked for.

use std::sync::Arc;

use serde_json::value::RawValue;

use super::jq::Filter;
use super::place::{Place, Stop};
use super::table::{self, Table};
use crate::graph::Rows;
use crate::output::{Style, Text};
use crate::terminal::{Terminal, visible_json};

/// How much of what a `--jq` expression makes is kept before it is written: an expression may go on without end.
const MOST_MADE: usize = 100_000;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Table,
    /// One document.
    Json,
    /// A row a line.
    Ndjson,
    /// Comma-separated values.
    Csv,
    /// As `Ndjson`, with texts as they are: what `--jq` makes.
    Plain,
}

/// Writes rows.
pub struct Writer {
    form: Form,
    place: Place,
    terminal: Arc<Terminal>,
    filter: Option<Filter>,
    /// All rows, kept for the end.
    slurped: Option<Vec<u8>>,
    /// Those asked for, or those of the first page.
    columns: Option<Vec<String>>,
    table: Option<Table>,
    begun: bool,
    /// A document stands there as it came.
    whole: bool,
    warned: bool,
    rows: u64,
    length: u64,
    buffer: Vec<u8>,
}

impl Writer {
    /// A writer of `form` into `place`.
    pub fn new(form: Form, place: Place, terminal: Arc<Terminal>) -> Self {
        Self {
            form,
            place,
            terminal,
            filter: None,
            slurped: None,
            columns: None,
            table: None,
            begun: false,
            whole: false,
            warned: false,
            rows: 0,
            length: 0,
            buffer: Vec::new(),
        }
    }

    /// Applies `filter` to each row.
    #[must_use]
    pub fn filtered(self, filter: Option<Filter>) -> Self {
        Self { filter, ..self }
    }

    /// Keeps all rows, and makes one list of them at the end.
    #[must_use]
    pub fn slurping(self, slurps: bool) -> Self {
        Self { slurped: slurps.then(Vec::new), ..self }
    }

    /// The columns of tables and of comma-separated values.
    #[must_use]
    pub fn with_columns(self, columns: Option<Vec<String>>) -> Self {
        Self { columns, ..self }
    }

    /// Goes on where another writer stopped: after so many rows, and so many bytes.
    #[must_use]
    pub fn after(self, rows: u64, length: u64, columns: Vec<String>) -> Self {
        let columns = if columns.is_empty() { self.columns } else { Some(columns) };
        Self { rows, length, begun: rows > 0, columns, ..self }
    }

    /// How many rows have come.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many bytes were written.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The columns, if there are any yet.
    pub fn columns(&self) -> &[String] {
        self.columns.as_deref().unwrap_or_default()
    }

    /// Whether it writes to stdout.
    pub fn is_on_stdout(&self) -> bool {
        self.place.is_stdout()
    }

    /// Whether it writes to a terminal.
    pub fn is_on_terminal(&self) -> bool {
        self.place.is_terminal()
    }

    /// Writes what is no row: the head of an answer, or a body as it is.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.length += bytes.len() as u64;
        self.place.write(bytes)
    }

    /// Writes lines for people.
    pub fn write_text(&mut self, text: &Text) -> Result<(), Stop> {
        let rendered = self.place.rendered(text);
        self.write(rendered.as_bytes())
    }

    /// Writes JSON text, harmless to terminals.
    pub fn write_json(&mut self, json: &str) -> Result<(), Stop> {
        self.write(visible_json(json).as_bytes())
    }

    /// Writes a JSON document as it came.
    pub fn document(&mut self, json: &str) -> Result<(), Stop> {
        self.whole = true;
        self.write_json(json)?;
        if json.ends_with('\n') { Ok(()) } else { self.write(b"\n") }
    }

    /// Whether documents can stay as they come.
    pub fn keeps_documents(&self) -> bool {
        self.form == Form::Json && self.filter.is_none() && self.slurped.is_none()
    }

    /// Writes the rows of a page.
    pub fn page(&mut self, rows: &Rows<'_>) -> Result<(), Stop> {
        let rows = match rows {
            Rows::List(rows) => rows.as_slice(),
            Rows::One(row) if self.form == Form::Table && self.filter.is_none() && self.slurped.is_none() => {
                self.rows += 1;
                return self.write_text(&table::fields(row));
            }
            Rows::One(row) if self.keeps_documents() => {
                self.rows += 1;
                return self.document(row.get());
            }
            Rows::One(row) => std::slice::from_ref(row),
        };
        self.rows += rows.len() as u64;
        if let Some(list) = &mut self.slurped {
            for row in rows {
                list.push(if list.is_empty() { b'[' } else { b',' });
                list.extend_from_slice(row.get().as_bytes());
            }
            return Ok(());
        }
        match self.filter.take() {
            None => self.put(rows),
            Some(filter) => {
                let inputs = rows.iter().map(|row| row.get());
                self.put_filtered(&filter, inputs)?;
                self.filter = Some(filter);
                Ok(())
            }
        }
    }

    /// Where it wrote to, with nothing more to come.
    pub fn into_place(self) -> Place {
        self.place
    }

    /// Writes what is left; where it wrote to.
    pub fn end(mut self, delta_link: Option<&str>) -> Result<Place, Stop> {
        if let Some(mut list) = self.slurped.take() {
            list.extend_from_slice(if list.is_empty() { b"[]" } else { b"]" });
            let list = String::from_utf8_lossy(&list);
            match self.filter.take() {
                None => self.write_json(&format!("{list}\n"))?,
                Some(filter) => self.put_filtered(&filter, [&*list])?,
            }
        } else if self.form == Form::Json && !self.whole {
            let begin = if self.begun { "" } else { "{\"value\":[" };
            let link = delta_link.map(|link| format!(",\"@odata.deltaLink\":{}", serde_json::json!(link))).unwrap_or_default();
            self.write_json(&format!("{begin}]{link}}}\n"))?;
        }
        Ok(self.place)
    }

    fn put_filtered<'i>(&mut self, filter: &Filter, inputs: impl IntoIterator<Item = &'i str>) -> Result<(), Stop> {
        let mut made = Vec::new();
        for input in inputs {
            for value in filter.apply(input)? {
                made.push(value?);
                if made.len() == MOST_MADE {
                    self.put(&made.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
                    made.clear();
                }
            }
        }
        self.put(&made.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    }

    fn put(&mut self, rows: &[&RawValue]) -> Result<(), Stop> {
        if rows.is_empty() && self.form != Form::Json {
            return Ok(());
        }
        match self.form {
            Form::Table => self.put_table(rows),
            Form::Csv => self.put_values(rows),
            Form::Json | Form::Ndjson | Form::Plain => self.put_json(rows),
        }
    }

    fn put_json(&mut self, rows: &[&RawValue]) -> Result<(), Stop> {
        let mut out = std::mem::take(&mut self.buffer);
        out.clear();
        for row in rows {
            match self.form {
                Form::Json => {
                    out.extend_from_slice(if self.begun { b",\n" } else { b"{\"value\":[\n" });
                    out.extend_from_slice(row.get().as_bytes());
                    self.begun = true;
                }
                Form::Plain if row.get().starts_with('"') => {
                    let text: String = serde_json::from_str(row.get()).unwrap_or_default();
                    if self.is_on_terminal() {
                        out.extend_from_slice(self.place.rendered(&Text::new().line(Style::Plain, text)).as_bytes());
                    } else {
                        out.extend_from_slice(text.as_bytes());
                        out.push(b'\n');
                    }
                }
                _ => {
                    one_line(row.get().as_bytes(), &mut out);
                    out.push(b'\n');
                }
            }
        }
        let written = if self.is_on_terminal() { self.write_json(&String::from_utf8_lossy(&out)) } else { self.write(&out) };
        self.buffer = out;
        written
    }

    fn put_table(&mut self, rows: &[&RawValue]) -> Result<(), Stop> {
        if self.table.is_none() {
            let (table, heading) = Table::new(self.columns.clone(), rows);
            self.write_text(&heading)?;
            self.table = Some(table);
        }
        let (text, beside) = self.table.as_ref().map(|table| table.lines(rows)).unwrap_or_default();
        // The first page's empty columns are left out on purpose.
        self.warn(beside && self.begun);
        self.begun = true;
        self.write_text(&text)
    }

    fn put_values(&mut self, rows: &[&RawValue]) -> Result<(), Stop> {
        let columns = self.columns.take().unwrap_or_else(|| table::columns(rows));
        let mut out = std::mem::take(&mut self.buffer);
        out.clear();
        if !self.begun {
            table::csv_line(columns.iter().map(String::as_str), &mut out);
            self.begun = true;
        }
        for row in rows {
            let (cells, beside) = table::csv_cells(&columns, row);
            table::csv_line(cells.iter().map(String::as_str), &mut out);
            self.warn(beside);
        }
        self.columns = Some(columns);
        if self.is_on_terminal() {
            let text = String::from_utf8_lossy(&out);
            let text = text.lines().fold(Text::new(), |text, line| text.line(Style::Plain, line));
            self.write_text(&text)?;
        } else {
            self.write(&out)?;
        }
        self.buffer = out;
        Ok(())
    }

    fn warn(&mut self, beside: bool) {
        if beside && !std::mem::replace(&mut self.warned, true) {
            self.terminal.warning("Some rows have members that the first page has not, and that are no column: name columns with --select");
        }
    }
}

/// `json` without the line ends and the indentation that some servers put between members.
fn one_line(json: &[u8], out: &mut Vec<u8>) {
    if !json.contains(&b'\n') {
        out.extend_from_slice(json);
        return;
    }
    let (mut quoted, mut escaped) = (false, false);
    for byte in json {
        if !quoted && byte.is_ascii_whitespace() {
            continue;
        }
        if *byte == b'"' && !escaped {
            quoted = !quoted;
        }
        escaped = *byte == b'\\' && !escaped;
        out.push(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_line_ends_becomes_one_line_and_keeps_its_texts() {
        for (json, expected) in [
            ("{ \"a\" : 1.0 }", "{ \"a\" : 1.0 }"),
            (
                "{\n  \"a b\": \"c\\\" d\\\\\",\r\n\t\"n\": 12345678901234567890123\n}",
                "{\"a b\":\"c\\\" d\\\\\",\"n\":12345678901234567890123}",
            ),
        ] {
            let mut out = Vec::new();
            one_line(json.as_bytes(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
