//! Groups over the wire.

use engine::{Commission, Markup, Scope};
use kernel::{Exact, GroupId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Group;
use super::queries::word;

/// The terms a set of wallets trades on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Group")]
pub struct View {
    pub id: GroupId,
    pub name: String,
    pub leverage: u32,
    pub currency: String,
    pub adapter_name: String,
    pub disable_swap_charges: bool,
    /// Percent.
    pub margin_call_level: Exact,
    /// Percent.
    pub stop_out_level: Exact,
    pub markups: Vec<GroupMarkup>,
    pub commissions: Vec<GroupCommission>,
    pub is_demo: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// For one symbol, for a category, or, with neither, for everything.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupMarkup {
    #[serde(default)]
    pub symbol: Option<String>,
    #[serde(default)]
    pub category: Option<String>,
    pub bid_points: i64,
    pub ask_points: i64,
}

/// For one symbol, for a category, or, with neither, for everything.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupCommission {
    #[serde(default)]
    pub symbol: Option<String>,
    #[serde(default)]
    pub category: Option<String>,
    /// PER_LOT, PER_MILLION or PERCENT.
    #[serde(rename = "type")]
    pub kind: String,
    pub rate: Exact,
    pub currency: String,
    /// OPEN, CLOSE or BOTH.
    pub charge_on: String,
    #[serde(default)]
    pub minimum: Option<Exact>,
}

fn named(scope: Scope) -> (Option<String>, Option<String>) {
    match scope {
        Scope::Symbol(symbol) => (Some(symbol.to_string()), None),
        Scope::Category(category) => (None, Some(word(&category))),
        Scope::All => (None, None),
    }
}

pub fn view(group: &Group) -> View {
    let markup = |markup: &Markup| {
        let (symbol, category) = named(markup.scope);
        GroupMarkup { symbol, category, bid_points: markup.bid_points, ask_points: markup.ask_points }
    };
    let commission = |commission: &Commission| {
        let (symbol, category) = named(commission.scope);
        GroupCommission {
            symbol,
            category,
            kind: word(&commission.kind),
            rate: Exact(commission.rate),
            currency: commission.currency.to_string(),
            charge_on: word(&commission.charge_on),
            minimum: commission.minimum.map(Exact),
        }
    };
    View {
        id: group.id,
        name: group.name.clone(),
        leverage: group.leverage,
        currency: group.currency.to_string(),
        adapter_name: group.adapter_name.clone(),
        disable_swap_charges: group.disable_swap_charges,
        margin_call_level: Exact(group.margin_call_level),
        stop_out_level: Exact(group.stop_out_level),
        markups: group.markups.iter().map(markup).collect(),
        commissions: group.commissions.iter().map(commission).collect(),
        is_demo: group.is_demo,
        created_at: group.created_at,
        updated_at: group.updated_at,
    }
}
