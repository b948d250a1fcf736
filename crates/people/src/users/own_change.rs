//! Users change themselves.

use foundation::auth::{Actor, Grade, Kind, Principal, SignedIn};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Reply};
use foundation::settings::{Kind as SettingKind, Setting};
use foundation::{audit, outbox, password};
use kernel::{CustomerId, Day, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{own, proof, queries};
use crate::credentials;
use crate::customers::letters::{Letterhead, Reader};
use crate::customers::queries::Editable;
use crate::customers::{self, input};
use crate::onboarding;
use crate::sessions::user::{LoyaltyLevel, User};
use crate::sessions::{self, members_url};

/// What to change; what is not given stays.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "UpdateMe")]
pub struct OwnChange {
    #[serde(default)]
    firstname: Option<String>,
    #[serde(default)]
    lastname: Option<String>,
    /// Needs the password, here or given within the last five minutes.
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    mobilenumber: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    communication_language: Option<String>,
    #[serde(default)]
    local_currency: Option<String>,
    #[serde(default)]
    birth_date: Option<Day>,
    /// Needs the current one, where there is one; ends all other sessions.
    #[serde(default)]
    new_password: Option<String>,
    #[serde(default)]
    current_password: Option<String>,
    /// The code of the second factor, where there is one.
    #[serde(default)]
    otp: Option<String>,
}

/// The user after a change; here the account's number is a number.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "UpdatedUser")]
pub struct ChangedUser {
    id: String,
    account_id: Option<i64>,
    name: String,
    firstname: String,
    lastname: String,
    email: String,
    mobilenumber: Option<String>,
    avatar_url: Option<String>,
    country: Option<String>,
    communication_language: String,
    local_currency: Option<String>,
    roles: Vec<String>,
    permissions: Vec<String>,
    ref_key: Option<String>,
    #[serde(rename = "referralURL")]
    referral_url: Option<String>,
    confirmed_at: Option<Timestamp>,
    termination_requested_at: Option<Timestamp>,
    coperato_agent_id: Option<String>,
    loyalty_level: Option<LoyaltyLevel>,
}

impl From<User> for ChangedUser {
    fn from(user: User) -> ChangedUser {
        ChangedUser {
            account_id: user.account_id.parse().ok(),
            id: user.id,
            name: user.name,
            firstname: user.firstname,
            lastname: user.lastname,
            email: user.email,
            mobilenumber: user.mobilenumber,
            avatar_url: user.avatar_url,
            country: user.country,
            communication_language: user.communication_language,
            local_currency: user.local_currency,
            roles: user.roles,
            permissions: user.permissions,
            ref_key: user.ref_key,
            referral_url: user.referral_url,
            confirmed_at: user.confirmed_at,
            termination_requested_at: user.termination_requested_at,
            coperato_agent_id: user.coperato_agent_id,
            loyalty_level: user.loyalty_level,
        }
    }
}

pub async fn change(caller: SignedIn, Json(given): Json<OwnChange>) -> Answer<Reply<ChangedUser>> {
    let user = caller.principal()?.clone();
    prove(&caller, &given).await?;
    let hash = match &given.new_password {
        Some(new) => Some(hashed(&caller, &user, new).await?),
        None => None,
    };
    let (by, letters, members) = (caller.actor(), Letterhead::of(caller.app(), caller.brand()), members_url(caller.app()));
    let changed = caller.change(move |tx| {
        match user.kind {
            Kind::Customer => change_customer(tx, &by, &letters, user.id.into(), &given)?,
            Kind::Staff => change_staff(tx, &by, user.id, &given)?,
        }
        if let Some(hash) = &hash {
            set_password(tx, &by, &letters, &user, hash)?;
        }
        Ok(ChangedUser::from(own::find(tx, user.kind, user.id, &members)?))
    });
    changed.await
}

/// A new password needs the old one; another address needs it too, or a proof that is fresh. Where there is no password yet, the
/// first one may be chosen, and an address that nobody has confirmed may be corrected.
async fn prove(caller: &SignedIn, given: &OwnChange) -> Result<()> {
    if given.new_password.is_none() && given.email.is_none() {
        return Ok(());
    }
    let user = caller.principal()?.clone();
    if given.new_password.is_some() && given.new_password == given.current_password {
        return Err(Problem::invalid("newPassword", "expected another password than the one there is"));
    }
    let (has_password, is_confirmed) = caller.read(move |read| proof::of(read, user.kind, user.id)).await?;
    match &given.current_password {
        _ if !has_password && (given.email.is_none() || !is_confirmed) => Ok(()),
        Some(password) => proof::check(caller, password, given.otp.as_deref()).await,
        None if given.new_password.is_some() => Err(Problem::invalid("currentPassword", "is required")),
        None => caller.fresh_proof(),
    }
}

async fn hashed(caller: &SignedIn, user: &Principal, new: &str) -> Result<String> {
    let checked = match user.kind {
        Kind::Customer => password::check_customer(new),
        Kind::Staff => password::check_staff(new, &[&user.name, caller.brand().name()]),
    };
    checked.map_err(|problem| renamed(&problem, "newPassword"))?;
    caller.app().passwords().hash(new).await
}

/// The same refusal under the name that the field has here.
pub fn renamed(problem: &Problem, name: &str) -> Problem {
    Problem::invalid(name, problem.fields().first().map_or_else(String::new, |field| field.message.clone()))
}

fn set_password(tx: &mut Tx<'_>, by: &Actor, letters: &Letterhead, user: &Principal, hash: &str) -> Result<()> {
    credentials::set_password(tx, user.kind, user.id, hash, user.session)?;
    sessions::settle_grade(tx, user.kind, user.id)?;
    if let (Some(session), Grade::Link) = (user.session, user.grade) {
        // Whoever has just chosen the password needs no further proof of knowing it.
        let credential = credentials::queries::find(tx, user.kind, user.id)?;
        let standing = sessions::standing(tx, &credential)?;
        let now = tx.now();
        sessions::queries::proven(tx, session, standing.grade(), now.plus_days(1))?;
    }
    let mail = queries::reader(tx, user.kind, user.id)?;
    letters.password_changed(tx, &mail)?;
    audit::record(tx, by, "user.password_changed", user.id, json!(null), json!({ "kind": user.kind }))
}

fn change_customer(tx: &mut Tx<'_>, by: &Actor, letters: &Letterhead, id: CustomerId, given: &OwnChange) -> Result<()> {
    let before = customers::queries::lock_editable(tx, id)?;
    let mut after = before.clone();
    given.onto(tx, &mut after)?;
    if after == before {
        return Ok(());
    }
    let filled = onboarding::queries::facts(tx, id)?.filled;
    onboarding::fields::editable(tx, &filled, &changed_fields(&before, &after))?;
    customers::queries::set_editable(tx, id, &after).map_err(customers::taken)?;
    if after.email_key() != before.email_key() {
        let to = |email: &str| Reader { kind: Kind::Customer, id: id.uuid(), name: after.name(), email: email.to_owned() };
        letters.address_changed(tx, &to(&before.email))?;
        letters.confirm_address(tx, &to(&after.email))?;
    }
    customers::touch(tx, id)?;
    sessions::settle_grade(tx, Kind::Customer, id.uuid())?;
    audit::record(tx, by, "customer.changed", id, &before, &after)?;
    outbox::emit(tx, "customer.changed", json!({ "customerId": id }))?;
    Ok(())
}

/// By the names that forms give them.
fn changed_fields(before: &Editable, after: &Editable) -> Vec<&'static str> {
    let changed = [
        ("firstname", before.first_name != after.first_name),
        ("lastname", before.last_name != after.last_name),
        ("email", before.email != after.email),
        ("mobilenumber", before.mobilenumber != after.mobilenumber),
        ("country", before.country != after.country),
        ("communicationLanguage", before.language != after.language),
        ("localCurrency", before.currency != after.currency),
        ("birthDate", before.birth_date != after.birth_date),
    ];
    changed.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// Nobody younger is served.
pub const FEWEST_YEARS: Setting = Setting { key: "customers.minimum_age", kind: SettingKind::Whole(18, 30), default: "18" };

impl OwnChange {
    fn onto(&self, tx: &mut Tx<'_>, customer: &mut Editable) -> Result<()> {
        if let Some(name) = &self.firstname {
            customer.first_name = input::needed("firstname", name, input::LONGEST_NAME)?;
        }
        if let Some(name) = &self.lastname {
            customer.last_name = input::needed("lastname", name, input::LONGEST_NAME)?;
        }
        if let Some(country) = &self.country {
            customer.country = Some(input::country(tx, "country", country)?.iso2.to_owned());
        }
        if let Some(number) = &self.mobilenumber {
            customer.set_mobilenumber(input::mobilenumber("mobilenumber", number, customer.country.as_deref())?);
        }
        if let Some(email) = &self.email {
            customer.set_email(input::address("email", email)?);
        }
        if let Some(tag) = &self.communication_language {
            customer.language = input::language("communicationLanguage", tag)?;
        }
        if let Some(currency) = &self.local_currency {
            customer.currency = Some(input::currency("localCurrency", currency)?);
        }
        if let Some(day) = self.birth_date {
            let fewest = FEWEST_YEARS.whole(tx)?;
            let age = i64::from(tx.now().day().number() - day.number());
            // 365.2425 days to a year, in whole numbers.
            if age * 10_000 < fewest * 3_652_425 || age * 10_000 > 130 * 3_652_425 {
                return Err(Problem::invalid("birthDate", format!("expected the day of birth of somebody of {fewest} years or more")));
            }
            customer.birth_date = Some(day.to_string());
        }
        Ok(())
    }
}

/// Staff have a name and a language; their address is for an administrator to change.
fn change_staff(tx: &mut Tx<'_>, by: &Actor, id: uuid::Uuid, given: &OwnChange) -> Result<()> {
    let others = [
        ("email", given.email.is_some()),
        ("mobilenumber", given.mobilenumber.is_some()),
        ("country", given.country.is_some()),
        ("localCurrency", given.local_currency.is_some()),
        ("birthDate", given.birth_date.is_some()),
    ];
    if let Some((name, _)) = others.into_iter().find(|(_, is_given)| *is_given) {
        return Err(Problem::invalid(name, "cannot be changed here by staff"));
    }
    let before = queries::staff(tx, id)?;
    let mut after = before.clone();
    if let Some(name) = &given.firstname {
        after.first_name = input::needed("firstname", name, input::LONGEST_NAME)?;
    }
    if let Some(name) = &given.lastname {
        after.last_name = input::needed("lastname", name, input::LONGEST_NAME)?;
    }
    if let Some(tag) = &given.communication_language {
        after.language = input::language("communicationLanguage", tag)?;
    }
    if after == before {
        return Ok(());
    }
    queries::set_staff(tx, id, &after)?;
    audit::record(tx, by, "staff.changed", id, &before, &after)
}
