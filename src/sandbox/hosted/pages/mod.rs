//! The pages themselves: what a newcomer sees first. Plain forms that need no script, stable element ids, labels, light and dark, phone and
//! desktop, in the tenant's name and colour.

mod accent;
mod fields;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::text::{Language, Text};
use crate::sandbox::directory::{FlowAttribute, SocialProvider, TenantProfile};
use crate::sandbox::error::Aadsts;
use crate::sandbox::respond::{self, Answer, escape, guid};
use fields::{button, email, input, link_button};

const STYLE: &str = include_str!("style.css");
/// The one line of script there is; without it the button below it does the same.
const SUBMIT: &str = "document.forms[0].submit()";

/// A page of the journey.
pub(super) enum Page<'a> {
    Email { hint: &'a str, providers: &'a [SocialProvider], may_sign_up: bool },
    Password { email: &'a str },
    Social { provider: SocialProvider },
    PickAccount { accounts: &'a [(&'a str, &'a str)] },
    SignUpEmail { hint: &'a str, providers: &'a [SocialProvider] },
    ForgotPassword { hint: &'a str },
    Code { email: &'a str },
    NewPassword { email: &'a str },
    Attributes { asked: &'a [FlowAttribute] },
    RegisterSecondFactor { hint: &'a str },
    StaySignedIn,
    Consent { scopes: &'a [String] },
}

impl Page<'_> {
    pub(super) fn title(&self, text: &Text) -> String {
        match self {
            Self::Email { .. } => text.sign_in,
            Self::Password { .. } => text.enter_password,
            Self::Social { provider } => return text.sign_in_with.replace("{}", provider.name()),
            Self::PickAccount { .. } => text.pick_account,
            Self::SignUpEmail { .. } => text.create_account,
            Self::ForgotPassword { .. } => text.reset_password,
            Self::Code { .. } => text.enter_code,
            Self::NewPassword { .. } => text.choose_password,
            Self::Attributes { .. } => text.add_details,
            Self::RegisterSecondFactor { .. } => text.keep_secure,
            Self::StaySignedIn => text.stay_signed_in,
            Self::Consent { .. } => text.permissions_requested,
        }
        .to_owned()
    }

    /// The names of its fields, for programs.
    pub(super) fn field_ids(&self) -> Vec<String> {
        let ids: &[&str] = match self {
            Self::Email { .. } | Self::SignUpEmail { .. } | Self::ForgotPassword { .. } | Self::RegisterSecondFactor { .. } => &["email"],
            Self::Password { .. } => &["password"],
            Self::Social { .. } => &["email", "display-name"],
            Self::PickAccount { .. } => &["account"],
            Self::Code { .. } => &["code"],
            Self::NewPassword { .. } => &["new-password", "confirm-password"],
            Self::Attributes { asked } => return asked.iter().map(FlowAttribute::field_id).collect(),
            Self::StaySignedIn | Self::Consent { .. } => &[],
        };
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    /// What stands above the fields.
    fn before(&self, text: &Text, app: &str) -> String {
        let paragraph = |words: &str| format!("<p>{words}</p>");
        match self {
            Self::Email { .. } | Self::PickAccount { .. } => paragraph(&text.to_continue.replace("{}", app)),
            Self::Password { email } => paragraph(&escape(email)),
            Self::Social { provider } => paragraph(&text.stand_in.replace("{}", provider.name())),
            Self::SignUpEmail { .. } | Self::ForgotPassword { .. } => paragraph(text.will_send),
            Self::Code { email } => paragraph(&text.code_sent.replace("{}", &escape(email))),
            Self::NewPassword { email } => paragraph(&escape(email)) + &paragraph(text.password_rules),
            Self::Attributes { .. } => paragraph(text.few_details),
            Self::RegisterSecondFactor { .. } => paragraph(text.keep_secure_why),
            Self::StaySignedIn => paragraph(text.stay_why),
            Self::Consent { scopes } => {
                let items: String = scopes.iter().map(|scope| format!("<li>{}</li>", escape(scope))).collect();
                format!("<p>{}</p><ul>{items}</ul>", text.app_would_like.replace("{}", app))
            }
        }
    }

    fn fields(&self, text: &Text, wrong: bool) -> String {
        match self {
            Self::Email { hint, .. }
            | Self::SignUpEmail { hint, .. }
            | Self::ForgotPassword { hint }
            | Self::RegisterSecondFactor { hint } => email(text, hint, wrong),
            Self::Password { .. } => input("password", text.password, "password", "current-password", "", wrong, ""),
            Self::Social { .. } => {
                let name = format!("<label for=\"display-name\">{} <small>{}</small></label>", text.display_name, text.optional);
                format!(
                    "{}{name}<input id=\"display-name\" name=\"display-name\" autocomplete=\"name\" maxlength=\"250\">",
                    email(text, "", wrong)
                )
            }
            Self::PickAccount { accounts } => fields::accounts(text.pick_account, accounts),
            Self::Code { .. } => fields::code(text, wrong),
            Self::NewPassword { .. } => {
                input("new-password", text.new_password, "password", "new-password", "", wrong, "")
                    + &input("confirm-password", text.confirm_password, "password", "new-password", "", false, "")
            }
            Self::Attributes { asked } => asked.iter().enumerate().map(|(index, one)| fields::attribute(text, one, index == 0)).collect(),
            Self::StaySignedIn | Self::Consent { .. } => String::new(),
        }
    }

    /// What stands below the buttons.
    fn after(&self, text: &Text) -> String {
        let paragraph = |words: &str, link: String| format!("<p>{words} {link}</p>");
        match self {
            Self::Email { providers, may_sign_up, .. } => {
                let sign_up =
                    if *may_sign_up { paragraph(text.no_account, link_button("create-account", text.create_one)) } else { String::new() };
                sign_up + &fields::providers(text, providers)
            }
            Self::SignUpEmail { providers, .. } => {
                paragraph(text.have_account, link_button("sign-in", text.sign_in)) + &fields::providers(text, providers)
            }
            Self::Password { .. } => paragraph("", link_button("forgot-password", text.forgot_password)),
            Self::PickAccount { .. } => paragraph("", link_button("sign-in", text.use_another)),
            Self::ForgotPassword { .. } => paragraph("", link_button("sign-in", text.back_to_sign_in)),
            Self::Code { .. } => paragraph("", link_button("resend", text.resend)),
            _ => String::new(),
        }
    }
}

/// A page of the journey, with what is wrong with the last one's answer; `returns_to` is the origin that the last one leads to.
pub(super) fn hosted(
    tenant: &TenantProfile,
    language: Language,
    flow: &str,
    app: &str,
    returns_to: Option<&str>,
    page: &Page<'_>,
    problem: Option<&str>,
) -> Answer {
    let text = language.text();
    let title = page.title(text);
    let told = problem.map(|problem| format!("<p id=\"error\" role=\"alert\">{}</p>", escape(problem))).unwrap_or_default();
    let body = format!(
        "<h1>{title}</h1>{}{told}<form method=\"post\" action=\"/{}/sign-in\"><input type=\"hidden\" name=\"flow\" value=\"{}\">{}{}{}</form>",
        page.before(text, &escape(app)),
        tenant.id,
        escape(flow),
        page.fields(text, problem.is_some()),
        fields::buttons(text, page),
        page.after(text)
    );
    Sheet { tenant, language, title: &title, policy: returns_to.unwrap_or_default() }.show(200, &body)
}

/// An error that the real service shows on its own page.
pub(in crate::sandbox) fn error(tenant: &TenantProfile, language: Language, error: &Aadsts) -> Answer {
    let text = language.text();
    let time = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ");
    let body = format!(
        "<h1>{}</h1><p id=\"error\" role=\"alert\">{}</p><dl><dt>Request Id</dt><dd>{}</dd><dt>Correlation Id</dt><dd>{}</dd><dt>Timestamp\
         </dt><dd>{time}</dd></dl><p>{}</p>",
        text.trouble,
        escape(&error.numbered()),
        guid(),
        guid(),
        text.stays_here
    );
    respond::with_remark(Sheet::new(tenant, language, text.trouble).show(400, &body), &error.numbered())
}

/// What a customer sees where no administrator has consented to what the app asks for.
pub(super) fn no_consent(tenant: &TenantProfile, language: Language, app: &str) -> Answer {
    let text = language.text();
    let body = format!(
        "<h1>{}</h1><p id=\"error\" role=\"alert\">{}</p><p>{}</p>",
        text.need_approval,
        text.need_approval_why.replace("{}", &escape(app)),
        text.need_approval_here
    );
    let remark = "AADSTS90094: an administrator has not consented to what the app asks for";
    respond::with_remark(Sheet::new(tenant, language, text.need_approval).show(403, &body), remark)
}

/// The answer on its way to the app.
pub(super) fn form_post(tenant: &TenantProfile, language: Language, uri: &str, parameters: &[(&str, String)]) -> Answer {
    let text = language.text();
    let body = format!(
        "<h1>{}</h1><p>{}</p><form method=\"post\" action=\"{}\">{}<div class=\"buttons\"><button class=\"main\" id=\"continue\">{}</button>\
         </div></form><script>{SUBMIT}</script>",
        text.returning,
        text.returning_why,
        escape(uri),
        hidden(parameters.iter().map(|(name, value)| (*name, value.as_str()))),
        text.continue_on
    );
    let origin = url::Url::parse(uri).map(|uri| uri.origin().ascii_serialization()).unwrap_or_default();
    let policy = format!("{origin}; script-src 'sha256-{}'", STANDARD.encode(Sha256::digest(SUBMIT)));
    Sheet { tenant, language, title: text.returning, policy: &policy }.show(200, &body)
}

pub(super) fn pick_to_sign_out(tenant: &TenantProfile, language: Language, accounts: &[(&str, &str)], kept: &[(&str, &str)]) -> Answer {
    let text = language.text();
    let body = format!(
        "<h1>{}</h1><form method=\"post\" action=\"/{}/oauth2/v2.0/logout\">{}{}<div class=\"buttons\">{}</div></form>",
        text.which_sign_out,
        tenant.id,
        hidden(kept.iter().copied()),
        fields::accounts(text.which_sign_out, accounts),
        button("submit", text.sign_out)
    );
    Sheet { tenant, language, title: text.sign_out, policy: "http: https:" }.show(200, &body)
}

pub(super) fn signed_out(tenant: &TenantProfile, language: Language) -> Answer {
    let text = language.text();
    let body = format!("<h1>{}</h1><p>{}</p>", text.signed_out, text.close_windows);
    Sheet::new(tenant, language, text.signed_out).show(200, &body)
}

pub(super) fn enter_device_code(tenant: &TenantProfile, language: Language, typed: &str, problem: Option<&str>) -> Answer {
    let text = language.text();
    let told = problem.map(|problem| format!("<p id=\"error\" role=\"alert\">{}</p>", escape(problem))).unwrap_or_default();
    let body = format!(
        "<h1>{}</h1><p>{}</p>{told}<form method=\"post\" action=\"/common/oauth2/deviceauth\">{}<div class=\"buttons\">{}</div></form>",
        text.device_title,
        text.device_why,
        input("user-code", text.code, "text", "off", typed, problem.is_some(), "maxlength=\"16\""),
        button("next", text.next)
    );
    Sheet::new(tenant, language, text.device_title).show(200, &body)
}

/// The customer may look at the device again; without an app the sign-in was cancelled.
pub(super) fn device_end(tenant: &TenantProfile, language: Language, app: Option<&str>) -> Answer {
    let text = language.text();
    let title = app.map_or_else(|| text.device_declined.to_owned(), |app| text.device_done.replace("{}", &escape(app)));
    Sheet::new(tenant, language, &title).show(200, &format!("<h1>{title}</h1><p>{}</p>", text.device_done_why))
}

fn hidden<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    fields.map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value))).collect()
}

/// The frame of every page.
struct Sheet<'a> {
    tenant: &'a TenantProfile,
    language: Language,
    title: &'a str,
    /// Where its forms may lead besides, and more of the content security policy.
    policy: &'a str,
}

impl<'a> Sheet<'a> {
    fn new(tenant: &'a TenantProfile, language: Language, title: &'a str) -> Self {
        Self { tenant, language, title, policy: "" }
    }

    fn show(&self, status: u16, body: &str) -> Answer {
        let name = escape(&self.tenant.name);
        let style = format!("{STYLE}{}", accent::style(&self.tenant.color));
        let html = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,\
             initial-scale=1\"><title>{} - {name}</title><style>{style}</style></head><body><header class=\"ribbon\">cids sandbox: {}</header><main>\
             <div class=\"card\"><div class=\"brand\"><i aria-hidden=\"true\"></i>{name}</div>{body}</div></main></body></html>",
            self.language.tag(),
            self.title,
            self.language.text().not_real
        );
        let hash = STANDARD.encode(Sha256::digest(&style));
        // Chromium applies form-action to the redirect that follows a form, so the app's own addresses must be in it.
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://localhost:* \
             http://127.0.0.1:* {}",
            self.policy
        );
        respond::with_header(respond::html(status, html), "content-security-policy", policy.trim_end())
    }
}
