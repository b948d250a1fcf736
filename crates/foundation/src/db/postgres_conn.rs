//! PostgreSQL: statements, their parameters and rows, and its errors in our words.
//!
//! A round trip costs more than most statements. So what begins a transaction goes along with the first look into the database, what ends
//! one that only read is not waited for, and neither is what [`PostgresConn::execute_later`] stores. What releases a savepoint goes along with
//! what sets the next.
//!
//! Invariants
//! - No change is sent before its transaction is known to have begun.
//! - On a connection that sets savepoints without waiting for them, the server itself refuses to change anything outside of a transaction
//!   that was begun to write ([`PostgresConn::guard`]).

use std::collections::HashMap;
use std::error::Error;

use futures_util::TryStreamExt;
use futures_util::future::{join, try_join_all};
use kernel::{Problem, Result};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type};

use super::conn::{RETRY, Row, Text, belongs, unique};
use super::postgres_link::Link;
use super::value::{Bind, Column};

/// How many built texts a connection keeps prepared before it forgets them all.
const BUILT_CACHE: usize = 200;

pub struct PostgresConn {
    /// Taken out only when the connection is dropped.
    link: Option<Link>,
    /// What begins a transaction, until something is asked in it.
    beginning: Option<&'static str>,
    /// What releases a savepoint whose changes are known to be good, until the next is set: the two go together.
    releasing: Option<&'static str>,
    fixed: HashMap<usize, tokio_postgres::Statement>,
    built: HashMap<String, tokio_postgres::Statement>,
}

impl PostgresConn {
    /// Connects as the given role; `search_path` and the durability settings are checked on the way in.
    pub fn open(config: &tokio_postgres::Config, schema: &str) -> Result<PostgresConn> {
        let link = Link::open(config)?;
        let mut conn = PostgresConn { link: Some(link), beginning: None, releasing: None, fixed: HashMap::new(), built: HashMap::new() };
        conn.batch(&format!("set search_path to \"{schema}\"; set timezone to 'UTC'; set statement_timeout to '30s'"))?;
        for (name, refused) in [("fsync", "off"), ("synchronous_commit", "off")] {
            let mut value = String::new();
            conn.each(Text::Built(&format!("show {name}")), &[], &mut |row| {
                value = row.get(0)?;
                Ok(true)
            })?;
            if value == refused {
                return Err(Problem::internal(format!("PostgreSQL runs with {name} = {value}: a crash could lose money; switch it on")));
            }
        }
        Ok(conn)
    }

    /// Has the server refuse changes that stand outside of a transaction: were ours gone unheard of, what follows would be stored by itself.
    pub(super) fn guard(&mut self) -> Result<()> {
        self.batch("set default_transaction_read_only to on")
    }

    pub(super) fn is_closed(&self) -> bool {
        self.link.as_ref().is_none_or(Link::is_closed)
    }

    /// Whether the server still answers.
    pub(super) fn answers(&mut self) -> bool {
        self.link().is_ok_and(|link| link.wait(async |client| client.check_connection().await).is_ok())
    }

    fn link(&mut self) -> Result<&mut Link> {
        self.link.as_mut().ok_or_else(|| Problem::internal("a closed connection was used"))
    }

    /// Begins a transaction with these words, together with what is asked first in it.
    pub(super) fn begin(&mut self, words: &'static str) {
        self.beginning = Some(words);
    }

    /// Ends a transaction without keeping what it did.
    pub(super) fn abandon(&mut self) -> Result<()> {
        self.releasing = None;
        if self.beginning.take().is_none() {
            self.link()?.say("rollback");
        }
        Ok(())
    }

    /// Sets a savepoint without waiting for it: if that fails, so does everything after it in the transaction.
    pub(super) fn savepoint(&mut self, words: &'static str) -> Result<()> {
        self.begun()?;
        let released = self.releasing.take();
        self.link()?.later(|client| {
            Box::pin(async move {
                match released {
                    Some(release) => client.batch_execute(&format!("{release}; {words}")).await,
                    None => client.batch_execute(words).await,
                }
            })
        });
        Ok(())
    }

    /// Releases a savepoint, once everything that was asked after it has been answered well. The server hears of it later: until then
    /// nobody goes back to where it stands.
    pub(super) fn release(&mut self, words: &'static str) -> Result<()> {
        self.link()?.settle().map_err(problem)?;
        self.releasing = Some(words);
        Ok(())
    }

    /// Goes back to a savepoint with these words; what had failed after it and was not heard of yet is undone with the rest.
    pub(super) fn go_back(&mut self, words: &'static str) -> Result<()> {
        let _undone = self.link()?.settle();
        self.batch(words)
    }

    /// Waits until the transaction has begun, if one is to.
    fn begun(&mut self) -> Result<()> {
        if let Some(words) = self.beginning {
            self.link()?.wait(async |client| client.batch_execute(words).await).map_err(problem)?;
            self.beginning = None;
        }
        Ok(())
    }

    /// Commits, or says that it did not: the server answers the commit of a failed transaction with a rollback and no error, and that of none
    /// with a mere warning. So something that fails in either goes before it, in the same message.
    pub(super) fn commit(&mut self) -> Result<()> {
        self.releasing = None;
        self.batch("savepoint last; commit")
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        self.begun()?;
        self.link()?.wait(async |client| client.batch_execute(sql).await).map_err(problem)
    }

