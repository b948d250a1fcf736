-- Calls to servers of others wait in a lane of their own: a slow one holds up no mail.
alter table job add column lane text not null default 'HOUSE' check (lane in ('HOUSE', 'OUTSIDE'));
drop index job_due;
create index job_due on job (lane, run_at, id) where state = 'WAITING';

create table webhook_endpoint (
    id text not null primary key,
    url text not null,
    events text not null,
    description text not null,
    secret text not null,
    enabled integer not null check (enabled in (0, 1)),
    -- Why it was switched off, and since when nothing has arrived.
    disabled_because text,
    failing_since integer,
    created_by text not null,
    created_at integer not null,
    updated_at integer not null
) strict, without rowid;

-- What is sent, byte for byte: every attempt and every replay carries the same.
create table webhook_message (
    id text not null primary key,
    event text not null,
    body text not null,
    created_at integer not null
) strict, without rowid;
create index webhook_message_created on webhook_message (created_at);

create table webhook_delivery (
    id text not null primary key,
    endpoint_id text not null references webhook_endpoint (id) on delete cascade,
    message_id text not null references webhook_message (id) on delete cascade,
    status text not null check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts integer not null,
    -- Attempts since it was asked for last, and the number of the attempt that is next: a job of another turn does nothing.
    tries integer not null,
    turn integer not null,
    response_status integer,
    last_error text,
    created_at integer not null,
    attempted_at integer,
    next_attempt_at integer,
    unique (message_id, endpoint_id)
) strict, without rowid;
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, created_at, id);
