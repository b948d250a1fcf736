//! A lead from a partner's program.

use foundation::audit;
use foundation::auth::KeyOrSession;
use foundation::auth::permission::WriteLeads;
use foundation::http::{Answer, Json, Reply};
use kernel::{LeadId, Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::leads::attribution::{self, Bringer, Trail};
use crate::leads::model::{Metadata, Name, NewLead, Touch, UtmDetails};
use crate::leads::{create_or_find, input};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewLeadBody {
    #[serde(default)]
    first_name: Option<String>,
    #[serde(default)]
    last_name: Option<String>,
    /// The whole name, in place of its parts.
    #[serde(default)]
    name: Option<String>,
    /// This or a phone number is needed.
    #[serde(default)]
    email: Option<String>,
    /// In international form, or as dialled in `phoneCountryCode` or `country`.
    #[serde(default)]
    phone: Option<String>,
    /// Another name for `phone`.
    #[serde(default)]
    mobilenumber: Option<String>,
    #[serde(default)]
    phone_country_code: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    country: Option<String>,
    /// ISO 639-1.
    #[serde(default)]
    language: Option<String>,
    /// Kept as metadata: the source is the user of the key.
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    utm_details: Option<UtmDetails>,
    #[serde(default)]
    metadata: Option<Metadata>,
    /// A partner's reference key.
    #[serde(default)]
    wtreferrer: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedLead {
    lead_id: LeadId,
    created: bool,
}

pub async fn create(caller: KeyOrSession, Json(body): Json<NewLeadBody>) -> Answer<Reply<CreatedLead>> {
    let bringer = super::bringer::<WriteLeads>(&caller)?;
    let (new, trail) = checked(body, bringer.as_ref())?;
    let by = caller.actor();
    let status = |answer: &CreatedLead| if answer.created { 201 } else { 200 };
    caller
        .change_with(status, move |tx| {
            super::is_served("country", tx, new.country.as_deref())?;
            let ip = super::ip_of(&trail.utm);
            let origin = attribution::resolve(tx, bringer.as_ref(), trail.clone())?;
            let touch = Touch::of(&origin, ip);
            let (lead_id, created) = create_or_find(tx, &NewLead { origin, ..new.clone() }, &touch)?;
            let action = if created { "lead.created" } else { "lead.touched" };
            audit::record(tx, &by, action, lead_id, json!(null), json!({ "utm": touch.utm, "metadata": touch.metadata }))?;
            Ok(CreatedLead { lead_id, created })
        })
        .await
}

fn checked(body: NewLeadBody, bringer: Option<&Bringer>) -> Result<(NewLead, Trail)> {
    let (first, last) = (input::name("firstName", body.first_name.as_deref())?, input::name("lastName", body.last_name.as_deref())?);
    let whole = input::word("name", body.name.as_deref())?;
    let name = match (&first, &last, whole) {
        (None, None, Some(whole)) => Name::of_whole(&whole),
        (first, last, _) => Name::of_parts(first.as_deref(), last.as_deref()),
    };
    let country = input::country("country", body.country.as_deref())?;
    let dialled_in = input::country("phoneCountryCode", body.phone_country_code.as_deref())?.or(country);
    let (field, number) = match body.phone.as_deref().filter(|text| !text.trim().is_empty()) {
        None => ("mobilenumber", body.mobilenumber.as_deref()),
        phone => ("phone", phone),
    };
    let mobilenumber = input::phone(field, number, dialled_in)?;
    let email = input::email("email", body.email.as_deref())?;
    if email.is_none() && mobilenumber.is_none() {
        return Err(Problem::invalid("email", "expected an e-mail address or a phone number"));
    }
    let source = input::word("source", body.source.as_deref())?;
    let mut metadata = body.metadata.unwrap_or_default().0;
    if let (Some(source), Some(_)) = (&source, bringer) {
        metadata.entry("source".to_owned()).or_insert_with(|| source.clone());
    }
    let trail = Trail {
        source,
        wtreferrer: input::reference("wtreferrer", body.wtreferrer.as_deref())?,
        utm: body.utm_details.unwrap_or_default().0,
        metadata,
    };
    let language = input::language("language", body.language.as_deref())?;
    let country = country.map(|country| country.iso2.to_owned());
    Ok((NewLead { name, email, mobilenumber, country, language, ..NewLead::default() }, trail))
}
