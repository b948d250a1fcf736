//! What users see of themselves, and what visitors are guessed to be.

use axum::http::{HeaderMap, header};
use foundation::auth::{Anonymous, Kind, SignedIn};
use foundation::db::Read;
use foundation::http::{Answer, Json};
use kernel::{CustomerId, Exact, Result, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::queries;
use crate::above::{self, Above};
use crate::countries;
use crate::credentials;
use crate::customers::shown::{CustomerRef, GroupRef};
use crate::sessions::members_url;
use crate::sessions::user::{self, User};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    user: User,
    /// Always empty: reading hands out no credentials; POST /sessions/refresh trades the token that signing in answered.
    refresh_token: Option<String>,
    /// Somebody else chose the password: it has to be replaced (PATCH /me) before anything but onboarding is open.
    password_change_needed: bool,
    /// What the house offers this user.
    supported_features: Vec<String>,
    /// The staff user who looks through this customer's eyes; nothing can be changed then.
    impersonated_by: Option<String>,
    /// The wallet that is shown first; empty while there is none.
    #[schemars(with = "Option<WalletOfUser>")]
    wallet: Option<serde_json::Value>,
}

/// A wallet beside its owner.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct WalletOfUser {
    id: i64,
    customer_id: CustomerId,
    customer: CustomerRef,
    platform: String,
    server_tag: String,
    status: String,
    currency: String,
    group_id: i64,
    group: GroupRef,
    leverage: i64,
    is_demo: bool,
    balance: String,
    credit: String,
    equity: String,
    margin: String,
    margin_free: String,
    margin_level_percent: Option<Exact>,
    profit_loss: String,
    pending_withdrawal: String,
    withdrawable: String,
    open_positions: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// The user with picture.
pub fn find(read: &mut Read<'_>, kind: Kind, id: Uuid, members: &str) -> Result<User> {
    let mut user = user::find(read, kind, id, members)?;
    user.avatar_url = queries::picture(read, id)?.map(|picture| picture.address());
    Ok(user)
}

pub async fn show(caller: SignedIn, above: Option<Above>) -> Answer<Json<Me>> {
    let principal = caller.principal()?;
    let (kind, id, members) = (principal.kind, principal.id, members_url(caller.app()));
    let impersonated_by = principal.impersonator.as_ref().map(|(_, name)| name.clone());
    let wallet = match kind {
        Kind::Customer => above::wallet(above, caller.brand(), id.into()).await?,
        Kind::Staff => None,
    };
    let me = caller.read(move |read| {
        let user = find(read, kind, id, &members)?;
        let password_change_needed = credentials::queries::find(read, kind, id)?.password_is_initial;
        let features: &[&str] = match kind {
            Kind::Staff => &["two-factor"],
            Kind::Customer => &["two-factor", "onboarding", "documents"],
        };
        let supported_features = features.iter().map(|name| (*name).to_owned()).collect();
        Ok(Me { user, refresh_token: None, password_change_needed, supported_features, impersonated_by, wallet })
    });
    Ok(Json(me.await?))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "GuessedCountry")]
pub struct Place {
    /// The region of the browser's first language (`AT` for `de-AT`), and `ZZ` where it names none: no addresses are looked up.
    country_code: String,
    ip: String,
}

pub async fn place(caller: Anonymous, headers: HeaderMap) -> Json<Place> {
    let languages = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Json(Place { country_code: region(languages).unwrap_or("ZZ").to_owned(), ip: caller.origin().ip.to_string() })
}

/// The region of the language that the browser prefers.
fn region(languages: &str) -> Option<&'static str> {
    let first = languages.split([',', ';']).next()?.trim();
    let code = first.split('-').skip(1).find(|part| part.len() == 2)?;
    countries::by_iso2(&code.to_ascii_uppercase()).map(|country| country.iso2)
}

#[cfg(test)]
mod tests {
    use super::region;

    #[test]
    fn a_language_may_name_a_country() {
        for (languages, expected) in [
            ("de-AT,de;q=0.9", Some("AT")),
            ("zh-Hant-TW", Some("TW")),
            ("en-us;q=0.5", Some("US")),
            ("en", None),
            ("", None),
            ("xx-QQ", None),
            (";;--,", None),
        ] {
            assert_eq!(region(languages), expected, "{languages}");
        }
    }
}
