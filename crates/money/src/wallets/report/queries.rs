//! The statement of customers' trading accounts.

use foundation::db::{Built, Read, Row};
use kernel::Result;
use sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query};

/// Customers per statement. The last part is filled up with its last customer, so that there is one text for any number.
const PART: usize = 250;

/// Hands every account of these customers to `take`: by customer, then by login.
pub fn accounts(read: &mut Read<'_>, customers: &[&str], mut take: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
    let column = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    for part in customers.chunks(PART) {
        let Some(last) = part.last() else { continue };
        let filled = part.iter().chain(std::iter::repeat(last)).take(PART).copied();
        let mut query = Query::select();
        for name in ["customer_id", "id", "server_tag", "platform", "is_demo", "currency", "leverage", "created_at"] {
            query.expr(column("wallet", name));
        }
        query.expr(column("trading_group", "name")).expr(column("trading_group", "leverage"));
        query.from(Alias::new("wallet"));
        query.join(JoinType::LeftJoin, Alias::new("trading_group"), column("trading_group", "id").eq(column("wallet", "group_id")));
        query.and_where(column("wallet", "customer_id").is_in(filled));
        query.order_by((Alias::new("wallet"), Alias::new("customer_id")), Order::Asc);
        query.order_by((Alias::new("wallet"), Alias::new("id")), Order::Asc);
        read.each_built(&Built::new(read.driver(), &query)?, |row| take(row).map(|()| true))?;
    }
    Ok(())
}
