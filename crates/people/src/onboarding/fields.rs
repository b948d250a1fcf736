//! The fields of a customer that forms ask for.

use foundation::db::Read;
use kernel::{Problem, Result};

use super::queries;

/// As operations name them, in the order in which [`queries::facts`] reads them.
pub const NAMES: [&str; 8] =
    ["firstname", "lastname", "email", "mobilenumber", "country", "communicationLanguage", "localCurrency", "birthDate"];

/// Refuses a customer's change of what is filled in and only staff may change.
pub fn editable(read: &mut Read<'_>, filled: &[&'static str], changed: &[&'static str]) -> Result<()> {
    let fields = queries::fields(read)?;
    let fixed = fields.iter().find(|field| {
        let name = field.field.as_str();
        !field.editable && filled.contains(&name) && changed.contains(&name)
    });
    match fixed {
        Some(field) => Err(Problem::invalid(field.field.clone(), "can only be changed by the support team")),
        None => Ok(()),
    }
}
