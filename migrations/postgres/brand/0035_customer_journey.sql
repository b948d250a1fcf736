-- Which step belongs to which stage; a step without a stage is not asked for.
create table onboarding_step (
    step text collate "C" not null primary key,
    stage text collate "C",
    updated_at bigint not null
);
insert into onboarding_step (step, stage, updated_at) values
    ('SignupDemoForm', 'SignUp', 0), ('SignupRealForm', 'SignUp', 0), ('EmailConfirmation', 'BeforeSignIn', 0),
    ('CompleteAccountBeforeDepositForm', 'BeforeDeposit', 0), ('PhoneConfirmation', 'BeforeDeposit', 0),
    ('DisclaimerBeforeDeposit', 'BeforeDeposit', 0), ('CompleteAccountBeforeWithdrawalForm', 'BeforeWithdrawal', 0),
    ('KYC', 'BeforeWithdrawal', 0);

-- What is asked of a customer, in which step, and whether they may change it afterwards.
create table customer_field (
    field text collate "C" not null primary key,
    step text collate "C",
    required boolean not null,
    editable boolean not null,
    updated_at bigint not null
);
insert into customer_field (field, step, required, editable, updated_at) values
    ('firstname', 'SignupRealForm', true, true, 0), ('lastname', 'SignupRealForm', true, true, 0),
    ('email', 'SignupRealForm', true, true, 0), ('mobilenumber', 'SignupRealForm', true, true, 0),
    ('country', 'SignupRealForm', true, true, 0), ('communicationLanguage', 'SignupRealForm', false, true, 0),
    ('localCurrency', 'CompleteAccountBeforeDepositForm', true, true, 0), ('birthDate', null, false, true, 0);

-- Countries that were switched on or off; a country without a row is on.
create table country_setting (
    iso2 text collate "C" not null primary key,
    enabled boolean not null,
    updated_at bigint not null
);

-- The code that is on its way to a customer's phone: one at a time.
create table phone_code (
    customer_id text collate "C" not null primary key references customer (id),
    mobilenumber text collate "C" not null,
    code_hash text collate "C",
    requested_at bigint not null,
    expires_at bigint not null,
    tries bigint not null default 0
);

-- The picture of a customer or a staff user.
create table profile_picture (
    user_id text collate "C" not null primary key,
    user_kind text collate "C" not null check (user_kind in ('STAFF', 'CUSTOMER')),
    file text collate "C" not null unique,
    mime_type text collate "C" not null,
    created_at bigint not null
);

-- What a customer closed per UTC day, so that a week's volume is seven rows.
create table customer_volume (
    customer_id text collate "C" not null references customer (id),
    day bigint not null,
    volume_usd_minor bigint not null,
    primary key (customer_id, day)
);

alter table customer_figures add column volume_open_usd_minor bigint not null default 0;
alter table customer_figures add column partner_earnings_usd_minor bigint not null default 0;
alter table customer_figures add column partner_paid_usd_minor bigint not null default 0;
alter table customer_figures add column commissions_granted_usd_minor bigint not null default 0;
alter table customer_figures add column coins_earned_minor bigint not null default 0;
alter table customer_figures add column loyalty_level bigint not null default 0;
alter table customer add column disclaimer_version text collate "C";
alter table customer add column kyc_reviewed_by_name text collate "C";
