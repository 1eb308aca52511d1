-- Names of rooms and the published directory.

create table room_alias (
    alias   varchar(255) not null primary key,
    room_id varchar(255) not null,
    creator varchar(255) not null, -- user id
    created bigint       not null  -- milliseconds since 1970
);
create index room_alias_room on room_alias (room_id);

-- What the directory tells of a room, taken from the state that listed_state names: where that is no longer the
-- room's, the row is renewed before it is told.
create table published_room (
    room_nid        bigint       not null primary key,
    room_id         varchar(255) not null,
    listed_state    bytea,
    canonical_alias varchar(255),
    name            varchar(65536),
    topic           varchar(65536),
    avatar_url      varchar(65536),
    join_rule       varchar(255),
    room_type       varchar(255),
    searchable      varchar(200000) not null, -- name, topic and alias in lower case
    world_readable  boolean      not null,
    guest_can_join  boolean      not null,
    federates       boolean      not null
);
