//! What a failure of the network means for the person and for scripts.

use std::path::PathBuf;

use super::convert::capital;
use super::{Error, Kind};
use crate::hint::{Hint, hint};
use crate::http::{self, BundleError, BundleFault, Fault, HandshakeFault, ProxyFault, ProxyUrlFault, Untrusted};

/// Whose certificates are of public authorities: another one there is not the host's own.
const PUBLIC_DOMAINS: [&str; 4] = [".ciamlogin.com", ".microsoft.com", ".microsoftonline.com", ".microsoft.us"];
const ADD_IT: &str = "Ask who runs the network for that authority's certificate, and add it: --ca-bundle FILE (or CIDS_CA_BUNDLE=FILE)";

impl From<http::Error> for Error {
    fn from(error: http::Error) -> Self {
        let about_time = error.is_about_time();
        let told = |kind, code| Self::new(kind, code, capital(&error));
        let told = match &error {
            http::Error::BadProxy { source, fault } => told(Kind::Configuration, "bad_proxy").hint(mend_proxy(variable(source), fault)),
            http::Error::BrokenOff { .. } | http::Error::NoAnswer { .. } => {
                told(Kind::Network, "broken_off").hint("Try again; a proxy on the way may end connections")
            }
            http::Error::Bundle(bundle) => told(Kind::Configuration, "bad_ca_bundle").hint(mend_bundle(bundle)),
            http::Error::Certificate(untrusted) => told(Kind::Network, "certificate_refused").explained(untrusted),
            http::Error::Handshake { fault, .. } => told(Kind::Network, "no_tls").hint(match fault {
                HandshakeFault::NotTls => {
                    "A captive portal or a proxy answers in its place: open a page in a browser, sign in to the network, and try again"
                }
                HandshakeFault::OldTls => "Ask who runs that server to enable TLS 1.2; if it is Microsoft's, try from another network",
                HandshakeFault::Refused { .. } => "Something old may stand in between: try from another network",
                HandshakeFault::CutOff => "A firewall may stand in between: try from another network",
            }),
            http::Error::InsecureUrl { .. } => told(Kind::Configuration, "insecure_url"),
            http::Error::NotHttp { .. } => told(Kind::Service, "bad_answer")
                .hint("Something in between may have answered: try from another network; if it stays so, tell who runs that server"),
            http::Error::Proxy { proxy, host, fault } => told(Kind::Network, "proxy_failed").hint(match fault {
                ProxyFault::Unreachable { .. } => {
                    hint!("Correct {}, or unset it; `cids status` shows the proxy in use", variable(proxy))
                }
                ProxyFault::Handshake(_) => {
                    let plain = proxy.split(" (").next().unwrap_or_default().replacen("https://", "http://", 1);
                    hint!("If the proxy itself is reached without TLS, set {} to {}", variable(proxy), plain)
                }
                ProxyFault::Unauthorized => {
                    let scheme = proxy.split("://").next().unwrap_or("http");
                    hint!("Let {} be {}://USER:PASSWORD@HOST:PORT", variable(proxy), scheme)
                }
                ProxyFault::WrongUser => {
                    hint!("Check them in {}; write special characters percent-encoded, such as # as %23", variable(proxy))
                }
                ProxyFault::Refused => hint!("Have {} allowed there, or go round the proxy: NO_PROXY={}", host, host),
                ProxyFault::NotConnected { .. } => {
                    hint!("Check the authority's name: `cids status`; or go round the proxy: NO_PROXY={}", host)
                }
                ProxyFault::NotAProxy | ProxyFault::HungUp { .. } => hint!("Check the address and the port in {}", variable(proxy)),
                ProxyFault::Silent => {
                    hint!(
                        "Check that the proxy in {} is there, and that it can reach {}; or go round it: NO_PROXY={}",
                        variable(proxy),
                        host,
                        host
                    )
                }
                ProxyFault::Unresolved { .. } => {
                    let scheme = if proxy.starts_with("socks4") { "socks4a" } else { "socks5h" };
                    hint!("Let {} begin with {}://, so that the proxy looks the name up", variable(proxy), scheme)
                }
            }),
            http::Error::Tls { .. } => told(Kind::Configuration, "tls_unavailable").hint(
                "Install the system's certificates (on Debian: apt-get install ca-certificates), or name a file of them: --ca-bundle FILE",
            ),
            http::Error::TooLarge { .. } => told(Kind::Service, "answer_too_large"),
            http::Error::Unreachable { .. } => told(Kind::Network, "unreachable")
                .hint("Check the network and, behind a proxy, HTTPS_PROXY; `cids status` shows the authority in use"),
            http::Error::TimedOut { .. } => told(Kind::Network, "timed_out").hint("Try again; the network is slow"),
        };
        if about_time { told.about_time() } else { told }
    }
}

