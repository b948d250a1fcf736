//! Copying SQLite's write-ahead log back into the file, beside the writer.
//!
//! Left to itself SQLite does this inside a commit, every thousand pages: under load nearly every commit then waits for two more
//! fsyncs, and pages that change often are copied each time. Here a thread with a connection of its own copies most of the log while
//! the writer goes on; what was added meanwhile the writer copies between two batches, after its callers are answered, so that the
//! log begins anew instead of growing.
//!
//! Invariants
//! - A commit never waits for a checkpoint, unless the log has grown beyond [`TOO_LARGE`].
//! - A checkpoint that fails loses nothing: the log is still there, and the next one goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use kernel::Result;

use super::conn::Conn;
use super::pool::Source;
use crate::background::{self, Way};

/// Pages of 4 KiB in the log from which on it is worth copying.
const WORTH_IT: i32 = 12_000;
/// The same while there is bulk work alone: it changes the same pages again and again, and each is copied once.
const WORTH_IT_IN_BULK: i32 = 32_000;
/// Pages at which the writer stops and copies the log itself.
const TOO_LARGE: i32 = 64_000;
/// Pages that the writer itself may copy between two batches.
const LITTLE: i32 = 400;
const PASSES: usize = 4;
const COPY: &str = "pragma wal_checkpoint(passive)";

/// How far the log of one writer is.
pub(super) struct Checkpoints {
    path: PathBuf,
    /// Pages in the log after the last commit.
    pages: Arc<AtomicI32>,
    copying: Arc<AtomicBool>,
    /// The thread has copied what there was; what came since is the writer's.
    copied: Arc<AtomicBool>,
}

impl Checkpoints {
    /// Takes the matter over from SQLite for the writer's connection; PostgreSQL minds its own log.
    pub(super) fn take_over(conn: &mut Conn, source: &Source) -> Option<Checkpoints> {
        let (Conn::Sqlite(conn), Some(path)) = (conn, source.sqlite_path()) else { return None };
        let checkpoints =
            Checkpoints { path: Path::to_path_buf(path), pages: Arc::default(), copying: Arc::default(), copied: Arc::default() };
        let pages = checkpoints.pages.clone();
        conn.on_commit(move |size| pages.store(size, Ordering::Relaxed)).then_some(checkpoints)
    }

    /// What the writer does about its log between two batches: mostly nothing. `bulk` says that the last one was bulk work alone.
    pub(super) fn mind(&mut self, conn: &mut Conn, bulk: bool) {
        let pages = self.pages.load(Ordering::Relaxed);
        let worth_it = if bulk { WORTH_IT_IN_BULK } else { WORTH_IT };
        if self.copied.swap(false, Ordering::AcqRel) || pages >= TOO_LARGE {
            tell(conn.batch(COPY));
            self.pages.store(0, Ordering::Relaxed);
        } else if pages >= worth_it && !self.copying.swap(true, Ordering::AcqRel) {
            self.copy_beside();
        }
    }

    fn copy_beside(&self) {
        let (copying, copied, pages) = (self.copying.clone(), self.copied.clone(), self.pages.clone());
        let source = Source::Sqlite { path: self.path.clone() };
        let work = move || {
            background::give_way(Way::Somewhat);
            tell(source.open().and_then(|mut conn| copy_most(&mut conn, &pages)));
            copied.store(true, Ordering::Release);
            copying.store(false, Ordering::Release);
        };
        if std::thread::Builder::new().name("checkpoint".into()).spawn(work).is_err() {
            self.copying.store(false, Ordering::Release);
        }
    }
}

/// Copies until what the writer adds while we copy is little.
fn copy_most(conn: &mut Conn, pages: &AtomicI32) -> Result<()> {
    for _ in 0..PASSES {
        let before = pages.load(Ordering::Relaxed);
        conn.batch(COPY)?;
        if pages.load(Ordering::Relaxed) - before <= LITTLE {
            break;
        }
    }
    Ok(())
}

fn tell(outcome: Result<()>) {
    if let Err(problem) = outcome {
        tracing::warn!(cause = problem.cause(), %problem, "the log was not copied into its file; it is tried again");
    }
}
