//! Deflates the table of Graph's permissions, which is read when a call was refused and not before: 0.7 MB of text become 60 kB.

#![allow(clippy::disallowed_methods)] // cargo tells a build script by its environment where to write

use std::io::Write;
use std::path::PathBuf;
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::DeflateEncoder;

const TABLE: &str = "src/graph/permissions/table.txt";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={TABLE}");
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut encoder = DeflateEncoder::new(fs::File::create(folder.join("permissions.deflate"))?, Compression::best());
    encoder.write_all(&fs::read(TABLE)?)?;
    encoder.finish().map(drop)
}
