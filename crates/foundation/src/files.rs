//! Files that people upload: looked at while they arrive, sealed in chunks, kept under random names.
//!
//! Invariants
//! - What a file is, its first bytes say; neither its name nor the browser's word is believed, and only what the purpose allows is kept.
//! - No upload is ever in memory as a whole, and nothing is in clear on the disk.
//! - A name shown to people is never a path. A file is reached by its random name, for the purpose it was stored for and no other.
//! - A picture is measured by its header while it is stored, and decoded in [`redraw`] alone.
//! - Nothing here decides who may read a file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::SystemTime;

use kernel::{Problem, Result, Timestamp};
use sha2::{Digest, Sha256};
use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::entropy::{Entropy, random};
use crate::secrets::Sealer;

mod kind;
mod name;
mod redraw;
mod sealed;

pub use kind::FileKind;
pub use name::content_disposition;
pub use redraw::redraw;
pub use sealed::Opened;

use kind::Inspector;
use sealed::{CHUNK, Seal};

/// What a file is for: it decides what may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A paper or its photograph that proves something about a person.
    Document,
    /// An avatar, a logo or a banner.
    Picture,
}

impl Purpose {
    pub const fn allowed(self) -> &'static [FileKind] {
        match self {
            Purpose::Document => &[FileKind::Pdf, FileKind::Png, FileKind::Jpeg],
            Purpose::Picture => &[FileKind::Png, FileKind::Jpeg],
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Purpose::Document => "document",
            Purpose::Picture => "picture",
        }
    }
}

/// The random name of a stored file: 128 bits as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileId([u8; 16]);

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for FileId {
    /// Who knows the name can ask for the file, so the log does not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x}…", self.0[0])
    }
}

impl FromStr for FileId {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<FileId, Self::Err> {
        let mut bytes = [0u8; 16];
        match text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) && hex::decode_to_slice(text, &mut bytes).is_ok() {
            true => Ok(FileId(bytes)),
            false => Err("expected the 32 hexadecimal digits of a file"),
        }
    }
}

/// What is known of a file once it is kept; to be written to the slice's own table.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: FileId,
    pub kind: FileKind,
    pub bytes: u64,
    /// Of the content, in hex.
    pub sha256: String,
    /// Width and height, where the header says so.
    pub pixels: Option<(u32, u32)>,
    /// The uploader's name for it, made harmless: to be shown, never opened.
    pub shown_name: String,
}

/// The files of one brand.
#[derive(Clone)]
pub struct Files {
    folder: PathBuf,
    sealer: Sealer,
    entropy: Arc<dyn Entropy>,
}

impl Files {
    /// `data_dir/brands/<brand>/files`. Folders are made when the first file comes.
    pub fn new(data_dir: &Path, sealer: Sealer, entropy: Arc<dyn Entropy>) -> Files {
        let folder = data_dir.join("brands").join(sealer.brand()).join("files");
        Files { folder, sealer, entropy }
    }

