//! The statements of sales desks and sales statuses.

use foundation::db::conn::is_unique_violation;
use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{Problem, Result, SalesDeskId, SalesStatusId};

use super::statuses::SalesStatus;

statements! {
    INSERT_DESK = "insert into sales_desk (id, name, created_at) values ($1, $2, $3)";
    FIND_DESK = "select id, name from sales_desk where id = $1";
    DESKS = "select id, name from sales_desk order by name, id limit $1 offset $2";
    COUNT_DESKS = "select count(*) from sales_desk";
    RENAME_DESK = "update sales_desk set name = $1 where id = $2";
    DELETE_DESK = "delete from sales_desk where id = $1";
    INSERT_STATUS = "insert into sales_status (status, color) values ($1, $2) returning id";
    STATUSES = "select id, status, color from sales_status order by id limit 1000";
    FIND_STATUS = "select id, status, color from sales_status where id = $1";
    STATUS_BY_NAME = "select id, status, color from sales_status where status = $1";
    CHANGE_STATUS = "update sales_status set status = $1, color = $2 where id = $3";
}

fn taken(field: &'static str) -> impl Fn(Problem) -> Problem {
    move |problem| match is_unique_violation(&problem) {
        true => Problem::conflict("name_taken").because("There is another one of this name.").field(field, "is taken"),
        false => problem,
    }
}

pub fn insert_desk(tx: &mut Tx<'_>, id: SalesDeskId, name: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&INSERT_DESK, &[id.bind(), name.bind(), now.bind()]).map(|_| ()).map_err(taken("name"))
}

pub fn desk_name(read: &mut Read<'_>, id: SalesDeskId) -> Result<String> {
    read.one(&FIND_DESK, &[id.bind()], |row| row.get(1))
}

pub fn desks(read: &mut Read<'_>, limit: i64, offset: i64) -> Result<(Vec<(SalesDeskId, String)>, i64)> {
    let count = read.value(&COUNT_DESKS, &[])?;
    Ok((read.list(&DESKS, &[limit.bind(), offset.bind()], |row| Ok((row.get(0)?, row.get(1)?)))?, count))
}

pub fn rename_desk(tx: &mut Tx<'_>, id: SalesDeskId, name: &str) -> Result<()> {
    tx.change_one(&RENAME_DESK, &[name.bind(), id.bind()]).map_err(taken("name"))
}

pub fn delete_desk(tx: &mut Tx<'_>, id: SalesDeskId) -> Result<()> {
    tx.change_one(&DELETE_DESK, &[id.bind()])
}

fn status(row: &Row<'_>) -> Result<SalesStatus> {
    Ok(SalesStatus { id: row.get(0)?, status: row.get(1)?, color: row.get(2)? })
}

pub fn insert_status(tx: &mut Tx<'_>, name: &str, color: &str) -> Result<SalesStatusId> {
    tx.value(&INSERT_STATUS, &[name.bind(), color.bind()]).map_err(taken("status"))
}

pub fn statuses(read: &mut Read<'_>) -> Result<Vec<SalesStatus>> {
    read.list(&STATUSES, &[], status)
}

pub fn find_status(read: &mut Read<'_>, id: SalesStatusId) -> Result<SalesStatus> {
    read.one(&FIND_STATUS, &[id.bind()], status)
}

pub fn status_by_name(read: &mut Read<'_>, name: &str) -> Result<SalesStatus> {
    read.one(&STATUS_BY_NAME, &[name.bind()], status)
}

pub fn change_status(tx: &mut Tx<'_>, changed: &SalesStatus) -> Result<()> {
    tx.change_one(&CHANGE_STATUS, &[changed.status.bind(), changed.color.bind(), changed.id.bind()]).map_err(taken("status"))
}
