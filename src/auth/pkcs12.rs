//! PKCS#12 archives (RFC 7292) and the encryption of the keys in them: as it is done today (PBES2, RFC 8018), and as old Windows, macOS and
//! OpenSSL did it. The structures, the key derivation and the ciphers are RustCrypto's.

use ::pkcs12::authenticated_safe::AuthenticatedSafe;
use ::pkcs12::cert_type::CertBag;
use ::pkcs12::kdf::{Pkcs12KeyType, derive_key_utf8};
use ::pkcs12::mac_data::MacData;
use ::pkcs12::pbe_params::{EncryptedPrivateKeyInfo, Pkcs12PbeParams};
use ::pkcs12::pfx::Pfx;
use ::pkcs12::safe_bag::{SafeBag, SafeContents};
use ::pkcs12::{
    PKCS_12_CERT_BAG_OID as CERTIFICATE, PKCS_12_KEY_BAG_OID as KEY, PKCS_12_PBE_WITH_SHAAND3_KEY_TRIPLE_DES_CBC as TRIPLE_DES,
    PKCS_12_PBEWITH_SHAAND40_BIT_RC2_CBC as RC2, PKCS_12_PKCS8_KEY_BAG_OID as ENCRYPTED_KEY,
};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipher, BlockDecryptMut, InnerIvInit, KeyInit};
use cms::encrypted_data::EncryptedData;
use des::TdesEde3;
use pkcs5::pbes2::{self, Kdf, PBES2_OID as PBES2};
use rc2::Rc2;
use ring::hmac;
use sha1::Sha1;
use sha2::Sha256;
use x509_cert::der::asn1::{AnyRef, ContextSpecific, OctetString};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{self, Decode, Encode};
use x509_cert::spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::CertificateError;
use super::certificate::{Content, PrivateKey};
use crate::secret::Secret;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
const SHA_1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// A file cannot make us work for ever: tools write 2,048 to 600,000.
const MOST_ITERATIONS: u32 = 10_000_000;

const DAMAGED: CertificateError = CertificateError::Unreadable { what: "it is neither PEM nor PKCS#12, or is damaged" };
const UNKNOWN: CertificateError = CertificateError::Unreadable { what: "it is encrypted in a way that cids does not know" };

impl From<der::Error> for CertificateError {
    fn from(_: der::Error) -> Self {
        DAMAGED
    }
}

/// What an archive holds. Some are made with an empty passphrase, so that is tried where none is given.
pub(super) fn open(bytes: &[u8], passphrase: Option<&Secret>) -> Result<Content, CertificateError> {
    let archive = Pfx::from_der(bytes)?;
    let safe = archive.auth_safe.content.decode_as::<OctetString>()?;
    let empty = Secret::new("");
    let given = passphrase.unwrap_or(&empty);
    if let Some(mac) = &archive.mac_data
        && !is_mac_of(mac, safe.as_bytes(), given)?
    {
        return Err(if passphrase.is_none() { CertificateError::PassphraseNeeded } else { CertificateError::WrongPassphrase });
    }
    let mut content = Content::default();
    for part in AuthenticatedSafe::from_der(safe.as_bytes())? {
        let bags = match part.content_type {
            DATA => Zeroizing::new(part.content.decode_as::<OctetString>()?.into_bytes()),
            ENCRYPTED_DATA => {
                let encrypted = part.content.decode_as::<EncryptedData>()?.enc_content_info;
                let bytes = encrypted.encrypted_content.as_ref().map(OctetString::as_bytes).unwrap_or_default();
                decrypt(&encrypted.content_enc_alg, bytes, given)?
            }
            _ => return Err(UNKNOWN),
        };
        for bag in SafeContents::from_der(&bags)? {
            empty_into(&mut content, &bag, given)?;
        }
    }
    Ok(content)
}

fn empty_into(content: &mut Content, bag: &SafeBag, passphrase: &Secret) -> Result<(), CertificateError> {
    let value = ContextSpecific::<AnyRef<'_>>::from_der(&bag.bag_value)?.value;
    let key = match bag.bag_id {
        CERTIFICATE => {
            content.certificates.push(value.decode_as::<CertBag>()?.cert_value.into_bytes());
            return Ok(());
        }
        KEY => PrivateKey::Pkcs8(Zeroizing::new(value.to_der()?)),
        ENCRYPTED_KEY => private_key(&value.decode_as()?, passphrase)?,
        _ => return Ok(()),
    };
    match content.key.replace(key) {
        None => Ok(()),
        Some(_) => Err(CertificateError::Unreadable { what: "there are several keys in it" }),
    }
}

