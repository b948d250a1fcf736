//! Files of leads over HTTP: a small one is answered row by row, a larger one becomes a job that is looked at from time to time.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path as FilePath, PathBuf};

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use axum::response::{IntoResponse, Response};
use foundation::auth::permission::{ReadLeads, WriteLeads};
use foundation::auth::{Actor, OrKey, Staff};
use foundation::brand::Brand;
use foundation::config::Config;
use foundation::db::Read;
use foundation::http::{Answer, Json, Page, Path, Query, Reply, Upload, UploadForm};
use foundation::idempotency::Once;
use foundation::{audit, jobs};
use kernel::{LeadId, LeadImportId, Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::job::{self, RunImport};
use super::queries::{self, RefusedRow};
use super::shown::{ImportInFull, ImportShown};
use super::state::{NewImport, State, folder};
use super::{Encoding, Import, ImportProblem, Options};
use crate::leads::attribution::Bringer;
use crate::leads::input;

/// A file of at most so many rows is answered at once.
pub const AT_ONCE: usize = 5_000;
/// How long the request that answers at once has the import to itself.
const HEAD_START_S: i64 = 120;

/// The form: the file, and what the sender knows about it.
pub struct LeadFile;

impl UploadForm for LeadFile {
    const TEXTS: &'static [&'static str] = &["mapping", "source", "country", "encoding", "delimiter", "hasHeader"];
    const FILES: &'static [&'static str] = &["file"];
    const ABOUT: &'static [(&'static str, &'static str)] = &[
        ("file", "CSV with a line of column names; a row needs an e-mail address or a phone number"),
        ("mapping", "JSON object from column names to field names, \"metadata\" or \"ignore\"; guessed from the names where not given"),
        ("source", "Kept with every lead of the file"),
        ("country", "ISO 3166-1 alpha-2: where phone numbers without a country code are dialled"),
        ("encoding", "Found out where not given"),
        ("delimiter", "One character, or the word tab; found out where not given"),
        ("hasHeader", "true or false; found out where not given"),
    ];
    const REQUIRED: &'static [&'static str] = &["file"];
    fn most_bytes(config: &Config) -> u64 {
        config.limits.import_bytes.0
    }
}

foundation::words! {
    /// What became of a row.
    pub enum RowStatus {
        Saved = "saved",
        Merged = "merged",
        Refused = "refused",
    }
}

/// One row of a file that was answered at once.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RowResult {
    /// The line of the file on which the row begins, from 1.
    pub line: i64,
    pub status: RowStatus,
    pub lead_id: Option<LeadId>,
    pub field: Option<String>,
    pub reason: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// How many rows became new leads so far.
    saved: String,
    /// Every row in the order of the file; none while a larger file is still read.
    rows: Vec<RowResult>,
    import: ImportInFull,
}

#[derive(Serialize, Deserialize)]
struct Begun {
    import_id: LeadImportId,
    at_once: bool,
}

/// What a file is answered with: 200 when all of it is read, 202 when a job goes on with it.
pub struct Received(Reply<Imported>);

impl IntoResponse for Received {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl OperationOutput for Received {
    type Inner = Imported;
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        Reply::<Imported>::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        let mut documented = Reply::<Imported>::inferred_responses(ctx, operation);
        let later = Reply::<Imported>::operation_response(ctx, operation);
        documented
            .extend(later.map(|later| (Some(202), Documented { description: "Received, and read after this answer".into(), ..later })));
        documented
    }
}

