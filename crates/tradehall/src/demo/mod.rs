//! `tradehall demo`: a brokerage to look at, made through the same wire as everybody's.
//!
//! Invariants
//! - Everything but the first staff is made by requests, so what the demo shows is what the API can do.
//! - Its weeks are told before anybody is served, by a clock that the story moves; from then on the clock is the machine's.
//! - A demo stands in a folder of its own: none is made where there is anything else, and nothing but a demo is ever thrown away.

mod cast;
mod clock;
mod leads;
mod papers;
mod people;
mod scenes;
mod staging;
mod story;
#[cfg(test)]
mod tests;
mod visit;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use foundation::brand::NewBrand;
use foundation::config::Config;
use foundation::password::Cost;
use kernel::{Clock, Problem, Result};
use serde_json::{Value, json};

use clock::StoryClock;
use staging::Staging;

use crate::command::{Place, Serving, serve_until_stopped};
use crate::installation::{self, Installation, LOCK};

pub const BRAND: &str = "demo";
pub const DOMAIN: &str = "demo.localhost";
pub const ADMIN: &str = "admin@demo.localhost";
pub const PARTNER: &str = "partner@demo.localhost";
pub const SALES: &str = "sales@demo.localhost";
/// The demo is for one's own machine; its passwords are no secret.
pub const PASSWORD: &str = "tradehall demo 2026";
/// What marks a data folder as a demo's, and keeps what is shown again at the next start.
const NOTES: &str = "demo.json";

pub fn run(place: &Place, fresh: bool, listen: &str, speed: &str) -> Result<()> {
    let speed = match speed {
        "max" => "86400".to_owned(),
        other => other.trim_end_matches(['x', 'X']).to_owned(),
    };
    let own = own_settings(listen, speed);
    let loaded = installation::settings_with(place, &own)?;
    foundation::telemetry::init(&loaded.config.log)?;
    let data = loaded.config.data_dir.clone();
    if fresh {
        begin_anew(&loaded.config)?;
    }
    let notes = data.join(NOTES);
    if !notes.exists() {
        is_free(&data)?;
        make(&loaded.config)?;
        return Err(as_a_new_program());
    }
    let installation = Installation::open_to_serve(loaded.config)?;
    let told = read_notes(&notes)?;
    if told["apiKey"].is_null() {
        return Err(Problem::refused("half_a_demo").because("The demo was stopped while it was made. Begin anew with --fresh."));
    }
    serve_until_stopped(installation, async |serving: &Serving| {
        show(serving, &told);
        Ok(())
    })
}

