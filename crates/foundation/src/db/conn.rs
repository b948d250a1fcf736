//! One connection, to either database, and its rows.

use kernel::{Problem, Result};

use super::postgres_conn::PostgresConn;
use super::sqlite_conn::SqliteConn;
use super::value::{Bind, Column, FromColumn, ToBind};
use super::{Statement, sqlite_conn};

/// Which of the two databases a connection speaks to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Driver {
    Sqlite,
    Postgres,
}

/// An open connection with its cache of prepared statements.
pub enum Conn {
    Sqlite(SqliteConn),
    Postgres(Box<PostgresConn>),
}

/// The text to run, and how a connection remembers it.
#[derive(Clone, Copy)]
pub(super) enum Text<'a> {
    Fixed(&'static Statement),
    Built(&'a str),
}

impl<'a> Text<'a> {
    pub(super) fn sql(&self) -> &'a str {
        match self {
            Text::Fixed(statement) => statement.sql,
            Text::Built(sql) => sql,
        }
    }

    /// Whether it can change nothing.
    pub(super) fn only_looks(&self) -> bool {
        self.sql().starts_with("select ")
    }
}

/// The current row of a result.
pub enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The column at `index`, counted from zero, as the type that is wanted.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T> {
        T::from_column(self.column(index)?).map_err(|problem| problem.field(format!("column {index}"), "of the result"))
    }

    /// The column at `index` without a copy: what streaming rows into JSON uses.
    pub fn column(&self, index: usize) -> Result<Column<'_>> {
        match self {
            Row::Sqlite(row) => sqlite_conn::column(row, index),
            Row::Postgres(row) => super::postgres_conn::column(row, index),
        }
    }
}

impl Conn {
    pub fn driver(&self) -> Driver {
        match self {
            Conn::Sqlite(_) => Driver::Sqlite,
            Conn::Postgres(_) => Driver::Postgres,
        }
    }

