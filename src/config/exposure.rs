//! Who else could have written a `.env` that lies in the working directory.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;

/// Why a `.env` may hold what another user wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// Everyone may write to it.
    Writable,
    /// It belongs to another ordinary user, as on a folder that is mounted into a container.
    Foreign {
        /// The owner's user ID.
        owner: u32,
    },
    /// It belongs to another ordinary user, and everyone can write to its folder, such as `/tmp`.
    Planted {
        /// The owner's user ID.
        owner: u32,
    },
}

impl fmt::Display for Exposure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Writable => formatter.write_str("Every user of this machine can change .env. To stop that: chmod o-w .env"),
            Self::Foreign { owner } | Self::Planted { owner } => write!(
                formatter,
                ".env belongs to another user (ID {owner}). If you trust it, name it and there is no warning: --env-file .env"
            ),
        }
    }
}

/// What is known of an entry and of the folder that it is in.
#[cfg(any(unix, test))]
#[derive(Clone, Copy)]
struct Facts {
    owner: u32,
    /// Whether everyone may write to the file; false for a link, whose mode bits mean nothing.
    is_writable: bool,
    /// Whether everyone may write to its folder, with or without the sticky bit.
    folder_is_writable: bool,
}

#[cfg(any(unix, test))]
fn judge(user: u32, facts: Facts) -> Option<Exposure> {
    let Facts { owner, is_writable, folder_is_writable } = facts;
    match (owner == user || owner == 0, folder_is_writable) {
        (true, _) => is_writable.then_some(Exposure::Writable),
        (false, true) => Some(Exposure::Planted { owner }),
        (false, false) => Some(Exposure::Foreign { owner }),
    }
}

/// The exposure of the file at `path`, which was opened as `file`; of a link both its own and that of the file that it leads to.
#[cfg(unix)]
pub(super) fn of(path: &Path, file: &File) -> io::Result<Option<Exposure>> {
    use std::os::unix::fs::MetadataExt;
    let user = rustix::process::geteuid().as_raw();
    let everyone = |mode: u32| mode & 0o002 != 0;
    let link = std::fs::symlink_metadata(path)?;
    let of_link = if link.is_symlink() {
        let folder = path.parent().unwrap_or(path);
        let facts = Facts { owner: link.uid(), is_writable: false, folder_is_writable: everyone(std::fs::metadata(folder)?.mode()) };
        if has_real_modes(folder) { judge(user, facts) } else { None }
    } else {
        None
    };
    if !has_real_modes(path) {
        return Ok(of_link);
    }
    let metadata = file.metadata()?;
    let found = std::fs::canonicalize(path)?;
    let folder = std::fs::metadata(found.parent().unwrap_or(&found))?;
    let facts = Facts { owner: metadata.uid(), is_writable: everyone(metadata.mode()), folder_is_writable: everyone(folder.mode()) };
    let of_file = judge(user, facts);
    let is_planted = |exposure: &Option<Exposure>| matches!(exposure, Some(Exposure::Planted { .. }));
    Ok(if is_planted(&of_file) { of_file } else { of_link.or(of_file) })
}

/// On Windows the folder's list of rights decides.
#[cfg(not(unix))]
pub(super) fn of(_: &Path, _: &File) -> io::Result<Option<Exposure>> {
    Ok(None)
}

/// Whether owner and mode of files are stored, and not made up by a mount for all files alike.
#[cfg(target_os = "linux")]
fn has_real_modes(path: &Path) -> bool {
    /// The numbers are those of `linux/magic.h` and of the file systems' own sources.
    const MADE_UP: [u32; 15] = [
        0x0102_1997, // 9p: WSL 2's drives
        0x5346_4846, // WSL 1's drives (drvfs); its own files have the same number
        0x6573_5546, // fuse: sshfs, ntfs-3g, virtiofs
        0x6a65_6a63, // fakeowner: shared folders of Docker Desktop
        0x0000_4d44, // vfat
        0x2011_bab0, // exfat
        0x5346_544e, // ntfs
        0x7366_746e, // ntfs3
        0xff53_4d42, // cifs
        0xfe53_4d42, // smb3
        0x0000_517b, // smbfs
        0x786f_4256, // vboxsf
        0xbacb_acbc, // VMware's shared folders
        0x7c7c_6673, // Parallels' shared folders
        0x5346_414f, // afs, whose rights are lists
    ];
    // The field is 32 or 64 bits wide and signed or not; the number has 32 bits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let kind = rustix::fs::statfs(path).map(|system| system.f_type as u32);
    !kind.is_ok_and(|kind| MADE_UP.contains(&kind))
}

/// As on Linux; macOS names the file system.
#[cfg(target_os = "macos")]
fn has_real_modes(path: &Path) -> bool {
    let Ok(system) = rustix::fs::statfs(path) else { return true };
    let name: Vec<u8> = system.f_fstypename.iter().map(|byte| byte.to_ne_bytes()[0]).take_while(|byte| *byte != 0).collect();
    let made_up: [&[u8]; 8] = [b"msdos", b"exfat", b"ntfs", b"smbfs", b"afpfs", b"webdav", b"macfuse", b"osxfuse"];
    !made_up.contains(&name.as_slice())
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
fn has_real_modes(_: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_user_may_have_planted_is_told_from_what_is_merely_foreign() {
        let (casey, robin, root) = (1000, 1001, 0);
        for (user, owner, is_writable, folder_is_writable, expected) in [
            (casey, casey, false, false, None),
            (casey, casey, false, true, None),
            (casey, casey, true, false, Some(Exposure::Writable)),
            (casey, root, false, true, None),
            (casey, root, true, true, Some(Exposure::Writable)),
            (casey, robin, false, false, Some(Exposure::Foreign { owner: robin })),
            (casey, robin, true, false, Some(Exposure::Foreign { owner: robin })),
            (casey, robin, false, true, Some(Exposure::Planted { owner: robin })),
            (root, casey, false, false, Some(Exposure::Foreign { owner: casey })),
            (root, casey, true, true, Some(Exposure::Planted { owner: casey })),
        ] {
            let facts = Facts { owner, is_writable, folder_is_writable };
            assert_eq!(judge(user, facts), expected, "{user} {owner} {is_writable} {folder_is_writable}");
        }
    }
}
