//! Settings of a brand: one list of all that its staff may set, however far apart the code stands that obeys them.
//!
//! Invariants
//! - A key that is not in the list does not exist: 404. A value that its kind does not allow is refused and never stored.
//! - Only the brand's name and looks are changed without a fresh proof of the password.
//! - Every change is in the audit log, with what was there before; a secret is neither there nor in any answer.

mod api;
mod default_wallet;
mod smtp;

#[cfg(test)]
mod tests;

use foundation::http::Routes;
use foundation::settings::{BRAND_COLOR, BRAND_NAME, RED_IS_UP, SUPPORT_EMAIL, Setting};
use money::payments::top_ups;
use money::withdrawals::api::request;
use people::{sessions, users};

/// Everything that can be set, in the order in which it is shown.
const ALL: [&Setting; 9] = [
    &BRAND_NAME,
    &BRAND_COLOR,
    &SUPPORT_EMAIL,
    &RED_IS_UP,
    &users::SIGN_UP_OPEN,
    &users::FEWEST_YEARS,
    &request::OPEN,
    &top_ups::MOST,
    &sessions::grade::STAFF_TWO_FACTOR_REQUIRED,
];

pub fn routes() -> Routes {
    Routes::under("Settings")
        .get("/settings", "listSettings", "All settings of the brand, with what they may be and who changed them last", api::list)
        .get("/settings/{key}", "getSetting", "One setting", api::get)
        .put("/settings/{key}", "updateSetting", "Change a setting; it holds from the next request on", api::update)
        .get("/settings/email/smtp", "getSmtp", "The brand's own mail server, its password masked", smtp::get)
        .put("/settings/email/smtp", "updateSmtp", "Send the brand's mail by a server of its own", smtp::update)
        .get(
            "/settings/default-wallet",
            "getDefaultWallet",
            "What wallets are opened as where nothing else is asked for",
            default_wallet::get,
        )
        .put("/settings/default-wallet", "updateDefaultWallet", "Set what wallets are opened as", default_wallet::update)
        .get("/brand", "getBrand", "What the brand is called and how it looks", api::brand)
}
