//! What callers say about a person, checked: every refusal names the field.

use kernel::{Problem, Result};

use super::import::{email, phone};
use super::model::TagCategory;
use crate::countries::{self, Country};

const LONGEST_NAME: usize = 100;
const LONGEST_WORD: usize = 200;
const MOST_TAGS: usize = 50;

/// A text without blanks around it, if there is anything in it; at most so many characters, on one line.
pub fn text(field: &str, given: Option<&str>, most: usize) -> Result<Option<String>> {
    let Some(text) = given.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > most {
        return Err(Problem::invalid(field, format!("expected at most {most} characters")));
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::invalid(field, "expected one line of text"));
    }
    Ok(Some(text.to_owned()))
}

pub fn name(field: &str, given: Option<&str>) -> Result<Option<String>> {
    text(field, given, LONGEST_NAME)
}

pub fn word(field: &str, given: Option<&str>) -> Result<Option<String>> {
    text(field, given, LONGEST_WORD)
}

pub fn email(field: &str, given: Option<&str>) -> Result<Option<String>> {
    let Some(address) = given.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    email::check(address).map_err(|reason| Problem::invalid(field, reason))?;
    Ok(Some(address.to_owned()))
}

/// ISO 3166-1 alpha-2, in any case.
pub fn country(field: &str, given: Option<&str>) -> Result<Option<&'static Country>> {
    let Some(code) = given.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let found = (code.len() == 2).then(|| countries::by_iso2(&code.to_ascii_uppercase())).flatten();
    found.map(Some).ok_or_else(|| Problem::invalid(field, "expected a country as two letters (ISO 3166-1 alpha-2)"))
}

/// `+` and digits; a national number needs its country.
pub fn phone(field: &str, given: Option<&str>, country: Option<&Country>) -> Result<Option<String>> {
    let Some(number) = given.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    phone::normalise(number, country).map(Some).map_err(|reason| Problem::invalid(field, reason))
}

/// A language as ISO 639-1, out of `de` or `de-AT`.
pub fn language(field: &str, given: Option<&str>) -> Result<Option<String>> {
    let Some(text) = given.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let primary = text.split(['-', '_']).next().unwrap_or(text);
    let known = primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_alphabetic()) && text.len() <= 10;
    known
        .then(|| Some(primary.to_ascii_lowercase()))
        .ok_or_else(|| Problem::invalid(field, "expected a language as two letters (ISO 639-1)"))
}

/// A partner's reference key as links carry it.
pub fn reference(field: &str, given: Option<&str>) -> Result<Option<String>> {
    let Some(key) = text(field, given, 20)? else { return Ok(None) };
    match key.chars().count() >= 5 {
        true => Ok(Some(key)),
        false => Err(Problem::invalid(field, "expected 5 to 20 characters")),
    }
}

/// Tags without blanks and repetitions; a category without tags falls away.
pub fn tags(given: &[TagCategory]) -> Result<Vec<TagCategory>> {
    let mut kept: Vec<TagCategory> = Vec::new();
    for (at, sent) in given.iter().enumerate() {
        let field = format!("tags[{at}].category");
        let category = word(&field, Some(&sent.category))?.ok_or_else(|| Problem::invalid(field, "is required"))?;
        let place = match kept.iter().position(|known| known.category == category) {
            Some(place) => place,
            None => {
                kept.push(TagCategory { category, tags: Vec::new() });
                kept.len() - 1
            }
        };
        for (number, tag) in sent.tags.iter().enumerate() {
            let tag = word(&format!("tags[{at}].tags[{number}]"), Some(tag))?;
            if let Some(tag) = tag.filter(|tag| !kept[place].tags.contains(tag)) {
                kept[place].tags.push(tag);
            }
        }
    }
    kept.retain(|category| !category.tags.is_empty());
    match kept.iter().map(|category| category.tags.len()).sum::<usize>() <= MOST_TAGS {
        true => Ok(kept),
        false => Err(Problem::invalid("tags", format!("expected at most {MOST_TAGS} tags"))),
    }
}
