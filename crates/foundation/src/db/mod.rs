//! The database, as thin as it can be: one text of SQL, two drivers, and no business word.
//!
//! Invariants
//! - Every fixed statement is declared with [`statements!`](crate::statements), and one test prepares them all on both databases.
//! - Nothing that a caller sends becomes SQL text; dynamic lists are built by [`dynamic`] from typed parts.
//! - Writes happen only inside a [`Tx`]; a [`Read`] cannot change anything that outlives it.
//! - A text that says `insert or fail` asks SQLite not to take apart what a failing statement has done: its closure fails with it, and
//!   that is taken back as a whole. PostgreSQL hears `insert`.
//! - SQLite runs in WAL with `synchronous=FULL`, without mmap, on a version that is checked when it is opened.

mod checkpoint;
pub mod conn;
mod crowd;
pub mod dialect;
pub mod dynamic;
mod lanes;
pub mod migrate;
pub mod pool;
mod postgres_conn;
mod postgres_link;
mod sqlite_conn;
pub mod statement;
pub mod tx;
pub mod value;
mod workbench;
pub mod writer;

pub use conn::{Conn, Driver, Row};
pub use dynamic::Built;
pub use pool::{Hands, Pool, Source};
pub use statement::Statement;
pub use tx::{Context, Notice, Read, Tx};
pub use value::{Bind, Column, FromColumn, ToBind, from_json_text, json_text};
pub use workbench::{Desk, Guarded, Loader};
pub use writer::{Listener, Writer};
