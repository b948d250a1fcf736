//! What the tests write directly, because no operation of this area makes it.

use foundation::auth::Kind;
use foundation::day_counts::Bumps;
use foundation::db::{ToBind, Tx};
use foundation::statements;
use foundation::token::{Kind as TokenKind, Token};
use kernel::{ApiKeyId, Result, Timestamp};
use money::transactions::{DONE, DONE_REAL};
use people::customers::model::scopes;
use trading::events::CLOSED;
use uuid::Uuid;

statements! {
    INSERT_KEY = "insert into api_key (id, name, prefix, hash, user_kind, user_id, domain, allowed_ips, expires_at, created_at)
        values ($1, 'Reports', 'th_k_', $2, $3, $4, $5, '[]', $6, $7)";
    INSERT_TRANSACTION = "insert into money_transaction (id, type, status, direction, report_type, wallet_id, customer_id, amount_minor,
            currency, asked_minor, asked_currency, is_fake, is_demo, source_user_id, created_at, updated_at, completed_at)
        values ($1, 'DEPOSIT', 'COMPLETED', 'IN', 'DEPOSIT', $2, $3, 100, 'USD', 100, 'USD', $4, $5, $6, $7, $7, $7)";
    INSERT_POSITION = "insert into position (id, wallet_id, customer_id, platform, server_tag, currency, group_id, symbol, symbol_group,
            profit_currency, decimals, side, status, size, lots, units, open_price, opened_at, margin, close_price, closed_at, close_reason,
            source_user_id)
        values ($1, $2, $3, 'PRO', $4, 'USD', 1, 'EURUSD', 'currencies', 'USD', 5, 'BUY', 'CLOSED', 1, 1, 1, 108450000, $5, 0, 108720000, $5,
            'USER', $6)";
    SET_INTRODUCER = "update customer set introducer_id = $1 where id = $2";
}

/// A key that acts for this user, and its secret.
pub fn make_key(tx: &mut Tx<'_>, kind: Kind, user: Uuid, domain: &str, expires_at: Timestamp) -> Result<(ApiKeyId, String)> {
    let token = Token::issue(TokenKind::ApiKey, &*tx.entropy());
    let (id, now): (ApiKeyId, Timestamp) = (tx.new_id(), tx.now());
    let hash = token.hash();
    tx.execute(&INSERT_KEY, &[id.bind(), hash.bind(), kind.bind(), user.bind(), domain.bind(), expires_at.bind(), now.bind()])?;
    Ok((id, token.expose().to_owned()))
}

pub fn introduce(tx: &mut Tx<'_>, introducer: Uuid, customer: Uuid) -> Result<()> {
    tx.execute(&SET_INTRODUCER, &[introducer.bind(), customer.bind()]).map(|_| ())
}

/// A successful transaction, counted as the money area counts it.
pub struct Done {
    pub wallet: i64,
    pub customer: Uuid,
    pub is_fake: bool,
    pub is_demo: bool,
    pub source: Option<Uuid>,
    pub at: Timestamp,
}

pub fn make_transaction(tx: &mut Tx<'_>, done: &Done) -> Result<()> {
    let id: Uuid = tx.new_id();
    let Done { wallet, customer, is_fake, is_demo, source, at } = done;
    let binds = [id.bind(), wallet.bind(), customer.bind(), is_fake.bind(), is_demo.bind(), source.bind(), at.bind()];
    tx.execute(&INSERT_TRANSACTION, &binds)?;
    let mut bumps = Bumps::default();
    for scope in scopes(None, *source).iter().filter(|_| !is_demo) {
        bumps.add(DONE, scope, *at, 1);
        bumps.add(DONE_REAL, scope, *at, i64::from(!is_fake));
    }
    bumps.write(tx)
}

/// A closed position, counted as the trading area counts it.
pub struct Closed {
    pub id: i64,
    pub wallet: i64,
    pub customer: Uuid,
    pub server: &'static str,
    pub source: Option<Uuid>,
    pub at: Timestamp,
}

pub fn make_position(tx: &mut Tx<'_>, closed: &Closed) -> Result<()> {
    let Closed { id, wallet, customer, server, source, at } = closed;
    tx.execute(&INSERT_POSITION, &[id.bind(), wallet.bind(), customer.bind(), server.bind(), at.bind(), source.bind()])?;
    let mut bumps = Bumps::default();
    for scope in scopes(None, *source) {
        bumps.add(format!("{CLOSED}:{server}"), &scope, *at, 1);
    }
    bumps.write(tx)
}
