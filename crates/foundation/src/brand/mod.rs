//! Brands: each a database of its own, and the handle through which everything in it is reached.
//!
//! Invariants
//! - No table has a brand column and no query can forget it: a [`Brand`] holds connections to its own database only.
//! - A handler gets a brand from a caller type; jobs get the brand whose table they stand in.
//! - In one process a brand has one writer, whatever it is called meanwhile: another name or host is a new handle to the same core.
//! - A brand that was put aside does nothing more: who still holds a handle is refused, and what ran beside the requests ends.

mod control;
pub mod registry;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::{Problem, Result, Timestamp};
use tokio::sync::{Notify, broadcast, watch};

pub use control::BrandRecord;
pub use registry::{Brands, NewBrand};

use crate::auth::known::Known;
use crate::db::{Desk, Driver, Guarded, Hands, Loader, Notice, Pool, Read, Source, Tx, Writer};
use crate::files::Files;
use crate::secrets::Sealer;

/// A brand: what it is called, and the database, writer and folders behind that; cheap to clone.
#[derive(Clone)]
pub struct Brand {
    record: Arc<BrandRecord>,
    core: Arc<Core>,
}

struct Core {
    source: Source,
    hands: Hands,
    pool: Pool,
    writer: Writer,
    folder: PathBuf,
    files: Files,
    hub: Arc<Hub>,
    put_aside: watch::Sender<bool>,
    known: Known,
}

/// Who listens inside this process to what a brand committed.
struct Hub {
    notices: broadcast::Sender<Notice>,
    wakers: Mutex<HashMap<&'static str, Arc<Notify>>>,
    health: Mutex<BTreeMap<&'static str, String>>,
}

impl Hub {
    fn publish(&self, notices: Vec<Notice>) {
        for notice in notices {
            self.waker(notice.topic).notify_one();
            let _ = self.notices.send(notice);
        }
    }
    fn waker(&self, topic: &'static str) -> Arc<Notify> {
        self.wakers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).entry(topic).or_default().clone()
    }
}

impl Brand {
    pub(crate) fn open(
        record: BrandRecord,
        source: Source,
        hands: Hands,
        connections: usize,
        data_dir: &Path,
        folder: PathBuf,
        loader: Option<Loader>,
    ) -> Result<Brand> {
        let hub = Arc::new(Hub { notices: broadcast::channel(1_024).0, wakers: Mutex::default(), health: Mutex::default() });
        let pool = Pool::new(source.clone(), hands.clone(), connections);
        let listening = hub.clone();
        let writer = Writer::start(&record.id, source.clone(), hands.clone(), loader, Arc::new(move |notices| listening.publish(notices)))?;
        let sealer = hands.sealer.as_deref().cloned().ok_or_else(|| Problem::internal("a brand without a data key"))?;
        let files = Files::new(data_dir, sealer, hands.entropy.clone());
        let core = Core { files, source, hands, pool, writer, folder, hub, put_aside: watch::Sender::new(false), known: Known::default() };
        Ok(Brand { record: Arc::new(record), core: Arc::new(core) })
    }

    /// The same brand by another name or at other hosts.
    pub(crate) fn known_as(&self, record: BrandRecord) -> Brand {
        Brand { record: Arc::new(record), core: self.core.clone() }
    }
    /// Whether these are handles to one brand, and not to two that followed each other under one id.
    pub(crate) fn is(&self, other: &Brand) -> bool {
        Arc::ptr_eq(&self.core, &other.core)
    }
    pub(crate) fn record(&self) -> &BrandRecord {
        &self.record
    }
    /// From now on every handle to it is refused.
    pub(crate) fn put_aside(&self) {
        self.core.put_aside.send_replace(true);
        self.core.writer.close();
    }
    fn served(&self) -> Result<()> {
        if *self.core.put_aside.borrow() {
            return Err(Problem::unavailable("brand_put_aside").because("This brand is no longer served."));
        }
        Ok(())
    }

    /// Runs a task beside the requests, until it ends or the brand is put aside.
    pub fn beside(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut aside = self.core.put_aside.subscribe();
        tokio::spawn(async move {
            tokio::select! {
                _ = aside.wait_for(|aside| *aside) => {}
                () = task => {}
            }
        });
    }

