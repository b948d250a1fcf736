//! All brands of an installation: opening, adding, renaming and putting aside.
//!
//! Invariants
//! - What another process did to the list (`tradehall brand ...` beside a server) is taken over by [`Brands::refresh`].
//! - No brand is opened twice: whoever opens one holds `opening` from looking until it stands in `open`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kernel::{Problem, Result};

use super::Brand;
use super::control::{self, BrandRecord};
use crate::config::Config;
use crate::db::migrate::{self, migrate};
use crate::db::{Conn, Hands, Loader, Read, Source, Tx};
use crate::entropy::Entropy;
use crate::secrets::{MasterKey, Place, Sealer};

/// What a new brand is called and where it answers.
#[derive(Clone, Debug)]
pub struct NewBrand {
    pub id: String,
    pub name: String,
    pub hosts: Vec<String>,
}

/// The open brands; cheap to clone.
#[derive(Clone)]
pub struct Brands(Arc<Inner>);

struct Inner {
    data_dir: PathBuf,
    postgres: Option<(tokio_postgres::Config, String)>,
    connections: usize,
    master: MasterKey,
    hands: Hands,
    loader: Option<Loader>,
    control: Mutex<Conn>,
    open: RwLock<BTreeMap<String, Brand>>,
    opening: Mutex<()>,
}

impl Brands {
    /// Opens the control database and every brand in it, each brought to this program's version.
    pub fn open(config: &Config, hands: Hands, loader: Option<Loader>) -> Result<Brands> {
        let data_dir = PathBuf::from(&config.data_dir);
        std::fs::create_dir_all(data_dir.join("brands")).map_err(|error| folder_problem(&data_dir, &error))?;
        let master = MasterKey::load_or_create(config.master_key.as_ref(), &data_dir.join("master.key"), hands.entropy.as_ref())?;
        let postgres = match &config.database.url {
            None => None,
            Some(url) => Some((parse_url(url.expose())?, config.database.schema_prefix.clone())),
        };
        let mut control = match &postgres {
            None => Source::Sqlite { path: data_dir.join("control.sqlite") }.open()?,
            Some((config, prefix)) => open_control_schema(config, prefix)?,
        };
        migrate(&mut control, migrate::CONTROL, hands.clock.now())?;
        let brands = Brands(Arc::new(Inner {
            data_dir,
            postgres,
            connections: config.database.connections_per_brand as usize,
            master,
            hands,
            loader,
            control: Mutex::new(control),
            open: RwLock::default(),
            opening: Mutex::default(),
        }));
        brands.refresh()?;
        Ok(brands)
    }

    /// Opens brands that were added since, takes over new names and hosts, and lets go of brands that were put aside.
    pub fn refresh(&self) -> Result<()> {
        let _opening = self.0.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let records = self.with_control(|conn, hands| control::list(&mut Read::new(conn, hands.context())))?;
        let mut open = BTreeMap::new();
        for record in records {
            let brand = match self.get(&record.id) {
                Some(known) if *known.record() == record => known,
                // The moment of its making tells a brand from another that was added under its id.
                Some(known) if known.record().created_at == record.created_at => known.known_as(record),
                _ => self.open_brand(record)?,
            };
            open.insert(brand.id().to_owned(), brand);
        }
        let before = std::mem::replace(&mut *self.0.open.write().unwrap_or_else(PoisonError::into_inner), open);
        before.values().filter(|brand| !self.serves(brand)).for_each(Brand::put_aside);
        Ok(())
    }

    /// The brand by its newest name and hosts.
    pub fn latest(&self, brand: &Brand) -> Brand {
        self.get(brand.id()).filter(|latest| latest.is(brand)).unwrap_or_else(|| brand.clone())
    }

    fn serves(&self, brand: &Brand) -> bool {
        self.get(brand.id()).is_some_and(|latest| latest.is(brand))
    }

    pub fn all(&self) -> Vec<Brand> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
    pub fn get(&self, id: &str) -> Option<Brand> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
    pub fn by_host(&self, host: &str) -> Option<Brand> {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        open.values().find(|brand| brand.hosts().iter().any(|known| known.eq_ignore_ascii_case(host))).cloned()
    }

