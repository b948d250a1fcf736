//! Words that mean "not done yet", and tests that are switched off, do not go in.

use super::lexer::has_word;
use super::{Findings, Source};

const UNFINISHED: &[(&str, &str)] = &[
    ("todo!(", "finish it, or leave it out"),
    ("unimplemented!(", "finish it, or leave it out"),
    ("dbg!(", "left over from looking for a fault"),
    ("#[ignore]", "a test that does not run says why: #[ignore = \"measures ...\"]"),
];
const SWITCHED_OFF: &[&str] = &["it.only(", "it.skip(", "test.only(", "test.skip(", "describe.only(", "describe.skip("];
/// Spelled in two halves, or this file would accuse itself.
const MARK: &str = concat!("FIX", "ME");

pub fn check(sources: &[Source], findings: &mut Findings) {
    for source in sources.iter().filter(|source| !source.is_foreign()) {
        if let Some(rust) = &source.rust {
            for (number, line) in rust.code.lines().enumerate() {
                for (word, why) in UNFINISHED.iter().filter(|(word, _)| has_word(line, word)) {
                    findings.fail(&format!("{}:{}", source.path, number + 1), format!("`{word}`: {why}"));
                }
            }
        }
        if source.rust.is_some() || source.is_script() {
            for (number, line) in source.text.lines().enumerate() {
                let place = || format!("{}:{}", source.path, number + 1);
                if line.contains(MARK) {
                    findings.fail(&place(), format!("`{MARK}`: mend it now or write down why it may stay"));
                }
                if let Some(word) = SWITCHED_OFF.iter().find(|word| source.is_script() && has_word(line, word)) {
                    findings.fail(&place(), format!("`{word}`: all tests run, always"));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    #[test]
    fn unfinished_work_fails() {
        for bad in ["fn f() { todo!() }", "fn f() { unimplemented!(\"x\") }", "dbg!(x);", "#[ignore]\nfn f() {}"] {
            assert_eq!(judge(check, &[("a.rs", bad)]).failures.len(), 1, "{bad}");
        }
        let marked = format!("// {MARK}: rounding\n");
        assert_eq!(judge(check, &[("a.rs", &marked)]).failures.len(), 1);
        assert_eq!(judge(check, &[("a.ts", &marked)]).failures.len(), 1);
    }

    #[test]
    fn tests_of_the_portals_are_not_switched_off() {
        assert_eq!(judge(check, &[("web/tests/a.test.ts", "  it.skip('pays', () => {})\n")]).failures.len(), 1);
        assert!(judge(check, &[("web/a.ts", "split.skip(1); submit.only(2)\n")]).failures.is_empty());
    }

    #[test]
    fn speaking_of_it_is_no_crime() {
        assert!(judge(check, &[("a.rs", "// never todo!(\nlet x = \"dbg!(\"; my_dbg!(x);\n")]).failures.is_empty());
    }
}