pub async fn create(staff: Staff<WriteLeads, OrKey>, mut upload: Upload<LeadFile>) -> Answer<Received> {
    let file = upload.take_file("file")?;
    let options = options(&upload.texts)?;
    let source = input::word("source", upload.texts.get("source").map(String::as_str))?;
    let name = format!("{}.csv", staff.app().new_uuid().simple());
    let (folder, path, shown) = (folder(staff.brand()), file.path().to_owned(), shown_name(&file.file_name));
    let bringer = staff.key_id().and_then(|_| staff.principal().ok()).map(Bringer::from);
    let created_by = staff.principal()?.id.to_string();
    let size = file.size;
    let opening = tokio::task::spawn_blocking(move || {
        let (import, rows) = look(&path, &options)?;
        let kept = Kept::keep(&path, &folder, &name)?;
        let new = NewImport {
            file: name,
            file_name: shown,
            size,
            header: import.header().clone(),
            start: import.position(),
            options,
            keeps_rows: rows <= AT_ONCE,
            source,
            bringer,
            created_by,
        };
        Ok::<_, Problem>((new, kept))
    });
    let (new, kept) = opening.await.map_err(|error| Problem::internal(error.to_string()))??;
    drop(file);
    let (brand, once, by) = (staff.brand().clone(), staff.once().with_content(&upload.sha256), staff.actor());
    let begun = handed_in(brand, once, by, new, kept).await?;
    let replayed = begun.is_replayed();
    let begun = begun.value()?;
    // A repeat takes nothing over where there is nothing to go on with.
    if begun.at_once && (!replayed || job::is_open(staff.brand(), begun.import_id).await?) {
        match job::run(staff.brand(), begun.import_id).await {
            // The job or a repeat of this request is at it already; the answer says how far.
            Err(problem) if problem.code() == job::ELSEWHERE => {}
            other => _ = other?,
        }
    }
    answer(staff.brand(), begun, replayed).await
}

/// In a task of its own: a request may be given up while the commit is under way, and the file has to stay if the import does.
async fn handed_in(brand: Brand, once: Once, by: Actor, new: NewImport, kept: Kept) -> Result<Reply<Begun>> {
    let handing = tokio::spawn(async move {
        // Should the whole process end in between, a file that nobody reads is better than an import without one.
        let file = kept.stays();
        let begun = brand.write(move |tx| once.run(tx, 200, |tx| begin(tx, &by, &new))).await;
        if begun.as_ref().map_or(true, Reply::is_replayed) {
            drop(Kept(file));
        }
        begun
    });
    handing.await.map_err(|error| Problem::internal(error.to_string()))?
}

fn begin(tx: &mut foundation::db::Tx<'_>, by: &Actor, new: &NewImport) -> Result<Begun> {
    let import_id: LeadImportId = tx.new_id();
    queries::insert(tx, import_id, new)?;
    // Should the request that runs it die, the job goes on where it stopped.
    let head_start = if new.keeps_rows { HEAD_START_S } else { 0 };
    let run_at = tx.now().plus_seconds(head_start);
    jobs::enqueue_at(tx, RunImport { import: import_id }, run_at)?;
    let what = json!({ "fileName": new.file_name, "size": new.size, "source": new.source });
    audit::record(tx, by, "leads.import_started", import_id, json!(null), what)?;
    Ok(Begun { import_id, at_once: new.keeps_rows })
}

async fn answer(brand: &Brand, begun: Begun, replayed: bool) -> Answer<Received> {
    let Begun { import_id, at_once } = begun;
    let (state, rows) = brand
        .read(move |read| {
            let state = queries::find(read, import_id)?;
            let rows = if at_once { rows_of(read, &state)? } else { Vec::new() };
            Ok((state, rows))
        })
        .await?;
    let imported = Imported { saved: state.counts.saved.to_string(), rows, import: state.into() };
    let status = if at_once { 200 } else { 202 };
    if replayed {
        let body = serde_json::to_string(&imported).map_err(|error| Problem::internal(error.to_string()))?;
        return Ok(Received(Reply::replayed(status, body)));
    }
    Ok(Received(Reply::fresh(status, imported)))
}

