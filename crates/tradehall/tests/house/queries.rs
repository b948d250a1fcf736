//! The SQL of these tests: what the databases say about themselves, and what is asked of them after a matrix.

use foundation::db::{Read, ToBind, Tx};
use kernel::Result;
use testkit::{On, TestBrand};
use uuid::Uuid;

/// Texts that must be refused: a table that is not there, numbers out of order, capitals, and a gap.
pub const WRONG: [&str; 4] = [
    "select a from nowhere",
    "select id from lead where id = $2 or email = $1",
    "SELECT id from lead",
    "select id from lead where id = $2",
];

/// table|column|kind|not null|has a default|place in the primary key
pub const SQLITE_COLUMNS: &str =
    "select m.name || '|' || c.name || '|' || lower(c.type) || '|' || c.\"notnull\" || '|' || (c.dflt_value is not null)
    || '|' || c.pk from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'
    order by m.name, c.cid";
/// table|index|unique|partial|made by|column|whether the column is a whole expression
pub const SQLITE_INDEXES: &str = "select m.name || '|' || i.name || '|' || i.\"unique\" || '|' || i.partial || '|' || i.origin || '|'
    || coalesce(c.name, '?') from sqlite_master m join pragma_index_list(m.name) i join pragma_index_xinfo(i.name) c
    where m.type = 'table' and c.key = 1 order by m.name, i.name, c.seqno";
/// table|column|other table|other column
pub const SQLITE_REFERENCES: &str = "select m.name || '|' || f.\"from\" || '|' || f.\"table\" || '|' || coalesce(f.\"to\", '')
    from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' order by m.name, f.id, f.seq";
/// table|text
pub const SQLITE_TABLES: &str =
    "select name || '|' || replace(sql, char(10), ' ') from sqlite_master where type = 'table' and name not like 'sqlite_%'";

pub const POSTGRES_COLUMNS: &str = "select t.relname::text || '|' || a.attname::text || '|' || format_type(a.atttypid, a.atttypmod) || '|'
    || (case when a.attnotnull then 1 else 0 end)::text || '|' || (case when a.atthasdef then 1 else 0 end)::text || '|'
    || coalesce(array_position(p.conkey, a.attnum), 0)::text || '|' || coalesce(k.collname::text, '')
    from pg_class t join pg_attribute a on a.attrelid = t.oid left join pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
    left join pg_collation k on k.oid = a.attcollation
    where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by t.relname, a.attnum";
pub const POSTGRES_INDEXES: &str = "select t.relname::text || '|' || x.relname::text || '|' || (case when i.indisunique then 1 else 0 end)::text || '|'
    || (case when i.indpred is null then 0 else 1 end)::text || '|' || coalesce(c.contype::text, 'c') || '|' || coalesce(a.attname::text, '?')
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum and k.attnum > 0
    left join pg_constraint c on c.conindid = x.oid and c.conrelid = t.oid and c.contype in ('p', 'u')
    where t.relnamespace = current_schema()::regnamespace order by t.relname, x.relname, k.place";
pub const POSTGRES_REFERENCES: &str = "select t.relname::text || '|' || a.attname::text || '|' || f.relname::text || '|' || b.attname::text
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
    cross join lateral unnest(c.conkey, c.confkey) as k(ours, theirs)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.ours join pg_attribute b on b.attrelid = f.oid and b.attnum = k.theirs
    where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace";
pub const POSTGRES_CHECKS: &str =
    "select t.relname::text || '|' || pg_get_constraintdef(c.oid) from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'c' and t.relnamespace = current_schema()::regnamespace";

pub const UNKNOWN_MIGRATION: &str =
    "insert into schema_migration (name, sha256, applied_at) values ('9999_from_tomorrow', 'x', 0) returning name";
