//! Certificates in every form that people have, and what is wrong with others.

use std::fmt::Write as _;

use base64::engine::general_purpose::STANDARD;

use super::*;

const KEY: &str = include_str!("../../../tests/fixtures/keys/one.pem");
const PKCS1: &str = include_str!("../../../tests/fixtures/keys/one_pkcs1.pem");
const ENCRYPTED: &str = include_str!("../../../tests/fixtures/keys/one_encrypted.pem");
const OTHER_KEY: &str = include_str!("../../../tests/fixtures/keys/two.pem");
const EC: &str = include_str!("../../../tests/fixtures/keys/ec.pem");
const CERTIFICATE: &str = include_str!("../../../tests/fixtures/keys/one_certificate.pem");
const ENDED: &str = include_str!("../../../tests/fixtures/keys/one_certificate_ended.pem");
const ARCHIVE: &[u8] = include_bytes!("../../../tests/fixtures/keys/one.pfx");
const LEGACY: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_legacy.pfx");
const SCRYPT: &str = include_str!("../../../tests/fixtures/keys/one_scrypt.pem");
const MAC_SHA224: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_mac_sha224.pfx");
const MAC_SHA384: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_mac_sha384.pfx");
const MAC_SHA512: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_mac_sha512.pfx");
const MAC_SHA512_256: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_mac_sha512-256.pfx");
const UNICODE: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_unicode.pfx");
const UNICODE_LEGACY: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_unicode_legacy.pfx");
const BARE: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_bare.pfx");

/// SHA-256 of the certificate, by `openssl x509 -fingerprint -sha256`.
const FINGERPRINT: &str = "6C6C3725AA14B2FEBAFC70E0E8CC4F1A39FDC5A4E880217719C47A8B24A6DAF5";

fn now() -> Instant {
    Instant::from_timestamp(1_790_000_000, 0).unwrap()
}

fn read(bytes: impl AsRef<[u8]>, passphrase: Option<&str>) -> Result<Certificate, CertificateError> {
    Certificate::read(bytes.as_ref(), passphrase.map(Secret::new).as_ref(), now())
}

fn refused(bytes: impl AsRef<[u8]>, passphrase: Option<&str>) -> CertificateError {
    match read(bytes, passphrase) {
        Ok(certificate) => panic!("it was read: {}", certificate.thumbprint()),
        Err(error) => error,
    }
}

#[test]
fn a_certificate_is_read_in_every_form_and_signs_for_itself() {
    let forms: [(&str, Vec<u8>, Option<&str>); 16] = [
        ("key first", format!("{KEY}{CERTIFICATE}").into(), None),
        ("key last", format!("{CERTIFICATE}{KEY}").into(), None),
        ("text around", format!("Bag Attributes\n  x\n{CERTIFICATE}\nKey Attributes: <No Attributes>\n{KEY}").into(), None),
        ("Windows lines", format!("{CERTIFICATE}{KEY}").replace('\n', "\r\n").into(), None),
        ("PKCS#1", format!("{PKCS1}{CERTIFICATE}").into(), None),
        ("encrypted PKCS#8", format!("{ENCRYPTED}{CERTIFICATE}").into(), Some("planted-passphrase")),
        ("encrypted with scrypt", format!("{SCRYPT}{CERTIFICATE}").into(), Some("planted-passphrase")),
        ("PKCS#12", ARCHIVE.into(), Some("planted-passphrase")),
        ("PKCS#12, SHA-224", MAC_SHA224.into(), Some("planted-passphrase")),
        ("PKCS#12, SHA-384", MAC_SHA384.into(), Some("planted-passphrase")),
        ("PKCS#12, SHA-512", MAC_SHA512.into(), Some("planted-passphrase")),
        ("PKCS#12, SHA-512/256", MAC_SHA512_256.into(), Some("planted-passphrase")),
        ("PKCS#12, Unicode", UNICODE.into(), Some("schlüssel 🔑")),
        ("PKCS#12 of old tools, Unicode", UNICODE_LEGACY.into(), Some("schlüssel 🔑")),
        ("PKCS#12 of old tools", LEGACY.into(), Some("planted-passphrase")),
        ("PKCS#12 without a passphrase", BARE.into(), None),
    ];
    for (form, bytes, passphrase) in forms {
        let certificate = read(bytes, passphrase).unwrap_or_else(|error| panic!("{form}: {error}"));
        let digest = URL_SAFE_NO_PAD.decode(certificate.thumbprint()).unwrap();
        let hex = digest.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02X}").unwrap();
            hex
        });
        assert_eq!(hex, FINGERPRINT, "{form}");
        let public = certificate.key.public_key().as_ref();
        let verified = ring::signature::UnparsedPublicKey::new(&ring::signature::RSA_PSS_2048_8192_SHA256, public)
            .verify(b"message", &certificate.sign(b"message").unwrap());
        assert!(verified.is_ok(), "{form}");
    }
}

#[test]
fn of_several_certificates_the_keys_own_counts() {
    let other = rcgen::KeyPair::generate().unwrap();
    let authority = rcgen::CertificateParams::default().self_signed(&other).unwrap().pem();
    assert!(read(format!("{authority}{KEY}{CERTIFICATE}"), None).is_ok());
    assert_eq!(refused(format!("{authority}{KEY}"), None), CertificateError::Mismatch);
}

