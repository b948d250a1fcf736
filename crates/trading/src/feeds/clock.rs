//! What time does to the book: every second orders and positions expire; at 17:00 in New York swaps accrue.
//!
//! Invariants
//! - A second in which nothing is due costs a look at the book's own calendar and neither a scan nor a transaction. A stop-out
//!   that could not be executed is not due: it is tried again by the first quote of what the account holds.
//! - A server day is rolled over once per position: the engine remembers the last day of each, the clock the last day of all.
//! - Days that passed while nobody was running are rolled over one by one, in order.

use std::time::Duration;

use engine::{Book, Command, rollover, server_day};
use foundation::brand::Brand;
use foundation::db::ToBind;
use foundation::statements;
use kernel::{Day, Result, Timestamp, WalletId};
use money::book::Books;

statements! {
    ROLLED = "select rolled_day from trading_clock where id = 1";
    SET_ROLLED = "insert into trading_clock (id, rolled_day) values (1, $1) on conflict (id) do update set rolled_day = excluded.rolled_day";
}

/// How many accounts are served in one transaction.
const TOGETHER: usize = 200;

/// Ticks once a second until the process ends, and at the very end of a server day: whoever holds a position then pays for the
/// night, also when it is closed a moment later.
pub async fn run(mut clock: TradingClock, brand: Brand) {
    loop {
        if let Err(problem) = clock.tick(&brand).await {
            tracing::warn!(%problem, brand = brand.id(), "the trading clock missed a tick");
        }
        tokio::time::sleep(until_next_beat(brand.now())).await;
    }
}

const BEAT_MICROS: i64 = 1_000_000;

fn until_next_beat(now: Timestamp) -> Duration {
    let left = rollover(server_day(now)).since(now);
    Duration::from_micros(left.clamp(0, BEAT_MICROS).unsigned_abs())
}

/// The clock of one brand.
#[derive(Default)]
pub struct TradingClock {
    /// The last server day that is known to be rolled over.
    rolled: Option<Day>,
}

impl TradingClock {
    /// Does what is due now. Answers how many accounts that was.
    pub async fn tick(&mut self, brand: &Brand) -> Result<usize> {
        let now = brand.now();
        let due = brand.look_at_book(move |book| Ok(book.due(now))).await?;
        for wallets in due.chunks(TOGETHER) {
            serve(brand, wallets).await;
        }
        let ended = Day::from_number(server_day(now).number() - 1);
        if self.rolled != Some(ended) {
            roll_over(brand, ended).await?;
            self.rolled = Some(ended);
        }
        Ok(due.len())
    }
}

/// Lets time pass for these accounts; one that cannot be served holds up no other.
async fn serve(brand: &Brand, wallets: &[WalletId]) {
    if pass(brand, wallets.to_vec()).await.is_ok() {
        return;
    }
    for wallet in wallets {
        if let Err(problem) = pass(brand, vec![*wallet]).await {
            tracing::warn!(%problem, %wallet, brand = brand.id(), "an account's tick failed");
        }
    }
}

async fn pass(brand: &Brand, wallets: Vec<WalletId>) -> Result<()> {
    let tick = move |tx: &mut foundation::db::Tx<'_>, desk: &mut money::book::BookDesk<'_>| {
        wallets.iter().try_for_each(|wallet| desk.perform(tx, &Command::Tick { wallet: *wallet }).map(|_| ()))
    };
    brand.book(tick).await
}

/// Accrues the swaps of every server day that has ended since the last time.
async fn roll_over(brand: &Brand, ended: Day) -> Result<()> {
    let rolled: Option<Day> = brand.peek(|read| read.optional(&ROLLED, &[], |row| row.get(0))).await?;
    // A brand that has never rolled over begins with the day that ended last.
    let mut day = rolled.unwrap_or(Day::from_number(ended.number() - 1));
    while day < ended {
        day = day.next();
        roll_day(brand, day).await?;
    }
    Ok(())
}

async fn roll_day(brand: &Brand, day: Day) -> Result<()> {
    let instant = rollover(day);
    let held = move |book: &Book| {
        let holds = |account: &&engine::Account| account.positions.iter().any(|p| p.opened_at < instant && p.swap_day < day.number());
        Ok(book.accounts().filter(holds).map(|account| account.wallet).collect::<Vec<WalletId>>())
    };
    let held = brand.look_at_book(held).await?;
    let mut failed = None;
    for wallets in held.chunks(TOGETHER) {
        if accrue(brand, wallets.to_vec(), day).await.is_err() {
            // One of them cannot be served: the others are, each by itself.
            for wallet in wallets {
                if let Err(problem) = accrue(brand, vec![*wallet], day).await {
                    failed = Some(problem.caused_by(format!("the swap of wallet {wallet} for {day}")));
                }
            }
        }
    }
    // The day is over when every account has had it; until then it is tried again.
    if let Some(problem) = failed {
        return Err(problem);
    }
    brand.book(move |tx, _| tx.execute(&SET_ROLLED, &[day.bind()]).map(|_| ())).await
}

async fn accrue(brand: &Brand, wallets: Vec<WalletId>, day: Day) -> Result<()> {
    brand
        .book(move |tx, desk| {
            wallets.iter().try_for_each(|wallet| desk.perform(tx, &Command::Rollover { wallet: *wallet, day }).map(|_| ()))
        })
        .await
}
