//! The tests of certificates and clocks once more, without a proxy: in a network of the machine's own, where the tenant's host and Graph's lead to
//! this machine. A namespace needs root.

use std::io::Write;
use std::process::Command;

use crate::support::{DIRECTLY, GRAPH, HOST};

const SCRIPT: &str = "ip link set lo up && mount --bind \"$1\" /etc/hosts && exec \"$2\" --exact \"$3\"";

#[test]
#[ignore = "needs root, unshare and ip"]
fn every_network_test_runs_directly_too() {
    let tests = std::env::current_exe().unwrap();
    let mut hosts = tempfile::NamedTempFile::new().unwrap();
    writeln!(hosts, "127.0.0.1 localhost {HOST} {GRAPH}").unwrap();
    let listed = Command::new(&tests).args(["--list", "network::"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let names: Vec<&str> = listed.lines().filter_map(|line| line.strip_suffix(": test")?.strip_prefix("network::")).collect();
    assert!(names.len() > 5, "{listed}");
    for name in names {
        // Port 443 is each test's own.
        let mut command = Command::new("unshare");
        command.args(["--net", "--mount", "sh", "-c", SCRIPT, "sh"]).arg(hosts.path()).arg(&tests).arg(format!("network::{name}"));
        let output = command.env(DIRECTLY, "1").output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && told.contains(" 1 passed"), "{name}: {told}{}", String::from_utf8_lossy(&output.stderr));
    }
}
