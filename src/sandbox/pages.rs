//! The hosted pages: what a newcomer sees first. Plain forms that need no script, stable element ids, labels, light and dark, phone and
//! desktop.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::MOST_SHOWN;
use super::directory::{AttributeType, Directory, FlowAttribute, TenantProfile};
use super::error::Aadsts;
use super::respond::{self, Answer, escape, guid};

const STYLE: &str = "\
:root{color-scheme:light dark;--ground:#eef2f7;--card:#fff;--ink:#17202b;--quiet:#56616f;--line:#8793a3;--accent:#1257c4;--on:#fff;--bad:#b3261e;--ribbon:#fff3c4;--ribbon-ink:#5c4400}\
@media(prefers-color-scheme:dark){:root{--ground:#10151c;--card:#1a212b;--ink:#e9eef5;--quiet:#a2aebd;--line:#6b7889;--accent:#7ab0ff;--on:#0c1826;--bad:#ff9a92;--ribbon:#3a3115;--ribbon-ink:#ffe08a}}\
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif}\
.ribbon{background:var(--ribbon);color:var(--ribbon-ink);text-align:center;padding:.4rem 1rem;font-size:.875rem}\
main{flex:1;display:grid;place-items:center;padding:1.5rem 1rem}\
.card{width:100%;max-width:27rem;background:var(--card);border-radius:16px;box-shadow:0 8px 40px #0000001f;padding:2rem 2.25rem 2.25rem}\
.brand{display:flex;align-items:center;gap:.6rem;font-weight:600;color:var(--quiet)}.brand i{width:1.6rem;height:1.6rem;border-radius:8px;background:linear-gradient(135deg,#1d6fe0,#12b5a6)}\
h1{font-size:1.5rem;line-height:1.25;margin:1.1rem 0 .4rem}p{margin:.4rem 0;color:var(--quiet);overflow-wrap:anywhere}\
label{display:block;font-weight:600;margin:1rem 0 .3rem}input,select{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:10px;padding:.65rem .8rem}select option{color:#17202b;background:#fff}\
input[type=radio]{width:auto;margin-right:.6rem}fieldset{border:0;padding:0;margin:1rem 0 0}legend{font-weight:600;padding:0}small{font-weight:400;color:var(--quiet)}input[type=checkbox]{width:auto;margin-right:.6rem}label.choice{font-weight:400;border:1px solid var(--line);border-radius:10px;padding:.65rem .8rem}\
input:focus-visible,select:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.buttons{display:flex;flex-direction:row-reverse;gap:.75rem;margin-top:1.6rem}button{font:inherit;font-weight:600;border-radius:10px;padding:.65rem 1.4rem;border:1px solid var(--line);background:transparent;color:var(--ink);cursor:pointer;min-height:44px}\
button.main{background:var(--accent);border-color:var(--accent);color:var(--on);flex:1}button.link{border:0;padding:.2rem 0;color:var(--accent);min-height:0;text-decoration:underline}\
#error{color:var(--bad);font-weight:600;margin:.8rem 0 0}code,dd{overflow-wrap:anywhere;font-family:ui-monospace,monospace;font-size:.875rem}dt{font-weight:600;margin-top:.7rem}dd{margin:0;color:var(--quiet)}";

/// The one line of script there is; without it the button below it does the same.
const SUBMIT: &str = "document.forms[0].submit()";

