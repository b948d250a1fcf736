//! The house rules that no compiler knows. Each rule is a function over the files; none reads the disk or changes a file.

mod allowed;
mod functions;
mod layers;
mod lexer;
mod migrations;
mod paths;
mod settings;
mod size;
mod sql;
mod words;

use crate::process::Result;
use crate::workspace::Workspace;
use lexer::Lexed;

/// A text file of the tree, by its path from the root with forward slashes.
pub struct Source {
    pub path: String,
    pub text: String,
    /// For Rust: what of it is code, comment and string.
    pub rust: Option<Lexed>,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        let (path, text) = (path.into(), text.into());
        let rust = path.ends_with(".rs").then(|| Lexed::of(&text));
        Source { path, text, rust }
    }

    pub fn is_script(&self) -> bool {
        self.path.ends_with(".ts") || self.path.ends_with(".tsx")
    }

    /// Written by a program or by others: not ours to keep short.
    pub fn is_foreign(&self) -> bool {
        self.path.starts_with("vendor/") || self.path.ends_with("schema.d.ts")
    }

    /// A file of tests only.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs"
            || name.ends_with("_tests.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("crates/testkit/")
            || name.contains(".test.")
    }
}

/// What the rules found. A failure fails the check; a warning is a place to look at.
#[derive(Default)]
pub struct Findings {
    pub failures: Vec<String>,
    pub warnings: Vec<String>,
}

impl Findings {
    pub fn fail(&mut self, place: &str, why: impl std::fmt::Display) {
        self.failures.push(format!("{place}: {why}"));
    }

    pub fn warn(&mut self, place: &str, why: impl std::fmt::Display) {
        self.warnings.push(format!("{place}: {why}"));
    }
}

type Rule = fn(&[Source], &mut Findings);

const RULES: &[Rule] =
    &[size::check, functions::check, words::check, sql::check, layers::check, migrations::check, settings::check, paths::check];

pub struct Tidied {
    pub files: usize,
    pub findings: Findings,
}

pub fn tidy(workspace: &Workspace) -> Result<Tidied> {
    let names = workspace.files("")?;
    let sources: Vec<Source> = names.iter().filter_map(|name| read(workspace, name)).collect();
    let mut findings = Findings::default();
    for rule in RULES {
        rule(&sources, &mut findings);
    }
    findings.failures.sort();
    findings.warnings.sort();
    Ok(Tidied { files: sources.len(), findings })
}

/// Pictures, archives and fonts are no texts and have no rules.
fn read(workspace: &Workspace, name: &str) -> Option<Source> {
    let bytes = std::fs::read(workspace.path(name)).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains('\0')).then(|| Source::new(name, text))
}

/// For the rules' tests: what one rule says of some files.
#[cfg(test)]
fn judge(rule: Rule, files: &[(&str, &str)]) -> Findings {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(*path, *text)).collect();
    let mut findings = Findings::default();
    rule(&sources, &mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_told_from_code() {
        for path in
            ["crates/money/src/ledger/tests.rs", "crates/money/tests/api.rs", "crates/testkit/src/lib.rs", "web/tests/unit/money.ts"]
        {
            assert!(Source::new(path, "").is_test(), "{path}");
        }
        assert!(!Source::new("crates/money/src/ledger/mod.rs", "").is_test());
        assert!(!Source::new("crates/people/src/contests.rs", "").is_test());
    }

    #[test]
    fn the_tree_itself_is_read() {
        let tidied = tidy(&Workspace::find().unwrap()).unwrap();
        assert!(tidied.files > 20);
    }
}
