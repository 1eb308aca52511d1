-- How people are there, as each node last said it: so that all nodes say the same, and still do after a restart.
create table presence (
    user_id     varchar(255) not null,
    state       smallint     not null, -- 0 online, 1 unavailable, 2 offline
    active      boolean      not null,
    last_active bigint       not null, -- milliseconds since 1970
    until       bigint       not null, -- when it is worth nothing, unless it is said again
    position    bigint       not null, -- in the journal
    teller      varchar(64)  not null, -- which life of which node said so
    message     varchar(1000),
    primary key (user_id, teller)
);
create index presence_position on presence (position);
