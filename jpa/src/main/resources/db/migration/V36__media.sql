-- What the files in the media directory are. Times are milliseconds since 1970.

-- Uploaded here. Until sha256 is there, only the name is, and until expires_at.
create table local_media (
    media_id     varchar(255)  not null primary key,
    user_id      varchar(255)  not null,
    content_type varchar(255)  default '' not null,
    file_name    varchar(1000),
    size_bytes   bigint        default 0 not null,
    sha256       varchar(64)   default '' not null,
    created_at   bigint        not null,
    expires_at   bigint        default 0 not null
);
create index local_media_pending on local_media (user_id, expires_at);

-- Fetched from other servers; may be forgotten at any time.
create table remote_media (
    server       varchar(255)  not null,
    media_id     varchar(255)  not null,
    content_type varchar(255)  not null,
    file_name    varchar(1000),
    size_bytes   bigint        not null,
    sha256       varchar(64)   not null,
    fetched_at   bigint        not null,
    primary key (server, media_id)
);
create index remote_media_age on remote_media (fetched_at);

-- How much that is: of each user, and of all that was fetched under the name '*'.
create table media_usage (
    owner      varchar(255) not null primary key,
    files      bigint       default 0 not null,
    size_bytes bigint       default 0 not null
);
insert into media_usage (owner) values ('*');

-- How much has gone to and fro with each other server since the beginning.
create table media_traffic (
    server      varchar(255) not null primary key,
    taken_files bigint       default 0 not null, -- from it
    taken_bytes bigint       default 0 not null,
    given_files bigint       default 0 not null, -- to it
    given_bytes bigint       default 0 not null
);