/// A page of the journey.
pub(super) enum Page<'a> {
    Email { hint: Option<&'a str> },
    Password { email: &'a str },
    PickAccount { accounts: &'a [(String, String)] },
    SignUpEmail { hint: Option<&'a str> },
    ForgotPassword { hint: Option<&'a str> },
    Code { email: &'a str },
    NewPassword { email: &'a str },
    Attributes { asked: &'a [FlowAttribute] },
}

impl Page<'_> {
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Email { .. } => "Sign in",
            Self::Password { .. } => "Enter password",
            Self::PickAccount { .. } => "Pick an account",
            Self::SignUpEmail { .. } => "Create account",
            Self::ForgotPassword { .. } => "Reset password",
            Self::Code { .. } => "Enter code",
            Self::NewPassword { .. } => "Choose a password",
            Self::Attributes { .. } => "Add details",
        }
    }
}

/// A page of the journey, with what is wrong with the last one's answer.
pub(super) fn hosted(tenant: &TenantProfile, flow: &str, app: &str, page: &Page<'_>, problem: Option<&str>) -> Answer {
    let app = format!("<p>to continue to {}</p>", escape(app));
    let title = page.title();
    let (before, fields, main, after) = match page {
        Page::Email { hint } => (
            app,
            email_field(*hint, problem),
            button("next", "next", "Next"),
            format!("<p>No account? {}</p>", link_button("create-account", "Create one")),
        ),
        Page::Password { email } => (
            format!("<p>{}</p>", escape(email)),
            input("password", "Password", "password", "current-password", "", problem, ""),
            button("submit", "submit", "Sign in"),
            format!("<p>{}</p>", link_button("forgot-password", "Forgot password?")),
        ),
        Page::PickAccount { accounts } => (
            app,
            accounts.iter().enumerate().map(|(index, (oid, email))| choice(index, oid, email)).collect(),
            button("next", "next", "Continue"),
            format!("<p>{}</p>", link_button("sign-in", "Use another account")),
        ),
        Page::SignUpEmail { hint } => (
            "<p>We will send a code to your email address.</p>".to_owned(),
            email_field(*hint, problem),
            button("next", "next", "Next"),
            format!("<p>Have an account? {}</p>", link_button("sign-in", "Sign in")),
        ),
        Page::ForgotPassword { hint } => (
            "<p>We will send a code to your email address.</p>".to_owned(),
            email_field(*hint, problem),
            button("next", "next", "Next"),
            format!("<p>{}</p>", link_button("sign-in", "Back to sign-in")),
        ),
        Page::Code { email } => (
            format!("<p>We sent a code to {}. In the sandbox it is printed in the terminal.</p>", escape(email)),
            input("code", "Verification code", "text", "one-time-code", "", problem, "inputmode=\"numeric\" maxlength=\"12\""),
            button("next", "next", "Next"),
            String::new(),
        ),
        Page::NewPassword { email } => (
            format!("<p>{}</p><p>At least 8 characters with three of: lowercase, uppercase, digits, symbols.</p>", escape(email)),
            input("new-password", "New password", "password", "new-password", "", problem, "")
                + &input("confirm-password", "Confirm password", "password", "new-password", "", None, ""),
            button("next", "next", "Next"),
            String::new(),
        ),
        Page::Attributes { asked } => (
            "<p>Just a few more details.</p>".to_owned(),
            asked.iter().enumerate().map(|(index, attribute)| attribute_field(attribute, index == 0)).collect(),
            button("submit", "submit", "Create account"),
            String::new(),
        ),
    };
    let problem = problem.map(|problem| format!("<p id=\"error\" role=\"alert\">{}</p>", escape(problem))).unwrap_or_default();
    let body = format!(
        "<h1>{title}</h1>{before}{problem}<form method=\"post\" action=\"/{}/sign-in\"><input type=\"hidden\" name=\"flow\" \
         value=\"{}\">{fields}<div class=\"buttons\">{main}<button id=\"cancel\" name=\"action\" value=\"cancel\" formnovalidate>Cancel\
         </button></div>{after}</form>",
        tenant.id,
        escape(flow)
    );
    show(tenant, 200, title, &body, "")
}

/// An error that the real service shows on its own page.
pub(super) fn error(tenant: &TenantProfile, error: &Aadsts) -> Answer {
    let time = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ");
    let body = format!(
        "<h1>Sorry, but we're having trouble signing you in.</h1><p id=\"error\" role=\"alert\">{}</p><dl><dt>Request Id</dt><dd>{}</dd>\
         <dt>Correlation Id</dt><dd>{}</dd><dt>Timestamp</dt><dd>{time}</dd></dl><p>The app is not told: errors like this stay here.</p>",
        escape(&error.numbered()),
        guid(),
        guid()
    );
    respond::with_remark(show(tenant, 400, "Sign-in error", &body, ""), &error.numbered())
}

/// What a customer sees where no administrator has consented to what the app asks for.
pub(super) fn no_consent(tenant: &TenantProfile, app: &str) -> Answer {
    let body = format!(
        "<h1>Need admin approval</h1><p id=\"error\" role=\"alert\">{} needs permission to access resources in your organization that only \
         an admin can grant. Ask an admin to grant permission to this app before you can use it.</p><p>In the sandbox: add what is asked \
         for to the app's permissions.</p>",
        escape(app)
    );
    let remark = "AADSTS90094: an administrator has not consented to what the app asks for";
    respond::with_remark(show(tenant, 403, "Need admin approval", &body, ""), remark)
}

/// The answer on its way to the app.
pub(super) fn form_post(tenant: &TenantProfile, uri: &str, parameters: &[(&str, String)]) -> Answer {
    let hidden: String =
        parameters.iter().map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value))).collect();
    let body = format!(
        "<h1>Returning to the app</h1><p>If nothing happens, continue yourself.</p><form method=\"post\" action=\"{}\">{hidden}<div \
         class=\"buttons\"><button class=\"main\" id=\"continue\">Continue</button></div></form><script>{SUBMIT}</script>",
        escape(uri)
    );
    let hash = STANDARD.encode(Sha256::digest(SUBMIT));
    show(tenant, 200, "Returning to the app", &body, &format!("script-src 'sha256-{hash}'; "))
}

pub(super) fn pick_to_sign_out(tenant: &TenantProfile, accounts: &[(&str, &str)], kept: &[(&str, &str)]) -> Answer {
    let hidden: String =
        kept.iter().map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value))).collect();
    let choices: String = accounts.iter().enumerate().map(|(index, (oid, email))| choice(index, oid, email)).collect();
    let body = format!(
        "<h1>Which account do you want to sign out of?</h1><form method=\"post\" action=\"/{}/oauth2/v2.0/logout\">{hidden}\
         {choices}<div class=\"buttons\">{}</div></form>",
        tenant.id,
        button("submit", "submit", "Sign out")
    );
    show(tenant, 200, "Sign out", &body, "")
}

