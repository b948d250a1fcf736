//! The least that could answer the same: axum and the database's own driver, a prepared statement, rows written while they are
//! read. No sign-in, no scope, no totals, no audit; it answers nothing but the good case.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use foundation::db::Row;
use foundation::http::stream::JsonWriter;
use kernel::{Day, Result};
use rusqlite::Connection;

use super::leads_data::FIRST_DAY;
use super::problem;

pub(super) const COLUMNS: &str =
    "id, created_at, updated_at, first_name, last_name, email, mobilenumber, country, language, affiliate_id, campaign_id,
    source, referrer, utm, tags, sales_status, last_contact_at, call_status, customer_id, converted_at, metadata";

const NAMES: [&str; 21] = [
    "leadId",
    "registrationDate",
    "lastModifiedDate",
    "firstName",
    "lastName",
    "email",
    "phone",
    "country",
    "language",
    "affId",
    "campaignId",
    "source",
    "referrer",
    "utmDetails",
    "tags",
    "salesStatus",
    "lastContactDate",
    "callStatus",
    "customerId",
    "convertedDate",
    "metadata",
];

#[derive(Clone)]
struct Files {
    path: Arc<str>,
    from: i64,
    page: Arc<str>,
    one: Arc<str>,
    writer: Arc<Mutex<Connection>>,
}

thread_local! {
    static OPEN: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// Serves until it is ended.
pub fn serve(path: &str) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(problem)?;
    let from = FIRST_DAY.parse::<Day>().map_err(problem)?.start().micros();
    let files = Files {
        path: path.into(),
        from,
        page: format!("select {COLUMNS} from lead where created_at >= ?1 order by created_at, id limit 1000").into(),
        one: format!("select {COLUMNS} from lead where id = ?1").into(),
        writer: Arc::new(Mutex::new(open(path)?)),
    };
    runtime.block_on(async {
        let router = Router::new()
            .route("/constant", get(async || ([(header::CONTENT_TYPE, "application/json")], "{\"ok\":true}")))
            .route("/page", get(page))
            .route("/one", get(one))
            .route("/create", post(create))
            .with_state(files);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(problem)?;
        println!("listening on http://{}", listener.local_addr().map_err(problem)?);
        axum::serve(listener, router).await.map_err(problem)
    })
}

fn open(path: &str) -> Result<Connection> {
    let connection = Connection::open(path).map_err(problem)?;
    connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536").map_err(problem)?;
    Ok(connection)
}

fn with<T>(files: &Files, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
    OPEN.with_borrow_mut(|slot| {
        let connection = slot.get_or_insert_with(|| open(&files.path).unwrap_or_else(|error| panic!("{error}")));
        work(connection).unwrap_or_else(|error| panic!("{error}"))
    })
}

async fn page(State(files): State<Files>) -> impl IntoResponse {
    let json = with(&files, |connection| {
        let mut statement = connection.prepare_cached(&files.page)?;
        let mut rows = statement.query([files.from])?;
        let mut json = JsonWriter::with_capacity(1_000_000);
        json.open_object();
        json.name("data");
        json.open_array();
        while let Some(row) = rows.next()? {
            write_sqlite(row, &mut json)?;
        }
        json.close_array();
        json.close_object();
        Ok(json.finish())
    });
    ([(header::CONTENT_TYPE, "application/json")], json)
}

async fn one(State(files): State<Files>, RawQuery(id): RawQuery) -> impl IntoResponse {
    let json = with(&files, |connection| {
        let mut statement = connection.prepare_cached(&files.one)?;
        statement.query_row([id.unwrap_or_default()], |row| {
            let mut json = JsonWriter::with_capacity(1_000);
            write_sqlite(row, &mut json)?;
            Ok(json.finish())
        })
    });
    ([(header::CONTENT_TYPE, "application/json")], json)
}

/// One lead and its address, one commit.
async fn create(State(files): State<Files>, body: String) -> impl IntoResponse {
    let lead: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
    let text = |name: &str| lead[name].as_str().unwrap_or_default().to_owned();
    let (email, first, last) = (text("email"), text("firstName"), text("lastName"));
    let connection = files.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let name = format!("{first} {last}");
    let stored = store(&connection, (&email, &name, &first, &last, files.from));
    stored.unwrap_or_else(|error| panic!("{error}"));
    ([(header::CONTENT_TYPE, "application/json")], "{\"created\":true}")
}

fn store(connection: &Connection, lead: (&str, &str, &str, &str, i64)) -> rusqlite::Result<()> {
    connection.prepare_cached("begin immediate")?.execute([])?;
    connection.prepare_cached("insert into lead_address (address, lead_id) values (?1, ?1)")?.execute([lead.0])?;
    connection
        .prepare_cached(
            "insert into lead (id, name, first_name, last_name, name_key, email, email_key, country, language, created_at, updated_at)
             values (?1, ?2, ?3, ?4, ?2, ?1, ?1, 'DE', 'de', ?5, ?5)",
        )?
        .execute(lead)?;
    connection.prepare_cached("commit")?.execute([])?;
    Ok(())
}

/// A row as both databases' limit programs write it.
pub(super) fn write(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    json.open_object();
    for (index, name) in NAMES.iter().enumerate() {
        let column = row.column(index)?;
        match index {
            1 | 2 | 16 | 19 => json.time_column(name, column)?,
            13 | 14 | 20 => json.json_column(name, column)?,
            _ => json.column(name, column)?,
        }
    }
    json.close_object();
    Ok(())
}

fn write_sqlite(row: &rusqlite::Row<'_>, json: &mut JsonWriter) -> rusqlite::Result<()> {
    write(&Row::Sqlite(row), json).map_err(|_| rusqlite::Error::InvalidQuery)
}
