//! The portals: installed from the lock file, the generated client fresh, their own checks passed, built. Runs no browser.

use super::{Outcome, Verdict};
use crate::portals::{fingerprint, has_script, install, node_is_new_enough, npm};
use crate::process::{Result, listen};
use crate::workspace::Workspace;

/// Scripts of package.json, run when they are there. `api` generates the client from openapi.json.
const GENERATE: &str = "api";
const CHECKS: &[&str] = &["lint", "typecheck", "test", "build"];

pub fn check(workspace: &Workspace) -> Verdict {
    if !workspace.has("web/package.json") {
        return Ok(Outcome::Skipped("there are no portals yet".to_owned()));
    }
    if !node_is_new_enough() {
        return Ok(Outcome::Skipped("no Node, or one too old".to_owned()));
    }
    install(workspace)?;
    let mut done = Vec::new();
    if has_script(workspace, GENERATE) {
        let before = fingerprint(workspace)?;
        script(workspace, GENERATE)?;
        if fingerprint(workspace)? != before {
            return Err("the generated client was older than openapi.json; it has been written anew: look at it and commit it".to_owned());
        }
        done.push(GENERATE);
    }
    for name in CHECKS.iter().filter(|name| has_script(workspace, name)) {
        script(workspace, name)?;
        done.push(name);
    }
    Ok(Outcome::Passed(done.join(", ")))
}

fn script(workspace: &Workspace, name: &str) -> Result<()> {
    let said = listen(npm(workspace).args(["run", "--silent", name]))?;
    if said.success { Ok(()) } else { Err(format!("`npm run {name}` failed:\n{}", said.all)) }
}
