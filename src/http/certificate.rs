//! What a certificate says of itself, for a person to read. Nothing here decides whether one is believed.

use std::fmt;

use chrono::{TimeDelta, TimeZone, Utc};
use rustls::CertificateError;
use rustls::pki_types::{CertificateDer, UnixTime};
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::der::asn1::{BmpString, ObjectIdentifier, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use x509_cert::name::Name;

use super::skew::amount;
use crate::clock::Instant;

/// X.520 `commonName` and `organizationName` (RFC 5280 §4.1.2.4).
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
/// A stranger's names fit on a line.
const LONGEST_NAME: usize = 100;
const MOST_NAMES: usize = 4;

/// What a person may want to know of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Who issued it.
    pub issuer: String,
    /// Whether it names itself as its issuer.
    pub is_self_issued: bool,
    pub not_before: Instant,
    pub not_after: Instant,
}

impl Facts {
    /// The facts, if the certificate can be read.
    pub(super) fn of(certificate: &CertificateDer<'_>) -> Option<Self> {
        let certificate = Certificate::from_der(certificate).ok()?.tbs_certificate;
        let instant = |time: x509_cert::time::Time| {
            let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
            Utc.timestamp_opt(seconds, 0).single()
        };
        Some(Self {
            issuer: shown(&certificate.issuer),
            is_self_issued: certificate.issuer == certificate.subject,
            not_before: instant(certificate.validity.not_before)?,
            not_after: instant(certificate.validity.not_after)?,
        })
    }
}

/// The common name and whose it is: `Zscaler Root CA (Zscaler Inc.)`.
fn shown(name: &Name) -> String {
    let part = |wanted: ObjectIdentifier| {
        let attributes = name.0.iter().flat_map(|part| part.0.iter());
        let value = &attributes.into_iter().find(|attribute| attribute.oid == wanted)?.value;
        let text = Utf8StringRef::try_from(value)
            .map(|text| text.to_string())
            .or_else(|_| PrintableStringRef::try_from(value).map(|text| text.to_string()))
            .or_else(|_| TeletexStringRef::try_from(value).map(|text| text.to_string()))
            .or_else(|_| value.decode_as::<BmpString>().map(|text| text.to_string()));
        text.ok().filter(|text| !text.trim().is_empty()).map(|text| text.chars().take(LONGEST_NAME).collect::<String>())
    };
    match (part(COMMON_NAME), part(ORGANIZATION)) {
        (Some(name), Some(organization)) if !name.contains(&organization) => format!("{name} ({organization})"),
        (Some(name), _) | (None, Some(name)) => name,
        (None, None) => "an authority without a name".to_owned(),
    }
}

/// Who stands behind a chain: the issuer of the last certificate that leads on from the first.
pub(super) fn issuer_of(chain: &[&CertificateDer<'_>]) -> Option<String> {
    let certificates: Vec<_> = chain.iter().filter_map(|der| Certificate::from_der(der).ok().map(|read| read.tbs_certificate)).collect();
    let mut last = certificates.first()?;
    // Each certificate is stepped on once: a stranger's chain may lead in a circle.
    for _ in 1..certificates.len() {
        match certificates.iter().find(|next| next.subject == last.issuer && next.subject != last.subject) {
            Some(next) => last = next,
            None => break,
        }
    }
    Some(shown(&last.issuer))
}

/// A server's certificate that is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untrusted {
    /// Who was expected to answer.
    pub host: String,
    /// Why it is not.
    pub fault: Fault,
}

/// Why a certificate is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its time is over.
    Ended {
        /// Since when.
        on: Instant,
        /// The time by this machine's clock.
        now: Instant,
    },
    /// Its time has not come.
    NotBegun {
        /// When it comes.
        on: Instant,
        /// The time by this machine's clock.
        now: Instant,
    },
    /// It is of another host.
    OtherHost {
        /// Which it is of.
        names: Vec<String>,
    },
    /// Nobody but the server vouches for it.
    SelfSigned,
    /// Somebody vouches for it whom this machine does not trust.
    UnknownIssuer {
        /// Who.
        issuer: String,
    },
    /// It was called back.
    Revoked,
    /// Another reason.
    Other {
        /// In the verifier's words.
        reason: String,
    },
}

impl Untrusted {
    /// What the verifier's `error` about `chain`, the server's own certificate first, means.
    pub(super) fn new(host: String, error: &CertificateError, chain: &[&CertificateDer<'_>], now: UnixTime) -> Self {
        let now = i64::try_from(now.as_secs()).ok().and_then(|seconds| Utc.timestamp_opt(seconds, 0).single()).unwrap_or_default();
        let facts: Vec<Facts> = chain.iter().filter_map(|certificate| Facts::of(certificate)).collect();
        let other = || Fault::Other { reason: error.to_string() };
        let fault = match error {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                facts.iter().find(|facts| facts.not_after < now).map_or_else(other, |facts| Fault::Ended { on: facts.not_after, now })
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                facts.iter().find(|facts| facts.not_before > now).map_or_else(other, |facts| Fault::NotBegun { on: facts.not_before, now })
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                let own = chain.first().and_then(|certificate| webpki::EndEntityCert::try_from(*certificate).ok());
                Fault::OtherHost {
                    names: own.map(|own| own.valid_dns_names().take(MOST_NAMES).map(str::to_owned).collect()).unwrap_or_default(),
                }
            }
            CertificateError::Revoked => Fault::Revoked,
            // An authority's certificate in the place of a server's is what tools make that know only one kind.
            CertificateError::UnknownIssuer | CertificateError::Other(_) if facts.first().is_some_and(|facts| facts.is_self_issued) => {
                Fault::SelfSigned
            }
            CertificateError::UnknownIssuer => Fault::UnknownIssuer { issuer: issuer_of(chain).unwrap_or_else(|| "somebody".to_owned()) },
            _ => other(),
        };
        Self { host, fault }
    }

