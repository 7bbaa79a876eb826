//! Keys whose numbers are wrong, and files that ask for too much work.

use ::pkcs12::pbe_params::EncryptedPrivateKeyInfo;
use ::pkcs12::pfx::Pfx;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pkcs5::pbes2::{AES_256_CBC_OID, DES_EDE3_CBC_OID, PBES2_OID, PBKDF2_OID, SCRYPT_OID};
use rsa::BigUint;
use x509_cert::der::Encode;
use x509_cert::der::asn1::OctetString;

use super::*;
use crate::auth::certificate::Certificate;
use crate::auth::pkcs12::Work;
use crate::clock::Instant;
use crate::secret::Secret;

const CERTIFICATE: &str = include_str!("../../../tests/fixtures/keys/one_certificate.pem");
const PKCS1: &str = include_str!("../../../tests/fixtures/keys/one_pkcs1.pem");
/// Without encryption.
const ARCHIVE: &[u8] = include_bytes!("../../../tests/fixtures/keys/one_bare.pfx");
const NAMES: [&str; 9] = ["version", "n", "e", "d", "p", "q", "dP", "dQ", "qInv"];
const CONTRADICTION: &str = "the key cannot be used: its numbers contradict each other";
const DAMAGED_KEY: &str = "the key in it is damaged";

fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len().to_be_bytes();
    let length = &length[length.iter().position(|byte| *byte != 0).unwrap_or(length.len() - 1)..];
    let head = if content.len() < 128 { vec![tag] } else { vec![tag, 0x80 | u8::try_from(length.len()).unwrap()] };
    [&head, length, &content].concat()
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    der(0x30, parts)
}

fn octets(bytes: &[u8]) -> Vec<u8> {
    der(4, &[bytes])
}

fn oid(oid: ObjectIdentifier) -> Vec<u8> {
    der(6, &[oid.as_bytes()])
}

fn integer(value: &BigUint) -> Vec<u8> {
    let bytes = value.to_bytes_be();
    let sign: &[u8] = if bytes[0] < 0x80 { &[] } else { &[0] };
    der(2, &[sign, &bytes])
}

fn number(value: u64) -> Vec<u8> {
    integer(&BigUint::from(value))
}

/// The numbers of a good key, in the order of [`NAMES`].
fn good() -> Vec<BigUint> {
    let file = pem::parse(PKCS1).unwrap();
    let key = pkcs1::RsaPrivateKey::from_der(file.contents()).unwrap();
    let numbers =
        [key.modulus, key.public_exponent, key.private_exponent, key.prime1, key.prime2, key.exponent1, key.exponent2, key.coefficient];
    let numbers = numbers.iter().map(|number| BigUint::from_bytes_be(number.as_bytes()));
    [BigUint::from(0_u8)].into_iter().chain(numbers).collect()
}

