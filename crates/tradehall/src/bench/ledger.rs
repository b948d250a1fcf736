//! Durable postings through the book: by many callers at once, by one after the other, and by the raw driver.
//!
//! A posting is what a deposit writes: a journal, its two lines, two balances, and the move of the engine's account. The raw driver
//! writes the same rows with the same statements, one commit each, and moves no account. Causes are as those of real deposits,
//! which carry an id that sorts after those before it; names that sort anywhere would measure how scattered pages are written.
//! On PostgreSQL the raw driver is [`super::ledger_postgres`].

use engine::Book;
use foundation::brand::Brand;
use foundation::db::Driver;
use foundation::telemetry::Timer;
use kernel::{Currency, Money, Result, WalletId};
use money::book::{Books, CashChange};
use money::ledger::{self, Account, Journal, Kind};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use uuid::Uuid;

use super::leads_data::{HOST, fill};
use super::verdict::{Target, against, alone, decimal, hundredths, thousands};
use super::{Scratch, ledger_postgres, problem};
use crate::client::Client;

const CALLERS: usize = 64;
const CALLERS_ON_POSTGRES: usize = 16;
const ROUNDS: usize = 3;

pub fn run(postings: usize) -> Result<()> {
    let scratch = Scratch::new("ledger");
    let installation = scratch.open()?;
    installation.runtime.block_on(async {
        let filled = fill(&installation.app, 0).await?;
        let brand = filled.brand.clone();
        let wallet = open_wallet(&installation.app, &filled.access.staff_token).await?;
        match brand.driver() {
            Driver::Sqlite => on_sqlite(&brand, wallet, postings).await?,
            Driver::Postgres => on_postgres(&brand, wallet, postings).await?,
        }
        sums_agree(&brand, wallet).await
    })
}

async fn on_sqlite(brand: &Brand, wallet: WalletId, postings: usize) -> Result<()> {
    let (mut many, mut one, mut raw, mut raw_many) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        many.push(by_callers(brand, wallet, CALLERS, postings / CALLERS).await?);
        one.push(by_callers(brand, wallet, 1, postings / CALLERS).await?);
        raw.push(by_the_driver(brand, postings / CALLERS, 1)?);
        raw_many.push(by_the_driver(brand, postings, CALLERS)?);
    }
    let (many, one, raw, raw_many) = (median(many), median(one), median(raw), median(raw_many));
    let name = format!("postings by {CALLERS} callers");
    alone(&name, "postings/s", many * 100, Target::AtLeast(2_000_000));
    against(&name, "postings/s", many, ("raw driver, one commit each", raw), Target::AtLeast(800));
    against(&name, "postings/s", many, (&format!("raw driver, {CALLERS} to a commit"), raw_many), Target::AtLeast(55));
    println!(
        "what grouping alone gives the raw driver on this disk: {} of its one commit each; ours one by one: {} postings/s",
        decimal(hundredths(raw_many, raw)),
        thousands(one)
    );
    Ok(())
}

async fn on_postgres(brand: &Brand, wallet: WalletId, postings: usize) -> Result<()> {
    let (callers, each) = (CALLERS_ON_POSTGRES, postings / CALLERS);
    let (mut many, mut one, mut raw) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        many.push(by_callers(brand, wallet, callers, each).await?);
        one.push(by_callers(brand, wallet, 1, each).await?);
        raw.push(ledger_postgres::by_connections(brand, callers, each).await?);
    }
    let (many, one, raw) = (median(many), median(one), median(raw));
    let name = format!("postings by {callers} callers");
    against(&name, "postings/s", many, (&format!("raw driver, {callers} connections, one commit each"), raw), Target::AtLeast(70));
    println!("ours one by one: {} postings/s", thousands(one));
    Ok(())
}

async fn open_wallet(app: &foundation::app::App, token: &str) -> Result<WalletId> {
    let router = foundation::http::server::router(app, foundation::http::server::House::of(crate::areas()).routes, None);
    let staff = Client::new(router, HOST).with_token(token);
    let customer =
        json!({ "fullname": "Lea Ler", "email": "lea@bench.test", "mobilenumber": "+4915112345601", "country": "DE", "currency": "USD" });
    let customer = staff.post("/customers", customer).await?;
    let id = customer.pointer("/customer/id").or(customer.pointer("/id")).cloned().unwrap_or(Value::Null);
    let wallet = staff.post("/wallets", json!({ "customerId": id, "groupId": 1 })).await?;
    wallet["id"].as_i64().map(WalletId).ok_or_else(|| problem("a wallet without an id"))
}

