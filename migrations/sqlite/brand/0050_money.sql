-- Groups are trading's; they stand here because a wallet has its currency and its terms from one.
create table trading_group (
    id integer not null primary key,
    name text not null unique,
    currency text not null,
    is_demo integer not null check (is_demo in (0, 1)),
    leverage integer not null check (leverage >= 1),
    leverage_profile text,
    adapter_name text not null default 'built-in',
    disable_swap_charges integer not null default 0 check (disable_swap_charges in (0, 1)),
    margin_call_level text not null default '100',
    stop_out_level text not null default '50',
    stop_out_strategy text not null default 'LARGEST_LOSS_FIRST',
    credit_mode text not null default 'LOSS_AND_MARGIN',
    margin_mode text not null default 'FIXED_AT_OPEN',
    negative_balance_protection integer not null default 1 check (negative_balance_protection in (0, 1)),
    conversion_fee_bps integer not null default 0,
    max_positions integer,
    trading_enabled integer not null default 1 check (trading_enabled in (0, 1)),
    markups text not null default '[]',
    commissions text not null default '[]',
    created_at integer not null,
    updated_at integer not null
) strict;

insert into trading_group (id, name, currency, is_demo, leverage, created_at, updated_at) values
    (1, 'standard-usd', 'USD', false, 100, 1767225600000000, 1767225600000000),
    (2, 'standard-eur', 'EUR', false, 100, 1767225600000000, 1767225600000000),
    (3, 'standard-gbp', 'GBP', false, 100, 1767225600000000, 1767225600000000),
    (4, 'standard-jpy', 'JPY', false, 100, 1767225600000000, 1767225600000000),
    (5, 'demo-usd', 'USD', true, 100, 1767225600000000, 1767225600000000),
    (6, 'demo-eur', 'EUR', true, 100, 1767225600000000, 1767225600000000),
    (7, 'demo-gbp', 'GBP', true, 100, 1767225600000000, 1767225600000000),
    (8, 'demo-jpy', 'JPY', true, 100, 1767225600000000, 1767225600000000);

-- A wallet is a trading account; its id is the login.
create table wallet (
    id integer not null primary key,
    customer_id text not null references customer (id),
    platform text not null check (platform in ('NEO', 'PRO', 'MT4', 'MT5')),
    server_tag text not null,
    status text not null check (status in ('ACTIVE', 'DISABLED')),
    currency text not null,
    group_id integer not null references trading_group (id),
    leverage integer check (leverage >= 1),
    is_demo integer not null check (is_demo in (0, 1)),
    trading_type text not null check (trading_type in ('HEDGING', 'NETTING')),
    max_exposure text not null default '[]',
    margin_call integer not null default 0 check (margin_call in (0, 1)),
    stop_out integer not null default 0 check (stop_out in (0, 1)),
    closed_by_stop_out integer not null default 0 check (closed_by_stop_out in (0, 1)),
    created_at integer not null,
    updated_at integer not null
) strict;
create index wallet_customer on wallet (customer_id, id);
create index wallet_group on wallet (group_id, id);

-- A journal is stored after its postings and seals them (0051_ledger_rules.sql); nothing here is ever updated or deleted.
create table journal (
    id text not null primary key,
    kind text not null,
    cause text not null unique,
    reference text not null,
    note text,
    at integer not null
) strict, without rowid;
create index journal_reference on journal (reference, id);

-- A positive amount is what the account's owner has (a credit), a negative one what the account owes (a debit).
create table posting (
    journal_id text not null references journal (id) deferrable initially deferred,
    line integer not null,
    account text not null,
    currency text not null,
    amount_minor integer not null check (amount_minor <> 0),
    at integer not null,
    primary key (journal_id, line)
) strict, without rowid;
create index posting_account on posting (account, at, journal_id);

-- The sums of the postings, kept in the same transaction: a cache that can be rebuilt and compared.
create table balance (
    account text not null,
    currency text not null,
    amount_minor integer not null,
    may_be_negative integer not null check (may_be_negative in (0, 1)),
    primary key (account, currency),
    check (may_be_negative or amount_minor >= 0)
) strict, without rowid;