    /// Whether a wrong clock on this machine may be the whole reason.
    pub fn is_about_time(&self) -> bool {
        matches!(self.fault, Fault::Ended { .. } | Fault::NotBegun { .. })
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the certificate of {} ", self.host)?;
        let day = |instant: &Instant| instant.format("%Y-%m-%d %H:%M UTC");
        let distance = |one: &Instant, other: &Instant| amount((*one - *other).max(TimeDelta::zero()));
        match &self.fault {
            Fault::Ended { on, now } => write!(formatter, "ended {} ago, on {}", distance(now, on), day(on)),
            Fault::NotBegun { on, now } => write!(formatter, "is not valid yet: it begins in {}, on {}", distance(on, now), day(on)),
            Fault::OtherHost { names } if names.is_empty() => formatter.write_str("is for no host name"),
            Fault::OtherHost { names } => write!(formatter, "is for {} and not for it", names.join(", ")),
            Fault::SelfSigned => formatter.write_str("is signed by nobody but the server itself"),
            Fault::UnknownIssuer { issuer } => write!(formatter, "was issued by {issuer}, which this machine does not trust"),
            Fault::Revoked => formatter.write_str("was revoked by who issued it"),
            Fault::Other { reason } => write!(formatter, "is not believed: {reason}"),
        }
    }
}

impl std::error::Error for Untrusted {}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, DnType, KeyPair};

    use super::*;

    fn self_signed(parts: &[(DnType, &str)]) -> CertificateDer<'static> {
        let mut parameters = CertificateParams::new(vec!["contoso.ciamlogin.com".to_owned()]).unwrap();
        parameters.distinguished_name = rcgen::DistinguishedName::new();
        for (kind, value) in parts {
            parameters.distinguished_name.push(kind.clone(), *value);
        }
        parameters.not_before = rcgen::date_time_ymd(2026, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(2026, 3, 1);
        parameters.self_signed(&KeyPair::generate().unwrap()).unwrap().der().clone()
    }

    fn judged(error: &CertificateError, now: &str) -> String {
        let certificate = self_signed(&[(DnType::CommonName, "Somebody")]);
        let now = chrono::DateTime::parse_from_rfc3339(now).unwrap().timestamp();
        let now = UnixTime::since_unix_epoch(std::time::Duration::from_secs(now.try_into().unwrap()));
        Untrusted::new("contoso.ciamlogin.com".to_owned(), error, &[&certificate], now).to_string()
    }

    #[test]
    fn an_issuer_is_named_as_people_know_it() {
        let name = |parts: &[(DnType, &str)]| Facts::of(&self_signed(parts)).unwrap().issuer;
        let (common, organization) = (DnType::CommonName, DnType::OrganizationName);
        assert_eq!(name(&[(common.clone(), "Zscaler Root CA"), (organization.clone(), "Zscaler Inc.")]), "Zscaler Root CA (Zscaler Inc.)");
        assert_eq!(name(&[(organization.clone(), "Contoso"), (common.clone(), "Contoso Root")]), "Contoso Root");
        assert_eq!(name(&[(organization, "Contoso")]), "Contoso");
        assert_eq!(name(&[]), "an authority without a name");
        assert_eq!(name(&[(common, &"x".repeat(5000))]).len(), LONGEST_NAME);
    }

    #[test]
    fn each_fault_is_told_with_its_figures() {
        let host = "the certificate of contoso.ciamlogin.com";
        assert_eq!(judged(&CertificateError::Expired, "2026-03-04T00:00:00Z"), format!("{host} ended 3 days ago, on 2026-03-01 00:00 UTC"));
        assert_eq!(
            judged(&CertificateError::NotValidYet, "2025-12-31T22:54:00Z"),
            format!("{host} is not valid yet: it begins in 66 min, on 2026-01-01 00:00 UTC")
        );
        assert_eq!(
            judged(&CertificateError::NotValidForName, "2026-02-01T00:00:00Z"),
            format!("{host} is for contoso.ciamlogin.com and not for it")
        );
        assert_eq!(
            judged(&CertificateError::UnknownIssuer, "2026-02-01T00:00:00Z"),
            format!("{host} is signed by nobody but the server itself")
        );
        assert_eq!(judged(&CertificateError::Revoked, "2026-02-01T00:00:00Z"), format!("{host} was revoked by who issued it"));
    }

    #[test]
    fn a_chain_in_a_circle_ends() {
        let [one, other] = ["One", "Other"].map(|name| self_signed(&[(DnType::CommonName, name)]));
        assert_eq!(issuer_of(&[&one, &other, &one]).as_deref(), Some("One"));
        assert_eq!(issuer_of(&[]), None);
        assert_eq!(Facts::of(&CertificateDer::from(vec![0x30, 0x82])), None);
    }
}
