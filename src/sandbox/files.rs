//! The sandbox's own files: other users can't read them, whatever the umask.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes a file beside and renames it into place, so that a killed sandbox comes back whole.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    finished(path, bytes)?.persist(path)?;
    Ok(())
}

/// As [`write()`], but fails where there is a file already.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    finished(path, bytes)?.persist_noclobber(path)?;
    Ok(())
}

fn finished(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    make_folder(folder)?;
    // 0600 from its creation; a umask can only take more away.
    let mut temporary = NamedTempFile::new_in(folder)?;
    temporary.write_all(bytes)?;
    #[cfg(unix)]
    temporary.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    temporary.as_file().sync_data()?;
    Ok(temporary)
}

/// Makes a folder with all around it, 0700. One that is there stays as it is: `--state` may name any.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|part| !part.exists() && *part != Path::new("")).collect();
    for part in missing.into_iter().rev() {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(part)?;
        #[cfg(unix)]
        fs::set_permissions(part, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}
