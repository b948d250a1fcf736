//! Onboarding: which steps a customer still has to take before they may sign in, deposit or withdraw.
//!
//! Invariants
//! - A step is outstanding when it is configured to the stage and neither completed nor skipped; nothing else is stored.
//! - What proves a step is its own fact (a confirmed address, an approved identity), so undoing the fact undoes the step.
//! - Identity, disclaimers and what stands before a withdrawal are never skipped.

mod api;
pub mod fields;
pub mod model;
pub mod queries;
#[cfg(test)]
mod tests;

pub use api::routes;
pub use model::{Stage, Step};

use foundation::db::{Read, Tx};
use kernel::{CustomerId, Result};

use crate::customers;

/// The steps that a customer still has to take before this stage is open, in the order in which they are taken.
pub fn outstanding(read: &mut Read<'_>, customer: CustomerId, stage: Stage) -> Result<Vec<Step>> {
    let facts = queries::facts(read, customer)?;
    outstanding_of(read, &facts, stage)
}

/// As [`outstanding`], of somebody of whom this much is known.
pub fn outstanding_of(read: &mut Read<'_>, facts: &model::Facts, stage: Stage) -> Result<Vec<Step>> {
    let fields = queries::fields(read)?;
    let configured = queries::steps_of(read, stage)?;
    Ok(configured.into_iter().filter(|step| !facts.skipped.contains(step) && !facts.completes(*step, &fields)).collect())
}

/// Marks a form as filled in. The other steps are completed by what proves them.
pub fn complete(tx: &mut Tx<'_>, customer: CustomerId, step: Step) -> Result<()> {
    tx.alone(&format!("onboarding {customer}"))?;
    let mut completed = queries::facts(tx, customer)?.completed;
    if !completed.contains(&step) {
        completed.push(step);
        queries::store_completed(tx, customer, &completed)?;
        customers::touch(tx, customer)?;
    }
    Ok(())
}

/// Of the steps that somebody asks to skip, those that may be skipped at all.
pub fn skippable(asked: &[Step]) -> Vec<Step> {
    let mut allowed: Vec<Step> = asked.iter().copied().filter(|step| step.may_be_skipped()).collect();
    allowed.sort();
    allowed.dedup();
    allowed
}