#[test]
fn byte_order_marks_are_no_part_of_a_file_and_utf16_is_named() {
    assert!(read(format!("\u{feff}{KEY}\u{feff}{CERTIFICATE}"), None).is_ok());
    let utf16: Vec<u8> = format!("\u{feff}{KEY}{CERTIFICATE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(utf16, None).to_string(), "it is UTF-16 text, not UTF-8");
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    assert_eq!(refused(format!("{OTHER_KEY}{CERTIFICATE}"), None), CertificateError::Mismatch);
    assert_eq!(refused(CERTIFICATE, None), CertificateError::NoKey);
    assert_eq!(refused(KEY, None), CertificateError::NoCertificate);
    assert_eq!(refused(format!("{EC}{CERTIFICATE}"), None), CertificateError::NotRsa);
    assert_eq!(refused(format!("{ENCRYPTED}{CERTIFICATE}"), None), CertificateError::PassphraseNeeded);
    assert!(matches!(refused(format!("{KEY}{ENDED}"), None), CertificateError::Ended { on } if on.to_string().starts_with("2021-01-01")));
    let several = CertificateError::Unreadable { what: "there are several keys in it" };
    assert_eq!(refused(format!("{KEY}{OTHER_KEY}{CERTIFICATE}"), None), several);
    let early = Instant::from_timestamp(1_500_000_000, 0).unwrap();
    let early = Certificate::read(format!("{KEY}{CERTIFICATE}").as_bytes(), None, early);
    assert!(matches!(early, Err(CertificateError::NotYetValid { .. })));
    for archive in [ARCHIVE, LEGACY, MAC_SHA224, MAC_SHA384, MAC_SHA512, MAC_SHA512_256] {
        assert_eq!(refused(archive, None), CertificateError::PassphraseNeeded);
        assert_eq!(refused(archive, Some("wrong")), CertificateError::WrongPassphrase);
    }
}

/// One wrong passphrase in 256 leaves what looks like padding: none may pass for a damaged key.
#[test]
fn a_wrong_passphrase_is_always_told_as_one() {
    let file = format!("{ENCRYPTED}{CERTIFICATE}");
    for wrong in 0..300 {
        assert_eq!(refused(&file, Some(&format!("wrong {wrong}"))), CertificateError::WrongPassphrase, "{wrong}");
    }
}

#[test]
fn whatever_a_file_holds_it_is_refused_and_never_panics() {
    let damaged = "it is neither PEM nor PKCS#12, or is damaged";
    for (bytes, reason) in [
        (&b""[..], damaged),
        (b"-----BEGIN ", "there is no private key in it"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "there is no private key in it"),
        (&[0x30, 0x80], damaged),
        (&[0x30; 4096], damaged),
    ] {
        assert_eq!(refused(bytes, Some("x")).to_string(), reason, "{bytes:?}");
    }
    assert_eq!(
        refused(format!("{KEY}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), None).to_string(),
        "a certificate in it is damaged"
    );
    for cut in (0..ARCHIVE.len()).step_by(7) {
        assert_eq!(refused(&ARCHIVE[..cut], Some("planted-passphrase")).to_string(), damaged, "{cut}");
        let mut changed = ARCHIVE.to_vec();
        changed[cut] ^= 0xff;
        // Any answer will do: attributes of a bag are not looked at.
        let _ = read(&changed, Some("planted-passphrase"));
    }
}

/// Every form in which an error could show `secret`: as it stands, as a list of bytes, in hexadecimal, and in base64 at each offset.
fn forms(secret: &[u8]) -> Vec<String> {
    let list = format!("{secret:?}");
    let hex = secret.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let inner = |bytes: &[u8], cut: usize| STANDARD.encode(bytes)[cut..].trim_end_matches('=').to_owned();
    let shifted = (0..3).map(|offset| inner(&[&vec![0; offset][..], &secret[..secret.len() - (secret.len() + offset) % 3]].concat(), 4));
    [vec![String::from_utf8_lossy(secret).into_owned(), list.trim_matches(['[', ']']).to_owned(), hex], shifted.collect()].concat()
}

#[test]
fn errors_tell_nothing_of_the_key_nor_of_the_passphrase() {
    let key = pem::parse(KEY).unwrap();
    let secret = &key.contents()[600..624];
    // As it would look in a dump of the file, whose lines begin elsewhere.
    let shown = STANDARD.encode(key.contents());
    assert!(forms(secret).iter().any(|form| shown.contains(form.as_str())), "the forms miss the one in the file");
    let cut = |length: usize| format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n{CERTIFICATE}", &shown[..length]);
    let mut contradicting = key.contents().to_vec();
    *contradicting.last_mut().unwrap() ^= 1;
    let contradicting = pem::encode(&pem::Pem::new("PRIVATE KEY", contradicting));
    let wrong = "wrong-passphrase";
    let files = [
        (format!("{contradicting}{CERTIFICATE}").into_bytes(), "the key cannot be used: its numbers contradict each other"),
        (format!("{KEY}{OTHER_KEY}{CERTIFICATE}").into(), "there are several keys in it"),
        (KEY.into(), "there is a key in it, but no certificate"),
        (format!("{KEY}{ENDED}").into(), "the certificate ended on 2021-01-01 00:00:00 UTC"),
        (cut(shown.len() - 100).into(), "the key in it is damaged"),
        (cut(shown.len() - 101).into(), "a PEM block in it is damaged"),
        (key.contents().to_vec(), "it is neither PEM nor PKCS#12, or is damaged"),
        (format!("{ENCRYPTED}{CERTIFICATE}").into(), "the passphrase is not the one that its key is encrypted with"),
        (ARCHIVE.into(), "the passphrase is not the one that its key is encrypted with"),
    ];
    for (file, reason) in files {
        let error = refused(file, Some(wrong));
        assert_eq!(error.to_string(), reason);
        let told = format!("{error:?} {error:#?} {error}");
        for form in [forms(secret), forms(wrong.as_bytes())].concat() {
            assert!(!told.contains(&form), "{told} shows {form}");
        }
    }
}
