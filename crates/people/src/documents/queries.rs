//! The statements of documents.

use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{CustomerId, DocumentId, Result};

use super::model::{Status, Stored};

statements! {
    INSERT = "insert into document (id, customer_id, type, filename, mime_type, size, file, status, uploaded_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = "select id, customer_id, type, filename, mime_type, size, file, status, uploaded_by, created_at from document where id = $1";
    LIST = "select id, customer_id, type, filename, mime_type, size, file, status, uploaded_by, created_at from document
        where customer_id = $1 and status <> 'ARCHIVED' order by created_at desc, id desc limit 200";
    COUNT = "select count(*) from document where customer_id = $1 and status <> 'ARCHIVED'";
    ARCHIVE_ALL = "update document set status = 'ARCHIVED' where customer_id = $1 and status <> 'ARCHIVED'";
    DECIDE_PENDING = "update document set status = $1 where customer_id = $2 and status = 'PENDING'";
}

fn stored(row: &Row<'_>) -> Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        customer_id: row.get(1)?,
        kind: row.get(2)?,
        filename: row.get(3)?,
        mime_type: row.get(4)?,
        size: row.get(5)?,
        file: row.get(6)?,
        status: row.get(7)?,
        uploaded_by: row.get(8)?,
        created_at: row.get(9)?,
    })
}

pub fn insert(tx: &mut Tx<'_>, new: &Stored) -> Result<()> {
    let binds = [
        new.id.bind(),
        new.customer_id.bind(),
        new.kind.bind(),
        new.filename.bind(),
        new.mime_type.bind(),
        new.size.bind(),
        new.file.bind(),
        new.status.bind(),
        new.uploaded_by.bind(),
        new.created_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub fn find(read: &mut Read<'_>, id: DocumentId) -> Result<Stored> {
    read.one(&FIND, &[id.bind()], stored)
}

/// Those that were not put away, newest first.
pub fn list(read: &mut Read<'_>, customer: CustomerId) -> Result<Vec<Stored>> {
    read.list(&LIST, &[customer.bind()], stored)
}

pub fn count(read: &mut Read<'_>, customer: CustomerId) -> Result<i64> {
    read.value(&COUNT, &[customer.bind()])
}

pub fn archive_all(tx: &mut Tx<'_>, customer: CustomerId) -> Result<()> {
    tx.execute(&ARCHIVE_ALL, &[customer.bind()]).map(|_| ())
}

pub fn decide_pending(tx: &mut Tx<'_>, customer: CustomerId, to: Status) -> Result<()> {
    tx.execute(&DECIDE_PENDING, &[to.bind(), customer.bind()]).map(|_| ())
}