/// The key in an encrypted PKCS#8 document.
pub(super) fn private_key(encrypted: &EncryptedPrivateKeyInfo, passphrase: &Secret) -> Result<PrivateKey, CertificateError> {
    let key = decrypt(&encrypted.encryption_algorithm, encrypted.encrypted_data.as_bytes(), passphrase)?;
    // One wrong passphrase in 256 leaves what looks like padding.
    match rsa::pkcs8::PrivateKeyInfo::try_from(key.as_slice()) {
        Ok(_) => Ok(PrivateKey::Pkcs8(key)),
        Err(_) => Err(CertificateError::WrongPassphrase),
    }
}

fn decrypt(algorithm: &AlgorithmIdentifierOwned, bytes: &[u8], passphrase: &Secret) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let parameters = algorithm.parameters.as_ref().ok_or(DAMAGED)?;
    match algorithm.oid {
        PBES2 => {
            let parameters = parameters.to_der()?;
            let parameters = pbes2::Parameters::from_der(&parameters).map_err(|_| UNKNOWN)?;
            if matches!(&parameters.kdf, Kdf::Pbkdf2(kdf) if kdf.iteration_count > MOST_ITERATIONS) {
                return Err(UNKNOWN);
            }
            match parameters.decrypt(passphrase.expose(), bytes) {
                Ok(opened) => Ok(Zeroizing::new(opened)),
                Err(pkcs5::Error::DecryptFailed | pkcs5::Error::EncryptFailed) => Err(CertificateError::WrongPassphrase),
                Err(_) => Err(UNKNOWN),
            }
        }
        TRIPLE_DES => {
            let (key, iv) = derive(&parameters.decode_as()?, passphrase, 24)?;
            unpadded(TdesEde3::new_from_slice(&key).map_err(|_| DAMAGED)?, &iv, bytes)
        }
        RC2 => {
            let (key, iv) = derive(&parameters.decode_as()?, passphrase, 5)?;
            unpadded(Rc2::new_with_eff_key_len(&key, 40), &iv, bytes)
        }
        _ => Err(UNKNOWN),
    }
}

/// Key and initialization vector of the old encryptions (RFC 7292 appendix C).
fn derive(parameters: &Pkcs12PbeParams, passphrase: &Secret, length: usize) -> Result<(Zeroizing<Vec<u8>>, Vec<u8>), CertificateError> {
    let (salt, rounds) = (parameters.salt.as_bytes(), bearable(parameters.iterations)?);
    let key = derive_key_utf8::<Sha1>(passphrase.expose(), salt, Pkcs12KeyType::EncryptionKey, rounds, length)?;
    let iv = derive_key_utf8::<Sha1>(passphrase.expose(), salt, Pkcs12KeyType::Iv, rounds, 8)?;
    Ok((Zeroizing::new(key), iv))
}

fn unpadded<C>(cipher: C, iv: &[u8], bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, CertificateError>
where
    C: BlockCipher + cbc::cipher::BlockDecrypt,
{
    let decryptor = Decryptor::inner_iv_slice_init(cipher, iv).map_err(|_| DAMAGED)?;
    let opened = decryptor.decrypt_padded_vec_mut::<Pkcs7>(bytes).map_err(|_| CertificateError::WrongPassphrase)?;
    Ok(Zeroizing::new(opened))
}

fn is_mac_of(mac: &MacData, bytes: &[u8], passphrase: &Secret) -> Result<bool, CertificateError> {
    let (passphrase, salt, rounds) = (passphrase.expose(), mac.mac_salt.as_bytes(), bearable(mac.iterations)?);
    let (algorithm, key) = match mac.mac.algorithm.oid {
        SHA_1 => (hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, derive_key_utf8::<Sha1>(passphrase, salt, Pkcs12KeyType::Mac, rounds, 20)?),
        SHA_256 => (hmac::HMAC_SHA256, derive_key_utf8::<Sha256>(passphrase, salt, Pkcs12KeyType::Mac, rounds, 32)?),
        _ => return Err(UNKNOWN),
    };
    Ok(hmac::verify(&hmac::Key::new(algorithm, &key), bytes, mac.mac.digest.as_bytes()).is_ok())
}

fn bearable(rounds: i32) -> Result<i32, CertificateError> {
    match u32::try_from(rounds) {
        Ok(1..=MOST_ITERATIONS) => Ok(rounds),
        _ => Err(UNKNOWN),
    }
}
