//! The proxy and the certificates, named as for every other tool. Never by a checkout's `.env`: that could lead a sign-in through a proxy of
//! its own, with a certificate to match.

use super::{Environment, Settings, Source};
use crate::http::{Bundle, ProxySetting, Trust};
use crate::secret::Secret;

/// In the order in which reqwest looks at them. `HTTP_PROXY` is not among them: plain HTTP goes to loopback alone.
const PROXY_VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const EXCEPTION_VARIABLES: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// The proxy that the environment names, if any.
pub fn proxy(environment: &Environment) -> Option<ProxySetting> {
    let (name, url) = PROXY_VARIABLES.into_iter().find_map(|name| Some((name, environment.get(name)?)))?;
    let exceptions = EXCEPTION_VARIABLES.into_iter().find_map(|name| environment.get(name)).unwrap_or_default().to_owned();
    Some(ProxySetting { url: Secret::new(url), exceptions, source: Source::Environment(name.to_owned()).to_string() })
}

impl Settings {
    /// Whom to believe beside the operating system's authorities.
    pub fn trust(&self, environment: &Environment) -> Trust {
        let own = self.texts.get("CA_BUNDLE");
        let own = own.map(|text| Bundle { path: text.value.expose().into(), source: text.source.to_string() });
        let everyones = environment
            .get("SSL_CERT_FILE")
            .map(|path| Bundle { path: path.into(), source: Source::Environment("SSL_CERT_FILE".to_owned()).to_string() });
        let folders = environment.get("SSL_CERT_DIR").map(|list| std::env::split_paths(list).collect()).unwrap_or_default();
        Trust { bundles: own.into_iter().chain(everyones).collect(), folders }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::config::{Flags, Folders};

    fn trust(flag: Option<&str>, variables: &[(&str, &str)], env_file: &str, profile: &str) -> Vec<(PathBuf, String)> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".env"), env_file).unwrap();
        std::fs::write(folder.path().join("config.toml"), profile).unwrap();
        let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
        let environment = Environment::from_pairs(variables.iter().copied());
        let flags = Flags { ca_bundle: flag.map(PathBuf::from), ..Flags::default() };
        let trust = Settings::load(&flags, &environment, &folders, folder.path()).unwrap().trust(&environment);
        let shown = |path: PathBuf| path.strip_prefix(folder.path()).map(|inside| Path::new("CONFIG").join(inside)).unwrap_or(path);
        trust.bundles.into_iter().map(|bundle| (shown(bundle.path), bundle.source)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(PathBuf, String)> {
        pairs.iter().map(|(path, source)| (PathBuf::from(path), (*source).to_owned())).collect()
    }

    #[test]
    fn a_bundle_of_ones_own_and_everyones_are_both_trusted() {
        let variables = [("SSL_CERT_FILE", "/etc/all.pem"), ("CIDS_CA_BUNDLE", "own.pem")];
        let everyones = ("/etc/all.pem", "SSL_CERT_FILE in the environment");
        assert_eq!(trust(None, &variables, "", ""), pairs(&[("own.pem", "CIDS_CA_BUNDLE in the environment"), everyones]));
        assert_eq!(trust(Some("flag.pem"), &variables, "", ""), pairs(&[("flag.pem", "--ca-bundle"), everyones]));
    }

    #[test]
    fn a_checkout_names_no_bundle_and_a_profile_one_beside_itself() {
        let env_file = "CA_BUNDLE=planted.pem\nCIDS_CA_BUNDLE=planted.pem\nSSL_CERT_FILE=planted.pem\nHTTPS_PROXY=http://planted\n";
        assert_eq!(trust(None, &[], env_file, ""), []);
        let profile = "[profiles.default]\nca_bundle = \"corp.pem\"\n";
        assert_eq!(trust(None, &[], env_file, profile), pairs(&[("CONFIG/corp.pem", "profile default")]));
    }

    #[test]
    fn a_plain_variable_names_no_bundle() {
        assert_eq!(trust(None, &[("CA_BUNDLE", "other-tool.pem")], "", ""), []);
    }

    #[test]
    fn the_first_proxy_variable_that_is_set_counts() {
        let named = |pairs: &[(&str, &str)]| {
            proxy(&Environment::from_pairs(pairs.iter().copied()))
                .map(|proxy| (proxy.url.expose().to_owned(), proxy.source, proxy.exceptions))
        };
        let found =
            |url: &str, name: &str, exceptions: &str| Some((url.to_owned(), format!("{name} in the environment"), exceptions.to_owned()));
        assert_eq!(named(&[("ALL_PROXY", "http://a"), ("https_proxy", "http://b")]), found("http://b", "https_proxy", ""));
        assert_eq!(named(&[("all_proxy", "http://a"), ("HTTPS_PROXY", ""), ("no_proxy", "x")]), found("http://a", "all_proxy", "x"));
        assert_eq!(named(&[("HTTP_PROXY", "http://a"), ("NO_PROXY", "x")]), None);
    }
}
