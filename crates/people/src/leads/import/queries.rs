//! The statements of imports.

use std::collections::{HashMap, HashSet};

use foundation::db::{Bind, Built, Driver, Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{LeadId, LeadImportId, Result};
use sea_query::{Alias, Expr, ExprTrait, LockType, Order, Query};
use serde::Serialize;
use uuid::Uuid;

use super::RowProblem;
use super::prepare::Batch;
use super::shown::ImportShown;
use super::state::{Counts, ImportStatus, NewImport, State, percent};
use crate::leads::model::Known;
use crate::leads::queries as leads;

statements! {
    INSERT = "insert into lead_import (id, file, file_name, size, mapping, header, keeps_rows, source, status, position, source_user_kind,
            source_user_id, created_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'RUNNING', $9, $10, $11, $12, $13, $13)";
    FIND = "select id, file, file_name, size, mapping, header, keeps_rows, source, source_user_kind, source_user_id, status, position,
            rows_read, rows_saved, rows_merged, rows_refused, problem, created_by, created_at, updated_at, completed_at
        from lead_import where id = $1";
    LIST = "select id, file_name, size, status, position, rows_read, rows_saved, rows_merged, rows_refused, problem, created_by, created_at,
            updated_at, completed_at
        from lead_import order by created_at desc, id desc limit $1 offset $2";
    COUNT = "select count(*) from lead_import";
    ADVANCE = "update lead_import set position = $1, rows_read = rows_read + $2, rows_saved = rows_saved + $3,
            rows_merged = rows_merged + $4, rows_refused = rows_refused + $5, updated_at = $6
        where id = $7 and position = $8 and runner = $9 and status = 'RUNNING'";
    IS_NEXT = "select 1 from lead_import where id = $1 and position = $2 and runner = $3 and status = 'RUNNING'";
    IS_RUNNER = "select 1 from lead_import where id = $1 and runner = $2 and status = 'RUNNING'";
    TAKE_OVER = "update lead_import set runner = $1, status = 'RUNNING', problem = null, completed_at = null
        where id = $2 and status <> 'COMPLETED'";
    FINISH = "update lead_import set status = $1, problem = $2, completed_at = $3, updated_at = $3 where id = $4 and status = 'RUNNING'";
    STATUSES = "select id, status from sales_status";
    PROBLEMS = "select line, field, reason from lead_import_problem where import_id = $1 order by line limit $2 offset $3";
    ROWS = "select line, status, lead_id from lead_import_row where import_id = $1 order by line";
}

