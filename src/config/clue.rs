//! Why a `.env` that is there does not set what is missing: another name, or another form than `NAME=value`.

use std::path::{Path, PathBuf};

use crate::auth::{Authority, is_guid};

/// Larger than any `.env` that is read.
const LARGEST_FILE: u64 = 64 * 1024;
/// Names that other tools and samples use.
const OTHER_NAMES: [(&str, &[&str]); 2] = [
    (
        "AUTHORITY",
        &["TENANT_ID", "TENANT", "TENANT_NAME", "TENANT_SUBDOMAIN", "TENANTID", "AZURE_TENANT_ID", "AZURE_AD_TENANT_ID", "ENTRA_TENANT_ID"],
    ),
    ("CLIENT_ID", &["APP_ID", "APPLICATION_ID", "APPID", "CLIENTID", "AZURE_CLIENT_ID", "AZURE_AD_CLIENT_ID", "ENTRA_CLIENT_ID"]),
];

/// What a `.env` has in the place of a setting.
#[derive(Debug, PartialEq, Eq)]
pub enum Clue {
    /// `NAME: value`, as in YAML.
    Colon {
        /// Which file.
        file: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// Which setting.
        name: &'static str,
    },
    /// A name that another tool uses.
    OtherName {
        /// Which file.
        file: PathBuf,
        /// As it is written there.
        found: String,
        /// Which setting it would be.
        name: &'static str,
        /// The value that the setting would have, where it would be a good one. It is an id or a name, never a secret.
        value: Option<String>,
    },
    /// Nothing that resembles it.
    Silent {
        /// Which file.
        file: PathBuf,
    },
}

impl Clue {
    /// Looks in `file` for what `missing` may have been meant by.
    pub(super) fn find(file: &Path, missing: &[&'static str]) -> Option<Self> {
        std::fs::metadata(file).ok().filter(|metadata| metadata.is_file() && metadata.len() <= LARGEST_FILE)?;
        Some(Self::read(file, &std::fs::read_to_string(file).ok()?, missing))
    }

    fn read(file: &Path, text: &str, missing: &[&'static str]) -> Self {
        let lines = text.lines().enumerate().filter_map(|(index, line)| {
            let line = line.trim();
            let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
            let at = line.find(['=', ':']).filter(|_| !line.starts_with('#'))?;
            Some((
                index + 1,
                line[..at].trim().trim_matches(['"', '\'', '-', ' ']),
                &line[at..=at],
                line[at + 1..].trim().trim_matches(['"', '\'']),
            ))
        });
        for (line, found, sign, value) in lines {
            for name in missing.iter().copied() {
                if sign == ":" && found.eq_ignore_ascii_case(name) {
                    return Self::Colon { file: file.to_owned(), line, name };
                }
                let others = OTHER_NAMES.iter().find(|(known, _)| *known == name).map(|(_, others)| *others).unwrap_or_default();
                if found != name && (found.eq_ignore_ascii_case(name) || others.iter().any(|other| found.eq_ignore_ascii_case(other))) {
                    let good = if name == "AUTHORITY" { Authority::parse(value).is_ok() } else { is_guid(value) };
                    return Self::OtherName { file: file.to_owned(), found: found.to_owned(), name, value: good.then(|| value.to_owned()) };
                }
            }
        }
        Self::Silent { file: file.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: [&str; 2] = ["AUTHORITY", "CLIENT_ID"];
    const GUID: &str = "aaaaaaaa-0b0b-4c1c-8d1d-222222222222";

    #[test]
    fn what_a_file_has_instead_is_found() {
        let file = Path::new(".env");
        let clue = |text: &str| Clue::read(file, text, &MISSING);
        let other = |found: &str, name, value: Option<&str>| Clue::OtherName {
            file: file.to_owned(),
            found: found.to_owned(),
            name,
            value: value.map(str::to_owned),
        };
        assert_eq!(clue("# AUTHORITY: x\n\nCLIENT_ID: abc"), Clue::Colon { file: file.to_owned(), line: 3, name: "CLIENT_ID" });
        assert_eq!(clue("\"authority\": \"contoso\","), Clue::Colon { file: file.to_owned(), line: 1, name: "AUTHORITY" });
        assert_eq!(clue(&format!("TENANT_ID={GUID}")), other("TENANT_ID", "AUTHORITY", Some(GUID)));
        assert_eq!(clue("TENANT_SUBDOMAIN=\"contoso\""), other("TENANT_SUBDOMAIN", "AUTHORITY", Some("contoso")));
        assert_eq!(clue("TENANT_ID=<tenant id>"), other("TENANT_ID", "AUTHORITY", None));
        assert_eq!(clue(&format!("export AZURE_CLIENT_ID={GUID}")), other("AZURE_CLIENT_ID", "CLIENT_ID", Some(GUID)));
        assert_eq!(clue("client_id=abc"), other("client_id", "CLIENT_ID", None));
        assert_eq!(clue("PORT=3000\nURL=http://localhost"), Clue::Silent { file: file.to_owned() });
    }
}
