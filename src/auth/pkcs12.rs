//! PKCS#12 archives (RFC 7292) and the encryption of the keys in them: as it is done today (PBES2, RFC 8018), and as old Windows, macOS and
//! OpenSSL did it. The structures, the key derivation and the ciphers are RustCrypto's.

use ::pkcs12::authenticated_safe::AuthenticatedSafe;
use ::pkcs12::cert_type::CertBag;
use ::pkcs12::kdf::{Pkcs12KeyType, derive_key};
use ::pkcs12::mac_data::MacData;
use ::pkcs12::pbe_params::{EncryptedPrivateKeyInfo, Pbes2Params, Pkcs12PbeParams};
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
use hmac::digest::core_api::BlockSizeUser;
use hmac::digest::{Digest, FixedOutputReset};
use hmac::{Mac, SimpleHmac};
use pkcs5::pbes2::{self, Kdf, PBES2_OID as PBES2, ScryptParams};
use rc2::Rc2;
use sha1::Sha1;
use sha2::digest::const_oid::AssociatedOid;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use x509_cert::der::asn1::{AnyRef, ContextSpecific, OctetString};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{self, Decode, Encode};
use x509_cert::spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::CertificateError;
use super::certificate::Content;
use super::private_key::PrivateKey;
use crate::secret::Secret;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
/// A file cannot make us work for ever: tools write 2,048 to 600,000 rounds of a hash.
const MOST_ROUNDS: u64 = 10_000_000;
/// scrypt takes 16 MiB as OpenSSL writes it.
const MOST_SCRYPT_MEMORY: u64 = 64 * 1024 * 1024;
/// Of a salt and of an initialization vector: tools write 8 to 64 bytes.
const LONGEST_SALT: usize = 1024;

const DAMAGED: CertificateError = CertificateError::Unreadable { what: "it is neither PEM nor PKCS#12, or is damaged" };
const UNKNOWN: CertificateError = CertificateError::Unreadable { what: "it is encrypted in a way that cids does not know" };
const TOO_COSTLY: CertificateError = CertificateError::Unreadable { what: "it takes too much work to decrypt" };

/// How many rounds of a hash a file may still cost us, all its keys and parts together.
pub(super) struct Work(u64);

impl Work {
    /// What one file may cost.
    pub(super) fn for_file() -> Self {
        Self(MOST_ROUNDS)
    }

    /// Called before any round is done.
    pub(super) fn spend(&mut self, rounds: u64, salt: &[u8]) -> Result<(), CertificateError> {
        let left = self.0.checked_sub(rounds).filter(|_| rounds > 0 && salt.len() <= LONGEST_SALT);
        self.0 = left.ok_or(TOO_COSTLY)?;
        Ok(())
    }
}

impl From<der::Error> for CertificateError {
    fn from(_: der::Error) -> Self {
        DAMAGED
    }
}

/// What an archive holds. Some are made with an empty passphrase, so that is tried where none is given.
pub(super) fn open(bytes: &[u8], passphrase: Option<&Secret>, work: &mut Work) -> Result<Content, CertificateError> {
    let archive = Pfx::from_der(bytes)?;
    let safe = archive.auth_safe.content.decode_as::<OctetString>()?;
    let empty = Secret::new("");
    let given = passphrase.unwrap_or(&empty);
    if let Some(mac) = &archive.mac_data
        && !is_mac_of(mac, safe.as_bytes(), given, work)?
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
                decrypt(&encrypted.content_enc_alg, bytes, given, work)?
            }
            _ => return Err(UNKNOWN),
        };
        for bag in SafeContents::from_der(&bags)? {
            empty_into(&mut content, &bag, given, work)?;
        }
    }
    Ok(content)
}

