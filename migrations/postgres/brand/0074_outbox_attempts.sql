-- An event that a listener cannot bear is tried again with growing pauses, and set aside after twelve: `attempts = 0` puts it back.
alter table outbox add column attempts bigint not null default 0;
alter table outbox add column due_at bigint;
alter table outbox add column last_error text collate "C";
