create table customer (
    id text not null primary key,
    account_id integer not null unique,
    external_id text,
    first_name text not null,
    last_name text not null,
    name_key text not null,
    email text not null,
    email_key text not null unique,
    mobilenumber text,
    country text,
    language text not null,
    currency text,
    birth_date text,
    password_hash text,
    password_is_initial integer not null default 0 check (password_is_initial in (0, 1)),
    status text not null check (status in ('ACTIVE', 'DISABLED', 'TERMINATION_REQUESTED', 'TERMINATED')),
    roles text not null,
    is_affiliate integer not null default 0 check (is_affiliate in (0, 1)),
    ref_key text unique,
    kyc_status text not null check (kyc_status in ('PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'REVOKED')),
    kyc_reviewed_by text,
    kyc_reviewed_at integer,
    email_confirmed_at integer,
    phone_confirmed_at integer,
    disclaimer_accepted_at integer,
    skipped_steps text not null default '[]',
    completed_steps text not null default '[]',
    totp_secret text,
    totp_confirmed_at integer,
    totp_last_step integer,
    recovery_hashes text,
    failed_logins integer not null default 0,
    failed_since integer,
    lead_id text unique,
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
    groups text not null default '[]',
    sales_status_id integer,
    conversion_agent_id text,
    retention_agent_id text,
    sales_desk_id text,
    risk_status text,
    notes text,
    avatar text,
    is_test integer not null default 0 check (is_test in (0, 1)),
    marketing_consent integer not null default 0 check (marketing_consent in (0, 1)),
    last_login_at integer,
    total_logins integer not null default 0,
    last_active_at integer,
    last_comment_at integer,
    last_contact_at integer,
    termination_requested_at integer,
    created_at integer not null,
    updated_at integer not null
) strict;
create index customer_created on customer (created_at, id);
create index customer_updated on customer (updated_at, id);
create index customer_name on customer (name_key, id);
create index customer_affiliate on customer (affiliate_id, created_at, id) where affiliate_id is not null;
create index customer_affiliate_updated on customer (affiliate_id, updated_at, id) where affiliate_id is not null;
create index customer_source on customer (source_user_id, created_at, id) where source_user_id is not null;
create index customer_source_updated on customer (source_user_id, updated_at, id) where source_user_id is not null;
create index customer_introducer on customer (introducer_id, created_at, id) where introducer_id is not null;
-- Partners among whom somebody brought: how a downline is walked.
create index customer_partner_source on customer (source_user_id) where is_affiliate;
create index customer_partner_introducer on customer (introducer_id) where is_affiliate;
create index customer_kyc on customer (kyc_status, updated_at, id);
create unique index customer_external on customer (source_user_id, external_id) where external_id is not null;

-- What a customer's money and trades add up to; kept by those who move them, in the same transaction.
create table customer_figures (
    customer_id text not null primary key references customer (id),
    ftd_at integer,
    ftd_transaction_id text,
    ftd_minor integer,
    ftd_currency text,
    ftd_usd_minor integer,
    deposit_count integer not null default 0,
    deposits_usd_minor integer not null default 0,
    withdrawals_usd_minor integer not null default 0,
    last_deposit_at integer,
    lots integer not null default 0,
    volume_usd_minor integer not null default 0,
    positions_open integer not null default 0,
    positions_closed integer not null default 0,
    last_trade_at integer
) strict;

create table customer_comment (
    id text not null primary key,
    customer_id text not null references customer (id),
    comment text not null,
    author_id text not null,
    author_name text not null,
    created_at integer not null
) strict;
create index customer_comment_customer on customer_comment (customer_id, created_at);

create table document (
    id text not null primary key,
    customer_id text not null references customer (id),
    type text not null,
    filename text not null,
    mime_type text not null,
    size integer not null,
    file text not null,
    status text not null check (status in ('PENDING', 'APPROVED', 'REJECTED', 'ARCHIVED')),
    uploaded_by text not null,
    created_at integer not null
) strict;
create index document_customer on document (customer_id, created_at);

create table activity (
    id text not null primary key,
    type text not null,
    details text not null,
    actor_kind text not null,
    actor_id text,
    actor_name text,
    customer_id text,
    ip text,
    user_agent text,
    created_at integer not null
) strict;
create index activity_created on activity (created_at, id);
create index activity_customer on activity (customer_id, created_at);
