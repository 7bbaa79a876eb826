//! The console at `/sandbox`: what is in the tenant and what goes on, for people. It works without script; with it, it keeps up.

mod snippets;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use sha2::{Digest, Sha256};

use super::Tenant;
use super::call::Call;
use super::directory::{AttributeValue, FirstFactor, User};
use super::journal::Entry;
use super::respond::{self, Answer, escape};
use super::state::State;

const STYLE: &str = include_str!("console.css");
/// Reloads when something new has come.
const KEEP_UP: &str = "(async()=>{const last=document.body.dataset.last;for(;;){try{const answer=await fetch('/sandbox/v1/log?wait=20&after='\
+last);if((await answer.json()).value.length)return location.reload()}catch{await new Promise(done=>setTimeout(done,2000))}}})()";
const PAGES: [(&str, &str); 7] = [
    ("", "Overview"),
    ("requests", "Requests"),
    ("mail", "Mailbox"),
    ("users", "Users"),
    ("apps", "Apps and flows"),
    ("sessions", "Sessions"),
    ("snippets", "Snippets"),
];
/// A screen or two; `cids sandbox users list` has all.
const MOST_ROWS: usize = 200;

impl Tenant {
    pub(super) fn console(&self, call: &Call, path: &[&str]) -> Answer {
        let page = path.first().copied().unwrap_or_default();
        if !PAGES.iter().any(|(known, _)| *known == page) || path.len() > 1 {
            return respond::plain(404, "The console has no such page");
        }
        match call.method {
            Method::GET => show(&self.state(), call, page),
            Method::POST if call.is_from_another_site() => respond::plain(403, "A page of another site cannot drive the sandbox"),
            Method::POST => self.act(call, page),
            _ => respond::plain(405, "The console is read with GET"),
        }
    }

    /// A button of the console.
    fn act(&self, call: &Call, page: &str) -> Answer {
        let mut state = self.state();
        let now = state.now();
        let key = call.form("key").unwrap_or_default().to_owned();
        let with_user = |change: fn(&mut User, chrono::DateTime<chrono::Utc>)| {
            move |directory: &mut super::directory::Directory| {
                if let Some(user) = directory.user_mut(&key) {
                    change(user, now);
                }
            }
        };
        let done = match call.form("action") {
            Some("enable") => state.change(with_user(|user, _| user.enabled = true)),
            Some("disable") => state.change(with_user(|user, _| user.enabled = false)),
            Some("revoke") => state.change(with_user(|user, now| user.tokens_valid_from = Some(now))),
            Some("advance") => state.change(|directory| directory.clock.apply(None, None, 3600)),
            Some("rotate-keys") => state.rotate_keys(),
            Some("reset") => state.reset(),
            _ => return respond::plain(400, "There is no such button"),
        };
        match done {
            Ok(()) => respond::see_other(&format!("/sandbox/{page}")),
            Err(error) => respond::plain(500, &error.to_string()),
        }
    }
}

fn show(state: &State, call: &Call, page: &str) -> Answer {
    let body = match page {
        "requests" => requests(state),
        "mail" => mailbox(state),
        "users" => users(state),
        "apps" => apps(state),
        "sessions" => sessions(state),
        "snippets" => snippets::page(state, &call.origin),
        _ => overview(state, &call.origin),
    };
    let links = PAGES.map(|(path, name)| {
        let current = if path == page { " aria-current=\"page\"" } else { "" };
        let slash = if path.is_empty() { "" } else { "/" };
        format!("<a href=\"/sandbox{slash}{path}\"{current}>{name}</a>")
    });
    let tenant = &state.directory.tenant;
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{name} - cids sandbox</title><style>{STYLE}</style></head><body data-last=\"{}\"><header><div class=\"wide\"><div \
         class=\"title\"><b>{name}</b><span>cids sandbox: not a real tenant</span></div><nav aria-label=\"Console\">{}</nav></div></header>\
         <main class=\"wide\">{body}</main><script>{KEEP_UP}</script></body></html>",
        state.journal.last_id(),
        links.concat(),
        name = escape(&tenant.name),
    );
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
        hash(STYLE),
        hash(KEEP_UP)
    );
    respond::with_header(respond::html(200, html), "content-security-policy", &policy)
}

