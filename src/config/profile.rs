//! Profiles: `[profiles.NAME]` in `config.toml`, with the settings' names in lower case. Secrets have no place there.
//!
//! The file is the person's own: an edit leaves what they wrote, comments and all, and a link to a file elsewhere stays one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::{Environment, Error, Flags, SANDBOX_VARIABLE, Setting, Source};
use crate::auth::Authority;
use crate::private_files;
use crate::utf8;

/// Used where it exists and none is named.
const DEFAULT: &str = "default";

/// The running sandbox, without a line in `config.toml`.
pub const SANDBOX: &str = "sandbox";

/// Columns of a terminal are left for the rest.
const LONGEST_NAME: usize = 64;

/// Larger than any configuration.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Values by the settings' names, in upper case.
pub(super) type Values = BTreeMap<String, String>;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    default_profile: Option<String>,
    /// The profile of a working directory: the person's choice, which no file in that directory makes.
    #[serde(default)]
    directories: BTreeMap<String, String>,
    #[serde(default)]
    profiles: BTreeMap<String, BTreeMap<String, String>>,
}

/// `config.toml`.
#[derive(Clone, Debug, Default)]
pub struct ConfigFile {
    path: PathBuf,
    text: String,
    content: Content,
}

impl ConfigFile {
    /// Reads it; without one there are no profiles.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("config.toml");
        let unusable = |reason: String| Error::ConfigFile { path: path.clone(), reason };
        let text = read(&path).map_err(|error| unusable(error.to_string()))?;
        // The parser quotes the line that it stumbles over, which may hold what does not belong there: only its first words are told.
        let content = toml::from_str(&text).map_err(|error| unusable(error.message().lines().next().unwrap_or_default().to_owned()))?;
        Ok(Self { path, text, content })
    }

    /// The names of the profiles.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.content.profiles.keys().map(String::as_str)
    }

    /// A value of a profile, by the setting's name in lower case.
    pub fn value(&self, profile: &str, key: &str) -> Option<&str> {
        self.content.profiles.get(profile)?.get(key).map(String::as_str)
    }

    /// The authority and the client id of a profile, where it has both.
    pub fn application(&self, profile: &str) -> Option<(Authority, String)> {
        let named = self.value(profile, "authority").and_then(|text| Authority::parse(text).ok());
        let authority = named.or_else(|| Authority::parse_oidc(self.value(profile, "oidc_authority")?).ok())?;
        Some((authority, self.value(profile, "client_id")?.to_owned()))
    }

    /// Whether `profile` is the default where nothing else is chosen.
    pub fn is_default(&self, profile: &str) -> bool {
        self.content.default_profile.as_deref().unwrap_or(DEFAULT) == profile
    }

    /// The profile in force and who chose it: the flag, the terminal, the directory, the default.
    pub fn choice(&self, flags: &Flags, environment: &Environment, directory: &Path) -> Option<Setting<String>> {
        let flag = || flags.profile.as_ref().map(|name| Setting::new(name.clone(), Source::Flag("--profile")));
        let terminal = || Some(Setting::new(environment.get("CIDS_PROFILE")?.to_owned(), Source::Environment("CIDS_PROFILE".to_owned())));
        let here =
            || Some(Setting::new(self.content.directories.get(directory.to_str()?)?.clone(), Source::Directory(directory.to_owned())));
        let default = || Some(Setting::new(self.content.default_profile.clone()?, Source::Default));
        let called_default = || self.content.profiles.contains_key(DEFAULT).then(|| Setting::new(DEFAULT.to_owned(), Source::Default));
        let named = flag().or_else(terminal);
        // In `cids sandbox exec` the sandbox's settings take the place of the profile of the directory, and of the default one.
        if environment.has(SANDBOX_VARIABLE) {
            return named;
        }
        named.or_else(here).or_else(default).or_else(called_default)
    }

    /// The values of the profile `name`.
    pub(super) fn values(&self, name: &str, known: &[&str]) -> Result<Values, Error> {
        self.check_known(name)?;
        let mut values = Values::new();
        for (key, value) in &self.content.profiles[name] {
            let upper = key.to_ascii_uppercase();
            if upper == "CLIENT_SECRET" {
                return Err(Error::SecretInProfile { path: self.path.clone() });
            }
            if !known.contains(&upper.as_str()) {
                return Err(Error::ConfigFile { path: self.path.clone(), reason: format!("{key} in profile {name} is not a setting") });
            }
            values.insert(upper, value.clone());
        }
        Ok(values)
    }

    /// Adds a profile, or replaces it.
    pub fn put(&mut self, name: &str, values: &[(String, String)]) -> Result<(), Error> {
        self.edit(|document| {
            let profile = table(table(document.as_table_mut(), "profiles", true)?, name, false)?;
            let gone: Vec<String> =
                profile.iter().map(|(key, _)| key.to_owned()).filter(|key| values.iter().all(|(wanted, _)| wanted != key)).collect();
            for key in gone {
                profile.remove(&key);
            }
            for (key, value) in values {
                set(profile, key, value);
            }
            Some(())
        })
    }

    /// Removes a profile, and whatever chose it.
    pub fn remove(&mut self, name: &str) -> Result<(), Error> {
        self.check_known(name)?;
        let Content { default_profile, directories, .. } = self.content.clone();
        self.edit(|document| {
            table(document.as_table_mut(), "profiles", true)?.remove(name);
            if default_profile.as_deref() == Some(name) {
                document.remove("default_profile");
            }
            for (directory, _) in directories.iter().filter(|(_, chosen)| *chosen == name) {
                table(document.as_table_mut(), "directories", false)?.remove(directory);
            }
            Some(())
        })
    }

    /// Makes `name` the profile of a working directory, or the default of all; `None` takes the choice back.
    pub fn choose(&mut self, name: Option<&str>, directory: Option<&Path>) -> Result<(), Error> {
        if let Some(name) = name.filter(|name| *name != SANDBOX) {
            self.check_known(name)?;
        }
        let directory =
            directory.map(|directory| directory.to_str().ok_or_else(|| self.unusable("this directory's name is not text"))).transpose()?;
        self.edit(|document| {
            let (choices, key) = match directory {
                Some(directory) => (table(document.as_table_mut(), "directories", false)?, directory),
                None => (document.as_table_mut() as &mut dyn TableLike, "default_profile"),
            };
            match name {
                Some(name) => set(choices, key, name),
                None => drop(choices.remove(key)),
            }
            Some(())
        })
    }

    /// The directories that have chosen `name`.
    pub fn directories_of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.content.directories.iter().filter(move |(_, chosen)| *chosen == name).map(|(directory, _)| directory.as_str())
    }

    fn check_known(&self, name: &str) -> Result<(), Error> {
        if self.content.profiles.contains_key(name) {
            return Ok(());
        }
        Err(Error::UnknownProfile { name: name.to_owned(), known: self.names().map(str::to_owned).collect() })
    }

    fn edit(&mut self, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Result<(), Error> {
        let mut document: DocumentMut = self.text.parse().map_err(|_| self.unusable("it is not TOML"))?;
        change(&mut document).ok_or_else(|| self.unusable("profiles and directories must be tables"))?;
        let text = document.to_string();
        let content = toml::from_str(&text).map_err(|_| self.unusable("it is written in a form that cids cannot edit"))?;
        write(&self.path, &text).map_err(|error| self.unusable(&error.to_string()))?;
        (self.text, self.content) = (text, content);
        Ok(())
    }

    fn unusable(&self, reason: &str) -> Error {
        Error::ConfigFile { path: self.path.clone(), reason: reason.to_owned() }
    }
}

