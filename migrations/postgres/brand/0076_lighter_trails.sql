-- What every change writes is kept in fewer trees: ids that nobody looks up need no index, and a touch is read with its lead.
alter table lead_touch drop constraint lead_touch_pkey;
drop index lead_touch_lead;
alter table lead_touch add primary key (lead_id, created_at, id);
alter table outbox drop constraint outbox_id_key;
alter table audit_entry drop constraint audit_entry_id_key;
