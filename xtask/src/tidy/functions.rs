//! Functions fit on a screen. Finds them by their braces; nested functions count for themselves and for the one around them.

use super::lexer::is_word;
use super::{Findings, Source};

const LIMIT: usize = 60;
const HARD_STOP: usize = 100;

pub fn check(sources: &[Source], findings: &mut Findings) {
    for source in sources.iter().filter(|source| !source.is_foreign()) {
        let Some(rust) = &source.rust else { continue };
        let tests = Tests::of(source);
        for function in functions(&rust.code) {
            let place = format!("{}:{}", source.path, function.line);
            let said = format!("`{}` has {} lines", function.name, function.lines);
            if function.lines > HARD_STOP {
                findings.fail(&place, format!("{said}; {HARD_STOP} is the end"));
            } else if function.lines > LIMIT && !tests.hold(function.line) {
                findings.warn(&place, format!("{said}; aim for {LIMIT}"));
            }
        }
    }
}

/// Which lines of a file are tests.
pub struct Tests {
    all: bool,
    ranges: Vec<(usize, usize)>,
}

impl Tests {
    pub fn of(source: &Source) -> Tests {
        Tests { all: source.is_test(), ranges: source.rust.as_ref().map(|rust| test_ranges(&rust.code)).unwrap_or_default() }
    }

    pub fn hold(&self, line: usize) -> bool {
        self.all || self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&line))
    }
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
}

fn functions(code: &str) -> Vec<Function> {
    let chars: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut line = 1;
    for at in 0..chars.len() {
        if chars[at] == '\n' {
            line += 1;
        }
        if !begins_fn(&chars, at) {
            continue;
        }
        let name: String = chars[at + 2..].iter().skip_while(|c| c.is_whitespace()).take_while(|c| is_word(**c)).collect();
        // `fn(` is a type, and a body is missing in a trait's declaration.
        if let Some(lines) = body_end(&chars[at..]).filter(|_| !name.is_empty()) {
            found.push(Function { name, line, lines });
        }
    }
    found
}

fn begins_fn(chars: &[char], at: usize) -> bool {
    let word = chars.get(at..at + 3).is_some_and(|c| c[0] == 'f' && c[1] == 'n' && c[2].is_whitespace());
    word && (at == 0 || !is_word(chars[at - 1]))
}

/// The number of lines from here to the brace that closes the first one opened outside of brackets; None when a `;` comes first.
fn body_end(chars: &[char]) -> Option<usize> {
    let (mut brackets, mut braces, mut lines) = (0_i32, 0_i32, 1);
    for c in chars {
        match c {
            '\n' => lines += 1,
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            ';' if braces == 0 && brackets == 0 => return None,
            '{' if braces > 0 || brackets == 0 => braces += 1,
            '}' if braces > 0 => {
                braces -= 1;
                if braces == 0 {
                    return Some(lines);
                }
            }
            _ => {}
        }
    }
    None
}

/// First and last line of everything marked `#[cfg(test)]`.
fn test_ranges(code: &str) -> Vec<(usize, usize)> {
    let mark = "#[cfg(test)]";
    let ranges = code.match_indices(mark).filter_map(|(at, _)| {
        let from = code.get(..at)?.lines().count().max(1);
        let after: Vec<char> = code.get(at + mark.len()..)?.chars().collect();
        body_end(&after).map(|lines| (from, from + lines))
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    fn long(name: &str, lines: usize) -> String {
        format!("fn {name}(a: [u8; 4]) -> u8 {{\n{}}}\n", "    let s = \"}\"; // }\n".repeat(lines - 2))
    }

    #[test]
    fn sixty_lines_are_fine_and_a_hundred_the_end() {
        let judged = |lines| judge(check, &[("a.rs", &long("act", lines))]);
        assert!(judged(60).warnings.is_empty());
        assert_eq!(judged(61).warnings, ["a.rs:1: `act` has 61 lines; aim for 60"]);
        assert!(judged(100).failures.is_empty());
        assert_eq!(judged(101).failures, ["a.rs:1: `act` has 101 lines; 100 is the end"]);
    }

    #[test]
    fn tests_may_be_longer_but_not_endless() {
        let in_module = |lines| format!("fn short() {{}}\n#[cfg(test)]\nmod tests {{\n{}}}\n", long("story", lines));
        assert!(judge(check, &[("a.rs", &in_module(90))]).warnings.is_empty());
        assert_eq!(judge(check, &[("a.rs", &in_module(101))]).failures.len(), 1);
        assert!(judge(check, &[("crates/money/src/tests.rs", &long("story", 90))]).warnings.is_empty());
        let beside = format!("#[cfg(test)]\nmod tests;\n{}", long("act", 70));
        assert_eq!(judge(check, &[("a.rs", &beside)]).warnings.len(), 1);
    }

    #[test]
    fn types_and_declarations_are_no_functions() {
        let text = "type F = fn (u8) -> u8;\ntrait T {\n    fn one(&self);\n    fn two(&self) {\n    }\n}\n";
        let found = functions(text);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].line, found[0].lines), ("two", 4, 2));
    }
}
