//! Staff, or a program by its key, make a customer.

use foundation::auth::permission::{SkipOnboarding, WriteCustomers};
use foundation::auth::{OrKey, Staff};
use foundation::http::{Answer, Json, Reply};
use kernel::{CustomerId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::letters::{Letterhead, Reader, Sender};
use super::super::model::{NewCustomer, Origin};
use super::super::{input, register};
use crate::onboarding::{self, Step};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "CreateCustomer")]
pub struct NewByStaff {
    /// First and last name; split at the first blank.
    fullname: String,
    mobilenumber: String,
    /// A country that is served, by code or English name.
    country: String,
    email: String,
    currency: String,
    /// Whether other customers may copy their trades.
    #[serde(default, rename = "wants_to_become_leader")]
    wants_to_become_leader: bool,
    #[serde(default)]
    communication_language: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    external_id: Option<String>,
    /// Steps that this customer need not take; needs the permission customers.skip_onboarding.
    #[serde(default)]
    skip_onboarding_steps: Vec<Step>,
    /// A customer of our own, for trying things out.
    #[serde(default)]
    is_test: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CustomerCreated")]
pub struct Created {
    success: bool,
    id: CustomerId,
}

/// The customer gets a mail with a link to choose a password.
pub async fn create(staff: Staff<WriteCustomers, OrKey>, Json(given): Json<NewByStaff>) -> Answer<Reply<Created>> {
    if !given.skip_onboarding_steps.is_empty() && !staff.also_may::<SkipOnboarding>() {
        let problem = Problem::forbidden("permission_needed").because("Skipping steps needs the permission customers.skip_onboarding.");
        return Err(problem.field("skipOnboardingSteps", "may not be set").into());
    }
    let by = staff.actor();
    let (letters, sender) = (Letterhead::of(staff.app(), staff.brand()), Sender::of(&staff));
    let source_user = staff.key_id().and(staff.principal().ok().map(|user| (user.kind, user.id)));
    let created = staff.change(move |tx| {
        let (first_name, last_name) = input::whole_name("fullname", &given.fullname)?;
        let country = input::country(tx, "country", &given.country)?;
        let line = |name: &str, text: &Option<String>| text.as_deref().map_or(Ok(None), |text| input::line(name, text, 100));
        let mut roles = vec!["TRADER".to_owned()];
        if given.wants_to_become_leader {
            roles.push("LEADER".to_owned());
        }
        let new = NewCustomer {
            first_name,
            last_name,
            email: input::address("email", &given.email)?,
            mobilenumber: Some(input::mobilenumber("mobilenumber", &given.mobilenumber, Some(country.iso2))?),
            country: Some(country.iso2.to_owned()),
            language: given
                .communication_language
                .as_deref()
                .map_or(Ok("en".to_owned()), |text| input::language("communicationLanguage", text))?,
            currency: Some(input::currency("currency", &given.currency)?.to_string()),
            password_hash: None,
            password_is_initial: false,
            roles,
            is_affiliate: false,
            is_test: given.is_test,
            external_id: line("externalId", &given.external_id)?,
            lead_id: None,
            skipped_steps: onboarding::skippable(&given.skip_onboarding_steps).iter().map(|step| step.word().to_owned()).collect(),
            marketing_consent: false,
            origin: Origin { source: line("source", &given.source)?, source_user, ..Origin::default() },
        };
        let (id, _) = register(tx, &by, new)?;
        let reader = Reader::of(&super::super::find(tx, id)?);
        sender.count(tx)?;
        letters.invite(tx, &reader)?;
        Ok(Created { success: true, id })
    });
    created.await
}
