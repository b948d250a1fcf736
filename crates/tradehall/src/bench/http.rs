//! The server over HTTP: pages of a report, a point read, durable creation, start-up and idle memory.

use std::sync::Arc;
use std::time::Duration;

use foundation::db::{Driver, Source};
use foundation::telemetry::Timer;
use kernel::Result;

use super::leads_data::{AFFILIATE, FIRST_DAY, Filled, HOST, LAST_DAY, fill};
use super::load::{Ask, Client, get, per_second, request};
use super::program::Program;
use super::verdict::{Target, against, alone, thousands};
use super::{Scratch, problem, seconds};

const ROUNDS: usize = 3;
const TIME: Duration = Duration::from_secs(2);

/// One thing to measure on one server.
struct Case<'a> {
    address: &'a str,
    connections: usize,
    ask: Ask,
}

pub fn run(leads: u64) -> Result<()> {
    let scratch = Scratch::new("http");
    let environment = scratch.environment();
    let filled = fill_in(&scratch, leads)?;
    let limit = match filled.brand.source() {
        Source::Sqlite { path } => format!("limit:{}", path.display()),
        Source::Postgres { schema, .. } => format!("limit-postgres:{schema}"),
    };
    println!("database: {}", if filled.brand.driver() == Driver::Sqlite { "SQLite" } else { "PostgreSQL" });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(problem)?;
    let server = Program::start(&["serve", "--listen", "127.0.0.1:0"], &environment)?;
    runtime.block_on(async {
        let health = get(HOST, "/api/v1/health/ready", &[]);
        let answer = Client::connect(&server.address).await?.ask(&health).await?;
        if answer.status != 200 {
            return Err(problem(format!("the server is not ready: {}", answer.status)));
        }
        let name = format!("start to first answer with {} leads", thousands(leads));
        alone(&name, "s", server.started.elapsed_ms() / 10, Target::AtMost(50));
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("idle memory before any load: {} MiB", server.memory_kib() / 1_024);
        let limit = Program::start(&["bench", &limit], &[])?;
        let (ours, limit) = (server.address.as_str(), limit.address.as_str());
        pages(&filled, leads, ours, limit).await?;
        points(&filled, ours, limit).await?;
        creates(&filled, ours, limit).await?;
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

async fn pages(filled: &Filled, leads: u64, address: &str, limit: &str) -> Result<()> {
    println!("a page of 1,000 leads: {} bytes", thousands(total_of(filled, address, "").await?));
    let last = leads.div_ceil(1_000);
    let middle = last.div_ceil(2);
    let affiliate = format!("&affId={AFFILIATE}");
    // About one lead in 120 came by this affiliate.
    let middle_of_affiliate = (leads / 121).div_ceil(2_000).max(1);
    let ask = |more: &str, page| Case { address, connections: 4, ask: always(report(filled, more, page)) };
    let bare = Case { address: limit, connections: 4, ask: always(get("limit", "/page", &[])) };
    let cases = [ask("", 1), ask("", middle), ask("", last), ask(&affiliate, 1), ask(&affiliate, middle_of_affiliate), bare];
    let found = medians(&cases).await?;
    let per_second = |name: &str, ours: usize, other, target| against(name, "pages/s", found[ours], other, target);
    per_second("page 1 of leads", 0, ("limit program", found[5]), Target::AtLeast(60));
    per_second(&format!("page {middle} of {last} with its total"), 1, ("page 1", found[0]), Target::AtLeast(80));
    per_second(&format!("page {last} of {last}, a jump"), 2, ("page 1", found[0]), Target::AtLeast(50));
    let name = format!("page {middle_of_affiliate} of one affiliate with its total");
    per_second(&name, 4, ("its page 1", found[3]), Target::AtLeast(80));
    Ok(())
}

async fn points(filled: &Filled, address: &str, limit: &str) -> Result<()> {
    let authorization = format!("Bearer {}", filled.access.staff_token);
    let some = Arc::new(filled.some.clone());
    let pick = |some: &Arc<Vec<String>>, number: u64| some[(number as usize).wrapping_mul(7_919) % some.len()].clone();
    let (own, theirs) = (some.clone(), some);
    let ours: Ask =
        Arc::new(move |number| get(HOST, &format!("/api/v1/leads/{}", pick(&own, number)), &[("authorization", &authorization)]));
    let bare: Ask = Arc::new(move |number| get("limit", &format!("/one?{}", pick(&theirs, number)), &[]));
    let constant = Case { address: limit, connections: 16, ask: always(get("limit", "/constant", &[])) };
    let cases = [Case { address, connections: 16, ask: ours }, Case { address: limit, connections: 16, ask: bare }, constant];
    let found = medians(&cases).await?;
    against("point read of a lead", "reads/s", found[0], ("limit program", found[1]), Target::AtLeast(50));
    println!("a constant answer of the limit program, what the load generator can ask: {} answers/s", thousands(found[2]));
    Ok(())
}

async fn creates(filled: &Filled, address: &str, limit: &str) -> Result<()> {
    let key = filled.access.key.clone();
    let body =
        |number: u64| format!("{{\"firstName\":\"Lea\",\"lastName\":\"Ler\",\"email\":\"new{number}@mail.example\",\"country\":\"DE\"}}");
    let ours: Ask =
        Arc::new(move |number| request("POST", HOST, "/api/v1/public/leads", &[("x-api-key", &key), ("x-domain", HOST)], &body(number)));
    let bare: Ask = Arc::new(move |number| request("POST", "limit", "/create", &[], &body(number)));
    let cases = [Case { address, connections: 16, ask: ours }, Case { address: limit, connections: 16, ask: bare }];
    let found = medians(&cases).await?;
    match filled.brand.driver() {
        Driver::Sqlite => against("durable create of a lead", "leads/s", found[0], ("one commit each", found[1]), Target::AtLeast(220)),
        Driver::Postgres => against("durable create of a lead", "leads/s", found[0], ("pipelined insert", found[1]), Target::AtLeast(40)),
    }
    Ok(())
}
