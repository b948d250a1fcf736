//! PostgreSQL through the synchronous `postgres` client.

use std::collections::HashMap;
use std::error::Error;

use kernel::{Problem, Result};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type};
use postgres::{Client, NoTls};

use super::conn::{RETRY, Row, Text, unique};
use super::value::{Bind, Column};

/// How many built texts a connection keeps prepared before it forgets them all.
const BUILT_CACHE: usize = 200;

pub struct PostgresConn {
    /// Taken out only when the connection is dropped.
    client: Option<Client>,
    fixed: HashMap<usize, postgres::Statement>,
    built: HashMap<String, postgres::Statement>,
}

impl PostgresConn {
    /// Connects as the given role; `search_path` and the durability settings are checked on the way in.
    pub fn open(config: &postgres::Config, schema: &str) -> Result<PostgresConn> {
        let mut client = config.connect(NoTls).map_err(problem)?;
        client
            .batch_execute(&format!("set search_path to \"{schema}\"; set timezone to 'UTC'; set statement_timeout to '30s'"))
            .map_err(problem)?;
        for (name, refused) in [("fsync", "off"), ("synchronous_commit", "off")] {
            let value: String = client.query_one(&format!("show {name}"), &[]).map_err(problem)?.get(0);
            if value == refused {
                return Err(Problem::internal(format!("PostgreSQL runs with {name} = {value}: a crash could lose money; switch it on")));
            }
        }
        Ok(PostgresConn { client: Some(client), fixed: HashMap::new(), built: HashMap::new() })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.as_ref().is_none_or(Client::is_closed)
    }

    fn client(&mut self) -> Result<&mut Client> {
        self.client.as_mut().ok_or_else(|| Problem::internal("a closed connection was used"))
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        self.client()?.batch_execute(sql).map_err(problem)
    }

    pub(super) fn prepare(&mut self, sql: &str) -> Result<usize> {
        Ok(self.client()?.prepare(sql).map_err(problem)?.params().len())
    }

    fn statement(&mut self, text: Text<'_>) -> Result<postgres::Statement> {
        let known = match text {
            Text::Fixed(statement) => self.fixed.get(&statement.key()),
            Text::Built(sql) => self.built.get(sql),
        };
        if let Some(prepared) = known {
            return Ok(prepared.clone());
        }
        let prepared = self.client()?.prepare(text.sql()).map_err(problem)?;
        match text {
            Text::Fixed(statement) => {
                self.fixed.insert(statement.key(), prepared.clone());
            }
            Text::Built(sql) => {
                if self.built.len() >= BUILT_CACHE {
                    self.built.clear();
                }
                self.built.insert(sql.to_owned(), prepared.clone());
            }
        }
        Ok(prepared)
    }

    pub(super) fn execute(&mut self, text: Text<'_>, binds: &[Bind<'_>]) -> Result<u64> {
        let statement = self.statement(text)?;
        let params: Vec<&(dyn ToSql + Sync)> = binds.iter().map(|bind| bind as &(dyn ToSql + Sync)).collect();
        self.client()?.execute(&statement, &params).map_err(problem)
    }

    pub(super) fn each(&mut self, text: Text<'_>, binds: &[Bind<'_>], take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        let statement = self.statement(text)?;
        let params = binds.iter().map(|bind| bind as &(dyn ToSql + Sync));
        let mut rows = self.client()?.query_raw(&statement, params).map_err(problem)?;
        while let Some(row) = rows.next().map_err(problem)? {
            if !take(&Row::Postgres(&row))? {
                break;
            }
        }
        Ok(())
    }
}

/// The client says good-bye to the server when it is dropped, and waits for it: that must not happen on an async thread.
impl Drop for PostgresConn {
    fn drop(&mut self) {
        let client = self.client.take();
        self.fixed.clear();
        self.built.clear();
        std::thread::spawn(move || drop(client));
    }
}

impl ToSql for Bind<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Bind::Null => Ok(IsNull::Yes),
            Bind::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
            Bind::Int(value) if *ty == Type::INT2 => i16::try_from(*value)?.to_sql(ty, out),
            Bind::Int(value) if *ty == Type::INT8 => value.to_sql(ty, out),
            Bind::Bool(value) if *ty == Type::BOOL => value.to_sql(ty, out),
            Bind::Text(text) if matches!(*ty, Type::TEXT | Type::VARCHAR | Type::NAME) => text.as_ref().to_sql(ty, out),
            Bind::Bytes(bytes) if *ty == Type::BYTEA => bytes.as_ref().to_sql(ty, out),
            other => Err(format!("{other:?} was bound where PostgreSQL wants {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        self.to_sql(ty, out)
    }
}

pub(super) fn column(row: &postgres::Row, index: usize) -> Result<Column<'_>> {
    let Some(described) = row.columns().get(index) else {
        return Err(Problem::internal(format!("the result has no column {index}")));
    };
    let ty = described.type_();
    let value = if *ty == Type::INT8 {
        row.try_get::<_, Option<i64>>(index).map(|v| v.map(Column::Int))
    } else if matches!(*ty, Type::TEXT | Type::VARCHAR | Type::NAME) {
        row.try_get::<_, Option<&str>>(index).map(|v| v.map(Column::Text))
    } else if *ty == Type::BOOL {
        row.try_get::<_, Option<bool>>(index).map(|v| v.map(Column::Bool))
    } else if *ty == Type::INT4 {
        row.try_get::<_, Option<i32>>(index).map(|v| v.map(|n| Column::Int(i64::from(n))))
    } else if *ty == Type::BYTEA {
        row.try_get::<_, Option<&[u8]>>(index).map(|v| v.map(Column::Bytes))
    } else {
        return Err(Problem::internal(format!("column {index} is of type {ty}, which the facade does not carry")));
    };
    Ok(value.map_err(problem)?.unwrap_or(Column::Null))
}

pub(super) fn problem(error: postgres::Error) -> Problem {
    use postgres::error::SqlState;
    let Some(db) = error.as_db_error() else {
        return Problem::unavailable("database_unreachable").because("The database did not answer.").caused_by(describe(&error));
    };
    let code = db.code();
    if *code == SqlState::UNIQUE_VIOLATION {
        unique(describe(&error))
    } else if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        Problem::unavailable(RETRY).caused_by(describe(&error))
    } else if *code == SqlState::QUERY_CANCELED {
        Problem::unavailable("query_too_slow").because("The query took too long; narrow it down.").caused_by(describe(&error))
    } else {
        Problem::internal(format!("PostgreSQL: {}", describe(&error)))
    }
}

fn describe(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} {} {}", db.code().code(), db.message(), db.detail().unwrap_or_default()),
        None => error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}")),
    }
}
