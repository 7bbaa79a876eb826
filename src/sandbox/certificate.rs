//! The local certificate authorities, for clients that insist on https. They are kept in a folder of the user's own, and nothing trusts them
//! until it is told to. Each is constrained to the names that it serves, so that a stolen key signs for no other host.

use std::fs;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, NameConstraints,
};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use time::OffsetDateTime;
use url::Host;
use webpki::anchor_from_trusted_cert;
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::ext::pkix::NameConstraints as StoredConstraints;
use x509_cert::ext::pkix::name::GeneralName;

use super::{Error, files};

/// The certificates of the authorities.
pub const CA_FILE: &str = "sandbox-ca.pem";
/// Who trusts a certificate has to look at it again within a year.
const LIFETIME: TimeDelta = TimeDelta::days(365);
/// How much of it is in the past: clocks differ.
const HEAD_START: TimeDelta = TimeDelta::days(1);
/// An authority with less left is renewed.
const LEAST_LEFT: TimeDelta = TimeDelta::days(30);
/// What every sandbox answers to.
const LOCAL_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// One of the two authorities.
struct Role {
    common_name: &'static str,
    key_file: &'static str,
}

/// For this machine's own names.
const LOCAL: Role = Role { common_name: "cids sandbox local authority", key_file: "sandbox-ca-key.pem" };
/// For the names of `--tls-name` and `--public-url`.
const NAMED: Role = Role { common_name: "cids sandbox authority for chosen names", key_file: "sandbox-names-ca-key.pem" };

/// An authority's certificate, with what it signs by.
struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
    not_after: DateTime<Utc>,
}

/// The file of the authorities' certificates in `folder`, made or renewed now if need be.
pub fn certificate_file(folder: &Path) -> Result<PathBuf, Error> {
    authorities(Some(folder), &[], Utc::now())?;
    Ok(folder.join(CA_FILE))
}

/// What a TLS server needs to answer to this machine's own names and to `names`.
pub(super) fn server(folder: Option<&Path>, names: &[String]) -> Result<ServerConfig, Error> {
    let now = Utc::now();
    let mut hosts = Vec::new();
    for name in names {
        hosts.push(host(name).ok_or(Error::Certificate)?);
    }
    let (local, chosen): (Vec<_>, Vec<_>) = hosts.into_iter().partition(is_local);
    let (local_authority, named_authority) = authorities(folder, &chosen, now)?;
    let has_addresses = chosen.iter().any(|host| !matches!(host, Host::Domain(_)));
    let chosen: Vec<String> = chosen.iter().map(name_of).collect();
    let local = LOCAL_NAMES.map(str::to_owned).into_iter().chain(local.iter().map(name_of));
    let named = match &named_authority {
        Some(authority) if !chosen.is_empty() => {
            let addresses = LOCAL_NAMES.iter().skip(1).filter(|_| has_addresses).map(|name| (*name).to_owned());
            Some(Arc::new(authority.vouch_for(chosen.iter().cloned().chain(addresses).collect(), now)?))
        }
        _ => None,
    };
    let chains = Chains { local: Arc::new(local_authority.vouch_for(local.collect(), now)?), named, names: chosen, has_addresses };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(|_| Error::Certificate)?;
    Ok(builder.with_no_client_auth().with_cert_resolver(Arc::new(chains)))
}

/// The chain for the name that a client asks for.
#[derive(Debug)]
struct Chains {
    local: Arc<CertifiedKey>,
    named: Option<Arc<CertifiedKey>>,
    names: Vec<String>,
    /// Whether an address is among the names. A client that asks for an address sends no name (RFC 6066 §3): it gets the chain with all
    /// addresses.
    has_addresses: bool,
}

impl ResolvesServerCert for Chains {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let is_chosen = match hello.server_name() {
            Some(name) => self.names.iter().any(|own| own.eq_ignore_ascii_case(name)),
            None => self.has_addresses,
        };
        Some(Arc::clone(self.named.as_ref().filter(|_| is_chosen).unwrap_or(&self.local)))
    }
}

