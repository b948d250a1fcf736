//! What can be wrong with a file or with a row, in words for whoever sent it.

use std::fmt;
use std::io;

use kernel::Problem;
use serde::Serialize;

use super::header::{Field, UTM_KEYS};
use super::records::{MAX_COLUMNS, Oversize};

/// Why a file cannot be imported at all.
#[derive(Debug)]
pub enum ImportProblem {
    Empty,
    /// What the file is instead.
    NotText(&'static str),
    TooManyColumns,
    /// The header row is too long to be one.
    HeaderTooLong,
    NoContactColumn {
        found: Vec<String>,
    },
    /// The mapping names a field no lead has.
    UnknownField {
        column: String,
        field: String,
    },
    /// The mapping names a column the file does not have.
    UnknownColumn {
        column: String,
        found: Vec<String>,
    },
    UnknownCountry(String),
    /// The caller's delimiter is none that we read.
    UnknownDelimiter(char),
    Unreadable(io::Error),
}

impl ImportProblem {
    pub fn code(&self) -> &'static str {
        match self {
            ImportProblem::Empty => "import_empty",
            ImportProblem::NotText(_) => "import_not_text",
            ImportProblem::TooManyColumns => "import_too_many_columns",
            ImportProblem::HeaderTooLong => "import_header_too_long",
            ImportProblem::NoContactColumn { .. } => "import_no_contact_column",
            ImportProblem::UnknownField { .. } => "import_unknown_field",
            ImportProblem::UnknownColumn { .. } => "import_unknown_column",
            ImportProblem::UnknownCountry(_) => "import_unknown_country",
            ImportProblem::UnknownDelimiter(_) => "import_unknown_delimiter",
            ImportProblem::Unreadable(_) => "import_unreadable",
        }
    }
}

/// At most 30 names, in quotes.
fn listed(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(30).map(|name| format!("\"{name}\"")).collect();
    let more = if names.len() > 30 { format!(" and {} more", names.len() - 30) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportProblem::Empty => f.write_str("The file is empty."),
            ImportProblem::NotText(what) => write!(f, "The file is {what}, not text. Save it as CSV and send it again."),
            ImportProblem::TooManyColumns => write!(f, "The file has more than {MAX_COLUMNS} columns."),
            ImportProblem::HeaderTooLong => f.write_str("The first row is too long for a row of column names; is a quote left open?"),
            ImportProblem::NoContactColumn { found } => write!(
                f,
                "No column holds an e-mail address or a phone number. Found {}; expected one called \"email\" or \"phone\" (or a mapping that names it).",
                listed(found)
            ),
            ImportProblem::UnknownField { column, field } => {
                let fields: Vec<&str> = Field::names().filter(|name| !UTM_KEYS.contains(name)).chain(UTM_KEYS).collect();
                write!(
                    f,
                    "Column \"{column}\" is mapped to \"{field}\"; expected one of {}, \"metadata\" or \"ignore\".",
                    fields.join(", ")
                )
            }
            ImportProblem::UnknownColumn { column, found } => {
                write!(f, "The mapping names the column \"{column}\", which the file does not have. Found {}.", listed(found))
            }
            ImportProblem::UnknownCountry(text) => {
                write!(f, "\"{text}\" is not a country; expected a code such as DE or an English name.")
            }
            ImportProblem::UnknownDelimiter(c) => write!(f, "{c:?} is not a delimiter; expected a comma, a semicolon, a tab or |."),
            ImportProblem::Unreadable(_) => f.write_str("The file could not be read to its end."),
        }
    }
}

impl std::error::Error for ImportProblem {}

impl From<Oversize> for ImportProblem {
    fn from(oversize: Oversize) -> ImportProblem {
        match oversize {
            Oversize::Columns => ImportProblem::TooManyColumns,
            Oversize::Cell { .. } | Oversize::Record => ImportProblem::HeaderTooLong,
        }
    }
}

impl From<io::Error> for ImportProblem {
    fn from(cause: io::Error) -> ImportProblem {
        ImportProblem::Unreadable(cause)
    }
}

impl From<ImportProblem> for Problem {
    fn from(problem: ImportProblem) -> Problem {
        let text = problem.to_string();
        match problem {
            ImportProblem::Unreadable(cause) => Problem::bad_request("import_unreadable").because(text).caused_by(cause),
            other => Problem::refused(other.code()).because(text),
        }
    }
}

/// Why one row is not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The line of the file the row starts on, from 1.
    pub line: u64,
    /// The field by its name in the API, the column's own name, or `row`.
    pub field: String,
    pub reason: String,
}

impl fmt::Display for RowProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.field, self.reason)
    }
}
