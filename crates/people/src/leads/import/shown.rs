//! Imports as they are shown.

use kernel::{LeadImportId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Target;
use super::state::{ImportStatus, State};

/// An import as it stands in the list of all.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportShown {
    pub import_id: LeadImportId,
    pub file_name: String,
    pub status: ImportStatus,
    /// How much of the file is read, by bytes.
    pub percent: i64,
    pub rows_read: i64,
    pub rows_saved: i64,
    /// Rows whose e-mail address was known already, from before or from the same file.
    pub rows_merged: i64,
    pub rows_refused: i64,
    /// Why the import ended before the file did.
    pub problem: Option<String>,
    pub created_by: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub completed_at: Option<Timestamp>,
}

/// An import by itself, with what is known of its columns: of a wide file that is too much for a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ImportInFull {
    #[serde(flatten)]
    pub import: ImportShown,
    /// What each column is taken for.
    pub columns: Vec<ImportColumn>,
    /// What should be known about the columns.
    pub notes: Vec<String>,
}

/// A column of the file and the field that it fills, `metadata` or `ignore`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ImportColumn {
    pub column: String,
    pub field: String,
}

impl From<State> for ImportInFull {
    fn from(state: State) -> ImportInFull {
        let import = ImportShown {
            import_id: state.id,
            percent: state.percent(),
            file_name: state.file_name,
            status: state.status,
            rows_read: state.counts.read,
            rows_saved: state.counts.saved,
            rows_merged: state.counts.merged,
            rows_refused: state.counts.refused,
            problem: state.problem,
            created_by: state.created_by,
            created_at: state.created_at,
            updated_at: state.updated_at,
            completed_at: state.completed_at,
        };
        let target = |target: Target| match target {
            Target::Field(field) => field.name().to_owned(),
            Target::Metadata => "metadata".to_owned(),
            Target::Ignore => "ignore".to_owned(),
        };
        let columns = state.header.columns.into_iter();
        let columns = columns.map(|column| ImportColumn { field: target(column.target), column: column.name }).collect();
        ImportInFull { import, columns, notes: state.header.notes }
    }
}
