//! The world a test runs in: an environment of its own, a sandbox, and a person at a browser.

mod environment;
mod sandbox;
mod scripted;

pub use environment::{Output, Running, TestEnvironment};
pub use sandbox::{TestSandbox, visit, visit_trusting, walk_in, walk_to_answer};
pub use scripted::{Scripted, ScriptedGraph};