pub const FORGET_UNKNOWN: &str = "delete from schema_migration where name = '9999_from_tomorrow' returning name";
pub const CHANGE_MIGRATION: &str = "update schema_migration set sha256 = 'x' where name = '0010_foundation' returning name";
pub const MIGRATIONS: &str = "select name || ' ' || sha256 || ' ' || cast(applied_at as text) from schema_migration order by name";
pub const PROOF: &str = "select id from proof_two";
/// Columns that PostgreSQL counts by itself.
pub const POSTGRES_IDENTITIES: &str =
    "select t.relname::text || '|' || a.attname::text from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relnamespace = current_schema()::regnamespace and a.attidentity <> ''";

foundation::statements! {
    INSERT_COMMENT = "insert into customer_comment (id, customer_id, comment, author_id, author_name, created_at)
        values ($1, $2, $3, 'proof', 'Proof', $4)";
    COMMENT = "select customer_id, comment from customer_comment where id = $1";
    SET_KYC = "update customer set kyc_status = $1 where id = $2";
    REVOKE = "update session set revoked_at = 1 where user_id = $1";
    PROVE_LONG_AGO = "update session set proven_at = 1 where user_id = $1";
    DISABLE = "update staff set enabled = $1 where id = $2";
    INSERT_KEY = "insert into api_key (id, name, prefix, hash, user_kind, user_id, domain, allowed_ips, expires_at, created_at)
        values ($1, 'Proof', 'th_k_', $2, $3, $4, 'north.test', '[]', 4000000000000000, 0)";
}

pub fn revoke_sessions(tx: &mut Tx<'_>, user: Uuid) -> Result<()> {
    tx.execute(&REVOKE, &[user.bind()]).map(drop)
}

pub fn disable_staff(tx: &mut Tx<'_>, staff: Uuid) -> Result<()> {
    tx.execute(&DISABLE, &[false.bind(), staff.bind()]).map(drop)
}

/// A key of the domain north.test.
pub fn insert_key(tx: &mut Tx<'_>, hash: &str, customer: Option<Uuid>) -> Result<()> {
    let (id, kind) = (tx.entropy().uuid_v7(tx.now()), customer.map(|_| "CUSTOMER".to_owned()));
    tx.execute(&INSERT_KEY, &[id.bind(), hash.bind(), kind.bind(), customer.bind()]).map(drop)
}

/// The names of a table's columns; none when there is no such table.
pub async fn columns_of(t: &TestBrand, table: &str) -> Vec<String> {
    let rows = t.rows(if t.on == On::Sqlite { SQLITE_COLUMNS } else { POSTGRES_COLUMNS }).await;
    let parts = rows.iter().filter_map(|row| row.split_once('|'));
    parts.filter(|(name, _)| *name == table).filter_map(|(_, rest)| Some(rest.split_once('|')?.0.to_owned())).collect()
}

/// The newest row, or the owner's newest.
pub fn newest_of(table: &str, columns: &[String], owner: Option<Uuid>) -> Option<String> {
    let has = |column: &str| columns.iter().any(|known| known == column);
    let whose = match owner {
        _ if !has("id") => return None,
        None => String::new(),
        Some(owner) if table == "customer" => format!("where id = '{owner}'"),
        Some(owner) if has("customer_id") => format!("where customer_id = '{owner}'"),
        Some(owner) if has("user_id") => format!("where user_id = '{owner}'"),
        Some(_) => String::new(),
    };
    Some(format!("select cast(id as text) from {table} {whose} order by id desc limit 1"))
}

