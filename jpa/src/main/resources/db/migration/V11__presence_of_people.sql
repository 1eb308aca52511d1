-- How far people have read.

create table receipt (
    room_nid    bigint       not null,
    position    bigint       not null, -- in the journal, of its last change
    event_at    bigint       not null, -- journal position of the event; 0: of a time before ours
    event_depth bigint       not null,
    ts          bigint       not null,
    account_nid bigint,                -- local users
    type        smallint     not null, -- 0 m.read, 1 m.read.private
    user_id     varchar(255) not null,
    thread      varchar(255) not null, -- '' unthreaded, 'main', or the event id of the root
    event_id    varchar(255) not null,
    primary key (room_nid, user_id, type, thread)
);
create index receipt_room on receipt (room_nid, position);
create index receipt_account on receipt (account_nid, position);

-- Events that mean something to members with the usual push rules. To others, what an event means is found out when they ask.
create table event_mark (
    room_nid bigint       not null,
    position bigint       not null, -- in the journal, of the event
    weight   smallint     not null, -- 1 notifies, 2 highlights
    sender   varchar(255) not null,
    thread   varchar(255) not null, -- 'main', or the event id of the root
    primary key (room_nid, position)
);

-- Those among them that highlight for one local user only.
create table event_mention (
    account_nid bigint not null,
    room_nid    bigint not null,
    position    bigint not null,
    primary key (account_nid, room_nid, position)
);
create index event_mention_event on event_mention (room_nid, position);

-- Tokens by which third parties are shown who somebody is.
create table openid_token (
    hash       bytea        not null primary key,
    user_id    varchar(255) not null,
    expires_at bigint       not null
);
create index openid_token_end on openid_token (expires_at);
