//! The statement of the positions report.

use foundation::dated::{self, List};
use sea_query::{Cond, ExprTrait};

use super::Asked;
use crate::events::CLOSED;

const COLUMNS: [&str; 25] = [
    "id",
    "customer_id",
    "wallet_id",
    "server_tag",
    "platform",
    "symbol",
    "symbol_group",
    "side",
    "lots",
    "units",
    "volume_usd_minor",
    "open_price",
    "close_price",
    "opened_at",
    "closed_at",
    "profit_minor",
    "swap_minor",
    "commission_minor",
    "currency",
    "net_usd_minor",
    "markup_minor",
    "close_reason",
    "affiliate_id",
    "is_test",
    "decimals",
];

/// Closed positions of one server: the conditions are those of the index that stands by for them.
pub fn list(asked: &Asked) -> List {
    let mut filter = Cond::all()
        .add(dated::col("status").eq(sea_query::Expr::cust("'CLOSED'")))
        .add(dated::col("server_tag").eq(asked.server_tag.as_str()))
        .add(asked.scope.of_customers());
    if let Some(customer) = &asked.customer {
        filter = filter.add(dated::col("customer_id").eq(customer.as_str()));
    }
    let counted = match asked.customer {
        Some(_) => None,
        None => asked.scope.counted().map(|scope| (format!("{CLOSED}:{}", asked.server_tag), scope)),
    };
    List { table: "position", at: "closed_at", rows: List::select("position", &COLUMNS), filter, counted }
}
