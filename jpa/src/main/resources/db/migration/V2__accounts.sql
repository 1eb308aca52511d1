-- Local users, their devices and how they prove who they are.

create sequence account_seq increment by 50;

-- Never deleted: a localpart is given once.
create table account (
    nid            bigint       not null primary key,
    user_id        varchar(255) not null unique,
    password       varchar(255),          -- Argon2id, encoded with its parameters; null: no login by password
    admin          boolean      not null,
    created_at     bigint       not null,
    deactivated_at bigint                 -- null while the account is in use
);

create sequence device_seq increment by 50;

create table device (
    nid          bigint       not null primary key,
    account_nid  bigint       not null references account (nid),
    device_id    varchar(255) not null,
    display_name varchar(255),
    created_at   bigint       not null,
    last_seen_at bigint,
    last_seen_ip varchar(45),
    constraint device_key unique (account_nid, device_id)
);

create sequence refresh_token_seq increment by 50;

create table refresh_token (
    nid         bigint not null primary key,
    hash        bytea  not null unique,   -- SHA-256 of the token
    device_nid  bigint not null references device (nid),
    created_at  bigint not null,
    replaces    bigint                    -- the token it was given for, which holds until this one or its access token is used
);
create index refresh_token_device on refresh_token (device_nid);
create index refresh_token_replaces on refresh_token (replaces);

create sequence access_token_seq increment by 50;

create table access_token (
    nid         bigint  not null primary key,
    hash        bytea   not null unique,  -- SHA-256 of the token
    device_nid  bigint  not null references device (nid),
    created_at  bigint  not null,
    expires_at  bigint,                   -- null: never
    refresh_nid bigint                    -- the refresh token that came with it
);
create index access_token_device on access_token (device_nid);
create index access_token_refresh on access_token (refresh_nid);

-- Requests that ask the user to prove again who they are.
create table uia_session (
    id         varchar(64)  not null primary key,
    binding    bytea        not null,     -- SHA-256 of what is asked for: another request cannot use the session
    completed  varchar(255) not null,     -- stages, with commas between
    expires_at bigint       not null
);
create index uia_session_expires on uia_session (expires_at);
