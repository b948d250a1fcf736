//! The statements of onboarding.

use foundation::db::{Read, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{CustomerId, Result};

use super::model::{CustomerFieldConfiguration, Facts, Stage, Step};

statements! {
    FACTS = "select email_confirmed_at, phone_confirmed_at, disclaimer_accepted_at, kyc_status, completed_steps, skipped_steps,
        first_name, last_name, email, mobilenumber, country, language, currency, birth_date from customer where id = $1";
    STEPS = "select step, stage from onboarding_step";
    SET_STAGE = "update onboarding_step set stage = $1, updated_at = $2 where step = $3";
    FIELDS = "select field, step, required, editable from customer_field order by field";
    SET_FIELD = "update customer_field set step = $1, required = $2, editable = $3, updated_at = $4 where field = $5";
    COMPLETED = "update customer set completed_steps = $1 where id = $2";
}

pub fn facts(read: &mut Read<'_>, customer: CustomerId) -> Result<Facts> {
    read.one(&FACTS, &[customer.bind()], |row| {
        let mut filled = Vec::new();
        for (index, name) in super::fields::NAMES.iter().enumerate() {
            if row.get::<Option<String>>(6 + index)?.is_some_and(|text| !text.is_empty()) {
                filled.push(*name);
            }
        }
        Ok(Facts {
            email_confirmed_at: row.get(0)?,
            phone_confirmed_at: row.get(1)?,
            disclaimer_accepted_at: row.get(2)?,
            kyc_status: row.get(3)?,
            completed: from_json_text(&row.get::<String>(4)?)?,
            skipped: from_json_text(&row.get::<String>(5)?)?,
            filled,
        })
    })
}

/// All steps with their stage, in the order in which they are taken.
pub fn steps(read: &mut Read<'_>) -> Result<Vec<(Step, Option<Stage>)>> {
    let mut steps: Vec<(Step, Option<Stage>)> = read.list(&STEPS, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    steps.sort_by_key(|(step, _)| *step);
    Ok(steps)
}

pub fn steps_of(read: &mut Read<'_>, stage: Stage) -> Result<Vec<Step>> {
    let all = steps(read)?;
    Ok(all.into_iter().filter(|(_, at)| *at == Some(stage)).map(|(step, _)| step).collect())
}

pub fn set_stage(tx: &mut Tx<'_>, step: Step, stage: Option<Stage>) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SET_STAGE, &[stage.bind(), now.bind(), step.bind()])
}

pub fn fields(read: &mut Read<'_>) -> Result<Vec<CustomerFieldConfiguration>> {
    read.list(&FIELDS, &[], |row| {
        Ok(CustomerFieldConfiguration { field: row.get(0)?, step: row.get(1)?, required: row.get(2)?, editable: row.get(3)? })
    })
}

pub fn set_field(tx: &mut Tx<'_>, field: &CustomerFieldConfiguration) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SET_FIELD, &[field.step.bind(), field.required.bind(), field.editable.bind(), now.bind(), field.field.bind()])
}

pub fn store_completed(tx: &mut Tx<'_>, customer: CustomerId, completed: &[Step]) -> Result<()> {
    tx.change_one(&COMPLETED, &[json_text(&completed).bind(), customer.bind()])
}
