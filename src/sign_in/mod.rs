//! A sign-in with a person: the browser, the loopback listener, the pasted address, the deadline; and one of the application itself. Commands
//! share it.

mod device;
mod provider;
mod unrelated;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Instant, interval, sleep_until};
use url::Url;

use crate::auth::loopback::{Arrival, BindError, Callback, LoopbackListener, Page, Sockets};
use crate::auth::{
    Application, Authority, AuthorizationOptions, AuthorizationRequest, AuthorizationResponse, Credential, Judgement, Metadata,
    ResponseMode, ScopeSet, is_sign_in_host,
};
use crate::browser::Browser;
use crate::cache::Record;
use crate::config::{RedirectUri, Setting, Settings};
use crate::context::Context;
use crate::credential;
use crate::error::{Error, Kind};
use crate::secret::Secret;
use crate::session::Session;
use crate::terminal::Terminal;
use crate::terminal::paste::HiddenLines;

pub use device::{DevicePlan, sign_in_by_device_code};
pub(crate) use unrelated::UnrelatedRequests;

/// Many of Microsoft's errors stay on its own page; after this long it is time to ask.
const TIME_TO_ASK: Duration = Duration::from_secs(30);

/// How long a person is waited for, unless they say otherwise.
pub const TIME_TO_SIGN_IN: Duration = Duration::from_secs(600);

/// What is signed in to, and how.
pub struct Plan {
    /// The authority.
    pub authority: Setting<Authority>,
    /// The application (client) id.
    pub client_id: String,
    /// The application's credential, unless the client is public.
    pub credential: Option<Credential>,
    /// Where the browser returns.
    pub redirect_uri: RedirectUri,
    /// The port that must be used instead of the redirect URI's.
    pub port: Option<u16>,
    /// The response mode, where one is insisted on.
    pub response_mode: Option<ResponseMode>,
    /// How long to wait for the person.
    pub timeout: Duration,
    /// What the person asked for.
    pub options: AuthorizationOptions,
}

impl Plan {
    /// The plan that the settings make, for `scopes` beside those of the sign-in itself.
    pub fn new(
        settings: &Settings,
        authority: Setting<Authority>,
        client_id: String,
        credential: Option<Credential>,
        scopes: ScopeSet,
    ) -> Result<Self, Error> {
        Ok(Self {
            authority,
            client_id,
            credential,
            redirect_uri: settings.redirect_uri()?,
            port: None,
            response_mode: None,
            timeout: TIME_TO_SIGN_IN,
            options: AuthorizationOptions { scopes, ..AuthorizationOptions::default() },
        })
    }
}

/// Who carries the authorization request.
pub enum Carrier<'a> {
    /// A browser that cids opens.
    Browser(Browser),
    /// The person, who gets the URL alone.
    Person,
    /// A visitor that walks through the pages itself.
    Visitor(Visit<'a>),
}

/// What a visitor does with a URL.
pub type Visit<'a> = Box<dyn FnOnce(Url) -> Walk<'a> + 'a>;
/// A visitor's way through the pages.
pub type Walk<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

/// A finished sign-in.
pub struct SignedIn {
    /// What is kept.
    pub record: Record,
    /// What was granted.
    pub scopes: ScopeSet,
}

/// Signs in as `cids login` does without flags, for a command that needs a token for `scopes` and may ask the person for it.
pub async fn sign_in_for(context: &Context, scopes: &ScopeSet) -> Result<SignedIn, Error> {
    let settings = context.settings()?;
    let (authority, client_id) = settings.application()?;
    let cache = context.cache(authority.value.is_loopback())?;
    let credential = credential::of_application(context, authority.value.as_str(), &client_id, &cache).await?;
    let plan = Plan::new(settings, authority, client_id, credential, settings.scope()?.union(scopes))?;
    let opens = context.terminal.has_person();
    let carrier = if opens { Carrier::Browser(context.browser(None, false)) } else { Carrier::Person };
    sign_in(context, &plan, carrier).await
}

