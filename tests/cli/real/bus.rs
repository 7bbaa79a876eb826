//! A session bus in between: it hands on what a program says, message by message, and can kill the program after one of them, before
//! it hears an answer.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::support::eventually;

/// How many messages of all connections come through, and who is killed then. A process of several threads has one count.
#[derive(Default)]
struct Fate {
    messages_left: Mutex<usize>,
    is_sealed: AtomicBool,
    victim: AtomicU32,
}

/// The bus in between.
pub struct Between {
    /// Its address.
    pub address: String,
    fate: Arc<Fate>,
}

impl Between {
    /// One before the bus at `address`, with its socket in `folder`.
    pub fn start(address: &str, folder: &Path) -> Self {
        let real = address.split([':', ',']).find_map(|part| part.strip_prefix("path=")).expect("a bus with a path");
        let (real, path) = (PathBuf::from(real), folder.join("between"));
        let listener = UnixListener::bind(&path).unwrap();
        let fate = Arc::new(Fate::default());
        let shared = Arc::clone(&fate);
        thread::spawn(move || {
            for client in listener.incoming() {
                let (client, bus) = (client.unwrap(), UnixStream::connect(&real).unwrap());
                let fate = Arc::clone(&shared);
                let (mut answers, mut asker) = (bus.try_clone().unwrap(), client.try_clone().unwrap());
                let told = Arc::clone(&shared);
                thread::spawn(move || {
                    let _ = answer(&mut answers, &mut asker, &told);
                    // Who is to be killed must not leave of its own before.
                    if !told.is_sealed.load(Ordering::SeqCst) {
                        let _ = asker.shutdown(Shutdown::Both);
                    }
                });
                thread::spawn(move || {
                    let _ = hand_on(client, &bus, &fate);
                    let _ = bus.shutdown(Shutdown::Both);
                });
            }
        });
        Self { address: format!("unix:path={}", path.display()), fate }
    }

    /// Hands on so many messages; whoever [`Self::kill`] names is killed after the next one.
    pub fn let_pass(&self, messages: usize) {
        *self.fate.messages_left.lock().unwrap() = messages;
        self.fate.victim.store(0, Ordering::SeqCst);
        self.fate.is_sealed.store(false, Ordering::SeqCst);
    }

    /// Names who will be killed.
    pub fn kill(&self, process: u32) {
        self.fate.victim.store(process, Ordering::SeqCst);
    }

    /// Whether all those messages came, and one more.
    pub fn has_killed(&self) -> bool {
        self.fate.is_sealed.load(Ordering::SeqCst)
    }
}

/// Hands on the greeting, and then message by message.
fn hand_on(mut client: UnixStream, mut bus: &UnixStream, fate: &Fate) -> std::io::Result<()> {
    let (mut bytes, mut part, mut is_greeted) = (Vec::new(), [0; 8192], false);
    loop {
        let length = client.read(&mut part)?;
        if length == 0 {
            return Ok(());
        }
        bytes.extend_from_slice(&part[..length]);
        if !is_greeted {
            const BEGIN: &[u8] = b"BEGIN\r\n";
            let end = bytes.windows(BEGIN.len()).position(|window| window == BEGIN).map(|start| start + BEGIN.len());
            bus.write_all(&bytes.drain(..end.unwrap_or(bytes.len())).collect::<Vec<_>>())?;
            is_greeted = end.is_some();
        }
        while let Some(length) = message_length(&bytes).filter(|length| is_greeted && *length <= bytes.len()) {
            let mut left = fate.messages_left.lock().unwrap();
            let is_last = *left == 0;
            fate.is_sealed.fetch_or(is_last, Ordering::SeqCst);
            bus.write_all(&bytes.drain(..length).collect::<Vec<_>>())?;
            if is_last {
                let victim = eventually("who is killed", || Some(fate.victim.load(Ordering::SeqCst)).filter(|victim| *victim != 0));
                Command::new("kill").args(["-KILL", &victim.to_string()]).status()?;
                return Ok(());
            }
            *left -= 1;
        }
    }
}

/// Hands on answers, until somebody is to be killed.
fn answer(bus: &mut UnixStream, client: &mut UnixStream, fate: &Fate) -> std::io::Result<()> {
    let mut part = [0; 8192];
    loop {
        let length = bus.read(&mut part)?;
        if length == 0 || fate.is_sealed.load(Ordering::SeqCst) {
            return Ok(());
        }
        client.write_all(&part[..length])?;
    }
}

/// How long the message is that begins here (D-Bus specification, Message Protocol): a fixed part, the header's fields padded to eight
/// bytes, and the body.
fn message_length(bytes: &[u8]) -> Option<usize> {
    let number = |at: usize| -> Option<usize> {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(if bytes[0] == b'l' { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize)
    };
    Some(16 + number(12)?.next_multiple_of(8) + number(4)?)
}
