//! The leads of the demo: from a partner's program, from the website, from a fair; and what sales do about them.

use axum::http::Method;
use futures_util::future::try_join_all;
use kernel::Result;
use serde_json::{Value, json};

use super::people::{AFFILIATES, CAMPAIGNS, COUNTRIES, FAIR, FIRST, LAST, SOURCES};
use super::scenes::FIRST_HOUR;
use super::story::{Stage, text};

/// Every so many hours some come, and what came a day before is worked on.
const EVERY: i64 = 6;
const FAIR_HOUR: i64 = 20 * 24;
const NOTES: &[&str] = &[
    "Wants to know about the spread on EURUSD.",
    "Did not pick up; try in the evening.",
    "Asked for the demo account; sent the link.",
    "Compares us with another broker.",
];

pub fn come_at(hour: i64) -> bool {
    hour % EVERY == 0
}

/// How many come in this hour: more as the weeks go by, and in waves.
fn count(hour: i64) -> i64 {
    let (day, part) = ((FIRST_HOUR - hour) / 24, hour / EVERY % 4);
    (day / 16 + (day * 5 + part * 3) % 3 - i64::from(day % 7 > 4)).max(0)
}

pub async fn come(stage: &mut Stage, hour: i64) -> Result<()> {
    let now = stage.now();
    stage.sales.go_on(&stage.anybody, now).await?;
    if hour == FAIR_HOUR {
        stage.sales.client.upload("/leads/import", &[("source", "Dubai fair")], "fair.csv", "text/csv", FAIR.as_bytes()).await?;
    }
    let before: i64 = (hour + 1..=FIRST_HOUR).filter(|at| come_at(*at)).map(count).sum();
    let stage = &*stage;
    try_join_all((before..before + count(hour)).map(|number| one(stage, number))).await?;
    Ok(())
}

/// A lead comes, and is worked on or left for later.
async fn one(stage: &Stage, number: i64) -> Result<()> {
    let at = usize::try_from(number).unwrap_or_default();
    let (first, last) = (FIRST[at % FIRST.len()], LAST[at / 3 % LAST.len()]);
    let email = format!("{}.{}{number}@mail.example", first.to_lowercase(), last.to_lowercase());
    let id = match number % 6 {
        5 => from_website(stage, at, first, last, &email).await?,
        _ => text(&stage.program.post("/public/leads", from_partner(at, first, last, &email)).await?, "/leadId")?,
    };
    // The Yilmaz family waits for whoever tries the demo.
    if number % 3 == 0 && last != "Yilmaz" {
        let sales = &stage.sales.client;
        sales.send(Method::POST, &format!("/leads/{id}/claim"), Vec::new()).await?;
        if number % 2 == 0 {
            sales.post(&format!("/leads/{id}/comments"), json!({ "comment": NOTES[at / 6 % NOTES.len()] })).await?;
        }
        let status = 2 + number / 3 % 4;
        sales.patch("/leads", json!({ "search": email, "selectedStatus": status })).await?;
    }
    Ok(())
}

async fn from_website(stage: &Stage, at: usize, first: &str, last: &str, email: &str) -> Result<String> {
    let form = json!({ "name": format!("{first} {last}"), "email": email, "source": SOURCES[at / 6 % SOURCES.len()] });
    text(&stage.anybody.post("/leads", form).await?, "/lead/id")
}

fn from_partner(at: usize, first: &str, last: &str, email: &str) -> Value {
    let (country, language) = COUNTRIES[at % COUNTRIES.len()];
    json!({
        "firstName": first,
        "lastName": last,
        "email": email,
        "country": country,
        "language": language,
        "utmDetails": {
            "utm_source": "search",
            "utm_campaign": CAMPAIGNS[at % CAMPAIGNS.len()],
            "affiliate_id": AFFILIATES[at % AFFILIATES.len()],
            "campaign_id": (1 + at % 7).to_string(),
        },
        "metadata": { "form": "landing-2" },
    })
}