pub(super) fn signed_out(tenant: &TenantProfile) -> Answer {
    show(tenant, 200, "Signed out", "<h1>You signed out of your account</h1><p>It's a good idea to close all browser windows.</p>", "")
}

/// What somebody sees who opens the sandbox itself.
pub(super) fn front(directory: &Directory, origin: &str) -> Answer {
    let tenant = &directory.tenant;
    let with_password = directory.users.iter().filter_map(|user| Some((user, user.password.as_deref()?)));
    let users: String =
        with_password.take(MOST_SHOWN).map(|(user, password)| format!("<dd>{} / {}</dd>", escape(&user.email), escape(password))).collect();
    let apps: String = directory.apps.iter().map(|app| format!("<dd>{} ({})</dd>", escape(&app.client_id), escape(&app.name))).collect();
    let body = format!(
        "<h1>A tenant of your own</h1><p>This is a local External ID tenant. Point an app at it.</p><dl><dt>AUTHORITY</dt><dd>{}/{}</dd>\
         <dt>CLIENT_ID</dt>{apps}<dt>Customers</dt>{users}<dt>Mail</dt><dd><a href=\"/sandbox/v1/mail\">/sandbox/v1/mail</a></dd></dl>",
        escape(origin),
        directory.domain()
    );
    show(tenant, 200, "cids sandbox", &body, "")
}

fn show(tenant: &TenantProfile, status: u16, title: &str, body: &str, more_policy: &str) -> Answer {
    let name = escape(&tenant.name);
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,\
         initial-scale=1\"><title>{title} - {name}</title><style>{STYLE}</style></head><body><div class=\"ribbon\">cids sandbox: \
         not a real tenant</div><main><div class=\"card\"><div class=\"brand\"><i aria-hidden=\"true\"></i>{name}</div>{body}</div>\
         </main></body></html>"
    );
    let style = STANDARD.encode(Sha256::digest(STYLE));
    // Chromium applies form-action to the redirect that follows a form, so the app's own loopback addresses must be in it.
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; {more_policy}form-action 'self' http://localhost:* http://127.0.0.1:*; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    respond::with_header(respond::html(status, html), "content-security-policy", &policy)
}

