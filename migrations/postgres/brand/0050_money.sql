-- Groups are trading's; they stand here because a wallet has its currency and its terms from one.
create table trading_group (
    id bigint not null primary key,
    name text collate "C" not null unique,
    currency text collate "C" not null,
    is_demo boolean not null,
    leverage bigint not null check (leverage >= 1),
    leverage_profile text collate "C",
    adapter_name text collate "C" not null default 'built-in',
    disable_swap_charges boolean not null default false,
    margin_call_level text collate "C" not null default '100',
    stop_out_level text collate "C" not null default '50',
    stop_out_strategy text collate "C" not null default 'LARGEST_LOSS_FIRST',
    credit_mode text collate "C" not null default 'LOSS_AND_MARGIN',
    margin_mode text collate "C" not null default 'FIXED_AT_OPEN',
    negative_balance_protection boolean not null default true,
    conversion_fee_bps bigint not null default 0,
    max_positions bigint,
    trading_enabled boolean not null default true,
    markups text collate "C" not null default '[]',
    commissions text collate "C" not null default '[]',
    created_at bigint not null,
    updated_at bigint not null
);

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
    id bigint not null primary key,
    customer_id text collate "C" not null references customer (id),
    platform text collate "C" not null check (platform in ('NEO', 'PRO', 'MT4', 'MT5')),
    server_tag text collate "C" not null,
    status text collate "C" not null check (status in ('ACTIVE', 'DISABLED')),
    currency text collate "C" not null,
    group_id bigint not null references trading_group (id),
    leverage bigint check (leverage >= 1),
    is_demo boolean not null,
    trading_type text collate "C" not null check (trading_type in ('HEDGING', 'NETTING')),
    max_exposure text collate "C" not null default '[]',
    margin_call boolean not null default false,
    stop_out boolean not null default false,
    closed_by_stop_out boolean not null default false,
    created_at bigint not null,
    updated_at bigint not null
);
create index wallet_customer on wallet (customer_id, id);
create index wallet_group on wallet (group_id, id);

-- A journal is stored after its postings and seals them (0051_ledger_rules.sql); nothing here is ever updated or deleted.
create table journal (
    id text collate "C" not null primary key,
    kind text collate "C" not null,
    cause text collate "C" not null unique,
    reference text collate "C" not null,
    note text collate "C",
    at bigint not null
);
create index journal_reference on journal (reference, id);

-- A positive amount is what the account's owner has (a credit), a negative one what the account owes (a debit).
create table posting (
    journal_id text collate "C" not null references journal (id) deferrable initially deferred,
    line bigint not null,
    account text collate "C" not null,
    currency text collate "C" not null,
    amount_minor bigint not null check (amount_minor <> 0),
    at bigint not null,
    primary key (journal_id, line)
);
create index posting_account on posting (account, at, journal_id);

-- The sums of the postings, kept in the same transaction: a cache that can be rebuilt and compared.
create table balance (
    account text collate "C" not null,
    currency text collate "C" not null,
    amount_minor bigint not null,
    may_be_negative boolean not null,
    primary key (account, currency),
    check (may_be_negative or amount_minor >= 0)
);

create table money_transaction (
    id text collate "C" not null primary key,
    type text collate "C" not null,
    status text collate "C" not null,
    direction text collate "C" not null check (direction in ('IN', 'OUT')),
    report_type text collate "C" not null,
    wallet_id bigint not null references wallet (id),
    customer_id text collate "C" not null references customer (id),
    amount_minor bigint not null,
    currency text collate "C" not null,
    amount_usd_minor bigint,
    usd_rate text collate "C",
    fee_minor bigint not null default 0,
    asked_minor bigint not null,
    asked_currency text collate "C" not null,
    processed_minor bigint,
    processed_currency text collate "C",
    processed_rate text collate "C",
    method text collate "C",
    provider text collate "C",
    provider_reference text collate "C",
    destination text collate "C",
    comment text collate "C",
    reject_reason text collate "C",
    flag text collate "C",
    is_ftd boolean not null default false,
    is_fake boolean not null default false,
    is_demo boolean not null default false,
    add_to_credit boolean not null default false,
    balance_after_minor bigint,
    parent_id text collate "C" references money_transaction (id),
    source_user_id text collate "C",
    affiliate_id text collate "C",
    requested_by text collate "C",
    admin_id text collate "C",
    created_at bigint not null,
    updated_at bigint not null,
    completed_at bigint
);
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
    id text collate "C" not null primary key,
    name text collate "C" not null,
    type text collate "C" not null,
    enabled boolean not null,
    sort bigint not null,
    supports_deposit boolean not null,
    supports_withdrawal boolean not null,
    methods text collate "C" not null,
    key_values text collate "C" not null default '[]',
    signing_secret text collate "C",
    enabled_country_codes text collate "C" not null default '[]',
    minimum_deposit_usd_minor bigint,
    maximum_deposit_usd_minor bigint,
    minimum_withdrawal_usd_minor bigint,
    maximum_withdrawal_usd_minor bigint,
    predefined_deposit_amounts text collate "C" not null default '[]'
);

insert into payment_provider (id, name, type, enabled, sort, supports_deposit, supports_withdrawal, methods, predefined_deposit_amounts) values
    ('manual', 'Test provider', 'manual', true, 1, true, true, '["card", "bank"]', '["100", "250", "500", "1000"]');

-- Every call of a provider as it came, once.
create table provider_event (
    id text collate "C" not null primary key,
    provider text collate "C" not null,
    message_id text collate "C" not null,
    provider_reference text collate "C" not null,
    event_type text collate "C" not null,
    transaction_id text collate "C",
    body text collate "C" not null,
    outcome text collate "C" not null,
    received_at bigint not null,
    unique (provider, message_id),
    unique (provider, provider_reference, event_type)
);
create index provider_event_transaction on provider_event (transaction_id, received_at) where transaction_id is not null;

create table exchange_rate (
    id text collate "C" not null primary key,
    from_currency text collate "C" not null,
    to_currency text collate "C" not null,
    source text collate "C" not null,
    rate text collate "C" not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (from_currency, to_currency)
);
