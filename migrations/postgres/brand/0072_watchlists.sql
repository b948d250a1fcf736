-- The instruments that a customer keeps in view with a wallet, in the order in which they were added.
create table watchlist (
    wallet_id bigint not null references wallet (id),
    symbol text collate "C" not null,
    place bigint not null,
    created_at bigint not null,
    primary key (wallet_id, symbol)
);
