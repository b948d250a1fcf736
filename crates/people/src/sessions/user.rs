//! The signed-in user as the contract shows them, staff and customers alike.

use foundation::auth::Kind;
use foundation::db::{Read, ToBind, from_json_text};
use foundation::statements;
use kernel::{Result, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::staff;

statements! {
    STAFF = "select first_name, last_name, email, email_verified_at, language, totp_confirmed_at from staff where id = $1";
    CUSTOMER = "select first_name, last_name, email, email_confirmed_at, language, account_id, mobilenumber, country, currency, roles,
        ref_key, termination_requested_at, avatar, totp_confirmed_at from customer where id = $1";
}

/// A user of either kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: String,
    /// The customer's number; empty for staff.
    pub account_id: String,
    pub name: String,
    pub firstname: String,
    pub lastname: String,
    pub email: String,
    pub mobilenumber: Option<String>,
    pub avatar_url: Option<String>,
    pub country: Option<String>,
    pub communication_language: String,
    pub local_currency: Option<String>,
    pub roles: Vec<String>,
    pub permissions: Vec<String>,
    pub ref_key: Option<String>,
    #[serde(rename = "referralURL")]
    pub referral_url: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    /// Whether signing in takes a second factor.
    pub two_factor: bool,
    pub termination_requested_at: Option<Timestamp>,
    pub coperato_agent_id: Option<String>,
    pub loyalty_level: Option<LoyaltyLevel>,
}

/// Where a customer stands in the loyalty programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "CustomerLoyalty")]
pub struct LoyaltyLevel {
    pub current_level: i64,
    pub current_level_name: String,
    pub total_coins_month: i64,
    pub awarded_at: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    pub coins_required_to_retain: i64,
    pub coins_until_next_level: Option<i64>,
    pub current_level_real_money: bool,
}

/// Reads the user. `members` is the address of the members area, for the referral link.
pub fn find(read: &mut Read<'_>, kind: Kind, id: Uuid, members: &str) -> Result<User> {
    match kind {
        Kind::Staff => find_staff(read, id),
        Kind::Customer => find_customer(read, id, members),
    }
}

fn find_staff(read: &mut Read<'_>, id: Uuid) -> Result<User> {
    let permissions = staff::queries::rights(read, id.into())?.map(|(_, held)| held.names()).unwrap_or_default();
    let roles = staff::queries::roles_of(read, id.into())?.into_iter().map(|role| role.name).collect();
    read.one(&STAFF, &[id.bind()], |row| {
        let (firstname, lastname): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(User {
            id: id.to_string(),
            account_id: String::new(),
            name: format!("{firstname} {lastname}"),
            firstname,
            lastname,
            email: row.get(2)?,
            mobilenumber: None,
            avatar_url: None,
            country: None,
            communication_language: row.get(4)?,
            local_currency: None,
            roles,
            permissions: permissions.into_iter().map(str::to_owned).collect(),
            ref_key: None,
            referral_url: None,
            confirmed_at: row.get(3)?,
            two_factor: row.get::<Option<Timestamp>>(5)?.is_some(),
            termination_requested_at: None,
            coperato_agent_id: None,
            loyalty_level: None,
        })
    })
}

fn find_customer(read: &mut Read<'_>, id: Uuid, members: &str) -> Result<User> {
    read.one(&CUSTOMER, &[id.bind()], |row| {
        let (firstname, lastname): (String, String) = (row.get(0)?, row.get(1)?);
        let ref_key: Option<String> = row.get(10)?;
        let avatar: Option<String> = row.get(12)?;
        Ok(User {
            id: id.to_string(),
            account_id: row.get::<i64>(5)?.to_string(),
            name: format!("{firstname} {lastname}"),
            firstname,
            lastname,
            email: row.get(2)?,
            mobilenumber: row.get(6)?,
            avatar_url: avatar.map(|token| format!("/api/v1/profile-pictures/{token}")),
            country: row.get(7)?,
            communication_language: row.get(4)?,
            local_currency: row.get(8)?,
            roles: from_json_text(&row.get::<String>(9)?)?,
            permissions: Vec::new(),
            referral_url: ref_key.as_ref().map(|key| format!("{members}/?ref={key}")),
            ref_key,
            confirmed_at: row.get(3)?,
            two_factor: row.get::<Option<Timestamp>>(13)?.is_some(),
            termination_requested_at: row.get(11)?,
            coperato_agent_id: None,
            loyalty_level: None,
        })
    })
}
