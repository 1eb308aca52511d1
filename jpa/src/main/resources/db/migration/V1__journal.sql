-- The journal, rooms, events and states. Times are milliseconds since 1970.
-- Everything here is written by the one gate (org.enishi.journal) under the lock of journal_head, except outlier events.

create table journal_head (
    id       smallint not null primary key,
    position bigint   not null, -- the last position given
    backfill bigint   not null  -- the lowest negative position given
);
insert into journal_head (id, position, backfill) values (1, 0, 0);

create table journal (
    position    bigint   not null primary key,
    room_nid    bigint,
    account_nid bigint,
    event_nid   bigint,
    batch       integer  not null, -- drawn at random for each attempt to write: tells whose commit it was
    kind        smallint not null,
    room_state  bytea              -- the room's current state after this entry
);

create sequence room_nid increment by 50;

create table room (
    nid          bigint          not null primary key,
    room_id      varchar(255)    not null unique,
    version      varchar(32)     not null,
    host         varchar(255)    not null, -- server of the create event's sender
    state        bytea           not null, -- current state, resolved over the extremities
    extremities  varchar(1000000) not null, -- event ids, separated by a space
    depth        bigint          not null,
    position     bigint          not null, -- of its last event
    joined       integer         not null,
    joined_local integer         not null,
    invited      integer         not null
);

create sequence event_nid increment by 1000;

create table event (
    nid         bigint       not null primary key,
    room_nid    bigint       not null,
    position    bigint       not null, -- > 0 journal, < 0 backfilled, 0 none
    depth       bigint       not null,
    origin_ts   bigint       not null,
    device_nid  bigint,                -- the local device that sent it, with its transaction
    txn_key     bigint,                -- hash of device, endpoint and transaction
    status      smallint     not null,
    event_id    varchar(255) not null unique,
    type        varchar(255) not null,
    state_key   varchar(255),
    sender      varchar(255) not null,
    txn_id      varchar(255),
    redacted_by varchar(255),
    state_before bytea,
    state_after bytea,
    json        bytea        not null
);
create index event_timeline on event (room_nid, depth, position);
create index event_stream on event (room_nid, position);
create index event_transaction on event (txn_key);

-- What a redacted event was before.
create table event_original (
    event_nid bigint not null primary key,
    json      bytea  not null,
    redacted  bigint not null
);

-- Redactions that came before what they redact.
create table redaction_pending (
    target       varchar(255) not null,
    redaction_id varchar(255) not null,
    primary key (target, redaction_id)
);

-- Backward extremities: an event of the history names a prev event that is not in the history held here.
create table event_gap (
    prev_event_id varchar(255) not null,
    event_nid     bigint       not null,
    room_nid      bigint       not null,
    depth         bigint       not null, -- of the event that has the gap before it
    primary key (prev_event_id, event_nid)
);
create index event_gap_room on event_gap (room_nid, depth);

-- Nodes of the state trie, addressed by their content.
create table state_node (
    hash bytea not null primary key,
    node bytea not null
);

-- The current membership of each user who has one. account_nid: local users.
create table room_member (
    room_nid    bigint       not null,
    account_nid bigint,
    event_nid   bigint       not null,
    position    bigint       not null, -- journal position of the last change
    membership  smallint     not null,
    forgotten   boolean      not null,
    user_id     varchar(255) not null,
    server      varchar(255) not null,
    primary key (room_nid, user_id)
);
create index room_member_account on room_member (account_nid, position);
create index room_member_list on room_member (room_nid, membership, position);

-- How many joined members a server has in a room; no row where none.
create table room_server (
    room_nid bigint       not null,
    server   varchar(255) not null,
    joined   integer      not null,
    primary key (room_nid, server)
);

-- What came along with an invitation to, or a knock on, a room that this server is not in.
create table room_invitation (
    room_nid bigint       not null,
    user_id  varchar(255) not null,
    stripped bytea        not null, -- JSON array
    primary key (room_nid, user_id)
);

-- Events to be delivered: one row per event and set of destinations.
create sequence destination_set_nid increment by 50;

create table destination_set (
    nid  bigint not null primary key,
    hash bytea  not null unique
);

create table destination_set_server (
    server  varchar(255) not null,
    set_nid bigint       not null,
    primary key (server, set_nid)
);

create table outbox (
    position  bigint not null primary key,
    set_nid   bigint not null,
    event_nid bigint not null
);
create index outbox_set on outbox (set_nid, position);