    /// Creates the brand's database, or nothing.
    pub fn add(&self, new: NewBrand) -> Result<Brand> {
        let inner = &self.0;
        let _opening = inner.opening.lock().unwrap_or_else(PoisonError::into_inner);
        self.check(&new)?;
        let (entropy, now) = (inner.hands.entropy.as_ref(), inner.hands.clock.now());
        let password = inner.postgres.is_some().then(|| random_password(entropy));
        let data_key = inner.master.new_data_key(&new.id, KEY_VERSION, entropy)?;
        let sealer = self.sealer(&new.id, &data_key)?;
        let record = BrandRecord {
            role_password: password.as_ref().map(|password| sealer.seal(role_password(&new.id), password)).transpose()?,
            data_key,
            id: new.id,
            name: new.name,
            hosts: new.hosts,
            created_at: now,
        };
        self.with_control(|conn, hands| {
            if let (Some((_, prefix)), Some(password)) = (&inner.postgres, &password) {
                let name = schema_name(prefix, &record.id);
                not_taken(conn, &name)?;
                conn.batch(&format!(
                    "create role \"{name}\" login password '{password}'; create schema \"{name}\" authorization \"{name}\""
                ))?;
            }
            conn.batch("begin")?;
            let outcome = control::insert(&mut Tx::new(conn, hands.context()), &record);
            conn.batch(if outcome.is_ok() { "commit" } else { "rollback" })?;
            outcome
        })?;
        let brand = self.open_brand(record)?;
        self.0.open.write().unwrap_or_else(PoisonError::into_inner).insert(brand.id().to_owned(), brand.clone());
        Ok(brand)
    }

    /// Gives a brand another name, and other hosts where some are given.
    pub fn rename(&self, id: &str, name: &str, hosts: Option<Vec<String>>) -> Result<()> {
        let mut record = self.record(id)?;
        name.clone_into(&mut record.name);
        if let Some(hosts) = hosts {
            record.hosts = hosts;
        }
        self.with_control(|conn, hands| control::rename(&mut Tx::new(conn, hands.context()), &record))?;
        self.refresh()
    }

    /// Puts a brand aside: it is no longer served, and its database is kept under another name, which is answered.
    pub fn remove(&self, id: &str) -> Result<String> {
        self.record(id)?;
        let inner = &self.0;
        let aside = format!("{id}_removed_{}", inner.hands.clock.now().seconds());
        if let Some(brand) = inner.open.write().unwrap_or_else(PoisonError::into_inner).remove(id) {
            brand.put_aside();
        }
        self.with_control(|conn, hands| {
            match &inner.postgres {
                Some((_, prefix)) => {
                    let (from, to) = (schema_name(prefix, id), schema_name(prefix, &aside));
                    conn.batch(&format!("alter schema \"{from}\" rename to \"{to}\"; alter role \"{from}\" nologin; alter role \"{from}\" rename to \"{to}\""))?;
                }
                None => {
                    let (from, to) = (self.folder(id), self.folder(&aside));
                    std::fs::rename(&from, &to).map_err(|error| folder_problem(&from, &error))?;
                }
            }
            control::remove(&mut Tx::new(conn, hands.context()), id, &aside)
        })?;
        Ok(aside)
    }

    fn record(&self, id: &str) -> Result<BrandRecord> {
        let records = self.with_control(|conn, hands| control::list(&mut Read::new(conn, hands.context())))?;
        records.into_iter().find(|record| record.id == id).ok_or_else(|| Problem::not_found().because(format!("There is no brand {id}.")))
    }

