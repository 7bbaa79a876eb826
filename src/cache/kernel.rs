//! The Linux kernel's keyring of this user (user-keyring(7)): memory that no disk sees, gone with a restart.

#[cfg(target_os = "linux")]
mod platform {
    use linux_keyutils::{KeyError, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission};
    use zeroize::Zeroizing;

    /// The key `name`; `None` where the kernel has none of that name.
    pub(in crate::cache) fn read(name: &str) -> Result<Option<Zeroizing<[u8; 32]>>, String> {
        let read = || -> Result<Zeroizing<[u8; 32]>, KeyError> {
            let key = KeyRing::from_special_id(KeyRingIdentifier::User, true)?.search(name)?;
            let mut bytes = Zeroizing::new([0; 32]);
            if key.read(&mut *bytes)? == bytes.len() { Ok(bytes) } else { Err(KeyError::KeyDoesNotExist) }
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(KeyError::KeyDoesNotExist | KeyError::KeyExpired | KeyError::KeyRevoked) => Ok(None),
            Err(error) => Err(told(error)),
        }
    }

    /// Keeps `bytes` as the key `name`, for every process of this user: one that came by `su` or cron has no session of its own.
    pub(in crate::cache) fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
        let write = || {
            let key = KeyRing::from_special_id(KeyRingIdentifier::User, true)?.add_key(name, bytes)?;
            let rights = Permission::VIEW | Permission::READ | Permission::SEARCH;
            key.set_perms(KeyPermissionsBuilder::builder().posessor(Permission::ALL).user(rights).build())
        };
        write().map_err(told)?;
        // A container may let keys be written and not read.
        match read(name)? {
            Some(kept) if kept.as_slice() == bytes => Ok(()),
            _ => Err("the kernel's keyring did not give back what was written to it".to_owned()),
        }
    }

    fn told(error: KeyError) -> String {
        format!("the kernel's keyring cannot be used: {error:?}")
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use zeroize::Zeroizing;

    pub(in crate::cache) fn read(_: &str) -> Result<Option<Zeroizing<[u8; 32]>>, String> {
        Ok(None)
    }

    pub(in crate::cache) fn write(_: &str, _: &[u8]) -> Result<(), String> {
        Err("this system has no kernel keyring".to_owned())
    }
}

pub(super) use platform::{read, write};