fn read(path: &Path) -> io::Result<String> {
    // Looked at before it is opened: opening a pipe would wait for somebody to write to it.
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if is_of_somebody_else(&metadata) {
        return Err(io::Error::other("it belongs to somebody else, or others may write to it"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    Ok(utf8::text(&bytes)?.to_owned())
}

/// Whoever can write to it chooses the tenant that this person signs in to. Root's files are everybody's, and root reads anybody's.
#[cfg(unix)]
fn is_of_somebody_else(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    own != 0 && (![0, own].contains(&metadata.uid()) || metadata.mode() & 0o002 != 0)
}

#[cfg(not(unix))]
fn is_of_somebody_else(_: &fs::Metadata) -> bool {
    false
}

/// Whole or not at all, with the rights that the file has, and where a link leads to.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    if !folder.exists() {
        // Private at any umask: a user who can write there selects the tenant.
        private_files::make_private_folder(folder).map_err(io::Error::other)?;
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    match before {
        Some(before) => file.as_file().set_permissions(before.permissions())?,
        None => make_private(file.as_file())?,
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

#[cfg(unix)]
fn make_private(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn make_private(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// The table `name` of `parent`, made if need be; `None` where something else has its name. An `implicit` one has no line of its own.
fn table<'a>(parent: &'a mut dyn TableLike, name: &str, implicit: bool) -> Option<&'a mut dyn TableLike> {
    let first = parent.is_empty();
    let item = parent.entry(name).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(implicit);
        if !first {
            table.decor_mut().set_prefix("\n");
        }
        Item::Table(table)
    });
    item.as_table_like_mut()
}

/// Sets a value, and leaves the comments around it.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) => {
            let comments = value.decor().clone();
            *value = text.into();
            *value.decor_mut() = comments;
        }
        None => drop(table.insert(key, Item::Value(text.into()))),
    }
}

