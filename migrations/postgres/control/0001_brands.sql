create table brand (
    id text collate "C" not null primary key,
    name text collate "C" not null,
    hosts text collate "C" not null,
    role_password text collate "C",
    data_key text collate "C" not null,
    created_at bigint not null,
    removed_at bigint
);
