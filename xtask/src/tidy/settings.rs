//! Whoever runs the program can read about every environment variable it listens to.

use std::collections::BTreeMap;

use super::functions::Tests;
use super::{Findings, Source};

const PREFIX: &str = concat!("TRADEHALL", "_");

/// A variable named whole in a string of the code, tests left out, must be named in some Markdown file.
pub fn check(sources: &[Source], findings: &mut Findings) {
    let mut used = BTreeMap::new();
    for source in sources {
        let tests = Tests::of(source);
        for literal in source.rust.iter().flat_map(|rust| &rust.strings).filter(|literal| !tests.hold(literal.line)) {
            for name in variables(&literal.text) {
                used.entry(name).or_insert_with(|| format!("{}:{}", source.path, literal.line));
            }
        }
    }
    let told: Vec<String> =
        sources.iter().filter(|source| source.path.ends_with(".md")).flat_map(|source| variables(&source.text)).collect();
    for (name, place) in used.iter().filter(|(name, _)| !told.contains(name)) {
        findings.fail(place, format!("{name} is described in no .md file"));
    }
}

fn variables(text: &str) -> Vec<String> {
    let name = |after: &str| after.chars().take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '_').collect::<String>();
    let names = text.match_indices(PREFIX).map(|(at, _)| name(text.get(at..).unwrap_or_default()));
    // What ends with `_` is the prefix of a group of settings, not one of them.
    names.filter(|name| !name.ends_with('_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    #[test]
    fn a_setting_nobody_describes_fails() {
        let code = format!("let a = env(\"{PREFIX}LISTEN\"); let b = prefixed(\"{PREFIX}\"); // {PREFIX}OLD\n");
        assert_eq!(judge(check, &[("a.rs", &code)]).failures, [format!("a.rs:1: {PREFIX}LISTEN is described in no .md file")]);
        let guide = format!("`{PREFIX}LISTEN`: address and port.");
        assert!(judge(check, &[("a.rs", &code), ("docs/settings.md", &guide)]).failures.is_empty());
        assert!(judge(check, &[("crates/money/src/tests.rs", &code)]).failures.is_empty());
        let other = format!("`{PREFIX}LISTEN_ON`: address and port.");
        assert_eq!(judge(check, &[("a.rs", &code), ("docs/settings.md", &other)]).failures.len(), 1);
    }
}