/// Signs in: every step in order, and nothing is opened before the tokens have a place.
pub async fn sign_in<'a>(context: &'a Context, plan: &Plan, carrier: Carrier<'a>) -> Result<SignedIn, Error> {
    let (session, mut metadata) = begin(context, &plan.authority).await?;
    fetch_keys_elsewhere(context, &session, &mut metadata).await?;
    let (sockets, redirect_uri) = bind(context, plan, &metadata)?;
    let mode = response_mode(context, plan, &carrier, &metadata);
    let application = Application { client_id: &plan.client_id, credential: plan.credential.as_ref() };
    let request = AuthorizationRequest::new(&metadata, application, &redirect_uri, mode, &plan.options, session.clock.now())?;
    let no_listener = |error: std::io::Error| Error::from(BindError::Refused(error));
    let listener = LoopbackListener::start(sockets, plan.redirect_uri.path(), mode).map_err(no_listener)?;
    announce(context, plan, &request, &carrier);
    if !matches!(carrier, Carrier::Visitor(_)) {
        explain_elsewhere(context, listener.port(), mode, matches!(carrier, Carrier::Person));
    }

    let mut wait = Wait {
        context,
        request: &request,
        listener,
        unrelated: UnrelatedRequests::new(&context.terminal, "sign-in"),
        lines: None,
        deadline: Instant::now() + plan.timeout,
    };
    let is_visitor = matches!(carrier, Carrier::Visitor(_));
    let mut walk = carry(context, carrier, request.url(), mode, &mut wait);
    let answered = wait.answer(&mut walk, prepare_exchange(context, &session, &mut metadata)).await;
    wait.unrelated.finish();
    let (answer, browser) = answered?;
    // A second answer is never awaited (RFC 8252 §8.3).
    wait.listener.stop();
    wait.lines = None;
    context.terminal.wipe();
    let finished = match answer {
        AuthorizationResponse::Code(code) => session
            .complete_sign_in(&mut metadata, application, &request, &code)
            .await
            .map(|(record, scopes)| SignedIn { record, scopes })
            .map_err(Error::from),
        AuthorizationResponse::Cancelled => Err(cancelled()),
        AuthorizationResponse::Refused(refusal) => Err((*refusal).into()),
    };
    if let Some(browser) = browser {
        wait.listener.reply(browser, page(&finished));
    }
    // The visitor reads the page too; a browser that was started stays open.
    let farewell = async {
        if let Some(walk) = walk.filter(|_| is_visitor) {
            return tokio::join!(wait.listener.close(), walk).1;
        }
        wait.listener.close().await;
        Ok(())
    };
    let walked = farewell.await;
    let signed_in = finished?;
    walked.map(|()| signed_in)
}

/// Signs in the application itself: no browser, no person.
pub async fn sign_in_application(
    context: &Context,
    authority: &Setting<Authority>,
    application: Application<'_>,
    scopes: &ScopeSet,
) -> Result<SignedIn, Error> {
    let (session, metadata) = begin(context, authority).await?;
    context.terminal.status(format!("Signing in the application {} at {}", application.client_id, session.authority.shown_host()));
    let (record, scopes) = session.sign_in_application(&metadata, application, scopes).await?;
    Ok(SignedIn { record, scopes })
}

/// A session at the authority, with a place for the tokens, and metadata whose hosts may receive them.
async fn begin<'a>(context: &'a Context, authority: &Setting<Authority>) -> Result<(Session<'a>, Metadata), Error> {
    let session = context.session_at(authority.value.clone())?;
    // A proxy or a file of certificates that cannot be used is told before anything is opened.
    session.http.prepare(authority.value.url())?;
    context.tell_passed_over(&session.place().await?);
    let metadata = session.discover(authority.source.is_yours()).await?;
    context.warn_of_wrong_clock();
    provider::confirm(context, authority, &metadata).await?;
    Ok((session, metadata))
}

/// Fetches the keys of a tenant that the authority speaks for, before a person signs in for nothing.
async fn fetch_keys_elsewhere(context: &Context, session: &Session<'_>, metadata: &mut Metadata) -> Result<(), Error> {
    if metadata.has_keys_elsewhere() && metadata.keys().is_none() {
        let microsofts = metadata.keys_host();
        session.fetch_keys(metadata).await?;
        if metadata.has_keys_of_its_own_word() {
            context.terminal.warning(format!(
                "Microsoft's signing keys at {microsofts} cannot be fetched; the ID token is checked with the keys of {} instead",
                metadata.keys_host()
            ));
        }
    }
    Ok(())
}

/// The tenant of `record`, and who says so where that is not Microsoft.
pub fn tenant_of(record: &Record) -> Option<String> {
    let account = &record.account;
    let tenant = account.tenant_id.as_ref()?;
    let authority = Authority::from_account(account.authority_kind, &account.authority).ok();
    let host = authority.as_ref().map_or_else(String::new, Authority::shown_host);
    if authority.is_some_and(|authority| authority.is_loopback()) {
        return Some(format!("{tenant} (sandbox at {host})"));
    }
    let is_proved = [record.keys_host.as_deref(), Some(&host)].into_iter().flatten().any(is_sign_in_host);
    Some(if is_proved { tenant.clone() } else { format!("{tenant} (only {host} says so)") })
}

