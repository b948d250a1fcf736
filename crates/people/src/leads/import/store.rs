//! Storing a batch: leads, what merges into them, counts, problems, and how far the file is read, all in one transaction.

use std::collections::HashSet;

use foundation::day_counts::Bumps;
use foundation::db::{Bind, Built, Read, Tx, json_text};
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
    let became = insert(tx, batch)?;
    merge(tx, batch, &became)?;
    comment(tx, state, batch)?;
    for (category, tag) in &batch.new_tags {
        leads::queries::keep_tag(tx, category, tag)?;
    }
    execute_all(tx, &batch.problems)?;
    if state.keeps_rows {
        keep(tx, batch, &became)?;
    }
    let saved = became.iter().filter(|became| **became).count();
    let counts = Counts {
        read: (batch.rows.len() + batch.refused) as i64,
        saved: saved as i64,
        merged: (batch.rows.len() - saved) as i64,
        refused: batch.refused as i64,
    };
    queries::advance(tx, batch, runner, counts)?;
    Ok(Some(counts))
}

/// Inserts the rows that are no lead yet and counts them. Answers for each row whether it became one.
fn insert(tx: &mut Tx<'_>, batch: &Batch) -> Result<Vec<bool>> {
    let inserted = execute_all(tx, &batch.leads)?;
    if inserted == batch.rows.len() as u64 {
        batch.counts.clone().write(tx)?;
        return Ok(vec![true; batch.rows.len()]);
    }
    let (new, others): (Vec<&Prepared>, Vec<&Prepared>) = batch.rows.iter().partition(|row| row.lead.is_new);
    let mut made = made_by(tx, batch, new.iter().map(|row| row.lead.id).collect(), inserted)?;
    // Not new and not there: reserved by somebody who has not come to it yet, or never will. The first row of each becomes the lead.
    let ids: Vec<LeadId> = others.iter().map(|row| row.lead.id).collect();
    let mut present = queries::present(tx, &ids, None)?;
    let (mut absent, mut values) = (Vec::new(), Vec::new());
    for (id, of_row) in ids.into_iter().zip(&batch.others) {
        if present.insert(id) {
            absent.push(id);
            values.push(of_row.clone());
        }
    }
    let inserted = execute_all(tx, &queries::insert_leads(values))?;
    made.extend(made_by(tx, batch, absent, inserted)?);
    let (mut became, mut counts) = (Vec::with_capacity(batch.rows.len()), Bumps::default());
    for row in &batch.rows {
        let is_lead = made.remove(&row.lead.id);
        if is_lead {
            row.count(&mut counts, batch.now);
        }
        became.push(is_lead);
    }
    counts.write(tx)?;
    Ok(became)
}

/// Those of the leads that were to be inserted which the batch made: all, or else those that this import brought, since somebody else may have
/// made a lead of an address that was reserved.
fn made_by(read: &mut Read<'_>, batch: &Batch, leads: Vec<LeadId>, inserted: u64) -> Result<HashSet<LeadId>> {
    match inserted == leads.len() as u64 {
        true => Ok(leads.into_iter().collect()),
        false => queries::present(read, &leads, Some(batch.import)),
    }
}

/// Answers how many rows were changed.
fn execute_all(tx: &mut Tx<'_>, all: &[Built]) -> Result<u64> {
    all.iter().try_fold(0, |changed, built| Ok(changed + tx.execute_built(built)?))
}

/// Rows whose lead was there: a touch each, and what it adds.
fn merge(tx: &mut Tx<'_>, batch: &Batch, became: &[bool]) -> Result<()> {
    let rows: Vec<&Prepared> = batch.rows.iter().zip(became).filter(|(_, became)| !**became).map(|(row, _)| row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let mut ids: Vec<LeadId> = rows.iter().map(|row| row.lead.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut known = queries::lock(tx, &ids)?;
    let (mut touches, mut changed) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let lead: &mut Known =
            known.get_mut(&row.lead.id).ok_or_else(|| Problem::internal("a row was not inserted and its lead is not there"))?;
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
    execute_all(tx, &queries::insert_touches(touches)).map(|_| ())
}

fn comment(tx: &mut Tx<'_>, state: &State, batch: &Batch) -> Result<()> {
    let author = format!("Import of {}", state.file_name);
    let rows: Vec<[Bind<'static>; 6]> = batch
        .rows
        .iter()
        .filter_map(|row| row.comment.as_deref().map(|comment| (row, comment)))
        .map(|(row, comment)| {
            let id = tx.new_id::<Uuid>().to_string();
            [
                id.into(),
                row.lead.id.to_string().into(),
                comment.to_owned().into(),
                state.created_by.clone().into(),
                author.clone().into(),
                batch.now.micros().into(),
            ]
        })
        .collect();
    execute_all(tx, &queries::insert_comments(rows)).map(|_| ())
}

fn keep(tx: &mut Tx<'_>, batch: &Batch, became: &[bool]) -> Result<()> {
    let row = |(row, became): (&Prepared, &bool)| {
        let status = if *became { "saved" } else { "merged" };
        [batch.import.to_string().into(), (row.line as i64).into(), status.into(), row.lead.id.to_string().into()]
    };
    execute_all(tx, &queries::insert_kept_rows(batch.rows.iter().zip(became).map(row).collect())).map(|_| ())
}
