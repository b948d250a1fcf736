-- An address stands for one lead, and is reserved for it before the lead is stored or with it: the table of addresses can then be filled in the
-- order of addresses while leads are stored in the order of time. So the rule leaves the table of leads, which is made anew without it; what
-- refers to leads steps aside meanwhile.
create table lead_address (
    address text not null primary key,
    lead_id text not null
) strict, without rowid;
insert into lead_address (address, lead_id) select email_key, id from lead where email_key is not null order by email_key;

create table lead_touch_kept as select * from lead_touch;
drop table lead_touch;
create table lead_comment_kept as select * from lead_comment;
drop table lead_comment;

alter table lead rename to lead_before;
create table lead (
    id text not null primary key,
    name text not null,
    first_name text,
    last_name text,
    name_key text not null,
    email text,
    email_key text,
    mobilenumber text,
    country text,
    language text,
    source text,
    source_user_kind text,
    source_user_id text,
    introducer_id text,
    affiliate_id text,
    campaign_id text,
    referrer text,
    utm text not null default '{}',
    metadata text not null default '{}',
    tags text not null default '[]',
    sales_status_id integer,
    sales_status text,
    sales_person_id text,
    call_status text,
    ip text,
    last_contact_at integer,
    customer_id text,
    converted_at integer,
    import_id text,
    created_at integer not null,
    updated_at integer not null
) strict;
insert into lead select * from lead_before;
drop table lead_before;
create index lead_created on lead (created_at, id);
create index lead_updated on lead (updated_at, id);
create index lead_affiliate_created on lead (affiliate_id, created_at, id) where affiliate_id is not null;
create index lead_affiliate_updated on lead (affiliate_id, updated_at, id) where affiliate_id is not null;
create index lead_source_created on lead (source_user_id, created_at, id) where source_user_id is not null;
create index lead_source_updated on lead (source_user_id, updated_at, id) where source_user_id is not null;
create index lead_source on lead (source) where source is not null;
create index lead_sales_person on lead (sales_person_id, created_at, id) where sales_person_id is not null;
create index lead_without_address on lead (id) where email_key is null;

create table lead_touch (
    lead_id text not null references lead (id),
    created_at integer not null,
    id text not null,
    source_user_id text,
    utm text not null,
    metadata text not null,
    ip text,
    primary key (lead_id, created_at, id)
) strict, without rowid;
insert into lead_touch select * from lead_touch_kept;
drop table lead_touch_kept;

create table lead_comment (
    id text not null primary key,
    lead_id text not null references lead (id),
    comment text not null,
    author_id text not null,
    author_name text not null,
    created_at integer not null
) strict;
insert into lead_comment select * from lead_comment_kept;
drop table lead_comment_kept;
create index lead_comment_lead on lead_comment (lead_id, created_at);