/// A host without a wildcard, which would be in the certificate and match no request.
fn host(name: &str) -> Option<Host> {
    let host = Host::parse(name).or_else(|_| Host::parse(&format!("[{name}]"))).ok()?;
    Some(host).filter(|_| !name.contains('*'))
}

fn name_of(host: &Host) -> String {
    match host {
        Host::Domain(name) => name.clone(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// The authority for this machine's own names; and the one for `chosen` names, which goes on vouching for those that it was made for, as
/// another sandbox may run under them.
fn authorities(folder: Option<&Path>, chosen: &[Host], now: DateTime<Utc>) -> Result<(Authority, Option<Authority>), Error> {
    let file = folder.map(|folder| folder.join(CA_FILE));
    let stored: Vec<CertificateDer<'static>> = match &file {
        Some(file) => CertificateDer::pem_file_iter(file).into_iter().flatten().flatten().collect(),
        None => Vec::new(),
    };
    let local = Authority::of(&LOCAL, folder, &local_subtrees(), &stored, now)?;
    let mut hosts: Vec<Host> = chosen.to_vec();
    if let Some(before) = stored.iter().find(|certificate| is_of(&NAMED, certificate)) {
        // One that ends soon takes along no name that is not asked for, unless none is.
        let kept = if chosen.is_empty() || lives(before, now) { hosts_of(before) } else { Vec::new() };
        hosts.extend(kept.into_iter().filter(|host| !is_local(host)));
    }
    let mut names: Vec<String> = hosts.iter().map(name_of).collect();
    names.sort();
    names.dedup();
    let hosts: Vec<Host> = names.iter().filter_map(|name| host(name)).collect();
    let named = match &hosts[..] {
        [] => None,
        hosts => Some(Authority::of(&NAMED, folder, &subtrees_of(hosts), &stored, now)?),
    };
    let certificates: Vec<_> = std::iter::once(&local).chain(&named).map(|authority| authority.certificate.clone()).collect();
    if let Some(path) = file.filter(|_| certificates != stored) {
        let pem = |der: &CertificateDer<'_>| pem::encode(&pem::Pem::new("CERTIFICATE", der.to_vec()));
        let text: String = certificates.iter().map(pem).collect();
        files::write(&path, text.as_bytes()).map_err(|source| Error::Folder { path, source })?;
    }
    Ok((local, named))
}

fn local_subtrees() -> NameConstraints {
    let mut permitted = vec![GeneralSubtree::DnsName("localhost".to_owned())];
    permitted.extend(local_addresses());
    NameConstraints { permitted_subtrees: permitted, excluded_subtrees: Vec::new() }
}

fn local_addresses() -> [GeneralSubtree; 2] {
    let loopback = |address: IpAddr, prefix| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(address, prefix));
    [loopback([127, 0, 0, 0].into(), 8), loopback([0, 0, 0, 0, 0, 0, 0, 1].into(), 128)]
}

/// Names and addresses alone are permitted. A kind of name of which none is permitted is not constrained at all, so it is excluded as a whole
/// (CA/Browser Forum Baseline Requirements §7.1.2.5.2).
fn subtrees_of(hosts: &[Host]) -> NameConstraints {
    let mut permitted: Vec<GeneralSubtree> = hosts
        .iter()
        .map(|host| match host {
            Host::Domain(name) => GeneralSubtree::DnsName(name.clone()),
            Host::Ipv4(address) => GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix(address.octets(), 32)),
            Host::Ipv6(address) => GeneralSubtree::IpAddress(CidrSubnet::from_v6_prefix(address.octets(), 128)),
        })
        .collect();
    let mut excluded = Vec::new();
    if hosts.iter().all(|host| matches!(host, Host::Domain(_))) {
        excluded.push(GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix([0; 4], 0)));
        excluded.push(GeneralSubtree::IpAddress(CidrSubnet::from_v6_prefix([0; 16], 0)));
    } else {
        permitted.extend(local_addresses());
    }
    if !hosts.iter().any(|host| matches!(host, Host::Domain(_))) {
        excluded.push(GeneralSubtree::DnsName(String::new()));
    }
    NameConstraints { permitted_subtrees: permitted, excluded_subtrees: excluded }
}

