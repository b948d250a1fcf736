//! Columns to fields: what each column of a file holds.
//!
//! Invariants
//! - A field is taken from one column only; whoever comes second becomes metadata, and the notes say so.
//! - The caller's mapping is obeyed or refused, never guessed around.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::decode::Encoding;
use super::problem::ImportProblem;
use super::row;
use super::synonyms::{fold, guess};
use super::{email, phone};

/// The marketing parameters a lead keeps.
pub const UTM_KEYS: [&str; 13] = [
    "utm_campaign",
    "utm_medium",
    "utm_source",
    "utm_term",
    "utm_content",
    "utm_ad_group",
    "utm_placement",
    "utm_device",
    "affiliate_id",
    "campaign_id",
    "source_page",
    "data_referrer",
    "gclid",
];
/// A lead keeps at most this many further columns.
pub const MAX_METADATA: usize = 50;

/// A field of a lead that a file may fill; written by its name in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Name,
    FirstName,
    LastName,
    Email,
    MobileNumber,
    Country,
    Language,
    Source,
    SalesStatus,
    Tags,
    CreatedAt,
    Comment,
    /// One of [`UTM_KEYS`].
    Utm(&'static str),
}

const FIELDS: [(Field, &str); 12] = [
    (Field::Name, "name"),
    (Field::FirstName, "firstName"),
    (Field::LastName, "lastName"),
    (Field::Email, "email"),
    (Field::MobileNumber, "mobilenumber"),
    (Field::Country, "country"),
    (Field::Language, "language"),
    (Field::Source, "source"),
    (Field::SalesStatus, "salesStatus"),
    (Field::Tags, "tags"),
    (Field::CreatedAt, "createdAt"),
    (Field::Comment, "comment"),
];

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Field::Utm(key) => key,
            plain => FIELDS.iter().find(|(field, _)| *field == plain).map_or("", |(_, name)| name),
        }
    }

    pub fn from_name(name: &str) -> Option<Field> {
        let plain = FIELDS.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(field, _)| *field);
        plain.or_else(|| UTM_KEYS.iter().find(|key| key.eq_ignore_ascii_case(name)).map(|key| Field::Utm(key)))
    }

    /// Every name a mapping may use.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|(_, name)| *name).chain(UTM_KEYS)
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Field, D::Error> {
        let name = String::deserialize(d)?;
        Field::from_name(&name).ok_or_else(|| de::Error::custom(format!("{name} is not a field of a lead")))
    }
}

/// Where a column goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    Field(Field),
    /// Kept under the column's own name.
    Metadata,
    Ignore,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// As it stands in the file, or `column 3` where there is no header row.
    pub name: String,
    pub target: Target,
}

/// How a file is to be read. Kept with a job, it lets the job read on where it stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    pub encoding: Encoding,
    pub delimiter: char,
    /// Whether the first record names the columns.
    pub in_file: bool,
    pub columns: Vec<Column>,
    /// What the reader of the report should know about the columns, in plain words.
    pub notes: Vec<String>,
}

/// Whether the first record is already a lead: it holds an e-mail address or an international number.
pub fn is_missing(first: &[String]) -> bool {
    first.iter().any(|cell| email::check(row::trimmed(cell)).is_ok() || phone::looks_international(row::trimmed(cell)))
}

/// The columns named by the first record, under the caller's mapping (column name to field, `metadata` or `ignore`).
pub fn from_names(names: &[String], mapping: &BTreeMap<String, String>) -> Result<(Vec<Column>, Vec<String>), ImportProblem> {
    let names: Vec<String> = distinct(names);
    let guesses = names.iter().map(|name| guess(name)).collect();
    assign(names, guesses, mapping)
}

/// A field, and whether a cell looks like one.
type Kind = (Field, fn(&str) -> bool);

