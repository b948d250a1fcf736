//! The statements of the registrations report.

use foundation::dated::{Days, List};
use foundation::db::{Read, ToBind};
use foundation::statements;
use kernel::Result;
use sea_query::{Alias, Expr, ExprTrait, JoinType};
use uuid::Uuid;

use crate::customers::{MODIFIED, REGISTERED};
use crate::partner_reports::Asked;

statements! {
    PARTNERS_BELOW = "with recursive partner (id) as (
            select id from customer where source_user_id = $1 and is_affiliate
            union select id from customer where introducer_id = $1 and is_affiliate
            union select c.id from customer c join partner p on c.introducer_id = p.id where c.is_affiliate)
        select id from partner order by id";
}

const COLUMNS: [&str; 19] = [
    "id",
    "lead_id",
    "created_at",
    "updated_at",
    "first_name",
    "last_name",
    "email",
    "mobilenumber",
    "country",
    "language",
    "affiliate_id",
    "campaign_id",
    "source",
    "referrer",
    "utm",
    "tags",
    "kyc_status",
    "status",
    "is_test",
];

const FIGURES: [&str; 11] = [
    "ftd_at",
    "ftd_minor",
    "ftd_currency",
    "ftd_usd_minor",
    "deposit_count",
    "deposits_usd_minor",
    "withdrawals_usd_minor",
    "last_deposit_at",
    "lots",
    "volume_usd_minor",
    "last_trade_at",
];

pub fn list(asked: &Asked) -> Option<(List, Days)> {
    let mut rows = List::select("customer", &COLUMNS);
    let column = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    rows.expr(column("sales", "status"));
    FIGURES.iter().for_each(|name| {
        rows.expr(column("figures", name));
    });
    for (table, name, key, ours) in
        [("sales_status", "sales", "id", "sales_status_id"), ("customer_figures", "figures", "customer_id", "id")]
    {
        rows.join_as(JoinType::LeftJoin, Alias::new(table), Alias::new(name), column(name, key).eq(column("r", ours)));
    }
    asked.list("customer", (REGISTERED, MODIFIED), rows)
}

pub fn partners_below(read: &mut Read<'_>, user: Uuid) -> Result<Vec<String>> {
    read.list(&PARTNERS_BELOW, &[user.bind()], |row| row.get(0))
}
