create table customer (
    id text collate "C" not null primary key,
    account_id bigint not null unique,
    external_id text collate "C",
    first_name text collate "C" not null,
    last_name text collate "C" not null,
    name_key text collate "C" not null,
    email text collate "C" not null,
    email_key text collate "C" not null unique,
    mobilenumber text collate "C",
    country text collate "C",
    language text collate "C" not null,
    currency text collate "C",
    birth_date text collate "C",
    password_hash text collate "C",
    password_is_initial boolean not null default false,
    status text collate "C" not null check (status in ('ACTIVE', 'DISABLED', 'TERMINATION_REQUESTED', 'TERMINATED')),
    roles text collate "C" not null,
    is_affiliate boolean not null default false,
    ref_key text collate "C" unique,
    kyc_status text collate "C" not null check (kyc_status in ('PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'REVOKED')),
    kyc_reviewed_by text collate "C",
    kyc_reviewed_at bigint,
    email_confirmed_at bigint,
    phone_confirmed_at bigint,
    disclaimer_accepted_at bigint,
    skipped_steps text collate "C" not null default '[]',
    completed_steps text collate "C" not null default '[]',
    totp_secret text collate "C",
    totp_confirmed_at bigint,
    totp_last_step bigint,
    recovery_hashes text collate "C",
    failed_logins bigint not null default 0,
    failed_since bigint,
    lead_id text collate "C" unique,
    source text collate "C",
    source_user_kind text collate "C",
    source_user_id text collate "C",
    introducer_id text collate "C",
    affiliate_id text collate "C",
    campaign_id text collate "C",
    referrer text collate "C",
    utm text collate "C" not null default '{}',
    metadata text collate "C" not null default '{}',
    tags text collate "C" not null default '[]',
    groups text collate "C" not null default '[]',
    sales_status_id bigint,
    conversion_agent_id text collate "C",
    retention_agent_id text collate "C",
    sales_desk_id text collate "C",
    risk_status text collate "C",
    notes text collate "C",
    avatar text collate "C",
    is_test boolean not null default false,
    marketing_consent boolean not null default false,
    last_login_at bigint,
    total_logins bigint not null default 0,
    last_active_at bigint,
    last_comment_at bigint,
    last_contact_at bigint,
    termination_requested_at bigint,
    created_at bigint not null,
    updated_at bigint not null
);
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
    customer_id text collate "C" not null primary key references customer (id),
    ftd_at bigint,
    ftd_transaction_id text collate "C",
    ftd_minor bigint,
    ftd_currency text collate "C",
    ftd_usd_minor bigint,
    deposit_count bigint not null default 0,
    deposits_usd_minor bigint not null default 0,
    withdrawals_usd_minor bigint not null default 0,
    last_deposit_at bigint,
    lots bigint not null default 0,
    volume_usd_minor bigint not null default 0,
    positions_open bigint not null default 0,
    positions_closed bigint not null default 0,
    last_trade_at bigint
);

create table customer_comment (
    id text collate "C" not null primary key,
    customer_id text collate "C" not null references customer (id),
    comment text collate "C" not null,
    author_id text collate "C" not null,
    author_name text collate "C" not null,
    created_at bigint not null
);
create index customer_comment_customer on customer_comment (customer_id, created_at);

create table document (
    id text collate "C" not null primary key,
    customer_id text collate "C" not null references customer (id),
    type text collate "C" not null,
    filename text collate "C" not null,
    mime_type text collate "C" not null,
    size bigint not null,
    file text collate "C" not null,
    status text collate "C" not null check (status in ('PENDING', 'APPROVED', 'REJECTED', 'ARCHIVED')),
    uploaded_by text collate "C" not null,
    created_at bigint not null
);
create index document_customer on document (customer_id, created_at);

create table activity (
    id text collate "C" not null primary key,
    type text collate "C" not null,
    details text collate "C" not null,
    actor_kind text collate "C" not null,
    actor_id text collate "C",
    actor_name text collate "C",
    customer_id text collate "C",
    ip text collate "C",
    user_agent text collate "C",
    created_at bigint not null
);
create index activity_created on activity (created_at, id);
create index activity_customer on activity (customer_id, created_at);
