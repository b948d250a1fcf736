//! The tree we work in: its root, its files, its crates. Never changes any of them.

use std::path::PathBuf;

use crate::process::{Result, output, program};

pub struct Workspace {
    pub root: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Workspace> {
        // Told by `cargo run`; the tree it was built in otherwise, which with a shared target folder may be another.
        let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().filter(|root| root.join("Cargo.toml").is_file());
        root.map(|root| Workspace { root: root.to_owned() }).ok_or_else(|| format!("{} is not inside the workspace", here.display()))
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn has(&self, relative: &str) -> bool {
        self.path(relative).exists()
    }

    /// Where cargo builds into; CARGO_TARGET_DIR moves it.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |dir| self.root.join(dir))
    }

    pub fn release_binary(&self) -> PathBuf {
        self.target().join("release").join("tradehall")
    }

    /// Tracked files and those that would be tracked by the next `git add`, under `folder` ("" for all), sorted.
    pub fn files(&self, folder: &str) -> Result<Vec<String>> {
        let mut git = program("git", &self.root);
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]);
        if !folder.is_empty() {
            git.arg(folder);
        }
        let listed = output(&mut git)?;
        let mut files: Vec<String> = listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        files.retain(|name| self.path(name).is_file());
        files.sort();
        files.dedup();
        Ok(files)
    }

    pub fn read(&self, relative: &str) -> Result<String> {
        std::fs::read_to_string(self.path(relative)).map_err(|e| format!("cannot read {relative}: {e}"))
    }
}
