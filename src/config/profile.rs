//! Profiles: `[profiles.NAME]` in `config.toml`, with the settings' names in lower case. Secrets have no place there.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::Error;

/// Used where it exists and none is named.
const DEFAULT: &str = "default";

/// The running sandbox, without a line in `config.toml`.
pub(super) const SANDBOX: &str = "sandbox";

/// A profile's name and its values.
type Profile = (String, BTreeMap<String, String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    profiles: BTreeMap<String, BTreeMap<String, String>>,
}

/// The profile of the running sandbox, from its run file. Its secret protects nothing.
pub(super) fn of_sandbox(run_file: &Path) -> Option<Profile> {
    let ready: serde_json::Value = serde_json::from_slice(&fs::read(run_file).ok()?).ok()?;
    let names = ["AUTHORITY", "CLIENT_ID", "CLIENT_SECRET", "REDIRECT_URI"];
    let values = names.map(|name| Some((name.to_owned(), ready[name.to_ascii_lowercase()].as_str()?.to_owned())));
    Some((SANDBOX.to_owned(), values.into_iter().collect::<Option<_>>()?))
}

/// The name and the values of the profile in force, if any; the values' names in upper case.
pub(super) fn read(folder: &Path, wanted: Option<&str>, names: &[&str]) -> Result<Option<Profile>, Error> {
    let path = folder.join("config.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound && wanted.is_none() => return Ok(None),
        Err(source) => return Err(Error::ConfigFile { path, reason: source.to_string() }),
    };
    // The parser quotes the line that it stumbles over, which may hold what does not belong there: only its first words are told.
    let content: Content = toml::from_str(&text)
        .map_err(|error| Error::ConfigFile { path: path.clone(), reason: error.message().lines().next().unwrap_or_default().to_owned() })?;
    let name = wanted.unwrap_or(DEFAULT);
    let Some(profile) = content.profiles.get(name) else {
        return match wanted {
            None => Ok(None),
            Some(name) => Err(Error::UnknownProfile { name: name.to_owned(), known: content.profiles.into_keys().collect() }),
        };
    };
    let mut values = BTreeMap::new();
    for (key, value) in profile {
        let upper = key.to_ascii_uppercase();
        if upper == "CLIENT_SECRET" {
            return Err(Error::SecretInProfile { path });
        }
        if !names.contains(&upper.as_str()) {
            return Err(Error::ConfigFile { path, reason: format!("{key} in profile {name} is not a setting") });
        }
        values.insert(upper, value.clone());
    }
    Ok(Some((name.to_owned(), values)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, wanted: Option<&str>) -> Result<Option<Profile>, Error> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.toml"), text).unwrap();
        read(folder.path(), wanted, &["AUTHORITY", "CLIENT_ID"])
    }

    #[test]
    fn the_default_profile_is_used_where_it_exists() {
        let text = "[profiles.default]\nauthority = \"contoso\"\n[profiles.test]\nauthority = \"fabrikam\"\n";
        let authority = |wanted| read_text(text, wanted).unwrap().map(|(name, values)| (name, values["AUTHORITY"].clone()));
        assert_eq!(authority(None), Some(("default".into(), "contoso".into())));
        assert_eq!(authority(Some("test")), Some(("test".into(), "fabrikam".into())));
        assert_eq!(read_text("", None).unwrap(), None);
    }

    #[test]
    fn what_is_wrong_with_a_profile_is_told() {
        assert!(matches!(read_text("[profiles.a]\n", Some("b")), Err(Error::UnknownProfile { known, .. }) if known == ["a"]));
        let planted = "[profiles.default]\nclient_secret = \"planted\"\n";
        assert!(matches!(read_text(planted, None), Err(Error::SecretInProfile { .. })));
        for broken in ["[profiles.default]\nclient_secrett = \"planted\"", "[profiles.default]\nplanted", "other = 1"] {
            match read_text(broken, None) {
                Err(error @ Error::ConfigFile { .. }) => assert!(!error.to_string().contains("planted"), "{error}"),
                other => panic!("{broken}: {other:?}"),
            }
        }
    }
}
