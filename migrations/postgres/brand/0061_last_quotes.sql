-- The last raw quote of every instrument, so that what is held has a price from the first moment after a restart.
create table last_quote (
    symbol text collate "C" not null primary key,
    at bigint not null,
    bid bigint not null,
    ask bigint not null
);
