-- What the ledger cannot do, whoever writes to it.
create trigger journal_balances before insert on journal
when not exists (select 1 from posting where journal_id = new.id)
    or exists (select 1 from posting where journal_id = new.id group by currency having sum(amount_minor) <> 0)
begin
    select raise(abort, 'a journal that does not balance');
end;
create trigger posting_sealed before insert on posting
when exists (select 1 from journal where id = new.journal_id)
begin
    select raise(abort, 'a posting for a sealed journal');
end;
create trigger posting_not_updated before update on posting begin select raise(abort, 'postings are never changed'); end;
create trigger posting_not_deleted before delete on posting begin select raise(abort, 'postings are never changed'); end;
create trigger journal_not_updated before update on journal begin select raise(abort, 'journals are never changed'); end;
create trigger journal_not_deleted before delete on journal begin select raise(abort, 'journals are never changed'); end;
