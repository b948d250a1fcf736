create table brand (
    id text not null primary key,
    name text not null,
    hosts text not null,
    role_password text,
    data_key text not null,
    created_at integer not null,
    removed_at integer
) strict;
