//! The statements of downtimes.

use engine::{Downtime, Symbol};
use foundation::db::{Read, Row as DbRow, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{Problem, Result, Timestamp};

statements! {
    ALL = "select id, title, start_at, end_at, symbols, created_at from downtime order by start_at, id";
    FIND = "select id, title, start_at, end_at, symbols, created_at from downtime where id = $1";
    INSERT = "insert into downtime (title, start_at, end_at, symbols, created_at) values ($1, $2, $3, $4, $5) returning id";
    UPDATE = "update downtime set title = $1, start_at = $2, end_at = $3, symbols = $4 where id = $5";
    DELETE = "delete from downtime where id = $1";
}

#[derive(Clone, Debug)]
pub struct Row {
    pub id: i64,
    pub title: String,
    pub start: Timestamp,
    pub end: Timestamp,
    pub symbols: Vec<String>,
    pub created_at: Timestamp,
}

impl Row {
    pub fn downtime(&self) -> Result<Downtime> {
        let symbols: Result<Vec<Symbol>, _> = self.symbols.iter().map(|symbol| symbol.parse()).collect();
        let symbols = symbols.map_err(|expected: &str| Problem::invalid("symbols", expected))?;
        Ok(Downtime { start: self.start, end: self.end, title: self.title.clone(), symbols })
    }
}

fn row(row: &DbRow<'_>) -> Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        title: row.get(1)?,
        start: row.get(2)?,
        end: row.get(3)?,
        symbols: from_json_text(&row.get::<String>(4)?)?,
        created_at: row.get(5)?,
    })
}

pub fn all(read: &mut Read<'_>) -> Result<Vec<Row>> {
    read.list(&ALL, &[], row)
}

pub fn find(read: &mut Read<'_>, id: i64) -> Result<Row> {
    read.one(&FIND, &[id.bind()], row)
}

pub fn insert(tx: &mut Tx<'_>, title: &str, start: Timestamp, end: Timestamp, symbols: &[String]) -> Result<i64> {
    let (now, symbols) = (tx.now(), json_text(&symbols));
    tx.value(&INSERT, &[title.bind(), start.bind(), end.bind(), symbols.bind(), now.bind()])
}

pub fn update(tx: &mut Tx<'_>, id: i64, title: &str, start: Timestamp, end: Timestamp, symbols: &[String]) -> Result<()> {
    let symbols = json_text(&symbols);
    tx.change_one(&UPDATE, &[title.bind(), start.bind(), end.bind(), symbols.bind(), id.bind()])
}

pub fn delete(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    tx.change_one(&DELETE, &[id.bind()])
}
