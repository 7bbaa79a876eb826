//! `$filter`, as far as it is imitated: comparisons and `startsWith` joined by `and`, and `identities/any(…)`.

use serde_json::Value;

use super::Reply;

/// All must hold.
pub(super) struct Filter(Vec<Test>);

enum Test {
    Equals(String, Value),
    Differs(String, Value),
    StartsWith(String, String),
    /// An identity with these members.
    Identity(Vec<(String, String)>),
}

impl Filter {
    pub(super) fn parse(text: &str) -> Result<Self, Reply> {
        let refuse = || Reply::not_imitated(&format!("the filter {text:?}"));
        let mut tests = Vec::new();
        for clause in clauses(text) {
            tests.push(test(clause).ok_or_else(refuse)?);
        }
        if tests.is_empty() { Err(Reply::error(400, "BadRequest", "Invalid filter clause")) } else { Ok(Self(tests)) }
    }

    pub(super) fn matches(&self, user: &Value) -> bool {
        let same = |one: &Value, other: &Value| match (one, other) {
            // Graph compares text without case.
            (Value::String(one), Value::String(other)) => one.to_lowercase() == other.to_lowercase(),
            _ => one == other,
        };
        self.0.iter().all(|test| match test {
            Test::Equals(property, value) => same(&user[property], value),
            Test::Differs(property, value) => !same(&user[property], value),
            Test::StartsWith(property, prefix) => {
                user[property].as_str().is_some_and(|value| value.to_lowercase().starts_with(&prefix.to_lowercase()))
            }
            Test::Identity(members) => user["identities"].as_array().into_iter().flatten().any(|identity| {
                members.iter().all(|(name, value)| identity[name].as_str().is_some_and(|known| known.eq_ignore_ascii_case(value)))
            }),
        })
    }
}

fn test(clause: &str) -> Option<Test> {
    let clause = clause.trim();
    if let Some(inside) = clause.strip_prefix("identities/any(").and_then(|rest| rest.strip_suffix(')')) {
        let (variable, inside) = inside.split_once(':')?;
        let members = clauses(inside).into_iter().map(|clause| {
            let (member, value) = clause.trim().split_once(" eq ")?;
            let member = member.trim().strip_prefix(variable.trim())?.strip_prefix('/')?;
            Some((member.to_owned(), literal(value)?.as_str()?.to_owned()))
        });
        return members.collect::<Option<_>>().map(Test::Identity);
    }
    let lower = clause.to_ascii_lowercase();
    if lower.starts_with("startswith(") {
        let (property, value) = clause.get(11..)?.strip_suffix(')')?.split_once(',')?;
        return Some(Test::StartsWith(property.trim().to_owned(), literal(value)?.as_str()?.to_owned()));
    }
    let (property, operator, value) = {
        let (property, rest) = clause.split_once(' ')?;
        let (operator, value) = rest.trim().split_once(' ')?;
        (property.to_owned(), operator, literal(value)?)
    };
    if !property.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    match operator {
        "eq" => Some(Test::Equals(property, value)),
        "ne" => Some(Test::Differs(property, value)),
        _ => None,
    }
}

/// Text in single quotes, where two stand for one; `true`, `false`, `null`.
fn literal(text: &str) -> Option<Value> {
    let text = text.trim();
    match text {
        "true" => return Some(true.into()),
        "false" => return Some(false.into()),
        "null" => return Some(Value::Null),
        _ => {}
    }
    let inside = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let plain = inside.replace("''", "\u{0}");
    (!plain.contains('\'')).then(|| plain.replace('\u{0}', "'").into())
}

/// The parts between `and`s that stand outside of quotes and parentheses.
fn clauses(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_i32, false);
    for (index, character) in text.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ' ' if !quoted && depth == 0 && text[index..].starts_with(" and ") => {
                parts.push(&text[start..index]);
                start = index + 5;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_filter_finds_what_it_names() {
        let user = json!({"displayName": "Casey O'Neil and Co", "accountEnabled": true, "surname": null,
            "identities": [{"signInType": "emailAddress", "issuer": "t.onmicrosoft.com", "issuerAssignedId": "casey@litware.example"}]});
        for (filter, expected) in [
            ("displayName eq 'casey o''neil and co'", true),
            ("displayName ne 'Casey'", true),
            ("accountEnabled eq true and surname eq null", true),
            ("accountEnabled eq false", false),
            ("startsWith(displayName,'Cas')", true),
            ("startswith(displayName, 'Rob')", false),
            ("identities/any(c:c/issuerAssignedId eq 'casey@litware.example' and c/issuer eq 't.onmicrosoft.com')", true),
            ("identities/any(c:c/issuerAssignedId eq 'robin@litware.example')", false),
        ] {
            assert_eq!(Filter::parse(filter).ok().map(|filter| filter.matches(&user)), Some(expected), "{filter}");
        }
        for unknown in ["", "displayName", "displayName gt 'a'", "displayName eq 'a' or surname eq 'b'", "not(a eq 'b')", "a eq 'b", "é("]
        {
            assert_eq!(Filter::parse(unknown).err().map(|reply| reply.status), Some(501), "{unknown}");
        }
    }
}