fn empty_into(content: &mut Content, bag: &SafeBag, passphrase: &Secret, work: &mut Work) -> Result<(), CertificateError> {
    let value = ContextSpecific::<AnyRef<'_>>::from_der(&bag.bag_value)?.value;
    let key = match bag.bag_id {
        CERTIFICATE => {
            content.certificates.push(value.decode_as::<CertBag>()?.cert_value.into_bytes());
            return Ok(());
        }
        KEY => PrivateKey::Pkcs8(Zeroizing::new(value.to_der()?)),
        ENCRYPTED_KEY => private_key(&value.decode_as()?, passphrase, work)?,
        _ => return Ok(()),
    };
    match content.key.replace(key) {
        None => Ok(()),
        Some(_) => Err(CertificateError::Unreadable { what: "there are several keys in it" }),
    }
}

/// The key in an encrypted PKCS#8 document.
pub(super) fn private_key(
    encrypted: &EncryptedPrivateKeyInfo,
    passphrase: &Secret,
    work: &mut Work,
) -> Result<PrivateKey, CertificateError> {
    let key = decrypt(&encrypted.encryption_algorithm, encrypted.encrypted_data.as_bytes(), passphrase, work)?;
    // One wrong passphrase in 256 leaves what looks like padding.
    match rsa::pkcs8::PrivateKeyInfo::try_from(key.as_slice()) {
        Ok(_) => Ok(PrivateKey::Pkcs8(key)),
        Err(_) => Err(CertificateError::WrongPassphrase),
    }
}

fn decrypt(
    algorithm: &AlgorithmIdentifierOwned,
    bytes: &[u8],
    passphrase: &Secret,
    work: &mut Work,
) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let parameters = algorithm.parameters.as_ref().ok_or(DAMAGED)?;
    match algorithm.oid {
        PBES2 => {
            let parameters = parameters.to_der()?;
            check_vector(&parameters)?;
            let parameters = pbes2::Parameters::from_der(&parameters).map_err(|_| UNKNOWN)?;
            match &parameters.kdf {
                Kdf::Pbkdf2(kdf) => work.spend(kdf.iteration_count.into(), kdf.salt)?,
                Kdf::Scrypt(kdf) => work.spend(rounds_of(kdf)?, kdf.salt)?,
                _ => return Err(UNKNOWN),
            }
            match parameters.decrypt(passphrase.expose(), bytes) {
                Ok(opened) => Ok(Zeroizing::new(opened)),
                Err(pkcs5::Error::DecryptFailed | pkcs5::Error::EncryptFailed) => Err(CertificateError::WrongPassphrase),
                Err(_) => Err(UNKNOWN),
            }
        }
        TRIPLE_DES => {
            let (key, iv) = derive(&parameters.decode_as()?, passphrase, 24, work)?;
            unpadded(TdesEde3::new_from_slice(&key).map_err(|_| DAMAGED)?, &iv, bytes)
        }
        RC2 => {
            let (key, iv) = derive(&parameters.decode_as()?, passphrase, 5, work)?;
            unpadded(Rc2::new_with_eff_key_len(&key, 40), &iv, bytes)
        }
        _ => Err(UNKNOWN),
    }
}

/// pkcs5 0.7 panics at an initialization vector of Triple DES with less than eight bytes.
fn check_vector(parameters: &[u8]) -> Result<(), CertificateError> {
    let scheme = Pbes2Params::from_der(parameters)?.encryption;
    let vector = scheme.parameters.ok_or(DAMAGED)?.decode_as::<OctetString>()?;
    if vector.as_bytes().len() < 8 { Err(DAMAGED) } else { Ok(()) }
}

/// What scrypt costs, in rounds of a hash: 4Nrp calls of Salsa20/8, each about as dear as a round (RFC 7914 §5). It takes 128r(N + p)
/// bytes.
fn rounds_of(kdf: &ScryptParams<'_>) -> Result<u64, CertificateError> {
    let (cost, size, lanes) = (kdf.cost_parameter, u64::from(kdf.block_size), u64::from(kdf.parallelization));
    // pkcs5 0.7 reckons wrong with a cost of 0.
    if cost < 2 || size == 0 || lanes == 0 {
        return Err(DAMAGED);
    }
    let memory = cost.checked_mul(128 * size).filter(|memory| *memory <= MOST_SCRYPT_MEMORY);
    memory.ok_or(TOO_COSTLY)?;
    (4 * cost * size).checked_mul(lanes).ok_or(TOO_COSTLY)
}