fn cancelled() -> Error {
    Error::new(Kind::Cancelled, "cancelled", "The sign-in was cancelled").hint("Nothing was changed: try again when you are ready")
}

fn timed_out() -> Error {
    Error::new(Kind::Cancelled, "timed_out", "The sign-in timed out").hint("Try again, with a longer --timeout if you need more time")
}

/// Binds the redirect URI's port, or a free one where the authority ignores the port of a localhost redirect URI.
fn bind(context: &Context, plan: &Plan, metadata: &Metadata) -> Result<(Sockets, String), Error> {
    let wanted = &plan.redirect_uri;
    let port = plan.port.unwrap_or(wanted.port());
    let sockets = match Sockets::bind(wanted.host(), port) {
        Err(taken @ BindError::Taken { .. }) if plan.port.is_none() && wanted.host() == "localhost" && metadata.is_microsoft() => {
            let sockets = Sockets::bind(wanted.host(), 0)?;
            context.terminal.status(format!(
                "{}; using port {} instead, which External ID allows",
                Error::from(taken).message(),
                sockets.port()
            ));
            sockets
        }
        other => other?,
    };
    let redirect_uri = wanted.with_port(sockets.port());
    Ok((sockets, redirect_uri))
}

/// A form post leaves no code in the history; an address can be pasted from another machine.
fn response_mode(context: &Context, plan: &Plan, carrier: &Carrier<'_>, metadata: &Metadata) -> ResponseMode {
    let wanted = plan.response_mode.unwrap_or_else(|| match carrier {
        Carrier::Person => ResponseMode::Query,
        Carrier::Browser(_) if context.place().is_elsewhere() => ResponseMode::Query,
        Carrier::Browser(_) | Carrier::Visitor(_) => ResponseMode::FormPost,
    });
    if plan.response_mode.is_none() && !metadata.supports_form_post() { ResponseMode::Query } else { wanted }
}

/// Who is about to receive a sign-in, and what for.
fn announce_authority(terminal: &Terminal, authority: &Authority, scopes: &ScopeSet) {
    terminal.status(format!("Signing in at {}", authority.shown_host()));
    let more = scopes.of_apis();
    if !more.is_empty() {
        terminal.status(format!("Asking for {more}"));
    }
}

/// Where it happens: the URL whole, on one line.
fn announce(context: &Context, plan: &Plan, request: &AuthorizationRequest, carrier: &Carrier<'_>) {
    let terminal = &context.terminal;
    announce_authority(terminal, &plan.authority.value, request.scopes());
    match carrier {
        Carrier::Browser(_) => terminal.status("If no browser opens, open this address yourself:"),
        Carrier::Person => terminal.status("Open this address in a browser:"),
        Carrier::Visitor(_) => {}
    }
    terminal.notice(request.url().as_str());
}

/// What to do where the browser is not, or may not be, on this machine.
fn explain_elsewhere(context: &Context, port: u16, mode: ResponseMode, by_hand: bool) {
    let (terminal, place) = (&context.terminal, context.place());
    let advice = place.advice(port);
    let may_be_elsewhere = by_hand || advice.is_some();
    if let Some(advice) = advice {
        terminal.hint(advice);
    }
    if may_be_elsewhere && mode == ResponseMode::Query && terminal.has_person() {
        terminal.hint("Or paste here the address the browser ends on, even if it shows no page");
    }
    if place.is_elsewhere() {
        terminal.hint("Or enter a code on any device: cids login --device-code");
    }
}

/// Sets the carrier going, and hides what is typed where an address may be pasted.
fn carry<'a>(context: &'a Context, carrier: Carrier<'a>, url: &Url, mode: ResponseMode, wait: &mut Wait<'_>) -> Option<Walk<'a>> {
    if context.terminal.has_person() && mode == ResponseMode::Query {
        wait.lines = HiddenLines::open().ok();
    }
    let url = url.clone();
    match carrier {
        Carrier::Person => None,
        Carrier::Browser(browser) => Some(Box::pin(async move {
            if let Err(error) = browser.open(&url).await {
                context.terminal.warning(format!("{error}. Open the URL above in a browser yourself"));
            }
            Ok(())
        })),
        Carrier::Visitor(visit) => Some(visit(url)),
    }
}

/// Makes sure, while the user signs in, that the code can be exchanged.
///
/// With cached metadata nothing else is sent until the browser returns, so a dead network would only show after the user has signed in. The
/// browser may well reach the sign-in page all the same, through a proxy of its own or from another machine; but the code that it brings
/// back would be worth nothing, because cids itself has to reach the token endpoint. So the sign-in ends, with the error that it ends with
/// when the metadata is not cached.
async fn prepare_exchange(context: &Context, session: &Session<'_>, metadata: &mut Metadata) -> Result<(), Error> {
    if metadata.is_cached() {
        session.reach_token_endpoint(metadata).await?;
        context.warn_of_wrong_clock();
    }
    if metadata.keys().is_none() {
        // A failure shows when the keys are needed.
        let _ = session.fetch_keys(metadata).await;
    }
    Ok(())
}