pub fn insert(tx: &mut Tx<'_>, id: LeadImportId, new: &NewImport) -> Result<()> {
    let now = tx.now();
    let texts = [json_text(&new.options), json_text(&new.header), json_text(&new.start)];
    let size = i64::try_from(new.size).unwrap_or(i64::MAX);
    let (kind, user) = new.bringer.as_ref().map(|user| (user.kind, user.id)).unzip();
    let binds = [
        id.bind(),
        new.file.bind(),
        new.file_name.bind(),
        size.bind(),
        texts[0].bind(),
        texts[1].bind(),
        new.keeps_rows.bind(),
        new.source.bind(),
        texts[2].bind(),
        kind.bind(),
        user.bind(),
        new.created_by.bind(),
        now.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

fn state(row: &Row<'_>) -> Result<State> {
    let (options, header): (String, String) = (row.get(4)?, row.get(5)?);
    let position: Option<String> = row.get(11)?;
    Ok(State {
        id: row.get(0)?,
        file: row.get(1)?,
        file_name: row.get(2)?,
        size: row.get(3)?,
        options: from_json_text(&options)?,
        header: from_json_text(&header)?,
        keeps_rows: row.get(6)?,
        source: row.get(7)?,
        source_user: row.get::<Option<_>>(8)?.zip(row.get(9)?),
        status: row.get(10)?,
        position: from_json_text(&position.unwrap_or_default())?,
        counts: Counts { read: row.get(12)?, saved: row.get(13)?, merged: row.get(14)?, refused: row.get(15)? },
        problem: row.get(16)?,
        created_by: row.get(17)?,
        created_at: row.get(18)?,
        updated_at: row.get(19)?,
        completed_at: row.get(20)?,
    })
}

/// The import, or 404.
pub fn find(read: &mut Read<'_>, id: LeadImportId) -> Result<State> {
    read.one(&FIND, &[id.bind()], state)
}

/// The latest first, without what is known of their columns.
pub fn list(read: &mut Read<'_>, limit: i64, offset: i64) -> Result<(Vec<ImportShown>, i64)> {
    let count = read.value(&COUNT, &[])?;
    Ok((read.list(&LIST, &[limit.bind(), offset.bind()], listed)?, count))
}

fn listed(row: &Row<'_>) -> Result<ImportShown> {
    let (status, position): (ImportStatus, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok(ImportShown {
        import_id: row.get(0)?,
        file_name: row.get(1)?,
        status,
        percent: percent(status, from_json_text(&position.unwrap_or_default())?, row.get(2)?),
        rows_read: row.get(5)?,
        rows_saved: row.get(6)?,
        rows_merged: row.get(7)?,
        rows_refused: row.get(8)?,
        problem: row.get(9)?,
        created_by: row.get(10)?,
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
        completed_at: row.get(13)?,
    })
}

/// The import in the hands of this runner alone: what another one still has in hand is not stored any more. One that was given up is
/// taken up again.
pub fn take_over(tx: &mut Tx<'_>, id: LeadImportId, runner: Uuid) -> Result<State> {
    tx.execute(&TAKE_OVER, &[runner.bind(), id.bind()])?;
    find(tx, id)
}

/// Whether the import stands where this batch begins, and is still this worker's.
pub fn is_next(read: &mut Read<'_>, batch: &Batch, runner: Uuid) -> Result<bool> {
    let from = json_text(&batch.from);
    Ok(read.optional(&IS_NEXT, &[batch.import.bind(), from.bind(), runner.bind()], |_| Ok(()))?.is_some())
}

/// Whether the import is still this worker's.
pub fn is_runner(read: &mut Read<'_>, import: LeadImportId, runner: Uuid) -> Result<bool> {
    Ok(read.optional(&IS_RUNNER, &[import.bind(), runner.bind()], |_| Ok(()))?.is_some())
}

/// Compare-and-set: of two workers who read the same rows, the one who took over last stores them.
pub fn advance(tx: &mut Tx<'_>, batch: &Batch, runner: Uuid, counts: Counts) -> Result<()> {
    let (now, id, from, to) = (tx.now(), batch.import, &batch.from, &batch.to);
    let (from, to) = (json_text(from), json_text(to));
    let Counts { read, saved, merged, refused } = counts;
    let binds = [to.bind(), read.bind(), saved.bind(), merged.bind(), refused.bind(), now.bind(), id.bind(), from.bind(), runner.bind()];
    match tx.execute(&ADVANCE, &binds)? {
        1 => Ok(()),
        _ => Err(super::job::elsewhere()),
    }
}

/// False when it was over already.
pub fn finish(tx: &mut Tx<'_>, id: LeadImportId, status: ImportStatus, problem: Option<&str>) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&FINISH, &[status.bind(), problem.bind(), now.bind(), id.bind()])? == 1)
}

/// Sales statuses by name in lower case, each with its id and its own spelling.
pub fn statuses(read: &mut Read<'_>) -> Result<HashMap<String, (i64, String)>> {
    let all = read.list(&STATUSES, &[], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))?;
    Ok(all.into_iter().map(|(id, name)| (name.to_lowercase(), (id, name))).collect())
}

/// A refused row, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct RefusedRow {
    /// The line of the file on which the row begins, from 1.
    pub line: i64,
    pub field: Option<String>,
    pub reason: String,
}

pub fn problems(read: &mut Read<'_>, id: LeadImportId, limit: i64, offset: i64) -> Result<Vec<RefusedRow>> {
    read.list(&PROBLEMS, &[id.bind(), limit.bind(), offset.bind()], |row| {
        Ok(RefusedRow { line: row.get(0)?, field: row.get(1)?, reason: row.get(2)? })
    })
}

/// Line, `saved` or `merged`, and the lead, of an import that keeps its rows.
pub fn rows(read: &mut Read<'_>, id: LeadImportId) -> Result<Vec<(i64, String, LeadId)>> {
    read.list(&ROWS, &[id.bind()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// How many rows one statement inserts.
pub const IN_ONE: usize = 50;

fn insert_rows<const N: usize>(table: &str, columns: [&str; N], rows: Vec<[Bind<'static>; N]>, end: &str) -> Vec<Built> {
    let mut rows = rows.into_iter();
    let count = rows.len().div_ceil(IN_ONE);
    (0..count).map(|_| Built::insert(table, columns, rows.by_ref().take(IN_ONE), end)).collect()
}

const LEAD_COLUMNS: [&str; 25] = [
    "id",
    "name",
    "first_name",
    "last_name",
    "name_key",
    "email",
    "email_key",
    "mobilenumber",
    "country",
    "language",
    "source",
    "source_user_kind",
    "source_user_id",
    "introducer_id",
    "affiliate_id",
    "campaign_id",
    "referrer",
    "utm",
    "metadata",
    "tags",
    "sales_status_id",
    "sales_status",
    "import_id",
    "created_at",
    "updated_at",
];

/// What a new lead has, column by column in the order of the statement that inserts it.
pub type LeadValues = [Bind<'static>; 25];

/// Inserts leads that are not there yet.
pub fn insert_leads(rows: Vec<LeadValues>) -> Vec<Built> {
    insert_rows("lead", LEAD_COLUMNS, rows, "on conflict (id) do nothing")
}

/// Reserves addresses that are free, each for its lead.
pub fn reserve(wanted: &[(String, LeadId)]) -> Vec<Built> {
    let rows = wanted.iter().map(|(address, id)| [address.clone().into(), id.to_string().into()]).collect();
    insert_rows("lead_address", ["address", "lead_id"], rows, "on conflict (address) do nothing")
}

/// Which leads these addresses stand for.
pub fn reserved<'a>(read: &mut Read<'_>, addresses: impl Iterator<Item = &'a str>) -> Result<Vec<(String, LeadId)>> {
    let (addresses, mut found): (Vec<&str>, _) = (addresses.collect(), Vec::new());
    for some in addresses.chunks(IN_ONE) {
        let mut query = Query::select();
        query.columns(["address", "lead_id"].map(Alias::new)).from(Alias::new("lead_address"));
        query.and_where(Expr::col(Alias::new("address")).is_in(some.iter().copied()));
        let built = Built::new(read.driver(), &query)?;
        found.append(&mut read.list_built(&built, |row| Ok((row.get(0)?, row.get(1)?)))?);
    }
    Ok(found)
}

/// Which of these leads are there, of those that this import brought if one is named.
pub fn present(read: &mut Read<'_>, ids: &[LeadId], import: Option<LeadImportId>) -> Result<HashSet<LeadId>> {
    let mut found = HashSet::with_capacity(ids.len());
    for some in ids.chunks(IN_ONE) {
        let mut query = Query::select();
        query.column(Alias::new("id")).from(Alias::new("lead"));
        query.and_where(Expr::col(Alias::new("id")).is_in(some.iter().map(LeadId::to_string)));
        if let Some(import) = import {
            query.and_where(Expr::col(Alias::new("import_id")).eq(import.to_string()));
        }
        let built = Built::new(read.driver(), &query)?;
        read.each_built(&built, |row| {
            found.insert(row.get(0)?);
            Ok(true)
        })?;
    }
    Ok(found)
}

pub fn insert_touches(rows: Vec<[Bind<'static>; 6]>) -> Vec<Built> {
    insert_rows("lead_touch", ["id", "lead_id", "source_user_id", "utm", "metadata", "created_at"], rows, "")
}

pub fn insert_comments(rows: Vec<[Bind<'static>; 6]>) -> Vec<Built> {
    insert_rows("lead_comment", ["id", "lead_id", "comment", "author_id", "author_name", "created_at"], rows, "")
}

pub fn insert_kept_rows(rows: Vec<[Bind<'static>; 4]>) -> Vec<Built> {
    insert_rows("lead_import_row", ["import_id", "line", "status", "lead_id"], rows, "")
}

pub fn insert_problems(id: LeadImportId, problems: &[RowProblem]) -> Vec<Built> {
    let row = |problem: &RowProblem| {
        let line = i64::try_from(problem.line).unwrap_or(i64::MAX);
        [id.to_string().into(), line.into(), problem.field.clone().into(), problem.reason.clone().into()]
    };
    let rows = problems.iter().map(row).collect();
    insert_rows("lead_import_problem", ["import_id", "line", "field", "reason"], rows, "on conflict do nothing")
}

/// These leads, which nobody else changes until the transaction ends. Hand in the ids in order: those who lock several then wait for each
/// other, and not crosswise.
pub fn lock(tx: &mut Tx<'_>, ids: &[LeadId]) -> Result<HashMap<LeadId, Known>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(IN_ONE) {
        let mut query = Query::select();
        query.columns(leads::KNOWN_COLUMNS.map(Alias::new)).from(Alias::new("lead"));
        query.and_where(Expr::col(Alias::new("id")).is_in(some.iter().map(LeadId::to_string))).order_by(Alias::new("id"), Order::Asc);
        if tx.driver() == Driver::Postgres {
            query.lock(LockType::NoKeyUpdate);
        }
        let built = Built::new(tx.driver(), &query)?;
        tx.each_built(&built, |row| {
            let known = leads::known(row)?;
            found.insert(known.id, known);
            Ok(true)
        })?;
    }
    Ok(found)
}