fn overview(state: &State, origin: &str) -> String {
    let directory = &state.directory;
    let secure = origin.replacen("http://", "https://", 1);
    let fact = |name: &str, value: &str| format!("<dt>{name}</dt><dd class=\"mono\">{}</dd>", escape(value));
    let facts = [
        fact("AUTHORITY", &format!("{origin}/{}", directory.domain())),
        fact("over https", &format!("{secure}/{}", directory.domain())),
        fact("Issuer", &state.issuer(origin)),
        fact("Tenant ID", &directory.tenant.id),
        fact("Graph", &format!("{origin}/v1.0")),
    ];
    let clock = &directory.clock;
    let moved = if clock.frozen_at.is_some() {
        "frozen"
    } else if clock.ahead_seconds == 0 {
        "the system's"
    } else {
        "moved"
    };
    let time = format!("{} <span class=\"chip\">{moved}</span>", state.now().format("%Y-%m-%d %H:%M:%S UTC"));
    let newest: String = state.journal.newest().take(8).map(entry).collect();
    let recent = if newest.is_empty() {
        empty("Nobody has asked yet: point an app at the authority above.")
    } else {
        format!("<ol class=\"log\">{newest}</ol>")
    };
    format!(
        "<h1>A tenant of your own</h1><p class=\"quiet\">Point an app at it: the values are under <a href=\"/sandbox/snippets\">Snippets</a>.\
         </p><div class=\"card\"><dl>{}</dl></div><div class=\"grid\"><div class=\"card\"><h2>Clock</h2><p>{time}</p><div class=\"row\">{}</div>\
         </div><div class=\"card\"><h2>Signing keys</h2><p>{} shown, the first signs.</p><div class=\"row\">{}{}</div></div></div><h2>Newest \
         requests</h2><div class=\"card\">{recent}</div>",
        facts.concat(),
        button("", "advance", "", "An hour on"),
        directory.keys.len(),
        button("", "rotate-keys", "", "Rotate"),
        button("", "reset", "", "Reset the tenant"),
    )
}

fn requests(state: &State) -> String {
    let entries: String = state.journal.newest().take(MOST_ROWS).map(entry).collect();
    let shown = if entries.is_empty() { empty("Nobody has asked yet.") } else { format!("<ol class=\"log\">{entries}</ol>") };
    format!(
        "<h1>Requests</h1><p class=\"quiet\">Newest first, without anything secret. In the terminal: <code>cids sandbox log --follow</code></p><div class=\"card\">{shown}</div>"
    )
}

fn entry(entry: &Entry) -> String {
    let class = if entry.outcome == "accepted" { "good" } else { "bad" };
    let path = entry.path.trim_start_matches('/');
    // The tenant's id says nothing here.
    let path = path.split_once('/').filter(|(tenant, _)| tenant.len() == 36).map_or(path, |(_, rest)| rest);
    format!(
        "<li><span class=\"quiet mono\">{}</span><span><span class=\"chip {class}\">{}</span></span><span class=\"mono\">{} {}</span><span \
         class=\"remark\">{}</span></li>",
        entry.on.format("%H:%M:%S"),
        entry.status,
        escape(&entry.method),
        escape(path),
        escape(entry.remark.as_deref().unwrap_or_default())
    )
}

fn mailbox(state: &State) -> String {
    let cards: String = state
        .mail
        .iter()
        .rev()
        .take(MOST_ROWS)
        .map(|mail| {
            format!(
                "<div class=\"card\"><div>{} <span class=\"quiet\">{}</span></div><div class=\"quiet\">{}</div><div class=\"big mono\">{}</div></div>",
                escape(&mail.to),
                escape(&mail.sent_on),
                escape(&mail.subject),
                escape(&mail.code)
            )
        })
        .collect();
    let shown = if cards.is_empty() {
        empty("No mail yet. Codes for new accounts, forgotten passwords and second factors come here.")
    } else {
        cards
    };
    format!("<h1>Mailbox</h1><p class=\"quiet\">In a script: <code>cids sandbox mail --wait --to EMAIL --code</code></p>{shown}")
}

fn users(state: &State) -> String {
    let cards: String = state.directory.users.iter().take(MOST_ROWS).map(user).collect();
    let count = state.directory.users.len();
    format!(
        "<h1>Users</h1><p class=\"quiet\">{count} in all. More: <code>cids sandbox users --help</code></p><div class=\"grid\">{cards}</div>"
    )
}

