-- An entry of the list becomes an agreement. What was listed goes on to allow what it allowed.

alter table allowed_server add column version bigint default 1 not null;
alter table allowed_server add column their_users_enter boolean default true not null;
alter table allowed_server add column their_users_invited boolean default true not null;
alter table allowed_server add column their_users_invite boolean default true not null;
-- Null: ours enter every room there. Else room ids, one a line; none: no room.
alter table allowed_server add column our_rooms varchar(6000);
alter table allowed_server add column directory boolean default true not null;
alter table allowed_server add column profiles boolean default true not null;
alter table allowed_server add column presence boolean default true not null;
-- Null: of any size. 0: none.
alter table allowed_server add column media_limit bigint;
-- Null: whatever the server publishes. Else key id, blank, key, one a line.
alter table allowed_server add column signing_keys varchar(2000);
alter table allowed_server add column valid_from bigint;
alter table allowed_server add column valid_until bigint;
alter table allowed_server add column review_at bigint;
alter table allowed_server add column contact varchar(255) default '' not null;
alter table allowed_server add column suspended boolean default false not null;

-- Goes before all agreements and modes. Its changes count allow_list_version up, too.
create table denied_server (
    pattern  varchar(257) not null primary key,
    reason   varchar(500) not null,
    added_by varchar(255) not null,
    added_at bigint       not null
);
