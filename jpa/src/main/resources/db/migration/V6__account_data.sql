-- What users keep at the server: account data, filters, profiles.

create sequence account_data_seq increment by 50;

create table account_data (
    nid         bigint primary key,
    account_nid bigint not null,
    room_id     varchar(255) not null, -- '' if it belongs to no room
    type        varchar(255) not null,
    content     bytea not null,
    position    bigint not null, -- in the journal, of its last change
    constraint account_data_key unique (account_nid, room_id, type)
);

create index account_data_change on account_data (account_nid, position);

create sequence sync_filter_seq increment by 50;

create table sync_filter (
    nid         bigint primary key,
    account_nid bigint not null,
    hash        varchar(64) not null, -- SHA-256 of the text: the same filter twice is one
    text        bytea not null,
    constraint sync_filter_key unique (account_nid, hash)
);

create table profile (
    user_id varchar(255) primary key,
    fields  bytea not null -- a JSON object
);

-- Users whose rooms still have to be told of a new name or picture.
create table profile_change (
    user_id     varchar(255) primary key,
    account_nid bigint not null,
    number      bigint not null -- goes up with each change
);
