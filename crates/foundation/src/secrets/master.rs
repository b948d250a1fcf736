//! The master key: where it comes from, and the data keys it wraps.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use kernel::{Problem, Result};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Sealer, Secret, aad, open_raw, seal_raw};
use crate::entropy::{Entropy, random};

const EXPECTED: &str = "expected 32 random bytes as 64 hexadecimal digits or as base64";

/// The key under which every brand's data keys are wrapped. Several may be known during a rotation; the first one wraps.
#[derive(Clone)]
pub struct MasterKey(Vec<Secret<[u8; 32]>>);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey([secret])")
    }
}

impl MasterKey {
    pub fn generate(entropy: &dyn Entropy) -> MasterKey {
        MasterKey(vec![Secret::new(random(entropy))])
    }

    /// 32 bytes as hex or base64; further keys, after white space or a comma, still open what they wrapped.
    pub fn parse(text: &str) -> Result<MasterKey> {
        let words = text.split([',', ' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
        let keys: Vec<_> = words.map(key_of).collect::<Option<_>>().unwrap_or_default();
        match keys.is_empty() {
            true => Err(Problem::internal(format!("the master key is not readable: {EXPECTED}"))),
            false => Ok(MasterKey(keys)),
        }
    }

    /// The key from the settings, else from the file, else a new one written to the file (mode 0600).
    pub fn load_or_create(setting: Option<&Secret>, file: &Path, entropy: &dyn Entropy) -> Result<MasterKey> {
        if let Some(text) = setting {
            return MasterKey::parse(text.expose());
        }
        match MasterKey::from_file(file)? {
            Some(key) => Ok(key),
            None => {
                create(file, entropy).map_err(|e| trouble(file, &e.to_string()))?;
                MasterKey::from_file(file)?.ok_or_else(|| trouble(file, "it vanished as soon as it was made"))
            }
        }
    }

    fn from_file(file: &Path) -> Result<Option<MasterKey>> {
        let text = match fs::read_to_string(file) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(trouble(file, &error.to_string())),
        };
        if let Some(mode) = open_to_others(file).map_err(|e| trouble(file, &e.to_string()))? {
            return Err(trouble(file, &format!("others may use it (mode {mode:04o}); run chmod 600 on it, and think of it as known")));
        }
        MasterKey::parse(&text).map(Some).map_err(|_| trouble(file, EXPECTED))
    }

    /// A new data key for a brand, wrapped; `version` counts up from 1 with each rotation.
    pub fn new_data_key(&self, brand: &str, version: u32, entropy: &dyn Entropy) -> Result<String> {
        self.wrap(brand, version, &Secret::new(random(entropy)), entropy)
    }

    /// The same data key under the newest master key.
    pub fn rewrap(&self, brand: &str, version: u32, wrapped: &str, entropy: &dyn Entropy) -> Result<String> {
        self.wrap(brand, version, &self.unwrap(brand, version, wrapped)?, entropy)
    }

    /// Whether the data key is wrapped under the newest master key.
    pub fn is_current(&self, wrapped: &str) -> bool {
        let id = self.0.first().map(id_of);
        wrapped.split_once('.').is_some_and(|(prefix, _)| Some(prefix) == id.as_deref())
    }

    /// What seals and opens the cells of a brand, from all of its wrapped data keys by version.
    pub fn sealer<'k>(&self, brand: &str, wrapped: impl IntoIterator<Item = (u32, &'k str)>, entropy: Arc<dyn Entropy>) -> Result<Sealer> {
        let keys = wrapped.into_iter().map(|(version, key)| Ok((version, self.unwrap(brand, version, key)?)));
        let keys = keys.collect::<Result<std::collections::BTreeMap<_, _>>>()?;
        match keys.is_empty() {
            true => Err(Problem::internal(format!("brand {brand} has no data key"))),
            false => Ok(Sealer { brand: brand.into(), keys: Arc::new(keys), entropy }),
        }
    }

    fn wrap(&self, brand: &str, version: u32, key: &Secret<[u8; 32]>, entropy: &dyn Entropy) -> Result<String> {
        let master = self.0.first().ok_or_else(|| Problem::internal("no master key"))?;
        let sealed = seal_raw(master, &wrapping(brand, version), key.expose(), entropy)?;
        Ok(format!("{}.{}", id_of(master), URL_SAFE_NO_PAD.encode(sealed)))
    }

    fn unwrap(&self, brand: &str, version: u32, wrapped: &str) -> Result<Secret<[u8; 32]>> {
        let lost = |why: &str| Problem::internal(format!("data key {version} of brand {brand} does not open: {why}"));
        let (id, body) = wrapped.split_once('.').ok_or_else(|| lost("it is not a wrapped key"))?;
        let master = self.0.iter().find(|key| id_of(key) == id).ok_or_else(|| lost(&format!("master key {id} is not known here")))?;
        let sealed = URL_SAFE_NO_PAD.decode(body).map_err(|_| lost("it is not a wrapped key"))?;
        let plain = open_raw(master, &wrapping(brand, version), &sealed).map_err(lost)?;
        plain.expose().as_slice().try_into().map(Secret::new).map_err(|_| lost("it has the wrong length"))
    }
}

fn wrapping(brand: &str, version: u32) -> Vec<u8> {
    aad(&[b"tradehall data key", brand.as_bytes(), &version.to_be_bytes()])
}

/// A name for a master key that tells nothing about it.
fn id_of(key: &Secret<[u8; 32]>) -> String {
    let digest = Sha256::new().chain_update(b"tradehall master key id").chain_update(key.expose()).finalize();
    format!("m{}", hex::encode(&digest[..4]))
}

fn key_of(word: &str) -> Option<Secret<[u8; 32]>> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let bytes = Zeroizing::new(match word.len() {
        64 => hex::decode(word).ok()?,
        _ => {
            let standard = GeneralPurpose::new(&alphabet::STANDARD, LENIENT).decode(word);
            standard.or_else(|_| GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT).decode(word)).ok()?
        }
    });
    bytes.as_slice().try_into().ok().map(Secret::new)
}

fn trouble(file: &Path, why: &str) -> Problem {
    Problem::internal(format!("master key file {}: {why}", file.display()))
}

/// The mode of the file, if anyone but its owner may use it (its group may read: containers mount secrets so).
#[cfg(unix)]
fn open_to_others(file: &Path) -> io::Result<Option<u32>> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(file)?.permissions().mode() & 0o777;
    Ok((mode & 0o037 != 0).then_some(mode))
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<Option<u32>> {
    Ok(None)
}

/// Writes the whole key under another name first and links it to its own: of two first starts one wins, and neither sees half a key.
fn create(file: &Path, entropy: &dyn Entropy) -> io::Result<()> {
    let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = folder.join(format!(".master-key-{}", hex::encode(random::<8>(entropy))));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&draft)?;
    let text = Zeroizing::new(format!("{}\n", hex::encode(*Zeroizing::new(random::<32>(entropy)))));
    let written = out.write_all(text.as_bytes()).and_then(|()| out.sync_all()).and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    match written {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => fs::File::open(folder)?.sync_all(),
    }
}
