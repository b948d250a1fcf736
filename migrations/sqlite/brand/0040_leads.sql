create table sales_status (
    id integer primary key autoincrement,
    status text not null unique,
    color text not null
) strict;
insert into sales_status (status, color) values
    ('New', '#3b82f6'), ('No answer', '#f59e0b'), ('Call back', '#8b5cf6'), ('Interested', '#10b981'), ('Not interested', '#6b7280'), ('Converted', '#059669');

create table sales_desk (
    id text not null primary key,
    name text not null unique,
    created_at integer not null
) strict;

create table lead (
    id text not null primary key,
    name text not null,
    first_name text,
    last_name text,
    name_key text not null,
    email text,
    email_key text unique,
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
create index lead_created on lead (created_at, id);
create index lead_updated on lead (updated_at, id);
create index lead_affiliate_created on lead (affiliate_id, created_at, id) where affiliate_id is not null;
create index lead_affiliate_updated on lead (affiliate_id, updated_at, id) where affiliate_id is not null;
create index lead_source_created on lead (source_user_id, created_at, id) where source_user_id is not null;
create index lead_source_updated on lead (source_user_id, updated_at, id) where source_user_id is not null;
create index lead_source on lead (source) where source is not null;
create index lead_sales_person on lead (sales_person_id, created_at, id) where sales_person_id is not null;

-- Every time that a lead was sent to us, with what came along: the first values stay on the lead.
create table lead_touch (
    id text not null primary key,
    lead_id text not null references lead (id),
    source_user_id text,
    utm text not null,
    metadata text not null,
    ip text,
    created_at integer not null
) strict;
create index lead_touch_lead on lead_touch (lead_id, created_at);

create table lead_comment (
    id text not null primary key,
    lead_id text not null references lead (id),
    comment text not null,
    author_id text not null,
    author_name text not null,
    created_at integer not null
) strict;
create index lead_comment_lead on lead_comment (lead_id, created_at);

create table communication (
    id text not null primary key,
    kind text not null,
    direction text not null,
    subject text,
    body text,
    status text not null,
    duration_s integer,
    recording_url text,
    agent_id text,
    agent_name text,
    lead_id text,
    customer_id text,
    created_at integer not null
) strict;
create index communication_lead on communication (lead_id, created_at) where lead_id is not null;
create index communication_customer on communication (customer_id, created_at) where customer_id is not null;

create table lead_import (
    id text not null primary key,
    file text not null,
    file_name text not null,
    size integer not null,
    mapping text not null,
    header text not null,
    keeps_rows integer not null check (keeps_rows in (0, 1)),
    source text,
    status text not null check (status in ('RUNNING', 'COMPLETED', 'FAILED')),
    position text,
    rows_read integer not null default 0,
    rows_saved integer not null default 0,
    rows_merged integer not null default 0,
    rows_refused integer not null default 0,
    problem text,
    source_user_kind text,
    source_user_id text,
    created_by text not null,
    created_at integer not null,
    updated_at integer not null,
    completed_at integer
) strict;
create index lead_import_created on lead_import (created_at, id);

create table lead_import_problem (
    import_id text not null references lead_import (id),
    line integer not null,
    field text,
    reason text not null,
    primary key (import_id, line)
) strict;

-- What became of every row of an import that is answered at once.
create table lead_import_row (
    import_id text not null references lead_import (id),
    line integer not null,
    status text not null check (status in ('saved', 'merged')),
    lead_id text not null,
    primary key (import_id, line)
) strict;

-- Every tag that was ever given to somebody, for choosing from.
create table tag (
    category text not null,
    tag text not null,
    created_at integer not null,
    primary key (category, tag)
) strict;
