//! `--all`: page after page, rows as soon as they come. While a page is written, the next is on its way. The memory that it takes is that of a
//! page or two.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::task::JoinError;

use super::Caller;
use super::answer::{AnswerArgs, Format, head};
use super::place::{Place, Stop};
use super::resume::{ResumeFile, Standing};
use super::writer::Writer;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{Page, Pages, Request};
use crate::hint::hint;
use crate::terminal::reader;

/// Often enough to show that something goes on.
const BETWEEN_LINES: Duration = Duration::from_millis(200);

/// All pages.
#[derive(Args, Debug, Default)]
pub struct PagingArgs {
    /// Follow the pages to the end
    #[arg(long, help_heading = "Pages")]
    pub all: bool,
    /// Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv
    #[arg(long, value_name = "FILE", requires = "all", help_heading = "Pages")]
    resume: Option<PathBuf>,
    /// Keep the delta link in the file of --resume: the next time only what has changed since is asked for
    #[arg(long, requires = "resume", help_heading = "Pages")]
    delta: bool,
}

impl PagingArgs {
    /// Refuses what does not go together.
    pub fn check(&self, format: Option<Format>, slurps: bool) -> Result<(), Error> {
        let resumable = matches!(format, None | Some(Format::Ndjson | Format::Csv)) && !slurps;
        if self.resume.is_some() && !resumable {
            return Err(Error::new(
                Kind::Usage,
                "usage",
                "--resume goes with rows that can be appended: --output ndjson or csv, without --slurp",
            )
            .hint("Choose --output ndjson"));
        }
        if self.all && format == Some(Format::Raw) {
            return Err(Error::new(Kind::Usage, "usage", "--all has rows, and raw has none").hint("Choose --output ndjson"));
        }
        Ok(())
    }

    /// Whether rows are lines unless something else is asked for.
    pub fn has_lines(&self) -> bool {
        self.resume.is_some()
    }
}

/// Writes pages, in a thread of its own: while it does, the next page can come.
struct Export {
    writer: Writer,
    resume: Option<(ResumeFile, Standing)>,
    include: bool,
    silent: bool,
}

impl Export {
    /// Writes a page; where the next is, and the delta link.
    fn page(mut self, page: &Page) -> Result<Written, Stop> {
        if std::mem::take(&mut self.include) {
            self.writer.write_text(&head(page.status, &page.headers))?;
        }
        let content = page.content()?;
        if !self.silent {
            self.writer.page(&content.rows)?;
        }
        let links = Links { next: content.next_link.map(Into::into), delta: content.delta_link.map(Into::into) };
        if let Some((file, standing)) = &mut self.resume {
            standing.next_link.clone_from(&links.next);
            standing.rows = self.writer.rows();
            standing.columns = self.writer.columns().to_vec();
            standing.length = standing.length.map(|_| self.writer.length());
            if standing.next_link.is_some() {
                file.save(standing)?;
            }
        }
        Ok((self, links))
    }
}

#[derive(Default)]
struct Links {
    next: Option<String>,
    delta: Option<String>,
}

/// The writer, after a page, and where that leads.
type Written = (Export, Links);

/// Follows the pages from `request` on.
pub(super) async fn export(
    caller: &mut Caller<'_>,
    mut request: Request,
    paging: &PagingArgs,
    answer: &AnswerArgs,
    selected: Option<&str>,
) -> Result<(), Stop> {
    let context = caller.context;
    let (export, start) = prepare(context, caller, &request, paging, answer, selected)?;
    request.url = start;
    let is_read = export.writer.is_on_stdout() && !export.silent;
    let followed = tokio::select! {
        followed = Box::pin(follow(caller, request, export)) => followed,
        () = reader::gone(), if is_read => Err(Stop::ReaderGone),
    };
    let (export, delta_link) = followed.map_err(|stop| stop.map(|error| standing_hint(error, paging)))?;
    context.terminal.wipe();
    end(context, export, delta_link.as_deref(), paging)
}

/// Writes page after page to the last; the delta link that it has.
async fn follow(caller: &mut Caller<'_>, request: Request, mut export: Export) -> Result<(Export, Option<String>), Stop> {
    let context = caller.context;
    let (client, token) = (caller.client, caller.token());
    let mut pages = Pages::new(client, request.clone(), token);
    let mut progress = Progress::new(export.writer.rows(), export.writer.is_on_terminal());
    let mut delta = None;
    loop {
        let page = match pages.next().await {
            Ok(None) => break,
            Ok(Some(page)) => page,
            Err(error) => {
                let token = caller.token_after(&request, error).await?;
                pages.renew(token);
                continue;
            }
        };
        caller.accepted();
        let links;
        (export, links) = {
            let (mut writing, mut coming) = (tokio::task::spawn_blocking(move || export.page(&page)), std::pin::pin!(pages.prefetch()));
            let done = |written: Result<Result<Written, Stop>, JoinError>| {
                written.map_err(|error| Error::new(Kind::Failed, "stopped", "The writer stopped").caused_by(&error))?
            };
            tokio::select! {
                written = &mut writing => {
                    // Where nothing more can be written, what is on its way is not waited for.
                    let written = done(written)?;
                    coming.await;
                    written
                }
                () = &mut coming => done(writing.await)?,
            }
        };
        delta = links.delta;
        pages.follow(links.next.as_deref())?;
        progress.show(context, export.writer.rows());
    }
    Ok((export, delta))
}

