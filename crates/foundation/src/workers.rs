//! What runs beside the requests: jobs, the outbox, sealing, and forgetting what need not be kept.

use std::sync::Arc;
use std::time::Duration;

use kernel::Result;

use crate::app::App;
use crate::brand::Brand;
use crate::db::{Driver, Tx};
use crate::jobs::{self, Kinds, Lane};
use crate::outbox::{self, Subscriber};
use crate::{audit, idempotency};

/// Removes what an area need not keep any longer; answers how many rows.
pub type Forgetter = fn(&mut Tx<'_>) -> Result<u64>;

/// What the areas of the house do beside the requests.
#[derive(Clone)]
pub struct Work {
    pub kinds: Arc<Kinds>,
    pub subscribers: Arc<Vec<Subscriber>>,
    pub forgetters: Arc<Vec<Forgetter>>,
}

/// How many jobs of one brand run side by side in each lane.
const WORKERS: [(Lane, usize); 2] = [(Lane::House, 2), (Lane::Outside, 4)];

/// How long an event waits for others that may come with it.
const TOLD_TOGETHER: Duration = Duration::from_millis(20);

/// Watches over all brands, also those that are added, renamed or put aside while the process runs, until it ends.
pub async fn watch(app: App, house: Work, on_open: Arc<dyn Fn(&Brand) + Send + Sync>) {
    let mut watched: Vec<Brand> = Vec::new();
    loop {
        let all = app.brands().all();
        watched.retain(|known| all.iter().any(|brand| brand.is(known)));
        for brand in all {
            if !watched.iter().any(|known| known.is(&brand)) {
                watched.push(brand.clone());
                on_open(&brand);
                start(&app, &brand, &house);
            }
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let brands = app.brands().clone();
        match tokio::task::spawn_blocking(move || brands.refresh()).await {
            Ok(Ok(())) => {}
            Ok(Err(problem)) => tracing::warn!(%problem, "the list of brands could not be read"),
            Err(error) => tracing::warn!(%error, "the list of brands could not be read"),
        }
    }
}

fn start(app: &App, brand: &Brand, house: &Work) {
    brand.beside(work(app.clone(), brand.clone(), house.kinds.clone()));
    brand.beside(tell(brand.clone(), house.subscribers.clone()));
    if brand.driver() == Driver::Postgres {
        brand.beside(seal(brand.clone()));
    }
    if brand.driver() == Driver::Sqlite {
        brand.beside(rest(brand.clone()));
    }
    brand.beside(forget(app.clone(), brand.clone(), house.forgetters.clone()));
}

/// The data folder of SQLite is locked by its one server, so a job that is leased when it starts is leased by nobody.
async fn work(app: App, brand: Brand, kinds: Arc<Kinds>) {
    if brand.driver() == Driver::Sqlite
        && let Err(problem) = brand.write(jobs::take_back).await
    {
        tracing::warn!(%problem, brand = brand.id(), "jobs of the process before wait for their leases to run out");
    }
    for (lane, workers) in WORKERS {
        for _ in 0..workers {
            brand.beside(jobs::work(app.clone(), brand.clone(), kinds.clone(), lane));
        }
    }
}

/// A house with nothing to do gives memory back: each connection keeps a part of the file at hand otherwise.
async fn rest(brand: Brand) {
    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        if let Err(problem) = brand.rest().await {
            tracing::debug!(%problem, brand = brand.id(), "the writer did not rest");
        }
    }
}

async fn tell(brand: Brand, subscribers: Arc<Vec<Subscriber>>) {
    loop {
        match tell_once(&brand, &subscribers).await {
            Ok(100..) => continue,
            Ok(_) => {}
            Err(problem) => tracing::warn!(%problem, brand = brand.id(), "events could not be passed on"),
        }
        brand.woken(outbox::TOPIC, Duration::from_secs(1)).await;
        // What happens in a burst is told together: each telling is a change of its own, which others wait behind.
        tokio::time::sleep(TOLD_TOGETHER).await;
    }
}

async fn tell_once(brand: &Brand, subscribers: &Arc<Vec<Subscriber>>) -> Result<usize> {
    let subscribers = subscribers.clone();
    brand.write(move |tx| outbox::tell(tx, &subscribers, 100)).await
}

async fn seal(brand: Brand) {
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        // The writer's lease makes it the only sealer.
        if let Err(problem) = brand.writer().write(audit::seal).await {
            tracing::warn!(%problem, brand = brand.id(), "the audit log could not be sealed");
        }
    }
}

async fn forget(app: App, brand: Brand, forgetters: Arc<Vec<Forgetter>>) {
    loop {
        if let Err(problem) = forget_once(&app, &brand, &forgetters).await {
            tracing::warn!(%problem, brand = brand.id(), "old rows could not be removed");
        }
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}

/// Removes what need not be kept any longer; answers how many rows that were.
pub async fn forget_once(app: &App, brand: &Brand, forgetters: &Arc<Vec<Forgetter>>) -> Result<u64> {
    let (directory, forgetters) = (app.directory(), forgetters.clone());
    brand
        .write(move |tx| {
            let now = tx.now();
            let own = idempotency::forget_old(tx, now)? + outbox::forget_old(tx)? + directory.forget_old(tx)?;
            forgetters.iter().try_fold(own, |sum, forget| Ok(sum + forget(tx)?))
        })
        .await
}

/// Passes on all events and runs all jobs that are due now, until none is left: what tests wait for.
pub async fn drain(app: &App, brand: &Brand, kinds: &Arc<Kinds>, subscribers: &Arc<Vec<Subscriber>>) -> Result<()> {
    loop {
        let told = tell_once(brand, subscribers).await?;
        let house = jobs::run_one(app, brand, kinds, Lane::House).await?;
        let outside = jobs::run_one(app, brand, kinds, Lane::Outside).await?;
        if told == 0 && !house && !outside {
            return Ok(());
        }
    }
}
