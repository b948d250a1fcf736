-- Failed sign-ins under names that nobody has, by the first bits of the name's hash: they cost what the others cost.
create table sign_in_of_nobody (
    bucket bigint not null primary key,
    failures bigint not null,
    last_at bigint not null
);
