//! What a new customer is asked for, and what the answers may be.

use std::collections::BTreeMap;

use super::{Form, Problem};
use crate::sandbox::directory::{AttributeType, AttributeValue, FlowAttribute};

/// Longer than any honest answer; Entra's own attributes end at 250.
const LONGEST: usize = 250;

/// The labels of the built-in attributes in the admin center.
const BUILT_IN: [(&str, &str); 9] = [
    ("city", "City"),
    ("country", "Country/Region"),
    ("displayName", "Display name"),
    ("givenName", "Given name"),
    ("jobTitle", "Job title"),
    ("postalCode", "Postal code"),
    ("state", "State/Province"),
    ("streetAddress", "Street address"),
    ("surname", "Surname"),
];

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

    pub(super) fn label(&self) -> &str {
        let built_in = || BUILT_IN.iter().find(|(name, _)| *name == self.name).map(|(_, label)| *label);
        self.label.as_deref().or_else(built_in).unwrap_or(&self.name)
    }

    /// The value in a form; none where it was left empty.
    fn read(&self, form: &Form<'_>) -> Result<Option<AttributeValue>, Problem> {
        let id = self.field_id();
        let text = form.field(&id);
        let wrong = || Problem::NotAnAnswer(self.label().to_owned());
        let value = match self.kind {
            AttributeType::Checkbox => return self.require((!text.is_empty()).then_some(AttributeValue::Flag(true))),
            AttributeType::Choices => {
                let chosen: Vec<String> = form.fields(&id).map(str::to_owned).collect();
                if chosen.iter().any(|choice| !self.choices.contains(choice)) {
                    return Err(wrong());
                }
                return self.require((!chosen.is_empty()).then_some(AttributeValue::Choices(chosen)));
            }
            _ if text.is_empty() => return self.require(None),
            AttributeType::Number => {
                let number = text.parse().map_err(|_| Problem::NotANumber(self.label().to_owned()))?;
                AttributeValue::Number(number)
            }
            AttributeType::Choice if !self.choices.iter().any(|choice| choice == text) => return Err(wrong()),
            AttributeType::Choice | AttributeType::Text => AttributeValue::Text(text.to_owned()),
        };
        if text.chars().count() > LONGEST {
            return Err(Problem::TooLong(self.label().to_owned()));
        }
        if let Some(Ok(pattern)) = self.regex()
            && !pattern.is_match(text)
        {
            return Err(Problem::WrongForm(self.label().to_owned()));
        }
        Ok(Some(value))
    }

    fn require(&self, value: Option<AttributeValue>) -> Result<Option<AttributeValue>, Problem> {
        if value.is_none() && self.required { Err(Problem::Required(self.label().to_owned())) } else { Ok(value) }
    }
}

/// The attributes of a form.
pub(super) fn collect(asked: &[FlowAttribute], form: &Form<'_>) -> Result<BTreeMap<String, AttributeValue>, Problem> {
    let mut values = BTreeMap::new();
    for attribute in asked {
        if let Some(value) = attribute.read(form)? {
            values.insert(attribute.name.clone(), value);
        }
    }
    Ok(values)
}
