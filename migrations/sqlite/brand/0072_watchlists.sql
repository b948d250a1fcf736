-- The instruments that a customer keeps in view with a wallet, in the order in which they were added.
create table watchlist (
    wallet_id integer not null references wallet (id),
    symbol text not null,
    place integer not null,
    created_at integer not null,
    primary key (wallet_id, symbol)
) strict, without rowid;
