//! Parses the command line, runs it, and returns the exit code.

fn main() {}
