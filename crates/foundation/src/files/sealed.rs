//! A file at rest: a header with the key version, then chunks sealed one by one. Each chunk is bound to the file's name and purpose, its
//! number, and whether it is the last; so none can be changed, moved, left out or cut off.

use std::io::Read;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use kernel::{Problem, Result};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use crate::secrets::Sealer;

/// The content of a chunk.
pub(super) const CHUNK: usize = 64 * 1024;
/// What sealing adds to it: a nonce and a tag.
const ADDED: usize = 24 + 16;
const MAGIC: [u8; 4] = *b"THF1";
const HEADER: usize = 8;

/// Seals or opens the chunks of one file in their order.
pub(super) struct Seal {
    sealer: Sealer,
    version: u32,
    purpose: &'static str,
    name: String,
    number: u64,
}

impl Seal {
    pub(super) fn new(sealer: Sealer, purpose: &'static str, name: String) -> Seal {
        Seal { version: sealer.version(), sealer, purpose, name, number: 0 }
    }

    pub(super) fn header(&self) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..4].copy_from_slice(&MAGIC);
        header[4..].copy_from_slice(&self.version.to_be_bytes());
        header
    }

    pub(super) fn chunk(&mut self, plain: &[u8], last: bool) -> Result<Vec<u8>> {
        let number = self.count();
        self.sealer.seal_under(self.version, &self.parts(&number, last), plain)
    }

    fn open(&mut self, sealed: &[u8], last: bool) -> Result<Bytes, &'static str> {
        let number = self.count();
        let plain = self.sealer.open_under(self.version, &self.parts(&number, last), sealed)?;
        Ok(Bytes::copy_from_slice(plain.expose()))
    }

    fn parts<'a>(&'a self, number: &'a [u8; 8], last: bool) -> [&'a [u8]; 5] {
        [b"file", self.purpose.as_bytes(), self.name.as_bytes(), number, if last { b"last" } else { b"more" }]
    }

    fn count(&mut self) -> [u8; 8] {
        self.number += 1;
        self.number.to_be_bytes()
    }
}

/// A file being read. It is also a response body, which breaks off with an error where the file was tampered with.
pub struct Opened {
    bytes: u64,
    left: u64,
    chunks: mpsc::Receiver<Result<Bytes>>,
}

impl Opened {
    pub(super) async fn new(path: PathBuf, seal: Seal) -> Result<Opened> {
        let opened = spawn_blocking(move || Source::new(&path, seal)).await;
        let mut source = opened.map_err(|e| Problem::internal(format!("files: {e}")))??;
        let bytes = source.bytes;
        let (tell, chunks) = mpsc::channel(1);
        // A thread is held for the time of one chunk only, however slowly the reader reads.
        tokio::spawn(async move {
            loop {
                let step = spawn_blocking(move || {
                    let chunk = source.next();
                    (source, chunk)
                });
                let Ok((back, chunk)) = step.await else { return };
                source = back;
                let Some(chunk) = chunk.transpose() else { return };
                let over = chunk.is_err();
                if tell.send(chunk).await.is_err() || over {
                    return;
                }
            }
        });
        Ok(Opened { bytes, left: bytes, chunks })
    }

    /// The size of the content.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next portion, or nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        let chunk = self.chunks.recv().await;
        self.pass(chunk)
    }

    pub fn into_body(self) -> Body {
        Body::new(self)
    }

    fn pass(&mut self, chunk: Option<Result<Bytes>>) -> Result<Option<Bytes>> {
        match chunk {
            Some(Ok(bytes)) => {
                self.left = self.left.saturating_sub(bytes.len() as u64);
                Ok(Some(bytes))
            }
            Some(Err(problem)) => Err(problem),
            None if self.left > 0 => Err(Problem::internal("files: reading stopped before the end")),
            None => Ok(None),
        }
    }
}

impl HttpBody for Opened {
    type Data = Bytes;
    type Error = Problem;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>>>> {
        let next = std::task::ready!(self.chunks.poll_recv(cx));
        Poll::Ready(self.pass(next).map(|chunk| chunk.map(Frame::data)).transpose())
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// The file on the disk.
struct Source {
    file: std::fs::File,
    seal: Seal,
    bytes: u64,
    /// Of the sealed chunks.
    left: u64,
}

impl Source {
    fn new(path: &std::path::Path, mut seal: Seal) -> Result<Source> {
        let mut file = std::fs::File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Problem::not_found(),
            _ => Problem::internal(format!("files: {error}")),
        })?;
        let mut header = [0u8; HEADER];
        file.read_exact(&mut header).map_err(|_| broken("it has no header"))?;
        let (magic, version) = (&header[..4], [header[4], header[5], header[6], header[7]]);
        if magic != MAGIC {
            return Err(broken("it has no header"));
        }
        seal.version = u32::from_be_bytes(version);
        let all = file.metadata().map_err(|e| Problem::internal(format!("files: {e}")))?.len();
        let left = all.saturating_sub(HEADER as u64);
        let added = left.div_ceil((CHUNK + ADDED) as u64) * ADDED as u64;
        let bytes = left.checked_sub(added).ok_or_else(|| broken("it is cut off"))?;
        Ok(Source { file, seal, bytes, left })
    }

    fn next(&mut self) -> Result<Option<Bytes>> {
        if self.left == 0 {
            // The end is only believed after a chunk that was sealed as the last.
            return match self.seal.number {
                0 => Err(broken("it is cut off")),
                _ => Ok(None),
            };
        }
        let size = self.left.min((CHUNK + ADDED) as u64);
        let mut sealed = vec![0u8; size as usize];
        self.file.read_exact(&mut sealed).map_err(|e| Problem::internal(format!("files: {e}")))?;
        self.left -= size;
        self.seal.open(&sealed, self.left == 0).map(Some).map_err(broken)
    }
}

fn broken(why: &str) -> Problem {
    Problem::internal(format!("a stored file does not open: {why}"))
}
