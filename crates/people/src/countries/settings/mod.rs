//! Which countries the house serves: all, but for those that staff switched off.

pub mod queries;

use foundation::audit;
use foundation::auth::permission::WriteSettings;
use foundation::auth::{Anonymous, Staff};
use foundation::db::Read;
use foundation::http::{Answer, Json, Path, Reply, Routes};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{COUNTRIES, by_iso2};

pub fn routes() -> Vec<Routes> {
    vec![Routes::under("Countries").get("/countries", "listCountries", "List the countries, and which of them are served", list).put(
        "/countries/{id}",
        "toggleCountry",
        "Serve a country, or no longer",
        toggle,
    )]
}

/// Whether people of this country are served.
pub fn is_enabled(read: &mut Read<'_>, iso2: &str) -> Result<bool> {
    queries::is_enabled(read, iso2)
}

/// A country as the house serves it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Country {
    /// ISO 3166-1 alpha-2, as in `iso2`.
    pub id: String,
    pub name: String,
    pub iso2: String,
    pub iso3: String,
    /// The calling code, digits only.
    pub phone_prefix: String,
    pub currency: String,
    pub enabled: bool,
}

impl Country {
    fn of(country: &super::Country, enabled: bool) -> Country {
        Country {
            id: country.iso2.to_owned(),
            name: country.name.to_owned(),
            iso2: country.iso2.to_owned(),
            iso3: country.iso3.to_owned(),
            phone_prefix: country.phone_prefix.to_owned(),
            currency: country.currency.to_owned(),
            enabled,
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct Countries {
    countries: Vec<Country>,
}

async fn list(caller: Anonymous) -> Answer<Json<Countries>> {
    let off = caller.read(queries::disabled).await?;
    let countries = COUNTRIES.iter().map(|country| Country::of(country, !off.iter().any(|iso2| iso2 == country.iso2)));
    Ok(Json(Countries { countries: countries.collect() }))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ToggleCountry")]
struct Toggle {
    /// Whether the country is served.
    toggle: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CountryToggled")]
struct Toggled {
    country: Country,
}

async fn toggle(staff: Staff<WriteSettings>, Path(id): Path<String>, Json(input): Json<Toggle>) -> Answer<Reply<Toggled>> {
    let country = by_iso2(&id.to_ascii_uppercase()).ok_or_else(Problem::not_found)?;
    let by = staff.actor();
    let changed = staff.change(move |tx| {
        let before = queries::is_enabled(tx, country.iso2)?;
        queries::set(tx, country.iso2, input.toggle)?;
        audit::record(tx, &by, "country.changed", country.iso2, json!({ "enabled": before }), json!({ "enabled": input.toggle }))?;
        Ok(Toggled { country: Country::of(country, input.toggle) })
    });
    changed.await
}
