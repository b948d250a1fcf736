//! An import as it is stored: what is read, how, how far, and what came of it.

use std::path::PathBuf;

use foundation::auth::Kind;
use foundation::brand::Brand;
use kernel::{LeadImportId, Timestamp};
use uuid::Uuid;

use super::{Header, Options, Position};
use crate::leads::attribution::Bringer;

foundation::words! {
    /// Where an import stands.
    pub enum ImportStatus {
        Running = "RUNNING",
        Completed = "COMPLETED",
        Failed = "FAILED",
    }
}

/// What became of the rows read so far; `read` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub read: i64,
    pub saved: i64,
    pub merged: i64,
    pub refused: i64,
}

/// An import to be begun; its file lies in the brand's folder and its header is decided.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// The name of the file in [`folder`].
    pub file: String,
    /// What its sender called it.
    pub file_name: String,
    pub size: u64,
    pub options: Options,
    pub header: Header,
    /// Where the first row begins.
    pub start: Position,
    /// Whether the fate of every row is kept, and not of those refused alone.
    pub keeps_rows: bool,
    /// The source of rows that name none.
    pub source: Option<String>,
    /// The user whose API key sent the file.
    pub bringer: Option<Bringer>,
    pub created_by: String,
}

/// An import under way or over.
#[derive(Clone, Debug)]
pub struct State {
    pub id: LeadImportId,
    pub file: String,
    pub file_name: String,
    pub size: i64,
    pub options: Options,
    pub header: Header,
    pub keeps_rows: bool,
    pub source: Option<String>,
    pub source_user: Option<(Kind, Uuid)>,
    pub status: ImportStatus,
    pub position: Position,
    pub counts: Counts,
    pub problem: Option<String>,
    pub created_by: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub completed_at: Option<Timestamp>,
}

impl State {
    pub fn percent(&self) -> i64 {
        percent(self.status, self.position, self.size)
    }

    pub fn path(&self, brand: &Brand) -> PathBuf {
        folder(brand).join(&self.file)
    }
}

/// How much of the file is behind us, by bytes.
pub fn percent(status: ImportStatus, position: Position, size: i64) -> i64 {
    match status {
        ImportStatus::Completed => 100,
        _ => ((behind(position) * 100) / i128::from(size.max(1))).clamp(0, 99) as i64,
    }
}

/// Of a part, as many of its bytes as of its rows.
fn behind(Position { byte, part, .. }: Position) -> i128 {
    let within = part.map_or(0, |part| i128::from(part.end.saturating_sub(byte)) * i128::from(part.passed) / i128::from(part.rows.max(1)));
    i128::from(byte) + within
}

/// Where the files of a brand's imports lie until they are done.
pub fn folder(brand: &Brand) -> PathBuf {
    brand.folder().join("imports")
}
