//! The operations on positions, a file for each kind.

pub mod change;
pub mod close;
pub mod look;
pub mod open;

use foundation::db::Read;
use kernel::{CustomerId, PositionId, Problem, Result};

use super::model::Row;
use super::queries;

/// The position, if the caller may see it: `only` is the customer who asks, none for staff.
fn visible(read: &mut Read<'_>, id: PositionId, only: Option<CustomerId>) -> Result<Row> {
    let row = queries::find(read, id)?;
    if only.is_some_and(|only| only != row.customer) {
        return Err(Problem::not_found());
    }
    Ok(row)
}

/// The position, if the caller may see it and it is open.
fn open_one(read: &mut Read<'_>, id: PositionId, only: Option<CustomerId>) -> Result<Row> {
    let row = visible(read, id, only)?;
    match row.is_open {
        true => Ok(row),
        false => Err(Problem::conflict("POSITION_CLOSED").because("The position has been closed.")),
    }
}