/// The writer, and the page to begin with.
fn prepare(
    context: &Context,
    caller: &Caller<'_>,
    request: &Request,
    paging: &PagingArgs,
    answer: &AnswerArgs,
    selected: Option<&str>,
) -> Result<(Export, url::Url), Error> {
    let file = paging.resume.as_deref().map(ResumeFile::new);
    let known = file.as_ref().map(|file| file.load(request.url.as_str())).transpose()?.flatten();
    let standing = known.unwrap_or_else(|| Standing { url: request.url.to_string(), ..Standing::default() });
    if standing.next_link.is_none() && standing.delta_link.is_some() && !paging.delta {
        return Err(Error::new(Kind::Usage, "usage", "The export is at its end, and the file of --resume holds its delta link")
            .hint("Add --delta for what has changed since, or delete the file to start over"));
    }
    let interrupted = standing.next_link.is_some();
    let link = standing.next_link.as_ref().or(standing.delta_link.as_ref());
    let start = link.map_or(Ok(request.url.clone()), |link| caller.client.linked(link))?;
    let place = match &answer.output_file {
        // What was written stays; a row that was cut off goes.
        Some(path) if interrupted => Place::growing(path, Some(standing.length.unwrap_or(0)))?,
        // What has changed comes after what was there.
        Some(path) if standing.delta_link.is_some() => Place::growing(path, None)?,
        Some(path) if file.is_some() => Place::growing(path, Some(0))?,
        _ => answer.place(context)?,
    };
    let length = place.length();
    if interrupted {
        context.terminal.status(format!("Going on after {} rows", thousands(standing.rows)));
    }
    let writer = answer.writer(context, place, selected, paging.has_lines())?.after(standing.rows, length, standing.columns.clone());
    let resume = file.map(|file| {
        let length = answer.output_file.is_some().then_some(0);
        (file, Standing { length, ..standing })
    });
    Ok((Export { writer, resume, include: answer.include, silent: answer.silent }, start))
}

fn end(context: &Context, export: Export, delta_link: Option<&str>, paging: &PagingArgs) -> Result<(), Stop> {
    let rows = export.writer.rows();
    let place = if export.silent { export.writer.into_place() } else { export.writer.end(delta_link)? };
    if let Some(path) = place.close()? {
        context.terminal.status(format!("{} rows are in {}", thousands(rows), path.display()));
    }
    if let Some((file, standing)) = export.resume {
        match delta_link {
            Some(link) if paging.delta => {
                file.save(&Standing { url: standing.url, delta_link: Some(link.to_owned()), ..Standing::default() })?;
                context
                    .terminal
                    .status(format!("{} has the delta link: the same command now asks for what has changed", file.path().display()));
            }
            _ => file.remove(),
        }
    }
    if paging.delta && delta_link.is_none() {
        context.terminal.warning("There is no delta link at the end: only delta functions, such as users/delta, have one");
    }
    Ok(())
}

/// What a person who is interrupted, or fails, does next.
pub(super) fn standing_hint(error: Error, paging: &PagingArgs) -> Error {
    match (&paging.resume, error.code()) {
        (Some(file), "bad_link") if file.exists() => error.hint(hint!("{} leads there again: delete it to start over", file)),
        // Its own hint says what to do.
        (_, "graph_gone" | "api_gone") => error,
        (Some(file), _) if file.exists() => {
            error.hint(hint!("The same command goes on from there, as {} says; append what it writes with >>", file))
        }
        _ => error,
    }
}

/// A passing line about rows, rate and time.
struct Progress {
    begun: Instant,
    shown: Instant,
    before: u64,
    hidden: bool,
}

impl Progress {
    fn new(before: u64, hidden: bool) -> Self {
        Self { begun: Instant::now(), shown: Instant::now(), before, hidden }
    }

    fn show(&mut self, context: &Context, rows: u64) {
        if self.hidden || self.shown.elapsed() < BETWEEN_LINES {
            return;
        }
        self.shown = Instant::now();
        let seconds = self.begun.elapsed().as_secs().max(1);
        let rate = (rows - self.before) / seconds;
        context.terminal.passing(&format!("{} rows, {} a second, {seconds} s", thousands(rows), thousands(rate)));
    }
}

/// 1,234,567.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_groups() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
