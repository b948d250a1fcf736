//! The server over HTTP: pages of a report, a point read, durable creation, start-up and idle memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use foundation::db::Driver;
use foundation::telemetry::Timer;
use kernel::Result;

use super::leads_data::{AFFILIATE, FIRST_DAY, Filled, HOST, LAST_DAY, fill};
use super::load::{Ask, Client, get, per_second, request};
use super::program::Program;
use super::{Scratch, problem, ratio, seconds, thousands};

const ROUNDS: usize = 3;
const TIME: Duration = Duration::from_secs(2);

/// One thing to measure on one server.
struct Case<'a> {
    address: &'a str,
    connections: usize,
    ask: Ask,
}

pub fn run(leads: u64) -> Result<()> {
    let scratch = Scratch::new();
    let environment = scratch.environment();
    let filled = fill_in(&scratch, leads)?;
    let file: Option<PathBuf> = filled.brand.source().sqlite_path().map(Path::to_path_buf);
    println!("database: {}", if filled.brand.driver() == Driver::Sqlite { "SQLite" } else { "PostgreSQL" });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(problem)?;
    let server = Program::start(&["serve", "--listen", "127.0.0.1:0"], &environment)?;
    runtime.block_on(async {
        let health = get(HOST, "/api/v1/health/ready", &[]);
        let answer = Client::connect(&server.address).await?.ask(&health).await?;
        println!("start to first answer with {} leads: {} (status {})", thousands(leads), seconds(&server.started), answer.status);
        tokio::time::sleep(Duration::from_secs(1)).await;
        println!("idle memory: {}.{} MiB", server.memory_kib() / 1_024, server.memory_kib() % 1_024 * 10 / 1_024);
        let limit = match file.as_deref().and_then(Path::to_str) {
            Some(file) => Some(Program::start(&["bench", &format!("limit:{file}")], &[])?),
            None => None,
        };
        let limit = limit.as_ref().map(|program| program.address.as_str());
        pages(&filled, leads, &server.address, limit).await?;
        points(&filled, &server.address, limit).await?;
        creates(&filled, &server.address, limit).await?;
        println!("memory after the load: {} MiB", server.memory_kib() / 1_024);
        Ok(())
    })
}

fn fill_in(scratch: &Scratch, leads: u64) -> Result<Filled> {
    let timer = Timer::start();
    let installation = scratch.open()?;
    let filled = installation.runtime.block_on(fill(&installation.app, leads))?;
    println!("filled with {} leads in {}", thousands(leads), seconds(&timer));
    Ok(filled)
}

