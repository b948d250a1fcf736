//! A brand for one test.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::Router;
use foundation::app::{App, Opening};
use foundation::auth::Directory;
use foundation::brand::{Brand, NewBrand};
use foundation::config::Config;
use foundation::db::{Loader, Read, Tx};
use foundation::entropy::SeededEntropy;
use foundation::http::Area;
use foundation::http::server::{House, router};
use kernel::{Clock, Result, Timestamp};
use uuid::Uuid;

/// Which database a test runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum On {
    Sqlite,
    Postgres,
}

/// What the crate under test consists of, and how its people come to be without going through its own operations.
pub struct TestHouse {
    pub areas: fn() -> Vec<Area>,
    pub directory: fn() -> Arc<dyn Directory>,
    pub loader: fn() -> Option<Loader>,
    /// Makes a staff user with exactly these permissions: e-mail, password hash, permission names.
    pub make_staff: fn(&mut Tx<'_>, &str, &str, &[&str]) -> Result<Uuid>,
    /// Makes a customer: e-mail, password hash, whether a partner.
    pub make_customer: fn(&mut Tx<'_>, &str, &str, bool) -> Result<Uuid>,
    /// Starts a full session for a staff user (true) or a customer, and answers its token.
    pub make_session: fn(&mut Tx<'_>, bool, Uuid) -> Result<String>,
}

/// A clock that a test moves.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl TestClock {
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
    pub fn advance_s(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

/// The brand that one test has to itself.
pub struct TestBrand {
    pub app: App,
    pub brand: Brand,
    pub clock: TestClock,
    pub on: On,
    pub router: Router,
    pub(crate) house: House,
    pub(crate) hooks: TestHouse,
    pub(crate) folder: PathBuf,
    pub(crate) count: AtomicU64,
    prefix: String,
}

/// Monday morning, with every market open.
pub const START: &str = "2026-05-04T09:00:00Z";
pub const PASSWORD: &str = "correct horse 9 battery";

fn postgres_url() -> String {
    std::env::var("TRADEHALL_TEST_PG").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
}

static TESTS: AtomicU64 = AtomicU64::new(0);

/// Opens a brand, runs the test, and removes what was made, also when the test fails.
pub fn run(on: On, hooks: TestHouse, test: impl FnOnce(TestBrand) -> Pin<Box<dyn Future<Output = ()>>>) {
    run_with(on, hooks, &[], test);
}

/// As [`run`], with settings by the names of their environment variables.
pub fn run_with(on: On, hooks: TestHouse, settings: &[(&str, &str)], test: impl FnOnce(TestBrand) -> Pin<Box<dyn Future<Output = ()>>>) {
    let scratch = Scratch::new(on);
    let t = TestBrand::open(&scratch, hooks, settings);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(test(t));
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
}

impl TestBrand {
    fn open(scratch: &Scratch, hooks: TestHouse, settings: &[(&str, &str)]) -> TestBrand {
        let (on, prefix, folder) = (scratch.on, scratch.prefix.clone(), scratch.folder.clone());
        let clock = TestClock(Arc::new(AtomicI64::new(START.parse::<Timestamp>().expect("a time").micros())));
        let mut environment = scratch.environment();
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::load(None, environment).unwrap_or_else(|mistakes| panic!("{mistakes}")).config;
        let opening = Opening {
            config,
            clock: Arc::new(clock.clone()),
            entropy: Arc::new(SeededEntropy::new(7)),
            directory: (hooks.directory)(),
            loader: (hooks.loader)(),
            meter: foundation::telemetry::Meter::default(),
        };
        let app = App::open(opening).unwrap_or_else(|problem| panic!("the test's database could not be opened: {problem}"));
        let new = NewBrand { id: "north".into(), name: "North Markets".into(), hosts: vec!["north.test".into()] };
        let brand = app.brands().add(new).unwrap_or_else(|problem| panic!("{problem}"));
        let mut house = House::of((hooks.areas)());
        let router = router(&app, std::mem::take(&mut house.routes), None);
        TestBrand { app, brand, clock, on, router, house, hooks, folder, count: AtomicU64::new(0), prefix }
    }

    /// The installation as another process opens it, such as a command beside the server.
    pub fn another_process(&self) -> App {
        let opening = Opening {
            config: self.app.config().clone(),
            clock: Arc::new(self.clock.clone()),
            entropy: Arc::new(SeededEntropy::new(8)),
            directory: (self.hooks.directory)(),
            loader: (self.hooks.loader)(),
            meter: foundation::telemetry::Meter::default(),
        };
        std::thread::spawn(move || App::open(opening)).join().expect("no panic").expect("an installation")
    }

    /// Another brand of the same installation.
    pub fn other_brand(&self, id: &str) -> Brand {
        let new = NewBrand { id: id.into(), name: id.to_uppercase(), hosts: vec![format!("{id}.test")] };
        let brands = self.app.brands().clone();
        std::thread::spawn(move || brands.add(new)).join().expect("no panic").expect("a brand")
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A number that differs each time.
    pub fn next(&self) -> u64 {
        self.count.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Passes on all events and runs all jobs that are due.
    pub async fn drain(&self) {
        foundation::workers::drain(&self.app, &self.brand, &self.house.kinds, &self.house.subscribers).await.expect("jobs run");
    }

    /// Removes what need not be kept any longer; answers how many rows that were.
    pub async fn forget(&self) -> u64 {
        foundation::workers::forget_once(&self.app, &self.brand, &self.house.forgetters).await.expect("forgotten")
    }

    pub async fn write<T: Send + 'static>(&self, work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> T {
        self.brand.write(work).await.unwrap_or_else(|problem| panic!("{problem}"))
    }

    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> T {
        self.brand.read(work).await.unwrap_or_else(|problem| panic!("{problem}"))
    }

    /// One text or number per row of a query written in the test; columns are joined by a blank.
    pub async fn rows(&self, sql: &str) -> Vec<String> {
        let sql = sql.to_owned();
        let source = self.brand.source().clone();
        let rows = tokio::task::spawn_blocking(move || source.open()?.rows_as_text(&sql)).await.expect("no panic");
        rows.unwrap_or_else(|problem| panic!("{problem}"))
    }

    /// The mails that were written so far, oldest first.
    pub fn mails(&self) -> Vec<String> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(self.folder.join("mail"))
            .map(|entries| entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
            .unwrap_or_default();
        names.sort();
        names.iter().map(|path| std::fs::read_to_string(path).expect("a readable mail")).collect()
    }
}

/// A folder and, on PostgreSQL, schemas of one test's own; removed with their roles when this is dropped.
pub struct Scratch {
    pub on: On,
    pub prefix: String,
    pub folder: PathBuf,
}

impl Scratch {
    pub fn new(on: On) -> Scratch {
        let prefix = format!("t{}_{}", std::process::id(), TESTS.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(format!("tradehall-test-{prefix}"));
        Scratch { on, prefix, folder }
    }

    /// The settings with which an installation lives here: cheap passwords, and no limits that a test would meet.
    pub fn environment(&self) -> Vec<(String, String)> {
        let mut environment = vec![
            ("TRADEHALL_DATA_DIR".to_owned(), self.folder.to_string_lossy().into_owned()),
            ("TRADEHALL_MASTER_KEY".to_owned(), "07".repeat(32)),
            ("TRADEHALL_PASSWORDS__CHEAP_FOR_TESTS".to_owned(), "true".to_owned()),
            ("TRADEHALL_PASSWORDS__MEMORY_KIB".to_owned(), "8".to_owned()),
            ("TRADEHALL_PASSWORDS__PASSES".to_owned(), "1".to_owned()),
            ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_IP".to_owned(), "1000000".to_owned()),
            ("TRADEHALL_LIMITS__LOGINS_PER_MINUTE_PER_NETWORK".to_owned(), "100000".to_owned()),
        ];
        if self.on == On::Postgres {
            environment.push(("TRADEHALL_DATABASE__URL".to_owned(), postgres_url()));
            environment.push(("TRADEHALL_DATABASE__SCHEMA_PREFIX".to_owned(), self.prefix.clone()));
        }
        environment
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if self.on == On::Postgres {
            let prefix = self.prefix.clone();
            let _ = std::thread::spawn(move || drop_schemas(&prefix)).join();
        }
    }
}

fn drop_schemas(prefix: &str) {
    static URL: OnceLock<String> = OnceLock::new();
    let Ok(mut client) = postgres::Client::connect(URL.get_or_init(postgres_url), postgres::NoTls) else { return };
    let pattern = format!("{}%", prefix.replace('_', "\\_"));
    let schemas = client.query("select nspname::text from pg_namespace where nspname like $1", &[&pattern]).unwrap_or_default();
    for row in schemas {
        let name: String = row.get(0);
        if name == prefix || name.starts_with(&format!("{prefix}_")) {
            let _ = client.batch_execute(&format!("drop schema \"{name}\" cascade"));
            let _ = client.batch_execute(&format!("drop role if exists \"{name}\""));
        }
    }
}
