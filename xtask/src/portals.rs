//! The front ends: built with Node where there is one, else taken from the committed archive, else left out.
//!
//! Invariants
//! - Nothing npm downloads is ever run at install time (`--ignore-scripts`).
//! - The archive is written by `release` alone, never by a build or a check.
//! - `web/dist/.source` says which sources a dist was made from, however it came there.

use std::path::Path;
use std::process::Command;

use crate::demo::build_release;
use crate::process::{Result, on_path, output, program, run};
use crate::workspace::Workspace;

const ARCHIVE: &str = "web/prebuilt.tar.gz";
const STAMP: &str = "web/dist/.source";
/// The oldest Node the build tools accept.
const NODE: (u32, u32) = (20, 19);

/// Sees that web/dist is there and up to date, as far as this machine can; says in one line what it did.
pub fn provide(workspace: &Workspace) -> Result<()> {
    let has_sources = workspace.has("web/package.json");
    let sources = if has_sources { fingerprint(workspace).ok() } else { None };
    if sources.is_some() && sources == stamp(workspace) {
        println!("portals: up to date");
        return Ok(());
    }
    if has_sources && node_is_new_enough() {
        println!("portals: npm ci (when the lock file has changed), npm run build");
        install(workspace)?;
        build(workspace)?;
        println!("portals: built");
    } else if workspace.has(ARCHIVE) {
        run(program("tar", &workspace.path("web")).args(["-xzf", "prebuilt.tar.gz"]))?;
        let same = sources.is_none() || sources == stamp(workspace);
        println!("portals: unpacked from {ARCHIVE}{}", if same { "" } else { ", which is older than the sources in web/" });
    } else {
        println!("portals: none (no Node {}.{} or newer, no {ARCHIVE}); the API works without them", NODE.0, NODE.1);
    }
    Ok(())
}

/// `cargo xtask release`.
pub fn release(workspace: &Workspace) -> Result<()> {
    if !workspace.has("web/package.json") {
        return Err("there are no portals to release: web/package.json is missing".to_owned());
    }
    if !node_is_new_enough() {
        return Err(format!("a release needs Node {}.{} or newer", NODE.0, NODE.1));
    }
    install(workspace)?;
    build(workspace)?;
    pack(workspace)?;
    build_release(workspace)?;
    println!("release: {ARCHIVE} and {}", workspace.release_binary().display());
    Ok(())
}

/// The same sources give the same archive, byte for byte.
fn pack(workspace: &Workspace) -> Result<()> {
    let web = workspace.path("web");
    let tar =
        ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX", "-cf", "prebuilt.tar", "dist"];
    run(program("tar", &web).args(tar))?;
    run(program("gzip", &web).args(["-n", "-9", "-f", "prebuilt.tar"]))
}

/// `npm ci`, unless node_modules is at least as new as the lock file.
pub fn install(workspace: &Workspace) -> Result<()> {
    let changed = |file: &str| std::fs::metadata(workspace.path(file)).and_then(|data| data.modified()).ok();
    let installed = changed("web/node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("web/package-lock.json") {
        return Ok(());
    }
    output(npm(workspace).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])).map(|_| ())
}

fn build(workspace: &Workspace) -> Result<()> {
    run(npm(workspace).args(["run", "build"]))?;
    let made_from = fingerprint(workspace)?;
    std::fs::write(workspace.path(STAMP), made_from).map_err(|e| format!("the build left no web/dist: {e}"))
}

pub fn npm(workspace: &Workspace) -> Command {
    program("npm", &workspace.path("web"))
}

/// Is `script` one of package.json's?
pub fn has_script(workspace: &Workspace, script: &str) -> bool {
    let package = workspace.read("web/package.json").unwrap_or_default();
    serde_json::from_str::<serde_json::Value>(&package).is_ok_and(|package| package["scripts"].get(script).is_some())
}

pub fn node_is_new_enough() -> bool {
    if on_path("npm").is_none() {
        return false;
    }
    output(program("node", Path::new(".")).arg("--version")).is_ok_and(|version| version_of(&version) >= Some(NODE))
}

fn version_of(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn stamp(workspace: &Workspace) -> Option<String> {
    workspace.read(STAMP).ok()
}

/// A short mark of every source file's name and content; changes when one of them does. Not a safeguard against malice.
pub fn fingerprint(workspace: &Workspace) -> Result<String> {
    let mut mark = Mark::new();
    for name in workspace.files("web")?.iter().filter(|name| *name != ARCHIVE) {
        let content = std::fs::read(workspace.path(name)).map_err(|e| format!("cannot read {name}: {e}"))?;
        mark.take(name.as_bytes());
        mark.take(&content);
    }
    Ok(mark.reading())
}

/// FNV-1a in 64 bits, with the length of each piece: enough to notice a change, and no dependency.
struct Mark(u64);

impl Mark {
    fn new() -> Mark {
        Mark(0xcbf2_9ce4_8422_2325)
    }

    fn take(&mut self, piece: &[u8]) {
        let length = (piece.len() as u64).to_le_bytes();
        for byte in length.iter().chain(piece) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn reading(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(version_of("v20.9.0\n") < Some(NODE));
        assert!(version_of("v20.19.0\n") >= Some(NODE));
        assert!(version_of("v22.1.0") >= Some(NODE));
        assert!(version_of("nonsense") < Some(NODE));
    }

    #[test]
    fn a_mark_changes_with_names_and_contents() {
        let of = |pieces: &[&str]| {
            let mut mark = Mark::new();
            pieces.iter().for_each(|piece| mark.take(piece.as_bytes()));
            mark.reading()
        };
        assert_eq!(of(&["a.ts", "x"]), of(&["a.ts", "x"]));
        assert_ne!(of(&["a.ts", "x"]), of(&["a.ts", "y"]));
        assert_ne!(of(&["a.ts", "x"]), of(&["a.t", "sx"]));
    }
}
