//! A brand with leads: two years of them, the same for the same number.

use std::collections::BTreeMap;

use foundation::app::App;
use foundation::auth::{Grade, Kind, Permissions};
use foundation::brand::{Brand, NewBrand};
use foundation::day_counts::Bumps;
use foundation::db::{Built, ToBind, Tx};
use foundation::entropy::{Entropy, SeededEntropy, random};
use foundation::statements;
use foundation::token::{Kind as TokenKind, Token};
use kernel::{ApiKeyId, Result, Timestamp};
use people::customers::model::scopes;
use people::leads::{MODIFIED, REGISTERED};
use people::sessions::{self, NewSession};
use people::staff::{self, NewStaff};
use people::utm;
use sea_query::{Alias, Expr, Query};

pub const HOST: &str = "bench.test";
pub const FIRST_DAY: &str = "2024-01-01";
pub const LAST_DAY: &str = "2025-12-31";
pub const AFFILIATE: &str = "A7";
const DAYS: u64 = 731;

statements! {
    INSERT_KEY = "insert into api_key (id, name, prefix, hash, user_kind, user_id, domain, allowed_ips, expires_at, created_at)
        values ($1, 'Bench', 'th_k_', $2, $3, $4, $5, '[]', $6, $7)";
}

/// What a program needs to sign its calls.
pub struct Access {
    pub key: String,
    /// Of a session that is good for reports.
    pub service_token: String,
    /// Of a staff user at a desk.
    pub staff_token: String,
}

pub struct Filled {
    pub brand: Brand,
    pub access: Access,
    /// The ids of some leads, spread over all of them.
    pub some: Vec<String>,
}

pub async fn fill(app: &App, leads: u64) -> Result<Filled> {
    let brands = app.brands().clone();
    let new = NewBrand { id: "bench".into(), name: "Bench".into(), hosts: vec![HOST.into()] };
    let brand = tokio::task::spawn_blocking(move || brands.add(new)).await.map_err(super::problem)??;
    let access = brand.write(let_in).await?;
    let mut maker = Maker { entropy: SeededEntropy::new(1), leads, next: 0, some: Vec::new() };
    while maker.next < leads {
        let batch: Vec<Row> = (0..CHUNKS * CHUNK).map_while(|_| maker.row()).collect();
        brand.write(move |tx| insert(tx, &batch)).await?;
    }
    Ok(Filled { brand, access, some: maker.some })
}

fn let_in(tx: &mut Tx<'_>) -> Result<Access> {
    let new = NewStaff {
        first_name: "Bench".into(),
        last_name: "Bench".into(),
        email: "bench@bench.test".into(),
        password_hash: None,
        sales_desk_id: None,
        verified: true,
    };
    let user = staff::create_with(tx, &new, "Bench", Permissions::all())?;
    let key = Token::issue(TokenKind::ApiKey, &*tx.entropy());
    let (key_id, now): (ApiKeyId, Timestamp) = (tx.new_id(), tx.now());
    let hash = key.hash();
    let binds = [
        key_id.bind(),
        hash.bind(),
        Kind::Staff.bind().into_owned(),
        user.bind(),
        HOST.bind(),
        now.plus_days(7).bind().into_owned(),
        now.bind(),
    ];
    tx.execute(&INSERT_KEY, &binds)?;
    let mut session = |grade, api_key_id| {
        let new = NewSession {
            kind: Kind::Staff,
            user_id: user.uuid(),
            grade,
            api_key_id,
            impersonator: None,
            ip: "127.0.0.1".into(),
            user_agent: None,
            minutes: 24 * 60,
            refresh_days: None,
            family: None,
        };
        sessions::start(tx, new).map(|started| started.token)
    };
    Ok(Access {
        service_token: session(Grade::Service, Some(key_id))?,
        staff_token: session(Grade::Full, None)?,
        key: key.expose().to_owned(),
    })
}

const CHUNK: usize = 200;
const CHUNKS: usize = 100;

struct Row {
    texts: [Option<String>; 20],
    created_at: Timestamp,
    updated_at: Timestamp,
    last_contact_at: Option<Timestamp>,
}

const TEXTS: [&str; 20] = [
    "id",
    "name",
    "first_name",
    "last_name",
    "name_key",
    "email",
    "email_key",
    "mobilenumber",
    "country",
    "language",
    "source",
    "affiliate_id",
    "campaign_id",
    "referrer",
    "utm",
    "metadata",
    "tags",
    "sales_status",
    "call_status",
    "ip",
];
const ID_AT: usize = 0;
const ADDRESS_AT: usize = 6;
const AFFILIATE_AT: usize = 11;

