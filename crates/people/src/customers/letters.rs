//! Mails that the house writes to a customer of its own accord. They are queued with the change that causes them.

use foundation::app::App;
use foundation::auth::Kind;
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::mail::{self, Mailbox, Message};
use kernel::{Problem, Result};
use uuid::Uuid;

use crate::sessions::one_time::{self, Purpose};

/// How long the link that confirms an address is good.
const CONFIRMATION_HOURS: i64 = 24;
/// How long a customer whom staff made has to choose a password.
const INVITATION_DAYS: i64 = 7;
/// How long the link that sets a forgotten password is good.
const RESET_MINUTES: i64 = 10;

/// What mails need to know of the house.
#[derive(Clone)]
pub struct Letterhead {
    house: String,
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
        Letterhead { house: brand.name().to_owned(), members }
    }

    /// The address of a page of the members area.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.members)
    }

    fn send(&self, tx: &mut Tx<'_>, to: &Reader, subject: &str, text: &str) -> Result<()> {
        let mut mailbox: Mailbox = to.email.parse().map_err(|error| Problem::internal(format!("a stored address: {error}")))?;
        mailbox.name = (!to.name.is_empty()).then(|| to.name.clone());
        let text = format!("Hello {},\n\n{text}\n\n{}\n", to.name, self.house);
        mail::queue(tx, &Message { from: None, to: mailbox, subject: subject.to_owned(), text, html: None }).map(|_| ())
    }

    /// The link that proves the address. The one before it is good no longer.
    pub fn confirm_address(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        one_time::spend_all(tx, Purpose::EmailConfirmation, to.id)?;
        let expires_at = tx.now().plus_seconds(CONFIRMATION_HOURS * 3_600);
        let token = one_time::issue(tx, Purpose::EmailConfirmation, to.kind, to.id, Some(&to.email), expires_at)?;
        let link = self.page(&format!("/confirm-email?token={token}"));
        let text =
            format!("please confirm your e-mail address within {CONFIRMATION_HOURS} hours:\n\n{link}\n\nIf this was not you, do nothing.");
        self.send(tx, to, &format!("Confirm your e-mail address at {}", self.house), &text)
    }

    /// For a customer whom somebody else made: choose a password.
    pub fn invite(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let link = self.set_password_link(tx, to, INVITATION_DAYS * 86_400)?;
        let text = format!("an account was made for you. Choose your password within {INVITATION_DAYS} days:\n\n{link}");
        self.send(tx, to, &format!("Your account at {}", self.house), &text)
    }

    /// For a customer who forgot their password.
    pub fn reset_password(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let link = self.set_password_link(tx, to, RESET_MINUTES * 60)?;
        let text = format!("choose a new password within {RESET_MINUTES} minutes:\n\n{link}\n\nIf you did not ask for this, do nothing.");
        self.send(tx, to, &format!("Your password at {}", self.house), &text)
    }

    fn set_password_link(&self, tx: &mut Tx<'_>, to: &Reader, seconds: i64) -> Result<String> {
        one_time::spend_all(tx, Purpose::PasswordReset, to.id)?;
        let expires_at = tx.now().plus_seconds(seconds);
        let token = one_time::issue(tx, Purpose::PasswordReset, to.kind, to.id, Some(&to.email), expires_at)?;
        Ok(self.page(&format!("/reset-password?token={token}")))
    }

    /// To the owner of an address with which somebody tried to sign up once more.
    pub fn account_exists(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let text = format!(
            "somebody, probably you, tried to sign up with this address, which has an account already.\n\nSign in: {}\nForgot your password: {}",
            self.page("/login"),
            self.page("/forgot-password")
        );
        self.send(tx, to, &format!("You have an account at {}", self.house), &text)
    }

    /// To an address that is no longer the account's.
    pub fn address_changed(&self, tx: &mut Tx<'_>, old: &Reader) -> Result<()> {
        let text = "the e-mail address of your account was changed, and this address no longer belongs to it.\n\n\
                    If this was not you, write to our support at once.";
        self.send(tx, old, &format!("Your e-mail address at {} was changed", self.house), text)
    }

    pub fn password_changed(&self, tx: &mut Tx<'_>, to: &Reader) -> Result<()> {
        let text = "your password was changed, and all other sessions were ended.\n\nIf this was not you, write to our support at once.";
        self.send(tx, to, &format!("Your password at {} was changed", self.house), text)
    }
}

impl Reader {
    pub fn of(customer: &super::Customer) -> Reader {
        Reader { kind: Kind::Customer, id: customer.id.uuid(), name: customer.name(), email: customer.email.clone() }
    }
}
