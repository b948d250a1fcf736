//! Where the demo's story is told: in memory, where the machine offers it, since nothing has to last before the whole is there.
//!
//! Invariants
//! - Databases are taken over as one consistent state each, whoever still has them open.
//! - What is in the demo's folder is on the disk before the notes say that the demo is whole.

use std::fs::{self, DirBuilder, File};
use std::io::{Error, Result as Io};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use foundation::db::Source;
use kernel::{Problem, Result};

use super::{NOTES, at, write_notes};

const MEMORY: &str = "/dev/shm";

/// A folder of this process alone, thrown away when this is dropped.
pub struct Staging(PathBuf);

impl Staging {
    /// None where the machine has no such place.
    pub fn open() -> Option<Staging> {
        let folder = Path::new(MEMORY).join(format!("tradehall-demo-{}", std::process::id()));
        // Keys lie in it: it is nobody else's to read.
        DirBuilder::new().mode(0o700).create(&folder).ok().map(|()| Staging(folder))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Puts what was made into the folder where the demo is to stay.
    pub fn settle(self, data: &Path) -> Result<()> {
        fs::create_dir_all(data).map_err(|error| at(data, &error))?;
        write_notes(&data.join(NOTES), &serde_json::json!({}))?;
        take_over(&self.0, data)?;
        let made = self.0.join(NOTES);
        fs::copy(&made, data.join(NOTES)).map_err(|error| at(&made, &error)).map(|_| ())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn take_over(from: &Path, to: &Path) -> Result<()> {
    let entries: Vec<PathBuf> = listed(from).map_err(|error| at(from, &error))?;
    for entry in entries {
        let Some(name) = entry.file_name() else { continue };
        let (target, shown) = (to.join(name), name.to_string_lossy());
        if entry.is_dir() {
            fs::create_dir_all(&target).map_err(|error| at(&target, &error))?;
            take_over(&entry, &target)?;
        } else if shown.ends_with(".sqlite") {
            copy_database(&entry, &target)?;
        } else if !shown.ends_with(".sqlite-wal") && !shown.ends_with(".sqlite-shm") && shown != NOTES {
            fs::copy(&entry, &target).and_then(|_| synced(&target)).map_err(|error| at(&target, &error))?;
        }
    }
    synced(to).map_err(|error| at(to, &error))
}

fn listed(folder: &Path) -> Io<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

fn copy_database(from: &Path, to: &Path) -> Result<()> {
    let target = to.to_str().ok_or_else(|| Problem::internal(format!("{} is no text", to.display())))?;
    Source::Sqlite { path: from.to_path_buf() }.open()?.batch(&format!("vacuum into '{}'", target.replace('\'', "''")))?;
    synced(to).map_err(|error: Error| at(to, &error))
}

fn synced(path: &Path) -> Io<()> {
    File::open(path)?.sync_all()
}
