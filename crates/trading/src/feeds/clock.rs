//! What time does to the book: every second orders and positions expire and stop-outs are tried again; at 17:00 in New York
//! swaps accrue.
//!
//! Invariants
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

/// How many accounts are rolled over in one transaction.
const TOGETHER: usize = 200;

/// Ticks once a second until the process ends.
pub async fn run(brand: Brand) {
    let mut beat = tokio::time::interval(Duration::from_secs(1));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        if let Err(problem) = tick(&brand).await {
            tracing::warn!(%problem, brand = brand.id(), "the trading clock missed a tick");
        }
    }
}

/// What is due now. Answers how many accounts it was due for.
pub async fn tick(brand: &Brand) -> Result<usize> {
    let now = brand.now();
    let due = brand.look_at_book(move |book| Ok(due(book, now))).await?;
    let count = due.len();
    for wallet in due {
        // Each in its own closure: an account that cannot be served holds up no other.
        let served = brand.book(move |tx, desk| desk.perform(tx, &Command::Tick { wallet }).map(|_| ())).await;
        if let Err(problem) = served {
            tracing::warn!(%problem, %wallet, brand = brand.id(), "an account's tick failed");
        }
    }
    roll_over(brand, now).await?;
    Ok(count)
}

fn due(book: &Book, now: Timestamp) -> Vec<WalletId> {
    let is_due = |account: &&engine::Account| {
        let orders = account.orders.iter().any(|order| order.expires_at.is_some_and(|at| at <= now));
        orders || account.stop_out || account.positions.iter().any(|p| p.expires_at.is_some_and(|at| at.timestamp() <= now))
    };
    book.accounts().filter(is_due).map(|account| account.wallet).collect()
}

/// Accrues the swaps of every server day that has ended since the last time.
async fn roll_over(brand: &Brand, now: Timestamp) -> Result<()> {
    let ended = Day::from_number(server_day(now).number() - 1);
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
