//! An installation as a command opens it: settings, the lock on the data folder, the databases.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foundation::app::{App, Opening};
use foundation::config::{Config, Loaded};
use foundation::entropy::{MachineClock, MachineEntropy};
use foundation::telemetry::{Meter, Metrics};
use kernel::{Clock, Problem, Result};
use tokio::runtime::Runtime;

use crate::command::Place;

/// An open installation and the runtime that its work is done on.
pub struct Installation {
    pub app: App,
    pub runtime: Runtime,
    /// Held while the process serves: two servers on one SQLite folder would each think they are the only writer.
    _lock: Option<File>,
}

/// Reads the settings: defaults, the file, the environment, and what the command line overrides.
pub fn settings(place: &Place) -> Result<Loaded> {
    settings_with(place, &[])
}

/// As [`settings`], with what a command sets for itself unless the environment says otherwise.
pub fn settings_with(place: &Place, own: &[(&str, String)]) -> Result<Loaded> {
    let usual = Path::new("tradehall.toml");
    let file = match &place.config {
        Some(path) if !path.exists() => return Err(Problem::internal(format!("the settings file {} does not exist", path.display()))),
        Some(path) => Some(path.as_path()),
        None => usual.exists().then_some(usual),
    };
    let mut environment: Vec<(String, String)> = std::env::vars().collect();
    for (name, value) in own {
        if environment.iter().all(|(known, _)| known != name) {
            environment.push(((*name).to_owned(), value.clone()));
        }
    }
    if let Some(data) = &place.data {
        environment.retain(|(name, _)| name != "TRADEHALL_DATA_DIR");
        environment.push(("TRADEHALL_DATA_DIR".to_owned(), data.to_string_lossy().into_owned()));
    }
    Config::load(file, environment).map_err(|mistakes| Problem::internal(mistakes.to_string()))
}

impl Installation {
    /// Opens it for a command that may run beside a server.
    pub fn open(loaded: Loaded) -> Result<Installation> {
        Installation::build(loaded.config, Arc::new(MachineClock), Meter::default(), None)
    }

    /// Opens it for serving: the data folder is locked, and requests are counted.
    pub fn open_to_serve(config: Config) -> Result<Installation> {
        let lock = locked(&config)?;
        Installation::build(config, Arc::new(MachineClock), Meter::of(Metrics::install()?), lock)
    }

    /// Opens it for somebody who has it to themselves, by a clock that they move; nothing is counted.
    pub fn open_alone(config: Config, clock: Arc<dyn Clock>) -> Result<Installation> {
        let lock = locked(&config)?;
        Installation::build(config, clock, Meter::default(), lock)
    }

    fn build(config: Config, clock: Arc<dyn Clock>, meter: Meter, lock: Option<File>) -> Result<Installation> {
        let opening = Opening {
            config,
            clock,
            entropy: Arc::new(MachineEntropy::new()),
            directory: crate::directory(),
            loader: crate::loader(),
            meter,
        };
        let app = App::open(opening)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .max_blocking_threads(64)
            .thread_name("tradehall")
            .build()
            .map_err(|error| Problem::internal(format!("the runtime did not start: {error}")))?;
        Ok(Installation { app, runtime, _lock: lock })
    }
}

/// The lock on the folder of SQLite; PostgreSQL has its own.
fn locked(config: &Config) -> Result<Option<File>> {
    match config.database.url {
        Some(_) => Ok(None),
        None => lock(&config.data_dir).map(Some),
    }
}

/// What the lock's file is called.
pub const LOCK: &str = "serve.lock";

/// Locks a data folder, or says who has it.
pub fn lock(data_dir: &PathBuf) -> Result<File> {
    let describe = |error: &dyn std::fmt::Display| Problem::internal(format!("the data folder {}: {error}", data_dir.display()));
    std::fs::create_dir_all(data_dir).map_err(|error| describe(&error))?;
    let file = File::create(data_dir.join(LOCK)).map_err(|error| describe(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(describe(&"another server is running on it")),
        Err(std::fs::TryLockError::Error(error)) => Err(describe(&error)),
    }
}
