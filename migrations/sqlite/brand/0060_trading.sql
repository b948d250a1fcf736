create table instrument (
    symbol text not null primary key,
    description text not null,
    category text not null check (category in ('currencies', 'indices', 'commodities', 'cryptos', 'equities')),
    base text,
    currency text not null,
    margin_currency text not null,
    decimals integer not null,
    pip_position integer,
    contract_size text not null,
    min_order_size integer not null,
    max_order_size integer not null,
    step_order_size integer not null,
    sizes text not null,
    stake_mode text not null check (stake_mode in ('LOTS', 'SPREAD_BETTING')),
    stake_currency text not null check (stake_currency in ('ACCOUNT', 'INSTRUMENT')),
    profit_calc_mode text not null check (profit_calc_mode in ('FOREX', 'CFD')),
    margin_calc_mode text not null check (margin_calc_mode in ('FOREX', 'CFD')),
    margin_percentage text not null,
    hedged_margin_percentage text not null,
    max_leverage integer,
    major integer not null default 0 check (major in (0, 1)),
    swap_mode text not null check (swap_mode in ('POINTS', 'DISABLED')),
    swap_long text not null,
    swap_short text not null,
    swap_3day_weekday integer,
    trading_hours text not null,
    timezone text not null,
    status text not null check (status in ('ENABLED', 'CLOSE_ONLY', 'DISABLED')),
    stale_threshold_ms integer not null,
    min_stop_distance_points integer not null,
    gap_level_points integer,
    sort integer not null,
    image text,
    created_at integer not null,
    updated_at integer not null
) strict, without rowid;

create table conversion (
    id integer primary key autoincrement,
    source text not null,
    target text not null,
    path text not null,
    created_at integer not null,
    updated_at integer not null,
    unique (source, target)
) strict;

create table downtime (
    id integer primary key autoincrement,
    title text not null,
    start_at integer not null,
    end_at integer not null,
    symbols text not null,
    created_at integer not null
) strict;

