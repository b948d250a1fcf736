//! Signing in, staying signed in, and being signed out.

mod links;
mod meanwhile;
mod partner;
mod second_factor;
mod sign_in;
mod tokens;

use testkit::{Actor, TestBrand, f};

/// A customer who has nothing left to do before signing in.
async fn settled(t: &TestBrand) -> Actor<'_> {
    let customer = t.customer().await;
    t.rows(&f!("update customer set email_confirmed_at = 1 where id = '{}' returning id", customer.id)).await;
    customer
}
