//! Users: signing up, and what signed-in users see and change of themselves.
//!
//! Invariants
//! - Signing up answers the same whether or not the address is known; its owner is told by mail.
//! - A new address or number is not confirmed, and a confirmation proves the one that is there now.
//! - A new password needs the old one, where there is one, and ends every other session.
//! - The grant that signing up answers is good once, for half an hour, for onboarding and deposits.

mod address;
mod own;
mod own_change;
mod phone;
mod picture;
mod proof;
pub mod queries;
mod reset;
mod sign_up;
mod steps;
#[cfg(test)]
mod tests;

pub use own_change::FEWEST_YEARS;
pub use phone::SendPhoneCode;
pub use sign_up::SIGN_UP_OPEN;

use foundation::http::Routes;

use crate::above::Above;

pub fn routes(above: Option<Above>) -> Vec<Routes> {
    let show = move |caller| own::show(caller, above);
    vec![
        Routes::under("Users")
            .post("/users", "signUp", "Sign up as a customer", sign_up::create)
            .get("/me", "getMe", "Show oneself", show)
            .patch("/me", "updateMe", "Change oneself", own_change::change)
            .get("/geo/country", "guessCountry", "Guess the visitor's country", own::place)
            .post("/me/mobile-confirmation", "sendPhoneCode", "Have a code sent to one's phone", phone::send)
            .put("/me/mobile-confirmation", "confirmPhone", "Confirm one's phone by the code", phone::confirm)
            .put("/me/deposit-disclaimer", "acceptDisclaimer", "Accept the warning that comes before deposits", steps::accept_disclaimer)
            .put("/me/email-confirmation", "confirmEmail", "Confirm one's e-mail address by the token that was mailed", address::confirm)
            .post("/me/email-confirmation", "resendEmailConfirmation", "Have the confirmation mailed again", address::resend)
            .get("/me/email-confirmation", "getEmailConfirmation", "Say whether one's e-mail address is confirmed", address::show)
            .upload_put("/me/profile-picture", "setProfilePicture", "Set one's picture", picture::set)
            .delete("/me/profile-picture", "deleteProfilePicture", "Remove one's picture", picture::remove)
            .get("/me/profile-picture", "getOwnProfilePicture", "Say where one's picture is", picture::own)
            .get("/profile-pictures/{token}", "getProfilePicture", "Fetch a picture", picture::fetch)
            .get("/affiliates/earnings", "getEarnings", "Say what one earned as a partner, in US dollars", steps::earnings)
            .post("/me/termination-request", "requestTermination", "Ask for the end of one's account", steps::request_termination),
        Routes::under("Forgot Password")
            .post("/password-resets", "requestPasswordReset", "Have a link mailed that sets a new password", reset::request)
            .put("/password-resets", "resetPassword", "Set a new password by the token that was mailed", reset::reset),
    ]
}
