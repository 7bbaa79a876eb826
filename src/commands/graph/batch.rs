//! `cids graph batch`: many requests, twenty at a time; answers in the order of the requests.

use std::collections::BTreeMap;
use std::time::Duration;

use clap::{Args, ValueHint};
use openidconnect::http::Method;
use serde_json::value::RawValue;

use super::AccessArgs;
use crate::call::{self, AnswerArgs, Caller, Format, Stop, Writer};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{self, ApiClient, BODY_LIMIT, Batch, BatchError, BatchRequest, Request, Rows, Standing, Version, named, read_requests};
use crate::hint::{Hint, hint};
use crate::utf8;

#[derive(Args, Debug)]
#[command(
    mut_arg("output", |output| output.help("How to write the answers: a row each, as ndjson, csv, table or json [default: ndjson]").hide_possible_values(true)),
    mut_arg("include", |include| include.hide(true))
)]
pub(super) struct BatchArgs {
    /// The requests, or - for stdin: a JSON array, {"requests": […]}, or one object after another, each with method, url and, where needed,
    /// id, headers, body and dependsOn
    #[arg(value_hint = ValueHint::FilePath)]
    file: String,
    /// Ask the beta version
    #[arg(long)]
    beta: bool,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    access: AccessArgs,
}

impl BatchArgs {
    fn version(&self) -> Version {
        if self.beta { Version::Beta } else { Version::V1 }
    }

    /// Refuses what does not go with a batch.
    fn check(&self, context: &Context) -> Result<(), Error> {
        let refuse =
            |message: &str| Err(Error::new(Kind::Usage, "usage", message).hint("Leave it out: each answer has its status and headers"));
        if self.answer.include {
            return refuse("-i is for one answer, and a batch has many");
        }
        if self.answer.format(context) == Some(Format::Raw) {
            return refuse("--output raw is for one answer, and a batch has many");
        }
        self.answer.check(context)
    }
}

pub(super) fn run(context: &Context, args: &BatchArgs) -> Result<(), Error> {
    args.check(context)?;
    let bytes = call::input(&args.file, &context.terminal)?;
    let text = utf8::text(&bytes)
        .map_err(|error| Error::new(Kind::Usage, "bad_batch", "The requests are not text").caused_by(&error).hint("Write them in UTF-8"))?;
    let mut batch = read_requests(text, args.version()).and_then(Batch::new)?;
    let need = args.access.need(context)?;
    let mut writer = args.answer.line_writer(context)?;
    let sent = context.block_on(call::with_graph(context, need, async |caller, client| {
        let written = send(&mut batch, caller, client, args, &mut writer).await?;
        Ok((written, advice(&batch, caller, client, args)))
    }));
    let result = match sent {
        Ok((Ok(()), advice)) => failures(&batch, advice),
        Ok((Err(Stop::Failed(error)), _)) => return Err(broken_off(&batch, *error)),
        Ok((Err(Stop::ReaderGone), _)) => return Ok(()),
        Err(error) => {
            let error = broken_off(&batch, error);
            // What was answered is not to be had again.
            let rest = batch.rest();
            if batch.standing().answered.is_empty() || write(&mut writer, args, &rest).is_err() {
                return Err(error);
            }
            Err(error)
        }
    };
    let closed = writer.end(None).and_then(|place| call::close(place, context)).or_else(Stop::into_result);
    result.and(closed)
}

/// What failed, and what helps.
fn failures(batch: &Batch, advice: Vec<Hint>) -> Result<(), Error> {
    let mut by_status: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (request, status) in batch.failed() {
        by_status.entry(status).or_default().push(&request.id);
    }
    if by_status.is_empty() {
        return Ok(());
    }
    let message = format!("{} of {} requests failed", batch.failed().count(), batch.len());
    let causes = by_status.into_iter().map(|(status, ids)| format!("HTTP {status}: {}", named(ids)));
    let error = causes.fold(Error::new(Kind::Service, "batch_partly_failed", message), Error::cause);
    let error = error.hint("Their answers say why. Put them alone into a batch to send them again: the others are done");
    Err(advice.into_iter().fold(error, Error::hint))
}

