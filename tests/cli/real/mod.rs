//! Real parts: a Secret Service, a browser, a provider that others wrote. Ignored by default; `.ci/run` installs them and runs these tests.
//! A missing part fails its test.

mod authorities;
mod browser;
mod bus;
mod clients;
mod crashes;
mod direct;
mod gnome_keyring;
mod no_home;
mod oidc_provider;
mod owners;
mod prompt;
mod secret_service;
mod shells;
mod system;
mod terminal;
mod webdriver;

use std::path::PathBuf;

/// `tests/real-parts`, or a copy of it in which what it names was installed.
fn parts() -> PathBuf {
    let own = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/real-parts");
    std::env::var_os("CIDS_REAL_PARTS").map_or_else(own, PathBuf::from)
}
