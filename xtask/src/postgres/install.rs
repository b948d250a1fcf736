//! Where PostgreSQL's programs are, and how they come onto a Debian machine that has none.

use std::path::{Path, PathBuf};

use crate::debian;
use crate::process::{Result, on_path};

/// The folder with initdb and postgres.
pub fn programs(may_install: bool) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(
        "postgresql",
        may_install,
        "either install it (Debian: apt-get install postgresql), \
         or set TRADEHALL_TEST_PG to the address of a server on which roles and schemas may be created",
    )?;
    find().ok_or_else(|| "the package postgresql was installed, but brought no initdb".to_owned())
}

fn find() -> Option<PathBuf> {
    let complete = |dir: &PathBuf| dir.join("initdb").is_file() && dir.join("postgres").is_file();
    let on_path = on_path("initdb").and_then(|file| file.parent().map(Path::to_owned));
    on_path.filter(complete).or_else(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut found: Vec<PathBuf> = versions.flatten().map(|version| version.path().join("bin")).filter(complete).collect();
        // By number, not by letter: 9 is older than 15.
        found.sort_by_key(|dir| version_in(dir));
        found.pop()
    })
}

fn version_in(bin: &Path) -> u32 {
    let version = bin.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    version.split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_largest_number() {
        assert!(version_in(Path::new("/usr/lib/postgresql/15/bin")) > version_in(Path::new("/usr/lib/postgresql/9.6/bin")));
    }
}
