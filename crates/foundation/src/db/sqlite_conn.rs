//! SQLite through rusqlite.

use std::path::Path;
use std::time::Duration;

use kernel::{Problem, Result};
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};

use super::conn::{RETRY, Row, Text, belongs, unique};
use super::value::{Bind, Column};

/// The oldest SQLite that is trusted with money: before it, a rare write-ahead-log reset could lose commits.
const OLDEST: i32 = 3_051_003;

pub struct SqliteConn(pub(super) Connection);

impl SqliteConn {
    /// Opens the file for reading and writing, or refuses: on an old library, or when a setting did not take.
    pub fn open(path: &Path, cache_kib: u32) -> Result<SqliteConn> {
        if rusqlite::version_number() < OLDEST {
            return Err(Problem::internal(format!("SQLite {} is too old; 3.51.3 or newer is needed", rusqlite::version())));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(problem)?;
        conn.busy_timeout(Duration::from_secs(10)).map_err(problem)?;
        // A plan never depends on what is bound to it: without this, some statements are planned anew at every execution.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(problem)?;
        conn.set_prepared_statement_cache_capacity(512);
        conn.execute_batch(&format!(
            "pragma journal_mode = wal; pragma synchronous = full; pragma mmap_size = 0; pragma foreign_keys = on;
             pragma trusted_schema = off; pragma cache_size = -{cache_kib}; pragma temp_store = memory;"
        ))
        .map_err(problem)?;
        let conn = SqliteConn(conn);
        conn.assert_setting("journal_mode", "wal")?;
        conn.assert_setting("synchronous", "2")?;
        Ok(conn)
    }

    fn assert_setting(&self, name: &str, wanted: &str) -> Result<()> {
        let value = self.0.query_row(&format!("pragma {name}"), [], |row| match row.get_ref(0)? {
            ValueRef::Integer(number) => Ok(number.to_string()),
            ValueRef::Text(text) => Ok(String::from_utf8_lossy(text).into_owned()),
            _ => Ok(String::new()),
        });
        match value.map_err(problem)? {
            value if value == wanted => Ok(()),
            value => Err(Problem::internal(format!("SQLite runs with {name} = {value}; {wanted} is needed to keep money safe"))),
        }
    }

    /// Hears of the log's size in pages at each commit. From then on SQLite copies the log nowhere by itself.
    pub(super) fn on_commit(&mut self, hear: impl Fn(i32) + Send + 'static) -> bool {
        let heard = move |_: &mut rusqlite::hooks::Wal, pages| {
            hear(pages);
            Ok(())
        };
        self.0.wal_hook(Some(heard)).is_ok()
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        self.0.execute_batch(sql).map_err(problem)
    }

    pub(super) fn prepare(&mut self, sql: &str) -> Result<usize> {
        Ok(self.0.prepare(sql).map_err(problem)?.parameter_count())
    }

    /// A word of transaction control, kept prepared.
    pub(super) fn control(&mut self, sql: &'static str) -> Result<()> {
        self.execute(Text::Built(sql), &[]).map(|_| ())
    }

    pub(super) fn execute(&mut self, text: Text<'_>, binds: &[Bind<'_>]) -> Result<u64> {
        let mut statement = self.0.prepare_cached(text.sql()).map_err(problem)?;
        let changed = statement.execute(rusqlite::params_from_iter(binds)).map_err(problem)?;
        Ok(changed as u64)
    }

    pub(super) fn each(&mut self, text: Text<'_>, binds: &[Bind<'_>], take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        let mut statement = self.0.prepare_cached(text.sql()).map_err(problem)?;
        let mut rows = statement.query(rusqlite::params_from_iter(binds)).map_err(problem)?;
        while let Some(row) = rows.next().map_err(problem)? {
            if !take(&Row::Sqlite(row))? {
                break;
            }
        }
        Ok(())
    }
}

impl ToSql for Bind<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Bind::Null => ValueRef::Null,
            Bind::Int(value) => ValueRef::Integer(*value),
            Bind::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Bind::Text(text) => ValueRef::Text(text.as_bytes()),
            Bind::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

pub(super) fn column<'a>(row: &'a rusqlite::Row<'_>, index: usize) -> Result<Column<'a>> {
    match row.get_ref(index).map_err(problem)? {
        ValueRef::Null => Ok(Column::Null),
        ValueRef::Integer(value) => Ok(Column::Int(value)),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Column::Text(text)),
            Err(_) => Err(Problem::internal("a text column is not UTF-8")),
        },
        ValueRef::Blob(bytes) => Ok(Column::Bytes(bytes)),
        ValueRef::Real(_) => Err(Problem::internal("a column holds a float")),
    }
}

pub(super) fn problem(error: rusqlite::Error) -> Problem {
    if let rusqlite::Error::SqliteFailure(failure, _) = &error {
        return match (failure.code, failure.extended_code) {
            (ErrorCode::ConstraintViolation, 1555 | 2067) => unique(error),
            (ErrorCode::ConstraintViolation, 787) => belongs(error),
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Problem::unavailable(RETRY).caused_by(error),
            (ErrorCode::DiskFull, _) => Problem::unavailable("disk_full").caused_by(error),
            _ => Problem::internal(format!("SQLite: {error}")),
        };
    }
    Problem::internal(format!("SQLite: {error}"))
}
