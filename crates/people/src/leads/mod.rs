//! Leads: people who may become customers.
//!
//! Invariants
//! - An e-mail address stands for one lead within a brand, whatever its case; a lead without one is never merged.
//! - Which lead that is stands in `lead_address` before the lead is stored, or with it: an address that is reserved and has no lead yet
//!   becomes that lead with whoever comes first.
//! - What a lead came with first stays: who comes with the same address again leaves a touch, and adds what was not known.
//! - Who brought a lead does not change by somebody sending it again.
//! - Every change of a lead goes through [`touch`] or [`touch_all`], which keep its time of change and the counted lists right.

mod api;
pub mod attribution;
pub mod flat;
pub mod import;
pub mod input;
pub mod model;
pub mod queries;
pub mod report;
pub mod search;

pub use api::{jobs, routes};
pub use model::{Known, Name, NewLead, TagCategory, Touch};

use foundation::brand::Brand;
use foundation::day_counts::Bumps;
use foundation::db::Tx;
use foundation::outbox;
use kernel::{CustomerId, LeadId, Problem, Result, SalesStatusId};
use serde_json::json;

use crate::customers::model::scopes;

/// Counted lists of leads: by registration, and by last change. Their scopes are those of customers.
pub const REGISTERED: &str = "lead.registered";
pub const MODIFIED: &str = "lead.modified";

/// The lead with this e-mail address, which then got one touch more, or a new one; and whether it is new.
pub fn create_or_find(tx: &mut Tx<'_>, new: &NewLead, touch: &Touch) -> Result<(LeadId, bool)> {
    let own: LeadId = tx.new_id();
    let id = match new.email_key() {
        Some(address) => queries::reserve(tx, &address, own)?,
        None => own,
    };
    if queries::insert(tx, id, new, touch.ip.as_deref())? {
        count_new(tx, new)?;
        queries::insert_touch(tx, id, touch)?;
        outbox::emit(tx, "lead.created", json!({ "leadId": id }))?;
        return Ok((id, true));
    }
    let address = new.email_key().unwrap_or_default();
    let known = lock_by_email(tx, &address)?.ok_or_else(|| Problem::internal("a lead is in the way and not there"))?;
    merge(tx, &known, touch)?;
    Ok((known.id, false))
}

fn count_new(tx: &mut Tx<'_>, new: &NewLead) -> Result<()> {
    let now = tx.now();
    let mut bumps = Bumps::default();
    for scope in new.origin.scopes() {
        bumps.add(REGISTERED, &scope, new.created_at.unwrap_or(now), 1);
        bumps.add(MODIFIED, &scope, now, 1);
    }
    bumps.write(tx)
}

/// The lead with this address in lower case, which nobody else changes until the transaction ends.
pub fn lock_by_email(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<Known>> {
    queries::lock_by_email(tx, email_key)
}

/// One touch more. Parameters and metadata that the lead has no value for are added; nothing else changes.
pub fn merge(tx: &mut Tx<'_>, known: &Known, touch: &Touch) -> Result<()> {
    queries::insert_touch(tx, known.id, touch)?;
    if let Some((utm, metadata)) = known.with_added(touch) {
        queries::set_details(tx, known.id, &utm, &metadata)?;
        self::touch(tx, known.id)?;
    }
    Ok(())
}

/// Says that this lead changed now. Whoever changes a lead calls this in the same transaction; 404 when there is none.
pub fn touch(tx: &mut Tx<'_>, id: LeadId) -> Result<()> {
    touch_all(tx, &[id])
}

/// As [`touch`], for several.
pub fn touch_all(tx: &mut Tx<'_>, ids: &[LeadId]) -> Result<()> {
    let now = tx.now();
    let mut bumps = Bumps::default();
    for id in ids {
        let counted = queries::lock_counted(tx, *id)?;
        for scope in scopes(counted.affiliate_id.as_deref(), counted.source_user) {
            bumps.moved(MODIFIED, &scope, counted.updated_at, now);
        }
        queries::set_updated(tx, *id, now)?;
    }
    bumps.write(tx)
}

/// Brings the new name of a sales status to the leads that have its old one. A name is no change of a lead: nothing else moves.
pub async fn rename_status(brand: &Brand, status: SalesStatusId, old: &str, new: &str) -> Result<()> {
    let filters = search::FetchLeadFilters { statuses: vec![old.to_owned()], ..Default::default() };
    let which = search::Which { filters, ..Default::default() };
    let mut after = None;
    loop {
        let (looking, name) = (which.clone(), new.to_owned());
        let ids = brand.read(move |read| search::ids_after(read, &looking, after, 200)).await?;
        let Some(last) = ids.last().copied() else { return Ok(()) };
        brand.write(move |tx| ids.iter().try_for_each(|id| queries::rename_status(tx, *id, status, &name))).await?;
        after = Some(last);
    }
}

/// Joins a lead to the customer it became. A lead becomes a customer once.
pub fn convert(tx: &mut Tx<'_>, id: LeadId, customer: CustomerId) -> Result<()> {
    queries::convert(tx, id, customer)?;
    touch(tx, id)
}

/// Says that somebody was in contact with the lead now.
pub fn contacted(tx: &mut Tx<'_>, id: LeadId) -> Result<()> {
    queries::set_contacted(tx, id)?;
    touch(tx, id)
}

#[cfg(test)]
pub(crate) mod tests;