    /// Begins an upload of at most `most_bytes`. One that is not finished leaves nothing behind.
    pub async fn begin(&self, purpose: Purpose, name: &str, most_bytes: u64) -> Result<Upload> {
        let id = FileId(random(&*self.entropy));
        let drafts = self.folder.join(DRAFTS);
        fs::create_dir_all(&drafts).await.map_err(disk)?;
        let draft = Draft(drafts.join(id.to_string()));
        let seal = Seal::new(self.sealer.clone(), purpose.word(), id.to_string());
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&draft.0).await.map_err(disk)?;
        file.write_all(&seal.header()).await.map_err(disk)?;
        Ok(Upload {
            target: self.path(&id),
            id,
            purpose,
            name: name.to_owned(),
            most_bytes,
            draft,
            file,
            seal,
            waiting: Vec::with_capacity(CHUNK),
            inspector: None,
            digest: Sha256::new(),
            bytes: 0,
        })
    }

    /// Opens a file that was stored for this purpose; 404 when there is none.
    pub async fn open(&self, purpose: Purpose, id: FileId) -> Result<Opened> {
        let seal = Seal::new(self.sealer.clone(), purpose.word(), id.to_string());
        Opened::new(self.path(&id), seal).await
    }

    /// Removes a file; it is no mistake when it is gone already.
    pub async fn remove(&self, id: FileId) -> Result<()> {
        match fs::remove_file(self.path(&id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(disk(error)),
            _ => Ok(()),
        }
    }

    /// Removes what uploads cut off by a crash left behind before `before`; returns how many there were.
    pub async fn sweep(&self, before: Timestamp) -> Result<u32> {
        let mut entries = match fs::read_dir(self.folder.join(DRAFTS)).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(disk(error)),
        };
        let before = SystemTime::from(before.to_jiff());
        let mut swept = 0;
        while let Some(entry) = entries.next_entry().await.map_err(disk)? {
            if entry.metadata().await.and_then(|about| about.modified()).is_ok_and(|changed| changed < before) {
                fs::remove_file(entry.path()).await.map_err(disk)?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    fn path(&self, id: &FileId) -> PathBuf {
        let name = id.to_string();
        self.folder.join(&name[..2]).join(&name[2..4]).join(name)
    }
}

const DRAFTS: &str = "drafts";

/// A draft on the disk, removed when the upload ends without becoming a file.
struct Draft(PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        _ = std::fs::remove_file(&self.0);
    }
}

/// An upload under way.
pub struct Upload {
    target: PathBuf,
    id: FileId,
    purpose: Purpose,
    name: String,
    most_bytes: u64,
    draft: Draft,
    file: fs::File,
    seal: Seal,
    waiting: Vec<u8>,
    /// What kind of file it is, once its first chunk is there.
    inspector: Option<Inspector>,
    digest: Sha256,
    bytes: u64,
}

impl Upload {
    /// Takes the next bytes. 413 as soon as there are too many, 422 as soon as the content is refused.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.most_bytes {
            return Err(too_large(self.most_bytes));
        }
        self.digest.update(bytes);
        // The last chunk is marked as the last, so a full one waits until more comes.
        while self.waiting.len() + bytes.len() > CHUNK {
            let (now, later) = bytes.split_at(CHUNK - self.waiting.len());
            self.waiting.extend_from_slice(now);
            bytes = later;
            self.put(false).await?;
        }
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    /// Keeps the file: it is on the disk for good when this returns.
    pub async fn finish(mut self) -> Result<Stored> {
        self.put(true).await?;
        let Some((kind, pixels)) = self.inspector.take().map(Inspector::finish).transpose()? else {
            return Err(Problem::internal("an upload without an inspection"));
        };
        self.file.sync_all().await.map_err(disk)?;
        settle(&self.draft.0, &self.target).await.map_err(disk)?;
        Ok(Stored {
            id: self.id,
            kind,
            bytes: self.bytes,
            sha256: hex::encode(self.digest.clone().finalize()),
            pixels,
            shown_name: name::shown(&self.name, kind),
        })
    }

    async fn put(&mut self, last: bool) -> Result<()> {
        let inspector = match &mut self.inspector {
            Some(inspector) => inspector,
            none => none.insert(Inspector::of(&self.waiting, self.purpose.allowed())?),
        };
        inspector.look(&self.waiting)?;
        let sealed = self.seal.chunk(&self.waiting, last)?;
        self.file.write_all(&sealed).await.map_err(disk)?;
        if last {
            self.file.flush().await.map_err(disk)?;
        }
        self.waiting.clear();
        Ok(())
    }
}

/// Renames the draft into its folder and makes the folders' entries durable too.
async fn settle(draft: &Path, target: &Path) -> io::Result<()> {
    let folder = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder).await?;
    fs::rename(draft, target).await?;
    for folder in folder.ancestors().take(5) {
        fs::File::open(folder).await?.sync_all().await?;
    }
    Ok(())
}

fn disk(error: io::Error) -> Problem {
    Problem::internal(format!("files: {error}"))
}

fn too_large(most_bytes: u64) -> Problem {
    Problem::new(413, "file_too_large").because("The file is too large.").with("mostBytes", most_bytes)
}

#[cfg(test)]
mod tests;
