-- The last raw quote of every instrument, so that what is held has a price from the first moment after a restart.
create table last_quote (
    symbol text not null primary key,
    at integer not null,
    bid integer not null,
    ask integer not null
) strict, without rowid;