/// `error`, with what was done before it.
fn broken_off(batch: &Batch, error: Error) -> Error {
    let Standing { answered, unknown, open } = batch.standing();
    if answered.is_empty() && unknown.is_empty() {
        return error;
    }
    let hint = if unknown.is_empty() {
        "Put what is still to be sent into a batch of its own"
    } else {
        "Look whether it was carried out before you send it again. Put what is still to be sent into a batch of its own"
    };
    let parts = [("answered", answered), ("not known whether it was carried out", unknown), ("still to be sent", open)];
    let told = parts.into_iter().filter(|(_, ids)| !ids.is_empty()).map(|(fate, ids)| format!("{fate}: {}", named(ids)));
    error.within(format!("The batch broke off ({})", told.collect::<Vec<_>>().join("; "))).hint(hint)
}

/// What helps the first request that failed and can be helped.
fn advice(batch: &Batch, caller: &Caller<'_>, client: &ApiClient<'_>, args: &BatchArgs) -> Vec<Hint> {
    let of_request = |(request, status): (&BatchRequest, u16)| {
        let advice = caller.advice(&Request::new(request.method.clone(), client.url(&request.url, args.version(), &[]).ok()?), status);
        let told = |advice: Vec<Hint>| advice.into_iter().map(|line| hint!("Request {}: {}", request.id, line)).collect();
        Some(advice).filter(|advice| !advice.is_empty()).map(told)
    };
    batch.failed().find_map(of_request).unwrap_or_default()
}

/// Sends all; an error of the service, and otherwise whether what it answered could be written.
async fn send(
    batch: &mut Batch,
    caller: &mut Caller<'_>,
    client: &ApiClient<'_>,
    args: &BatchArgs,
    writer: &mut Writer,
) -> Result<Result<(), Stop>, Error> {
    let url = client.url("$batch", args.version(), &[])?;
    while let Some(body) = batch.next_group() {
        let request = Request::new(Method::POST, url.clone()).with_json(body);
        let wait = send_group(batch, caller, &request).await?;
        if let Err(stop) = write(writer, args, &batch.ready()) {
            return Ok(Err(stop));
        }
        if let Some(wait) = wait {
            caller.wait("is busy with a part of the batch", wait).await;
        }
    }
    Ok(write(writer, args, &batch.ready()))
}

/// Sends the group that is next; how long to wait before the one after it.
async fn send_group(batch: &mut Batch, caller: &mut Caller<'_>, request: &Request) -> Result<Option<Duration>, Error> {
    let answer = match caller.open(request).await {
        Ok(incoming) => incoming.read(BODY_LIMIT).await.map_err(graph::Error::Network),
        Err(error) => Err(error),
    };
    match answer {
        Ok(answer) => batch.take(answer.body()).map_err(|error| Error::from(error).only_hint("--verbose shows the exchange")),
        Err(error) => {
            if !may_be_carried_out(&error) {
                batch.refused();
            }
            Err(match error {
                graph::Error::Network(lost) => lost.into(),
                error => caller.told(request, error),
            })
        }
    }
}

/// Whether a group that met with `error` may have changed something.
fn may_be_carried_out(error: &graph::Error) -> bool {
    match error {
        graph::Error::Network(lost) => lost.may_have_arrived(),
        graph::Error::Service(refusal) => refusal.status >= 500,
        _ => false,
    }
}

fn write(writer: &mut Writer, args: &BatchArgs, answers: &[Box<RawValue>]) -> Result<(), Stop> {
    if args.answer.silent { Ok(()) } else { writer.page(&Rows::List(answers.iter().map(AsRef::as_ref).collect())) }
}

impl From<BatchError> for Error {
    fn from(error: BatchError) -> Self {
        let hint = match error {
            BatchError::OtherVersion(_, Version::Beta) => "Add --beta if all requests are for beta, or give them a batch of their own",
            BatchError::OtherVersion(_, Version::V1) => "Leave --beta out if all requests are for v1.0, or give them a batch of their own",
            _ => r#"A request looks like {"id": "1", "method": "GET", "url": "/me"}"#,
        };
        Self::new(Kind::Usage, "bad_batch", "The batch cannot be sent").caused_by(&error).hint(hint)
    }
}
