//! Files stay short enough to be read in one go, and folders are named for what is in them.

use super::allowed::LONG_FILES;
use super::{Findings, Source};

const LIMIT: usize = 400;
const HARD_STOP: usize = 800;
/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "managers"];

pub fn check(sources: &[Source], findings: &mut Findings) {
    check_with(LONG_FILES, sources, findings);
}

fn check_with(exceptions: &[(&str, &str)], sources: &[Source], findings: &mut Findings) {
    let ours = |source: &&Source| (source.rust.is_some() || source.is_script()) && !source.is_foreign();
    for source in sources.iter().filter(ours) {
        let lines = source.text.lines().count();
        let excused = exceptions.iter().any(|(path, _)| *path == source.path);
        if lines > HARD_STOP {
            findings.fail(&source.path, format!("{lines} lines; {HARD_STOP} is the end, whatever the reason"));
        } else if lines > LIMIT && !excused {
            findings.fail(&source.path, format!("{lines} lines; split it by meaning (limit {LIMIT}, exceptions in tidy/allowed.rs)"));
        } else if lines <= LIMIT && excused {
            findings.fail(&source.path, "is short again: take it out of tidy/allowed.rs");
        }
        names(source, findings);
    }
    for (path, _) in exceptions.iter().filter(|(path, _)| sources.iter().all(|source| source.path != *path)) {
        findings.fail(path, "is gone: take it out of tidy/allowed.rs");
    }
}

fn names(source: &Source, findings: &mut Findings) {
    let stem = |part: &str| part.split('.').next().unwrap_or_default().to_owned();
    if let Some(name) = source.path.split('/').map(stem).find(|part| EMPTY_NAMES.contains(&part.as_str())) {
        findings.fail(&source.path, format!("`{name}` says nothing: name it for what is in it"));
    }
    let code = source.rust.as_ref().map_or("", |rust| rust.code.as_str());
    for (number, line) in code.lines().enumerate() {
        let mut words = line.split(|c: char| c.is_whitespace() || c == ';' || c == '{').skip_while(|word| *word != "mod").skip(1);
        if let Some(name) = words.next().filter(|name| EMPTY_NAMES.contains(name)) {
            findings.fail(&format!("{}:{}", source.path, number + 1), format!("module `{name}` says nothing: name it for what is in it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    /// The rule without the tree's own exceptions, which a made-up tree does not hold.
    fn strict(sources: &[Source], findings: &mut Findings) {
        check_with(&[], sources, findings);
    }

    #[test]
    fn a_long_file_fails_unless_excused() {
        let (long, giant) = ("//\n".repeat(401), "//\n".repeat(801));
        assert_eq!(judge(strict, &[("a.rs", &long)]).failures.len(), 1);
        assert_eq!(judge(strict, &[("a.tsx", &long)]).failures.len(), 1);
        assert!(judge(strict, &[("a.md", &long), ("web/shared/api/schema.d.ts", &giant), ("b.rs", "//\n")]).failures.is_empty());

        let excuse: &[(&str, &str)] = &[("a.rs", "a table of the currencies")];
        let with_excuse = |text: &str| {
            let mut findings = Findings::default();
            check_with(excuse, &[Source::new("a.rs", text)], &mut findings);
            findings.failures
        };
        assert!(with_excuse(&long).is_empty());
        assert!(with_excuse(&giant)[0].contains("whatever the reason"));
        assert!(with_excuse("//\n")[0].contains("short again"));
    }

    #[test]
    fn a_stale_exception_fails() {
        let mut findings = Findings::default();
        check_with(&[("gone.rs", "it was long")], &[], &mut findings);
        assert!(findings.failures[0].contains("is gone"));
    }

    #[test]
    fn empty_names_fail() {
        for path in ["crates/money/src/utils.rs", "crates/money/tests/common/mod.rs", "web/shared/helpers.ts"] {
            assert_eq!(judge(strict, &[(path, "")]).failures.len(), 1, "{path}");
        }
        assert_eq!(
            judge(strict, &[("a.rs", "pub mod manager;\n")]).failures,
            ["a.rs:1: module `manager` says nothing: name it for what is in it"]
        );
        assert!(judge(strict, &[("crates/people/src/account_manager.rs", "mod commonwealth; // mod utils;\n")]).failures.is_empty());
    }
}