impl Authority {
    /// The authority as it is among `stored`; made now if it is not there, is of another key or other names, or ends soon.
    fn of(
        role: &Role,
        folder: Option<&Path>,
        names: &NameConstraints,
        stored: &[CertificateDer<'static>],
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let key = folder.map_or_else(|| KeyPair::generate().map_err(|_| Error::Certificate), |folder| key(&folder.join(role.key_file)))?;
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name = name(role.common_name);
        parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        parameters.name_constraints = Some(names.clone());
        // Browsers refuse two certificates of one issuer with the same number.
        parameters.serial_number = Some(rand::thread_rng().r#gen::<[u8; 16]>().to_vec().into());
        (parameters.not_before, parameters.not_after) = (instant(now - HEAD_START), instant(now - HEAD_START + LIFETIME));
        let made = parameters.self_signed(&key).map_err(|_| Error::Certificate)?.der().clone();
        let is_same = |stored: &&CertificateDer<'static>| {
            let [stored, made] = [*stored, &made].map(anchor_from_trusted_cert);
            // Subject, key and constraints.
            matches!((stored, made), (Ok(stored), Ok(made)) if stored == made)
        };
        let certificate = stored.iter().filter(|stored| lives(stored, now)).find(is_same).cloned().unwrap_or(made);
        let not_after = validity(&certificate).map(|(_, not_after)| not_after).ok_or(Error::Certificate)?;
        Ok(Self { certificate, issuer: Issuer::new(parameters, key), not_after })
    }

    /// A chain for `names`, with a new key.
    fn vouch_for(&self, names: Vec<String>, now: DateTime<Utc>) -> Result<CertifiedKey, Error> {
        let failed = |_| Error::Certificate;
        let key = KeyPair::generate().map_err(failed)?;
        let mut leaf = CertificateParams::new(names).map_err(failed)?;
        leaf.distinguished_name = name("cids sandbox");
        leaf.use_authority_key_identifier_extension = true;
        leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (leaf.not_before, leaf.not_after) = (instant(now - HEAD_START), instant(self.not_after));
        let certificate = leaf.signed_by(&key, &self.issuer).map_err(failed)?;
        let chain = vec![certificate.der().clone(), self.certificate.clone()];
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        CertifiedKey::from_der(chain, key, &rustls::crypto::ring::default_provider()).map_err(|_| Error::Certificate)
    }
}

/// The key in `path`. Of several processes that start at once, the first one's is everyone's.
fn key(path: &Path) -> Result<KeyPair, Error> {
    let stored = || KeyPair::from_pem(&fs::read_to_string(path).ok()?).ok();
    if let Some(key) = stored() {
        return Ok(key);
    }
    let key = KeyPair::generate().map_err(|_| Error::Certificate)?;
    let pem = key.serialize_pem();
    let written = match files::write_new(path, pem.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match stored() {
            Some(theirs) => return Ok(theirs),
            // What lies there is no key.
            None => files::write(path, pem.as_bytes()),
        },
        written => written,
    };
    written.map(|()| key).map_err(|source| Error::Folder { path: path.to_owned(), source })
}

fn is_of(role: &Role, certificate: &CertificateDer<'_>) -> bool {
    Certificate::from_der(certificate).is_ok_and(|read| read.tbs_certificate.subject.to_string() == format!("CN={}", role.common_name))
}

/// What a stored authority may vouch for.
fn hosts_of(certificate: &CertificateDer<'_>) -> Vec<Host> {
    let constraints =
        Certificate::from_der(certificate).ok().and_then(|read| read.tbs_certificate.get::<StoredConstraints>().ok().flatten());
    let permitted = constraints.and_then(|(_, constraints)| constraints.permitted_subtrees).unwrap_or_default();
    let named = permitted.into_iter().filter_map(|subtree| match subtree.base {
        GeneralName::DnsName(name) => host(name.as_str()),
        // An address, then a mask as long.
        GeneralName::IpAddress(octets) => match octets.as_bytes() {
            octets if octets.len() == 8 => Some(Host::Ipv4(<[u8; 4]>::try_from(&octets[..4]).ok()?.into())),
            octets => Some(Host::Ipv6(<[u8; 16]>::try_from(octets.get(..16)?).ok()?.into())),
        },
        _ => None,
    });
    named.collect()
}

/// Whether a certificate is good, and will be for a while.
fn lives(certificate: &CertificateDer<'_>, now: DateTime<Utc>) -> bool {
    validity(certificate).is_some_and(|(not_before, not_after)| not_before <= now && not_after - now >= LEAST_LEFT)
}

fn validity(certificate: &CertificateDer<'_>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let validity = Certificate::from_der(certificate).ok()?.tbs_certificate.validity;
    let [not_before, not_after] = [validity.not_before, validity.not_after].map(|time| DateTime::<Utc>::from(time.to_system_time()));
    Some((not_before, not_after))
}

fn name(common: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common);
    name
}

