//! From a request's headers to a brand and a caller: everything that is present must agree.

use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::{Problem, Result};

use super::caller::Caller;
use super::known::{Credential, Found};
use super::principal::{Grade, KeyHolder, Principal};
use crate::app::App;
use crate::brand::Brand;
use crate::http::Origin;
use crate::idempotency::{Once, RequestKey};
use crate::token::{Kind, Token};

/// What a request proved.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    pub principal: Option<Principal>,
    pub key: Option<KeyHolder>,
}

/// What the operation takes as proof.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Accept {
    Anybody,
    Session,
    SessionOrKey,
}

const API_KEY: &str = "x-api-key";
const DOMAIN: &str = "x-domain";
const AUTH_TOKEN: &str = "x-auth-token";
/// How often the use of a session or a key is written down.
const NOTE_EVERY_S: i64 = 60;

pub(super) async fn caller(parts: &mut Parts, app: &App, accept: Accept) -> Result<Caller> {
    let token = session_token(&parts.headers)?.map(str::to_owned);
    let key = text_header(&parts.headers, API_KEY)?.map(str::to_owned);
    let (token, key) = match accept {
        Accept::Anybody => (None, None),
        Accept::Session => (token, None),
        Accept::SessionOrKey => (token, key),
    };
    let candidates = brands(&parts.headers, app, token.is_some() || key.is_some())?;
    let (brand, evidence) = look_up(app, candidates, token, key, &origin(parts)).await?;
    if let (Some(key), Some(domain)) = (&evidence.key, text_header(&parts.headers, DOMAIN)?) {
        same_domain(key, domain)?;
    }
    Ok(build(parts, app, brand, evidence))
}

/// Three headers that belong together: a live key, the key's domain, and the token of the user whom the key acts for.
pub(super) async fn partner(parts: &mut Parts, app: &App) -> Result<Caller> {
    let caller = key_only(parts, app).await?;
    let token = match text_header(&parts.headers, AUTH_TOKEN)? {
        Some(token) => token.to_owned(),
        None => bearer(&parts.headers)?.map(str::to_owned).ok_or_else(|| missing("X-Auth-Token"))?,
    };
    let key = caller.evidence.key.clone().ok_or_else(|| missing("X-Api-Key"))?;
    let (_, found) = look_up(app, vec![caller.brand.clone()], Some(token), None, &caller.origin).await?;
    let user = found.principal.ok_or_else(invalid_token)?;
    let acts_for = key.user.as_ref().ok_or_else(|| Problem::forbidden("key_without_user").because("This API key acts for no user."))?;
    if acts_for.id != user.id || acts_for.kind != user.kind || user.session_key.is_some_and(|signed_in_with| signed_in_with != key.id) {
        return Err(invalid_token());
    }
    if !matches!(user.grade, Grade::Service | Grade::Full) {
        return Err(invalid_token());
    }
    let evidence = Evidence { principal: Some(user), key: Some(key) };
    Ok(Caller { evidence, ..caller })
}

/// A live API key and its domain.
pub(super) async fn key_only(parts: &mut Parts, app: &App) -> Result<Caller> {
    let key = text_header(&parts.headers, API_KEY)?.ok_or_else(|| missing("X-Api-Key"))?.to_owned();
    let domain = text_header(&parts.headers, DOMAIN)?.map(str::to_owned);
    let candidates = brands(&parts.headers, app, true)?;
    let (brand, mut evidence) = look_up(app, candidates, None, Some(key), &origin(parts)).await?;
    let holder = evidence.key.as_ref().ok_or_else(invalid_key)?;
    match domain {
        Some(domain) => same_domain(holder, &domain)?,
        None => return Err(missing("X-DOMAIN")),
    }
    evidence.principal = None;
    Ok(build(parts, app, brand, evidence))
}

/// The export token in `?token=`, if there is one. A session token there would end up in logs and histories.
pub(super) fn export_token(parts: &Parts) -> Result<Option<Token>> {
    let query = parts.uri.query().unwrap_or_default();
    let Some(text) = query.split('&').find_map(|pair| pair.strip_prefix("token=")).filter(|text| !text.is_empty()) else { return Ok(None) };
    match Kind::claimed(text) {
        Some(Kind::Export) | None => Token::parse(Kind::Export, text).map(Some).ok_or_else(invalid_token),
        Some(_) => Err(Problem::bad_request("session_token_in_url")
            .because("Only an export token (POST /export-tokens) may stand in an address; end the session whose token did.")
            .field("token", "expected an export token")),
    }
}

