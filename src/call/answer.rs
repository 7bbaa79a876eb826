//! The flags of an answer, and how one answer is written.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use openidconnect::http::{HeaderMap, HeaderName, StatusCode, header};

use super::Caller;
use super::jq::Filter;
use super::place::{Place, Stop};
use super::writer::{Form, Writer};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{self, BODY_LIMIT, Page, Request};
use crate::http::Incoming;
use crate::output::{Style, Text};
use crate::terminal::signals;

/// How to write an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: a line for each row of a collection, a line for each member of one thing
    Table,
    /// As it came; with --all, one document with all rows
    Json,
    /// A row a line
    Ndjson,
    /// Comma-separated values
    Csv,
    /// The bytes that came, whatever they are
    Raw,
}

/// The answer.
#[derive(Args, Clone, Debug, Default)]
pub struct AnswerArgs {
    /// How to write the answer [default: table on a terminal, else json]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Answer")]
    output: Option<Format>,
    /// Write the answer to this file, which is there when all of it is
    #[arg(long, value_name = "FILE", help_heading = "Answer")]
    pub output_file: Option<PathBuf>,
    /// A jq expression for each row; texts are written without quotation marks
    #[arg(long, value_name = "EXPRESSION", help_heading = "Answer")]
    jq: Option<String>,
    /// Make one list of all rows, for --jq or to be written; keeps them all in memory
    #[arg(long, help_heading = "Answer")]
    slurp: bool,
    /// Write status and headers first, of errors too
    #[arg(long, short, help_heading = "Answer")]
    pub include: bool,
    /// Write nothing of the body
    #[arg(long, help_heading = "Answer")]
    pub silent: bool,
}

impl AnswerArgs {
    /// The format asked for.
    pub fn format(&self, context: &Context) -> Option<Format> {
        self.output.or(context.terminal.is_json().then_some(Format::Json))
    }

    /// The same flags, with `format` if none is asked for.
    #[must_use]
    pub fn or(&self, context: &Context, format: Format) -> Self {
        let default = (self.jq.is_none() && !self.slurp).then_some(format);
        Self { output: self.format(context).or(default), ..self.clone() }
    }

    /// Whether all rows become one list.
    pub fn slurps(&self) -> bool {
        self.slurp
    }

    /// Refuses what does not go together.
    pub fn check(&self, context: &Context) -> Result<(), Error> {
        let refuse = |message: &str| Err(Error::new(Kind::Usage, "usage", message).hint("Leave one of them out"));
        self.jq.as_deref().map(Filter::new).transpose()?;
        match self.format(context) {
            Some(Format::Raw) if self.jq.is_some() || self.slurp => {
                refuse("--output raw takes the bytes as they come, without --jq and --slurp")
            }
            Some(Format::Table | Format::Csv) if self.slurp && self.jq.is_none() => {
                refuse("--slurp makes one JSON list, which is no table")
            }
            _ => Ok(()),
        }
    }

    /// How rows are written into `place`.
    fn form(&self, context: &Context, place: &Place) -> Form {
        match self.format(context) {
            Some(Format::Table) => Form::Table,
            Some(Format::Csv) => Form::Csv,
            Some(Format::Ndjson) => Form::Ndjson,
            // What an expression makes is no document.
            Some(Format::Json) if self.jq.is_some() => Form::Ndjson,
            None if self.jq.is_some() => Form::Plain,
            None if place.is_terminal() && !self.slurp => Form::Table,
            _ => Form::Json,
        }
    }

    /// A writer into `place`, with `selected` as its columns; of lines that can be appended, if it must be.
    pub fn writer(&self, context: &Context, place: Place, selected: Option<&str>, has_lines: bool) -> Result<Writer, Error> {
        let filter = self.jq.as_deref().map(Filter::new).transpose()?.map(|filter| filter.on_list(self.slurp));
        if filter.is_some() {
            signals::insist();
        }
        let columns = selected.filter(|_| filter.is_none());
        let columns = columns.map(|selected| selected.split(',').map(|column| column.trim().to_owned()).collect());
        let form = match self.form(context, &place) {
            Form::Json | Form::Table if has_lines => Form::Ndjson,
            form => form,
        };
        let writer = Writer::new(form, place, Arc::clone(&context.terminal));
        Ok(writer.filtered(filter).slurping(self.slurp).with_columns(columns))
    }

    /// Where the answer goes.
    pub fn place(&self, context: &Context) -> Result<Place, Error> {
        match &self.output_file {
            Some(path) => Place::whole(path),
            None => Ok(Place::Stdout(Arc::clone(&context.terminal))),
        }
    }

    /// A writer of lines to where the answer goes: what is no table by nature.
    pub fn line_writer(&self, context: &Context) -> Result<Writer, Error> {
        self.writer(context, self.place(context)?, None, self.output.is_none())
    }

