//! What strangers may do: leave their name, and check a code they were given.
//!
//! Invariants
//! - The answer is made of what the caller sent. It never says whether the house knew the person before.

use foundation::auth::Anonymous;
use foundation::http::{Answer, Json, Query, Reply};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::attribution::{self, Trail};
use super::super::model::{Lead, Metadata, Name, NewLead, Touch, UtmDetails};
use super::super::{create_or_find, input};
use super::assign::OneLead;
use crate::customers;

const LONGEST_NAME: usize = 200;
/// The source of those who name none.
const WEBSITE: &str = "website";

#[derive(Deserialize, JsonSchema)]
pub struct LeadForm {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
    /// In international form; a national number is not understood.
    #[serde(default)]
    mobilenumber: Option<String>,
    #[serde(default)]
    source: Option<String>,
}

pub async fn create(anyone: Anonymous, Json(form): Json<LeadForm>) -> Answer<Reply<OneLead>> {
    anyone.app().limits().sign_in(anyone.origin().ip)?;
    let new = checked(&form)?;
    let ip = anyone.origin().ip.to_string();
    anyone
        .create(move |tx| {
            let trail = Trail { source: new.origin.source.clone(), ..Trail::default() };
            let new = NewLead { origin: attribution::resolve(tx, None, trail)?, ..new.clone() };
            let touch = Touch::of(&new.origin, Some(ip.clone()));
            let (id, created) = create_or_find(tx, &new, &touch)?;
            let id = if created { id } else { tx.new_id() };
            Ok(OneLead { lead: as_sent(id, &new, tx.now()) })
        })
        .await
}

fn checked(form: &LeadForm) -> Result<NewLead> {
    let name = input::text("name", form.name.as_deref(), LONGEST_NAME)?;
    let email = input::email("email", form.email.as_deref())?;
    let mobilenumber = input::phone("mobilenumber", form.mobilenumber.as_deref(), None)?;
    if email.is_none() && mobilenumber.is_none() {
        return Err(Problem::invalid("email", "expected an e-mail address or a phone number"));
    }
    let source = input::word("source", form.source.as_deref())?.unwrap_or_else(|| WEBSITE.to_owned());
    let name = Name::of_whole(name.as_deref().unwrap_or_default());
    let origin = super::super::model::Origin { source: Some(source), ..Default::default() };
    Ok(NewLead { name, email, mobilenumber, origin, ..NewLead::default() })
}

/// A lead that looks new, whoever it stands for.
fn as_sent(id: kernel::LeadId, new: &NewLead, now: kernel::Timestamp) -> Lead {
    Lead {
        id,
        name: new.name.whole.clone(),
        first_name: new.name.first.clone(),
        last_name: new.name.last.clone(),
        email: new.email.clone(),
        mobilenumber: new.mobilenumber.clone(),
        country: None,
        language: None,
        source: new.origin.source.clone(),
        sales_status: None,
        sales_person_id: None,
        sales_person: None,
        can_be_called: new.mobilenumber.is_some(),
        last_contact_at: None,
        customer_id: None,
        affiliate_id: None,
        utm_details: UtmDetails::default(),
        tags: Vec::new(),
        metadata: Metadata::default(),
        created_at: now,
        updated_at: now,
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct CodeQuery {
    code: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Code {
    code: String,
}

/// A code is a partner's reference key; who has it is not said.
pub async fn signup_code(anyone: Anonymous, Query(CodeQuery { code }): Query<CodeQuery>) -> Answer<Json<Code>> {
    anyone.app().limits().sign_in(anyone.origin().ip)?;
    let code = code.trim().to_owned();
    if code.is_empty() || code.chars().count() > 20 {
        return Err(Problem::parameter("code", "expected 1 to 20 characters").into());
    }
    let known =
        anyone.read(move |read| Ok(customers::queries::partner_by_reference(read, &code)?.map(|partner| partner.reference))).await?;
    Ok(Json(Code { code: known.ok_or_else(Problem::not_found)? }))
}