impl Error {
    fn explained(self, Untrusted { host, fault }: &Untrusted) -> Self {
        let public = PUBLIC_DOMAINS.iter().any(|domain| host.ends_with(domain));
        match fault {
            Fault::UnknownIssuer { .. } | Fault::SelfSigned if public => {
                self.cause("TLS is intercepted: somebody between this machine and the host answers in its place").hint(ADD_IT)
            }
            Fault::UnknownIssuer { .. } => {
                self.cause("TLS is intercepted, or the host has a certificate of a private authority").hint(ADD_IT)
            }
            Fault::SelfSigned => self.hint("If that server is yours, add its certificate: --ca-bundle FILE (or CIDS_CA_BUNDLE=FILE)"),
            Fault::OtherHost { .. } => {
                self.hint("Check the authority's name: `cids status`. A captive portal may also answer in its place")
            }
            Fault::Revoked => self.hint("Do not go on; tell who runs that server"),
            Fault::Ended { now, .. } => self
                .cause(format!("This machine's clock shows {}", now.format("%Y-%m-%d %H:%M UTC")))
                .hint("If this machine's clock is right, tell who runs that server"),
            // Authorities date certificates back, not forward.
            Fault::NotBegun { now, .. } => self
                .cause(format!("This machine's clock shows {}, which is probably wrong", now.format("%Y-%m-%d %H:%M UTC")))
                .hint("If this machine's clock is right, tell who runs that server"),
            Fault::Other { .. } => self.hint("Tell who runs that server; if it is Microsoft's, try from another network"),
        }
    }
}

fn mend_proxy(variable: &str, fault: &ProxyUrlFault) -> Hint {
    match fault {
        ProxyUrlFault::Raw(characters) => {
            let encoded = characters.iter().map(|character| match character {
                '#' => Hint::from("# as %23"),
                '?' => "? as %3F".into(),
                _ => "/ as %2F".into(),
            });
            hint!("In the user name and password, write {}", Hint::joined(encoded, ", "))
        }
        ProxyUrlFault::Socks { address } => {
            let [local, remote] = ["socks5", "socks5h"].map(|scheme| format!("{scheme}://{address}"));
            hint!("Set {} to {}, or to {} if the proxy looks names up", variable, local, remote)
        }
        ProxyUrlFault::Brackets => hint!("Put the IPv6 address in brackets: {}=http://[ADDRESS]:PORT", variable),
        ProxyUrlFault::Other => {
            hint!("Set {} to http://HOST:PORT (or https, socks5, socks5h, socks4, socks4a), or unset it", variable)
        }
    }
}

fn mend_bundle(BundleError { bundle, fault }: &BundleError) -> Hint {
    let file = &bundle.path;
    match fault {
        BundleFault::NoCertificate { binary: true } => {
            let mut converted = file.clone().into_os_string();
            converted.push(".pem");
            hint!("Convert it: openssl x509 -inform der -in {} -out {}", file, PathBuf::from(converted))
        }
        BundleFault::Utf16 => {
            let converted = file.with_extension("utf8.pem");
            hint!("Convert it, and name {} instead: iconv -f UTF-16 -t UTF-8 {} > {}", converted, file, converted)
        }
        BundleFault::Ended { .. } => "If this machine's clock is right, ask for the authority's new certificate".into(),
        BundleFault::Unreadable(_) | BundleFault::NotAFile | BundleFault::NoCertificate { binary: false } => {
            match bundle.source.strip_suffix(" in the environment") {
                Some(name) => hint!("Let {} name a file of certificates in PEM form, or unset it", name),
                None => "Name a file of certificates in PEM form".into(),
            }
        }
    }
}

/// The variable in what says who named the proxy.
fn variable(source: &str) -> &str {
    let source = source.rsplit_once('(').map_or(source, |(_, source)| source);
    source.split(' ').next().unwrap_or(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(host: &str, fault: Fault) -> String {
        let error = Error::from(http::Error::Certificate(Untrusted { host: host.to_owned(), fault }));
        assert_eq!((error.kind(), error.code()), (Kind::Network, "certificate_refused"));
        error.json()
    }

    #[test]
    fn interception_is_named_by_its_issuer() {
        let fault = || Fault::UnknownIssuer { issuer: "Zscaler Root CA".to_owned() };
        let told = refused("contoso.ciamlogin.com", fault());
        assert!(told.contains("The certificate of contoso.ciamlogin.com was issued by Zscaler Root CA, which this machine does not trust"));
        assert!(told.contains("TLS is intercepted: ") && told.contains("--ca-bundle FILE"), "{told}");
        assert!(refused("id.contoso.test", fault()).contains("or the host has a certificate of a private authority"));
    }

    #[test]
    fn a_variable_is_told_as_it_is_spelled() {
        let bad = Error::from(http::Error::BadProxy { source: "https_proxy in the environment".to_owned(), fault: ProxyUrlFault::Other });
        assert_eq!(bad.message(), "The value of https_proxy in the environment is not the URL of a proxy");
    }

    #[test]
    fn a_proxy_is_named_with_its_variable() {
        let failed = |fault| {
            let proxy = "http://proxy.test:8080 (https_proxy in the environment)".to_owned();
            Error::from(http::Error::Proxy { proxy, host: "contoso.ciamlogin.com".to_owned(), fault }).json()
        };
        let unauthorized = failed(ProxyFault::Unauthorized);
        assert!(unauthorized.contains("The proxy http://proxy.test:8080 (https_proxy in the environment) asks for a user and a password"));
        assert!(unauthorized.contains("Let https_proxy be http://USER:PASSWORD@HOST:PORT"), "{unauthorized}");
        assert!(failed(ProxyFault::Refused).contains("NO_PROXY=contoso.ciamlogin.com"));
    }
}
