//! What partner reports ask of leads and customers: days, filters, and how far the caller sees.

use foundation::dated::{self, Days, List};
use foundation::db::Read;
use kernel::Result;
use sea_query::{Alias, Cond, Condition, Expr, ExprTrait, JoinType, Query, SelectStatement};
use uuid::Uuid;

use crate::customers;
use crate::customers::model::{affiliate_scope, source_scope};

/// How far a caller sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Brand,
    /// Whom this user brought, and whom these partners below the user introduced.
    Brought {
        user: Uuid,
        partners: Vec<String>,
    },
}

impl Scope {
    /// What this user brought, with the partners among those and everything below them.
    pub fn of(read: &mut Read<'_>, user: Uuid, is_customer: bool) -> Result<Scope> {
        let mut partners = customers::report::partners_below(read, user)?;
        if is_customer {
            partners.push(user.to_string());
        }
        Ok(Scope::Brought { user, partners })
    }

    /// The user whose own records are all there is to see.
    pub fn only_source(&self) -> Option<Uuid> {
        match self {
            Scope::Brought { user, partners } if partners.is_empty() => Some(*user),
            _ => None,
        }
    }

    /// The scope of the day counts that tell how many records there are to see; None: nobody counted them.
    pub fn counted(&self) -> Option<String> {
        match self {
            Scope::Brand => Some(String::new()),
            Scope::Brought { .. } => self.only_source().map(source_scope),
        }
    }

    /// On a table with the columns `source_user_id` and `customer_id`, of records that belong to customers.
    pub fn of_customers(&self) -> Condition {
        match self {
            Scope::Brand => Cond::all(),
            Scope::Brought { user, partners } => {
                let brought = Cond::any().add(dated::col("source_user_id").eq(user.to_string()));
                if partners.is_empty() { brought } else { brought.add(dated::col("customer_id").in_subquery(introduced_by(partners))) }
            }
        }
    }

    /// On a table with the columns `source_user_id` and `introducer_id`.
    fn condition(&self) -> Condition {
        match self {
            Scope::Brand => Cond::all(),
            Scope::Brought { user, partners } => {
                let brought = Cond::any().add(dated::col("source_user_id").eq(user.to_string()));
                if partners.is_empty() { brought } else { brought.add(dated::col("introducer_id").is_in(partners.clone())) }
            }
        }
    }
}

fn introduced_by(partners: &[String]) -> SelectStatement {
    let mut customers = Query::select();
    customers.column(Alias::new("id")).from(Alias::new("customer"));
    customers.and_where(Expr::col(Alias::new("introducer_id")).is_in(partners.to_vec()));
    customers
}

/// Adds the customer of each row of a list whose table has a `customer_id`: the columns `lead_id` and `tags`.
pub fn join_customer(rows: &mut SelectStatement) {
    let column = |name: &'static str| Expr::col((Alias::new("customer"), Alias::new(name)));
    rows.expr(column("lead_id")).expr(column("tags"));
    rows.join(JoinType::LeftJoin, Alias::new("customer"), column("id").eq(dated::col("customer_id")));
}

/// One question. At least one of the two ranges is given; rows are ordered by the registration where both are.
#[derive(Clone, Debug)]
pub struct Asked {
    pub registered: Option<Days>,
    pub modified: Option<Days>,
    pub id: Option<String>,
    pub affiliate: Option<String>,
    pub scope: Scope,
}

impl Asked {
    /// The list to read and the days of it; `counted` are the names under which registrations and changes are counted.
    pub(crate) fn list(&self, table: &'static str, counted: (&'static str, &'static str), rows: SelectStatement) -> Option<(List, Days)> {
        let (at, list, days, other) = match (self.registered, self.modified) {
            (Some(days), other) => ("created_at", counted.0, days, other),
            (None, Some(days)) => ("updated_at", counted.1, days, None),
            (None, None) => return None,
        };
        let mut filter = self.scope.condition();
        if let Some(other) = other {
            filter = Cond::all().add(filter).add(dated::within("updated_at", other));
        }
        for (column, value) in [("id", &self.id), ("affiliate_id", &self.affiliate)] {
            if let Some(value) = value {
                filter = Cond::all().add(filter).add(dated::col(column).eq(value.as_str()));
            }
        }
        let counted = if other.is_some() || self.id.is_some() { None } else { self.counted_scope() };
        Some((List { table, at, rows, filter, counted: counted.map(|scope| (list.to_owned(), scope)) }, days))
    }

    fn counted_scope(&self) -> Option<String> {
        match (&self.scope, &self.affiliate) {
            (Scope::Brand, None) => Some(String::new()),
            (Scope::Brand, Some(affiliate)) => Some(affiliate_scope(affiliate)),
            (scope, None) => scope.only_source().map(source_scope),
            _ => None,
        }
    }
}