fn pkcs1(numbers: &[BigUint]) -> Vec<u8> {
    sequence(&numbers.iter().map(integer).collect::<Vec<_>>().iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn pkcs8(key: &[u8]) -> Vec<u8> {
    sequence(&[&number(0), &sequence(&[&oid(RSA), &[5, 0]]), &octets(key)])
}

fn encrypted(kdf: &[u8], scheme: &[u8], bytes: &[u8]) -> Vec<u8> {
    sequence(&[&sequence(&[&oid(PBES2_OID), &sequence(&[kdf, scheme])]), &octets(bytes)])
}

fn scheme(cipher: ObjectIdentifier, vector: &[u8]) -> Vec<u8> {
    sequence(&[&oid(cipher), &octets(vector)])
}

fn pbkdf2(salt: &[u8], rounds: u64) -> Vec<u8> {
    sequence(&[&oid(PBKDF2_OID), &sequence(&[&octets(salt), &number(rounds)])])
}

fn scrypt(cost: u64, size: u64, lanes: u64) -> Vec<u8> {
    sequence(&[&oid(SCRYPT_OID), &sequence(&[&octets(b"salt"), &number(cost), &number(size), &number(lanes)])])
}

fn in_pem(tag: &str, der: &[u8]) -> Vec<u8> {
    format!("-----BEGIN {tag}-----\n{}\n-----END {tag}-----\n{CERTIFICATE}", STANDARD.encode(der)).into()
}

fn sealed(key: &[u8]) -> Vec<u8> {
    let (salt, vector) = ([1; 8], [2; 16]);
    let bytes = pbes2_with_one_round(&salt, &vector).encrypt("planted-passphrase", &pkcs8(key)).unwrap();
    encrypted(&pbkdf2_sha256(&salt), &scheme(AES_256_CBC_OID, &vector), &bytes)
}

fn pbes2_with_one_round<'a>(salt: &'a [u8], vector: &'a [u8; 16]) -> pkcs5::pbes2::Parameters<'a> {
    pkcs5::pbes2::Parameters::pbkdf2_sha256_aes256cbc(1, salt, vector).unwrap()
}

fn pbkdf2_sha256(salt: &[u8]) -> Vec<u8> {
    let hash = sequence(&[&oid(ObjectIdentifier::new_unwrap("1.2.840.113549.2.9")), &[5, 0]]);
    sequence(&[&oid(PBKDF2_OID), &sequence(&[&octets(salt), &number(1), &hash])])
}

/// The archive with another key of the same length in it, and without a MAC.
fn archive(key: &[u8]) -> Vec<u8> {
    let mut archive = Pfx::from_der(ARCHIVE).unwrap();
    archive.mac_data = None;
    let mut bytes = archive.to_der().unwrap();
    let old = pkcs1(&good());
    assert_eq!(old.len(), key.len());
    let at = bytes.windows(old.len()).position(|window| window == old).expect("the key is in clear");
    bytes[at..at + key.len()].copy_from_slice(key);
    bytes
}

fn every_form(key: &[u8]) -> [(&'static str, Vec<u8>); 4] {
    [
        ("PKCS#1", in_pem("RSA PRIVATE KEY", key)),
        ("PKCS#8", in_pem("PRIVATE KEY", &pkcs8(key))),
        ("encrypted", in_pem("ENCRYPTED PRIVATE KEY", &sealed(key))),
        ("PKCS#12", archive(key)),
    ]
}

fn read(file: &[u8], passphrase: &str) -> Result<Certificate, CertificateError> {
    Certificate::read(file, Some(&Secret::new(passphrase)), Instant::from_timestamp(1_790_000_000, 0).unwrap())
}

fn told(file: &[u8]) -> String {
    match read(file, "planted-passphrase").and_then(|certificate| certificate.sign(b"message")) {
        Ok(_) => "it signs".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_key_signs_in_every_form_that_these_tests_write() {
    for (form, file) in every_form(&pkcs1(&good())) {
        assert_eq!(told(&file), "it signs", "{form}");
    }
}

/// Bits from the first to the last, of each number, in each form.
#[test]
fn a_key_with_one_wrong_bit_is_refused_with_the_reason_and_never_panics() {
    for (at, name) in NAMES.into_iter().enumerate().skip(1) {
        let bits = good()[at].bits();
        for bit in [0, 1, 7, bits / 2, bits - 2] {
            let mut numbers = good();
            let flipped = BigUint::from(1_u8) << bit;
            numbers[at] = if (&numbers[at] >> bit) % 2_u8 == BigUint::from(0_u8) { &numbers[at] + flipped } else { &numbers[at] - flipped };
            let key = pkcs1(&numbers);
            if key.len() != pkcs1(&good()).len() {
                continue;
            }
            for (form, file) in every_form(&key) {
                assert_eq!(told(&file), CONTRADICTION, "bit {bit} of {name}, {form}");
            }
        }
    }
}

#[test]
fn a_key_with_a_number_of_another_kind_is_refused_with_the_reason() {
    let [zero, one] = [0_u8, 1].map(BigUint::from);
    for (at, name) in NAMES.into_iter().enumerate().skip(1) {
        let good = good();
        let long = BigUint::from(1_u8) << 16_384;
        for wrong in [zero.clone(), one.clone(), &good[at] + &one, &good[at] + 2_u8, &good[at] - &one, &good[at] * 2_u8, &long + &one, long]
        {
            let mut numbers = good.clone();
            numbers[at] = wrong;
            let told = told(&in_pem("RSA PRIVATE KEY", &pkcs1(&numbers)));
            let expected = if name == "n" { "the key cannot be used: it" } else { CONTRADICTION };
            assert!(told.starts_with(expected), "{name}: {told}");
        }
    }
}

/// With (p-1)/2 more, it signs every second message.
#[test]
fn a_wrong_exponent_that_signs_now_and_then_is_refused() {
    for (prime, exponent) in [(4, 6), (5, 7)] {
        let mut numbers = good();
        let order = &numbers[prime] - 1_u8;
        numbers[exponent] = (&numbers[exponent] + &order / 2_u8) % &order;
        let key = pkcs1(&numbers);
        assert_eq!(told(&in_pem("RSA PRIVATE KEY", &key)), CONTRADICTION, "{}", NAMES[exponent]);
        assert_eq!(told(&in_pem("PRIVATE KEY", &pkcs8(&key))), CONTRADICTION, "{}", NAMES[exponent]);
    }
}

#[test]
fn exchanged_primes_are_refused_unless_everything_is_exchanged() {
    let mut numbers = good();
    numbers.swap(4, 5);
    assert_eq!(told(&in_pem("RSA PRIVATE KEY", &pkcs1(&numbers))), CONTRADICTION);
    numbers.swap(6, 7);
    assert_eq!(told(&in_pem("RSA PRIVATE KEY", &pkcs1(&numbers))), CONTRADICTION);
}

#[test]
fn sizes_that_cids_does_not_sign_with_are_told() {
    for bits in [8_usize, 512, 1024, 2047, 2049, 2056, 8192, 16_384] {
        let mut numbers = good();
        numbers[1] = (BigUint::from(1_u8) << (bits - 1)) + 1_u8;
        let expected = format!("the key cannot be used: it has {bits} bits, and cids signs with 2048, 3072 or 4096");
        assert_eq!(told(&in_pem("RSA PRIVATE KEY", &pkcs1(&numbers))), expected);
    }
}

#[test]
fn a_damaged_structure_is_refused_with_the_reason() {
    let numbers = good();
    let key = pkcs1(&numbers);
    let negative = {
        let parts: Vec<Vec<u8>> = numbers.iter().map(integer).collect();
        let mut parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        let d = der(2, &[&[0xff], &numbers[3].to_bytes_be()]);
        parts[3] = &d;
        sequence(&parts)
    };
    let version_1 = [vec![BigUint::from(1_u8)], numbers[1..].to_vec()].concat();
    let files = [
        in_pem("RSA PRIVATE KEY", &negative),
        in_pem("RSA PRIVATE KEY", &[&key[..], b"more"].concat()),
        in_pem("RSA PRIVATE KEY", &key[..key.len() - 1]),
        in_pem("RSA PRIVATE KEY", &pkcs1(&numbers[..8])),
        in_pem("RSA PRIVATE KEY", &pkcs1(&version_1)),
        in_pem("RSA PRIVATE KEY", b""),
        in_pem("PRIVATE KEY", &[pkcs8(&key), b"more".to_vec()].concat()),
        in_pem("PRIVATE KEY", &pkcs8(b"")),
        in_pem("PRIVATE KEY", &key),
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(told(file), DAMAGED_KEY, "{at}");
    }
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_before_any_is_done() {
    let aes = scheme(AES_256_CBC_OID, &[0; 16]);
    let (costly, damaged, unknown) = (
        "it takes too much work to decrypt",
        "it is neither PEM nor PKCS#12, or is damaged",
        "it is encrypted in a way that cids does not know",
    );
    let cases = [
        ("10,000,001 rounds", pbkdf2(b"salt", 10_000_001), &aes, costly),
        ("4,294,967,295 rounds", pbkdf2(b"salt", u32::MAX.into()), &aes, costly),
        ("more rounds than 32 bits count", pbkdf2(b"salt", 1 << 40), &aes, unknown),
        ("no round", pbkdf2(b"salt", 0), &aes, costly),
        ("a long salt", pbkdf2(&[0; 1025], 1), &aes, costly),
        ("128 MiB", scrypt(1 << 17, 8, 1), &aes, costly),
        ("64 MiB and a little", scrypt(1 << 16, 9, 1), &aes, costly),
        ("1 GiB in large blocks", scrypt(1 << 7, 65_535, 1), &aes, costly),
        ("many lanes", scrypt(1 << 14, 8, 1000), &aes, costly),
        ("all memory there is", scrypt(1 << 63, 65_535, 65_535), &aes, costly),
        ("no cost", scrypt(0, 8, 1), &aes, damaged),
        ("no size", scrypt(1 << 14, 0, 1), &aes, damaged),
        ("no lanes", scrypt(1 << 14, 8, 0), &aes, damaged),
        ("a cost that is no power of two", scrypt(12_345, 8, 1), &aes, unknown),
        ("a short vector of Triple DES", pbkdf2(b"salt", 1), &scheme(DES_EDE3_CBC_OID, &[0; 4]), damaged),
        ("no vector", pbkdf2(b"salt", 1), &scheme(AES_256_CBC_OID, &[]), damaged),
        ("a short vector of AES", pbkdf2(b"salt", 1), &scheme(AES_256_CBC_OID, &[0; 8]), unknown),
    ];
    for (name, kdf, scheme, expected) in cases {
        let file = in_pem("ENCRYPTED PRIVATE KEY", &encrypted(&kdf, scheme, &[0; 32]));
        assert_eq!(told(&file), expected, "{name}");
    }
}

#[test]
fn the_keys_of_a_file_share_what_it_may_cost() {
    let key = encrypted(&pbkdf2(b"salt", 6_000_000), &scheme(AES_256_CBC_OID, &[0; 16]), &[0; 32]);
    let mut work = Work::for_file();
    work.spend(6_000_000, b"salt").unwrap();
    let key = crate::auth::pkcs12::private_key(&EncryptedPrivateKeyInfo::from_der(&key).unwrap(), &Secret::new("x"), &mut work);
    assert_eq!(key.err().unwrap().to_string(), "it takes too much work to decrypt");
}

#[test]
fn the_rounds_of_an_archives_mac_are_bounded() {
    for rounds in [0, -1, 10_000_001, i32::MAX, i32::MIN] {
        let mut archive = Pfx::from_der(ARCHIVE).unwrap();
        archive.mac_data.as_mut().unwrap().iterations = rounds;
        assert_eq!(told(&archive.to_der().unwrap()), "it takes too much work to decrypt", "{rounds}");
    }
    let mut archive = Pfx::from_der(ARCHIVE).unwrap();
    archive.mac_data.as_mut().unwrap().mac_salt = OctetString::new(vec![0; 2000]).unwrap();
    assert_eq!(told(&archive.to_der().unwrap()), "it takes too much work to decrypt");
}
