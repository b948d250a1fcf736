//! Customers as other areas show and scope them: a name beside a wallet, the scopes of a counted list.

use std::collections::BTreeMap;

use foundation::db::{Built, Read, Row, ToBind};
use foundation::statements;
use kernel::{CustomerId, Result};
use sea_query::{Alias, Expr, ExprTrait, Query};
use uuid::Uuid;

pub use super::shown::{CustomerRef, GroupRef, StaffRef};

statements! {
    REF = "select id, first_name, last_name, email, account_id from customer where id = $1";
    ORIGIN = "select affiliate_id, source_user_id from customer where id = $1";
}

fn customer_ref(row: &Row<'_>) -> Result<CustomerRef> {
    let (first, last): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(CustomerRef { id: row.get(0)?, name: format!("{first} {last}"), email: row.get(3)?, account_id: row.get::<i64>(4)?.to_string() })
}

/// One customer, or 404.
pub fn customer_ref_of(read: &mut Read<'_>, id: CustomerId) -> Result<CustomerRef> {
    read.one(&REF, &[id.bind()], customer_ref)
}

/// The customers of a page of something, by id.
pub fn customer_refs(read: &mut Read<'_>, ids: impl IntoIterator<Item = CustomerId>) -> Result<BTreeMap<CustomerId, CustomerRef>> {
    let mut ids: Vec<CustomerId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let mut query = Query::select();
        query
            .columns(["id", "first_name", "last_name", "email", "account_id"].map(Alias::new))
            .from(Alias::new("customer"))
            .and_where(Expr::col(Alias::new("id")).is_in(some.iter().map(ToString::to_string)));
        for customer in read.list_built(&Built::new(read.driver(), &query)?, customer_ref)? {
            found.insert(customer.id, customer);
        }
    }
    Ok(found)
}

/// Who brought a customer: what partners' reports are scoped by.
pub fn brought_by(read: &mut Read<'_>, id: CustomerId) -> Result<(Option<String>, Option<Uuid>)> {
    read.one(&ORIGIN, &[id.bind()], |row| Ok((row.get(0)?, row.get(1)?)))
}
