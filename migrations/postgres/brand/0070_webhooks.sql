-- Calls to servers of others wait in a lane of their own: a slow one holds up no mail.
alter table job add column lane text collate "C" not null default 'HOUSE' check (lane in ('HOUSE', 'OUTSIDE'));
drop index job_due;
create index job_due on job (lane, run_at, id) where state = 'WAITING';

create table webhook_endpoint (
    id text collate "C" not null primary key,
    url text collate "C" not null,
    events text collate "C" not null,
    description text collate "C" not null,
    secret text collate "C" not null,
    enabled boolean not null,
    -- Why it was switched off, and since when nothing has arrived.
    disabled_because text collate "C",
    failing_since bigint,
    created_by text collate "C" not null,
    created_at bigint not null,
    updated_at bigint not null
);

-- What is sent, byte for byte: every attempt and every replay carries the same.
create table webhook_message (
    id text collate "C" not null primary key,
    event text collate "C" not null,
    body text collate "C" not null,
    created_at bigint not null
);
create index webhook_message_created on webhook_message (created_at);

create table webhook_delivery (
    id text collate "C" not null primary key,
    endpoint_id text collate "C" not null references webhook_endpoint (id) on delete cascade,
    message_id text collate "C" not null references webhook_message (id) on delete cascade,
    status text collate "C" not null check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts bigint not null,
    -- Attempts since it was asked for last, and the number of the attempt that is next: a job of another turn does nothing.
    tries bigint not null,
    turn bigint not null,
    response_status bigint,
    last_error text collate "C",
    created_at bigint not null,
    attempted_at bigint,
    next_attempt_at bigint,
    unique (message_id, endpoint_id)
);
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, created_at, id);
