//! `tradehall demo`: a brokerage to look at, made through the same wire as everybody's.
//!
//! Invariants
//! - Everything but the administrator is made by requests, so what the demo shows is what the API can do.
//! - A folder that is not a demo's is never thrown away.

mod people;
mod story;

use std::io::Write;
use std::path::Path;

use foundation::brand::NewBrand;
use kernel::{Problem, Result};
use serde_json::{Value, json};

use crate::command::{Place, Serving, serve_until_stopped};
use crate::installation::{self, Installation};

pub const BRAND: &str = "demo";
pub const DOMAIN: &str = "demo.localhost";
pub const ADMIN: &str = "admin@demo.localhost";
pub const PARTNER: &str = "partner@demo.localhost";
/// The demo is for one's own machine; its passwords are no secret.
pub const PASSWORD: &str = "tradehall demo 2026";
/// What marks a data folder as a demo's, and keeps what is shown again at the next start.
const NOTES: &str = "demo.json";

pub fn run(place: &Place, fresh: bool, listen: &str, speed: &str) -> Result<()> {
    let speed = match speed {
        "max" => "86400".to_owned(),
        other => other.trim_end_matches(['x', 'X']).to_owned(),
    };
    let own = [
        ("TRADEHALL_LISTEN", listen.to_owned()),
        ("TRADEHALL_PUBLIC_URL", format!("http://{listen}")),
        ("TRADEHALL_FEED__KIND", "replay".to_owned()),
        ("TRADEHALL_FEED__SPEED", speed),
        ("TRADEHALL_LOG__LEVEL", "warn".to_owned()),
        ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_IP", "60000".to_owned()),
        ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_KEY", "60000".to_owned()),
    ];
    let loaded = installation::settings_with(place, &own)?;
    foundation::telemetry::init(&loaded.config.log)?;
    let data = loaded.config.data_dir.clone();
    if fresh {
        begin_anew(&data)?;
    }
    let installation = Installation::open_to_serve(loaded.config)?;
    let brands = installation.app.brands();
    let is_new = brands.get(BRAND).is_none();
    if is_new {
        let hosts = vec![DOMAIN.to_owned(), "localhost".to_owned(), "127.0.0.1".to_owned()];
        brands.add(NewBrand { id: BRAND.into(), name: "Tradehall Demo".into(), hosts })?;
    }
    serve_until_stopped(installation, async |serving: &Serving| {
        let notes = data.join(NOTES);
        if is_new || !notes.exists() {
            let made = story::tell(serving).await?;
            write_notes(&notes, &made)?;
        }
        show(serving, &read_notes(&notes)?);
        Ok(())
    })
}

fn begin_anew(data: &Path) -> Result<()> {
    let describe = |error: std::io::Error| Problem::internal(format!("{}: {error}", data.display()));
    let is_empty = || std::fs::read_dir(data).map(|mut entries| entries.next().is_none());
    if !data.exists() || is_empty().map_err(describe)? {
        return Ok(());
    }
    if !data.join(NOTES).exists() {
        return Err(Problem::refused("not_a_demo").because(format!(
            "{} does not hold a demo, so it is not thrown away. Remove it yourself, or name another folder with --data.",
            data.display()
        )));
    }
    std::fs::remove_dir_all(data).map_err(describe)
}

fn write_notes(path: &Path, notes: &Value) -> Result<()> {
    let text = serde_json::to_string_pretty(notes).unwrap_or_default();
    std::fs::write(path, text).map_err(|error| Problem::internal(format!("{}: {error}", path.display())))
}

fn read_notes(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).map_err(|error| Problem::internal(format!("{}: {error}", path.display())))?;
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
