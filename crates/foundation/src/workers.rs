//! What runs beside the requests: jobs, the outbox, sealing, and forgetting what need not be kept.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use kernel::Result;

use crate::app::App;
use crate::brand::Brand;
use crate::db::Driver;
use crate::jobs::{self, Kinds};
use crate::outbox::{self, Subscriber};
use crate::{audit, idempotency};

/// How many jobs of one brand run side by side.
const LANES: usize = 2;

/// Watches over all brands, also those that are added while the process runs, until it ends.
pub async fn watch(app: App, kinds: Arc<Kinds>, subscribers: Arc<Vec<Subscriber>>, on_open: Arc<dyn Fn(Brand) + Send + Sync>) {
    let mut watched = BTreeSet::new();
    loop {
        for brand in app.brands().all() {
            if watched.insert(brand.id().to_owned()) {
                on_open(brand.clone());
                start(&app, brand, &kinds, &subscribers);
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

fn start(app: &App, brand: Brand, kinds: &Arc<Kinds>, subscribers: &Arc<Vec<Subscriber>>) {
    tokio::spawn(work(app.clone(), brand.clone(), kinds.clone()));
    tokio::spawn(tell(brand.clone(), subscribers.clone()));
    if brand.driver() == Driver::Postgres {
        tokio::spawn(seal(brand.clone()));
    }
    tokio::spawn(forget(brand));
}

/// The data folder of SQLite is locked by its one server, so a job that is leased when it starts is leased by nobody.
async fn work(app: App, brand: Brand, kinds: Arc<Kinds>) {
    if brand.driver() == Driver::Sqlite
        && let Err(problem) = brand.write(jobs::take_back).await
    {
        tracing::warn!(%problem, brand = brand.id(), "jobs of the process before wait for their leases to run out");
    }
    for _ in 0..LANES {
        tokio::spawn(jobs::work(app.clone(), brand.clone(), kinds.clone()));
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

async fn forget(brand: Brand) {
    loop {
        let forgotten = brand
            .write(|tx| {
                let now = tx.now();
                Ok(idempotency::forget_old(tx, now)? + outbox::forget_old(tx)?)
            })
            .await;
        if let Err(problem) = forgotten {
            tracing::warn!(%problem, brand = brand.id(), "old rows could not be removed");
        }
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}

/// Passes on all events and runs all jobs that are due now, until none is left: what tests wait for.
pub async fn drain(app: &App, brand: &Brand, kinds: &Arc<Kinds>, subscribers: &Arc<Vec<Subscriber>>) -> Result<()> {
    loop {
        let told = tell_once(brand, subscribers).await?;
        let ran = jobs::run_one(app, brand, kinds).await?;
        if told == 0 && !ran {
            return Ok(());
        }
    }
}
