-- How many customers who get a letter somebody made on a day (UTC, counted from 1970-01-01), and when customers were last told that they
-- have an account already.
create table letter_count (
    sender text collate "C" not null,
    day bigint not null,
    letters bigint not null,
    primary key (sender, day)
);
create table account_told (
    customer_id text collate "C" not null primary key,
    told_at bigint not null
);
