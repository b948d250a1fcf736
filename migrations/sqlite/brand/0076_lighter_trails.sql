-- What every change writes is kept in fewer trees: ids that nobody looks up need no index, and a touch is read with its lead.
-- The columns of the key stand first: the integrity check of older SQLite misreads others.
create table lead_touch_of_lead (
    lead_id text not null references lead (id),
    created_at integer not null,
    id text not null,
    source_user_id text,
    utm text not null,
    metadata text not null,
    ip text,
    primary key (lead_id, created_at, id)
) strict, without rowid;
insert into lead_touch_of_lead (lead_id, created_at, id, source_user_id, utm, metadata, ip)
select lead_id, created_at, id, source_user_id, utm, metadata, ip from lead_touch;
drop table lead_touch;
alter table lead_touch_of_lead rename to lead_touch;

create table outbox_by_seq (
    seq integer primary key autoincrement,
    id text not null,
    kind text not null,
    payload text not null,
    created_at integer not null,
    told_at integer,
    attempts integer not null default 0,
    due_at integer,
    last_error text
) strict;
insert into outbox_by_seq (seq, id, kind, payload, created_at, told_at, attempts, due_at, last_error)
select seq, id, kind, payload, created_at, told_at, attempts, due_at, last_error from outbox;
drop table outbox;
alter table outbox_by_seq rename to outbox;
create index outbox_untold on outbox (seq) where told_at is null;

create table audit_entry_by_seq (
    seq integer primary key autoincrement,
    id text not null,
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
insert into audit_entry_by_seq (seq, id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after, hash)
select seq, id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after, hash from audit_entry;
drop table audit_entry;
alter table audit_entry_by_seq rename to audit_entry;
create index audit_entry_entity on audit_entry (entity, entity_id, seq);
create index audit_entry_actor on audit_entry (actor_id, seq);
create index audit_entry_at on audit_entry (at);
create index audit_entry_unlinked on audit_entry (seq) where hash is null;
