//! A file of leads into the database: ours, checked and indexed row by row while others may write, beside the sqlite3 shell, which
//! copies the cells into a plain table and then makes the same indexes.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use foundation::brand::Brand;
use foundation::db::Driver;
use foundation::statements;
use foundation::telemetry::Timer;
use kernel::{Day, Result, Timestamp};
use people::leads::import::{Options, job};

use super::leads_data::{FIRST_DAY, fill};
use super::verdict::{Target, against, alone, decimal, thousands};
use super::{Scratch, problem};
use crate::installation::Installation;

const HEADER: &str = "First name,Last name,E-mail,Phone,Country,Language,Source,Created at,utm_campaign,utm_source,affiliate_id";
/// The columns of the plain table that our lead has indexes on, one statement an index, as in our schema.
const INDEXES: &str = "create unique index email on lead (email);
    create index created on lead (created_at);
    create index updated on lead (created_at, email);
    create index affiliate_created on lead (affiliate, created_at);
    create index affiliate_updated on lead (affiliate, created_at, email);
    create index source on lead (source);";

/// Over how many days scattered registrations are spread.
const DAYS: i64 = 731;

statements! {
    // Writes a row and changes nothing.
    TOUCH = "update api_key set name = name";
}

pub fn run(rows: u64) -> Result<()> {
    for order in [Order::ByTime, Order::Scattered] {
        let scratch = Scratch::new("import");
        let installation = scratch.open()?;
        let file = scratch.folder.join("leads.csv");
        write_file(&file, rows, order).map_err(problem)?;
        let size = std::fs::metadata(&file).map_err(problem)?.len();
        println!("a file of {} rows, {} bytes, {}", thousands(rows), thousands(size), order.words());
        by_itself(&installation, &scratch.folder, &file)?;
        drop(installation);
        beside_others(&file)?;
    }
    Ok(())
}

fn by_itself(installation: &Installation, folder: &Path, file: &Path) -> Result<()> {
    let (ours, driver) = installation.runtime.block_on(async {
        let brand = fill(&installation.app, 0).await?.brand;
        let (ran, took_ms) = timed(&brand, file).await?;
        println!(
            "import: {} rows saved, {} merged, {} refused in {} steps",
            thousands(ran.counts.saved.unsigned_abs()),
            thousands(ran.counts.merged.unsigned_abs()),
            thousands(ran.counts.refused.unsigned_abs()),
            thousands(ran.steps)
        );
        say_holds("import", ran);
        Ok::<_, kernel::Problem>((took_ms, brand.driver()))
    })?;
    alone("import, whole", "s", ours / 10, Target::AtMost(25_00));
    match by_the_shell(folder, file)? {
        Some(shell) if driver == Driver::Sqlite => {
            against("import", "ms", ours, ("sqlite3 .import, then indexes", shell), Target::AtMost(400));
        }
        Some(_) => {}
        None => println!("import: no sqlite3 on PATH to compare with"),
    }
    Ok(())
}

/// Imports the file, and how many milliseconds that took.
async fn timed(brand: &Brand, file: &Path) -> Result<(job::Ran, u64)> {
    let timer = Timer::start();
    let ran = job::run_file(brand, file, &Options::default()).await?;
    Ok((ran, timer.elapsed_ms()))
}

/// How long a step kept the writer, by the wall's clock and by the thread's own: the rest is not ours, but somebody waits for it as well.
fn say_holds(name: &str, ran: job::Ran) {
    alone(&format!("{name}, longest hold of the writer by one step"), "ms", ran.slowest_us / 10, Target::AtMost(10_00));
    alone(&format!("{name}, most that the writer worked for one step"), "ms", ran.hardest_us / 10, Target::AtMost(10_00));
}

