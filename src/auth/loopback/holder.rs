//! Who holds a port, as far as this system tells.

/// A description of the program that listens on `port`, if it can be found out.
pub fn holder(port: u16) -> Option<String> {
    if cfg!(target_os = "macos") && matches!(port, 5000 | 7000) {
        return Some("probably AirPlay Receiver (System Settings > General > AirDrop & Handoff)".to_owned());
    }
    process_on_linux(port)
}

/// Reads /proc: the socket's inode from the table of listeners, then the process that has it open.
fn process_on_linux(port: u16) -> Option<String> {
    const LISTEN: &str = "0A";
    let suffix = format!(":{port:04X}");
    let inode = ["/proc/net/tcp", "/proc/net/tcp6"].iter().find_map(|table| {
        std::fs::read_to_string(table).ok()?.lines().skip(1).find_map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let listens = columns.get(1)?.ends_with(&suffix) && *columns.get(3)? == LISTEN;
            listens.then(|| columns.get(9).map(|inode| format!("socket:[{inode}]")))?
        })
    })?;
    std::fs::read_dir("/proc").ok()?.flatten().find_map(|process| {
        let id: u32 = process.file_name().to_str()?.parse().ok()?;
        let descriptors = std::fs::read_dir(process.path().join("fd")).ok()?;
        let holds = descriptors
            .flatten()
            .any(|descriptor| std::fs::read_link(descriptor.path()).is_ok_and(|target| target.to_str() == Some(inode.as_str())));
        let name = holds.then(|| std::fs::read_to_string(process.path().join("comm")).ok())??;
        Some(format!("{} (process {id})", name.trim()))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_is_found_by_its_port() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let found = super::holder(listener.local_addr().unwrap().port()).unwrap();
        assert!(found.ends_with(&format!("(process {})", std::process::id())), "{found}");
    }
}