fn rows_of(read: &mut Read<'_>, state: &State) -> Result<Vec<RowResult>> {
    let kept = queries::rows(read, state.id)?.into_iter().map(|(line, status, lead)| RowResult {
        line,
        status: if status == RowStatus::Merged.word() { RowStatus::Merged } else { RowStatus::Saved },
        lead_id: Some(lead),
        field: None,
        reason: None,
    });
    let refused = queries::problems(read, state.id, AT_ONCE as i64, 0)?.into_iter().map(|row| RowResult {
        line: row.line,
        status: RowStatus::Refused,
        lead_id: None,
        field: row.field,
        reason: Some(row.reason),
    });
    let mut rows: Vec<RowResult> = kept.chain(refused).collect();
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

/// Opens the file and counts its rows, as far as it matters.
fn look(path: &FilePath, options: &Options) -> Result<(Import<File>, usize)> {
    let open = || -> Result<Import<File>> {
        let file = File::open(path).map_err(ImportProblem::from)?;
        Import::open(file, options).map_err(named)
    };
    let rows = open()?.count(AT_ONCE + 1)?;
    Ok((open()?, rows))
}

/// The problem with the field of the form that it is about.
fn named(problem: ImportProblem) -> Problem {
    let field = match &problem {
        ImportProblem::UnknownField { .. } | ImportProblem::UnknownColumn { .. } => "mapping",
        ImportProblem::UnknownCountry(_) => "country",
        ImportProblem::UnknownDelimiter(_) => "delimiter",
        _ => "file",
    };
    let text = problem.to_string();
    Problem::from(problem).field(field, text)
}

fn options(texts: &BTreeMap<String, String>) -> Result<Options> {
    let given = |name: &str| texts.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let mapping = match given("mapping") {
        Some(json) => serde_json::from_str(json).map_err(|_| {
            Problem::invalid("mapping", "expected a JSON object of column names to field names, \"metadata\" or \"ignore\"")
        })?,
        None => BTreeMap::new(),
    };
    let encoding = given("encoding")
        .map(|name| serde_json::from_value::<Encoding>(json!(name)).map_err(|error| Problem::invalid("encoding", error.to_string())));
    let delimiter = match texts.get("delimiter").filter(|text| !text.is_empty()).map(String::as_str) {
        None => None,
        Some("tab" | "\\t") => Some('\t'),
        Some(text) => match (text.chars().next(), text.chars().count()) {
            (Some(letter), 1) => Some(letter),
            _ => return Err(Problem::invalid("delimiter", "expected one character, or the word tab")),
        },
    };
    let has_header = match given("hasHeader") {
        None => None,
        Some("true") => Some(true),
        Some("false") => Some(false),
        Some(_) => return Err(Problem::invalid("hasHeader", "expected true or false")),
    };
    Ok(Options { mapping, encoding: encoding.transpose()?, delimiter, has_header, country: given("country").map(str::to_owned) })
}

/// The sender's name for the file, fit for one line.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if shown.is_empty() { "file".to_owned() } else { shown }
}

/// A file in the brand's folder, removed again unless it is said to stay.
struct Kept(Option<PathBuf>);

impl Kept {
    fn keep(from: &FilePath, folder: &FilePath, name: &str) -> Result<Kept> {
        let disk = |error: std::io::Error| Problem::internal(format!("the file of an import could not be kept: {error}"));
        std::fs::create_dir_all(folder).map_err(disk)?;
        let to = folder.join(name);
        let kept = Kept(Some(to.clone()));
        if std::fs::rename(from, &to).is_err() {
            std::fs::copy(from, &to).map_err(disk)?;
        }
        File::open(&to).and_then(|file| file.sync_all()).map_err(disk)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk)?;
        Ok(kept)
    }

    /// Where it lies, from now on whatever happens.
    fn stays(mut self) -> Option<PathBuf> {
        self.0.take()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let _ = std::fs::remove_file(path);
        }
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct ImportsQuery {
    /// 1 to 1000, 50 when nothing is said.
    limit: Option<i64>,
    offset: Option<i64>,
}

#[derive(Serialize, JsonSchema)]
pub struct Imports {
    imports: Vec<ImportShown>,
    pages: i64,
    count: i64,
}

pub async fn list(staff: Staff<ReadLeads, OrKey>, Query(query): Query<ImportsQuery>) -> Answer<Json<Imports>> {
    let page = Page::new(query.limit, query.offset, 50, foundation::http::list::MOST)?;
    let (imports, count) = staff.read(move |read| queries::list(read, page.limit, page.offset)).await?;
    Ok(Json(Imports { imports, pages: page.pages(count), count }))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OneImport {
    #[serde(flatten)]
    import: ImportInFull,
    /// A page of the refused rows, in the order of the file; the first 100000 are kept.
    problems: Vec<RefusedRow>,
    problem_pages: i64,
}

pub async fn get(
    staff: Staff<ReadLeads, OrKey>,
    Path(id): Path<LeadImportId>,
    Query(query): Query<ImportsQuery>,
) -> Answer<Json<OneImport>> {
    let page = Page::new(query.limit, query.offset, 100, foundation::http::list::MOST)?;
    let (state, problems) =
        staff.read(move |read| Ok((queries::find(read, id)?, queries::problems(read, id, page.limit, page.offset)?))).await?;
    let problem_pages = page.pages(state.counts.refused.min(super::prepare::MOST_PROBLEMS as i64));
    Ok(Json(OneImport { import: state.into(), problems, problem_pages }))
}