/// Spends an export token, which is good once and for this address only.
pub(super) async fn export(parts: &mut Parts, app: &App, token: &Token) -> Result<Caller> {
    let full = parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.path(), |uri| uri.path());
    let path = full.strip_prefix(crate::http::openapi::BASE).unwrap_or(full).to_owned();
    for brand in brands(&parts.headers, app, true)? {
        let (directory, hash, path) = (app.directory(), token.hash(), path.clone());
        if let Some(user) = brand.write(move |tx| directory.spend_export_token(tx, &hash, &path)).await? {
            return Ok(build(parts, app, brand, Evidence { principal: Some(user), key: None }));
        }
    }
    Err(invalid_token())
}

fn build(parts: &Parts, app: &App, brand: Brand, evidence: Evidence) -> Caller {
    let who = match (&evidence.principal, &evidence.key) {
        (Some(user), _) => format!("{}:{}", user.kind.word(), user.id),
        (None, Some(key)) => format!("KEY:{}", key.id),
        (None, None) => "ANYBODY".to_owned(),
    };
    let once = Once::new(who, parts.extensions.get::<RequestKey>().cloned());
    Caller { app: app.clone(), brand, origin: origin(parts), evidence, once }
}

fn origin(parts: &Parts) -> Origin {
    parts.extensions.get::<Origin>().cloned().unwrap_or_default()
}

/// The brands that the request can mean: one, when host or domain name it, else all that a credential could belong to.
fn brands(headers: &HeaderMap, app: &App, has_credential: bool) -> Result<Vec<Brand>> {
    let host = text_header(headers, "host")?.map(without_port).and_then(|host| app.brands().by_host(host));
    let domain = match text_header(headers, DOMAIN)? {
        Some(domain) => match app.brands().by_host(without_port(domain)) {
            Some(brand) => Some(brand),
            None => return Err(wrong_domain()),
        },
        None => None,
    };
    match (host, domain) {
        (Some(host), Some(domain)) if host.id() != domain.id() => Err(wrong_domain()),
        (_, Some(brand)) | (Some(brand), None) => Ok(vec![brand]),
        (None, None) => match app.brands().all() {
            all if all.len() == 1 || has_credential => Ok(all),
            _ => Err(Problem::new(404, "unknown_brand").because("No brand is served under this host name; send it as Host or X-DOMAIN.")),
        },
    }
}

