//! Returns the exit code; the rest is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    cids::run(std::env::args_os())
}