create table money_transaction (
    id text not null primary key,
    type text not null,
    status text not null,
    direction text not null check (direction in ('IN', 'OUT')),
    report_type text not null,
    wallet_id integer not null references wallet (id),
    customer_id text not null references customer (id),
    amount_minor integer not null,
    currency text not null,
    amount_usd_minor integer,
    usd_rate text,
    fee_minor integer not null default 0,
    asked_minor integer not null,
    asked_currency text not null,
    processed_minor integer,
    processed_currency text,
    processed_rate text,
    method text,
    provider text,
    provider_reference text,
    destination text,
    comment text,
    reject_reason text,
    flag text,
    is_ftd integer not null default 0 check (is_ftd in (0, 1)),
    is_fake integer not null default 0 check (is_fake in (0, 1)),
    is_demo integer not null default 0 check (is_demo in (0, 1)),
    add_to_credit integer not null default 0 check (add_to_credit in (0, 1)),
    balance_after_minor integer,
    parent_id text references money_transaction (id),
    source_user_id text,
    affiliate_id text,
    requested_by text,
    admin_id text,
    created_at integer not null,
    updated_at integer not null,
    completed_at integer
) strict;
create unique index money_transaction_provider on money_transaction (provider, provider_reference) where provider_reference is not null;
create unique index money_transaction_open_withdrawal on money_transaction (wallet_id)
    where type = 'WITHDRAWAL' and status in ('PENDING', 'APPROVED', 'PROCESSING');
create index money_transaction_created on money_transaction (created_at, id);
create index money_transaction_status on money_transaction (status, created_at, id);
create index money_transaction_wallet on money_transaction (wallet_id, created_at, id);
create index money_transaction_customer on money_transaction (customer_id, created_at, id);
create index money_transaction_parent on money_transaction (parent_id) where parent_id is not null;
-- What the partner reports read: successful rows of real money by the day they were completed.
create index money_transaction_done on money_transaction (completed_at, id) where completed_at is not null and not is_demo;
create index money_transaction_done_source on money_transaction (source_user_id, completed_at, id)
    where completed_at is not null and not is_demo and source_user_id is not null;

create table payment_provider (
    id text not null primary key,
    name text not null,
    type text not null,
    enabled integer not null check (enabled in (0, 1)),
    sort integer not null,
    supports_deposit integer not null check (supports_deposit in (0, 1)),
    supports_withdrawal integer not null check (supports_withdrawal in (0, 1)),
    methods text not null,
    key_values text not null default '[]',
    signing_secret text,
    enabled_country_codes text not null default '[]',
    minimum_deposit_usd_minor integer,
    maximum_deposit_usd_minor integer,
    minimum_withdrawal_usd_minor integer,
    maximum_withdrawal_usd_minor integer,
    predefined_deposit_amounts text not null default '[]'
) strict;

insert into payment_provider (id, name, type, enabled, sort, supports_deposit, supports_withdrawal, methods, predefined_deposit_amounts) values
    ('manual', 'Test provider', 'manual', true, 1, true, true, '["card", "bank"]', '["100", "250", "500", "1000"]');

-- Every call of a provider as it came, once.
create table provider_event (
    id text not null primary key,
    provider text not null,
    message_id text not null,
    provider_reference text not null,
    event_type text not null,
    transaction_id text,
    body text not null,
    outcome text not null,
    received_at integer not null,
    unique (provider, message_id),
    unique (provider, provider_reference, event_type)
) strict;
create index provider_event_transaction on provider_event (transaction_id, received_at) where transaction_id is not null;

create table exchange_rate (
    id text not null primary key,
    from_currency text not null,
    to_currency text not null,
    source text not null,
    rate text not null,
    created_at integer not null,
    updated_at integer not null,
    unique (from_currency, to_currency)
) strict;