struct Wait<'a> {
    context: &'a Context,
    request: &'a AuthorizationRequest,
    listener: LoopbackListener,
    unrelated: UnrelatedRequests<'a>,
    lines: Option<HiddenLines>,
    deadline: Instant,
}

impl Wait<'_> {
    /// The answer, by whichever way it comes; unrelated requests do not end the wait, a failed preparation does.
    async fn answer(
        &mut self,
        walk: &mut Option<Walk<'_>>,
        preparation: impl Future<Output = Result<(), Error>>,
    ) -> Result<(AuthorizationResponse, Option<Callback>), Error> {
        let terminal = &self.context.terminal;
        let mut preparation = std::pin::pin!(preparation);
        let mut prepared = false;
        let mut seconds = interval(Duration::from_secs(1));
        let time_to_ask = sleep_until(Instant::now() + TIME_TO_ASK);
        let mut time_to_ask = std::pin::pin!(time_to_ask);
        let mut asked = false;
        loop {
            tokio::select! {
                arrival = self.listener.next() => match arrival {
                    Arrival::Callback(callback) => match self.request.judge(&callback.parameters) {
                        Judgement::Answer(answer) => return Ok((answer, Some(callback))),
                        Judgement::Foreign(reason) => {
                            self.unrelated.callback(reason);
                            self.listener.reply(callback, Page::failure("This page belongs to another sign-in", vec![
                                format!("cids ignored this redirect because {reason}."),
                                "The sign-in in your terminal is still in progress.".to_owned(),
                            ]));
                        }
                    },
                    Arrival::TlsHello => self.unrelated.tls_hello(),
                    Arrival::Refused(reason) => self.unrelated.request(reason),
                },
                line = next_line(&mut self.lines) => match line {
                    Some(line) => match self.request.pasted(line.expose()).map(|parameters| self.request.judge(&parameters)) {
                        Ok(Judgement::Answer(answer)) => return Ok((answer, None)),
                        Ok(Judgement::Foreign(reason)) => terminal.warning(format!("That is not this sign-in's answer: {reason}")),
                        Err(reason) => terminal.warning(reason),
                    },
                    // On Windows the console hands Ctrl-C over as the end of input.
                    None if cfg!(windows) => return Err(Error::interrupted()),
                    None => self.lines = None,
                },
                outcome = &mut preparation, if !prepared => {
                    prepared = true;
                    outcome?;
                }
                () = &mut time_to_ask, if !asked => {
                    asked = true;
                    terminal.hint("Does the browser show an AADSTS number? Then it will not come back: see Troubleshooting in the README, and Ctrl-C");
                }
                walked = walking(walk), if walk.is_some() => {
                    *walk = None;
                    walked?;
                }
                _ = seconds.tick() => {
                    count_down(terminal, &format!("Waiting for the browser{}", self.unrelated.so_far()), self.deadline);
                }
                () = sleep_until(self.deadline) => return Err(timed_out()),
            }
        }
    }
}

fn count_down(terminal: &Terminal, what: &str, deadline: Instant) {
    let left = deadline.saturating_duration_since(Instant::now()).as_secs();
    terminal.passing(&format!("{what} ({}:{:02} left)", left / 60, left % 60));
}

async fn next_line(lines: &mut Option<HiddenLines>) -> Option<Secret> {
    match lines {
        Some(lines) => lines.next().await,
        None => std::future::pending().await,
    }
}

async fn walking(walk: &mut Option<Walk<'_>>) -> Result<(), Error> {
    match walk {
        Some(walk) => walk.await,
        None => std::future::pending().await,
    }
}

fn page(finished: &Result<SignedIn, Error>) -> Page {
    match finished {
        Ok(SignedIn { record, .. }) => {
            let account = &record.account;
            let tenant = tenant_of(record).map(|tenant| format!("Tenant {tenant} at {}", account.authority));
            let who = format!("Signed in as {}", account.username);
            Page::success(
                who,
                vec![tenant.unwrap_or_else(|| account.authority.clone()), "You can close this tab and return to the terminal.".to_owned()],
            )
        }
        Err(error) => Page::failure(
            "The sign-in failed",
            vec![error.message().to_owned(), "The terminal says what to do next. You can close this tab.".to_owned()],
        ),
    }
}
