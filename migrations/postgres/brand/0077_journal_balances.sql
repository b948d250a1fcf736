-- The rule of 0051, asked in one query.
create or replace function journal_balances() returns trigger language plpgsql as $$
begin
    if (
        select coalesce(bool_or(left_over <> 0), true)
        from (select sum(amount_minor) as left_over from posting where journal_id = new.id group by currency) as sums
    ) then
        raise exception 'a journal that does not balance';
    end if;
    return new;
end $$;
