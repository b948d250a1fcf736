//! Secrets in memory and at rest: the master key, each brand's data keys, and cells sealed under them.
//!
//! Invariants
//! - A secret has no `Debug`, `Display` or `Serialize` that shows it, and is overwritten when it is dropped.
//! - The master key is never in the database; the data keys are there only wrapped under it.
//! - A sealed cell opens only where it was sealed: brand, table, row, column and key version are authenticated, so that
//!   two swapped cells are found out.
//! - Nothing here decides what is sealed; the slice that owns the column does.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use kernel::{Problem, Result};
use sha2::Sha256;
use zeroize::Zeroize;

use crate::entropy::{Entropy, random};

mod master;

pub use master::MasterKey;

const NONCE: usize = 24;

/// A value that must not be shown. It is read only through [`Secret::expose`], which is easy to search for.
#[derive(Clone, Default)]
pub struct Secret<T: Zeroize = String>(T);

impl<T: Zeroize> Secret<T> {
    pub const fn new(value: T) -> Secret<T> {
        Secret(value)
    }
    pub const fn expose(&self) -> &T {
        &self.0
    }
    pub const fn expose_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Secret {
        Secret(text.to_owned())
    }
}

impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Secret, D::Error> {
        String::deserialize(d).map(Secret)
    }
}

/// The cell a secret lies in. The row is the primary key as text, so it must be known before the row is written.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'static str,
    pub row: &'a str,
    pub column: &'static str,
}

impl<'a> Place<'a> {
    pub const fn new(table: &'static str, row: &'a str, column: &'static str) -> Place<'a> {
        Place { table, row, column }
    }
}

/// Seals and opens the cells and files of one brand.
#[derive(Clone)]
pub struct Sealer {
    brand: Arc<str>,
    /// By version; the highest seals, all open.
    keys: Arc<BTreeMap<u32, Secret<[u8; 32]>>>,
    entropy: Arc<dyn Entropy>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({}, [secret])", self.brand)
    }
}

impl Sealer {
    pub fn brand(&self) -> &str {
        &self.brand
    }

    /// The cell as it is stored: `v<key version>.<base64url of nonce and ciphertext>`.
    pub fn seal(&self, place: Place<'_>, plaintext: impl AsRef<[u8]>) -> Result<String> {
        let version = self.version();
        let sealed = self.seal_under(version, &cell_parts(place), plaintext.as_ref())?;
        Ok(format!("v{version}.{}", URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// The text that was sealed in this place.
    pub fn open(&self, place: Place<'_>, cell: &str) -> Result<Secret> {
        let mut bytes = self.open_bytes(place, cell)?;
        let text = String::from_utf8(std::mem::take(&mut bytes.0));
        text.map(Secret).map_err(|_| broken(place, "it is not text"))
    }

    /// The bytes that were sealed in this place.
    pub fn open_bytes(&self, place: Place<'_>, cell: &str) -> Result<Secret<Vec<u8>>> {
        let (version, body) = split(cell).ok_or_else(|| broken(place, "it is not a sealed cell"))?;
        let sealed = URL_SAFE_NO_PAD.decode(body).map_err(|_| broken(place, "it is not a sealed cell"))?;
        self.open_under(version, &cell_parts(place), &sealed).map_err(|why| broken(place, why))
    }

    /// Whether the cell was sealed under the newest data key; a rotation seals the others again.
    pub fn is_current(&self, cell: &str) -> bool {
        split(cell).is_some_and(|(version, _)| version == self.version())
    }

    /// A keyed fingerprint of `text`, equal for equal texts: finds a sealed e-mail address or phone number without opening
    /// every row. It is made with the brand's first data key, so it survives rotations.
    pub fn blind_index(&self, column: &str, text: &str) -> Result<String> {
        let first = self.keys.first_key_value().map(|(_, key)| key).ok_or_else(no_key)?;
        let mut mac = hmac(first.expose())?;
        mac.update(&aad(&[b"tradehall blind index", self.brand.as_bytes(), column.as_bytes(), text.as_bytes()]));
        Ok(hex::encode(mac.finalize().into_bytes()))
    }

    /// The newest key version.
    pub(crate) fn version(&self) -> u32 {
        self.keys.last_key_value().map_or(0, |(version, _)| *version)
    }

    /// Nonce and ciphertext, bound to this brand, the key version and `parts`.
    pub(crate) fn seal_under(&self, version: u32, parts: &[&[u8]], plaintext: &[u8]) -> Result<Vec<u8>> {
        let key = self.keys.get(&version).ok_or_else(no_key)?;
        seal_raw(key, &self.bind(version, parts), plaintext, self.entropy.as_ref())
    }

    pub(crate) fn open_under(&self, version: u32, parts: &[&[u8]], sealed: &[u8]) -> Result<Secret<Vec<u8>>, &'static str> {
        let key = self.keys.get(&version).ok_or("its key version is unknown")?;
        open_raw(key, &self.bind(version, parts), sealed)
    }

    fn bind(&self, version: u32, parts: &[&[u8]]) -> Vec<u8> {
        let version = version.to_be_bytes();
        let mut all: Vec<&[u8]> = vec![self.brand.as_bytes(), &version];
        all.extend_from_slice(parts);
        aad(&all)
    }
}

fn cell_parts<'a>(place: Place<'a>) -> [&'a [u8]; 4] {
    [b"cell", place.table.as_bytes(), place.row.as_bytes(), place.column.as_bytes()]
}

fn split(cell: &str) -> Option<(u32, &str)> {
    let (version, body) = cell.strip_prefix('v')?.split_once('.')?;
    Some((version.parse().ok()?, body))
}

fn broken(place: Place<'_>, why: &str) -> Problem {
    Problem::internal(format!("the sealed cell {}.{} of row {} does not open: {why}", place.table, place.column, place.row))
}

fn no_key() -> Problem {
    Problem::internal("the brand has no such data key")
}

/// Every part with its length before it, so that no two lists of parts read the same.
fn aad(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        out.extend_from_slice(&(part.len() as u64).to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

fn hmac(key: &[u8]) -> Result<Hmac<Sha256>> {
    Hmac::<Sha256>::new_from_slice(key).map_err(|_| Problem::internal("a key of no length"))
}

fn seal_raw(key: &Secret<[u8; 32]>, aad: &[u8], plaintext: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>> {
    let nonce: [u8; NONCE] = random(entropy);
    let sealed = XChaCha20Poly1305::new(key.expose().into())
        .encrypt((&nonce).into(), Payload { msg: plaintext, aad })
        .map_err(|_| Problem::internal("too much to seal at once"))?;
    Ok([&nonce[..], &sealed].concat())
}

fn open_raw(key: &Secret<[u8; 32]>, aad: &[u8], sealed: &[u8]) -> Result<Secret<Vec<u8>>, &'static str> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or("it is too short")?;
    let plain = XChaCha20Poly1305::new(key.expose().into()).decrypt(nonce.into(), Payload { msg: body, aad });
    plain.map(Secret).map_err(|_| "it was changed, moved or sealed under another key")
}

#[cfg(test)]
mod tests;
