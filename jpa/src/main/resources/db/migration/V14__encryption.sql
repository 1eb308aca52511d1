-- What devices need to encrypt for each other. Times are milliseconds since 1970. Keys are JSON objects, canonical.
-- Written in drafts of the journal, so all of it changes in one order.

-- Identity keys of devices: local ones, and those of remote users whose list is kept.
create table identity_key (
    user_id      varchar(255) not null,
    device_id    varchar(255) not null,
    device_nid   bigint,                -- local devices
    display_name varchar(255),
    keys         bytea        not null,
    primary key (user_id, device_id)
);
create index identity_key_device on identity_key (device_nid);

-- The last change of what others can see of a user's keys: the journal position. Audience: the account that alone may
-- know of it; 0: everybody who shares a room with the user.
create table device_list_change (
    user_id  varchar(255) not null,
    audience bigint       not null,
    position bigint       not null,
    primary key (user_id, audience)
);
create index device_list_change_position on device_list_change (position);

-- Of local users: the last number told to other servers.
create table device_list_stream (
    user_id   varchar(255) not null primary key,
    stream_id bigint       not null
);

-- Remote users whose list is kept. It holds while a room is shared in which nobody's membership is younger than it.
create table remote_device_list (
    user_id   varchar(255) not null primary key,
    stream_id bigint,                 -- the last number that was told; null: any further one means to ask again
    position  bigint       not null,  -- the journal's, when it was fetched
    stale     boolean      not null
);
create index room_member_user on room_member (user_id, membership);
create index room_host on room (host);

create table cross_signing_key (
    user_id varchar(255)  not null,
    usage   varchar(20)   not null,
    key_id  varchar(255)  not null, -- the public key
    keys    bytea         not null,
    primary key (user_id, usage)
);

-- Signatures that were added to keys later.
create table key_signature (
    user_id    varchar(255)  not null, -- whose key was signed
    key_id     varchar(255)  not null, -- device ID or public key
    signer     varchar(255)  not null,
    signer_key varchar(255)  not null,
    signature  varchar(1000) not null,
    primary key (user_id, key_id, signer, signer_key)
);
create index key_signature_signer on key_signature (signer);

create sequence one_time_key_seq increment by 1000;

create table one_time_key (
    nid        bigint       not null primary key, -- the order in which they are given out
    device_nid bigint       not null,
    algorithm  varchar(100) not null,
    key_id     varchar(255) not null,
    key_json   bytea        not null,
    constraint one_time_key_key unique (device_nid, algorithm, key_id)
);
create index one_time_key_next on one_time_key (device_nid, algorithm, nid);

create table fallback_key (
    device_nid bigint       not null,
    algorithm  varchar(100) not null,
    key_id     varchar(255) not null,
    used       boolean      not null,
    key_json   bytea        not null,
    primary key (device_nid, algorithm)
);

-- Messages that a device has not acknowledged yet.
create table to_device (
    device_nid  bigint not null,
    position    bigint not null,
    account_nid bigint not null,
    message     bytea  not null,
    primary key (device_nid, position)
);
create index to_device_position on to_device (position);

-- What was sent already: a device's transaction, or a message of another server's user.
create table to_device_sent (
    sender  varchar(255) not null, -- surrogate key of the device, or user ID
    message varchar(700) not null,
    sent_at bigint       not null,
    primary key (sender, message)
);
create index to_device_sent_at on to_device_sent (sent_at);

create table key_backup (
    account_nid bigint       not null,
    version     bigint       not null,
    algorithm   varchar(255) not null,
    auth_data   bytea        not null,
    etag        bigint       not null, -- counts changes of the keys
    deleted     boolean      not null, -- the number is not given again
    primary key (account_nid, version)
);

create table key_backup_session (
    account_nid     bigint       not null,
    version         bigint       not null,
    room_id         varchar(255) not null,
    session_id      varchar(255) not null,
    verified        boolean      not null,
    first_index     bigint       not null,
    forwarded       bigint       not null,
    session_data    bytea        not null,
    primary key (account_nid, version, room_id, session_id)
);

-- The one device of an account that is nobody's session, and gets keys while the user has none.
create table dehydrated_device (
    account_nid bigint not null primary key,
    device_nid  bigint not null,
    device_data bytea  not null
);
