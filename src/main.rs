//! Returns the exit code; the rest is in the library.

fn main() {}
