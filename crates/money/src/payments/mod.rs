//! Payments: money comes in through providers. A deposit is asked for here, paid there, and told to us by a signed call.
//!
//! Invariants
//! - Only a call whose raw body was signed with the provider's key moves money; what a browser comes back with moves none.
//! - A call is stored as it came, before it is acted on; the same call, or another of the same kind for the same payment, changes
//!   nothing.
//! - Money that arrived is never lost: late, unexpected or unknown, it is posted and flagged.
//! - A final state takes nothing but a chargeback or a refund, and a late approval after a refusal.
//! - Nothing here speaks to a provider inside a transaction.

pub mod deposits;
pub mod model;
pub mod providers;
pub mod queries;
pub mod reversal;
pub mod settle;
pub mod top_ups;
pub mod webhook;

#[cfg(test)]
mod tests;

pub use model::Provider;
pub use queries::signing_key;

use foundation::db::Tx;
use foundation::http::Routes;
use foundation::secrets::Secret;
use kernel::Result;

/// The built-in test provider. It is paid by whoever holds its signing key.
pub const MANUAL: &str = "manual";

/// The key with which the test provider's calls are signed (`whsec_...`): for the operator, the demo and tests.
pub fn manual_secret(tx: &mut Tx<'_>) -> Result<Secret> {
    Ok(signing_key(tx, MANUAL)?.to_text())
}

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Deposits").post_new("/me/deposits", "createDeposit", "Start a deposit", deposits::create).post(
            "/webhooks/payments/{provider}",
            "paymentWebhook",
            "Take a payment provider's word on how a payment ended",
            webhook::receive,
        ),
        Routes::under("Transactions").get(
            "/transactions/withdrawal-methods",
            "listWithdrawalMethods",
            "List how money can be paid out to a country",
            providers::withdrawal_methods,
        ),
        Routes::under("Payment Providers")
            .get("/me/payment-methods", "listMyPaymentMethods", "List the ways to pay or be paid", providers::my_methods)
            .post("/me/demo-top-ups", "topUpDemoWallet", "Put play money into a demo wallet", top_ups::create)
            .get("/payment-providers", "listPaymentProviders", "List payment providers", providers::list)
            .get(
                "/payment-providers/filters",
                "listPaymentMethods",
                "List the payment methods that transactions are filtered by",
                providers::filters,
            )
            .get("/payment-providers/{id}", "showPaymentProvider", "Show a payment provider", providers::show)
            .put("/payment-providers/sort", "sortPaymentProviders", "Put payment providers in order", providers::sort)
            .put("/payment-providers/{id}", "updatePaymentProvider", "Change a payment provider", providers::update),
    ]
}
