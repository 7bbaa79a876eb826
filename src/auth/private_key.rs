//! The private key in a file. Every number of it is checked before the key is used: the file may be damaged, or made to do harm.

use ring::signature::RsaKeyPair;
use rsa::pkcs1::{self, DecodeRsaPrivateKey};
use rsa::pkcs8;
use rsa::traits::PrivateKeyParts;
use x509_cert::der::Decode;
use x509_cert::spki::ObjectIdentifier;
use zeroize::Zeroizing;

use super::CertificateError;

/// RFC 8017 §A.1.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// The sizes that ring signs with.
const SIZES: [usize; 3] = [2048, 3072, 4096];

/// A private key in DER.
pub(super) enum PrivateKey {
    Pkcs1(Zeroizing<Vec<u8>>),
    Pkcs8(Zeroizing<Vec<u8>>),
}

impl PrivateKey {
    /// The key, if it is an RSA key whose numbers belong together.
    pub(super) fn rsa(&self) -> Result<RsaKeyPair, CertificateError> {
        match self {
            Self::Pkcs1(der) => checked(der),
            Self::Pkcs8(der) => {
                let info = pkcs8::PrivateKeyInfo::from_der(der).map_err(|_| DAMAGED)?;
                if info.algorithm.oid == RSA { checked(info.private_key) } else { Err(CertificateError::NotRsa) }
            }
        }
    }
}

const DAMAGED: CertificateError = CertificateError::Unreadable { what: "the key in it is damaged" };

/// ring checks the sizes and that n = pq and qInv = 1/q, but finds a wrong dP or dQ only when it signs, perhaps not the first time, and
/// never a wrong d. The rsa crate checks that d inverts e, and computes dP and dQ from it. ring comes first: the rsa crate takes numbers
/// of any size.
fn checked(der: &[u8]) -> Result<RsaKeyPair, CertificateError> {
    let unusable = |reason: String| CertificateError::UnusableKey { reason };
    let numbers = pkcs1::RsaPrivateKey::from_der(der).map_err(|_| DAMAGED)?;
    if numbers.other_prime_infos.is_some() {
        return Err(unusable("it has more than two primes".to_owned()));
    }
    // Without leading zeros.
    let modulus = numbers.modulus.as_bytes();
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |first| first.leading_zeros() as usize);
    if !SIZES.contains(&bits) {
        return Err(unusable(format!("it has {bits} bits, and cids signs with 2048, 3072 or 4096")));
    }
    let contradicts = || unusable("its numbers contradict each other".to_owned());
    let key = RsaKeyPair::from_der(der).map_err(|_| contradicts())?;
    let expected = rsa::RsaPrivateKey::from_pkcs1_der(der).map_err(|_| contradicts())?;
    for (exponent, expected) in [(numbers.exponent1, expected.dp()), (numbers.exponent2, expected.dq())] {
        let expected = Zeroizing::new(expected.ok_or_else(contradicts)?.to_bytes_be());
        if exponent.as_bytes() != expected.as_slice() {
            return Err(contradicts());
        }
    }
    Ok(key)
}

#[cfg(test)]
#[path = "tests/private_key.rs"]
mod tests;
