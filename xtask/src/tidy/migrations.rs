//! Both databases get the same migrations: the same file names under migrations/sqlite and migrations/postgres.

use std::collections::BTreeSet;

use super::{Findings, Source};

const FOLDERS: [&str; 2] = ["migrations/sqlite/", "migrations/postgres/"];

pub fn check(sources: &[Source], findings: &mut Findings) {
    let names = |folder: &str| sources.iter().filter_map(|source| source.path.strip_prefix(folder)).collect::<BTreeSet<_>>();
    let [sqlite, postgres] = FOLDERS.map(names);
    for (here, there, folder) in [(&sqlite, &postgres, FOLDERS[1]), (&postgres, &sqlite, FOLDERS[0])] {
        for name in here.difference(there) {
            findings.fail(&format!("{folder}{name}"), "is missing: the other database has it");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::judge;

    #[test]
    fn a_migration_for_one_database_only_fails() {
        let both = [("migrations/sqlite/brand/0001_start.sql", ""), ("migrations/postgres/brand/0001_start.sql", "")];
        assert!(judge(check, &both).failures.is_empty());
        assert_eq!(judge(check, &both[..1]).failures, ["migrations/postgres/brand/0001_start.sql: is missing: the other database has it"]);
        assert_eq!(judge(check, &both[1..]).failures, ["migrations/sqlite/brand/0001_start.sql: is missing: the other database has it"]);
    }
}
