-- Failed sign-ins under names that nobody has, by the first bits of the name's hash: they cost what the others cost.
create table sign_in_of_nobody (
    bucket integer not null primary key,
    failures integer not null,
    last_at integer not null
) strict;
