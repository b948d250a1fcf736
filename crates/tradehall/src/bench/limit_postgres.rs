//! The limit program on PostgreSQL: one pipelined connection, prepared statements, rows written while they arrive.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use foundation::db::Row;
use foundation::http::stream::JsonWriter;
use futures_util::StreamExt;
use kernel::{Day, Result};
use tokio_postgres::{Client, NoTls, Statement};

use super::leads_data::FIRST_DAY;
use super::limit::{COLUMNS, write};
use super::{DATABASE, problem};

struct Prepared {
    client: Client,
    from: i64,
    page: Statement,
    one: Statement,
    create: Statement,
}

/// Serves until it is ended.
pub fn serve(schema: &str) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(problem)?;
    runtime.block_on(async {
        let prepared = Arc::new(prepare(schema).await?);
        let router = Router::new()
            .route("/constant", get(async || ([(header::CONTENT_TYPE, "application/json")], "{\"ok\":true}")))
            .route("/page", get(page))
            .route("/one", get(one))
            .route("/create", post(create))
            .with_state(prepared);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(problem)?;
        println!("listening on http://{}", listener.local_addr().map_err(problem)?);
        axum::serve(listener, router).await.map_err(problem)
    })
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.map_err(problem)?;
    tokio::spawn(connection);
    Ok(client)
}

async fn prepare(schema: &str) -> Result<Prepared> {
    let client = connect(&std::env::var(DATABASE).map_err(problem)?).await?;
    client.batch_execute(&format!("set search_path to \"{schema}\"")).await.map_err(problem)?;
    let statement = async |sql: &str| client.prepare(sql).await.map_err(problem);
    Ok(Prepared {
        from: FIRST_DAY.parse::<Day>().map_err(problem)?.start().micros(),
        page: statement(&format!("select {COLUMNS} from lead where created_at >= $1 order by created_at, id limit 1000")).await?,
        one: statement(&format!("select {COLUMNS} from lead where id = $1")).await?,
        create: statement(
            "with address as (insert into lead_address (address, lead_id) values ($1, $1))
             insert into lead (id, name, first_name, last_name, name_key, email, email_key, country, language, created_at, updated_at)
             values ($1, $2, $3, $4, $2, $1, $1, 'DE', 'de', $5, $5)",
        )
        .await?,
        client,
    })
}

async fn page(State(prepared): State<Arc<Prepared>>) -> impl IntoResponse {
    let mut json = JsonWriter::with_capacity(1_000_000);
    json.open_object();
    json.name("data");
    json.open_array();
    let rows = prepared.client.query_raw(&prepared.page, [prepared.from]).await.unwrap_or_else(|error| panic!("{error}"));
    let mut rows = std::pin::pin!(rows);
    while let Some(row) = rows.next().await {
        let row = row.unwrap_or_else(|error| panic!("{error}"));
        write(&Row::Postgres(&row), &mut json).unwrap_or_else(|problem| panic!("{problem}"));
    }
    json.close_array();
    json.close_object();
    ([(header::CONTENT_TYPE, "application/json")], json.finish())
}

async fn one(State(prepared): State<Arc<Prepared>>, RawQuery(id): RawQuery) -> impl IntoResponse {
    let found = prepared.client.query_one(&prepared.one, &[&id.unwrap_or_default()]).await;
    let row = found.unwrap_or_else(|error| panic!("{error}"));
    let mut json = JsonWriter::with_capacity(1_000);
    write(&Row::Postgres(&row), &mut json).unwrap_or_else(|problem| panic!("{problem}"));
    ([(header::CONTENT_TYPE, "application/json")], json.finish())
}

/// One lead and its address, one commit.
async fn create(State(prepared): State<Arc<Prepared>>, body: String) -> impl IntoResponse {
    let lead: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
    let text = |name: &str| lead[name].as_str().unwrap_or_default().to_owned();
    let (email, first, last) = (text("email"), text("firstName"), text("lastName"));
    let name = format!("{first} {last}");
    let created = prepared.client.execute(&prepared.create, &[&email, &name, &first, &last, &prepared.from]).await;
    created.unwrap_or_else(|error| panic!("{error}"));
    ([(header::CONTENT_TYPE, "application/json")], "{\"created\":true}")
}

/// Drops what a measurement left: the schemas whose names begin so.
pub fn drop_schemas(url: &str, prefix: &str) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(problem)?;
    runtime.block_on(async {
        let client = connect(url).await?;
        let named = "select nspname::text from pg_namespace where starts_with(nspname::text, $1)";
        for row in client.query(named, &[&prefix]).await.map_err(problem)? {
            let schema: String = row.get(0);
            client.batch_execute(&format!("drop schema \"{schema}\" cascade")).await.map_err(problem)?;
        }
        Ok(())
    })
}
