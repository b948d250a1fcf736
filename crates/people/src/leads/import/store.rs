//! Storing a batch: leads, what merges into them, counts, problems, and how far the file is read, all in one transaction.

use std::collections::HashMap;

use foundation::day_counts::Bumps;
use foundation::db::{Bind, Built, Tx, json_text};
use kernel::{LeadId, Problem, Result};
use uuid::Uuid;

use super::prepare::{Batch, Prepared};
use super::queries;
use super::state::{Counts, State};
use crate::leads;
use crate::leads::model::Known;

/// Stores the batch and moves the import on. None when another worker has the import: then nothing is changed, so that what shares the
/// commit need not be taken back.
pub fn store(tx: &mut Tx<'_>, state: &State, runner: Uuid, batch: &Batch) -> Result<Option<Counts>> {
    if !queries::is_next(tx, batch, runner)? {
        return Ok(None);
    }
    let known_already = insert(tx, batch)?;
    let merged = merge(tx, batch, &known_already)?;
    comment(tx, state, batch, &merged)?;
    for (category, tag) in &batch.new_tags {
        leads::queries::keep_tag(tx, category, tag)?;
    }
    execute_all(tx, &batch.problems)?;
    if state.keeps_rows {
        keep(tx, batch, &merged)?;
    }
    let counts = Counts {
        read: (batch.rows.len() + batch.refused) as i64,
        saved: (batch.rows.len() - known_already.len()) as i64,
        merged: merged.len() as i64,
        refused: batch.refused as i64,
    };
    queries::advance(tx, batch, runner, counts)?;
    Ok(Some(counts))
}

/// Inserts the rows whose address is new and counts them. Answers the others, in the order of the file.
fn insert<'b>(tx: &mut Tx<'_>, batch: &'b Batch) -> Result<Vec<&'b Prepared>> {
    let mut inserted = 0;
    for built in &batch.leads {
        inserted += tx.execute_built(built)?;
    }
    if inserted == batch.rows.len() as u64 {
        return batch.counts.clone().write(tx).map(|()| Vec::new());
    }
    let ids: Vec<LeadId> = batch.rows.iter().map(|row| row.id).collect();
    let present = queries::present(tx, &ids)?;
    let (new, known): (Vec<&Prepared>, Vec<&Prepared>) = batch.rows.iter().partition(|row| present.contains(&row.id));
    let mut counts = Bumps::default();
    new.iter().for_each(|row| row.count(&mut counts, batch.now));
    counts.write(tx)?;
    Ok(known)
}

fn execute_all(tx: &mut Tx<'_>, all: &[Built]) -> Result<()> {
    all.iter().try_for_each(|built| tx.execute_built(built).map(|_| ()))
}

/// Rows whose address was known, in the order of the file: a touch each, and what it adds. Answers which lead each row is.
fn merge(tx: &mut Tx<'_>, batch: &Batch, known_already: &[&Prepared]) -> Result<HashMap<LeadId, LeadId>> {
    if known_already.is_empty() {
        return Ok(HashMap::new());
    }
    let mut keys: Vec<&str> = known_already.iter().filter_map(|row| row.email_key.as_deref()).collect();
    keys.sort_unstable();
    let mut known = queries::lock_by_emails(tx, &keys)?;
    let (mut merged, mut touches, mut changed) = (HashMap::with_capacity(keys.len()), Vec::with_capacity(keys.len()), Vec::new());
    for row in known_already {
        let lead = row.email_key.as_ref().and_then(|key| known.get_mut(key));
        let lead: &mut Known = lead.ok_or_else(|| Problem::internal("a row was not inserted and its lead is not there"))?;
        merged.insert(row.id, lead.id);
        touches.push([
            tx.new_id::<Uuid>().to_string().into(),
            lead.id.to_string().into(),
            row.touch.source_user.map(|id| id.to_string()).into(),
            json_text(&row.touch.utm).into(),
            json_text(&row.touch.metadata).into(),
            batch.now.micros().into(),
        ]);
        if let Some((utm, metadata)) = lead.with_added(&row.touch) {
            leads::queries::set_details(tx, lead.id, &utm, &metadata)?;
            (lead.origin.utm, lead.origin.metadata) = (utm, metadata);
            changed.push(lead.id);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    leads::touch_all(tx, &changed)?;
    execute_all(tx, &queries::insert_touches(touches))?;
    Ok(merged)
}

fn comment(tx: &mut Tx<'_>, state: &State, batch: &Batch, merged: &HashMap<LeadId, LeadId>) -> Result<()> {
    let author = format!("Import of {}", state.file_name);
    let rows: Vec<[Bind<'static>; 6]> = batch
        .rows
        .iter()
        .filter_map(|row| row.comment.as_deref().map(|comment| (row, comment)))
        .map(|(row, comment)| {
            let lead = merged.get(&row.id).unwrap_or(&row.id);
            let id = tx.new_id::<Uuid>().to_string();
            [
                id.into(),
                lead.to_string().into(),
                comment.to_owned().into(),
                state.created_by.clone().into(),
                author.clone().into(),
                batch.now.micros().into(),
            ]
        })
        .collect();
    execute_all(tx, &queries::insert_comments(rows))
}

fn keep(tx: &mut Tx<'_>, batch: &Batch, merged: &HashMap<LeadId, LeadId>) -> Result<()> {
    let rows: Vec<[Bind<'static>; 4]> = batch
        .rows
        .iter()
        .map(|row| {
            let (status, lead) = match merged.get(&row.id) {
                Some(lead) => ("merged", lead),
                None => ("saved", &row.id),
            };
            [batch.import.to_string().into(), (row.line as i64).into(), status.into(), lead.to_string().into()]
        })
        .collect();
    execute_all(tx, &queries::insert_kept_rows(rows))
}
