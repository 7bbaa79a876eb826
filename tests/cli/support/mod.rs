//! The world a test runs in: an environment of its own, a sandbox, and a person at a browser.

mod environment;
mod hosts;
mod network;
mod provider;
mod sandbox;
mod scripted;

pub use environment::{Output, Running, TestEnvironment, eventually};
pub use hosts::{TestHosts, TestKey};
pub use network::{Behind, Chain, DIRECT, DIRECTLY, GRAPH, HOST, TestAuthority, TestNetwork, World, public_sandbox, refused_by};
pub use provider::{Script, ScriptedProvider};
pub use sandbox::{TestSandbox, visit, visit_trusting, walk_in, walk_in_with, walk_to_answer};
pub use scripted::{Received, Scripted, ScriptedGraph};
