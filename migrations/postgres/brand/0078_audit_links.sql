-- An entry's place in the chain: numbers are given when a row is written, and seen by others when it is committed, in another order.
alter table audit_entry add column link bigint;
update audit_entry set link = seq where hash is not null;
create unique index audit_entry_link on audit_entry (link) where link is not null;
