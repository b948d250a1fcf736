-- What staff corrected of a position that had ended. What was executed stays as it was; the difference was posted.
alter table position add column corrected_open_price integer;
alter table position add column corrected_close_price integer;
alter table position add column corrected_commission_minor integer;
alter table position add column corrected_minor integer not null default 0;
