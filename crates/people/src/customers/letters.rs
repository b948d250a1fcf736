//! Mails that the house writes to a customer of its own accord. They are queued with the change that causes them.
//!
//! Invariants
//! - What somebody typed in as a name stands in a mail only if it looks like one: no address to click or to type travels with it.
//! - Nobody makes more customers who get a letter in a day than the settings allow ([`Sender`]), with however many keys.
//! - That there is an account already, its owner is told once an hour at most, however often somebody tries.

mod queries;

use foundation::app::App;
use foundation::auth::{Caller, Kind};
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::mail::{self, Mailbox, Message};
use foundation::settings::{self, SUPPORT_EMAIL};
use kernel::{Problem, Result};
use uuid::Uuid;

use crate::sessions::one_time::{self, Purpose};

/// How long the link that confirms an address is good.
const CONFIRMATION_HOURS: i64 = 24;
/// How long a customer whom staff made has to choose a password.
const INVITATION_DAYS: i64 = 7;
/// How long the link that sets a forgotten password is good.
const RESET_MINUTES: i64 = 10;

/// How long nothing more is said of an account that is there already.
const TOLD_AGAIN_S: i64 = 3_600;

/// Stands in subjects for what the house is called.
const HOUSE: &str = "\u{1}";

/// What mails need to know of the house.
#[derive(Clone)]
pub struct Letterhead {
    brand: Brand,
    members: String,
}

/// To whom.
#[derive(Clone, Debug)]
pub struct Reader {
    pub kind: Kind,
    pub id: Uuid,
    pub name: String,
    pub email: String,
}

impl Letterhead {
    pub fn of(app: &App, brand: &Brand) -> Letterhead {
        let config = app.config();
        let members = config.members_url.as_ref().unwrap_or(&config.public_url).to_string();
        Letterhead { brand: brand.clone(), members }
    }

    /// The address of a page of the members area.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.members)
    }

    /// `about` is the subject, with the name of the house where [`HOUSE`] stands.
    fn send(&self, tx: &mut Tx<'_>, to: &Reader, about: &str, text: &str) -> Result<()> {
        let (house, support) = (settings::brand_name(tx, &self.brand)?, SUPPORT_EMAIL.value(tx)?);
        let help = if support.is_empty() { String::new() } else { format!("Questions? Write to {support}.\n\n") };
        let mut mailbox: Mailbox = to.email.parse().map_err(|error| Problem::internal(format!("a stored address: {error}")))?;
        mailbox.name = name_in_mail(&to.name).map(str::to_owned);
        let hello = name_in_mail(&to.name).map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},"));
        let text = format!("{hello}\n\n{text}\n\n{help}{house}\n");
        mail::queue(tx, &Message { from: None, to: mailbox, subject: about.replace(HOUSE, &house), text, html: None }).map(|_| ())
    }

    /// The link that proves the address. Links sent before stay good until one is used: whoever opens an older mail proves the same.
    pub fn confirm_address(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let expires_at = tx.now().plus_seconds(CONFIRMATION_HOURS * 3_600);
        let token = one_time::issue(tx, Purpose::EmailConfirmation, to.kind, to.id, Some(&to.email), expires_at)?;
        let link = self.page(&format!("/confirm-email?token={token}"));
        let text =
            format!("please confirm your e-mail address within {CONFIRMATION_HOURS} hours:\n\n{link}\n\nIf this was not you, do nothing.");
        self.send(tx, to, &format!("Confirm your e-mail address at {HOUSE}"), &text)
    }

    /// For a customer whom somebody else made: choose a password.
    pub fn invite(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let link = self.set_password_link(tx, to, INVITATION_DAYS * 86_400)?;
        let text = format!("an account was made for you. Choose your password within {INVITATION_DAYS} days:\n\n{link}");
        self.send(tx, to, &format!("Your account at {HOUSE}"), &text)
    }

    /// For a customer who forgot their password.
    pub fn reset_password(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let link = self.set_password_link(tx, to, RESET_MINUTES * 60)?;
        let text = format!("choose a new password within {RESET_MINUTES} minutes:\n\n{link}\n\nIf you did not ask for this, do nothing.");
        self.send(tx, to, &format!("Your password at {HOUSE}"), &text)
    }

    fn set_password_link(&self, tx: &mut Tx<'_>, to: &Reader, seconds: i64) -> Result<String> {
        one_time::spend_all(tx, Purpose::PasswordReset, to.id)?;
        let expires_at = tx.now().plus_seconds(seconds);
        let token = one_time::issue(tx, Purpose::PasswordReset, to.kind, to.id, Some(&to.email), expires_at)?;
        Ok(self.page(&format!("/reset-password?token={token}")))
    }

    /// To the owner of an address with which somebody tried to sign up once more; not again within the hour.
    pub fn account_exists(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let since = tx.now().plus_seconds(-TOLD_AGAIN_S);
        if !queries::told(tx, to.id, since)? {
            return Ok(());
        }
        let text = format!(
            "somebody, probably you, tried to sign up with this address, which has an account already.\n\nSign in: {}\nForgot your password: {}",
            self.page("/login"),
            self.page("/forgot-password")
        );
        self.send(tx, to, &format!("You have an account at {HOUSE}"), &text)
    }

    /// To an address that is no longer the account's.
    pub fn address_changed(&self, tx: &mut Tx<'_>, old: &Reader) -> Result<()> {
        let text = "the e-mail address of your account was changed, and this address no longer belongs to it.\n\n\
                    If this was not you, write to our support at once.";
        self.send(tx, old, &format!("Your e-mail address at {HOUSE} was changed"), text)
    }

    pub fn password_changed(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let text = "your password was changed, and all other sessions were ended.\n\nIf this was not you, write to our support at once.";
        self.send(tx, to, &format!("Your password at {HOUSE} was changed"), text)
    }
}

