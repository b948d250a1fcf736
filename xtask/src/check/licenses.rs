//! Every dependency's licence, name and source, against deny.toml. Always runs, needs nothing installed, takes a second.
//!
//! cargo-deny answers the same questions and more, but building it took 4 min 16 s on two cores (version 0.20.2), a sixth of what CI
//! may take. So these three are answered here from `cargo metadata`, by the same deny.toml, and cargo-deny is the next step
//! where it is installed. Never asks the network for anything but crates the lock file names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::policy::Policy;
use super::spdx::satisfied;
use super::{Outcome, Verdict};
use crate::process::{Result, cargo, output};
use crate::workspace::Workspace;

/// The public registry, as lock files name it.
const PUBLIC: &str = "registry+https://github.com/rust-lang/crates.io-index";

struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: String,
}

pub fn check(workspace: &Workspace) -> Verdict {
    let policy = Policy::read(&workspace.read("deny.toml")?)?;
    let packages = packages(workspace, &policy.targets)?;
    let complaints = complaints(&policy, &packages);
    if complaints.is_empty() { Ok(Outcome::Passed(format!("{} crates", packages.len()))) } else { Err(complaints.join("\n")) }
}

/// The crates used on the platforms we ship for, ours left out. `--locked`: a lock file that is not up to date fails here.
fn packages(workspace: &Workspace, targets: &[String]) -> Result<Vec<Package>> {
    let mut found = BTreeMap::new();
    for target in targets {
        let args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
        let text = output(cargo(&workspace.root).args(args))?;
        let metadata: Value = serde_json::from_str(&text).map_err(|e| format!("cargo metadata printed no JSON: {e}"))?;
        let used = ids(&metadata["resolve"]["nodes"]);
        for package in metadata["packages"].as_array().into_iter().flatten() {
            let id = package["id"].as_str().unwrap_or_default();
            if used.contains(id) && !package["source"].is_null() {
                found.insert(id.to_owned(), read(package));
            }
        }
    }
    Ok(found.into_values().collect())
}

fn ids(nodes: &Value) -> BTreeSet<&str> {
    nodes.as_array().into_iter().flatten().filter_map(|node| node["id"].as_str()).collect()
}

fn read(package: &Value) -> Package {
    let text = |key: &str| package[key].as_str().map(str::to_owned);
    Package {
        name: text("name").unwrap_or_default(),
        version: text("version").unwrap_or_default(),
        license: text("license"),
        source: text("source").unwrap_or_default(),
    }
}

fn complaints(policy: &Policy, packages: &[Package]) -> Vec<String> {
    let mut found = Vec::new();
    for package in packages {
        let Package { name, version, license, source } = package;
        let clarified = policy.clarified.iter().find(|(of, _)| of == name).map(|(_, expression)| expression);
        match clarified.or(license.as_ref()) {
            Some(expression) if satisfied(expression, &|license| policy.allows(name, license)) => {}
            Some(expression) => found.push(format!("{name} {version}: licence `{expression}` is not on deny.toml's list")),
            None => found.push(format!("{name} {version}: names no licence")),
        }
        if source != PUBLIC {
            found.push(format!("{name} {version}: comes from {source}, not from crates.io"));
        }
    }
    found.extend(policy.banned.iter().filter_map(|ban| {
        let versions: Vec<&str> = packages.iter().filter(|p| p.name == ban.krate).map(|p| p.version.as_str()).collect();
        let limit = usize::from(ban.second_version);
        (versions.len() > limit).then(|| format!("{} {}: banned: {}", ban.krate, versions.join(" and "), ban.reason))
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"
        [licenses]
        allow = ["MIT"]
        exceptions = [{ crate = "roots", allow = ["CDLA-Permissive-2.0"] }]
        clarify = [{ crate = "silent", expression = "MIT", license-files = [] }]
        [bans]
        deny = [
            { crate = "openssl", reason = "rustls is the one" },
            { crate = "rusqlite", deny-multiple-versions = true, reason = "one SQLite" },
        ]
    "#;

    fn package(name: &str, version: &str, license: Option<&str>) -> Package {
        Package { name: name.to_owned(), version: version.to_owned(), license: license.map(str::to_owned), source: PUBLIC.to_owned() }
    }

    fn said(packages: &[Package]) -> Vec<String> {
        complaints(&Policy::read(POLICY).unwrap(), packages)
    }

    #[test]
    fn licences_are_held_against_the_list() {
        assert!(said(&[package("a", "1.0.0", Some("MIT OR GPL-3.0-only")), package("silent", "1.0.0", None)]).is_empty());
        assert!(said(&[package("roots", "1.0.0", Some("CDLA-Permissive-2.0"))]).is_empty());
        assert_eq!(said(&[package("other", "1.0.0", Some("CDLA-Permissive-2.0"))]).len(), 1);
        assert_eq!(said(&[package("a", "1.0.0", None)]), ["a 1.0.0: names no licence"]);
    }

    #[test]
    fn banned_crates_and_second_versions_fail() {
        assert!(said(&[package("rusqlite", "0.41.0", Some("MIT"))]).is_empty());
        let two = [package("rusqlite", "0.41.0", Some("MIT")), package("rusqlite", "0.30.0", Some("MIT"))];
        assert_eq!(said(&two), ["rusqlite 0.41.0 and 0.30.0: banned: one SQLite"]);
        assert_eq!(said(&[package("openssl", "0.10.0", Some("MIT"))]), ["openssl 0.10.0: banned: rustls is the one"]);
    }

    #[test]
    fn other_sources_fail() {
        let mut package = package("a", "1.0.0", Some("MIT"));
        package.source = "git+https://example.com/a".to_owned();
        assert!(said(&[package])[0].contains("not from crates.io"));
    }
}
