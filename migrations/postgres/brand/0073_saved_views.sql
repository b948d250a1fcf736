-- Lists as staff set them up: filters, sort and columns as they stand in the address. Private, or shared with all staff.
create table saved_view (
    id text collate "C" not null primary key,
    staff_id text collate "C" not null references staff (id),
    list text collate "C" not null,
    name text collate "C" not null,
    search text collate "C" not null,
    shared boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index saved_view_list on saved_view (list, name);