fn instant(time: DateTime<Utc>) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(time.timestamp()).expect("a clock shows a year before 9999")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rustls::pki_types::{ServerName, UnixTime};
    use webpki::{EndEntityCert, KeyUsage};

    use super::*;

    fn hosts(names: &[&str]) -> Vec<Host> {
        names.iter().map(|name| host(name).unwrap()).collect()
    }

    fn at(folder: &Path, names: &[&str], now: DateTime<Utc>) -> (Authority, Option<Authority>) {
        authorities(Some(folder), &hosts(names), now).unwrap()
    }

    fn stored(folder: &Path) -> Vec<CertificateDer<'static>> {
        CertificateDer::pem_file_iter(folder.join(CA_FILE)).unwrap().map(Result::unwrap).collect()
    }

    fn public_key(folder: &Path) -> String {
        at(folder, &[], Utc::now()).0.issuer.key().public_key_pem()
    }

    /// What webpki says of a server `name` whose certificate `authority` has signed.
    fn verified(authority: &Authority, name: &str, now: DateTime<Utc>) -> Result<(), webpki::Error> {
        let chain = authority.vouch_for(vec![name.to_owned()], now).unwrap().cert;
        let leaf = EndEntityCert::try_from(&chain[0]).unwrap();
        let now = UnixTime::since_unix_epoch(Duration::from_secs(now.timestamp().try_into().unwrap()));
        let anchors = [anchor_from_trusted_cert(&authority.certificate).unwrap()];
        let usage = KeyUsage::server_auth();
        leaf.verify_for_usage(webpki::ALL_VERIFICATION_ALGS, &anchors, &[], now, usage, None, None)?;
        leaf.verify_is_valid_for_subject_name(&ServerName::try_from(name.to_owned()).unwrap())
    }

    #[test]
    fn an_authority_vouches_for_its_names_alone() {
        let now = Utc::now();
        let violated = Err(webpki::Error::NameConstraintViolation);
        let (local, _) = authorities(None, &[], now).unwrap();
        for name in ["localhost", "app.localhost", "127.0.0.1", "127.9.9.9", "::1"] {
            assert_eq!(verified(&local, name, now), Ok(()), "{name}");
        }
        for name in ["login.microsoftonline.com", "localhost.example", "xlocalhost", "10.0.0.1", "128.0.0.1", "::2"] {
            assert_eq!(verified(&local, name, now), violated, "{name}");
        }
        let names = ["id.contoso.test", "graph.contoso.test"];
        for (chosen, permitted, refused) in [
            (&names[..], &names[..], &["localhost", "contoso.test", "xid.contoso.test", "127.0.0.1", "10.0.0.1", "::1", "2001:db8::1"][..]),
            (&["10.0.0.1", "2001:db8::1"], &["10.0.0.1", "2001:db8::1", "127.0.0.1"], &["id.contoso.test", "localhost", "10.0.0.2"]),
            (&["10.0.0.1", "id.contoso.test"], &["10.0.0.1", "id.contoso.test"], &["localhost", "2001:db8::1", "10.0.0.0"]),
        ] {
            let named = authorities(None, &hosts(chosen), now).unwrap().1.unwrap();
            for name in permitted {
                assert_eq!(verified(&named, name, now), Ok(()), "{chosen:?} {name}");
            }
            for name in refused {
                assert_eq!(verified(&named, name, now), violated, "{chosen:?} {name}");
            }
        }
    }

    #[test]
    fn an_authority_lasts_a_year_and_is_renewed_with_30_days_left() {
        let folder = tempfile::tempdir().unwrap();
        let made = Utc::now();
        let (local, named) = at(folder.path(), &["id.contoso.test"], made);
        let days = |days| made + TimeDelta::days(days);
        let (not_before, not_after) = validity(&local.certificate).unwrap();
        assert_eq!(not_after - not_before, LIFETIME);
        assert!(verified(&local, "localhost", days(363)).is_ok());
        assert_eq!(verified(&local, "localhost", days(365)).map_err(|error| matches!(error, webpki::Error::CertExpired { .. })), Err(true));
        let before = [local.certificate, named.unwrap().certificate];
        // No option asks for the name any more, but another sandbox may still run under it.
        at(folder.path(), &[], days(333));
        assert_eq!(stored(folder.path()), before);
        let (local, named) = at(folder.path(), &[], days(335));
        let after = [local.certificate.clone(), named.unwrap().certificate];
        assert!(stored(folder.path()) == after && after[0] != before[0] && after[1] != before[1]);
        // The key is the same, so that a server of before is believed by who reads the file now.
        let spki = |certificate| anchor_from_trusted_cert(certificate).unwrap().subject_public_key_info.to_vec();
        assert_eq!(spki(&after[0]), spki(&before[0]));
        assert!(verified(&local, "localhost", days(690)).is_ok());
        // By a clock that was set back, too.
        at(folder.path(), &[], days(100));
        assert_ne!(stored(folder.path()), after);
    }

    #[test]
    fn sandboxes_under_several_names_share_one_authority_until_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let now = Utc::now();
        let permitted = |named: Option<Authority>| hosts_of(&named.unwrap().certificate).iter().map(name_of).collect::<Vec<_>>();
        assert!(at(folder.path(), &[], now).1.is_none());
        assert_eq!(stored(folder.path()).len(), 1);
        assert_eq!(permitted(at(folder.path(), &["b.test"], now).1), ["b.test"]);
        assert_eq!(permitted(at(folder.path(), &["a.test", "B.test"], now).1), ["a.test", "b.test"]);
        assert_eq!(stored(folder.path()).len(), 2);
        assert_eq!(permitted(at(folder.path(), &["c.test"], now + TimeDelta::days(340)).1), ["c.test"]);
    }

    #[test]
    fn processes_that_start_at_once_share_one_authority() {
        for _ in 0..10 {
            let folder = tempfile::tempdir().unwrap();
            let keys: Vec<String> = std::thread::scope(|scope| {
                let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| public_key(folder.path()))).collect();
                starts.into_iter().map(|start| start.join().unwrap()).collect()
            });
            assert!(keys.iter().all(|key| *key == keys[0]));
        }
    }

    #[test]
    fn what_is_damaged_or_of_another_key_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join(CA_FILE), folder.path().join(LOCAL.key_file));
        let first = public_key(folder.path());
        fs::write(&file, "garbage").unwrap();
        assert_eq!(public_key(folder.path()), first);
        for stored_key in [KeyPair::generate().unwrap().serialize_pem(), "garbage".to_owned()] {
            fs::write(&key, stored_key).unwrap();
            assert_ne!(public_key(folder.path()), first);
            let now = Utc::now();
            assert_eq!(verified(&at(folder.path(), &[], now).0, "localhost", now), Ok(()));
            assert_eq!(stored(folder.path())[0], at(folder.path(), &[], now).0.certificate);
        }
    }
}
