//! The log, filtered and counted.

use foundation::db::{Built, Read};
use foundation::http::Page;
use kernel::{Result, Timestamp};
use sea_query::{Alias, Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::model::{AuditEntry, COLUMNS};

/// Which entries are wanted; all words are compared whole.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub actor_id: Option<String>,
    pub entity: Option<String>,
    pub entity_id: Option<String>,
    pub action: Option<String>,
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub to: Option<Timestamp>,
}

fn column(name: &'static str) -> Expr {
    Expr::col(Alias::new(name))
}

impl Wanted {
    fn filter(&self, query: &mut SelectStatement) {
        query.from(Alias::new("audit_entry"));
        let words = [("actor_id", &self.actor_id), ("entity", &self.entity), ("entity_id", &self.entity_id), ("action", &self.action)];
        for (name, word) in words {
            if let Some(word) = word {
                query.and_where(column(name).eq(word.as_str()));
            }
        }
        if let Some(from) = self.from {
            query.and_where(column("at").gte(from.micros()));
        }
        if let Some(to) = self.to {
            query.and_where(column("at").lt(to.micros()));
        }
    }
}

/// One page, the latest first, and how many there are.
pub fn find(read: &mut Read<'_>, wanted: &Wanted, page: Page) -> Result<(Vec<AuditEntry>, i64)> {
    let mut count = Query::select();
    count.expr(Func::count(column("seq")));
    wanted.filter(&mut count);
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;

    let mut list = Query::select();
    list.columns(COLUMNS.map(Alias::new));
    wanted.filter(&mut list);
    list.order_by(Alias::new("seq"), Order::Desc).limit(page.limit.unsigned_abs()).offset(page.offset.unsigned_abs());
    Ok((read.list_built(&Built::new(read.driver(), &list)?, AuditEntry::from_row)?, count))
}