/// Key and initialization vector of the old encryptions (RFC 7292 appendix C).
fn derive(
    parameters: &Pkcs12PbeParams,
    passphrase: &Secret,
    length: usize,
    work: &mut Work,
) -> Result<(Zeroizing<Vec<u8>>, Vec<u8>), CertificateError> {
    let (salt, rounds) = (parameters.salt.as_bytes(), parameters.iterations);
    // SHA-1 gives 20 bytes at a time.
    let hashes = length.div_ceil(20) + 1;
    let passphrase = in_utf16(passphrase);
    work.spend(u64::try_from(rounds).unwrap_or(0) * hashes as u64, salt)?;
    let key = derive_key::<Sha1>(&passphrase, salt, Pkcs12KeyType::EncryptionKey, rounds, length);
    let iv = derive_key::<Sha1>(&passphrase, salt, Pkcs12KeyType::Iv, rounds, 8);
    Ok((Zeroizing::new(key), iv))
}

/// With two zero bytes at the end (RFC 7292 §B.1), and as OpenSSL has it beyond the Basic Multilingual Plane: in surrogate pairs.
fn in_utf16(passphrase: &Secret) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(passphrase.expose().encode_utf16().chain([0]).flat_map(u16::to_be_bytes).collect())
}

fn unpadded<C>(cipher: C, iv: &[u8], bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, CertificateError>
where
    C: BlockCipher + cbc::cipher::BlockDecrypt,
{
    let decryptor = Decryptor::inner_iv_slice_init(cipher, iv).map_err(|_| DAMAGED)?;
    let opened = decryptor.decrypt_padded_vec_mut::<Pkcs7>(bytes).map_err(|_| CertificateError::WrongPassphrase)?;
    Ok(Zeroizing::new(opened))
}

fn is_mac_of(mac: &MacData, bytes: &[u8], passphrase: &Secret, work: &mut Work) -> Result<bool, CertificateError> {
    work.spend(u64::try_from(mac.iterations).unwrap_or(0), mac.mac_salt.as_bytes())?;
    match mac.mac.algorithm.oid {
        Sha1::OID => is_hmac_of::<Sha1>(mac, bytes, passphrase),
        Sha224::OID => is_hmac_of::<Sha224>(mac, bytes, passphrase),
        Sha256::OID => is_hmac_of::<Sha256>(mac, bytes, passphrase),
        Sha384::OID => is_hmac_of::<Sha384>(mac, bytes, passphrase),
        Sha512::OID => is_hmac_of::<Sha512>(mac, bytes, passphrase),
        Sha512_224::OID => is_hmac_of::<Sha512_224>(mac, bytes, passphrase),
        Sha512_256::OID => is_hmac_of::<Sha512_256>(mac, bytes, passphrase),
        _ => Err(UNKNOWN),
    }
}

fn is_hmac_of<D>(mac: &MacData, bytes: &[u8], passphrase: &Secret) -> Result<bool, CertificateError>
where
    D: Digest + FixedOutputReset + BlockSizeUser,
{
    let length = <D as Digest>::output_size();
    let key = derive_key::<D>(&in_utf16(passphrase), mac.mac_salt.as_bytes(), Pkcs12KeyType::Mac, mac.iterations, length);
    let hmac = <SimpleHmac<D> as Mac>::new_from_slice(&Zeroizing::new(key)).map_err(|_| DAMAGED)?;
    Ok(hmac.chain_update(bytes).verify_slice(mac.mac.digest.as_bytes()).is_ok())
}
