//! A record to a lead, checked, or to the reason why not.
//!
//! Invariants
//! - A row is taken whole or refused with its first fault; no part of it is dropped in silence.
//! - Cells are data: one that looks like a formula is kept as it stands, and it is for exports to defuse it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use super::header::{Column, Field, Target};
use super::problem::RowProblem;
use super::records::{MAX_CELL, MAX_COLUMNS, MAX_RECORD, Oversize, Record};
use super::{email, phone};
use crate::countries::{self, Country};

const MAX_NAME: usize = 200;
const MAX_SHORT: usize = 200;
const MAX_UTM: usize = 1_000;
const MAX_METADATA_VALUE: usize = 1_000;
const MAX_TAGS: usize = 50;
/// Leads are not older than this.
const EARLIEST: Timestamp = Timestamp::from_micros(0);

/// A lead as a file gives it. At least one of `email` and `phone` is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadRow {
    /// The whole name; empty when the file has none.
    pub name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// As given, without blanks around it; compare [`LeadRow::email_key`].
    pub email: Option<String>,
    /// `+` and 7 to 15 digits.
    pub phone: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 639-1, lower case.
    pub language: Option<String>,
    pub source: Option<String>,
    pub sales_status: Option<String>,
    pub tags: Vec<String>,
    /// By the names in [`super::UTM_KEYS`].
    pub utm: BTreeMap<Cow<'static, str>, String>,
    /// By column name.
    pub metadata: BTreeMap<String, String>,
    pub comment: Option<String>,
    pub created_at: Option<Timestamp>,
}

impl LeadRow {
    /// The address in lower case, under which leads are merged.
    pub fn email_key(&self) -> Option<String> {
        self.email.as_deref().map(str::to_lowercase)
    }
}

/// Without blanks, byte order marks and marks of writing direction around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    })
}

/// The lead in a record. `home` is the country of rows that name none; nobody was registered after `now`.
pub fn check(record: &Record<'_>, columns: &[Column], home: Option<&'static Country>, now: Timestamp) -> Result<LeadRow, RowProblem> {
    shape(record, columns)?;
    let mut row = LeadRow::default();
    let mut country = home;
    let mut dialled = None;
    for (at, column) in columns.iter().enumerate() {
        let cell = record.cell(at);
        let value = trimmed(&cell);
        if value.is_empty() || column.target == Target::Ignore {
            continue;
        }
        match column.target {
            Target::Field(Field::Country) if !is_nothing(value) => {
                country = Some(known_country(value).map_err(|r| refuse(record, "country", r))?)
            }
            Target::Field(Field::MobileNumber) if !is_nothing(value) => dialled = Some(value.to_owned()),
            _ => put(&mut row, column, value).map_err(|reason| refuse(record, field_name(column), reason))?,
        }
    }
    if let Some(dialled) = dialled {
        let number = phone::normalise(&dialled, country).map_err(|reason| refuse(record, "mobilenumber", quoted(reason, &dialled)))?;
        row.phone = Some(number);
    }
    if row.email.is_none() && row.phone.is_none() {
        return Err(refuse(record, "email", "neither an e-mail address nor a phone number is given"));
    }
    match row.created_at {
        Some(at) if at > now => return Err(refuse(record, "createdAt", "lies in the future")),
        Some(at) if at < EARLIEST => return Err(refuse(record, "createdAt", "lies before 1970")),
        _ => {}
    }
    row.country = country.map(|country| country.iso2.to_owned());
    complete_name(&mut row);
    Ok(row)
}

fn refuse(record: &Record<'_>, field: &str, reason: impl Into<String>) -> RowProblem {
    RowProblem { line: record.line, field: field.to_owned(), reason: reason.into() }
}

fn field_name(column: &Column) -> &str {
    match column.target {
        Target::Field(field) => field.name(),
        _ => &column.name,
    }
}

/// The reason with the value it is about, cut to what fits a line.
fn quoted(reason: &str, value: &str) -> String {
    let shown: String = value.chars().filter(|c| !c.is_control()).take(60).collect();
    let more = if value.chars().count() > 60 { "…" } else { "" };
    format!("\"{shown}{more}\": {reason}")
}

/// Whether the record has one cell per column. Cells too many are forgiven when nothing is in them.
fn shape(record: &Record<'_>, columns: &[Column]) -> Result<(), RowProblem> {
    let open_quote = match record.last_line - record.line {
        0 => String::new(),
        _ => format!("; the row goes on to line {}, is a quote left open?", record.last_line),
    };
    if let Some(oversize) = record.oversize {
        let (field, reason) = match oversize {
            Oversize::Cell { column } => {
                let name = columns.get(column).map_or("row", field_name);
                (name, format!("is longer than {} KiB{open_quote}", MAX_CELL / 1024))
            }
            Oversize::Columns => ("row", format!("has more than {MAX_COLUMNS} cells{open_quote}")),
            Oversize::Record => ("row", format!("is longer than {} KiB{open_quote}", MAX_RECORD / 1024)),
        };
        return Err(refuse(record, field, reason));
    }
    let surplus_is_blank = || (columns.len()..record.len()).all(|at| trimmed(&record.cell(at)).is_empty());
    if record.len() < columns.len() || !surplus_is_blank() {
        let reason = format!("has {} cells where {} are expected{open_quote}", record.len(), columns.len());
        return Err(refuse(record, "row", reason));
    }
    if record.has_nul() {
        return Err(refuse(record, "row", "holds a NUL character, so it is not text"));
    }
    Ok(())
}

