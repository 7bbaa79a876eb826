//! The directory's text. TOML, because it is cids's own configuration format, and says where an error is.

use std::collections::HashSet;
use std::fmt;

use super::app::without_port;
use super::user_flow::{AttributeType, FirstFactor};
use super::{Directory, VERSION};
use crate::sandbox::keys::Keys;

/// What is wrong with a tenant file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// From 1; 0 where it is the file as a whole.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What.
    pub message: String,
}

impl Directory {
    /// Reads a directory, and checks that it holds together.
    pub(in crate::sandbox) fn parse(text: &str) -> Result<Self, FileError> {
        let directory: Self = toml::from_str(text).map_err(|error| {
            let (line, column) = error.span().map_or((0, 0), |span| position(text, span.start));
            FileError { line, column, message: error.message().to_owned() }
        })?;
        directory.check().map_err(|flaw| {
            let (line, column) = text.rfind(&format!("\"{}\"", flaw.value)).map_or((0, 0), |at| position(text, at));
            FileError { line, column, message: flaw.message }
        })?;
        if Keys::read(&directory.keys).is_none() {
            let message = "a key is not a PKCS#8 RSA key with its certificate".to_owned();
            return Err(FileError { line: 0, column: 0, message });
        }
        Ok(directory)
    }

    pub(in crate::sandbox) fn to_text(&self) -> String {
        let text = toml::to_string(self).expect("a directory has no map keys but strings");
        format!("# A tenant of `cids sandbox`. Start from it: cids sandbox --tenant FILE\n\n{text}")
    }

    /// What holds together is what the endpoints rely on.
    pub(in crate::sandbox) fn check(&self) -> Result<(), Flaw> {
        if self.version == 0 || self.version > VERSION {
            return Err(Flaw::new("", format!("version {} is not known to this cids, which reads up to {VERSION}", self.version)));
        }
        self.check_tenant()?;
        unique("user flow", self.user_flows.iter().map(|flow| &flow.name))?;
        unique("client_id", self.apps.iter().map(|app| &app.client_id))?;
        unique("user id", self.users.iter().map(|user| &user.id))?;
        unique("email", self.users.iter().map(|user| &user.email))?;
        for flow in &self.user_flows {
            if flow.second_factor && flow.first_factor == FirstFactor::EmailOneTimePasscode {
                let message = format!("{}: a code by email is either the first factor or the second", flow.name);
                return Err(Flaw::new(&flow.name, message));
            }
            unique("attribute", flow.attributes.iter().map(|attribute| &attribute.name))?;
            for attribute in &flow.attributes {
                if let Some(Err(error)) = attribute.regex() {
                    let pattern = attribute.pattern.as_deref().unwrap_or_default();
                    return Err(Flaw::new(pattern, format!("the pattern of {} is no regular expression: {error}", attribute.name)));
                }
                let chooses = matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices);
                if chooses == attribute.choices.is_empty() {
                    return Err(Flaw::new(&attribute.name, format!("{}: choices belong to type choice and choices", attribute.name)));
                }
            }
        }
        for app in &self.apps {
            guid("client_id", &app.client_id)?;
            if let Some(flow) = app.user_flow.as_deref().filter(|flow| self.user_flow(flow).is_none()) {
                return Err(Flaw::new(flow, format!("there is no user flow {flow}")));
            }
            if let Some(uri) = app.redirect_uris.iter().find(|uri| without_port(uri).is_none()) {
                return Err(Flaw::new(uri, format!("{uri} cannot be a redirect URI")));
            }
            if app.is_public() && !(app.secrets.is_empty() && app.certificates.is_empty()) {
                return Err(Flaw::new(&app.client_id, format!("{} is a public client: it has no secret and no certificate", app.name)));
            }
        }
        for user in &self.users {
            guid("user id", &user.id)?;
            if !is_address(&user.email) {
                return Err(Flaw::new(&user.email, format!("{} is no email address", user.email)));
            }
        }
        Ok(())
    }

    fn check_tenant(&self) -> Result<(), Flaw> {
        let tenant = &self.tenant;
        guid("tenant id", &tenant.id)?;
        let label = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if tenant.subdomain.is_empty() || tenant.subdomain.len() > 63 || !tenant.subdomain.chars().all(label) {
            return Err(Flaw::new(&tenant.subdomain, "the subdomain is letters, digits and hyphens"));
        }
        let digits = tenant.color.strip_prefix('#').filter(|digits| digits.len() == 6);
        if !digits.is_some_and(|digits| digits.chars().all(|c| c.is_ascii_hexdigit())) {
            return Err(Flaw::new(&tenant.color, "the color is written #rrggbb"));
        }
        Ok(())
    }
}

