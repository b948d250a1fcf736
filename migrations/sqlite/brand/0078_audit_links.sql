-- Where many write at once, an entry's place in the chain is not that of its number: on PostgreSQL. Here the one writer links as it writes.
alter table audit_entry add column link integer;
create unique index audit_entry_link on audit_entry (link) where link is not null;
