-- How large what waits is, beside its number in the index, so that each minute's look at all of it reads no EDU.
alter table outbox_edu add column size_bytes integer default 0 not null;
update outbox_edu set size_bytes = octet_length(edu);
drop index outbox_edu_server;
create index outbox_edu_server on outbox_edu (server, nid, size_bytes);
