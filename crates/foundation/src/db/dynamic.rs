//! Lists whose filters and order vary, built from typed parts with sea-query, and inserts of many rows; no caller's text reaches the SQL.

use std::borrow::Cow;
use std::fmt::Write;

use kernel::{Problem, Result};
use sea_query::{PostgresQueryBuilder, QueryStatementWriter, SqliteQueryBuilder, Value};

use super::{Bind, Driver};

/// A statement in one database's dialect, with its values beside it.
pub struct Built {
    pub(super) sql: String,
    pub(super) binds: Vec<Bind<'static>>,
}

impl Built {
    pub fn new(driver: Driver, query: &impl QueryStatementWriter) -> Result<Built> {
        let (sql, values) = match driver {
            Driver::Sqlite => query.build_any(&SqliteQueryBuilder),
            Driver::Postgres => query.build_any(&PostgresQueryBuilder),
        };
        let binds = values.0.into_iter().map(bind).collect::<Result<_>>()?;
        Ok(Built { sql, binds })
    }

    /// Inserts many rows; `end` is what follows them, such as `on conflict do nothing`. A failure undoes more than this statement, as every
    /// error in a transaction of ours does: SQLite then keeps no copy of each page that it touches, for undoing it alone.
    pub fn insert<const N: usize>(table: &str, columns: [&str; N], rows: impl IntoIterator<Item = [Bind<'static>; N]>, end: &str) -> Built {
        let binds: Vec<Bind<'static>> = rows.into_iter().flatten().collect();
        let mut sql = format!("insert or fail into {table} ({}) values ", columns.join(", "));
        for at in 0..binds.len() {
            let before = match at % N {
                0 if at == 0 => "(",
                0 => "), (",
                _ => ", ",
            };
            // Writing into a text does not fail.
            let _ = write!(sql, "{before}${}", at + 1);
        }
        sql.push_str(") ");
        sql.push_str(end);
        Built { sql, binds }
    }
}

fn bind(value: Value) -> Result<Bind<'static>> {
    let bound = match value {
        Value::Bool(value) => value.map(Bind::Bool),
        Value::Int(value) => value.map(|number| Bind::Int(i64::from(number))),
        Value::BigInt(value) => value.map(Bind::Int),
        Value::BigUnsigned(value) => match value.map(i64::try_from) {
            Some(Ok(number)) => Some(Bind::Int(number)),
            Some(Err(_)) => return Err(Problem::internal("a limit is larger than the database holds")),
            None => None,
        },
        Value::String(value) => value.map(|text| Bind::Text(Cow::Owned(text.to_string()))),
        other => return Err(Problem::internal(format!("a value that the facade does not carry: {other:?}"))),
    };
    Ok(bound.unwrap_or(Bind::Null))
}
