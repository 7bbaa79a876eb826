//! Files of certificates to trust. One that cannot be used as it was meant is an error before anything is sent: what silently trusts
//! nobody more sends its user looking everywhere else.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::certificate::Facts;
use super::skew::amount;
use crate::clock::Instant;
use crate::utf8;

/// The operating systems' own are half a megabyte.
const LARGEST: u64 = 16 * 1024 * 1024;

/// A file of certificate authorities (PEM).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Where it is.
    pub path: PathBuf,
    /// Who named it.
    pub source: String,
}

/// A file of certificates that cannot be used.
#[derive(Debug)]
pub struct BundleError {
    /// The file.
    pub bundle: Bundle,
    /// What is wrong with it.
    pub fault: BundleFault,
}

/// What is wrong with a file of certificates.
#[derive(Debug)]
pub enum BundleFault {
    /// It is not there, or may not be read.
    Unreadable(io::Error),
    /// A folder, a pipe, a device.
    NotAFile,
    /// There is no certificate in it.
    NoCertificate {
        /// Whether it looks like a certificate in its binary form.
        binary: bool,
    },
    /// It is text in UTF-16.
    Utf16,
    /// All that is in it has ended.
    Ended {
        /// The last of them.
        on: Instant,
        /// The time by this machine's clock.
        now: Instant,
    },
}

impl Bundle {
    /// The authorities in it, of which one at least is still good.
    pub(super) fn read(&self, now: Instant) -> Result<Vec<CertificateDer<'static>>, BundleError> {
        self.authorities(now).map_err(|fault| BundleError { bundle: self.clone(), fault })
    }

    fn authorities(&self, now: Instant) -> Result<Vec<CertificateDer<'static>>, BundleFault> {
        // Looked at before it is opened: opening a pipe would wait for somebody to write to it.
        let metadata = fs::metadata(&self.path).map_err(BundleFault::Unreadable)?;
        if !metadata.is_file() {
            return Err(BundleFault::NotAFile);
        }
        if metadata.len() > LARGEST {
            return Err(BundleFault::NoCertificate { binary: false });
        }
        let content = fs::read(&self.path).map_err(BundleFault::Unreadable)?;
        if utf8::is_utf16(&content) {
            return Err(BundleFault::Utf16);
        }
        let mut authorities = in_pem(&content);
        authorities.retain(|certificate| webpki::anchor_from_trusted_cert(certificate).is_ok());
        if authorities.is_empty() {
            // A DER SEQUENCE with a length of two bytes.
            return Err(BundleFault::NoCertificate { binary: content.starts_with(&[0x30, 0x82]) });
        }
        let ends: Vec<Instant> = authorities.iter().filter_map(|certificate| Some(Facts::of(certificate)?.not_after)).collect();
        match ends.iter().max() {
            Some(last) if *last < now && ends.len() == authorities.len() => Err(BundleFault::Ended { on: *last, now }),
            _ => Ok(authorities),
        }
    }
}

/// The certificates in the files of `folder`. What cannot be read is passed over, as OpenSSL does.
pub(super) fn in_folder(folder: &Path) -> Vec<CertificateDer<'static>> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let contents = files.filter_map(|path| fs::read(path).ok());
    contents.flat_map(|content| in_pem(&content)).collect()
}

/// The certificates in PEM. The parser looks for their first lines at the beginning of a line, where files that were joined have their byte
/// order marks.
fn in_pem(content: &[u8]) -> Vec<CertificateDer<'static>> {
    let lines: Vec<&[u8]> = content.split_inclusive(|byte| *byte == b'\n').map(utf8::without_mark).collect();
    CertificateDer::pem_slice_iter(&lines.concat()).filter_map(Result::ok).collect()
}

impl fmt::Display for BundleError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Bundle { path, source } = &self.bundle;
        write!(formatter, "the certificates in {} ({source}) cannot be used: ", path.display())?;
        match &self.fault {
            BundleFault::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => formatter.write_str("there is no such file"),
            BundleFault::Unreadable(error) => write!(formatter, "{error}"),
            BundleFault::NotAFile => formatter.write_str("that is not a file"),
            BundleFault::NoCertificate { binary: false } => formatter.write_str("there is none in PEM form"),
            BundleFault::NoCertificate { binary: true } => formatter.write_str("it is in DER form, not in PEM"),
            BundleFault::Utf16 => formatter.write_str("it is UTF-16 text"),
            BundleFault::Ended { on, now } => {
                write!(formatter, "they ended {} ago, on {}", amount(*now - *on), on.format("%Y-%m-%d %H:%M UTC"))
            }
        }
    }
}

impl std::error::Error for BundleError {}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};

    use super::*;

    fn authority(last_year: i32) -> rcgen::Certificate {
        let mut parameters = CertificateParams::default();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        parameters.not_before = rcgen::date_time_ymd(2020, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(last_year, 1, 1);
        parameters.self_signed(&KeyPair::generate().unwrap()).unwrap()
    }

    fn now() -> Instant {
        chrono::DateTime::parse_from_rfc3339("2026-03-02T10:00:00Z").unwrap().into()
    }

    fn read(content: impl AsRef<[u8]>) -> Result<usize, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("roots.pem");
        fs::write(&path, content).unwrap();
        let bundle = Bundle { path, source: "--ca-bundle".to_owned() };
        let read = bundle.read(now()).map(|authorities| authorities.len());
        read.map_err(|error| error.to_string().rsplit_once("cannot be used: ").unwrap().1.to_owned())
    }

    #[test]
    fn authorities_are_read_whatever_stands_between() {
        let (one, other) = (authority(2030), authority(2031));
        assert_eq!(read(format!("# Contoso\n{}\nkey: none\r\n{}", one.pem(), other.pem())), Ok(2));
        assert_eq!(read(format!("{}{}", authority(2021).pem(), one.pem())), Ok(2), "one of many may have ended");
        assert_eq!(read(format!("\u{feff}{}\u{feff}{}", one.pem(), other.pem())), Ok(2), "files with byte order marks were joined");
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let nothing = Err("there is none in PEM form".to_owned());
        assert_eq!(read(""), nothing);
        assert_eq!(read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), nothing);
        assert_eq!(read([0xff; 300]), nothing);
        let utf16: Vec<u8> = format!("\u{feff}{}", authority(2030).pem()).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(utf16), Err("it is UTF-16 text".to_owned()));
        assert_eq!(read(authority(2030).der()), Err("it is in DER form, not in PEM".to_owned()));
        assert_eq!(read(authority(2026).pem()), Err("they ended 60 days ago, on 2026-01-01 00:00 UTC".to_owned()));
    }

    #[test]
    fn a_missing_file_and_a_folder_are_named_with_their_source() {
        let folder = tempfile::tempdir().unwrap();
        let told = |path: PathBuf| Bundle { path, source: "SSL_CERT_FILE".to_owned() }.read(now()).unwrap_err().to_string();
        let missing = folder.path().join("gone.pem");
        assert_eq!(
            told(missing.clone()),
            format!("the certificates in {} (SSL_CERT_FILE) cannot be used: there is no such file", missing.display())
        );
        assert!(told(folder.path().to_owned()).ends_with("that is not a file"));
    }

    #[test]
    fn a_folder_gives_what_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pem"), authority(2030).pem()).unwrap();
        fs::write(folder.path().join("b.txt"), "nothing").unwrap();
        fs::create_dir(folder.path().join("c")).unwrap();
        assert_eq!(in_folder(folder.path()).len(), 1);
        assert!(in_folder(&folder.path().join("gone")).is_empty());
    }
}