struct Maker {
    entropy: SeededEntropy,
    leads: u64,
    next: u64,
    some: Vec<String>,
}

const FIRST: [&str; 8] = ["Anna", "Bruno", "Chiara", "Dmitri", "Elif", "François", "Grace", "Hiroshi"];
const LAST: [&str; 8] = ["Almeida", "Baumann", "Costa", "Dubois", "Eriksen", "Fischer", "García", "Haddad"];
const COUNTRIES: [(&str, &str); 6] = [("DE", "de"), ("IT", "it"), ("BR", "pt"), ("FR", "fr"), ("TR", "tr"), ("JP", "ja")];
const STATUSES: [&str; 4] = ["New", "No answer", "Call back", "Interested"];

impl Maker {
    fn row(&mut self) -> Option<Row> {
        if self.next == self.leads {
            return None;
        }
        let number = self.next;
        self.next += 1;
        let dice = random::<16>(&self.entropy);
        let pick = |at: usize, of: usize| usize::from(dice[at]) % of;
        let start: Timestamp = FIRST_DAY.parse::<kernel::Day>().map(kernel::Day::start).unwrap_or_default();
        let span = DAYS * 86_400_000_000 / self.leads.max(1);
        let created_at = Timestamp::from_micros(start.micros() + (number * span) as i64);
        let id = self.entropy.uuid_v7(created_at).to_string();
        if number.is_multiple_of((self.leads / 500).max(1)) {
            self.some.push(id.clone());
        }
        let (first, last, (country, language)) = (FIRST[pick(0, 8)], LAST[pick(1, 8)], COUNTRIES[pick(2, 6)]);
        let email = format!("{}.{}.{number}@mail.example", first.to_lowercase(), last.to_lowercase());
        let affiliate = (dice[3] < 85).then(|| format!("A{}", pick(4, 40)));
        let campaign = format!("spring-{}", pick(5, 30));
        let mut parameters =
            BTreeMap::from([("utm_campaign", campaign.clone()), ("utm_source", "newsletter".into()), ("utm_medium", "cpc".into())]);
        if let Some(affiliate) = &affiliate {
            parameters.insert("affiliate_id", affiliate.clone());
        }
        let parameters = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let name = format!("{first} {last}");
        let texts = [
            Some(id),
            Some(name.clone()),
            Some(first.into()),
            Some(last.into()),
            Some(name.to_lowercase()),
            Some(email.clone()),
            Some(email),
            Some(format!("+49151{number:08}")),
            Some(country.into()),
            Some(language.into()),
            Some("web".into()),
            affiliate,
            Some(campaign),
            (dice[6] < 128).then(|| "https://news.example/markets".to_owned()),
            Some(utm::stored(&parameters)),
            Some(format!("{{\"landing\":\"page-{}\"}}", pick(7, 20))),
            Some(if dice[8] < 64 { "[{\"category\":\"Quality\",\"tags\":[\"VIP\"]}]".into() } else { "[]".into() }),
            Some(STATUSES[pick(9, 4)].into()),
            (dice[10] < 100).then(|| "ANSWERED".to_owned()),
            Some(format!("192.0.2.{}", dice[11])),
        ];
        let updated_at = created_at.plus_seconds(i64::from(dice[12]) * 9_000);
        Some(Row { texts, created_at, updated_at, last_contact_at: (dice[13] < 128).then_some(updated_at) })
    }
}

fn insert(tx: &mut Tx<'_>, rows: &[Row]) -> Result<()> {
    let mut bumps = Bumps::default();
    for chunk in rows.chunks(CHUNK) {
        let mut query = Query::insert();
        let times = ["created_at", "updated_at", "last_contact_at"];
        query.into_table(Alias::new("lead")).columns(TEXTS.iter().chain(&times).map(|name| Alias::new(*name)));
        for row in chunk {
            let texts = row.texts.iter().map(|text| Expr::value(text.clone()));
            let times = [Some(row.created_at), Some(row.updated_at), row.last_contact_at];
            query.values_panic(texts.chain(times.iter().map(|at| Expr::value(at.map(Timestamp::micros)))));
            for scope in scopes(row.texts[AFFILIATE_AT].as_deref(), None) {
                bumps.add(REGISTERED, &scope, row.created_at, 1);
                bumps.add(MODIFIED, &scope, row.updated_at, 1);
            }
        }
        tx.execute_built(&Built::new(tx.driver(), &query)?)?;
        let addresses = chunk.iter().map(|row| [row.texts[ADDRESS_AT].clone().into(), row.texts[ID_AT].clone().into()]);
        tx.execute_built(&Built::insert("lead_address", ["address", "lead_id"], addresses, ""))?;
    }
    bumps.write(tx)
}
