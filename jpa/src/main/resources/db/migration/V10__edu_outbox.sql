-- EDUs to be delivered: one row per EDU and destination, gone when the destination has it. Times are milliseconds since 1970.

create sequence outbox_edu_seq;

create table outbox_edu (
    nid      bigint       not null primary key, -- in this order they are delivered
    server   varchar(255) not null,
    host     varchar(255),                      -- of the room that it is about, for the company's policy
    edu_key  varchar(1000),                     -- a later one with the same key replaces it
    added_at bigint       not null,
    edu      bytea        not null
);
create index outbox_edu_server on outbox_edu (server, nid);
create index outbox_edu_key on outbox_edu (server, edu_key);