/// What spreadsheets and databases write for nothing.
fn is_nothing(value: &str) -> bool {
    const NOTHING: [&str; 9] = ["-", "--", "n/a", "na", "null", "none", "nil", "undefined", "nan"];
    value.len() <= 9 && NOTHING.iter().any(|nothing| value.eq_ignore_ascii_case(nothing)) && value != "NA"
}

fn known_country(text: &str) -> Result<&'static Country, String> {
    countries::find(text).ok_or_else(|| quoted("is not a country; expected a code such as DE or an English name", text))
}

fn put(row: &mut LeadRow, column: &Column, value: &str) -> Result<(), String> {
    let Target::Field(field) = column.target else {
        row.metadata.insert(column.name.clone(), within(value, MAX_METADATA_VALUE)?);
        return Ok(());
    };
    match field {
        Field::Name => row.name = within(value, MAX_NAME)?,
        Field::FirstName => row.first_name = Some(within(value, MAX_NAME)?),
        Field::LastName => row.last_name = Some(within(value, MAX_NAME)?),
        Field::Source => row.source = Some(within(value, MAX_SHORT)?),
        Field::SalesStatus => row.sales_status = Some(within(value, MAX_SHORT)?),
        Field::Comment => row.comment = Some(value.to_owned()),
        Field::Tags => row.tags = tags(value)?,
        Field::Utm(key) => {
            row.utm.insert(Cow::Borrowed(key), within(value, MAX_UTM)?);
        }
        Field::Email | Field::Country | Field::MobileNumber | Field::Language | Field::CreatedAt if is_nothing(value) => {}
        Field::Email => {
            let address = email::bare(value);
            email::check(address).map_err(|reason| quoted(reason, value))?;
            row.email = Some(address.to_owned());
        }
        Field::Language | Field::CreatedAt => keep_or_read(row, column, field, value)?,
        Field::Country | Field::MobileNumber => {}
    }
    Ok(())
}

/// A language or a time that is not understood is kept as it stands, among the metadata.
fn keep_or_read(row: &mut LeadRow, column: &Column, field: Field, value: &str) -> Result<(), String> {
    match (field, language(value), instant(value)) {
        (Field::Language, Some(code), _) => row.language = Some(code),
        (Field::CreatedAt, _, Some(at)) => row.created_at = Some(at),
        _ => {
            row.metadata.insert(column.name.clone(), within(value, MAX_METADATA_VALUE)?);
        }
    }
    Ok(())
}

fn within(value: &str, most: usize) -> Result<String, String> {
    if value.len() > most && value.chars().count() > most {
        return Err(format!("is longer than {most} characters"));
    }
    Ok(value.to_owned())
}

fn tags(value: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in value.split([',', ';', '|']).map(trimmed).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(within(tag, MAX_SHORT)?);
        }
    }
    if tags.len() > MAX_TAGS { Err(format!("has more than {MAX_TAGS} tags")) } else { Ok(tags) }
}

fn complete_name(row: &mut LeadRow) {
    match (&row.first_name, &row.last_name) {
        (None, None) => {
            let mut parts = row.name.splitn(2, char::is_whitespace).map(trimmed).filter(|part| !part.is_empty()).map(str::to_owned);
            let (first, last) = (parts.next(), parts.next());
            (row.first_name, row.last_name) = (first, last);
        }
        (first, last) if row.name.is_empty() => {
            let parts: Vec<&str> = [first, last].into_iter().flatten().map(String::as_str).collect();
            row.name = parts.join(" ");
        }
        _ => {}
    }
}

/// ISO 639-1 from a code (`DE`, `de-AT`) or an English name.
fn language(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 24] = [
        ("english", "en"),
        ("german", "de"),
        ("spanish", "es"),
        ("french", "fr"),
        ("italian", "it"),
        ("russian", "ru"),
        ("arabic", "ar"),
        ("portuguese", "pt"),
        ("dutch", "nl"),
        ("polish", "pl"),
        ("turkish", "tr"),
        ("greek", "el"),
        ("swedish", "sv"),
        ("danish", "da"),
        ("norwegian", "no"),
        ("finnish", "fi"),
        ("czech", "cs"),
        ("hungarian", "hu"),
        ("romanian", "ro"),
        ("chinese", "zh"),
        ("japanese", "ja"),
        ("korean", "ko"),
        ("vietnamese", "vi"),
        ("thai", "th"),
    ];
    let primary = text.split(['-', '_']).next().unwrap_or(text);
    if primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_alphabetic()) && text.len() <= 10 {
        return Some(primary.to_ascii_lowercase());
    }
    NAMES.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)).map(|(_, code)| (*code).to_owned())
}

/// RFC 3339, `YYYY-MM-DD[ HH:MM[:SS]]` or `DD.MM.YYYY[ HH:MM[:SS]]`, taken as UTC where no offset is given. Dates with
/// slashes are not read: half the world puts the month first.
pub fn instant(text: &str) -> Option<Timestamp> {
    if text.len() > 40 || !text.is_ascii() {
        return None;
    }
    if let Ok(at) = text.parse() {
        return Some(at);
    }
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
    let day = match day.split('.').collect::<Vec<_>>()[..] {
        [d, m, y] if d.len() <= 2 && m.len() <= 2 => format!("{y}-{m:0>2}-{d:0>2}"),
        _ => day.to_owned(),
    };
    let seconds = if time.matches(':').count() == 1 { ":00" } else { "" };
    format!("{day}T{time:0>5}{seconds}Z").parse().ok()
}
