//! cargo-deny, where it is installed; `licenses` has its own reading of the same deny.toml and always runs.

use std::time::Duration;

use super::{Outcome, Verdict};
use crate::process::{cargo, listen, run, succeeds_within};
use crate::workspace::Workspace;

/// The advisory database comes from the network, which is not there everywhere.
const FETCH_LIMIT: Duration = Duration::from_secs(60);

pub fn check(workspace: &Workspace, install: bool) -> Verdict {
    let deny = |args: &[&str]| {
        let mut command = cargo(&workspace.root);
        command.arg("deny").args(args);
        command
    };
    let is_there = || listen(&mut deny(&["--version"])).is_ok_and(|said| said.success);
    if !is_there() {
        if !install {
            return Ok(Outcome::Skipped(
                "cargo-deny is not installed (`cargo xtask check --install` does it); advisories not checked".to_owned(),
            ));
        }
        println!("installing cargo-deny");
        run(cargo(&workspace.root).args(["install", "cargo-deny", "--locked"]))?;
    }
    let reachable = succeeds_within(&mut deny(&["fetch", "db"]), FETCH_LIMIT);
    let mut what = vec!["check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    if reachable {
        what.push("advisories");
    }
    let said = listen(&mut deny(&what))?;
    let note = if reachable { "with advisories" } else { "without advisories: their database is not reachable from here" };
    if said.success { Ok(Outcome::Passed(note.to_owned())) } else { Err(format!("({note})\n{}", said.all)) }
}
