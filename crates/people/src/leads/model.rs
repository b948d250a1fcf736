//! What a lead is made of, inside and on the wire.

use std::collections::BTreeMap;

use kernel::{CommentId, CustomerId, LeadId, LeadImportId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use super::flat::{Metadata, UtmDetails};
pub use crate::customers::Origin;
use crate::staff::refs::StaffRef;

/// A person's name as it is kept: whole, and in parts where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub whole: String,
    pub first: Option<String>,
    pub last: Option<String>,
}

impl Name {
    /// From the parts; the whole is the parts with a blank between.
    pub fn of_parts(first: Option<&str>, last: Option<&str>) -> Name {
        let part = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let (first, last) = (part(first), part(last));
        let whole = [first.as_deref(), last.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Name { whole, first, last }
    }

    /// From the whole, which splits at the first blank.
    pub fn of_whole(whole: &str) -> Name {
        let whole = whole.trim();
        let (first, last) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
        Name { whole: whole.to_owned(), ..Name::of_parts(Some(first), Some(last)) }
    }
}

/// Somebody to be kept as a lead, if their e-mail address is not known yet. The caller has checked the input.
#[derive(Clone, Debug, Default)]
pub struct NewLead {
    pub name: Name,
    pub email: Option<String>,
    /// `+` and digits.
    pub mobilenumber: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub language: Option<String>,
    pub tags: Vec<TagCategory>,
    pub sales_status: Option<String>,
    pub import_id: Option<LeadImportId>,
    /// When they became a lead, if that was before now.
    pub created_at: Option<Timestamp>,
    pub origin: Origin,
}

impl NewLead {
    pub fn email_key(&self) -> Option<String> {
        self.email.as_deref().map(str::to_lowercase)
    }
}

/// How a lead reached us this time.
#[derive(Clone, Debug, Default)]
pub struct Touch {
    pub source_user: Option<Uuid>,
    pub utm: BTreeMap<String, String>,
    pub metadata: BTreeMap<String, String>,
    pub ip: Option<String>,
}

impl Touch {
    /// The touch that brings somebody of this origin.
    pub fn of(origin: &Origin, ip: Option<String>) -> Touch {
        let source_user = origin.source_user.map(|(_, id)| id);
        Touch { source_user, utm: origin.utm.clone(), metadata: origin.metadata.clone(), ip }
    }
}

/// The parameter that binds a lead to whoever brought it; a later touch cannot add it.
const BINDING: &str = "affiliate_id";

/// What must be known of a lead before it is merged, converted or bound.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: LeadId,
    pub customer_id: Option<CustomerId>,
    pub origin: Origin,
}

impl Known {
    /// Parameters and metadata with what the touch adds to them; None when it adds nothing.
    pub fn with_added(&self, touch: &Touch) -> Option<(BTreeMap<String, String>, BTreeMap<String, String>)> {
        let utm = added(&self.origin.utm, &touch.utm);
        let metadata = added(&self.origin.metadata, &touch.metadata);
        match (utm, metadata) {
            (None, None) => None,
            (utm, metadata) => {
                Some((utm.unwrap_or_else(|| self.origin.utm.clone()), metadata.unwrap_or_else(|| self.origin.metadata.clone())))
            }
        }
    }

    /// A lead that somebody brought stays theirs when it becomes a customer; one that nobody brought goes to who converts it.
    pub fn origin_of_customer(&self, call: &Origin) -> Origin {
        let own = &self.origin;
        let bound = own.source_user.is_some() || own.introducer_id.is_some() || own.affiliate_id.is_some();
        let binding = if bound { own } else { call };
        let together = |first: &BTreeMap<String, String>, later: &BTreeMap<String, String>| {
            let mut all = later.clone();
            all.extend(first.clone());
            all
        };
        Origin {
            source: binding.source.clone().or_else(|| own.source.clone()),
            source_user: binding.source_user,
            introducer_id: binding.introducer_id,
            affiliate_id: binding.affiliate_id.clone(),
            campaign_id: own.campaign_id.clone().or_else(|| call.campaign_id.clone()),
            referrer: own.referrer.clone().or_else(|| call.referrer.clone()),
            utm: together(&own.utm, &call.utm),
            metadata: together(&own.metadata, &call.metadata),
        }
    }
}

/// The most parameters, and the most metadata, that touches can make a lead carry.
const MOST_TOGETHER: usize = 200;

fn added(first: &BTreeMap<String, String>, later: &BTreeMap<String, String>) -> Option<BTreeMap<String, String>> {
    let is_new = |(name, _): &(&String, &String)| name.as_str() != BINDING && !first.contains_key(name.as_str());
    let room = MOST_TOGETHER.saturating_sub(first.len());
    let new: Vec<(String, String)> = later.iter().filter(is_new).take(room).map(|(name, value)| (name.clone(), value.clone())).collect();
    if new.is_empty() {
        return None;
    }
    let mut together = first.clone();
    together.extend(new);
    Some(together)
}

/// Tags of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TagCategory {
    pub category: String,
    pub tags: Vec<String>,
}

/// A lead as staff see it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    pub id: LeadId,
    pub name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub mobilenumber: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub language: Option<String>,
    pub source: Option<String>,
    pub sales_status: Option<String>,
    pub sales_person_id: Option<String>,
    pub sales_person: Option<StaffRef>,
    /// Whether there is a number to call.
    pub can_be_called: bool,
    pub last_contact_at: Option<Timestamp>,
    /// Whom the lead became.
    pub customer_id: Option<CustomerId>,
    pub affiliate_id: Option<String>,
    pub utm_details: UtmDetails,
    pub tags: Vec<TagCategory>,
    pub metadata: Metadata,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A comment of staff on a lead.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeadComment {
    pub id: CommentId,
    pub comment: String,
    pub created_at: Timestamp,
    pub author_id: String,
    pub author_name: String,
}
