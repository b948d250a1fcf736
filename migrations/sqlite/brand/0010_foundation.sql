create table audit_entry (
    seq integer primary key autoincrement,
    id text not null unique,
    at integer not null,
    actor_kind text not null,
    actor_id text,
    actor_name text,
    on_behalf_of text,
    ip text,
    action text not null,
    entity text not null,
    entity_id text not null,
    before text not null,
    after text not null,
    hash text
) strict;
create index audit_entry_entity on audit_entry (entity, entity_id, seq);
create index audit_entry_actor on audit_entry (actor_id, seq);
create index audit_entry_at on audit_entry (at);
create index audit_entry_unlinked on audit_entry (seq) where hash is null;

create table idempotency_key (
    caller text not null,
    key text not null,
    fingerprint text not null,
    status integer not null,
    body text not null,
    created_at integer not null,
    primary key (caller, key)
) strict, without rowid;
create index idempotency_key_created on idempotency_key (created_at);

create table job (
    id text not null primary key,
    kind text not null,
    payload text not null,
    state text not null check (state in ('WAITING', 'DEAD')),
    attempts integer not null,
    run_at integer not null,
    last_error text,
    created_at integer not null
) strict, without rowid;
create index job_due on job (run_at, id) where state = 'WAITING';

create table outbox (
    seq integer primary key autoincrement,
    id text not null unique,
    kind text not null,
    payload text not null,
    created_at integer not null,
    told_at integer
) strict;
create index outbox_untold on outbox (seq) where told_at is null;

create table setting (
    key text not null primary key,
    value text not null,
    updated_at integer not null
) strict, without rowid;

-- How many rows a list holds per UTC day, so that exact totals and the start of any page cost nothing.
-- On PostgreSQL writers spread over slots, so that they do not wait for each other on today's row.
create table day_count (
    list text not null,
    scope text not null,
    day integer not null,
    slot integer not null,
    rows integer not null,
    primary key (list, scope, day, slot)
) strict, without rowid;
