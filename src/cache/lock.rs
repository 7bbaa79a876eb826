//! Locks between processes: advisory locks of the operating system on files of their own, which a killed holder leaves free.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::{Error, Observer};
use crate::private_files::{FileError, FileFault, make_private_folder, open_to_lock};

/// A refresh is done by then, mostly; who waits for longer wants to know what for.
const SILENCE: Duration = Duration::from_secs(2);
const FIRST_PAUSE: Duration = Duration::from_millis(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// A lock, held until it is dropped; or none, where the folder has no locks to give.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Lock {
    /// Takes the lock `name` in `folder`, and waits, no longer than `longest`, for another process that holds it. Where no lock can be had
    /// (a full disk, a file system without locks), `observer` is told and the work goes on: two at once are better than none.
    pub fn take(folder: &Path, name: &str, longest: Duration, observer: &dyn Observer) -> Result<Self, Error> {
        let path = folder.join("locks").join(name);
        let file = match open(&path) {
            Ok(file) => file,
            // A link in the place of a lock or of its folder is nobody's accident.
            Err(error) if matches!(error.fault, FileFault::Link | FileFault::LinkedFolder | FileFault::NotAFile) => {
                return Err(Error::Lock(error));
            }
            Err(error) => {
                observer.without_lock(&error);
                return Ok(Self(None));
            }
        };
        wait(file, path, observer, SILENCE, longest)
    }

    /// Whether nobody else can have it now.
    pub(super) fn is_held(&self) -> bool {
        self.0.is_some()
    }
}

fn wait(file: File, path: PathBuf, observer: &dyn Observer, silence: Duration, longest: Duration) -> Result<Lock, Error> {
    let started = Instant::now();
    let mut told = false;
    let mut pause = FIRST_PAUSE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock(Some(file))),
            Err(TryLockError::WouldBlock) if started.elapsed() < longest => {
                if !told && started.elapsed() >= silence {
                    observer.waiting(&path, longest);
                    told = true;
                }
                thread::sleep(pause);
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            Err(TryLockError::WouldBlock) => return Err(Error::LockHeld { path }),
            Err(TryLockError::Error(error)) => {
                observer.without_lock(&FileError { path, fault: FileFault::Io(error) });
                return Ok(Lock(None));
            }
        }
    }
}

fn open(path: &Path) -> Result<File, FileError> {
    path.parent().map_or(Ok(()), make_private_folder)?;
    open_to_lock(path)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Longer than any test here.
    const MINUTE: Duration = Duration::from_secs(60);

    #[derive(Default)]
    struct Told(AtomicUsize, AtomicUsize);

    impl Observer for Told {
        fn waiting(&self, _: &Path, _: Duration) {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
        fn without_lock(&self, _: &FileError) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        fn not_kept(&self, _: &Error) {}
    }

    #[test]
    fn one_holder_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let told = Told::default();
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _lock = Lock::take(folder.path(), "a", MINUTE, &told).unwrap();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!((most.into_inner(), told.0.into_inner()), (1, 0));
    }

    #[test]
    fn a_lock_file_that_was_left_behind_blocks_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let told = Told::default();
        drop(Lock::take(folder.path(), "a", MINUTE, &told).unwrap());
        assert!(folder.path().join("locks/a").exists());
        Lock::take(folder.path(), "a", MINUTE, &told).unwrap();
    }

    #[test]
    fn a_wait_ends_and_a_long_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let told = Told::default();
        let _held = Lock::take(folder.path(), "a", MINUTE, &told).unwrap();
        let path = folder.path().join("locks/a");
        let wait_for = |silence, longest| {
            let waited = wait(open(&path).unwrap(), path.clone(), &told, Duration::from_millis(silence), Duration::from_millis(longest));
            assert!(matches!(waited, Err(Error::LockHeld { .. })));
        };
        wait_for(1000, 20);
        assert_eq!(told.1.load(Ordering::Relaxed), 0);
        wait_for(5, 100);
        assert_eq!(told.1.load(Ordering::Relaxed), 1, "what is awaited is told once");
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_without_locks_is_a_warning_and_a_planted_link_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let told = Told::default();
        std::fs::write(folder.path().join("file"), "").unwrap();
        Lock::take(&folder.path().join("file"), "a", MINUTE, &told).unwrap();
        assert_eq!(told.0.load(Ordering::Relaxed), 1);
        std::fs::create_dir(folder.path().join("locks")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("locks/a")).unwrap();
        assert!(matches!(Lock::take(folder.path(), "a", MINUTE, &told), Err(Error::Lock(_))));
    }
}
