-- What the ledger cannot do, whoever writes to it.
create function journal_balances() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from posting where journal_id = new.id)
        or exists (select 1 from posting where journal_id = new.id group by currency having sum(amount_minor) <> 0)
    then
        raise exception 'a journal that does not balance';
    end if;
    return new;
end $$;
create trigger journal_balances before insert on journal for each row execute function journal_balances();

create function posting_sealed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from journal where id = new.journal_id) then
        raise exception 'a posting for a sealed journal';
    end if;
    return new;
end $$;
create trigger posting_sealed before insert on posting for each row execute function posting_sealed();

create function ledger_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'postings and journals are never changed';
end $$;
create trigger posting_not_changed before update or delete or truncate on posting for each statement execute function ledger_never_changes();
create trigger journal_not_changed before update or delete or truncate on journal for each statement execute function ledger_never_changes();
