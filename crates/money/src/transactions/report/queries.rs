//! The statement of the transactions report.

use foundation::dated::{self, List};
use people::partner_reports::join_customer;
use sea_query::{Alias, Cond, Expr, ExprTrait, JoinType};

use super::Asked;
use crate::transactions::{DONE, DONE_REAL};

const COLUMNS: [&str; 17] = [
    "id",
    "customer_id",
    "completed_at",
    "updated_at",
    "report_type",
    "direction",
    "amount_minor",
    "currency",
    "amount_usd_minor",
    "usd_rate",
    "method",
    "provider",
    "is_ftd",
    "is_fake",
    "wallet_id",
    "affiliate_id",
    "comment",
];

/// Successful rows of real wallets: the conditions are those of the index that stands by for them.
pub fn list(asked: &Asked) -> List {
    let mut rows = List::select("money_transaction", &COLUMNS);
    let wallet = |name: &'static str| Expr::col((Alias::new("wallet"), Alias::new(name)));
    rows.expr(wallet("server_tag"));
    rows.join(JoinType::LeftJoin, Alias::new("wallet"), wallet("id").eq(dated::col("wallet_id")));
    join_customer(&mut rows);
    let mut filter = Cond::all().add(dated::col("completed_at").is_not_null()).add(dated::col("is_demo").not());
    if !asked.with_fake {
        filter = filter.add(dated::col("is_fake").not());
    }
    filter = filter.add(asked.scope.of_customers());
    if let Some(customer) = &asked.customer {
        filter = filter.add(dated::col("customer_id").eq(customer.as_str()));
    }
    let counted = match asked.customer {
        Some(_) => None,
        None => asked.scope.counted().map(|scope| (if asked.with_fake { DONE } else { DONE_REAL }.to_owned(), scope)),
    };
    List { table: "money_transaction", at: "completed_at", rows, filter, counted }
}
