//! What callers say about a customer, checked: every refusal names the field.

use foundation::db::Read;
use kernel::{Currency, Problem, Result};

use crate::countries::{self, Country};
use crate::leads::import::{email, phone};

pub const LONGEST_NAME: usize = 100;
const LONGEST_TEXT: usize = 4_000;

/// One line of at most `most` characters, without blanks around it; None when nothing is left.
pub fn line(field: &str, given: &str, most: usize) -> Result<Option<String>> {
    let text = given.trim();
    if text.chars().count() > most {
        return Err(Problem::invalid(field, format!("expected at most {most} characters")));
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::invalid(field, "expected one line of text"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

pub fn needed(field: &str, given: &str, most: usize) -> Result<String> {
    line(field, given, most)?.ok_or_else(|| Problem::invalid(field, "is required"))
}

/// Text of several lines, such as a comment or a note.
pub fn text(field: &str, given: &str) -> Result<String> {
    let text = given.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Problem::invalid(field, format!("expected at most {LONGEST_TEXT} characters")));
    }
    Ok(text.to_owned())
}

/// First and last name: a whole name splits at its first blank.
pub fn whole_name(field: &str, given: &str) -> Result<(String, String)> {
    let whole = needed(field, given, 2 * LONGEST_NAME)?;
    match whole.split_once(' ') {
        Some((first, last)) => Ok((first.to_owned(), last.trim().to_owned())),
        None => Ok((whole, String::new())),
    }
}

pub fn address(field: &str, given: &str) -> Result<String> {
    let address = needed(field, given, 254)?;
    email::check(&address).map_err(|expected| Problem::invalid(field, expected))?;
    match address.parse::<foundation::mail::Mailbox>() {
        Ok(_) => Ok(address),
        Err(_) => Err(Problem::invalid(field, "expected an address that mail can be sent to")),
    }
}

/// `+` and digits; a national number is completed by its country.
pub fn mobilenumber(field: &str, given: &str, country: Option<&str>) -> Result<String> {
    let number = needed(field, given, 40)?;
    let country = country.and_then(countries::by_iso2);
    phone::normalise(&number, country).map_err(|expected| Problem::invalid(field, expected))
}

/// A country that the house serves, by code or English name.
pub fn country(read: &mut Read<'_>, field: &str, given: &str) -> Result<&'static Country> {
    let text = needed(field, given, 100)?;
    let found = countries::find(&text).ok_or_else(|| Problem::invalid(field, "expected a country such as DE"))?;
    match countries::settings::is_enabled(read, found.iso2)? {
        true => Ok(found),
        false => Err(Problem::invalid(field, "people from this country cannot be served")),
    }
}

/// The first part of a language tag in lower case: `de` out of `de-AT`.
pub fn language(field: &str, given: &str) -> Result<String> {
    let tag = needed(field, given, 20)?;
    let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase()) {
        true => Ok(first),
        false => Err(Problem::invalid(field, "expected a language code such as en")),
    }
}

pub fn currency(field: &str, given: &str) -> Result<Currency> {
    needed(field, given, 8)?.to_ascii_uppercase().parse().map_err(|expected| Problem::invalid(field, expected))
}

/// What a customer may be.
pub const ROLES: [&str; 3] = ["TRADER", "AFFILIATE", "LEADER"];

pub fn roles(field: &str, given: &[String]) -> Result<Vec<String>> {
    let mut roles = Vec::new();
    for (index, role) in given.iter().enumerate() {
        let role = role.trim().to_ascii_uppercase();
        if !ROLES.contains(&role.as_str()) {
            return Err(Problem::invalid(format!("{field}[{index}]"), format!("expected one of {}", ROLES.join(", "))));
        }
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_split_at_the_first_blank() {
        for (whole, first, last) in [("Ann Lee", "Ann", "Lee"), (" Ann  de la Cruz ", "Ann", "de la Cruz"), ("Ann", "Ann", "")] {
            assert_eq!(whole_name("fullname", whole).expect(whole), (first.to_owned(), last.to_owned()), "{whole}");
        }
        for bad in ["", "  ", "a\nb", &"x".repeat(201)] {
            assert_eq!(whole_name("fullname", bad).expect_err(bad).status(), 422, "{bad}");
        }
    }

    #[test]
    fn codes_are_read_strictly() {
        assert_eq!(language("language", "de-AT").expect("a tag"), "de");
        assert_eq!(currency("currency", "eur").expect("a code"), Currency::EUR);
        for bad in ["", "x", "12", "english", "d€"] {
            assert!(language("language", bad).is_err(), "{bad}");
        }
        for bad in ["", "€", "US", "TOOLONGCODE"] {
            assert!(currency("currency", bad).is_err(), "{bad}");
        }
        assert!(roles("roles", &["ADMIN".to_owned()]).is_err());
    }
}