/// The brand under whose name a page is asked for: by its host, or the only one there is.
pub fn brand_of_page(headers: &HeaderMap, app: &App) -> Option<Brand> {
    match brands(headers, app, false).ok()?.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

async fn look_up(
    app: &App,
    candidates: Vec<Brand>,
    token: Option<String>,
    key: Option<String>,
    origin: &Origin,
) -> Result<(Brand, Evidence)> {
    let Some(first) = candidates.first().cloned() else {
        return Err(
            Problem::new(404, "unknown_brand").because("This installation serves no brand yet; add one with `tradehall brand add`.")
        );
    };
    if token.is_none() && key.is_none() {
        return Ok((first, Evidence::default()));
    }
    let token_hash = token.as_deref().map(|text| hash_of(Kind::Session, text).ok_or_else(invalid_token)).transpose()?;
    let key_hash = key.as_deref().map(|text| hash_of(Kind::ApiKey, text).ok_or_else(invalid_key)).transpose()?;
    for brand in candidates {
        let (user, holder) = find(app, &brand, Credential { token: token_hash.clone(), key: key_hash.clone() }).await?;
        let missing_half = (token.is_some() && user.is_none()) || (key.is_some() && holder.is_none());
        if user.is_none() && holder.is_none() {
            continue;
        }
        if missing_half {
            return Err(if user.is_none() { invalid_token() } else { invalid_key() });
        }
        return agree(app, brand, user, holder, origin);
    }
    Err(if token.is_some() { invalid_token() } else { invalid_key() })
}

async fn find(app: &App, brand: &Brand, credential: Credential) -> Result<Found> {
    let (commits, now) = (brand.commits(), brand.now());
    if let Some(found) = commits.and_then(|commits| brand.known().find(&credential, commits, now)) {
        return Ok(found);
    }
    let (directory, sought) = (app.directory(), credential.clone());
    let found = brand
        .peek(move |read| {
            let user = sought.token.map(|hash| directory.by_session(read, &hash)).transpose()?.flatten();
            let holder = sought.key.map(|hash| directory.by_key(read, &hash)).transpose()?.flatten();
            Ok((user, holder))
        })
        .await?;
    let is_whole = found.0.is_some() == credential.token.is_some() && found.1.is_some() == credential.key.is_some();
    if let (true, Some(commits)) = (is_whole, commits) {
        brand.known().keep(credential, commits, now, &found);
    }
    Ok(found)
}

/// What is not even shaped like our token is refused without a look into the database.
fn hash_of(kind: Kind, text: &str) -> Option<String> {
    Token::parse(kind, text).map(|token| token.hash())
}

fn agree(app: &App, brand: Brand, user: Option<Principal>, holder: Option<KeyHolder>, origin: &Origin) -> Result<(Brand, Evidence)> {
    if let Some(holder) = &holder
        && !holder.allowed_ips.is_empty()
        && !holder.allowed_ips.iter().any(|allowed| allowed.parse() == Ok(origin.ip))
    {
        return Err(Problem::forbidden("address_not_allowed").because("This API key may not be used from your address."));
    }
    let principal = match (user, &holder) {
        (Some(user), Some(KeyHolder { user: Some(acts_for), .. })) if acts_for.id != user.id => return Err(invalid_token()),
        (Some(user), _) => Some(user),
        (None, Some(holder)) => holder.user.clone(),
        (None, None) => None,
    };
    if let Some(holder) = &holder {
        app.limits().key(holder.id)?;
    }
    let evidence = Evidence { principal, key: holder };
    note_use(app, &brand, &evidence);
    Ok((brand, evidence))
}

/// Writes down that session and key are in use, beside the request, when the last such note is a minute old.
fn note_use(app: &App, brand: &Brand, evidence: &Evidence) {
    let due = brand.now().plus_seconds(-NOTE_EVERY_S);
    let user = evidence.principal.as_ref().filter(|user| user.last_used_at.is_some_and(|at| at <= due));
    let session = user.and_then(|user| user.session);
    let key = evidence.key.as_ref().filter(|key| key.last_used_at.is_none_or(|at| at <= due)).map(|key| key.id);
    if session.is_none() && key.is_none() {
        return;
    }
    let (directory, brand) = (app.directory(), brand.clone());
    tokio::spawn(async move {
        if let Err(problem) = brand.write(move |tx| directory.note_use(tx, session, key)).await {
            tracing::warn!(%problem, brand = brand.id(), "the use of a session or key could not be written down");
        }
    });
}

fn same_domain(key: &KeyHolder, domain: &str) -> Result<()> {
    if key.domain.eq_ignore_ascii_case(without_port(domain)) { Ok(()) } else { Err(wrong_domain()) }
}

fn wrong_domain() -> Problem {
    Problem::forbidden("wrong_domain").because("Host, X-DOMAIN and credentials must belong to the same brand.")
}
fn invalid_token() -> Problem {
    Problem::unauthenticated("invalid_token").because("The session token is unknown, expired or revoked.")
}
fn invalid_key() -> Problem {
    Problem::unauthenticated("invalid_key").because("The API key is unknown, expired or revoked.")
}
fn missing(header: &str) -> Problem {
    Problem::unauthenticated("credentials_missing").because(format!("The header {header} is missing.")).field(header, "is required")
}

fn without_port(host: &str) -> &str {
    if host.starts_with('[') {
        return host.split(']').next().map_or(host, |inner| inner.trim_start_matches('['));
    }
    host.split(':').next().unwrap_or(host)
}

fn text_header<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<Option<&'a str>> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(Problem::parameter(name, "must be sent once"));
    }
    match value.to_str() {
        Ok(text) if text.len() <= 512 => Ok(Some(text.trim())),
        _ => Err(Problem::parameter(name, "expected at most 512 printable ASCII characters")),
    }
}

fn bearer(headers: &HeaderMap) -> Result<Option<&str>> {
    let Some(value) = text_header(headers, "authorization")? else { return Ok(None) };
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim())),
        _ => Err(Problem::unauthenticated("invalid_token").because("The Authorization header must be `Bearer` and a session token.")),
    }
}

/// From `Authorization: Bearer`, or `X-Auth-Token`.
fn session_token(headers: &HeaderMap) -> Result<Option<&str>> {
    match bearer(headers)? {
        Some(token) => Ok(Some(token)),
        None => text_header(headers, AUTH_TOKEN),
    }
}
