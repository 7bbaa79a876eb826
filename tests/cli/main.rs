//! The command line as its users meet it: the binary, in an environment of its own. What can be tested closer to the code is tested there.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, unreachable_pub)] // a failed test may panic; support is for the tests beside it

mod accounts;
mod api;
mod app_only;
#[cfg(unix)]
mod browser;
mod completion;
mod demo;
mod device;
mod docs;
mod encodings;
#[cfg(unix)]
mod exec;
mod exit_codes;
mod graph;
mod graph_batch;
#[cfg(unix)]
mod graph_examples;
mod graph_ls;
mod graph_pages;
mod graph_requests;
mod help;
#[cfg(unix)]
mod interrupt;
mod login;
mod logout;
mod network;
mod origins;
mod output;
#[cfg(unix)]
mod planted;
mod profile;
mod profiles;
mod provider;
mod proxies;
#[cfg(unix)]
mod quoting;
#[cfg(target_os = "linux")]
mod real;
mod refresh;
mod sandbox;
mod settings;
mod store;
#[cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))] // some of it is for the tests of one system alone
mod support;
mod tls;
mod token;
mod trust;
mod whoami;