    pub(super) fn prepare(&mut self, sql: &str) -> Result<usize> {
        Ok(self.prepared(sql)?.params().len())
    }

    fn prepared(&mut self, sql: &str) -> Result<tokio_postgres::Statement> {
        // How much of a failed statement SQLite leaves behind is no question here: everything after it fails too.
        let sql = sql.replacen("insert or fail into", "insert into", 1);
        self.link()?.wait(async |client| client.prepare(&sql).await).map_err(problem)
    }

    fn statement(&mut self, text: Text<'_>) -> Result<tokio_postgres::Statement> {
        let known = match text {
            Text::Fixed(statement) => self.fixed.get(&statement.key()),
            Text::Built(sql) => self.built.get(sql),
        };
        if let Some(prepared) = known {
            return Ok(prepared.clone());
        }
        let prepared = self.prepared(text.sql())?;
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
        self.begun()?;
        let statement = self.statement(text)?;
        self.link()?.wait(async |client| client.execute_raw(&statement, params(binds)).await).map_err(problem)
    }

    /// Runs several changes, sent together, and says how many rows each touched.
    pub(super) fn execute_each(&mut self, changes: &[(Text<'_>, &[Bind<'_>])]) -> Result<Vec<u64>> {
        self.begun()?;
        let statements = changes.iter().map(|(text, _)| self.statement(*text)).collect::<Result<Vec<_>>>()?;
        let touched = self.link()?.wait(async |client| {
            let asked = statements.iter().zip(changes).map(|(statement, (_, binds))| client.execute_raw(statement, params(binds)));
            try_join_all(asked).await
        });
        touched.map_err(problem)
    }

    /// Runs a change without waiting for it: whoever waits next in the transaction, its commit at the latest, is told of its failure.
    pub(super) fn execute_later(&mut self, text: Text<'_>, binds: &[Bind<'_>]) -> Result<()> {
        self.begun()?;
        let statement = self.statement(text)?;
        let binds: Vec<Bind<'static>> = binds.iter().map(Bind::to_owned).collect();
        self.link()?.later(|client| Box::pin(async move { client.execute_raw(&statement, params(&binds)).await.map(|_| ()) }));
        Ok(())
    }

    pub(super) fn each(&mut self, text: Text<'_>, binds: &[Bind<'_>], take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        if !text.only_looks() {
            self.begun()?;
        }
        let statement = self.statement(text)?;
        let (beginning, mut still_beginning) = (self.beginning, self.beginning);
        let mut taken = Ok(true);
        let asked = self.link()?.wait(async |client| {
            let begins = async {
                match beginning {
                    Some(words) => client.batch_execute(words).await,
                    None => Ok(()),
                }
            };
            let (begun, rows) = join(begins, client.query_raw(&statement, params(binds))).await;
            begun?;
            still_beginning = None;
            let mut rows = std::pin::pin!(rows?);
            while let (Ok(true), Some(row)) = (&taken, rows.try_next().await?) {
                taken = take(&Row::Postgres(&row));
            }
            Ok(())
        });
        self.beginning = still_beginning;
        asked.map_err(problem)?;
        taken.map(|_| ())
    }
}

fn params<'b>(binds: &'b [Bind<'b>]) -> impl ExactSizeIterator<Item = &'b (dyn ToSql + Sync)> {
    binds.iter().map(|bind| bind as &(dyn ToSql + Sync))
}

/// Whoever says good-bye to the server waits for it: that must not happen on an async thread.
impl Drop for PostgresConn {
    fn drop(&mut self) {
        let link = self.link.take();
        self.fixed.clear();
        self.built.clear();
        std::thread::spawn(move || link.map(Link::close));
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

pub(super) fn column(row: &tokio_postgres::Row, index: usize) -> Result<Column<'_>> {
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

/// What the server says when it ends a connection, or has none to give.
const GONE: [SqlState; 4] =
    [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW, SqlState::TOO_MANY_CONNECTIONS];

pub(super) fn problem(error: tokio_postgres::Error) -> Problem {
    let Some(db) = error.as_db_error() else {
        return Problem::unavailable("database_unreachable").because("The database did not answer.").caused_by(describe(&error));
    };
    let code = db.code();
    if *code == SqlState::UNIQUE_VIOLATION {
        unique(describe(&error))
    } else if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        Problem::unavailable(RETRY).caused_by(describe(&error))
    } else if GONE.contains(code) {
        Problem::unavailable("database_unreachable").because("The database did not answer.").caused_by(describe(&error))
    } else if *code == SqlState::FOREIGN_KEY_VIOLATION {
        belongs(describe(&error))
    } else if *code == SqlState::QUERY_CANCELED {
        Problem::unavailable("query_too_slow").because("The query took too long; narrow it down.").caused_by(describe(&error))
    } else {
        Problem::internal(format!("PostgreSQL: {}", describe(&error)))
    }
}

fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} {} {}", db.code().code(), db.message(), db.detail().unwrap_or_default()),
        None => error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}")),
    }
}
