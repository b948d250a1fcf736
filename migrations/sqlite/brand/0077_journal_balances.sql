-- The rule of 0051 as it is asked for most journals, which are of one currency: in one pass, with nothing sorted. And a journal or a posting
-- that is refused is refused by `fail`: nobody takes what one statement did apart, so SQLite need not copy pages in order to be able to.
drop trigger journal_balances;
create trigger journal_balances before insert on journal
when (
    select case
        when min(currency) = max(currency) then sum(amount_minor) <> 0
        else count(*) = 0 or exists (select 1 from posting where journal_id = new.id group by currency having sum(amount_minor) <> 0)
    end
    from posting where journal_id = new.id
)
begin
    select raise(fail, 'a journal that does not balance');
end;
drop trigger posting_sealed;
create trigger posting_sealed before insert on posting
when exists (select 1 from journal where id = new.journal_id)
begin
    select raise(fail, 'a posting for a sealed journal');
end;
