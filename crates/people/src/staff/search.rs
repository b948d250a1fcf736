//! The list of staff users, filtered and counted.

use std::collections::HashMap;

use foundation::db::dialect::contains_pattern;
use foundation::db::{Built, Read};
use foundation::http::Page;
use kernel::{Result, RoleId, SalesDeskId, StaffId};
use sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Order, Query, SelectStatement};

use super::model::{RoleRef, Staff};
use super::queries;

/// Which staff users are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub search: Option<String>,
    pub role: Option<RoleId>,
    pub sales_desk: Option<SalesDeskId>,
    pub enabled: Option<bool>,
}

fn column(name: &'static str) -> Expr {
    Expr::col((Alias::new("staff"), Alias::new(name)))
}

impl Wanted {
    fn filter(&self, query: &mut SelectStatement) {
        query.from(Alias::new("staff"));
        if let Some(search) = &self.search {
            let pattern = || LikeExpr::new(contains_pattern(search)).escape('\\');
            query.cond_where(
                sea_query::Cond::any()
                    .add(Expr::expr(Func::lower(column("first_name"))).like(pattern()))
                    .add(Expr::expr(Func::lower(column("last_name"))).like(pattern()))
                    .add(column("email_key").like(pattern())),
            );
        }
        if let Some(role) = self.role {
            let holders = Query::select()
                .column(Alias::new("staff_id"))
                .from(Alias::new("staff_role"))
                .and_where(Expr::col(Alias::new("role_id")).eq(role.to_string()))
                .to_owned();
            query.and_where(column("id").in_subquery(holders));
        }
        if let Some(desk) = self.sales_desk {
            query.and_where(column("sales_desk_id").eq(desk.to_string()));
        }
        match self.enabled {
            Some(true) => query.and_where(column("enabled")),
            Some(false) => query.and_where(column("enabled").not()),
            None => query,
        };
    }
}

/// One page, in the order of their names, and how many there are.
pub fn find(read: &mut Read<'_>, wanted: &Wanted, page: Page) -> Result<(Vec<Staff>, i64)> {
    let mut count = Query::select();
    count.expr(Func::count(column("id")));
    wanted.filter(&mut count);
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;

    let mut list = Query::select();
    for name in queries::COLUMNS {
        list.expr(column(name));
    }
    wanted.filter(&mut list);
    for name in ["last_name", "first_name", "id"] {
        list.order_by((Alias::new("staff"), Alias::new(name)), Order::Asc);
    }
    list.limit(page.limit.unsigned_abs()).offset(page.offset.unsigned_abs());
    let mut found = read.list_built(&Built::new(read.driver(), &list)?, queries::staff)?;
    let mut roles: HashMap<StaffId, Vec<RoleRef>> = queries::roles_of_all(read)?;
    for one in &mut found {
        one.roles = roles.remove(&one.id).unwrap_or_default();
    }
    Ok((found, count))
}
