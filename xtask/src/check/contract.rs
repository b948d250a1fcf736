//! The operations that must conform by now, held against the contract by its own checker.
//!
//! The contract is not part of this repository; where its folder is not there, the step is skipped. The lists below only grow.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outcome, Verdict};
use crate::process::{Result, listen, output, program};
use crate::workspace::Workspace;

/// Names another folder than the one beside the repository.
const VARIABLE: &str = "TRADEHALL_CONTRACT";
const BESIDE: &str = "../shared/contract";

/// Groups of which every operation must conform.
const GROUPS: &[&str] = &[
    "Health",
    "Sign-in and sessions",
    "Staff, roles and API keys",
    "Audit and exports",
    "Partner sign-in",
    "Cellxpert reports",
    "IB reports",
    "Trackbox reports",
    "Public creation",
    "Leads",
    "Sessions",
    "Users",
    "Operations",
];

/// Groups of which only the operations in `SINGLE` must conform.
const PARTLY: &[&str] = &["Customers - Admin APIs", "Documents"];
const SINGLE: &[&str] = &[
    "GET /customers",
    "POST /customers",
    "GET /customers/ids",
    "PATCH /customers",
    "GET /customers/{id}",
    "PATCH /customers/{id}",
    "GET /customers/{id}/documents",
    "POST /customers/{id}/documents",
    "POST /customers/{id}/kyc/approve",
    "POST /customers/{id}/kyc/revoke",
    "POST /customers/{id}/kyc/reset",
    "GET /documents/files/{token}",
    "POST /me/documents",
    "GET /me/documents/kyc-status",
];

pub fn check(workspace: &Workspace) -> Verdict {
    let folder = std::env::var_os(VARIABLE).map_or_else(|| workspace.path(BESIDE), PathBuf::from);
    let checker = folder.join("check.py");
    if !checker.is_file() {
        return Ok(Outcome::Skipped(format!("no contract at {BESIDE}, and {VARIABLE} names none")));
    }
    if !workspace.has("openapi.json") {
        return Err("openapi.json is missing: write it with `cargo xtask openapi`".to_owned());
    }
    let python = Python::with_yaml(workspace)?;
    let run = |args: &[&str]| listen(python.command(workspace).arg(&checker).arg("openapi.json").args(args));
    let groups = run(&["--only", &GROUPS.join(";")])?;
    let list = run(&["--only", &PARTLY.join(";"), "--list"])?;
    let conforming = conforming(&list.out);
    let lacking: Vec<String> =
        SINGLE.iter().filter(|call| !conforming.contains(*call)).map(|call| format!("{call}: does not conform")).collect();
    if !groups.success || !lacking.is_empty() {
        return Err([vec![groups.all.trim_end().to_owned()], lacking].concat().join("\n"));
    }
    let last = groups.out.lines().last().unwrap_or_default().to_owned();
    Ok(Outcome::Passed(format!("{last}, and {} single ones", SINGLE.len())))
}

/// The calls a listing marks with `ok`: `ok  Documents: POST /me/documents`.
fn conforming(list: &str) -> Vec<&str> {
    list.lines().filter_map(|line| line.strip_prefix("ok ")?.split_once(": ")).map(|(_, call)| call).collect()
}

struct Python {
    /// Packages of our own, for a Python that has no YAML.
    packages: Option<PathBuf>,
}

impl Python {
    /// PyYAML goes into target/python when it is missing: pip takes a folder of our own even where it refuses the system's.
    fn with_yaml(workspace: &Workspace) -> Result<Python> {
        if listen(Python { packages: None }.command(workspace).args(["-c", "import yaml"]))?.success {
            return Ok(Python { packages: None });
        }
        let packages = workspace.target().join("python");
        let ours = Python { packages: Some(packages.clone()) };
        if !listen(ours.command(workspace).args(["-c", "import yaml"]))?.success {
            install_yaml(workspace, &packages)?;
        }
        Ok(ours)
    }

    fn command(&self, workspace: &Workspace) -> Command {
        let mut command = program("python3", &workspace.root);
        if let Some(packages) = &self.packages {
            command.env("PYTHONPATH", packages);
        }
        command
    }
}

fn install_yaml(workspace: &Workspace, into: &Path) -> Result<()> {
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"];
    let installed = output(program("python3", &workspace.root).args(pip).arg(into).arg("pyyaml"));
    installed
        .map(|_| ())
        .map_err(|why| format!("the contract's checker needs PyYAML (Debian: python3-yaml), and pip could not fetch it\n{why}"))
}

#[cfg(test)]
mod tests {
    use super::conforming;

    #[test]
    fn the_listing_is_understood() {
        let list = "ok  Documents: POST /me/documents\n--  Documents: GET /me/x\nok  Customers - Admin APIs: GET /customers\ncontract: 2 of 3 operations conform\n";
        assert_eq!(conforming(list), ["POST /me/documents", "GET /customers"]);
    }
}