/// Postings per second by so many callers, each waiting for its own to be durable.
async fn by_callers(brand: &Brand, wallet: WalletId, callers: usize, each: usize) -> Result<u64> {
    let timer = Timer::start();
    let mut tasks = Vec::with_capacity(callers);
    for _ in 0..callers {
        let brand = brand.clone();
        tasks.push(tokio::spawn(async move {
            for _ in 0..each {
                brand
                    .book(move |tx, desk| {
                        let journal = Journal::new(Kind::Deposit, format!("deposit:{}", tx.new_id::<Uuid>()));
                        let cent = Money::from_minor(1, Currency::USD);
                        ledger::post(tx, journal.moves(Account::clearing("manual"), Account::Cash(wallet), cent)?)?;
                        desk.adjust(tx, wallet, CashChange::cash(1))
                    })
                    .await?;
            }
            Ok::<(), kernel::Problem>(())
        }));
    }
    for task in tasks {
        task.await.map_err(problem)??;
    }
    Ok(rate(callers * each, &timer))
}

/// The same rows by rusqlite alone, so many to a durable commit.
fn by_the_driver(brand: &Brand, postings: usize, together: usize) -> Result<u64> {
    let file = brand.source().sqlite_path().ok_or_else(|| problem("no SQLite file"))?;
    let entropy = &brand.hands().entropy;
    let mut connection = Connection::open(file).map_err(problem)?;
    connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000").map_err(problem)?;
    let timer = Timer::start();
    for _ in 0..postings / together {
        let tx = connection.transaction().map_err(problem)?;
        for _ in 0..together {
            write_one(&tx, &entropy.uuid_v7(brand.now()).to_string(), &entropy.uuid_v7(brand.now()).to_string()).map_err(problem)?;
        }
        tx.commit().map_err(problem)?;
    }
    Ok(rate(postings, &timer))
}

fn write_one(tx: &Connection, id: &str, reference: &str) -> rusqlite::Result<()> {
    for (account, minor) in [("psp:raw:clearing", -1), ("psp:raw:float", 1)] {
        tx.prepare_cached(
            "insert into balance (account, currency, amount_minor, may_be_negative) values (?1, 'USD', ?2, 1)
             on conflict (account, currency) do update set amount_minor = amount_minor + excluded.amount_minor",
        )?
        .execute(params![account, minor])?;
    }
    tx.prepare_cached(
        "insert into posting (journal_id, line, account, currency, amount_minor, at)
         values (?1, 1, 'psp:raw:clearing', 'USD', -1, 0), (?1, 2, 'psp:raw:float', 'USD', 1, 0)",
    )?
    .execute([id])?;
    tx.prepare_cached("insert into journal (id, kind, cause, reference, note, at) values (?1, 'DEPOSIT', 'deposit:' || ?2, ?2, null, 0)")?
        .execute([id, reference])?;
    Ok(())
}

/// What was measured really happened: the engine's account and the ledger say the same.
async fn sums_agree(brand: &Brand, wallet: WalletId) -> Result<()> {
    let in_ledger = brand.read(move |read| ledger::queries::balance(read, &Account::Cash(wallet), Currency::USD)).await?;
    let in_book = brand.look_at_book(move |book: &Book| Ok(book.account(wallet).map(|account| account.balance_minor))).await?;
    if in_book != Some(in_ledger.minor()) {
        return Err(problem(format!("the book says {in_book:?}, the ledger {in_ledger:?}")));
    }
    Ok(())
}

pub fn rate(count: usize, timer: &Timer) -> u64 {
    let micros = u64::try_from(timer.elapsed().as_micros()).unwrap_or(u64::MAX).max(1);
    count as u64 * 1_000_000 / micros
}

fn median(mut figures: Vec<u64>) -> u64 {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