/// Runs the cases by turns and answers the median of each.
async fn medians(cases: &[Case<'_>]) -> Result<Vec<u64>> {
    let mut figures = vec![Vec::new(); cases.len()];
    for _ in 0..ROUNDS {
        for (case, figures) in cases.iter().zip(&mut figures) {
            figures.push(per_second(case.address, case.connections, TIME, &case.ask).await?);
        }
    }
    Ok(figures
        .into_iter()
        .map(|mut figures| {
            figures.sort_unstable();
            figures[figures.len() / 2]
        })
        .collect())
}

fn say(name: &str, ours: u64, against: &str, limit: u64) {
    println!("{name}: ours {}/s, {against} {}/s, ratio {}", thousands(ours), thousands(limit), ratio(ours, limit));
}

fn always(request: Vec<u8>) -> Ask {
    Arc::new(move |_| request.clone())
}

async fn total_of(filled: &Filled, address: &str, more: &str) -> Result<u64> {
    let answer = Client::connect(address).await?.ask(&report(filled, more, 1)).await?;
    if answer.status != 200 {
        return Err(problem(format!("the report answered {}", answer.status)));
    }
    Ok(answer.bytes)
}

fn report(filled: &Filled, more: &str, page: u64) -> Vec<u8> {
    let access = &filled.access;
    let path = format!("/api/v1/cellxpert/leads?registrationDateFrom={FIRST_DAY}&registrationDateTo={LAST_DAY}&page={page}{more}");
    get(HOST, &path, &[("x-api-key", &access.key), ("x-domain", HOST), ("x-auth-token", &access.service_token)])
}

async fn pages(filled: &Filled, leads: u64, address: &str, limit: Option<&str>) -> Result<()> {
    println!("a page of 1,000 leads: {} bytes", thousands(total_of(filled, address, "").await?));
    let last = leads.div_ceil(1_000);
    let middle = last.div_ceil(2);
    let affiliate = format!("&affId={AFFILIATE}");
    let affiliates = leads / 121;
    let ask = |more: &str, page| Case { address, connections: 4, ask: always(report(filled, more, page)) };
    let mut cases =
        vec![ask("", 1), ask("", middle), ask("", last), ask(&affiliate, 1), ask(&affiliate, affiliates.div_ceil(2_000).max(1))];
    if let Some(limit) = limit {
        cases.push(Case { address: limit, connections: 4, ask: always(get("limit", "/page", &[])) });
    }
    let found = medians(&cases).await?;
    if let Some(limit) = found.get(5) {
        say("page 1", found[0], "limit", *limit);
    }
    say(&format!("page {middle} of {last}"), found[1], "page 1", found[0]);
    say(&format!("page {last} of {last}"), found[2], "page 1", found[0]);
    say("page 1 of one affiliate", found[3], "page 1", found[0]);
    say("middle page of one affiliate", found[4], "its page 1", found[3]);
    Ok(())
}

async fn points(filled: &Filled, address: &str, limit: Option<&str>) -> Result<()> {
    let authorization = format!("Bearer {}", filled.access.staff_token);
    let some = Arc::new(filled.some.clone());
    let pick = |some: &Arc<Vec<String>>, number: u64| some[(number as usize).wrapping_mul(7_919) % some.len()].clone();
    let (own, theirs) = (some.clone(), some);
    let ours: Ask =
        Arc::new(move |number| get(HOST, &format!("/api/v1/leads/{}", pick(&own, number)), &[("authorization", &authorization)]));
    if Client::connect(address).await?.ask(&ours(1)).await?.status != 200 {
        println!("point read: not there");
        return Ok(());
    }
    let mut cases = vec![Case { address, connections: 16, ask: ours }];
    if let Some(limit) = limit {
        let ask: Ask = Arc::new(move |number| get("limit", &format!("/one?{}", pick(&theirs, number)), &[]));
        cases.push(Case { address: limit, connections: 16, ask });
    }
    tell("point read", &medians(&cases).await?, "limit");
    Ok(())
}

async fn creates(filled: &Filled, address: &str, limit: Option<&str>) -> Result<()> {
    let key = filled.access.key.clone();
    let body =
        |number: u64| format!("{{\"firstName\":\"Lea\",\"lastName\":\"Ler\",\"email\":\"new{number}@mail.example\",\"country\":\"DE\"}}");
    let ours: Ask =
        Arc::new(move |number| request("POST", HOST, "/api/v1/public/leads", &[("x-api-key", &key), ("x-domain", HOST)], &body(number)));
    let status = Client::connect(address).await?.ask(&ours(0)).await?.status;
    if !(200..300).contains(&status) {
        println!("create: not there ({status})");
        return Ok(());
    }
    let mut cases = vec![Case { address, connections: 16, ask: ours }];
    if let Some(limit) = limit {
        let ask: Ask = Arc::new(move |number| request("POST", "limit", "/create", &[], &body(number)));
        cases.push(Case { address: limit, connections: 16, ask });
    }
    tell("durable create", &medians(&cases).await?, "one commit each");
    Ok(())
}

fn tell(name: &str, found: &[u64], against: &str) {
    match found {
        [ours, limit] => say(name, *ours, against, *limit),
        [ours] => println!("{name}: ours {}/s", thousands(*ours)),
        _ => {}
    }
}
