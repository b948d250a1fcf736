//! No path of somebody's machine in the tree: it works on that machine only, and tells the world whose it was.

use super::lexer::is_word;
use super::{Findings, Source};

/// In halves, or this file would accuse itself.
const HOMES: [&str; 3] = [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")];

pub fn check(sources: &[Source], findings: &mut Findings) {
    for source in sources.iter().filter(|source| !source.is_foreign()) {
        for (number, line) in source.text.lines().enumerate() {
            for home in HOMES.iter().filter(|home| begins_path(line, home)) {
                findings.fail(&format!("{}:{}", source.path, number + 1), format!("a path of one machine: `{home}`"));
            }
        }
    }
}

/// `docs` followed by such a part is a folder of ours, and so is one after a dot or a variable; only a path's beginning counts.
fn begins_path(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        before.is_none_or(|c| !is_word(c) && !matches!(c, '.' | '-' | '}' | ')' | '~' | '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    #[test]
    fn a_machines_path_fails_anywhere() {
        for home in HOMES {
            let line = format!("see {home}x\n");
            assert_eq!(judge(check, &[("README.md", &line)]).failures.len(), 1, "{home}");
            assert_eq!(judge(check, &[("a.sh", &format!("DIR={home}"))]).failures.len(), 1);
        }
    }

    #[test]
    fn a_folder_of_that_name_is_fine() {
        for home in HOMES {
            let lines = format!("docs{home}a ./x{home} ${{DIR}}{home} https://example.com{home}\n");
            assert!(judge(check, &[("README.md", &lines)]).failures.is_empty(), "{lines}");
        }
    }
}