/// The columns of a file without names, by what its first rows hold.
pub fn from_content(rows: &[Vec<String>], mapping: &BTreeMap<String, String>) -> Result<(Vec<Column>, Vec<String>), ImportProblem> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let names = (1..=width).map(|n| format!("column {n}")).collect();
    let filled =
        |column: usize| rows.iter().filter_map(move |row| row.get(column)).map(|cell| row::trimmed(cell)).filter(|c| !c.is_empty());
    let mostly = |column: usize, is: &dyn Fn(&str) -> bool| {
        let (all, hits) = (filled(column).count(), filled(column).filter(|cell| is(cell)).count());
        hits * 2 > all
    };
    let mut guesses: Vec<Option<Field>> = vec![None; width];
    let kinds: [Kind; 4] = [
        (Field::Email, |cell| email::check(cell).is_ok()),
        (Field::MobileNumber, phone::looks_like_one),
        (Field::Country, |cell| crate::countries::find(cell).is_some()),
        (Field::CreatedAt, |cell| row::instant(cell).is_some()),
    ];
    for (field, is) in kinds {
        let found = (0..width).find(|column| guesses[*column].is_none() && mostly(*column, &is));
        if let Some(column) = found {
            guesses[column] = Some(field);
        }
    }
    let named: Vec<usize> = (0..width).filter(|column| guesses[*column].is_none() && mostly(*column, &is_person)).take(2).collect();
    match named[..] {
        [only] => guesses[only] = Some(Field::Name),
        [first, last] if last == first + 1 && mostly(first, &|cell| !cell.contains(' ')) => {
            (guesses[first], guesses[last]) = (Some(Field::FirstName), Some(Field::LastName));
        }
        [first, ..] => guesses[first] = Some(Field::Name),
        [] => {}
    }
    assign(names, guesses, mapping)
}

fn is_person(cell: &str) -> bool {
    cell.chars().count() <= 80 && cell.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
}

/// Names made different: metadata is kept under them. A column without a name is called by its place.
fn distinct(names: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let named = names.iter().enumerate().map(|(at, name)| match row::trimmed(name) {
        "" => format!("column {}", at + 1),
        name => name.chars().take(100).collect(),
    });
    named.map(|name| if seen.insert(name.clone()) { name } else { next_free(&name, &mut seen) }).collect()
}

fn next_free(name: &str, seen: &mut BTreeSet<String>) -> String {
    let mut number = 2;
    loop {
        let numbered = format!("{name} {number}");
        if seen.insert(numbered.clone()) {
            return numbered;
        }
        number += 1;
    }
}

fn assign(
    names: Vec<String>,
    guesses: Vec<Option<Field>>,
    mapping: &BTreeMap<String, String>,
) -> Result<(Vec<Column>, Vec<String>), ImportProblem> {
    let mut targets = mapped(&names, mapping)?;
    let mut taken: BTreeMap<Field, usize> = BTreeMap::new();
    let mut notes = Vec::new();
    for (at, target) in targets.iter_mut().enumerate() {
        claim(target, at, &names, &mut taken, &mut notes);
    }
    for (at, guessed) in guesses.into_iter().enumerate() {
        if targets[at].is_none() {
            let mut target = Some(guessed.map_or(Target::Metadata, Target::Field));
            claim(&mut target, at, &names, &mut taken, &mut notes);
            targets[at] = target;
        }
    }
    if !taken.contains_key(&Field::Email) && !taken.contains_key(&Field::MobileNumber) {
        return Err(ImportProblem::NoContactColumn { found: names });
    }
    let mut columns: Vec<Column> =
        names.into_iter().zip(targets).map(|(name, target)| Column { name, target: target.unwrap_or(Target::Metadata) }).collect();
    for column in columns.iter_mut().filter(|column| column.target == Target::Metadata).skip(MAX_METADATA) {
        column.target = Target::Ignore;
        notes.push(format!("column \"{}\" is left out: a lead keeps at most {MAX_METADATA} further columns", column.name));
    }
    Ok((columns, notes))
}

fn claim(target: &mut Option<Target>, at: usize, names: &[String], taken: &mut BTreeMap<Field, usize>, notes: &mut Vec<String>) {
    let Some(Target::Field(field)) = *target else { return };
    if let Some(first) = taken.get(&field) {
        let (first, second, field) = (&names[*first], &names[at], field.name());
        notes.push(format!(
            "columns \"{first}\" and \"{second}\" both look like {field}: the first is used, the second is kept as metadata"
        ));
        *target = Some(Target::Metadata);
    } else {
        taken.insert(field, at);
    }
}

/// What the caller decided, column by column. A key matches a column exactly, or else folded.
fn mapped(names: &[String], mapping: &BTreeMap<String, String>) -> Result<Vec<Option<Target>>, ImportProblem> {
    let mut targets = vec![None; names.len()];
    for (column, to) in mapping {
        let target = match to.as_str() {
            "ignore" => Target::Ignore,
            "metadata" => Target::Metadata,
            name => match Field::from_name(name) {
                Some(field) => Target::Field(field),
                None => return Err(ImportProblem::UnknownField { column: column.clone(), field: to.clone() }),
            },
        };
        let exact = names.iter().position(|name| name == row::trimmed(column));
        let at = exact.or_else(|| names.iter().position(|name| fold(name) == fold(column)));
        match at {
            Some(at) => targets[at] = Some(target),
            None => return Err(ImportProblem::UnknownColumn { column: column.clone(), found: names.to_vec() }),
        }
    }
    Ok(targets)
}
