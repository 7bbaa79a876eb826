//! `cids graph batch`: many requests, twenty at a time; answers in the order of the requests.

use clap::{Args, ValueHint};
use openidconnect::http::Method;
use serde_json::value::RawValue;

use super::AccessArgs;
use crate::call::{self, AnswerArgs, Caller, Stop, Writer};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::{ApiClient, Batch, BatchError, BatchRequest, Request, Rows, Version, read_requests};

#[derive(Args, Debug)]
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
}

pub(super) fn run(context: &Context, args: &BatchArgs) -> Result<(), Error> {
    args.answer.check(context)?;
    let bytes = call::input(&args.file, &context.terminal)?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| Error::new(Kind::Usage, "bad_batch", "The requests are not text").caused_by(&error).hint("Write them in UTF-8"))?;
    let mut batch = read_requests(text, args.version()).and_then(Batch::new)?;
    let need = args.access.need(context)?;
    context.block_on(call::with_graph(context, need, async |caller, client| {
        let mut writer = args.answer.line_writer(context)?;
        let sent = send(&mut batch, caller, client, args, &mut writer).await;
        sent.and_then(|()| call::close(writer.end(None)?, context)).or_else(Stop::into_result)?;
        match batch.failed().count() {
            0 => Ok(()),
            failed => {
                let error = Error::new(Kind::Service, "batch_partly_failed", format!("{failed} of {} requests failed", batch.len()));
                let error = error.hint("Each answer has its status: --jq 'select(.status >= 400)'");
                Err(advice(&batch, caller, client, args).into_iter().fold(error, Error::hint))
            }
        }
    }))
}

/// What helps the first request that failed and can be helped.
fn advice(batch: &Batch, caller: &Caller<'_>, client: &ApiClient<'_>, args: &BatchArgs) -> Vec<String> {
    let of_request = |(request, status): (&BatchRequest, u16)| {
        let advice = caller.advice(&Request::new(request.method.clone(), client.url(&request.url, args.version(), &[]).ok()?), status);
        let told = |advice: Vec<String>| advice.into_iter().map(|line| format!("Request {}: {line}", request.id)).collect();
        Some(advice).filter(|advice| !advice.is_empty()).map(told)
    };
    batch.failed().find_map(of_request).unwrap_or_default()
}

async fn send(
    batch: &mut Batch,
    caller: &mut Caller<'_>,
    client: &ApiClient<'_>,
    args: &BatchArgs,
    writer: &mut Writer,
) -> Result<(), Stop> {
    let url = client.url("$batch", args.version(), &[])?;
    while let Some(body) = batch.next_group() {
        let request = Request::new(Method::POST, url.clone()).with_json(body);
        let answer = caller.json(&request).await?;
        let wait = batch.take(answer.body())?;
        let ready = batch.ready();
        let ready: Vec<&RawValue> = ready.iter().map(AsRef::as_ref).collect();
        if !args.answer.silent {
            writer.page(&Rows::List(ready))?;
        }
        if let Some(wait) = wait {
            caller.wait("is busy with a part of the batch", wait).await;
        }
    }
    if !args.answer.silent {
        let ready = batch.ready();
        writer.page(&Rows::List(ready.iter().map(AsRef::as_ref).collect()))?;
    }
    Ok(())
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
