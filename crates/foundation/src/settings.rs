//! What the staff of a brand set for it: a row each, read where it counts, so that a change holds from the next request on.
//!
//! Invariants
//! - A setting is declared once, beside the code that obeys it; one that nothing obeys does not exist.
//! - What is stored passed the check of its kind, or was put there by the program itself; what does not is read as the default.
//! - The installation's own settings (`config`) are another matter: the operator's, read once at the start.

use kernel::{Problem, Result, Timestamp};

use crate::brand::Brand;
use crate::db::{Read, ToBind, Tx};

crate::statements! {
    VALUE = "select value from setting where key = $1";
    ROW = "select value, updated_at, updated_by from setting where key = $1";
    SET = "insert into setting (key, value, updated_at, updated_by) values ($1, $2, $3, $4)
        on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by";
}

/// A setting of every brand.
pub struct Setting {
    /// `room.what_it_is`.
    pub key: &'static str,
    pub kind: Kind,
    pub default: &'static str,
}

/// What a value may be. All are kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// Text on one line, of at most so many characters, or nothing.
    Line(usize),
    /// `#rrggbb`, or nothing.
    Color,
    /// An e-mail address, or nothing.
    Email,
    /// A whole number from here to there.
    Whole(i64, i64),
}

/// What the brand is called by its customers and staff; without one, the name it was added under.
pub const BRAND_NAME: Setting = Setting { key: "brand.name", kind: Kind::Line(60), default: "" };
/// The colour of buttons and links in all portals.
pub const BRAND_COLOR: Setting = Setting { key: "brand.color", kind: Kind::Color, default: "" };
/// Where people write who need help: in mails and at the sign-in.
pub const SUPPORT_EMAIL: Setting = Setting { key: "brand.support_email", kind: Kind::Email, default: "" };
/// Rising prices are red and falling ones green, as East Asia reads them.
pub const RED_IS_UP: Setting = Setting { key: "brand.red_is_up", kind: Kind::Flag, default: "false" };

impl Setting {
    /// The value as it is kept; what the kind does not allow is refused under the field's name.
    pub fn check(&self, field: &str, text: &str) -> Result<String> {
        let text = text.trim();
        self.kind.read(text).ok_or_else(|| Problem::invalid(field, self.kind.expected()))
    }

    /// The value that counts.
    pub fn value(&self, read: &mut Read<'_>) -> Result<String> {
        let stored: Option<String> = read.optional(&VALUE, &[self.key.bind()], |row| row.get(0))?;
        Ok(stored.and_then(|text| self.kind.read(&text)).unwrap_or_else(|| self.default.to_owned()))
    }

    pub fn flag(&self, read: &mut Read<'_>) -> Result<bool> {
        Ok(self.value(read)? == "true")
    }

    pub fn whole(&self, read: &mut Read<'_>) -> Result<i64> {
        let value = self.value(read)?;
        value.parse().map_err(|_| Problem::internal(format!("the setting {} is not a number", self.key)))
    }

    /// When it was set, and by whom.
    pub fn last_change(&self, read: &mut Read<'_>) -> Result<Option<(Timestamp, Option<String>)>> {
        last_change(read, self.key)
    }

    /// Keeps a value that was checked.
    pub fn set(&self, tx: &mut Tx<'_>, value: &str, by: Option<&str>) -> Result<()> {
        store(tx, self.key, value, by)
    }
}

impl Kind {
    fn read(self, text: &str) -> Option<String> {
        let fits = match self {
            Kind::Flag => matches!(text, "true" | "false"),
            Kind::Line(most) => text.chars().count() <= most && !text.chars().any(char::is_control),
            Kind::Color => text.is_empty() || is_color(text),
            Kind::Email => text.is_empty() || (text.len() <= 254 && text.parse::<lettre::Address>().is_ok()),
            Kind::Whole(from, to) => text.parse().is_ok_and(|number: i64| (from..=to).contains(&number)),
        };
        fits.then(|| text.to_owned())
    }

    /// Reads after a field's name.
    pub fn expected(self) -> String {
        match self {
            Kind::Flag => "expected true or false".into(),
            Kind::Line(most) => format!("expected at most {most} characters on one line"),
            Kind::Color => "expected a colour such as #3466d6".into(),
            Kind::Email => "expected an e-mail address".into(),
            Kind::Whole(from, to) => format!("expected a whole number from {from} to {to}"),
        }
    }
}

fn is_color(text: &str) -> bool {
    text.len() == 7 && text.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What the brand is called.
pub fn brand_name(read: &mut Read<'_>, brand: &Brand) -> Result<String> {
    Ok(Some(BRAND_NAME.value(read)?).filter(|name| !name.is_empty()).unwrap_or_else(|| brand.name().to_owned()))
}

/// How a brand shows itself before anybody has signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub name: String,
    pub color: String,
    pub support_email: String,
    pub red_is_up: bool,
}

pub fn look(read: &mut Read<'_>, brand: &Brand) -> Result<Look> {
    Ok(Look {
        name: brand_name(read, brand)?,
        color: BRAND_COLOR.value(read)?,
        support_email: SUPPORT_EMAIL.value(read)?,
        red_is_up: RED_IS_UP.flag(read)?,
    })
}

/// What is kept under a key that is no [`Setting`], such as a mail server with its sealed password.
pub fn stored(read: &mut Read<'_>, key: &str) -> Result<Option<String>> {
    read.optional(&VALUE, &[key.bind()], |row| row.get(0))
}

pub fn last_change(read: &mut Read<'_>, key: &str) -> Result<Option<(Timestamp, Option<String>)>> {
    read.optional(&ROW, &[key.bind()], |row| Ok((row.get(1)?, row.get(2)?)))
}

pub fn store(tx: &mut Tx<'_>, key: &str, value: &str, by: Option<&str>) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET, &[key.bind(), value.bind(), now.bind(), by.bind()]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_take_what_they_say_and_nothing_else() {
        for (kind, good, bad) in [
            (Kind::Flag, vec!["true", "false"], vec!["", "yes", "TRUE", "1"]),
            (Kind::Line(3), vec!["", "abc", "äöü"], vec!["abcd", "a\nb"]),
            (Kind::Color, vec!["", "#3466d6", "#FFFFFF"], vec!["red", "#fff", "#12345g", "3466d6#", "#é345a"]),
            (Kind::Email, vec!["", "help@north.example"], vec!["help", "a@b@c", "x\r\nBcc: y@z.example"]),
            (Kind::Whole(18, 30), vec!["18", "30"], vec!["17", "31", "", "1e1", "18.0"]),
        ] {
            let setting = Setting { key: "a.b", kind, default: "" };
            for text in good {
                assert_eq!(setting.check("val", text).expect(text), text);
            }
            for text in bad {
                let problem = setting.check("val", text).expect_err(text);
                assert!(problem.fields()[0].name == "val" && problem.fields()[0].message.starts_with("expected"), "{problem}");
            }
        }
    }
}
