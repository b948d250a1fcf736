//! The control database: which brands there are, and where.

use kernel::{Problem, Result, Timestamp};

use crate::db::{Read, Row, ToBind, Tx};

crate::statements! {
    LIST = "select id, name, hosts, role_password, data_key, created_at from brand where removed_at is null order by created_at, id";
    INSERT = "insert into brand (id, name, hosts, role_password, data_key, created_at) values ($1, $2, $3, $4, $5, $6)";
    RENAME = "update brand set name = $1, hosts = $2 where id = $3 and removed_at is null";
    REMOVE = "update brand set removed_at = $1, id = $2 where id = $3 and removed_at is null";
}

/// A brand as the control database knows it. Password and key stand there sealed under the master key.
#[derive(Clone, PartialEq, Eq)]
pub struct BrandRecord {
    /// The name of its folder, or of its schema and role.
    pub id: String,
    pub name: String,
    pub hosts: Vec<String>,
    pub(super) role_password: Option<String>,
    pub(super) data_key: String,
    pub created_at: Timestamp,
}

impl BrandRecord {
    fn from_row(row: &Row<'_>) -> Result<BrandRecord> {
        let hosts: String = row.get(2)?;
        let hosts = serde_json::from_str(&hosts).map_err(|error| Problem::internal(format!("a brand's hosts: {error}")))?;
        Ok(BrandRecord {
            id: row.get(0)?,
            name: row.get(1)?,
            hosts,
            role_password: row.get(3)?,
            data_key: row.get(4)?,
            created_at: row.get(5)?,
        })
    }

    fn hosts_text(&self) -> String {
        serde_json::to_string(&self.hosts).unwrap_or_else(|_| "[]".to_owned())
    }
}

pub(super) fn list(read: &mut Read<'_>) -> Result<Vec<BrandRecord>> {
    read.list(&LIST, &[], BrandRecord::from_row)
}

pub(super) fn insert(tx: &mut Tx<'_>, brand: &BrandRecord) -> Result<()> {
    let binds = [
        brand.id.bind(),
        brand.name.bind(),
        brand.hosts_text().bind().into_owned(),
        brand.role_password.bind(),
        brand.data_key.bind(),
        brand.created_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub(super) fn rename(tx: &mut Tx<'_>, brand: &BrandRecord) -> Result<()> {
    tx.change_one(&RENAME, &[brand.name.bind(), brand.hosts_text().bind().into_owned(), brand.id.bind()])
}

/// Frees the brand's id and keeps the record, which holds the only key to what was put aside.
pub(super) fn remove(tx: &mut Tx<'_>, id: &str, aside: &str) -> Result<()> {
    let now = tx.now();
    tx.change_one(&REMOVE, &[now.bind(), aside.bind(), id.bind()])
}
