//! What this area answers the one below it, which may not ask: groups, the wallet beside a user, accounts for new customers.

use foundation::brand::Brand;
use foundation::db::Read;
use kernel::{CustomerId, Problem, Result};
use people::Above;
use people::customers::refs::GroupRef;

use crate::{groups, wallets};

/// For `people::area_under`.
pub fn above() -> Above {
    Above {
        group,
        wallet: |brand, customer| Box::pin(first_wallet(brand, customer)),
        serves: wallets::new_customers::serves,
        open: |opening| Box::pin(wallets::new_customers::open(opening)),
    }
}

fn group(read: &mut Read<'_>, text: &str) -> Result<Option<GroupRef>> {
    let found = groups::find_named(read, text)?;
    Ok(found.map(|group| GroupRef { id: group.id.0, name: group.name, currency: group.currency.to_string() }))
}

/// The wallet a customer sees first: the oldest live one that is active, else the oldest.
async fn first_wallet(brand: Brand, customer: CustomerId) -> Result<Option<serde_json::Value>> {
    let own = brand.read(move |read| wallets::of_customer(read, customer)).await?;
    let active = own.iter().position(|wallet| !wallet.is_demo && wallet.status == wallets::Status::Active);
    let Some(first) = own.into_iter().nth(active.unwrap_or(0)) else { return Ok(None) };
    let shown = wallets::shown::one(&brand, first).await?;
    serde_json::to_value(shown).map(Some).map_err(|error| Problem::internal(error.to_string()))
}
