//! Brands: each a database of its own, and the handle through which everything in it is reached.
//!
//! Invariants
//! - No table has a brand column and no query can forget it: a [`Brand`] holds connections to its own database only.
//! - A handler gets a brand from a caller type; jobs get the brand whose table they stand in.

mod control;
pub mod registry;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::{Problem, Result, Timestamp};
use tokio::sync::{Notify, broadcast};

pub use control::BrandRecord;
pub use registry::{Brands, NewBrand};

use crate::db::{Desk, Driver, Guarded, Hands, Loader, Notice, Pool, Read, Source, Tx, Writer};
use crate::files::Files;
use crate::secrets::Sealer;

/// A brand's database, writer and folders; cheap to clone.
#[derive(Clone)]
pub struct Brand(Arc<Inner>);

struct Inner {
    record: BrandRecord,
    source: Source,
    hands: Hands,
    pool: Pool,
    writer: Writer,
    folder: PathBuf,
    files: Files,
    hub: Arc<Hub>,
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
        Ok(Brand(Arc::new(Inner { files, record, source, hands, pool, writer, folder, hub })))
    }

    pub fn id(&self) -> &str {
        &self.0.record.id
    }
    pub fn name(&self) -> &str {
        &self.0.record.name
    }
    pub fn hosts(&self) -> &[String] {
        &self.0.record.hosts
    }
    /// The first host: what links in mails and new API keys carry.
    pub fn domain(&self) -> &str {
        self.0.record.hosts.first().map_or("localhost", String::as_str)
    }
    pub fn driver(&self) -> Driver {
        self.0.source.driver()
    }
    pub fn source(&self) -> &Source {
        &self.0.source
    }
    /// Where this brand's files lie.
    pub fn folder(&self) -> &PathBuf {
        &self.0.folder
    }
    /// Uploaded files: inspected, sealed, and found again by a random name.
    pub fn files(&self) -> &Files {
        &self.0.files
    }
    pub fn now(&self) -> Timestamp {
        self.0.hands.clock.now()
    }
    pub fn hands(&self) -> &Hands {
        &self.0.hands
    }
    pub fn sealer(&self) -> Result<Arc<Sealer>> {
        self.0.hands.sealer.clone().ok_or_else(|| Problem::internal("a brand without a data key"))
    }

    /// Reads in one transaction.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.0.pool.read(work).await
    }

    /// One or two look-ups by key, outside a transaction.
    pub async fn peek<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.0.pool.peek(work).await
    }

    /// An ordinary change. It may be run again when it lost against another.
    pub async fn write<T: Send + 'static>(&self, mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        match self.driver() {
            Driver::Sqlite => self.0.writer.write(move |tx| work(tx)).await,
            Driver::Postgres => {
                let (value, notices) = self.0.pool.write(work).await?;
                self.0.hub.publish(notices);
                Ok(value)
            }
        }
    }

    /// A change of what the brand's single writer guards; `money` gives this its type.
    pub async fn guard<S: Guarded, T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.writer.guard(work).await
    }

    /// The writer itself, for looking at what it guards and for feeding it.
    pub fn writer(&self) -> &Writer {
        &self.0.writer
    }

    /// Everything that this process commits on this brand from now on.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.0.hub.notices.subscribe()
    }

    /// Tells listeners of something that was never stored, such as a quote.
    pub fn announce(&self, notices: Vec<Notice>) {
        self.0.hub.publish(notices);
    }

    /// Says how something that runs beside the requests is: `ok`, or what is wrong with it.
    pub fn report_health(&self, name: &'static str, state: impl Into<String>) {
        self.0.hub.health.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(name, state.into());
    }

    /// What was reported last, by name.
    pub fn health(&self) -> BTreeMap<&'static str, String> {
        self.0.hub.health.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Waits for a commit on the topic, or until the pause is over.
    pub async fn woken(&self, topic: &'static str, pause: Duration) {
        let waker = self.0.hub.waker(topic);
        let _ = tokio::time::timeout(pause, waker.notified()).await;
    }
}
