-- Who may talk with us, and who changed what.

create table allowed_server (
    pattern  varchar(257) not null primary key,
    reason   varchar(500) not null,
    added_by varchar(255) not null,
    added_at bigint       not null
);
create index allowed_server_added on allowed_server (added_at);

-- One row. Counted up with every change of the list: how the other nodes see that they must read it again.
create table allow_list_version (
    id      smallint not null primary key,
    version bigint   not null
);
insert into allow_list_version (id, version) values (1, 0);

-- Appended to, never changed: each entry's hash covers the entry before it.
create table audit_entry (
    number       bigint       not null primary key,
    at           bigint       not null,
    actor        varchar(255) not null,
    action       varchar(60)  not null,
    object       varchar(257) not null,
    reason       varchar(500) not null,
    before_value varchar(16000),
    after_value  varchar(16000),
    hash         char(64)     not null
);
create index audit_entry_actor on audit_entry (actor, number);
create index audit_entry_action on audit_entry (action, number);
create index audit_entry_object on audit_entry (object, number);
create index audit_entry_at on audit_entry (at, number);

-- One row: the last entry's number and hash. Whoever appends locks it first.
create table audit_head (
    id     smallint not null primary key,
    number bigint   not null,
    hash   char(64) not null
);
insert into audit_head (id, number, hash) values (1, 0, repeat('0', 64));

-- Which rooms a partner is in: asked before it is taken off the list.
create index room_server_partner on room_server (server, joined);
