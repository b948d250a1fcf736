-- Lists as staff set them up: filters, sort and columns as they stand in the address. Private, or shared with all staff.
create table saved_view (
    id text not null primary key,
    staff_id text not null references staff (id),
    list text not null,
    name text not null,
    search text not null,
    shared integer not null check (shared in (0, 1)),
    created_at integer not null,
    updated_at integer not null
) strict, without rowid;
create index saved_view_list on saved_view (list, name);