    fn check(&self, new: &NewBrand) -> Result<()> {
        let shape =
            |id: &str| (2..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !shape(&new.id) {
            return Err(Problem::invalid("id", "expected 2 to 32 small letters, digits or underscores"));
        }
        if new.hosts.is_empty() {
            return Err(Problem::invalid("hosts", "at least one host name is needed"));
        }
        if self.get(&new.id).is_some() {
            return Err(Problem::conflict("brand_exists").because(format!("There is a brand {} already.", new.id)));
        }
        if let Some(taken) = new.hosts.iter().find(|host| self.by_host(host).is_some()) {
            return Err(Problem::conflict("host_taken").because(format!("The host {taken} belongs to another brand.")));
        }
        Ok(())
    }

    fn open_brand(&self, record: BrandRecord) -> Result<Brand> {
        let inner = &self.0;
        let folder = self.folder(&record.id);
        std::fs::create_dir_all(folder.join("files")).map_err(|error| folder_problem(&folder, &error))?;
        let sealer = Arc::new(self.sealer(&record.id, &record.data_key)?);
        let source = match &inner.postgres {
            None => Source::Sqlite { path: folder.join("brand.sqlite") },
            Some((config, prefix)) => {
                let name = schema_name(prefix, &record.id);
                let sealed = record.role_password.as_deref().ok_or_else(|| Problem::internal("a brand without a database password"))?;
                let mut config = config.clone();
                config.user(&name).password(sealer.open(role_password(&record.id), sealed)?.expose());
                Source::Postgres { config: Box::new(config), schema: name }
            }
        };
        let hands = Hands { sealer: Some(sealer), ..inner.hands.clone() };
        migrate(&mut source.open()?, migrate::BRAND, hands.clock.now())
            .map_err(|problem| Problem::internal(format!("brand {}: {problem}", record.id)))?;
        Brand::open(record, source, hands, inner.connections, &inner.data_dir, folder, inner.loader.clone())
    }

    fn sealer(&self, id: &str, data_key: &str) -> Result<Sealer> {
        self.0.master.sealer(id, [(KEY_VERSION, data_key)], self.0.hands.entropy.clone())
    }

    fn folder(&self, id: &str) -> PathBuf {
        self.0.data_dir.join("brands").join(id)
    }

    fn with_control<T>(&self, work: impl FnOnce(&mut Conn, &Hands) -> Result<T>) -> Result<T> {
        let inner = &self.0;
        let mut control = inner.control.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = work(&mut control, &inner.hands);
        // The server may have closed the connection, or nobody knows what it is in the middle of.
        if let (Err(problem), Some((config, prefix))) = (&outcome, &inner.postgres)
            && (problem.status() >= 500 || control.is_broken())
        {
            match open_control_schema(config, prefix) {
                Ok(another) => *control = another,
                Err(problem) => tracing::warn!(cause = problem.cause(), %problem, "no other connection for the list of brands"),
            }
        }
        outcome
    }
}

/// The version of a brand's first data key.
const KEY_VERSION: u32 = 1;

/// Where a brand's database password stands.
fn role_password(id: &str) -> Place<'_> {
    Place::new("brand", id, "role_password")
}

fn parse_url(url: &str) -> Result<tokio_postgres::Config> {
    url.parse().map_err(|error| Problem::internal(format!("database.url is not a PostgreSQL address: {error}")))
}

fn open_control_schema(config: &tokio_postgres::Config, prefix: &str) -> Result<Conn> {
    let source = Source::Postgres { config: Box::new(config.clone()), schema: prefix.to_owned() };
    let mut conn = source.open()?;
    conn.batch(&format!("create schema if not exists \"{prefix}\""))?;
    Ok(conn)
}

/// Roles belong to the whole server, and another installation on it may have one of this name.
fn not_taken(conn: &mut Conn, role: &str) -> Result<()> {
    match conn.has_role(role)? {
        false => Ok(()),
        true => Err(Problem::conflict("role_exists").because(format!(
            "This PostgreSQL server has a role {role} already, which may be another installation's. \
             Set another database.schema_prefix, or drop the role if nobody needs it."
        ))),
    }
}

fn schema_name(prefix: &str, id: &str) -> String {
    format!("{prefix}_{id}")
}

fn random_password(entropy: &dyn Entropy) -> String {
    let mut bytes = [0u8; 24];
    entropy.fill(&mut bytes);
    hex::encode(bytes)
}

fn folder_problem(path: &std::path::Path, error: &std::io::Error) -> Problem {
    Problem::internal(format!("{}: {error}", path.display()))
}