    /// Sends `request` and writes its answer.
    pub async fn perform(&self, caller: &mut Caller<'_>, request: &Request, selected: Option<&str>) -> Result<(), Error> {
        let written = match caller.open(request).await {
            Ok(incoming) => self.write(caller.context, incoming, selected).await,
            Err(error) => {
                if let (true, graph::Error::Service(refusal)) = (self.include, &error) {
                    let mut place = self.place(caller.context)?;
                    let status = StatusCode::from_u16(refusal.status).unwrap_or_default();
                    let head = place.rendered(&head(status, &refusal.headers));
                    place.write(head.as_bytes()).or_else(Stop::into_result)?;
                }
                Err(caller.told(request, error).into())
            }
        };
        written.or_else(Stop::into_result)
    }

    /// Writes one answer.
    async fn write(&self, context: &Context, mut incoming: Incoming, selected: Option<&str>) -> Result<(), Stop> {
        let (status, content) = (incoming.status(), ContentKind::of(incoming.headers()));
        let format = self.format(context);
        let mut writer = self.writer(context, self.place(context)?, selected, false)?;
        if self.include {
            writer.write_text(&head(status, incoming.headers()))?;
        }
        if self.silent {
            while incoming.chunk().await.map_err(graph::Error::Network)?.is_some() {}
            return close(writer.into_place(), context);
        }
        let as_it_comes = format == Some(Format::Raw) || (format.is_none() && self.jq.is_none() && content != ContentKind::Json);
        if as_it_comes && !writer.is_on_terminal() {
            return stream(incoming, writer, context).await;
        }
        if as_it_comes && content == ContentKind::Binary {
            return Err(binary(incoming.headers()).into());
        }
        let answer = incoming.read(BODY_LIMIT).await.map_err(graph::Error::Network)?;
        if answer.body().is_empty() {
            context.terminal.success(format!("Done: {status}"));
            return close(writer.into_place(), context);
        }
        let body = Page { status, headers: answer.headers().clone(), body: answer.into_body() };
        if as_it_comes {
            let text = String::from_utf8_lossy(&body.body);
            writer.write_text(&text.lines().fold(Text::new(), |text, line| text.line(Style::Plain, line)))?;
            return close(writer.into_place(), context);
        }
        let content = body.content()?;
        if writer.keeps_documents() {
            writer.document(&String::from_utf8_lossy(&body.body))?;
        } else {
            writer.page(&content.rows)?;
        }
        close(writer.end(None)?, context)?;
        if content.next_link.is_some() {
            context.terminal.hint("There are more: add --all");
        }
        Ok(())
    }
}

/// Writes the bytes as they come.
async fn stream(mut incoming: Incoming, mut writer: Writer, context: &Context) -> Result<(), Stop> {
    while let Some(chunk) = incoming.chunk().await.map_err(graph::Error::Network)? {
        writer.write(&chunk)?;
    }
    close(writer.into_place(), context)
}

/// Closes the place, and says where the answer is if that is not stdout.
pub fn close(place: Place, context: &Context) -> Result<(), Stop> {
    if let Some(path) = place.close()? {
        context.terminal.status(format!("The answer is in {}", path.display()));
    }
    Ok(())
}

/// Status and headers as HTTP/1.1 writes them.
pub(super) fn head(status: StatusCode, headers: &HeaderMap) -> Text {
    let mut names: Vec<&str> = headers.keys().map(HeaderName::as_str).collect();
    names.sort_unstable();
    let mut text = Text::new().line(Style::Value, format!("HTTP {status}"));
    for name in names {
        for value in headers.get_all(name) {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            text = text.spans(vec![(Style::Label, format!("{name}: ")), (Style::Plain, value)]);
        }
    }
    text.line(Style::Plain, "")
}

/// What a body is, by its `Content-Type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ContentKind {
    Json,
    Text,
    Binary,
}

impl ContentKind {
    fn of(headers: &HeaderMap) -> Self {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("application/json");
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "application/json" | "text/json" => Self::Json,
            kind if kind.ends_with("+json") => Self::Json,
            kind if kind.starts_with("text/") || kind.ends_with("/xml") || kind.ends_with("+xml") => Self::Text,
            _ => Self::Binary,
        }
    }
}

fn binary(headers: &HeaderMap) -> Error {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("binary");
    Error::new(Kind::Usage, "binary_answer", format!("The answer is {kind}, which is not for a terminal"))
        .hint("Add --output-file FILE, or lead it into a pipe")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_what_its_type_says() {
        for (kind, expected) in [
            ("application/json;odata.metadata=minimal;charset=utf-8", ContentKind::Json),
            ("Application/Problem+JSON", ContentKind::Json),
            ("text/plain", ContentKind::Text),
            ("image/svg+xml", ContentKind::Text),
            ("image/jpeg", ContentKind::Binary),
            ("application/octet-stream", ContentKind::Binary),
        ] {
            assert_eq!(ContentKind::of(&HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())])), expected, "{kind}");
        }
        assert_eq!(ContentKind::of(&HeaderMap::new()), ContentKind::Json);
    }
}