/// The profile of the running sandbox, from its run file, which must be the user's own: it says where they sign in.
pub(super) fn of_sandbox(run_file: &Path) -> Result<Option<Values>, Error> {
    let bytes = private_files::read_own(run_file).map_err(Error::RunFile)?;
    let ready: Option<serde_json::Value> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(ready) = ready else { return Ok(None) };
    let names = ["AUTHORITY", "CLIENT_ID", "CLIENT_SECRET", "REDIRECT_URI"];
    let values = names.map(|name| Some((name.to_owned(), ready[name.to_ascii_lowercase()].as_str()?.to_owned())));
    Ok(values.into_iter().collect())
}

/// Whether `name` can be a profile's: a bare key of TOML and no flag, so that it reads the same in a file and on a command line.
pub fn is_profile_name(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.len())
        && !name.starts_with('-')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_of(text: &str) -> (tempfile::TempDir, Result<ConfigFile, Error>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.toml"), text).unwrap();
        let file = ConfigFile::read(folder.path());
        (folder, file)
    }

    fn chosen(file: &ConfigFile, flag: Option<&str>, variable: &[(&str, &str)], directory: &str) -> Option<(String, String)> {
        let flags = Flags { profile: flag.map(str::to_owned), ..Flags::default() };
        let environment = Environment::from_pairs(variable.iter().copied());
        file.choice(&flags, &environment, Path::new(directory)).map(|choice| (choice.value, choice.source.to_string()))
    }

    fn pair(one: &str, other: &str) -> (String, String) {
        (one.to_owned(), other.to_owned())
    }

    const ALL: &str = "# mine\ndefault_profile = \"b\"\n\n[profiles.a]\nauthority = \"contoso\" # work\n\n[directories]\n\"/src/web\" = \"a\"\n\n[profiles.b]\nauthority = \"fabrikam\"\n";

    #[test]
    fn the_nearest_choice_of_a_profile_wins() {
        let (_folder, file) = file_of(ALL);
        let file = file.unwrap();
        let variable = [("CIDS_PROFILE", "terminal")];
        assert_eq!(chosen(&file, Some("flag"), &variable, "/src/web"), Some(pair("flag", "--profile")));
        assert_eq!(chosen(&file, None, &variable, "/src/web"), Some(pair("terminal", "CIDS_PROFILE in the environment")));
        assert_eq!(chosen(&file, None, &[], "/src/web"), Some(pair("a", "cids profiles use in /src/web")));
        assert_eq!(chosen(&file, None, &[], "/src/web/deeper"), Some(pair("b", "default")));
        let (_folder, plain) = file_of("[profiles.default]\n");
        assert_eq!(chosen(&plain.unwrap(), None, &[], "/"), Some(pair("default", "default")));
        let (_folder, empty) = file_of("");
        assert_eq!(chosen(&empty.unwrap(), None, &[], "/"), None);
    }

    #[test]
    fn edits_leave_what_the_person_wrote() {
        let (folder, file) = file_of(ALL);
        let mut file = file.unwrap();
        file.put("c", &[pair("authority", "a \"quoted\" one"), pair("client_id", "x")]).unwrap();
        file.put("a", &[pair("authority", "contoso.com"), pair("scope", "Mine.Read")]).unwrap();
        file.choose(Some("c"), Some(Path::new("/src/web"))).unwrap();
        file.choose(Some("a"), None).unwrap();
        file.remove("b").unwrap();
        let text = fs::read_to_string(folder.path().join("config.toml")).unwrap();
        assert_eq!(
            text,
            "# mine\ndefault_profile = \"a\"\n\n[profiles.a]\nauthority = \"contoso.com\" # work\nscope = \"Mine.Read\"\n\n[directories]\n\
             \"/src/web\" = \"c\"\n\n[profiles.c]\nauthority = 'a \"quoted\" one'\nclient_id = \"x\"\n"
        );
        file.remove("c").unwrap();
        file.remove("a").unwrap();
        assert_eq!(chosen(&ConfigFile::read(folder.path()).unwrap(), None, &[], "/src/web"), None);
        assert!(matches!(file.remove("a"), Err(Error::UnknownProfile { .. })));
    }

    #[test]
    fn the_first_profile_makes_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = ConfigFile::read(&folder.path().join("new")).unwrap();
        file.put("work", &[pair("authority", "contoso")]).unwrap();
        file.choose(Some("work"), Some(Path::new("/a b"))).unwrap();
        let text = fs::read_to_string(folder.path().join("new/config.toml")).unwrap();
        assert_eq!(text, "[profiles.work]\nauthority = \"contoso\"\n\n[directories]\n\"/a b\" = \"work\"\n");
    }

    #[test]
    #[cfg(unix)]
    fn a_new_file_and_its_folder_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("config/cids");
        ConfigFile::read(&new).unwrap().put("work", &[pair("authority", "contoso")]).unwrap();
        for (path, mode) in [(folder.path().join("config"), 0o700), (new.clone(), 0o700), (new.join("config.toml"), 0o600)] {
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
        }
    }

    #[test]
    fn a_choice_is_taken_back() {
        let (_folder, file) = file_of(ALL);
        let mut file = file.unwrap();
        file.choose(None, Some(Path::new("/src/web"))).unwrap();
        assert_eq!(chosen(&file, None, &[], "/src/web"), Some(pair("b", "default")));
        file.choose(None, None).unwrap();
        assert_eq!(chosen(&file, None, &[], "/src/web"), None);
        assert!(matches!(file.choose(Some("nobody"), None), Err(Error::UnknownProfile { .. })));
        file.choose(Some(SANDBOX), None).unwrap();
    }

    #[test]
    fn other_forms_of_toml_are_edited_too() {
        let (folder, file) = file_of("profiles = { a = { authority = \"contoso\" } }\n");
        let mut file = file.unwrap();
        file.put("b", &[pair("authority", "fabrikam")]).unwrap();
        file.remove("a").unwrap();
        assert_eq!(ConfigFile::read(folder.path()).unwrap().names().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_one_and_rights_stay_as_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (own, link) = (folder.path().join("dotfiles.toml"), folder.path().join("config.toml"));
        fs::write(&own, "").unwrap();
        fs::set_permissions(&own, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&own, &link).unwrap();
        ConfigFile::read(folder.path()).unwrap().put("a", &[pair("authority", "contoso")]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&own).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::read_to_string(&own).unwrap().starts_with("[profiles.a]"));
    }

    #[test]
    fn what_is_wrong_with_a_profile_is_told() {
        let values = |text: &str, name: &str| file_of(text).1.and_then(|file| file.values(name, &["AUTHORITY"]));
        assert!(matches!(values("[profiles.a]\n", "b"), Err(Error::UnknownProfile { known, .. }) if known == ["a"]));
        let planted = "[profiles.default]\nclient_secret = \"planted\"\n";
        assert!(matches!(values(planted, "default"), Err(Error::SecretInProfile { .. })));
        for broken in ["[profiles.default]\nclient_secrett = \"planted\"", "[profiles.default]\nplanted", "other = 1"] {
            match values(broken, "default") {
                Err(error @ Error::ConfigFile { .. }) => assert!(!error.to_string().contains("planted"), "{error}"),
                other => panic!("{broken}: {other:?}"),
            }
        }
    }
}
