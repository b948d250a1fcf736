-- How many customers who get a letter somebody made on a day (UTC, counted from 1970-01-01), and when customers were last told that they
-- have an account already.
create table letter_count (
    sender text not null,
    day integer not null,
    letters integer not null,
    primary key (sender, day)
) strict, without rowid;
create table account_told (
    customer_id text not null primary key,
    told_at integer not null
) strict, without rowid;
