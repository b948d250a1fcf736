create table staff (
    id text not null primary key,
    first_name text not null,
    last_name text not null,
    email text not null,
    email_key text not null unique,
    password_hash text,
    sales_desk_id text,
    enabled integer not null check (enabled in (0, 1)),
    email_verified_at integer,
    totp_secret text,
    totp_confirmed_at integer,
    totp_last_step integer,
    recovery_hashes text,
    failed_logins integer not null default 0,
    failed_since integer,
    last_login_at integer,
    language text not null default 'en',
    created_at integer not null,
    updated_at integer not null
) strict;
create index staff_created on staff (created_at, id);

create table role (
    id text not null primary key,
    name text not null,
    name_key text not null unique,
    permissions text not null,
    created_at integer not null,
    updated_at integer not null
) strict;

create table staff_role (
    staff_id text not null references staff (id),
    role_id text not null references role (id),
    primary key (staff_id, role_id)
) strict;
create index staff_role_role on staff_role (role_id);

create table api_key (
    id text not null primary key,
    name text not null,
    prefix text not null,
    hash text not null unique,
    user_kind text check (user_kind in ('STAFF', 'CUSTOMER')),
    user_id text,
    domain text not null,
    allowed_ips text not null,
    expires_at integer not null,
    last_used_at integer,
    created_at integer not null,
    revoked_at integer
) strict;
create index api_key_user on api_key (user_id);
create index api_key_created on api_key (created_at, id);

create table session (
    id text not null primary key,
    token_hash text not null unique,
    refresh_hash text unique,
    family text not null,
    user_kind text not null check (user_kind in ('STAFF', 'CUSTOMER')),
    user_id text not null,
    grade text not null,
    api_key_id text,
    impersonator_id text,
    impersonator_name text,
    ip text not null,
    user_agent text,
    created_at integer not null,
    last_used_at integer not null,
    expires_at integer not null,
    refresh_expires_at integer,
    proven_at integer,
    revoked_at integer
) strict;
create index session_of_user on session (user_id, created_at);
create index session_family on session (family);
create index session_expires on session (expires_at);

-- Refresh tokens that were traded in already: one that comes again means that somebody copied it.
create table spent_refresh (
    hash text not null primary key,
    family text not null,
    spent_at integer not null
) strict;

-- Single-use secrets: verification links, reset links, auto-login links, export tokens, phone codes.
create table one_time_token (
    hash text not null primary key,
    purpose text not null,
    user_kind text not null,
    user_id text not null,
    detail text,
    created_at integer not null,
    expires_at integer not null,
    spent_at integer
) strict;
create index one_time_token_user on one_time_token (user_id, purpose);
create index one_time_token_expires on one_time_token (expires_at);
