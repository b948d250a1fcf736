//! The operations of API keys.

use std::net::IpAddr;

use foundation::audit;
use foundation::auth::permission::{ReadStaff, WriteStaff};
use foundation::auth::{Kind, Principal, Staff};
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::http::{Answer, Json, Path, Reply};
use foundation::token::{Kind as TokenKind, Token};
use kernel::{ApiKeyId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::model::ApiKey;
use super::queries;
use crate::customers::{DONE, Success};
use crate::staff::rules;
use crate::{directory, fields, sessions};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyList {
    pub api_keys: Vec<ApiKey>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateApiKey {
    pub name: String,
    /// At most two years ahead.
    pub expires_at: Timestamp,
    /// A staff user, or a customer who is a partner: the key may do what this user may do.
    #[serde(default)]
    #[schemars(with = "Option<kernel::StaffId>")]
    pub user_id: Option<Uuid>,
    /// IP addresses from which alone the key may be used.
    #[serde(default)]
    pub allowed_ips: Vec<String>,
    /// One of the brand's host names; its first, if nothing is said.
    #[serde(default)]
    pub domain: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyCreated {
    pub api_key: ApiKey,
    /// The secret; shown this once.
    pub key: String,
}

const MOST_DAYS: i64 = 731;
const MOST_ADDRESSES: usize = 100;

pub async fn list(staff: Staff<ReadStaff>) -> Answer<Json<ApiKeyList>> {
    Ok(Json(ApiKeyList { api_keys: staff.read(queries::list).await? }))
}

pub async fn create(staff: Staff<WriteStaff>, Json(input): Json<CreateApiKey>) -> Answer<Reply<ApiKeyCreated>> {
    let name = fields::line("name", &input.name, 100)?;
    let allowed_ips = addresses(&input.allowed_ips)?;
    let domain = domain(staff.brand(), input.domain.as_deref())?;
    let now = staff.brand().now();
    if input.expires_at <= now || input.expires_at > now.plus_days(MOST_DAYS) {
        return Err(Problem::invalid("expiresAt", "expected a time in the future, at most two years ahead").into());
    }
    staff.fresh_proof()?;
    let (me, actor) = (staff.principal()?.clone(), staff.actor());
    let reply = staff
        .create(move |tx| {
            let user = input.user_id.map(|id| acting_user(tx, &me, id)).transpose()?;
            let token = Token::issue(TokenKind::ApiKey, &*tx.entropy());
            let key = ApiKey {
                id: tx.new_id(),
                name: name.clone(),
                prefix: token.prefix_shown(),
                user_id: user.as_ref().map(|user| user.id),
                user_kind: user.as_ref().map(|user| user.kind),
                domain: domain.clone(),
                allowed_ips: allowed_ips.clone(),
                expires_at: input.expires_at,
                last_used_at: None,
                created_at: tx.now(),
                revoked_at: None,
            };
            queries::insert(tx, &key, &token.hash())?;
            audit::record(tx, &actor, "api_key.created", key.id, json!({}), &key)?;
            Ok(ApiKeyCreated { api_key: key, key: token.expose().to_owned() })
        })
        .await?;
    Ok(reply)
}

/// The user for whom the key is to act, who may do no more than the one who makes it.
fn acting_user(tx: &mut Tx<'_>, maker: &Principal, id: Uuid) -> Result<Principal> {
    let unknown = || Problem::invalid("userId", "expected the id of an enabled staff user, or of a customer who is a partner");
    let user = match directory::user(tx, Kind::Staff, id)? {
        Some(user) => user,
        None => directory::user(tx, Kind::Customer, id)?.filter(|user| user.is_affiliate).ok_or_else(unknown)?,
    };
    rules::may_give(maker, foundation::auth::Permissions::NONE, user.permissions)?;
    Ok(user)
}

fn addresses(given: &[String]) -> Result<Vec<String>> {
    if given.len() > MOST_ADDRESSES {
        return Err(Problem::invalid("allowedIps", format!("expected at most {MOST_ADDRESSES} addresses")));
    }
    let one = |(at, text): (usize, &String)| match text.trim().parse::<IpAddr>() {
        Ok(ip) => Ok(ip.to_canonical().to_string()),
        Err(_) => Err(Problem::invalid(format!("allowedIps[{at}]"), "expected an IP address such as 192.0.2.7 or 2001:db8::7")),
    };
    given.iter().enumerate().map(one).collect()
}

fn domain(brand: &Brand, wanted: Option<&str>) -> Result<String> {
    let Some(wanted) = wanted.map(str::trim) else { return Ok(brand.domain().to_owned()) };
    let known = brand.hosts().iter().find(|host| host.eq_ignore_ascii_case(wanted));
    known.cloned().ok_or_else(|| Problem::invalid("domain", format!("expected one of {}", brand.hosts().join(", "))))
}

pub async fn revoke(staff: Staff<WriteStaff>, Path(id): Path<ApiKeyId>) -> Answer<Reply<Success>> {
    let actor = staff.actor();
    let reply = staff
        .change(move |tx| {
            let before = queries::find(tx, id)?;
            if before.revoked_at.is_none() {
                queries::revoke(tx, id)?;
                sessions::queries::end_of_key(tx, id)?;
                let after = queries::find(tx, id)?;
                audit::record(tx, &actor, "api_key.revoked", id, &before, &after)?;
            }
            Ok(DONE)
        })
        .await?;
    Ok(reply)
}
