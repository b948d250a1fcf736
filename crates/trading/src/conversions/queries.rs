//! The statements of conversions.

use engine::Conversion;
use foundation::db::{Read, Row as DbRow, ToBind, Tx};
use foundation::statements;
use kernel::{Currency, Result, Timestamp};

statements! {
    ALL = "select id, source, target, path, created_at, updated_at from conversion order by id";
    FIND = "select id, source, target, path, created_at, updated_at from conversion where id = $1";
    TAKEN = "select id from conversion where source = $1 and target = $2";
    INSERT = "insert into conversion (source, target, path, created_at, updated_at) values ($1, $2, $3, $4, $4) returning id";
    UPDATE = "update conversion set path = $1, updated_at = $2 where id = $3";
    DELETE = "delete from conversion where id = $1";
}

#[derive(Clone, Debug)]
pub struct Row {
    pub id: i64,
    pub source: Currency,
    pub target: Currency,
    pub path: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Row {
    pub fn conversion(&self) -> Result<Conversion> {
        Ok(Conversion::parse(self.source, self.target, &self.path)?)
    }
}

fn row(row: &DbRow<'_>) -> Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        source: row.get(1)?,
        target: row.get(2)?,
        path: row.get(3)?,
        created_at: row.get(4)?,
        updated_at: row.get(5)?,
    })
}

pub fn all(read: &mut Read<'_>) -> Result<Vec<Row>> {
    read.list(&ALL, &[], row)
}

pub fn find(read: &mut Read<'_>, id: i64) -> Result<Row> {
    read.one(&FIND, &[id.bind()], row)
}

pub fn is_taken(read: &mut Read<'_>, source: Currency, target: Currency) -> Result<bool> {
    Ok(read.optional(&TAKEN, &[source.bind(), target.bind()], |_| Ok(()))?.is_some())
}

pub fn insert(tx: &mut Tx<'_>, source: Currency, target: Currency, path: &str) -> Result<i64> {
    let now = tx.now();
    tx.value(&INSERT, &[source.bind(), target.bind(), path.bind(), now.bind()])
}

pub fn update(tx: &mut Tx<'_>, id: i64, path: &str) -> Result<()> {
    let now = tx.now();
    tx.change_one(&UPDATE, &[path.bind(), now.bind(), id.bind()])
}

pub fn delete(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    tx.change_one(&DELETE, &[id.bind()])
}