/// The name, where it reads like one.
fn name_in_mail(name: &str) -> Option<&str> {
    let dotted = name.split('.').skip(1).any(|rest| rest.starts_with(char::is_alphabetic));
    let like_an_address = dotted || name.contains(['/', ':', '@', '<', '>']) || name.to_lowercase().contains("www.");
    (!name.trim().is_empty() && !like_an_address).then_some(name)
}

/// Whoever makes customers that get letters: a user, by session or by any key that acts for them, or a key that acts for nobody.
#[derive(Clone)]
pub struct Sender {
    name: String,
    most_a_day: u32,
}

impl Sender {
    pub fn of(caller: &Caller) -> Sender {
        let name = match (caller.principal(), caller.key_id()) {
            (Ok(user), _) => format!("{} {}", user.kind.word(), user.id),
            (Err(_), Some(key)) => format!("KEY {key}"),
            (Err(_), None) => String::new(),
        };
        Sender { name, most_a_day: caller.app().config().limits.customer_letters_per_day }
    }

    /// Counts a customer who gets a letter; 429 until the next day, in UTC, when there were enough.
    pub fn count(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (now, today) = (tx.now(), tx.now().day());
        if queries::count(tx, &self.name, today)? <= i64::from(self.most_a_day) {
            return Ok(());
        }
        let wait_s = today.end().since(now).unsigned_abs().div_ceil(1_000_000);
        let most = self.most_a_day;
        Err(Problem::too_many(wait_s)
            .because(format!("{most} customers who get a letter were made for this user today, which is as many as a day allows.")))
    }
}

/// Forgets what counts no longer.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    queries::forget(tx, now.day(), now.plus_seconds(-TOLD_AGAIN_S))
}

impl Reader {
    pub fn of(customer: &super::Customer) -> Reader {
        Reader { kind: Kind::Customer, id: customer.id.uuid(), name: customer.name(), email: customer.email.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::name_in_mail;

    #[test]
    fn a_name_that_could_be_clicked_is_left_out() {
        for name in ["Maria Keller", "José O'Neil-Ñuñez", "J. R. Smith", "Martin King Jr.", "李小龍", "Anna 2."] {
            assert_eq!(name_in_mail(name), Some(name));
        }
        for name in [
            "",
            " ",
            "http://evil.test",
            "evil.test Keller",
            "WWW.2 win",
            "call tel:0900",
            "a@b",
            "<b>Maria</b>",
            "x/y",
            "Win at evil.TEST",
            "evil.рф",
        ] {
            assert_eq!(name_in_mail(name), None, "{name}");
        }
    }
}