/// What a demo sets for itself: prices from a replay, and room for many requests from one address.
fn own_settings(listen: &str, speed: String) -> [(&'static str, String); 8] {
    [
        ("TRADEHALL_LISTEN", listen.to_owned()),
        ("TRADEHALL_PUBLIC_URL", format!("http://{listen}")),
        ("TRADEHALL_FEED__KIND", "replay".to_owned()),
        ("TRADEHALL_FEED__SPEED", speed),
        ("TRADEHALL_LOG__LEVEL", "warn".to_owned()),
        ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_IP", "60000".to_owned()),
        ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_KEY", "60000".to_owned()),
        ("TRADEHALL_LIMITS__LOGINS_PER_MINUTE_PER_NETWORK", "600".to_owned()),
    ]
}

/// As [`own_settings`], while the story is told: nobody has to sign in twice, and passwords that stand on the screen are hashed at little
/// cost. Whoever signs in to the demo for the first time has theirs hashed again, at that of everybody.
fn telling(config: &Config) -> Config {
    let mut config = config.clone();
    config.sessions.refresh_days = 60;
    let cost = Cost::FOR_TESTS;
    (config.passwords.memory_kib, config.passwords.passes, config.passwords.lanes) = (cost.memory_kib, cost.passes, cost.lanes);
    config
}

/// Begins again without `--fresh`, which gives back what telling took of memory. Comes back only if it could not.
fn as_a_new_program() -> Problem {
    use std::os::unix::process::CommandExt;
    let started = std::env::current_exe().map(|program| {
        let arguments = std::env::args_os().skip(1).filter(|argument| argument != "--fresh");
        std::process::Command::new(program).args(arguments).exec()
    });
    Problem::internal(format!("the demo was made but could not be started: {}", started.unwrap_or_else(|error| error)))
}

/// Makes the demo in its folder.
fn make(config: &Config) -> Result<()> {
    let staging = if config.database.url.is_none() { Staging::open() } else { None };
    let mut telling = telling(config);
    if let Some(staging) = &staging {
        staging.folder().clone_into(&mut telling.data_dir);
    }
    let (clock, notes) = (Arc::new(StoryClock::default()), telling.data_dir.join(NOTES));
    begin(&Installation::open_alone(telling, clock.clone())?, &clock, &notes)?;
    staging.map_or(Ok(()), |staging| staging.settle(&config.data_dir))
}

/// Makes the brand and tells its story.
fn begin(installation: &Installation, clock: &Arc<StoryClock>, notes: &Path) -> Result<()> {
    if let Some(brand) = installation.app.brands().all().first() {
        return Err(Problem::refused("not_a_demo").because(format!(
            "These databases hold the brand {} already. A demo is made where there is none: give it another database, or another database.schema_prefix.",
            brand.id()
        )));
    }
    // Marks the folder as a demo's from the beginning, so that one that was not finished can be thrown away.
    write_notes(notes, &json!({}))?;
    clock.begin(clock.now().plus_seconds(-scenes::FIRST_HOUR * 3_600));
    let hosts = vec![DOMAIN.to_owned(), "localhost".to_owned(), "127.0.0.1".to_owned()];
    installation.app.brands().add(NewBrand { id: BRAND.into(), name: "Tradehall Demo".into(), hosts })?;
    let made = installation.runtime.block_on(story::tell(&installation.app, clock))?;
    write_notes(notes, &made)
}

/// A demo is made in an empty folder, or in none yet.
fn is_free(data: &Path) -> Result<()> {
    let found = match std::fs::read_dir(data) {
        Ok(mut entries) => entries.find(|entry| entry.as_ref().map_or(true, |entry| entry.file_name() != LOCK)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(at(data, &error)),
    };
    match found {
        None => Ok(()),
        Some(_) => Err(Problem::refused("not_a_demo")
            .because(format!("{} holds something else. Name an empty folder, or a new one, with --data.", data.display()))),
    }
}

/// Throws away the demo that stands in the folder, and nothing else.
fn begin_anew(config: &Config) -> Result<()> {
    let data = &config.data_dir;
    if !data.join(NOTES).exists() {
        return is_free(data);
    }
    if config.database.url.is_some() {
        return Err(Problem::refused("not_embedded")
            .because("--fresh throws away a demo in the embedded database. Drop the schemas of this one yourself, or choose another database.schema_prefix."));
    }
    let others: Vec<String> = brand_folders(data)?.into_iter().filter(|name| name != BRAND).collect();
    if let Some(other) = others.first() {
        return Err(Problem::refused("not_only_a_demo").because(format!(
            "{} also holds the brand {other}, so it is not thrown away. Remove it yourself, or name another folder with --data.",
            data.display()
        )));
    }
    let _nobody_serves_it = installation::lock(data)?;
    std::fs::remove_dir_all(data).map_err(|error| at(data, &error))
}

/// What brands have left on the disk, also those that were put aside.
fn brand_folders(data: &Path) -> Result<Vec<String>> {
    let folder = data.join("brands");
    match std::fs::read_dir(&folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(at(&folder, &error)),
    }
}

fn at(path: &Path, error: &std::io::Error) -> Problem {
    Problem::internal(format!("{}: {error}", path.display()))
}

fn write_notes(path: &Path, notes: &Value) -> Result<()> {
    let text = serde_json::to_string_pretty(notes).unwrap_or_default();
    std::fs::write(path, text).map_err(|error| at(path, &error))
}

fn read_notes(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).map_err(|error| at(path, &error))?;
    Ok(serde_json::from_str(&text).unwrap_or_else(|_| json!({})))
}

fn show(serving: &Serving, notes: &Value) {
    let url = format!("http://{}", serving.address);
    let key = notes["apiKey"].as_str().unwrap_or("(run with --fresh for a new key)");
    let customer = notes["customer"].as_str().unwrap_or("");
    println!("Tradehall demo is ready at {url}\n");
    if portals::built() {
        println!("  Members area   {url}/");
        println!("  Back office    {url}/admin");
        println!("  Partner portal {url}/partners");
    }
    println!("  API document   {url}/api/docs");
    println!("  OpenAPI        {url}/api/openapi.json");
    println!("  Health         {url}/api/v1/health/ready\n");
    println!("Sign-ins (password: {PASSWORD})");
    println!("  administrator  {ADMIN}");
    println!("  sales          {SALES}");
    println!("  partner        {PARTNER}   API key {key}");
    println!("  customer       {customer}");
    println!("  affiliate      {}\n", notes["affiliate"].as_str().unwrap_or(""));
    println!("A partner's program sends X-Api-Key and X-DOMAIN: {DOMAIN} to POST /api/v1/auth/login, and the token as X-Auth-Token.\n");
    println!("Try it:");
    println!(
        "  curl -s {url}/api/v1/sessions -H 'content-type: application/json' -d '{{\"username\":\"{ADMIN}\",\"password\":\"{PASSWORD}\"}}'\n"
    );
    println!("Ctrl-C stops it; the data stays. `cargo xtask demo --fresh` begins anew.");
    let _ = std::io::stdout().flush();
}
