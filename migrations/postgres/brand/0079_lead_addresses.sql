-- An address stands for one lead, and is reserved for it before the lead is stored or with it: the table of addresses can then be filled in the
-- order of addresses while leads are stored in the order of time. So the rule leaves the table of leads.
create table lead_address (
    address text collate "C" not null primary key,
    lead_id text collate "C" not null
);
insert into lead_address (address, lead_id) select email_key, id from lead where email_key is not null order by email_key;
alter table lead drop constraint lead_email_key_key;
create index lead_without_address on lead (id) where email_key is null;
