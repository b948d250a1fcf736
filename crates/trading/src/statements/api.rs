//! Statements over HTTP.

use foundation::auth::Customer;
use foundation::db::Read;
use foundation::http::{Answer, Download, Json, Query};
use foundation::settings;
use kernel::{CustomerId, Problem, Result, Timestamp, WalletId};
use money::transactions::list::end_of;
use money::wallets;
use people::customers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::files::{self, Heading};
use super::model::{Format, StatementRecord, StatementWallet};
use super::queries;

/// A statement has at most so many lines; more are asked for in shorter periods.
const MOST: i64 = 20_000;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatementQuery {
    /// The first moment of the period.
    start: Timestamp,
    /// Before this instant; a plain day means through the end of it.
    end: String,
    /// One wallet; all live ones when nothing is said.
    #[serde(default)]
    wallet_id: Option<WalletId>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatementRecords {
    /// Wallet by wallet, the oldest first.
    statement_records: Vec<StatementRecord>,
    count: usize,
    wallets: Vec<StatementWallet>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatementFileQuery {
    /// The first moment of the period.
    start: Timestamp,
    /// Before this instant; a plain day means through the end of it.
    end: String,
    /// One wallet; all live ones when nothing is said.
    #[serde(default)]
    wallet_id: Option<WalletId>,
    /// xlsx when nothing is said.
    #[serde(default)]
    format: Option<Format>,
}

/// A period that has been looked at.
struct Period {
    from: Timestamp,
    until: Timestamp,
    wallet: Option<WalletId>,
}

impl Period {
    fn of(from: Timestamp, end: &str, wallet: Option<WalletId>) -> Result<Period> {
        let until = end_of("end", end)?;
        if until < from {
            return Err(Problem::parameter("end", "expected a time after the start"));
        }
        Ok(Period { from, until, wallet })
    }
}

pub async fn list(customer: Customer, Query(query): Query<StatementQuery>) -> Answer<Json<StatementRecords>> {
    let own = customer.id()?;
    let period = Period::of(query.start, &query.end, query.wallet_id)?;
    let wallets = customer.read(move |read| statement(read, own, &period)).await?;
    let statement_records: Vec<StatementRecord> = wallets.iter().flat_map(|wallet| wallet.records.iter().cloned()).collect();
    Ok(Json(StatementRecords { count: statement_records.len(), statement_records, wallets }))
}

/// Opening balance, every movement, closing balance of each wallet.
pub async fn export(customer: Customer, Query(query): Query<StatementFileQuery>) -> Answer<Download> {
    let own = customer.id()?;
    let format = query.format.unwrap_or(Format::Xlsx);
    let period = Period::of(query.start, &query.end, query.wallet_id)?;
    let (from, until) = (period.from, period.until);
    // Before anything is read: what waits for its turn holds nothing.
    let turn = customer.app().printing().next().await?;
    let brand = customer.brand().clone();
    let (wallets, heading) = customer
        .read(move |read| {
            let (person, made) = (customers::find(read, own)?, read.now());
            let customer = format!("{} {}", person.first_name, person.last_name);
            let heading = Heading { brand: settings::brand_name(read, &brand)?, customer, from, until, made };
            Ok((statement(read, own, &period)?, heading))
        })
        .await?;
    let write = move || match format {
        Format::Csv => files::csv::write(&wallets),
        Format::Pdf => files::pdf::write(&heading, &wallets),
        Format::Xlsx => files::xlsx::write(&wallets),
    };
    let bytes = turn.work(write).await?;
    let media = match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Pdf => "application/pdf",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let last = Timestamp::from_micros(until.micros() - 1).day();
    Ok(Download::attachment(bytes, media, &format!("statement-{}-{last}.{}", from.day(), format.word())))
}

fn too_long() -> Problem {
    Problem::parameter("end", format!("expected a shorter period: there are more than {MOST} movements"))
}

fn statement(read: &mut Read<'_>, own: CustomerId, period: &Period) -> Result<Vec<StatementWallet>> {
    let wanted = match period.wallet {
        Some(id) => vec![wallets::find_own(read, id, own)?],
        None => wallets::of_customer(read, own)?.into_iter().filter(|wallet| !wallet.is_demo).collect(),
    };
    let mut left = MOST;
    let mut found = Vec::with_capacity(wanted.len());
    for wallet in wanted {
        let opening = queries::balance_before(read, wallet.id, period.from)?;
        let movements = queries::movements(read, wallet.id, period.from, period.until, left + 1)?;
        let count = i64::try_from(movements.len()).unwrap_or(i64::MAX);
        left = left.checked_sub(count).filter(|left| *left >= 0).ok_or_else(too_long)?;
        let mut known = Vec::with_capacity(movements.len());
        for movement in movements {
            let traded = match movement.reference.parse() {
                Ok(position) if movement.kind == money::ledger::Kind::Deal => queries::traded(read, position)?,
                _ => None,
            };
            known.push((movement, traded));
        }
        found.push(StatementWallet::between(wallet.id, wallet.currency, opening, known)?);
    }
    Ok(found)
}
