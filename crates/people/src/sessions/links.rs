//! Links into the members area that sign their reader in.

use foundation::app::App;
use foundation::auth::Kind;
use foundation::db::Tx;
use kernel::{CustomerId, Result};

use super::one_time::{self, Purpose};

/// How long such a link is good.
pub const LINK_MINUTES: i64 = 60;

/// A token that signs a customer in once, and the address of the page that spends it.
#[derive(Clone, Debug)]
pub struct AutoLogin {
    pub token: String,
    pub url: String,
}

/// Where the members area is.
pub fn members_url(app: &App) -> String {
    let config = app.config();
    config.members_url.as_ref().unwrap_or(&config.public_url).to_string()
}

/// A link that signs this customer in once within the hour, and opens `return_url`. The page itself does nothing until it is asked:
/// mail scanners follow links. Whether `return_url` may be opened is for that page to say; here it must be a path.
pub fn auto_login_link(tx: &mut Tx<'_>, app: &App, customer: CustomerId, return_url: &str, status_popup: bool) -> Result<AutoLogin> {
    let expires_at = tx.now().plus_seconds(LINK_MINUTES * 60);
    let token = one_time::issue(tx, Purpose::AutoLogin, Kind::Customer, customer.uuid(), None, expires_at)?;
    let back = if is_path(return_url) { return_url } else { "/" };
    let url = format!("{}/auth/login?token={token}&returnUrl={}&statusPopup={status_popup}", members_url(app), escaped(back));
    Ok(AutoLogin { token, url })
}

/// Whether it stays on the same host: `/wallet`, and neither `//host` nor `/\host`.
fn is_path(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\')) && !text.chars().any(char::is_control)
}

/// Percent-encoded for a query, slashes left as they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_same_host_are_returned_to() {
        for (text, expected) in [
            ("/wallet/deposit", true),
            ("/", true),
            ("//evil.test", false),
            ("/\\evil.test", false),
            ("https://evil.test", false),
            ("", false),
        ] {
            assert_eq!(is_path(text), expected, "{text}");
        }
        assert_eq!(escaped("/a b?c=d&e"), "/a%20b%3Fc%3Dd%26e");
    }
}
