//! The raw driver on PostgreSQL: many connections, a transaction and a durable commit for each posting, as programs and pgbench do it.
//!
//! As in pgbench the callers share ten accounts of the house: with one of them, each would wait for the commit of the one before.

use foundation::brand::Brand;
use foundation::db::Source;
use foundation::telemetry::Timer;
use kernel::Result;
use tokio_postgres::{Client, NoTls};

use super::ledger::rate;
use super::problem;

const HOUSES: usize = 10;
const MOVE: &str = "insert into balance (account, currency, amount_minor, may_be_negative) values ($1, 'USD', $2, true)
    on conflict (account, currency) do update set amount_minor = balance.amount_minor + excluded.amount_minor";
const POSTINGS: &str = "insert into posting (journal_id, line, account, currency, amount_minor, at)
    values ($1, 1, $2, 'USD', -1, 0), ($1, 2, $3, 'USD', 1, 0)";
const JOURNAL: &str =
    "insert into journal (id, kind, cause, reference, note, at) values ($1, 'DEPOSIT', 'deposit:' || $2::text, $2, null, 0)";

/// Postings per second by so many connections, each with so many postings, one after the other.
pub async fn by_connections(brand: &Brand, connections: usize, each: usize) -> Result<u64> {
    let Source::Postgres { config, schema } = brand.source() else { return Err(problem("no PostgreSQL")) };
    let mut clients = Vec::with_capacity(connections);
    for _ in 0..connections {
        let (client, connection) = config.connect(NoTls).await.map_err(problem)?;
        tokio::spawn(connection);
        client.batch_execute(&format!("set search_path to \"{schema}\"")).await.map_err(problem)?;
        clients.push(client);
    }
    let (timer, mut tasks) = (Timer::start(), Vec::with_capacity(connections));
    for (number, client) in clients.into_iter().enumerate() {
        let brand = brand.clone();
        tasks.push(tokio::spawn(async move { post_all(client, &brand, number, each).await }));
    }
    for task in tasks {
        task.await.map_err(problem)?.map_err(problem)?;
    }
    Ok(rate(connections * each, &timer))
}

async fn post_all(mut client: Client, brand: &Brand, number: usize, each: usize) -> std::result::Result<(), tokio_postgres::Error> {
    let new_id = || brand.hands().entropy.uuid_v7(brand.now()).to_string();
    let (postings, journal, moves) = (client.prepare(POSTINGS).await?, client.prepare(JOURNAL).await?, client.prepare(MOVE).await?);
    let own = format!("psp:raw{number}:float");
    for turn in 0..each {
        let (id, reference) = (new_id(), new_id());
        let house = format!("psp:raw{}:clearing", (number + turn) % HOUSES);
        let tx = client.transaction().await?;
        tx.execute(&postings, &[&id, &house, &own]).await?;
        tx.execute(&journal, &[&id, &reference]).await?;
        tx.execute(&moves, &[&own, &1_i64]).await?;
        tx.execute(&moves, &[&house, &-1_i64]).await?;
        tx.commit().await?;
    }
    Ok(())
}
