-- What every change writes is kept in fewer trees: ids that nobody looks up need no index, and a touch is read with its lead.
create table lead_touch_of_lead (
    lead_id text collate "C" not null references lead (id),
    created_at bigint not null,
    id text collate "C" not null,
    source_user_id text collate "C",
    utm text collate "C" not null,
    metadata text collate "C" not null,
    ip text collate "C",
    primary key (lead_id, created_at, id)
);
insert into lead_touch_of_lead (lead_id, created_at, id, source_user_id, utm, metadata, ip)
select lead_id, created_at, id, source_user_id, utm, metadata, ip from lead_touch;
drop table lead_touch;
alter table lead_touch_of_lead rename to lead_touch;

alter table outbox drop constraint outbox_id_key;
alter table audit_entry drop constraint audit_entry_id_key;
