//! What a new customer is asked for, and what the answers may be.

use std::collections::BTreeMap;

use super::text::Text;
use super::{Form, Problem};
use crate::sandbox::directory::{AttributeType, AttributeValue, FlowAttribute};

/// Longer than any honest answer; Entra's own attributes end at 250.
const LONGEST: usize = 250;

impl FlowAttribute {
    /// The id of its field: `postalCode` is `postal-code`.
    pub(super) fn field_id(&self) -> String {
        let mut id = String::new();
        for c in self.name.chars() {
            if c.is_ascii_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
        }
        id
    }

    /// Its own label, or that of the built-in attribute.
    pub(super) fn label(&self, text: &Text) -> String {
        let built_in = || {
            match self.name.as_str() {
                "city" => text.city,
                "country" => text.country,
                "displayName" => text.display_name,
                "givenName" => text.given_name,
                "jobTitle" => text.job_title,
                "postalCode" => text.postal_code,
                "state" => text.state,
                "streetAddress" => text.street_address,
                "surname" => text.surname,
                custom => custom,
            }
            .to_owned()
        };
        self.label.clone().unwrap_or_else(built_in)
    }

    /// The value in a form; none where it was left empty.
    fn read(&self, form: &Form<'_>, text: &Text) -> Result<Option<AttributeValue>, Problem> {
        let id = self.field_id();
        let typed = form.field(&id);
        let wrong = || Problem::NotAnAnswer(self.label(text));
        let value = match self.kind {
            AttributeType::Checkbox => return self.require(text, (!typed.is_empty()).then_some(AttributeValue::Flag(true))),
            AttributeType::Choices => {
                let chosen: Vec<String> = form.fields(&id).map(str::to_owned).collect();
                if chosen.iter().any(|choice| !self.choices.contains(choice)) {
                    return Err(wrong());
                }
                return self.require(text, (!chosen.is_empty()).then_some(AttributeValue::Choices(chosen)));
            }
            _ if typed.is_empty() => return self.require(text, None),
            AttributeType::Number => {
                let number = typed.parse().map_err(|_| Problem::NotANumber(self.label(text)))?;
                AttributeValue::Number(number)
            }
            AttributeType::Choice if !self.choices.iter().any(|choice| choice == typed) => return Err(wrong()),
            AttributeType::Choice | AttributeType::Text => AttributeValue::Text(typed.to_owned()),
        };
        if typed.chars().count() > LONGEST {
            return Err(Problem::TooLong(self.label(text)));
        }
        if let Some(Ok(pattern)) = self.regex()
            && !pattern.is_match(typed)
        {
            return Err(Problem::WrongForm(self.label(text)));
        }
        Ok(Some(value))
    }

    fn require(&self, text: &Text, value: Option<AttributeValue>) -> Result<Option<AttributeValue>, Problem> {
        if value.is_none() && self.required { Err(Problem::Required(self.label(text))) } else { Ok(value) }
    }
}

/// The attributes of a form.
pub(super) fn collect(asked: &[FlowAttribute], form: &Form<'_>, text: &Text) -> Result<BTreeMap<String, AttributeValue>, Problem> {
    let mut values = BTreeMap::new();
    for attribute in asked {
        if let Some(value) = attribute.read(form, text)? {
            values.insert(attribute.name.clone(), value);
        }
    }
    Ok(values)
}