/// The same into another database, while somebody else stores something small every few milliseconds.
fn beside_others(file: &Path) -> Result<()> {
    WAITS_US.lock().unwrap_or_else(PoisonError::into_inner).clear();
    let scratch = Scratch::new("import-beside");
    let installation = scratch.open()?;
    installation.runtime.block_on(async {
        let brand = fill(&installation.app, 0).await?.brand;
        let others = tokio::spawn(waits_of_others(brand.clone()));
        let (ran, took_ms) = timed(&brand, file).await?;
        others.abort();
        say_holds("import beside others", ran);
        println!("import beside others: {} s", decimal(took_ms / 10));
        Ok::<_, kernel::Problem>(())
    })?;
    say_waits();
    Ok(())
}

static WAITS_US: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// How long somebody else's small write waits meanwhile, its own commit included.
async fn waits_of_others(brand: Brand) {
    loop {
        tokio::time::sleep(Duration::from_millis(3)).await;
        let timer = Timer::start();
        let _ = brand.write(|tx| tx.execute(&TOUCH, &[]).map(|_| ())).await;
        let waited = u64::try_from(timer.elapsed().as_micros()).unwrap_or(u64::MAX);
        WAITS_US.lock().unwrap_or_else(PoisonError::into_inner).push(waited);
    }
}

fn say_waits() {
    let mut waits = WAITS_US.lock().unwrap_or_else(PoisonError::into_inner);
    waits.sort_unstable();
    let at = |share: usize| {
        decimal(waits.get((waits.len() * share / 1_000).min(waits.len().saturating_sub(1))).copied().unwrap_or_default() / 10)
    };
    println!(
        "import, {} small writes of others meanwhile waited, commits included: half under {} ms, 99 % under {} ms, the longest {} ms",
        thousands(waits.len() as u64),
        at(500),
        at(990),
        at(1_000)
    );
}

/// In which order rows stand in a file.
#[derive(Clone, Copy)]
enum Order {
    /// By time and by address: each row falls beside the one before it in the indexes.
    ByTime,
    /// Addresses at random and registrations over two years: each row falls somewhere else.
    Scattered,
}

impl Order {
    fn words(self) -> &'static str {
        match self {
            Order::ByTime => "by time and by address",
            Order::Scattered => "in no order",
        }
    }

    /// What address and time of the row with this number are made of.
    fn place(self, number: u64) -> u64 {
        match self {
            Order::ByTime => number,
            Order::Scattered => number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 24,
        }
    }
}

fn write_file(path: &Path, rows: u64, order: Order) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{HEADER}")?;
    let first_day: Timestamp = FIRST_DAY.parse::<Day>().map_err(std::io::Error::other)?.start();
    for n in 0..rows {
        let place = order.place(n);
        writeln!(
            file,
            "Jürgen{},\"Müller-Lüdenscheidt, Dr.\",{:010x}.mueller{n}@mail.example.com,+49 151 {:07},DE,de,Facebook Leads,{},spring-{},facebook,A{}",
            n % 97,
            place,
            n % 10_000_000,
            first_day.plus_seconds(16 * place as i64 % (DAYS * 86_400)),
            n % 31,
            n % 120
        )?;
    }
    file.flush()
}

/// Milliseconds that the sqlite3 shell takes, durable as ours; none where there is no such program.
fn by_the_shell(folder: &Path, file: &Path) -> Result<Option<u64>> {
    let database = folder.join("plain.db");
    let timer = Timer::start();
    let started = Command::new("sqlite3").arg(&database).stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
    let Ok(mut shell) = started else { return Ok(None) };
    let script = format!(
        "pragma journal_mode = wal; pragma synchronous = full;
         create table lead (first, last, email, phone, country, language, source, created_at, campaign, utm_source, affiliate);\n\
         .mode csv\n.import --skip 1 {} lead\n{INDEXES}\n",
        file.display()
    );
    shell.stdin.take().ok_or_else(|| problem("a shell without input"))?.write_all(script.as_bytes()).map_err(problem)?;
    let status = shell.wait().map_err(problem)?;
    if !status.success() {
        return Err(problem(format!("sqlite3 ended with {status}")));
    }
    Ok(Some(timer.elapsed_ms()))
}