    pub fn id(&self) -> &str {
        &self.record.id
    }
    pub fn name(&self) -> &str {
        &self.record.name
    }
    pub fn hosts(&self) -> &[String] {
        &self.record.hosts
    }
    /// The first host: what links in mails and new API keys carry.
    pub fn domain(&self) -> &str {
        self.record.hosts.first().map_or("localhost", String::as_str)
    }
    pub fn driver(&self) -> Driver {
        self.core.source.driver()
    }
    pub fn source(&self) -> &Source {
        &self.core.source
    }
    /// Where this brand's files lie.
    pub fn folder(&self) -> &PathBuf {
        &self.core.folder
    }
    /// Uploaded files: inspected, sealed, and found again by a random name.
    pub fn files(&self) -> &Files {
        &self.core.files
    }
    pub fn now(&self) -> Timestamp {
        self.core.hands.clock.now()
    }
    pub fn hands(&self) -> &Hands {
        &self.core.hands
    }
    pub fn sealer(&self) -> Result<Arc<Sealer>> {
        self.core.hands.sealer.clone().ok_or_else(|| Problem::internal("a brand without a data key"))
    }

    /// Gives back memory that connections hold and have little use for.
    pub(crate) async fn rest(&self) -> Result<()> {
        self.core.pool.rest().await;
        self.core.writer.rest().await
    }

    /// Reads in one transaction.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.served()?;
        self.core.pool.read(work).await
    }

    /// One or two look-ups by key, outside a transaction.
    pub async fn peek<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.served()?;
        self.core.pool.peek(work).await
    }

    /// An ordinary change. It may be run again when it lost against another.
    pub async fn write<T: Send + 'static>(&self, mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.served()?;
        match self.driver() {
            Driver::Sqlite => self.core.writer.write(move |tx| work(tx)).await,
            Driver::Postgres => {
                let (value, notices) = self.core.pool.write(work).await?;
                self.core.hub.publish(notices);
                Ok(value)
            }
        }
    }

    /// As [`Brand::write`], for bulk work. Where one thread does all the writing it stands in that thread's bulk lane before this
    /// returns: such changes happen in their order, may share a commit, and let whoever waits for theirs go first.
    pub fn write_bulk<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Pin<Box<dyn Future<Output = Result<T>> + Send>> {
        match self.driver() {
            Driver::Sqlite => Box::pin(self.core.writer.write_bulk(move |tx| work(tx))),
            Driver::Postgres => {
                let brand = self.clone();
                Box::pin(async move { brand.write(work).await })
            }
        }
    }

    /// A change of what the brand's single writer guards; `money` gives this its type.
    pub async fn guard<S: Guarded, T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.core.writer.guard(work).await
    }

    /// The writer itself, for looking at what it guards and for feeding it.
    pub fn writer(&self) -> &Writer {
        &self.core.writer
    }

    /// How many commits this process has made; none where other processes commit as well.
    pub(crate) fn commits(&self) -> Option<u64> {
        (self.driver() == Driver::Sqlite).then(|| self.core.writer.commits())
    }
    /// Whom credentials stood for a moment ago.
    pub(crate) fn known(&self) -> &Known {
        &self.core.known
    }

    /// Everything that this process commits on this brand from now on.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.core.hub.notices.subscribe()
    }

    /// Tells listeners of something that was never stored, such as a quote.
    pub fn announce(&self, notices: Vec<Notice>) {
        self.core.hub.publish(notices);
    }

    /// Says how something that runs beside the requests is: `ok`, or what is wrong with it.
    pub fn report_health(&self, name: &'static str, state: impl Into<String>) {
        self.core.hub.health.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(name, state.into());
    }

    /// What was reported last, by name.
    pub fn health(&self) -> BTreeMap<&'static str, String> {
        self.core.hub.health.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Waits for a commit on the topic, or until the pause is over.
    pub async fn woken(&self, topic: &'static str, pause: Duration) {
        let waker = self.core.hub.waker(topic);
        let _ = tokio::time::timeout(pause, waker.notified()).await;
    }
}
