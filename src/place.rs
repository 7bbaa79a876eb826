//! Where the person's browser is, by what the environment and a few files say, and the line that helps there.

use crate::config::Environment;
use crate::hint::{Hint, hint};

/// Where the person's browser is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this machine.
    Here,
    /// At the other end of an SSH connection.
    Ssh {
        /// `user@host`, as the user's machine reaches this one.
        destination: String,
        /// The server's port, where it is not 22.
        port: Option<u16>,
    },
    /// Outside of this GitHub codespace.
    Codespace {
        /// Its name.
        name: String,
    },
    /// Outside of this dev container, whose editor forwards ports.
    DevContainer,
    /// Outside of this Kubernetes pod.
    Pod {
        /// Its name.
        name: String,
        /// Its namespace, where that is known.
        namespace: Option<String>,
    },
    /// Outside of this container.
    Container,
    /// In Windows, around this WSL.
    Wsl,
}

impl Place {
    /// Finds it; `read` reads a file. The innermost comes first: an SSH connection may lead into WSL, whose kernel is also that of Windows'
    /// containers.
    pub fn find(environment: &Environment, read: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| environment.get(name);
        if environment.is_on("CODESPACES") {
            return Self::Codespace { name: value("CODESPACE_NAME").unwrap_or("NAME").to_owned() };
        }
        if let Some(connection) = value("SSH_CONNECTION").or(value("SSH_TTY")) {
            // Client address and port, server address and port (ssh(1)).
            let mut server = connection.split_whitespace().skip(2);
            let hostname = read("/etc/hostname").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            let host = server.next().map(str::to_owned).or(hostname).unwrap_or_else(|| "HOST".to_owned());
            // A name that begins with `-` would be a flag of ssh.
            let user = value("USER").or(value("LOGNAME")).filter(|user| !user.starts_with('-')).unwrap_or("USER");
            let port = server.next().and_then(|port| port.parse().ok()).filter(|port| *port != 22);
            return Self::Ssh { destination: format!("{user}@{host}"), port };
        }
        if ["REMOTE_CONTAINERS", "DEVCONTAINER"].into_iter().any(|name| environment.is_on(name)) {
            return Self::DevContainer;
        }
        if value("KUBERNETES_SERVICE_HOST").is_some() {
            let namespace = read("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
            let namespace = namespace.map(|name| name.trim().to_owned());
            return Self::Pod { name: value("HOSTNAME").unwrap_or("NAME").to_owned(), namespace };
        }
        if value("container").is_some() || ["/.dockerenv", "/run/.containerenv"].into_iter().any(|file| read(file).is_some()) {
            return Self::Container;
        }
        let windows_kernel = || read("/proc/version").is_some_and(|version| version.to_ascii_lowercase().contains("microsoft"));
        // Variables are lost under sudo and in services.
        if value("WSL_DISTRO_NAME").is_some() || value("WSL_INTEROP").is_some() || windows_kernel() { Self::Wsl } else { Self::Here }
    }

    /// Whether a browser there cannot be expected to reach this machine's localhost.
    pub fn is_elsewhere(&self) -> bool {
        !matches!(self, Self::Here | Self::Wsl)
    }

    /// What lets the browser there reach `port` here.
    pub fn advice(&self, port: u16) -> Option<Hint> {
        Some(match self {
            Self::Here => return None,
            Self::Ssh { destination, port: server_port } => {
                let server_port = server_port.map(|port| hint!("-p {} ", port)).unwrap_or_default();
                hint!("Your browser is on another machine. There, run: ssh -L {}:localhost:{} {}{}", port, port, server_port, destination)
            }
            Self::Codespace { name } => {
                hint!(
                    "Your browser is outside of this codespace. There, run: gh codespace ports forward {}:{} --codespace {}",
                    port,
                    port,
                    name
                )
            }
            Self::DevContainer => hint!(
                "Your browser is outside of this dev container. If the editor does not forward port {} by itself: Ports > Forward a Port",
                port
            ),
            Self::Pod { name, namespace } => {
                let namespace = namespace.as_ref().map(|name| hint!("--namespace {} ", name)).unwrap_or_default();
                let pod = format!("pod/{name}");
                hint!("Your browser is outside of this pod. There, run: kubectl port-forward {}{} {}:{}", namespace, pod, port, port)
            }
            Self::Container => hint!(
                "A browser outside of this container cannot reach localhost:{} in it, unless it was started with --network host",
                port
            ),
            Self::Wsl => hint!("If Windows' browser cannot reach localhost:{}, set networkingMode=mirrored in .wslconfig", port),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &[(&str, &str)], files: &[(&str, &str)]) -> Place {
        let read = |path: &str| files.iter().find(|(known, _)| *known == path).map(|(_, content)| (*content).to_owned());
        Place::find(&Environment::from_pairs(variables.iter().copied()), read)
    }

    fn advice(variables: &[(&str, &str)], files: &[(&str, &str)]) -> String {
        found(variables, files).advice(5000).map(String::from).unwrap_or_default()
    }

    const SSH: (&str, &str) = ("SSH_CONNECTION", "10.0.0.1 50000 192.0.2.7 22");
    const WSL_KERNEL: (&str, &str) = ("/proc/version", "Linux version 5.15.90.1-microsoft-standard-WSL2 (gcc …)");

    #[test]
    fn each_place_has_the_line_that_helps() {
        let user = ("USER", "casey");
        for (variables, files, line) in [
            (&[SSH, user][..], &[][..], "ssh -L 5000:localhost:5000 casey@192.0.2.7"),
            (&[("SSH_CONNECTION", "::1 50000 fe80::1%eth0 2222"), user], &[], "ssh -L 5000:localhost:5000 -p 2222 casey@fe80::1%eth0"),
            (&[("SSH_TTY", "/dev/pts/0"), ("LOGNAME", "casey")], &[("/etc/hostname", "build-7\n")], "5000 casey@build-7"),
            (&[("SSH_TTY", "/dev/pts/0")], &[], "5000 USER@HOST"),
            (&[("CODESPACES", "true"), ("CODESPACE_NAME", "fuzzy-disco")], &[], "ports forward 5000:5000 --codespace fuzzy-disco"),
            (&[("REMOTE_CONTAINERS", "true")], &[], "forward port 5000 by itself: Ports > Forward a Port"),
            (&[("KUBERNETES_SERVICE_HOST", "10.0.0.1"), ("HOSTNAME", "app-1")], &[], "kubectl port-forward pod/app-1 5000:5000"),
            (
                &[("KUBERNETES_SERVICE_HOST", "10.0.0.1"), ("HOSTNAME", "app-1")],
                &[("/var/run/secrets/kubernetes.io/serviceaccount/namespace", "dev")],
                "kubectl port-forward --namespace dev pod/app-1 5000:5000",
            ),
            (&[], &[("/.dockerenv", "")], "--network host"),
            (&[("container", "podman")], &[], "--network host"),
            (&[("WSL_DISTRO_NAME", "Ubuntu")], &[], "networkingMode=mirrored in .wslconfig"),
            (&[], &[WSL_KERNEL], "networkingMode=mirrored in .wslconfig"),
        ] {
            let told = advice(variables, files);
            assert!(told.ends_with(line), "{told}\n{line}");
        }
    }

    #[test]
    fn the_innermost_place_counts() {
        let codespace = ("CODESPACES", "true");
        assert!(matches!(found(&[codespace, SSH, ("REMOTE_CONTAINERS", "true")], &[("/.dockerenv", "")]), Place::Codespace { .. }));
        assert!(matches!(found(&[SSH, ("WSL_DISTRO_NAME", "Ubuntu")], &[WSL_KERNEL]), Place::Ssh { .. }));
        assert_eq!(found(&[("REMOTE_CONTAINERS", "true")], &[("/.dockerenv", ""), WSL_KERNEL]), Place::DevContainer);
        assert_eq!(found(&[], &[("/.dockerenv", ""), WSL_KERNEL]), Place::Container);
    }

    #[test]
    fn a_machine_of_ones_own_needs_no_line() {
        let here = found(
            &[("USER", "casey"), ("SSH_AUTH_SOCK", "/tmp/agent"), ("CODESPACES", "false"), ("DEVCONTAINER", "0")],
            &[("/proc/version", "Linux version 6.12.1 (gcc …)")],
        );
        assert_eq!((here.is_elsewhere(), here.advice(5000)), (false, None));
        assert!(!Place::Wsl.is_elsewhere() && Place::Container.is_elsewhere());
    }
}
