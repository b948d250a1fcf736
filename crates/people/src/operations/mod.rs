//! What the members area consists of: the pages that links may lead to.

use foundation::auth::SignedIn;
use foundation::http::{Json, Routes};
use schemars::JsonSchema;
use serde::Serialize;

pub fn routes() -> Vec<Routes> {
    vec![Routes::under("Operations").get("/settings/menus", "listMenus", "List the pages of the members area", menus)]
}

/// A page of the members area, and the pages below it.
#[derive(Clone, Copy)]
struct Page {
    label: &'static str,
    path: &'static str,
    children: &'static [Page],
}

const fn page(label: &'static str, path: &'static str) -> Page {
    Page { label, path, children: &[] }
}

const PAGES: &[Page] = &[
    page("Home", "/"),
    Page {
        label: "Wallet",
        path: "/wallet",
        children: &[page("Deposit", "/wallet/deposit"), page("Withdraw", "/wallet/withdraw"), page("Transactions", "/wallet/transactions")],
    },
    page("Accounts", "/accounts"),
    page("Terminal", "/terminal"),
    page("Copy trading", "/copy"),
    page("Competitions", "/competitions"),
    page("Messages", "/inbox"),
    Page { label: "Verification", path: "/onboarding", children: &[page("Documents", "/onboarding/documents")] },
    Page { label: "Profile", path: "/profile", children: &[page("Security", "/profile/security")] },
];

/// Whether a link into the members area may lead to this path; whatever is not a page leads home.
pub fn is_page(path: &str) -> bool {
    fn among(pages: &[Page], path: &str) -> bool {
        pages.iter().any(|page| page.path == path || among(page.children, path))
    }
    among(PAGES, path)
}

/// A page of the members area, and the pages below it.
#[derive(Serialize, JsonSchema)]
struct Menu {
    label: String,
    /// What `returnUrl` of a link that signs in may be.
    path: String,
    children: Vec<Menu>,
}

impl Menu {
    fn of(page: &Page) -> Menu {
        Menu { label: page.label.to_owned(), path: page.path.to_owned(), children: page.children.iter().map(Menu::of).collect() }
    }
}

#[derive(Serialize, JsonSchema)]
struct Menus {
    menus: Vec<Menu>,
}

async fn menus(_: SignedIn) -> Json<Menus> {
    Json(Menus { menus: PAGES.iter().map(Menu::of).collect() })
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn only_pages_are_led_to() {
        assert!(is_page("/") && is_page("/wallet/deposit") && is_page("/inbox"));
        for elsewhere in ["", "wallet", "//evil.test", "/wallet/deposit?x=1", "https://evil.test/wallet", "/wallet/../admin", "/WALLET"] {
            assert!(!is_page(elsewhere), "{elsewhere}");
        }
    }
}