-- Prices and sizes in units of 10^-8. `state` is the pending order as the book holds it.
create table trade_order (
    id text not null primary key,
    wallet_id integer not null,
    customer_id text not null,
    reserved_position_id integer unique,
    position_id integer,
    symbol text not null,
    side text not null check (side in ('BUY', 'SELL')),
    kind text not null check (kind in ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT')),
    status text not null check (status in ('PENDING', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')),
    size integer not null,
    limit_price integer,
    stop_price integer,
    stop_loss integer,
    take_profit integer,
    trailing_bps integer,
    fill_price integer,
    reject_reason text,
    expires_at integer,
    close_after_s integer,
    state text,
    created_at integer not null,
    updated_at integer not null,
    filled_at integer
) strict;
create index trade_order_created on trade_order (created_at, id);
create index trade_order_wallet on trade_order (wallet_id, created_at, id);
create index trade_order_customer on trade_order (customer_id, created_at, id);
create index trade_order_of_position on trade_order (position_id) where position_id is not null;
create index trade_order_pending on trade_order (wallet_id, id) where status = 'PENDING';

-- Money in minor units of `currency`; prices, sizes, units and margin in units of 10^-8; `state` is the open position as the book holds it.
-- Volumes and results are sums over all closes of the position; a charge is negative. `markup_minor` is what the spread earned the house.
create table position (
    id integer not null primary key,
    wallet_id integer not null,
    customer_id text not null,
    platform text not null,
    server_tag text not null,
    is_demo integer not null default 0 check (is_demo in (0, 1)),
    currency text not null,
    group_id integer not null,
    symbol text not null,
    symbol_group text not null,
    profit_currency text not null,
    decimals integer not null,
    side text not null check (side in ('BUY', 'SELL')),
    status text not null check (status in ('OPEN', 'CLOSED')),
    size integer not null,
    lots integer not null,
    units integer not null,
    open_price integer not null,
    opened_at integer not null,
    order_id text,
    margin integer not null,
    open_usd_minor integer not null default 0,
    stop_loss integer,
    take_profit integer,
    trailing_bps integer,
    expires_at integer,
    close_after_s integer,
    invest_minor integer,
    deals integer not null default 0,
    closed_size integer not null default 0,
    closed_lots integer not null default 0,
    closed_units integer not null default 0,
    close_price integer,
    closed_at integer,
    close_reason text,
    close_rate text,
    profit integer not null default 0,
    profit_minor integer not null default 0,
    swap_minor integer not null default 0,
    commission_minor integer not null default 0,
    markup_minor integer not null default 0,
    net_usd_minor integer not null default 0,
    volume_usd_minor integer not null default 0,
    affiliate_id text,
    source_user_id text,
    is_test integer not null default 0 check (is_test in (0, 1)),
    state text
) strict;
create index position_opened on position (opened_at, id);
create index position_wallet on position (wallet_id, opened_at, id);
create index position_customer on position (customer_id, opened_at, id);
create index position_open on position (wallet_id, id) where status = 'OPEN';
create index position_closed on position (server_tag, closed_at, id) where status = 'CLOSED';
create index position_closed_source on position (source_user_id, server_tag, closed_at, id) where status = 'CLOSED' and source_user_id is not null;
create index position_closed_affiliate on position (affiliate_id, server_tag, closed_at, id) where status = 'CLOSED' and affiliate_id is not null;

-- Every change of an order, a position or an account's standing, in order; never changed.
create table trade_event (
    seq integer primary key autoincrement,
    wallet_id integer not null,
    order_id text,
    position_id integer,
    kind text not null,
    actor_kind text not null,
    actor_id text,
    event text not null,
    at integer not null
) strict;
create index trade_event_wallet on trade_event (wallet_id, seq);
create index trade_event_order on trade_event (order_id, seq) where order_id is not null;
create index trade_event_position on trade_event (position_id, seq) where position_id is not null;

-- The last server day whose swaps were accrued.
create table trading_clock (
    id integer not null primary key check (id = 1),
    rolled_day integer not null
) strict;

-- Bars of one minute on the bid, with the closing ask beside it; prices in units of 10^-8.
create table candle (
    symbol text not null,
    at integer not null,
    open integer not null,
    high integer not null,
    low integer not null,
    close integer not null,
    ask_close integer not null,
    volume integer not null,
    primary key (symbol, at)
) strict, without rowid;

insert into instrument (symbol, description, category, base, currency, margin_currency, decimals, contract_size, min_order_size, max_order_size,
        step_order_size, sizes, stake_mode, stake_currency, profit_calc_mode, margin_calc_mode, margin_percentage, hedged_margin_percentage,
        major, swap_mode, swap_long, swap_short, swap_3day_weekday, trading_hours, timezone, status, stale_threshold_ms,
        min_stop_distance_points, sort, created_at, updated_at)
values
    ('EURUSD', 'Euro / US dollar', 'currencies', 'EUR', 'USD', 'EUR', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '-6.8', '2.1', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 1, 0, 0),
    ('USDJPY', 'US dollar / Japanese yen', 'currencies', 'USD', 'JPY', 'USD', 3, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '16.4', '-24.9', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 2, 0, 0),
    ('GBPUSD', 'Pound sterling / US dollar', 'currencies', 'GBP', 'USD', 'GBP', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '-3.2', '-1.4', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 3, 0, 0),
    ('AUDUSD', 'Australian dollar / US dollar', 'currencies', 'AUD', 'USD', 'AUD', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 0, 'POINTS', '-2.4', '-0.6', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 4, 0, 0),
    ('USDCHF', 'US dollar / Swiss franc', 'currencies', 'USD', 'CHF', 'USD', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '5.9', '-10.7', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 5, 0, 0),
    ('USDCAD', 'US dollar / Canadian dollar', 'currencies', 'USD', 'CAD', 'USD', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '1.7', '-6.1', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 6, 0, 0),
    ('NZDUSD', 'New Zealand dollar / US dollar', 'currencies', 'NZD', 'USD', 'NZD', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 0, 'POINTS', '-1.1', '-1.5', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 7, 0, 0),
    ('EURGBP', 'Euro / Pound sterling', 'currencies', 'EUR', 'GBP', 'EUR', 5, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '-5.4', '1.6', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 8, 0, 0),
    ('EURJPY', 'Euro / Japanese yen', 'currencies', 'EUR', 'JPY', 'EUR', 3, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '9.8', '-17.2', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 9, 0, 0),
    ('GBPJPY', 'Pound sterling / Japanese yen', 'currencies', 'GBP', 'JPY', 'GBP', 3, '100000', 1000000, 5000000000, 1000000,
        '[{"label":"0.01","size":"0.01"},{"label":"0.1","size":"0.1"},{"label":"1","size":"1"}]', 'LOTS', 'ACCOUNT', 'FOREX', 'FOREX', '100', '50',
        1 = 1, 'POINTS', '17.5', '-29.3', 3,
        '[{"day":0,"open":"17:00","close":"24:00"},{"day":1,"open":"00:00","close":"24:00"},{"day":2,"open":"00:00","close":"24:00"},{"day":3,"open":"00:00","close":"24:00"},{"day":4,"open":"00:00","close":"24:00"},{"day":5,"open":"00:00","close":"17:00"}]',
        'America/New_York', 'ENABLED', 10000, 0, 10, 0, 0);