fn user(user: &User) -> String {
    let fact = |name: &str, value: &str| format!("<dt>{}</dt><dd>{}</dd>", escape(name), escape(value));
    let mut facts = fact("id", &user.id) + &fact("password", user.password.as_deref().unwrap_or("none"));
    if let Some(provider) = user.identity_provider {
        facts += &fact("signs in with", provider.name());
    }
    if let Some(email) = &user.second_factor {
        facts += &fact("second factor", email);
    }
    for (name, value) in &user.attributes {
        facts += &fact(name, &plain(value));
    }
    let state = if user.enabled { "<span class=\"chip good\">enabled</span>" } else { "<span class=\"chip bad\">disabled</span>" };
    let switch = if user.enabled { button("users", "disable", &user.id, "Disable") } else { button("users", "enable", &user.id, "Enable") };
    let revoke = button("users", "revoke", &user.id, "Revoke tokens");
    format!("<div class=\"card\"><b>{}</b> {state}<dl>{facts}</dl><div class=\"row\">{switch}{revoke}</div></div>", escape(&user.email))
}

fn apps(state: &State) -> String {
    let directory = &state.directory;
    let list = |values: &[String]| escape(&values.join(", "));
    let fact = |name: &str, value: String| if value.is_empty() { value } else { format!("<dt>{name}</dt><dd>{value}</dd>") };
    let apps = directory.apps.iter().map(|app| {
        let proof = format!("{} secrets, {} certificates", app.secrets.len(), app.certificates.len());
        let facts = [
            fact("client id", escape(&app.client_id)),
            fact("platform", format!("{:?}", app.platform)),
            fact("proves itself with", if app.is_public() { "nothing: public client".to_owned() } else { proof }),
            fact("redirect URIs", list(&app.redirect_uris)),
            fact("user flow", escape(app.user_flow.as_deref().unwrap_or("none: no customers"))),
            fact("permissions", list(&app.permissions)),
            fact("on its own", list(&app.application_permissions)),
            fact("exposes", list(&app.scopes)),
            fact("roles", list(&app.roles)),
        ];
        format!("<div class=\"card\"><b>{}</b><dl>{}</dl></div>", escape(&app.name), facts.concat())
    });
    let flows = directory.user_flows.iter().map(|flow| {
        let factor = match flow.first_factor {
            FirstFactor::EmailPassword => "email and password",
            FirstFactor::EmailOneTimePasscode => "email one-time passcode",
        };
        let on = |flag: bool| if flag { "on" } else { "off" }.to_owned();
        let attributes: Vec<String> = flow.attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let providers: Vec<String> = flow.identity_providers.iter().map(|provider| provider.name().to_owned()).collect();
        let facts = [
            fact("sign in with", factor.to_owned()),
            fact("create account", on(flow.sign_up)),
            fact("second factor", on(flow.second_factor)),
            fact("stay signed in", on(flow.stay_signed_in)),
            fact("providers", list(&providers)),
            fact("asks for", list(&attributes)),
        ];
        format!("<div class=\"card\"><b>{}</b><dl>{}</dl></div>", escape(&flow.name), facts.concat())
    });
    let (apps, flows): (String, String) = (apps.collect(), flows.collect());
    format!(
        "<h1>Apps and flows</h1><h2>App registrations</h2><div class=\"grid\">{apps}</div><h2>User flows</h2><div class=\"grid\">{flows}</div>"
    )
}

fn sessions(state: &State) -> String {
    let rows: String = state
        .browser_sessions()
        .take(MOST_ROWS)
        .map(|(session, user)| {
            let since = session.authenticated_on.format("%Y-%m-%d %H:%M:%S");
            format!(
                "<div class=\"card\"><b>{}</b><dl><dt>since</dt><dd>{since}</dd><dt>session</dt><dd>{}</dd></dl></div>",
                escape(&user.email),
                escape(&session.id)
            )
        })
        .collect();
    let shown = if rows.is_empty() { empty("Nobody is signed in in any browser.") } else { format!("<div class=\"grid\">{rows}</div>") };
    format!("<h1>Sessions</h1><p class=\"quiet\">Customers who are signed in in a browser.</p>{shown}")
}

fn button(page: &str, action: &str, key: &str, label: &str) -> String {
    format!(
        "<form method=\"post\" action=\"/sandbox/{page}\"><input type=\"hidden\" name=\"key\" value=\"{}\"><button name=\"action\" \
         value=\"{action}\">{label}</button></form>",
        escape(key)
    )
}

fn empty(words: &str) -> String {
    format!("<p class=\"quiet\">{words}</p>")
}

fn plain(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::Choices(choices) => choices.join(", "),
    }
}
