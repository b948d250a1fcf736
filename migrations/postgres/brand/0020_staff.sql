create table staff (
    id text collate "C" not null primary key,
    first_name text collate "C" not null,
    last_name text collate "C" not null,
    email text collate "C" not null,
    email_key text collate "C" not null unique,
    password_hash text collate "C",
    sales_desk_id text collate "C",
    enabled boolean not null,
    email_verified_at bigint,
    totp_secret text collate "C",
    totp_confirmed_at bigint,
    totp_last_step bigint,
    recovery_hashes text collate "C",
    failed_logins bigint not null default 0,
    failed_since bigint,
    last_login_at bigint,
    language text collate "C" not null default 'en',
    created_at bigint not null,
    updated_at bigint not null
);
create index staff_created on staff (created_at, id);

create table role (
    id text collate "C" not null primary key,
    name text collate "C" not null,
    name_key text collate "C" not null unique,
    permissions text collate "C" not null,
    created_at bigint not null,
    updated_at bigint not null
);

create table staff_role (
    staff_id text collate "C" not null references staff (id),
    role_id text collate "C" not null references role (id),
    primary key (staff_id, role_id)
);
create index staff_role_role on staff_role (role_id);

create table api_key (
    id text collate "C" not null primary key,
    name text collate "C" not null,
    prefix text collate "C" not null,
    hash text collate "C" not null unique,
    user_kind text collate "C" check (user_kind in ('STAFF', 'CUSTOMER')),
    user_id text collate "C",
    domain text collate "C" not null,
    allowed_ips text collate "C" not null,
    expires_at bigint not null,
    last_used_at bigint,
    created_at bigint not null,
    revoked_at bigint
);
create index api_key_user on api_key (user_id);
create index api_key_created on api_key (created_at, id);

create table session (
    id text collate "C" not null primary key,
    token_hash text collate "C" not null unique,
    refresh_hash text collate "C" unique,
    family text collate "C" not null,
    user_kind text collate "C" not null check (user_kind in ('STAFF', 'CUSTOMER')),
    user_id text collate "C" not null,
    grade text collate "C" not null,
    api_key_id text collate "C",
    impersonator_id text collate "C",
    impersonator_name text collate "C",
    ip text collate "C" not null,
    user_agent text collate "C",
    created_at bigint not null,
    last_used_at bigint not null,
    expires_at bigint not null,
    refresh_expires_at bigint,
    proven_at bigint,
    revoked_at bigint
);
create index session_of_user on session (user_id, created_at);
create index session_family on session (family);
create index session_expires on session (expires_at);

-- Refresh tokens that were traded in already: one that comes again means that somebody copied it.
create table spent_refresh (
    hash text collate "C" not null primary key,
    family text collate "C" not null,
    spent_at bigint not null
);

-- Single-use secrets: verification links, reset links, auto-login links, export tokens, phone codes.
create table one_time_token (
    hash text collate "C" not null primary key,
    purpose text collate "C" not null,
    user_kind text collate "C" not null,
    user_id text collate "C" not null,
    detail text collate "C",
    created_at bigint not null,
    expires_at bigint not null,
    spent_at bigint
);
create index one_time_token_user on one_time_token (user_id, purpose);
create index one_time_token_expires on one_time_token (expires_at);
