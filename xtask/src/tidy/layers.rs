//! Who stands on whom: the crates' order, read from their Cargo.toml. Knows nothing of what is inside a crate.

use super::{Findings, Source};

/// The order in which crates may stand on each other: each on those before it, unless it is named in `ONLY`.
const ORDER: &[&str] =
    &["kernel", "engine", "foundation", "people", "money", "trading", "partners", "engagement", "insight", "portals", "tradehall"];
/// Crates that may stand on less than the order says.
const ONLY: &[(&str, &[&str])] = &[
    ("foundation", &["kernel"]),
    // The engine is for those who hold money and positions.
    ("people", &["kernel", "foundation"]),
    ("portals", &["kernel", "foundation"]),
    ("testkit", &["kernel", "foundation", "testkit-macros"]),
    ("testkit-macros", &[]),
];
/// What only the top may stand on.
const FOR_THE_TOP: &[&str] = &["portals"];
/// What only tests may stand on.
const FOR_TESTS: &[&str] = &["testkit", "testkit-macros"];

pub fn check(sources: &[Source], findings: &mut Findings) {
    let manifests = sources.iter().filter(|source| source.path.ends_with("Cargo.toml") && !source.path.contains("/fuzz/"));
    for manifest in manifests.filter(|source| source.path.starts_with("crates/") || source.path == "xtask/Cargo.toml") {
        match manifest.text.parse::<toml::Table>() {
            Ok(table) => check_crate(&manifest.path, &table, findings),
            Err(e) => findings.fail(&manifest.path, format!("cannot be read: {}", e.message())),
        }
    }
}

fn check_crate(path: &str, table: &toml::Table, findings: &mut Findings) {
    let name = table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str).unwrap_or_default();
    if name != "xtask" && !is_ours(name) {
        findings.fail(path, format!("`{name}` has no place in the order: give it one in tidy/layers.rs and in the design"));
        return;
    }
    for (dependency, for_tests) in dependencies(table) {
        if let Some(why) = refusal(name, &dependency, for_tests) {
            findings.fail(path, format!("{name} may not stand on {dependency}: {why}"));
        }
    }
}

fn is_ours(name: &str) -> bool {
    ORDER.contains(&name) || FOR_TESTS.contains(&name)
}

fn refusal(name: &str, dependency: &str, for_tests: bool) -> Option<&'static str> {
    if !is_ours(dependency) {
        return None;
    }
    if name == "xtask" {
        return Some("the tooling is no part of the product");
    }
    if FOR_TESTS.contains(&dependency) && name != "testkit" {
        return if for_tests { None } else { Some("it is for tests, so a dev-dependency") };
    }
    if let Some((_, allowed)) = ONLY.iter().find(|(only, _)| *only == name) {
        return if allowed.contains(&dependency) { None } else { Some("it needs less than that (see tidy/layers.rs)") };
    }
    if FOR_THE_TOP.contains(&dependency) && name != "tradehall" {
        return Some("only the program itself serves the portals");
    }
    let place = |of: &str| ORDER.iter().position(|other| *other == of);
    if place(dependency) < place(name) { None } else { Some("never upwards") }
}

/// Names of all dependencies, renamed ones by their true name, with whether only tests see them.
fn dependencies(table: &toml::Table) -> Vec<(String, bool)> {
    let targets = table.get("target").and_then(toml::Value::as_table);
    let tables = std::iter::once(table).chain(targets.into_iter().flat_map(|t| t.values()).filter_map(toml::Value::as_table));
    let mut found = Vec::new();
    for table in tables {
        for (section, for_tests) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
            let listed = table.get(section).and_then(toml::Value::as_table);
            for (name, value) in listed.into_iter().flatten() {
                let real = value.get("package").and_then(toml::Value::as_str).unwrap_or(name);
                found.push((real.to_owned(), for_tests));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    fn manifest(name: &str, section: &str, dependency: &str) -> Vec<String> {
        let text = format!("[package]\nname = \"{name}\"\n[{section}]\n{dependency}\n");
        judge(check, &[(&format!("crates/{name}/Cargo.toml"), &text)]).failures
    }

    fn uses(name: &str, dependency: &str) -> Vec<String> {
        manifest(name, "dependencies", &format!("{dependency} = {{ workspace = true }}"))
    }

    #[test]
    fn upwards_fails() {
        for (name, dependency) in
            [("kernel", "engine"), ("people", "money"), ("money", "trading"), ("insight", "tradehall"), ("engine", "foundation")]
        {
            assert_eq!(uses(name, dependency).len(), 1, "{name} on {dependency}");
        }
        for (name, dependency) in
            [("engine", "kernel"), ("money", "engine"), ("insight", "people"), ("tradehall", "portals"), ("people", "serde")]
        {
            assert!(uses(name, dependency).is_empty(), "{name} on {dependency}");
        }
    }

    #[test]
    fn the_engine_is_not_for_everyone() {
        for name in ["foundation", "people", "portals", "testkit"] {
            assert_eq!(uses(name, "engine").len(), 1, "{name}");
        }
        assert_eq!(uses("insight", "portals").len(), 1);
    }

    #[test]
    fn the_testkit_is_for_tests() {
        assert!(uses("money", "testkit")[0].contains("dev-dependency"));
        assert!(manifest("money", "dev-dependencies", "testkit = { workspace = true }").is_empty());
        assert_eq!(uses("testkit", "money").len(), 1);
        assert!(uses("testkit", "testkit-macros").is_empty());
        assert_eq!(manifest("people", "dev-dependencies", "trading.workspace = true").len(), 1);
    }

    #[test]
    fn disguises_do_not_help() {
        assert_eq!(manifest("people", "target.'cfg(unix)'.dependencies", "money.workspace = true").len(), 1);
        assert_eq!(manifest("people", "dependencies", "cash = { package = \"money\", path = \"../money\" }").len(), 1);
        assert!(manifest("cashier", "dependencies", "")[0].contains("no place in the order"));
    }
}
