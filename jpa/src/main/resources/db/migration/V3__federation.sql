-- Other servers: our keys and theirs, what we got from them, how far they got our events. Times are milliseconds since 1970.

-- The key with the highest number signs; the others are only published, so that old events can still be verified.
create table own_key (
    number     integer     not null primary key,
    key_id     varchar(64) not null unique,
    seed       bytea       not null,
    created_at bigint      not null,
    retired_at bigint
);

create sequence remote_key_seq increment by 50;

-- Server names in lower case. Keys stay when their server no longer lists them: old events are verified with them.
create table remote_key (
    nid         bigint       not null primary key,
    server      varchar(255) not null,
    key_id      varchar(255) not null,
    public_key  bytea        not null,
    valid_until bigint       not null, -- for events and requests before this time
    retired     boolean      not null, -- listed as old: for events only
    constraint remote_key_key unique (server, key_id)
);

-- What a server published last, as it published it: for those who ask us as a notary.
create table remote_key_document (
    server      varchar(255) not null primary key,
    document    bytea        not null,
    valid_until bigint       not null,
    fetched_at  bigint       not null
);

-- Servers that get our events.
create table destination (
    server      varchar(255) not null primary key,
    sent_to     bigint       not null, -- outbox position up to which it has everything
    failures    integer      not null, -- since the last success
    retry_at    bigint       not null,
    lease_node  varchar(64)  not null, -- the node that delivers to it
    lease_until bigint       not null
);

create sequence received_transaction_seq increment by 50;

create table received_transaction (
    nid         bigint       not null primary key,
    origin      varchar(255) not null,
    txn_id      varchar(255) not null,
    received_at bigint       not null,
    answer      bytea        not null,
    constraint received_transaction_key unique (origin, txn_id)
);
create index received_transaction_age on received_transaction (received_at);
