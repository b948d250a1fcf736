//! Who brought somebody, and by which campaign. The first that is known decides: the user of the caller's key, the reference key
//! of a link, the partner among the marketing parameters.

use std::collections::BTreeMap;

use foundation::auth::{Kind, Principal};
use foundation::db::Read;
use kernel::{CustomerId, Result};
use uuid::Uuid;

use super::model::Origin;
use crate::customers;

/// The user whose API key sent somebody.
#[derive(Clone, Debug)]
pub struct Bringer {
    pub kind: Kind,
    pub id: Uuid,
    pub name: String,
    pub is_affiliate: bool,
}

impl From<&Principal> for Bringer {
    fn from(user: &Principal) -> Bringer {
        Bringer { kind: user.kind, id: user.id, name: user.name.clone(), is_affiliate: user.is_affiliate }
    }
}

/// What came along with somebody.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The source in the sender's own words; the name of the key's user takes its place.
    pub source: Option<String>,
    /// A partner's reference key, as links carry it.
    pub wtreferrer: Option<String>,
    pub utm: BTreeMap<String, String>,
    pub metadata: BTreeMap<String, String>,
}

/// Binds somebody new to whoever brought them.
pub fn resolve(read: &mut Read<'_>, bringer: Option<&Bringer>, trail: Trail) -> Result<Origin> {
    let by_key = bringer.filter(|user| user.kind == Kind::Customer && user.is_affiliate).map(|user| CustomerId::from_uuid(user.id));
    let partner = match by_key {
        Some(id) => customers::queries::partner_by_id(read, id)?,
        None => None,
    };
    let partner = match (partner, trail.wtreferrer.as_deref()) {
        (None, Some(reference)) => customers::queries::partner_by_reference(read, reference)?,
        (partner, _) => partner,
    };
    let sent = trail.utm.get("affiliate_id").filter(|id| !id.is_empty()).cloned();
    let partner = match (partner, sent.as_deref()) {
        (None, Some(reference)) => customers::queries::partner_by_reference(read, reference)?,
        (partner, _) => partner,
    };
    let (introducer_id, partners_name) = partner.map(|partner| (partner.id, partner.reference)).unzip();
    Ok(Origin {
        source: bringer.map(|user| user.name.clone()).or(trail.source),
        source_user: bringer.map(|user| (user.kind, user.id)),
        introducer_id,
        affiliate_id: sent.or(partners_name),
        campaign_id: trail.utm.get("campaign_id").cloned(),
        referrer: trail.utm.get("data_referrer").cloned(),
        utm: trail.utm,
        metadata: trail.metadata,
    })
}
