-- Guests have an account without a password, and may become users.

alter table account add column guest boolean default false not null;
create index account_guest on account (guest, nid);