/// What does not hold together: a value, and why.
#[derive(Debug)]
pub(in crate::sandbox) struct Flaw {
    value: String,
    pub(in crate::sandbox) message: String,
}

impl Flaw {
    pub(in crate::sandbox) fn new(value: &str, message: impl Into<String>) -> Self {
        Self { value: value.to_owned(), message: message.into() }
    }
}

/// An address that mail could be sent to.
pub(in crate::sandbox) fn is_address(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        && text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

fn unique<'a>(what: &str, names: impl Iterator<Item = &'a String>) -> Result<(), Flaw> {
    let mut seen = HashSet::new();
    for name in names {
        if name.is_empty() {
            return Err(Flaw::new("", format!("a {what} is empty")));
        }
        if !seen.insert(name.to_lowercase()) {
            return Err(Flaw::new(name, format!("the {what} {name} is there twice")));
        }
    }
    Ok(())
}

fn guid(what: &str, text: &str) -> Result<(), Flaw> {
    let shape = text.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    if shape && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit()) {
        Ok(())
    } else {
        Err(Flaw::new(text, format!("the {what} {text} is not a GUID")))
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(formatter, "line {}, column {}: ", self.line, self.column)?;
        }
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for FileError {}

#[cfg(test)]
mod tests {
    use super::super::app::ClientSecret;
    use super::super::{AttributeValue, User};
    use super::*;

    #[test]
    fn a_directory_of_a_thousand_users_is_read_back_as_it_was_written() {
        let mut directory = Directory::litware();
        for index in 0..1000 {
            let mut user = User::new(format!("user{index}@litware.example"));
            user.password = Some(format!("\"Passw0rd\\{index}'''\u{1b}é"));
            user.enabled = index % 7 != 0;
            user.created_on = Some(chrono::DateTime::UNIX_EPOCH);
            user.tokens_valid_from = (index % 3 == 0).then_some(chrono::DateTime::UNIX_EPOCH);
            user.attributes = [
                ("displayName".to_owned(), AttributeValue::Text(format!("Ünï {index}\n<b>"))),
                ("points".to_owned(), AttributeValue::Number(-index)),
                ("news".to_owned(), AttributeValue::Flag(index % 2 == 0)),
                ("a.b c".to_owned(), AttributeValue::Choices(vec!["one".to_owned(), "two, three".to_owned()])),
            ]
            .into();
            user.app_roles = [(directory.apps[0].client_id.clone(), vec!["Reader".to_owned()])].into();
            directory.users.push(user);
        }
        directory.apps[0].secrets.push(ClientSecret { value: "old".to_owned(), expires_on: Some(chrono::DateTime::UNIX_EPOCH) });
        directory.clock.frozen_at = Some(chrono::DateTime::UNIX_EPOCH);
        let text = directory.to_text();
        assert_eq!(Directory::parse(&text), Ok(directory));
        assert_eq!(Directory::parse(&text).unwrap().to_text(), text);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let sound = super::super::LITWARE;
        for (from, to, told) in [
            ("name = \"Litware\"", "name = Litware", "line 8, column 8"),
            ("name = \"Litware\"", "title = \"Litware\"", "unknown field `title`"),
            ("version = 1", "version = 2", "version 2 is not known"),
            ("#1257c4", "blue", "written #rrggbb"),
            ("robin@", "casey@", "casey@litware.example is there twice"),
            ("robin@litware.example", "robin", "robin is no email address"),
            ("user_flow = \"SignUpSignIn\"", "user_flow = \"Nowhere\"", "there is no user flow Nowhere"),
            ("5a4d8b1c-0d3e-4f6a-9b2c-7e1f0a3d5c88", "contoso", "the tenant id contoso is not a GUID"),
        ] {
            let text = sound.replacen(from, to, 1);
            assert_ne!(text, sound, "{from}");
            let error = Directory::parse(&text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        let error = Directory::parse(&sound.replacen("robin@", "casey@", 1)).unwrap_err();
        assert!(error.line > 20 && error.column > 1, "{error:?}");
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_address("new@litware.example"));
        for wrong in ["", "new", "@litware.example", "new@litware", "a b@litware.example", "a@b@c.example", "a\u{1b}@b.example"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
