-- What staff corrected of a position that had ended. What was executed stays as it was; the difference was posted.
alter table position add column corrected_open_price bigint;
alter table position add column corrected_close_price bigint;
alter table position add column corrected_commission_minor bigint;
alter table position add column corrected_minor bigint not null default 0;
