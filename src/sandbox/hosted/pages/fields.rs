//! Fields and buttons.

use super::{Page, Text};
use crate::sandbox::directory::{AttributeType, FlowAttribute, SocialProvider};
use crate::sandbox::respond::escape;

/// A field of the page; `wrong` if the error message is about it.
pub(super) fn input(id: &str, label: &str, kind: &str, autocomplete: &str, value: &str, wrong: bool, more: &str) -> String {
    let wrong = if wrong { " aria-invalid=\"true\" aria-describedby=\"error\"" } else { "" };
    // Focus goes where the customer must act next.
    let focus = if id == "confirm-password" || id == "display-name" { "" } else { " autofocus" };
    format!(
        "<label for=\"{id}\">{label}</label><input id=\"{id}\" name=\"{id}\" type=\"{kind}\" autocomplete=\"{autocomplete}\" value=\"{}\" \
         required{focus}{wrong} {more}>",
        escape(value)
    )
}

pub(super) fn email(text: &Text, hint: &str, wrong: bool) -> String {
    input("email", text.email, "email", "username", hint, wrong, "")
}

pub(super) fn code(text: &Text, wrong: bool) -> String {
    input("code", text.code, "text", "one-time-code", "", wrong, "inputmode=\"numeric\" maxlength=\"12\"")
}

pub(super) fn attribute(text: &Text, attribute: &FlowAttribute, first: bool) -> String {
    let (id, label, required) = (attribute.field_id(), escape(&attribute.label(text)), if attribute.required { " required" } else { "" });
    let hint = if attribute.required { String::new() } else { format!(" <small>{}</small>", text.optional) };
    let focus = if first { " autofocus" } else { "" };
    match attribute.kind {
        AttributeType::Checkbox => format!(
            "<label class=\"choice\" for=\"{id}\"><input type=\"checkbox\" id=\"{id}\" name=\"{id}\" value=\"yes\"{required}{focus}><span>{label}{hint}\
             </span></label>"
        ),
        AttributeType::Choices => {
            let choices = attribute.choices.iter().enumerate().map(|(index, choice)| {
                let value = escape(choice);
                format!(
                    "<label class=\"choice\" for=\"{id}-{index}\"><input type=\"checkbox\" id=\"{id}-{index}\" name=\"{id}\" value=\"{value}\">\
                     <span>{value}</span></label>"
                )
            });
            format!("<fieldset id=\"{id}\"><legend>{label}{hint}</legend>{}</fieldset>", choices.collect::<String>())
        }
        AttributeType::Choice => {
            let options: String = attribute.choices.iter().map(|choice| format!("<option>{}</option>", escape(choice))).collect();
            format!(
                "<label for=\"{id}\">{label}{hint}</label><select id=\"{id}\" name=\"{id}\"{required}{focus}><option value=\"\">{}</option>\
                 {options}</select>",
                text.choose
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

/// So that a browser can fill in what it knows (HTML, autofill detail tokens; WCAG 2.2 §1.3.5).
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

/// Accounts to choose from: ids and addresses.
pub(super) fn accounts(legend: &str, accounts: &[(&str, &str)]) -> String {
    let choices = accounts.iter().enumerate().map(|(index, (id, email))| {
        let checked = if index == 0 { " checked autofocus" } else { "" };
        format!(
            "<label class=\"choice\" for=\"account-{index}\"><input type=\"radio\" id=\"account-{index}\" name=\"account\" value=\"{}\"{checked}>\
             <span>{}</span></label>",
            escape(id),
            escape(email)
        )
    });
    format!("<fieldset aria-label=\"{legend}\">{}</fieldset>", choices.collect::<String>())
}

pub(super) fn providers(text: &Text, providers: &[SocialProvider]) -> String {
    if providers.is_empty() {
        return String::new();
    }
    let buttons = providers.iter().map(|provider| {
        let (id, label) = (provider.name().to_ascii_lowercase(), text.sign_in_with.replace("{}", provider.name()));
        format!("<button class=\"provider\" id=\"{id}\" name=\"action\" value=\"{id}\" formnovalidate>{label}</button>")
    });
    format!("<div class=\"or\">{}</div>", buttons.collect::<String>())
}

pub(super) fn button(id: &str, label: &str) -> String {
    format!("<button class=\"main\" id=\"{id}\" name=\"action\" value=\"{id}\">{label}</button>")
}

/// The way on, and the way out.
pub(super) fn buttons(text: &Text, page: &Page<'_>) -> String {
    let second = |id: &str, label: &str| format!("<button id=\"{id}\" name=\"action\" value=\"{id}\" formnovalidate>{label}</button>");
    let (main, other) = match page {
        Page::StaySignedIn => (button("yes", text.yes), second("no", text.no)),
        Page::Consent { .. } => (button("accept", text.accept), second("cancel", text.cancel)),
        Page::Password { .. } => (button("submit", text.sign_in), second("cancel", text.cancel)),
        Page::Attributes { .. } => (button("submit", text.create_account), second("cancel", text.cancel)),
        Page::PickAccount { .. } | Page::Social { .. } => (button("next", text.continue_on), second("cancel", text.cancel)),
        _ => (button("next", text.next), second("cancel", text.cancel)),
    };
    format!("<div class=\"buttons\">{main}{other}</div>")
}

pub(super) fn link_button(id: &str, label: &str) -> String {
    format!("<button class=\"link\" id=\"{id}\" name=\"action\" value=\"{id}\" formnovalidate>{label}</button>")
}
