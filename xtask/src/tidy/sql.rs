//! SQL lives in queries.rs, or in a `statements!` block, which is the only way to have it run. Looks at how string literals begin; knows no SQL beyond four words.

use super::{Findings, Source};

const STARTS: &[&str] = &["select ", "insert ", "update ", "delete "];
/// "delete the rule first" is a sentence.
const SENTENCES: &[&str] = &["a", "an", "the", "your", "this", "that", "its", "their"];

pub fn check(sources: &[Source], findings: &mut Findings) {
    for source in sources.iter().filter(|source| !may_hold_sql(&source.path) && !declares_statements(source)) {
        let strings = source.rust.iter().flat_map(|rust| &rust.strings);
        for literal in strings.filter(|literal| is_sql(&literal.text)) {
            let start: String = literal.text.trim_start().chars().take(30).collect();
            findings.fail(&format!("{}:{}", source.path, literal.line), format!("SQL outside queries.rs: \"{}...\"", start.trim_end()));
        }
    }
}

/// A file whose SQL is declared: the test of all statements prepares it.
fn declares_statements(source: &Source) -> bool {
    source.text.contains("statements! {")
}

fn may_hold_sql(path: &str) -> bool {
    path.ends_with("/queries.rs")
        // No product code; it asks PostgreSQL whether it is there.
        || path.starts_with("xtask/")
        || path.starts_with("crates/foundation/src/db")
        || path.starts_with("crates/testkit/")
        || path.starts_with("migrations/")
        // Tests look at what was stored.
        || path.ends_with("/tests.rs")
        || path.ends_with("/testing.rs")
        || path.contains("/tests/")
        || path.split('/').any(|part| matches!(part, "bench" | "bench.rs" | "benches"))
}

/// All lower or all upper case, as SQL is written; "Select a file" is a sentence.
fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    STARTS.iter().any(|start| {
        let head = text.get(..start.len()).unwrap_or_default();
        let rest = text.get(start.len()..).unwrap_or_default();
        let next = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
        (head == *start || head == start.to_uppercase()) && !SENTENCES.contains(&next.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    const BAD: &str = "const A: &str = \"update wallet set x = $1\";\nconst B: &str = r#\"\n  SELECT 1\"#;\n";

    #[test]
    fn sql_belongs_in_queries() {
        let found = judge(check, &[("crates/money/src/wallets/api.rs", BAD)]).failures;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("api.rs:1") && found[1].contains("api.rs:2") && found[1].contains("SELECT 1"), "{found:?}");
        for bad in ["insert into a values (1)", "DELETE FROM a", "delete from a"] {
            assert!(is_sql(bad), "{bad}");
        }
    }

    #[test]
    fn its_homes_are_left_alone() {
        for path in [
            "crates/money/src/wallets/queries.rs",
            "crates/foundation/src/db/dialect.rs",
            "crates/testkit/src/lib.rs",
            "crates/tradehall/src/bench/ledger.rs",
        ] {
            assert!(judge(check, &[(path, BAD)]).failures.is_empty(), "{path}");
        }
    }

    #[test]
    fn sentences_are_no_sql() {
        for fine in ["Select a file", "delete the role first", "update", "selected ", "update your card", "an update of"] {
            assert!(!is_sql(fine), "{fine}");
        }
    }
}
