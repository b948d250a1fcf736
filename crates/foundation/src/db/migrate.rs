//! Forward-only migrations: plain SQL files, embedded, the same names for both databases.
//!
//! Invariants
//! - A file that has run is never changed: its hash is kept and compared at every start.
//! - A database that carries a migration unknown to this program is refused, never guessed at.

use kernel::{Problem, Result, Timestamp};
use sha2::{Digest, Sha256};

use super::conn::{Conn, Driver, Text};
use super::{Bind, FromColumn};

/// One file: its name, and its text for either database.
pub struct Migration {
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

impl Migration {
    fn sql(&self, driver: Driver) -> &'static str {
        match driver {
            Driver::Sqlite => self.sqlite,
            Driver::Postgres => self.postgres,
        }
    }
}

fn table(driver: Driver) -> &'static str {
    match driver {
        Driver::Sqlite => {
            "create table if not exists schema_migration (name text not null primary key, sha256 text not null, applied_at integer not null) strict"
        }
        Driver::Postgres => {
            "create table if not exists schema_migration (name text collate \"C\" not null primary key, sha256 text collate \"C\" not null,
                applied_at bigint not null)"
        }
    }
}

/// Brings the database to this program's version; running it twice changes nothing.
pub fn migrate(conn: &mut Conn, set: &[Migration], now: Timestamp) -> Result<usize> {
    conn.batch(table(conn.driver()))?;
    let applied = applied(conn)?;
    for (name, hash) in &applied {
        let Some(known) = set.iter().find(|migration| migration.name == name) else {
            return Err(Problem::internal(format!("the database was migrated by a newer version ({name}); start that version")));
        };
        if hash_of(known.sql(conn.driver())) != *hash {
            return Err(Problem::internal(format!("migration {name} has been changed since it ran on this database")));
        }
    }
    let mut ran = 0;
    for migration in set.iter().filter(|migration| applied.iter().all(|(name, _)| name != migration.name)) {
        conn.batch("begin")?;
        let outcome = run_one(conn, migration, now);
        conn.batch(if outcome.is_ok() { "commit" } else { "rollback" })?;
        outcome.map_err(|problem| Problem::internal(format!("migration {}: {problem}", migration.name)))?;
        ran += 1;
    }
    Ok(ran)
}

fn run_one(conn: &mut Conn, migration: &Migration, now: Timestamp) -> Result<()> {
    let sql = migration.sql(conn.driver());
    if conn.driver() == Driver::Postgres {
        // What a request may take is no measure for a table that is made anew.
        conn.batch("set local statement_timeout to 0")?;
    }
    conn.batch(sql)?;
    let binds = [Bind::Text(migration.name.into()), Bind::Text(hash_of(sql).into()), Bind::Int(now.micros())];
    conn.execute(Text::Built("insert into schema_migration (name, sha256, applied_at) values ($1, $2, $3)"), &binds)?;
    Ok(())
}

fn applied(conn: &mut Conn) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    conn.each(Text::Built("select name, sha256 from schema_migration order by name"), &[], &mut |row| {
        found.push((String::from_column(row.column(0)?)?, String::from_column(row.column(1)?)?));
        Ok(true)
    })?;
    Ok(found)
}

fn hash_of(sql: &str) -> String {
    hex::encode(Sha256::digest(sql.as_bytes()))
}