/// What a customer must not change by naming it: everything on their row that is about standing, and who else there is.
pub fn standing(customer: Uuid) -> [(&'static str, String); 10] {
    let column = |name: &'static str| (name, format!("select coalesce(cast({name} as text), '-') from customer where id = '{customer}'"));
    [
        column("roles"),
        column("kyc_status"),
        column("status"),
        column("is_affiliate"),
        column("is_test"),
        column("account_id"),
        column("introducer_id"),
        column("conversion_agent_id"),
        column("email_confirmed_at"),
        ("staff", "select cast(count(*) as text) from staff_role".to_owned()),
    ]
}

pub fn insert_comment(tx: &mut Tx<'_>, customer: Uuid, comment: &str) -> Result<()> {
    let (id, now) = (tx.entropy().uuid_v7(tx.now()), tx.now());
    tx.execute(&INSERT_COMMENT, &[id.bind(), customer.bind(), comment.bind(), now.bind()]).map(drop)
}

/// Whose it is, and what it says.
pub fn comment(read: &mut Read<'_>, id: Uuid) -> Result<(Uuid, String)> {
    read.one(&COMMENT, &[id.bind()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub fn set_kyc(tx: &mut Tx<'_>, customer: Uuid, status: &str) -> Result<()> {
    tx.execute(&SET_KYC, &[status.bind(), customer.bind()]).map(drop)
}

/// The keys of what the crash loop left: leads by their name, comments by their text.
pub const LEADS: &str = "select name from lead where name like 'lead-%'";
pub const COMMENTS: &str = "select comment from lead_comment";
pub const DEPOSITS: &str = "select comment from money_transaction";
/// What must be zero whenever the program is not in the middle of something.
pub const BROKEN: [(&str, &str); 8] = [
    ("leads without a touch", "select count(*) from lead where import_id is null and id not in (select lead_id from lead_touch)"),
    (
        "comments without an audit entry or entries without a comment",
        "select (select count(*) from lead_comment)
        - (select count(*) from audit_entry where action = 'lead.commented')",
    ),
    (
        "keys without a change, or changes without a key",
        "select (select count(*) from idempotency_key)
        - (select count(*) from lead where name like 'lead-%') - (select count(*) from lead_comment) - (select count(*) from money_transaction)",
    ),
    (
        "leads that are not in the day's counts",
        "select (select count(*) from lead) - cast((select sum(rows) from day_count
        where list = 'lead.registered' and scope = '') as bigint)",
    ),
    ("journals whose postings do not add up to zero",
        "select count(*) from (select journal_id from posting group by journal_id, currency having sum(amount_minor) <> 0) b"),
    ("balances that are not the sum of their postings", "select count(*) from (select account, currency, sum(amount_minor) as minor
        from (select account, currency, amount_minor from posting union all select account, currency, -amount_minor from balance) p
        group by account, currency having sum(amount_minor) <> 0) b"),
    ("transactions that are not in the ledger", "select (select count(*) from money_transaction) * 100
        - cast((select coalesce(sum(amount_minor), 0) from posting where account like 'cust:%') as bigint)"),
    ("transactions that did not complete", "select count(*) from money_transaction where completed_at is null"),
];

pub fn prove_long_ago(tx: &mut Tx<'_>, user: Uuid) -> Result<()> {
    tx.execute(&PROVE_LONG_AGO, &[user.bind()]).map(drop)
}

/// Takes back what 0079 did.
pub const WITHOUT_ADDRESSES: &str = "drop table lead_address; drop index lead_without_address;
    alter table lead add constraint lead_email_key_key unique (email_key); delete from schema_migration where name like '0079%';";
pub const OLD_LEADS: &str = "insert into lead (id, name, name_key, email, email_key, created_at, updated_at)
        values ('1', 'A', 'a', 'A@x.de', 'a@x.de', 5, 6), ('2', 'B', 'b', 'B@x.de', 'b@x.de', 5, 6), ('3', 'C', 'c', null, null, 5, 6);
    insert into lead_touch (lead_id, created_at, id, utm, metadata) values ('1', 5, 't', '{}', '{}'), ('1', 6, 't', '{}', '{}');
    insert into lead_comment (id, lead_id, comment, author_id, author_name, created_at) values ('c', '1', 'said', 's', 'S', 7);";
/// id, email, its key, whose that is, touches, comments
pub const OLD_LEADS_NOW: &str = "select id, email, email_key, (select lead_id from lead_address where address = email_key),
    (select count(*) from lead_touch where lead_id = lead.id), (select count(*) from lead_comment where lead_id = lead.id)
    from lead order by id";
