//! The operations of sessions.

mod auto_login;
mod impersonation;
mod own;
mod partner;
mod portal;
mod prove;
mod refresh;
mod sign_in;
mod two_factor;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Sessions")
            .post("/sessions", "createSession", "Sign in with e-mail, password and, where there is one, a second factor", sign_in::create)
            .post(
                "/sessions/impersonation",
                "impersonateCustomer",
                "Look at the members area as a customer sees it",
                impersonation::create,
            ),
        Routes::under("Sign-in and sessions")
            .post("/sessions/refresh", "refreshSession", "Trade a refresh token for new tokens", refresh::refresh)
            .post("/sessions/prove", "proveSession", "Give password or code again before something that needs it", prove::prove)
            .delete("/sessions/current", "signOut", "Sign out", own::sign_out)
            .get("/me/sessions", "listOwnSessions", "List where one is signed in", own::list)
            .delete("/me/sessions/{id}", "endOwnSession", "Sign out somewhere else", own::end)
            .post("/me/two-factor", "enrolTwoFactor", "Begin with a second factor", two_factor::enrol)
            .put("/me/two-factor", "confirmTwoFactor", "Confirm the second factor with its first code", two_factor::confirm)
            .delete("/me/two-factor", "removeTwoFactor", "Give the second factor up", two_factor::remove)
            .get("/me/permissions", "listOwnPermissions", "Say what one may do", own::permissions),
        Routes::under("Public creation").post("/sessions/auto-login", "autoLogin", "Sign in by the token of a link", auto_login::spend),
        Routes::under("Partner sign-in").post("/auth/login", "partnerLogin", "Sign a partner's program in", partner::login),
    ]
}