    pub(super) fn execute(&mut self, text: Text<'_>, binds: &[Bind<'_>]) -> Result<u64> {
        match self {
            Conn::Sqlite(conn) => conn.execute(text, binds),
            Conn::Postgres(conn) => conn.execute(text, binds),
        }
    }

    pub(super) fn each(&mut self, text: Text<'_>, binds: &[Bind<'_>], take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.each(text, binds, take),
            Conn::Postgres(conn) => conn.each(text, binds, take),
        }
    }

    /// Runs several statements without parameters: migrations, `begin`, `commit`.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.batch(sql),
            Conn::Postgres(conn) => conn.batch(sql),
        }
    }

    /// As `execute`, for what nobody has to hear of before the commit: where the database is a round trip away, that is not waited for.
    pub(super) fn execute_later(&mut self, text: Text<'_>, binds: &[Bind<'_>]) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.execute(text, binds).map(|_| ()),
            Conn::Postgres(conn) => conn.execute_later(text, binds),
        }
    }

    /// As `execute` for several changes, one after the other; where the database is a round trip away, they share one.
    pub(super) fn execute_each(&mut self, changes: &[(Text<'_>, &[Bind<'_>])]) -> Result<Vec<u64>> {
        match self {
            Conn::Sqlite(conn) => changes.iter().map(|(text, binds)| conn.execute(*text, binds)).collect(),
            Conn::Postgres(conn) => conn.execute_each(changes),
        }
    }

    /// Begins a transaction in which every statement sees the same moment, and none changes anything.
    pub(super) fn begin_read(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control("begin"),
            Conn::Postgres(conn) => {
                conn.begin("begin isolation level repeatable read read only");
                Ok(())
            }
        }
    }

    /// Begins a transaction that is to write.
    pub(super) fn begin_write(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control("begin immediate"),
            Conn::Postgres(conn) => {
                conn.begin("begin read write");
                Ok(())
            }
        }
    }

    /// Ends a transaction without keeping what it did.
    pub(super) fn abandon(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control("rollback"),
            Conn::Postgres(conn) => conn.abandon(),
        }
    }

    /// Commits, or says that it did not.
    pub(super) fn commit(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.batch("commit"),
            Conn::Postgres(conn) => conn.commit(),
        }
    }

    /// For the writer. On SQLite copies of pages for savepoints then lie in one piece of memory (see .cargo/config.toml), and not in five small
    /// ones each; on PostgreSQL nothing is changed outside of a transaction.
    pub(super) fn prepare_to_write(&mut self) -> Result<()> {
        match self {
            // What is changed waits in memory for its commit, up to 64 MiB: a change that has to write in its middle may wait for somebody's
            // fsync.
            Conn::Sqlite(conn) => conn.batch("pragma temp_store = file; pragma cache_spill = 16384"),
            Conn::Postgres(conn) => conn.guard(),
        }
    }

    /// How many rows were changed on this connection so far, where the driver counts them.
    pub(super) fn changes(&self) -> Option<u64> {
        match self {
            Conn::Sqlite(conn) => Some(conn.0.total_changes()),
            Conn::Postgres(_) => None,
        }
    }

    /// Whether the transaction that was begun is still there, as far as the driver knows: SQLite ends some by itself.
    pub(super) fn is_inside(&self) -> bool {
        match self {
            Conn::Sqlite(conn) => !conn.0.is_autocommit(),
            Conn::Postgres(_) => true,
        }
    }

    /// A word of transaction control, kept prepared where that saves time.
    pub(super) fn control(&mut self, sql: &'static str) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control(sql),
            Conn::Postgres(conn) => conn.batch(sql),
        }
    }

    /// Sets a savepoint; `sql` is the whole word of it.
    pub(super) fn savepoint(&mut self, sql: &'static str) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control(sql),
            Conn::Postgres(conn) => conn.savepoint(sql),
        }
    }

    /// Keeps what was changed since a savepoint; `sql` is the whole word of it.
    pub(super) fn release(&mut self, sql: &'static str) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.control(sql),
            Conn::Postgres(conn) => conn.release(sql),
        }
    }

    /// Goes back to a savepoint; `words` are all that is to be said for it.
    pub(super) fn go_back(&mut self, words: [&'static str; 2]) -> Result<()> {
        words.into_iter().try_for_each(|word| match self {
            Conn::Sqlite(conn) => conn.control(word),
            Conn::Postgres(conn) => conn.go_back(word),
        })
    }

    /// Runs a text made inside this house, without parameters, for its rows.
    pub(crate) fn each_text(&mut self, sql: &str, take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        self.each(Text::Built(sql), &[], take)
    }

    /// The rows of a text written by a test or an operator, each as its columns joined by blanks.
    pub fn rows_as_text(&mut self, sql: &str) -> Result<Vec<String>> {
        let mut rows = Vec::new();
        self.each_text(sql, &mut |row| {
            let mut columns = Vec::new();
            let mut index = 0;
            while let Ok(column) = row.column(index) {
                columns.push(column.to_string());
                index += 1;
            }
            rows.push(columns.join(" "));
            Ok(true)
        })?;
        Ok(rows)
    }

    /// Whether the PostgreSQL server has a role of this name.
    pub(crate) fn has_role(&mut self, name: &str) -> Result<bool> {
        let mut found = false;
        self.each(Text::Built(super::dialect::ROLE), &[name.bind()], &mut |_| {
            found = true;
            Ok(true)
        })?;
        Ok(found)
    }

    /// Prepares a statement without running it, and checks how its parameters are numbered: what the test of all statements does.
    pub fn prepare(&mut self, sql: &str) -> Result<()> {
        let parameters = match self {
            Conn::Sqlite(conn) => conn.prepare(sql)?,
            Conn::Postgres(conn) => conn.prepare(sql)?,
        };
        check_numbering(sql, parameters)
    }

    /// Lets go of the pages of the file that are kept at hand; they are read again when they are needed.
    pub fn rest(&mut self) {
        if let Conn::Sqlite(conn) = self
            && let Err(problem) = conn.batch("pragma shrink_memory")
        {
            tracing::debug!(%problem, "a connection kept its memory");
        }
    }

    /// Whether there is still somebody at the other end.
    pub(super) fn answers(&mut self) -> bool {
        match self {
            Conn::Sqlite(_) => true,
            Conn::Postgres(conn) => conn.answers(),
        }
    }

    pub fn is_broken(&self) -> bool {
        match self {
            Conn::Sqlite(_) => false,
            Conn::Postgres(conn) => conn.is_closed(),
        }
    }
}

/// `$n` is numbered by first appearance in SQLite: a text that does not name them in order would bind wrongly without an error.
fn check_numbering(sql: &str, count: usize) -> Result<()> {
    let mut highest = 0;
    let mut rest = sql;
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let number: usize = digits.parse().map_err(|_| Problem::internal("a $ without a number"))?;
        if number > highest + 1 {
            return Err(Problem::internal(format!("${number} stands before ${}", highest + 1)));
        }
        highest = highest.max(number);
    }
    if highest == count { Ok(()) } else { Err(Problem::internal(format!("{highest} parameters are named, {count} exist"))) }
}

/// Codes of problems that a caller inside the house may act on.
pub(crate) const UNIQUE: &str = "already_exists";
pub(crate) const RETRY: &str = "database_busy";

/// A unique constraint was violated; says so without naming it to the outside.
pub(super) fn unique(cause: impl std::fmt::Display) -> Problem {
    Problem::conflict(UNIQUE).because("This already exists.").caused_by(cause)
}

/// Something that is to belong to another does not find it, or the other is to go and has it.
pub(super) fn belongs(cause: impl std::fmt::Display) -> Problem {
    Problem::conflict("in_use").because("Something that this belongs to is gone, or something belongs to this.").caused_by(cause)
}

/// Whether a write failed only because another came first on the same unique key.
pub fn is_unique_violation(problem: &Problem) -> bool {
    problem.status() == 409 && problem.code() == UNIQUE
}
