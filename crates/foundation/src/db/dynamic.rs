//! Lists whose filters and order vary, built from typed parts with sea-query; no caller's text reaches the SQL.

use std::borrow::Cow;

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

    /// An insert of many rows whose failure undoes more than itself, as every error in a transaction of ours does. SQLite then keeps no
    /// copy of each page that the statement touches, for undoing the statement alone.
    pub fn insert(driver: Driver, query: &sea_query::InsertStatement) -> Result<Built> {
        let mut built = Built::new(driver, query)?;
        if driver == Driver::Sqlite {
            built.sql = built.sql.replacen("INSERT INTO", "INSERT OR FAIL INTO", 1);
        }
        Ok(built)
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