fn input(id: &str, label: &str, kind: &str, autocomplete: &str, value: &str, problem: Option<&str>, more: &str) -> String {
    let wrong = if problem.is_some() { " aria-invalid=\"true\" aria-describedby=\"error\"" } else { "" };
    // Focus goes where the customer must act next.
    let focus = if id == "confirm-password" { "" } else { " autofocus" };
    format!(
        "<label for=\"{id}\">{label}</label><input id=\"{id}\" name=\"{id}\" type=\"{kind}\" autocomplete=\"{autocomplete}\" value=\"{}\" \
         required{focus}{wrong} {more}>",
        escape(value)
    )
}

fn email_field(hint: Option<&str>, problem: Option<&str>) -> String {
    input("email", "Email address", "email", "username", hint.unwrap_or_default(), problem, "")
}

fn attribute_field(attribute: &FlowAttribute, first: bool) -> String {
    let (id, label, required) = (attribute.field_id(), escape(attribute.label()), if attribute.required { " required" } else { "" });
    let hint = if attribute.required { "" } else { " <small>(optional)</small>" };
    let focus = if first { " autofocus" } else { "" };
    let one_of = |kind: &str| -> String {
        let choices = attribute.choices.iter().enumerate().map(|(index, choice)| {
            let value = escape(choice);
            format!("<label class=\"choice\"><input type=\"{kind}\" id=\"{id}-{index}\" name=\"{id}\" value=\"{value}\">{value}</label>")
        });
        format!("<fieldset id=\"{id}\"><legend>{label}{hint}</legend>{}</fieldset>", choices.collect::<String>())
    };
    match attribute.kind {
        AttributeType::Checkbox => format!(
            "<label class=\"choice\"><input type=\"checkbox\" id=\"{id}\" name=\"{id}\" value=\"yes\"{required}>{label}{hint}</label>"
        ),
        AttributeType::Choices => one_of("checkbox"),
        AttributeType::Choice => {
            let options: String = attribute.choices.iter().map(|choice| format!("<option>{}</option>", escape(choice))).collect();
            format!(
                "<label for=\"{id}\">{label}{hint}</label><select id=\"{id}\" name=\"{id}\"{required}{focus}><option value=\"\">Choose…\
                 </option>{options}</select>"
            )
        }
        AttributeType::Text | AttributeType::Number => {
            let numeric = if attribute.kind == AttributeType::Number { " inputmode=\"numeric\"" } else { "" };
            format!(
                "<label for=\"{id}\">{label}{hint}</label><input id=\"{id}\" name=\"{id}\" maxlength=\"250\" autocomplete=\"{}\"{numeric}\
                 {required}{focus}>",
                autocomplete(&attribute.name)
            )
        }
    }
}

/// So that a browser can fill in what it knows (HTML, autofill detail tokens; WCAG 1.3.5).
fn autocomplete(attribute: &str) -> &'static str {
    match attribute {
        "displayName" => "name",
        "givenName" => "given-name",
        "surname" => "family-name",
        "jobTitle" => "organization-title",
        "streetAddress" => "street-address",
        "city" => "address-level2",
        "state" => "address-level1",
        "postalCode" => "postal-code",
        _ => "off",
    }
}

fn choice(index: usize, oid: &str, email: &str) -> String {
    let checked = if index == 0 { " checked" } else { "" };
    format!(
        "<label class=\"choice\"><input type=\"radio\" id=\"account-{index}\" name=\"account\" value=\"{}\"{checked}>{}</label>",
        escape(oid),
        escape(email)
    )
}

fn button(id: &str, value: &str, label: &str) -> String {
    format!("<button class=\"main\" id=\"{id}\" name=\"action\" value=\"{value}\">{label}</button>")
}

fn link_button(id: &str, label: &str) -> String {
    format!("<button class=\"link\" id=\"{id}\" name=\"action\" value=\"{id}\" formnovalidate>{label}</button>")
}
